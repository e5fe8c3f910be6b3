"""A file of separated values, row by row, each with the line on which it begins. Never holds more than a row."""

from __future__ import annotations

import codecs
import csv
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from timeline.imports.faults import Unusable

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}
_WIDE = ("utf-16", "utf-32")  # in which a line feed is no single byte
_LONGEST_CELL = 16_000_000
_RISKY, _NEUTRAL = re.compile("'*[=+@-]").match, re.compile("'+[=+@-]").match
_QUOTED = re.compile('"[^"]*"')
_BOMS = (  # UTF-32 first: its mark begins like that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_NO_TEXT = (
    (b"PK\x03\x04", "is a workbook or another zip file, and no text"), (b"\xd0\xcf\x11\xe0", "is an old workbook, and no text"),
    (b"%PDF", "is a PDF, and no text"), (b"\x1f\x8b", "is packed with gzip, and no text"),
)  # fmt: skip
_NAMES_SIGN = re.compile('\ufeff?"?sep=(.)"?\\s*').fullmatch  # the first line that some spreadsheets write


def neutral(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    >>> neutral("=1+1"), neutral("'-2"), neutral("'quoted'")
    ("'=1+1", "''-2", "'quoted'")
    """
    return f"'{cell}" if _RISKY(cell) else cell


def restored(cell: str) -> str:
    """A cell as it was before it was made neutral, here or by `export csv`.

    >>> restored("'=1+1"), restored("''-2"), restored("'quoted'")
    ('=1+1', "'-2", "'quoted'")
    """
    return cell[1:] if _NEUTRAL(cell) else cell


class Row(NamedTuple):
    """The line on which a row begins, and its cells."""

    line: int
    cells: list[str]


class Table(NamedTuple):
    """How a file is read, and its headings."""

    path: str
    encoding: str
    delimiter: str
    head: tuple[str, ...]

    def rows(self) -> Iterator[Row]:
        """The rows below the headings; empty lines are none. Raises `Unusable`."""
        found = _read(self.path, self.encoding, self.delimiter)
        next(found, None)
        yield from found


def open_table(path: str, encoding: str = "", delimiter: str = "") -> Table:
    """The table in a file; what is not said of it is found out. Raises `Unusable`."""
    if not os.path.exists(path):
        raise Unusable(f"there is no file {path}", "check its name")
    if not os.path.isfile(path):
        raise Unusable(f"{path} is no file", "name a CSV file; timeline import package reads a folder that export csv wrote")
    chosen = _encoding(path, encoding)
    sign = DELIMITERS.get(delimiter, delimiter) or _delimiter(path, chosen)
    if len(sign) != 1 or sign in '"\r\n':
        raise Unusable(f"--delimiter: `{delimiter[:20]}` is no sign between columns", f"the sign itself, or one of: {', '.join(DELIMITERS)}")
    head = next(_read(path, chosen, sign), None)
    if head is None:
        raise Unusable(f"{path} is empty: there is no line of headings", "it must have a line of headings, then a row a line")
    names = tuple(" ".join(name.split()) for name in head.cells)
    twice = next((name for name in names if name and names.count(name) > 1), "")
    if twice:
        raise Unusable(f"{path} has two columns called {twice[:60]}", "rename one of them")
    return Table(path, chosen, sign, names)


def _encoding(path: str, asked: str) -> str:
    """The encoding asked for, else what the first bytes say, else UTF-8."""
    try:
        if asked:
            codecs.lookup(asked)
        with open(path, "rb") as file:
            start = file.read(4)
    except LookupError:
        raise Unusable(f"--encoding: `{asked[:20]}` is not known", "such as utf-8, utf-16, cp1251, latin-1") from None
    except OSError as error:
        raise Unusable(f"{path} cannot be read: {error.strerror}", "check that it may be read") from None
    wrong = next((words for mark, words in _NO_TEXT if start.startswith(mark)), "")
    if wrong:
        raise Unusable(f"{path} {wrong}", "open it in its own program, save the table as CSV, and import that")
    marked = next((name for mark, name in _BOMS if start.startswith(mark)), "")
    if marked and (not asked or codecs.lookup(asked).name in ("utf-8", "utf-16", "utf-32")):
        return marked
    return asked or _unmarked(start)


def _unmarked(start: bytes) -> str:
    """The encoding of a text without a mark: where every second byte of its first letters is nothing, UTF-16."""
    nothing = [at for at, byte in enumerate(start) if byte == 0]
    return "utf-16-le" if nothing == [1, 3] else "utf-16-be" if nothing == [0, 2] else "utf-8"


def _delimiter(path: str, encoding: str) -> str:
    """The sign that stands most often in the headings, outside of quotes."""
    with _decoding(path, encoding), open(path, encoding=encoding, newline="") as file:
        head = next((line for line in file if line.strip()), "")
    named = _NAMES_SIGN(head)
    if named:
        return named[1]
    plain = _QUOTED.sub("", head)
    return max(DELIMITERS.values(), key=plain.count)  # the comma comes first where none stands there


def _read(path: str, encoding: str, delimiter: str) -> Iterator[Row]:
    """Every row that is no empty line."""
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        with _decoding(path, encoding), open(path, encoding=encoding, newline="") as file:
            above = 1 if _NAMES_SIGN(file.readline()) else 0
            if not above:
                file.seek(0)
            reader = csv.reader(file, delimiter=delimiter)
            line = 1 + above
            while True:
                try:
                    cells = next(reader, None)
                except csv.Error as error:
                    raise Unusable(f"{path}:{line}: a broken row: {error}", "look for a quotation mark that is not closed") from None
                if cells is None:
                    return
                if any(cell.strip() for cell in cells):
                    yield Row(line, cells)
                line = reader.line_num + 1 + above
    finally:
        csv.field_size_limit(before)


@contextmanager
def _decoding(path: str, encoding: str) -> Iterator[None]:
    """Bytes that are not of the encoding are told with their line."""
    try:
        yield
    except UnicodeError:
        line = _broken_line(path, encoding)
        what = f"{path}:{line}" if line else path
        hint = "save it as UTF-8" if encoding.startswith(_WIDE) else "give its encoding: --encoding cp1251"
        raise Unusable(f"{what}: the text is not {encoding}", hint) from None


def _broken_line(path: str, encoding: str) -> int:
    """The first line that is not of the encoding; 0 where lines cannot be told apart."""
    if encoding.startswith(_WIDE):
        return 0
    with open(path, "rb") as file:
        for number, line in enumerate(file, 1):
            try:
                line.decode(encoding)
            except UnicodeError:
                return number
    return 0
