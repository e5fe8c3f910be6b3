"""A selection as sheets of rows, the same for every format that knows tables: all records, a sheet a kind, events, links, claims.

A cell holds one plain value. Dates stand as they are written (EDTF) with the days between which they lie beside them; lists are joined by
` | `; blocks of fields are JSON.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from timeline.model import BY_NAME, Field, Kind
from timeline.model.kinds import CLAIM_FIELDS
from timeline.query.cells import places
from timeline.query.filters import parties
from timeline.query.happened import happened, names_in, words_of
from timeline.query.selection import KINDS, Selection
from timeline.query.views import BY_SINGULAR

JOINT = " | "
Value = str | int | float | bool | None
Values = tuple[Value, ...]


class SheetColumn(NamedTuple):
    """A column: `type` is a word of Frictionless Table Schema: string, integer, number, boolean, date, object, array."""

    name: str
    type: str
    doc: str


class Sheet(NamedTuple):
    """A table: its name, what a row is, its columns, those that identify a row, those that point to another sheet's key, and its rows."""

    name: str
    doc: str
    columns: tuple[SheetColumn, ...]
    rows: Callable[[], Iterator[Values]]
    key: tuple[str, ...] = ()
    refers: tuple[tuple[str, str], ...] = ()  # (column, sheet)


_DAYS = ("begin_earliest", "begin_latest", "end_earliest", "end_latest")
_CERTAINTY = SheetColumn("certainty", "string", "`yes`, or `maybe` for what only may match what was asked")
_SOURCES = SheetColumn("sources", "string", "where it is stated: the source's id, then the place in it")
_TYPES = {"integer": "integer", "number": "number", "amount": "number", "flag": "boolean", "day": "date", "block": "object", "blocks": "array",
          "entries": "object", "ids": "object"}  # fmt: skip
_APART = ("title", "events", "links", "records", "cite", "date")  # types of field that are written in their own way or on their own sheet


def sheets(selection: Selection) -> list[Sheet]:
    """The sheets, those of kinds that the selection holds no record of left out."""
    held = {kind for (kind,) in selection.rows("SELECT DISTINCT r.kind FROM picked p JOIN record r ON r.id = p.id")}
    of_kinds = [_of_kind(selection, BY_NAME[kind]) for kind in KINDS if kind in held]
    found = [_records(selection), _events(selection), *of_kinds, _links(selection), _claims(selection)]
    return [_with_dataset(selection, sheet) for sheet in found] if len(selection.lens.store.folders) > 1 else found


def _with_dataset(selection: Selection, sheet: Sheet) -> Sheet:
    """The sheet with the dataset that each row's record is from; the first column of every sheet names the record, or an event of it."""

    def rows() -> Iterator[Values]:
        origin = dict(selection.rows("SELECT id, dataset FROM records"))
        for row in sheet.rows():
            yield *row, origin.get(str(row[0]).partition("#")[0])

    return sheet._replace(columns=(*sheet.columns, SheetColumn("dataset", "string", "the dataset that it is from")), rows=rows)


# --- every record ----------------------------------------------------------------------------------------------------


def _records(selection: Selection) -> Sheet:
    columns = (
        SheetColumn("id", "string", "its id"), SheetColumn("kind", "string", "what sort of record it is"),
        SheetColumn("parent", "string", "the record that it lives inside"), SheetColumn("title", "string", "its name"),
        SheetColumn("title_uk", "string", "its name in Ukrainian"), SheetColumn("first", "date", "the earliest day that places it in time"),
        SheetColumn("last", "date", "the latest day that places it in time"), _CERTAINTY,
    )  # fmt: skip
    sql = "SELECT r.id, r.kind, r.parent, r.title, r.title_uk, r.first, r.last, p.certainty FROM picked p JOIN record r ON r.id = p.id ORDER BY p.n"
    return Sheet("records", "every record, of all kinds", columns, lambda: selection.rows(sql), ("id",))


# --- a sheet a kind --------------------------------------------------------------------------------------------------


