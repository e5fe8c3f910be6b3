"""What people who have never written YAML do to it: each slip is told where it stands, and what to do about it."""

from __future__ import annotations

import pytest
from conftest import MakeDataset

from timeline.load.problem import Problem
from timeline.load.tree import parse

LAW = """laws:
  law-1:
    title: Law on combating trafficking
    form: law
    topics: [protection]
    cite: gazette item 9
    events:
      - {event: adoption, date: 2005-10-20}
"""
TITLE = "title: Law on combating trafficking"
# what is replaced, by what; line and column of the fault; words of the message and of the hint
SLIPS: dict[str, tuple[str, str, int, int, str, str]] = {
    "a field less indented": ("    form", "   form", 4, 4, "indented by 3", "by 4 or 2 or 0"),
    "a field deeper indented": ("    form", "      form", 4, 7, "indented deeper", "indent it by 4"),
    "a list not indented": ("      - {", "- {", 8, 1, "not stand below its key", "by 6"),
    "a tab": ("    form", "\tform", 4, 1, "a tab stands", "spaces"),
    "a tab behind spaces": ("    form", "    \tform", 4, 5, "a tab stands", "spaces"),
    "a blank of a web page": ("    form", "\u00a0   form", 4, 1, "U+00A0", "type spaces"),
    "no colon": ("form: law", "form law", 4, 5, "no colon", "`form: law`"),
    "no blank behind the colon": ("form: law", "form:law", 4, 5, "no blank stands behind the colon", "`form: law`"),
    "no colon behind an id": ("law-1:", "law-1", 2, 3, "no colon stands behind `law-1`", "`law-1:`"),
    "no colon behind a kind": ("laws:", "laws", 1, 1, "no colon stands behind `laws`", "`laws:`"),
    "a colon in a value": ("Law on", "Law: on", 3, 15, "a second `: `", "quotes"),
    "a text behind quotes": (TITLE, 'title: "Law on" combating', 3, 21, "behind the closing quotation mark", "other sort of quotes"),
    "an apostrophe in quotes": (TITLE, "title: 'Law on victims' rights'", 3, 29, "behind the closing quotation mark", "other sort of quotes"),
    "a quote that is not closed": (TITLE, 'title: "Law on combating', 3, 12, "is not closed", "at the end"),
    "a path of Windows": (TITLE, 'title: "C:\\laws"', 3, 15, "a sign of its own", "single quotes"),
    "a dash of a word processor": ("- {", "– {", 8, 7, "does not begin with `–`", "`- `"),
    "no blank behind a hyphen": ("- {", "-{", 8, 7, "no blank stands behind the hyphen", "`- `"),
    "no comma": ("adoption, date", "adoption date", 8, 30, "a comma is missing", "put a comma"),
    "a brace that is not closed": ("20}", "20", 8, 9, "`{` that opens here is not closed", "`}`"),
    "a bracket that is not closed": ("[protection]", "[protection", 5, 13, "`[` that opens here is not closed", "`]`"),
    "a question mark alone": ("2005-10-20", "?", 8, 33, "does not begin with `?`", "take the key out"),
    "a sign that begins nothing": (TITLE, "title: @law", 3, 12, "does not begin with `@`", "quotes"),
    "a list behind its key": ("events:\n      - {", "events: - {", 7, 13, "does not begin behind its key", "line of its own"),
    "a text that goes on in the first column": ("form: law", "summary: A long\nand long text", 5, 1, "no colon", "indent it deeper"),
    "an item without its key": ("    events:\n", "", 7, 7, "no key above it", "`events:`"),
    "a second key of an item, too deep": ("- {event: adoption, date: 2005-10-20}", "- event: adoption\n          date: 2005", 9, 11, "indented deeper", "by 8"),
    "a second key of an item, not deep enough": ("- {event: adoption, date: 2005-10-20}", "- event: adoption\n       date: 2005", 9, 8, "by 7", "8 or 6"),
    "a semicolon for a colon": ("form: law", "form; law", 4, 5, "no colon", "`form: law`"),
    "an equals sign": ("form: law", "form = law", 4, 5, "no colon", "`form: law`"),
    "a star": (TITLE, "title: * law", 3, 12, "does not begin with `*`", "quotes"),
    "a bracket before a text": (TITLE, "title: [sic] a law", 3, 18, "behind the closing bracket", "quotes"),
    "a mark of a merge": ("laws:", "<<<<<<< HEAD\nlaws:", 1, 1, "a merge", "take the marks out"),
    "a text that goes on with a colon": ("form: law", "summary: A long\n      and: long text", 5, 7, "indented deeper", "`>-`"),
}  # fmt: skip


def _faults(text: str) -> tuple[list[Problem], object]:
    problems: list[Problem] = []
    return problems, parse(text, "x.yaml", problems)


@pytest.mark.parametrize("what", SLIPS)
def test_a_slip_is_told_where_it_stands_and_what_to_do(what: str) -> None:
    before, after, line, column, message, hint = SLIPS[what]
    (problem, *others), _ = _faults(LAW.replace(before, after, 1))
    assert (problem.name, problem.line, problem.column, others) == ("yaml-syntax", line, column, [])
    assert message in problem.message
    assert hint in problem.hint


@pytest.mark.parametrize("what", SLIPS)
def test_a_slip_is_the_only_thing_that_is_told(what: str, dataset: MakeDataset) -> None:
    before, after = SLIPS[what][:2]
    other = "topics:\n  protection: {title: Protection, scheme: function}\nsources:\n  gazette: {title: Gazette, authority: official}\n"
    store = dataset({"x.yaml": LAW.replace(before, after, 1), "other.yaml": other})
    assert store.db.execute("SELECT name FROM problem").fetchall() == [("yaml-syntax",)]


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_the_line_is_counted_as_editors_do(ending: str) -> None:
    (problem,), _ = _faults(LAW.replace("form: law", "form law").replace("\n", ending))
    assert (problem.line, problem.hint.partition(" if")[0]) == (4, "write `form: law`")


def test_a_record_that_goes_on_behind_the_fault_is_left_out() -> None:
    _, root = _faults(LAW.replace("    form", "   form"))
    assert root.items["laws"].items == {}  # type: ignore[attr-defined]


def test_a_record_that_is_whole_before_the_fault_is_read() -> None:
    _, root = _faults(LAW + "  law-2\n    title: Another\n")
    assert list(root.items["laws"].items) == ["law-1"]  # type: ignore[attr-defined]
