"""The walk of docs/own-dataset.md is gone step by step: its files are written, its commands run, and they print what the page shows."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from test_docs import DOCS, WALK, fits, lines

if TYPE_CHECKING:
    from conftest import Result, Run

PAGE = DOCS / WALK


class Step(NamedTuple):
    """One thing to do: the language of its block, and the block, or one command of it with what it prints."""

    language: str
    text: str
    printed: str = ""


def steps(page: str) -> Iterator[Step]:
    """What the page tells to do, in its order; the commands of a block one by one."""
    for found in re.finditer(r"^```(\w+)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        language, block = found.groups()
        if language != "console":
            yield Step(language, block)
            continue
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, printed = part.partition("\n")
            yield Step(language, command, printed)


class Walker:
    """Somebody who does what the page says, in a folder of their own."""

    def __init__(self, folder: Path, run: Run) -> None:
        self.folder = folder
        self.run = run
        self.env: dict[str, str] = {}

    def go(self, step: Step) -> None:
        """Take one step, and see that it went as the page says."""
        if step.language == "console":
            self.type(step)
        elif step.language == "sh":
            self.shell(step.text)
        else:
            self.write(step.text)

    def type(self, step: Step) -> None:
        """Run a command; what it prints, and then says on the side, is what the page shows."""
        program, *words = shlex.split(step.text)
        assert program == "timeline"
        result = self.run(*words, cwd=self.folder, env=self.env)
        assert fits(lines(result.out + result.err), lines(step.printed)), f"{step.text}\n{result.out}{result.err}"
        assert result.code == (1 if "error: " in step.printed else 0), step.text

    def shell(self, text: str) -> None:
        """What is typed besides: a name for the dataset, and what is deleted."""
        for line in text.splitlines():
            program, *words = shlex.split(line)
            if program == "export":
                self.env |= dict(word.split("=") for word in words)
            else:
                assert [program, words[0]] == ["rm", "-r"]
                for word in words[1:]:
                    place = self.folder / word
                    shutil.rmtree(place) if place.is_dir() else place.unlink()

    def write(self, text: str) -> None:
        """Save a file under the name in its first line; of a table the line is no part."""
        name = re.match(r"# (\S+)\n", text)
        assert name is not None, text
        content = text.partition("\n")[2] if name[1].endswith(".csv") else text
        (self.folder / name[1]).write_text(content, encoding="utf-8")


@pytest.fixture(scope="module")
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


def test_the_walk_goes_as_the_page_says(page: str, run: Run, tmp_path: Path) -> None:
    walker = Walker(tmp_path, run)
    for step in steps(page):
        walker.go(step)


def test_the_walk_has_every_sort_of_step(page: str) -> None:
    every = list(steps(page))
    typed = [step.text.split()[1] for step in every if step.language == "console" and " " in step.text]
    assert {step.language for step in every} == {"console", "sh", "yaml", "csv"}
    assert {"init", "new", "check", "import", "at", "events", "programme", "chart", "sql", "export"} <= set(typed)


@pytest.mark.parametrize(
    "broken",
    [
        Step("console", "timeline laws --count", "2\n"),
        Step("console", "timeline check", "x.yaml:1:1: error: nothing\n"),
        Step("console", "timeline laws --no-such-option", "…\n"),
    ],
)
def test_a_step_that_goes_another_way_is_noticed(broken: Step, run: Run, tmp_path: Path) -> None:
    walker = Walker(tmp_path, run)
    walker.go(Step("console", "timeline init mine", "…\n"))
    walker.go(Step("sh", "export TIMELINE_DATA=mine\n"))
    with pytest.raises(AssertionError):
        walker.go(broken)


def test_what_the_page_says_of_faults_is_what_check_says(page: str) -> None:
    shown = re.findall(r"^\| `+ ?(.+?) ?`+ \|", page.partition("## When something goes wrong")[2], re.MULTILINE)
    told = "".join(path.read_text(encoding="utf-8") for path in sorted((DOCS.parent / "timeline").rglob("*.py")))
    fixed = [re.sub(r"georgia|\b\d\b", "{}", words) for words in shown]
    unknown = [words for words in fixed if not any(part in told for part in (words, *words.split("{}")) if len(part.strip()) > 9)]
    assert len(shown) >= 9
    assert unknown == []


def test_a_newcomer_gets_the_page_from_the_readme_of_keeping() -> None:
    assert f"]({WALK})" in (DOCS / "keeping.md").read_text(encoding="utf-8")


def _made(result: Result) -> list[str]:
    return result.out.partition("\n\n")[0].splitlines()


def test_every_name_of_a_file_on_the_page_is_in_the_dataset(page: str, run: Run, tmp_path: Path) -> None:
    made = _made(run("init", "georgia", cwd=tmp_path))
    assert [name for name in made if name not in page] == []
