"""Lanes: certain and uncertain time look different, an unknown end looks unknown, and the strip fits its width."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from timeline.answer import Lanes, Point, Stretch, Track
from timeline.render.lanes import ASCII, UNICODE, draw

TODAY = "2026-11-24"


def whole(begin: str | None, end: str | None, label: str = "1") -> Track:
    """A track of one stretch that is certain from its first to its last day."""
    return Track(label, "", (Stretch(begin, begin, end, end),))


def track(stretch: Stretch, label: str = "x") -> Track:
    """A track of one stretch."""
    return Track(label, "", (stretch,))


def event(earliest: str, latest: str, label: str = "x") -> Track:
    """A track of one event."""
    return Track(label, "", (), (Point(earliest, latest, "adoption"),))


def strip(*tracks: Track, width: int = 60, ascii_only: bool = False) -> list[str]:
    """The lines of tracks without a heading."""
    return draw([Lanes("", tracks)], width, TODAY, ascii_only)


def bars(*tracks: Track, width: int = 60) -> list[str]:
    """The lines of the tracks, without the scale."""
    return strip(*tracks, width=width)[2:]


FRAME = whole("2000-01-01", "2019-12-31", "frame")  # keeps the axis at 2000 – 2020


def test_time_that_is_certain_is_solid() -> None:
    assert set(bars(FRAME)[0].replace("frame", "")) == {" ", UNICODE.certain}


def test_a_begin_that_is_not_certain_fades_in() -> None:
    bar = bars(FRAME, track(Stretch("2000-01-01", "2009-12-31", "2019-12-31", "2019-12-31")))[1]
    assert re.fullmatch(" x +▒{15,30}█{15,30}", bar)


def test_an_end_that_is_not_certain_fades_out() -> None:
    bar = bars(FRAME, track(Stretch("2000-01-01", "2000-01-01", "2010-01-01", "2019-12-31")))[1]
    assert re.fullmatch(" x +█{15,30}▒{15,30}", bar)


def test_a_life_that_is_nowhere_certain_has_no_solid_part() -> None:
    bar = bars(FRAME, track(Stretch("2005-01-01", "2009-12-31", "2005-01-01", "2009-12-31")))[1]
    assert UNICODE.certain not in bar
    assert UNICODE.uncertain in bar


def test_an_unknown_end_ends_with_a_question() -> None:
    assert bars(FRAME, track(Stretch("2005-01-01", "2005-01-01", "2005-01-01", None)))[1].endswith("█?")


def test_an_unknown_begin_begins_with_a_question() -> None:
    bar = bars(FRAME, track(Stretch(None, "2010-12-31", "2010-12-31", "2010-12-31")))[1]
    assert re.fullmatch(" x +\\?[█▒]", bar)


@pytest.mark.parametrize("day", ["2000-01-01", "2009-06-15", "2019-12-31"])
def test_a_question_is_never_lost_at_the_edge_of_the_axis(day: str) -> None:
    assert "?" in bars(FRAME, track(Stretch(day, day, day, None)))[1]
    assert "?" in bars(FRAME, track(Stretch(None, day, day, day)))[1]


@pytest.mark.parametrize("day", ["2000-01-01", "2000-12-31"])
def test_a_single_day_at_the_edge_of_the_axis_is_drawn_beside_what_is_not_known(day: str) -> None:
    for stretch in (Stretch(None, day, day, day), Stretch(day, day, day, None), Stretch(None, day, day, None)):
        assert UNICODE.certain in bars(track(stretch))[0]


def test_what_runs_ends_with_an_arrow_today_and_is_solid_only_as_far_as_it_was_seen() -> None:
    bar = bars(track(Stretch("2010-01-01", "2010-01-01", "2019-09-17", None, running=True, seen="2019-09-17")))[0]
    assert re.fullmatch(" x +█+▒+▶", bar)


def test_what_is_presumed_to_last_is_solid_to_the_arrow_of_today() -> None:
    first, second = bars(FRAME, track(Stretch("2010-01-01", "2010-01-01", "9999-12-31", None, lasting=True)))
    assert re.fullmatch(" x +█+▶", second)
    assert len(second) > len(first)


def test_a_single_day_is_one_letter() -> None:
    assert re.fullmatch(" x +█", bars(FRAME, whole("2010-05-05", "2010-05-05", "x"))[1])


def test_an_event_looks_otherwise_when_its_day_is_not_known() -> None:
    assert re.fullmatch(" x +◆", bars(FRAME, event("2010-05-05", "2010-05-05"))[1])
    assert re.fullmatch(" x +◇", bars(FRAME, event("2010-01-01", "2010-12-31"))[1])


def test_a_track_without_any_date_is_an_empty_line_with_its_label() -> None:
    assert bars(FRAME, Track("x"))[1] == " x"


def test_no_track_with_a_date_is_no_strip() -> None:
    assert draw([], 80, TODAY) == []
    assert strip(Track("x")) == []


def test_a_heading_stands_above_its_tracks() -> None:
    lines = draw([Lanes("Stages", (FRAME,)), Lanes("Programmes", (whole("2002-01-01", "2005-12-31", "2002"),))], 60, TODAY)
    assert [line.split()[0] for line in lines[2:]] == ["Stages", "frame", "Programmes", "2002"]


def test_stretches_that_follow_each_other_follow_each_other_on_the_axis() -> None:
    first, second = bars(whole("2000-01-01", "2009-12-31", "1"), whole("2010-01-01", "2019-12-31", "2"))
    assert 0 <= second.index("█") - first.rindex("█") <= 1


def test_years_stand_above_their_ticks() -> None:
    years, ticks = strip(FRAME)[:2]
    assert years.split()[:4] == ["2000", "2005", "2010", "2015"]
    assert [years[place : place + 4] for place, sign in enumerate(ticks) if sign == UNICODE.tick] == years.split()


def test_a_label_that_is_too_wide_is_given_whole_below() -> None:
    label = "A body with a name that no narrow screen can hold beside an axis"
    lines = strip(whole("2000-01-01", "2019-12-31", label), width=60)
    assert label in " ".join(" ".join(line.split()) for line in lines[3:])


def test_no_control_character_of_a_label_is_drawn() -> None:
    assert "\x1b" not in "".join(strip(whole("2000-01-01", "2019-12-31", "x\x1b[2J")))


days = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)).map(dt.date.isoformat)
labels = st.sampled_from(["1", "5", "1999", "?", "12", "Рада", "漢字", "A rather long name of a body", "Міжвідомча координаційна рада з питань"])


@st.composite
def stretches(draw_from: st.DrawFn) -> Stretch:
    """Stretches as questions make them: days in order, any of them unknown, an open end where something runs."""
    first, sure_from, sure_to, last = sorted(draw_from(st.lists(days, min_size=4, max_size=4)))
    sort = draw_from(st.sampled_from(["whole", "begin", "end", "both", "nowhere sure", "running", "lasting"]))
    return {
        "whole": Stretch(first, sure_from, sure_to, last),
        "begin": Stretch(None, sure_from, sure_to, last),
        "end": Stretch(first, sure_from, sure_to, None),
        "both": Stretch(None, sure_from, sure_to, None),
        "nowhere sure": Stretch(first, None, None, last),
        "running": Stretch(first, sure_from, sure_to, None, running=True, seen=sure_to),
        "lasting": Stretch(first, sure_from, "9999-12-31", None, lasting=True),
    }[sort]


points = st.tuples(days, days).map(lambda pair: Point(min(pair), max(pair), "adoption"))
tracks = st.builds(Track, labels, st.just(""), st.lists(stretches(), max_size=2).map(tuple), st.lists(points, max_size=2).map(tuple))
groups = st.lists(
    st.builds(Lanes, st.sampled_from(["", "Stages", "Organisations and networks"]), st.lists(tracks, max_size=3).map(tuple)), max_size=3
)
scales = st.sampled_from(["", "time", "even"])


FOLDED = Track(
    "A rather long name of a body",
    "",
    (Stretch("2000-01-01", "2000-01-01", "2000-01-01", "2013-01-01"),),
    (Point("2043-01-01", "2043-01-01", "adoption"),),
)


@given(groups, st.integers(20, 200), st.booleans(), scales)
@example([Lanes("", (event("1994-01-01", "1994-01-01"), FOLDED))], 68, False, "time")
def test_no_line_is_wider_than_asked_for(lanes: list[Lanes], width: int, ascii_only: bool, scale: str) -> None:
    lines = draw(lanes, width, TODAY, ascii_only, scale=scale)
    assert max(map(cell_len, lines), default=0) <= width


@given(groups, st.integers(20, 200), scales)
def test_with_ascii_the_signs_are_ascii_and_stand_where_the_others_would(lanes: list[Lanes], width: int, scale: str) -> None:
    signs = {getattr(UNICODE, name): getattr(ASCII, name) for name in UNICODE._fields}
    plain = draw(lanes, width, TODAY, True, scale=scale)
    assert plain == ["".join(signs.get(letter, letter) for letter in line) for line in draw(lanes, width, TODAY, scale=scale)]
    assert not set("".join(plain)) & {sign for sign in UNICODE if not sign.isascii()}


@given(groups, st.integers(20, 200), scales)
def test_years_on_the_axis_rise(lanes: list[Lanes], width: int, scale: str) -> None:
    lines = draw(lanes, width, TODAY, scale=scale)
    years = [text for text in (lines[0].split() if lines else ()) if not text.endswith("y")]  # or a month of one
    assert years == sorted(set(years))
    assert all("1895" <= year[:4] <= "2110" for year in years)


@given(st.lists(stretches(), min_size=1, max_size=1).map(tuple), st.integers(20, 200), scales)
def test_whatever_has_a_date_is_drawn(life: tuple[Stretch, ...], width: int, scale: str) -> None:
    bar = draw([Lanes("", (Track("x", "", life),))], width, TODAY, scale=scale)[2].removeprefix(" x")
    assert set(bar) & {UNICODE.certain, UNICODE.uncertain, UNICODE.running}


@given(tracks, st.integers(60, 200), days, days)
def test_bounds_of_the_axis_are_kept(shown: Track, width: int, one: str, other: str) -> None:
    begin, end = sorted((one, other))
    lines = draw([Lanes("", (shown,))], width, TODAY, begin=begin, end=end)
    years = [int(text[:4]) for text in (lines[0].split() if lines else ())]
    assert all(int(begin[:4]) - 5 <= year <= int(end[:4]) + 5 for year in years)


# --- months ----------------------------------------------------------------------------------------------------------


def _scale(first: int, last: int, width: int, *, ascii_only: bool = False) -> tuple[str, str]:
    """The years and the marks of an axis from the first to the last year."""
    years, marks = strip(whole(f"{first}-01-01", f"{last}-12-31"), width=width, ascii_only=ascii_only)[:2]
    return years, marks


def test_a_short_axis_has_marks_at_months_even_on_a_narrow_screen() -> None:
    marks = _scale(2011, 2013, 60)[1]
    assert (marks.count(UNICODE.tick), marks.count(UNICODE.month)) == (3, 9)
    assert _scale(2011, 2013, 30, ascii_only=True)[1].count(ASCII.month) == 3


def test_a_long_axis_has_marks_at_years_alone() -> None:
    assert UNICODE.month not in _scale(2000, 2019, 160)[1]


@pytest.mark.parametrize("width", [60, 80, 120, 160])
def test_a_month_that_is_named_stands_above_its_mark(width: int) -> None:
    years, marks = _scale(2011, 2012, width)
    first, second = (place for place, sign in enumerate(marks) if sign == UNICODE.tick)
    named = list(re.finditer(r"(\d{4})-(\d\d)", years))
    assert len(named) == years.count("-") > 0
    for match in named:
        share = int(match[1]) - 2011 + (int(match[2]) - 1) / 12
        assert abs(match.start() - first - share * (second - first)) <= 1
        assert marks[match.start()] == UNICODE.month


def test_a_year_of_one_screen_names_its_quarters() -> None:
    assert re.findall(r"\d{4}-\d\d", _scale(2012, 2012, 60)[0]) == ["2012-04", "2012-07", "2012-10"]


# --- names -----------------------------------------------------------------------------------------------------------


def numbered(label: str, title: str) -> Track:
    """A track whose label is a number."""
    return whole("2000-01-01", "2019-12-31", label)._replace(title=title)


def test_a_number_stands_with_as_much_of_its_title_as_fits() -> None:
    bar = bars(numbered("3739-VI", "Law on Combating Trafficking"), width=60)[0]
    assert bar.startswith(" 3739-VI Law on Comb…  ")


def test_a_number_is_never_cut_for_its_title() -> None:
    assert bars(numbered("3739-VI of 2011", "Law on Combating Trafficking"), width=60)[0].startswith(" 3739-VI of 2011 ")


def test_what_is_cut_of_a_title_is_told_where_nothing_may_be_cut() -> None:
    lines = draw([Lanes("", (numbered("3739-VI", "Law on Combating Trafficking"),))], None, TODAY)
    assert lines[-1] == "(1) 3739-VI Law on Combating Trafficking"


def test_a_wide_screen_leaves_more_room_to_names() -> None:
    assert bars(numbered("3739-VI", "Law on Combating Trafficking"), width=160)[0].startswith(" 3739-VI Law on Combating Trafficking ")
