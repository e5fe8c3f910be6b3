"""Records side by side where there is room, else one under the other; nothing is left out and nothing is cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline.answer import Column, Row, Table, Value, lines_of
from timeline.render.clean import clean
from timeline.render.measure import width, wrap
from timeline.render.style import WIDE, Style

_LABEL = 24  # the label beside several records is never wider
_LEAST = 20  # a record has at least this much room beside the others
_INDENT = "  "


def side_by_side(table: Table, style: Style) -> Iterator[str]:
    """The lines of a comparison: columns from 100 on, as wide as the text is off a terminal, else blocks."""
    records = table.columns[1:]
    if style.width is None:
        yield from _columns(table, [_natural(table, n) for n in range(len(table.columns))])
        return
    label = min(_natural(table, 0), _LABEL)
    room = (style.width - label - 2 * len(records)) // max(len(records), 1)
    if style.width >= WIDE and room >= _LEAST:
        yield from _columns(table, [label, *[room] * len(records)])
    else:
        yield from _blocks(table, style)


def _natural(table: Table, n: int) -> int:
    cells = [width(clean(line)) for row in table.rows for line in lines_of(row.cells[n])]
    return max([*cells, *(width(clean(line)) for line in (table.columns[n].head if n else "",))], default=0)


def _columns(table: Table, sizes: Sequence[int]) -> Iterator[str]:
    """A head line, then each row as tall as its tallest cell; a blank line around what is taller than a line."""
    heads = [wrap(clean(column.head), size) if n else [""] for n, (column, size) in enumerate(zip(table.columns, sizes, strict=True))]
    blocks = [[_cell(cell, size) for cell, size in zip(row.cells, sizes, strict=True)] for row in table.rows]
    tall = [True, *(any(len(cell) > 1 for cell in block) for block in blocks)]
    for n, block in enumerate((heads, *blocks)):
        if n > 1 and (tall[n] or tall[n - 1]):
            yield ""
        for line in range(max(len(cell) for cell in block)):
            parts = [cell[line] if line < len(cell) else "" for cell in block]
            yield "  ".join(part + " " * (size - width(part)) for part, size in zip(parts, sizes, strict=True)).rstrip()


def _cell(cell: Value, size: int) -> list[str]:
    """The lines of a cell, each wrapped with its rest indented."""
    return [part for line in lines_of(cell) for part in wrap(clean(line), max(size, 1), _INDENT)]


def _blocks(table: Table, style: Style) -> Iterator[str]:
    """One block a row: its label, then each record that has something under its own head."""
    assert style.width is not None
    for n, row in enumerate(table.rows):
        if n:
            yield ""
        yield from wrap(clean(lines_of(row.cells[0])[0]), style.width, _INDENT)
        yield from _records(table.columns[1:], row, style.width)


def _records(columns: Sequence[Column], row: Row, room: int) -> Iterator[str]:
    """What each record has, beside its head; below it where one of the heads is long."""
    margin = max(width(clean(column.head)) for column in columns)
    beside = margin <= room // 3
    margin = margin if beside else 0
    for column, cell in zip(columns, row.cells[1:], strict=True):
        head = clean(column.head)
        lines = _cell(cell, max(room - margin - 2 * len(_INDENT), 10))
        if not beside:
            yield from (_INDENT + part for part in wrap(head, max(room - len(_INDENT), 1), _INDENT))
            head = ""
        for line in lines if any(lines) else ["–"]:
            yield f"{_INDENT}{head}{' ' * (margin - width(head))}{_INDENT}{line}".rstrip()
            head = ""
