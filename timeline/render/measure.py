"""Text of a dataset measured for a terminal, and wrapped to its width."""

from __future__ import annotations

import unicodedata

_WITHOUT_ROOM = ("Mn", "Me", "Cf")  # marks on the letter before, and what joins or parts letters unseen


def width(text: str) -> int:
    """How many cells of a terminal the text takes: combining marks none, wide letters two."""
    if text.isascii():
        return len(text)
    return sum(_cells(letter) for letter in text)


def _cells(letter: str) -> int:
    if unicodedata.category(letter) in _WITHOUT_ROOM:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def wrap(text: str, room: int, indent: str = "") -> list[str]:
    """The text in lines of at most `room` cells, broken at spaces where there is one; every line after the first is indented.

    >>> wrap("a law of 1992", 8, "  ")
    ['a law of', '  1992']
    """
    lines, line = [], ""
    for word in text.split():
        joined = f"{line} {word}" if line.strip() else line + word
        if width(joined) > room and line.strip():
            lines.append(line)
            joined = indent + word
        while width(joined) > room:
            cut = _fitting(joined, room)
            lines.append(joined[:cut])
            joined = indent + joined[cut:]
        line = joined
    return [*lines, line] if line.strip() or not lines else lines


def _fitting(text: str, room: int) -> int:
    """How many letters of the text fit; one at least beyond its indentation."""
    least = len(text) - len(text.lstrip()) + 1
    size = 0
    for place, letter in enumerate(text):
        size += _cells(letter)
        if size > room and place >= least:
            return place
    return len(text)
