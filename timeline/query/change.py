"""What changed between two days: what began, ended or can no longer be told, and what else happened to what."""

from __future__ import annotations

from typing import Any, NamedTuple

from timeline.answer import Answer, Cell, Column, Row, Table, Value, mark_of
from timeline.model import BY_NAME
from timeline.query.cells import date_mark, date_words, event_words, titles
from timeline.query.dates import iso_bounds, read_date
from timeline.query.lens import Lens, UsageError
from timeline.query.lists import mark_notes
from timeline.query.moment import USUAL, kind_asked, outside
from timeline.query.status import status_sql
from timeline.words import count, say

COLUMNS = (
    Column("date", "date", "date"), Column("what", "what"), Column("title", "record"), Column("by", "by", wide=True),
    Column("before", "before", shown=False), Column("after", "after", shown=False),
)  # fmt: skip
_HOLDS = ("in force", "partly", "suspended")


class Change(NamedTuple):
    """A record whose status differs between two days."""

    record: str
    kind: str
    title: str
    before: str
    after: str


def changes(lens: Lens, first: str, last: str, kinds: list[str]) -> list[Change]:
    """Every record of `kinds` whose status on `first` is another than on `last`, in the order of its kind and time."""
    before, before_values = status_sql(lens, first, first)
    after, after_values = status_sql(lens, last, last)
    marks = ", ".join("?" * len(kinds))
    candidates = _turning("s.record", marks)
    whole = _turning("substr(s.record, 1, instr(s.record, '/') - 1)", "'provision'")
    parents = f"{whole} UNION {_turning('(SELECT parent FROM record WHERE id = s.record)', repr('provision'))}"
    sql = (
        f"SELECT id, kind, title, before, after FROM (SELECT r.id, r.kind, {lens.title} AS title, r.sort, {before} AS before, {after} AS after "
        f"FROM record r WHERE r.kind IN ({marks}) AND r.id IN ({candidates} UNION {parents})) WHERE before <> after ORDER BY sort, id"
    )
    turn = [lens.counts, first, last]
    values = [*before_values, *after_values, *kinds, *([*kinds, *turn] * 4), *(turn * 8)]
    return [Change(*row) for row in lens.rows(sql, *values)]


def _turning(what: str, kinds: str) -> str:
    """SQL for the records of `kinds` that have a bound of a spell between two days: four questions, each by its own index."""
    bounds = ("may_from", "sure_from", "sure_to", "may_to")
    return " UNION ".join(
        f"SELECT {what} FROM spell s WHERE s.kind IN ({kinds}) AND s.basis IN (?, 'any') AND s.{bound} BETWEEN ? AND ?" for bound in bounds
    )


def difference(lens: Lens, begin: str, end: str, kinds: list[str]) -> Answer:
    """From the first day of `begin` to the last day of `end`, grouped by kind."""
    first, last = iso_bounds(read_date(begin, "the first date"))[0], iso_bounds(read_date(end, "the second date"))[1]
    if first > last:
        raise UsageError(f"{begin} lies after {end}", f"timeline diff {end} {begin}")
    asked = [kind_asked(name) for name in kinds] or list(USUAL)
    found = changes(lens, first, last, asked)
    tables = []
    for kind in asked:
        rows = [_change_row(lens, change, first, last) for change in found if change.kind == kind]
        shown = {row.cells[0].value for row in rows if isinstance(row.cells[0], Cell)}
        rows += _event_rows(lens, kind, first, last, {(row.record, value) for row in rows for value in shown})
        rows.sort(key=lambda row: (_sort_date(row.cells[0]), row.record))
        if rows:
            heading = f"{say(BY_NAME[kind].plural.capitalize(), lens.language)} · {len(rows)}"
            tables.append(Table(COLUMNS, rows, heading, BY_NAME[kind].plural))
    total = sum(len(table.rows) for table in tables)
    title = f"{say('What changed', lens.language)} · {begin} – {end} · {say('basis', lens.language)}: {say(lens.counts, lens.language)} · {lens.name}"
    answer = Answer("diff", title, {"begin": begin, "end": end, "kind": asked, "first": first, "last": last}, lens.basis, tables, total, "")
    answer.counted = count(total, "change", lens.language)
    marks = {mark_of(cell) for table in tables for row in table.rows for cell in row.cells}
    answer.notes = [*outside(lens, first, last), *mark_notes(marks, lens.language)]
    return answer


