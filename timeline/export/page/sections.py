"""The records of the page, kind by kind, in groups where their list has them."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.export.page.book import Book, Item
from timeline.export.page.markup import NEWLINE, Html, el, join, lines, text
from timeline.export.page.order import GROUPED, group_of
from timeline.export.page.play import acts
from timeline.export.page.record import record_html, source_html
from timeline.model import BY_NAME


def marks_html(book: Book) -> Html:
    """What the marks beside values mean."""
    conclusion = f"{book.say('computed by a rule')} {book.say('or')} {book.say('our conclusion')}"
    return el("p", f"≠ {book.say('sources differ')} · ∗ {conclusion} · [1] {book.say('the number of a source')}", class_="m")


def section_html(book: Book, kind: str) -> Html:
    """The records of a kind under their heading, in groups where its list has them."""
    items = book.of_kind(kind)
    head = el("h2", book.say(BY_NAME[kind].plural.capitalize()), " ", el("span", str(len(items)), class_="m"), id=f"kind_{kind}")
    if kind in GROUPED:
        content = join(*(_group(book, kind, name, items) for name in dict.fromkeys(group_of(item) for item in items)))
    else:
        content = _records(book, items, 3)
    day = el("p", f"{book.say('Read on')} {book.lens.today}, {book.say('unless another day is given')}", class_="m") if kind == "source" else None
    return el("section", head, NEWLINE, day, content, aria_labelledby=f"kind_{kind}", class_="kind", data_kind=kind)


def _group(book: Book, kind: str, name: str, items: Sequence[Item]) -> Html:
    head = book.title(name) if GROUPED[kind] == "parent" else text(_capital(book.term(name)))
    members = [item for item in items if group_of(item) == name]
    if kind == "source":
        return el("div", el("h3", head), el("ol", NEWLINE, lines(*(source_html(book, item) for item in members)), NEWLINE), class_="group")
    return el("div", el("h3", head), NEWLINE, _records(book, members, 4), class_="group")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _records(book: Book, items: Sequence[Item], level: int) -> Html:
    done = acts(book)
    return join(*(join(record_html(book, item, level, done.get(item["id"], ())), NEWLINE) for item in items))
