"""Lanes as SVG: the bar of a record, which the page puts into its rows, and a whole chart as a picture of its own.

Places along the axis are percentages, so that a bar fits any width while its letters and signs keep their size. What is certain is
solid, what is not is hatched, an unknown end is a question mark, what goes on is an arrow: nothing is said by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from timeline.answer import Answer, Lanes, Point, Stretch, Track
from timeline.query.dates import stretch
from timeline.query.lens import Lens
from timeline.render.axis import Axis, moment
from timeline.render.clean import clean
from timeline.render.lanes import axis_of, years_of
from timeline.render.measure import wrap
from timeline.words import say

ROW = 18  # pixels: the height of a bar's row
MIDDLE = ROW // 2
_THICK = 9  # of a bar
_LEAST = 0.25  # per cent: a day is seen
_APART = 14  # per cent: between the years that a narrow axis shows
_RESOLUTION = 120  # columns of the axis; places lie between them

# Colours by their use, light and dark. They stand in rules without variables, since some readers of SVG know none.
LIGHT = (
    ".c{fill:#20567d}.u{fill:url(#_h);stroke:#20567d}.h{stroke:#20567d}.a{fill:#20567d}.q{fill:#1a1d21}.e{fill:#1a1d21;stroke:#fff}"
    ".o{fill:#fff;stroke:#1a1d21}.g{stroke:#d9dde2}.f{stroke:#8a929c}.y{fill:#5a626c}"
)
DARK = (
    ".c{fill:#6fb1e0}.u{fill:url(#_h);stroke:#6fb1e0}.h{stroke:#6fb1e0}.a{fill:#6fb1e0}.q{fill:#e8eaed}.e{fill:#f2f4f6;stroke:#14171a}"
    ".o{fill:#14171a;stroke:#f2f4f6}.g{stroke:#2f353c}.f{stroke:#6b7480}.y{fill:#a4adb8}"
)
SIGNS = (
    '<pattern id="_h" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<path class="h" d="M1 0V5" stroke-width="1.4"/></pattern>'
    '<path id="_d" class="e" d="M0-5.5 5.5 0 0 5.5-5.5 0z" stroke-width="1.5"/>'
    '<path id="_o" class="o" d="M0-4.5 4.5 0 0 4.5-4.5 0z" stroke-width="1.5"/>'
    '<path id="_a" class="a" d="M-1-7 9 0-1 7z"/>'
)


class Ground(NamedTuple):
    """What lanes are drawn on: the axis, the day of the one who looks, and the bounds asked for."""

    axis: Axis
    today: str
    begin: str = ""
    end: str = ""

    def per_cent(self, year: float) -> float:
        """The place of a moment on the axis."""
        return self.axis.share(year) * 100


def ground(lanes: Sequence[Lanes], today: str, scale: str = "time", begin: str = "", end: str = "") -> Ground | None:
    """The ground on which all the lanes have room, within the dates asked for; None when no track has a date."""
    first, last = stretch(begin, end)
    begin, end = first if begin else "", last if end else ""
    years = years_of([track for lane in lanes for track in lane.tracks], today, begin, end)
    return Ground(axis_of(years, _RESOLUTION, scale), today, begin, end) if years else None


# --- a bar -----------------------------------------------------------------------------------------------------------


def bar(track: Track, on: Ground, described: str = "") -> str:
    """The inside of an `svg` element as high as `ROW`: the stretches of a track, then its events; empty for a track without any."""
    shown = "".join(part for stretch in track.stretches for part in _stretch(stretch, on))
    marks = "".join(_point(point, on) for point in track.points if _within(point, on))
    title = f"<title>{_text(described)}</title>" if described else ""
    return title + shown + marks if shown or marks else ""


def _within(point: Point, on: Ground) -> bool:
    return not ((on.begin and point.latest < on.begin) or (on.end and point.earliest > on.end))


def _stretch(stretch: Stretch, on: Ground) -> Iterator[str]:
    goes_on = stretch.running or stretch.lasting
    begins = stretch.may_from or stretch.sure_from or stretch.sure_to or stretch.may_to
    ends = stretch.may_to or (on.today if goes_on else stretch.sure_to or stretch.sure_from or stretch.may_from)
    if begins is None or ends is None:
        return
    before, after = moment(ends, end=True) <= on.axis.first, moment(begins) >= on.axis.last
    if (before and (stretch.may_to or goes_on)) or (after and stretch.may_from):
        return
    # what began nobody knows when may have held long before the first thing known of it, and what ended so, long after the last
    first, last = (0.0, 100.0) if before or after else (on.per_cent(moment(begins)), on.per_cent(moment(max(begins, ends), end=True)))
    sure = _sure(stretch, on, goes_on=goes_on)
    if sure is None or sure[0] > first or sure[1] < last:
        yield _rect("u", first, last)
    if sure is not None:
        yield _rect("c", *sure)
    if stretch.may_from is None:
        yield _letter(first, "end", -3)
    if stretch.may_to is None:
        yield f'<use href="#_a" x="{last:.4g}%" y="{MIDDLE}"/>' if goes_on else _letter(last, "start", 3)


def _sure(stretch: Stretch, on: Ground, *, goes_on: bool) -> tuple[float, float] | None:
    """The places between which the stretch holds for certain."""
    if not stretch.sure_from or not stretch.sure_to or stretch.sure_from > stretch.sure_to:
        return None
    until = on.today if goes_on and stretch.sure_to > on.today else stretch.sure_to
    if moment(stretch.sure_from) >= on.axis.last or moment(until, end=True) <= on.axis.first or until < stretch.sure_from:
        return None
    return on.per_cent(moment(stretch.sure_from)), on.per_cent(moment(until, end=True))


def _rect(sort: str, first: float, last: float) -> str:
    width = max(last - first, _LEAST)
    return f'<rect class="{sort}" x="{first:.4g}%" y="{MIDDLE - _THICK / 2:g}" width="{width:.4g}%" height="{_THICK}"/>'


def _letter(place: float, anchor: str, shift: int) -> str:
    return f'<text class="q" x="{place:.4g}%" y="{MIDDLE + 4}" dx="{shift}" text-anchor="{anchor}" font-size="12" font-weight="700">?</text>'


def _point(point: Point, on: Ground) -> str:
    """A diamond: filled for a day, hollow for a longer stretch in which the event lies."""
    middle = on.per_cent((moment(point.earliest) + moment(point.latest, end=True)) / 2)
    known = point.earliest == point.latest
    when = point.earliest if known else f"{point.earliest} – {point.latest}"
    return f'<use href="#{"_d" if known else "_o"}" x="{middle:.4g}%" y="{MIDDLE}"><title>{_text(when)} {_text(point.what)}</title></use>'


# --- the axis --------------------------------------------------------------------------------------------------------


def grid(on: Ground) -> str:
    """Lines at the years that are written on the axis, as high as the element that they stand in; folded years are dashed."""
    lines = [f'<line class="g" x1="{place:.4g}%" x2="{place:.4g}%" y2="100%"/>' for place, _ in ticks(on)]
    lines += [f'<line class="g" x1="{place:.4g}%" x2="{place:.4g}%" y2="100%" {_DASHED}/>' for place, _ in months(on)]
    lines += [f'<line class="f" x1="{place:.4g}%" x2="{place:.4g}%" y2="100%" {_DASHED}/>' for place in folds(on)]
    return "".join(lines)


def years(on: Ground) -> str:
    """The years that are written on the axis; those of class `minor` are the ones to leave out where there is little room."""
    shown, last = [], 200.0
    for place, year in reversed(ticks(on)):
        major = year % 10 == 0 and last - place > _APART
        last = place if major else last
        sort = "y" if major else "y minor"
        shown.append(f'<text class="{sort}" x="{place:.4g}%" y="12" text-anchor="middle" font-size="11">{year}</text>')
    named = [f'<text class="y minor" x="{place:.4g}%" y="12" text-anchor="middle" font-size="11">{name}</text>' for place, name in months(on) if name]
    return "".join([*reversed(shown), *named])


def ticks(on: Ground) -> list[tuple[float, int]]:
    """The places and the years of the lines."""
    return [(on.per_cent(year), year) for _, year in on.axis.ticks()]


def months(on: Ground) -> list[tuple[float, str]]:
    """The places of months between the years of a short axis, each with its name where there is room."""
    return [(on.per_cent(moment_of), name) for moment_of, name in on.axis.months()]


def folds(on: Ground) -> list[float]:
    """The places where the axis leaves out years in which nothing begins, ends or happens."""
    parts = [segment for segment in on.axis.segments if segment.folded]
    return [on.per_cent((part.first + part.last) / 2) for part in parts]


_WIDTH, _LABELS, _MARGIN, _LINE = 1000, 270, 20, 15
_LETTERS = 38  # of a label's line
_LONG = 150  # of a note's
_FONT = "system-ui,'Segoe UI',Roboto,'Noto Sans','DejaVu Sans',sans-serif"

# --- what the signs mean ---------------------------------------------------------------------------------------------

_SAMPLE = f'<rect class="{{}}" x="1" y="{MIDDLE - _THICK / 2:g}" width="22" height="{_THICK}"/>'
_DASHED = 'stroke-dasharray="1 5"'
FOLD = ("years left out", f'<line class="f" x1="12" x2="12" y2="{ROW}" {_DASHED}/>')
LEGEND = (
    ("certain", _SAMPLE.format("c")), ("not certain", _SAMPLE.format("u")),
    ("unknown", f'<text class="q" x="12" y="{MIDDLE + 4}" text-anchor="middle" font-size="12" font-weight="700">?</text>'),
    ("runs on", f'<use href="#_a" x="8" y="{MIDDLE}"/>'), ("event", f'<use href="#_d" x="12" y="{MIDDLE}"/>'),
    ("event, day not known", f'<use href="#_o" x="12" y="{MIDDLE}"/>'),
)  # fmt: skip


def legend(on: Ground) -> list[tuple[str, str]]:
    """The words and the sign, as the inside of an `svg` element, of all that lanes on this ground may show."""
    return [*LEGEND, *([FOLD] if folds(on) else [])]


def _legend(y: int, on: Ground, language: str) -> str:
    """The signs side by side, each with its words."""
    x, parts = _MARGIN, []
    for words, sample in legend(on):
        text = say(words, language)
        parts.append(f'<svg x="{x}" y="{y}" width="26" height="{ROW}">{sample}</svg>{_words(x + 30, y + 13, text, "y", 11)}')
        x += 52 + 7 * len(text)
    return "".join(parts) + "\n"


# --- a chart ---------------------------------------------------------------------------------------------------------


def picture(answer: Answer, lens: Lens) -> str:
    """The chart of an answer, with the dataset, its version and the day on which it was asked."""
    asked, basis = answer.question, answer.basis
    on = ground(answer.lanes, lens.today, asked["scale"], asked["from"], asked["to"])
    told = f"{say('dataset', lens.language)} {basis.dataset} {basis.version} · {lens.today}"
    return chart(answer.lanes, answer.title, [*answer.notes, told], on, lens.language)


def chart(lanes: Sequence[Lanes], title: str, notes: Sequence[str], on: Ground | None, language: str) -> str:
    """A chart as a picture of its own: title, axis, lanes with labels that are never cut, what the signs mean, and notes."""
    body, height = _rows(lanes, on, _head_height(title))
    lines = [line for note in notes for line in wrap(clean(note), _LONG)]
    below = "".join(_words(_MARGIN, height + 56 + n * _LINE, line, "y", 11) for n, line in enumerate(lines))
    total = height + 60 + len(lines) * _LINE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" lang="{language}" width="{_WIDTH}" height="{total}" viewBox="0 0 {_WIDTH} {total}" '
        f'role="img" aria-labelledby="title desc" font-family="{_FONT}">\n<title id="title">{_text(title)}</title>\n'
        f'<desc id="desc">{_text(_description(lanes))}</desc>\n<style>.p{{fill:#fff}}.t{{fill:#1a1d21}}{LIGHT}'
        f"@media screen and (prefers-color-scheme:dark){{.p{{fill:#14171a}}.t{{fill:#e8eaed}}{DARK}}}</style>\n"
        f'<defs>{SIGNS}</defs>\n<rect class="p" width="100%" height="100%"/>\n{_head(title)}{body}'
        f"{_legend(height + 20, on, language) if on else ''}{below}</svg>\n"
    )


def _description(lanes: Sequence[Lanes]) -> str:
    """The chart in words: each lane's records by their labels."""
    return ". ".join(f"{lane.heading}: {'; '.join(track.name for track in lane.tracks)}" for lane in lanes)


