"""Where a record lies in time: the day that places it in a list, and the bounds of its life.

Both are computed from its chosen events and its chosen period, never stored in the files.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from timeline.edtf import Bounds, Edtf, End, bounds
from timeline.model import Kind
from timeline.model.vocabulary import BEGINNINGS, ENDINGS
from timeline.store.spells import Life, iso

UNDATED = "~"  # sorts after every date


class Dated(NamedTuple):
    """An event with its chosen date; `own` tells that the jurisdiction acted, or that the kind knows no parties."""

    kind: str
    own: bool
    date: Edtf


@dataclass(slots=True, eq=False, repr=False)
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


def place(kind: Kind, events: Sequence[Dated], period: Edtf | None, start_part: str = "", end_part: str = "") -> Place:
    """The place of a record of `kind` in time; the parts say where in its unit a period begins and ends."""
    result = Place()
    if period is None and not events:
        return result
    if period is not None:
        bounded = life(period, start_part, end_part)
        result.begin_earliest, result.begin_latest = bounded.begin_earliest, bounded.begin_latest
        result.end_earliest, result.end_latest, result.running = bounded.end_earliest, bounded.end_latest, bounded.running
    _set_ends_by_events(result, kind, events)
    placing = _placing(kind, events)
    if placing is not None:
        _live_from(result, kind, placing)
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


def _narrow(earliest: str | None, latest: str | None, part: str) -> tuple[str | None, str | None]:
    """The early, middle or late part of a stretch of years: its first four, the four in the middle, or its last four."""
    if not part or earliest is None or latest is None:
        return earliest, latest
    first, last = int(earliest[:4]), int(latest[:4])
    if part == "early":
        return earliest, min(latest, f"{first + 3:04d}-12-31")
    if part == "late":
        return max(earliest, f"{last - 3:04d}-01-01"), latest
    middle = (first + last) // 2
    return max(earliest, f"{middle - 1:04d}-01-01"), min(latest, f"{middle + 2:04d}-12-31")


def life(period: Edtf, start_part: str = "", end_part: str = "") -> Life:
    """A period as ISO days, of a set in braces each member; the parts say where in its unit it begins and ends: with one of them no unit is covered whole."""
    if period.text.startswith("{"):  # every member is meant
        parts = tuple(life(member) for member in period.members)
        first, last = parts[0], parts[-1]
        ends = (first.begin_earliest, first.begin_latest, last.end_earliest, last.end_latest, last.running)
        return Life(*ends, period.text, period.text, parts)
    stated = bounds(period)
    if (start_part or end_part) and period.form == "date":
        stated = Bounds(period.earliest, period.latest, period.earliest, period.latest)
    begin = _narrow(iso(stated.begin_earliest), iso(stated.begin_latest), start_part)
    end = _narrow(iso(stated.end_earliest), iso(stated.end_latest), end_part)
    return Life(*begin, *end, stated.running, _side(period, period.start), _side(period, period.end))


def _side(period: Edtf, end: End | None) -> str:
    """One side of a period as it is written; a single date is both."""
    if end is None:
        return period.text
    return end.date.text if end.date is not None else ""


def _live_from(result: Place, kind: Kind, placing: Edtf) -> None:
    """Where nothing else tells the beginning, life begins on the placing day or later; law without an end is presumed to last."""
    if kind.name == "event" and result.begin_earliest is None:
        result.begin_earliest, result.begin_latest = iso(placing.earliest), iso(placing.latest)
        result.end_earliest, result.end_latest = result.begin_earliest, result.begin_latest
        return
    if result.begin_earliest is None and result.begin_latest is None:
        result.begin_earliest = iso(placing.earliest)
    if kind.name in ("treaty", "law", "provision") and result.end_earliest is None and result.end_latest is None:
        result.running = True


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
        day, stated = earliest or "", result.begin_earliest
        fits = stated is None or stated <= day <= max(result.begin_latest or "", f"{stated[:4]}-12-31")
        if fits and (result.end_latest is None or day <= result.end_latest):
            result.begin_earliest, result.begin_latest = earliest, latest
    end = _find(events, ENDINGS)
    if end is not None and (iso(end.latest) or "9999") >= (result.begin_earliest or ""):
        result.end_earliest, result.end_latest, result.running = iso(end.earliest), iso(end.latest), False
    if result.end_earliest is None and not result.running and result.begin_earliest and result.end_latest:
        result.end_earliest = result.begin_earliest


def _find(events: Sequence[Dated], kinds: Sequence[str]) -> Edtf | None:
    for name in kinds:
        for event in events:
            if event.kind == name and event.own:
                return event.date
    return None
