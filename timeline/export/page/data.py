"""What the script of the page needs: the courses of records, the words of the full-text index, topics and disagreements, in short."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

from timeline.export.page.book import Book
from timeline.export.page.markup import Html
from timeline.export.page.play import Coming, State, kind_heading, kinds
from timeline.query.filters import topic_table
from timeline.query.forms import RULES
from timeline.query.moment import NEXT
from timeline.query.wordlist import word_list

_WORDS = ("none", "Cannot be told", "Next", "shown", "of", "records", "no record matches", "no record holds all the words; these hold some",
          "Show these records", "Show the records that cite it")  # fmt: skip


def data_block(book: Book, states: dict[str, list[State]], events: Sequence[Coming], axis: list[list[float]]) -> Html:
    """The data as JSON, deflated, to the base of 64. Records are numbers: their place on the page."""
    places = {record: n for n, record in enumerate(book.items)}
    words = word_list(book.lens, places)
    data: dict[str, Any] = {
        "kinds": {kind: kind_heading(book, kind) for kind in kinds(book)},
        "states": {places[record]: [list(state) for state in turns] for record, turns in states.items()},
        "events": [[event.earliest, places[event.record], event.date, event.what] for event in events],
        "next": NEXT,
        "topics": {topic: packed(places[record] for record in records) for topic, records in _topics(book).items()},
        "differ": packed(places[record] for record, item in book.items.items() if item["disputed"]),
        "index": _index(words, places),
        "latin": _index(word_list(book.lens, places, latin=True), places),
        "rules": RULES,
        "axis": axis,
        "say": {name: book.say(name) for name in _WORDS},
    }
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    return Html(base64.b64encode(zlib.compress(written, 9)).decode())


def _index(words: dict[str, list[str]], places: dict[str, int]) -> list[str]:
    """The words, and for each of them the records that hold it."""
    return [" ".join(words), ",".join(packed(places[record] for record in records) for records in words.values())]


def packed(numbers: Iterable[int]) -> str:
    """Rising numbers as the steps between them, to the base of 26; a capital letter ends a step.

    >>> packed([3, 0, 40])
    'ADbL'
    """
    ordered = sorted(set(numbers))
    return "".join(_step(number - before) for before, number in zip([0, *ordered], ordered, strict=False))


def _step(number: int) -> str:
    text = chr(ord("A") + number % 26)
    while number := number // 26:
        text = chr(ord("a") + number % 26) + text
    return text


def _topics(book: Book) -> dict[str, list[str]]:
    """The records of the page on each topic or a narrower one."""
    found = {}
    for item in book.of_kind("topic"):
        wanted = f"(WITH RECURSIVE {topic_table('wanted', 1)} SELECT id FROM wanted)"
        rows = book.lens.rows(f"SELECT DISTINCT record FROM link WHERE verb = 'on' AND target IN {wanted}", item["id"])
        found[item["id"]] = [record for (record,) in rows if record in book.items]
    return found
