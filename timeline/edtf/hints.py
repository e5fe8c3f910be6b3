"""Suggests an EDTF spelling for what people really type. Loaded only when a text is wrong.

Each guess is a rewriting; a suggestion is made only when the rewritten text is right EDTF.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from unicodedata import normalize

from timeline.edtf.reading import read
from timeline.edtf.values import Fault
from timeline.edtf.wording import WRITTEN, WRITTEN_MONTHS, WRITTEN_ORDINALS, WRITTEN_SEASONS

_LONGEST = 100
_DEPTH = 2
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_Match = re.Match[str]


def hint_for(text: str) -> str:
    """A suggested spelling ("write 2011-09-20"), or "" when there is none to trust.

    >>> hint_for("20 вересня 2011 р."), hint_for("since 2014"), hint_for("nonsense")
    ('write 2011-09-20', 'write 2014/..', '')
    """
    if len(text) > _LONGEST:
        return ""
    plain = " ".join(normalize("NFKC", text.translate(_DASHES)).lower().split())
    both = _either_order(plain) or _month_or_years(plain)
    if both:
        return both
    part = re.fullmatch(r"(early|mid|late)[ -](?:the )?(?:19)?(\d)0'?s", plain)
    if part:
        return f"write 19{part[2]}X, and `start_part: {part[1]}` (or `end_part`) beside it"
    found = _guess(plain, _DEPTH)
    return f"write {found}" if found else ""


def _either_order(text: str) -> str:
    """Both readings of 05/06/2011; a date with dots has the day first everywhere."""
    found = re.fullmatch(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", text)
    if not found:
        return ""
    first, second = int(found[1]), int(found[2])
    if first == second or first > 12 or second > 12 or not first or not second:
        return ""
    return f"write {found[3]}-{second:02}-{first:02} if the day comes first, {found[3]}-{first:02}-{second:02} if not"


def _month_or_years(text: str) -> str:
    """Both readings of 2006/7 and 2006/07; 2006/13 is no month, and 2006/5 no two years."""
    found = re.fullmatch(r"(\d\d)(\d\d)/(\d{1,2})", text)
    if not found:
        return ""
    century, year, second = found[1], int(found[2]), int(found[3])
    later = second if len(found[3]) == 2 else year // 10 * 10 + second
    if not 1 <= second <= 12 or later <= year:
        return ""
    return f"write {century}{found[2]}-{second:02} if it is a month, {century}{found[2]}/{century}{later:02} if it is years"


def _guess(text: str, depth: int) -> str:
    """The right EDTF for a text in lower case, or ""."""
    for candidate in _candidates(text, depth):
        if candidate and _is_right(candidate):
            return candidate
    return ""


def _is_right(text: str) -> bool:
    try:
        read(text)
    except Fault:
        return False
    return True


def _candidates(text: str, depth: int) -> Iterator[str]:
    yield _respelt(text)
    for pattern, rewrite in _dates():
        found = pattern.fullmatch(text)
        if found:
            yield rewrite(found)
    if depth:
        for pattern, shape in _phrases():
            found = pattern.fullmatch(text)
            if found:
                yield _filled(shape, [_guess(part.strip(), depth - 1) for part in found.groups()])


def _filled(shape: str, parts: list[str]) -> str:
    # A part that is itself an interval or set cannot stand inside another one.
    if not all(parts) or any("/" in part or part[0] in "[{" for part in parts):
        return ""
    return shape.format(*parts)


def _respelt(text: str) -> str:
    """EDTF with small slips: blanks, letter case, Cyrillic Х, older drafts' u, ?~, "unknown", "open"."""
    bare = text.replace(" ", "").translate(str.maketrans("xхuytz", "XXXYTZ"))
    bare = bare.replace("?~", "%").replace("~?", "%")
    return bare if any(char.isdigit() or char == "X" for char in bare) else ""


def _number(text: str) -> str:
    return f"{int(text):02}"


