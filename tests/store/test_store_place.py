"""Where a record lies in time: the bounds of its life, the day that places it, and the order of lists."""

from __future__ import annotations

import pytest
from conftest import MakeDataset
from hypothesis import assume, given
from hypothesis import strategies as st

from timeline.edtf import parse
from timeline.model import BY_NAME, KINDS
from timeline.model.vocabulary import ENDINGS, EVENT_NAMES, PARTS
from timeline.store import Store
from timeline.store.place import UNDATED, Dated, Place, place

Life = tuple[str | None, str | None, str | None, str | None, bool]


def _place(kind: str, period: str = "", *events: tuple[str, str], start_part: str = "", end_part: str = "", own: bool = True) -> Place:
    dated = [Dated(name, own, parse(date)) for name, date in events]
    return place(BY_NAME[kind], dated, parse(period) if period else None, start_part, end_part)


def _life(kind: str, period: str = "", *events: tuple[str, str], start_part: str = "", end_part: str = "") -> Life:
    found = _place(kind, period, *events, start_part=start_part, end_part=end_part)
    return found.begin_earliest, found.begin_latest, found.end_earliest, found.end_latest, found.running


def _begin(kind: str, period: str = "", *events: tuple[str, str]) -> tuple[str | None, str | None]:
    return _life(kind, period, *events)[:2]


def _end(kind: str, period: str = "", *events: tuple[str, str]) -> tuple[str | None, str | None, bool]:
    return _life(kind, period, *events)[2:]


# --- life by the period ----------------------------------------------------------------------------------------------

PERIODS: dict[str, Life] = {
    "2016/2020": ("2016-01-01", "2016-01-01", "2020-12-31", "2020-12-31", False),
    "2016": ("2016-01-01", "2016-01-01", "2016-12-31", "2016-12-31", False),
    "2016-02/2016-03": ("2016-02-01", "2016-02-01", "2016-03-31", "2016-03-31", False),
    "199X/1998": ("1990-01-01", "1998-12-31", "1998-12-31", "1998-12-31", False),
    "2011~/2014": ("2011-01-01", "2011-12-31", "2014-12-31", "2014-12-31", False),
    "2014/..": ("2014-01-01", "2014-01-01", None, None, True),
    "2014/": ("2014-01-01", "2014-01-01", "2014-01-01", None, False),
    "../2014": (None, None, "2014-12-31", "2014-12-31", False),
    "/2014": (None, "2014-12-31", "2014-12-31", "2014-12-31", False),
}


@pytest.mark.parametrize("period", PERIODS)
def test_a_period_bounds_the_life(period: str) -> None:
    assert _life("stage", period) == PERIODS[period]


def test_an_open_end_runs_on() -> None:
    assert _end("body", "2014/..") == (None, None, True)


def test_an_unknown_end_neither_runs_on_nor_has_a_last_day() -> None:
    assert _end("body", "2014/")[1:] == (None, False)


def test_nothing_is_known_of_a_record_without_dates() -> None:
    assert _life("body") == (None, None, None, None, False)


PARTS_OF_THE_NINETIES = {
    "early": ("1990-01-01", "1993-12-31"),
    "mid": ("1993-01-01", "1996-12-31"),
    "late": ("1996-01-01", "1999-12-31"),
    "": ("1990-01-01", "1999-12-31"),
}


@pytest.mark.parametrize("part", PARTS_OF_THE_NINETIES)
def test_a_part_of_a_decade_narrows_where_a_period_begins(part: str) -> None:
    assert _life("stage", "199X/2004", start_part=part)[:2] == PARTS_OF_THE_NINETIES[part]


@pytest.mark.parametrize("part", PARTS_OF_THE_NINETIES)
def test_a_part_of_a_decade_narrows_where_a_period_ends(part: str) -> None:
    assert _life("stage", "1980/199X", end_part=part)[2:4] == PARTS_OF_THE_NINETIES[part]


def test_the_early_nineties_till_1998_begin_by_1993() -> None:
    assert _life("stage", "199X/1998", start_part="early")[:2] == ("1990-01-01", "1993-12-31")


@pytest.mark.parametrize("part", PARTS)
def test_a_part_leaves_an_unknown_side_unknown(part: str) -> None:
    assert _life("stage", "1998/", end_part=part)[3] is None


