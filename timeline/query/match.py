"""Words that somebody typed, as a full-text question: every word is a prefix, and nothing typed is syntax."""

from __future__ import annotations

import re

from timeline.store import fold_text

_WORD = re.compile(r"[^\W_]+(?:ʼ[^\W_]+)*")


def words_of(text: str) -> list[str]:
    """The words in `text`, folded for searching; case is left to the index, whose rules are not Python's."""
    return _WORD.findall(fold_text(text))[:20]


def prefix_query(text: str, joined: str = " AND ") -> str:
    """The full-text question that asks for all words (or any, with `joined=" OR "`), each as a prefix.

    >>> prefix_query("traffick* 'OR' Art. 149")
    '"traffick"* AND "OR"* AND "Art"* AND "149"*'
    """
    return joined.join(f'"{word}"*' for word in words_of(text))
