"""Answers for programs: json, jsonl, csv, tsv. Rows are written in one place; nothing here imports rich."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any, TextIO

from timeline.answer import Answer, Card, Doubt, Row, Section, Table, Value, text_of, value_of
from timeline.render.clean import clean, json_safe
from timeline.render.fallback import note_on_card, note_on_list
from timeline.render.style import Style, disputed_columns, machine_item, pick

SCHEMA_VERSION = "1.0"
_PLAIN_KEYS = ("", "items", "may_match", "by_another_source")  # tables that differ only in how certainly their rows match
_FORMULA = ("=", "+", "-", "@")
_encode = json.JSONEncoder(ensure_ascii=False).encode
_encode_short = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_Field = str | int | float


def write_json(answer: Answer | Card, style: Style, out: TextIO) -> None:
    """The envelope: what was asked, what it rests on, the items, the doubts, the warnings; each item is written as it comes."""
    parts: dict[str, Any] = _head(answer)
    if isinstance(answer, Card):
        parts["items"] = [answer.item]
    else:
        parts["count"] = answer.total
        for table in pick(answer.tables, style, for_people=False):
            parts[table.key or "items"] = map(partial(_item, answer, table), table.rows)
    parts["doubts"] = map(_doubt, answer.doubts)
    begin = "{"
    for key, value in parts.items():
        out.write(json_safe(f"{begin}\n  {_encode(key)}: "))
        out.writelines(map(json_safe, _elements(value) if isinstance(value, map) else (_indented(value, "  "),)))
        begin = ","
    notes = [*([*answer.notes, *answer.remarks()] if isinstance(answer, Answer) else []), *fallbacks_in(answer, style)]
    out.write(json_safe(f',\n  "notes": {_indented(notes, "  ")},\n  "warnings": {_indented(list(style.warnings), "  ")}\n}}\n'))


def _elements(items: Iterable[Any]) -> Iterator[str]:
    """A list of the envelope, element by element."""
    begin = "[\n    "
    for item in items:
        yield f"{begin}{_indented(item, '    ')}"
        begin = ",\n    "
    yield "[]" if begin.startswith("[") else "\n  ]"


def _indented(value: Any, margin: str) -> str:
    """JSON as `json.dumps` indents it, by two; that one works sign by sign."""
    if not value or not isinstance(value, (dict, list, tuple)):
        return _encode(value)
    inner = f"{margin}  "
    between = f",\n{inner}"
    if isinstance(value, dict):
        lines = [f"{_encode(str(key))}: {_indented(item, inner)}" for key, item in value.items()]
        return f"{{\n{inner}{between.join(lines)}\n{margin}}}"
    return f"[\n{inner}{between.join([_indented(item, inner) for item in value])}\n{margin}]"


def write_jsonl(answer: Answer | Card, style: Style, out: TextIO) -> None:
    """One item a line; what only may match says so."""
    out.writelines(f"{json_safe(_encode_short(item))}\n" for item in _items(answer, style))


def _head(answer: Answer | Card) -> dict[str, Any]:
    return {
        "schema_version": SCHEMA_VERSION,
        "command": answer.command,
        "question": answer.question,
        "dataset": answer.basis.dataset,
        "basis": {"version": answer.basis.version, "counts": answer.basis.counts, "according_to": answer.basis.according_to},
    }


def _items(answer: Answer | Card, style: Style) -> Iterator[dict[str, Any]]:
    if isinstance(answer, Card):
        yield answer.item
        return
    for table in pick(answer.tables, style, for_people=False):
        certainty = _certainty(table)
        for row in table.rows:
            item = _item(answer, table, row)
            if table.key not in _PLAIN_KEYS:
                item = {"group": table.key, **item}
            yield item if certainty == "yes" else {**item, "certainty": certainty}


def _item(answer: Answer, table: Table, row: Row) -> dict[str, Any]:
    """A row for programs; a title in another language than the asker's says so."""
    item = machine_item(table, row)
    in_another = answer.fallbacks and "title" in item and row.record.split("#")[0] in answer.fallbacks
    return {**item, "title_language": "en"} if in_another else item


def fallbacks_in(answer: Answer | Card, style: Style) -> list[str]:
    """How many titles are in another language than the asker's, among those that a machine format carries."""
    if not answer.fallbacks:
        return []
    if isinstance(answer, Card):
        return note_on_card(answer, (), style.language)
    return note_on_list(answer, pick(answer.tables, style, for_people=False), style.language)


