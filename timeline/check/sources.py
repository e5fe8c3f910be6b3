"""Rules on sources: works that nothing rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.check.rule import WARNING, Rule
from timeline.load.problem import Problem
from timeline.store import Store

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def never_cited(store: Store) -> Iterator[Problem]:
    """Sources that no citation leads to, nor an assertion, nor a note that names them."""
    rows = store.db.execute(
        "SELECT id, path, line, col FROM record r WHERE kind = 'source' AND NOT EXISTS (SELECT 1 FROM citation c WHERE c.source = r.id) "
        "AND id NOT IN (SELECT json_extract(j.value, '$[0]') FROM assertion, json_each(assertion.cites) j) "
        "AND NOT EXISTS (SELECT 1 FROM link l WHERE l.target = r.id)"
    ).fetchall()
    named = _named(store, {row[0] for row in rows}) if rows else set()
    for record, path, line, column in rows:
        if record not in named:
            yield Problem(
                "source-never-cited", f"nothing cites `{record}`", "cite it where it says something, or take it out", path, line, column, record
            )


def _named(store: Store, ids: set[str]) -> set[str]:
    """Those of the ids that stand in a text of another record, as in a note: `(page-2019)`."""
    found: set[str] = set()
    for (text,) in store.db.execute("SELECT body FROM document WHERE body <> ''"):
        found.update(ids.intersection(_ID.findall(text)))
    return found


RULES = (
    Rule("source-never-cited", "sources", "A source that no value, assertion or note of the dataset rests on.", never_cited, WARNING),
)  # fmt: skip
