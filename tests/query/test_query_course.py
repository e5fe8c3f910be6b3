"""The course of a status: on every day it says what the list of that day says."""

from __future__ import annotations

from asking import lens
from conftest import MakeDataset

from timeline.answer import text_of
from timeline.query.course import Turn, course
from timeline.query.moment import state_of_play
from timeline.store import Store

LIVES = """
treaties:
  bound: {title: Bound, cite: s, events: [{event: signature, date: 1999-05-01}, {event: entry into force, date: 2001-03-02}]}
  signed: {title: Signed, cite: s, events: [{event: signature, date: 1999-05-01}]}
laws:
  repealed: {title: Repealed, cite: s, events: [{event: entry into force, date: 1992-07-18}, {event: repeal, date: 2013-01-01}]}
  vague: {title: Vague, cite: s, events: [{event: entry into force, date: '2005'}]}
  partly:
    title: Partly
    cite: s
    events: [{event: entry into force, date: 2010-01-01}]
    provisions: {late: {title: Late, events: [{event: entry into force, date: 2012-06-01}]}}
bodies:
  seen: {title: Seen, cite: s, period: 2000/..}
  timeless: {title: Timeless, cite: s}
programmes:
  ended: {title: Ended, cite: s, period: 2002/2005}
sources:
  s: {title: Work, authority: study, as_of: 2019-09-17}
"""
DAYS = (
    "1992-07-17", "1992-07-18", "1999-05-01", "2001-03-01", "2001-03-02", "2004-12-31", "2005-01-01", "2005-06-15", "2005-12-31", "2006-01-01",
    "2010-01-01", "2012-05-31", "2012-06-01", "2012-12-31", "2013-01-01", "2019-09-17", "2019-09-18", "2026-11-24",
)  # fmt: skip
STATED = ("bound", "signed", "repealed", "vague", "partly", "seen", "ended")


def on(turns: list[Turn], day: str) -> Turn:
    """The turn that holds on a day."""
    return [turn for turn in turns if turn.day <= day][-1]


def test_on_every_day_the_course_says_what_the_state_of_play_says(dataset: MakeDataset) -> None:
    asking = lens(dataset(LIVES))
    courses = {record: course(asking, record) for record in STATED}
    for day in DAYS:
        tables = {table.key: table.rows for table in state_of_play(asking, day, []).tables}
        untold = {row.record: text_of(row.cells[2]) for row in tables.pop("cannot_be_told", ())}
        held = {row.record for key, rows in tables.items() if key not in ("next", "undated") for row in rows}
        turns = {record: on(turns, day) for record, turns in courses.items()}
        assert {record for record, turn in turns.items() if turn.status in ("in force", "partly", "suspended")} == held, day
        assert {record: turn.reason for record, turn in turns.items() if turn.status == "unknown"} == untold, day


def test_the_days_of_the_turns_are_days_of_change(dataset: MakeDataset) -> None:
    found = [(turn.day, turn.status) for turn in course(lens(dataset(LIVES)), "repealed")]
    assert found == [("0000-01-01", "not yet"), ("1992-07-18", "in force"), ("2013-01-01", "ended")]


def test_a_law_is_partly_in_force_until_its_last_provision_is(dataset: MakeDataset) -> None:
    found = [(turn.day, turn.status) for turn in course(lens(dataset(LIVES)), "partly")]
    assert found == [("0000-01-01", "not yet"), ("2010-01-01", "partly"), ("2012-06-01", "in force")]


def test_what_was_seen_going_on_says_so(dataset: MakeDataset) -> None:
    turn = on(course(lens(dataset(LIVES)), "seen"), "2010-01-01")
    assert (text_of(turn.since), turn.until, turn.running) == ("2000", "running in 2019", True)


def test_a_record_without_a_date_has_no_course(dataset: MakeDataset) -> None:
    assert course(lens(dataset(LIVES)), "timeless") == []


def test_another_basis_has_another_course(dataset: MakeDataset) -> None:
    store: Store = dataset(
        "laws: {l: {title: L, cite: s, events: [{event: adoption, date: 2001-01-01}, {event: entry into force, date: 2002-01-01}]}}"
    )
    days = [course(lens(store)._replace(counts=basis), "l")[-1].day for basis in ("in-force", "adopted")]
    assert days == ["2002-01-01", "2001-01-01"]