def _certainty(table: Table) -> str:
    """How certainly the rows of a table match: yes, maybe, or only by the date of another source."""
    return {"may_match": "maybe", "by_another_source": "by another source"}.get(table.key, "yes")


def _doubt(doubt: Doubt) -> dict[str, Any]:
    others = [{"value": value, "source": source} for value, source in doubt.others]
    return {"record": doubt.record, "field": doubt.field, "shown": doubt.shown, "others": others}


def write_separated(answer: Answer | Card, style: Style, out: TextIO, separator: str) -> int:
    """CSV or TSV with a head line; the number of cells that a spreadsheet would have taken for formulas and that got an apostrophe."""
    import csv  # JSON does without

    writer = csv.writer(out, delimiter=separator, lineterminator="\n")
    changed = 0
    for line in _lines(answer, style):
        safe = list(map(_neutral, line))
        if safe != line:
            changed += sum(a != b for a, b in zip(line, safe, strict=True))
        writer.writerow(safe)
    return changed


def _neutral(cell: _Field) -> _Field:
    """A cell that no spreadsheet runs as a formula; a number is none, below zero either."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _lines(answer: Answer | Card, style: Style) -> Iterator[Sequence[_Field]]:
    if isinstance(answer, Card):
        yield ["section", "field", "value"]
        for section in answer.sections():
            yield from ([clean(section.heading), clean(label), clean(text)] for label, text in section.lines)
        return
    seen = pick(answer.tables, style, for_people=False)
    if not seen or any(table.key not in _PLAIN_KEYS for table in seen):
        yield from _grouped_lines(seen, style.columns)
        return
    doubtful = any(_certainty(table) != "yes" for table in seen)
    bare = bool(style.columns) or seen[0].loose
    extra = ["certainty"] if style.columns and doubtful else [] if bare else ["disputed", "certainty"]
    yield [*(column.name for column in seen[0].columns), *extra]
    for table in seen:
        certainty = _certainty(table)
        for row in table.rows:
            marks = [" ".join(disputed_columns(table, row)), certainty][2 - len(extra) :]
            yield [*map(_field, row.cells), *marks]


def _grouped_lines(tables: list[Table], asked: tuple[str, ...]) -> Iterator[Sequence[_Field]]:
    """Tables of several sorts in one: the group that a row belongs to, then every column that any of them has, in the order asked for."""
    columns = dict.fromkeys(column for table in tables for column in table.columns)
    places = {name: n for n, name in enumerate(asked)}
    ordered = sorted(columns, key=lambda column: places.get(column.name, places.get(column.head, len(places))))
    names = list(dict.fromkeys(column.name for column in ordered))
    yield ["group", *names]
    for table in tables:
        for row in table.rows:
            cells = dict(zip((column.name for column in table.columns), row.cells, strict=True))
            yield [table.key, *(_field(cells.get(name)) for name in names)]


def _field(cell: Value) -> _Field:
    """A cell as a field of a line: a number stays one."""
    if cell is None:
        return ""
    value = value_of(cell)
    if isinstance(value, str):
        return clean(value)
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else clean(_flat(cell))


def _flat(cell: Value) -> str:
    """A cell on one line: lists of ids stay ids, texts in several languages show the asker's."""
    value = value_of(cell)
    if value is None:
        return text_of(cell) if text_of(cell) and not isinstance(cell, str) else ""
    if isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value):
        return "; ".join(value)
    if isinstance(value, (dict, list)):
        return text_of(cell)
    return str(value)


def plain_sections(sections: list[Section]) -> Iterator[str]:
    """A card for readers by ear and by grep: a sentence a line, its section named."""
    for section in sections:
        for label, text in section.lines:
            head = ": ".join(part for part in (section.heading, label) if part)
            yield clean(f"{head}: {text}" if head else text)


def sentences(table: Table, style: Style) -> Iterator[str]:
    """A row as one plain sentence: the title, then each column by its head."""
    from timeline.words import say

    for row in table.rows:
        parts = []
        name = row.record
        for column, cell in zip(table.columns, row.cells, strict=True):
            text = text_of(cell)
            if not text or (column.name == "id" and not table.loose):
                continue
            if column.name == "title" and not table.loose:
                name = text if table.layout else f"{text} ({row.record})"
                continue
            doubt = f" ({say('sources differ', style.language)})" if style.mark(cell).strip() in ("≠", "!=") else ""
            head = "number" if column.head == "#" else column.head
            parts.append(f"{say(head, style.language)}{':' if table.layout else ''} {text}{doubt}")
        said = "; ".join(parts)
        yield clean(f"{said}." if table.loose else f"{name}: {said}." if parts else f"{name}.")
