"""The functions of civil society as a tree, and the roles that programmes give, those that they take over among them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from timeline.query.lens import Lens


class Tree(NamedTuple):
    """The topics of one scheme in their order: titles, and the wider topic of each that has one."""

    titles: dict[str, str]
    broader: dict[str, str]

    def upwards(self, topic: str) -> list[str]:
        """The topic and all wider ones, the widest last."""
        return upwards(self.broader, topic)

    def narrowest(self, topics: Iterable[str]) -> tuple[str, ...]:
        """Those of the topics that are wider than none of the others, in the order of the tree."""
        given = set(topics)
        wider = {above for topic in given for above in self.upwards(topic)[1:] if topic not in self.upwards(above)[1:]}
        return tuple(topic for topic in self.titles if topic in given - wider)


def upwards(broader: Mapping[str, str], topic: str) -> list[str]:
    """A topic and all wider ones, the widest last; a circle ends where it closes.

    >>> upwards({"hotlines": "advice", "advice": "help"}, "hotlines")
    ['hotlines', 'advice', 'help']
    """
    found = [topic]
    while (wider := broader.get(found[-1])) is not None and wider not in found:
        found.append(wider)
    return found


def tree_of(lens: Lens, scheme: str = "function") -> Tree:
    """The topics of a scheme; a wider topic of another scheme does not count."""
    rows = lens.rows(
        f"SELECT r.id, {lens.title}, json_extract(r.body, '$.broader') FROM record r WHERE r.kind = 'topic' AND json_extract(r.body, '$.scheme') = ? "
        "ORDER BY coalesce(json_extract(r.body, '$.order'), 999), r.title, r.id", scheme,
    )  # fmt: skip
    names = {topic: title for topic, title, _ in rows}
    return Tree(names, {topic: wider for topic, _, wider in rows if wider in names})


class Role(NamedTuple):
    """A role with what its parts add: the functions and groups that it is on, and how binding its wording is."""

    id: str
    title: str
    functions: tuple[str, ...]
    groups: tuple[str, ...]
    strengths: tuple[str, ...]
    inherits: tuple[tuple[str, str], ...]  # (programme or role taken over, reading)


class Given(NamedTuple):
    """A role that a programme gives: its own, or one that it takes over from `origin`; not `certain` where only one reading says so."""

    role: Role
    origin: str = ""
    certain: bool = True


def roles_given(lens: Lens, programme: str) -> list[Given]:
    """The roles that a programme gives; in the place of a role that takes others over stand those that are meant."""
    return list(_given(lens, programme, frozenset()).values())


def _given(lens: Lens, programme: str, seen: frozenset[str]) -> dict[str, Given]:
    """The roles by id; `seen` are the programmes on the way here, of which none is gone into again."""
    found: dict[str, Given] = {}
    for role in roles_inside(lens, programme):
        for given in _inherited(lens, role, seen | {programme}) if role.inherits else [Given(role)]:
            _keep(found, given)
    return found


def _keep(found: dict[str, Given], given: Given) -> None:
    """Put a role among those found, unless it is there for certain."""
    if given.role.id not in found or not found[given.role.id].certain:
        found[given.role.id] = given


def _inherited(lens: Lens, role: Role, seen: frozenset[str]) -> list[Given]:
    """What a role takes over: for certain what every reading of its text takes over, else perhaps."""
    readings = list(dict.fromkeys(reading for _, reading in role.inherits if reading)) or [""]
    meant = [_meant(lens, [source for source, of in role.inherits if of in ("", reading)], seen) for reading in readings]
    found = {name: given for roles in meant for name, given in roles.items()}
    return [
        Given(given.role, given.origin or name.split("/", maxsplit=1)[0], all(name in roles and roles[name].certain for roles in meant))
        for name, given in found.items()
    ]


def _meant(lens: Lens, sources: Sequence[str], seen: frozenset[str]) -> dict[str, Given]:
    """The roles of whole programmes, and single roles."""
    found: dict[str, Given] = {}
    for source in sources:
        holder = source.rpartition("/")[0]
        if holder:
            given = [Given(role) for role in roles_inside(lens, holder) if role.id == source]
        else:
            given = [] if source in seen else list(_given(lens, source, seen).values())
        for one in given:
            _keep(found, one)
    return found


_WITH_PARTS = "(l.record = r.id OR (l.record > r.id || '/' AND l.record < r.id || '0'))"
_FUNCTIONS = (
    f"(SELECT json_group_array(DISTINCT l.target) FROM link l JOIN record t ON t.id = l.target WHERE {_WITH_PARTS} AND l.verb = 'on' "
    "AND json_extract(t.body, '$.scheme') = 'function')"
)
_GROUPS = (
    f"(SELECT json_group_array(DISTINCT l.target) FROM link l JOIN record t ON t.id = l.target WHERE {_WITH_PARTS} AND l.verb IN ('on', 'targets') "
    "AND json_extract(t.body, '$.scheme') = 'target-group')"
)
_STRENGTHS = (
    "(SELECT json_group_array(DISTINCT json_extract(p.body, '$.strength')) FROM record p WHERE json_extract(p.body, '$.strength') IS NOT NULL "
    "AND (p.id = r.id OR (p.id > r.id || '/' AND p.id < r.id || '0')))"
)
_INHERITS = (
    "(SELECT json_group_array(json_array(l.target, coalesce(json_extract(l.details, '$.reading'), ''))) FROM link l "
    "WHERE l.record = r.id AND l.verb = 'inherits')"
)


def roles_inside(lens: Lens, programme: str) -> list[Role]:
    """The roles of a programme in their order, without their parts as records of their own."""
    rows = lens.rows(
        f"SELECT r.id, {lens.title}, {_FUNCTIONS}, {_GROUPS}, {_STRENGTHS}, {_INHERITS} FROM record r "
        "WHERE r.parent = ? AND r.kind = 'role' ORDER BY r.sort, r.id", programme,
    )  # fmt: skip
    return [_role(row) for row in rows]


def _role(row: Sequence[str]) -> Role:
    lists = [json.loads(packed) for packed in row[2:]]
    return Role(
        row[0], row[1], tuple(lists[0]), tuple(sorted(lists[1])), tuple(sorted(lists[2])), tuple((target, reading) for target, reading in lists[3])
    )
