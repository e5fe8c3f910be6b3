"""What a row says in one place of its map: texts put together from cells, and the values that fields take."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fnmatch import fnmatchcase
from typing import Any

from timeline.imports.dates import Read, Unread, read_date
from timeline.imports.faults import Unusable
from timeline.imports.ids import make_id
from timeline.imports.maps import Cell, TableMap
from timeline.imports.rows import restored
from timeline.model import Field
from timeline.store.fold import fold_name

_PARTS = re.compile(r"\{([^{}]+)\}")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_NUMBER = re.compile(r"-?\d{1,15}").fullmatch
Known = Mapping[str, Mapping[str, str]]  # kind of record → folded name → id


class BadCell(Exception):
    """A row cannot be used: the column and the value that are to blame, and why."""

    def __init__(self, column: str, value: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column
        self.value = value
        self.reason = reason


class Columns:
    """The columns of one table under the names of its map, and the values that hold for all rows."""

    def __init__(self, made: TableMap, head: tuple[str, ...], values: Mapping[str, str]) -> None:
        self.map = made
        self.place = {name: at for at, name in reversed(list(enumerate(head))) if name}
        self.values: dict[str, str] = dict(values)
        for name, patterns in made.columns.items():
            found = next((at for pattern in patterns for at, heading in enumerate(head) if fnmatchcase(heading, pattern)), None)
            if found is not None:
                self.place[name] = found
            elif name in made.optional:
                self.values.setdefault(name, "")
        for name, cell in made.values.items():
            if name not in self.values:
                self.values[name] = self.constant(cell)
        for cell in made.cells():
            for name in cell.names:
                self._check(name, cell, head)
        for name in made.skip:
            if name not in self.place:
                raise Unusable(f"{made.path}: skip: the table has no column `{name[:60]}`", _known(head))

    def _check(self, name: str, cell: Cell, head: tuple[str, ...]) -> None:
        if name in self.place or name in self.values:
            return
        if name in self.map.optional:
            self.values[name] = ""
            return
        raise Unusable(f"{self.map.path}:{cell.line}: the table has no column `{name[:60]}`", _known(head))

    def constant(self, cell: Cell) -> str:
        """A text that is the same in all rows."""
        return _PARTS.sub(lambda found: self.values.get(found[1], ""), cell.text)

    def heading(self, name: str, head: tuple[str, ...]) -> str:
        """The heading of the column that has a name in the map."""
        return head[self.place[name]] if name in self.place else name

    @property
    def used(self) -> set[int]:
        """The columns that the map names anywhere."""
        named = {name for cell in self.map.cells() for name in cell.names} | set(self.map.skip)
        return {self.place[name] for name in named if name in self.place}


def _known(head: tuple[str, ...]) -> str:
    return f"its columns: {', '.join(head)}"


class Row:
    """One row, seen through the map."""

    def __init__(self, columns: Columns, cells: list[str], known: Known) -> None:
        self.columns = columns
        self.cells = cells
        self.known = known

    def raw(self, name: str) -> str:
        """A cell, or a value that holds for all rows; empty where it says nothing."""
        at = self.columns.place.get(name)
        if at is None:
            return self.columns.values.get(name, "")
        text = " ".join(restored(self.cells[at].strip()).split())
        if _CONTROL.search(self.cells[at]):
            raise BadCell(name, text, "it holds control characters")
        return "" if text in self.columns.map.empty else text

    def skipped(self) -> bool:
        """Whether the map leaves the row out."""
        return any(any(fnmatchcase(self.raw(name), pattern) for pattern in patterns) for name, patterns in self.columns.map.skip.items())

    def text(self, cell: Cell) -> str:
        """The text that a cell of the map gives; empty where every column in it is empty."""
        parts = [self.raw(name) for name in cell.names]
        found = cell.text
        if parts:
            given = iter(parts)
            found = " ".join(_PARTS.sub(lambda _: next(given), cell.text).split()) if any(parts) else ""
        if not cell.words or not found:
            return found
        if found in cell.words:
            return cell.words[found]
        if cell.other is not None:
            return self.text(cell.other)
        raise self.bad(cell, found, "it is not among the words of the map")

    def bad(self, cell: Cell, value: str, reason: str) -> BadCell:
        """A fault of a cell; the column is named where there is only one."""
        return BadCell(cell.names[0] if len(cell.names) == 1 else cell.text, value, reason)

    # --- values by the type of their field ---------------------------------------------------------------------------

    def value(self, field: Field, cell: Cell) -> Any:
        """The value of a field as a dataset writes it; None where the row has none."""
        if field.type in ("period", "date", "edtf", "day"):
            return self.time(field, cell)
        if cell.inner:
            return {name: text for name, inner in cell.inner.items() if (text := self.text(inner))} or None
        if cell.items or cell.split:
            return self._several(field, cell)
        return self._one(field, cell, self.text(cell))

    def _several(self, field: Field, cell: Cell) -> Any:
        texts = [self.text(item) for item in cell.items] if cell.items else self.text(cell).split(cell.split)
        return [made for text in texts if text.strip() and (made := self._one(field, cell, text.strip()))] or None

    def _one(self, field: Field, cell: Cell, text: str) -> Any:
        if not text:
            return None
        if field.type in ("ref", "refs"):
            return self.id_of(field.kinds, cell, text)
        if field.type in ("integer", "number", "amount"):
            digits = text.replace("\u00a0", "").replace("\u202f", "").replace(" ", "")
            return int(digits) if _NUMBER(digits) else digits
        return text

    def time(self, field: Field, cell: Cell) -> Any:
        """A date or a period."""
        if cell.begin or cell.end:
            begin, end = (self._end(part) if part else "" for part in (cell.begin, cell.end))
            return f"{begin}/{end}" if begin.strip(".") or end.strip(".") else None
        text = self.text(cell)
        if not text:
            return None
        read = self.date(cell, text)
        return (claimed(read) if field.type in ("period", "date") else read.edtf) or None

    def _end(self, cell: Cell) -> str:
        """One end of a period: `..` where it is still running."""
        text = self.text(cell)
        if not text or text in self.columns.map.open:
            return ".." if text else ""
        edtf = self.date(cell, text).edtf
        if "/" in edtf or edtf[:1] in "[{":
            raise self.bad(cell, text, "an end of a period must be one date")
        return edtf

    def date(self, cell: Cell, text: str) -> Read:
        """The date in a cell. Raises `BadCell`."""
        try:
            return read_date(text, self.columns.map.date_order, self.columns.map.year_slash)
        except Unread as error:
            raise self.bad(cell, text, str(error)) from None

    # --- ids ---------------------------------------------------------------------------------------------------------

    def id_of(self, kinds: tuple[str, ...], cell: Cell, text: str) -> str:
        """The id that a name means: that of the map's own list, that of the dataset, else one made of the name."""
        named = self.columns.map.names.get(text)
        if named:
            return named
        folded = fold_name(text)
        for kind in kinds or self.known:
            if folded in self.known.get(kind, {}):
                return self.known[kind][folded]
        found = "/".join(make_id(part) for part in text.split("/")) if _is_path(text) else make_id(text)
        if not found:
            raise self.bad(cell, text, "no id can be made of it")
        return found


_is_path: Callable[[str], Any] = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)+").fullmatch


def claimed(read: Read) -> Any:
    """A date as a claim, with the part of its unit and the table's own words where EDTF cannot say all of them."""
    if not (read.part or read.words):
        return read.edtf
    return {"value": read.edtf, **({"start_part": read.part} if read.part else {}), "note": f"In the table: {read.words}."}
