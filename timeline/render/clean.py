"""Text of a dataset made safe for a terminal."""

from __future__ import annotations

from functools import cache

# control characters, those that reorder or hide text, halves of letters, and the two that no XML or HTML may hold
_HIDDEN = (0x200B, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C, 0xFEFF)
_SPACES = (9, 10, 13, 0x2028, 0x2029)
_STEERING = "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"  # beside what JSON itself never lets stand


@cache  # most texts have none of them
def _removed() -> dict[int, str | None]:
    removed = dict.fromkeys((*range(32), *range(127, 160), *_HIDDEN, *range(0xD800, 0xE000), 0xFFFE, 0xFFFF))
    return {**removed, **dict.fromkeys(_SPACES, " ")}


def clean(text: str) -> str:
    r"""The text without control characters: nothing in a title can steer a terminal.

    >>> clean("law\x1b[2J\tof 1992")
    'law[2J of 1992'
    """
    return text if text.isprintable() else text.translate(_removed())


def json_safe(text: str) -> str:
    r"""JSON in which what a terminal obeys, or shows in another order, stands as its number: JSON itself lets it stand as it is.

    >>> json_safe('"law\x9b31m"')
    '"law\\u009b31m"'
    """
    import re  # json has loaded it already

    return re.sub(_STEERING, lambda found: f"\\u{ord(found[0]):04x}", text)
