"""What joins the records of two kinds: links of the records and of their parts, else links of what holds them, else topics that both are on.

Two topics are joined, where no link does it, by the records that are on both; a stage also by what happened while it lasted.

A link with a topic joins with the wider topics too. A programme that takes roles over is joined by them as well, told apart from its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from timeline.query.axes import Axis
from timeline.query.functions import roles_given
from timeline.query.lens import Lens, portions
from timeline.query.spans import DATED, dated


class Join(NamedTuple):
    """One reason why two records belong together: a part or topic that joins them, or (empty `record`) the two themselves."""

    record: str
    verb: str
    how: str = "own"  # own, inherited, perhaps


Cells = dict[tuple[str, str], dict[tuple[str, str], Join]]  # (down, across): joins by (record, how)


def joined(lens: Lens, rows: Axis, columns: Axis) -> tuple[Cells, str]:
    """The cells that have something, and which sort of join they rest on."""
    ways = (("links", _by_links), ("what holds them", _by_holders), ("shared topics", _by_topics), ("records on both", _by_records))
    found = next(((cells, how) for how, join in ways if (cells := join(lens, rows, columns))), ({}, ""))
    by_dates = _by_dates(lens, rows, columns)
    for key, joins in by_dates.items():
        found[0][key] = joins | found[0].get(key, {})
    return found[0], found[1] or (DATED if by_dates else "")


def _by_dates(lens: Lens, rows: Axis, columns: Axis) -> Cells:
    """Joins with a stage of what happened while it lasted; what only may have happened then is joined perhaps."""
    cells: Cells = {}
    for row, column, record, sure in dated(lens, rows, columns):
        _add(cells, row, column, Join(record, DATED, "own" if sure else "perhaps"))
    return cells


def _links(lens: Lens, kinds: Sequence[str], others: Sequence[str]) -> list[tuple[str, str, str]]:
    """(record, verb, other record) of every link or citation between records of the kinds, whichever side it is written on."""
    ours, theirs = (", ".join(repr(kind) for kind in some) for some in (kinds, others))
    sql = "SELECT {} FROM link l JOIN record a ON a.id = l.record JOIN record b ON b.id = l.target WHERE l.verb <> 'narrower than' AND {}"
    there = lens.rows(sql.format("l.record, l.verb, l.target", f"a.kind IN ({ours}) AND b.kind IN ({theirs})"))
    back = lens.rows(sql.format("l.target, l.verb, l.record", f"b.kind IN ({ours}) AND a.kind IN ({theirs})"))
    cited = "SELECT DISTINCT {} FROM citation c JOIN record r ON r.id = c.record WHERE r.kind IN ({})"
    there += lens.rows(cited.format("c.record, 'cites', c.source", ours)) if "source" in others else []
    back += lens.rows(cited.format("c.source, 'cites', c.record", theirs)) if "source" in kinds else []
    return [*there, *back]


class _Taken(NamedTuple):
    """What the programmes of a side take over: the roles that only say so, and who takes over which role, for certain or perhaps."""

    placeholders: frozenset[str] = frozenset()
    takers: Mapping[str, Sequence[tuple[str, str]]] = MappingProxyType({})


def _taken(lens: Lens, axis: Axis) -> _Taken:
    if axis.kinds != ("programme",):
        return _Taken()
    takers: dict[str, list[tuple[str, str]]] = {}
    for member in axis.members:
        for given in roles_given(lens, member.id):
            if given.origin:
                takers.setdefault(given.role.id, []).append((member.id, "inherited" if given.certain else "perhaps"))
    placeholders = lens.rows("SELECT DISTINCT l.record FROM link l JOIN record r ON r.id = l.record WHERE r.kind = 'role' AND l.verb = 'inherits'")
    return _Taken(frozenset(role for (role,) in placeholders), takers)


def _by_links(lens: Lens, rows: Axis, columns: Axis) -> Cells:
    """Joins by a link of the records themselves or of their parts, and records that live inside one another."""
    cells: Cells = {}
    taken = {axis.name: _taken(lens, axis) for axis in (rows, columns)}
    for ours, verb, theirs in _links(lens, rows.with_parts, columns.with_parts):
        for row, row_part, row_how in _owners(rows, ours, taken[rows.name]):
            for column, part, how in _owners(columns, theirs, taken[columns.name]):
                if row != column:
                    _add(cells, row, column, Join(part or row_part, verb, how if how != "own" else row_how))
    for member in rows.members:
        for holder in _ancestors(member.id):
            if holder in columns.by_id:
                _add(cells, member.id, holder, Join("", "part of"))
    for member in columns.members:
        for holder in _ancestors(member.id):
            if holder in rows.by_id:
                _add(cells, holder, member.id, Join("", "part of"))
    return cells


def _add(cells: Cells, row: str, column: str, join: Join) -> None:
    cells.setdefault((row, column), {}).setdefault((join.record, join.how), join)


def _owners(axis: Axis, record: str, taken: _Taken) -> list[tuple[str, str, str]]:
    """(member, part, how) of every member that a record at the end of a link stands for: itself, wider topics, what holds it, who takes it over."""
    top = "/".join(record.split("/")[:2])
    found = [(topic, "", "own") for topic in axis.upwards(record) if topic in axis.by_id]
    if top not in taken.placeholders:
        found += [(holder, top if top != holder else "", "own") for holder in _ancestors(record) if holder in axis.by_id]
    return found + [(programme, role, how) for role in (record, *_ancestors(record)) for programme, how in taken.takers.get(role, ())]


def _ancestors(record: str) -> list[str]:
    """What holds a record, the nearest first.

    >>> _ancestors("programme-1999/training/staff")
    ['programme-1999/training', 'programme-1999']
    """
    parts = record.split("/")
    return ["/".join(parts[:n]) for n in range(len(parts) - 1, 0, -1)]


def _by_holders(lens: Lens, rows: Axis, columns: Axis) -> Cells:
    """Joins of a record by what holds it: a role by its programme."""
    cells: Cells = {}
    below = [_below(axis) for axis in (rows, columns)]
    kinds = [kinds_of(lens, [*held, *axis.by_id]) for held, axis in zip(below, (rows, columns), strict=True)]
    for ours, verb, theirs in _links(lens, *kinds):
        for row in below[0].get(ours, [ours] if ours in rows.by_id else []):
            for column in below[1].get(theirs, [theirs] if theirs in columns.by_id else []):
                if row != column:
                    _add(cells, row, column, Join("", verb))
    return cells


def _below(axis: Axis) -> dict[str, list[str]]:
    """The members below each record that holds some."""
    found: dict[str, list[str]] = {}
    for member in axis.members:
        for holder in _ancestors(member.id):
            found.setdefault(holder, []).append(member.id)
    return found


def kinds_of(lens: Lens, ids: Sequence[str]) -> list[str]:
    """The kinds of the records, each once."""
    found: set[str] = set()
    for part in portions(ids):
        found |= {kind for (kind,) in lens.rows(f"SELECT DISTINCT kind FROM record WHERE id IN ({', '.join('?' * len(part))})", *part)}
    return sorted(found)


def _by_topics(lens: Lens, rows: Axis, columns: Axis) -> Cells:
    """Joins by a topic that both sides are on, or their parts; concepts join everything and so nothing."""
    cells: Cells = {}
    sides = [_topics(lens, axis) for axis in (rows, columns)]
    for topic, ours in sides[0].items():
        for row in ours:
            for column in sides[1].get(topic, ()):
                if row != column:
                    _add(cells, row, column, Join(topic, "on"))
    return cells


def _topics(lens: Lens, axis: Axis) -> dict[str, list[str]]:
    """The members that are on each topic."""
    found: dict[str, dict[str, None]] = {}
    kinds = ", ".join(repr(kind) for kind in axis.with_parts)
    sql = (
        "SELECT l.record, l.target FROM link l JOIN record r ON r.id = l.record JOIN record t ON t.id = l.target "
        f"WHERE l.verb = 'on' AND r.kind IN ({kinds}) AND json_extract(t.body, '$.scheme') <> 'concept'"
    )
    for record, topic in lens.rows(sql):
        for owner in (record, *_ancestors(record)):
            if owner in axis.by_id:
                found.setdefault(topic, {})[owner] = None
    return {topic: list(owners) for topic, owners in found.items()}


def _by_records(lens: Lens, rows: Axis, columns: Axis) -> Cells:
    """Joins of two topics by the records that are on both; a topic and a wider one share every record and say nothing."""
    cells: Cells = {}
    if rows.kinds != ("topic",) or columns.kinds != ("topic",):
        return cells
    on: dict[str, dict[str, None]] = {}
    for record, topic in lens.rows("SELECT record, target FROM link WHERE verb IN ('on', 'targets') ORDER BY rowid"):
        on.setdefault("/".join(record.split("/")[:2]), {}).update(dict.fromkeys(rows.upwards(topic)))
    for record, topics in on.items():
        for row in (topic for topic in topics if topic in rows.by_id):
            for column in (topic for topic in topics if topic in columns.by_id):
                if column not in rows.upwards(row) and row not in rows.upwards(column):
                    _add(cells, row, column, Join(record, "on"))
    return cells
