"""Ids made of names."""

from __future__ import annotations

import re
import unicodedata

from timeline.store.ukrainian import latin

_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ`´](?=\w)")
_OTHER = re.compile(r"[^a-z0-9]+")
_OWN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "№": " "})


def make_id(text: str) -> str:
    """An id of lower-case letters, digits and hyphens; empty for a text that has neither Latin nor Ukrainian letters, nor digits.

    >>> make_id("Côte d’Ivoire"), make_id("Закон № 3739-VI"), make_id("漢字")
    ('cote-divoire', 'zakon-3739-vi', '')
    """
    plain = unicodedata.normalize("NFKD", latin(_APOSTROPHE.sub("", text)).translate(_OWN)).lower()
    return _OTHER.sub("-", "".join(letter for letter in plain if not unicodedata.combining(letter))).strip("-")
