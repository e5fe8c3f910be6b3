"""What a row says in one place of its map: texts put together from cells, and the values that fields take."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fnmatch import fnmatchcase
from typing import Any

from timeline.imports.dates import Read, Unread, read_date
from timeline.imports.faults import Unusable
from timeline.imports.ids import make_id
from timeline.imports.known import Known
from timeline.imports.maps import Cell, TableMap
from timeline.imports.rows import restored
from timeline.model import Field
from timeline.model.kinds import CLAIM_FIELDS
from timeline.store.fold import fold_name

_PARTS = re.compile(r"\{([^{}]+)\}")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_NUMBER = re.compile(r"-?\d{1,15}").fullmatch
_CLAIM_FIELDS = {spec.name: spec for spec in CLAIM_FIELDS}
_CLAIMED = ("title", "claim", "claims", "amount", "period", "date")  # types of field that may carry claims


class BadCell(Exception):
    """A row cannot be used: the column and the value that are to blame, why, and what to do."""

    def __init__(self, column: str, value: str, reason: str, hint: str) -> None:
        super().__init__(reason)
        self.column = column
        self.value = value
        self.reason = reason
        self.hint = hint


class NotYet(BadCell):
    """A row names a record that no row before it made; one further down may."""


class Columns:
    """The columns of one table under the names of its map, and the values that hold for all rows."""

    def __init__(self, made: TableMap, head: tuple[str, ...], values: Mapping[str, str]) -> None:
        self.map = made
        self.place = {name: at for at, name in reversed(list(enumerate(head))) if name}
        self.values: dict[str, str] = dict(values)
        for name, patterns in made.columns.items():
            found = next((at for pattern in patterns for at, heading in enumerate(head) if _fits(heading, pattern, patterns)), None)
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
        for key, names in (("skip", made.skip), ("fill", made.fill)):
            for name in names:
                if name not in self.place:
                    raise Unusable(f"{made.path}: {key}: the table has no column `{name[:60]}`", _known(head))

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
        named = {name for cell in self.map.cells() for name in cell.names} | {*self.map.skip, *self.map.fill}
        return {self.place[name] for name in named if name in self.place}


def _fits(heading: str, pattern: str, patterns: tuple[str, ...]) -> bool:
    """Whether a heading is one that the pattern means, and none that another of them takes out: `!*ad referendum*`."""
    return fnmatchcase(heading, pattern) and not any(fnmatchcase(heading, other[1:]) for other in patterns if other.startswith("!"))


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
            raise BadCell(name, text, "it holds control characters", "type the cell anew")
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
        raise self.bad(cell, found, "it is not among the words of the map", f"mend the cell, or add it to `words` in line {cell.line} of the map")

    def bad(self, cell: Cell, value: str, reason: str, hint: str, sort: type[BadCell] = BadCell) -> BadCell:
        """A fault of a cell; the column is named where there is only one."""
        return sort(_column(cell), value, reason, hint)

    # --- values by the type of their field ---------------------------------------------------------------------------

    def value(self, field: Field, cell: Cell) -> Any:
        """The value of a field as a dataset writes it; None where the row has none."""
        if field.type in _CLAIMED and cell.is_claim:
            return self.claims(field, cell) or None
        if field.type in ("period", "date", "edtf", "day"):
            return self.time(field, cell)
        if field.type in ("block", "blocks") and cell.inner:
            return self._block(field, cell)
        if field.type == "cite" and cell.inner:
            return self._cite(cell)
        if cell.inner:
            return {name: made for name, inner in cell.inner.items() if (made := self._of_language(field, inner)) is not None} or None
        if cell.items or cell.split:
            return self._several(field, cell)
        return self._one(field, cell, self.text(cell))

    def _of_language(self, field: Field, cell: Cell) -> Any:
        if cell.is_claim:
            return self.claims(field, cell) or None
        return self._several(field, cell) if cell.items or cell.split else self.text(cell) or None

    def _several(self, field: Field, cell: Cell) -> Any:
        if cell.items:
            found = [made for item in cell.items if (made := self.value(field, item)) is not None]
            return [part for made in found for part in (made if isinstance(made, list) else [made])] or None
        texts = self.text(cell).split(cell.split)
        return [made for text in texts if text.strip() and (made := self._one(field, cell, text.strip()))] or None

    def claims(self, field: Field, cell: Cell, text: str = "") -> list[dict[str, Any]]:
        """The claims that a cell gives: none where it has no value, several where the value is a list; `text` is the date that it holds, if it is read."""
        found = claimed(self.date(cell.inner["value"], text)) if text else self.value(field, cell.inner["value"])
        said = {
            name: made for name, inner in cell.inner.items() if name != "value" and (made := self.value(_CLAIM_FIELDS[name], inner)) is not None
        }  # fmt: skip
        return [_with_notes(value, said) for value in (found if isinstance(found, list) else [] if found is None else [found])]

    def _cite(self, cell: Cell) -> str | None:
        """`gazette p. 12` from the source and the place in it; nothing where no source is named."""
        name = self.text(cell.inner["source"])
        if not name:
            return None
        place = self.text(cell.inner["at"]) if "at" in cell.inner else ""
        return f"{self.id_of(('source',), cell.inner['source'], name)} {place}".strip()

    def _block(self, field: Field, cell: Cell) -> Any:
        """A mapping; nothing where the row has not what such a mapping needs."""
        known = {inner.name: inner for inner in field.fields}
        found = {name: made for name, inner in cell.inner.items() if (made := self.value(known[name], inner)) is not None}
        return found if all(spec.name in found for spec in field.fields if spec.required) else None

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
            raise self.bad(cell, text, "an end of a period must be one date", "put one day, month or year")
        return edtf

    def date(self, cell: Cell, text: str) -> Read:
        """The date in a cell. Raises `BadCell`."""
        try:
            return read_date(text, self.columns.map.date_order, self.columns.map.year_slash)
        except Unread as error:
            raise self.bad(cell, text, error.reason, error.hint) from None

    # --- ids ---------------------------------------------------------------------------------------------------------

    def id_of(self, kinds: tuple[str, ...], cell: Cell, text: str) -> str:
        """The id that a name means: that of the map's own list, that of the dataset, else one made of the name."""
        named = self.columns.map.names.get(text)
        if named:
            return named
        folded = fold_name(text)
        for kind in kinds or self.known.names:
            if folded in self.known.names.get(kind, {}):
                return self.known.names[kind][folded]
        found = "/".join(make_id(part) for part in text.split("/")) if _is_path(text) else make_id(text)
        if not found:
            raise self.bad(cell, text, "no id can be made of it", "give its id under `names` in the map")
        return found

    def short_id(self, cell: Cell, text: str, holder: str) -> str:
        """The id of a record within the one that holds it; a text that names the holder first, as exports do, loses that."""
        inside = text.removeprefix(f"{holder}/")
        found = self.columns.map.names.get(inside) or make_id(inside)
        if not found:
            raise self.bad(cell, text, "no id can be made of it", "give its id under `names` in the map")
        return found


def _column(cell: Cell) -> str:
    """The column of a cell where there is one; else its text, or that of its first part."""
    if cell.inner or cell.items:
        return _column(next(iter((*cell.inner.values(), *cell.items))))
    return cell.names[0] if len(cell.names) == 1 else cell.text


def _with_notes(value: Any, said: dict[str, Any]) -> dict[str, Any]:
    """A claim; a value that came with a remark of its own keeps it beside what is said."""
    if not isinstance(value, dict):
        return {"value": value, **said}
    notes = [*(said["note"] if isinstance(said.get("note"), list) else [said["note"]] if "note" in said else []), value["note"]]
    return {**value, **said, "note": notes if len(notes) > 1 else notes[0]}


_is_path: Callable[[str], Any] = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)+").fullmatch


def claimed(read: Read) -> Any:
    """A date as a claim, with the part of its unit and the table's own words where EDTF cannot say all of them; None for one known to be unknown."""
    if not (read.part or read.words):
        return read.edtf or None
    return {"value": read.edtf, **({"start_part": read.part} if read.part else {}), "note": f"In the table: {read.words}."}
