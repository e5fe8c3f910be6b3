"""Answers for people: tables and cards on a terminal, through rich; plain aligned lines elsewhere, where nothing is cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from timeline.answer import ALL_SOURCES, Answer, Bars, Card, Cell, Column, Doubt, Row, Section, Table, Value, lines_of, text_of
from timeline.edtf import parse
from timeline.render.clean import clean
from timeline.render.fallback import note_on_card, note_on_list
from timeline.render.lanes import STRIP_WIDTH, draw, legend
from timeline.render.measure import width, wrap
from timeline.render.style import Style, pick
from timeline.render.tree import headed, tree_lines
from timeline.words import field_name, place_words, say

_RICH_ROWS = 1500  # above this many rows rich costs more than it gives
_LABEL = 22
_BESIDE = 16  # a text has at least so much room beside its label
_MAIN = ("title", "match")  # columns that take what the others leave
_HOME = "dataset"  # where rows are from several, no other column says it
_SHORT = 14  # a column as narrow as this is never made narrower
_LEAST = 18  # a title is never made narrower than this while another column can go
_NARROWEST = 5  # what is left of a title beside the one column that stays


def write_list(answer: Answer, style: Style, out: TextIO) -> None:
    """Title, strip, tables, doubts, notes, and a last line with the count and what to try next."""
    out.write("".join(f"{_bold(line, style)}\n" for line in _wrap(clean(answer.title), style, "  ")) + "\n")
    _write_lanes(answer, style, out)
    out.writelines(f"{_ascii(line, style)}\n" for line in tree_lines(answer.trees, style))
    tables = [] if answer.drawn and not answer.trees else pick(headed(answer), style, for_people=True)
    for n, table in enumerate(table for table in tables if table.heading or table.rows):
        if table.heading:
            out.write(("\n" if n or answer.trees else "") + "".join(f"{_bold(line, style)}\n" for line in _wrap(clean(table.heading), style, "  ")))
        _write_table(table, style, out)
    if not any(table.rows for table in answer.tables):
        out.write("".join(f"{line}\n" for line in _wrap(say(answer.empty, style.language), style, "  ")))
    _write_bars(answer.bars, style, out)
    seen = {column.name for table in tables for column in table.columns}
    _write_doubts([doubt for doubt in answer.doubts if doubt.column in seen], style, out)
    notes = [*answer.notes, *note_on_list(answer, tables, style.language)]
    out.writelines("".join(f"{_ascii(line, style)}\n" for line in _wrap(clean(note), style, "  ")) for note in notes)
    _write_last(answer.counted, answer, style, out)


def _write_lanes(answer: Answer, style: Style, out: TextIO) -> None:
    """The strip above a list, or a whole chart with its legend."""
    asked = answer.question
    bounds = (
        {key: _day(str(asked.get(name, "")), last) for key, name, last in (("begin", "from", False), ("end", "to", True))} if answer.drawn else {}
    )
    lines = draw(answer.lanes, style.width, style.today, style.ascii, scale=str(asked.get("scale", "")) if answer.drawn else "", **bounds)
    if not lines:
        return
    out.write("\n".join(_ascii(line, style) for line in lines) + "\n\n")
    if answer.drawn:
        words = [say(word, style.language) for word in ("certain", "not certain", "unknown", "runs on", "event", "event, day not known", "suspended")]
        out.writelines(f"{line}\n" for line in legend(answer.lanes, style.ascii, words, style.width))


def _write_bars(bars: Sequence[Bars], style: Style, out: TextIO) -> None:
    """Horizontal bars with their values, each series on its own scale."""
    sign = "#" if style.ascii else "█"
    for series in bars:
        if len(series.values) < 2:
            continue
        out.write("\n" + "".join(f"{line}\n" for line in _wrap(clean(series.heading), style, "  ")))
        margin = max(width(label) for label, _ in series.values)
        room = min((style.width or STRIP_WIDTH) - margin - 14, 60)
        most = max(abs(value) for _, value in series.values) or 1
        for label, value in series.values:
            bar = sign * max(round(abs(value) / most * room), 1 if value else 0)
            number = f"{int(value):,}" if value == int(value) else f"{value:,}"
            out.write(f" {label:<{margin}}  {bar} {number}\n".replace("  " + " ", "  "))


def _day(text: str, last: bool) -> str:
    """The first or the last day of an EDTF date; empty for none."""
    if not text:
        return ""
    date = parse(text)
    day = date.latest if last else date.earliest
    return "" if day is None else f"{day[0]:04d}-{day[1]:02d}-{day[2]:02d}"


def write_card(card: Card, style: Style, out: TextIO) -> None:
    """Title, what it is, then each section."""
    out.write("".join(f"{_bold(line, style)}\n" for line in _wrap(clean(card.title), style, "  ")))
    out.write("".join(f"{_dim(line, style)}\n" for line in _wrap(clean(card.subtitle), style, "  ")))
    strip = draw(card.lanes, style.width, style.today, style.ascii)
    if strip:
        out.write("\n" + "\n".join(strip) + "\n")
    sections = card.sections()
    for section in sections:
        if not section.lines:
            continue
        out.write("\n")
        if section.heading:
            out.write("".join(f"{_bold(line, style)}\n" for line in _wrap(clean(section.heading), style, "  ")))
        _write_section(section, style, out)
    out.write("\n")
    out.writelines("".join(f"{_ascii(line, style)}\n" for line in _wrap(note, style, "  ")) for note in note_on_card(card, sections, style.language))
    _write_last("", card, style, out)


def _write_last(counted: str, answer: Answer | Card, style: Style, out: TextIO) -> None:
    basis = f"{say('dataset', style.language)} {answer.basis.dataset} {answer.basis.version}".strip()
    if answer.basis.according_to != ALL_SOURCES:
        basis += f", {say('according to', style.language)} {answer.basis.according_to}"
    parts = [line for part in (counted, basis) if part for line in _wrap(part, style, "  ")] + answer.hints  # hints are copied: never broken
    lines = [""]
    for part in parts:
        joined = f"{lines[-1]} · {part}" if lines[-1] else part
        if style.width is not None and width(joined) > style.width and lines[-1]:
            lines.append(part)
        else:
            lines[-1] = joined
    out.write("".join(f"{_dim(_ascii(clean(line), style), style)}\n" for line in lines))


def _write_doubts(doubts: Sequence[Doubt], style: Style, out: TextIO) -> None:
    sign = "!=" if style.ascii else "≠"
    for doubt in doubts:
        for value, source in doubt.others:
            according = f"{say('according to', style.language)} {place_words(source, style.language)}"
            line = f"{sign} {doubt.record} {field_name(doubt.field, style.language)}: {value} {according}"
            out.write("".join(f"{part}\n" for part in _wrap(clean(line), style, "  ")))


def _wrap(text: str, style: Style, indent: str) -> list[str]:
    if style.width is None:
        return [text]
    return wrap(text, max(style.width, 20), indent)


# --- tables ----------------------------------------------------------------------------------------------------------


def _write_table(table: Table, style: Style, out: TextIO) -> None:
    if not table.rows or not table.columns:
        return
    if table.layout:
        from timeline.render.grid import grid
        from timeline.render.side import side_by_side

        draw_table = grid if table.layout == "grid" else side_by_side
        out.writelines(f"{_ascii(line, style)}\n" for line in draw_table(marked(table, style), style))
        return
    if style.width is None or len(table.rows) > _RICH_ROWS:
        out.writelines(line + "\n" for line in aligned(table, style))
        return
    _write_rich_table(table, style, out)


def marked(table: Table, style: Style) -> Table:
    """The table with the marks of its cells in their words."""
    return table._replace(rows=[Row(row.record, tuple(_marked(cell, style) for cell in row.cells)) for row in table.rows])


def _marked(cell: Value, style: Style) -> Value:
    """A cell whose mark has become part of its last line."""
    mark = style.mark(cell)
    return Cell(None, text_of(cell) + mark, "", (*lines_of(cell)[:-1], lines_of(cell)[-1] + mark)) if mark else cell


def aligned(table: Table, style: Style) -> Iterator[str]:
    """Lines of columns with two spaces between them, as wide as the text is; numbers stand to the right."""
    heads = [_head(column, style) for column in table.columns]
    rows = [[clean(text_of(cell)) + style.mark(cell) for cell in row.cells] for row in table.rows]
    widths = [max(width(line[n]) for line in (heads, *rows)) for n in range(len(heads))]
    right = [column.kind == "number" for column in table.columns]
    for line in (heads, *rows):
        cells = [_pad(text, size, to_right) for text, size, to_right in zip(line, widths, right, strict=True)]
        yield _ascii("  ".join(cells).rstrip(), style)


def _head(column: Column, style: Style) -> str:
    """The head of a column; of some tables it comes from the data."""
    return clean(say(column.head, style.language))


def _pad(text: str, size: int, to_right: bool) -> str:
    space = " " * (size - width(text))
    return space + text if to_right else text + space


def _write_rich_table(table: Table, style: Style, out: TextIO) -> None:
    from rich import box
    from rich.table import Table as RichTable
    from rich.text import Text

    whole = table
    table, widths = _fit(table, style)
    frame = box.SIMPLE_HEAD if style.color and not style.ascii else None
    grid = RichTable(box=frame, pad_edge=False, padding=(0, 2, 0, 0), show_edge=False)
    for column, size in zip(table.columns, widths, strict=True):
        justify = "right" if column.kind == "number" else "left"
        grid.add_column(_head(column, style), justify=justify, overflow="fold", width=size, header_style="bold")  # type: ignore[arg-type]
    for row in table.rows:
        grid.add_row(*(Text(_ascii(clean(text_of(cell)) + style.mark(cell), style)) for cell in row.cells))
    _print_rich(grid, style, out)
    missing = [column.head for column in whole.columns if column not in table.columns]
    if missing:
        line = f"{say('no room for', style.language)}: {', '.join(say(head, style.language) for head in missing)}"
        out.write("".join(f"{_dim(part, style)}\n" for part in _wrap(_ascii(clean(line), style), style, "  ")))


def _fit(table: Table, style: Style) -> tuple[Table, list[int]]:
    """The table and the widths of its columns: short ones whole, the title what is left; columns that find no room go, the last first."""
    room = style.width or STRIP_WIDTH
    while True:
        free = room - 2 * (len(table.columns) - 1)
        widths = next((found for share in (4, 6) if sum(found := _widths(table, style, free, share)) <= free), _widths(table, style, free, 6))
        main = next((n for n, column in enumerate(table.columns) if column.name in _MAIN), None)
        tight = sum(widths) > free
        extra = [n for n in range(len(table.columns)) if n != main]
        if tight and main is not None and len(extra) == 1:  # a very narrow screen: the title is folded before a date is
            widths[extra[0]] = min(widths[extra[0]], room - 2 - _NARROWEST)
            widths[main] = room - 2 - widths[extra[0]]
        if not tight or len(extra) < 2:
            return table, [min(size, room) for size in widths]
        wide = [n for n in extra if table.columns[n].wide]
        table = _without(table, (wide or [n for n in extra if table.columns[n].name != _HOME] or extra)[-1])


def _widths(table: Table, style: Style, room: int, share: int) -> list[int]:
    """Natural widths where they fit; else the long columns give way, the title last and never below a readable width."""
    natural = [
        max(width(_head(column, style)), *(width(clean(text_of(row.cells[n])) + style.mark(row.cells[n])) for row in table.rows), 1)
        for n, column in enumerate(table.columns)
    ]
    if sum(natural) <= room:
        return natural
    widths = [size if size <= _SHORT else min(size, _word(table, n, room // share)) for n, size in enumerate(natural)]
    main = [n for n, column in enumerate(table.columns) if column.name in _MAIN]
    left = room - sum(size for n, size in enumerate(widths) if n not in main)
    for n in main:
        widths[n] = min(natural[n], max(left // len(main), min(_LEAST, natural[n])))
    return widths


def _word(table: Table, n: int, part: int) -> int:
    """The width of a long secondary column: its longest word, at most its part of the room and a little; a number's head wraps."""
    longest = max((width(word) for row in table.rows for word in clean(text_of(row.cells[n])).split()), default=0)
    if table.columns[n].kind == "number":
        head = max((width(word) for word in table.columns[n].head.split()), default=0)
        return max(min(head, _SHORT), longest, *(width(clean(text_of(row.cells[n]))) + 2 for row in table.rows))
    quarter = max(part, _SHORT)
    return min(max(quarter, longest), quarter + 6)


