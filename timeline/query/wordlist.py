"""The words that the full-text index holds of each record: what `search` finds, for searching without the store."""

from __future__ import annotations

from collections.abc import Collection

from timeline.query.lens import Lens


def word_list(lens: Lens, records: Collection[str], *, latin: bool = False) -> dict[str, list[str]]:
    """Every word of the index as it stands there, in order, with the records out of `records` that hold it; Latin spellings apart."""
    lens.store.db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.index_words USING fts5vocab('main', 'search', 'instance')")
    apart = "=" if latin else "<>"
    rows = lens.rows(
        f"SELECT DISTINCT w.term, d.record FROM temp.index_words w JOIN document d ON d.n = w.doc WHERE w.col {apart} 'latin' ORDER BY w.term, d.n"
    )
    wanted = set(records)
    found: dict[str, list[str]] = {}
    for word, record in rows:
        if record in wanted:
            found.setdefault(word, []).append(record)
    return found
