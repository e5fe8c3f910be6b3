"""The state of play on a day or over a stretch: what held for certain, what came next, and what cannot be told and why."""

from __future__ import annotations

from typing import Any, NamedTuple

from timeline.answer import Answer, Cell, Column, Row, Table, Value, mark_of
from timeline.edtf import parse
from timeline.model import BY_NAME
from timeline.query.cells import date_words, event_dates
from timeline.query.dates import iso_bounds, read_date
from timeline.query.events import COLUMNS as EVENT_COLUMNS
from timeline.query.events import event_row
from timeline.query.gaps import gap_around
from timeline.query.kinds import kinds_meant
from timeline.query.lens import Lens, UsageError
from timeline.query.lists import mark_notes
from timeline.query.status import APART, PART, SUSPENDED_PART, reason
from timeline.query.views import STATEFUL
from timeline.words import count, say, standing_words

USUAL = ("stage", "treaty", "law", "programme", "body", "organisation", "hotline")
HEADINGS = {"treaty": "Bound by", "stage": "Stage", "law": "Law in force", "programme": "Programme"}
COLUMNS = (
    Column("since", "since", "date"), Column("until", "until", "date"), Column("number", "number"), Column("title", "record"),
    Column("status", "status", wide=True),
)  # fmt: skip
SUSPENDED = (*COLUMNS[:-1], Column("status", "status"), Column("kind", "kind", wide=True))
UNTOLD = (Column("kind", "kind"), Column("title", "record"), Column("reason", "why"))
UNDATED = (Column("kind", "kind"), Column("records", "records", "number"), Column("ids", "which", wide=True))
NEXT = 5
UNDATED_SHOWN = 6


def state_of_play(lens: Lens, date: str, kinds: list[str], limit: int = 0) -> Answer:
    """What stood on `date`, kind by kind; for a stretch, what held throughout and what on some days only.

    Every table is there even when it is empty, so that programs find the same names whatever the day.
    """
    first, last = iso_bounds(read_date(date, "DATE"))
    asked = list(dict.fromkeys(kind_asked(name) for name in kinds)) or list(USUAL)
    held = {kind: _held(lens, kind, first, last, limit) for kind in asked}
    suspended = [_suspended(lens, kind, first, last, limit) for kind in asked]
    tables = [_of_kind(lens, kind, *held[kind], first, last) for kind in asked]
    total, stopped = sum(number for number, _ in held.values()), sum(number for number, _ in suspended)
    tables.append(_told(lens, SUSPENDED, [row for _, rows in suspended for row in rows], "suspended", "Suspended", stopped))
    tables.append(_told(lens, EVENT_COLUMNS, _next(lens, last, asked), "next", "Next"))
    untold, rows = _untold(lens, asked, first, last, limit)
    tables.append(_told(lens, UNTOLD, rows, "cannot_be_told", "Cannot be told", untold))
    tables.append(_told(lens, UNDATED, _undated(lens, asked), "undated", "No source dates them"))
    title = f"{say('State of play', lens.language)} · {date} · {say('basis', lens.language)}: {say(lens.counts, lens.language)} · {lens.name}"
    answer = Answer("at", title, {"date": date, "kind": asked, "first": first, "last": last}, lens.basis, tables, total, "")
    parts = [standing_words(total, lens.language), *([count(stopped, "suspended record", lens.language)] if stopped else [])]
    answer.counted = " · ".join(parts)
    answer.notes = [
        *outside(lens, first, last),
        *mark_notes({mark_of(cell) for table in tables for row in table.rows for cell in row.cells}, lens.language),
    ]
    answer.hints.append(f"timeline at {date} --explain")
    return answer


def kind_asked(name: str) -> str:
    """The kind that `--kind` names; an error where that kind has no status."""
    found = kinds_meant(name)
    if not found or found[0] not in STATEFUL:
        raise UsageError(f"--kind: `{name[:40]}` has no status", f"one of these words: {', '.join(STATEFUL)}")
    return found[0]


