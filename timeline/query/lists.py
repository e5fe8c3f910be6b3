"""List questions: a view and its filters to an Answer, in SQL; what only may match stands under its own heading."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from timeline.answer import COMPUTED, DERIVED, DISPUTED, Answer, Cell, Column, Doubt, Lanes, Row, Stream, Table, Value, mark_of, text_of, value_of
from timeline.query.cells import (
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
from timeline.query.fallback import may_fall_back
from timeline.query.filters import Filters, Query, conditions, totals
from timeline.query.lens import Lens
from timeline.query.statement import Order, fetch, order_of, statement
from timeline.query.tracks import lanes_by_dataset, track
from timeline.query.views import View, ViewColumn
from timeline.query.whole import BY_ANOTHER, MAYBE, SURE, Whole, shares
from timeline.words import count, place_words, say, shown_words, term, unit_words

STATUS_COLUMN = ViewColumn("status", "status", "bearing", "word")
DATASET_COLUMN = ViewColumn("dataset", "dataset", "(SELECT v.dataset FROM records v WHERE v.id = r.id)")


def list_records(lens: Lens, view: View, filters: Filters, *, streamed: bool = False) -> Answer:
    """The records of a view that match, then those that may match; `streamed`, for programs, row after row as they are read."""
    query = conditions(lens, view, filters)
    if query.status:
        view = view._replace(columns=(*view.columns, STATUS_COLUMN._replace(sql=query.status)))
    if len(lens.store.folders) > 1:
        view = view._replace(columns=(*view.columns, DATASET_COLUMN))
    order = order_of(lens, view, filters)
    columns = tuple(Column(column.name, column.head, _column_kind(column), column.shown, column.wide) for column in view.columns)
    if streamed:
        return _whole(lens, view, filters, query, order, columns)
    fetched, number_of = fetch(lens, view, query, order, filters.limit)
    rows = _rows(lens, view, fetched)
    parts = [part for part in _parts(lens, number_of) if part[0] != BY_ANOTHER or any(how == BY_ANOTHER for _, how in rows)]
    tables = [Table(columns, [row for row, how in rows if how == certainty], heading, key) for certainty, heading, key in parts]
    answer = _answer(lens, view, filters, tables, number_of)
    answer.doubts = _doubts(lens, view, fetched)
    _add_words(lens, view, filters, answer, sum(number for certainty, number in number_of.items() if 0 < certainty < SURE))
    if view.strip:
        answer.lanes = _strip(lens, view, [row.record for row in tables[0].rows])
    return answer


def _whole(lens: Lens, view: View, filters: Filters, query: Query, order: Order, columns: tuple[Column, ...]) -> Answer:
    """The same for programs: rows as they are read."""
    number_of = totals(lens, query)
    shown = shares(number_of, filters.limit)
    whole = Whole(lens, shown, partial(statement, view, query, order), partial(_rows_by_id, lens, view), partial(_doubts, lens, view))
    parts = (part for part in _parts(lens, number_of) if part[0] != BY_ANOTHER or shown[BY_ANOTHER])
    tables = [whole.table(columns, certainty, heading, key) for certainty, heading, key in parts]
    answer = _answer(lens, view, filters, tables, number_of)
    answer.doubts, answer.remarks = Stream(whole.doubts, 0), lambda: mark_notes(whole.marks, lens.language)
    return answer


def _parts(lens: Lens, number_of: dict[float, int]) -> list[tuple[float, str, str]]:
    """The tables of a list: how certainly their rows match, heading and key; the first one is there even when it is empty."""
    parts = ((MAYBE, "May match", "may_match"), (BY_ANOTHER, "By the date of another source, not shown", "by_another_source"))
    return [(SURE, "", "items"), *((certainty, say(heading, lens.language), key) for certainty, heading, key in parts if number_of.get(certainty))]


def _answer(lens: Lens, view: View, filters: Filters, tables: list[Table], number_of: dict[float, int]) -> Answer:
    total = number_of.get(SURE, 0)
    counted = count(total, view.singular, lens.language)
    return Answer(view.command, _title(lens, view, filters), asked_question(filters), lens.basis, tables, total, counted)


def count_records(lens: Lens, view: View, filters: Filters) -> tuple[int, int]:
    """How many records match, and how many more may."""
    found = totals(lens, conditions(lens, view, filters))
    return found.get(2, 0), found.get(1, 0)


def _column_kind(column: ViewColumn) -> str:
    return {"event": "date", "number": "number", "date": "date", "ids": "id"}.get(column.kind, "text")


# --- rows ------------------------------------------------------------------------------------------------------------


def _rows(lens: Lens, view: View, fetched: Sequence[tuple[Any, ...]]) -> list[tuple[Row, int]]:
    names = titles(lens, _referred(view, fetched))
    return [(_row(lens, view, values, names), values[1]) for values in fetched]


def _rows_by_id(lens: Lens, view: View, fetched: Sequence[tuple[Any, ...]]) -> list[Row]:
    """The rows for programs, which are given ids: titles behind them are needed only to count those that are in another language."""
    names = titles(lens, _referred(view, fetched)) if may_fall_back(lens) else {}
    return [_row(lens, view, values, names) for values in fetched]


def _referred(view: View, fetched: Sequence[tuple[Any, ...]]) -> list[str]:
    places = [n for n, column in enumerate(view.columns, 4) if column.kind in ("titles", "links")]
    return [target for values in fetched for n in places for target in _ids(values[n])[0]]


def _ids(packed: str | None) -> tuple[list[str], bool]:
    """The ids in a column (a JSON list of them, or of pairs with how the link is known, or one id), and whether one of them is our conclusion."""
    if not packed or packed == "[]":
        return [], False
    if not packed.startswith("["):
        return [packed], False
    found = json.loads(packed)
    if isinstance(found[0], list):
        return [target for target, _ in found], any(how for _, how in found)
    return found, False


def _row(lens: Lens, view: View, values: tuple[Any, ...], names: dict[str, str]) -> Row:
    record, _, chosen_json, title_uk, *rest = values
    disputed = json.loads(chosen_json).get("disputed", ()) if '"disputed"' in chosen_json else ()
    cells = []
    for column, value in zip(view.columns, rest, strict=True):
        cell = _cell(lens, column, title_uk if column.kind == "title" and lens.language == "uk" and title_uk else value, names)
        if disputed and cell is not None and _field(lens, column, title_uk) in disputed:
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
    if column.kind in ("titles", "ids", "links"):
        found, concluded = _ids(value)
        return Cell(found, "; ".join([names.get(target, target) for target in found]), DERIVED if concluded else "") if found else None
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
    if column.name in ("article", "unit"):
        return Cell(value, place_words(value, lens.language) if column.name == "article" else unit_words(None, value, lens.language))
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
    return lanes_by_dataset(lens, "", tracks)


# --- words -----------------------------------------------------------------------------------------------------------


def _title(lens: Lens, view: View, filters: Filters) -> str:
    """The list's name, what was asked, and the dataset's name."""
    return " · ".join((say(view.title, lens.language), *asked_words(lens, filters), lens.name))


def asked_words(lens: Lens, filters: Filters) -> list[str]:
    """The filters in words, one by one."""
    asked = [f"{say(name.replace('-', ' '), lens.language)} {say(relation, lens.language)} {text}" for name, relation, text in filters.events]
    asked += [f"{say(name, lens.language)}: {', '.join(term(value, lens.language) for value in values)}" for name, values in filters.own.items()]
    times = (("at", filters.at), ("from", filters.begin), ("to", filters.end))
    asked += [f"{say(name, lens.language)} {text}" for name, text in times if text]
    asked += [", ".join(say(word, lens.language) for word in filters.status)] if filters.status else []
    for name, values in (("topic", filters.topics), ("function", filters.functions), ("issuer", filters.issuers), ("cites", filters.sources)):
        asked += [f"{say(name, lens.language)}: {', '.join(values)}"] if values else []
    return asked


def asked_question(filters: Filters) -> dict[str, Any]:
    """What was asked, for machines."""
    asked: dict[str, Any] = {name: values for name, values in filters.own.items() if values}
    asked |= {f"{name}-{relation}": text for name, relation, text in filters.events}
    for name, value in (
        ("at", filters.at), ("status", filters.status), ("from", filters.begin), ("to", filters.end), ("topic", filters.topics),
        ("function", filters.functions), ("issuer", filters.issuers), ("cites", filters.sources),
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
