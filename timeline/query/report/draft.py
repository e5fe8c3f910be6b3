"""What a report is made of: parts, paragraphs, sentences with the records and sources behind them, numbered footnotes. No format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from timeline.answer import Basis


class Cite(NamedTuple):
    """A pointer into a source. An empty source is the dataset itself, and the place the command that asks it again."""

    source: str
    place: str


class Sentence(NamedTuple):
    """One sentence (or the words of one cell), the records that it rests on, and where their sources say so."""

    text: str
    records: tuple[str, ...]
    cites: tuple[Cite, ...]


class Heading(NamedTuple):
    """A heading inside a part."""

    text: str


class Paragraph(NamedTuple):
    """Sentences that stand together; `listed`: an item of a list."""

    sentences: tuple[Sentence, ...]
    listed: bool = False


class Grid(NamedTuple):
    """A table: the first cell of a row says what the row is; None where there is nothing to say."""

    head: tuple[str, ...]
    rows: tuple[tuple[Sentence | None, ...], ...]


Block = Heading | Paragraph | Grid


class Part(NamedTuple):
    """A part of the draft under its heading; `key` names it for machines."""

    key: str
    heading: str
    blocks: tuple[Block, ...]


class Note(NamedTuple):
    """A footnote: its number, the source and the place in it, the reference in words and as a CSL-JSON item."""

    number: int
    cite: Cite
    text: str
    item: dict[str, Any]


class Draft(NamedTuple):
    """The whole draft, as of a `day` (YYYY-MM-DD). `parts` in their order; `notes` numbered in the order in which the sentences first need them."""

    title: str
    question: dict[str, Any]
    basis: Basis
    language: str
    day: str
    parts: tuple[Part, ...]
    notes_heading: str
    notes: tuple[Note, ...]

    @property
    def numbers(self) -> dict[Cite, int]:
        """The number of the footnote for each pointer."""
        return {note.cite: note.number for note in self.notes}


def sentences(blocks: Sequence[Block]) -> Iterator[Sentence]:
    """Every sentence of some blocks, in reading order, those of tables too."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from block.sentences
        elif isinstance(block, Grid):
            yield from (cell for row in block.rows for cell in row if cell is not None)


def cited(parts: Sequence[Part]) -> list[Cite]:
    """Every pointer once, in the order in which the sentences first need it."""
    return list(dict.fromkeys(cite for part in parts for sentence in sentences(part.blocks) for cite in sentence.cites))
