"""Relations between values are three-valued, and never say more than the values do."""

from __future__ import annotations

import pytest

from timeline.edtf import after, agrees, before, overlaps, parse, same, sort_key, within

BEFORE = [
    ("2010", "2011", "yes"),
    ("2011", "2010", "no"),
    ("2011", "2011", "maybe"),
    ("2011-09-20", "2011-09-20", "no"),
    ("2011-09-20", "2011-09-21", "yes"),
    ("2011", "2011-09", "maybe"),
    ("2011", "2011-01-01", "no"),
    ("2011", "2011-12-31", "maybe"),
    ("2010~", "2011?", "yes"),
    ("199X", "2000", "yes"),
    ("199X", "1999", "maybe"),
    ("2011-24", "2012-01", "maybe"),
    ("-0001", "0000", "yes"),
    ("Y-170000002", "Y170000002", "yes"),
    ("[2010,2012]", "2013", "yes"),
    ("[2010,2012]", "2011", "maybe"),
    ("{2010,2012}", "2011", "maybe"),
    ("[..2012]", "2013", "yes"),
    ("2009", "[..2012]", "maybe"),
    ("2013", "[..2012]", "no"),
    ("2009", "[2010..]", "yes"),
    ("[2010..]", "2011", "maybe"),
    ("2007/2010", "2011", "yes"),
    ("2007/2010", "2010", "no"),
    ("2014/", "2020", "maybe"),
    ("2014/", "2013", "no"),
    ("2014/..", "2020", "no"),
    ("/2010", "2011", "yes"),
    ("2005", "/2010", "maybe"),
    ("2005", "../2010", "no"),
]

WITHIN = [
    ("2011-09-20", "2011", "yes"),
    ("2011", "2011", "yes"),
    ("2011", "2011-09", "maybe"),
    ("2011", "2012-09", "no"),
    ("2011-09-20", "2011-09-20", "yes"),
    ("1995-03", "199X", "yes"),
    ("2011-12", "2011~", "yes"),
    ("2011-XX-31", "2011-09", "no"),
    ("2011-XX-12", "2011-09", "maybe"),
    ("2011-09-12", "2011-XX-12", "maybe"),
    ("2011-09-13", "2011-XX-12", "no"),
    ("2012-01", "2011-24", "yes"),
    ("[2010,2012]", "2011", "no"),
    ("[2010,2012]", "2010", "maybe"),
    ("[2010,2012]", "2010/2012", "yes"),
    ("2011", "[2010,2012]", "no"),
    ("2010-05", "[2010,2012]", "maybe"),
    ("2010-05", "{2010,2012}", "maybe"),
    ("2011-05", "[2010..2012]", "maybe"),
    ("2013", "[2010..2012]", "no"),
    ("2011-05", "[2011]", "yes"),
    ("2018", "2016/2020", "yes"),
    ("2018/2021", "2016/2020", "no"),
    ("2018/", "2016/2020", "maybe"),
    ("2018/..", "2016/2020", "no"),
    ("2018/..", "2016/..", "yes"),
    ("2018", "2014/", "maybe"),
    ("2018", "2014/..", "yes"),
    ("2013", "2014/..", "no"),
    ("2005", "/2010", "maybe"),
    ("2005", "../2010", "yes"),
    ("1992", "199X/1998", "maybe"),
    ("1998", "199X/1998", "maybe"),
    ("1999", "199X/1998", "no"),
    ("2015", "2014/2016~", "yes"),
    ("2016-05", "2014/2016~", "maybe"),
]

OVERLAPS = [
    ("2007/2010", "2010/2012", "yes"),
    ("2007/2010", "2011/2012", "no"),
    ("2007/2010-06-30", "2010-07-01/2012", "no"),
    ("2007/2010-06-30", "2010-06-30/2012", "yes"),
    ("2011", "2011-09", "yes"),
    ("2014/", "2014", "yes"),
    ("2014/", "2016", "maybe"),
    ("2014/", "2013", "no"),
    ("2014/..", "2016", "yes"),
    ("2014/..", "2012/..", "yes"),
    ("/2010", "2005", "maybe"),
    ("/2010", "2010", "yes"),
    ("../2010", "2005", "yes"),
    ("199X/1998", "1992", "maybe"),
    ("199X/1998", "1998", "yes"),
    ("2014~", "2014-05", "maybe"),
    ("2014~", "2014", "yes"),
    ("[2010,2012]", "2011", "no"),
    ("[2010,2012]", "2010", "maybe"),
    ("[2010,2012]", "2009/2013", "yes"),
    ("{2010,2012}", "2010", "yes"),
    ("2010", "{2010,2012}", "yes"),
    ("{2010,2012}", "2011", "no"),
    ("[2010,2012]", "{2010,2012}", "yes"),
    ("2011-XX-31", "2011-09", "no"),
    ("[2010..2012]", "2011", "maybe"),
]

