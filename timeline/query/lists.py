"""List questions: a view and its filters to an Answer, in SQL; what only may match stands under its own heading."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from timeline.answer import COMPUTED, DERIVED, DISPUTED, Answer, Cell, Column, Doubt, Lanes, Row, Table, Value, mark_of, text_of, value_of
from timeline.edtf import Day, Edtf, EdtfError, after, before, parse, within
from timeline.query.cells import (
    SEEN,
    SEPARATOR,
    amount_cell,
    event_cell,
    hotline_numbers,
    number_words,
    period_words,
    series_words,
    titles,
)
from timeline.query.doubts import doubt_on
from timeline.query.find import find
from timeline.query.lens import Lens, UsageError
from timeline.query.status import PART, STATUSES, status_sql
from timeline.query.tracks import track
from timeline.query.views import STATEFUL, View, ViewColumn, ViewFilter
from timeline.words import count, say, shown_words, term

_PERIOD_PARTS = ", ".join(f"json_extract(r.chosen, '$.{part}')" for part in ("period", "period_start_part", "period_end_part"))
ANY_PARTY = ("adoption", "publication", "opening for signature")  # the instrument's own acts, whoever is named
BY_ANOTHER = 0.5  # the certainty of a record that matches by the date of a source that was not chosen
RELATIONS = ("after", "before", "in")
STATUS_COLUMN = ViewColumn("status", "status", "r.status", "word")


@dataclass(slots=True)
class Filters:
    """What a list is asked for: values of the same filter mean `or`, different filters mean `and`."""

    own: dict[str, list[str]] = field(default_factory=dict)  # the view's own filters
    events: list[tuple[str, str, str]] = field(default_factory=list)  # (event, after|before|in, EDTF)
    at: str = ""  # --at
    status: list[str] = field(default_factory=list)  # --status
    begin: str = ""  # --from
    end: str = ""  # --to
    topics: list[str] = field(default_factory=list)
    issuers: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)  # --cites
    everything: bool = False  # --all
    sort: str = ""
    reverse: bool = False
    limit: int = 0  # 0: no limit


@dataclass(slots=True)
class _Query:
    """The parts of the statement: conditions, three-valued tests (SQL giving 2 yes, 1 maybe, 0 no), values."""

    where: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)
    tests: list[str] = field(default_factory=list)
    test_values: list[Any] = field(default_factory=list)
    topics: dict[str, list[str]] = field(default_factory=dict)  # a set of topics for each filter that asks for them
    status: str = ""  # SQL of the status asked for, and its values
    status_values: list[Any] = field(default_factory=list)


def read_date(text: str, option: str) -> Edtf:
    """The date of an option. Raises `UsageError` with a suggested form."""
    try:
        return parse(text)
    except EdtfError as error:
        raise UsageError(f"{option}: {error.message}", error.hint) from None


def iso_bounds(date: Edtf) -> tuple[str, str]:
    """First and last day as text; an open side, or a year of more than four digits, reaches the end of the calendar."""
    return _iso(date.earliest, "0000-01-01"), _iso(date.latest, "9999-12-31")


def _iso(day: Day | None, otherwise: str) -> str:
    if day is None:
        return otherwise
    if not 0 <= day[0] <= 9999:
        return "0000-01-01" if day[0] < 0 else "9999-12-31"
    return f"{day[0]:04d}-{day[1]:02d}-{day[2]:02d}"


def list_records(lens: Lens, view: View, filters: Filters) -> Answer:
    """The records of a view that match, then those that may match."""
    query = _conditions(lens, view, filters)
    if query.status:
        view = view._replace(columns=(*view.columns, STATUS_COLUMN))
    order = _order(lens, view, filters)
    statement, values = _statement(view, query, order, filters.limit)
    fetched = lens.rows(statement, *values)
    totals = _totals(lens, query)
    sure_total, maybe_total = totals.get(2, 0), totals.get(1, 0)
    rows = _rows(lens, view, fetched)
    columns = tuple(Column(column.name, column.head, _column_kind(column), column.shown, column.wide) for column in view.columns)
    tables = [Table(columns, [row for row, certainty in rows if certainty == 2], "", "items")]
    maybe = [row for row, certainty in rows if certainty == 1]
    if maybe or maybe_total:
        tables.append(Table(columns, maybe, say("May match", lens.language), "may_match"))
    others = [row for row, certainty in rows if certainty == BY_ANOTHER]
    if others:
        tables.append(Table(columns, others, say("By the date of another source, not shown", lens.language), "by_another_source"))
    answer = Answer(
        view.command, _title(lens, view, filters), _question(filters), lens.basis, tables, sure_total,
        count(sure_total, view.singular, lens.language),
    )  # fmt: skip
    answer.doubts = _doubts(lens, view, fetched)
    _add_words(lens, view, filters, answer, sum(number for certainty, number in totals.items() if 0 < certainty < 2))
    if view.strip:
        answer.lanes = _strip(lens, view, [row.record for row in tables[0].rows])
    return answer


def count_records(lens: Lens, view: View, filters: Filters) -> tuple[int, int]:
    """How many records match, and how many more may."""
    totals = _totals(lens, _conditions(lens, view, filters))
    return totals.get(2, 0), totals.get(1, 0)


# --- conditions ------------------------------------------------------------------------------------------------------


def _conditions(lens: Lens, view: View, filters: Filters) -> _Query:
    query = _Query()
    kinds = ", ".join(repr(kind) for kind in view.kinds)
    query.where.append(f"r.kind IN ({kinds})")
    if view.where:
        query.where.append(view.where)
    if view.unfolded and not filters.everything and not any(name == "series" for name in filters.own):
        query.where.append(view.unfolded)
    by_name = {spec.name: spec for spec in view.filters}
    for name, values in filters.own.items():
        _own(lens, by_name[name], values, query)
    if filters.topics:
        query.topics["topic_set"] = [find(lens, text, ("topic",)) for text in filters.topics]
        query.where.append("EXISTS (SELECT 1 FROM link l WHERE l.record = r.id AND l.verb = 'on' AND l.target IN topic_set)")
    if filters.issuers:
        _one_of(query, "json_extract(r.body, '$.issuer') = ?", [find(lens, text, ("body", "organisation")) for text in filters.issuers])
    if filters.sources:
        _one_of(
            query,
            "EXISTS (SELECT 1 FROM citation c WHERE c.record = r.id AND c.source = ?)",
            [find(lens, text, ("source",)) for text in filters.sources],
        )
    events = dict(view.events)
    for name, relation, text in filters.events:
        _event_test(lens, query, events[name], relation, read_date(text, f"--{name}-{relation}"))
    if filters.begin or filters.end:
        _overlap_test(query, filters.begin, filters.end)
    if filters.at or filters.status:
        _status_test(lens, view, query, filters)
    return query


def _status_test(lens: Lens, view: View, query: _Query, filters: Filters) -> None:
    """The status on the day asked for, today when none is; kinds without a state are asked for their time alone."""
    if not set(view.kinds) <= set(STATEFUL):
        _overlap_test(query, filters.at, filters.at)
        return
    first, last = iso_bounds(read_date(filters.at or lens.today, "--at"))
    query.status, query.status_values = status_sql(lens, first, last)
    wanted = [_status_word(word) for word in filters.status] or ["in force", "partly"]
    names = ", ".join(repr(word) for word in wanted)
    query.tests.append(f"CASE WHEN r.status IN ({names}) THEN 2 WHEN r.status IN ('unknown', '{PART}') THEN 1 ELSE 0 END")


def _status_word(text: str) -> str:
    plain = " ".join(text.casefold().replace("-", " ").split())
    if plain not in STATUSES:
        raise UsageError(f"--status: `{text[:40]}` is no status", f"one of: {', '.join(STATUSES)}")
    return plain


def _one_of(query: _Query, condition: str, values: Sequence[Any]) -> None:
    query.where.append("(" + " OR ".join([condition] * len(values)) + ")")
    query.values += values


def _own(lens: Lens, spec: ViewFilter, typed: Sequence[str], query: _Query) -> None:
    if spec.refers:
        found = [find(lens, text, spec.refers) for text in typed]
        if spec.narrower:
            query.topics[f"{spec.name}_set"] = found
            query.where.append(spec.sql)
        else:
            _one_of(query, spec.sql, found)
        return
    words = [_word(spec, text) for text in typed]
    if not spec.words:
        _must_exist(lens, spec, words)
    _one_of(query, spec.sql, words)


def _must_exist(lens: Lens, spec: ViewFilter, words: Sequence[str]) -> None:
    """A word that no record has is a slip, not a question with an empty answer."""
    known = [
        str(word) for (word,) in lens.rows(f"SELECT DISTINCT json_extract(body, '$.{spec.name}') AS w FROM record WHERE w IS NOT NULL ORDER BY w")
    ]
    for word in words:
        if word.casefold() not in {name.casefold() for name in known}:
            raise UsageError(f"--{spec.name}: no record has `{word[:40]}`", f"one of: {', '.join(known)}")


def _word(spec: ViewFilter, text: str) -> str:
    """The word of a closed list that is meant."""
    plain = " ".join(text.split())
    if not spec.words:
        return dict(spec.aliases).get(plain.casefold(), plain)
    known = {word.casefold(): word for word in spec.words}
    known |= {word.replace(" ", "-"): word for word in spec.words} | dict(spec.aliases)
    if plain.casefold() not in known:
        raise UsageError(f"--{spec.name}: `{text[:40]}` is not in the list", f"one of: {', '.join(spec.words)}")
    return known[plain.casefold()]


def _parties(kinds: Sequence[str]) -> str:
    return "1" if kinds[0] in ANY_PARTY else "e.own = 1"


def _event_test(lens: Lens, query: _Query, kinds: Sequence[str], relation: str, date: Edtf) -> None:
    """Whether an event of these kinds lies after all of, before all of, or within the date: yes, perhaps, or no."""
    first, last = iso_bounds(date)
    names = ", ".join(repr(kind) for kind in kinds)
    of = f"SELECT 1 FROM event e WHERE e.record = r.id AND e.kind IN ({names}) AND {_parties(kinds)} AND "
    undated = "e.date IS NULL"
    if relation == "after":
        yes, perhaps, values = "e.earliest > ?", f"({undated} OR e.latest IS NULL OR e.latest > ?)", [last, last]
    elif relation == "before":
        yes, perhaps, values = "e.latest < ?", f"({undated} OR e.earliest IS NULL OR e.earliest < ?)", [first, first]
    else:
        yes = "(e.date IS NOT NULL AND coalesce(e.earliest, '0000-01-01') >= ? AND coalesce(e.latest, '9999-12-31') <= ?)"
        perhaps = f"({undated} OR (coalesce(e.earliest, '') <= ? AND coalesce(e.latest, '9999') >= ?))"
        values = [first, last, last, first]
    # of a set only the members count, and those SQL cannot see
    possible = "(e.date IS NULL OR substr(e.date, 1, 1) NOT IN ('[', '{') OR edtf_relation(e.date, ?, ?) <> 'no')"
    lens.store.db.create_function("edtf_relation", 3, _relation, deterministic=True)
    other = (
        f"SELECT 1 FROM claim c JOIN event v ON v.record = c.record AND v.address = c.field WHERE c.record = r.id AND c.chosen = 0 "
        f"AND v.kind IN ({names}) AND {_parties(kinds).replace('e.', 'v.')} AND {yes.replace('e.date', 'c.value').replace('e.', 'c.')}"
    )
    query.tests.append(
        f"CASE WHEN EXISTS ({of}{yes}) THEN 2 WHEN EXISTS ({of}{perhaps} AND {possible}) THEN 1 WHEN EXISTS ({other}) THEN {BY_ANOTHER} ELSE 0 END"
    )
    query.test_values += [*values, relation, date.text, *values[: yes.count("?")]]


def _relation(event: str, relation: str, asked: str) -> str:
    """Whether the date of an event lies after, before or in the date asked for: yes, no or maybe."""
    return {"after": after, "before": before, "in": within}[relation](parse(event), parse(asked))


def stretch(begin: str, end: str) -> tuple[str, str]:
    """First and last day of what --from and --to ask for. Raises `UsageError` when they are the wrong way round."""
    first = iso_bounds(read_date(begin, "--from"))[0] if begin else "0000-01-01"
    last = iso_bounds(read_date(end, "--to"))[1] if end else "9999-12-31"
    if first > last:
        raise UsageError(f"--from {begin} lies after --to {end}", "give the earlier date to --from")
    return first, last


def _overlap_test(query: _Query, asked_begin: str, asked_end: str) -> None:
    """Whether the record's life shares a day with the stretch; what runs on is sure up to the day its source saw."""
    begin, end = stretch(asked_begin, asked_end)
    sure = (
        "r.begin_latest <= ? AND CASE WHEN r.end_earliest IS NOT NULL AND r.end_latest IS NOT NULL THEN r.end_earliest >= ? "
        "WHEN r.running = 1 AND r.kind IN ('treaty', 'law', 'provision') THEN 1 "  # acts are presumed to last
        f"WHEN r.running = 1 THEN ? <= coalesce({SEEN}, r.begin_latest) ELSE r.end_earliest >= ? END"
    )
    maybe = "coalesce(r.begin_earliest, '') <= ? AND coalesce(r.end_latest, '9999') >= ?"
    query.tests.append(f"CASE WHEN {sure} THEN 2 WHEN {maybe} THEN 1 ELSE 0 END")
    query.test_values += [end, begin, begin, begin, end, begin]