def _of_kind(lens: Lens, kind: str, number: int, rows: list[Row], first: str, last: str) -> Table:
    """What of a kind held; where no programme did, the gap between programmes is told."""
    gap = gap_around(lens, first, last) if kind == "programme" and not number else []
    heading = f"{say(HEADINGS.get(kind, BY_NAME[kind].plural.capitalize()), lens.language)} · {number}"
    return Table(COLUMNS, rows, " · ".join((heading, *gap)) if rows or gap else "", BY_NAME[kind].plural)


def _told(lens: Lens, columns: tuple[Column, ...], rows: list[Row], key: str, heading: str, number: int = 0) -> Table:
    """A table with its heading, which an empty one goes without."""
    words = f"{say(heading, lens.language)}{f' · {number}' if number else ''}"
    return Table(columns, rows, words if rows else "", key)


# --- what held -------------------------------------------------------------------------------------------------------

_CERTAIN = "s.kind = ? AND s.basis IN (?, 'any') AND s.sure_from <= ? AND s.sure_to >= ? AND s.state = "
_HELD_TOO = (
    "EXISTS (SELECT 1 FROM spell h WHERE h.record = s.record AND h.basis = s.basis AND h.state = 'in force' AND h.sure_from <= ? AND h.sure_to >= ?)"
)


def _held(lens: Lens, kind: str, first: str, last: str, limit: int) -> tuple[int, list[Row]]:
    """How many records of a kind held on some day of the stretch, and the rows, in the order in which they began."""
    where, values = f"{_CERTAIN}'in force'", [kind, lens.counts, last, first]
    return _count(lens, where, values), _rows(lens, where, values, first, last, limit, PART)


def _suspended(lens: Lens, kind: str, first: str, last: str, limit: int) -> tuple[int, list[Row]]:
    """How many records of a kind were suspended on some day of the stretch and held on none, and the rows."""
    where, values = f"{_CERTAIN}'suspended' AND NOT {_HELD_TOO}", [kind, lens.counts, last, first, last, first]
    number = _count(lens, where, values)
    kind_cell = Cell(kind, say(kind, lens.language))
    rows = _rows(lens, where, values, first, last, limit, SUSPENDED_PART) if number else []
    return number, [Row(row.record, (*row.cells, kind_cell)) for row in rows]


def _count(lens: Lens, where: str, values: list[Any]) -> int:
    row = lens.one(f"SELECT count(DISTINCT s.record) FROM spell s WHERE {where}", *values)
    return int(row[0]) if row else 0


def _rows(lens: Lens, where: str, values: list[Any], first: str, last: str, limit: int, part: str) -> list[Row]:
    """The rows of the records with such a spell; of several the one that covers the stretch counts, if any does."""
    chosen = f"SELECT s.rowid AS spell FROM spell s WHERE {where} ORDER BY s.sure_from, s.sure_to, s.record{' LIMIT ?' if limit else ''}"
    sql = (
        f"SELECT r.id, {lens.title}, json_extract(r.chosen, '$.number'), s.state, s.begin_text, s.begun_by, s.end_text, s.ended_by, "
        "s.running, s.seen, max(s.sure_from <= ? AND s.sure_to >= ?), "
        f"{APART} FROM ({chosen}) c JOIN spell s ON s.rowid = c.spell JOIN record r ON r.id = s.record GROUP BY r.id ORDER BY s.sure_from, r.sort, r.id"
    )
    found = [_Held(*row) for row in lens.rows(sql, first, last, lens.counts, lens.counts, first, last, *values, *([limit] if limit else []))]
    dates = event_dates(lens, [(held.record, address) for held in found for address in (held.begun_by, held.ended_by)])
    return [_row(lens, held, dates, part) for held in found]


class _Held(NamedTuple):
    """A record with the spell by which it held."""

    record: str
    title: str
    number: str | None
    state: str
    begin: str
    begun_by: str
    end: str
    ended_by: str
    running: int
    seen: str | None
    whole: int
    apart: int


