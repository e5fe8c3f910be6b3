"""Words that somebody typed, as a full-text question: every word is a prefix, and nothing typed is syntax."""

from __future__ import annotations

import re

from timeline.store import fold_text

_UKRAINIAN_ENDING = re.compile("([а-щьюяґєії’ʼ]{4,}?)(?:ами|ями|ого|ому|ими|ої|ий|ій|ів|ей|ою|ею|єю|ам|ям|ах|ях|их|им|[аяуюіїиоеєьй])", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:ʼ[^\W_]+)*")


def words_of(text: str) -> list[str]:
    """The words in `text`, folded for searching; case is left to the index, whose rules are not Python's."""
    return _WORD.findall(fold_text(text))[:20]


def prefix_query(text: str, joined: str = " AND ") -> str:
    """The full-text question that asks for all words (or any, with `joined=" OR "`), each as a prefix.

    >>> prefix_query("traffick* 'OR' Art. 149")
    '"traffick"* AND "OR"* AND "Art"* AND "149"*'
    """
    return joined.join(f'"{_stem(word)}"*' for word in words_of(text))


def _stem(word: str) -> str:
    """A Ukrainian word without its ending, so that its other forms are found as well; what is left keeps four letters at least.

    >>> _stem("торгівля"), _stem("програмою"), _stem("дім"), _stem("police")
    ('торгівл', 'програм', 'дім', 'police')
    """
    found = _UKRAINIAN_ENDING.fullmatch(word)
    return found[1] if found else word
