"""Dates as tables write them, in English or Ukrainian, to EDTF. What can mean two things is refused, never guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import NamedTuple
from unicodedata import normalize

from timeline.edtf import Edtf, EdtfError, parse
from timeline.edtf.wording import WRITTEN, WRITTEN_MONTHS

ORDERS = ("dmy", "mdy")
_LONGEST = 100
_SPELLING = "put it as YYYY-MM-DD; where less is known, as YYYY-MM or YYYY"
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_UNKNOWN = frozenset(("?", "??", "unknown", "undated", "not known", "date unknown", "невідомо", "дата невідома", "б. д.", "б.д.", "n.d.", "n. d."))
_FOOTNOTE = re.compile(r"\s*(?:<sup>.*?</sup>|\[[\w*, ]{1,8}\]|[¹²³⁰⁴-⁹*†‡]+)$", re.IGNORECASE)
_NUMBERED = re.compile(r"(.*(?:[^\W\d_]\.? \d{4}|\d{4} [A-Za-z]{1,2})) \d{1,2}(?:, ?\d{1,2})*")  # 19 Jul 2006 a 3
_MARKED = re.compile(r"(.*\d{4}) ([A-Za-z]{1,2})")
_PARTS = {
    "early": "early", "beginning of": "early", "start of": "early", "початок": "early", "на початку": "early",
    "mid": "mid", "middle of": "mid", "середина": "mid", "у середині": "mid", "в середині": "mid",
    "late": "late", "end of": "late", "кінець": "late", "наприкінці": "late", "в кінці": "late",
}  # fmt: skip
_NUMERIC = re.compile(rf"(\d{{1,2}}) ?([./-]) ?(\d{{1,2}}) ?\2 ?(\d{{4}})(?: ?(?:{WRITTEN['year']}))?")
_BEFORE = r"(?:before|prior to|earlier than|перед|раніше)"
_AFTER = r"(?:after|later than|після|пізніше)"
_Match = re.Match[str]


class Unread(ValueError):
    """A text that cannot be read as a date: the reason, and what to do."""

    def __init__(self, reason: str, hint: str = _SPELLING) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint


class Read(NamedTuple):
    """A date: its EDTF, empty where it is known to be unknown; the part of its unit; the words of the table where EDTF does not say all of them."""

    edtf: str
    part: str = ""
    words: str = ""


def split_mark(text: str, marks: Collection[str]) -> tuple[str, str]:
    """A cell without footnotes, and the mark behind its date: `a` for accession in tables of the United Nations. Raises `Unread` for a strange mark.

    >>> split_mark("19 Jul 2006 a", ("a", "AA")), split_mark("26 May 2004¹ AA", ("a", "AA")), split_mark("1990s", ("s",))
    (('19 Jul 2006', 'a'), ('26 May 2004', 'AA'), ('1990s', ''))
    """
    plain = without_footnotes(text)
    found = _MARKED.fullmatch(plain)
    if not found:
        return plain, ""
    if found[2] not in marks:
        raise Unread(f"the mark `{found[2]}` is not among the marks of the map", "say under `marks` in the map what it means")
    return without_footnotes(found[1]), found[2]


def without_footnotes(text: str) -> str:
    """The text without the signs of footnotes at its end."""
    plain = " ".join(text.split())
    while True:
        shorter = _FOOTNOTE.sub("", plain)
        numbered = _NUMBERED.fullmatch(shorter)
        shorter = numbered[1] if numbered else shorter
        marked = re.fullmatch(r"(.*?)(\s[A-Za-z]{1,2})", shorter)  # a footnote may stand before the mark
        if marked and _FOOTNOTE.search(marked[1]):
            shorter = f"{_FOOTNOTE.sub('', marked[1])}{marked[2]}"
        if shorter == plain:
            return plain
        plain = shorter


@lru_cache(4_096)  # a column holds the same days again and again
def read_date(text: str, order: str = "", slash: str = "years") -> Read:
    """The date that a text writes. Raises `Unread` with the reason.

    `order` is `dmy` or `mdy`, or empty where the table does not say; `slash` tells what 2011/12 means: two `years`, or a `month`.

    >>> read_date("19 липня 2006 р.").edtf, read_date("2006/7").edtf, read_date("c. 1995").edtf, read_date("before 1990").edtf
    ('2006-07-19', '2006/2007', '1995~', '[..1989]')
    """
    whole = " ".join(text.split())
    if len(whole) > _LONGEST:
        raise Unread("it is too long for a date")
    bare = without_footnotes(whole)
    if whole.lower() in _UNKNOWN:
        return Read("")
    edtf, part = _Reader(order, slash).whole(bare)
    try:
        parse(edtf)
    except EdtfError as error:
        raise Unread(error.message, error.hint or _SPELLING) from None
    return Read(edtf, part, whole if part or bare != whole else "")


class _Reader:
    """Reads one cell under the rules of its map."""

    def __init__(self, order: str, slash: str) -> None:
        self.order = order
        self.slash = slash

    def whole(self, text: str) -> tuple[str, str]:
        """The EDTF, and `early`, `mid` or `late`."""
        plain = " ".join(normalize("NFKC", text.translate(_DASHES)).lower().split()).rstrip(",;")
        for words, part in _PARTS.items():
            rest = plain.removeprefix(words)
            if rest != plain and rest[:1] in (" ", "-"):
                return self.single(rest.lstrip(" -").removeprefix("the ")), part
        return _edtf(text) or _edtf(text.upper()) or self.phrase(plain), ""

    def phrase(self, text: str) -> str:
        """A date with words around it, or a range."""
        if _NUMERIC.fullmatch(text):
            return self.single(text)
        for pattern, build in _PHRASES:
            found = re.fullmatch(pattern, text)
            if found:
                return build(*(self.single(group) for group in found.groups()))
        ranged = self.stretch(text)
        return ranged or self.single(text)

    def stretch(self, text: str) -> str:
        """`2006/7`, `1998-99`, `14-16 July 2000`, `May 2001 - June 2002`, `1981-09..1981-10`; empty for what is none of these."""
        years = re.fullmatch(r"(\d{4}) ?([-/]) ?(\d{1,2})", text)
        if years:
            return self.years(years[1], years[2], years[3])
        days = re.fullmatch(r"(\d{1,2}) ?- ?(\d{1,2}) (\D+ \d{4}.*)", text)
        if days:
            return f"{self.single(f'{days[1]} {days[3]}')}/{self.single(f'{days[2]} {days[3]}')}"
        months = re.fullmatch(r"([^\W\d_]+\.?) ?- ?([^\W\d_]+\.?) (\d{4}.*)", text)
        if months:
            return f"{self.single(f'{months[1]} {months[3]}')}/{self.single(f'{months[2]} {months[3]}')}"
        between = re.fullmatch(r"(.{4,10})\.\.(.{4,10})", text)
        if between:
            return f"[{self.single(between[1])}..{self.single(between[2])}]"
        halves = re.fullmatch(r"(.{4,40}?)(?: - | ?/ ?(?=\d{4}\b)|(?<=\d{4})-(?=\d{4}\b))(.{4,40})", text)
        return f"{self.single(halves[1])}/{self.single(halves[2])}" if halves else ""

    def years(self, first: str, sign: str, last: str) -> str:
        """Two years of which the second is cut short; what may be a month is one only where the map says so."""
        number = int(last)
        end = int(first) - int(first) % 10 ** len(last) + number
        end += 10 ** len(last) if end < int(first) else 0
        is_month = 1 <= number <= 12
        if is_month and sign == "/" and self.slash == "month":
            return f"{first}-{number:02}"
        if is_month and (sign == "-" or end != int(first) + 1):
            raise Unread("it may be a month or a range of years", "put both years in full: 2006/2010; for months say in the map: year_slash: month")
        return f"{first}/{end:04}"

    def single(self, text: str) -> str:
        """One date."""
        found = _edtf(text.upper())
        if found and "/" not in found:
            return found
        numeric = _NUMERIC.fullmatch(text)
        if numeric:
            return self.ordered(int(numeric[1]), int(numeric[3]), numeric[4], numeric[2])
        for pattern, build in _singles():
            match = pattern.fullmatch(text)
            if match:
                return build(match)
        raise Unread("it cannot be read as a date")

    def ordered(self, first: int, second: int, year: str, sign: str) -> str:
        """Day and month in the order of the map; with dots the day comes first everywhere."""
        order = self.order or ("dmy" if sign == "." or first == second or first > 12 >= second else "mdy" if second > 12 >= first else "")
        if not order:
            raise Unread("day and month may stand in either order", "say which in the map: date_order: dmy")
        day, month = (first, second) if order == "dmy" else (second, first)
        return f"{year}-{month:02}-{day:02}"


def _edtf(text: str) -> str:
    """The text where it is EDTF as it stands, and nothing that a table writes for something else; else empty."""
    stamp = re.fullmatch(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?", text)
    try:
        return parse(stamp[1] if stamp else text).text
    except EdtfError:
        return ""


def _before(text: str) -> str:
    found = _single_unit(text)
    return f"[..{_neighbour(found, -1)}]"


def _after(text: str) -> str:
    found = _single_unit(text)
    return f"[{_neighbour(found, 1)}..]"


def _single_unit(text: str) -> Edtf:
    found = parse(text)
    if found.form != "date" or found.precision not in ("day", "month", "year") or None in (found.earliest, found.latest):
        raise Unread("before and after need a day, a month or a year")
    return found


def _neighbour(found: Edtf, step: int) -> str:
    """The day, month or year next to a date."""
    assert found.earliest is not None and found.latest is not None  # noqa: PT018 (one fact)
    year, month, day = found.earliest if step < 0 else found.latest
    try:
        other = date(year, month, day) + timedelta(days=step)
    except (ValueError, OverflowError):
        raise Unread("there is nothing before or after it") from None
    return other.isoformat()[: {"year": 4, "month": 7, "day": 10}[found.precision]]


_SIDE = "(.{4,40}?)"
_PHRASES: tuple[tuple[str, Callable[..., str]], ...] = (
    (rf"(?:{WRITTEN['about']})[ ]?{_SIDE}", lambda one: f"{one}~"),
    (rf"(?:{WRITTEN['doubt']}) {_SIDE}", lambda one: f"{one}?"),
    (rf"{_SIDE} ?(?:\(\?\)|\?)", lambda one: f"{one}?"),
    (rf"(?:{WRITTEN['between']}) {_SIDE} (?:{WRITTEN['and']}) {_SIDE}", lambda one, two: f"[{one}..{two}]"),
    (rf"(?:{WRITTEN['since']}) {_SIDE} (?:{WRITTEN['to']}) {_SIDE}", lambda one, two: f"{one}/{two}"),
    (rf"(?:(?:{WRITTEN['since']}) )?{_SIDE} ?(?:[-/]|{WRITTEN['to']}) ?(?:{WRITTEN['now']})", lambda one: f"{one}/.."),
    (rf"{_BEFORE} {_SIDE}", _before),
    (rf"{_AFTER} {_SIDE}", _after),
    (rf"(?:by|не пізніше) {_SIDE}", lambda one: f"[..{one}]"),
    (rf"{_SIDE} (?:{WRITTEN['or']}) (?:{WRITTEN['earlier']})", lambda one: f"[..{one}]"),
    (rf"{_SIDE} (?:{WRITTEN['or']}) (?:{WRITTEN['later']})", lambda one: f"[{one}..]"),
    (rf"{_SIDE} (?:{WRITTEN['or']}) {_SIDE}", lambda one, two: f"[{one},{two}]"),
    (rf"(?:{WRITTEN['since']}) {_SIDE}", lambda one: f"{one}/.."),
    (rf"(?:{WRITTEN['until']}) {_SIDE}", lambda one: f"/{one}"),
    (rf"{_SIDE} (?:{WRITTEN['to']}) {_SIDE}", lambda one, two: f"{one}/{two}"),
)


@cache
def _singles() -> tuple[tuple[re.Pattern[str], Callable[[_Match], str]], ...]:
    """Patterns of one date, with the way to write each."""
    month = "(?P<month>(?:" + "|".join(f"(?:{name})" for name in WRITTEN_MONTHS) + r")\.?)"
    year = rf"(?P<year>\d{{4}})(?: ?(?:{WRITTEN['year']}))?"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    named = [
        rf"{day}(?: of)? {month},? {year}", rf"{month} {day},? {year}", rf"{month},? {year}", rf"(?P<year>\d{{4}}),? {month}(?: {day})?",
        rf"{day}[-/.]{month}[-/.](?P<year>\d{{4}})", rf"{month}[-/](?P<year>\d{{4}})",
    ]  # fmt: skip
    numbers: list[tuple[str, Callable[[_Match], str]]] = [
        (r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})", lambda m: f"{m[1]}-{int(m[2]):02}-{int(m[3]):02}"),
        (r"(\d{4})(\d\d)(\d\d)", lambda m: f"{m[1]}-{m[2]}-{m[3]}"),
        (r"(\d{1,2})[./](\d{4})", lambda m: f"{m[2]}-{int(m[1]):02}"),
        (rf"(\d{{4}}) ?(?:{WRITTEN['year']})", lambda m: m[1]),
        (rf"(?:the )?(\d{{3}})0(?:{WRITTEN['decade']})(?: ?(?:{WRITTEN['year']}))?", lambda m: f"{m[1]}X"),
        (rf"(?:the )?(\d{{1,2}})(?:st|nd|rd|th|-те|-го)? (?:{WRITTEN['century']})", lambda m: f"{int(m[1]) - 1:02}XX"),
        (rf"(?:(?:\d{{1,2}} ?[./-] ?){{2}}|{month}[ -]|'|’)\d{{2}}", _refuse("its year has two digits", "put the year in full")),
        (r"\d{5}(?:\.\d+)?", _refuse("it is the number by which a spreadsheet keeps a day", "give the column the form YYYY-MM-DD there")),
    ]
    return (*((re.compile(pattern), _named) for pattern in named), *((re.compile(pattern), build) for pattern, build in numbers))


def _named(found: _Match) -> str:
    name = found["month"].rstrip(".")
    number = next(place for place, names in enumerate(WRITTEN_MONTHS, 1) if re.fullmatch(names, name))
    day = found.groupdict().get("day")
    return f"{found['year']}-{number:02}" + (f"-{int(day):02}" if day else "")


def _refuse(reason: str, hint: str) -> Callable[[_Match], str]:
    def build(_: _Match) -> str:
        raise Unread(reason, hint)

    return build
