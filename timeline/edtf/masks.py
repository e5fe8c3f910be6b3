"""Dates with unspecified digits: which years, months and days `X` leaves possible (EDTF level 1 and 2).

Works on the three written parts of a date, for example ("199X", "", "") or ("2011", "XX", "12").
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import product

from timeline.edtf.days import PARTS_OF_YEAR, Day, Span, is_leap, month_length, next_day, unit_span
from timeline.edtf.values import Precision

Parts = tuple[str, str, str]
"""Year, month (or season code) and day as written, qualifiers removed; "" for a part that is not written."""

_MOST_SPANS = 400
_SHORT = (2, 4, 6, 9, 11)
_YEAR_PRECISION: tuple[Precision, ...] = ("year", "decade", "century", "millennium", "none")


def trimmed(parts: Parts) -> Parts:
    """The parts without a trailing day or month that is wholly unspecified: `2011-XX-XX` says no more than `2011`."""
    year, month, day = parts
    if day == "XX":
        day = ""
    if not day and month == "XX":
        month = ""
    return year, month, day


def year_range(year: str) -> tuple[int, int] | None:
    """First and last year of a written year whose X, if any, all stand at its right; else None.

    >>> year_range("199X"), year_range("-00XX"), year_range("1XX9")
    ((1990, 1999), (-99, 0), None)
    """
    digits = year.lstrip("Y-")
    if "X" in digits.rstrip("X"):
        return None
    low, high = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    return (-high, -low) if "-" in year else (low, high)


def precision_of(parts: Parts) -> Precision:
    """The finest unit that the parts state."""
    year, month, day = trimmed(parts)
    if day:
        return "day"
    if not month:
        return _YEAR_PRECISION[year.count("X")] if year_range(year) else "year"
    if "X" in month or month <= "12":
        return "month"
    return "season" if month <= "24" else "quarter" if month <= "36" else "quadrimester" if month <= "39" else "half"


def hull(parts: Parts) -> Span | None:
    """First and last possible day; None when no day fits (`2011-02-3X`)."""
    year, month, day = trimmed(parts)
    years = _years(year)
    if not month:
        return (years[0], 1, 1), (years[-1], 12, 31)
    first = next(filter(None, (_first_in_year(number, month, day) for number in years)), None)
    last = next(filter(None, (_last_in_year(number, month, day) for number in reversed(years))), None)
    return None if first is None or last is None else (first, last)


def spans(parts: Parts) -> tuple[Span, ...]:
    """The stretches of possible days, in order, touching ones joined.

    Past some hundreds of stretches (`XXXX-12-25`) only the hull is returned: relations then answer "maybe"
    where they could have answered "no", and are never wrong.

    >>> spans(("2011", "X2", "3X"))
    (((2011, 12, 30), (2011, 12, 31)),)
    """
    whole = hull(parts)
    if whole is None:
        return ()
    year, month, day = trimmed(parts)
    numbers = year_range(year)
    years = _years(year)
    if (numbers and not month) or len(years) * max(1, len(_months(month))) * (31 if day else 1) > _MOST_SPANS * 31:
        return (whole,)
    found = _joined([span for number in years for span in _year_spans(number, month, day)])
    return found if len(found) <= _MOST_SPANS else (whole,)


def count_of(parts: Parts) -> int:
    """At most so many stretches are possible.

    >>> count_of(("199X", "XX", "12")), count_of(("199X", "", ""))
    (120, 1)
    """
    year, month, day = trimmed(parts)
    if not month and year_range(year):
        return 1
    return int(10 ** (year + day).count("X") * (12 if month == "XX" else 10 ** month.count("X")))


def share_day(one: Parts, other: Parts) -> bool:
    """Whether two written dates leave a day in common: their digits are held against each other, and of parts of the year, which are no months, the days.

    >>> share_day(("199X", "XX", "12"), ("1995", "03", "")), share_day(("2011", "XX", "30"), ("201X", "02", ""))
    (True, False)
    """
    if any(len(parts[0]) != 4 or (parts[1] > "12" and "X" not in parts[1]) for parts in (one, other)):
        return _meets(spans(one), spans(other))
    mask = [_common(a or "XX", b or "XX") for a, b in zip(one, other, strict=True)]
    if "" in mask:
        return False
    year, month, day = mask
    months = _months(month)
    if any(_days(day, 31 if number not in _SHORT else 30 if number != 2 else 28) for number in months):
        return True
    return 2 in months and bool(_days(day, 29)) and any(map(is_leap, _fitting(year)))


def _common(one: str, other: str) -> str:
    """The digits that both masks leave possible; empty when there are none."""
    pairs = list(zip(one, other, strict=True))
    if any(a != b and "X" not in (a, b) for a, b in pairs):
        return ""
    return "".join(b if a == "X" else a for a, b in pairs)


def _meets(one: Sequence[Span], other: Sequence[Span]) -> bool:
    return any(a[0] <= b[1] and b[0] <= a[1] for a in one for b in other)


def _years(year: str) -> list[int] | range:
    numbers = year_range(year)
    if numbers:
        return range(numbers[0], numbers[1] + 1)
    digits = year.lstrip("-")
    found = _fitting(digits)
    return [-number for number in reversed(found)] if year[0] == "-" else found


def _fitting(mask: str) -> list[int]:
    return [int("".join(choice)) for choice in product(*("0123456789" if char == "X" else char for char in mask))]


@cache  # there are 121 masks of a month or a day
def _fitting_two(mask: str) -> list[int]:
    return _fitting(mask)


def _months(month: str) -> list[int]:
    if "X" not in month:
        return [int(month)] if month else []
    return [number for number in _fitting_two(month) if 1 <= number <= 12]


def _days(day: str, length: int) -> list[int]:
    return [number for number in _fitting_two(day) if 1 <= number <= length]


def _year_spans(year: int, month: str, day: str) -> list[Span]:
    if not month:
        return [((year, 1, 1), (year, 12, 31))]
    months = _months(month)
    if not day:
        return [unit_span(year, number) for number in months]
    return [
        ((year, number, found), (year, number, found))
        for number in months
        if number not in PARTS_OF_YEAR
        for found in _days(day, month_length(year, number))
    ]


def _first_in_year(year: int, month: str, day: str) -> Day | None:
    if not day:
        return _year_spans(year, month, day)[0][0]
    for number in _months(month):
        if number not in PARTS_OF_YEAR and (days := _days(day, month_length(year, number))):
            return year, number, days[0]
    return None


def _last_in_year(year: int, month: str, day: str) -> Day | None:
    if not day:
        return _year_spans(year, month, day)[-1][1]
    for number in reversed(_months(month)):
        if number not in PARTS_OF_YEAR and (days := _days(day, month_length(year, number))):
            return year, number, days[-1]
    return None


def _joined(found: list[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for first, last in found:
        if joined and next_day(joined[-1][1]) >= first:
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return tuple(joined)
