"""The chain that leads from an obligation to a recommendation: its steps, which links lead on, and the walk along it.

The chain is made of links alone. Knows nothing of words and columns.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from timeline.model.vocabulary import CONSENTS, DONE_BY, READ_BACKWARDS
from timeline.query.graph import Edge, Node, edges_of, nodes_of
from timeline.query.held import OnDay
from timeline.query.lens import Lens, UsageError, portions


class Link(NamedTuple):
    """A step of the chain: its name for machines, its heading, the kinds that stand on it, and what is said when it is missing."""

    name: str
    heading: str
    kinds: tuple[str, ...]
    missing: str


CHAIN = (
    Link("obligation", "Obligation", ("treaty", "provision"), "no treaty or article of one is linked to this chain"),
    Link("law", "Law", ("law", "provision"), "no law or article of one is linked to this chain"),
    Link("programme", "Programme", ("programme",), "no programme is linked to this chain"),
    Link("role", "Role", ("role",), "no role of a programme is linked to this chain"),
    Link(
        "doer",
        "Who acted, what happened",
        ("organisation", "body", "hotline", "event"),
        "no organisation, body, hotline or event is linked to this chain",
    ),
    Link("found", "Counted and found", ("figure", "finding"), "no figure or finding is linked to this chain"),
    Link("weakness", "Weakness, challenge, need", ("finding",), "no weakness, challenge, barrier or need is linked to this chain"),
    Link("recommendation", "Recommendation", ("recommendation",), "no recommendation is linked to this chain"),
)
OBLIGATION, LAW, PROGRAMME, ROLE, DOER, FOUND, WEAK, ADVICE = range(len(CHAIN))
_WEAK_THEMES = ("weakness", "challenge", "barrier", "need", "training gap")
_SAID = frozenset({FOUND, WEAK})
# the links that lead on: the step and the verb as it is read there, and the steps that it may lead to
ONWARD: dict[tuple[int, str], frozenset[int]] = {
    (OBLIGATION, "includes"): frozenset({OBLIGATION}), (OBLIGATION, "supplemented by"): frozenset({OBLIGATION}),
    (OBLIGATION, "implemented by"): frozenset({LAW, PROGRAMME, ROLE, DOER}), (OBLIGATION, "harmonised by"): frozenset({LAW, PROGRAMME}),
    (OBLIGATION, "done by"): frozenset({LAW}),
    (LAW, "includes"): frozenset({LAW}), (LAW, "implemented by"): frozenset({LAW, PROGRAMME, ROLE, DOER}), (LAW, "amends"): frozenset({LAW}),
    (LAW, "conditioned on"): frozenset({LAW}), (LAW, "established"): frozenset({DOER}), (LAW, "caused"): frozenset({DOER, FOUND}),
    (PROGRAMME, "includes"): frozenset({ROLE}), (PROGRAMME, "implemented by"): frozenset({DOER}), (PROGRAMME, "coordinated by"): frozenset({DOER}),
    (ROLE, "includes"): frozenset({ROLE}), (ROLE, "implemented by"): frozenset({DOER}), (ROLE, "coordinated by"): frozenset({DOER}),
    (DOER, "run by"): frozenset({DOER}), (DOER, "caused"): frozenset({FOUND, WEAK}),
    (FOUND, "evidence for"): frozenset({FOUND, WEAK, ADVICE}), (FOUND, "about"): frozenset({FOUND, WEAK}), (FOUND, "caused"): frozenset({WEAK}),
    (WEAK, "evidence for"): frozenset({ADVICE}), (WEAK, "addressed by"): frozenset({WEAK, ADVICE}),
    **{(step, "subject of"): _SAID for step in (OBLIGATION, LAW, DOER)}, **{(step, "subject of"): _SAID | {DOER} for step in (PROGRAMME, ROLE)},
    **{(step, "addressed by"): frozenset({WEAK, ADVICE}) for step in (OBLIGATION, LAW, PROGRAMME, ROLE, FOUND)},
}  # fmt: skip


class Joint(NamedTuple):
    """How a record of the chain hangs on one nearer to the start: by an edge of its own, or `through` the record that holds it or it holds."""

    edge: Edge
    origin: str
    record: str
    through: str = ""

    @property
    def verb(self) -> str:
        """The verb as the record itself says it, looking back to the origin."""
        return READ_BACKWARDS[self.edge.read_from(self.through or self.origin)]


class Chain(NamedTuple):
    """The records of a chain by id, the step of each, how each hangs on the others, and those behind which nothing comes."""

    start: str
    nodes: dict[str, Node]
    steps: dict[str, int]
    joints: dict[str, list[Joint]]
    distances: dict[str, int]  # links from the start
    ends: frozenset[str]  # they lead on to nothing, or back to nothing


def chain_of(lens: Lens, record: str, when: OnDay | None = None) -> Chain:
    """Everything that links lead to from a record, onward and back, step by step; with `when`, by links that held and to what stood on that day."""
    steps = steps_of(lens, [record])
    if record not in steps:
        kind = nodes_of(lens, [record])[record].kind
        if kind != "finding":
            raise UsageError(
                f"`{record}` is a {kind}, and a {kind} is no step of the chain",
                f"steps: {', '.join(part.name for part in CHAIN)}; timeline links {record}",
            )
        steps[record] = FOUND  # a method may be asked for, though no chain passes it
    joints: dict[str, list[Joint]] = {}
    distances: dict[str, int] = {}
    ends: set[str] = set()
    for onward in (True, False):
        walk = _Walk(lens, record, steps[record], when, onward=onward)
        walk.run()
        steps |= walk.steps
        distances = walk.distances | distances
        ends |= walk.ends()
        for name, found in walk.joints.items():
            joints.setdefault(name, []).extend(found)
    return Chain(record, nodes_of(lens, steps), steps, joints, distances, frozenset(ends))


def steps_of(lens: Lens, records: Iterable[str]) -> dict[str, int]:
    """The step of each record that stands on one: by its kind, a provision by what holds it, a finding by its theme."""
    found: dict[str, int] = {}
    for part in portions(list(records)):
        rows = lens.rows(
            "SELECT r.id, r.kind, w.kind, json_extract(r.body, '$.theme') FROM record r "
            "LEFT JOIN record w ON w.id = substr(r.id, 1, instr(r.id || '/', '/') - 1) "
            f"WHERE r.id IN ({', '.join('?' * len(part))})", *part,
        )  # fmt: skip
        for name, kind, holder, theme in rows:
            step = _step_of(holder if kind == "provision" else kind, theme)
            if step is not None:
                found[name] = step
    return found


def _step_of(kind: str, theme: str | None) -> int | None:
    if kind == "finding":
        return None if theme == "method" else WEAK if theme in _WEAK_THEMES else FOUND
    return next((n for n, part in enumerate(CHAIN) if kind in part.kinds), None)


class _Walk:
    """Goes from a record in one direction along the chain, breadth first."""

    def __init__(self, lens: Lens, start: str, step: int, when: OnDay | None, *, onward: bool) -> None:
        self.lens = lens
        self.when = when
        self.start = start
        self.onward = onward
        self.steps = {start: step}
        self.distances = {start: 0}
        self.joints: dict[str, list[Joint]] = {}

    def run(self) -> None:
        """Follow every link that leads on, until none does."""
        frontier = [self.start]
        while frontier:
            found = [*self._direct(frontier), *self._through_the_whole(frontier), *self._inherited(frontier)]
            known = steps_of(self.lens, {joint.record for joint in found})
            fresh: dict[str, None] = {}
            leading = [joint for joint in found if joint.record in known and joint.record != joint.origin and self._leads(joint, known[joint.record])]
            for joint in self.when.keep(leading) if self.when else leading:
                step = known[joint.record]
                if joint.record not in self.steps:
                    self.steps[joint.record] = step
                    self.distances[joint.record] = self.distances[joint.origin] + 1
                    fresh[joint.record] = None
                if joint.record in fresh or step != self.steps[joint.origin]:
                    self._join(joint)
            frontier = list(fresh)
        self._leave_out_idle_amendments()

    def _leave_out_idle_amendments(self) -> None:
        """An act that changed another and leads nowhere else is no part of the chain; one through which the chain goes is."""
        origins = {joint.origin for joints in self.joints.values() for joint in joints}
        for name in self.ends() - origins:
            if name != self.start and all(joint.edge.verb == "amends" for joint in self.joints[name]):
                del self.steps[name], self.joints[name], self.distances[name]

    def _join(self, joint: Joint) -> None:
        """Note how a record hangs on another, once."""
        if joint.record != self.start and joint not in self.joints.setdefault(joint.record, []):
            self.joints[joint.record].append(joint)

    def _leads(self, joint: Joint, step: int) -> bool:
        """Whether the edge leads on (or, looking back, whether it led here)."""
        here, word = self.steps[joint.origin], joint.edge.read_from(joint.through or joint.origin)
        if joint.edge.verb == DONE_BY.name and not any(kind in CONSENTS for kind, _ in joint.edge.details.get("events", ())):
            return False
        if word == "inherits":
            return self.onward and here == ROLE == step
        if not self.onward:
            here, step, word = step, here, READ_BACKWARDS[word]
        return step in ONWARD.get((here, word), ())

    def _direct(self, frontier: list[str]) -> list[Joint]:
        """The edges of the records themselves."""
        wanted = set(frontier)
        return [
            Joint(edge, origin, edge.other(origin))
            for edge in edges_of(self.lens, frontier)
            for origin in dict.fromkeys((edge.source, edge.target))
            if origin in wanted
        ]

    def _through_the_whole(self, frontier: list[str]) -> list[Joint]:
        """An article shares what is done with the whole instrument; what is said of the whole is not said of it."""
        holders = {name: name.rsplit("/", 1)[0] for name in frontier if "/" in name and self.steps[name] in (OBLIGATION, LAW)}
        parts: dict[str, list[str]] = {}
        for name, holder in holders.items():
            if holder not in self.steps:
                parts.setdefault(holder, []).append(name)
        joints = []
        for edge in edges_of(self.lens, list(parts)) if parts else ():
            for holder in dict.fromkeys((edge.source, edge.target)):
                if holder in parts and edge.read_from(holder) not in ("includes", "subject of", "about", "addressed by"):
                    joints += [Joint(edge, name, edge.other(holder), holder) for name in parts[holder]]
        return joints

    def _inherited(self, frontier: list[str]) -> list[Joint]:
        """A role that takes over those of earlier programmes leads to each of them, through its programme."""
        if not self.onward:
            return []
        taken = [edge for edge in edges_of(self.lens, [name for name in frontier if self.steps[name] == ROLE]) if edge.verb == "inherits"]
        held: dict[str, list[str]] = {}
        for part in {edge.target for edge in taken}:
            held[part] = [name for (name,) in self.lens.rows("SELECT id FROM record WHERE parent = ? AND kind = 'role' ORDER BY sort", part)]
        return [Joint(edge, edge.source, role, edge.source) for edge in taken if edge.source in self.steps for role in held[edge.target]]

    def ends(self) -> set[str]:
        """The records behind which no later step comes (looking back: before which no earlier one does), where one would be expected.

        A finding need not show a weakness, and an act that only binds the State to a treaty need not carry it out.
        """
        joints = [joint for found in self.joints.values() for joint in found]
        leads = {joint.origin for joint in joints if self.steps[joint.record] != self.steps[joint.origin]}
        grown = True
        while grown:
            more = {joint.origin for joint in joints if joint.record in leads} - leads
            leads |= more
            grown = bool(more)
        unasked = (ADVICE, FOUND) if self.onward else (OBLIGATION,)
        binding = {name for name, found in self.joints.items() if all(joint.edge.verb == DONE_BY.name for joint in found)}
        return {name for name, step in self.steps.items() if step not in unasked} - leads - binding