def _row(lens: Lens, held: _Held, dates: dict[tuple[str, str], Value], part: str) -> Row:
    since, until = (dates.get((held.record, by)) or _dated(lens, text) for by, text in ((held.begun_by, held.begin), (held.ended_by, held.end)))
    if held.running and held.seen:
        until = Cell(None, f"{say('running in', lens.language)} {held.seen[:4]}")
    status = part if not held.whole else held.state if held.state == "suspended" else "partly" if held.apart else "in force"
    return Row(held.record, (since, until, held.number, held.title, Cell(status, say(status, lens.language))))


def _dated(lens: Lens, date: str) -> Value:
    return Cell(date, date_words(date, lens.language)) if date else None


def _next(lens: Lens, last: str, kinds: list[str]) -> list[Row]:
    """The first events that certainly lie after the stretch."""
    marks = ", ".join("?" * len(kinds))
    rows = lens.rows(
        "SELECT 2, e.record, e.address, e.kind, e.party, e.own, e.date, e.earliest, e.latest, e.actor, e.derivation, e.disputed, e.details, r.kind, "
        f"{lens.title} FROM event e JOIN record r ON r.id = e.record WHERE e.earliest > ? AND r.kind IN ({marks}) ORDER BY e.earliest, e.record LIMIT {NEXT}",
        last, *kinds,
    )  # fmt: skip
    return [event_row(lens, row) for row in rows]


# --- what cannot be told ---------------------------------------------------------------------------------------------


def _untold(lens: Lens, kinds: list[str], first: str, last: str, limit: int) -> tuple[int, list[Row]]:
    """Records that may have held (with a limit, those that may have ended first), each with the reason why it cannot be told."""
    maybe = (
        "SELECT DISTINCT s.record FROM spell s{} WHERE s.kind = ? AND s.basis IN (?, 'any') AND s.may_from <= ? AND s.may_to >= ? "
        "AND (s.sure_from IS NULL OR s.sure_from > ? OR s.sure_to < ?) AND NOT EXISTS "
        "(SELECT 1 FROM spell c WHERE c.kind = s.kind AND c.record = s.record AND c.basis = s.basis AND c.sure_from <= ? AND c.sure_to >= ?)"
    )
    total = 0
    rows: list[Row] = []
    for kind in kinds:
        values = (kind, lens.counts, last, first, last, first, last, first)
        row = lens.one(f"SELECT count(*) FROM ({maybe.format('')})", *values)
        total += int(row[0]) if row else 0
        room = limit - len(rows) if limit else -1
        if room:
            sql = f"SELECT r.id, {lens.title} FROM ({maybe.format(' INDEXED BY spell_end')} LIMIT ?) u JOIN record r ON r.id = u.record ORDER BY r.sort, r.id"
            found = lens.rows(sql, *values, room)
            rows += [Row(record, (Cell(kind, say(kind, lens.language)), title, reason(lens, record, first, last))) for record, title in found]
    return total, rows


def _undated(lens: Lens, kinds: list[str]) -> list[Row]:
    """Records that no source dates in any way: a row a kind."""
    rows = []
    for kind in kinds:
        ids = [record for (record,) in lens.rows("SELECT id FROM record WHERE kind = ? AND spells = 0 ORDER BY id", kind)]
        if ids:
            shown = ", ".join(ids[:UNDATED_SHOWN]) + (" …" if len(ids) > UNDATED_SHOWN else "")
            rows.append(Row(kind, (Cell(kind, say(kind, lens.language)), len(ids), Cell(ids, shown))))
    return rows


def outside(lens: Lens, first: str, last: str) -> list[str]:
    """A remark when a stretch reaches out of the time that the dataset covers."""
    coverage = lens.store.info.get("coverage")
    if not coverage:
        return []
    begin, end = iso_bounds(parse(coverage))
    if begin <= first and last <= end:
        return []
    return [f"{say('the dataset covers', lens.language)} {coverage}: {say('outside it an answer means little', lens.language)}"]
