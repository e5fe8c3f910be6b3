"""Calendar arithmetic on days as plain tuples: proleptic Gregorian, any integer year, year 0 included (ISO 8601)."""

from __future__ import annotations

Day = tuple[int, int, int]
"""(year, month, day); tuple order is time order."""

Span = tuple[Day, Day]
"""First and last day, both inside."""

_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

# Codes that stand in the place of a month: first and last month; a month past 12 is in the next year.
# EDTF level 1, seasons (21-24), and level 2, quarters, quadrimesters, halves. A season without a hemisphere is
# read as the northern, meteorological one; winter belongs to the year in which it begins.
PARTS_OF_YEAR = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14),
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
    37: (1, 4), 38: (5, 8), 39: (9, 12),
    40: (1, 6), 41: (7, 12),
}  # fmt: skip


def is_leap(year: int) -> bool:
    """Whether the year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Number of days of a month, 1 to 12.

    >>> month_length(1900, 2), month_length(2000, 2), month_length(-4, 2)
    (28, 29, 29)
    """
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month]


def unit_span(year: int, code: int) -> Span:
    """First and last day of a month (1-12) or of a season, quarter, quadrimester or half (its EDTF code).

    >>> unit_span(2011, 24)
    ((2011, 12, 1), (2012, 2, 29))
    """
    first, last = PARTS_OF_YEAR.get(code, (code, code))
    end_year, end_month = (year + 1, last - 12) if last > 12 else (year, last)
    return (year, first, 1), (end_year, end_month, month_length(end_year, end_month))


def next_day(day: Day) -> Day:
    """The day after.

    >>> next_day((2011, 12, 31))
    (2012, 1, 1)
    """
    year, month, number = day
    if number < month_length(year, month):
        return year, month, number + 1
    return (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)
