"""What the documentation shows is what the program does: examples run, reference pages are current, links lead somewhere."""

from __future__ import annotations

import inspect
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from timeline.check import CATALOGUE
from timeline.cli.app import COMMANDS
from timeline.cli.examples import EXAMPLES
from timeline.edtf import parse, say
from timeline.model import KINDS
from timeline.model.vocabulary import AUTHORITIES, EVENT_NAMES, VERB_NAMES
from timeline.store import choose

if TYPE_CHECKING:
    from conftest import MakeDataset, Run

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
DOCS = ROOT / "docs"
GENERATED = ("data-dictionary.md", "problems.md", "commands.md")  # sql.md is made too, and its examples run
PAGES = sorted(path for path in (*ROOT.glob("*.md"), *DOCS.glob("*.md")))
WRITTEN = [path for path in PAGES if path.name not in GENERATED]
WALK = "own-dataset.md"  # its steps go one after the other: test_walk.py
DOTS = "…"  # as a line of its own: any number of lines


class Example(NamedTuple):
    """A command that a page shows, and the lines that it is said to print."""

    page: str
    command: str
    printed: tuple[str, ...]


def _blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def _examples(page: Path) -> Iterator[Example]:
    for block in _blocks(page, "console"):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, printed = part.partition("\n")
            yield Example(page.name, command, lines(printed))


def lines(text: str) -> tuple[str, ...]:
    """The lines of a text without blanks at their ends."""
    return tuple(line.rstrip() for line in text.rstrip().split("\n"))


def fits(printed: tuple[str, ...], shown: tuple[str, ...]) -> bool:
    """Whether that was printed which a page shows."""
    pattern = "".join(r"(?:.*\n)*" if line == DOTS else re.escape(f"{line}\n") for line in shown)
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in printed)) is not None


SHOWN = [example for page in WRITTEN if page.name != WALK for example in _examples(page)]


# --- examples --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shown", "right"),
    [
        (("a", DOTS), True),
        (("a", "b", "c", DOTS), True),
        ((DOTS, "c"), True),
        (("a", DOTS, "b", "c"), True),
        (("a", "b"), False),
        ((DOTS, "b"), False),
    ],
)
def test_dots_stand_for_any_number_of_lines(shown: tuple[str, ...], right: bool) -> None:
    assert fits(("a", "b", "c"), shown) is right


@pytest.mark.parametrize("example", SHOWN, ids=lambda example: f"{example.page}: {example.command}")
def test_an_example_prints_what_the_page_shows(example: Example, run: Run) -> None:
    program, *words = shlex.split(example.command)
    assert program == "timeline"
    result = run(*words, cwd=ROOT, env={"LANG": "en_US.UTF-8"})
    assert result.code == 0, result.err
    printed = lines(result.out)
    if DOTS not in example.printed:
        assert printed == example.printed
    assert fits(printed, example.printed), result.out


def test_the_readme_shows_six_commands() -> None:
    long = len(README.read_text(encoding="utf-8").splitlines()) > 20
    assert len([example for example in SHOWN if example.page == README.name]) >= (6 if long else 0)


@pytest.mark.parametrize("example", [example for examples in EXAMPLES.values() for example in examples])
def test_an_example_of_the_help_runs(example: str, run: Run, tmp_path: Path) -> None:
    if example.startswith("import "):
        _write_what_is_imported(run, tmp_path)
    result = run(*shlex.split(example), cwd=tmp_path)
    assert result.code == 0
    assert [line for line in result.err.splitlines() if not line.startswith("note: ")] == []  # an export says what its format does not carry