# --- life by events --------------------------------------------------------------------------------------------------


def test_an_event_is_better_than_the_period() -> None:
    assert _begin("programme", "2016/2020", ("adoption", "2016-02-24")) == ("2016-02-24", "2016-02-24")


def test_an_event_is_better_than_an_unspecified_year() -> None:
    assert _begin("body", "199X/1998", ("founding", "1994-05-01")) == ("1994-05-01", "1994-05-01")


def test_an_event_outside_of_the_period_does_not_move_its_beginning() -> None:
    assert _begin("programme", "2016/2020", ("adoption", "2015-10-07")) == ("2016-01-01", "2016-01-01")


@pytest.mark.parametrize(("kind", "event"), [("body", "founding"), ("organisation", "founding"), ("hotline", "opening"), ("law", "entry into force")])
def test_life_begins_with_the_event_that_begins_it(kind: str, event: str) -> None:
    assert _begin(kind, "", (event, "2012-04-19")) == ("2012-04-19", "2012-04-19")


def test_a_law_that_is_in_force_later_than_adopted_begins_in_force() -> None:
    assert _begin("law", "", ("adoption", "2012-03-22"), ("entry into force", "2012-04-19")) == ("2012-04-19", "2012-04-19")


@pytest.mark.parametrize("kind", ["law", "programme"])
def test_a_law_or_programme_begins_with_its_adoption_where_nothing_else_is_known(kind: str) -> None:
    assert _begin(kind, "", ("adoption", "2012-03-22")) == ("2012-03-22", "2012-03-22")


def test_a_treaty_that_is_only_ratified_begins_at_the_earliest_then() -> None:
    assert _begin("treaty", "", ("ratification", "2004-02-04")) == ("2004-02-04", None)


@pytest.mark.parametrize("kind", ["treaty", "law", "provision"])
def test_law_without_an_end_is_presumed_to_last(kind: str) -> None:
    assert _end(kind, "", ("entry into force", "2012-04-19")) == (None, None, True)


@pytest.mark.parametrize("kind", ["body", "organisation", "hotline"])
def test_a_body_without_an_end_is_not_presumed_to_last(kind: str) -> None:
    assert not _end(kind, "", ("founding", "2012-04-19"))[2]


@pytest.mark.parametrize("event", sorted(set(ENDINGS) - {"replacement"}))
def test_life_ends_with_the_event_that_ends_it(event: str) -> None:
    assert _end("law", "", ("adoption", "2001"), (event, "2005-05-05")) == ("2005-05-05", "2005-05-05", False)


def test_an_end_dated_to_a_year_lies_somewhere_within_it() -> None:
    assert _end("law", "", ("adoption", "2001"), ("repeal", "2005")) == ("2005-01-01", "2005-12-31", False)


@pytest.mark.parametrize("date", ["2006", "[..2006]"])
def test_an_end_before_the_period_begins_does_not_move_its_end(date: str) -> None:
    assert _end("body", "2016/2020", ("abolition", date)) == ("2020-12-31", "2020-12-31", False)


def test_an_end_within_the_period_is_better_than_the_period() -> None:
    assert _end("body", "2016/2020", ("abolition", "2018-03")) == ("2018-03-01", "2018-03-31", False)


def test_what_other_parties_do_bounds_no_life() -> None:
    found = _place("treaty", "", ("denunciation", "2005-05-05"), ("entry into force", "2003-09-29"), own=False)
    assert (found.begin_latest, found.end_earliest, found.end_latest) == (None, None, None)


# --- the day that places it ------------------------------------------------------------------------------------------


def _placed(kind: str, period: str = "", *events: tuple[str, str]) -> tuple[str | None, str | None]:
    found = _place(kind, period, *events)
    return found.first, found.last


@pytest.mark.parametrize("consent", ["ratification", "acceptance", "accession", "succession"])
def test_a_treaty_is_placed_by_the_consent_of_the_party(consent: str) -> None:
    assert _placed("treaty", "", ("adoption", "2000-11-15"), ("signature", "2001-11-15"), (consent, "2004-02-04"))[0] == "2004-02-04"


def test_the_own_acts_of_a_party_go_before_those_of_others() -> None:
    events = [Dated("ratification", False, parse("2001")), Dated("signature", True, parse("2003-03-03"))]
    assert place(BY_NAME["treaty"], events, None).first == "2003-03-03"


