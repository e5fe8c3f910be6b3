"""Says what is wrong with a text that is not an EDTF date. Loaded only when a text is wrong."""

from __future__ import annotations

import re

from timeline.edtf.days import month_length
from timeline.edtf.values import quoted
from timeline.edtf.wording import MONTH_NAMES

_ALLOWED = frozenset("0123456789X?~%-YTZ:+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_EXPONENT = re.compile(r"Y?-?[0-9]+(E[0-9]+|S[0-9]+)+")
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212"
_PART = re.compile(r"[?~%]?([0-9X]*)[?~%]?")
_YEAR = re.compile(r"[?~%]?((Y?)-?([0-9X]*))[?~%]?")


def no_such_day(year: str, month: str, day: str) -> str:
    """Why no day fits, for example "February 2011 has 28 days"."""
    if "X" in year or "X" in month:
        return f"no day {day} fits month {month} of year {year}"
    length = month_length(int(year), int(month))
    return f"{MONTH_NAMES['en'][int(month) - 1]} {year} has {length} days"


def explain(text: str) -> tuple[int, str]:
    """Column and plain words of the first fault of a text that is no single EDTF date."""
    found = _EXPONENT.match(text)
    if found:
        kind = "exponents (E)" if "E" in found[0] else "significant digits (S)"
        return found.start(1), f"{kind} are not supported"
    return _foreign(text) or _shape(text)


def _foreign(text: str) -> tuple[int, str] | None:
    """A word or a character that no EDTF date has."""
    for word in _WORD.finditer(text):
        if not set(word[0]) <= set("XxХхYTZuЧ"):
            return word.start(), f"the word {quoted(word[0])} is not part of an EDTF date"
    for column, char in enumerate(text):
        if char not in _ALLOWED and char not in "./, ":
            return column, _character(char)
    blank = text.find(" ")
    return (blank, "a date has no blanks inside") if blank >= 0 else None


def _character(char: str) -> str:
    if char in "xu":
        return f'an unspecified digit is written "X", not "{char}"'
    if char in "Хх":
        return "this is the Cyrillic letter Х; an unspecified digit is the Latin X"
    if char in _DASHES:
        return 'this dash is not "-"; an interval is written with "/"'
    if char.isdecimal():
        return "a digit that is not one of 0 to 9"
    if not char.isprintable():
        return f"the character U+{ord(char):04X} has no place in a date"
    return f"unexpected {quoted(char)}"


def _shape(text: str) -> tuple[int, str]:
    """The first part of a date that has the wrong length, or what follows the last part."""
    year = _YEAR.match(text)
    if year is None or not year[3]:
        return (year.start(3) if year else 0), "a date begins with a year of 4 digits"
    if year[2]:
        if not year[3].isdecimal() or len(year[3]) < 5 or year[3][0] == "0":
            return year.start(3), "a year written with Y has more than 4 digits, the first not 0"
    elif len(year[3]) > 4:
        return year.start(1), "a year has 4 digits; a longer one is written with Y before it"
    elif len(year[3]) < 4:
        return year.start(1), "a year has 4 digits and comes first"
    at = year.end()
    for name in ("month", "day"):
        if text[at : at + 1] != "-":
            break
        part = _PART.match(text, at + 1)
        if part is None or len(part[1]) != 2:
            return at + 1, f"a {name} has 2 digits"
        at = part.end()
    return min(at, len(text) - 1), _rest(text[at:])


def _rest(rest: str) -> str:
    if rest[:1] in ("?", "~", "%"):
        return "one qualifier is enough; both at once is %"
    return f"unexpected {quoted(rest)} after the date"
