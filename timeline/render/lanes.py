"""Stretches of time as lanes on one axis, in letters: certain and uncertain ends look different, unknown ends look unknown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.answer import Lane
from timeline.render.clean import width as cells


@dataclass(frozen=True, slots=True)
class Signs:
    """The letters of a lane."""

    certain: str
    uncertain: str
    unknown: str
    running: str
    line: str
    tick: str


UNICODE = Signs("█", "▒", "?", "▶", "─", "┼")
ASCII = Signs("#", ":", "?", ">", "-", "+")
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100)


def day_number(day: str) -> float:
    """A day as a year with a fraction, good enough to draw with."""
    return int(day[:4]) + (int(day[5:7]) - 1) / 12 + (int(day[8:10]) - 1) / 372


@dataclass(frozen=True, slots=True)
class Axis:
    """Years to columns."""

    first: int
    last: int  # the year in which the axis ends, exclusive
    columns: int

    def column(self, year: float) -> int:
        """The column in which a moment falls."""
        place = int((year - self.first) / (self.last - self.first) * self.columns)
        return min(max(place, 0), self.columns - 1)

    def step(self) -> int:
        """The years between two ticks, so that labels have room."""
        return next((step for step in _STEPS if self.columns * step >= 6 * (self.last - self.first)), 100)


def draw(lanes: Sequence[Lane], width: int, today: str, ascii_only: bool = False) -> list[str]:
    """The lines of a strip at most `width` columns wide; nothing when no lane has a date."""
    days = [day for lane in lanes for day in (lane.begin_earliest, lane.begin_latest, lane.end_earliest, lane.end_latest) if day]
    if not days:
        return []
    if any(lane.running for lane in lanes):
        days.append(today)
    signs = ASCII if ascii_only else UNICODE
    labels = max(cells(lane.label) for lane in lanes) + 3
    columns = max(width - labels - 2, 20)
    axis = Axis(*_round(int(min(days)[:4]), int(max(days)[:4]) + 1), min(columns, 100))
    lines = _scale(axis, labels, signs)
    return [*lines, *(f" {lane.label:<{labels - 1}}{_bar(lane, axis, signs, today)}".rstrip() for lane in lanes)]


def _round(first: int, last: int) -> tuple[int, int]:
    """The axis begins and ends on a round year."""
    step = 5 if last - first > 12 else 1
    return first - first % step, last + -last % step


def _scale(axis: Axis, indent: int, signs: Signs) -> list[str]:
    years = [" "] * (axis.columns + 6)
    line = [signs.line] * axis.columns
    for year in range(axis.first, axis.last + 1, axis.step()):
        if year > axis.last:
            break
        place = axis.column(year)
        line[place] = signs.tick
        text = str(year)
        years[place : place + len(text)] = text
    return [" " * indent + "".join(years).rstrip(), " " * indent + "".join(line)]


def _bar(lane: Lane, axis: Axis, signs: Signs, today: str) -> str:
    """One lane. A begin or end that is not certain is drawn over its whole stretch."""
    begin, certain = lane.begin_earliest or lane.begin_latest, lane.begin_latest
    row = [" "] * axis.columns
    end = lane.end_latest or (today if lane.running else None)
    if begin is None:
        begin = lane.end_earliest or end
    if begin is None:
        return ""
    start = axis.column(day_number(begin))
    stop = axis.column(day_number(end or certain or begin))
    sure_from = axis.column(day_number(certain)) if certain else stop + 1
    sure_to = axis.column(day_number(lane.end_earliest)) if lane.end_earliest and lane.end_earliest != lane.begin_earliest else stop
    if lane.end_latest and lane.end_earliest == lane.begin_earliest and lane.end_latest != lane.end_earliest:
        sure_to = sure_from - 1
    if lane.running and lane.seen:
        sure_to = min(sure_to, axis.column(day_number(min(lane.seen, end or lane.seen))))
    for place in range(start, stop + 1):
        row[place] = signs.certain if sure_from <= place <= sure_to else signs.uncertain
    if lane.begin_earliest is None and start > 0:
        row[max(start - 1, 0)] = signs.unknown
    if lane.running:
        row[stop] = signs.running
    elif end is None and stop + 1 < axis.columns:
        row[stop + 1] = signs.unknown
    return "".join(row)