# --- the statement ---------------------------------------------------------------------------------------------------


def _certainty(query: _Query) -> str:
    if not query.tests:
        return "2"
    return query.tests[0] if len(query.tests) == 1 else f"min({', '.join(query.tests)})"


def _with_topics(query: _Query) -> tuple[str, list[Any]]:
    """The topics that each filter asks for and all narrower ones, as a table a filter."""
    if not query.topics:
        return "", []
    tables = ", ".join(topic_table(name, len(ids)) for name, ids in query.topics.items())
    return f"WITH RECURSIVE {tables} ", [topic for ids in query.topics.values() for topic in ids]


def topic_table(name: str, seeds: int) -> str:
    """SQL of the recursive table `name`: as many topics as there are `seeds` to bind, and all narrower ones."""
    step = f"SELECT l.record FROM link l JOIN {name} s ON l.target = s.id WHERE l.verb = 'narrower than'"
    return f"{name}(id) AS ({' UNION '.join(['SELECT ?'] * seeds)} UNION {step})"


def _statement(view: View, query: _Query, order: str, limit: int) -> tuple[str, list[Any]]:
    head, head_values = _with_topics(query)
    columns = ", ".join(_column_sql(column) for column in view.columns)
    sql = f"{head}SELECT r.id, r.certainty, r.chosen, r.title_uk, {columns} FROM ({_inner(query, 'r.*')}) r "
    sql += f"WHERE r.certainty > 0 ORDER BY r.certainty DESC, {order}"
    values = [*head_values, *_inner_values(query)]
    if limit:
        sql += " LIMIT ?"
        values.append(limit)
    return sql, values