SAME = [
    ("2010", "2010-09-21", "maybe"),
    ("2010-09-21", "2010-09-21", "yes"),
    ("2010-09-21", "2010-09-21T10:00:00Z", "yes"),
    ("2010-09-21", "2010-09-22", "no"),
    ("2010", "2010", "maybe"),
    ("2010", "2011", "no"),
    ("2010~", "2010-05", "maybe"),
    ("[2010,2012]", "2011", "no"),
    ("{2010,2012}", "2011", "no"),
    ("[2010,2012]", "2012-03", "maybe"),
    ("[2010,2012]", "[2011,2013]", "no"),
    ("[..2012]", "2013", "no"),
    ("[..2012]", "1800", "maybe"),
    ("2011-XX-12", "2011-03-13", "no"),
    ("2011-XX-12", "2011-03-12", "maybe"),
    ("1XX9", "1998", "no"),
    ("2016/2020", "2016/2020", "yes"),
    ("2016/2020", "2016-01/2020-12-31", "yes"),
    ("2016/2020", "2016/2019", "no"),
    ("2016/2020", "2016/", "maybe"),
    ("2016/2020", "2016/..", "maybe"),
    ("2016/2020", "../2020", "maybe"),
    ("2016/2020", "2015/..", "no"),
    ("2016/2020", "2016/2020~", "maybe"),
    ("2016/2016", "2016", "yes"),
    ("2016/2020", "2018", "no"),
]


@pytest.mark.parametrize(("a", "b", "answer"), BEFORE)
def test_before_needs_all_days_of_one_ahead_of_all_of_the_other(a: str, b: str, answer: str) -> None:
    assert before(parse(a), parse(b)) == answer


@pytest.mark.parametrize(("a", "b", "answer"), BEFORE)
def test_after_mirrors_before(a: str, b: str, answer: str) -> None:
    assert after(parse(b), parse(a)) == answer


@pytest.mark.parametrize(("a", "b", "answer"), WITHIN)
def test_within_asks_whether_one_lies_inside_the_other(a: str, b: str, answer: str) -> None:
    assert within(parse(a), parse(b)) == answer


@pytest.mark.parametrize(("a", "b", "answer"), OVERLAPS)
def test_overlap_needs_a_shared_day_both_ways_round(a: str, b: str, answer: str) -> None:
    assert (overlaps(parse(a), parse(b)), overlaps(parse(b), parse(a))) == (answer, answer)


@pytest.mark.parametrize(("a", "b", "answer"), SAME)
def test_same_holds_both_ways_round(a: str, b: str, answer: str) -> None:
    assert (same(parse(a), parse(b)), same(parse(b), parse(a))) == (answer, answer)


@pytest.mark.parametrize(("a", "b", "answer"), SAME)
def test_claims_agree_unless_they_cannot_be_the_same(a: str, b: str, answer: str) -> None:
    assert agrees(parse(a), parse(b)) is (answer != "no")


def test_too_many_stretches_fall_back_to_the_hull_and_never_to_a_wrong_answer() -> None:
    assert same(parse("XXXX-12-25"), parse("[2011-12-26,2012-01-01]")) == "maybe"
    assert same(parse("XXXX-12-25"), parse("2011-12-25")) == "maybe"
    assert before(parse("XXXX-12-25"), parse("Y10000")) == "yes"


@pytest.mark.parametrize(
    ("a", "b", "answer"),
    [
        ("XXXX-12-25", "2011-12-26", "no"),
        ("XXX1-02-XX", "XXXX-XX-29", "no"),  # no year that ends with 1 is a leap year
        ("XXX2-02-XX", "XXXX-XX-29", "maybe"),
        ("XXXX-0X-31", "XXXX-X4", "no"),
        ("199X-XX-12", "1995-03", "maybe"),
        ("201X-XX-12", "2011-24", "maybe"),
        ("201X-1X-12", "2011-22", "no"),
    ],
)
def test_digits_that_are_left_open_tell_whether_two_dates_can_be_the_same(a: str, b: str, answer: str) -> None:
    assert same(parse(a), parse(b)) == same(parse(b), parse(a)) == answer


def test_a_set_of_many_vague_dates_is_held_by_its_bounds_and_never_answered_wrong() -> None:
    vague = "{" + ",".join(f"1{n:02}X-XX-01" for n in range(10)) + "}"
    assert overlaps(parse(vague), parse("1055-02-03")) == "maybe"
    assert same(parse(vague), parse("1255")) == "no"


def test_values_sort_by_earliest_then_latest_then_text() -> None:
    order = ["-0001", "1999/2002", "../2010", "2011-01-01", "2011-01", "2011", "2011~", "2011/..", "2012", "[2012..]"]
    assert [e.text for e in sorted(map(parse, reversed(order)), key=sort_key)] == order


def test_a_value_without_any_bound_sorts_first() -> None:
    assert min(map(parse, ["Y-170000002", "[..2000,2010..]"]), key=sort_key).form == "set"
