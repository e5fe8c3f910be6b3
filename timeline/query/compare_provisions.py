"""Laws and treaties compared by their provisions: those that a link joins, those on the same subject, those that only one has."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from timeline.query.card import Entry
from timeline.query.cells import titles
from timeline.query.compared import Item, Line
from timeline.query.lens import Lens
from timeline.words import place_words


class _Provision(NamedTuple):
    """A provision: the instrument that it stands in, how it is cited, its title, its topics."""

    id: str
    instrument: str
    article: str
    title: str
    topics: frozenset[str]


class _Group(NamedTuple):
    """Provisions that belong together, and why: the verb that joins each to another, or the topics that they share."""

    members: tuple[_Provision, ...]
    verbs: Mapping[str, str] = MappingProxyType({})
    shared: frozenset[str] = frozenset()


def provision_lines(lens: Lens, entries: Sequence[Entry]) -> list[Line]:
    """A line for each group of provisions: linked ones first, then those on one subject, then those that stand alone."""
    provisions = [provision for entry in entries for provision in _provisions(lens, entry.id)]
    groups = _grouped(lens, provisions, [entry.id for entry in entries])
    names = titles(lens, (topic for group in groups for topic in group.shared))
    return [_line(entries, group, names, lens.language) for group in groups]


def _provisions(lens: Lens, instrument: str) -> list[_Provision]:
    rows = lens.rows(
        f"SELECT r.id, coalesce(json_extract(r.body, '$.article'), ''), {lens.title}, "
        "(SELECT json_group_array(l.target) FROM link l JOIN record t ON t.id = l.target WHERE l.record = r.id AND l.verb = 'on' "
        "AND json_extract(t.body, '$.scheme') <> 'concept') FROM record r "
        "WHERE r.id > ? || '/' AND r.id < ? || '0' AND r.kind = 'provision' ORDER BY r.sort, r.id", instrument, instrument,
    )  # fmt: skip
    return [_Provision(record, instrument, article, title, frozenset(json.loads(topics))) for record, article, title, topics in rows]


def _grouped(lens: Lens, provisions: Sequence[_Provision], order: Sequence[str]) -> list[_Group]:
    """Every provision in one group, with at most one of each instrument in a group of a shared subject."""
    linked = _linked(lens, provisions)
    taken = {member.id for group in linked for member in group.members}
    by_subject: list[_Group] = []
    for provision in (one for instrument in order for one in provisions if one.instrument == instrument and one.id not in taken):
        best = _nearest(provision, by_subject)
        if best is None:
            by_subject.append(_Group((provision,), shared=provision.topics))
        else:
            group = by_subject[best]
            by_subject[best] = _Group((*group.members, provision), shared=group.shared & provision.topics)
    return linked + sorted(by_subject, key=lambda group: -len(group.members))


def _linked(lens: Lens, provisions: Sequence[_Provision]) -> list[_Group]:
    """Provisions of different instruments that a link joins, with its verb."""
    by_id = {provision.id: provision for provision in provisions}
    groups: list[_Group] = []
    sql = "SELECT record, verb, target, inverse FROM link WHERE instr(record, '/') AND instr(target, '/') ORDER BY rowid"
    for record, verb, target, inverse in lens.rows(sql):
        pair = [by_id[one] for one in (target, record) if one in by_id]
        if len(pair) == 2 and pair[0].instrument != pair[1].instrument:
            known = next((n for n, group in enumerate(groups) if set(group.members) & set(pair)), None)
            group = _Group(()) if known is None else groups.pop(known)
            verbs = {**group.verbs, record: verb, target: group.verbs.get(target, inverse)}
            groups.append(_Group(tuple(dict.fromkeys((*group.members, *pair))), verbs))
    return groups


def _nearest(provision: _Provision, groups: Sequence[_Group]) -> int | None:
    """The group of other instruments with which a provision shares the most of its topics."""
    open_ones = [
        (len(group.shared & provision.topics) / len(group.shared | provision.topics), -n)
        for n, group in enumerate(groups)
        if group.shared & provision.topics and provision.instrument not in {member.instrument for member in group.members}
    ]
    return -max(open_ones)[1] if open_ones else None


def _line(entries: Sequence[Entry], group: _Group, names: dict[str, str], language: str) -> Line:
    alone = len({member.instrument for member in group.members}) == 1
    label = " · ".join(dict.fromkeys(place_words(member.article, language) or member.title for member in group.members))
    if group.shared and not alone:
        label = ", ".join(sorted(names[topic] for topic in group.shared))
    return Line(group.members[0].id, label, tuple(_item(group, entry.id, alone) for entry in entries))


def _item(group: _Group, instrument: str, alone: bool) -> Item:
    mine = [member for member in group.members if member.instrument == instrument]
    if not mine:
        return Item("")
    state = "only here" if alone else next((group.verbs[member.id] for member in mine if member.id in group.verbs), "same subject")
    sign = {"only here": "+", "same subject": "="}.get(state, "~")
    return Item(state, [member.id for member in mine], tuple(member.title for member in mine), sign)
