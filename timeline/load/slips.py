"""What a word in a file was meant to be: a near spelling, its Ukrainian name, a word of everyday. Loaded only after a fault."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from timeline.words import count, field_name, say, term

# what people write in place of the names and words of the model; the first that is known where they wrote it is meant
_EVERYDAY: dict[str, tuple[str, ...]] = {
    "name": ("title",), "heading": ("title",), "заголовок": ("title",), "text": ("summary",), "description": ("summary",), "опис": ("summary",),
    "source": ("cite", "sources"), "sources": ("cite",), "citation": ("cite",), "reference": ("cite",), "references": ("cite",),
    "джерело": ("cite", "sources"), "джерела": ("cite", "sources"), "notes": ("note",), "comment": ("note",), "примітка": ("note",), "type": ("form", "kind"),
    "тип": ("form",), "topic": ("topics", "topic"), "tags": ("topics",), "link": ("links", "url", "source"), "website": ("url",), "site": ("url",),
    "посилання": ("links", "url"), "language": ("language",), "author": ("authors", "issuer"), "автор": ("authors", "issuer"), "organ": ("issuer",),
    "орган": ("issuer", "bodies"), "term": ("period",), "duration": ("period",), "years": ("period",), "act": ("laws",), "acts": ("laws",),
    "акти": ("laws",), "закони": ("laws",), "statute": ("law", "laws"), "конвенції": ("treaties",), "convention": ("treaties",), "articles": ("provisions",),
    "статті": ("provisions",), "article": ("provisions", "article"), "ngo": ("organisations",), "ngos": ("organisations",),
    "organizations": ("organisations",), "programs": ("programmes",), "program": ("programmes", "programme"), "donor": ("organisations",),
    "donors": ("organisations",), "adopted": ("adoption",), "ухвалення": ("adoption",), "in force": ("entry into force",), "effective": ("entry into force",),
    "commencement": ("entry into force",), "чинність": ("entry into force",), "signed": ("signature",), "ratified": ("ratification",),
    "acceded": ("accession",), "published": ("publication",), "enacted": ("adoption",), "passed": ("adoption",), "founded": ("founding",),
    "created": ("founding",), "established": ("founding",), "opened": ("opening",), "closed": ("closing",), "repealed": ("repeal",),
    "act of parliament": ("law",), "government": ("official",), "yes": ("true",), "так": ("true",), "no": ("false",), "ні": ("false",),
}  # fmt: skip
_DAYS = frozenset((
    "date", "дата", "day", "year", "рік", "adopted", "adoption", "in force", "in_force", "entry into force", "entry_into_force", "effective", "signed",
    "signature", "ratified", "ratification", "published", "publication", "start", "end", "begin", "from", "to", "until", "founded", "повний текст",
    "прийнято", "ухвалено", "чинний з", "підписано", "ратифіковано",
))  # fmt: skip
_NOT_TYPED = {
    "amendment": "write a link in the later text instead: links: [{amends: the-earlier-law}]",
    "replacement": "write a link in the later record instead: links: [{replaces: the-earlier-record}]",
    "occurrence": "a record of the kind `event` has its day in `date`",
}
_NOTHING = frozenset(
    ("?", "-", "–", "—", "none", "null", "nil", "~", "n/a", "na", "unknown", "not known", "no date", "tbd", "невідомо", "немає", "н/д")
)
_FEW = 8  # words; a list that short is told whole


def meant(word: str, known: Iterable[str]) -> str:
    """The known word that `word` is most likely meant to be, or nothing.

    >>> meant("Laws", ["laws", "treaties"]), meant("назва", ["title", "form"]), meant("Закон", ["law", "order"]), meant("zzz", ["law"])
    ('laws', 'title', 'law', '')
    """
    small, names = " ".join(word[:60].lower().split()), list(known)
    if small in names:
        return small
    everyday = next((name for name in _EVERYDAY.get(small, ()) if name in names), "")
    if everyday:
        return everyday
    said = next((name for name in names if small in _ukrainian(name)), "") if not small.isascii() else ""
    return said or next(iter(get_close_matches(small, names, n=1, cutoff=0.7)), "")


def _ukrainian(name: str) -> set[str]:
    """What a name of the model is called in Ukrainian: a field, a word, a kind."""
    said = {say(name, "uk"), say(name.capitalize(), "uk"), term(name, "uk"), field_name(name, "uk")}
    for kind in (name, name.removesuffix("s"), f"{name.removesuffix('ies')}y"):
        if say(kind, "uk") != kind:
            said |= {count(number, kind, "uk").partition(" ")[2] for number in (1, 2, 5)}
    return {text.lower() for text in said}


def one_of(word: str, known: Iterable[str]) -> str:
    """A hint that names the word that is meant, and the words that there are."""
    names = list(known)
    near, every = meant(word, names), f"one of: {', '.join(names)}"
    if not near:
        return every
    return f"did you mean `{near}`?" + (f" {every}" if len(names) <= _FEW and near != word.lower() else "")


def key_hint(key: str, known: Iterable[str]) -> str:
    """What to do about a key that a mapping does not have."""
    names = list(known)
    if "events" in names and key.lower() in _DAYS and key.lower() not in names:
        return "what happens on a day is an event: events: [{event: adoption, date: 2011-09-20}]"
    return one_of(key, names)


def rest_hint(key: str, known: Iterable[str]) -> str:
    """What to do about a key in braces that has no value: its colon is stuck, or it is the rest of a text with a comma."""
    name, colon, value = key.partition(":")
    if colon and name in known:
        return f"put a blank behind the colon: {name}: {value[:40]}"
    return "inside braces a comma ends the value: put the whole value in quotes"


def word_hint(word: str, field: str, known: Iterable[str]) -> str:
    """What to do about a word that a list does not have."""
    return (_NOT_TYPED.get(word, "") if field == "event" else "") or one_of(word, known)


def date_hint(text: str) -> str:
    """What to do about a date that says that nothing is known; nothing for any other text."""
    return "where nothing is known, leave the key out" if text.strip().lower() in _NOTHING else ""


def id_hint(text: str) -> str:
    """What to do about an id that is none."""
    near = "-".join("".join(letter if letter.isalnum() else " " for letter in text.lower()).split())[:60]
    return f"use lower-case letters, digits and hyphens: {near if near and near.isascii() else 'cets-201'}"
