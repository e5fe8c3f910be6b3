"""iCalendar, read by two readers that know nothing of each other, and held against RFC 5545 where both are lenient."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import ics
import pytest
import recurring_ical_events
from conftest import Run, write_dataset
from exporting import BUNDLED, SAMPLE, TITLES, odd_dataset, records

from timeline.edtf import parse


def text_of(run: Run, *args: str, data: str = SAMPLE) -> str:
    """The calendar."""
    result = run("export", "ics", *args, "-d", data)
    assert result.code == 0, result.err
    return result.out


def events_of(text: str) -> list[Any]:
    """Its events, as icalendar reads them."""
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


def sample(folder: Path, *events: str, more: str = "") -> str:
    """A dataset of one law with these events."""
    return str(
        write_dataset(
            folder, f"laws: {{a: {{title: A law, events: [{', '.join(events)}], cite: s{more}}}}}\nsources: {{s: {{title: S, authority: press}}}}"
        )
    )


def exact(run: Run, data: str) -> Iterator[str]:
    """The addresses of the events that are dated to a day, or from day to day."""
    for record in records(run, data=data):
        for event in record["events"]:
            date = parse(event["date"]) if event["date"] else None
            ends = [end.date for end in (date.start, date.end) if end is not None] if date and date.form == "interval" else [date]
            if all(end is not None and end.precision == "day" for end in ends) and date and not (date.uncertain or date.approximate):
                yield event["address"]


# --- what comes back -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("data", [SAMPLE, BUNDLED], ids=["sample", "bundled"])
def test_every_event_with_a_day_comes_back_from_both_readers(run: Run, data: str) -> None:
    text = text_of(run, data=data)
    wanted = {f"{address}@{Path(data).name}.policy-timeline" for address in exact(run, data)}
    assert {str(event["UID"]) for event in events_of(text)} == wanted
    assert {event.uid for event in ics.Calendar(text).events} == wanted
    assert len(events_of(text)) == len(wanted) > 10


def test_the_last_day_is_the_day_before_the_end(run: Run, tmp_path: Path) -> None:
    folder = sample(tmp_path, "{event: visit, date: 2011-09-20/2011-09-22}", "{event: adoption, date: 2011-02-28}")
    first, second = events_of(text_of(run, data=folder))
    assert (first["DTSTART"].dt, first["DTEND"].dt) == (date(2011, 2, 28), date(2011, 3, 1))
    assert (second["DTSTART"].dt, second["DTEND"].dt) == (date(2011, 9, 20), date(2011, 9, 23))
    spans = {event.name: event.duration.days for event in ics.Calendar(text_of(run, data=folder)).events}
    assert spans == {"Adoption: A law": 1, "Visit: A law": 3}


def test_an_event_says_what_happened_to_what_by_whom_and_where_that_stands(run: Run) -> None:
    event = next(event for event in events_of(text_of(run, "untoc")) if event["UID"].startswith("untoc#ratification@"))
    assert event["SUMMARY"] == "Ratification: United Nations Convention against Transnational Organized Crime"
    assert event["DESCRIPTION"] == "date: 2004-02-04\nby Law on the ratification of UNTOC\nSources: gazette"
    assert event["CATEGORIES"].to_ical() == b"treaty,ratification"


def test_an_event_speaks_the_language_asked_for(run: Run) -> None:
    event = next(event for event in events_of(text_of(run, "untoc", "--lang", "uk")) if event["UID"].startswith("untoc#ratification@"))
    assert event["SUMMARY"] == "Ратифікація: Конвенція ООН проти транснаціональної організованої злочинності"


def test_the_calendar_names_dataset_version_and_date(run: Run) -> None:
    calendar: Any = icalendar.Calendar.from_ical(text_of(run))
    assert calendar["X-WR-CALNAME"] == "Sample: law and policy against trafficking in human beings"
    assert calendar["DESCRIPTION"].endswith("dataset 1 · 2026-11-24 · CC BY 4.0")


@pytest.mark.parametrize("reader", ["icalendar", "ics"])
def test_a_title_of_any_letters_comes_back(run: Run, tmp_path: Path, reader: str) -> None:
    text = text_of(run, data=odd_dataset(tmp_path))
    titles = [str(event["SUMMARY"]) for event in events_of(text)] if reader == "icalendar" else [event.name for event in ics.Calendar(text).events]
    wrong = {";,\\n"} if reader == "ics" else set()  # it takes a backslash before an n for the end of a line
    assert {title.removeprefix("Adoption: ") for title in titles} - {";,\\\n"} == TITLES - wrong


def test_events_of_another_time_are_left_out(run: Run) -> None:
    assert {event["DTSTART"].dt.year for event in events_of(text_of(run, "untoc", "--from", "2004", "--to", "2004"))} == {2004}


# --- the rules of the format -----------------------------------------------------------------------------------------


def test_lines_end_and_fold_as_the_format_asks(run: Run) -> None:
    text = text_of(run, "--possible", data=BUNDLED)
    lines = text.encode().split(b"\r\n")
    assert lines[-1] == b""
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines[:-1])  # no letter is cut in two


def test_every_event_has_an_id_of_its_own_a_stamp_and_a_later_end(run: Run) -> None:
    found = events_of(text_of(run, "--possible", "--deadlines", data=BUNDLED))
    ids = [str(event["UID"]) for event in found]
    assert len(ids) == len(set(ids)) > 200
    for event in found:
        assert event["DTSTAMP"].dt.isoformat() == "2026-11-24T00:00:00+00:00"
        assert event["DTSTART"].params["VALUE"] == event["DTEND"].params["VALUE"] == "DATE"
        assert event["DTEND"].dt > event["DTSTART"].dt


def test_the_calendar_is_the_same_each_time(run: Run) -> None:
    assert text_of(run, data=BUNDLED) == text_of(run, data=BUNDLED)


def test_an_id_stays_when_the_date_changes(run: Run, tmp_path: Path) -> None:
    ids = [
        str(events_of(text_of(run, data=sample(tmp_path / name / "same", f"{{event: adoption, date: {day}}}")))[0]["UID"])
        for name, day in (("a", "2011-09-20"), ("b", "2012-01-01"))
    ]
    assert ids == ["a#adoption@same.policy-timeline"] * 2


def test_no_control_character_of_a_title_is_printed(run: Run, tmp_path: Path) -> None:
    result = run(
        "export",
        "ics",
        "-d",
        str(
            write_dataset(
                tmp_path, json.dumps({"laws": {"a": {"title": "a\x1b[2Jb", "events": [{"event": "adoption", "date": "2011-09-20"}], "cite": "a"}}})
            )
        ),
    )
    assert "\x1b" not in result.out
    assert "SUMMARY:Adoption: a[2Jb" in result.out
    assert "control characters, which are taken out: 1" in result.err


# --- dates that are not exact ----------------------------------------------------------------------------------------

VAGUE = ("2011", "2011-09", "199X", "2011-09-20~", "2011-09-20?", "[2010,2012]", "2010/2012", "2011-21")


@pytest.mark.parametrize("written", VAGUE)
def test_a_date_that_is_not_exact_is_left_out_and_counted(run: Run, tmp_path: Path, written: str) -> None:
    result = run("export", "ics", "-d", sample(tmp_path, f"{{event: adoption, date: '{written}'}}"))
    assert events_of(result.out) == []
    assert "events whose date is not exact, left out (--possible writes them as stretches): 1\n" in result.err


@pytest.mark.parametrize("written", VAGUE)
def test_a_date_that_is_not_exact_is_a_marked_stretch_where_it_is_asked_for(run: Run, tmp_path: Path, written: str) -> None:
    (event,) = events_of(text_of(run, "--possible", data=sample(tmp_path, f"{{event: adoption, date: '{written}'}}")))
    stated = parse(written)
    assert stated.earliest is not None
    assert stated.latest is not None
    assert event["SUMMARY"] == "≈ Adoption: A law"
    assert event["STATUS"] == "TENTATIVE"
    assert (event["DTSTART"].dt, event["DTEND"].dt.toordinal()) == (date(*stated.earliest), date(*stated.latest).toordinal() + 1)
    assert f"date: {written}" in event["DESCRIPTION"].replace("\\,", ",")


@pytest.mark.parametrize("written", ["2014/..", "2014/", "[..2012]"])
def test_a_date_without_an_end_is_counted_and_never_invented(run: Run, tmp_path: Path, written: str) -> None:
    result = run("export", "ics", "--possible", "-d", sample(tmp_path, f"{{event: adoption, date: '{written}'}}"))
    assert events_of(result.out) == []
    assert "events whose date has no first or no last day, left out: 1\n" in result.err


def test_an_event_without_a_date_is_counted(run: Run, tmp_path: Path) -> None:
    result = run("export", "ics", "-d", sample(tmp_path, "{event: adoption}"))
    assert (events_of(result.out), result.err) == ([], "note: ics: events without a date, left out: 1\n")


def test_a_date_on_which_sources_conflict_is_marked_and_counted(run: Run) -> None:
    result = run("export", "ics", "cets-201", "-d", SAMPLE)
    event = next(event for event in events_of(result.out) if event["UID"].startswith("cets-201#ratification@"))
    assert event["DESCRIPTION"].startswith("date: 2012-06-20 ≠")
    assert "dates on which sources conflict, of which only the chosen one is written: 1\n" in result.err


# --- again each year, and what is still to come ----------------------------------------------------------------------


def test_an_anniversary_comes_again_each_year(run: Run, tmp_path: Path) -> None:
    folder = sample(tmp_path, "{event: adoption, date: 2011-09-20}", "{event: visit, date: 2011-10-01/2011-10-02}")
    calendar = icalendar.Calendar.from_ical(text_of(run, "--anniversaries", data=folder))
    found = recurring_ical_events.of(calendar).between((2030, 1, 1), (2031, 12, 31))
    assert [event["DTSTART"].dt for event in found] == [date(2030, 9, 20), date(2031, 9, 20)]
    assert "RRULE" not in text_of(run, data=folder)


def test_a_deadline_that_is_to_come_is_written_where_it_is_asked_for(run: Run, tmp_path: Path) -> None:
    folder = write_dataset(
        tmp_path,
        "programmes: {p: {title: P, period: 2024/2030, cite: s, roles: {"
        "r: {title: R, due: 2027-03-31}, within: {title: W, due: 2025/2028}, past: {title: Q, due: 2025-03-31}}}}\n"
        "sources: {s: {title: S, authority: press}}",
    )
    assert events_of(text_of(run, data=str(folder))) == []
    found = {str(event["UID"]).partition("@")[0]: event for event in events_of(text_of(run, "--deadlines", data=str(folder)))}
    assert {name: (event["SUMMARY"], event["DTSTART"].dt) for name, event in found.items()} == {
        "p/r#due": ("Due: R", date(2027, 3, 31)),
        "p/within#due": ("Due: W", date(2028, 12, 31)),
        "p#end": ("End: P", date(2030, 12, 31)),
    }


def test_a_deadline_that_is_not_exact_is_a_stretch_only_where_that_is_asked_for(run: Run, tmp_path: Path) -> None:
    folder = str(write_dataset(tmp_path, "programmes: {p: {title: P, period: 2024/2030~, cite: s}}\nsources: {s: {title: S, authority: press}}"))
    assert events_of(text_of(run, "--deadlines", data=folder)) == []
    (event,) = events_of(text_of(run, "--deadlines", "--possible", data=folder))
    assert (event["SUMMARY"], event["DTSTART"].dt, event["DTEND"].dt) == ("≈ End: P", date(2030, 1, 1), date(2031, 1, 1))
