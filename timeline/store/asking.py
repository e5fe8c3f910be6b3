"""Questions in SQL, asked by whoever knows some: the views that there are, and one statement that can only read and only for so long."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any, NamedTuple

from timeline.store.cache import Store

MOST_ROWS = 100_000
_LONGEST_VALUE = 10_000_000  # bytes
_LONGEST_ANSWER = 100_000_000  # letters and bytes of all texts together
_PLAIN_VALUE = 30  # what a number, or a row, counts as
_STEPS = 10_000  # of SQLite's machine between two looks at the clock
_READING = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE})
_HARMLESS = frozenset({"data_version", "table_info", "table_xinfo", "table_list"})  # the first is what full text asks for itself
_FORBIDDEN_FUNCTIONS = frozenset({"load_extension", "fts3_tokenizer"})
_COLUMN = re.compile(r'^\s*"?(\w+)"?,?\s*-- (.*)$', re.MULTILINE)


class SqlFault(Exception):
    """The statement cannot be answered; `hint` says what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class View(NamedTuple):
    """A documented view: what it holds, and its columns with their meaning."""

    name: str
    doc: str
    columns: tuple[tuple[str, str], ...]


class Result(NamedTuple):
    """The columns and rows of an answer, and whether there are more rows than were asked for."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    more: bool


def views(store: Store) -> list[View]:
    """The views, as they describe themselves."""
    rows = store.db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view' ORDER BY rowid").fetchall()
    return [View(name, sql.partition("-- ")[2].partition("\n")[0], tuple(_COLUMN.findall(sql.partition("\n")[2]))) for name, sql in rows]


def ask(store: Store, statement: str, seconds: float, limit: int = 0) -> Result:
    """The answer to one statement that reads; at most `limit` rows when it is not 0. Raises `SqlFault`."""
    most = min(limit or MOST_ROWS, MOST_ROWS)
    try:
        with _guarded(store.db, seconds):
            cursor = store.db.execute(statement)
            rows = _fetched(cursor, most + 1)
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise _explained(store, str(error), seconds) from None
    if cursor.description is None:
        raise SqlFault("this asks nothing", "write a question: select id, title from records where kind = 'law'")
    if len(rows) > MOST_ROWS:
        raise SqlFault(f"the answer has more than {MOST_ROWS:,} rows", "narrow it with `where`, or give --limit; `timeline export sqlite` writes all")
    return Result(tuple(column[0] for column in cursor.description), rows[:most], len(rows) > most)


def _fetched(cursor: sqlite3.Cursor, most: int) -> list[tuple[Any, ...]]:
    """The rows, at most so many. Raises `SqlFault` when their texts take more than memory should give."""
    rows, left = [], _LONGEST_ANSWER
    for row in islice(cursor, most):
        rows.append(row)
        left -= sum(len(value) if isinstance(value, (str, bytes)) else _PLAIN_VALUE for value in row) + _PLAIN_VALUE
        if left < 0:
            raise SqlFault(f"the answer is longer than {_LONGEST_ANSWER // 1_000_000} megabytes", "ask for less at a time")
    return rows


@contextmanager
def _guarded(db: sqlite3.Connection, seconds: float) -> Iterator[None]:
    """The connection while it can only read, for no longer than `seconds`, and with values of no more than some megabytes."""
    db.execute("SELECT 1 FROM search LIMIT 0")  # connects the full text, which no guard would allow
    end = time.monotonic() + seconds
    longest = db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    db.set_progress_handler(lambda: int(time.monotonic() > end), _STEPS)
    db.set_authorizer(_authorize)
    try:
        yield
    finally:
        db.set_authorizer(None)
        db.set_progress_handler(None, 0)
        db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, longest)


def _authorize(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    """Whether a statement may do something: read, and nothing else."""
    if action in _READING or (action == sqlite3.SQLITE_FUNCTION and second not in _FORBIDDEN_FUNCTIONS):
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA and first in _HARMLESS:
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def _explained(store: Store, said: str, seconds: float) -> SqlFault:
    """SQLite's complaint in words for people."""
    if said == "interrupted":
        return SqlFault(f"the answer takes longer than {seconds:g} seconds", "narrow the question with `where`, or give --timeout")
    if "one statement" in said:
        return SqlFault("there are several statements", "ask one question at a time")
    if "not authorized" in said or "authorization denied" in said or "prohibited" in said or "readonly" in said:
        return SqlFault("only questions can be asked: nothing is changed, attached or set", "begin with `select` or `with`")
    if "bindings" in said:
        return SqlFault("`?` and `:name` have no values here", "write the values into the question, in single quotes")
    if "too big" in said or "out of memory" in said:
        return SqlFault("a value grows larger than 10 megabytes", "ask for less at a time")
    return SqlFault(f"SQL: {said}", _hint(store, said))


def _hint(store: Store, said: str) -> str:
    """The names that there are, where one is wrong."""
    known = views(store)
    column = re.match(r"no such column: (?:\w+\.)?(\w+)", said)
    table = re.match(r"no such table: (\w+)", said)
    if table:
        return f"one of: {', '.join(view.name for view in known)}; `timeline sql` lists their columns"
    if column:
        having = [view.name for view in known if column[1] in dict(view.columns)]
        if having:
            return f"`{column[1]}` is a column of {', '.join(having)}"
        return "`timeline sql` lists the columns; a text stands in single quotes: kind = 'law'"
    return "texts stand in single quotes, names do not: select title from records where kind = 'law'"