def _inner(query: _Query, columns: str) -> str:
    """The records that the conditions let through, each with its status when that is asked, and how certainly it matches."""
    where = " AND ".join(query.where)
    records = f"(SELECT r.*, {query.status} AS status FROM record r WHERE {where}) r" if query.status else f"record r WHERE {where}"
    return f"SELECT {columns}, {_certainty(query)} AS certainty FROM {records}"


def _inner_values(query: _Query) -> list[Any]:
    return [*query.test_values, *query.status_values, *query.values]


def _totals(lens: Lens, query: _Query) -> dict[float, int]:
    """How many records there are of each certainty."""
    head, head_values = _with_topics(query)
    return dict(lens.rows(f"{head}SELECT certainty, count(*) FROM ({_inner(query, 'r.id')}) GROUP BY certainty", *head_values, *_inner_values(query)))


def _column_sql(column: ViewColumn) -> str:
    if column.kind == "event":
        return f"({_event_sql(column.events)})"
    if column.kind == "title":
        return "r.title"
    if column.kind == "period" and "chosen" in column.sql:
        return f"json_array({_PERIOD_PARTS}, CASE WHEN r.running = 1 THEN {SEEN} END)"
    return column.sql


def _event_sql(kinds: Sequence[str]) -> str:
    names = ", ".join(repr(kind) for kind in kinds)
    parts = f" || '{SEPARATOR}' || ".join(("e.date", "e.disputed", "coalesce(e.derivation, '')", "e.address"))
    return (
        f"SELECT {parts} FROM event e WHERE e.record = r.id AND e.kind IN ({names}) AND {_parties(kinds)} AND e.date IS NOT NULL "
        "ORDER BY e.earliest, e.rowid LIMIT 1"
    )


