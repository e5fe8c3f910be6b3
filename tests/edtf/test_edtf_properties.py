"""What holds for every value, tried on generated ones; single days are checked against the standard library."""

from __future__ import annotations

import datetime

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from timeline.edtf import Edtf, EdtfError, after, agrees, before, bounds, overlaps, parse, same, say, sort_key, within

_LETTERS = "0123456789X?~%-/.,[]{}YTZ: +хx–aзсічня"

days = st.dates().map(lambda day: day.isoformat())
# Few years, so that generated values meet, touch and contain each other.
years = st.integers(1990, 2015).map(str)
units = st.sampled_from(["", "-01", "-06", "-12", "-21", "-24", "-35", "-40", "-XX", "-1X", "-06-15", "-XX-12", "-12-31"])
singles = st.one_of(
    st.builds(lambda year, unit, mark: year + unit + mark, years, units, st.sampled_from(["", "", "?", "~", "%"])),
    st.sampled_from(["199X", "200X", "19XX", "1XX9", "20X1", "-0005", "Y12345", "2011-0X-3X", "XXXX-12-25"]),
)
intervals = st.one_of(
    st.builds("{}/{}".format, singles, singles),
    st.builds("{}/".format, singles),
    st.builds("{}/..".format, singles),
    st.builds("/{}".format, singles),
    st.builds("../{}".format, singles),
)
sets = st.builds(
    lambda kind, before, middle, after: (
        kind[0] + ",".join([*([f"..{before}"] if before else []), *middle, *([f"{after}.."] if after else [])]) + kind[1]
    ),
    st.sampled_from(["[]", "{}"]),
    st.none() | singles,
    st.lists(singles, min_size=1, max_size=3),
    st.none() | singles,
)
texts = st.one_of(singles, singles, intervals, sets)


def _value(text: str) -> Edtf:
    """The parsed text; a reversed interval, which only the generator writes, is passed over."""
    try:
        return parse(text)
    except EdtfError as error:
        assume("before it begins" not in error.message)
        raise


@given(st.text())
@settings(max_examples=300)
def test_any_text_is_read_or_refused_with_a_place_inside_it(text: str) -> None:
    _read_or_refused(text)


@given(st.text(alphabet=_LETTERS, max_size=24))
@settings(max_examples=600)
def test_any_text_of_date_characters_is_read_or_refused(text: str) -> None:
    _read_or_refused(text)


@given(texts, st.integers(0, 30), st.sampled_from(_LETTERS))
@settings(max_examples=400)
def test_a_text_with_one_slip_is_read_or_refused(text: str, place: int, char: str) -> None:
    _read_or_refused(text[:place] + char + text[place + 1 :])


def _read_or_refused(text: str) -> None:
    try:
        e = parse(text)
    except EdtfError as error:
        assert error.text == text
        assert 0 <= error.position <= len(text)
        assert error.message
        for spelling in error.hint.removeprefix("write ").split(" if the day comes first, "):
            assert not spelling or parse(spelling.removesuffix(" if not"))
    else:
        assert e.text == text.strip()
        assert say(e) and say(e, "uk")
        bounds(e)


@given(texts)
def test_the_text_round_trips(text: str) -> None:
    e = _value(text)
    assert e.text == text
    assert parse(e.text) == e


@given(days)
def test_a_full_day_is_its_own_bounds(text: str) -> None:
    day = datetime.date.fromisoformat(text)
    e = parse(text)
    assert e.earliest == e.latest == (day.year, day.month, day.day)


