"""Where a record lies in time: the day that places it in a list, and the bounds of its life.

Both are computed from its chosen events and its chosen period, never stored in the files.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.edtf import Day, Edtf, bounds
from timeline.model import Kind
from timeline.model.vocabulary import BEGINNINGS, ENDINGS

UNDATED = "~"  # sorts after every date


@dataclass(frozen=True, slots=True)
class Dated:
    """An event with its chosen date; `own` tells that the jurisdiction acted, or that the kind knows no parties."""

    kind: str
    own: bool
    date: Edtf


@dataclass(slots=True)
class Place:
    """ISO days: `first`/`last` bound the placing day, the others the life; None where nothing is known."""

    first: str | None = None
    last: str | None = None
    begin_earliest: str | None = None
    begin_latest: str | None = None
    end_earliest: str | None = None
    end_latest: str | None = None
    running: bool = False

    @property
    def sort(self) -> str:
        """The sort key: the earliest day, then the latest; an unbounded beginning sorts by its latest day."""
        first, last = self.first or self.last, self.last or self.first
        return f"{first} {last}" if first else UNDATED


def iso(day: Day | None) -> str | None:
    """YYYY-MM-DD."""
    return None if day is None else f"{day[0]:04d}-{day[1]:02d}-{day[2]:02d}"


def place(kind: Kind, events: Sequence[Dated], period: Edtf | None) -> Place:
    """The place of a record of `kind` in time."""
    result = Place()
    if period is not None:
        _set_life(result, period)
    _set_ends_by_events(result, kind, events)
    placing = _placing(kind, events)
    if placing is not None:
        result.first, result.last = iso(placing.earliest), iso(placing.latest)
    elif result.begin_earliest or result.begin_latest:
        result.first, result.last = result.begin_earliest, result.begin_latest
    elif period is not None:
        result.first, result.last = iso(period.earliest), iso(period.latest)
    elif events:
        first = min(events, key=lambda event: iso(event.date.earliest) or iso(event.date.latest) or UNDATED)
        result.first, result.last = iso(first.date.earliest), iso(first.date.latest)
    return result


def _set_life(result: Place, period: Edtf) -> None:
    life = bounds(period)
    result.begin_earliest, result.begin_latest = iso(life.begin_earliest), iso(life.begin_latest)
    result.end_earliest, result.end_latest = iso(life.end_earliest), iso(life.end_latest)
    result.running = life.running


def _placing(kind: Kind, events: Sequence[Dated]) -> Edtf | None:
    """The date of the first event that places the kind: the jurisdiction's own acts go before the instrument's."""
    for own in (True, False):
        for name in kind.dated_by:
            for event in events:
                if event.kind == name and event.own is own:
                    return event.date
    return None


def _set_ends_by_events(result: Place, kind: Kind, events: Sequence[Dated]) -> None:
    """A beginning or an end that an event dates is better than the period's, where the two do not contradict each other."""
    begin = _find(events, BEGINNINGS) or (_find(events, ("adoption",)) if kind.name in ("law", "programme") else None)
    if begin is not None:
        earliest, latest = iso(begin.earliest), iso(begin.latest)
        if result.begin_earliest is None or (earliest or "") >= result.begin_earliest and (earliest or "")[:4] == result.begin_earliest[:4]:
            if result.end_latest is None or (earliest or "") <= result.end_latest:
                result.begin_earliest, result.begin_latest = earliest, latest
    end = _find(events, ENDINGS)
    if end is not None:
        result.end_earliest, result.end_latest, result.running = iso(end.earliest), iso(end.latest), False
    if result.end_earliest is None and not result.running and result.begin_earliest and result.end_latest:
        result.end_earliest = result.begin_earliest


def _find(events: Sequence[Dated], kinds: Sequence[str]) -> Edtf | None:
    for name in kinds:
        for event in events:
            if event.kind == name and event.own:
                return event.date
    return None
