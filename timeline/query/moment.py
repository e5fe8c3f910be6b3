"""The state of play on a day or over a stretch: what held for certain, what came next, and what cannot be told and why."""

from __future__ import annotations

from typing import Any

from timeline.answer import Answer, Cell, Column, Row, Table, Value, mark_of
from timeline.edtf import parse
from timeline.model import BY_NAME, BY_PLURAL
from timeline.query.cells import date_mark, date_words
from timeline.query.dates import iso_bounds, read_date
from timeline.query.events import COLUMNS as EVENT_COLUMNS
from timeline.query.events import event_row
from timeline.query.gaps import gap_around
from timeline.query.lens import Lens, UsageError
from timeline.query.lists import mark_notes
from timeline.query.status import APART, PART, reason
from timeline.query.views import STATEFUL
from timeline.words import say, standing_words

USUAL = ("stage", "treaty", "law", "programme", "body", "organisation", "hotline")
HEADINGS = {"treaty": "Bound by", "stage": "Stage", "law": "Law in force", "programme": "Programme"}
COLUMNS = (
    Column("since", "since", "date"), Column("until", "until", "date"), Column("number", "number"), Column("title", "record"),
    Column("status", "status", wide=True),
)  # fmt: skip
UNTOLD = (Column("kind", "kind"), Column("title", "record"), Column("reason", "why"))
UNDATED = (Column("kind", "kind"), Column("records", "records", "number"), Column("ids", "which", wide=True))
NEXT = 5
UNDATED_SHOWN = 6
BY_BASIS = ("treaty", "law", "provision", "programme", "role")  # kinds whose spells differ by basis


def state_of_play(lens: Lens, date: str, kinds: list[str], limit: int = 0) -> Answer:
    """What stood on `date`, kind by kind; for a stretch, what held throughout and what on some days only."""
    first, last = iso_bounds(read_date(date, "DATE"))
    asked = [kind_asked(name) for name in kinds] or list(USUAL)
    tables, total = [], 0
    for kind in asked:
        found = _certain(lens, kind, first, last, limit)
        total += found[0]
        gap = gap_around(lens, first, last) if kind == "programme" and not found[0] else []
        if found[1] or gap:
            heading = f"{say(HEADINGS.get(kind, BY_NAME[kind].plural.capitalize()), lens.language)} · {found[0]}"
            tables.append(Table(COLUMNS, found[1], " · ".join((heading, *gap)), BY_NAME[kind].plural))
    following = _next(lens, last, asked)
    if following:
        tables.append(Table(EVENT_COLUMNS, following, say("Next", lens.language), "next"))
    untold_total, untold = _untold(lens, asked, first, last, limit)
    if untold:
        tables.append(Table(UNTOLD, untold, f"{say('Cannot be told', lens.language)} · {untold_total}", "cannot_be_told"))
    undated = _undated(lens, asked)
    if undated:
        tables.append(Table(UNDATED, undated, say("No source dates them", lens.language), "undated"))
    title = f"{say('State of play', lens.language)} · {date} · {say('basis', lens.language)}: {say(lens.counts, lens.language)} · {lens.name}"
    answer = Answer("at", title, {"date": date, "kind": asked, "first": first, "last": last}, lens.basis, tables, total, "")
    answer.counted = standing_words(total, lens.language)
    answer.notes = [
        *outside(lens, first, last),
        *mark_notes({mark_of(cell) for table in tables for row in table.rows for cell in row.cells}, lens.language),
    ]
    answer.hints.append(f"timeline at {date} --explain")
    return answer


def kind_asked(name: str) -> str:
    """The kind that `--kind` names; an error where that kind has no status."""
    found = name if name in BY_NAME else BY_PLURAL[name].name if name in BY_PLURAL else ""
    if found not in STATEFUL:
        raise UsageError(f"--kind: `{name[:40]}` has no status", f"one of: {', '.join(STATEFUL)}")
    return found


# --- what held -------------------------------------------------------------------------------------------------------


def basis_of(lens: Lens, kind: str) -> str:
    """The basis whose spells a kind has."""
    return lens.counts if kind in BY_BASIS else "any"


def _certain(lens: Lens, kind: str, first: str, last: str, limit: int) -> tuple[int, list[Row]]:
    """How many records of a kind held, and the rows, in the order in which they began."""
    where = "s.kind = ? AND s.basis = ? AND s.sure_from <= ? AND s.sure_to >= ?"
    values = (kind, basis_of(lens, kind), last, first)
    number = "count(*)" if first == last else "count(DISTINCT s.record)"
    row = lens.one(f"SELECT {number} FROM spell s WHERE {where}", *values)
    chosen = f"SELECT s.rowid AS spell FROM spell s WHERE {where} ORDER BY s.sure_from, s.sure_to, s.record{' LIMIT ?' if limit else ''}"
    sql = (
        f"SELECT r.id, {lens.title}, json_extract(r.chosen, '$.number'), s.state, s.begin_text, s.begun_by, s.end_text, s.ended_by, "
        "s.running, s.seen, s.sure_from <= ? AND s.sure_to >= ?, "
        f"{APART} FROM ({chosen}) c JOIN spell s ON s.rowid = c.spell JOIN record r ON r.id = s.record GROUP BY r.id ORDER BY s.sure_from, r.sort, r.id"
    )
    fetched = lens.rows(sql, first, last, lens.counts, lens.counts, first, last, *values, *([limit] if limit else []))
    return (int(row[0]) if row else 0), [_row(lens, values) for values in fetched]


def _row(lens: Lens, values: tuple[Any, ...]) -> Row:
    record, title, number, state, begin, begun_by, end, ended_by, running, seen, whole, apart = values
    since, until = _dated(lens, record, begun_by, begin), _dated(lens, record, ended_by, end)
    if running and seen:
        until = Cell(None, f"{say('running in', lens.language)} {seen[:4]}")
    status = "suspended" if state == "suspended" else "partly" if apart else "in force"
    status = status if whole else PART
    return Row(record, (since, until, number, title, Cell(status, say(status, lens.language))))


def _dated(lens: Lens, record: str, address: str, date: str) -> Value:
    """A bound of a spell, with the marks of the event that gives it."""
    row = lens.one("SELECT date, disputed, derivation FROM event WHERE record = ? AND address = ?", record, address) if address else None
    if row is None or row[0] is None:
        return Cell(date, date_words(date, lens.language)) if date else None
    return Cell(row[0], date_words(row[0], lens.language), date_mark(row[1], row[2]))


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
    """Records that may have held, each with the reason why it cannot be told."""
    maybe = (
        "SELECT DISTINCT s.record FROM spell s WHERE s.kind = ? AND s.basis = ? AND s.may_from <= ? AND s.may_to >= ? "
        "AND (s.sure_from IS NULL OR s.sure_from > ? OR s.sure_to < ?) AND NOT EXISTS "
        "(SELECT 1 FROM spell c WHERE c.record = s.record AND c.basis = s.basis AND c.sure_from <= ? AND c.sure_to >= ?)"
    )
    total = 0
    rows: list[Row] = []
    for kind in kinds:
        values = (kind, basis_of(lens, kind), last, first, last, first, last, first)
        row = lens.one(f"SELECT count(*) FROM ({maybe})", *values)
        total += int(row[0]) if row else 0
        room = limit - len(rows) if limit else -1
        if room:
            sql = f"SELECT r.id, {lens.title} FROM ({maybe} LIMIT ?) u JOIN record r ON r.id = u.record ORDER BY r.sort, r.id"
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
