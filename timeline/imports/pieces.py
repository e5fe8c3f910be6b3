"""What one row says of one record, under its part of the map."""

from __future__ import annotations

from typing import Any, NamedTuple

from timeline.imports.cells import Row, claimed
from timeline.imports.dates import Unread, split_mark
from timeline.imports.maps import Cell, EventSpec, LinkSpec, Mark, RecordSpec
from timeline.model import KINDS
from timeline.model.kinds import EVENT_FIELDS, LINK_FIELDS
from timeline.model.vocabulary import VERB_NAMES

Tree = dict[str, Any]
_FIELDS = {kind.name: kind.by_name for kind in KINDS}
_EVENT_FIELDS = {spec.name: spec for spec in EVENT_FIELDS}
_LINK_FIELDS = {spec.name: spec for spec in LINK_FIELDS}


class Piece(NamedTuple):
    """What one row says of one record: its plain fields, and lists of what several rows may each add to."""

    kind: str
    id: str
    holder: str  # the id of the record that it lives inside; empty for one that stands by itself
    head: Tree
    lists: dict[str, list[Tree]]  # `events`, `links`; of claims `number`, `title en`


def piece_of(spec: RecordSpec, row: Row, holder: str) -> Piece | None:
    """What the row says of a record that `holder` holds; None where it says nothing. Raises `BadCell`."""
    name = row.text(spec.id)
    if not name:
        raise row.bad(spec.id, "", f"the {spec.kind.name} has no id", "fill the cell; an `only_if` in the map passes over rows without one")
    record = f"{holder}/{row.short_id(spec.id, name, holder)}" if holder else row.id_of((spec.kind.name,), spec.id, name)
    head: Tree = {}
    lists: dict[str, list[Tree]] = {}
    if spec.title:
        _put(row, "title", spec, spec.title, head, lists)
    for key, cell in spec.fields.items():
        _put(row, key, spec, cell, head, lists)
    events = [event for one in spec.events if (event := _event(one, row)) is not None]
    links = [link for one in spec.links if (link := _link(one, row)) is not None]
    lists |= {key: value for key, value in (("events", events), ("links", links)) if value}
    if not (spec.title or head or lists):
        return None
    return Piece(spec.kind.name, record, holder, head, lists)


def _put(row: Row, key: str, spec: RecordSpec, cell: Cell, head: Tree, lists: dict[str, list[Tree]]) -> None:
    """What the row gives for a field: claims to those of other rows, anything else to the plain fields."""
    field = _FIELDS[spec.kind.name][key]
    if cell.is_claim or any(item.is_claim for item in cell.items):
        cells = {key: cell}
    else:
        cells = {f"{key} {language}": inner for language, inner in cell.inner.items() if inner.is_claim}
        plain = {name: inner for name, inner in cell.inner.items() if not inner.is_claim}
        value = row.value(field, Cell(cell.line, inner=plain) if cells else cell) if not cells or plain else None
        head |= {} if value is None else {key: value}
    for name, inner in cells.items():
        claims = row.value(field, inner)
        if claims:
            lists[name] = claims


def _link(spec: LinkSpec, row: Row) -> Tree | None:
    """A link; None where it leads nowhere."""
    if spec.only_if is not None and not row.text(spec.only_if):
        return None
    found: Tree = {}
    for name, cell in spec.cells.items():
        if name in VERB_NAMES:
            target = row.text(cell)
            if not target:
                return None
            found[name] = row.id_of((), cell, target)
        elif (value := row.value(_LINK_FIELDS[name], cell)) is not None:
            found[name] = value
    return found


def _event(spec: EventSpec, row: Row) -> Tree | None:
    """An event; None where its cell is empty. A mark behind the date says what it was."""
    if spec.only_if is not None and not row.text(spec.only_if):
        return None
    cells = spec.cells
    dated = cells["date"].inner["value"] if "date" in cells and cells["date"].is_claim else cells.get("date")
    text = row.text(dated) if dated else ""
    if not text and spec.only_if is None:
        return None
    mark = ""
    if spec.marks and dated:
        try:
            text, mark = split_mark(text, tuple(spec.marks))
        except Unread as error:
            raise row.bad(dated, text, error.reason, error.hint) from None
    meant = spec.marks.get(mark) or Mark(row.text(cells["event"]))
    if not meant.event:
        raise row.bad(cells["event"], text, "there is a date, and nothing says of what", "say in the row what happened")
    found: Tree = {"event": meant.event}
    party = row.text(cells["party"]) if "party" in cells else ""
    if party:
        found["party"] = "all" if party == "all" else row.id_of(("party",), cells["party"], party)
    found |= _dated(row, cells.get("date"), text)
    for name, cell in cells.items():
        if name not in ("event", "date", "party") and (value := row.value(_EVENT_FIELDS[name], cell)) is not None:
            found[name] = value
    notes = [note for note in (found.get("note"), meant.note) if note]
    return {**found, **({"note": notes if len(notes) > 1 else notes[0]} if notes else {})}


def _dated(row: Row, cell: Cell | None, text: str) -> Tree:
    """The date of an event, as a claim where the map gives it a source of its own; nothing where it is unknown."""
    if cell is None or not text:
        return {}
    if cell.is_claim:
        [claim] = row.claims(_EVENT_FIELDS["date"], cell, text) or [{}]
        return {"date": claim} if claim else {}
    read = row.date(cell, text)
    return {"date": claimed(read)} if read.edtf else {}
