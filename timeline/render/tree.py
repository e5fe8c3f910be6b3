"""Trees as lines: for a terminal with the strokes of a tree, for Markdown as nested lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline.answer import Answer, Branch, Cell, Table
from timeline.render.clean import clean
from timeline.render.measure import wrap
from timeline.render.style import Style

_STROKES = ("├─ ", "│  ", "└─ ", "   ")
_ASCII_STROKES = ("|- ", "|  ", "`- ", "   ")
_LEAST = 24  # a text is never made narrower than this, however deep it stands


def tree_lines(trees: Sequence[Branch], style: Style) -> Iterator[str]:
    """Each tree below its root's text; a root without one is not shown."""
    for n, tree in enumerate(trees):
        if n and tree.text:
            yield ""
        yield from _wrapped(branch_words(tree, style), style, "", "  ")
        yield from _below(tree, style, "")


def headed(answer: Answer) -> list[Table]:
    """The tables that people are shown: beside a tree those with a heading, since it says what the others hold; else all."""
    return [table for table in answer.tables if table.heading or not answer.trees]


def _below(tree: Branch, style: Style, margin: str) -> Iterator[str]:
    inner, through, last, nothing = _ASCII_STROKES if style.ascii else _STROKES
    for branch in tree.branches:
        is_last = branch is tree.branches[-1]
        rest = margin + (nothing if is_last else through)
        yield from _wrapped(
            branch_words(branch, style), style, margin + (last if is_last else inner), rest + ("   " if not branch.branches else through)
        )
        yield from _below(branch, style, rest)


def _wrapped(text: str, style: Style, first: str, following: str) -> Iterator[str]:
    """The text in as many lines as it needs, the first behind its stroke and the others behind theirs.

    Where the strokes of a deep branch would take the room of the text, those of the outer branches are left out.
    """
    if not text:
        return
    if style.width is None:
        yield f"{first}{text}"
        return
    margin = max(style.width - _LEAST, style.width // 2)
    first, following = first[-margin:], following[-margin:]
    for n, line in enumerate(wrap(text, style.width - max(len(first), len(following)))):
        yield f"{following if n else first}{line}".rstrip()


def branch_words(branch: Branch, style: Style) -> str:
    """Label, text, mark and what is said behind it in one line."""
    text = clean(branch.text) + style.mark(Cell(None, None, branch.mark)) + clean(f" · {branch.more}" if branch.more else "")
    return f"{clean(branch.label)}: {text}" if branch.label and branch.text else clean(branch.label) or text


def list_lines(trees: Sequence[Branch], style: Style, depth: int = -1) -> Iterator[tuple[int, str]]:
    """Each branch with its depth, for a nested list."""
    for tree in trees:
        words = branch_words(tree, style)
        if words:
            yield max(depth, 0), words
        yield from list_lines(tree.branches, style, depth + 1 if words or depth >= 0 else 0)
