"""The shortest ways that connect two records, through links read in either direction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from timeline.answer import Answer, Branch, Cell, Column, Row, Table
from timeline.model.vocabulary import DONE_BY, FIELD_VERBS
from timeline.query.cells import places
from timeline.query.graph import CLOSED, HUB, STATED, Edge, Node, Step, degrees, edges_of, nodes_of
from timeline.query.held import OnDay
from timeline.query.lens import Lens
from timeline.query.links import besides, how_known, named, sentence
from timeline.query.lists import mark_notes
from timeline.words import count, say

MOST_WAYS = 5
_MOST_TRIED = 200  # of the shortest ways, so many are weighed against each other
_LONGEST = 12  # links; a longer way tells nobody anything
_THROUGH_NONE = (*CLOSED, "stage")  # nor does one stage say what two records have to do with each other
COLUMNS = (
    Column("way", "way", "number"), Column("step", "step", "number"), Column("from", "from", "id"), Column("verb", "link"), Column("to", "to", "id"),
    Column("kind", "kind"), Column("title", "title"), Column("derivation", "how known"), Column("sources", "sources"),
)  # fmt: skip

_ISSUED = FIELD_VERBS["issuer"].name
_MORE = "there are more ways as short; those that sources state are told first"
_LOOSE = "every way leads through a topic, a stage, an issuer or another record that very many are linked to"

Move = tuple[str, Edge]  # the record that one comes from, and the edge
Way = list[Move]


def path(lens: Lens, start: str, goal: str, at: str = "") -> Answer:
    """The shortest ways from one record to another, those that sources state before those that we concluded.

    With `at`, those of links that held, and through records that stood, on that day; what of the ways of any day did not, or cannot be told, is said.
    """
    when = OnDay(lens, at, (start, goal)) if at else None
    found, strict = _ways(lens, start, goal, when)
    ways = found[:MOST_WAYS]
    nodes = nodes_of(lens, [start, goal, *(name for way in ways for origin, edge in way for name in (origin, edge.other(origin)))])
    ends = f"{named(nodes[start])} – {named(nodes[goal])}"
    title = " · ".join((say("Path", lens.language), *([f"{say('at', lens.language)} {at}"] if at else []), ends))
    rows = [_row(lens, nodes, n, step, move) for n, way in enumerate(ways, 1) for step, move in enumerate(way, 1)]
    counted = count(len(ways), "way", lens.language)
    question = {"x": start, "y": goal, **({"at": at} if at else {})}
    answer = Answer("path", title, question, lens.basis, [Table(COLUMNS, rows, "", "items")], len(ways), counted)
    answer.trees = [_branch(lens, nodes, n, way) for n, way in enumerate(ways, 1)]
    answer.sentences = lambda: list(_sentences(lens, nodes, ways))
    answer.drawn = True
    answer.empty = "they are one record" if start == goal else "nothing connects them"
    answer.notes = mark_notes({edge.derivation for way in ways for _, edge in way}, lens.language)
    if len(found) > len(ways):
        answer.notes.append(say(_MORE, lens.language))
    if ways and not strict:
        answer.notes.append(say(_LOOSE, lens.language))
    if at:
        of_any_day = OnDay(lens, at, (start, goal))
        of_any_day.keep([Step(edge, origin, 1) for way in _ways(lens, start, goal, None)[0][:MOST_WAYS] for origin, edge in way])
        answer.tables += of_any_day.untold()
        answer.notes += of_any_day.notes((start, goal))
    return answer


def _ways(lens: Lens, start: str, goal: str, when: OnDay | None) -> tuple[list[Way], bool]:
    """The ways, and whether each tells something: no way leads through what nearly everything is linked to."""
    if start == goal:
        return [], True
    found = _shortest(lens, start, goal, when, strict=True)
    return (found, True) if found else (_shortest(lens, start, goal, when, strict=False), False)


# --- the search ------------------------------------------------------------------------------------------------------


class _Side:
    """What one end has reached: how far each record is, and by which edges one comes to it."""

    def __init__(self, start: str) -> None:
        self.reached: dict[str, list[Move]] = {start: []}
        self.frontier = [start]


def _shortest(lens: Lens, start: str, goal: str, when: OnDay | None, *, strict: bool) -> list[Way]:
    """The ways, the best first: breadth first from both ends, always from the smaller side; empty where they never meet."""
    here, there = _Side(start), _Side(goal)
    ends = frozenset((start, goal))
    for _ in range(_LONGEST):
        side, other = (here, there) if len(here.frontier) <= len(there.frontier) else (there, here)
        if not side.frontier:
            return []
        _grow(lens, side, ends, when, strict=strict)
        met = sorted(name for name in side.frontier if name in other.reached)
        if met:
            ways = list(islice((way for name in met for way in _joined(here, there, name)), _MOST_TRIED))
            told = {tuple(origin for origin, _ in way): way for way in sorted(ways, key=_weight, reverse=True)}  # the better of two links is left
            return sorted(told.values(), key=_weight)
    return []


def _grow(lens: Lens, side: _Side, ends: frozenset[str], when: OnDay | None, *, strict: bool) -> None:
    """One step further: every edge of the frontier to a record that was not reached before and that a way may lead through."""
    frontier, fresh = set(side.frontier), dict[str, list[Move]]()
    edges = edges_of(lens, side.frontier)
    steps = [
        Step(edge, origin, 1)
        for edge in (_telling(lens, edges, ends) if strict else edges)
        for origin in dict.fromkeys((edge.source, edge.target))
        if origin in frontier and edge.other(origin) not in side.reached
    ]
    for step in when.keep(steps) if when else steps:
        fresh.setdefault(step.record, []).append((step.origin, step.edge))
    side.frontier = _open(lens, list(fresh), ends) if strict else list(fresh)
    side.reached |= {name: fresh[name] for name in side.frontier}


def _telling(lens: Lens, edges: list[Edge], ends: frozenset[str]) -> list[Edge]:
    """The edges without those to a body that issued or did something, unless it is an end: two acts of one body have nothing else in common."""
    doers = {edge.target for edge in edges if edge.verb in (_ISSUED, DONE_BY.name)} - ends
    bodies = {node.id for node in nodes_of(lens, doers).values() if node.kind in ("body", "organisation")}
    return [edge for edge in edges if not (edge.target in bodies and edge.verb in (_ISSUED, DONE_BY.name))]


def _open(lens: Lens, records: Sequence[str], ends: frozenset[str]) -> list[str]:
    """The records that a way may lead through: the ends, and whatever is not linked to nearly everything."""
    links = degrees(lens, records)
    kinds = {node.id: node.kind for node in nodes_of(lens, records).values()}
    return [name for name in records if name in ends or (kinds[name] not in _THROUGH_NONE and links[name] <= HUB)]


def _joined(here: _Side, there: _Side, middle: str) -> Iterator[Way]:
    """The ways from the one start to `middle`, each with every way on to the other."""
    for head in _ways_to(here, middle):
        for tail in _ways_to(there, middle):
            yield [*head, *((edge.other(origin), edge) for origin, edge in reversed(tail))]


def _ways_to(side: _Side, record: str) -> Iterator[Way]:
    moves = side.reached[record]
    if not moves:
        yield []
    for origin, edge in sorted(moves):
        yield from ([*way, (origin, edge)] for way in _ways_to(side, origin))


def _weight(way: Way) -> tuple[int, list[Move]]:
    """Stated links before concluded ones, then the order of the ids."""
    return sum(edge.derivation != STATED for _, edge in way), way


# --- words and rows --------------------------------------------------------------------------------------------------


def _branch(lens: Lens, nodes: dict[str, Node], n: int, way: Way) -> Branch:
    """A way as a root and a line a link."""
    lines = []
    for origin, edge in way:
        mark = "" if edge.derivation == STATED else edge.derivation
        other = nodes[edge.other(origin)]
        lines.append(Branch(say(edge.read_from(origin), lens.language), named(other), mark, (), " · ".join(besides(lens, edge, notes=False))))
    return Branch("", f"{n}. {count(len(way), 'link', lens.language)} · {named(nodes[way[0][0]])}", "", tuple(lines))


def _sentences(lens: Lens, nodes: dict[str, Node], ways: list[Way]) -> Iterator[str]:
    for n, way in enumerate(ways, 1):
        yield f"{say('Way', lens.language)} {n}, {count(len(way), 'link', lens.language)}:"
        yield from (sentence(lens, edge, origin, nodes) for origin, edge in way)


def _row(lens: Lens, nodes: dict[str, Node], way: int, step: int, move: Move) -> Row:
    origin, edge = move
    node, verb = nodes[edge.other(origin)], edge.read_from(origin)
    return Row(node.id, (
        way, step, origin, Cell(verb, say(verb, lens.language)), node.id, Cell(node.kind, say(node.kind, lens.language)), node.title,
        Cell(edge.derivation, say(how_known(edge), lens.language)), places(edge.cites),
    ))  # fmt: skip
