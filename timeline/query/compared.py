"""What a comparison is made of: an item for each record in each line, tables of lines, and the heads of the records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from timeline.answer import Cell, Column, Row, Table, Value
from timeline.query.card import Entry
from timeline.query.lens import Lens
from timeline.words import say

_SHORT = 24
TAKEN = "↳ "  # before the words of what is inherited, where signs help


class Item(NamedTuple):
    """What one record has in one row: its state beside the others, the value for machines, the words for people."""

    state: str
    value: object = None
    words: tuple[str, ...] = ()
    sign: str = ""
    mark: str = ""


class Line(NamedTuple):
    """One row of a comparison: a name for machines, a label, and an item a record."""

    id: str
    label: str
    items: tuple[Item, ...]


def table_of(lens: Lens, entries: Sequence[Entry], heads: Sequence[str], key: str, heading: str, head: str, lines: Sequence[Line]) -> Table:
    """Lines as a table with two columns a record: what it has, and, for machines, its state."""
    columns = [Column("title", head)]
    for entry, short in zip(entries, heads, strict=True):
        columns += [Column(entry.id, short), Column(f"{entry.id}_state", f"{short} {say('state', lens.language)}", shown=False)]
    rows = []
    for line in lines:
        cells: list[Value] = [line.label]
        for item in line.items:
            cells += [_cell(lens, item), item.state or None]
        rows.append(Row(line.id, tuple(cells)))
    return Table(tuple(columns), rows, say(heading, lens.language), key, "side")


def _cell(lens: Lens, item: Item) -> Value:
    """What a record has, with its state in words, and with a sign where there is room for lines."""
    state = say(item.state, lens.language) if item.sign else ""
    if not item.words and not state:
        return None
    text = ": ".join(part for part in (state, "; ".join(word.removeprefix(TAKEN) for word in item.words)) if part)
    lines = ((f"{item.sign} {state}",) if state else ()) + item.words
    return Cell(item.value, text, item.mark, lines)


def short_names(lens: Lens, entries: Sequence[Entry]) -> list[str]:
    """A head for each record: a programme's year, a short official number, a stage's number, a short title, else the id; ids where two are alike."""
    found = [short_name(lens, entry) for entry in entries]
    return found if len(set(found)) == len(found) else [entry.id for entry in entries]


def short_name(lens: Lens, entry: Entry) -> str:
    """How a record is headed beside others of its kind, in few letters."""
    number = entry.chosen.get("number")
    if entry.kind == "programme":
        row = lens.one(
            "SELECT substr(first, 1, 4) FROM record WHERE id = ? AND first IS NOT NULL AND substr(first, 1, 4) = substr(last, 1, 4)", entry.id
        )
        return str(row[0]) if row else entry.shown_title
    if entry.kind == "stage":
        return f"{say('stage', lens.language)} {entry.body.get('number', '')}".strip()
    if isinstance(number, str):
        return number
    return entry.shown_title if len(entry.shown_title) <= _SHORT else entry.id