def test_a_law_is_placed_by_its_adoption() -> None:
    assert _placed("law", "2013/..", ("entry into force", "2012-04-19"), ("adoption", "2012-03-22"))[0] == "2012-03-22"


def test_a_record_without_events_is_placed_by_the_beginning_of_its_period() -> None:
    assert _placed("stage", "199X/1998") == ("1990-01-01", "1998-12-31")


def test_a_record_with_other_events_is_placed_by_the_first_of_them() -> None:
    assert _placed("law", "", ("report", "2014"), ("review", "2011-05")) == ("2011-05-01", "2011-05-31")


def test_an_undated_record_sorts_after_every_date() -> None:
    assert _place("body").sort == UNDATED > "9999-12-31 9999-12-31"


def test_a_vague_date_sorts_behind_a_day_that_begins_alike() -> None:
    days = [_place("law", "", ("adoption", date)).sort for date in ("2011", "2011-01-01", "2011-01", "2010-12-31")]
    assert sorted(days) == [days[3], days[1], days[2], days[0]]


def test_an_unbounded_beginning_sorts_by_its_latest_day() -> None:
    assert _place("law", "", ("adoption", "[..2012]")).sort == "2012-12-31 2012-12-31"


# --- properties ------------------------------------------------------------------------------------------------------

dates = st.sampled_from(["2001", "2004-05", "2004-05-06", "2010~", "199X", "[2003,2005]", "[..2006]", "[2006..]"])
periods = st.one_of(st.none(), st.sampled_from([*PERIODS, "1999/2003", "2004-05/2005"]))
events = st.lists(st.builds(Dated, st.sampled_from(EVENT_NAMES), st.booleans(), dates.map(parse)), max_size=4)


@given(st.sampled_from(KINDS).map(lambda kind: kind.name), events, periods, st.sampled_from(["", *PARTS]), st.sampled_from(["", *PARTS]))
def test_no_bound_lies_behind_its_other_bound(kind: str, happened: list[Dated], period: str | None, start: str, end: str) -> None:
    found = place(BY_NAME[kind], happened, parse(period) if period else None, start, end)
    assume(not (found.begin_earliest and found.end_latest and found.end_latest < found.begin_earliest))  # nonsense in, nonsense out
    pairs = ((found.begin_earliest, found.begin_latest), (found.end_earliest, found.end_latest), (found.first, found.last))
    assert [pair for pair in pairs if pair[0] and pair[1] and pair[0] > pair[1]] == []


@given(st.sampled_from(KINDS).map(lambda kind: kind.name), events, periods)
def test_what_runs_on_has_no_end(kind: str, happened: list[Dated], period: str | None) -> None:
    found = place(BY_NAME[kind], happened, parse(period) if period else None)
    assert not found.running or found.end_latest is None


# --- ends that follow from other records -----------------------------------------------------------------------------

SOURCE = "sources: {s: {title: S, authority: study}}\n"
ADOPTED = "events: [{event: adoption, date: 2001-01-01}]"


def _lives(store: Store, kind: str) -> dict[str, tuple[str | None, str | None, str | None]]:
    """The last day of each record, as it may be at the latest, and the record that it follows from."""
    rows = store.db.execute("SELECT id, end_latest, end_derived, running FROM record WHERE kind = ?", (kind,)).fetchall()
    return {name: (end, derived, "running" if running else None) for name, end, derived, running in rows}


def _programmes(dataset: MakeDataset, **bodies: str) -> Store:
    lines = "".join(f"  {name}: {{title: P, cite: s, {body}}}\n" for name, body in bodies.items())
    return dataset(f"{SOURCE}programmes:\n{lines}")


def _laws(dataset: MakeDataset, **bodies: str) -> Store:
    lines = "".join(f"  {name}: {{title: L, cite: s, {body}}}\n" for name, body in bodies.items())
    return dataset(f"{SOURCE}laws:\n{lines}")


def test_an_unknown_end_is_at_the_latest_the_beginning_of_the_successor(dataset: MakeDataset) -> None:
    store = _programmes(dataset, a="period: 1999/", b="period: 2002/2005, links: [{succeeds: a}]")
    assert _lives(store, "programme")["a"] == ("2002-01-01", "b", None)


