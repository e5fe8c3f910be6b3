"""A draft for machines: whole, as sections, sentences, records and footnotes; or flat, a row a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from timeline.answer import Answer, Card, Cell, Column, Row, Section, Table
from timeline.query.report.draft import Block, Cite, Draft, Grid, Heading, Paragraph, Part, Sentence
from timeline.words import count

COLUMNS = (
    Column("part", "part"), Column("sentence", "sentence"), Column("records", "records"), Column("sources", "sources"),
    Column("notes", "footnotes"),
)  # fmt: skip


def as_card(draft: Draft) -> Card:
    """The draft as one item: parts with their blocks, and the footnotes."""
    numbers = draft.numbers
    item = {
        "title": draft.title,
        "language": draft.language,
        **draft.question,
        "parts": [{"part": part.key, "heading": part.heading, "blocks": [_block(block, numbers) for block in part.blocks]} for part in draft.parts],
        "notes": [
            {"number": note.number, "source": note.cite.source or None, "place": note.cite.place, "text": note.text, "reference": note.item}
            for note in draft.notes
        ],
    }
    return Card("report", draft.title, "", draft.question, draft.basis, lambda: [Section("", (("", draft.title),))], item)


def _block(block: Block, numbers: dict[Cite, int]) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"block": "heading", "text": block.text}
    if isinstance(block, Paragraph):
        return {"block": "item" if block.listed else "paragraph", "sentences": [_sentence(sentence, numbers) for sentence in block.sentences]}
    rows = [[_sentence(cell, numbers) if cell else None for cell in row] for row in block.rows]
    return {"block": "table", "head": list(block.head), "rows": rows}


def _sentence(sentence: Sentence, numbers: dict[Cite, int]) -> dict[str, Any]:
    return {
        "text": sentence.text,
        "records": list(sentence.records),
        "sources": [{"source": cite.source or None, "place": cite.place} for cite in sentence.cites],
        "notes": [numbers[cite] for cite in sentence.cites],
    }


def as_answer(draft: Draft) -> Answer:
    """The draft as rows: the part, the sentence, its records, its sources, its footnotes."""
    numbers = draft.numbers
    rows = [_row(part, text, sentence, numbers) for part in draft.parts for text, sentence in _flat(part)]
    table = Table(COLUMNS, rows, "", "items")
    return Answer("report", draft.title, draft.question, draft.basis, [table], len(rows), count(len(rows), "row", draft.language))


def _row(part: Part, text: str, sentence: Sentence, numbers: dict[Cite, int]) -> Row:
    sources = [f"{cite.source} {cite.place}".strip() for cite in sentence.cites]
    notes = [str(numbers[cite]) for cite in sentence.cites]
    return Row(sentence.records[0], (Cell(part.key, part.heading), text, list(sentence.records), sources, notes))


def _flat(part: Part) -> Iterator[tuple[str, Sentence]]:
    """Each sentence with its words; a cell of a table with those of its row and column."""
    for block in part.blocks:
        if isinstance(block, Paragraph):
            yield from ((sentence.text, sentence) for sentence in block.sentences)
        elif isinstance(block, Grid):
            yield from cells(block)


def cells(grid: Grid) -> Iterator[tuple[str, Sentence]]:
    """`Victims found, 2014: 27.` for each cell that says something."""
    for row in grid.rows:
        name = row[0].text if row[0] else ""
        for head, cell in zip(grid.head[1:], row[1:], strict=True):
            if cell:
                yield f"{name}, {head}: {cell.text}.", cell
