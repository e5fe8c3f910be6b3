"""Which answers would be others if another source were right: the same question, asked through a store that trusts that source."""

from __future__ import annotations

import json
from collections.abc import Callable

from timeline.answer import Answer, Cell, Column, Row, Table
from timeline.query.cells import date_words, event_words
from timeline.query.dates import iso_bounds, read_date
from timeline.query.lens import Lens
from timeline.query.moment import USUAL, kind_asked
from timeline.query.status import status_sql
from timeline.store.trusting import trusting
from timeline.words import count, say

COLUMNS = (
    Column("source", "if this source is right"), Column("title", "record"), Column("before", "status shown"), Column("after", "status then"),
    Column("value", "its value"),
)  # fmt: skip


def statuses(lens: Lens, first: str, last: str, kinds: list[str], among: list[str] | None = None) -> dict[str, str]:
    """The status of every record of `kinds`, by id; with `among` of those records alone."""
    sql, values = status_sql(lens, first, last)
    marks = ", ".join("?" * len(kinds))
    only = "" if among is None else "AND r.id IN (SELECT value FROM json_each(?))"
    asked = [] if among is None else [json.dumps(among)]
    return dict(lens.rows(f"SELECT r.id, {sql} FROM record r WHERE r.kind IN ({marks}) {only} ORDER BY r.id", *values, *kinds, *asked))


def explain(lens: Lens, date: str, kinds: list[str], watch: Callable[[int, int], None] | None = None) -> Answer:
    """The records whose status on `date` hangs on which of several sources is believed; `watch` is told how many of the sources are done."""
    first, last = iso_bounds(read_date(date, "DATE"))
    asked = [kind_asked(name) for name in kinds] or list(USUAL)
    rows = []
    losing = losing_sources(lens, asked)
    for done, (source, store, concerned) in enumerate(trusting(lens.store, losing)):
        if watch is not None:
            watch(done, len(losing))
        shown, then = (statuses(look, first, last, asked, concerned) for look in (lens, lens._replace(store=store)))
        rows += [_row(lens, source, record, shown[record], then[record]) for record in shown if shown[record] != then[record]]
    title = (
        f"{say('What hangs on a source', lens.language)} · {date} · {say('basis', lens.language)}: {say(lens.counts, lens.language)} · {lens.name}"
    )
    answer = Answer("at", title, {"date": date, "kind": asked, "explain": True}, lens.basis, [Table(COLUMNS, rows, "", "items")], len(rows), "")
    answer.counted = count(len(rows), "answer", lens.language)
    if not rows:
        answer.notes.append(say("no answer on this date hangs on which source is right", lens.language))
    return answer


def losing_sources(lens: Lens, kinds: list[str]) -> list[str]:
    """The sources of claims that conflict with what is shown, on records of `kinds`."""
    marks = ", ".join("?" * len(kinds))
    rows = lens.rows(
        "SELECT DISTINCT json_extract(j.value, '$[0]') FROM claim c JOIN record r ON r.id = c.record, "
        "json_each(CASE WHEN c.cites = '[]' THEN r.cites ELSE c.cites END) j "
        f"WHERE c.disputed = 1 AND c.earliest IS NOT NULL AND r.kind IN ({marks}) ORDER BY 1", *kinds,
    )  # fmt: skip
    return [source for (source,) in rows]


def _row(lens: Lens, source: str, record: str, before: str, after: str) -> Row:
    row = lens.one(f"SELECT {lens.title} FROM record r WHERE id = ?", record)
    value = lens.one(
        "SELECT c.field, c.value FROM claim c JOIN record r ON r.id = c.record, json_each(CASE WHEN c.cites = '[]' THEN r.cites ELSE c.cites END) j "
        "WHERE c.record = ? AND c.disputed = 1 AND coalesce(c.earliest, c.latest) IS NOT NULL AND json_extract(j.value, '$[0]') = ? LIMIT 1",
        record, source,
    )  # fmt: skip
    said = None
    if value is not None:
        words = f"{_field(lens, record, value[0])} {date_words(value[1], lens.language) or value[1]}"
        said = Cell(f"{value[0].replace('-', ' ')} {value[1]}", words)
    return Row(record, (
        source, row[0] if row else record, Cell(before, say(before, lens.language)), Cell(after, say(after, lens.language)), said,
    ))  # fmt: skip


def _field(lens: Lens, record: str, field: str) -> str:
    """The event that an address means, or the field, in words."""
    event = lens.one("SELECT kind, party FROM event WHERE record = ? AND address = ?", record, field)
    return event_words(lens, *event) if event else say(field.replace("-", " "), lens.language)
