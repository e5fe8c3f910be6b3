"""What stands around the records: the head of the page, its contents, the filters, the day to choose, and the foot."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.export.page.book import Book
from timeline.export.page.markup import NEWLINE, Html, el
from timeline.export.page.order import ORDER
from timeline.model import BY_NAME
from timeline.query.cells import period_words
from timeline.query.dates import iso_bounds, read_date
from timeline.query.selection import Selection


def header_html(book: Book, selection: Selection) -> Html:
    """What the dataset is, its version and date, and which part of it was asked for."""
    about = selection.about()
    facts = [f"{book.say('version')} {about['version']}", about.get("date"), about.get("licence"), f"{book.say('basis')}: {book.say(about['basis'])}"]
    lens = book.lens
    asked = None if selection.is_whole else el("p", f"{book.say('A part of the dataset')}: {about['selection']}", class_="m")
    one = el("p", f"{book.say('according to')}: ", book.link(lens.according_to), class_="m") if lens.according_to else None
    summary = lens.text(lens.store.info.get("summary"))
    return el(
        "header", el("h1", lens.name), el("p", summary, class_="lead") if summary else None, asked, one,
        el("p", " · ".join(fact for fact in facts if fact), class_="m"),
    )  # fmt: skip


def contents_html(book: Book, parts: Sequence[tuple[str, str]]) -> Html:
    """Links to the parts of the page, by their headings and addresses, then to each kind with how many records there are."""
    first = [el("li", el("a", book.say(words), href=f"#{id}")) for words, id in parts]
    rest = [
        el("li", el("a", book.say(BY_NAME[kind].plural.capitalize()), href=f"#kind_{kind}"), " ", el("span", str(number), class_="m"))
        for kind in ORDER
        if (number := len(book.of_kind(kind)))
    ]
    return el("nav", el("ul", *first, *rest), aria_label=book.say("Contents"))


def form_html(book: Book) -> Html:
    """What the script filters by; hidden where none runs."""
    kinds = [el("option", book.say(BY_NAME[kind].plural.capitalize()), value=kind) for kind in ORDER if book.of_kind(kind)]
    topics = [
        el("option", book.titles[item["id"]], value=item["id"]) for item in sorted(book.of_kind("topic"), key=lambda item: book.titles[item["id"]])
    ]
    every = [el("option", book.say("All"), value="")]
    return el(
        "form",
        _labelled(book, "Search", "_words", el("input", type="search", id="_words", autocomplete="off", spellcheck="false")),
        _labelled(book, "kind", "_kind", el("select", *every, *kinds, id="_kind")),
        _labelled(book, "topic", "_topic", el("select", *every, *topics, id="_topic")) if topics else None,
        _box(book, "only where sources differ", "_differ"),
        _box(book, "only what held on the day, or may have", "_held"),
        el("button", book.say("Clear"), type="reset", id="_clear"),
        el("button", book.say("Titles in Ukrainian" if book.language == "en" else "Titles in English"), type="button", id="_titles", aria_pressed="false"),
        el("p", role="status", id="_found"),
        id="_form", role="search", aria_label=book.say("Filter"), hidden=True,
    )  # fmt: skip


def _labelled(book: Book, words: str, id: str, control: Html) -> Html:
    label = book.say(words)
    return el("div", el("label", label[:1].upper() + label[1:], for_=id), control, class_="field")


def _box(book: Book, words: str, id: str) -> Html:
    return el("div", el("input", type="checkbox", id=id), el("label", book.say(words), for_=id), class_="box")


def play_html(book: Book, state: Html, without: Html | None) -> Html:
    """The state of play under its heading, with the day to choose, which is hidden where no script runs."""
    day = book.lens.today
    first, last = iso_bounds(read_date(str(book.lens.store.info["coverage"]), "coverage"))
    shown = el("time", period_words(day, book.language), datetime=day, id="_when")
    controls = el(
        "div", el("button", "‹ ", book.say("Previous change"), type="button", id="_before"),
        el("label", book.say("Day"), for_="_day"), el("input", type="date", id="_day", min=first, max=last, value=day),
        el("button", book.say("Next change"), " ›", type="button", id="_after"),
        el("input", type="range", id="_slide", aria_label=book.say("Day"), step=1),
        id="_controls", class_="controls", hidden=True,
    )  # fmt: skip
    heading = el("h2", book.say("State of play"), " · ", shown, id="_play")
    return el("section", heading, controls, NEWLINE, state, NEWLINE, without, aria_labelledby="_play", class_="play")


def footer_html(book: Book, selection: Selection) -> Html:
    """Whom to credit, what the page was made of, and how to make it again."""
    about = selection.about()
    parts = [about.get("attribution"), selection.headline(), f"timeline export html · {about['selection']}"]
    return el("footer", *(el("p", book.words(part)) for part in parts if part))
