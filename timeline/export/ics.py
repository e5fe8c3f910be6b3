"""iCalendar (RFC 5545): an all-day event for everything that happened on a known day; the rest only where it is asked for, and marked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from timeline import __version__
from timeline.export.formats import Choices, Losses
from timeline.export.text import lose, plain
from timeline.query.happened import Deadline, Happened, When, deadlines, happened, names_in, title_of, when, words_of
from timeline.query.selection import SURE, Selection
from timeline.words import by, say

UNDATED = "events without a date, left out"
VAGUE = "events whose date is not exact, left out (--possible writes them as stretches)"
OPEN = "events whose date has no first or no last day, left out"
RIVALS = "dates on which sources conflict, of which only the chosen one is written"
ABOUT = "≈ "
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
    for item in _items(selection, choices, losses):
        event = icalendar.Event()
        for name, value in item:
            event.add(name, value)
        calendar.add_component(event)
    with open(path, "wb") as out:
        out.write(calendar.to_ical())
    return losses


def _items(selection: Selection, choices: Choices, losses: Losses) -> Iterator[list[tuple[str, Any]]]:
    """The properties of every event of the calendar."""
    names = names_in(selection.lens, selection)
    for number, event in enumerate(happened(selection), 1):
        days = when(event)
        if event.disputed:
            lose(losses, RIVALS)
        if _is_written(days, choices, losses, is_dated=event.date is not None):
            yield _happened(selection, event, days, names, choices, losses)
        if number % 1_000 == 0:
            selection.watch(number, "events")
    for deadline in deadlines(selection) if choices.deadlines else ():
        if deadline.exact or choices.possible:
            yield _deadline(selection, deadline, losses)
        else:
            lose(losses, VAGUE)


def _is_written(days: When, choices: Choices, losses: Losses, *, is_dated: bool) -> bool:
    if not is_dated:
        lose(losses, UNDATED)
    elif not days.exact and not choices.possible:
        lose(losses, VAGUE)
    elif days.first is None or days.last is None:
        lose(losses, OPEN)
    else:
        return True
    return False


def _happened(selection: Selection, event: Happened, days: When, names: dict[str, str], choices: Choices, losses: Losses) -> list[tuple[str, Any]]:
    lens = selection.lens
    assert days.first is not None
    assert days.last is not None
    what, title = words_of(lens, event, names), plain(title_of(lens, event), losses)
    details = [f"{say('date', lens.language)}: {event.date}{' ≠' if event.disputed else ''}"]
    details += [by(names.get(event.actor, event.actor), lens.language)] if event.actor else []
    details += [lens.text(event.details[key]) for key in ("place", "text") if key in event.details]
    details += event.details.get("note", ())
    details += [f"{say('Sources', lens.language)}: {'; '.join(event.cites)}"] if event.cites else []
    item = _common(
        selection, event.id, f"{what}: {title}", days.first, days.last, is_sure=days.exact and event.certainty == SURE, vague=not days.exact
    )
    item += [("description", "\n".join(plain(line, losses) for line in details))]
    item += [("categories", [say(event.record_kind, lens.language), say(event.kind, lens.language)])]
    if choices.anniversaries and days.exact and days.first == days.last:
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
