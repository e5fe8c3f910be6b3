"""Property-based: whatever stands in a file, a date or on the command line ends in an answer or a plain word.

A fixed number of fixed examples; TIMELINE_FUZZ_EXAMPLES asks each property for so many fresh ones.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

from conftest import Run, write_dataset
from hypothesis import given, settings
from hypothesis import strategies as st
from ordeal import SAMPLE

from timeline.check import CATALOGUE, find_all
from timeline.cli.app import COMMANDS, _make
from timeline.edtf import EdtfError, bounds, parse, say
from timeline.load.decode import Decoder
from timeline.load.problem import Problem
from timeline.load.tree import Mapping
from timeline.load.tree import parse as parse_yaml
from timeline.store import open_store

ROOT = Path(__file__).resolve().parents[2]
BUNDLED = {
    str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in sorted((ROOT / "data").rglob("*.yaml")) if path.name != "dataset.yaml"
}
GOLDEN = {str(path.relative_to(SAMPLE)): path.read_text(encoding="utf-8") for path in sorted(Path(SAMPLE).rglob("*.yaml"))}
_ASKED = int(os.environ.get("TIMELINE_FUZZ_EXAMPLES", "0"))
CODES = (0, 1, 2, 3, 4)
PIECES = (
    "\t",
    "  ",
    ": ",
    "- ",
    "#",
    "'",
    '"',
    "[",
    "{",
    "}",
    "|",
    ">",
    "&a",
    "*a",
    "!!x",
    "---",
    "\0",
    "\ufeff",
    "id",
    "null",
    "2011-02-30",
    "[..2012]",
    "№",
    "😀",
)


def budget(examples: int) -> settings:
    """The settings of a property: so many examples in a common run."""
    return settings(max_examples=_ASKED or examples)


@st.composite
def mutations(draw: st.DrawFn, files: dict[str, str]) -> tuple[str, str]:
    """One of the files, with lines deleted, doubled, swapped or moved sideways, and signs put in: its name and text."""
    name = draw(st.sampled_from(sorted(files)))
    lines = files[name].splitlines(keepends=True)
    for _ in range(draw(st.integers(1, 6))):
        at, other = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
        line, column = lines[at], draw(st.integers(0, len(lines[at])))
        match draw(st.integers(0, 5)):
            case 0:
                lines[at] = ""
            case 1:
                lines[at] = line * 2
            case 2:
                lines[at], lines[other] = lines[other], lines[at]
            case 3:
                lines[at] = "  " + line if draw(st.booleans()) else line.removeprefix("  ")
            case 4:
                lines[at] = line[:column] + draw(st.sampled_from(PIECES)) + line[column:]
            case _:
                lines[at] = line[:column] + line[column + draw(st.integers(1, 9)) :]
    return name, "".join(lines)


@budget(300)
@given(mutations(BUNDLED))
def test_a_bundled_file_with_slips_raises_nothing_and_every_fault_has_its_place(mutated: tuple[str, str]) -> None:
    problems: list[Problem] = []
    name, text = mutated
    root = parse_yaml(text, name, problems)
    if isinstance(root, Mapping):
        list(Decoder(name, problems).records(root))
    lines = text.count("\n") + text.count("\r") + 2
    assert [p for p in problems if p.name not in CATALOGUE or p.path != name or not 1 <= p.line <= lines or p.column < 1] == []


@cache
def _ids_of_others(name: str) -> frozenset[str]:
    """The records of the golden dataset when one file is not there."""
    return _ids({other: text for other, text in GOLDEN.items() if other != name})


def _ids(files: dict[str, str], raw: dict[str, bytes] | None = None) -> frozenset[str]:
    with tempfile.TemporaryDirectory() as folder:
        sample = write_dataset(Path(folder, "sample"), files)
        for name, content in (raw or {}).items():
            (sample / name).write_bytes(content)
        store = open_store(str(sample), folder)
        found = frozenset(id for (id,) in store.db.execute("SELECT id FROM record"))
        assert {problem.name for problem in find_all(store, frozenset(CATALOGUE))} <= set(CATALOGUE)
        store.close()
    return found


@budget(40)
@given(mutations({name: text for name, text in GOLDEN.items() if name != "dataset.yaml"}))
def test_slips_in_one_file_hide_no_record_of_another(mutated: tuple[str, str]) -> None:
    name, text = mutated
    taken = _ids({**GOLDEN, name: text})
    hidden = {id for id in _ids_of_others(name) - taken if id.partition("/")[0] not in text}  # a repeated id belongs to the first file
    assert hidden == set()


@budget(60)
@given(st.binary(max_size=200), st.sampled_from([b"", b"\xef\xbb\xbf", b"laws:\n  a: ", b"topics: {a: {title: ", b"topics:\r\n"]))
def test_any_bytes_as_a_file_hide_no_record_of_another(content: bytes, head: bytes) -> None:
    good = {"good.yaml": "topics:\n  good: {title: Good, scheme: place}\n"}
    assert "good" in _ids(good, {"zzz.yaml": head + content})


@budget(500)
@given(st.text(alphabet="0123456789-/.X~?%[]{},YT:S+ eu..", max_size=40) | st.text(max_size=30))
def test_any_text_is_a_date_that_can_be_said_or_is_refused_at_its_place(text: str) -> None:
    try:
        date = parse(text)
    except EdtfError as error:
        assert (bool(error.message), 0 <= error.position <= len(text)) == (True, True)
        return
    bounds(date)
    assert say(date, "en")
    assert say(date, "uk")


# --- the command line ------------------------------------------------------------------------------------------------

ODD = (
    "", " ", "0", "-1", "99999999999999999999", "1e9", "2011", "2011-02-30", "[2010,2012]", "199X", "2014/..", "../..", "/", "/dev/null", "%", "' OR 1=1 --", "cets-201",
    "programme-2016", "cets-201#ratification", "cets-201.title", "#", ",", "id,title", "csv", "docx", "uk", "в", "№", "\x1b[2J", "\x00", "a" * 3000, "🙂", "\u202e", "\udcff",
    "law", "treaties", "implements", "implemented-by", "hotlines", "in-force", "SELECT 1", "DROP TABLE record", "--", "-", "30d", "text", "topic", "files", "no-source", "json",
)  # fmt: skip


@cache
def _options(name: str) -> tuple[tuple[str, bool], ...]:
    """Every option of a command as it is typed, and whether it takes a value."""
    found = [(flag, not param.is_flag) for param in _make(name).params if param.param_type_name == "option" for flag in param.opts]
    return (*found, ("-h", False))


@st.composite
def lines(draw: st.DrawFn) -> list[str]:
    """A command with options of its own and values that may be odd."""
    name = draw(st.sampled_from(sorted(COMMANDS)))
    odd = st.sampled_from(ODD) | st.text(max_size=8)
    words = [name]
    for _ in range(draw(st.integers(0, 4))):
        option, valued = draw(st.sampled_from(_options(name)))
        words += [option, draw(odd)] if valued else [option]
    return words + draw(st.lists(odd, max_size=3))


def test_any_options_with_any_values_end_in_an_answer_or_a_plain_word(run: Run, tmp_path: Path) -> None:
    sample = shutil.copytree(SAMPLE, tmp_path / "sample")  # some commands write into the dataset
    work = tmp_path / "work"
    work.mkdir()

    @budget(250)
    @given(lines())
    def holds(words: list[str]) -> None:
        result = run(*words, cwd=work, env={"TIMELINE_DATA": str(sample), "HOME": str(tmp_path), "TERM": "dumb"})
        assert result.code in CODES, (words, result.err[-500:])
        assert "Traceback" not in result.err
        assert "\x1b" not in result.err
        assert result.err or result.code in (0, 1), words

    holds()
