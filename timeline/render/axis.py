"""Years to columns: a straight axis, one with long empty stretches folded, or one that gives every year with something in it the same room."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

FOLD_WIDTH = 5  # columns of a folded stretch
MIN_WIDTH = 8  # columns that a straight stretch between folds must have on the average
_FOLD_YEARS = 12  # an empty stretch shorter than this is never folded
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100)
_FEW_YEARS = 6  # an axis of no more years has marks at months
_MONTHS = (1, 3, 6)  # between them
_MARK, _NAMED = 3, 9  # columns of a month's mark, and of one with its name: `2012-07`


class Segment(NamedTuple):
    """Years `first` up to but not including `last`, in the columns `begin` up to but not including `end`."""

    first: int
    last: int
    begin: int
    end: int
    folded: bool = False


def moment(day: str, end: bool = False) -> float:
    """An ISO day as a year with a fraction: its beginning, or its end."""
    return int(day[:4]) + (int(day[5:7]) - 1) / 12 + (int(day[8:10]) - (0 if end else 1)) / 372


class Axis:
    """Where a moment stands among `columns` columns."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = tuple(segments)
        self._firsts = [segment.first for segment in segments]
        self.first = segments[0].first
        self.last = segments[-1].last
        self.columns = segments[-1].end

    def column(self, year: float) -> int:
        """The column in which a moment falls; the nearest one for a moment outside the axis, the one before for a moment between segments."""
        segment = self.segments[max(bisect_right(self._firsts, year) - 1, 0)]
        share = (year - segment.first) / (segment.last - segment.first)
        place = segment.begin + int(share * (segment.end - segment.begin))
        return min(max(place, segment.begin), segment.end - 1)

    def share(self, year: float) -> float:
        """The place of a moment from 0, where the axis begins, to 1, where it ends; moments outside stand at its ends."""
        segment = self.segments[max(bisect_right(self._firsts, year) - 1, 0)]
        part = (year - segment.first) / (segment.last - segment.first)
        place = segment.begin + part * (segment.end - segment.begin)
        return min(max(place, segment.begin), segment.end) / self.columns

    def ticks(self) -> list[tuple[int, int]]:
        """(column, year) of the labelled years, with room for their four digits."""
        found: list[tuple[int, int]] = []
        for segment in self.segments:
            if not segment.folded:
                found += self._ticks_of(segment)
        kept: list[tuple[int, int]] = []
        for column, year in found:
            if not kept or column - kept[-1][0] >= 6:
                kept.append((column, year))
        return kept

    def months(self) -> list[tuple[float, str]]:
        """The moments between the years of a short axis that get a mark, each with its name (`2012-07`), empty where it has no room."""
        if self.last - self.first > _FEW_YEARS:
            return []
        room = min((segment.end - segment.begin) / (segment.last - segment.first) / 12 for segment in self.segments)
        step = next((step for step in _MONTHS if room * step >= _MARK), 12)
        named = next((step for step in _MONTHS if room * step >= _NAMED), 12)
        return [
            (year + month / 12, f"{year}-{month + 1:02}" if month % named == 0 else "")
            for segment in self.segments for year in range(segment.first, segment.last) for month in range(step, 12, step)
        ]  # fmt: skip

    def _ticks_of(self, segment: Segment) -> list[tuple[int, int]]:
        years, columns = segment.last - segment.first, segment.end - segment.begin
        step = next((step for step in _STEPS if columns * step >= 6 * years), 100)
        first = segment.first + -segment.first % step
        return [(self.column(year), year) for year in range(first, segment.last, step)] or [(segment.begin, segment.first)]


def straight(first: int, last: int, columns: int) -> Axis:
    """Every year the same width; the axis begins and ends on a round year."""
    step = 5 if last - first > 12 else 1
    return Axis([Segment(first - first % step, last + -last % step, 0, columns)])


def folded(first: int, last: int, columns: int, years: Iterable[int]) -> Axis:
    """A straight axis in which long stretches without any of `years` are folded to a few columns."""
    stops = sorted({year for year in years if first <= year < last})
    empty = [(a + 1, b) for a, b in pairwise(stops) if b - a > max(_FOLD_YEARS, (last - first) // 6)]
    room = columns - FOLD_WIDTH * len(empty)
    if not empty or room < MIN_WIDTH * (len(empty) + 1):
        return straight(first, last, columns)
    first, last = first - first % 5, last + -last % 5
    bounds = [first, *(year for fold in empty for year in fold), last]
    pieces = [(a, b, (a, b) in empty) for a, b in pairwise(bounds) if b > a]
    total = sum(b - a for a, b, fold in pieces if not fold)
    return _lay(pieces, room, total)


def _lay(pieces: Sequence[tuple[int, int, bool]], room: int, total: int) -> Axis:
    """Segments side by side; each straight one has room by its years, and all together just what there is."""
    segments, begin, left, years = [], 0, room, total
    straight_left = sum(not fold for *_, fold in pieces)
    for a, b, fold in pieces:
        size = FOLD_WIDTH
        if not fold:
            straight_left -= 1
            size = min(max(round(left * (b - a) / years), 1), left - straight_left)
            left, years = left - size, years - (b - a)
        segments.append(Segment(a, b, begin, begin + size, fold))
        begin += size
    return Axis(segments)


def even(columns: int, years: Iterable[int]) -> Axis:
    """Every year in which something begins, ends or happens gets the same room; the years between share none."""
    stops = sorted(set(years))
    size = columns / len(stops)
    edges = [round(n * size) for n in range(len(stops) + 1)]
    starts = [min(edge, columns - 1) for edge in edges[:-1]]  # more years than columns: the last ones share a column
    segments = [Segment(year, year + 1, starts[n], max(edges[n + 1], starts[n] + 1)) for n, year in enumerate(stops)]
    return Axis(segments)
