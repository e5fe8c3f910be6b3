"""What the shell offers at Tab: ids of the right kind with titles, words of closed lists; and the files that teach it to shells."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from timeline import __released__, __version__
from timeline.cli.app import COMMANDS, app
from timeline.cli.completing import harmless

ROOT = Path(__file__).resolve().parents[2]
SHARE = ROOT / "docs" / "share"
SAMPLE = str(ROOT / "tests" / "golden" / "dataset")
linux = pytest.mark.skipif(sys.platform != "linux", reason="needs the shells of Linux")


def environment(cache: Path, **more: str) -> dict[str, str]:
    """The environment of a shell whose `timeline` is this one."""
    return {
        "PATH": f"{cache}:/usr/bin:/bin",
        "PYTHONPATH": str(ROOT),
        "XDG_CACHE_HOME": str(cache),
        "HOME": str(cache),
        "TIMELINE_DATA": SAMPLE,
        "LANG": "C.UTF-8",
        **more,
    }


def offered(cache: Path, line: str, **more: str) -> list[str]:
    """What is offered at the end of a line that is being typed, as fish is told it."""
    variables = {"_TIMELINE_COMPLETE": "complete_fish", "_TYPER_COMPLETE_FISH_ACTION": "get-args", "_TYPER_COMPLETE_ARGS": line}
    command = [sys.executable, "-m", "timeline"]
    result = subprocess.run(
        command, env=environment(cache, **variables, **more), capture_output=True, text=True, encoding="utf-8", timeout=60, check=False
    )
    assert result.stderr == ""
    return result.stdout.splitlines()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("timeline treaty cets-2", ["cets-201"]), ("timeline law cets-2", []), ("timeline why cets-2", ["cets-201"]), ("timeline links cets-2", ["cets-201"]),
        ("timeline compare cets-201 programme-1999/cou", ["programme-1999/counselling"]), ("timeline path cets-201 programme-1999/cou", ["programme-1999/counselling"]),
        ("timeline report --treaty cets-2", ["cets-201"]), ("timeline roles --function hot", ["hotlines"]), ("timeline laws --topic hot", ["hotlines"]),
        ("timeline trace cets-2", ["cets-201"]), ("timeline laws --cites gaz", ["gazette"]),
        ("timeline laws --according-to gaz", ["gazette"]), ("timeline links cets-201 --verb implemented", ["implemented-by"]),
        ("timeline conflicts --kind pro", ["programme", "provision"]), ("timeline laws --columns id,t", ["id,title", "id,topics"]), ("timeline export jsonld", ["jsonld"]), ("timeline laws --lang u", ["uk"]),
        ("timeline laws --format c", ["csv"]), ("timeline laws --basis a", ["adopted"]), ("timeline show -d /nowhere cets", []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_is_offered_is_what_may_stand_there(cache_home: Path, line: str, expected: list[str]) -> None:
    assert [entry.partition("\t")[0] for entry in offered(cache_home, line) if entry] == expected


def test_words_are_offered_in_the_language_of_the_interface_or_of_what_was_begun(cache_home: Path) -> None:
    assert "впроваджується" in offered(cache_home, "timeline links x --lang uk --verb ")
    assert offered(cache_home, "timeline links x --verb впровад") == ["впроваджує", "впроваджується"]
    assert offered(cache_home, "timeline laws --form ука", LANG="uk_UA.UTF-8") == ["указ"]
    assert offered(cache_home, "timeline laws --form dec", LANG="uk_UA.UTF-8") == ["decree"]


@pytest.mark.parametrize(("line", "title"), [("timeline topic hotl", "Hotlines"), ("timeline topic --lang uk hotl", "Гарячі лінії")])
def test_an_id_is_offered_with_its_title_in_the_language_asked_for(cache_home: Path, line: str, title: str) -> None:
    assert offered(cache_home, line) == [f"hotlines\t{title}"]


# what these stand for is a number, a date, a file, columns that only the answer tells, or words of the asker's own
OPEN = {
    "DIR",
    "FILE",
    "N",
    "DATE",
    "BEGIN",
    "END",
    "DAY",
    "PERIOD",
    "TIME",
    "SECONDS",
    "ID",
    "NAME",
    "NAME=VALUE",
    "NAMES",
    "WORDS",
    "[STATEMENT]",
    None,
}


def _parameters() -> Iterator[tuple[str, Any]]:
    """Every option and argument of every command that takes a value from a list or from the dataset, by the name of its command."""
    group = typer.main.get_command(app)
    commands = {"": group, **{name: group.commands.get(name) for name in COMMANDS}}  # type: ignore[attr-defined]
    for name, command in commands.items():
        for parameter in command.params:
            if not getattr(parameter, "is_flag", False) and parameter.metavar not in OPEN:
                yield name, parameter


@pytest.mark.parametrize(("command", "parameter"), [pytest.param(name, one, id=f"{name} {one.opts[-1]}".strip()) for name, one in _parameters()])
def test_all_that_takes_a_word_of_a_list_or_a_record_completes(
    command: str, parameter: Any, cache_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache_home))
    group = typer.main.get_command(app)
    with group.make_context("timeline", ["--help"], resilient_parsing=True) as root:
        made = group.commands.get(command) if command else group  # type: ignore[attr-defined]
        ctx = made.make_context(command, [], parent=root, resilient_parsing=True)
        assert parameter.shell_complete(ctx, "")


def test_the_walk_sees_every_sort_of_parameter() -> None:
    seen = {parameter.metavar for _, parameter in _parameters()}
    assert {
        "FORMAT",
        "en|uk",
        "BASIS",
        "KIND",
        "STATUS",
        "TOPIC",
        "FUNCTION",
        "SOURCE",
        "BODY",
        "VERB",
        "TREATY",
        "STYLE",
        "COLUMN",
        "[NAMES]...",
        "X",
    } <= seen


def test_commands_are_offered_without_being_made(cache_home: Path) -> None:
    variables = {"_TIMELINE_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "timeline "}
    command = [sys.executable, "-X", "importtime", "-m", "timeline"]
    result = subprocess.run(
        command, env=environment(cache_home, **variables), capture_output=True, text=True, encoding="utf-8", timeout=60, check=False
    )
    assert all(name in result.stdout for name in COMMANDS)
    assert "timeline.cli.lists" not in result.stderr


def test_the_dataset_named_on_the_line_is_the_one_that_completes(cache_home: Path) -> None:
    assert offered(cache_home, f"timeline -d {SAMPLE} treaty cets-2", TIMELINE_DATA="/nowhere")[0].startswith("cets-201\t")
    assert offered(cache_home, f"timeline treaty -d {SAMPLE} cets-2", TIMELINE_DATA="/nowhere")[0].startswith("cets-201\t")


def test_completing_loads_neither_yaml_nor_the_terminal_library(cache_home: Path) -> None:
    offered(cache_home, "timeline show cets")
    variables = {"_TIMELINE_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "timeline show cets"}
    command = [sys.executable, "-X", "importtime", "-m", "timeline"]
    result = subprocess.run(
        command, env=environment(cache_home, **variables), capture_output=True, text=True, encoding="utf-8", timeout=60, check=False
    )
    modules = {line.rsplit("|", 1)[1].strip() for line in result.stderr.splitlines() if line.startswith("import time:")}
    assert "sqlite3" in modules
    assert modules & {"rich", "yaml", "pydantic"} == set()


def test_a_series_is_offered_beside_the_figures(cache_home: Path) -> None:
    assert {"members", "calls"} <= {entry.partition("\t")[0] for entry in offered(cache_home, "timeline series ")}


def test_a_title_holds_nothing_that_a_shell_would_run() -> None:
    assert set(harmless("a\\b'c\"d`e$(f)[g]\n\x1b")) & set("\\'\"`$[]\n\x1b") == set()


# --- the files beside the program ------------------------------------------------------------------------------------


@linux
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_reads_its_file(shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell}")
    (path,) = [path for path in SHARE.rglob("*timeline*") if shell in str(path)]
    result = subprocess.run([shell, "-n", str(path)], capture_output=True, text=True, timeout=60, check=False)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


@linux
def test_bash_completes_with_its_file_alone(tmp_path: Path, cache_home: Path) -> None:
    program = cache_home / "timeline"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m timeline "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    script = f'source "{SHARE}/bash-completion/completions/timeline"; COMP_WORDS=(timeline treaty cets-2); COMP_CWORD=2; _timeline_completion timeline; echo "${{COMPREPLY[@]}}"'
    result = subprocess.run(["bash", "--norc", "-c", script], env=environment(cache_home), capture_output=True, text=True, timeout=60, check=False)
    assert (result.stdout, result.stderr) == ("cets-201\n", "")


@linux
def test_the_manual_page_has_no_fault_of_its_language() -> None:
    if shutil.which("groff") is None:
        pytest.skip("there is no groff")
    result = subprocess.run(
        ["groff", "-man", "-ww", "-Tutf8", "-P-c", str(SHARE / "man" / "man1" / "timeline.1")], capture_output=True, timeout=60, check=False
    )
    assert (result.returncode, result.stderr) == (0, b"")
    assert "timeline report" in result.stdout.decode()


def test_the_manual_page_bears_the_date_of_the_release() -> None:
    head = (SHARE / "man" / "man1" / "timeline.1").read_text(encoding="utf-8").splitlines()[1]
    assert head == f'.TH TIMELINE 1 "{__released__}" "timeline {__version__}" "User Commands"'


@linux
def test_another_reader_of_manual_pages_warns_of_nothing() -> None:
    if shutil.which("mandoc") is None:
        pytest.skip("there is no mandoc")
    command = ["mandoc", "-Tlint", "-Wwarning", str(SHARE / "man" / "man1" / "timeline.1")]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (result.stdout, result.stderr) == ("", "")
