"""All dated events of all records, one row an event: what happened, when, to what, and by which act."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from timeline.answer import Answer, Cell, Column, Doubt, Row, Stream, Table, Value
from timeline.edtf import EdtfError, parse
from timeline.model import BY_NAME
from timeline.model.vocabulary import EVENT_NAMES
from timeline.query.cells import date_mark, date_words, event_words, titles
from timeline.query.dates import stretch
from timeline.query.doubts import doubt_on
from timeline.query.fallback import may_fall_back
from timeline.query.filters import Filters, topic_table, topics_asked
from timeline.query.find import find
from timeline.query.lens import Lens, UsageError
from timeline.query.lists import mark_notes
from timeline.query.whole import MAYBE, SURE, Portion, Whole, shares
from timeline.words import count, meant, say, shown_words, term

COLUMNS = (
    Column("date", "date", "date"), Column("what", "what"), Column("title", "record"), Column("by", "by"), Column("kind", "kind", wide=True),
    Column("party", "party", shown=False), Column("place", "place", shown=False), Column("address", "id", "id", shown=False),
    Column("earliest", "earliest", "date", shown=False), Column("latest", "latest", "date", shown=False),
    Column("text", "text", shown=False),
)  # fmt: skip
PLURALS = {kind.plural: kind.name for kind in BY_NAME.values()}
FILTERS = {"kind": "The kind of record that it happened to: treaty, law, body …", "event": "What happened: adoption, ratification, founding …"}


def list_events(lens: Lens, filters: Filters, *, streamed: bool = False) -> Answer:
    """The events that lie in the stretch asked for, then those that may; `streamed`, for programs, row after row as they are read."""
    asked = _conditions(lens, filters)
    totals = _totals(lens, *asked)
    total, maybe_total = totals.get(SURE, 0), totals.get(MAYBE, 0)
    parts = [(SURE, "", "items"), *([(MAYBE, say("May match", lens.language), "may_match")] if maybe_total else [])]
    answer = Answer("events", _title(lens, filters), _question(filters), lens.basis, [], total, count(total, "event", lens.language))
    if streamed:
        shown = shares(totals, filters.limit)
        whole = Whole(lens, shown, partial(_statement, lens, filters, asked), partial(_rows_by_id, lens), partial(_doubts, lens))
        answer.tables = [whole.table(COLUMNS, certainty, heading, key) for certainty, heading, key in parts]
        answer.doubts, answer.remarks = Stream(whole.doubts, 0), lambda: mark_notes(whole.marks, lens.language)
        return answer
    sql, values = _statement(lens, filters, asked, limit=filters.limit)
    fetched = lens.rows(sql, *values)
    answer.tables = [Table(COLUMNS, _rows(lens, [row for row in fetched if row[0] == how]), heading, key) for how, heading, key in parts]
    answer.doubts = _doubts(lens, fetched)
    answer.notes = mark_notes({row[10] for row in fetched}, lens.language)
    if len(fetched) < total + maybe_total:
        answer.hints.append(shown_words(len(fetched), total + maybe_total, lens.language))
    return answer


def _rows(lens: Lens, fetched: Portion) -> list[Row]:
    actors = titles(lens, (row[9] for row in fetched if row[9]))
    return [_row(lens, row, actors) for row in fetched]


def _rows_by_id(lens: Lens, fetched: Portion) -> list[Row]:
    """The rows for programs, which are given ids: titles behind them are needed only to count those that are in another language."""
    return _rows(lens, fetched) if may_fall_back(lens) else [_row(lens, row, {}) for row in fetched]


def _doubts(lens: Lens, fetched: Portion) -> list[Doubt]:
    return [doubt for row in fetched if row[11] and (doubt := doubt_on(lens, row[1], row[2], "date")) is not None]


def _statement(lens: Lens, filters: Filters, asked: _Asked, certainty: float = 0, limit: int = 0) -> tuple[str, list[Any]]:
    """SQL of the rows of events, of one certainty when that is given, and its values: all else is read for those alone that are shown."""
    where, values, test, tested = asked
    keys, by = _sort(lens, filters.sort, reverse=filters.reverse)
    of_record = " JOIN record r ON r.id = e.record" if any(key.startswith("r.") for key in keys) else ""
    columns = "".join(f", {key} AS key{n}" for n, key in enumerate(keys))
    found = f"SELECT e.rowid AS n, {test} AS certainty{columns} FROM event e{of_record} WHERE {where}"
    if certainty and not tested:
        found += f" AND {certainty} = {SURE}"
    elif tested:
        found = f"SELECT * FROM ({found}) WHERE certainty {f'= {certainty}' if certainty else '> 0'}"
        by = by if certainty else f"certainty DESC, {by}"
    sql = (
        "SELECT f.certainty, e.record, e.address, e.kind, e.party, e.own, e.date, e.earliest, e.latest, e.actor, e.derivation, e.disputed, "
        f"e.details, r.kind, {lens.title} FROM ({found} ORDER BY {by} LIMIT {limit or -1}) f "  # the order of `f` is kept
        "CROSS JOIN event e ON e.rowid = f.n CROSS JOIN record r ON r.id = e.record"
    )
    return sql, [*tested, *values]


def count_events(lens: Lens, filters: Filters) -> tuple[int, int]:
    """How many events match, and how many more may."""
    totals = _totals(lens, *_conditions(lens, filters))
    return totals.get(2, 0), totals.get(1, 0)


def _totals(lens: Lens, where: str, values: list[Any], certainty: str, tested: list[Any]) -> dict[float, int]:
    if not tested:
        row = lens.one(f"SELECT count(*) FROM event e WHERE {where}", *values)
        return {2: row[0] if row else 0}
    inner = f"SELECT {certainty} AS certainty FROM event e WHERE {where}"
    return dict(lens.rows(f"SELECT certainty, count(*) FROM ({inner}) GROUP BY certainty", *tested, *values))


_Asked = tuple[str, list[Any], str, list[Any]]  # condition, its values, how certainly it is fulfilled, the values of that


def _conditions(lens: Lens, filters: Filters) -> _Asked:
    where, values = ["1"], []
    for name, condition, known in (
        ("kind", "+e.record IN (SELECT r.id FROM record r WHERE r.kind IN ({}))", tuple(BY_NAME)),
        ("event", "e.kind IN ({})", EVENT_NAMES),
    ):
        words = [_known(name, word, known) for word in filters.own.get(name, ())]
        if words:
            where.append(condition.format(", ".join("?" * len(words))))
            values += words
    for ids in topics_asked(lens, filters).values():
        topics = f"(WITH RECURSIVE {topic_table('topic_set', len(ids))} SELECT id FROM topic_set)"
        where.append(f"e.record IN (SELECT l.record FROM link l WHERE l.target IN {topics} AND l.verb = 'on')")
        values += ids
    if filters.sources:
        ids = [find(lens, text, ("source",)) for text in filters.sources]
        where.append(f"e.record IN (SELECT c.record FROM citation c WHERE c.source IN ({', '.join('?' * len(ids))}))")
        values += ids
    if not (filters.begin or filters.end):
        return " AND ".join(where), values, "2", []
    first, last = stretch(filters.begin, filters.end)
    test = (
        "CASE WHEN e.date IS NOT NULL AND coalesce(e.earliest, '0000-01-01') >= ? AND coalesce(e.latest, '9999-12-31') <= ? THEN 2 "
        "WHEN coalesce(e.earliest, '') <= ? AND coalesce(e.latest, '9999') >= ? THEN 1 ELSE 0 END"
    )
    where.append("(e.earliest <= ? OR e.earliest IS NULL) AND (e.latest >= ? OR e.latest IS NULL)")  # what an index can tell beforehand
    values += [last, first]
    return " AND ".join(where), values, test, [first, last, last, first]


def _known(name: str, word: str, known: tuple[str, ...]) -> str:
    if found := meant(word, known) or [PLURALS[plural] for plural in meant(word, PLURALS) if PLURALS[plural] in known]:
        return found[0]
    raise UsageError(f"--{name}: `{word[:40]}` is not in the list", f"one of these words: {', '.join(known)}")


_DATE = "coalesce(e.earliest, e.latest)"
_DATED_FIRST = "coalesce(e.earliest, e.latest, '~')"
_KEYS = {
    "date": _DATE, "what": "e.kind", "by": "e.actor", "kind": "r.kind", "party": "e.party",
    "place": "json_extract(e.details, '$.place')", "id": "e.record || '#' || e.address", "address": "e.record || '#' || e.address",
    "earliest": "e.earliest", "latest": "e.latest", "text": "json_extract(e.details, '$.text')",
}  # fmt: skip


def _sort(lens: Lens, name: str, *, reverse: bool) -> tuple[tuple[str, ...], str]:
    """What an order goes by, and the order by these keys: by date when no column is named; what has no value stands at the end both ways."""
    keys = {**_KEYS, "title": lens.title_order, "record": lens.title_order}
    if len(lens.store.folders) > 1:
        keys["dataset"] = "(SELECT v.dataset FROM records v WHERE v.id = e.record)"
    if name not in ("", *keys):
        raise UsageError(f"--sort: there is no column `{name[:40]}`", f"one of: {', '.join(keys)}")
    key, way = keys[name or "date"], " DESC" if reverse else ""
    if key == _DATE and not reverse:  # an index keeps this order
        return (_DATED_FIRST, "e.latest", "e.record", "e.rowid"), "key0, key1, key2, key3"
    rest = "".join(f", key{n}{way}" for n in range(1, 5))
    return (key, _DATE, "e.latest", "e.record", "e.rowid"), f"key0{way or ' NULLS LAST'}{rest}"


def _title(lens: Lens, filters: Filters) -> str:
    asked = [f"{say(name, lens.language)} {text}" for name, text in (("from", filters.begin), ("to", filters.end)) if text]
    asked += [
        f"{say(name, lens.language)}: {', '.join(term(value, lens.language) for value in values)}" for name, values in filters.own.items() if values
    ]
    return " · ".join((say("Events", lens.language), *asked, lens.name))


def _question(filters: Filters) -> dict[str, Any]:
    asked: dict[str, Any] = {name: values for name, values in filters.own.items() if values}
    rest = {
        "from": filters.begin, "to": filters.end, "topic": filters.topics, "function": filters.functions, "cites": filters.sources, "sort": filters.sort,
    }  # fmt: skip
    return asked | {name: value for name, value in rest.items() if value}


def on_day(lens: Lens, day: str) -> Answer:
    """Every event dated to this day of the year, `MM-DD`, in whatever year."""
    try:
        parsed = parse(f"2000-{day}")
    except EdtfError as error:
        raise UsageError(f"`{day[:20]}` is no day of the year", "write month and day: 09-20") from error
    if len(day) != 5 or parsed.earliest != parsed.latest:
        raise UsageError(f"`{day[:20]}` is no day of the year", "write month and day: 09-20")
    fetched = lens.rows(
        "SELECT 2, e.record, e.address, e.kind, e.party, e.own, e.date, e.earliest, e.latest, e.actor, e.derivation, e.disputed, e.details, r.kind, "
        f"{lens.title} FROM event e JOIN record r ON r.id = e.record WHERE e.earliest = e.latest AND substr(e.earliest, 6) = ? ORDER BY e.earliest, e.record",
        day,
    )
    rows = _rows(lens, fetched)
    title = f"{say('On this day', lens.language)} · {day} · {lens.name}"
    answer = Answer("on", title, {"day": day}, lens.basis, [Table(COLUMNS, rows, "", "items")], len(rows), count(len(rows), "event", lens.language))
    answer.doubts = _doubts(lens, fetched)
    answer.notes = mark_notes({row[10] for row in fetched}, lens.language)
    return answer


def event_row(lens: Lens, values: tuple[Any, ...]) -> Row:
    """A single event as a row of the list of events."""
    return _row(lens, values, titles(lens, [values[9]] if values[9] else []))


def _row(lens: Lens, values: tuple[Any, ...], actors: dict[str, str]) -> Row:
    _, record, address, kind, party, _, date, earliest, latest, actor, derivation, disputed, details_json, record_kind, title = values
    details = json.loads(details_json) if details_json != "{}" else {}
    mark = date_mark(disputed, derivation)
    return Row(f"{record}#{address}", (
        _date(lens, date, mark), Cell(kind, event_words(lens, kind, party)), title,
        Cell(actor, actors.get(actor, actor)) if actor else None, Cell(record_kind, say(record_kind, lens.language)),
        party, details.get("place"), f"{record}#{address}", earliest, latest, lens.text(details.get("text")) or None,
    ))  # fmt: skip


def _date(lens: Lens, date: str | None, mark: str) -> Value:
    if date is None:
        return Cell(None, say("undated", lens.language))
    return Cell(date, date_words(date, lens.language) or date, mark)
