"""Reads an EDTF text into a value. Knows the grammar and the calendar; nothing of wording or of relations."""

from __future__ import annotations

import re

from timeline.edtf.days import PARTS_OF_YEAR, Day, month_length, unit_span
from timeline.edtf.masks import Parts, hull, precision_of
from timeline.edtf.values import Edtf, EdtfError, End, Fault

LONGEST = 1000
MOST_MEMBERS = 10  # of a set
_PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?").fullmatch
# Compiled at their first use, which keeps the import short: most texts are plain dates.
_DATE = (
    r"[?~%]?(-?[0-9X]{4}|Y-?[1-9][0-9]{4,})[?~%]?"
    r"(?:-[?~%]?([0-9X]{2})[?~%]?(?:-[?~%]?([0-9X]{2})[?~%]?)?)?"
)
_TIME = r"T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:Z|[+-]([0-9]{2})(?::([0-9]{2}))?)?"


def parse(text: str) -> Edtf:
    """The value that an EDTF text states; blanks around it do not count.

    Level 0 and level 1 whole; of level 2 sets, X in any place, qualified parts, quarters, quadrimesters, halves.
    Of a date-time only the day is read. Raises EdtfError, and nothing else, for any other text.

    >>> parse("2011-09").earliest, parse("2011-09").latest
    ((2011, 9, 1), (2011, 9, 30))
    >>> parse("199X").latest
    (1999, 12, 31)
    >>> parse("20.09.2011")
    Traceback (most recent call last):
    timeline.edtf.values.EdtfError: "20.09.2011": a year has 4 digits and comes first (write 2011-09-20)
    """
    try:
        return read(text.strip())
    except Fault as fault:
        raise _error(text, fault) from None


def _error(text: str, fault: Fault) -> EdtfError:
    from timeline.edtf.hints import hint_for  # a right text never pays for loading it

    lead = len(text) - len(text.lstrip()) if text.strip() else 0
    return EdtfError(text, lead + fault.position, fault.message, hint_for(text))


def read(text: str) -> Edtf:
    """As `parse`, for a text without blanks around it; raises Fault."""
    plain = _PLAIN(text)
    if plain is not None:
        return _plain_date(text, *plain.groups())
    if len(text) > LONGEST:
        raise Fault(LONGEST, f"longer than {LONGEST} characters")
    if not text:
        raise Fault(0, "nothing is written")
    if text[0] in "[{":
        return _set(text)
    if "/" in text:
        return _interval(text)
    return _date_time(text) if "T" in text else _date(text, 0)


def written_parts(text: str) -> Parts:
    """Year, month and day of a single date's text, as written but without qualifiers and time.

    >>> written_parts("2004-06~-11"), written_parts("~199X")
    (('2004', '06', '11'), ('199X', '', ''))
    """
    found = re.fullmatch(_DATE, text.partition("T")[0])
    if found is None:
        return "", "", ""
    year, month, day = found.groups(default="")
    return year, month, day


def _plain_date(text: str, year_text: str, month_text: str | None, day_text: str | None) -> Edtf:
    year = int(year_text)
    if month_text is None:
        return Edtf(text, "date", (year, 1, 1), (year, 12, 31), "year")
    month = int(month_text)
    if not 1 <= month <= 12:
        return _date(text, 0)
    length = month_length(year, month)
    if day_text is None:
        return Edtf(text, "date", (year, month, 1), (year, month, length), "month")
    day = (year, month, int(day_text))
    if not 1 <= day[2] <= length:
        return _date(text, 0)
    return Edtf(text, "date", day, day, "day")


def _date(text: str, at: int) -> Edtf:
    """A single date that begins at column `at` of the whole text."""
    found = re.fullmatch(_DATE, text)
    if found is None:
        raise _unreadable(text, at)
    year, month, day = found.groups(default="")
    if year == "-0000":
        raise Fault(at + found.start(1), "there is no year -0000: the year before 0001 is 0000")
    if year[0] == "Y" and month:
        raise Fault(at + found.start(2), "a year written with Y takes no month")
    _check_month(month, day, at + found.start(2))
    earliest, latest = _bounds_of(year, month, day, at + found.start(3 if day else 2))
    uncertain = "?" in text or "%" in text
    approximate = "~" in text or "%" in text
    return Edtf(text, "date", earliest, latest, precision_of((year, month, day)), uncertain, approximate)


def _check_month(month: str, day: str, at: int) -> None:
    if not month or month == "XX":
        return
    if "X" in month:
        if month[0] not in "01X" or (month[1] > "2" and month[0] == "1" and month[1] != "X"):
            raise Fault(at, f"there is no month {month}")
        return
    number = int(month)
    if 25 <= number <= 32:
        raise Fault(at, f"seasons of one hemisphere ({month}) are not supported; 21 to 24 are")
    if not 1 <= number <= 12 and number not in PARTS_OF_YEAR:
        raise Fault(at, f"there is no month {month}")
    if day and number > 12:
        raise Fault(at + 3, f"{month} is a part of a year, not a month: it takes no day")


def _bounds_of(year: str, month: str, day: str, at: int) -> tuple[Day, Day]:
    if "X" not in year and "X" not in month and "X" not in day:
        number = int(year.lstrip("Y"))
        if not month:
            return (number, 1, 1), (number, 12, 31)
        first, last = unit_span(number, int(month))
        if not day:
            return first, last
        only = (number, int(month), int(day))
        if first <= only <= last:
            return only, only
        raise _no_such_day(year, month, day, at)
    whole = hull((year, month, day))
    if whole is None:
        raise _no_such_day(year, month, day, at)
    return whole


