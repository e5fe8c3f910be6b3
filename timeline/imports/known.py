"""The names of a dataset's records: what a table calls by name keeps the id that it has there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from timeline.query.lens import Lens


class Known(NamedTuple):
    """The records of the dataset that a table is meant for: folded names by kind, the kind of each id, and the title of an id as a file writes it."""

    names: Mapping[str, Mapping[str, str]]
    kinds: Mapping[str, str]
    title: Callable[[str], Any]


NOTHING = Known({}, {}, lambda _: None)


def known_names(lens: Lens) -> Known:
    """By kind: each folded id, title and other name that means one record, and its id."""
    found: dict[str, dict[str, str]] = {}
    rows = lens.rows(
        "SELECT r.kind, n.folded, min(n.record) FROM name n JOIN record r ON r.id = n.record GROUP BY r.kind, n.folded HAVING count(DISTINCT n.record) = 1"
    )
    for kind, folded, record in rows:
        found.setdefault(kind, {})[folded] = record
    return Known(found, dict(lens.rows("SELECT id, kind FROM record")), lambda record: _title(lens, record))


def _title(lens: Lens, record: str) -> Any:
    row = lens.one("SELECT title, title_uk FROM record WHERE id = ?", record)
    if row is None:
        return None
    return row[0] if row[1] is None else {"en": row[0], "uk": row[1]}