def _order(lens: Lens, view: View, filters: Filters) -> str:
    if not filters.sort:
        return _reversed(view.order) if filters.reverse else view.order
    column = next((column for column in view.columns if filters.sort in (column.name, column.head)), None)
    if column is None and filters.sort != "id":
        names = ", ".join((*(column.name for column in view.columns), "id"))
        raise UsageError(f"--sort: there is no column `{filters.sort[:40]}`", f"one of: {names}")
    key = "r.id" if column is None else lens.title if column.kind == "title" else _sort_sql(column)
    way = " DESC" if filters.reverse else ""
    return f"{key} IS NULL, {key}{way}, r.sort, r.id"


def _sort_sql(column: ViewColumn) -> str:
    if column.kind == "amount":
        return "json_extract(r.chosen, '$.value')"
    if column.kind == "period":
        return f"CASE WHEN {column.sql} IS NOT NULL THEN r.sort END"
    sql = _column_sql(column)
    return f"nullif({sql}, '[]')" if column.kind in ("titles", "ids") else sql


def _reversed(order: str) -> str:
    parts = [""]
    for piece in order.split(", "):
        inside = parts[-1].count("(") > parts[-1].count(")")  # a comma within brackets
        parts[-1:] = [f"{parts[-1]}, {piece}"] if inside else [*filter(None, parts[-1:]), piece]
    return ", ".join(part.removesuffix(" DESC") if part.endswith(" DESC") else f"{part} DESC" for part in parts)


