"""Text of a dataset made fit for a file: nothing in it can steer a terminal or break a format, every other letter stays."""

from __future__ import annotations

from timeline.export.formats import Losses

CONTROLS = "texts with control characters, which are taken out"
_SPACES = dict.fromkeys((9, 10, 11, 12, 13, 0x85, 0x2028, 0x2029), " ")
# control characters, halves of letters, and the two that no XML may hold
_REMOVED: dict[int, str | None] = dict.fromkeys((*range(32), *range(127, 160), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)) | _SPACES


def plain(text: str, losses: Losses | None = None) -> str:
    r"""The text on one line, without control characters; a text that loses any is counted.

    >>> lost: Losses = {}
    >>> plain("law\x1b[2J of\t1992", lost), plain("ʼ👩‍⚖️", lost), lost
    ('law[2J of 1992', 'ʼ👩‍⚖️', {'texts with control characters, which are taken out': 1})
    """
    if text.isascii() and text.isprintable():
        return text
    cleaned = text.translate(_REMOVED)
    if losses is not None and len(cleaned) != len(text):
        lose(losses, CONTROLS)
    return cleaned


def lose(losses: Losses, what: str, number: int = 1) -> None:
    """Count a value that a format does not carry."""
    losses[what] = losses.get(what, 0) + number


def ymd(day: str) -> tuple[int, int, int]:
    """Year, month and day of an ISO day.

    >>> ymd("2011-09-20")
    (2011, 9, 20)
    """
    return int(day[:4]), int(day[5:7]), int(day[8:])
