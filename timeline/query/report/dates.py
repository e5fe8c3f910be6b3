"""Dates inside a sentence: the words that answer "when?", which are others than a date's own name."""

from __future__ import annotations

from timeline.edtf import Edtf, End, parse, say
from timeline.edtf.wording import PHRASES

_LOCATIVE = (
    "січні", "лютому", "березні", "квітні", "травні", "червні", "липні", "серпні", "вересні", "жовтні", "листопаді", "грудні",
)  # fmt: skip
_UNDATED = {"en": "on a day that no source gives", "uk": "у день, якого жодне джерело не вказує"}
_OTHERWISE = {"en": "(date: {0})", "uk": "(дата: {0})"}


def named(text: str, language: str) -> str:
    """A date or period by its name: `September 2014`, `вересень 2014 року`.

    >>> named("2014-09", "en"), named("2014-09", "uk"), named("2014", "uk")
    ('September 2014', 'вересень 2014 року', '2014 рік')
    """
    date = parse(text)
    return f"{say(date, language)} рік" if language == "uk" and _plain(date, "year") else say(date, language)


def when(text: str | None, language: str) -> str:
    """The words that say when something happened.

    >>> when("2011-09-20", "en"), when("2014-09", "en"), when("2012", "en"), when("199X", "en")
    ('on 20 September 2011', 'in September 2014', 'in 2012', '(date: 1990s)')
    >>> when("2011-09-20", "uk"), when("2014-09", "uk"), when("2012", "uk"), when(None, "uk")
    ('20 вересня 2011 року', 'у вересні 2014 року', '2012 року', 'у день, якого жодне джерело не вказує')
    >>> when("2018?", "en"), when("2018?", "uk")
    ('in 2018 (uncertain)', '2018 року (під сумнівом)')
    >>> when("2017-10-02/2017-10-06", "en"), when("2017-10-02/2017-10-06", "uk")
    ('from 2 October 2017 to 6 October 2017', 'з 2 жовтня 2017 року до 6 жовтня 2017 року')
    """
    if text is None:
        return _UNDATED[language]
    date = parse(text)
    if date.form == "date" and date.uncertain and not date.approximate and text.endswith("?"):
        return f"{when(text[:-1], language)} ({PHRASES[language]['uncertain']})"
    if _plain(date, "day"):
        return say(date, language) if language == "uk" else f"on {say(date, language)}"
    if _plain(date, "year"):
        return f"{text} року" if language == "uk" else f"in {text}"
    if _plain(date, "month") and len(text) == 7:
        year, month = text.split("-")
        return f"у {_LOCATIVE[int(month) - 1]} {year} року" if language == "uk" else f"in {say(date, language)}"
    if _is_day(date.start) and _is_day(date.end) and date.start and date.end and date.start.date and date.end.date:
        first, last = say(date.start.date, language), say(date.end.date, language)
        return f"з {first} до {last}" if language == "uk" else f"from {first} to {last}"
    return _OTHERWISE[language].format(say(date, language))


def _plain(date: Edtf, precision: str) -> bool:
    """Whether the date is a single one of that precision, four digits of a year, no doubt about it."""
    return date.form == "date" and date.precision == precision and date.text[:4].isdigit() and not (date.uncertain or date.approximate)


def _is_day(end: End | None) -> bool:
    return end is not None and end.date is not None and _plain(end.date, "day")