def _write_what_is_imported(run: Run, folder: Path) -> None:
    """The tables, the map and the exports that the examples of `import` name."""
    texts = {
        "18-12-a.csv": 'Participant,Signature,"Ratification, Accession(a)"\nUkraine,15 Nov 2001,21 May 2004\nBahrain,,7 Jun 2004 a\n',
        "laws.csv": "Title,Adopted\nA law,20.09.2011\n",
        "laws-map.yaml": "records: [{kind: law, id: '{Title}', title: '{Title}', events: [{event: adoption, date: '{Adopted}'}]}]\n",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    for made in (("jsonl", "ukraine.jsonl"), ("csv", "ukraine.zip")):
        run("export", made[0], "-o", str(folder / made[1]), "-d", str(ROOT / "tests" / "golden" / "dataset"))


def test_every_command_has_an_example() -> None:
    assert sorted(name for name in COMMANDS if not EXAMPLES.get(name)) == []


# --- what keepers of data read ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", _blocks(DOCS / "encoding.md", "yaml"), ids=lambda text: " ".join(text.split()[:3]))
def test_an_example_of_encoding_loads_without_a_fault(text: str, dataset: MakeDataset) -> None:
    store = dataset({"dataset.yaml" if text.startswith("# dataset.yaml") else "example.yaml": text})
    elsewhere = ("dangling-link", "unknown-source")  # the records that an example points to stand in other files
    problems = store.db.execute("SELECT name, message, line FROM problem").fetchall()
    assert [problem for problem in problems if problem[0] not in elsewhere] == []


def test_the_examples_of_assertions_are_well_written(dataset: MakeDataset) -> None:
    text = next(text for text in _blocks(DOCS / "keeping.md", "yaml") if text.startswith("# assertions.yaml"))
    problems = (
        dataset({"assertions.yaml": text, "data.yaml": "topics:\n  t: {title: T, scheme: place}\n"}).db.execute("SELECT name FROM problem").fetchall()
    )
    assert {name for (name,) in problems} == {"dangling-link", "unknown-source"}  # the records stand in other files


def test_the_pre_commit_hook_runs_a_command_that_there_is(run: Run) -> None:
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    program, command = re.search(r"^  entry: (\w+) (\w+)$", hook, re.MULTILINE).groups()  # type: ignore[union-attr]
    assert (program, command in COMMANDS) == ("timeline", True)
    assert run(command, "--strict").code == 0
    name = re.search(r"^- id: (\S+)$", hook, re.MULTILINE)
    assert name is not None
    assert f"- id: {name[1]}\n" in (DOCS / "keeping.md").read_text(encoding="utf-8")


def test_encoding_has_examples() -> None:
    assert len(_blocks(DOCS / "encoding.md", "yaml")) >= 18


def _dates() -> list[tuple[str, str]]:
    """The rows of the table of dates: what to write, and what the program says."""
    section = (DOCS / "encoding.md").read_text(encoding="utf-8").partition("\n## Dates\n")[2].partition("\n## ")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if line.startswith("| ")]
    return [(row[1].strip("`").strip('"'), row[2]) for row in rows[2:]]


def test_encoding_has_a_table_of_dates() -> None:
    assert len(_dates()) >= 20


@pytest.mark.parametrize(("written", "said"), _dates())
def test_a_date_of_the_table_is_said_as_it_shows(written: str, said: str) -> None:
    assert say(parse(written), "en") == said


def test_choosing_names_every_rule() -> None:
    source = inspect.getsource(choose)
    deciding = [line for line in source.splitlines() if 'return "' in line or "Choice(" in line]
    rules = {name for line in deciding for name in re.findall(r'"([a-z ]+)"', line)}
    told = re.findall(r"^\| `([a-z ]+)` \|", (DOCS / "choosing.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(told) == rules
    assert len(rules) >= 8


def test_choosing_ranks_sources_as_the_program_does() -> None:
    text = (DOCS / "choosing.md").read_text(encoding="utf-8")
    found = [text.find(f"`{word}`") for word in AUTHORITIES]
    assert -1 not in found
    assert found == sorted(found)


# --- reference pages -------------------------------------------------------------------------------------------------


def test_the_reference_pages_are_current() -> None:
    result = subprocess.run([sys.executable, str(DOCS / "generate.py"), "--check"], capture_output=True, text=True, check=False, cwd=ROOT)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def _headings(page: Path) -> list[str]:
    outside = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return re.findall(r"^#+ (.+)$", outside, re.MULTILINE)


def test_the_dictionary_has_every_kind() -> None:
    assert {kind.name for kind in KINDS} - set(_headings(DOCS / "data-dictionary.md")) == set()


def test_the_dictionary_has_every_field() -> None:
    text = (DOCS / "data-dictionary.md").read_text(encoding="utf-8")
    assert [field.name for kind in KINDS for field in kind.fields if f"| `{field.name}` | {field.type} |" not in text] == []


def test_the_dictionary_has_every_event_and_verb() -> None:
    text = (DOCS / "data-dictionary.md").read_text(encoding="utf-8")
    assert [word for word in (*EVENT_NAMES, *VERB_NAMES) if f"\n| `{word}` |" not in text] == []


def test_the_page_on_problems_has_every_name() -> None:
    assert set(CATALOGUE) - set(_headings(DOCS / "problems.md")) == set()


def test_the_page_on_commands_has_every_command() -> None:
    assert set(COMMANDS) - set(_headings(DOCS / "commands.md")) == set()


# --- links -----------------------------------------------------------------------------------------------------------


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _links(page: Path) -> Iterator[tuple[Path, str]]:
    """The files of this project that a page links to, each with the anchor in it."""
    text = re.sub(r"^```.*?^```$|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" not in target:
            path, _, anchor = target.partition("#")
            yield (page.parent / path if path else page), anchor


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files_that_exist(page: Path) -> None:
    assert [str(path) for path, _ in _links(page) if not path.exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_headings_that_exist(page: Path) -> None:
    pages = [(path, anchor) for path, anchor in _links(page) if anchor and path.exists()]
    assert [f"{path.name}#{anchor}" for path, anchor in pages if anchor not in map(_anchor, _headings(path))] == []


def test_links_are_found() -> None:
    assert sum(1 for page in PAGES for _ in _links(page)) >= 20
