"""The links of a whole selection, or the surroundings of the records that were named: what an export draws as a graph.

What a link is, and which records are not gone through, `query/graph.py` says.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from timeline.query.graph import CLOSED, HUB, Edge, degrees, edges_from, edges_of, nodes_of
from timeline.query.selection import Selection


class Member(NamedTuple):
    """A record of a network. `distance`: how many links away from what was asked for."""

    id: str
    kind: str
    title: str
    title_uk: str | None
    first: str | None
    last: str | None
    distance: int
    certainty: str


class Network(NamedTuple):
    """Records in the order of the selection, then by distance; every edge joins two of them."""

    members: list[Member]
    edges: list[Edge]


def network(selection: Selection, depth: int) -> Network:
    """The chosen records, those within `depth` links of them, and all links between any two of these."""
    db = selection.lens.store.db
    db.execute("DROP TABLE IF EXISTS temp.near")
    db.execute("CREATE TEMP TABLE near (id TEXT PRIMARY KEY, distance INTEGER NOT NULL, certainty TEXT NOT NULL)")
    db.execute("INSERT INTO near SELECT id, 0, certainty FROM picked ORDER BY n")
    frontier = [name for (name,) in selection.rows("SELECT id FROM picked ORDER BY n")] if depth else []
    for distance in range(1, depth + 1):
        frontier = _widen(selection, frontier, distance)
    db.commit()
    members = _members(selection)
    known = dict.fromkeys(member.id for member in members)
    return Network(members, [edge for edge in edges_from(selection.lens, [*known]) if edge.target in known])


def _widen(selection: Selection, frontier: Sequence[str], distance: int) -> list[str]:
    """Add the records one link further away; those of them that are gone through on the next step."""
    ends = {end for edge in edges_of(selection.lens, frontier) for end in (edge.source, edge.target)}
    near = {name for (name,) in selection.rows("SELECT id FROM near")}
    fresh = sorted(ends - near)
    selection.lens.store.db.executemany("INSERT INTO near VALUES (?, ?, 'yes')", [(name, distance) for name in fresh])
    links, nodes = degrees(selection.lens, fresh), nodes_of(selection.lens, fresh)
    return [name for name in fresh if nodes[name].kind not in CLOSED and links[name] <= HUB]


def _members(selection: Selection) -> list[Member]:
    rows = selection.rows(
        "SELECT r.id, r.kind, r.title, r.title_uk, r.first, r.last, n.distance, n.certainty FROM near n JOIN record r ON r.id = n.id "
        "LEFT JOIN picked p ON p.id = n.id ORDER BY n.distance, p.n, r.sort, r.id"
    )
    return [Member(*row) for row in rows]