@given(
    st.sampled_from(["2011", "201X", "20X1"]),
    st.sampled_from(["02", "XX", "0X", "1X", "X2", "12"]),
    st.sampled_from(["29", "XX", "0X", "3X", "X1", "15"]),
    st.dates(datetime.date(2000, 1, 1), datetime.date(2025, 12, 31)).map(datetime.date.isoformat),
)
@settings(max_examples=400)
def test_x_leaves_exactly_the_days_that_its_other_digits_fit(year: str, month: str, day: str, one: str) -> None:
    mask = f"{year}-{month}-{day}"
    try:
        e = parse(mask)
    except EdtfError:  # no such day, as in 2011-02-29
        assert month == "02" and day in ("29", "3X")
        return
    fits = all(digit in ("X", char) for digit, char in zip(mask, one, strict=True))
    assert agrees(parse(one), e) is fits
    assert e.earliest is not None
    assert e.latest is not None
    for bound in (e.earliest, e.latest):
        assert agrees(parse("{:04}-{:02}-{:02}".format(*bound)), e)


@given(st.integers(1, 9999), st.integers(0, 13), st.integers(0, 32))
def test_exactly_the_days_of_the_calendar_are_read(year: int, month: int, day: int) -> None:
    text = f"{year:04}-{month:02}-{day:02}"
    try:
        datetime.date(year, month, day)
    except ValueError:
        expected = False
    else:
        expected = True
    try:
        parse(text)
    except EdtfError:
        assert not expected
    else:
        assert expected


@given(texts)
def test_earliest_is_not_after_latest(text: str) -> None:
    e = _value(text)
    assert e.earliest is None or e.latest is None or e.earliest <= e.latest


@given(texts)
def test_period_bounds_are_in_order(text: str) -> None:
    b = bounds(_value(text))
    for first, last in (
        (b.begin_earliest, b.begin_latest),
        (b.end_earliest, b.end_latest),
        (b.begin_earliest, b.end_earliest),
        (b.begin_latest, b.end_latest),
    ):
        assert first is None or last is None or first <= last
    assert not b.running or (b.end_earliest is None and b.end_latest is None)


@given(texts)
def test_before_is_irreflexive(text: str) -> None:
    e = _value(text)
    assert before(e, e) != "yes"


@given(texts, texts, texts)
@settings(max_examples=300)
def test_certainly_before_is_transitive(a: str, b: str, c: str) -> None:
    x, y, z = sorted(map(_value, (a, b, c)), key=sort_key)
    if before(x, y) == "yes" and before(y, z) == "yes":
        assert before(x, z) == "yes"


@given(texts, texts)
def test_before_and_after_mirror_each_other(a: str, b: str) -> None:
    x, y = _value(a), _value(b)
    assert before(x, y) == after(y, x)
    assert not (before(x, y) == "yes" and after(x, y) != "no")


@given(texts, texts)
@settings(max_examples=300)
def test_same_and_overlap_are_symmetric(a: str, b: str) -> None:
    x, y = _value(a), _value(b)
    assert same(x, y) == same(y, x)
    assert overlaps(x, y) == overlaps(y, x)


@given(texts)
def test_a_value_agrees_with_itself_and_may_overlap_itself(text: str) -> None:
    e = _value(text)
    assert agrees(e, e)
    assert overlaps(e, e) != "no"


@given(texts, texts)
@settings(max_examples=300)
def test_what_is_certainly_before_is_neither_the_same_nor_overlapping(a: str, b: str) -> None:
    x, y = _value(a), _value(b)
    if before(x, y) == "yes":
        assert same(x, y) == "no"
        assert overlaps(x, y) == "no"
        assert within(x, y) == "no"


@given(texts, days)
@settings(max_examples=300)
def test_a_day_certainly_inside_lies_between_the_bounds(text: str, day: str) -> None:
    e, one = _value(text), parse(day)
    if within(one, e) == "yes":
        assert one.earliest is not None
        assert e.earliest is None or e.earliest <= one.earliest
        assert e.latest is None or one.earliest <= e.latest
        assert overlaps(one, e) != "no"


@given(texts, texts)
def test_no_two_texts_share_a_sort_key(a: str, b: str) -> None:
    assert (sort_key(_value(a)) == sort_key(_value(b))) is (a == b)