def _without(table: Table, n: int) -> Table:
    rows = [Row(row.record, (*row.cells[:n], *row.cells[n + 1 :])) for row in table.rows]
    return table._replace(columns=(*table.columns[:n], *table.columns[n + 1 :]), rows=rows)


def _print_rich(thing: object, style: Style, out: TextIO) -> None:
    from io import StringIO

    from rich.console import Console

    held = StringIO()
    console = Console(
        file=held, width=style.width, force_terminal=style.color, no_color=not style.color, color_system="standard" if style.color else None,
        highlight=False, markup=False, emoji=False, legacy_windows=False, safe_box=False,
    )  # fmt: skip
    console.print(thing)
    out.write("".join(f"{line.rstrip()}\n" for line in held.getvalue().splitlines()))


# --- cards -----------------------------------------------------------------------------------------------------------


def _write_section(section: Section, style: Style, out: TextIO) -> None:
    """Labels to the left; texts wrapped beside them, or below them where there are no labels."""
    labels = [clean(label) for label, _ in section.lines]
    margin = min(max(width(label) for label in labels), _LABEL)
    if style.width is not None and style.width - margin - 3 < _BESIDE:
        margin = min(margin, 2)  # a very narrow screen: longer labels stand above their texts
    last = ""
    for label, (_, text) in zip(labels, section.lines, strict=True):
        shown = "" if section.grouped and label == last else label
        last = label
        _write_line(_ascii(shown, style), _ascii(clean(text), style), margin, style, out)


