"""Links that cannot be: between kinds that their verb does not join, of a record to itself, and in circles where a verb leads one way only."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from timeline.load.problem import Problem
from timeline.model.vocabulary import FIELD_VERBS, VERBS

_VERBS = {verb.name: verb for verb in VERBS}
_ONE_WAY = tuple(verb.name for verb in (*VERBS, *FIELD_VERBS.values()) if not verb.circular)
_WRITTEN = {verb.name: field for field, verb in FIELD_VERBS.items() if not verb.circular}  # what a fault must name is what was typed
_MOST_NAMED = 6  # records of a circle that a message names

Edges = dict[str, dict[str, int]]  # by record and target: the row of the link


def check_joins(db: sqlite3.Connection) -> list[Problem]:
    """Problems of links between records that are there; such links are taken out of the table."""
    return [*_impossible(db), *_selves(db), *(problem for verb in _ONE_WAY for problem in _circles(db, verb))]


def _impossible(db: sqlite3.Connection) -> list[Problem]:
    """Links between kinds that the verb does not join."""
    joined = db.execute(
        "SELECT DISTINCT l.verb, s.kind, t.kind FROM link l JOIN record s ON s.id = l.record JOIN record t ON t.id = l.target WHERE l.field = ''"
    )
    wrong = [(verb, source, target) for verb, source, target in joined.fetchall() if not _VERBS[verb].joins(source, target)]
    problems = []
    for verb, source, target in sorted(wrong):
        rows = db.execute(
            "SELECT l.rowid, l.record, l.target, r.path, l.line, l.col FROM link l JOIN record r ON r.id = l.record JOIN record t ON t.id = l.target "
            "WHERE l.verb = ? AND l.field = '' AND r.kind = ? AND t.kind = ? ORDER BY l.rowid", (verb, source, target),
        ).fetchall()  # fmt: skip
        for _, record, other, path, line, column in rows:
            message = f"`{verb}` does not join {_a(source)} to {_a(target)} (`{other}`)"
            problems.append(Problem("impossible-link", message, _fitting(source, target), path, line, column, record))
        db.executemany("DELETE FROM link WHERE rowid = ?", [(row[0],) for row in rows])
    return problems


def _fitting(source: str, target: str) -> str:
    """The verbs that join a record of the one kind to one of the other."""
    verbs = [verb.name for verb in VERBS if verb.joins(source, target)]
    back = [verb.name for verb in VERBS if verb.joins(target, source) and verb.name not in verbs]
    words = f"from {_a(source)} to {_a(target)} these fit: {', '.join(verbs)}"
    return f"{words}; written in the {target}: {', '.join(back)}" if back else words


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _selves(db: sqlite3.Connection) -> list[Problem]:
    """Links of a record to itself, which say nothing; those of verbs that lead one way only are circles."""
    rows = db.execute(
        "SELECT l.rowid, l.verb, l.record, r.path, l.line, l.col FROM link l JOIN record r ON r.id = l.record "
        f"WHERE l.target = l.record AND l.verb NOT IN ({', '.join('?' * len(_ONE_WAY))}) ORDER BY l.rowid", _ONE_WAY,
    ).fetchall()  # fmt: skip
    db.executemany("DELETE FROM link WHERE rowid = ?", [(row[0],) for row in rows])
    return [
        Problem("circular-link", _in_words(verb, [record]), _SELF_HINT, path, line, column, record) for _, verb, record, path, line, column in rows
    ]


def _circles(db: sqlite3.Connection, verb: str) -> list[Problem]:
    """A problem for each circle of a verb that leads one way only; the links of the circle are taken out."""
    rows = db.execute("SELECT rowid, record, target FROM link WHERE verb = ? ORDER BY rowid", (verb,)).fetchall()
    edges: Edges = {}
    for row, record, target in rows:
        edges.setdefault(record, {})[target] = row
    problems = []
    while circle := find_circle(edges):
        steps = list(zip(circle, (*circle[1:], circle[0]), strict=True))
        taken = {edges[record].pop(target): record for record, target in steps}
        first = min(taken)
        path, line, column = db.execute(
            "SELECT r.path, l.line, l.col FROM link l JOIN record r ON r.id = l.record WHERE l.rowid = ?", (first,)
        ).fetchone()
        start = circle.index(taken[first])
        problems.append(Problem("circular-link", _in_words(verb, [*circle[start:], *circle[:start]]), _CIRCLE_HINT, path, line, column, taken[first]))
        db.executemany("DELETE FROM link WHERE verb = ? AND record = ? AND target = ?", [(verb, *step) for step in steps])
    return problems


_SELF_HINT = "name the other record, or take the link out; it does not count"
_CIRCLE_HINT = "take one of these links out; until then none of them counts"


def _in_words(verb: str, circle: list[str]) -> str:
    named = circle if len(circle) <= _MOST_NAMED else [*circle[:_MOST_NAMED], f"… {len(circle) - _MOST_NAMED} more"]
    return f"`{_WRITTEN.get(verb, verb)}` goes in a circle: {' → '.join((*named, circle[0]))}"


def find_circle(edges: Mapping[str, Iterable[str]]) -> list[str]:
    """The records of one circle in their order, or nothing where there is none.

    >>> find_circle({"a": ["b"], "b": ["c"], "c": ["b"]})
    ['b', 'c']
    >>> find_circle({"a": ["b", "c"], "b": ["c"]})
    []
    """
    done: set[str] = set()
    for start in edges:
        way: dict[str, int] = {}  # the records on the way here, with their places
        ahead = [(start, iter((start,)))]
        while ahead:
            record = next(ahead[-1][1], None)
            if record is None:
                done.add(ahead.pop()[0])
                if way:
                    way.popitem()
            elif record in way:
                return list(way)[way[record] :]
            elif record not in done:
                way[record] = len(way)
                ahead.append((record, iter(edges.get(record, ()))))
    return []
