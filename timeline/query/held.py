"""What held on a day: links that held, records that stood, those of which that cannot be told and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from timeline.answer import Cell, Column, Row, Table
from timeline.edtf import Truth, bounds, overlaps, parse
from timeline.query.cells import period_words, titles
from timeline.query.dates import iso_bounds, read_date
from timeline.query.graph import Edge, nodes_of
from timeline.query.lens import Lens, portions
from timeline.query.status import PART, reason, status_sql
from timeline.query.views import STATEFUL
from timeline.words import count, say, term

UNTOLD = (Column("from", "from"), Column("verb", "link"), Column("title", "record"), Column("reason", "why"), Column("kind", "kind", shown=False))
_HOLDS = ("in force", "partly", PART)


class Taken(Protocol):
    """An edge as it is followed, from the record `origin`."""

    @property
    def edge(self) -> Edge:
        """The edge."""

    @property
    def origin(self) -> str:
        """Where one comes from."""

    @property
    def record(self) -> str:
        """Where it leads."""


def _verb(step: Taken) -> str:
    """The verb as it is read where the edge begins on the way: at the origin, or at the record that the origin belongs to."""
    edge = step.edge
    return edge.read_from(step.origin if step.origin in (edge.source, edge.target) else edge.other(step.record))


_Taken = TypeVar("_Taken", bound=Taken)


class OnDay:
    """Tells links that held on a day from those that did not; keeps those of which that cannot be told.

    The state of the records in `asked` does not count: they were named by the one who asks.
    """

    def __init__(self, lens: Lens, at: str, asked: Iterable[str] = ()) -> None:
        self.lens = lens
        self.at = at
        self.asked = frozenset(asked)
        self.date = read_date(at, "--at")
        self.first, self.last = iso_bounds(self.date)
        self.dropped = 0
        self.doubtful: list[tuple[Taken, str]] = []

    def keep(self, steps: Sequence[_Taken]) -> list[_Taken]:
        """The steps whose link held and whose record stood on the day."""
        status = self._status({step.record for step in steps} - self.asked)
        kept = []
        for step in steps:
            details = step.edge.details
            valid = details.get("valid")
            truth = self._held(step.edge, valid) if valid else self._done(details["events"]) if "events" in details else "yes"
            state = status.get(step.record, "yes")
            if "no" in (truth, state):
                self.dropped += 1
            elif "maybe" in (truth, state):
                self.doubtful.append((step, self._why(step, truth, valid)))
            else:
                kept.append(step)
        return kept

    def state_of(self, record: str) -> str:
        """In words, the state of a record that did not hold on the day, or of which nobody can tell; empty for one that held, or has no state."""
        state = self._states([record]).get(record, _HOLDS[0])
        return "" if state in _HOLDS else term(state, self.lens.language)

    def _held(self, edge: Edge, valid: str) -> Truth:
        """Whether the link held; what ran on is certain only up to the day that its source saw."""
        truth = overlaps(parse(valid), self.date)
        if truth != "yes" or not bounds(parse(valid)).running:
            return truth
        sources = [source for source, _ in edge.cites]
        marks = ", ".join("?" * len(sources))
        seen = self.lens.one(f"SELECT max(json_extract(body, '$.as_of')) FROM record WHERE id IN ({marks})", *sources)
        return "maybe" if seen and seen[0] and self.last > seen[0] else truth

    def _done(self, events: list[tuple[str, str | None]]) -> Truth:
        """Whether anything had been done by then; of what is not dated, nobody can tell."""
        known = [iso_bounds(parse(date)) for _, date in events if date]
        if any(last <= self.last for _, last in known):
            return "yes"
        return "maybe" if len(known) < len(events) or any(first <= self.last for first, _ in known) else "no"

    def _status(self, records: set[str]) -> dict[str, str]:
        """Yes, no or maybe for each record of a kind that has a status, and for each event."""
        ids = sorted(records)
        found = {name: "yes" if state in _HOLDS else "maybe" if state == "unknown" else "no" for name, state in self._states(ids).items()}
        for part in portions(ids):
            sql = f"SELECT r.id, r.first, r.last FROM record r WHERE r.id IN ({', '.join('?' * len(part))}) AND r.kind = 'event'"
            for name, first, last in self.lens.rows(sql, *part):
                found[name] = "maybe" if first is None else "no" if first > self.last else "yes" if (last or "9999") <= self.last else "maybe"
        return found

    def _states(self, ids: Sequence[str]) -> dict[str, str]:
        """The status on the day of each record of a kind that has one."""
        sql, values = status_sql(self.lens, self.first, self.last)
        kinds = ", ".join(repr(kind) for kind in STATEFUL)
        found: dict[str, str] = {}
        for part in portions(ids):
            where = f"FROM record r WHERE r.id IN ({', '.join('?' * len(part))}) AND r.kind IN ({kinds})"
            found |= dict(self.lens.rows(f"SELECT r.id, {sql} {where}", *values, *part))
        return found

    def _why(self, step: Taken, truth: str, valid: str | None) -> str:
        if truth == "maybe" and valid:
            return f"{say('the link held', self.lens.language)}: {period_words(valid, self.lens.language)}"
        return reason(self.lens, step.record, self.first, self.last)

    def notes(self, records: Iterable[str]) -> list[str]:
        """In words: the state on the day of records that were asked for and did not hold, and how many links are left out."""
        language = self.lens.language
        told = [
            f"{record} · {say('status', language)} {say('at', language)} {self.at}: {state}" for record in records if (state := self.state_of(record))
        ]
        return told + ([f"{count(self.dropped, 'link', language)} {say('not of that day', language)}"] if self.dropped else [])

    def untold(self, *, with_origin: bool = True) -> list[Table]:
        """A row for each link of which nobody can tell whether it held; no table where there is none."""
        doubtful = {(step.origin, _verb(step), step.record): why for step, why in self.doubtful}
        if not doubtful:
            return []
        language = self.lens.language
        names = titles(self.lens, [name for origin, _, record in doubtful for name in (origin, record)])
        kinds = nodes_of(self.lens, [record for *_, record in doubtful])
        rows = [
            Row(record, (
                Cell(origin, names[origin]), Cell(verb, say(verb, language)), names[record], why,
                Cell(kinds[record].kind, say(kinds[record].kind, language)),
            ))
            for (origin, verb, record), why in doubtful.items()
        ]  # fmt: skip
        columns = (UNTOLD[0]._replace(shown=with_origin), *UNTOLD[1:])
        return [Table(columns, rows, f"{say('Cannot be told', language)} · {len(rows)}", "cannot_be_told")]
