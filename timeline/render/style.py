"""How to show an answer: everything that depends on the place where it is shown, given as one value."""

from __future__ import annotations

from typing import NamedTuple

from timeline.answer import Column, Row, Table, Value, mark_of, value_of

FORMATS = ("table", "text", "json", "jsonl", "csv", "tsv", "markdown")
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


def pick(table: Table, style: Style, for_people: bool) -> Table:
    """The table with the columns that are to be seen: those named, else all for machines, else what there is room for."""
    columns = table.columns if any(column.name == "id" for column in table.columns) else (*table.columns, _ID)
    names = style.columns or tuple(column.name for column in columns if _is_seen(column, style, for_people))
    by_name = {column.head: n for n, column in enumerate(columns)} | {column.name: n for n, column in enumerate(columns)}
    for name in names:
        if name not in by_name:
            raise UnknownColumn(name, tuple(column.name for column in columns))
    places = [by_name[name] for name in names]
    rows = [Row(row.record, tuple(_cell(row, place) for place in places)) for row in table.rows]
    return Table(tuple(columns[place] for place in places), rows, table.heading, table.key)


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
    return [column.name for column, cell in zip(table.columns, row.cells, strict=True) if mark_of(cell) == "disputed"]


def machine_item(table: Table, row: Row) -> dict[str, object]:
    """A row for machines: the id first, then every column."""
    item: dict[str, object] = {"id": row.record}
    item |= {column.name: value_of(cell) for column, cell in zip(table.columns, row.cells, strict=True)}
    disputed = disputed_columns(table, row)
    return {**item, "disputed": disputed} if disputed else item
