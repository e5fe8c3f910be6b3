"""A word of the interface, of a closed list or of a place in the language asked for, and a number with its noun."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from timeline.words.lists import EN_PLURAL, UK_ADDRESSED, UK_COUNTED, UK_PLACES, UK_UNITS, UK_WORDS
from timeline.words.screen import UK


def say(text: str, language: str) -> str:
    """A fixed word or sentence of the interface in `language`; English where no translation is known."""
    return UK.get(text, text) if language == "uk" else text


def term(text: str, language: str) -> str:
    """A word of one of the model's closed lists in `language`."""
    return UK_WORDS.get(text) or say(text, language) if language == "uk" else text


def meant(text: str, known: Iterable[str]) -> list[str]:
    """The words of a closed list that were typed: in English, or as a Ukrainian screen writes them; several where it writes them alike.

    >>> meant("Implemented-By", ["implements", "implemented by"]), meant("закони", ["law"]), meant("видано", ["issued by", "published by"])
    (['implemented by'], ['law'], ['issued by', 'published by'])
    """
    typed, words = _plain(text), list(known)
    return [word for word in words if _plain(word) == typed] or [word for word in words if typed in map(_plain, _spoken(word))]


def _plain(text: str) -> str:
    """A word as it is compared: small letters, blanks for dashes, one sign for every apostrophe."""
    return " ".join(re.sub("['’ʼ`]", "’", text.casefold().replace("-", " ").replace("_", " ")).split())


def _spoken(word: str) -> Iterator[str]:
    """How Ukrainian screens write a word of a closed list: by itself, in a list, as a heading, beside a number."""
    yield from (term(word, "uk"), say(word, "uk"), *UK_COUNTED.get(word, ()))
    for heading in (EN_PLURAL.get(word, f"{word}s").capitalize(), word.capitalize()):
        yield from (say(heading, "uk"), say(heading, "uk").partition(" та ")[0])  # `Закони та інші акти`: the laws


def field_name(name: str, language: str) -> str:
    """The name of a field, or of an event by its address, in words.

    >>> field_name("review-2010", "uk"), field_name("entry-into-force", "en"), field_name("said_by", "uk")
    ('розгляд 2010', 'entry into force', 'хто каже')
    """
    owner, dot, part = name.rpartition(".")
    if dot:
        return f"{field_name(owner, language)}, {say(part, language)}"
    plain = name.replace("-", " ").replace("_", " ")
    stem, _, number = plain.rpartition(" ")
    return f"{say(stem, language)} {number}" if stem and number.isdecimal() else say(plain, language)


def place_words(place: str, language: str) -> str:
    """The place in a source, or a citation with its place, whose fixed words are the asker's.

    >>> place_words("§3.1 chart 3.1", "uk"), place_words("conclusions", "en")
    ('§3.1 схема 3.1', 'conclusions')
    >>> place_words("recommendations to CSOs item 1", "uk")
    'рекомендації громадським організаціям пункт 1'
    """
    if language != "uk":
        return place
    for words, ukrainian in UK_ADDRESSED.items():
        place = place.replace(words, ukrainian)
    return " ".join(UK_PLACES.get(part, part) for part in place.split(" "))


def between_words(before: str, after: str, language: str) -> str:
    """That something lies between two records, by their titles."""
    return f"між «{before}» та «{after}»" if language == "uk" else f"after {before}, before {after}"


def by(actor: str, language: str) -> str:
    """The act or body through which something happened.

    >>> by("Law 4988-VI", "en"), by("Закон 4988-VI", "uk")
    ('by Law 4988-VI', 'акт або орган: Закон 4988-VI')
    """
    return f"акт або орган: {actor}" if language == "uk" else f"by {actor}"


def count(number: int, kind: str, language: str) -> str:
    """A number with its noun.

    >>> count(1, "treaty", "en"), count(8, "treaty", "en"), count(3, "treaty", "uk"), count(12, "treaty", "uk")
    ('1 treaty', '8 treaties', '3 договори', '12 договорів')
    """
    if language == "uk" and kind in UK_COUNTED:
        return f"{number} {UK_COUNTED[kind][uk_form(number)]}"
    plural = EN_PLURAL.get(kind, f"{kind}s")
    return f"{number} {kind if number == 1 else plural}"


def unit_words(number: float | str | None, unit: str, language: str) -> str:
    """What a figure counts, as it stands behind its number, or by itself; as it was typed where its Ukrainian is not known.

    >>> unit_words(65, "people", "en"), unit_words(65, "people", "uk"), unit_words(31, "people", "uk"), unit_words(4.5, "points", "uk")
    ('people', 'осіб', 'особа', 'бала')
    >>> unit_words("23", "people", "uk"), unit_words(None, "calls", "uk"), unit_words(3, "lamps", "uk")
    ('особи', 'дзвінків', 'lamps')
    """
    forms = UK_UNITS.get(unit) if language == "uk" else None
    if forms is None:
        return unit
    whole = str(number).removesuffix(".0")
    if isinstance(number, float) and not whole.isdecimal():
        return forms[3]
    return forms[uk_form(int(whole))] if whole.isdecimal() else forms[2]


def uk_form(number: int) -> int:
    """Which of the three forms follows a number in Ukrainian."""
    tens, ones = number % 100, number % 10
    if ones == 1 and tens != 11:
        return 0
    return 1 if 2 <= ones <= 4 and not 12 <= tens <= 14 else 2


def environment_language(environ: Mapping[str, str]) -> str:
    """The language that the environment names; English where it names none or another."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(name):
            return "uk" if environ[name].lower().startswith("uk") else "en"
    return "en"
