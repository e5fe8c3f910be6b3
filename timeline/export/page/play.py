"""The state of play: what stood on a day, as `at` tells it; for the day of the dataset in HTML, for every other day as data for the script."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from timeline.answer import mark_of, text_of
from timeline.export.page.book import Book, Item
from timeline.export.page.markup import Html, el, join, lines
from timeline.export.page.record import event_date
from timeline.model import BY_NAME
from timeline.query.cells import event_words
from timeline.query.course import Turn, course
from timeline.query.moment import HEADINGS, NEXT, USUAL
from timeline.query.views import STATEFUL
from timeline.words import count

CODES = {"not yet": "n", "in force": "f", "partly": "p", "suspended": "s", "ended": "e", "unknown": "u"}
_MARKS = {"disputed": " ≠", "computed": " ∗", "derived": " ∗"}


class State(NamedTuple):
    """From `day` on: a code of the status, and the bounds that are certain or the reason why nothing can be told."""

    day: str
    code: str
    words: str


class Coming(NamedTuple):
    """An event that may come next: its earliest day, its record, its date in words, and what happens."""

    earliest: str
    record: str
    date: str
    what: str


def states(book: Book) -> dict[str, list[State]]:
    """The course of every record that has a status, by id."""
    stateful = [record for record, item in book.items.items() if item["kind"] in STATEFUL]
    return {record: [_state(book, turn) for turn in turns] for record in stateful if (turns := course(book.lens, record))}


def _state(book: Book, turn: Turn) -> State:
    bounds = (("since", turn.since), ("" if turn.running else "until", turn.until))
    words = [f"{book.say(name)} {text_of(value)}{_MARKS.get(mark_of(value), '')}".strip() for name, value in bounds if text_of(value)]
    words += [book.say(turn.status)] if turn.status in ("partly", "suspended") else []
    return State(turn.day, CODES[turn.status], turn.reason or " · ".join(words))


def coming(book: Book) -> list[Coming]:
    """Every event of the kinds that a state of play speaks of, in the order of time."""
    events = [(item, event) for item in book.items.values() if item["kind"] in USUAL for event in item["events"] if event.get("earliest")]
    events.sort(key=lambda pair: (pair[1]["earliest"], pair[0]["id"]))
    return [Coming(event["earliest"], item["id"], event_date(book, item, event), _what(book, event)) for item, event in events]


def _what(book: Book, event: dict[str, Any]) -> str:
    return event_words(book.lens, event["event"], event.get("party"))


def on_day(turns: Sequence[State], day: str) -> State:
    """The state that holds on a day."""
    return turns[bisect_right([turn.day for turn in turns], day) - 1]


# --- HTML ------------------------------------------------------------------------------------------------------------


def state_html(book: Book, day: str, found: dict[str, list[State]], events: Sequence[Coming]) -> Html:
    """What stood on a day, kind by kind, what came next, and what cannot be told; the script writes the same for other days."""
    at = {record: on_day(turns, day) for record, turns in found.items()}
    certain = {record: state for record, state in at.items() if state.code in "fps"}
    untold = {record: state for record, state in at.items() if state.code == "u" and book.items[record]["kind"] in USUAL}
    parts: list[Html | None] = [
        _group(book, kind, [record for record in certain if book.items[record]["kind"] == kind], certain) for kind in kinds(book)
    ]
    parts += [_next(book, [event for event in events if event.earliest > day][:NEXT]), _untold(book, untold)]
    return lines(*(part for part in parts if part))


def kinds(book: Book) -> list[str]:
    """The kinds that a state of play speaks of and that the page has."""
    present = {item["kind"] for item in book.items.values()}
    return [kind for kind in USUAL if kind in present]


def kind_heading(book: Book, kind: str) -> str:
    """The heading of a kind: what the records of that kind did on a day."""
    return book.say(HEADINGS.get(kind, BY_NAME[kind].plural.capitalize()))


def _group(book: Book, kind: str, records: Sequence[str], states: dict[str, State]) -> Html:
    head = el("h3", f"{kind_heading(book, kind)} · {len(records)}")
    entries = [el("li", book.link(record, whole=True), _small(states[record].words)) for record in records]
    return el("div", head, el("ul", *entries) if entries else el("p", book.say("none"), class_="m"), class_="k", data_kind=kind)


def _small(words: str) -> Html | None:
    return join(" ", el("small", words)) if words else None


def _next(book: Book, events: Sequence[Coming]) -> Html | None:
    if not events:
        return None
    entries = [el("li", el("b", event.date), " ", event.what, ": ", book.link(event.record, whole=True)) for event in events]
    return el("div", el("h3", book.say("Next")), el("ul", *entries), class_="k", data_kind="next")


def _untold(book: Book, states: dict[str, State]) -> Html | None:
    if not states:
        return None
    entries = [el("li", book.link(record, whole=True), _small(state.words)) for record, state in states.items()]
    summary = el("summary", el("h3", f"{book.say('Cannot be told')} · {len(states)}"))
    return el("details", summary, el("ul", *entries), class_="k untold", data_kind="untold")


def undated(book: Book, found: dict[str, list[State]]) -> Html | None:
    """How many records of each kind no source dates."""
    counts = [(kind, sum(item["kind"] == kind and record not in found for record, item in book.items.items())) for kind in USUAL]
    shown = [count(number, kind, book.language) for kind, number in counts if number]
    return el("p", f"{book.say('No source dates them')}: {', '.join(shown)}", class_="m") if shown else None


def acts(book: Book) -> dict[str, list[tuple[str, Item, dict[str, Any]]]]:
    """What each record brought about elsewhere: address, the record it happened to, and the event."""
    found: dict[str, list[tuple[str, Item, dict[str, Any]]]] = {}
    for address, item, event in _happenings(book):
        if event.get("by") in book.items and event["event"] not in ("amendment", "replacement"):
            found.setdefault(event["by"], []).append((address, item, event))
    return {actor: sorted(done, key=lambda act: (act[2].get("earliest") or act[2].get("latest") or "", act[0])) for actor, done in found.items()}


def _happenings(book: Book) -> Iterator[tuple[str, Item, dict[str, Any]]]:
    return ((event["address"], item, event) for item in book.items.values() for event in item["events"])
