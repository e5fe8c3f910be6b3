"""A long list for programs: read a portion at a time, each time it is gone through, so that a long one takes no more room than a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from timeline.answer import Cell, Column, Doubt, Row, Stream, Table
from timeline.query.lens import Lens

_PORTION = 500
SURE, MAYBE, BY_ANOTHER = 2, 1, 0.5  # how certainly a row matches; the last one by the date of a source that was not chosen
Portion = Sequence[tuple[Any, ...]]
Ask = Callable[[float, int], tuple[str, Sequence[Any]]]  # the statement, and its values, of so many rows of a certainty


def shares(number_of: Mapping[float, int], limit: int) -> dict[float, int]:
    """How many rows of each certainty are shown where there is room for `limit` (0: for all): the surer ones come first."""
    room, found = limit or sum(number_of.values()), {}
    for certainty in (SURE, MAYBE, BY_ANOTHER):
        found[certainty] = min(number_of.get(certainty, 0), room)
        room -= found[certainty]
    return found


class Whole:
    """The rows of a list, so many of each certainty as are `shown`: `ask` for them, make `rows` of what is read, and tell what other sources say of it."""

    def __init__(
        self, lens: Lens, shown: Mapping[float, int], ask: Ask, rows: Callable[[Portion], Sequence[Row]], doubts: Callable[[Portion], Sequence[Doubt]]
    ) -> None:
        self._lens, self._shown, self._ask, self._rows, self._doubts = lens, shown, ask, rows, doubts
        self.marks: set[str] = set()  # in the rows that were gone through

    def table(self, columns: tuple[Column, ...], certainty: float, heading: str, key: str) -> Table:
        """The table of the rows of a certainty."""
        return Table(columns, Stream(partial(self._iter_rows, certainty), self._shown.get(certainty, 0)), heading, key)

    def doubts(self) -> Iterator[Doubt]:
        """What the other sources say, for all rows."""
        for certainty in self._shown:
            for portion in self._portions(certainty):
                yield from self._doubts(portion)

    def _iter_rows(self, certainty: float) -> Iterator[Row]:
        for portion in self._portions(certainty):
            for row in self._rows(portion):
                self.marks.update([cell.mark for cell in row.cells if isinstance(cell, Cell)])
                yield row

    def _portions(self, certainty: float) -> Iterator[Portion]:
        if not self._shown.get(certainty):
            return
        sql, values = self._ask(certainty, self._shown[certainty])
        cursor = self._lens.store.db.execute(sql, values)
        while portion := cursor.fetchmany(_PORTION):
            yield portion
