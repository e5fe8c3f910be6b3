"""How to show an answer: everything that depends on the place where it is shown, given as one value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from timeline.answer import DISPUTED, Cell, Column, Row, Stream, Table, Value, mark_of

_MARKS = {"disputed": "≠", "computed": "∗", "derived": "∗"}
_ASCII_MARKS = {"disputed": "!=", "computed": "*", "derived": "*"}
WIDE = 100  # from this width on a table has room for secondary columns
WIDER = 120  # and from this one for ids


class Style(NamedTuple):
    """`width` is None off a terminal: then nothing is cut or wrapped. `today` is YYYY-MM-DD."""

    format: str = "table"
    language: str = "en"
    width: int | None = None
    color: bool = False
    ascii: bool = False
    columns: tuple[str, ...] = ()
    today: str = ""
    warnings: tuple[str, ...] = ()

    def mark(self, cell: Value) -> str:
        """The mark of a cell, with the space before it; nothing where there is none."""
        mark = mark_of(cell)
        return f" {(_ASCII_MARKS if self.ascii else _MARKS)[mark]}" if mark else ""


class UnknownColumn(ValueError):
    """A column that the answer does not have."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.known = known


_ID = Column("id", "id", "id")


def pick(tables: Sequence[Table], style: Style, for_people: bool) -> list[Table]:
    """The tables with the columns that are to be seen: those named, else all for machines, else what there is room for.

    Of the columns named a table shows those that it has. Raises `UnknownColumn` for one that no table has.
    """
    columns = [_with_id(table) for table in tables]
    known = dict.fromkeys(column.name for found in columns for column in found)
    heads = {column.head for found in columns for column in found}
    for name in style.columns if tables else ():
        if name not in known and name not in heads:
            raise UnknownColumn(name, tuple(known))
    return [_pick(table, found, style, for_people) for table, found in zip(tables, columns, strict=True)]


def _with_id(table: Table) -> tuple[Column, ...]:
    """The columns of a table, with one for the ids of its rows unless they have none or stand in a column already."""
    there = table.loose or any(column.name == "id" for column in table.columns) or (table.rows and not any(row.record for row in table.rows))
    return table.columns if there else (*table.columns, _ID)


def _pick(table: Table, columns: tuple[Column, ...], style: Style, for_people: bool) -> Table:
    seen = columns[:-1] if table.layout and for_people and columns[-1] is _ID else columns
    names = style.columns or tuple(column.name for column in seen if _is_seen(column, style, for_people))
    by_name = {column.head: n for n, column in enumerate(columns)} | {column.name: n for n, column in enumerate(columns)}
    places = [by_name[name] for name in names if name in by_name]
    rows: Sequence[Row] = Stream(partial(_picked, table.rows, places), len(table.rows))
    rows = rows if isinstance(table.rows, Stream) else list(rows)
    foot = table.foot and Row(table.foot.record, tuple(_cell(table.foot, place) for place in places))
    return table._replace(columns=tuple(columns[place] for place in places), rows=rows, foot=foot)


def _picked(rows: Sequence[Row], places: Sequence[int]) -> Iterator[Row]:
    """The rows with the cells that are wanted, in the order in which they are."""
    for row in rows:
        cells = (*row.cells, row.record)
        yield Row(row.record, tuple([cells[place] for place in places]))


def _cell(row: Row, place: int) -> Value:
    return row.cells[place] if place < len(row.cells) else row.record


def _is_seen(column: Column, style: Style, for_people: bool) -> bool:
    if not for_people:
        return True
    if column is _ID:
        return style.width is None or style.width >= WIDER
    if column.wide:
        return style.width is None or style.width >= WIDE
    return column.shown


def disputed_columns(table: Table, row: Row) -> list[str]:
    """The columns of a row on which sources conflict."""
    return [column.name for column, cell in zip(table.columns, row.cells, strict=True) if isinstance(cell, Cell) and cell.mark == DISPUTED]


def machine_item(table: Table, row: Row) -> dict[str, object]:
    """A row for machines: the id first, where it has one, then every column."""
    item: dict[str, object] = {"id": row.record} if row.record else {}
    disputed = []
    for column, cell in zip(table.columns, row.cells, strict=True):
        name = column.name
        if isinstance(cell, Cell):
            item[name] = cell.value
            if cell.mark == DISPUTED:
                disputed.append(name)
        else:
            item[name] = cell
    if disputed:
        item["disputed"] = disputed
    return item
