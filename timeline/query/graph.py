"""The graph that links make: which records stand beside a record, by which verbs, and what surrounds it some steps away.

An edge is a link, a field that points to a record, a record inside another (`part of`), or the act or body behind an event
(`done by`). Citations (`stated in`) are edges only when they are asked for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import Any, NamedTuple

from timeline.model.vocabulary import DONE_BY, FIELD_VERBS, PART_OF, STATED_IN, VERBS
from timeline.query.lens import Lens, UsageError, portions
from timeline.query.origin import told
from timeline.words import meant

STATED, DERIVED, COMPUTED = "stated", "derived", "computed"
CLOSED = ("topic", "source", "party")  # nearly everything is linked to them, so going on through them joins what has nothing in common
HUB = 50  # nor is a record with more links than this opened on the way
ALL_VERBS = (*VERBS, *FIELD_VERBS.values(), DONE_BY, STATED_IN)
ORDER = {word: n for n, word in enumerate(dict.fromkeys([*(verb.name for verb in ALL_VERBS), *(verb.inverse for verb in ALL_VERBS)]))}
_OURS = frozenset(verb.name for verb in ALL_VERBS if verb.ours)


class Edge(NamedTuple):
    """One link, as it is written: from `source`, which `verb` joins to `target`. Citations and details are JSON until they are asked for."""

    source: str
    verb: str
    inverse: str
    target: str
    derivation: str  # stated, derived, computed
    packed_cites: str
    packed_details: str

    def other(self, record: str) -> str:
        """The record at the other end."""
        return self.target if record == self.source else self.source

    def read_from(self, record: str) -> str:
        """The verb as it is read from one of its ends."""
        return self.verb if record == self.source else self.inverse

    @property
    def cites(self) -> list[list[str]]:
        """Where it is stated: pairs of source and place."""
        found: list[list[str]] = json.loads(self.packed_cites)
        return found

    @property
    def details(self) -> dict[str, Any]:
        """`valid`, `reading`, `rule`, `note`; of what was done, `events`: pairs of what happened and when."""
        found: dict[str, Any] = json.loads(self.packed_details)
        return found


class Node(NamedTuple):
    """A record of a graph: how many steps from the start, how many links it has, whether they were followed; `home`: see `origin.told`."""

    id: str
    kind: str
    title: str
    sort: str
    depth: int = 0
    links: int = 0
    opened: bool = True
    home: str = ""


class Step(NamedTuple):
    """An edge as it was found: from the record `origin`, which lies `depth` - 1 steps from the start."""

    edge: Edge
    origin: str
    depth: int

    @property
    def verb(self) -> str:
        """The verb as it is read from the origin."""
        return self.edge.read_from(self.origin)

    @property
    def record(self) -> str:
        """The record that it leads to."""
        return self.edge.other(self.origin)


class Surroundings(NamedTuple):
    """Records by id, the start first, and each edge between them once."""

    nodes: dict[str, Node]
    steps: list[Step]


Keep = Callable[[list[Step]], list[Step]]


def verbs_named(text: str) -> list[str]:
    """The verb, or the inverse of one, that `text` is, in English or Ukrainian, which has one word for some. Raises `UsageError` with the list."""
    if found := meant(text, ORDER):
        return found
    raise UsageError(f"--verb: `{text[:40]}` is no verb", f"one of these verbs: {', '.join(ORDER)}")


def surroundings(lens: Lens, record: str, depth: int = 1, verbs: Sequence[str] = (), keep: Keep | None = None, each: int = 0) -> Surroundings:
    """What lies up to `depth` steps around a record: each record opened once, the nearest way to it first.

    Only `verbs` are followed, read from either end, when some are given; `keep` may drop steps before they are taken; of the links that a record
    has by one verb, only the first `each` are followed further (0: all). Records of the kinds in `CLOSED`, and those with more than `HUB`
    links, are shown and not opened.
    """
    nodes = nodes_of(lens, [record])
    nodes[record] = nodes[record]._replace(links=degrees(lens, [record], verbs)[record])
    steps: list[Step] = []
    seen: set[Edge] = set()
    frontier = [record]
    for level in range(1, depth + 1):
        taken = _once(step for step in _steps_from(lens, frontier, level, verbs) if step.edge not in seen)
        seen.update(step.edge for step in taken)  # what is dropped is not found again from its other end
        taken = keep(taken) if keep else taken
        fresh = list(dict.fromkeys(step.record for step in taken if step.record not in nodes))
        nodes |= _measured(lens, fresh, level, verbs)
        order = {origin: n for n, origin in enumerate(frontier)}
        taken.sort(key=lambda step: (order[step.origin], ORDER[step.verb], nodes[step.record].sort, step.record))
        steps += taken
        new = set(fresh)
        frontier = [name for name in dict.fromkeys(step.record for step in _first(taken, each)) if name in new and nodes[name].opened]
    return Surroundings(nodes, steps)


def _first(steps: list[Step], each: int) -> Iterator[Step]:
    """The first `each` steps of one origin and verb; all when it is 0."""
    for _, of_one in groupby(steps, key=lambda step: (step.origin, step.verb)):
        yield from islice(of_one, each or None)


def _once(steps: Iterable[Step]) -> list[Step]:
    """Each edge once: one that lies between two records of the same level is found from both."""
    found: dict[Edge, Step] = {}
    for step in steps:
        found.setdefault(step.edge, step)
    return list(found.values())


def _measured(lens: Lens, records: list[str], depth: int, verbs: Sequence[str]) -> dict[str, Node]:
    """New records with the number of their links, and whether they are opened."""
    links = degrees(lens, records, verbs)
    return {
        name: node._replace(depth=depth, links=links[name], opened=node.kind not in CLOSED and links[name] <= HUB)
        for name, node in nodes_of(lens, records).items()
    }


def _steps_from(lens: Lens, records: list[str], depth: int, verbs: Sequence[str]) -> Iterator[Step]:
    wanted = set(records)
    for edge in edges_of(lens, records, STATED_IN.name in verbs or STATED_IN.inverse in verbs):
        for origin in dict.fromkeys((edge.source, edge.target)):
            if origin in wanted and (not verbs or edge.read_from(origin) in verbs):
                yield Step(edge, origin, depth)


# --- from the store --------------------------------------------------------------------------------------------------

_LINKS = (
    "SELECT l.record, l.verb, l.inverse, l.target, l.derivation, CASE WHEN l.cites = '[]' AND l.derivation IS NULL THEN r.cites ELSE l.cites END, "
    "l.details FROM link l JOIN record r ON r.id = l.record WHERE l.{end} IN ({marks}) ORDER BY l.rowid"
)
_BY_ACTOR = "FROM event e JOIN record a ON a.id = e.actor WHERE e.line IS NOT NULL AND e.record <> e.actor"
_INSIDE = "SELECT id, parent, cites FROM record WHERE parent IS NOT NULL AND {end} IN ({marks}) ORDER BY rowid"
_ACTS = (
    f"SELECT e.record, e.actor, json_extract(e.details, '$.derivation'), e.cites, e.kind, e.date {_BY_ACTOR} "
    "AND e.{end} IN ({marks}) ORDER BY e.rowid"
)
_CITED = (
    "SELECT DISTINCT record, source, coalesce(place, '') FROM citation WHERE record <> source AND {end} IN ({marks}) ORDER BY record, source, place"
)


def edges_of(lens: Lens, records: Sequence[str], citations: bool = False) -> list[Edge]:
    """Every edge that begins or ends at one of the records, each once."""
    return _edges(lens, records, citations, slice(0, 2))


def edges_from(lens: Lens, records: Sequence[str]) -> list[Edge]:
    """Every edge that begins at one of the records, each once."""
    return _edges(lens, records, False, slice(0, 1))


def _edges(lens: Lens, records: Sequence[str], citations: bool, ends: slice) -> list[Edge]:
    """Edges by their ends: the first is where an edge begins."""
    found: dict[Edge, None] = {}
    for part in portions(records):
        for end in ("record", "target")[ends]:
            for source, verb, inverse, target, derivation, cites, details in _ask(lens, _LINKS, end, part):
                how = derivation or (DERIVED if verb in _OURS else STATED)
                found[Edge(source, verb, inverse, target, how, "[]" if verb in _OURS else cites, details)] = None
        for end in ("id", "parent")[ends]:
            for child, parent, cites in _ask(lens, _INSIDE, end, part):
                found[Edge(child, PART_OF.name, PART_OF.inverse, parent, STATED, cites, "{}")] = None
        for end in ("record", "actor")[ends]:
            found |= dict.fromkeys(_acts(_ask(lens, _ACTS, end, part)))
        for end in ("record", "source")[ends] if citations else ():
            found |= dict.fromkeys(_citations(_ask(lens, _CITED, end, part)))
    return list(found)


def _acts(rows: list[tuple[Any, ...]]) -> Iterator[Edge]:
    """One edge for all that one act or body did to one record."""
    done: dict[tuple[str, str], list[tuple[Any, ...]]] = {}
    for record, actor, *rest in rows:
        done.setdefault((record, actor), []).append(tuple(rest))
    for (record, actor), events in done.items():
        derivation = next((how for how, *_ in events if how), STATED)
        cites = [cite for _, cites, *_ in events for cite in json.loads(cites)]
        details = {"events": [event[2:] for event in events]}
        yield Edge(record, DONE_BY.name, DONE_BY.inverse, actor, derivation, json.dumps(cites), json.dumps(details))


def _citations(rows: list[tuple[Any, ...]]) -> Iterator[Edge]:
    """One edge for all places of one source that a record cites."""
    cited: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for record, source, place in rows:
        cited.setdefault((record, source), []).append((source, place))
    for (record, source), cites in cited.items():
        yield Edge(record, STATED_IN.name, STATED_IN.inverse, source, STATED, json.dumps(cites), "{}")


def _ask(lens: Lens, sql: str, end: str, records: Sequence[str]) -> list[tuple[Any, ...]]:
    return lens.rows(sql.format(end=end, marks=", ".join("?" * len(records))), *records)


def nodes_of(lens: Lens, records: Iterable[str]) -> dict[str, Node]:
    """The records by id, in the order given."""
    wanted = list(dict.fromkeys(records))
    found: dict[str, Node] = {}
    for part in portions(wanted):
        rows = lens.rows(f"SELECT r.id, r.kind, {lens.title}, r.sort FROM record r WHERE r.id IN ({', '.join('?' * len(part))})", *part)
        found |= {row[0]: Node(*row) for row in rows}
    found |= {name: found[name]._replace(home=home) for name, home in told(lens, found).items()}
    return {name: found[name] for name in wanted}


def degrees(lens: Lens, records: Sequence[str], verbs: Sequence[str] = ()) -> dict[str, int]:
    """How many edges each of the records has, in both directions; with `verbs`, how many of these."""
    found = dict.fromkeys(records, 0)
    of_verb, of_inverse = (f"AND {column} IN ({', '.join('?' * len(verbs))})" if verbs else "" for column in ("verb", "inverse"))
    for part in portions(records):
        marks = ", ".join("?" * len(part))
        counted = lens.rows(f"SELECT record, count(*) FROM link WHERE record IN ({marks}) {of_verb} GROUP BY record", *part, *verbs)
        counted += lens.rows(f"SELECT target, count(*) FROM link WHERE target IN ({marks}) {of_inverse} GROUP BY target", *part, *verbs)
        for word, sql in _COUNTED.items():
            counted += lens.rows(sql.format(marks=marks), *part) if not verbs or word in verbs else []
        for record, number in counted:
            found[record] += number
    return found


_COUNTED = {
    PART_OF.name: "SELECT id, 1 FROM record WHERE id IN ({marks}) AND parent IS NOT NULL",
    PART_OF.inverse: "SELECT parent, count(*) FROM record WHERE parent IN ({marks}) GROUP BY parent",
    DONE_BY.name: f"SELECT e.record, count(DISTINCT e.actor) {_BY_ACTOR} AND e.record IN ({{marks}}) GROUP BY e.record",
    DONE_BY.inverse: f"SELECT e.actor, count(DISTINCT e.record) {_BY_ACTOR} AND e.actor IN ({{marks}}) GROUP BY e.actor",
}