def _sort_date(cell: Value) -> str:
    value = cell.value if isinstance(cell, Cell) else cell
    return str(value or "~")


def _change_row(lens: Lens, change: Change, first: str, last: str) -> Row:
    words = _words(change.before, change.after)
    begins = (change.after in _HOLDS and change.before not in _HOLDS) or change.before == "not yet"
    date, actor = _turn(lens, change.record, first, last, begins)
    return Row(change.record, (
        date, Cell(words, say(words, lens.language)), change.title, actor, Cell(change.before, say(change.before, lens.language)),
        Cell(change.after, say(change.after, lens.language)),
    ))  # fmt: skip


def _words(before: str, after: str) -> str:
    """A change of status in a word."""
    if after == "unknown":
        return "can no longer be told" if before in _HOLDS else "may have begun" if before == "not yet" else "cannot be told"
    if before == "not yet":
        return "began" if after in _HOLDS else "began and ended"
    if after == "ended":
        return "ended"
    if before == "unknown":
        return "is certain to hold"
    if (before, after) == ("partly", "in force"):
        return "is in force as a whole"
    return f"became {after}" if after != "in force" else "is in force again"


def _turn(lens: Lens, record: str, first: str, last: str, begins: bool) -> tuple[Value, Value]:
    """The date and the act of the turn that lies between the two days."""
    bound, by = ("begin", "begun_by") if begins else ("end", "ended_by")
    row = lens.one(
        f"SELECT {bound}_text, {by} FROM spell WHERE record = ? AND basis IN (?, 'any') AND {bound}_latest >= ? "
        f"AND coalesce({bound}_earliest, {bound}_latest) <= ? ORDER BY {bound}_latest LIMIT 1", record, lens.counts, first, last,
    )  # fmt: skip
    if row is None:
        return None, None
    event = lens.one("SELECT date, disputed, derivation, actor FROM event WHERE record = ? AND address = ?", record, row[1]) if row[1] else None
    if event is None or event[0] is None:
        actor = None if row[1] in ("", "period", None) else Cell(row[1], titles(lens, [row[1]]).get(row[1], row[1]))
        return (Cell(row[0], date_words(row[0], lens.language)) if row[0] else None), actor
    named = Cell(event[3], titles(lens, [event[3]]).get(event[3], event[3])) if event[3] else None
    return Cell(event[0], date_words(event[0], lens.language), date_mark(event[1], event[2])), named


def _event_rows(lens: Lens, kind: str, first: str, last: str, told: set[tuple[str, Any]]) -> list[Row]:
    """Events that certainly lie after the first day and not after the last, and that no change of status tells already."""
    fetched = lens.rows(
        f"SELECT e.record, e.address, e.kind, e.party, e.date, e.disputed, e.derivation, e.actor, {lens.title} FROM event e JOIN record r ON r.id = e.record "
        "WHERE r.kind = ? AND e.earliest > ? AND e.latest <= ? ORDER BY e.earliest, e.record, e.rowid", kind, first, last,
    )  # fmt: skip
    rows = []
    for record, _, what, party, date, disputed, derivation, actor, title in fetched:
        if (record, date) in told:
            continue
        mark = date_mark(disputed, derivation)
        named = Cell(actor, titles(lens, [actor]).get(actor, actor)) if actor else None
        rows.append(
            Row(record, (Cell(date, date_words(date, lens.language), mark), Cell(what, event_words(lens, what, party)), title, named, None, None))
        )
    return rows
