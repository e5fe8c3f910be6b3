"""The course of a record's status over time: every stretch of days on which the answer of `at` is the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from timeline.answer import Cell, Value, mark_of, text_of
from timeline.query.cells import date_words, event_dates
from timeline.query.lens import Lens
from timeline.query.status import reason, status_sql
from timeline.words import say

_FIRST = "0000-01-01"  # the sentinels of the store
_LAST = "9999-12-31"
_YEAR_ONE = "0001-01-01"  # the first day that the calendar of the standard library knows


class Turn(NamedTuple):
    """From `day` (ISO) on, up to the next turn: the status, the bounds of what stands for certain, or why it cannot be told."""

    day: str
    status: str  # not yet, in force, partly, suspended, ended, unknown
    since: Value = None
    until: Value = None
    reason: str = ""
    running: bool = False  # `until` says in which year its source saw it going on


def course(lens: Lens, record: str) -> list[Turn]:
    """The turns of a record in the order of time, the first one at the beginning of all time; none for a record that no source dates."""
    turns = [_turn(lens, record, day) for day in sorted(_days(lens, record))]
    if not turns:
        return []
    return [turns[0], *(turn for before, turn in pairwise(turns) if _said(turn) != _said(before))]


def _said(turn: Turn) -> tuple[str, ...]:
    """What a turn says, without its day."""
    return turn.status, text_of(turn.since), mark_of(turn.since), text_of(turn.until), mark_of(turn.until), turn.reason


def _days(lens: Lens, record: str) -> set[str]:
    """Every day on which the answer may become another: bounds of the record's spells, and of those of its provisions."""
    rows = lens.rows(
        "SELECT may_from, sure_from, begin_earliest, begin_latest, sure_to, may_to, seen FROM spell WHERE record = ? AND basis IN (?, 'any')",
        record, lens.counts,
    )  # fmt: skip
    if not rows:
        return set()
    rows += lens.rows(
        "SELECT may_from, NULL, NULL, NULL, NULL, may_to, NULL FROM spell WHERE record > ? || '/' AND record < ? || '0' AND basis = ?",
        record, record, lens.counts,
    )  # fmt: skip
    return {_FIRST, *(day for row in rows for day in _turning(row))}


def _turning(row: tuple[Any, ...]) -> Iterator[str]:
    yield from (day for day in row[:4] if day and day > _FIRST)
    yield from (day_after(day) for day in row[4:] if day and _YEAR_ONE <= day < _LAST)


def day_after(day: str) -> str:
    """The day after an ISO day.

    >>> day_after("2012-02-28"), day_after("2012-12-31")
    ('2012-02-29', '2013-01-01')
    """
    return (dt.date.fromisoformat(day) + dt.timedelta(days=1)).isoformat()


def _turn(lens: Lens, record: str, day: str) -> Turn:
    test, values = status_sql(lens, day, day)
    status = lens.rows(f"SELECT {test} FROM record r WHERE r.id = ?", *values, record)[0][0]
    if status == "unknown":
        return Turn(day, status, reason=reason(lens, record, day, day))
    spell = lens.one(
        "SELECT begun_by, begin_text, ended_by, end_text, running, seen FROM spell WHERE record = ? AND basis IN (?, 'any') "
        "AND sure_from <= ? AND sure_to >= ? ORDER BY sure_from, sure_to LIMIT 1", record, lens.counts, day, day,
    )  # fmt: skip
    if spell is None:
        return Turn(day, status)
    begun_by, begin, ended_by, end, running, seen = spell
    dates = event_dates(lens, [(record, begun_by), (record, ended_by)])
    since, until = (dates.get((record, by)) or _dated(lens, date) for by, date in ((begun_by, begin), (ended_by, end)))
    if running and seen:
        return Turn(day, status, since, f"{say('running in', lens.language)} {seen[:4]}", running=True)
    return Turn(day, status, since, until)


def _dated(lens: Lens, date: str) -> Value:
    return Cell(date, date_words(date, lens.language)) if date else None