def _write_line(label: str, text: str, margin: int, style: Style, out: TextIO) -> None:
    indent = margin + 2 if margin else 0
    parts = [text] if style.width is None else wrap(text, style.width - indent - 1)
    if width(label) > margin:
        out.write("".join(f" {line}\n" for line in ([label] if style.width is None else wrap(label, style.width - 1))))
        label = ""
    for part in parts:
        out.write(f" {label}{' ' * (indent - width(label))}{part}".rstrip() + "\n")
        label = ""


# --- letters ---------------------------------------------------------------------------------------------------------

_PLAIN = {
    "≠": "!=", "∗": "*", "▶": ">", "·": "-", "…": "...", "–": "-", "—": "-", "“": '"', "”": '"', "’": "'", "„": '"', "«": '"', "»": '"',
    "\u00a0": " ", "−": "-", "↳": ">", "×": "x", "•": "*",
}  # fmt: skip


def _ascii(text: str, style: Style) -> str:
    """The text with plain signs where only ASCII is wanted; letters of the data stay what they are."""
    return text.translate({ord(sign): plain for sign, plain in _PLAIN.items()}) if style.ascii else text


def _bold(text: str, style: Style) -> str:
    return f"\x1b[1m{_ascii(text, style)}\x1b[0m" if style.color else _ascii(text, style)


def _dim(text: str, style: Style) -> str:
    return f"\x1b[2m{_ascii(text, style)}\x1b[0m" if style.color else _ascii(text, style)