def _column_kind(column: ViewColumn) -> str:
    return {"event": "date", "number": "number", "date": "date", "ids": "id"}.get(column.kind, "text")


# --- rows ------------------------------------------------------------------------------------------------------------


def _rows(lens: Lens, view: View, fetched: Sequence[tuple[Any, ...]]) -> list[tuple[Row, int]]:
    names = titles(lens, _referred(view, fetched))
    return [(_row(lens, view, values, names), values[1]) for values in fetched]


def _referred(view: View, fetched: Sequence[tuple[Any, ...]]) -> list[str]:
    places = [n for n, column in enumerate(view.columns, 4) if column.kind == "titles"]
    return [target for values in fetched for n in places for target in _ids(values[n])]


def _ids(packed: str | None) -> list[str]:
    """The ids in a column: a JSON list, or one id."""
    if not packed:
        return []
    return json.loads(packed) if packed.startswith("[") else [packed]


def _row(lens: Lens, view: View, values: tuple[Any, ...], names: dict[str, str]) -> Row:
    record, _, chosen_json, title_uk, *rest = values
    disputed = json.loads(chosen_json).get("disputed", ()) if '"disputed"' in chosen_json else ()
    cells = []
    for column, value in zip(view.columns, rest, strict=True):
        cell = _cell(lens, column, title_uk if column.kind == "title" and lens.language == "uk" and title_uk else value, names)
        if _field(lens, column, title_uk) in disputed and cell is not None:
            cell = Cell(cell.value, cell.text, DISPUTED) if isinstance(cell, Cell) else Cell(cell, None, DISPUTED)
        cells.append(cell)
    return Row(record, tuple(cells))


def _field(lens: Lens, column: ViewColumn, title_uk: str | None) -> str:
    """The claimed field that a column shows; each language of a title is a field of its own."""
    if column.kind == "title":
        return "title-uk" if lens.language == "uk" and title_uk else "title"
    return column.name if column.name in ("period", "value", "number") else ""


def _cell(lens: Lens, column: ViewColumn, value: Any, names: dict[str, str]) -> Value:  # noqa: PLR0911 (a kind of column each)
    if value is None:
        return None
    if column.kind == "event":
        return event_cell(value, lens.language)
    if column.kind == "period":
        return _period_cell(value, lens.language)
    if column.kind in ("titles", "ids"):
        found = _ids(value)
        return Cell(found, "; ".join(names.get(target, target) for target in found)) if found else None
    if column.kind == "amount":
        return amount_cell(value, lens.language)
    if column.kind == "numbers":
        items = json.loads(value)
        return Cell(items, hotline_numbers(items, lens))
    if column.kind == "series":
        items = json.loads(value)
        return Cell(items, series_words(items, lens.language))
    if isinstance(value, str) and value.startswith("{"):
        return Cell(json.loads(value), lens.text(json.loads(value)))
    if column.name in _WORDS or column.kind == "word":
        return Cell(value, term(value, lens.language))
    if column.kind == "number":
        return Cell(value, number_words(value, lens.language))
    return value


_WORDS = ("form", "level", "tier", "theme", "scheme", "authority", "for", "series")


def _period_cell(value: str, language: str) -> Value:
    text, start_part, end_part, seen = json.loads(value) if value.startswith("[") else (value, "", "", "")
    return None if text is None else Cell(text, period_words(text, language, start_part, end_part, seen))


