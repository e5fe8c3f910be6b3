"""Lanes: certain and uncertain time look different, an unknown end looks unknown, and the strip fits its width."""

from __future__ import annotations

import datetime
import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rich.cells import cell_len

from timeline.answer import Lane
from timeline.render.lanes import ASCII, UNICODE, draw

TODAY = "2026-11-24"


def lane(begin: str | None, end: str | None, label: str = "1", running: bool = False, seen: str | None = None) -> Lane:
    """A lane with a certain begin and end, each a day or nothing."""
    return Lane(label, begin, begin, end, end, running, seen)


def bars(*lanes: Lane, width: int = 60, ascii_only: bool = False) -> list[str]:
    """The lines of the lanes, without the scale."""
    return draw(lanes, width, TODAY, ascii_only)[2:]


FRAME = lane("2000-01-01", "2019-12-31", "frame")  # keeps the axis at 2000 – 2020


def test_time_that_is_certain_is_solid() -> None:
    assert set(bars(FRAME)[0].replace("frame", "")) == {" ", UNICODE.certain}


def test_a_begin_that_is_not_certain_fades_in() -> None:
    bar = bars(FRAME, Lane("x", "2000-01-01", "2009-12-31", "2019-12-31", "2019-12-31", False))[1]
    assert re.fullmatch(" x +▒{15,30}█{15,30}", bar)


def test_an_end_that_is_not_certain_fades_out() -> None:
    bar = bars(FRAME, Lane("x", "2000-01-01", "2000-01-01", "2010-01-01", "2019-12-31", False))[1]
    assert re.fullmatch(" x +█{15,30}▒{15,30}", bar)


def test_a_life_that_is_nowhere_certain_has_no_solid_part() -> None:
    bar = bars(FRAME, Lane("x", "2005-01-01", "2009-12-31", "2005-01-01", "2009-12-31", False))[1]
    assert UNICODE.certain not in bar and UNICODE.uncertain in bar


def test_an_unknown_end_ends_with_a_question() -> None:
    assert bars(FRAME, lane("2005-01-01", None, "x"))[1].endswith("█?")


def test_an_unknown_begin_begins_with_a_question() -> None:
    bar = bars(FRAME, Lane("x", None, "2010-12-31", "2010-12-31", "2010-12-31", False))[1]
    assert re.fullmatch(" x +\\?[█▒]", bar)


@pytest.mark.parametrize("day", ["2000-01-01", "2009-06-15", "2019-12-31"])
def test_a_question_is_never_lost_at_the_edge_of_the_axis(day: str) -> None:
    assert "?" in bars(FRAME, lane(day, None, "x"))[1]
    assert "?" in bars(FRAME, Lane("x", None, day, day, day, False))[1]


def test_what_runs_ends_with_an_arrow_today_and_is_solid_only_as_far_as_it_was_seen() -> None:
    bar = bars(lane("2010-01-01", None, "x", running=True, seen="2019-09-17"))[0]
    assert re.fullmatch(" x +█+▒+▶", bar)
    assert re.fullmatch(" x +█+▶", bars(lane("2010-01-01", None, "x", running=True))[0])


def test_a_single_day_is_one_letter() -> None:
    assert re.fullmatch(" x +█", bars(FRAME, lane("2010-05-05", "2010-05-05", "x"))[1])


def test_a_lane_without_any_date_is_an_empty_line_with_its_label() -> None:
    assert bars(FRAME, lane(None, None, "x"))[1] == " x"


def test_no_lane_with_a_date_is_no_strip() -> None:
    assert draw([], 80, TODAY) == []
    assert draw([lane(None, None)], 80, TODAY) == []


def test_lanes_that_follow_each_other_follow_each_other_on_the_axis() -> None:
    first, second = bars(lane("2000-01-01", "2009-12-31", "1"), lane("2010-01-01", "2019-12-31", "2"))
    assert first.rindex("█") <= second.index("█")
    assert second.index("█") - first.rindex("█") <= 1


def test_years_stand_above_their_ticks() -> None:
    years, ticks = draw([FRAME], 60, TODAY)[:2]
    assert years.split() == ["2000", "2005", "2010", "2015", "2020"]
    assert [years[place : place + 4] for place, sign in enumerate(ticks) if sign == UNICODE.tick] == years.split()


days = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)).map(datetime.date.isoformat)


@st.composite
def lives(draw_from: st.DrawFn) -> Lane:
    """Lanes as a store makes them: bounds in order, any of them unknown, an open end where it runs."""
    begin, begin_latest, end_earliest, end = sorted(draw_from(st.lists(days, min_size=4, max_size=4)))
    unknown = draw_from(st.sampled_from(["", "begin", "end", "both", "running"]))
    label = draw_from(st.sampled_from(["1", "5", "1999", "?", "12"]))
    seen = draw_from(st.none() | days)
    if unknown == "running":
        return Lane(label, begin, begin_latest, None, None, True, seen)
    first = None if unknown in ("begin", "both") else begin
    return Lane(label, first, begin_latest, None if unknown == "both" else end_earliest, None if unknown in ("end", "both") else end, False, seen)


@given(st.lists(lives(), min_size=1, max_size=6), st.integers(30, 200), st.booleans())
def test_no_line_is_wider_than_asked_for(lanes: list[Lane], width: int, ascii_only: bool) -> None:
    lines = draw(lanes, width, TODAY, ascii_only)
    assert len(lines) == len(lanes) + 2
    assert max(cell_len(line) for line in lines) <= width


@given(st.lists(lives(), min_size=1, max_size=6), st.integers(30, 200))
def test_with_ascii_every_letter_is_ascii_and_stands_where_the_other_would(lanes: list[Lane], width: int) -> None:
    plain = draw(lanes, width, TODAY, ascii_only=True)
    assert all(line.isascii() for line in plain)
    signs = {getattr(UNICODE, name): getattr(ASCII, name) for name in UNICODE.__slots__}
    assert plain == ["".join(signs.get(letter, letter) for letter in line) for line in draw(lanes, width, TODAY)]


@given(st.lists(lives(), min_size=1, max_size=6), st.integers(30, 200))
def test_years_on_the_axis_are_whole_and_rise(lanes: list[Lane], width: int) -> None:
    years = [int(text) for text in draw(lanes, width, TODAY)[0].split()]
    assert years == sorted(set(years))
    assert all(1895 <= year <= 2110 for year in years)


@given(lives(), st.integers(30, 200))
def test_whatever_has_a_date_is_drawn(life: Lane, width: int) -> None:
    assume(any(life[1:5]))
    bar = bars(life, width=width)[0].removeprefix(f" {life.label}")
    assert set(bar) & set(UNICODE.certain + UNICODE.uncertain + UNICODE.running)
    if life.end_latest is None and not life.running:
        assert UNICODE.unknown in bar
