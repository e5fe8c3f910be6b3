"""iCalendar (RFC 5545): an all-day event for everything that happened on a known day; the rest only where it is asked for, and marked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from timeline import __version__
from timeline.export.formats import Choices, Losses
from timeline.export.said import ABOUT, VAGUE, Said
from timeline.export.text import lose, plain
from timeline.query.happened import Deadline, Happened, deadlines
from timeline.query.selection import SURE, Selection
from timeline.words import say

_LAST = date(9999, 12, 30)  # the day after it is the last that a calendar knows


def write_ics(selection: Selection, path: str, choices: Choices) -> Losses:
    """A calendar. Its ids are the addresses of the events, so that a second import renews and does not repeat."""
    import icalendar

    losses: Losses = {}
    calendar = icalendar.Calendar()
    about = selection.about()
    calendar.add("prodid", f"-//policy-timeline//timeline {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for name, text in (
        ("name", about["title"]),
        ("x-wr-calname", about["title"]),
        ("description", selection.headline()),
        ("x-wr-caldesc", selection.headline()),
    ):
        calendar.add(name, plain(text))
    head, end = calendar.to_ical().partition(b"END:VCALENDAR")[::2]
    with open(path, "wb") as out:  # event by event: a calendar as one object takes ten times the memory of its file
        out.write(head)
        for item in _items(selection, choices, losses):
            event = icalendar.Event()
            for name, value in item:
                event.add(name, value)
            out.write(event.to_ical())
        out.write(b"END:VCALENDAR" + end)
    return losses


def _items(selection: Selection, choices: Choices, losses: Losses) -> Iterator[list[tuple[str, Any]]]:
    """The properties of every event of the calendar."""
    said = Said(selection, losses)
    for event in said.events():
        days = said.stretch(event, choices)
        if days is not None:
            yield _happened(said, event, *days, choices)
    for deadline in deadlines(selection) if choices.deadlines else ():
        if deadline.exact or choices.possible:
            yield _deadline(selection, deadline, losses)
        else:
            lose(losses, VAGUE)


def _happened(said: Said, event: Happened, first: str, last: str, exact: bool, choices: Choices) -> list[tuple[str, Any]]:
    language = said.lens.language
    when = f"{say('date', language)}: {event.date}{' ≠' if event.disputed else ''}"
    item = _common(said.selection, event.id, said.head(event), first, last, is_sure=exact and event.certainty == SURE, vague=not exact)
    item += [("description", "\n".join((when, *said.details(event)))), ("categories", [say(event.record_kind, language), say(event.kind, language)])]
    if choices.anniversaries and exact and first == last:
        item.append(("rrule", {"freq": "yearly"}))
    return item


def _deadline(selection: Selection, item: Deadline, losses: Losses) -> list[tuple[str, Any]]:
    """On its day; where that is not exact, over the days on which it may lie."""
    language = selection.lens.language
    first = item.last if item.exact or item.first is None else item.first
    title = f"{say(item.what, language)}: {plain(item.title, losses)}"
    found = _common(
        selection, f"{item.record}#{item.what}", title, first, item.last, is_sure=item.exact and item.certainty == SURE, vague=not item.exact
    )
    return [*found, ("categories", [say(item.record_kind, language), say(item.what, language)])]


def _common(selection: Selection, address: str, title: str, first: str, last: str, *, is_sure: bool, vague: bool) -> list[tuple[str, Any]]:
    """What every event has: whole days, the end being the day after the last, which takes nobody's time."""
    stamp = datetime.fromisoformat(selection.dated or "1980-01-01").replace(tzinfo=UTC)
    return [
        ("uid", f"{address}@{selection.name}.policy-timeline"), ("dtstamp", stamp), ("dtstart", date.fromisoformat(first)),
        ("dtend", min(date.fromisoformat(last), _LAST) + timedelta(days=1)), ("summary", f"{ABOUT if vague else ''}{title[:1].upper()}{title[1:]}"),
        ("status", "CONFIRMED" if is_sure else "TENTATIVE"), ("transp", "TRANSPARENT"),
    ]  # fmt: skip