def _of_kind(selection: Selection, kind: Kind) -> Sheet:
    fields = tuple(field for field in kind.fields if field.type not in _APART)
    dates = _event_columns(kind)
    timed = any(field.type in ("period", "date", "events") for field in kind.fields)
    columns = (
        SheetColumn("id", "string", "its id"), SheetColumn("parent", "string", "the record that it lives inside"),
        SheetColumn("title", "string", "its name"), SheetColumn("title_uk", "string", "its name in Ukrainian"),
        *(column for field in fields for column in _columns_of(field)),
        *(column for name, kinds in dates for column in _date_columns(name, f"the date of: {', '.join(kinds)}")),
        *(SheetColumn(name, "date", f"the {name.split('_')[1]} day of its {name.split('_')[0]}") for name in _DAYS if timed),
        *((SheetColumn("running", "boolean", "its source saw it going on"),) if timed else ()),
        SheetColumn("disputed", "string", "the values on which sources conflict"), _SOURCES, _CERTAINTY,
    )  # fmt: skip
    times = ", ".join(f"r.{name}" for name in (*_DAYS, "running")) if timed else ""
    found = ", ".join(part for _, kinds in dates for part in _event_sql(kinds))
    sql = (
        "SELECT r.id, r.parent, r.title, r.title_uk, r.chosen, r.body, r.cites, p.certainty, "
        "(SELECT group_concat(e.address, char(31)) FROM event e WHERE e.record = r.id AND e.disputed = 1)"
        f"{', ' + found if found else ''}{', ' + times if times else ''} FROM picked p JOIN record r ON r.id = p.id WHERE r.kind = ? ORDER BY p.n"
    )

    def rows() -> Iterator[Values]:
        for record, parent, title, title_uk, chosen, body, cites, certainty, events, *rest in selection.rows(sql, kind.name):
            values = json.loads(chosen)
            disputed = [*values.get("disputed", ()), *(events.split("\x1f") if events else ())]
            told = {**values, **json.loads(body)}
            cells = (cell for field in fields for cell in _cells(field, told))
            if timed:
                rest[-1] = bool(rest[-1])
            yield record, parent, title, title_uk, *cells, *rest, _joined(disputed), _joined(places(json.loads(cites))), certainty

    name = "event-records" if kind.plural == "events" else kind.plural  # the sheet of all events has that name
    return Sheet(name, kind.doc, columns, rows, ("id",), (("id", "records"),))


def _event_columns(kind: Kind) -> list[tuple[str, tuple[str, ...]]]:
    """The events whose dates the lists show as columns; what a record of kind `event` tells of has its own."""
    if kind.name == "event":
        return [("date", ("occurrence",))]
    view = BY_SINGULAR.get(kind.name)
    return [(column.name, column.events) for column in view.columns if column.kind == "event"] if view else []


def _event_sql(kinds: Sequence[str]) -> Iterator[str]:
    """SQL of the date of the first such event, and of its days."""
    names = ", ".join(repr(name) for name in kinds)
    for column in ("date", "earliest", "latest"):
        yield (
            f"(SELECT e.{column} FROM event e WHERE e.record = r.id AND e.kind IN ({names}) AND ({parties(kinds)} OR e.kind = 'occurrence') "
            "AND e.date IS NOT NULL ORDER BY e.earliest, e.rowid LIMIT 1)"
        )


def _date_columns(name: str, doc: str) -> tuple[SheetColumn, ...]:
    return (
        SheetColumn(name, "string", f"{doc}, as it is written (EDTF)"), SheetColumn(f"{name}_earliest", "date", "the earliest day that it can mean"),
        SheetColumn(f"{name}_latest", "date", "the latest day that it can mean"),
    )  # fmt: skip


def _columns_of(field: Field) -> tuple[SheetColumn, ...]:
    column = SheetColumn(field.name, _TYPES.get(field.type, "string"), field.doc)
    if field.type == "text":
        return column, SheetColumn(f"{field.name}_uk", "string", f"{field.doc}, in Ukrainian")
    if field.type == "amount":
        return column, SheetColumn(f"{field.name}_bound", "string", "what the number is a bound of, where the claim says so")
    return (column,)


def _cells(field: Field, told: dict[str, Any]) -> tuple[Value, ...]:
    value = told.get(field.name)
    if field.type == "text":
        texts = value or {}
        return texts.get("en"), texts.get("uk")
    if field.type == "amount":
        return value, told.get(f"{field.name}_bound")
    if field.type == "claims":
        return (_joined(str(item["value"]) for item in value or ()),)
    if _TYPES.get(field.type) in ("object", "array"):
        return (_packed(value),)
    return (_joined(value) if isinstance(value, list) else value,)


def _joined(values: Iterable[str]) -> str | None:
    return JOINT.join(values) or None


def _packed(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)


# --- events, links, claims -------------------------------------------------------------------------------------------


