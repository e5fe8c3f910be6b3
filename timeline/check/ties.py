"""Rules on ties: records that nothing holds in the web, and roles of which nobody can say what they are for."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.check.rule import WARNING, Rule
from timeline.load.problem import Problem
from timeline.store import Store


def orphans(store: Store) -> Iterator[Problem]:
    """Records without a link in either direction; topics that no record is on and that no source states.

    Stages, events and figures stand by themselves: in their series, on their day, by their number.
    """
    rows = store.db.execute(
        "SELECT id, kind, path, line, col FROM record r WHERE parent IS NULL AND kind NOT IN ('source', 'stage', 'event', 'figure') "
        "AND NOT EXISTS (SELECT 1 FROM link l WHERE l.target = r.id) AND NOT EXISTS (SELECT 1 FROM remark m WHERE m.record = r.id) "
        "AND CASE kind WHEN 'topic' THEN cites = '[]' ELSE NOT EXISTS (SELECT 1 FROM link l WHERE l.record = r.id) END "
        "AND NOT EXISTS (SELECT 1 FROM record part WHERE part.parent = r.id) AND NOT EXISTS (SELECT 1 FROM event e WHERE e.actor = r.id) "
        "AND (kind <> 'party' OR id NOT IN (SELECT party FROM event WHERE party IS NOT NULL UNION "
        "SELECT j.value FROM dataset, json_each(dataset.jurisdictions) j)) ORDER BY rowid"
    )
    for record, kind, path, line, column in rows:
        message, hint = f"`{record}` is linked with nothing", "add topics or links, or let another record point to it"
        if kind == "topic":
            message, hint = f"no record is on the topic `{record}`", "name it in the `topics` of a record, or take it out"
        yield Problem("orphan", message, hint, path, line, column, record)


def roles_without_function(store: Store) -> Iterator[Problem]:
    """Roles on no topic that is a function; a role has the functions of its parts, of the role it is a part of, and of what it takes over."""
    rows = store.db.execute(
        "WITH RECURSIVE on_function(id) AS (SELECT l.record FROM link l JOIN record t ON t.id = l.target AND t.kind = 'topic' "
        "WHERE l.verb = 'on' AND json_extract(t.body, '$.scheme') = 'function'), "
        "up(id, above) AS (SELECT r.id, p.id FROM record r JOIN record p ON p.id = r.parent AND p.kind = 'role' WHERE r.kind = 'role' UNION "
        "SELECT up.id, p.parent FROM up JOIN record p ON p.id = up.above WHERE p.kind = 'role'), "
        "placed(id) AS (SELECT id FROM on_function UNION SELECT above FROM up JOIN on_function f ON f.id = up.id "
        "UNION SELECT up.id FROM up JOIN on_function f ON f.id = up.above), "
        "heir(id) AS (SELECT l.record FROM link l WHERE l.verb = 'inherits' AND (l.target IN placed "
        "OR EXISTS (SELECT 1 FROM record r WHERE r.parent = l.target AND r.id IN placed)) "
        "UNION SELECT l.record FROM heir h JOIN record r ON r.id = h.id JOIN link l ON l.verb = 'inherits' AND l.target IN (h.id, r.parent)) "
        "SELECT id, path, line, col FROM record WHERE kind = 'role' AND id NOT IN placed AND id NOT IN heir ORDER BY rowid"
    )
    for record, path, line, column in rows:
        message = f"`{record}` is on no topic of the scheme `function`"
        yield Problem("role-without-function", message, "add the function to its `topics`", path, line, column, record)


RULES = (
    Rule("orphan", "ties", "A record that no link joins to another. Stages, events and figures stand by themselves.", orphans, WARNING),
    Rule("role-without-function", "ties", "A role of which no topic says what it is for, so that programmes cannot be compared by it.",
         roles_without_function, WARNING),
)  # fmt: skip
