"""What all parts of the page share: the records on it, their titles, the numbers of the sources, and how one refers to another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from timeline.export.page.markup import Html, el, join, text
from timeline.query.cells import SEEN
from timeline.query.lens import Lens
from timeline.query.provenance import differing_figures
from timeline.words import say, term

Item = dict[str, Any]  # a record as `show --json` gives it
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_WORD = re.compile(r"[^\W\d_]{2}[^\W\d_A-ZА-ЯІЇЄҐ]")  # a number as 3739-VI has none
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+(?:/[a-z0-9-]+)*")
OTHER = {"en": "uk", "uk": "en"}


class Book(NamedTuple):
    """The lens, the records of the page by id, every title, the number of each source, what sources saw last, and the figures whose numbers differ."""

    lens: Lens
    items: dict[str, Item]
    titles: dict[str, str]
    numbers: dict[str, int]
    seen: dict[str, str]
    differing: frozenset[str]
    names: dict[str, str]  # titles as links tell them

    @property
    def language(self) -> str:
        """The language of the page."""
        return self.lens.language

    def say(self, words: str) -> str:
        """Fixed words in the language of the page."""
        return say(words, self.language)

    def term(self, word: str) -> str:
        """A word of a closed list in the language of the page."""
        return term(word, self.language).replace("-", " ")

    def differs(self, item: Item) -> bool:
        """Whether sources differ on a value of the record."""
        return bool(item["disputed"]) or item["id"] in self.differing

    def of_kind(self, kind: str) -> list[Item]:
        """The records of a kind, in the order of the page."""
        return [item for item in self.items.values() if item["kind"] == kind]

    def title(self, record: str) -> Html:
        """The title of a record, with its language where that is not the page's."""
        return self.words(self.titles.get(record, record))

    def words(self, words: str) -> Html:
        """A text of the dataset, with its language where that is not the page's."""
        language = self.foreign(words)
        return el("i", words, lang=language) if language else text(words)

    def foreign(self, words: str) -> str | None:
        """The language of a text where that is not the page's."""
        language = self._language_of(words)
        return None if language == self.language else language

    def _language_of(self, words: str) -> str:
        """Ukrainian for a text that is written in Cyrillic letters for the most part, else English; the page's for a number or a code."""
        letters = sum(letter.isalpha() for letter in words)
        if not _WORD.search(words):
            return self.language
        return "uk" if len(_CYRILLIC.findall(words)) * 2 > letters else "en"

    def prose(self, words: str) -> Html:
        """A remark within other words, with its language where that is not the page's."""
        language = self.foreign(words)
        return el("i", self._linked(words), lang=language) if language else self._linked(words)

    def tagged(self, name: str, words: str) -> Html:
        """A remark as an element of its own."""
        return el(name, self._linked(words), lang=self.foreign(words))

    def _linked(self, words: str) -> Html:
        """A remark in which the ids of records become links."""
        parts, end = [], 0
        for found in _ID.finditer(words):
            if found[0] in self.items:
                parts += [text(words[end : found.start()]), self.mention(found[0])]
                end = found.end()
        return join(*parts, text(words[end:]))

    def mention(self, record: str) -> Html:
        """A record referred to within a text: a source by its number, another by its title."""
        return self.note(record) if record in self.numbers else self.link(record)

    def link(self, record: str, *, whole: bool = False) -> Html:
        """A record's title, as a link when the record is on the page; one that is long is told in short, for the link leads to the whole."""
        if record not in self.items:
            return self.title(record)
        title = (self.titles if whole else self.names)[record]
        return el("a", title, href=f"#{record}", lang=self.foreign(title))

    def note(self, source: str, place: str = "") -> Html:
        """The number of a source, as a link to it, with the place in the source."""
        if source not in self.numbers:
            return join(self.titles.get(source, source), f" {place}" if place else None)
        number = self.numbers[source]
        return el("a", f"[{number}{f' {place}' if place else ''}]", href=f"#_{number}")

    def notes(self, cites: Iterable[str], *, places: bool = False) -> Html | None:
        """The numbers of several sources, each once."""
        pairs = [cite.partition(" ") for cite in cites]
        found = list(dict.fromkeys((source, place if places else "") for source, _, place in pairs))
        return join(*(self.note(source, place) for source, place in found), between=" ") if found else None


def numbered(items: dict[str, Item]) -> dict[str, int]:
    """Every source on the page with its number."""
    return {record: number for number, record in enumerate((item["id"] for item in items.values() if item["kind"] == "source"), 1)}


_LONG = 44  # letters of a title; a link tells no more of it where that is enough to know the record by
_LONG_SENTENCE = 64  # of one that says something
_SENTENCES = frozenset({"finding", "recommendation", "figure", "event"})


def short_names(titles: dict[str, str], items: dict[str, Item]) -> dict[str, str]:
    """Every title, a long one cut behind a word, with a programme's year or the official number before it; whole where two would be the same."""
    names = {record: _short(titles[record], item) for record, item in items.items()}
    shared = Counter(names.values())
    return {record: titles[record] if shared[name] > 1 else name for record, name in names.items()}


def _short(title: str, item: Item) -> str:
    number = str(item["begin"][0] or "")[:4] if item["kind"] == "programme" else item.get("number")
    most = _LONG_SENTENCE if item["kind"] in _SENTENCES else _LONG
    before = f"{number} " if isinstance(number, str) and number not in title else ""
    return title if len(title) <= most else shortened(f"{before}{title}", most)


def shortened(words: str, most: int = _LONG) -> str:
    """The words as they are, or the first of them and a sign that there are more."""
    return words if len(words) <= most else f"{words[:most].rpartition(' ')[0].rstrip(' ,.:;–-(«“')} …"


def open_book(lens: Lens, items: Sequence[Item]) -> Book:
    """The book of these records."""
    by_id = {item["id"]: item for item in items}
    titles = dict(lens.rows(f"SELECT r.id, {lens.title} FROM record r"))
    seen = dict(lens.rows(f"SELECT r.id, {SEEN} FROM record r WHERE r.running = 1"))
    return Book(
        lens,
        by_id,
        titles,
        numbered(by_id),
        {record: day or "" for record, day in seen.items()},
        frozenset(differing_figures(lens)),
        short_names(titles, by_id),
    )