def _no_such_day(year: str, month: str, day: str, at: int) -> Fault:
    from timeline.edtf.faults import no_such_day

    return Fault(at, no_such_day(year, month, day))


def _unreadable(text: str, at: int) -> Fault:
    from timeline.edtf.faults import explain

    position, message = explain(text)
    return Fault(at + position, message)


def _date_time(text: str) -> Edtf:
    day_text, _, time_text = text.partition("T")
    at = len(day_text)
    found = re.fullmatch(_TIME, text[at:])
    plain = _PLAIN(day_text)
    if found is None and plain is None:
        raise _unreadable(text, 0)
    if plain is None or plain[3] is None:
        raise Fault(at, "a time of day follows only a full date (YYYY-MM-DD)")
    if found is None:
        raise Fault(at + 1, "a time is written hh:mm:ss, then nothing, Z or an offset such as +02:00")
    hour, minute, second, offset_hour, offset_minute = (int(part or 0) for part in found.groups())
    # ISO 8601: a leap second is the 60th second of the last minute of an hour, in whatever offset.
    if hour > 23 or minute > 59 or second > 60 or (second == 60 and minute != 59):
        raise Fault(at + 1, f"there is no time {time_text[:8]}")
    if offset_hour > 23 or offset_minute > 59:
        raise Fault(at + 9, f"there is no offset {time_text[8:]}")
    day = _plain_date(day_text, *plain.groups())
    return Edtf(text, "date", day.earliest, day.latest, "day")


def _interval(text: str) -> Edtf:
    left, _, right = text.partition("/")
    if re.fullmatch(r"\d{1,2}/\d{1,2}/\d{4}", text):
        raise Fault(0, "a year has 4 digits and comes first")
    if "/" in right:
        raise Fault(text.index("/", len(left) + 1), 'an interval has one "/"')
    start, end = _end(left, 0), _end(right, len(left) + 1)
    if start.date is None and end.date is None:
        raise Fault(0, "the interval states neither its start nor its end")
    earliest = start.date.earliest if start.date else None
    latest = end.date.latest if end.date else None
    if earliest and latest and earliest > latest:
        raise Fault(len(left) + 1, "the interval ends before it begins")
    dates = [date for date in (start.date, end.date) if date]
    return Edtf(text, "interval", earliest, latest, "none", *_flags(dates), start, end)


def _end(text: str, at: int) -> End:
    if not text:
        return End("unknown")
    if text == "..":
        return End("open")
    return End("stated", _member_date(text, at))


def _member_date(text: str, at: int) -> Edtf:
    """A date inside an interval or a set, where a time of day has no place (EDTF level 0, interval)."""
    if "T" in text and _PLAIN(text[:10]):
        raise Fault(at + text.index("T"), "an interval or set takes dates without a time")
    plain = _PLAIN(text)
    if plain is not None:
        try:
            return _plain_date(text, *plain.groups())
        except Fault:
            pass  # told below, at its place in the whole text
    return _date(text, at)


def _flags(dates: list[Edtf]) -> tuple[bool, bool]:
    return any(date.uncertain for date in dates), any(date.approximate for date in dates)


def _set(text: str) -> Edtf:
    closing = "]" if text[0] == "[" else "}"
    inside = text[1:-1]
    if len(text) < 2 or text[-1] != closing:
        raise Fault(len(text) - 1, f'a set that opens with "{text[0]}" ends with "{closing}"')
    members: list[Edtf] = []
    at = 1
    items = inside.split(",")
    if len(items) > MOST_MEMBERS:
        raise Fault(0, f"a set of more than {MOST_MEMBERS} dates")
    for place, item in enumerate(items):
        members.append(_member(item, at, first=place == 0, last=place == len(items) - 1))
        at += len(item) + 1
    firsts = [member.earliest for member in members if member.earliest]
    lasts = [member.latest for member in members if member.latest]
    earliest = min(firsts) if len(firsts) == len(members) else None
    latest = max(lasts) if len(lasts) == len(members) else None
    return Edtf(text, "set", earliest, latest, "none", *_flags(members), None, None, tuple(members))


def _member(item: str, at: int, *, first: bool, last: bool) -> Edtf:
    left, dots, right = item.partition("..")
    if not dots:
        if not item:
            raise Fault(at, "a member of the set is missing")
        return _member_date(item, at)
    if not left and not right:
        raise Fault(at, '".." in a set needs a date before or after it')
    if (not left and not first) or (not right and not last):
        raise Fault(at + len(left), '".." without a date stands only at the start or the end of a set')
    start = End("stated", _member_date(left, at)) if left else End("open")
    end = End("stated", _member_date(right, at + len(left) + 2)) if right else End("open")
    earliest = start.date.earliest if start.date else None
    latest = end.date.latest if end.date else None
    if earliest and latest and earliest > latest:
        raise Fault(at + len(left) + 2, "the range ends before it begins")
    dates = [date for date in (start.date, end.date) if date]
    return Edtf(item, "interval", earliest, latest, "none", *_flags(dates), start, end)


def is_whole(e: Edtf) -> bool:
    """Whether a single date has no qualifier and no X, so that its unit's first and last day are certain."""
    return not (e.uncertain or e.approximate or "X" in e.text)
