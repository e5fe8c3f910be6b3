"""Stretches with no programme, overlaps of programmes, and bodies that ended without a successor, with their length in days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, NamedTuple

from timeline.answer import Answer, Cell, Column, Row, Table
from timeline.query.cells import titles
from timeline.query.dates import stretch
from timeline.query.lens import Lens
from timeline.words import between_words, count, say

COLUMNS = (
    Column("what", "what"), Column("from", "from", "date"), Column("to", "to", "date"), Column("days", "days, certain", "number"),
    Column("days_possible", "days, possible", "number"), Column("after", "after"), Column("before", "before"),
)  # fmt: skip


class Gap(NamedTuple):
    """A stretch between two programmes, or (with `overlap`) one in which both hold.

    `first`–`last` is certain (`last` before `first`: no day is); `may_first`–`may_last` is possible.
    """

    before: str
    after: str
    first: str
    last: str
    may_first: str
    may_last: str
    overlap: bool = False


def day(text: str) -> date:
    """A day of the calendar; the sentinels of an open bound stay at its ends."""
    return date.fromisoformat("0001-01-01" if text.startswith("0000") else text)


def days(first: str, last: str) -> int:
    """How many days from `first` to `last`, both counted; none when they are the other way round."""
    return max((day(last) - day(first)).days + 1, 0)


def _shift(text: str, by: int) -> str:
    moved = day(text)
    if (by > 0 and moved == date.max) or (by < 0 and moved == date.min):
        return text
    return (moved + timedelta(days=by)).isoformat()


def programme_gaps(lens: Lens) -> list[Gap]:
    """The gaps and overlaps of the succession of programmes, in the order of time; each dataset has a succession of its own."""
    rows = lens.rows(
        f"SELECT record, sure_from, sure_to, may_from, may_to, {_dataset(lens)} FROM spell s WHERE kind = 'programme' AND basis IN (?, 'any') "
        "AND sure_from IS NOT NULL ORDER BY may_from, record", lens.counts,
    )  # fmt: skip
    found = [gap for name in dict.fromkeys(row[5] for row in rows) for gap in _gaps_of([row for row in rows if row[5] == name])]
    return sorted(found, key=lambda gap: gap.may_first) if len(lens.store.folders) > 1 else found


def _dataset(lens: Lens) -> str:
    """SQL for the dataset of spell `s`; there is nothing to look up where there is one."""
    return "(SELECT v.dataset FROM records v WHERE v.id = s.record)" if len(lens.store.folders) > 1 else "''"


def _gaps_of(rows: list[tuple[Any, ...]]) -> list[Gap]:
    """The gaps and overlaps of one succession."""
    found: list[Gap] = []
    for n, later in enumerate(rows[1:], 1):
        before = rows[:n]
        last = max(before, key=lambda row: (max(row[2], row[1]), row[4]))  # a long programme may outlast those that began after it
        first, end = _shift(max(row[4] for row in before), 1), _shift(later[3], -1)
        may_first, may_last = _shift(max(last[2], last[1]), 1), _shift(later[1], -1)
        if may_first <= may_last:
            found.append(Gap(last[0], later[0], first, end, may_first, may_last))
        found += [
            Gap(row[0], later[0], max(row[1], later[1]), min(row[2], later[2]), later[3], min(row[4], later[4]), overlap=True)
            for row in before
            if later[1] <= row[2] and row[1] <= later[2]
        ]
    return found


def gap_around(lens: Lens, first: str, last: str) -> list[str]:
    """The gap between programmes in which the whole stretch may lie, in words."""
    for gap in programme_gaps(lens):
        if not gap.overlap and gap.may_first <= first and last <= gap.may_last:
            names = titles(lens, (gap.before, gap.after))
            certain = gap.first <= first and last <= gap.last
            length = days(gap.first, gap.last) if certain else days(gap.may_first, gap.may_last)
            what = "no programme" if certain else "perhaps no programme"
            span = (gap.first, gap.last) if certain else (gap.may_first, gap.may_last)
            between = between_words(names[gap.before], names[gap.after], lens.language)
            return [f"{say(what, lens.language)}: {span[0]} – {span[1]} ({count(length, 'day', lens.language)}), {between}"]
    return []


def gaps(lens: Lens, begin: str, end: str) -> Answer:
    """Gaps, overlaps and ends without successor that reach into the stretch."""
    first, last = stretch(begin, end)
    found = [gap for gap in programme_gaps(lens) if gap.may_first <= last and gap.may_last >= first]
    names = titles(lens, (record for gap in found for record in (gap.before, gap.after)))
    rows = [_gap_row(lens, gap, names) for gap in found]
    rows += [_open_row(lens, values) for values in _after_the_last(lens) if values[1] <= last]
    rows += [_body_row(lens, values) for values in _without_successor(lens) if first <= (values[3] or values[2]) and values[2] <= last]
    title = f"{say('Gaps', lens.language)} · {say('basis', lens.language)}: {say(lens.counts, lens.language)} · {lens.name}"
    question = {key: text for key, text in (("from", begin), ("to", end)) if text}
    return Answer("gaps", title, question, lens.basis, [Table(COLUMNS, rows, "", "items")], len(rows), count(len(rows), "row", lens.language))


def _gap_row(lens: Lens, gap: Gap, names: dict[str, str]) -> Row:
    certain, possible = days(gap.first, gap.last), days(gap.may_first, gap.may_last)
    shown = (gap.first, gap.last) if certain else (gap.may_first, gap.may_last)
    what = "both in force" if gap.overlap else "no programme" if certain else "perhaps no programme"
    return Row(f"{gap.before}..{gap.after}", (
        Cell(what, say(what, lens.language)), *shown, certain, max(certain, possible), Cell(gap.before, names[gap.before]), Cell(gap.after, names[gap.after]),
    ))  # fmt: skip


def _after_the_last(lens: Lens) -> list[tuple[Any, ...]]:
    """The time since the last programme of each dataset ended, when it has."""
    rows = lens.rows(
        f"SELECT record, max(may_to) FROM spell s WHERE kind = 'programme' AND basis IN (?, 'any') GROUP BY {_dataset(lens)} ORDER BY 2, 1",
        lens.counts,
    )
    return [(record, _shift(end, 1)) for record, end in rows if end < lens.today]


def _open_row(lens: Lens, values: tuple[Any, ...]) -> Row:
    record, since = values
    length = days(since, lens.today)
    what = Cell("no programme known since", say("no programme known since", lens.language))
    return Row(f"{record}..", (what, since, lens.today, None, length, Cell(record, titles(lens, [record])[record]), None))


def _without_successor(lens: Lens) -> list[tuple[Any, ...]]:
    return lens.rows(
        f"SELECT r.id, {lens.title}, s.end_earliest, s.end_latest FROM spell s JOIN record r ON r.id = s.record WHERE s.kind = 'body' "
        "AND s.basis IN (?, 'any') AND s.end_latest IS NOT NULL AND NOT EXISTS "
        "(SELECT 1 FROM link l WHERE l.target = r.id AND l.verb IN ('succeeds', 'replaces')) ORDER BY s.end_latest", lens.counts,
    )  # fmt: skip


def _body_row(lens: Lens, values: tuple[Any, ...]) -> Row:
    record, title, earliest, latest = values
    what = Cell("ended without a successor", say("ended without a successor", lens.language))
    return Row(record, (what, earliest or latest, latest, None, None, Cell(record, title), None))
