"""The forms of a word by which it is found as well: a light rule, no dictionary.

A Ukrainian word loses its ending; what is left, four letters at least, finds every word that begins with it. Three alternations that
an ending brings about are undone: a vowel that comes and goes (жінка – жінок), і for о or е in a closed syllable (захід – заходу), and к, г, х
softened before і (жінці – жінка). A short word (діти) is found in all forms that its stem can take. A word in Latin letters loses the
same endings, written in Latin, and what is left is looked for among Ukrainian names alone. Too much may be found, never too little for these rules.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_ENDINGS = (
    "ами", "ями", "ьми", "ого", "ому", "ими", "ої", "ий", "ій", "ів", "їв", "ей", "ою", "ею", "єю", "ам", "ям", "ах", "ях", "их", "им", "ем", "єм", "ом",
    "а", "я", "у", "ю", "ї", "і", "и", "о", "е", "є", "ь", "й",
)  # fmt: skip
_LATIN_ENDINGS = (
    "iamy", "amy", "oho", "omu", "ymy", "oiu", "eiu", "ieiu", "iam", "iakh", "akh", "ykh", "oi", "yi", "ii", "iv", "ei", "am", "ym", "em", "om", "ia", "iu",
    "ie", "a", "u", "i", "y", "o", "e",
)  # fmt: skip
_UKRAINIAN = re.compile("[а-щьюяґєіїʼ]+")
_LATIN = re.compile("[a-z]+")
_SPLIT = re.compile(f"([а-щьюяґєіїʼ]{{3,}}?)({'|'.join(_ENDINGS)})?")
_LATIN_SPLIT = re.compile(f"([a-z]{{4,}}?)({'|'.join(_LATIN_ENDINGS)})?")
_SHORT = 4  # letters of a stem that stands for every word that begins with it
_CONSONANT = "бвгґджзйклмнпрстфхцчшщ"
_COMES_AND_GOES = re.compile(f"(.+[{_CONSONANT}])ь?([кнцлр])")
_CLOSED = re.compile(f"(.*[{_CONSONANT}])([іоеє])([{_CONSONANT}]+)")
_FLEETING = re.compile(f"(.+[{_CONSONANT}])[оеє]([кнцлр])")
_LATIN_FLEETING = re.compile("[a-z]+[bcdfghjlmnprstvz]k")
_SOFTENED = {"ц": "к", "з": "г", "с": "х"}
_HARDENED = {hard: soft for soft, hard in _SOFTENED.items()}

# the same rules for another program: what the page's script follows
RULES = {
    "latin": _LATIN.pattern, "latinSplit": _LATIN_SPLIT.pattern, "latinFleeting": _LATIN_FLEETING.pattern, "ukrainian": _UKRAINIAN.pattern,
    "split": _SPLIT.pattern, "comesAndGoes": _COMES_AND_GOES.pattern, "closed": _CLOSED.pattern, "fleeting": _FLEETING.pattern,
    "endings": _ENDINGS, "softened": _SOFTENED, "hardened": _HARDENED, "short": _SHORT,
}  # fmt: skip


class Forms(NamedTuple):
    """How a word is looked for: as it is typed, by the beginnings of words, by whole words, and by beginnings of Latin spellings."""

    word: str
    beginnings: tuple[str, ...]
    words: tuple[str, ...] = ()
    latin: tuple[str, ...] = ()

    def fits(self, word: str) -> bool:
        """Whether a word of a text, in small letters, is one of these."""
        return word.startswith(self.beginnings) or word in self.words

    def fits_latin(self, word: str) -> bool:
        """Whether the Latin spelling of a Ukrainian word is one of these."""
        return word.startswith((*self.beginnings, *self.latin))


def forms_of(word: str) -> Forms:
    """The forms of a word in small letters with folded apostrophes.

    >>> forms_of("жінка").beginnings, forms_of("жінка").words
    (('жінк',), ('жінок', 'жінці'))
    >>> forms_of("torhivlia").latin, forms_of("149").beginnings
    (('torhivl',), ('149',))
    """
    if _LATIN.fullmatch(word):
        split = _LATIN_SPLIT.fullmatch(word)
        return Forms(word, (word,), (), _latin_stems(split[1]) if split and split[2] else ())
    if not _UKRAINIAN.fullmatch(word):
        return Forms(word, (word,))
    found = _SPLIT.fullmatch(word)
    stem, ending = (found[1], found[2] or "") if found else (word, "")
    if len(stem) < _SHORT:
        return Forms(word, (word,), tuple(f"{stem}{other}" for other in _ENDINGS) if ending else ())
    stems = dict.fromkeys((stem, *_other_stems(stem, ending)))
    return Forms(word, tuple(stems), tuple(dict.fromkeys(other for each in stems for other in _other_words(each))))


def _latin_stems(stem: str) -> tuple[str, ...]:
    """The stem in Latin letters, and how it looks without an ending: doslidzhennia – doslidzhen, zhinka – zhinok."""
    if stem.endswith("nn"):
        return (stem[:-1],)
    return (stem, f"{stem[:-1]}ok") if _LATIN_FLEETING.fullmatch(stem) else (stem,)


def _other_stems(stem: str, ending: str) -> list[str]:
    """Stems that the same word has before other endings."""
    found = []
    if ending == "і" and stem[-1] in _SOFTENED:
        found.append(stem[:-1] + _SOFTENED[stem[-1]])
    if not ending.strip("ь"):
        fleeting, closed = _FLEETING.fullmatch(stem), _CLOSED.fullmatch(stem)
        if fleeting and len(stem) > _SHORT:
            found.append(fleeting[1] + fleeting[2])
        if closed and closed[2] == "і":
            found += [f"{closed[1]}{vowel}{closed[3]}" for vowel in "ое"]
    return found


def _other_words(stem: str) -> list[str]:
    """Whole words, those without an ending above all, in which the stem looks otherwise."""
    found = []
    gone = _COMES_AND_GOES.fullmatch(stem)
    if gone:
        found += [f"{gone[1]}{vowel}{gone[2]}" for vowel in ("о" if gone[2] == "к" else "ое")]
    if stem[-1] in _HARDENED:
        found.append(f"{stem[:-1]}{_HARDENED[stem[-1]]}і")
    if stem.endswith("нн"):
        found.append(f"{stem[:-1]}ь")
    closed = _CLOSED.fullmatch(stem)
    if closed and closed[2] != "і" and not gone:
        found.append(f"{closed[1]}і{closed[3]}")
    return found
