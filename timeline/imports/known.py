"""The names of a dataset's records: what a table calls by name keeps the id that it has there."""

from __future__ import annotations

from timeline.query.lens import Lens


def known_names(lens: Lens) -> dict[str, dict[str, str]]:
    """By kind: each folded id, title and other name that means one record, and its id."""
    found: dict[str, dict[str, str]] = {}
    rows = lens.rows(
        "SELECT r.kind, n.folded, min(n.record) FROM name n JOIN record r ON r.id = n.record GROUP BY r.kind, n.folded HAVING count(DISTINCT n.record) = 1"
    )
    for kind, folded, record in rows:
        found.setdefault(kind, {})[folded] = record
    return found
