"""What each spelling means: bounds, precision, flags, ends and members."""

from __future__ import annotations

import pytest

from timeline.edtf import Day, Edtf, EdtfError, End, parse

DATES: list[tuple[str, Day, Day, str]] = [
    # level 0, dates and date-times
    ("1985-04-12", (1985, 4, 12), (1985, 4, 12), "day"),
    ("1985-04", (1985, 4, 1), (1985, 4, 30), "month"),
    ("1985", (1985, 1, 1), (1985, 12, 31), "year"),
    ("0000", (0, 1, 1), (0, 12, 31), "year"),
    ("1985-04-12T23:20:30", (1985, 4, 12), (1985, 4, 12), "day"),
    ("1985-04-12T23:20:30Z", (1985, 4, 12), (1985, 4, 12), "day"),
    ("1985-04-12T23:20:30-04", (1985, 4, 12), (1985, 4, 12), "day"),
    ("1985-04-12T23:20:30+04:30", (1985, 4, 12), (1985, 4, 12), "day"),
    ("2016-12-31T23:59:60Z", (2016, 12, 31), (2016, 12, 31), "day"),
    # month lengths
    ("2012-02", (2012, 2, 1), (2012, 2, 29), "month"),
    ("1900-02", (1900, 2, 1), (1900, 2, 28), "month"),
    ("2000-02-29", (2000, 2, 29), (2000, 2, 29), "day"),
    ("2011-12", (2011, 12, 1), (2011, 12, 31), "month"),
    # level 1, long and negative years
    ("Y170000002", (170000002, 1, 1), (170000002, 12, 31), "year"),
    ("Y-170000002", (-170000002, 1, 1), (-170000002, 12, 31), "year"),
    ("-1985", (-1985, 1, 1), (-1985, 12, 31), "year"),
    ("-0004-02-29", (-4, 2, 29), (-4, 2, 29), "day"),
    # level 1, seasons; winter runs into the next year
    ("2001-21", (2001, 3, 1), (2001, 5, 31), "season"),
    ("2001-22", (2001, 6, 1), (2001, 8, 31), "season"),
    ("2001-23", (2001, 9, 1), (2001, 11, 30), "season"),
    ("2003-24", (2003, 12, 1), (2004, 2, 29), "season"),
    ("2001-24", (2001, 12, 1), (2002, 2, 28), "season"),
    # level 1, unspecified digits from the right
    ("201X", (2010, 1, 1), (2019, 12, 31), "decade"),
    ("20XX", (2000, 1, 1), (2099, 12, 31), "century"),
    ("1XXX", (1000, 1, 1), (1999, 12, 31), "millennium"),
    ("XXXX", (0, 1, 1), (9999, 12, 31), "none"),
    ("2004-XX", (2004, 1, 1), (2004, 12, 31), "year"),
    ("1985-04-XX", (1985, 4, 1), (1985, 4, 30), "month"),
    ("1985-XX-XX", (1985, 1, 1), (1985, 12, 31), "year"),
    ("-019X", (-199, 1, 1), (-190, 12, 31), "decade"),
    # level 2, X in any place
    ("156X-12-25", (1560, 12, 25), (1569, 12, 25), "day"),
    ("15XX-12-25", (1500, 12, 25), (1599, 12, 25), "day"),
    ("XXXX-12-XX", (0, 12, 1), (9999, 12, 31), "month"),
    ("1XX9", (1009, 1, 1), (1999, 12, 31), "year"),
    ("-1XX9", (-1999, 1, 1), (-1009, 12, 31), "year"),
    ("1984-1X", (1984, 10, 1), (1984, 12, 31), "month"),
    ("1984-X1", (1984, 1, 1), (1984, 11, 30), "month"),
    ("2011-XX-12", (2011, 1, 12), (2011, 12, 12), "day"),
    ("2011-02-2X", (2011, 2, 20), (2011, 2, 28), "day"),
    ("2011-XX-31", (2011, 1, 31), (2011, 12, 31), "day"),
    ("2011-X2-3X", (2011, 12, 30), (2011, 12, 31), "day"),
    ("201X-02-29", (2012, 2, 29), (2016, 2, 29), "day"),
    # level 2, quarters, quadrimesters, halves
    ("2002-33", (2002, 1, 1), (2002, 3, 31), "quarter"),
    ("2002-34", (2002, 4, 1), (2002, 6, 30), "quarter"),
    ("2002-35", (2002, 7, 1), (2002, 9, 30), "quarter"),
    ("2002-36", (2002, 10, 1), (2002, 12, 31), "quarter"),
    ("2002-37", (2002, 1, 1), (2002, 4, 30), "quadrimester"),
    ("2002-38", (2002, 5, 1), (2002, 8, 31), "quadrimester"),
    ("2002-39", (2002, 9, 1), (2002, 12, 31), "quadrimester"),
    ("2002-40", (2002, 1, 1), (2002, 6, 30), "half"),
    ("2002-41", (2002, 7, 1), (2002, 12, 31), "half"),
]

FLAGS = [
    ("1984", False, False),
    ("1984?", True, False),
    ("2004-06~", False, True),
    ("2004-06-11%", True, True),
    ("2004-06~-11", False, True),
    ("2004?-06-11", True, False),
    ("?2004-06-~11", True, True),
    ("2011-?09", True, False),
    ("~2011", False, True),
    ("2004-%06-11", True, True),
    ("2001-21?", True, False),
    ("199X~", False, True),
    ("1984~/2004-06", False, True),
    ("1984/2004-06?", True, False),
    ("1984?/2004%", True, True),
    ("[1984?,1986]", True, False),
    ("{1984,1986..1988~}", False, True),
]