def _doubts(lens: Lens, view: View, fetched: Sequence[tuple[Any, ...]]) -> list[Doubt]:
    """What the other sources say, for the values shown."""
    found = []
    for values in fetched:
        fields = [(name, name) for name in json.loads(values[2]).get("disputed", ())] if '"disputed"' in values[2] else []
        for column, value in zip(view.columns, values[4:], strict=True):
            if column.kind == "event" and value and value.split(SEPARATOR)[1] == "1":
                fields.append((value.split(SEPARATOR)[3], column.name))
        found += [doubt for name, shown_in in fields if (doubt := doubt_on(lens, values[0], name, shown_in)) is not None]
    return found


def _strip(lens: Lens, view: View, ids: Sequence[str]) -> list[Lanes]:
    """The lives of the records shown, labelled as the view says."""
    tracks = []
    for record in ids:
        row = lens.one(f"SELECT {view.strip} FROM record r WHERE id = ?", record)
        tracks.append(track(lens, record, str(row[0] if row else ""))._replace(points=()))
    return [Lanes("", tuple(tracks))] if tracks else []


# --- words -----------------------------------------------------------------------------------------------------------


def _title(lens: Lens, view: View, filters: Filters) -> str:
    """The list's name, what was asked, and the dataset's name."""
    asked = [f"{say(name.replace('-', ' '), lens.language)} {say(relation, lens.language)} {text}" for name, relation, text in filters.events]
    asked += [f"{say(name, lens.language)}: {', '.join(values)}" for name, values in filters.own.items()]
    times = (("at", filters.at), ("from", filters.begin), ("to", filters.end))
    asked += [f"{say(name, lens.language)} {text}" for name, text in times if text]
    asked += [", ".join(say(word, lens.language) for word in filters.status)] if filters.status else []
    for name, values in (("topic", filters.topics), ("issuer", filters.issuers), ("cites", filters.sources)):
        asked += [f"{say(name, lens.language)}: {', '.join(values)}"] if values else []
    return " · ".join((say(view.title, lens.language), *asked, lens.name))


def _question(filters: Filters) -> dict[str, Any]:
    """What was asked, for machines."""
    asked: dict[str, Any] = {name: values for name, values in filters.own.items() if values}
    asked |= {f"{name}-{relation}": text for name, relation, text in filters.events}
    for name, value in (
        ("at", filters.at), ("status", filters.status), ("from", filters.begin), ("to", filters.end), ("topic", filters.topics),
        ("issuer", filters.issuers), ("cites", filters.sources),
        ("all", filters.everything), ("sort", filters.sort), ("reverse", filters.reverse), ("limit", filters.limit),
    ):  # fmt: skip
        if value:
            asked[name] = value
    return asked


def _add_words(lens: Lens, view: View, filters: Filters, answer: Answer, maybe_total: int) -> None:
    """Marks explained, what is left out, and what to try next."""
    cells = [cell for table in answer.tables for row in table.rows for cell in row.cells]
    marks = {mark_of(cell) for cell in cells}
    answer.notes += mark_notes(marks, lens.language)
    shown = sum(len(table.rows) for table in answer.tables)
    if shown < answer.total + maybe_total:
        answer.hints.append(shown_words(shown, answer.total + maybe_total, lens.language))
    if view.unfolded and not filters.everything and not filters.own.get("series"):
        _hint_folded(lens, view, filters, answer)
    if answer.total and view.command != "donors":
        first = answer.tables[0].rows[0] if answer.tables[0].rows else None
        if first is not None:
            answer.hints.append(f"timeline {view.singular} {_short(view, first)}")


def mark_notes(marks: set[str], language: str) -> list[str]:
    """What ∗ means where it stands in an answer."""
    meanings = [words for mark, words in ((COMPUTED, "computed by a rule"), (DERIVED, "our conclusion")) if mark in marks]
    joined = f" {say('or', language)} ".join(say(words, language) for words in meanings)
    return [f"∗ {joined}"] if meanings else []


def _short(view: View, row: Row) -> str:
    """What to type for a row: the number of a stage of the policy, else the id."""
    cells = dict(zip((column.name for column in view.columns), row.cells, strict=True))
    return text_of(cells["number"]) if view.command == "stages" and value_of(cells["series"]) == "policy" else row.record


def _hint_folded(lens: Lens, view: View, filters: Filters, answer: Answer) -> None:
    everything = replace(filters, everything=True)
    more = count_records(lens, view, everything)[0] - answer.total
    if more > 0:
        answer.hints.append(f"{say('and', lens.language)} {count(more, view.singular, lens.language)} {say('besides', lens.language)}: --all")
