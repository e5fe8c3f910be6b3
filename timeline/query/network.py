"""Records and the links between them as a graph: the links of a whole selection, or the surroundings of the records that were named."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from timeline.query.cells import places
from timeline.query.selection import Selection

INSIDE = "inside"  # the verb of what lives in another record: a role in its programme


class Node(NamedTuple):
    """A record. `distance`: how many links away from what was asked for."""

    id: str
    kind: str
    title: str
    title_uk: str | None
    first: str | None
    last: str | None
    distance: int
    certainty: str


class Edge(NamedTuple):
    """A link, from the record that says so to its target."""

    source: str
    target: str
    verb: str
    derivation: str | None
    valid: str | None
    cites: list[str]


class Network(NamedTuple):
    """Nodes in the order of the selection, then by distance; every edge joins two of them."""

    nodes: list[Node]
    edges: list[Edge]


def network(selection: Selection, depth: int) -> Network:
    """The chosen records, those within `depth` links of them, and all links between any two of these."""
    db = selection.lens.store.db
    db.execute("DROP TABLE IF EXISTS temp.near")
    db.execute("CREATE TEMP TABLE near (id TEXT PRIMARY KEY, distance INTEGER NOT NULL, certainty TEXT NOT NULL)")
    db.execute("INSERT INTO near SELECT id, 0, certainty FROM picked ORDER BY n")
    for distance in range(1, depth + 1):
        if not _widen(selection, distance):
            break
    db.commit()
    return Network(_nodes(selection), _edges(selection))


_NEIGHBOURS = (
    "SELECT l.target AS id FROM link l JOIN near n ON n.id = l.record WHERE n.distance = ?1 "
    "UNION SELECT l.record FROM link l JOIN near n ON n.id = l.target WHERE n.distance = ?1 "
    "UNION SELECT r.parent FROM record r JOIN near n ON n.id = r.id WHERE n.distance = ?1 AND r.parent IS NOT NULL "
    "UNION SELECT r.id FROM record r JOIN near n ON n.id = r.parent WHERE n.distance = ?1"
)


def _widen(selection: Selection, distance: int) -> int:
    """Add the records one link further away; how many there are."""
    found = selection.lens.store.db.execute(
        f"INSERT OR IGNORE INTO near SELECT id, ?2, 'yes' FROM ({_NEIGHBOURS}) ORDER BY id", (distance - 1, distance)
    )
    return int(found.rowcount)


def _nodes(selection: Selection) -> list[Node]:
    rows = selection.rows(
        "SELECT r.id, r.kind, r.title, r.title_uk, r.first, r.last, n.distance, n.certainty FROM near n JOIN record r ON r.id = n.id "
        "LEFT JOIN picked p ON p.id = n.id ORDER BY n.distance, p.n, r.sort, r.id"
    )
    return [Node(*row) for row in rows]


def _edges(selection: Selection) -> list[Edge]:
    rows = selection.rows(
        "SELECT l.record, l.target, l.verb, l.derivation, l.details, iif(l.cites = '[]', r.cites, l.cites) FROM link l JOIN record r ON r.id = l.record "
        "WHERE l.record IN (SELECT id FROM near) AND l.target IN (SELECT id FROM near) ORDER BY l.rowid"
    )
    links = [Edge(source, target, verb, how, _valid(details), places(json.loads(cites))) for source, target, verb, how, details, cites in rows]
    inside = selection.rows(
        "SELECT r.id, r.parent FROM near n JOIN record r ON r.id = n.id WHERE r.parent IN (SELECT id FROM near) ORDER BY r.sort, r.id"
    )
    return [*links, *(Edge(child, parent, INSIDE, None, None, []) for child, parent in inside)]


def _valid(details: str) -> Any:
    return json.loads(details).get("valid")
