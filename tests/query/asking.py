"""What the tests of questions share: a lens on a fixed day, and answers reduced to what a test speaks of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from timeline.answer import Answer, Card, Table, text_of, value_of
from timeline.query.filters import Filters
from timeline.query.lens import Lens
from timeline.query.lists import count_records, list_records
from timeline.query.views import BY_COMMAND
from timeline.store import Store

TODAY = "2026-11-24"
SAMPLE = Path(__file__).parents[1] / "golden" / "dataset"  # a small dataset that no polishing of the bundled one touches


def lens(store: Store, language: str = "en", today: str = TODAY) -> Lens:
    """The store as somebody looks at it who asks in `language`."""
    return Lens(store, language, today)


def ask(store: Store, command: str, language: str = "en", **filters: Any) -> Answer:
    """The list of that name; a filter that is no part of `Filters` is one of the view's own."""
    return list_records(lens(store, language), BY_COMMAND[command], filters_of(**filters))


def count(store: Store, command: str, **filters: Any) -> tuple[int, int]:
    """How many records match and how many more may, as `--count` tells it."""
    return count_records(lens(store), BY_COMMAND[command], filters_of(**filters))


def filters_of(**given: Any) -> Filters:
    """The filters, with the view's own ones put where they belong."""
    known = {name: value for name, value in given.items() if name in Filters.__slots__}
    own = {name: value for name, value in given.items() if name not in known}
    return Filters(**({"own": own} | known))


def sure(answer: Answer) -> list[str]:
    """The ids of what matches, in order."""
    return _ids(answer, ("", "items"))


def perhaps(answer: Answer) -> list[str]:
    """The ids of what may match, in order."""
    return _ids(answer, ("may_match",))


def _ids(answer: Answer, keys: tuple[str, ...]) -> list[str]:
    return [row.record for table in answer.tables if table.key in keys for row in table.rows]


def cell(table: Table, record: str, column: str) -> Any:
    """The cell of a record as the answer holds it."""
    place = [known.name for known in table.columns].index(column)
    return next(row.cells[place] for row in table.rows if row.record == record)


def values(answer: Answer, column: str) -> list[Any]:
    """The values of a column for machines, row by row."""
    return [value_of(found) for found in _column(answer.tables[0], column)]


def texts(answer: Answer, column: str) -> list[str]:
    """The words of a column for people, row by row."""
    return [text_of(found) for found in _column(answer.tables[0], column)]


def _column(table: Table, column: str) -> list[Any]:
    place = [known.name for known in table.columns].index(column)
    return [row.cells[place] for row in table.rows]


def lines(card: Card, heading: str) -> list[tuple[str, str]]:
    """The lines of the card's sections of that heading."""
    return [line for section in card.sections() if section.heading == heading for line in section.lines]
