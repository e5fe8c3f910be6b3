"""What is true of time whatever the data: statuses and the differences between them, stretches and their days, gaps, axes, charts."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from daybook import BUNDLED, EVERY, HOLDS, PARTIES, SOURCES, look, opened
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from timeline.answer import Lanes, Point, Stretch, Track, value_of
from timeline.model.vocabulary import BEGINNINGS, CONSENTS, ENDINGS
from timeline.query.change import changes, difference
from timeline.query.explain import statuses
from timeline.query.gaps import programme_gaps
from timeline.query.lens import Lens
from timeline.query.moment import state_of_play
from timeline.render.axis import Axis, even, folded, moment, straight
from timeline.render.lanes import draw
from timeline.store import Store, open_store

TODAY = "2026-11-24"
BASES = st.sampled_from(["in-force", "adopted", "published"])


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The bundled data, opened once."""
    store = open_store(str(BUNDLED), str(tmp_path_factory.mktemp("store")))
    yield store
    store.close()


# --- random datasets -------------------------------------------------------------------------------------------------

FIRST, LAST = dt.date(1998, 1, 1), dt.date(2006, 12, 31)
days = st.dates(FIRST, LAST).map(dt.date.isoformat)
dates = st.one_of(days, days.map(lambda day: day[:7]), days.map(lambda day: day[:4]), days.map(lambda day: f"{day[:4]}?"))
WORDS = {
    "law": ("adoption", "publication", "entry into force", "application", "repeal", "suspension"),
    "treaty": ("signature", "ratification", "entry into force", "suspension", "denunciation"),
    "body": ("founding", "renaming", "abolition"),
    "hotline": ("opening", "closing"),
}
_PLURALS = {"law": "laws", "treaty": "treaties", "body": "bodies", "hotline": "hotlines"}


def _events(kind: str) -> st.SearchStrategy[list[dict[str, str]]]:
    """Events of which none ends what has not begun: that would tell of nothing but the contradiction."""
    drawn = st.lists(st.fixed_dictionaries({"event": st.sampled_from(WORDS[kind]), "date": dates}), max_size=4)
    return drawn.map(_in_order)


def _in_order(events: list[dict[str, str]]) -> list[dict[str, str]]:
    ends = (*ENDINGS, "suspension")
    first = min((event["date"][:4] for event in events if event["event"] not in ends), default="9999")
    return [event for event in events if event["event"] not in ends or event["date"][:4] > first]


@st.composite
def _periods(draw: st.DrawFn) -> dict[str, str]:
    """A period in any of its shapes, or none."""
    first, last = sorted(draw(st.lists(st.integers(1998, 2006), min_size=2, max_size=2)))
    text = draw(st.sampled_from(["", "", f"{first}/{last}", f"{first}/..", f"{first}/", f"/{last}", f"{first}?/{last}", f"{first}/{last}~"]))
    return {"period": text} if text else {}


