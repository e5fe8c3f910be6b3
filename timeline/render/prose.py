"""Answers as text and Markdown: plain sentences for screen readers and grep, tables for a memo."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TextIO

from timeline.answer import Answer, Card, Table, text_of
from timeline.render.clean import clean
from timeline.render.fallback import note_on_card, note_on_list
from timeline.render.machine import plain_sections, sentences
from timeline.render.style import Style, pick
from timeline.render.tree import headed, list_lines
from timeline.words import field_name, place_words, say


def write_text(answer: Answer | Card, style: Style, out: TextIO) -> None:
    """One plain sentence a record, and the count at the end."""
    if isinstance(answer, Card):
        sections = answer.sections()
        out.write(f"{clean(answer.title)}. {clean(answer.subtitle)}.\n")
        out.writelines(f"{line}\n" for line in plain_sections(sections))
        out.writelines(f"{note}.\n" for note in note_on_card(answer, sections, style.language))
        return
    out.writelines(f"{clean(line)}\n" for line in answer.sentences())
    tables = pick(headed(answer), style, for_people=True)
    for table in tables:
        if table.heading:
            out.write(f"{clean(table.heading)}{':' if table.rows else '.'}\n")
        out.writelines(f"{line}\n" for line in sentences(table, style))
    for doubt in answer.doubts:
        out.writelines(
            clean(f"{doubt.record}, {field_name(doubt.field, style.language)}: {value} {_according(source, style)}.") + "\n"
            for value, source in doubt.others
        )
    notes = [note for note in answer.notes if not note.startswith("∗")]  # a sign that sentences do not use
    out.writelines(f"{_ended(clean(note))}\n" for note in (*notes, *note_on_list(answer, tables, style.language)))
    out.write(f"{answer.counted}.\n" if answer.total or any(table.rows for table in answer.tables) else f"{say(answer.empty, style.language)}.\n")


def _according(source: str, style: Style) -> str:
    return f"{say('according to', style.language)} {place_words(source, style.language)}"


def _ended(words: str) -> str:
    """A sentence with one full stop: many notes are sentences already, others only words."""
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


def write_markdown(answer: Answer | Card, style: Style, out: TextIO) -> None:
    """Headings, tables and lists that any Markdown reader shows."""
    out.write(f"# {_escape(answer.title)}\n")
    if isinstance(answer, Card):
        out.write(f"\n{_escape(answer.subtitle)}\n")
        sections = answer.sections()
        for section in sections:
            out.write(f"\n## {_escape(section.heading)}\n\n" if section.heading else "\n")
            out.writelines(f"- {f'**{_escape(label)}** ' if label else ''}{_escape(text)}\n" for label, text in section.lines)
        out.writelines(f"\n{note}\n" for note in note_on_card(answer, sections, style.language))
    else:
        out.writelines(["\n", *(f"{'  ' * depth}- {_escape(words)}\n" for depth, words in list_lines(answer.trees, style))] if answer.trees else [])
        tables = pick(headed(answer), style, for_people=True)
        for table in tables:
            out.write(f"\n## {_escape(table.heading)}\n" if table.heading else "")
            out.writelines(f"{line}\n" for line in _table(table, style))
        notes = [
            f"≠ {d.record} {field_name(d.field, style.language)}: {value} {_according(source, style)}"
            for d in answer.doubts
            for value, source in d.others
        ]
        out.writelines(f"\n{_escape(note)}\n" for note in (*notes, *answer.notes, *note_on_list(answer, tables, style.language)))
        out.write(f"\n{answer.counted}\n")
    out.write(f"\n{say('dataset', style.language)} {_escape(answer.basis.dataset)} {_escape(answer.basis.version)}\n")


def _table(table: Table, style: Style) -> Iterator[str]:
    if not table.rows or not table.columns:
        return
    yield ""
    yield f"| {' | '.join(_escape(say(column.head, style.language)) for column in table.columns)} |"
    yield f"|{'|'.join('--:' if column.kind == 'number' else '--' for column in table.columns)}|"
    for row in [*table.rows, *([table.foot] if table.foot else [])]:
        yield f"| {' | '.join(_escape(text_of(cell) + style.mark(cell)) for cell in row.cells)} |"


def _escape(text: str) -> str:
    """Text that Markdown takes literally inside a table cell or a line."""
    found = clean(text)
    for sign in ("\\", "|", "*", "_", "<", "`", "[", "&"):
        found = found.replace(sign, f"\\{sign}")
    return re.sub(r"^([#>+=-]|\d+(?=[.)]))", lambda start: f"\\{start[1]}" if start[1] in "#>+=-" else f"{start[1]}\\", found)
