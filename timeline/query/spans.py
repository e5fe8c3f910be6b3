"""What happened while a stage lasted: records by their dates, for a matrix whose one side are stages.

An act is placed by its adoption, a treaty by the State's consent, a body, organisation or hotline by its beginning, an event by its own date;
a programme belongs to every stage in which it ran.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from timeline.model.vocabulary import CONSENTS
from timeline.query.axes import Axis
from timeline.query.lens import Lens

DATED = "by its dates"  # the verb of such a join
KINDS = ("law", "treaty", "programme", "body", "organisation", "hotline", "event")
_FIRST, _LAST = "0000-01-01", "9999-12-31"


class _Span(NamedTuple):
    """A stretch of days: from `sure_from` to `sure_to` for certain (empty: on no day), from `may_from` to `may_to` perhaps."""

    may_from: str
    sure_from: str
    sure_to: str
    may_to: str


def dated(lens: Lens, rows: Axis, columns: Axis) -> Iterator[tuple[str, str, str, bool]]:
    """(row, column, record that joins them, whether for certain); an empty record where the row itself lies in the stage."""
    if columns.kinds == ("stage",) and rows.kinds != ("stage",):
        yield from _in_stages(lens, rows, columns)
    elif rows.kinds == ("stage",) and columns.kinds != ("stage",):
        yield from ((stage, other, record, sure) for other, stage, record, sure in _in_stages(lens, columns, rows))


def _in_stages(lens: Lens, side: Axis, stages: Axis) -> Iterator[tuple[str, str, str, bool]]:
    spans = {record: spans for record, spans in _lives(lens, "stage").items() if record in stages.by_id}
    owners = _owners(lens, side)
    for kind in KINDS:
        for record, when in (_lives(lens, kind) if kind == "programme" else _moments(lens, kind)).items():
            for row, joined in owners.get(record, ()):
                yield from (
                    (row, stage, joined, sure)
                    for stage, span in spans.items()
                    if (sure := _together(when, span, whole=kind != "programme")) is not None
                )


def _owners(lens: Lens, side: Axis) -> Mapping[str, list[tuple[str, str]]]:
    """For each record the members of the side that it speaks for: itself, or the topics that it or a part of it is on."""
    if side.kinds != ("topic",):
        return {member.id: [(member.id, "")] for member in side.members}
    found: dict[str, dict[tuple[str, str], None]] = {}
    for record, topic in lens.rows("SELECT record, target FROM link WHERE verb IN ('on', 'targets') ORDER BY rowid"):
        holder = record.partition("/")[0]
        found.setdefault(holder, {}).update(((wider, holder), None) for wider in side.upwards(topic) if wider in side.by_id)
    return {record: list(owners) for record, owners in found.items()}


def _lives(lens: Lens, kind: str) -> dict[str, list[_Span]]:
    """The spells of the records of a kind."""
    found: dict[str, list[_Span]] = {}
    for record, *span in lens.rows(
        "SELECT record, coalesce(may_from, ?), coalesce(sure_from, ''), coalesce(sure_to, ''), coalesce(may_to, ?) FROM spell "
        "WHERE kind = ? AND basis IN (?, 'any') AND state <> 'suspended'", _FIRST, _LAST, kind, lens.counts,
    ):  # fmt: skip
        found.setdefault(record, []).append(_Span(*span))
    return found


def _moments(lens: Lens, kind: str) -> dict[str, list[_Span]]:
    """When what counts of a record of a kind happened, as far as that is bounded on both sides."""
    marks = ", ".join(f"'{consent}'" for consent in CONSENTS)
    sql = {
        "law": "SELECT record, earliest, latest FROM event JOIN record r ON r.id = record WHERE r.kind = 'law' AND event.kind = 'adoption'",
        "treaty": f"SELECT record, earliest, latest FROM event JOIN record r ON r.id = record WHERE r.kind = 'treaty' AND own = 1 AND event.kind IN ({marks})",
        "event": "SELECT id, first, last FROM record WHERE kind = 'event'",
    }.get(kind, f"SELECT id, begin_earliest, begin_latest FROM record WHERE kind = '{kind}'")
    return {record: [_Span(first, first, last, last)] for record, first, last in lens.rows(sql) if first and last}


def _together(one: list[_Span], stage: list[_Span], *, whole: bool) -> bool | None:
    """Whether some stretch lies in the stage (`whole`) or reaches into it: for certain, perhaps (False), or not at all (None)."""
    pairs = [(a, b) for a in one for b in stage if a.may_from <= b.may_to and a.may_to >= b.may_from]
    if not pairs:
        return None
    if whole:
        return any(b.sure_from and b.sure_from <= a.may_from and a.may_to <= b.sure_to for a, b in pairs)
    return any(a.sure_from and b.sure_from and a.sure_from <= b.sure_to and a.sure_to >= b.sure_from for a, b in pairs)