INTERVALS: list[tuple[str, Day | None, Day | None, str, str]] = [
    ("1964/2008", (1964, 1, 1), (2008, 12, 31), "stated", "stated"),
    ("2004-06/2006-08", (2004, 6, 1), (2006, 8, 31), "stated", "stated"),
    ("2004-02-01/2005-02-08", (2004, 2, 1), (2005, 2, 8), "stated", "stated"),
    ("2004-02-01/2005-02", (2004, 2, 1), (2005, 2, 28), "stated", "stated"),
    ("2005/2006-02", (2005, 1, 1), (2006, 2, 28), "stated", "stated"),
    ("1985-04-12/..", (1985, 4, 12), None, "stated", "open"),
    ("1985/..", (1985, 1, 1), None, "stated", "open"),
    ("../1985-04", None, (1985, 4, 30), "open", "stated"),
    ("1985-04/", (1985, 4, 1), None, "stated", "unknown"),
    ("/1985-04-12", None, (1985, 4, 12), "unknown", "stated"),
    ("2004-06-XX/2004-07-03", (2004, 6, 1), (2004, 7, 3), "stated", "stated"),
    ("1990/199X", (1990, 1, 1), (1999, 12, 31), "stated", "stated"),
    ("2011/2011-03", (2011, 1, 1), (2011, 3, 31), "stated", "stated"),
]

SETS: list[tuple[str, Day | None, Day | None, tuple[str, ...]]] = [
    ("[1667,1668,1670..1672]", (1667, 1, 1), (1672, 12, 31), ("1667", "1668", "1670..1672")),
    ("[..1760-12-03]", None, (1760, 12, 3), ("..1760-12-03",)),
    ("[1760-12..]", (1760, 12, 1), None, ("1760-12..",)),
    ("[1760-01,1760-02,1760-12..]", (1760, 1, 1), None, ("1760-01", "1760-02", "1760-12..")),
    ("[1667,1760-12]", (1667, 1, 1), (1760, 12, 31), ("1667", "1760-12")),
    ("{1667,1668,1670..1672}", (1667, 1, 1), (1672, 12, 31), ("1667", "1668", "1670..1672")),
    ("{1960,1961-12}", (1960, 1, 1), (1961, 12, 31), ("1960", "1961-12")),
    ("{..1984}", None, (1984, 12, 31), ("..1984",)),
    ("[2012,2010]", (2010, 1, 1), (2012, 12, 31), ("2012", "2010")),
    ("[..2000,2010..]", None, None, ("..2000", "2010..")),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "precision"), DATES)
def test_a_date_has_the_bounds_and_precision_of_its_unit(text: str, earliest: Day, latest: Day, precision: str) -> None:
    e = parse(text)
    assert (e.form, e.earliest, e.latest, e.precision) == ("date", earliest, latest, precision)
    assert (e.start, e.end, e.members) == (None, None, ())


@pytest.mark.parametrize(("text", "uncertain", "approximate"), FLAGS)
def test_qualifiers_set_the_flags_wherever_they_stand(text: str, uncertain: bool, approximate: bool) -> None:
    e = parse(text)
    assert (e.uncertain, e.approximate) == (uncertain, approximate)


@pytest.mark.parametrize("text", [text for text, _, _ in FLAGS])
def test_qualifiers_never_widen_the_bounds(text: str) -> None:
    plain = parse("".join(char for char in text if char not in "?~%"))
    assert (parse(text).earliest, parse(text).latest) == (plain.earliest, plain.latest)


@pytest.mark.parametrize(("text", "earliest", "latest", "start", "end"), INTERVALS)
def test_an_interval_keeps_the_state_of_each_end(text: str, earliest: Day | None, latest: Day | None, start: str, end: str) -> None:
    e = parse(text)
    assert (e.form, e.earliest, e.latest) == ("interval", earliest, latest)
    assert e.start is not None and e.end is not None
    assert (e.start.state, e.end.state) == (start, end)


def test_the_ends_of_an_interval_are_dates_themselves() -> None:
    e = parse("199X~/1998-03")
    assert e.start == End("stated", parse("199X~"))
    assert e.end == End("stated", parse("1998-03"))


@pytest.mark.parametrize(("text", "earliest", "latest", "members"), SETS)
def test_a_set_has_the_hull_of_its_members(text: str, earliest: Day | None, latest: Day | None, members: tuple[str, ...]) -> None:
    e = parse(text)
    assert (e.form, e.earliest, e.latest) == ("set", earliest, latest)
    assert tuple(member.text for member in e.members) == members


@pytest.mark.parametrize("text", ["2011", " 2011\n", "\t2011/2012 ", " [2010,2012] "])
def test_the_spelling_is_kept_without_the_blanks_around_it(text: str) -> None:
    assert parse(text).text == text.strip()


def test_the_time_of_day_is_kept_in_the_text_only() -> None:
    assert parse("2011-09-20T23:30:00-05:00") == Edtf("2011-09-20T23:30:00-05:00", "date", (2011, 9, 20), (2011, 9, 20), "day")


def test_values_are_hashable_and_equal_by_content() -> None:
    assert len({parse("2014/.."), parse("2014/.."), parse("2014/")}) == 2


def test_values_have_no_order_of_their_own() -> None:
    with pytest.raises(TypeError):
        sorted([parse("2011"), parse("2010")])  # type: ignore[type-var]


def test_a_set_of_more_dates_than_a_person_writes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.edtf.reading.MOST_MEMBERS", 3)
    assert len(parse("[2010,2011,2012]").members) == 3
    with pytest.raises(EdtfError, match="a set of more than 3 dates"):
        parse("[2010,2011,2012,2013]")
