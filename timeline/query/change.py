"""What changed between two days: what began, ended or can no longer be told, and what else happened to what."""

from __future__ import annotations

import json
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
    """From the first day of `begin` to the last day of `end`, grouped by kind; a table for each, empty or not."""
    first, last = iso_bounds(read_date(begin, "the first date"))[0], iso_bounds(read_date(end, "the second date"))[1]
    if first > last:
        raise UsageError(f"{begin} lies after {end}", f"timeline diff {end} {begin}")
    asked = list(dict.fromkeys(kind_asked(name) for name in kinds)) or list(USUAL)
    turns = _turns(lens, changes(lens, first, last, asked), first, last)
    events = _events(lens, asked, first, last)
    names = titles(lens, {turn.actor for turn in turns if turn.actor} | {event.actor for event in events if event.actor})
    tables = [_of_kind(lens, kind, turns, events, names) for kind in asked]
    total = sum(len(table.rows) for table in tables)
    title = f"{say('What changed', lens.language)} · {begin} – {end} · {say('basis', lens.language)}: {say(lens.counts, lens.language)} · {lens.name}"
    answer = Answer("diff", title, {"begin": begin, "end": end, "kind": asked, "first": first, "last": last}, lens.basis, tables, total, "")
    answer.counted = count(total, "change", lens.language)
    marks = {mark_of(cell) for table in tables for row in table.rows for cell in row.cells}
    answer.notes = [*outside(lens, first, last), *mark_notes(marks, lens.language)]
    return answer


def _of_kind(lens: Lens, kind: str, turns: list[Turn], events: list[Happened], names: dict[str, str]) -> Table:
    """The changes of a kind in the order of time: first those of status, then what else happened and no change of status tells already."""
    mine = [turn for turn in turns if turn.change.kind == kind]
    told = {(turn.change.record, turn.date) for turn in mine}
    rows = [_change_row(lens, turn, events, names) for turn in mine]
    rows += [_event_row(lens, event, names) for event in events if event.of == kind and (event.record, event.date) not in told]
    rows.sort(key=lambda row: (_sort_date(row.cells[0]), row.record))
    heading = f"{say(BY_NAME[kind].plural.capitalize(), lens.language)} · {len(rows)}" if rows else ""
    return Table(COLUMNS, rows, heading, BY_NAME[kind].plural)


def _sort_date(cell: Value) -> str:
    value = cell.value if isinstance(cell, Cell) else cell
    return str(value or "~")


def _change_row(lens: Lens, turn: Turn, events: list[Happened], names: dict[str, str]) -> Row:
    change = turn.change
    what = (
        "began, may have ended" if (change.before, change.after, turn.sure) == ("not yet", "unknown", True) else _words(change.before, change.after)
    )
    words = say(what, lens.language)
    if what == "may have begun":  # the act after which it may have begun is told in the same row
        acts = [event for event in events if (event.record, event.date) == (change.record, turn.date)]
        words = " · ".join((*(event_words(lens, event.what, event.party) for event in acts), words))
    before, after = (Cell(word, say(word, lens.language)) for word in (change.before, change.after))
    date = Cell(turn.date, date_words(turn.date, lens.language), turn.mark) if turn.date else None
    return Row(change.record, (date, Cell(what, words), change.title, _named(turn.actor, names), before, after))


def _event_row(lens: Lens, event: Happened, names: dict[str, str]) -> Row:
    date = Cell(event.date, date_words(event.date, lens.language), date_mark(event.disputed, event.derivation))
    what = Cell(event.what, event_words(lens, event.what, event.party))
    return Row(event.record, (date, what, event.title, _named(event.actor, names), None, None))


def _named(actor: str | None, names: dict[str, str]) -> Value:
    return Cell(actor, names.get(actor, actor)) if actor else None


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


# --- what turned, and what happened ----------------------------------------------------------------------------------


class Turn(NamedTuple):
    """A change of status with the date and the act of it, where a source tells them; `sure` when it certainly lies between the two days."""

    change: Change
    date: str | None = None
    mark: str = ""
    actor: str | None = None
    sure: bool = False


class Happened(NamedTuple):
    """An event between the two days, to a record of the kind `of`."""

    record: str
    of: str
    title: str
    what: str
    party: str | None
    date: str
    disputed: int
    derivation: str | None
    actor: str | None


def _turns(lens: Lens, found: list[Change], first: str, last: str) -> list[Turn]:
    """The changes with the bound of a spell that lies between the two days, and the event that made it."""
    wanted = json.dumps([change.record for change in found])
    bounds: dict[tuple[str, str], list[tuple[Any, ...]]] = {}
    for bound, by in (("begin", "begun_by"), ("end", "ended_by")):
        rows = lens.rows(
            f"SELECT s.record, s.{bound}_text, s.{by}, e.date, e.disputed, e.derivation, e.actor, coalesce(s.{bound}_latest, s.{bound}_earliest) AS day, "
            f"s.{bound}_latest <= ? FROM json_each(?) j JOIN spell s ON s.record = j.value LEFT JOIN event e ON e.record = s.record AND e.address = s.{by} "
            f"WHERE s.basis IN (?, 'any') AND day >= ? AND coalesce(s.{bound}_earliest, s.{bound}_latest) <= ? "
            "ORDER BY day", last, wanted, lens.counts, first, last,
        )  # fmt: skip
        for record, *values in rows:
            bounds.setdefault((bound, record), []).append(tuple(values))
    return [_turn(lens, change, bounds.get(("begin" if _begins(change) else "end", change.record), [])) for change in found]


def _begins(change: Change) -> bool:
    return (change.after in _HOLDS and change.before not in _HOLDS) or change.before == "not yet"


def _turn(lens: Lens, change: Change, bounds: list[tuple[Any, ...]]) -> Turn:
    if not bounds:
        return Turn(change)
    text, by, date, disputed, derivation, actor, day, sure = bounds[0]
    if date is not None:
        return Turn(change, date, date_mark(disputed, derivation), actor, bool(sure))
    if not text and by == "":  # nobody knows when it began: the act after which it may have is all that is known
        act = lens.one("SELECT date, disputed, derivation, actor FROM event WHERE record = ? AND earliest = ? ORDER BY own DESC", change.record, day)
        return Turn(change, act[0], date_mark(act[1], act[2]), act[3]) if act else Turn(change)
    return Turn(change, text or None, "", by if by not in ("", "period") else None, bool(sure))


def _events(lens: Lens, kinds: list[str], first: str, last: str) -> list[Happened]:
    """Events that certainly lie after the first day and not after the last."""
    marks = ", ".join("?" * len(kinds))
    rows = lens.rows(
        f"SELECT e.record, r.kind, {lens.title}, e.kind, e.party, e.date, e.disputed, e.derivation, e.actor FROM event e JOIN record r ON r.id = e.record "
        f"WHERE r.kind IN ({marks}) AND e.earliest > ? AND e.latest <= ? ORDER BY e.earliest, e.record, e.rowid", *kinds, first, last,
    )  # fmt: skip
    return [Happened(*row) for row in rows]
