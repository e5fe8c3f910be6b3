"""Words that somebody typed, as a full-text question, and where in a record they are: nothing typed is syntax."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from timeline.query.forms import Forms, forms_of
from timeline.store.fold import fold_text

_WORD = re.compile(r"[^\W_]+(?:ʼ[^\W_]+)*")
_BEFORE, _AFTER = 5, 9  # words shown around the first one that matches


class Place(NamedTuple):
    """Where a record matches: the field, and its words with the matching ones between stars."""

    field: str
    words: str


def words_of(text: str) -> list[str]:
    """The words in `text`, folded for searching."""
    return _WORD.findall(fold_text(text))[:20]


def forms_in(text: str) -> list[Forms]:
    """The words in `text`, each with the forms by which it is found."""
    return [forms_of(word.lower()) for word in words_of(text)]


def question(forms: Sequence[Forms], joined: str = " AND ") -> str:
    """The full-text question that asks for all words (or any, with `joined=" OR "`) in any of their forms; the word as typed counts twice.

    >>> question(forms_in("shelter* 'OR' 149"))
    '("shelter" OR "shelter"*) AND ("or" OR "or"*) AND ("149" OR "149"*)'
    """
    return joined.join(f"({' OR '.join(_alternatives(form))})" for form in forms)


def _alternatives(form: Forms) -> list[str]:
    whole = [f'"{word}"' for word in (form.word, *form.words)]
    return [*whole, *(f'"{word}"*' for word in form.beginnings), *(f'latin : "{word}"*' for word in form.latin)]


def locate(lines: Sequence[str], fields: Sequence[str], forms: Sequence[Forms]) -> Place:
    """The first of the lines that holds the most of the words, with the name of its field; the first line where none holds any."""
    best, most = 0, 0
    for n, line in enumerate(lines):
        found = {place for word in _WORD.findall(line.lower()) for place, form in enumerate(forms) if _fits(form, word)}
        if len(found) > most:
            best, most = n, len(found)
        if most == len(forms):
            break
    return Place(fields[best] if best < len(fields) else "", _shown(lines[best] if lines else "", forms))


def _fits(form: Forms, word: str) -> bool:
    if form.fits(word):
        return True
    if not form.word.isascii() or word.isascii():
        return False
    from timeline.store.ukrainian import latin  # for Ukrainian words alone

    return form.fits_latin(latin(word))


def _shown(line: str, forms: Sequence[Forms]) -> str:
    """The words around the first match, each match between stars, with the apostrophe that people write."""
    words = line.split()
    starred = [_WORD.sub(lambda found: f"*{found[0]}*" if any(_fits(form, found[0].lower()) for form in forms) else found[0], word) for word in words]
    first = next((n for n, (word, other) in enumerate(zip(words, starred, strict=True)) if word != other), 0)
    begin, end = max(first - _BEFORE, 0), first + _AFTER
    text = " ".join(starred[begin:end])
    return f"{'… ' if begin else ''}{text}{' …' if end < len(words) else ''}".replace("ʼ", "’")
