"""The lanes of the page: a row a record, its label a link and its bar an SVG of its own, all on one axis."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from timeline.answer import Answer, Lanes, Track, text_of
from timeline.export import svg
from timeline.export.page.book import OTHER, Book
from timeline.export.page.markup import NEWLINE, Html, el, join, lines
from timeline.query.chart import KINDS, chart
from timeline.query.tracks import track
from timeline.render.axis import moment


def drawn(book: Book, begin: str, end: str) -> tuple[Answer, svg.Ground | None]:
    """The chart of the records of the page, and its ground; none when there is nothing to draw."""
    answer = chart(book.lens, KINDS, begin, end, "time")
    lanes = [lane._replace(tracks=tuple(line for line in lane.tracks if line.record in book.items)) for lane in answer.lanes]
    answer.lanes = [lane for lane in lanes if lane.tracks]
    return answer, svg.ground(answer.lanes, book.lens.today, "time", begin, end)


def lanes_html(book: Book, answer: Answer, on: svg.Ground) -> Html:
    """The axis, and below it every lane."""
    said = {row.record: _said(book, *(text_of(cell) for cell in row.cells[2:4])) for table in answer.tables for row in table.rows}
    axis = el("svg", Html(svg.years(on)), class_="years", height=svg.ROW, aria_hidden="true")
    now = Html(f'<line id="_now" class="now" x1="{(at := on.per_cent(moment(book.lens.today))):.4g}%" x2="{at:.4g}%" y2="100%"/>')
    grid = el("svg", Html(svg.grid(on)), now, class_="grid", aria_hidden="true")
    return el("div", NEWLINE, axis, grid, NEWLINE, lines(*(_lane(book, lane, on, said) for lane in answer.lanes)), NEWLINE, class_="lanes")


def _said(book: Book, since: str, until: str) -> str:
    """A bar in words; the events on it stand in the record."""
    return " ".join(f"{book.say(name)} {date}" for name, date in (("since", since), ("until", until)) if date)


def _lane(book: Book, lane: Lanes, on: svg.Ground, said: Mapping[str, str]) -> Html:
    rows = [_row(book, shown, on, said.get(shown.record, "")) for shown in lane.tracks]
    return el("div", el("h3", lane.heading), NEWLINE, el("ul", NEWLINE, lines(*rows), NEWLINE), class_="lane")


def _row(book: Book, shown: Track, on: svg.Ground, said: str) -> Html:
    label = el("a", book.words(shown.name), href=f"#{shown.record}", class_="l", data_other=_other_name(book, shown))
    bar = el("svg", Html(svg.bar(shown, on)), height=svg.ROW, role="img", aria_label=said or book.say("events"))
    return el("li", label, bar)


def _other_name(book: Book, shown: Track) -> str | None:
    """The name in the other language, for the script; None where it has the title of that language in the place of the other, or is the same."""
    other = track(book.lens._replace(language=OTHER[book.language]), shown.record).name
    titles = book.items[shown.record]["title"]
    own, foreign = titles.get(book.language), titles.get(OTHER[book.language])
    turned = shown.name.replace(own, foreign) if own and foreign else shown.name
    return None if other == turned else other


def legend_html(book: Book, on: svg.Ground) -> Html:
    """What the signs mean."""
    signs = [el("span", el("svg", Html(sign), width=26, height=svg.ROW, aria_hidden="true"), " ", book.say(words)) for words, sign in svg.legend(on)]
    return el("p", *signs, class_="legend")


def signs_html() -> Html:
    """The signs that bars refer to, once for the page."""
    return el("svg", el("defs", Html(svg.SIGNS)), width=0, height=0, class_="signs", aria_hidden="true")


def axis_data(on: svg.Ground) -> list[list[float]]:
    """The axis for the script: first year, last year, begin and end in per cent, a piece each."""
    return [list(piece) for piece in _pieces(on)]


def _pieces(on: svg.Ground) -> Iterator[tuple[float, ...]]:
    for part in on.axis.segments:
        yield part.first, part.last, round(part.begin / on.axis.columns * 100, 3), round(part.end / on.axis.columns * 100, 3)


def undrawn(answer: Answer) -> Html | None:
    """What no source dates."""
    return join(*(el("p", note, class_="m") for note in answer.notes)) if answer.notes else None
