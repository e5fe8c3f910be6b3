"""Text made alike for comparing: case, apostrophes, spaces and punctuation do not tell names apart."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHE = re.compile(r"['’ʼ`´](?<=\w.)(?=\w)")  # the sign first: it is rarer than a letter
_NOT_WORD = re.compile(r"[\W_]+")
_SPACED = {code: chr(code) if chr(code).isalnum() else " " for code in range(128)}


def fold_text(text: str) -> str:
    """Text for searching: composed, with one kind of apostrophe, which counts as a letter.

    >>> fold_text("обов'язкову") == fold_text("обов’язкову")
    True
    """
    if text.isascii() and "'" not in text and "`" not in text:
        return text
    return _APOSTROPHE.sub("ʼ", unicodedata.normalize("NFC", text))


def ascii_words(text: str) -> list[str]:
    """The words of a text without other letters than A to Z, in a third of the time that a pattern takes.

    >>> ascii_words("3739-VI, art. 9_a")
    ['3739', 'VI', 'art', '9', 'a']
    """
    return text.translate(_SPACED).split()


def fold_name(text: str) -> str:
    """A name without case, spaces and punctuation.

    >>> fold_name("CETS № 201"), fold_name("3739-VI"), fold_name("Обов’язкова праця")
    ('cets201', '3739vi', 'обовязковапраця')
    """
    if text.isascii():
        return "".join(ascii_words(text.lower()))
    return _NOT_WORD.sub("", unicodedata.normalize("NFC", text).casefold().replace("ʼ", ""))