def _day_first(m: _Match) -> str:
    first, second = int(m[1]), int(m[2])
    if second > 12 >= first:  # 09/20/2011 can only be month first
        first, second = second, first
    return f"{m[3]}-{second:02}-{first:02}"


def _months_or_years(m: _Match) -> str:
    """2011-13 reads as the years 2011 to 2013 when it is no month."""
    return f"{m[1]}/{m[1][:2]}{m[2]}" if int(m[2]) > int(m[1][2:]) else ""


def _month_number(text: str, names: tuple[str, ...]) -> int:
    return next(place for place, name in enumerate(names, 1) if re.fullmatch(name, text.rstrip(".")))


def _named_day(m: _Match) -> str:
    number = _month_number(m["month"], WRITTEN_MONTHS)
    day = m.groupdict().get("day")
    return f"{m['year']}-{number:02}" + (f"-{_number(day)}" if day else "")


def _named_part(first_code: int, names: tuple[str, ...]) -> Callable[[_Match], str]:
    return lambda m: f"{m['year']}-{first_code - 1 + _month_number(m['name'], names)}"


def _century(m: _Match) -> str:
    number = int(m[1]) - 1
    return f"{number:02}XX" if 0 <= number < 100 else ""


@cache
def _dates() -> tuple[tuple[re.Pattern[str], Callable[[_Match], str]], ...]:
    """Patterns of a single date with the way to rewrite each."""
    month = "(?P<month>(?:" + "|".join(WRITTEN_MONTHS) + r")\.?)"
    season = "(?P<name>" + "|".join(WRITTEN_SEASONS) + ")"
    ordinal = "(?P<name>" + "|".join(WRITTEN_ORDINALS) + ")"
    digit = "(?P<name>[1-4])"
    year = rf"(?P<year>\d{{4}})(?: ?(?:{WRITTEN['year']}))?"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    named = [
        (rf"{day}(?: of)? {month},? {year}", _named_day),
        (rf"{month} {day},? {year}", _named_day),
        (rf"{month},?(?: of)? {year}", _named_day),
        (rf"(?P<year>\d{{4}}),? {month}(?: {day})?", _named_day),
        (rf"{day}-{month}-(?P<year>\d{{4}})", _named_day),
        (rf"{season}(?: of)? {year}", _named_part(21, WRITTEN_SEASONS)),
        (rf"(?:the )?{ordinal} (?:{WRITTEN['quarter']})(?: of)? {year}", _named_part(33, WRITTEN_ORDINALS)),
        (rf"(?:the )?{ordinal} (?:{WRITTEN['half']})(?: of)? {year}", _named_part(40, WRITTEN_ORDINALS)),
        (rf"q{digit}[ -/]?{year}", _named_part(33, WRITTEN_ORDINALS)),
        (rf"{year}[ -/]?q{digit}", _named_part(33, WRITTEN_ORDINALS)),
        (rf"h{digit}[ -/]?{year}", _named_part(40, WRITTEN_ORDINALS)),
        (rf"{year}[ -/]?h{digit}", _named_part(40, WRITTEN_ORDINALS)),
    ]
    numbers: list[tuple[str, Callable[[_Match], str]]] = [
        (rf"(\d{{1,2}})[./-](\d{{1,2}})[./-](\d{{4}})(?: ?(?:{WRITTEN['year']}))?", _day_first),
        (r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})", lambda m: f"{m[1]}-{_number(m[2])}-{_number(m[3])}"),
        (r"(\d{1,2})[./](\d{4})", lambda m: f"{m[2]}-{_number(m[1])}"),
        (r"(\d{4})[./-](\d{1,2})", lambda m: f"{m[1]}-{_number(m[2])}"),
        (r"(\d{4})-(\d\d)", _months_or_years),
        (r"(\d{4})-(?:2[5-9]|3[0-2])", lambda m: f"{m[1]}-{21 + (int(m[0][-2:]) - 25) % 4}"),
        (r"(\d{4})(0[1-9]|1[0-2])", lambda m: f"{m[1]}-{m[2]}"),
        (r"(\d{4})(\d\d)(\d\d)", lambda m: f"{m[1]}-{m[2]}-{m[3]}"),
        (r"(-?[1-9]\d{4,})", lambda m: f"Y{m[1]}"),
        (r"y(-?)0*(\d{1,4})", lambda m: f"{m[1]}{int(m[2]):04}"),
        (r"-0000", lambda _: "0000"),
        (r"(\d{4}-\d\d-\d\d)[t ](\d\d:\d\d)", lambda m: f"{m[1]}T{m[2]}:00"),
        (r"(\d{4}-\d\d-\d\d)[t ](\d\d:\d\d:\d\d)(?:\.\d+)?(z?)", lambda m: f"{m[1]}T{m[2]}{m[3].upper()}"),
        (rf"(\d{{3}})0(?:{WRITTEN['decade']})(?: ?(?:{WRITTEN['year']}))?", lambda m: f"{m[1]}X"),
        (rf"(\d{{1,2}})(?:st|nd|rd|th|-те)? (?:{WRITTEN['century']})", _century),
        (r"(\d{3})", lambda m: f"{m[1]}X"),
        (rf"(\d{{4}}) ?(?:{WRITTEN['year']})", lambda m: m[1]),
        (rf"(\d{{4}}) (?:{WRITTEN['or']}) (?:{WRITTEN['later']})", lambda m: f"[{m[1]}..]"),
        (rf"(\d{{4}}) (?:{WRITTEN['or']}) (?:{WRITTEN['earlier']})", lambda m: f"[..{m[1]}]"),
        (r"before (\d{4})", lambda m: f"[..{int(m[1]) - 1:04}]"),
        (r"after (\d{4})", lambda m: f"[{int(m[1]) + 1:04}..]"),
        (r"(\d{4})-(\d\d)-\d\d", lambda m: f"{m[1]}-{m[2]}"),  # no such day: the month is what can be told
    ]
    return tuple((re.compile(pattern, re.ASCII | re.IGNORECASE), rewrite) for pattern, rewrite in numbers) + tuple(
        (re.compile(pattern), rewrite) for pattern, rewrite in named
    )


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns around one or two dates, with the EDTF shape to put them in."""
    written = {name: f"(?:{words})" for name, words in WRITTEN.items()}
    side = "(.{4,40}?)"
    table = (
        ("{between} {side} {and} {side}", "[{}..{}]"),
        ("(?:{between}|{since}) {side} (?:{and}|{to}|-) {side}", "{}/{}"),
        ("(?:{since} )?{side} ?(?:[-/]|{to}) ?{now}", "{}/.."),
        ("{side} {now}", "{}/.."),
        ("{side} ?[-/] ?{unknown}", "{}/"),
        ("{unknown} ?[-/] ?{side}", "/{}"),
        ("{side} {to} {side}", "{}/{}"),
        ("{side} ?/ ?{side}", "{}/{}"),
        ("{side} - {side}", "{}/{}"),
        ("{side}-{side}", "{}/{}"),
        ("{side} {or} {side}", "[{},{}]"),
        ("{side} {and} {side}", "{{{},{}}}"),
        ("{about} ?{side}", "{}~"),
        ("{doubt} {side}", "{}?"),
        ("{side} ?\\(\\?\\)", "{}?"),
        ("{since} {side}", "{}/.."),
        ("{side} ?-", "{}/"),
        ("{until} {side}", "/{}"),
        ("{idle}[ -]{side}", "{}"),
    )
    found = []
    for pattern, shape in table:
        filled = pattern
        for name, words in (*written.items(), ("side", side)):
            filled = filled.replace("{" + name + "}", words)
        found.append((re.compile(filled), shape))
    return tuple(found)
