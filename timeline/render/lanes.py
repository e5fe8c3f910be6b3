"""Stretches of time as lanes on one axis, in letters: certain and uncertain ends look different, unknown ends look unknown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from timeline.answer import Lanes, Point, Stretch, Track
from timeline.render.axis import Axis, even, folded, moment, straight
from timeline.render.clean import clean
from timeline.render.measure import width as cells
from timeline.render.measure import wrap

LABEL = 24  # the widest label beside the axis
STRIP_WIDTH = 80  # off a terminal
_MOST_COLUMNS = 120
_PART = 5  # less than so much of a title tells nothing


class Signs(NamedTuple):
    """The letters of a lane."""

    certain: str
    uncertain: str
    unknown: str
    running: str
    day: str  # an event whose day is known
    year: str  # an event whose day is not known
    line: str
    tick: str
    month: str
    fold: str
    more: str
    suspended: str


UNICODE = Signs("█", "▒", "?", "▶", "◆", "◇", "─", "┼", "┴", "╌", "…", "═")
ASCII = Signs("#", ":", "?", ">", "*", "o", "-", "+", "'", "~", "~", "=")


def draw(
    lanes: Sequence[Lanes], width: int | None, today: str, ascii_only: bool = False, *, scale: str = "", begin: str = "", end: str = ""
) -> list[str]:
    """The lines of a chart at most `width` columns wide; nothing when no track has a date.

    `width`: None where nothing may be cut, so that each name that does not fit stands whole below the chart.
    `scale`: empty for a straight axis, `time` to fold long empty stretches, `even` to give each year with something in it the same room.
    `begin` and `end` (ISO days) bound the axis.
    """
    tracks = [track for lane in lanes for track in lane.tracks]
    years = years_of(tracks, today, begin, end)
    if not years:
        return []
    signs = ASCII if ascii_only else UNICODE
    whole, width = width is None, width or STRIP_WIDTH
    labels = min(max(cells(clean(track.name)) for track in tracks), max(min(LABEL + max(width - 100, 0) // 3, width // 3), 1)) + 3
    axis = axis_of(years, max(min(width - labels - 3, _MOST_COLUMNS), 8), scale)
    lines = _scale_lines(axis, labels, signs)
    cut: dict[str, int] = {}  # labels that do not fit, numbered
    for lane in lanes:
        lines += [_fit(clean(lane.heading), width, signs)] if lane.heading else []
        for track in lane.tracks:
            label = _label(track, labels - 3, signs, cut, whole=whole)
            lines.append(f" {label}{' ' * (labels - 1 - cells(label))}{_row(track, axis, signs, today, (begin, end))}".rstrip())
    return [*lines, *([""] if cut else []), *(line for text, number in cut.items() for line in wrap(f"({number}) {text}", width, "    "))]


def _label(track: Track, room: int, signs: Signs, cut: dict[str, int], *, whole: bool) -> str:
    """The name where it fits; else its number in the list below, and as much of it as fits. A label tells what it is without its title, too."""
    text, short = clean(track.name), clean(track.label)
    if cells(text) <= room:
        return text
    if not whole and track.title and cells(short) <= room:
        return _fit(text, room, signs) if cells(short) + 1 + _PART <= room else short
    number = cut.setdefault(text, len(cut) + 1)
    return _fit(f"({number}) {text}", room, signs)


def legend(lanes: Sequence[Lanes], ascii_only: bool, words: Sequence[str], width: int | None) -> list[str]:
    """Lines on the letters that the lanes use, explained by `words`: certain, not certain, unknown, runs on, two sorts of events, suspended."""
    signs = ASCII if ascii_only else UNICODE
    tracks = [track for lane in lanes for track in lane.tracks]
    points, suspended = any(track.points for track in tracks), any(stretch.suspended for track in tracks for stretch in track.stretches)
    shown = (signs.certain, signs.uncertain, signs.unknown, signs.running, points and signs.day, points and signs.year, suspended and signs.suspended)
    lines: list[str] = []
    for told in (f"{sign} {word}" for sign, word in zip(shown, words, strict=True) if sign):  # a sign stays beside its word
        if lines and (width is None or cells(f"{lines[-1]} {told}") <= width):
            lines[-1] += f" {told}"
        else:
            lines.append(told)
    return lines


def years_of(tracks: Sequence[Track], today: str, begin: str, end: str) -> list[int]:
    """Every year in which something begins, ends or happens, within the bounds asked for, and the bounds."""
    days = [day for track in tracks for stretch in track.stretches for day in (stretch.may_from, stretch.sure_from, stretch.sure_to, stretch.may_to)]
    days += [day for track in tracks for point in track.points for day in (point.earliest, point.latest)]
    if any(stretch.running or stretch.lasting for track in tracks for stretch in track.stretches):
        days.append(today)
    stated = [day for day in days if day and "0000" < day[:4] < "9999"]
    if not stated:
        return []
    first, last = begin or min(stated), end or max(stated)
    return sorted({int(day[:4]) for day in (*stated, first, last) if first[:4] <= day[:4] <= last[:4]})


def axis_of(years: Sequence[int], columns: int, scale: str) -> Axis:
    """The axis of these years: folded or even when `scale` says so, else straight."""
    first, last = years[0], years[-1] + 1
    if scale == "even":
        return even(columns, years)
    return folded(first, last, columns, years) if scale == "time" else straight(first, last, columns)


def _scale_lines(axis: Axis, indent: int, signs: Signs) -> list[str]:
    years = [" "] * (axis.columns + 6)
    line = [signs.line] * axis.columns
    ticks = axis.ticks()
    _write_free(years, f"{ticks[0][1]:04}", ticks[0][0], axis.columns + 3)  # where the axis begins must be told
    for segment in axis.segments:
        if segment.folded:
            line[segment.begin : segment.end] = signs.fold * (segment.end - segment.begin)
            _write_free(years, f"{segment.last - segment.first}y", segment.begin + 1, segment.end)
    for place, year in ticks:
        line[place] = signs.tick
        _write_free(years, f"{year:04}", place, place + 4)
    for moment_of, name in axis.months():
        place = axis.column(moment_of)
        line[place] = signs.month
        _write_free(years, name, place, min(place + len(name), axis.columns + 3))
    shown = "".join(years)[: axis.columns + 3].rstrip()
    return [" " * indent + shown, " " * indent + "".join(line)]


def _write_free(line: list[str], text: str, place: int, end: int) -> None:
    """Write the text at the first place up to the end where it touches no other; nowhere where there is no room."""
    for start in range(place, end - len(text) + 1):
        if all(letter == " " for letter in line[max(start - 1, 0) : start + len(text) + 1]):
            line[start : start + len(text)] = text
            return


def _row(track: Track, axis: Axis, signs: Signs, today: str, bounds: tuple[str, str]) -> str:
    row = [" "] * axis.columns
    for stretch in track.stretches:
        _put_stretch(row, stretch, axis, signs, today)
    for point in track.points:
        _put_point(row, point, axis, signs, bounds)
    return "".join(row)


def _fit(text: str, room: int, signs: Signs) -> str:
    """The text, cut where it does not fit."""
    if cells(text) <= room:
        return text
    kept = ""
    for letter in text:
        if cells(kept + letter) > room - 1:
            break
        kept += letter
    return kept.rstrip() + signs.more


def _put_stretch(row: list[str], stretch: Stretch, axis: Axis, signs: Signs, today: str) -> None:
    """A begin or end that is not certain is drawn over its whole stretch; what goes on runs to today."""
    goes_on = stretch.running or stretch.lasting
    ends = stretch.may_to or (today if goes_on else max(filter(None, (stretch.sure_to, stretch.sure_from)), default=stretch.may_from))
    begins = stretch.may_from or stretch.sure_from or stretch.sure_to or stretch.may_to
    if begins is None or ends is None:
        return
    # what began nobody knows when may have held long before the first thing known of it, and what ended so, long after the last
    if (moment(ends, True) <= axis.first and (stretch.may_to or goes_on)) or (moment(begins) >= axis.last and stretch.may_from):
        return
    start, stop = axis.column(moment(begins)), axis.column(_last_moment(ends))
    if moment(begins) >= axis.last or moment(ends, True) <= axis.first:
        start, stop = 0, axis.columns - 1
    if stretch.may_from is None:  # a sign of what is not known takes no other's place
        start = max(start, 1)
        stop = max(stop, start)
    if stretch.may_to is None and not goes_on:
        stop = min(stop, axis.columns - 2)
        start = min(start, stop)
    for place in range(start, stop + 1):
        if row[place] not in (signs.certain, signs.suspended):
            row[place] = signs.uncertain
    if stretch.sure_from and stretch.sure_to and stretch.sure_from <= stretch.sure_to:
        _put_certain(row, stretch, axis, signs, today if stretch.sure_to > today and goes_on else stretch.sure_to, (start, stop))
    if goes_on and stretch.may_to is None:
        row[stop] = signs.running
    elif stretch.may_to is None:
        row[min(stop + 1, axis.columns - 1)] = signs.unknown
    if stretch.may_from is None:
        row[max(start - 1, 0)] = signs.unknown


def _put_certain(row: list[str], stretch: Stretch, axis: Axis, signs: Signs, sure_to: str, room: tuple[int, int]) -> None:
    """The certain days of a stretch, within the columns that it has."""
    start, stop = room
    if stretch.sure_from is None or moment(stretch.sure_from) >= axis.last or moment(sure_to, True) <= axis.first:
        return
    first, last = axis.column(moment(stretch.sure_from)), axis.column(_last_moment(sure_to))
    for place in range(min(max(first, start), stop), max(min(last, stop), start) + 1):
        row[place] = signs.suspended if stretch.suspended else signs.certain


def _last_moment(day: str) -> float:
    """Just before the end of a day, so that a stretch to 31 December stays in its year."""
    return moment(day, True) - 0.001


def _put_point(row: list[str], point: Point, axis: Axis, signs: Signs, bounds: tuple[str, str]) -> None:
    if (bounds[0] and point.latest < bounds[0]) or (bounds[1] and point.earliest > bounds[1]):
        return
    middle = (moment(point.earliest) + moment(point.latest, True)) / 2
    row[axis.column(middle)] = signs.day if point.earliest == point.latest else signs.year
