"""Rows that cannot be used: where they stand, what is wrong with them, and what to do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

from timeline.imports.rows import neutral
from timeline.store.shelf import Shelf

REJECT_HEAD = ("bad line", "bad column", "bad value", "bad reason", "bad remedy")  # put before the table's own columns


class Reject(NamedTuple):
    """A row that cannot be used: the line on which it begins, what is to blame, why, what to do, and its cells."""

    line: int
    column: str
    value: str
    reason: str
    hint: str
    cells: list[str]

    def row(self, head: tuple[str, ...]) -> list[object]:
        """The row of the report: what is wrong with it, then the row itself, so that it can be mended there and imported."""
        kept = [cell for at, cell in enumerate(self.cells) if at >= len(head) or head[at] not in REJECT_HEAD]
        return [self.line, *map(neutral, (self.column, self.value, self.reason, self.hint, *kept))]

    def where(self, path: str) -> str:
        """`laws.csv, line 5, column Adopted, `31.02.2001``, as far as it is known."""
        parts = [f"{path}, line {self.line}", f"column {self.column}" if self.column else "", f"`{self.value[:60]}`" if self.value else ""]
        return ", ".join(part for part in parts if part)


class Rejects:
    """All bad rows of a table, kept on a shelf, by their lines."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def add(self, reject: Reject) -> None:
        """Put in one more."""
        self._shelf.append("rejects", reject.line, json.dumps(reject))

    def __iter__(self) -> Iterator[Reject]:
        return (Reject(*json.loads(text)) for text in self._shelf.lines("rejects"))

    def __len__(self) -> int:
        return self._shelf.count("rejects")
