"""What a command gathers while it runs, kept on disk, so that it may be more than fits into memory; gone when the command ends."""

from __future__ import annotations

import sqlite3
import weakref
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_TABLES = """
CREATE TABLE entry (n INTEGER PRIMARY KEY, name TEXT UNIQUE, kind TEXT, line INTEGER, holder TEXT, head TEXT);
CREATE INDEX entry_kind ON entry (kind, n);
CREATE INDEX entry_holder ON entry (holder, n) WHERE holder <> '';
CREATE TABLE item (n INTEGER PRIMARY KEY, entry INTEGER, text TEXT, UNIQUE (entry, text));
CREATE TABLE line (n INTEGER PRIMARY KEY, list TEXT, line INTEGER, text TEXT);
CREATE INDEX line_list ON line (list, line, n);
"""
_CACHE = 32_000  # kilobytes of the database that stay in memory


class Entry(NamedTuple):
    """An entry of the shelf: its number, name, kind, the line that named it first, the name of the one that holds it, and its text."""

    n: int
    name: str
    kind: str
    line: int
    holder: str
    head: str


class Shelf:
    """Entries by name, each with items that stand in it once; and lists of lines. The order is that of adding."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None)  # a file of SQLite's own, which is gone when it is closed or killed
        weakref.finalize(self, self._db.close)
        self._db.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -{_CACHE}; {_TABLES} BEGIN;")

    def get(self, name: str) -> Entry | None:
        """The entry of that name."""
        row = self._db.execute("SELECT n, name, kind, line, holder, head FROM entry WHERE name = ?", (name,)).fetchone()
        return Entry(*row) if row else None

    def add(self, name: str, kind: str, line: int, holder: str, head: str) -> int:
        """A new entry; its number."""
        row = self._db.execute("INSERT INTO entry (name, kind, line, holder, head) VALUES (?,?,?,?,?)", (name, kind, line, holder, head))
        return int(row.lastrowid or 0)

    def set_head(self, entry: int, head: str) -> None:
        """Give the entry another text."""
        self._db.execute("UPDATE entry SET head = ? WHERE n = ?", (head, entry))

    def add_items(self, entry: int, texts: Iterable[str]) -> bool:
        """Put texts into the entry; whether any of them is new."""
        before = self._db.total_changes
        self._db.executemany("INSERT OR IGNORE INTO item (entry, text) VALUES (?,?)", ((entry, text) for text in texts))
        return self._db.total_changes > before

    def items(self, entry: int) -> list[str]:
        """The texts in the entry."""
        return [text for (text,) in self._db.execute("SELECT text FROM item WHERE entry = ? ORDER BY n", (entry,))]

    def of_kind(self, kind: str) -> Iterator[Entry]:
        """The entries of a kind."""
        return map(Entry._make, self._db.execute("SELECT n, name, kind, line, holder, head FROM entry WHERE kind = ? ORDER BY n", (kind,)))

    def inside(self, holder: str) -> list[Entry]:
        """The entries that another one holds."""
        rows = self._db.execute("SELECT n, name, kind, line, holder, head FROM entry WHERE holder = ? AND holder <> '' ORDER BY n", (holder,))
        return list(map(Entry._make, rows))

    def append(self, which: str, line: int, text: str) -> None:
        """Put a line to a list."""
        self._db.execute("INSERT INTO line (list, line, text) VALUES (?,?,?)", (which, line, text))

    def lines(self, which: str) -> Iterator[str]:
        """The texts of a list, by their lines."""
        return (text for (text,) in self._db.execute("SELECT text FROM line WHERE list = ? ORDER BY line, n", (which,)))

    def count(self, which: str) -> int:
        """How many lines a list has."""
        return int(self._db.execute("SELECT count(*) FROM line WHERE list = ?", (which,)).fetchone()[0])
