"""Reads a value as a period that covers its end units whole: when it begins and ends, and how surely."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.edtf.days import Day
from timeline.edtf.reading import is_whole
from timeline.edtf.values import Edtf, End

_LONG = ("decade", "century", "millennium")


@dataclass(frozen=True, slots=True)
class Bounds:
    """When a period begins and ends: each between two days, both inclusive; None where nothing bounds it.

    `end_earliest` and `end_latest` are last days inside the period. `running`: the end is `..`, so the period
    runs as far as its source can see, and both end days are None.
    """

    begin_earliest: Day | None
    begin_latest: Day | None
    end_earliest: Day | None
    end_latest: Day | None
    running: bool = False


def bounds(e: Edtf) -> Bounds:
    """The period that a value states.

    A unit without qualifier and X is covered whole and certain: `2016/2020` is 2016-01-01 to 2020-12-31. So are a
    decade, a century and a millennium that stand alone: `199X` is the 1990s, from the first day to the last. An end
    with a qualifier or X lies somewhere within its unit, the begin never after the end. An unknown end (`2014/`)
    is no earlier than the begin and has no latest day; an unknown start has no earliest. A set is its hull,
    not certain.

    >>> from timeline.edtf import parse
    >>> bounds(parse("2016/2020"))
    Bounds(begin_earliest=(2016, 1, 1), begin_latest=(2016, 1, 1), end_earliest=(2020, 12, 31), \
end_latest=(2020, 12, 31), running=False)
    >>> bounds(parse("199X/1998")).begin_latest, bounds(parse("199X")).begin_latest
    ((1998, 12, 31), (1990, 1, 1))
    >>> bounds(parse("2014/..")).running, bounds(parse("2014/")).running
    (True, False)
    """
    if e.form == "interval" and e.start and e.end:
        return _interval_bounds(e.start, e.end)
    if e.form == "date" and (is_whole(e) or (e.precision in _LONG and not (e.uncertain or e.approximate))):
        return Bounds(e.earliest, e.earliest, e.latest, e.latest)
    return Bounds(e.earliest, e.latest, e.earliest, e.latest)


def _interval_bounds(start: End, end: End) -> Bounds:
    begin_earliest = begin_latest = end_earliest = end_latest = None
    if start.date:
        begin_earliest = start.date.earliest
        begin_latest = begin_earliest if is_whole(start.date) else start.date.latest
    if end.date:
        end_latest = end.date.latest
        end_earliest = end_latest if is_whole(end.date) else end.date.earliest
    if start.state == "unknown" or (begin_latest and end_latest and begin_latest > end_latest):
        begin_latest = end_latest
    if end.state == "unknown" or (begin_earliest and end_earliest and end_earliest < begin_earliest):
        end_earliest = begin_earliest
    return Bounds(begin_earliest, begin_latest, end_earliest, end_latest, end.state == "open")
