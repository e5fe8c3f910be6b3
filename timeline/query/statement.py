"""The statement of a list: what decides is looked at for all records, what is shown is read for those alone that are shown."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from timeline.query.cells import SEEN, SEPARATOR
from timeline.query.filters import Filters, Query, inner, inner_values, parties, totals, with_topics
from timeline.query.lens import Lens, UsageError
from timeline.query.views import View, ViewColumn

_PERIOD_PARTS = ", ".join(f"json_extract(r.chosen, '$.{part}')" for part in ("period", "period_start_part", "period_end_part"))


class Order(NamedTuple):
    """What an order goes by, and the order by these, as `key0`, `key1` …."""

    keys: tuple[str, ...]
    by: str


def fetch(lens: Lens, view: View, query: Query, order: Order, limit: int) -> tuple[list[tuple[Any, ...]], dict[float, int]]:
    """The rows to be shown, as (id, certainty, chosen values, Ukrainian title, columns …), and how many records there are of each certainty."""
    sql, values = statement(view, query, order, limit=limit)
    rows = lens.rows(sql, *values)
    number_of = totals(lens, query) if not query.tests else dict(json.loads(rows[0][-1])) if rows else {}
    return [row[:-1] for row in rows], number_of


def statement(view: View, query: Query, order: Order, certainty: float = 0, limit: int = 0) -> tuple[str, list[Any]]:
    """SQL of the rows of a list, of one certainty when that is given, and its values. Only where none is, the last column counts them all.

    What decides is looked at first, for all records; all else is read for those alone that are shown, and when they are.
    """
    keys = "".join(f", {key} AS key{n}" for n, key in enumerate(order.keys))
    columns = ", ".join(_column_sql(column) for column in view.columns)
    found, by, total = inner(query, f"r.rowid AS n{keys}"), order.by, ""
    if query.tests:
        head, values = with_topics(query, f"found AS ({found})")
        found = f"SELECT * FROM found WHERE certainty {f'= {certainty}' if certainty else '> 0'}"
        by = by if certainty else f"certainty DESC, {by}"
        total = ", (SELECT json_group_array(json_array(certainty, number)) FROM (SELECT certainty, count(*) AS number FROM found GROUP BY certainty))"
    else:
        head, values = with_topics(query)
        total = ", NULL"
        found += f" AND {certainty or 2} = 2"
    sql = f"{head}SELECT r.id, f.certainty, r.chosen, r.title_uk, {columns}{'' if certainty else total} "
    if limit or certainty:
        sql += f"FROM ({found} ORDER BY {by} LIMIT {limit or -1}) f CROSS JOIN record r ON r.rowid = f.n"
    else:
        sql += f"FROM ({found}) f JOIN record r ON r.rowid = f.n"
    return sql if certainty else f"{sql} ORDER BY {by}", [*values, *inner_values(query)]


def _column_sql(column: ViewColumn) -> str:
    if column.kind == "event":
        return f"({_event_sql(column.events)})"
    if column.kind == "title":
        return "r.title"
    if column.kind == "period" and "chosen" in column.sql:
        return f"json_array({_PERIOD_PARTS}, CASE WHEN r.running = 1 AND {column.sql} IS NOT NULL THEN {SEEN} END)"
    return column.sql


def _event_sql(kinds: Sequence[str]) -> str:
    names = ", ".join(repr(kind) for kind in kinds)
    parts = f" || '{SEPARATOR}' || ".join(("e.date", "e.disputed", "coalesce(e.derivation, '')", "e.address"))
    return (
        f"SELECT {parts} FROM event e WHERE e.record = r.id AND e.kind IN ({names}) AND {parties(kinds)} AND e.date IS NOT NULL "
        "ORDER BY e.earliest, e.rowid LIMIT 1"
    )


def order_of(lens: Lens, view: View, filters: Filters) -> Order:
    """The order that was asked for, or the own one of the list. Raises `UsageError` for a column that is not there."""
    if not filters.sort:
        return _own_order(view.order.replace("r.title", lens.title_order), filters.reverse)
    column = next((column for column in view.columns if filters.sort in (column.name, column.head)), None)
    if column is None and filters.sort != "id":
        names = ", ".join((*(column.name for column in view.columns), "id"))
        raise UsageError(f"--sort: there is no column `{filters.sort[:40]}`", f"one of: {names}")
    key = "r.id" if column is None else lens.title_order if column.kind == "title" else _sort_sql(column)
    return Order((key, "r.sort", "r.id"), f"key0 {'DESC' if filters.reverse else 'NULLS LAST'}, key1, key2")


def _sort_sql(column: ViewColumn) -> str:
    if column.kind == "amount":
        return "json_extract(r.chosen, '$.value')"
    if column.kind == "period":
        return f"CASE WHEN {column.sql} IS NOT NULL THEN r.sort END"
    sql = _column_sql(column)
    return f"nullif({sql}, '[]')" if column.kind in ("titles", "ids", "links") else sql


def _own_order(order: str, reverse: bool) -> Order:
    """The order of a list, or the same the other way round."""
    parts = [""]
    for piece in order.split(", "):
        inside = parts[-1].count("(") > parts[-1].count(")")  # a comma within brackets
        parts[-1:] = [f"{parts[-1]}, {piece}"] if inside else [*filter(None, parts[-1:]), piece]
    by = (f"key{n}{' DESC' if part.endswith(' DESC') is not reverse else ''}" for n, part in enumerate(parts))
    return Order(tuple(part.removesuffix(" DESC") for part in parts), ", ".join(by))
