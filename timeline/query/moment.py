"""The state of play on a day or over a stretch: what held for certain, what came next, and what cannot be told and why."""

from __future__ import annotations

from typing import Any

from timeline.answer import Answer, Cell, Column, Row, Table, Value
from timeline.edtf import parse
from timeline.model import BY_NAME, BY_PLURAL
from timeline.query.cells import date_words
from timeline.query.events import COLUMNS as EVENT_COLUMNS
from timeline.query.events import event_row
from timeline.query.gaps import gap_around
from timeline.query.lens import Lens, UsageError
from timeline.query.lists import iso_bounds, mark_notes, read_date
from timeline.query.status import PART, reason
from timeline.query.views import STATEFUL
from timeline.words import count, say

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


def state_of_play(lens: Lens, date: str, kinds: list[str], limit: int = 0) -> Answer:
    """What stood on `date`, kind by kind; for a stretch, what held throughout and what on some days only."""
    first, last = iso_bounds(read_date(date, "DATE"))
    asked = [_kind(name) for name in kinds] or list(USUAL)
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
    answer.counted = f"{count(total, 'record', lens.language)} {say('in force', lens.language)}"
    answer.notes = [
        *outside(lens, first, last),
        *mark_notes({_mark(cell) for table in tables for row in table.rows for cell in row.cells}, lens.language),
    ]
    answer.hints.append(f"timeline at {date} --explain")
    return answer


def _mark(cell: Value) -> str:
    return cell.mark if isinstance(cell, Cell) else ""


def _kind(name: str) -> str:
    found = name if name in BY_NAME else BY_PLURAL[name].name if name in BY_PLURAL else ""
    if found not in STATEFUL:
        raise UsageError(f"--kind: `{name[:40]}` has no status", f"one of: {', '.join(STATEFUL)}")
    return found


# --- what held -------------------------------------------------------------------------------------------------------


def _certain(lens: Lens, kind: str, first: str, last: str, limit: int) -> tuple[int, list[Row]]:
    """How many records of a kind held, and the rows: throughout first, then on some days only."""
    where = "s.kind = ? AND s.basis IN (?, 'any') AND s.sure_from <= ? AND s.sure_to >= ?"
    values = (kind, lens.counts, last, first)
    row = lens.one(f"SELECT count(DISTINCT s.record) FROM spell s WHERE {where}", *values)
    total = int(row[0]) if row else 0
    sql = (
        f"SELECT r.id, {lens.title}, json_extract(r.chosen, '$.number'), s.state, s.begin_text, s.begun_by, s.end_text, s.ended_by, "
        " s.running, s.seen, s.sure_from <= ? AND s.sure_to >= ?, "
        "EXISTS (SELECT 1 FROM record p JOIN spell o ON o.record = p.id WHERE p.kind = 'provision' AND p.id LIKE r.id || '/%' "
        "AND o.basis IN (?, 'any') AND (o.may_from > ? OR o.may_to < ?)) "
        f"FROM spell s JOIN record r ON r.id = s.record WHERE {where} GROUP BY s.record ORDER BY s.sure_from, r.sort, r.id"
    )
    fetched = lens.rows(sql + (" LIMIT ?" if limit else ""), first, last, lens.counts, last, first, *values, *([limit] if limit else []))
    return total, [_row(lens, values) for values in fetched]


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
    return Cell(row[0], date_words(row[0], lens.language), "disputed" if row[1] else row[2] or "")


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
    marks = ", ".join("?" * len(kinds))
    maybe = (
        f"SELECT DISTINCT s.record FROM spell s WHERE s.kind IN ({marks}) AND s.basis IN (?, 'any') AND s.may_from <= ? AND s.may_to >= ? AND NOT EXISTS "
        "(SELECT 1 FROM spell c WHERE c.record = s.record AND c.basis IN (?, 'any') AND c.sure_from <= ? AND c.sure_to >= ?)"
    )
    values = (*kinds, lens.counts, last, first, lens.counts, last, first)
    row = lens.one(f"SELECT count(*) FROM ({maybe})", *values)
    sql = f"SELECT r.id, r.kind, {lens.title} FROM record r JOIN ({maybe}) u ON u.record = r.id ORDER BY r.kind, r.sort, r.id"
    fetched = lens.rows(sql + (" LIMIT ?" if limit else ""), *values, *([limit] if limit else []))
    rows = [Row(record, (Cell(kind, say(kind, lens.language)), title, reason(lens, record, first, last))) for record, kind, title in fetched]
    return (int(row[0]) if row else 0), rows


def _undated(lens: Lens, kinds: list[str]) -> list[Row]:
    """Records that no source dates in any way: a row a kind."""
    rows = []
    for kind in kinds:
        found = lens.rows(
            "SELECT r.id FROM record r WHERE r.kind = ? AND NOT EXISTS (SELECT 1 FROM spell s WHERE s.record = r.id AND s.basis IN (?, 'any')) ORDER BY r.id",
            kind, lens.counts,
        )  # fmt: skip
        if found:
            ids = [record for (record,) in found]
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
