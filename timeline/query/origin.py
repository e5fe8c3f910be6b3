"""Which dataset a record is from, where several are asked together: said of every row, in the same way in every answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from timeline.answer import Answer, Card, Cell, Column, Row, Section, Table, value_of
from timeline.query.lens import Lens, portions
from timeline.words import say

DATASET = Column("dataset", "dataset")
Homes = dict[str, str]  # the dataset of each record


def homes(lens: Lens, records: Iterable[str]) -> Homes:
    """The dataset of each record, by id; nothing where only one is asked. What is no record's id is passed over."""
    found: Homes = {}
    if len(lens.store.folders) < 2:
        return found
    for part in portions(list(dict.fromkeys(records))):
        found.update(lens.rows(f"SELECT id, dataset FROM records WHERE id IN ({', '.join('?' * len(part))})", *part))
    return found


def told(lens: Lens, records: Iterable[str]) -> Homes:
    """The dataset of each record whose id does not say it."""
    return {record: home for record, home in homes(lens, records).items() if not record.startswith(f"{home}:")}


def mark_datasets(lens: Lens, answer: Answer | Card) -> None:
    """Say of each row, or of the record that a card shows, which dataset it is from."""
    if len(lens.store.folders) < 2:
        return
    if isinstance(answer, Card):
        _mark_card(lens, answer)
        return
    tables = [
        table for table in answer.tables if not table.loose and table.layout != "side" and all(column.name != "dataset" for column in table.columns)
    ]
    found = homes(lens, (name for table in tables for row in table.rows for name in _names(row)))
    answer.tables = [_marked(table, found) if any(table is one for one in tables) else table for table in answer.tables]


def _marked(table: Table, found: Homes) -> Table:
    rows = [Row(row.record, (*row.cells, _home(row, found))) for row in table.rows]
    foot = table.foot and Row(table.foot.record, (*table.foot.cells, None))
    column = DATASET._replace(shown=table.layout != "grid")  # a grid is of short cells
    return table._replace(columns=(*table.columns, column), rows=rows, foot=foot)


def _home(row: Row, found: Homes) -> Any:
    """The dataset of a row's record; those of all its records where it tells of several."""
    own = [found[name] for name in _own(row) if name in found] or [found[name] for name in _listed(row) if name in found]
    names = list(dict.fromkeys(own))
    return names[0] if len(names) == 1 else Cell(names, ", ".join(names)) if names else None


def _names(row: Row) -> Iterator[str]:
    yield from _own(row)
    yield from _listed(row)


def _own(row: Row) -> list[str]:
    """The record of a row, or the two that it lies between."""
    return row.record.split("#")[0].split("..")


def _listed(row: Row) -> Iterator[str]:
    """The records that a cell lists, where a row tells of no single one."""
    return (name for cell in row.cells if isinstance(value := value_of(cell), list) for name in value if isinstance(name, str))


def _mark_card(lens: Lens, card: Card) -> None:
    record = str(card.item.get("id") or card.item.get("record") or "").split("#")[0]
    home = homes(lens, [record]).get(record)
    if home is None:
        return
    sections = card.sections
    card.item = {**card.item, "dataset": home}
    card.sections = lambda: [Section("", ((say("dataset", lens.language), home),)), *sections()]
