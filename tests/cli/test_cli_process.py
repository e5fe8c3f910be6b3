"""The program as a process of its own: pipes, terminals, locales, completion by the shell."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLE = str(Path(__file__).parents[1] / "golden" / "dataset")
PROGRAM = [sys.executable, "-m", "timeline"]
linux = pytest.mark.skipif(sys.platform != "linux", reason="needs a terminal and the devices of Linux")


def environment(cache: Path, **more: str) -> dict[str, str]:
    """The environment of a process, without what a user's own may hold."""
    dropped = (
        "LC_ALL",
        "LC_MESSAGES",
        "LANG",
        "NO_COLOR",
        "FORCE_COLOR",
        "TERM",
        "PAGER",
        "COLUMNS",
        "LINES",
        "TIMELINE_DATA",
        "PYTHONUTF8",
        "PYTHONIOENCODING",
    )
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return {**kept, "XDG_CACHE_HOME": str(cache), "TIMELINE_TODAY": "2026-11-24", "LANG": "C.UTF-8", **more}


def start(cache: Path, *args: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program to its end."""
    return subprocess.run([*PROGRAM, *args], env=environment(cache, **more), capture_output=True, stdin=subprocess.DEVNULL, timeout=60, check=False)


def on_terminal(cache: Path, *args: str, **more: str) -> str:
    """What a terminal of 80 columns receives."""
    import fcntl
    import pty
    import struct
    import termios

    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    process = subprocess.Popen([*PROGRAM, *args], env=environment(cache, **more), stdin=subprocess.DEVNULL, stdout=slave, stderr=slave)
    os.close(slave)
    received = b""
    try:
        while chunk := os.read(master, 65536):
            received += chunk
    except OSError:  # the other side is closed
        pass
    os.close(master)
    assert process.wait(timeout=60) == 0
    return received.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_every_locale_prints_utf_8(cache_home: Path, locale: str) -> None:
    result = start(cache_home, "stages", "-d", SAMPLE, "--lang", "uk", LC_ALL=locale, PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert (result.returncode, result.stderr) == (0, b"")
    assert "Перші програми" in result.stdout.decode("utf-8")


def test_errors_are_printed_in_any_locale(cache_home: Path) -> None:
    result = start(cache_home, "treaty", "нічого", "-d", SAMPLE, LC_ALL="C")
    assert result.returncode == 2
    assert "нічого" in result.stderr.decode("utf-8")


def test_a_ukrainian_locale_speaks_ukrainian(cache_home: Path) -> None:
    assert start(cache_home, "stages", "-d", SAMPLE, LANG="uk_UA.UTF-8").stdout.decode().startswith("Етапи")


@linux
def test_arguments_that_are_no_text_are_not_found(cache_home: Path) -> None:
    process = subprocess.run(
        [*map(os.fsencode, PROGRAM), b"treaty", b"\xff\xfe", b"-d", os.fsencode(SAMPLE)],
        env=environment(cache_home),
        capture_output=True,
        check=False,
    )
    assert (process.returncode, process.stdout) == (2, b"")
    assert process.stderr.startswith(b"error: ")
    assert b"bug" not in process.stderr


@pytest.mark.parametrize("args", [["findings", "--json"], ["findings"], ["sources", "-f", "csv"], ["export", "json"]])
def test_a_pipe_that_closes_early_is_no_fault(cache_home: Path, args: list[str]) -> None:
    with subprocess.Popen(
        [*PROGRAM, *args], env=environment(cache_home), stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline()
        process.stdout.close()
        complaint = process.stderr.read()
    assert (process.returncode, complaint) == (0, b"")


@linux
def test_head_ends_the_program_quietly(cache_home: Path) -> None:
    line = f'"{sys.executable}" -m timeline findings --json | head -1; exit ${{PIPESTATUS[0]}}'
    result = subprocess.run(["bash", "-c", line], env=environment(cache_home), capture_output=True, timeout=60, check=False)
    assert (result.returncode, result.stdout, result.stderr) == (0, b"{\n", b"")


@linux
@pytest.mark.parametrize("args", [["stages"], ["findings", "--json"]])
def test_a_full_disk_is_output_that_cannot_be_written(cache_home: Path, args: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        result = subprocess.run([*PROGRAM, *args], env=environment(cache_home), stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
    assert result.returncode == 4
    assert b"No space left on device" in result.stderr
    assert b"bug" not in result.stderr


@linux
@pytest.mark.parametrize(("words", "code"), [("treaties --count", 0), ("nonsense", 2), ("treaty nothing", 2), ("stages -d /nowhere/at/all", 3)])
@pytest.mark.parametrize("stderr", ["/dev/full", "&-"])
def test_a_stderr_that_takes_nothing_changes_no_exit_code(cache_home: Path, words: str, code: int, stderr: str) -> None:
    line = f'"{sys.executable}" -m timeline {words} 2>{stderr}'
    result = subprocess.run(["bash", "-c", line], env=environment(cache_home, TIMELINE_DATA=SAMPLE), capture_output=True, timeout=60, check=False)
    assert (result.returncode, result.stdout) == (code, b"" if code else b"2\n")


@linux
@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("treaties --count", 0),
        ("check", 0),
        ("treaties -o out.csv", 4),
        ("export json -o out.json", 4),
        ("new law --append a.yaml", 4),
        ("init here", 4),
    ],
)
def test_a_folder_that_is_gone_is_no_bug(cache_home: Path, tmp_path: Path, words: str, code: int) -> None:
    line = f'mkdir "{tmp_path}/gone" && cd "{tmp_path}/gone" && rmdir "{tmp_path}/gone" && exec "{sys.executable}" -m timeline {words}'
    result = subprocess.run(["bash", "-c", line], env=environment(cache_home, TIMELINE_DATA=SAMPLE), capture_output=True, timeout=60, check=False)
    assert (result.returncode, b"bug" in result.stderr) == (code, False), result.stderr


@linux
@pytest.mark.parametrize(
    ("variables", "colour"),
    [
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "dumb"}, False),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True),
    ],
)
def test_a_terminal_gets_colour_unless_it_or_the_user_says_no(cache_home: Path, variables: dict[str, str], colour: bool) -> None:
    assert ("\x1b[" in on_terminal(cache_home, "treaties", "-d", SAMPLE, **variables)) is colour


@linux
def test_a_terminal_gets_its_own_width_and_a_page_of_a_long_list(cache_home: Path) -> None:
    text = on_terminal(cache_home, "findings", TERM="dumb")
    assert "50 of " in text
    assert "--limit 0 shows all" in text
    assert max(map(len, text.splitlines())) <= 80
    assert "50 of " not in on_terminal(cache_home, "findings", "-f", "jsonl", TERM="dumb")
    assert "50 of " not in on_terminal(cache_home, "findings", "--limit", "0", TERM="dumb")


def test_off_a_terminal_the_whole_list_is_written(cache_home: Path) -> None:
    assert len(start(cache_home, "findings", "-f", "jsonl").stdout.splitlines()) > 50


def test_the_exit_code_is_that_of_the_run(cache_home: Path) -> None:
    assert start(cache_home, "treaty", "nothing", "-d", SAMPLE).returncode == 2
    assert start(cache_home, "stages", "-d", "/nowhere/at/all").returncode == 3


@linux
@pytest.mark.parametrize(
    ("words", "place", "expected"),
    [
        ("timeline treaty cets", "2", "cets-201"),
        ("timeline treat", "1", "treaties\ntreaty"),
        ("timeline show programme-2016/s", "2", "programme-2016/social-order\nprogramme-2016/statistics"),
    ],
)
def test_the_shell_completes_commands_and_ids_of_the_dataset_in_use(cache_home: Path, words: str, place: str, expected: str) -> None:
    variables = {"_TIMELINE_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": place, "TIMELINE_DATA": SAMPLE}
    result = start(cache_home, **variables)
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.decode().strip() == expected


def test_a_cache_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder", encoding="utf-8")
    result = start(blocked, "treaties", "-d", SAMPLE, "--count")
    assert (result.returncode, result.stdout, result.stderr) == (0, b"2\n", b"")


def test_an_export_that_is_no_text_goes_into_a_pipe_byte_for_byte(cache_home: Path) -> None:
    result = start(cache_home, "export", "xlsx", "-d", SAMPLE)
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.startswith(b"PK\x03\x04")


def test_the_line_ends_of_a_format_go_into_a_pipe_as_they_are(cache_home: Path) -> None:
    assert start(cache_home, "export", "ris", "-d", SAMPLE).stdout.count(b"\r\n") > 5


@linux
def test_an_export_to_a_terminal_is_text(cache_home: Path) -> None:
    assert on_terminal(cache_home, "export", "markwhen", "untoc", "-d", SAMPLE).startswith("---\ntitle: ")