def test_a_stated_end_is_not_derived(dataset: MakeDataset) -> None:
    store = _programmes(dataset, a="period: 1999/2000", b="period: 2002/2005, links: [{succeeds: a}]")
    assert _lives(store, "programme")["a"] == ("2000-12-31", None, None)


def test_the_first_successor_ends_it(dataset: MakeDataset) -> None:
    store = _programmes(dataset, a="period: 1999/", b="period: 2007/, links: [{succeeds: a}]", c="period: 2002/2005, links: [{succeeds: a}]")
    assert _lives(store, "programme")["a"] == ("2002-01-01", "c", None)


def test_a_successor_that_begins_earlier_ends_nothing(dataset: MakeDataset) -> None:
    store = _programmes(dataset, a="period: 1999/", b="period: 1990/1995, links: [{succeeds: a}]")
    assert _lives(store, "programme")["a"][:2] == (None, None)


def test_a_successor_without_a_date_ends_nothing(dataset: MakeDataset) -> None:
    store = _programmes(dataset, a="period: 1999/", b="links: [{succeeds: a}]")
    assert _lives(store, "programme")["a"][:2] == (None, None)


def test_the_end_by_a_successor_dated_to_a_year_is_the_end_of_that_year(dataset: MakeDataset) -> None:
    store = _programmes(dataset, a="period: 1999/", b="events: [{event: adoption, date: 2002}], links: [{succeeds: a}]")
    assert _lives(store, "programme")["a"] == ("2002-12-31", "b", None)


def test_a_law_that_is_replaced_ends(dataset: MakeDataset) -> None:
    store = _laws(dataset, a=ADOPTED, b="events: [{event: entry into force, date: 2005-05-05}], links: [{replaces: a}]")
    assert _lives(store, "law")["a"] == ("2005-05-05", "b", None)


def test_a_law_that_is_repealed_by_another_ends(dataset: MakeDataset) -> None:
    store = _laws(dataset, a=ADOPTED, b="events: [{event: entry into force, date: 2005-05-05}], links: [{repeals: a}]")
    assert _lives(store, "law")["a"] == ("2005-05-05", "b", None)


@pytest.mark.parametrize("verb", ["succeeds", "amends", "supplements"])
def test_a_law_that_is_amended_or_succeeded_goes_on(dataset: MakeDataset, verb: str) -> None:
    store = _laws(dataset, a=ADOPTED, b=f"events: [{{event: adoption, date: 2005}}], links: [{{{verb}: a}}]")
    assert _lives(store, "law")["a"] == (None, None, "running")


# --- the order of lists ----------------------------------------------------------------------------------------------


def _roles(store: Store) -> list[str]:
    return [name for (name,) in store.db.execute("SELECT id FROM record WHERE kind = 'role' ORDER BY sort, id")]


def test_records_inside_a_record_stand_in_their_own_order(dataset: MakeDataset) -> None:
    roles = "roles: {w: {title: W, order: 3}, y: {title: Y, order: 2, roles: {x: {title: X}}}, z: {title: Z, order: 1}}"
    assert _roles(_programmes(dataset, a=f"period: 1999/2000, {roles}")) == ["a/z", "a/y", "a/y/x", "a/w"]


def test_records_inside_records_follow_the_order_of_their_records(dataset: MakeDataset) -> None:
    store = _programmes(dataset, a="period: 2002/2003, roles: {x: {title: X}, y: {title: Y}}", b="period: 1999/2000, roles: {z: {title: Z}}")
    assert _roles(store) == ["b/z", "a/x", "a/y"]


def test_records_inside_records_of_the_same_date_do_not_mix(dataset: MakeDataset) -> None:
    store = _programmes(dataset, b="period: 1999, roles: {x: {title: X}, y: {title: Y}}", a="period: 1999, roles: {v: {title: V}, w: {title: W}}")
    assert _roles(store) == ["a/v", "a/w", "b/x", "b/y"]


def test_records_inside_a_record_without_an_order_keep_that_of_the_file(dataset: MakeDataset) -> None:
    assert _roles(_programmes(dataset, a="roles: {z: {title: Z}, y: {title: Y}, x: {title: X}}")) == ["a/z", "a/y", "a/x"]