def _head_height(title: str) -> int:
    return 18 + 22 * len(wrap(clean(title), 90))


def _head(title: str) -> str:
    return "".join(_words(_MARGIN, 30 + 22 * n, line, "t", 16, "600") for n, line in enumerate(wrap(clean(title), 90))) + "\n"


def _rows(lanes: Sequence[Lanes], on: Ground | None, top: int) -> tuple[str, int]:
    """The axis and every lane from `top` on, and where they end."""
    if on is None:
        return "", top
    width = _WIDTH - _LABELS - _MARGIN * 2
    y, parts = top + 22, []
    for lane in lanes:
        if lane.heading:
            parts.append(_words(_MARGIN, y + 17, lane.heading, "t", 13, "700") + "\n")
            y += 24
        for track in lane.tracks:
            label = wrap(clean(track.name), _LETTERS)
            room = max(ROW, _LINE * len(label) + 3)
            parts += [_words(_MARGIN + 8, y + 13 + n * _LINE, line, "t", 12) for n, line in enumerate(label)]
            parts.append(f'<svg x="{_LABELS + _MARGIN}" y="{y}" width="{width}" height="{ROW}" overflow="visible">{bar(track, on)}</svg>\n')
            y += room
    at = f'<svg x="{_LABELS + _MARGIN}" y="{top}" width="{width}"'
    axis = (
        f'{at} height="18" overflow="visible">{years(on)}</svg>\n<svg x="{_LABELS + _MARGIN}" y="{top + 18}" width="{width}" height="{y - top - 14}">'
    )
    return f"{axis}{grid(on)}</svg>\n{''.join(parts)}", y


def _words(x: int, y: int, text: str, sort: str, size: int, weight: str = "") -> str:
    heavy = f' font-weight="{weight}"' if weight else ""
    return f'<text class="{sort}" x="{x}" y="{y}" font-size="{size}"{heavy}>{_text(text)}</text>'


def _text(text: str) -> str:
    return escape(clean(text), quote=False)