def _events(selection: Selection) -> Sheet:
    columns = (
        SheetColumn("id", "string", "its address: the record, then the event"), SheetColumn("record", "string", "the record that it happened to"),
        SheetColumn("kind", "string", "the kind of that record"), SheetColumn("title", "string", "its name"),
        SheetColumn("title_uk", "string", "its name in Ukrainian"), SheetColumn("event", "string", "what happened: a word of the model"),
        SheetColumn("what", "string", "what happened, in words"), SheetColumn("party", "string", "who acted; `all` for the instrument itself"),
        SheetColumn("own", "boolean", "it is an act of the dataset's jurisdiction, or of nobody in particular"),
        *_date_columns("date", "when it happened"), SheetColumn("by", "string", "the act or the body that did it"),
        SheetColumn("by_title", "string", "the name of that act or body"), SheetColumn("on", "string", "the provision that it concerns"),
        SheetColumn("place", "string", "where"), SheetColumn("text", "string", "what was said or decided"),
        SheetColumn("text_uk", "string", "what was said or decided, in Ukrainian"), SheetColumn("note", "string", "remarks"),
        SheetColumn("derivation", "string", "stated, derived by us, or computed by a rule"),
        SheetColumn("implied", "boolean", "a link of another record makes it"), SheetColumn("disputed", "boolean", "sources conflict on its date"),
        _SOURCES, SheetColumn("event_sources", "string", "where the event itself is stated, its place and text; empty: where its record is"), _CERTAINTY,
    )  # fmt: skip

    def rows() -> Iterator[Values]:
        lens = selection.lens
        names = names_in(lens, selection)
        for event in happened(selection):
            details = event.details
            text = details.get("text", {})
            yield (
                event.id, event.record, event.record_kind, event.title, event.title_uk, event.kind, words_of(lens, event, names), event.party, event.own,
                event.date, event.earliest, event.latest, event.actor, names.get(event.actor or ""), details.get("on"), details.get("place"),
                text.get("en"), text.get("uk"), _joined(details.get("note", ())), event.derivation, event.implied, event.disputed,
                _joined(event.cites), _joined(event.own_cites), event.certainty,
            )  # fmt: skip

    return Sheet("events", "what happened, one row an event, in the order of time", columns, rows, ("id",), (("record", "records"),))


def _links(selection: Selection) -> Sheet:
    columns = (
        SheetColumn("record", "string", "the record that says so"), SheetColumn("record_title", "string", "its name"),
        SheetColumn("verb", "string", "how it is linked"), SheetColumn("target", "string", "the record that it is linked to"),
        SheetColumn("target_title", "string", "its name"), SheetColumn("inverse", "string", "the same link, read backwards"),
        SheetColumn("field", "string", "the field that makes the link, where it is none of its own"),
        SheetColumn("derivation", "string", "stated, derived by us, or computed by a rule"), SheetColumn("rule", "string", "the rule that computed it"),
        SheetColumn("valid", "string", "when it held (EDTF)"), SheetColumn("reading", "string", "one of two readings of the same sentence"),
        SheetColumn("note", "string", "remarks"), _SOURCES,
    )  # fmt: skip
    title = selection.lens.title
    sql = (
        f"SELECT l.record, {title}, l.verb, l.target, {title.replace('r.', 't.')}, l.inverse, nullif(l.field, ''), l.derivation, l.details, "
        "iif(l.cites = '[]', r.cites, l.cites) FROM link l JOIN record r ON r.id = l.record JOIN record t ON t.id = l.target "
        "WHERE l.record IN (SELECT id FROM picked) OR l.target IN (SELECT id FROM picked) ORDER BY l.rowid"
    )

    def rows() -> Iterator[Values]:
        for *values, packed, cites in selection.rows(sql):
            details = json.loads(packed)
            told = (details.get("rule"), details.get("valid"), details.get("reading"), _joined(details.get("note", ())))
            yield *values, *told, _joined(places(json.loads(cites)))

    refers = (("record", "records"), ("target", "records")) if selection.is_whole else ()
    return Sheet("links", "links between records, once each, of the chosen records both ways", columns, rows, (), refers)


def _claims(selection: Selection) -> Sheet:
    details = [field for field in CLAIM_FIELDS if field.name not in ("value", "cite", "rule", "note")]
    columns = (
        SheetColumn("record", "string", "the record"), SheetColumn("field", "string", "the field, or the event whose date it is"),
        SheetColumn("language", "string", "the language of a title"), SheetColumn("value", "string", "the value as this source gives it"),
        SheetColumn("earliest", "date", "the earliest day that a date can mean"), SheetColumn("latest", "date", "the latest day that a date can mean"),
        SheetColumn("chosen", "boolean", "it is the one that is shown; empty where all hold at once"),
        SheetColumn("disputed", "boolean", "it conflicts with the one that is shown"), SheetColumn("rule", "string", "the rule that chose"),
        *(SheetColumn(field.name, _TYPES.get(field.type, "string"), field.doc) for field in details),
        SheetColumn("derivation_rule", "string", "the rule that computed it"), SheetColumn("note", "string", "remarks"), _SOURCES,
    )  # fmt: skip
    sql = (
        "SELECT c.record, c.field, c.language, c.value, c.earliest, c.latest, c.chosen, c.disputed, c.rule, c.details, iif(c.cites = '[]', r.cites, c.cites) "
        "FROM picked p JOIN claim c ON c.record = p.id JOIN record r ON r.id = p.id ORDER BY p.n, c.rowid"
    )

    def rows() -> Iterator[Values]:
        for *head, chosen, disputed, rule, packed, cites in selection.rows(sql):
            told = json.loads(packed)
            more = (*(told.get(field.name) for field in details), told.get("rule"), _joined(told.get("note", ())))
            yield *head, None if chosen is None else bool(chosen), bool(disputed), rule, *more, _joined(places(json.loads(cites)))

    return Sheet("claims", "every claim of every source, chosen or not", columns, rows, (), (("record", "records"),))
