"""What keeps a file from being YAML, in words for people who do not know YAML. Loaded only after a fault.

The parser tells where it gave up; the slip stands there, or in the line above it. The lines themselves are looked at to tell which.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from timeline.load.problem import Problem

_LINE_END = re.compile("\r\n|\r|\n")
_FIRST_KEY = re.compile(r"""(?:- +)*([^\s"'{\[#][^:]*):(?=\s|$)""")  # `key:` at the beginning of a line, behind the dashes of lists
_BEFORE_KEY = re.compile(r"\s*(?:- +)*")
_MERGE = re.compile(r"<{7}|={7}$|>{7}")  # what a merge leaves where two people changed one line
_STUCK_COLON = re.compile(r"(?:- +)*([\w-]+):(\S.*)")
_STUCK_DASH = re.compile(r"-(?=[^\s-])")
_NO_DASH = re.compile("[\u2010-\u2015\u2022\u2212*] ")  # dashes and bullets of word processors
_ODD_BLANK = re.compile("[^\\S \t\r\n]")
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LOOK = "look at this line and the one above it: indentation, quotes, brackets"
_IN_QUOTES = "put the value in quotes"


class _Fault(NamedTuple):
    """What is wrong, what to do, and where: row and column count from 0."""

    message: str
    hint: str
    row: int
    column: int


class _Lines:
    """The lines of a file around the place where the parser gave up."""

    def __init__(self, text: str) -> None:
        self.rows = _LINE_END.split(text)

    def __getitem__(self, row: int) -> str:
        return self.rows[row] if 0 <= row < len(self.rows) else ""

    def indent(self, row: int) -> int:
        """How far a line is indented."""
        line = self[row]
        return len(line) - len(line.lstrip())

    def above(self, row: int) -> int:
        """The next line above that says something; -1 where there is none."""
        row -= 1
        while row >= 0 and (not self[row].strip() or self[row].lstrip().startswith("#")):
            row -= 1
        return row

    def key_indent(self, row: int) -> int:
        """Where the first key of a line stands: behind the hyphens of lists."""
        found = _BEFORE_KEY.match(self[row])
        return found.end() if found else 0

    def indents_above(self, row: int) -> list[int]:
        """The indentations that a line here may have: its line above, and all that this one is inside of."""
        found: list[int] = []
        while (row := self.above(row)) >= 0:
            found += [indent for indent in (self.key_indent(row), self.indent(row)) if not found or indent < found[-1]]
        return list(dict.fromkeys(found))


def syntax_problem(error: Any, text: str, path: str, depth: int) -> Problem:
    """The parser's complaint as a problem of the file; `depth` is how many levels are read."""
    mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    where, start = mark or context, context or mark
    if where is not None and "maximum nesting depth" in str(getattr(error, "problem", None)):  # libyaml from 0.2.6 on
        return Problem("too-deep", f"more than {depth} levels deep", "write it flatter", path, where.line + 1, where.column + 1)
    if where is None or start is None:
        fault = _unprintable(error, text)
    else:
        detail = str(getattr(error, "problem", None) or "cannot be read").strip()
        fault = _explained(_Lines(text), detail, str(getattr(error, "context", None) or ""), (where.line, where.column), (start.line, start.column))
    return Problem("yaml-syntax", fault.message, fault.hint, path, fault.row + 1, fault.column + 1)


def goes_on(problem: Problem, text: str, column: int, *, is_open: bool) -> bool:
    """Whether the line of a fault belongs to the record above it, whose key begins in `column`.

    It does when it is indented deeper or is an item of a list; while the record is open, unless it stands where the next one would.
    """
    line = "".join(_LINE_END.split(text)[problem.line - 1 : problem.line])
    bare = line.lstrip()
    indent = len(line) - len(bare)
    return bool(bare) and (indent != column - 1 if is_open else indent >= column or bare.startswith("- "))


def _unprintable(error: Any, text: str) -> _Fault:
    """A character that YAML does not allow."""
    found = _UNPRINTABLE.search(text)
    start = found.start() if found else 0
    detail = str(getattr(error, "reason", None) or "cannot be read").strip()
    hint = "take the sign out; if the file looks right in an editor, save it as UTF-8"
    return _Fault(detail, hint, text.count("\n", 0, start), max(start - text.rfind("\n", 0, start) - 1, 0))


def _explained(lines: _Lines, detail: str, context: str, where: tuple[int, int], start: tuple[int, int]) -> _Fault:
    row, column = where
    found = _odd_blank(lines, row) or _merge(lines, row) or _value(lines, detail, context, where, start)
    if found:
        return found
    if "flow" in context:
        return _in_brackets(lines, detail, where, start)
    if "mapping values are not allowed" in detail:
        return _second_colon(lines, row, column)
    if "could not find expected ':'" in detail:
        return _no_colon(lines, start[0])
    if "block sequence entries are not allowed" in detail:
        return _Fault("a list does not begin behind its key", "write each item on a line of its own, with `- ` before it", row, column)
    if "did not find expected key" in detail or "expected '-' indicator" in detail:
        return _misplaced(lines, row, column)
    return _Fault(detail, _LOOK, row, column)


def _merge(lines: _Lines, row: int) -> _Fault | None:
    """What a merge leaves where two people changed one line, in the line or in the one above."""
    near = next((near for near in (lines.above(row), row) if _MERGE.match(lines[near])), None)
    return None if near is None else _Fault("a mark of a merge stands here", "keep one of the two texts, and take the marks out", near, 0)


def _value(lines: _Lines, detail: str, context: str, where: tuple[int, int], start: tuple[int, int]) -> _Fault | None:
    """A quoted value without its end, or with a sign that quotes do not take; a value that begins with a sign of YAML."""
    if "quoted scalar" in context and "escape" in detail:
        return _Fault("in double quotes `\\` begins a sign of its own", "write `\\\\`, or put the value in single quotes", *where)
    if "quoted scalar" in context:
        hint = "put the same sign at the end of the value; if the value holds that sign, put it into the other sort of quotes"
        return _Fault("the quotation mark that opens here is not closed", hint, *start)
    is_name = "alias" in context or "anchor" in context
    if is_name or "cannot start any token" in detail:
        row, column = start if is_name else where
        return _Fault(f"a value does not begin with `{lines[row][column : column + 1]}`", _IN_QUOTES, row, column)
    return None


def _odd_blank(lines: _Lines, row: int) -> _Fault | None:
    """A tab, or a blank of word processors and web pages, in the indentation of the line or of the one above."""
    for near in (row, lines.above(row)):
        indentation = lines[near][: lines.indent(near)]
        if "\t" in indentation:
            return _Fault("a tab stands in the indentation", "indent with spaces, not with tabs", near, indentation.index("\t"))
        odd = _ODD_BLANK.search(indentation)
        if odd:
            message = f"a blank in the indentation is no plain space (U+{ord(odd[0]):04X})"
            return _Fault(message, "take it out and type spaces; it comes from a word processor or a web page", near, odd.start())
    return None


def _in_brackets(lines: _Lines, detail: str, where: tuple[int, int], start: tuple[int, int]) -> _Fault:
    opened = lines[start[0]][start[1] : start[1] + 1]
    if where[0] != start[0]:
        return _Fault(f"the bracket `{opened}` that opens here is not closed", f"put `{'}' if opened == '{' else ']'}` at its end", *start)
    if "node content" in detail:
        sign = lines[where[0]][where[1] : where[1] + 1]
        return _Fault(f"a value does not begin with `{sign}`", f"{_IN_QUOTES}; where nothing is known, take the key out", *where)
    hint = "put a comma between one value and the next: {event: adoption, date: 2011-09-20}; put a value that holds `: ` in quotes"
    return _Fault("a comma is missing inside the brackets", hint, *where)


def _second_colon(lines: _Lines, row: int, column: int) -> _Fault:
    """A colon where no key can be: in the middle of a value, or in a line that goes on with the value above."""
    indent, above = lines.indent(row), lines.above(row)
    bare = lines[row].strip()
    if _NO_DASH.match(bare):
        return _Fault(f"an item of a list does not begin with `{bare[0]}`", "write a hyphen and a blank: `- `", row, indent)
    if _STUCK_DASH.match(bare):
        return _Fault("no blank stands behind the hyphen", "write `- ` before an item of a list", row, indent)
    key = _FIRST_KEY.match(bare)
    if key is None or indent + key.end() - 1 != column or above < 0:
        return _Fault("a second `: ` stands in one value", f'{_IN_QUOTES}: title: "La Strada: Prevention"', row, column)
    before = lines[above].strip()
    if ":" not in before:
        return _Fault(f"no colon stands behind `{before[:40]}`", f"write `{before[:40]}:`", above, lines.indent(above))
    if bare.startswith("- "):
        hint = "write the key above it, such as `events:`; does a `#` still stand before it?"
        return _Fault("an item of a list stands here, and no key above it", hint, row, indent)
    message = "this line is indented deeper than the one above it, which has its value already"
    hint = f"indent it by {lines.key_indent(above)}, as the key above; a text that goes on needs quotes, or `>-` behind its key"
    return _Fault(message, hint, row, indent)


def _no_colon(lines: _Lines, row: int) -> _Fault:
    """A line that is no key with its value."""
    bare, indent = lines[row].strip(), lines.indent(row)
    stuck = _STUCK_COLON.match(bare)
    if stuck:
        return _Fault("no blank stands behind the colon", f"write `{stuck[1]}: {stuck[2][:40]}`", row, indent)
    if _STUCK_DASH.match(bare):
        return _Fault("no blank stands behind the hyphen", "write `- ` before an item of a list", row, indent)
    first, _, rest = bare.partition(" ")
    first, rest = first.rstrip(";,=:\uff1a"), rest.lstrip("=:\uff1a ")
    hint = f"write `{first[:40]}: {rest[:40]}` if it is a key; indent it deeper than its key if it is a text that goes on"
    return _Fault("this line has no colon", hint if rest else f"write `{first[:40]}:`", row, indent)


def _misplaced(lines: _Lines, row: int, column: int) -> _Fault:
    """Something where a key should begin: a line that fits no indentation above it, an item of a list, the rest of a quoted value."""
    indent = lines.indent(row)
    if column > indent and lines[row][:column].rstrip().endswith(("]", "}")):
        return _Fault("the value goes on behind the closing bracket", "put the whole value in quotes", row, column)
    if column > indent and re.search("[\"']", lines[row][:column]):
        hint = 'put the whole value into the other sort of quotes: \'The "Revival" law\', "victims\' rights"'
        return _Fault("the value goes on behind the closing quotation mark", hint, row, column)
    fitting = lines.indents_above(row)
    above = lines.above(row)
    if lines[row].lstrip().startswith("- "):
        hint = f"indent it deeper than its key: by {lines.indent(above) + 2}" if lines[above].rstrip().endswith(":") else _LOOK
        return _Fault("the item of a list does not stand below its key", hint, row, indent)
    if indent not in fitting and fitting:
        known = " or ".join(map(str, fitting[:3]))
        return _Fault(
            f"this line is indented by {indent}, and nothing above it is", f"indent it like the line that it belongs with: by {known}", row, indent
        )
    return _Fault("a key is expected here", _LOOK, row, column)
