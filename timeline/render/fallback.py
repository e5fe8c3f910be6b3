"""The one note that says how many of the titles shown are in English, since the dataset has no Ukrainian ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from timeline.answer import Answer, Branch, Card, Section, Table, named_in, text_of
from timeline.words import fallback_words

_AFTER = ";,).:\n"
_AFTER_IT = (" (", " ·", " –", " ≠")


def note_on_list(answer: Answer, shown: Sequence[Table], language: str) -> list[str]:
    """The note, where what is `shown` of an answer's tables, or of its lanes when these say it all, has titles in English."""
    if answer.trees:
        return _note(answer.fallbacks, _of_trees(answer), language)
    return _note(answer.fallbacks, _of_lanes(answer) if answer.drawn else _of_tables(answer.fallbacks, answer.tables, shown), language)


def note_on_card(card: Card, sections: Iterable[Section], language: str) -> list[str]:
    """The note, where a card has titles in English."""
    if not card.fallbacks:
        return []
    whole = "\n".join((card.title, *(text for section in sections for line in section.lines for text in line)))
    return _note(card.fallbacks, ((record, whole) for record in card.fallbacks), language)


def _note(fallbacks: Mapping[str, str], places: Iterable[tuple[str, str]], language: str) -> list[str]:
    if not fallbacks:
        return []
    found = {record for record, text in places if record in fallbacks and _names(text, fallbacks[record])}
    return [fallback_words(len(found), language)] if found else []


def _of_tables(fallbacks: Mapping[str, str], tables: Sequence[Table], shown: Sequence[Table]) -> Iterator[tuple[str, str]]:
    """(record, a text that may show its title), for what is shown of the tables."""
    for table, seen in zip(tables, shown, strict=True):
        yield from ((column.name, column.head) for column in seen.columns)
        for row, seen_row in zip(table.rows, seen.rows, strict=True):
            records = [record for record in named_in(row) if record in fallbacks]
            if records:
                whole = "\n".join(text_of(cell) for cell in seen_row.cells)
                yield from ((record, whole) for record in records)


def _of_lanes(answer: Answer) -> Iterator[tuple[str, str]]:
    yield from ((track.record, track.name) for lane in answer.lanes for track in lane.tracks)


def _of_trees(answer: Answer) -> Iterator[tuple[str, str]]:
    whole = "\n".join(_branch_texts(answer.trees))
    yield from ((record, whole) for record in answer.fallbacks)


def _branch_texts(branches: Sequence[Branch]) -> Iterator[str]:
    for branch in branches:
        yield branch.text
        yield from _branch_texts(branch.branches)


def _names(text: str, title: str) -> bool:
    """Whether the title stands in the text as a whole, not as the beginning of a longer name."""
    place = text.find(title)
    while place >= 0:
        end = place + len(title)
        begins = place == 0 or not text[place - 1].isalnum()
        if begins and (end == len(text) or text[end] in _AFTER or text.startswith(_AFTER_IT, end)):
            return True
        place = text.find(title, place + 1)
    return False
