"""A draft as Markdown with footnotes, and as plain text with its notes at the end."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.query.report import Cite, Draft, Grid, Heading, Note, Sentence, cells
from timeline.render.clean import clean
from timeline.render.prose import _escape as escape

_ASCII = str.maketrans(
    {"–": "-", "—": "-", "“": '"', "”": '"', "«": '"', "»": '"', "„": "'", "‘": "'", "’": "'", "…": "...", "№": "No.", "§": "section ", "\u00a0": " "}
)


def plain_signs(text: str) -> str:
    """The text with typographic signs written as ASCII ones; letters stay what they are."""
    return text.translate(_ASCII)


def markdown(draft: Draft) -> str:
    """Headings, paragraphs, lists and tables; `[^1]` after each sentence, and one definition for each source and place in it."""
    return "".join(f"{line}\n" for line in _markdown_lines(draft))


def _markdown_lines(draft: Draft) -> Iterator[str]:
    numbers = draft.numbers
    yield f"# {escape(draft.title)}"
    for part in draft.parts:
        yield from ("", f"## {escape(part.heading)}")
        listed = False
        for block in part.blocks:
            if isinstance(block, Heading):
                yield from ("", f"### {escape(block.text)}")
            elif isinstance(block, Grid):
                yield from ("", *_markdown_table(block, numbers))
            else:
                words = " ".join(f"{escape(sentence.text)}{_marks(sentence, numbers)}" for sentence in block.sentences)
                yield from ([] if block.listed and listed else [""])
                yield f"- {words}" if block.listed else words
            listed = not isinstance(block, Heading | Grid) and block.listed
    yield from ("", f"## {escape(draft.notes_heading)}", "")
    yield from (f"[^{note.number}]: {_definition(note)}" for note in draft.notes)


def _marks(sentence: Sentence, numbers: dict[Cite, int]) -> str:
    return "".join(f"[^{numbers[cite]}]" for cite in sentence.cites)


def _markdown_table(grid: Grid, numbers: dict[Cite, int]) -> Iterator[str]:
    yield f"| {' | '.join(escape(head) for head in grid.head)} |"
    yield f"|{'|'.join('--' for _ in grid.head)}|"
    for row in grid.rows:
        yield f"| {' | '.join(f'{escape(cell.text)}{_marks(cell, numbers)}' if cell else '' for cell in row)} |"


def _definition(note: Note) -> str:
    """The reference, its address between angle brackets: there Markdown takes every sign as it is."""
    words, address = escape(note.text), str(note.item.get("URL", ""))
    return words.replace(escape(address), f"<{clean(address)}>") if address else words


def text(draft: Draft) -> str:
    """One line a paragraph, the numbers of the notes in brackets, the notes at the end."""
    return "".join(f"{clean(line)}\n" for line in _text_lines(draft))


def _text_lines(draft: Draft) -> Iterator[str]:
    numbers = draft.numbers
    yield draft.title
    for part in draft.parts:
        yield from ("", part.heading.upper())
        for block in part.blocks:
            if isinstance(block, Heading):
                yield from ("", f"{block.text}:")
            elif isinstance(block, Grid):
                yield from (f"{words} {_numbered(cell, numbers)}" for words, cell in cells(block))
            else:
                yield " ".join(f"{sentence.text} {_numbered(sentence, numbers)}" for sentence in block.sentences)
    yield from ("", draft.notes_heading.upper())
    yield from (f"[{note.number}] {note.text}" for note in draft.notes)


def _numbered(sentence: Sentence, numbers: dict[Cite, int]) -> str:
    return f"[{', '.join(str(numbers[cite]) for cite in sentence.cites)}]"