@st.composite
def _records(draw: st.DrawFn, kind: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for number in range(draw(st.integers(0, 3))):
        record: dict[str, Any] = {"title": "T", "cite": draw(st.sampled_from(["s", "plain"])), "events": draw(_events(kind))}
        period = draw(_periods()) if kind != "treaty" else {}
        if period:  # what contradicts the period would tell of nothing but that
            year = period["period"].strip("/")[:4]
            fitting = [event for event in record["events"] if event["event"] not in ENDINGS and event["date"][:4] == year]
            record |= period | {"events": fitting}
        if kind in ("law", "treaty") and draw(st.booleans()):
            inner = {"title": "P", "events": draw(_events("law"))} if draw(st.booleans()) else {"title": "P"}
            record["provisions"] = {"a": inner, "b": {"title": "Q"}}
        if number and draw(st.booleans()):
            record["links"] = [{draw(st.sampled_from(["replaces", "succeeds", "amends", "repeals"] if kind == "law" else ["replaces"])): f"{kind}-0"}]
        found[f"{kind}-{number}"] = record
    return found


@st.composite
def _programmes(draw: st.DrawFn) -> dict[str, Any]:
    """A succession: each programme is adopted after the one before it, and its term ends before the next begins, or is not told."""
    years = sorted(draw(st.sets(st.integers(1998, 2006), max_size=4)))
    found: dict[str, Any] = {}
    for year, after in pairwise([*years, 2008]):
        end = draw(st.sampled_from(["", str(draw(st.integers(year, after - 1)))]))
        record: dict[str, Any] = {
            "title": "T",
            "cite": "s",
            "period": f"{year}/{end}",
            "roles": {"a": {"title": "A", "roles": {"b": {"title": "B"}}}},
        }
        record["events"] = [{"event": "adoption", "date": draw(st.sampled_from([f"{year}", f"{year}-05", f"{year}-05-17"]))}]
        if found:
            record["links"] = [{"succeeds": list(found)[-1]}]
        found[f"programme-{year}"] = record
    return found


@st.composite
def datasets(draw: st.DrawFn) -> str:
    """A dataset of a few records of every kind that has a state; JSON is YAML."""
    body = {_PLURALS[kind]: records for kind in WORDS if (records := draw(_records(kind)))} | {"programmes": draw(_programmes())}
    return SOURCES + PARTIES + "".join(f"{plural}: {json.dumps(records)}\n" for plural, records in body.items() if records)


def _step(number: int) -> str:
    return (FIRST + dt.timedelta(days=number)).isoformat()


def _all(lens: Lens, first: str, last: str = "") -> dict[str, str]:
    """The status of every record, on a day or over a stretch."""
    return statuses(lens, first, last or first, EVERY)


# --- changes ---------------------------------------------------------------------------------------------------------


def _after_changes(lens: Lens, first: str, last: str) -> tuple[dict[str, str], dict[str, str]]:
    """The statuses on the last day, and those of the first day with every change applied; each change must begin where the first day is."""
    told = _all(lens, first)
    for change in changes(lens, first, last, EVERY):
        assert change.record not in told or told[change.record] == change.before
        told |= {change.record: change.after} if change.record in told else {}
    return _all(lens, last), told


@settings(max_examples=80)
@given(text=datasets(), pair=st.tuples(days, days), basis=BASES)
def test_the_changes_between_two_days_lead_from_the_first_to_the_second(text: str, pair: tuple[str, str], basis: str) -> None:
    with opened(text) as store:
        there, led = _after_changes(look(store, basis), min(pair), max(pair))
        assert led == there


wide_days = st.dates(dt.date(1925, 1, 1), dt.date(2028, 1, 1)).map(dt.date.isoformat)


@settings(max_examples=80)
@given(pair=st.tuples(wide_days, wide_days), basis=BASES)
def test_the_changes_in_the_bundled_data_lead_from_the_first_day_to_the_second(bundled: Store, pair: tuple[str, str], basis: str) -> None:
    there, led = _after_changes(look(bundled, basis), min(pair), max(pair))
    assert led == there


@settings(max_examples=30)
@given(pair=st.tuples(wide_days, wide_days), basis=BASES)
def test_every_change_of_status_is_a_row_of_the_answer(bundled: Store, pair: tuple[str, str], basis: str) -> None:
    lens, (first, last) = look(bundled, basis), sorted(pair)
    answer = difference(lens, first, last, EVERY)
    shown = {
        (row.record, value_of(row.cells[4]), value_of(row.cells[5]))
        for table in answer.tables
        for row in table.rows
        if value_of(row.cells[4]) is not None
    }
    assert shown == {(change.record, change.before, change.after) for change in changes(lens, first, last, EVERY)}


@settings(max_examples=30)
@given(day=wide_days, basis=BASES)
def test_nothing_changes_from_a_day_to_itself(bundled: Store, day: str, basis: str) -> None:
    assert changes(look(bundled, basis), day, day, EVERY) == []


def test_the_changes_tell_of_a_chapter_one_of_whose_articles_begins() -> None:
    text = SOURCES + PARTIES + (
        "laws: {law: {title: L, cite: s, events: [{event: entry into force, date: 2000-01-01}], provisions: {chapter: {title: C, provisions: {"
        "article: {title: A, events: [{event: entry into force, date: 2002-01-01}]}}}}}}\n"
    )  # fmt: skip
    with opened(text) as store:
        there, led = _after_changes(look(store), "2001-01-01", "2003-01-01")
        assert led == there


# --- the course of a life --------------------------------------------------------------------------------------------

_BEGINS = (*BEGINNINGS, *CONSENTS, "adoption", "publication")


def _may_begin(store: Store, record: str, first: str, last: str) -> bool:
    """Whether a beginning of the record, or of one that holds it, may lie after the first day and up to the last."""
    while True:
        marks = ", ".join("?" * len(_BEGINS))
        values = (record, *_BEGINS, last, first)
        event = f"SELECT 1 FROM event WHERE record = ? AND kind IN ({marks}) AND earliest <= ? AND latest > ?"
        life = "SELECT 1 FROM record WHERE id = ? AND begin_earliest <= ? AND coalesce(begin_latest, '9999') > ?"
        if store.db.execute(event, values).fetchone() or store.db.execute(life, (record, last, first)).fetchone():
            return True
        if "/" not in record:
            return False
        record = record.rsplit("/", 1)[0]


def _rises(store: Store, basis: str, asked: list[str]) -> list[tuple[str, str, str]]:
    """Records that had ended on one day and held on the next without a beginning between."""
    lens = look(store, basis)
    seen = [(day, _all(lens, day)) for day in asked]
    return [
        (record, first, last)
        for (first, before), (last, after) in pairwise(seen)
        for record, word in before.items()
        if word == "ended" and after[record] in ("in force", "partly") and not _may_begin(store, record, first, last)
    ]


@settings(max_examples=50)
@given(text=datasets(), basis=BASES, start=st.integers(0, 60))
def test_nothing_that_ended_holds_again_without_a_beginning(text: str, basis: str, start: int) -> None:
    with opened(text) as store:
        assert _rises(store, basis, [_step(number) for number in range(start, 3300, 61)]) == []


@pytest.mark.parametrize("basis", ["in-force", "adopted", "published"])
def test_nothing_in_the_bundled_data_holds_again_without_a_beginning(bundled: Store, basis: str) -> None:
    assert _rises(bundled, basis, [f"{year}-{month:02d}-15" for year in range(1925, 2029) for month in (1, 7)]) == []


@settings(max_examples=50)
@given(text=datasets(), basis=BASES, start=st.integers(0, 60))
def test_nothing_goes_back_to_not_yet(text: str, basis: str, start: int) -> None:
    with opened(text) as store:
        seen = [_all(look(store, basis), _step(number)) for number in range(start, 3300, 61)]
    assert not [record for before, after in pairwise(seen) for record in before if before[record] != "not yet" == after[record]]


# --- stretches and their days ----------------------------------------------------------------------------------------


def _holds_on_each_day(lens: Lens, first: str, last: str, some: list[str]) -> None:
    over = _all(lens, first, last)
    for day in {first, last, *(day for day in some if first <= day <= last)}:
        there = _all(lens, day)
        for record, word in over.items():
            if word in ("in force", "partly"):
                assert there[record] in ("in force", "partly"), (record, first, last, day)
            elif word == "suspended":
                assert there[record] in ("in force", "suspended", "partly"), (record, first, last, day)  # on the day of the turn, either
            elif word in ("ended", "not yet"):
                # what ended before it could begin never held: from not yet it turns to ended
                never = lens.one("SELECT 1 FROM spell WHERE record = ? AND may_from > may_to", record) is not None
                assert there[record] in (("ended", "not yet") if never else (word,)), (record, first, last, day)


@settings(max_examples=80)
@given(text=datasets(), pair=st.tuples(days, days), some=st.lists(days, max_size=4), basis=BASES)
def test_what_holds_throughout_a_stretch_holds_on_each_of_its_days(text: str, pair: tuple[str, str], some: list[str], basis: str) -> None:
    with opened(text) as store:
        _holds_on_each_day(look(store, basis), min(pair), max(pair), some)


@settings(max_examples=40)
@given(pair=st.tuples(wide_days, wide_days), some=st.lists(wide_days, max_size=4), basis=BASES)
def test_what_holds_throughout_a_stretch_of_the_bundled_data_holds_on_each_of_its_days(
    bundled: Store, pair: tuple[str, str], some: list[str], basis: str
) -> None:
    _holds_on_each_day(look(bundled, basis), min(pair), max(pair), some)


def _listed(lens: Lens, date: str) -> tuple[dict[str, str], set[str]]:
    """What the state of play lists as holding, with the status, and everything that it says cannot be told."""
    answer = state_of_play(lens, date, EVERY)
    held = {row.record: str(value_of(row.cells[4])) for table in answer.tables if table.columns[0].name == "since" for row in table.rows}
    told = {table.key: table.rows for table in answer.tables}
    undated = {record for row in told.get("undated", ()) for record in value_of(row.cells[2])}
    return held, {row.record for row in told.get("cannot_be_told", ())} | undated


def _assert_listed(lens: Lens, first: str, last: str) -> None:
    over = statuses(lens, first, last, EVERY)
    held, untold = _listed(lens, first if first == last else f"{first}/{last}")
    assert held == {record: word for record, word in over.items() if word in HOLDS}
    assert untold == {record for record, word in over.items() if word == "unknown"}


@settings(max_examples=60)
@given(day=wide_days, basis=BASES)
def test_the_state_of_play_lists_every_record_by_its_status(bundled: Store, day: str, basis: str) -> None:
    _assert_listed(look(bundled, basis), day, day)


@settings(max_examples=30)
@given(pair=st.tuples(wide_days, wide_days), basis=BASES)
def test_the_state_of_play_over_a_stretch_lists_every_record_by_its_status(bundled: Store, pair: tuple[str, str], basis: str) -> None:
    _assert_listed(look(bundled, basis), min(pair), max(pair))


@settings(max_examples=60)
@given(text=datasets(), pair=st.tuples(days, days), basis=BASES)
def test_the_state_of_play_of_any_dataset_lists_every_record_by_its_status(text: str, pair: tuple[str, str], basis: str) -> None:
    with opened(text) as store:
        _assert_listed(look(store, basis), min(pair), max(pair))


def test_the_number_told_is_the_number_listed(bundled: Store) -> None:
    answer = state_of_play(look(bundled), "2011-06-01", EVERY)
    assert answer.total == len(_listed(look(bundled), "2011-06-01")[0])


# --- gaps ------------------------------------------------------------------------------------------------------------


def _spells(store: Store, basis: str) -> list[tuple[str, str, str | None, str | None, str]]:
    sql = "SELECT record, may_from, sure_from, sure_to, may_to FROM spell WHERE kind = 'programme' AND basis = ?"
    return store.db.execute(sql, (basis,)).fetchall()


def _assert_apart(store: Store, basis: str) -> None:
    for gap in programme_gaps(look(store, basis)):
        if gap.overlap:
            continue
        for record, may_from, sure_from, sure_to, may_to in _spells(store, basis):
            assert not (gap.first <= gap.last and may_from <= gap.last and may_to >= gap.first), (gap, record)
            if sure_from and sure_to and sure_from <= sure_to:
                assert not (gap.may_first <= gap.may_last and sure_from <= gap.may_last and sure_to >= gap.may_first), (gap, record)


@settings(max_examples=80)
@given(programmes=_programmes(), basis=BASES)
def test_a_gap_of_a_succession_shares_no_day_with_a_programme(programmes: dict[str, Any], basis: str) -> None:
    with opened(SOURCES + PARTIES + (f"programmes: {json.dumps(programmes)}\n" if programmes else "")) as store:
        _assert_apart(store, basis)


@pytest.mark.parametrize("basis", ["in-force", "adopted", "published"])
def test_a_gap_in_the_bundled_data_shares_no_day_with_a_programme(bundled: Store, basis: str) -> None:
    _assert_apart(bundled, basis)


def test_there_is_no_gap_where_a_longer_programme_ran_on() -> None:
    text = SOURCES + PARTIES + "programmes: {" + ", ".join(
        f"{name}: {{title: T, cite: s, period: {term}}}" for name, term in (("long", "2000/2010"), ("one", "2002/2003"), ("two", "2006/2008"))
    ) + "}\n"  # fmt: skip
    with opened(text) as store:
        _assert_apart(store, "in-force")


def test_the_days_of_a_certain_gap_are_those_on_which_no_programme_may_have_run(bundled: Store) -> None:
    free = set()
    day = dt.date(1999, 1, 1)
    while day <= dt.date(2020, 12, 31):
        if not any(may_from <= day.isoformat() <= may_to for _, may_from, _, _, may_to in _spells(bundled, "in-force")):
            free.add(day.isoformat())
        day += dt.timedelta(days=1)
    told = set()
    for gap in programme_gaps(look(bundled)):
        if not gap.overlap and gap.first <= gap.last:
            first, last = dt.date.fromisoformat(gap.first), dt.date.fromisoformat(gap.last)
            told |= {(first + dt.timedelta(days=number)).isoformat() for number in range((last - first).days + 1)}
    assert {day for day in told if day <= "2020-12-31"} == free


# --- axes ------------------------------------------------------------------------------------------------------------

years = st.lists(st.integers(1850, 2050), min_size=1, max_size=60, unique=True).map(sorted)
KINDS = st.sampled_from(["even", "folded", "straight"])


def _axis(kind: str, stops: list[int], columns: int) -> Axis:
    first, last = stops[0], stops[-1] + 1
    return {
        "even": lambda: even(columns, stops),
        "folded": lambda: folded(first, last, columns, stops),
        "straight": lambda: straight(first, last, columns),
    }[kind]()


@cache
def _moments(first: int, last: int) -> list[float]:
    return [moment(f"{year}-{month:02d}-{day:02d}") for year in range(first, last) for month, day in ((1, 1), (2, 29), (7, 1), (12, 31))]


@given(kind=KINDS, stops=years, columns=st.integers(14, 120))
def test_a_later_moment_never_stands_before_an_earlier_one(kind: str, stops: list[int], columns: int) -> None:
    axis = _axis(kind, stops, columns)
    found = [axis.column(at) for at in _moments(axis.first, axis.last)]
    assert found == sorted(found)


@given(kind=KINDS, stops=years, columns=st.integers(14, 120), outside=st.floats(1000, 3000))
def test_every_moment_falls_inside_the_axis(kind: str, stops: list[int], columns: int, outside: float) -> None:
    axis = _axis(kind, stops, columns)
    assert {axis.column(at) for at in (*_moments(axis.first, axis.last), outside)} <= set(range(axis.columns))


@given(kind=KINDS, stops=years, columns=st.integers(14, 120))
def test_an_axis_has_the_columns_asked_for(kind: str, stops: list[int], columns: int) -> None:
    assert _axis(kind, stops, columns).columns == columns


@given(kind=KINDS, stops=years, columns=st.integers(14, 120))
def test_an_axis_covers_every_year_with_something_in_it(kind: str, stops: list[int], columns: int) -> None:
    axis = _axis(kind, stops, columns)
    assert axis.first <= stops[0]
    assert stops[-1] < axis.last


@given(kind=st.sampled_from(["folded", "straight"]), stops=years, columns=st.integers(14, 120))
def test_the_segments_of_an_axis_join(kind: str, stops: list[int], columns: int) -> None:
    segments = _axis(kind, stops, columns).segments
    assert segments[0].begin == 0
    assert all(one.end == other.begin and one.last == other.first for one, other in pairwise(segments))


@given(stops=years, columns=st.integers(60, 120))
def test_no_year_with_something_in_it_is_folded_away(stops: list[int], columns: int) -> None:
    axis = _axis("folded", stops, columns)
    assert not [year for segment in axis.segments if segment.folded for year in stops if segment.first <= year < segment.last]


@given(stops=years, columns=st.integers(14, 120))
def test_labelled_years_stand_in_their_own_column_with_room(stops: list[int], columns: int) -> None:
    for kind in ("even", "folded", "straight"):
        axis = _axis(kind, stops, columns)
        ticks = axis.ticks()
        assert all(axis.column(year) == column for column, year in ticks)
        assert all(other - one >= 6 for (one, _), (other, _) in pairwise(ticks))


@given(stops=st.lists(st.integers(1900, 2030), min_size=2, max_size=14, unique=True).map(sorted), columns=st.integers(60, 120))
def test_on_an_even_axis_each_year_has_the_same_room(stops: list[int], columns: int) -> None:
    sizes = [segment.end - segment.begin for segment in even(columns, stops).segments]
    assert max(sizes) - min(sizes) <= 1


def test_on_an_even_axis_a_year_has_its_room_to_itself() -> None:
    assert even(20, [1981, 2000]).column(moment("1981-12-31")) == 9


@given(stops=st.lists(st.integers(1900, 2030), min_size=2, max_size=14, unique=True).map(sorted), columns=st.integers(60, 120))
def test_on_an_even_axis_the_years_between_have_no_room(stops: list[int], columns: int) -> None:
    axis = even(columns, stops)
    for year, after in pairwise(stops):
        between = {axis.column(moment(f"{number}-06-01")) for number in range(year + 1, after)}
        assert between <= {axis.column(moment(f"{year}-12-31"))}


# --- charts ----------------------------------------------------------------------------------------------------------

any_day = st.dates(dt.date(1840, 1, 1), dt.date(2090, 12, 31)).map(dt.date.isoformat)
points = st.tuples(any_day, any_day).map(lambda pair: Point(min(pair), max(pair), "adoption"))


@st.composite
def stretches(draw_from: st.DrawFn) -> Stretch:
    """Stretches as questions make them."""
    first, sure_from, sure_to, last = sorted(draw_from(st.lists(any_day, min_size=4, max_size=4)))
    return draw_from(st.sampled_from([
        Stretch(first, sure_from, sure_to, last), Stretch(None, sure_from, sure_to, last), Stretch(first, sure_from, sure_to, None),
        Stretch(None, sure_from, sure_to, None), Stretch(first, None, None, last), Stretch(first, last, sure_to, None),
        Stretch(first, sure_from, sure_to, None, running=True, seen=sure_to), Stretch(first, None, None, None, lasting=True),
        Stretch(first, sure_from, "9999-12-31", None, lasting=True),
    ]))  # fmt: skip


labels = st.sampled_from(["x", "5", "1999", "", "Рада", "漢字漢字漢字漢字漢字漢字漢字", "A rather long name of a body indeed", "e\u0301" * 30])
tracks = st.builds(Track, labels, st.just(""), st.lists(stretches(), max_size=2).map(tuple), st.lists(points, max_size=2).map(tuple))
lanes_of_many = st.lists(
    st.builds(Lanes, st.sampled_from(["", "Stages", "Organisations, networks, coalitions and donors"]), st.lists(tracks, max_size=8).map(tuple)),
    max_size=3,
)
edges = st.one_of(st.just(""), any_day)


@settings(max_examples=120)
@given(lanes=lanes_of_many, width=st.integers(30, 200), ascii_only=st.booleans(), scale=st.sampled_from(["", "time", "even"]), begin=edges, end=edges)
def test_a_chart_is_never_wider_than_asked_for(lanes: list[Lanes], width: int, ascii_only: bool, scale: str, begin: str, end: str) -> None:
    if begin and end:
        begin, end = sorted((begin, end))
    lines = draw(lanes, width, TODAY, ascii_only, scale=scale, begin=begin, end=end)
    assert max(map(cell_len, lines), default=0) <= width


def test_an_even_chart_of_more_years_than_columns_fits() -> None:
    many = tuple(Track("x", "", (), (Point(f"{year}-05-05", f"{year}-05-05", "adoption"),)) for year in range(1900, 2000, 2))
    lines = draw([Lanes("", (*many, Track("A rather long name of a body", "", (), many[0].points)))], 40, TODAY, scale="even")
    assert max(map(cell_len, lines)) <= 40


@settings(max_examples=60)
@given(lanes=lanes_of_many, width=st.integers(30, 200), scale=st.sampled_from(["", "time", "even"]))
def test_every_track_has_its_line(lanes: list[Lanes], width: int, scale: str) -> None:
    lines = draw(lanes, width, TODAY, scale=scale)
    expected = sum(bool(lane.heading) + len(lane.tracks) for lane in lanes)
    below = next((n for n, line in enumerate(lines[2 + expected :]) if line == ""), None)
    assert not lines or len(lines) == 2 + expected or below == 0
