"""Ukrainian letters as searching and sorting need them: in Latin by the official table, and in the order of the alphabet."""

from __future__ import annotations

import re
import unicodedata

from timeline.store.fold import ascii_words

# Resolution of the Cabinet of Ministers No. 55 of 27 January 2010; the soft sign and the apostrophe are dropped
_LATIN = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z", "и": "y", "і": "i", "ї": "i",
    "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh",
    "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ю": "iu", "я": "ia",
})  # fmt: skip
_AT_THE_BEGINNING = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_BEGINNING = re.compile(r"[єїйюя](?<![^\W_].)")  # here and below the sign first: it is rarer than a letter
_APOSTROPHE = re.compile(r"['’ʼ`´](?<=\w.)(?=\w)")
_WORD = re.compile(r"[а-щьюяґєії]+(?:['’ʼ][а-щьюяґєії]+)*")

# Ukrainian first, then Latin; the letters of other Cyrillic alphabets stand beside their nearest kin
_ALPHABET = "абвгґдеёєжзиыіїйклмнопрстуўфхцчшщъьэюя"
_KEYS = str.maketrans({letter: chr(ord(":") + n) for n, letter in enumerate(_ALPHABET)})
_LETTERS = re.compile(r"[^\W_]+")


def latin(text: str) -> str:
    """Small letters of the text, its Ukrainian in Latin letters.

    >>> latin("Запоріжжя"), latin("Згурський"), latin("Знам’янка"), latin("Їжакевич"), latin("Юрій Гаєвич")
    ('zaporizhzhia', 'zghurskyi', 'znamianka', 'yizhakevych', 'yurii haievych')
    """
    return _latin(unicodedata.normalize("NFC", text).lower())


def _latin(small: str) -> str:
    small = _APOSTROPHE.sub("", small).replace("зг", "zgh")
    return _BEGINNING.sub(lambda letter: _AT_THE_BEGINNING[letter[0]], small).translate(_LATIN)


def latin_words(text: str) -> list[str]:
    """The Ukrainian words of the text in Latin letters, each once; none for a text without Ukrainian letters.

    >>> latin_words("Institute · Інститут соціальних досліджень")
    ['instytut', 'sotsialnykh', 'doslidzhen']
    """
    if text.isascii():
        return []
    words = _WORD.findall(unicodedata.normalize("NFC", text).lower())
    return list(dict.fromkeys([_latin(word) for word in words]))


def alphabet_key(text: str) -> str:
    """A text that sorts, sign by sign, as a Ukrainian list is sorted: digits, Ukrainian letters, Latin ones; case, apostrophes and marks do not count.

    >>> sorted(["яр", "ґанок", "іній", "гусак", "їжак", "ірис", "дім", "Zürich"], key=alphabet_key)
    ['гусак', 'ґанок', 'дім', 'іній', 'ірис', 'їжак', 'яр', 'Zürich']
    """
    if text.isascii():
        return " ".join(ascii_words(text.lower()))
    small = _APOSTROPHE.sub("", unicodedata.normalize("NFC", text).lower())
    key = " ".join(_LETTERS.findall(small)).translate(_KEYS)
    if key.isascii():
        return key
    plain = unicodedata.normalize("NFKD", key)
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
