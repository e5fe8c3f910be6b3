"""Which claim is shown, by which rule, and which claims conflict with it."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest
from conftest import MakeDataset
from hypothesis import given
from hypothesis import strategies as st

from timeline.edtf import parse
from timeline.load.record import Claim
from timeline.model.vocabulary import AUTHORITIES
from timeline.store import Store
from timeline.store.choose import UNKNOWN_AUTHORITY, agree, choose, choose_trusting

SOURCES = "".join(f"  {name}-{n}: {{title: S, authority: {name}}}\n" for name in AUTHORITIES for n in (1, 2, 3))


def _authority(source: str) -> int:
    name = source.partition("-")[0]
    return AUTHORITIES.index(name) if name in AUTHORITIES else UNKNOWN_AUTHORITY


def _date(value: str, *sources: str, **details: Any) -> Claim:
    return Claim("adoption", "", value, 1, 1, tuple((source, "") for source in sources), parse(value), details)


def _text(value: str, *sources: str, field: str = "number", **details: Any) -> Claim:
    return Claim(field, "", value, 1, 1, tuple((source, "") for source in sources), None, details)


def _shown(*claims: Claim, cites: tuple[str, ...] = ()) -> tuple[str, str]:
    """The value chosen and the rule that decided."""
    choice = choose(claims, tuple((source, "") for source in cites), _authority)
    return claims[choice.chosen].value, choice.rule


def _rivals(*claims: Claim) -> list[str]:
    return [claims[n].value for n in choose(claims, (), _authority).rivals]


# --- every rule ------------------------------------------------------------------------------------------------------


def test_an_only_claim_is_chosen_as_such() -> None:
    assert _shown(_date("2010", "press-1")) == ("2010", "only claim")


def test_where_all_agree_the_rule_says_so() -> None:
    assert _shown(_date("2010", "press-1"), _date("2010", "study-1")) == ("2010", "all agree")


def test_of_claims_that_agree_the_most_precise_is_chosen() -> None:
    assert _shown(_date("2012", "depositary-1"), _date("2012-06-20", "press-1"), _date("2012-06", "study-1")) == ("2012-06-20", "most precise")


def test_of_claims_that_conflict_the_best_authority_is_chosen() -> None:
    assert _shown(_date("2007", "press-1"), _date("2012-06-20", "official-1"), _date("2007-01-01", "study-1")) == ("2012-06-20", "best authority")


@pytest.mark.parametrize(("better", "worse"), list(pairwise(AUTHORITIES)))
def test_authorities_rank_in_the_order_of_their_list(better: str, worse: str) -> None:
    assert _shown(_date("2007", f"{worse}-1", f"{worse}-2"), _date("2012", f"{better}-1")) == ("2012", "best authority")


def test_a_source_that_is_not_known_ranks_last() -> None:
    assert _shown(_date("2007", "nobody"), _date("2012", "press-1")) == ("2012", "best authority")


def test_of_equal_authorities_more_sources_are_chosen() -> None:
    assert _shown(_date("2007", "press-1"), _date("2012", "press-2", "press-3")) == ("2012", "more sources")


def test_sources_of_claims_that_agree_are_counted_together() -> None:
    assert _shown(_date("2007", "press-1"), _date("2012", "press-2"), _date("2012-06", "press-3")) == ("2012-06", "more sources")


def test_two_places_in_one_source_are_one_source() -> None:
    twice = Claim("adoption", "", "2012", 1, 1, (("press-2", "p. 1"), ("press-2", "p. 9")), parse("2012"), {})
    assert _shown(_date("2007", "press-1"), twice) == ("2007", "written first")


def test_where_nothing_else_decides_the_first_is_chosen() -> None:
    assert _shown(_date("2012", "press-1"), _date("2007", "press-2")) == ("2012", "written first")


def test_a_vague_claim_counts_for_each_group_that_it_agrees_with() -> None:
    assert _shown(_date("2012", "press-1"), _date("2012-06-20", "press-2"), _date("2012-07-01", "press-3")) == ("2012-06-20", "written first")


def test_a_preferred_claim_is_chosen_whatever_the_others_say() -> None:
    assert _shown(_date("2012-06-20", "depositary-1", "depositary-2"), _date("2007", "press-1", prefer=True)) == ("2007", "preferred")


def test_a_preferred_claim_is_chosen_over_a_later_validity() -> None:
    assert _shown(_text("1", "press-1", valid="2007", prefer=True), _text("2", "press-1", valid="2012")) == ("1", "preferred")


def test_a_claim_that_is_not_preferred_is_not_chosen_for_it() -> None:
    assert _shown(_date("2012", "study-1"), _date("2007", "press-1", prefer=False)) == ("2012", "best authority")


def test_of_values_that_changed_the_latest_is_chosen() -> None:
    claims = [_text(value, "press-1", valid=year) for value, year in (("1", "2007"), ("2", "2012"), ("3", "2009"))]
    assert _shown(*claims) == ("2", "latest validity")


def test_a_value_that_still_holds_is_the_latest() -> None:
    assert _shown(_text("1", "press-1", valid="2007/.."), _text("2", "press-1", valid="2001/2006")) == ("1", "latest validity")


def test_of_values_valid_at_the_same_time_the_best_authority_is_chosen() -> None:
    assert _shown(_text("1", "press-1", valid="2012"), _text("2", "depositary-1", valid="2012"))[0] == "2"


def test_a_claim_without_citation_has_that_of_its_record() -> None:
    assert _shown(_date("2007", "press-1"), _date("2012"), cites=("official-1",)) == ("2012", "best authority")


def test_the_best_source_of_a_claim_counts() -> None:
    assert _shown(_date("2007", "study-1"), _date("2012", "press-1", "depositary-1")) == ("2012", "best authority")


def test_the_winning_group_shows_its_most_precise_value() -> None:
    assert _shown(_date("2012", "depositary-1"), _date("2012-06-20", "press-1"), _date("2007-01-01", "official-1"))[0] == "2012-06-20"


# --- what conflicts --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("vague", ["2012", "2012-06", "201X", "[2010,2012]", "[..2012]", "2012~", "2012-06-20?"])
def test_a_claim_of_another_precision_is_no_conflict(vague: str) -> None:
    assert _rivals(_date(vague, "press-1"), _date("2012-06-20", "study-1")) == []


def test_claims_that_cannot_both_be_true_conflict() -> None:
    assert _rivals(_date("2012-06-20", "official-1"), _date("2012", "press-1"), _date("2007", "study-1")) == ["2007"]


def test_a_day_between_the_members_of_a_set_conflicts() -> None:
    assert _rivals(_date("2011-05-05", "official-1"), _date("[2010,2012]", "press-1")) == ["[2010,2012]"]


def test_a_vague_claim_supports_each_group_that_it_agrees_with() -> None:
    assert _rivals(_date("2012", "press-1"), _date("2012-06-20", "official-1"), _date("2012-07-01", "study-1")) == ["2012-07-01"]


@pytest.mark.parametrize(("one", "other"), [("Law No. 1", "law no 1"), ("CETS 201", "CETS № 201"), ("9-VI", "9 VI"), ("обов'язок", "обовʼязок")])
def test_texts_that_differ_in_signs_only_agree(one: str, other: str) -> None:
    assert _rivals(_text(one, "press-1"), _text(other, "study-1")) == []


def test_texts_that_differ_conflict() -> None:
    assert _rivals(_text("3739-VI", "press-1"), _text("3739-IV", "study-1")) == ["3739-VI"]


@pytest.mark.parametrize(("one", "other", "agreed"), [("18", "1.8", False), ("5", "-5", False), ("18", "18.0", True), ("180", "18.0", False)])
def test_amounts_are_compared_as_numbers(one: str, other: str, agreed: bool) -> None:
    assert agree(_text(one, field="value"), _text(other, field="value")) is agreed


@pytest.mark.parametrize(
    ("one", "other", "agreed"),
    [
        ("2014/..", "2014/2019", True), ("2014/", "2014/2019", True), ("2014/2019", "2014-05/2019-12", True), ("2014/2019", "2014/2020", False),
        ("2013/..", "2014/..", False), ("2014/2019", "2016", True), ("2014/2019", "2020", False),
    ],
)  # fmt: skip
def test_periods_agree_where_both_state_a_side_alike(one: str, other: str, agreed: bool) -> None:
    assert agree(_date(one), _date(other)) is agreed


@pytest.mark.parametrize(("one", "other", "conflict"), [("2007", "2012", False), ("2007/2010", "2010/2012", True), ("2007/2009", "2010/2012", False)])
def test_only_claims_valid_at_the_same_time_conflict(one: str, other: str, conflict: bool) -> None:
    assert bool(_rivals(_text("1", valid=one), _text("2", valid=other))) is conflict


def test_claims_that_differ_conflict_where_one_has_no_time_of_validity() -> None:
    assert _rivals(_text("1", "study-1"), _text("2", "press-1", valid="2012")) == ["2"]


# --- in a dataset ----------------------------------------------------------------------------------------------------


def _treaty(dataset: MakeDataset, *events: str, cite: str = "study-1") -> Store:
    lines = "".join(f"      - {event}\n" for event in events)
    return dataset(f"sources:\n{SOURCES}treaties:\n  t:\n    title: T\n    cite: {cite}\n    events:\n{lines}")


def _claims(store: Store, field: str) -> list[tuple[str, int, str, int]]:
    """Value, chosen, rule and disputed of the claims of a field."""
    return store.db.execute("SELECT value, chosen, rule, disputed FROM claim WHERE field = ? ORDER BY rowid", (field,)).fetchall()


DATES = "date: [{value: 2012-06-20, cite: official-1}, {value: 2007, cite: press-1}]"


def test_every_claim_stays_and_one_is_marked_chosen(dataset: MakeDataset) -> None:
    store = _treaty(dataset, f"{{event: ratification, {DATES}}}")
    assert _claims(store, "ratification") == [("2012-06-20", 1, "best authority", 0), ("2007", 0, "best authority", 1)]


def test_an_event_has_the_date_that_was_chosen(dataset: MakeDataset) -> None:
    store = _treaty(dataset, f"{{event: ratification, {DATES}}}")
    assert store.db.execute("SELECT date, earliest, latest, disputed FROM event").fetchone() == ("2012-06-20", "2012-06-20", "2012-06-20", 1)


def test_sources_may_stand_behind_the_records_that_cite_them(dataset: MakeDataset) -> None:
    treaty = f"treaties: {{t: {{title: T, cite: study-1, events: [{{event: ratification, {DATES}}}]}}}}\n"
    store = dataset({"a.yaml": treaty, "z.yaml": f"sources:\n{SOURCES}"})
    assert store.db.execute("SELECT date FROM event").fetchone() == ("2012-06-20",)


@pytest.mark.parametrize("consent", ["ratification", "acceptance", "accession", "succession"])
def test_a_bare_year_of_consent_agrees_with_the_deposit(dataset: MakeDataset, consent: str) -> None:
    dates = "date: [{value: 2003-12-10, cite: official-1}, {value: 2004, cite: press-1}]"
    store = _treaty(dataset, f"{{event: {consent}, {dates}}}", "{event: deposit, date: 2004-05-21}")
    assert [disputed for *_, disputed in _claims(store, consent)] == [0, 0]


def test_a_bare_year_that_fits_neither_act_conflicts(dataset: MakeDataset) -> None:
    dates = "date: [{value: 2003-12-10, cite: official-1}, {value: 2005, cite: press-1}]"
    store = _treaty(dataset, f"{{event: ratification, {dates}}}", "{event: deposit, date: 2004-05-21}")
    assert [disputed for *_, disputed in _claims(store, "ratification")] == [0, 1]


def test_a_day_of_consent_that_is_the_day_of_deposit_conflicts(dataset: MakeDataset) -> None:
    dates = "date: [{value: 2003-12-10, cite: official-1}, {value: 2004-05-21, cite: press-1}]"
    store = _treaty(dataset, f"{{event: ratification, {dates}}}", "{event: deposit, date: 2004-05-21}")
    assert [disputed for *_, disputed in _claims(store, "ratification")] == [0, 1]


def test_the_deposit_of_another_party_settles_nothing(dataset: MakeDataset) -> None:
    dates = "date: [{value: 2003-12-10, cite: official-1}, {value: 2004, cite: press-1}]"
    store = _treaty(dataset, f"{{event: ratification, {dates}}}", "{event: deposit, party: elsewhere, date: 2004-05-21}")
    assert [disputed for *_, disputed in _claims(store, "ratification")] == [0, 1]


def test_a_bare_year_of_signature_is_not_held_against_the_deposit(dataset: MakeDataset) -> None:
    dates = "date: [{value: 2003-12-10, cite: official-1}, {value: 2004, cite: press-1}]"
    store = _treaty(dataset, f"{{event: signature, {dates}}}", "{event: deposit, date: 2004-05-21}")
    assert [disputed for *_, disputed in _claims(store, "signature")] == [0, 1]


def test_a_date_without_citation_has_that_of_its_event(dataset: MakeDataset) -> None:
    dates = "date: [{value: 2012, cite: study-1}, 2011], cite: depositary-1"
    store = _treaty(dataset, f"{{event: ratification, {dates}}}", cite="press-1")
    assert _claims(store, "ratification")[1] == ("2011", 1, "best authority", 0)


def test_several_numbers_of_a_hotline_never_conflict(dataset: MakeDataset) -> None:
    numbers = "[{value: '1', valid: 2009, purpose: a}, {value: '2', valid: 2009, purpose: b}]"
    store = dataset(f"sources:\n{SOURCES}hotlines: {{h: {{title: H, cite: study-1, numbers: {numbers}}}}}\n")
    assert store.db.execute("SELECT chosen, disputed FROM claim WHERE field = 'numbers'").fetchall() == [(None, 0), (None, 0)]


def test_a_field_on_which_sources_conflict_is_marked_on_the_record(dataset: MakeDataset) -> None:
    numbers = "[{value: X, cite: study-1}, {value: Y, cite: press-1}]"
    store = dataset(f"sources:\n{SOURCES}laws: {{a: {{title: A, number: {numbers}, cite: study-1}}}}\n")
    ((chosen,),) = store.db.execute("SELECT chosen FROM record WHERE kind = 'law'").fetchall()
    assert json.loads(chosen) == {"number": "X", "disputed": ["number"]}


# --- properties ------------------------------------------------------------------------------------------------------

plain_dates = st.sampled_from(["2007", "2007-05", "2007-05-01", "2007-05-02", "2007-11", "2012", "2012-06", "2012-06-20", "201X"])
sources = st.lists(st.sampled_from([f"{name}-{n}" for name in (*AUTHORITIES, "nobody") for n in (1, 2)]), max_size=3, unique=True)
any_dates = st.one_of(plain_dates, st.sampled_from(["[2007,2012]", "[..2010]", "2007/2012", "2007/..", "/2012", "2007~", "XXXX-05"]))
times = st.sampled_from([{}, {}, {"valid": "2007"}, {"valid": "2007/.."}, {"valid": "2009/2012"}, {"prefer": True}])
claims_of_any_kind = st.lists(
    st.one_of(
        st.builds(lambda value, cited, details: _date(value, *cited, **details), any_dates, sources, times),
        st.builds(lambda value, cited, details: _text(value, *cited, **details), st.sampled_from(["A", "a", "B", ""]), sources, times),
    ),
    min_size=1,
    max_size=7,
)
dated_claims = st.lists(st.builds(lambda value, cited: _date(value, *cited), plain_dates, sources), min_size=2, max_size=6)


@given(claims_of_any_kind, sources)
def test_the_chosen_claim_is_one_of_the_claims(claims: list[Claim], cited: list[str]) -> None:
    assert 0 <= choose(claims, tuple((source, "") for source in cited), _authority).chosen < len(claims)


@given(claims_of_any_kind)
def test_rivals_are_other_claims_that_do_not_agree_with_the_chosen_one(claims: list[Claim]) -> None:
    choice = choose(claims, (), _authority)
    assert set(choice.rivals) == {n for n, claim in enumerate(claims) if n != choice.chosen and not agree(claim, claims[choice.chosen])}


@given(claims_of_any_kind)
def test_the_rule_has_one_of_the_known_names(claims: list[Claim]) -> None:
    known = {"only claim", "all agree", "most precise", "best authority", "more sources", "written first", "preferred", "latest validity"}
    assert choose(claims, (), _authority).rule in known


@given(st.data())
def test_where_authority_decides_the_order_of_claims_does_not_matter(data: st.DataObject) -> None:
    claims = data.draw(dated_claims)
    choice = choose(claims, (), _authority)
    if choice.rule != "best authority":
        return
    turned = data.draw(st.permutations(claims))
    assert turned[choose(turned, (), _authority).chosen].value == claims[choice.chosen].value


@given(dated_claims)
def test_no_conflicting_claim_is_better_cited_than_the_group_that_wins(claims: list[Claim]) -> None:
    choice = choose(claims, (), _authority)
    group = [claim for n, claim in enumerate(claims) if n not in choice.rivals]
    ranks = [min((_authority(source) for source, _ in claim.cites), default=UNKNOWN_AUTHORITY) for claim in group]
    others = [min((_authority(s) for s, _ in claims[n].cites), default=UNKNOWN_AUTHORITY) for n in choice.rivals]
    assert min(ranks) <= min(others, default=UNKNOWN_AUTHORITY)


# --- if one source were right ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("claims", "right"),
    [
        ((_date("2012-06-20", "official-1"), _date("2007", "study-1")), "2007"),
        ((_date("2012-06-20", "official-1"), _date("2012", "study-1")), "2012-06-20"),  # it only says less
        ((_date("2012-06-20", "official-1"), _date("2012", "study-1"), _date("2007", "press-1")), "2012-06-20"),
        ((_date("2007-11-14", "press-1"), _date("2012-06-20", "official-1"), _date("2007", "study-1")), "2007-11-14"),
        ((_date("2004-02-04", "official-1", prefer=True), _date("2005", "study-1")), "2005"),  # even where another is preferred
        ((_date("2004", "study-1"), _date("2004-05-21", "study-1"), _date("2004-06-20", "official-1")), "2004-05-21"),
    ],
)  # fmt: skip
def test_a_source_that_is_right_brings_the_most_precise_date_that_agrees_with_it(claims: tuple[Claim, ...], right: str) -> None:
    assert claims[choose_trusting(claims, "study-1")].value == right
