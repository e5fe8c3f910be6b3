"""A question in SQL as an Answer, and the views that can be asked."""

from __future__ import annotations

from typing import Any

from timeline.answer import Answer, Column, Row, Table
from timeline.query.lens import Lens, UsageError
from timeline.store.asking import SqlFault, ask, views
from timeline.words import count, say

VIEW_COLUMNS = (Column("view", "view"), Column("column", "column"), Column("meaning", "meaning"))


def sql(lens: Lens, statement: str, limit: int, seconds: float) -> Answer:
    """The answer to one statement. Raises `UsageError` when it cannot be asked."""
    try:
        result = ask(lens.store, statement, seconds, limit)
    except SqlFault as fault:
        raise UsageError(fault.message, fault.hint) from None
    rows = [tuple(_plain(value) for value in row) for row in result.rows]
    columns = tuple(Column(name, name, _kind([row[n] for row in rows])) for n, name in enumerate(_apart(result.columns)))
    table = Table(columns, [Row("", row) for row in rows], "", "items", loose=True)
    answer = Answer("sql", "SQL", {"sql": statement}, lens.basis, [table], len(rows), count(len(rows), "row", lens.language))
    if result.more:
        answer.hints.append(f"only the first {len(rows)} rows: --limit 0 for all")
    return answer


def schema(lens: Lens) -> Answer:
    """Every view with its columns, each with what it means."""
    rows = []
    for view in views(lens.store):
        rows.append(Row("", (view.name, "", view.doc)))
        rows += [Row("", (view.name, column, meaning)) for column, meaning in view.columns]
    table = Table(VIEW_COLUMNS, rows, "", "items", loose=True)
    answer = Answer("sql", say("What SQL can ask", lens.language), {}, lens.basis, [table], len(rows), count(len(rows), "row", lens.language))
    answer.hints.append("timeline sql \"select id, title from records where kind = 'law'\"")
    return answer


def _apart(names: tuple[str, ...]) -> list[str]:
    """Names of columns, told apart by a number where two are alike."""
    found: list[str] = []
    for name in names:
        number = 1
        while (one := name if number == 1 else f"{name}_{number}") in found:
            number += 1
        found.append(one)
    return found


def _plain(value: Any) -> Any:
    """A value that every format can write: bytes as hexadecimal text, and what is no number of JSON as text."""
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):  # noqa: PLR0124 (nan alone differs from itself)
        return str(value)
    return value


def _kind(values: list[Any]) -> str:
    known = [value for value in values if value is not None]
    return "number" if known and all(isinstance(value, (int, float)) for value in known) else "text"
