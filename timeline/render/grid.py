"""A grid of short cells under short heads, in as many blocks as the width asks for; nothing is left out and nothing is cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline.answer import Row, Table, lines_of
from timeline.render.clean import clean
from timeline.render.measure import width, wrap
from timeline.render.style import Style
from timeline.words import say

_EMPTY = "·"
_LEAST = 16  # the labels of the rows keep at least this much room
_GAP = 2


def grid(table: Table, style: Style) -> Iterator[str]:
    """The lines of the grid: blocks of columns, each with the labels of its rows; an empty cell is a quiet dot."""
    rows = [*table.rows, *([table.foot] if table.foot else [])]
    sizes = [_size(table, rows, n, style) for n in range(len(table.columns))]
    label = sizes[0]
    if style.width is not None:
        label = min(label, max(style.width - _GAP - sum(size + _GAP for size in sizes[1:]), _room_for_labels(style.width)))
    for n, block in enumerate(_blocks(sizes, None if style.width is None else style.width - label)):
        if n:
            yield ""
        yield from _block(table, rows, block, label, sizes, style)


def _room_for_labels(room: int) -> int:
    return max(room * 2 // 5, _LEAST)


def _size(table: Table, rows: Sequence[Row], n: int, style: Style) -> int:
    head = width(clean(say(table.columns[n].head, style.language)))
    return max(head, 1, *(width(clean(line)) for row in rows for line in lines_of(row.cells[n])))


def _blocks(sizes: Sequence[int], room: int | None) -> list[list[int]]:
    """The columns that go into each block; each block has one at least."""
    blocks: list[list[int]] = [[]]
    free = room or 0
    for n, size in enumerate(sizes[1:], 1):
        if room is not None and blocks[-1] and size + _GAP > free:
            blocks.append([])
            free = room
        blocks[-1].append(n)
        free -= size + _GAP
    return blocks


def _block(table: Table, rows: Sequence[Row], block: Sequence[int], label: int, sizes: Sequence[int], style: Style) -> Iterator[str]:
    heads = [clean(say(table.columns[n].head, style.language)) for n in block]
    yield _line("", label, heads, [sizes[n] for n in block])
    whole = len(block) == len(table.columns) - 1
    for row in rows:
        if not whole and not any(lines_of(row.cells[n])[0] for n in block):
            continue  # a row with nothing in this block says so by not being there
        cells = [clean(lines_of(row.cells[n])[0]) or _EMPTY for n in block]
        text = clean(lines_of(row.cells[0])[0])
        indent = text[: len(text) - len(text.lstrip())]
        first, *rest = wrap(text.strip(), label - len(indent), "  ")
        yield _line(indent + first, label, cells, [sizes[n] for n in block])
        yield from (indent + part for part in rest)


def _line(label: str, room: int, cells: Sequence[str], sizes: Sequence[int]) -> str:
    right = "".join(" " * (_GAP + size - width(cell)) + cell for cell, size in zip(cells, sizes, strict=True))
    return f"{label}{' ' * (room - width(label))}{right}".rstrip()
