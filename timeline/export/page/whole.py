"""The page: the dataset as one HTML file that makes no request, whole without a script, with filters and a day to choose where one runs."""

from __future__ import annotations

import base64
import hashlib
import os
from collections import Counter
from collections.abc import Sequence

from timeline.answer import Answer
from timeline.export import svg
from timeline.export.formats import Choices, Losses
from timeline.export.page.book import Book, open_book
from timeline.export.page.data import data_block
from timeline.export.page.frame import contents_html, footer_html, form_html, header_html, play_html
from timeline.export.page.lanes import axis_data, drawn, lanes_html, legend_html, signs_html, undrawn
from timeline.export.page.markup import NEWLINE, Html, el, lines
from timeline.export.page.order import ORDER, gathered
from timeline.export.page.play import Coming, State, coming, state_html, states, undated
from timeline.export.page.record import INDEXED, MANY
from timeline.export.page.sections import marks_html, section_html
from timeline.query.selection import Selection

_HERE = os.path.dirname(os.path.abspath(__file__))


def write_html(selection: Selection, path: str, choices: Choices) -> Losses:  # noqa: ARG001 (the page leaves no choice)
    """Write the page; what it leaves out are links beyond those that `show` lists."""
    lens = selection.lens._replace(today=selection.dated or selection.lens.today)
    book = open_book(lens, gathered(selection, lens))
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write(page(book, selection))
    return _losses(book)


def _losses(book: Book) -> Losses:
    verbs = [(item["id"], link["direction"], link["verb"]) for item in book.items.values() for link in item["links"]]
    counts = Counter(verbs)
    return {
        f"links beyond {MANY} of one sort of one record, which are counted there": sum(
            max(number - MANY, 0) for (_, _, verb), number in counts.items() if verb != INDEXED
        ),
        "links from a topic to its records, which name it themselves": sum(number for (_, _, verb), number in counts.items() if verb == INDEXED),
    }


# --- the page --------------------------------------------------------------------------------------------------------


def page(book: Book, selection: Selection) -> str:
    """The whole page."""
    style, script = _style(), _script()
    found, events = states(book), coming(book)
    answer, on = drawn(book, *(str(selection.question.get(name, "")) for name in ("from", "to")))
    data = data_block(book, found, events, axis_data(on) if on else [])
    parts = {
        ("State of play", "_play"): _play(book, found, events) if found else None,
        ("Timeline", "_lanes"): _timeline(book, answer, on) if on else None,
    }
    body = lines(
        el("a", book.say("Skip to the records"), href="#_records", class_="skip"), signs_html(), header_html(book, selection),
        contents_html(book, [part for part, html in parts.items() if html]), form_html(book),
        el("main", NEWLINE, lines(*(part for part in parts.values() if part), _records(book)), NEWLINE), footer_html(book, selection),
        el("script", data, type="text/plain", id="_data"), el("script", Html(script)),
    )  # fmt: skip
    head = lines(
        el("meta", charset="utf-8"), el("meta", http_equiv="Content-Security-Policy", content=policy([style], [script, data])),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"), el("meta", name="color-scheme", content="light dark"),
        el("meta", name="referrer", content="no-referrer"), el("meta", name="generator", content="timeline"),
        el("title", book.lens.name), el("style", Html(style)),
    )  # fmt: skip
    return f"<!doctype html>\n{el('html', el('head', head), NEWLINE, el('body', body), lang=book.language)}\n"


def _play(book: Book, found: dict[str, list[State]], events: Sequence[Coming]) -> Html:
    state = el("div", state_html(book, book.lens.today, found, events), id="_state")
    return play_html(book, state, undated(book, found))


def _timeline(book: Book, answer: Answer, on: svg.Ground) -> Html:
    head = el("h2", book.say("Timeline"), id="_lanes")
    return el("section", head, legend_html(book, on), lanes_html(book, answer, on), undrawn(answer), aria_labelledby="_lanes", class_="chart")


def _records(book: Book) -> Html:
    sections = [section_html(book, kind) for kind in ORDER if book.of_kind(kind)]
    return el("div", marks_html(book), NEWLINE, lines(*sections), NEWLINE, id="_records")


def policy(styles: Sequence[str], scripts: Sequence[str]) -> str:
    """What the browser may do: use these styles and scripts, and ask nobody for anything."""
    allowed = (f"style-src {_hashes(styles)}", f"script-src {_hashes(scripts)}")
    return "; ".join(("default-src 'none'", *allowed, "base-uri 'none'", "form-action 'none'"))


def _hashes(contents: Sequence[str]) -> str:
    digests = (base64.b64encode(hashlib.sha256(content.encode()).digest()).decode() for content in contents)
    return " ".join(f"'sha256-{digest}'" for digest in digests)


def _style() -> str:
    """The style of the page, with the colours of the lanes."""
    dark = f"@media screen and (prefers-color-scheme:dark){{{svg.DARK}}}"
    return f"{_file('page.css')}\n{svg.LIGHT}\n{dark}"


def _script() -> str:
    """The script of the page without indents and comments, which its readers do not need."""
    told = (line.strip() for line in _file("page.js").splitlines())
    return "\n".join(line for line in told if line and not line.startswith("//"))


def _file(name: str) -> str:
    with open(os.path.join(_HERE, name), encoding="utf-8") as file:
        return file.read().strip()
