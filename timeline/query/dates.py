"""Dates that somebody typed, as days of the calendar."""

from __future__ import annotations

from timeline.edtf import Day, Edtf, EdtfError, parse
from timeline.query.lens import UsageError


def read_date(text: str, option: str) -> Edtf:
    """The date of an option. Raises `UsageError` with a suggested form."""
    try:
        return parse(text)
    except EdtfError as error:
        raise UsageError(f"{option}: {error.message}", error.hint) from None


def iso_bounds(date: Edtf) -> tuple[str, str]:
    """First and last day as text; an open side, or a year of more than four digits, reaches the end of the calendar."""
    return _iso(date.earliest, "0000-01-01"), _iso(date.latest, "9999-12-31")


def _iso(day: Day | None, otherwise: str) -> str:
    if day is None:
        return otherwise
    if not 0 <= day[0] <= 9999:
        return "0000-01-01" if day[0] < 0 else "9999-12-31"
    return f"{day[0]:04d}-{day[1]:02d}-{day[2]:02d}"


def stretch(begin: str, end: str) -> tuple[str, str]:
    """First and last day of what --from and --to ask for. Raises `UsageError` when they are the wrong way round."""
    first = iso_bounds(read_date(begin, "--from"))[0] if begin else "0000-01-01"
    last = iso_bounds(read_date(end, "--to"))[1] if end else "9999-12-31"
    if first > last:
        raise UsageError(f"--from {begin} lies after --to {end}", "give the earlier date to --from")
    return first, last
