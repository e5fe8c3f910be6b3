"""Titles that an answer shows in English because the dataset has no Ukrainian ones: which records they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from timeline.answer import Answer, Card, named_in
from timeline.query.lens import Lens, portions


def may_fall_back(lens: Lens) -> bool:
    """Whether titles may be in another language than the asker's: every record has an English one."""
    return lens.language == "uk"


def mark_fallbacks(lens: Lens, answer: Answer | Card) -> None:
    """Note in the answer every record that it names and that has no title in the asker's language."""
    if not may_fall_back(lens):
        return
    ids = _of_card(answer) if isinstance(answer, Card) else _of_list(answer)
    answer.fallbacks = untranslated(lens, ids)


def untranslated(lens: Lens, ids: Iterable[str]) -> dict[str, str]:
    """The English titles of those of the records that have no Ukrainian one, by id; what is no record's id is passed over."""
    wanted = list(dict.fromkeys(ids))
    found: dict[str, str] = {}
    for part in portions(wanted):
        marks = ",".join("?" * len(part))
        found.update(lens.rows(f"SELECT id, title FROM record WHERE title_uk IS NULL AND id IN ({marks})", *part))
    return found


def _of_list(answer: Answer) -> Iterator[str]:
    for table in answer.tables:
        yield from (column.name for column in table.columns)  # a column may be a record's own
        for row in table.rows:
            yield from named_in(row)
    yield from (track.record for lane in answer.lanes for track in lane.tracks)


def _of_card(card: Card) -> Iterator[str]:
    yield from _strings(card.item)
    yield from (track.record for lane in card.lanes for track in lane.tracks)


def _strings(value: Any) -> Iterator[str]:
    """Every text in a JSON value, and the source at the head of each citation; ids are among them."""
    if isinstance(value, str):
        yield value.split(" ", 1)[0]
        yield value.split("#", 1)[0]
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
