"""A value read as a period: when it begins and ends, and how surely."""

from __future__ import annotations

import pytest

from timeline.edtf import Bounds, Day, bounds, parse

CERTAIN: list[tuple[str, Day, Day]] = [
    ("2019", (2019, 1, 1), (2019, 12, 31)),
    ("2019-02", (2019, 2, 1), (2019, 2, 28)),
    ("2019-02-03", (2019, 2, 3), (2019, 2, 3)),
    ("2019-02-03T10:00:00Z", (2019, 2, 3), (2019, 2, 3)),
    ("2002-35", (2002, 7, 1), (2002, 9, 30)),
    ("199X", (1990, 1, 1), (1999, 12, 31)),
    ("19XX", (1900, 1, 1), (1999, 12, 31)),
    ("2016/2020", (2016, 1, 1), (2020, 12, 31)),
    ("2007-03-07/2010-12-31", (2007, 3, 7), (2010, 12, 31)),
    ("2011-09-20/2011", (2011, 9, 20), (2011, 12, 31)),
    ("2011/2011-03", (2011, 1, 1), (2011, 3, 31)),
]

VAGUE: list[tuple[str, Day | None, Day | None, Day | None, Day | None]] = [
    ("199X/1998", (1990, 1, 1), (1998, 12, 31), (1998, 12, 31), (1998, 12, 31)),
    ("2014~/2016", (2014, 1, 1), (2014, 12, 31), (2016, 12, 31), (2016, 12, 31)),
    ("2014/2016?", (2014, 1, 1), (2014, 1, 1), (2016, 1, 1), (2016, 12, 31)),
    ("2014-03/2014%", (2014, 3, 1), (2014, 3, 1), (2014, 3, 1), (2014, 12, 31)),
    ("2005/200X", (2005, 1, 1), (2005, 1, 1), (2005, 1, 1), (2009, 12, 31)),
    ("2014~/2014-05-31", (2014, 1, 1), (2014, 5, 31), (2014, 5, 31), (2014, 5, 31)),
    ("2014/", (2014, 1, 1), (2014, 1, 1), (2014, 1, 1), None),
    ("2014~/", (2014, 1, 1), (2014, 12, 31), (2014, 1, 1), None),
    ("/2010", None, (2010, 12, 31), (2010, 12, 31), (2010, 12, 31)),
    ("/2010~", None, (2010, 12, 31), (2010, 1, 1), (2010, 12, 31)),
    ("../2010", None, None, (2010, 12, 31), (2010, 12, 31)),
    ("2014~", (2014, 1, 1), (2014, 12, 31), (2014, 1, 1), (2014, 12, 31)),
    ("199X~", (1990, 1, 1), (1999, 12, 31), (1990, 1, 1), (1999, 12, 31)),
    ("2011-09-XX", (2011, 9, 1), (2011, 9, 30), (2011, 9, 1), (2011, 9, 30)),
    ("[2010,2012]", (2010, 1, 1), (2012, 12, 31), (2010, 1, 1), (2012, 12, 31)),
    ("{2010,2012}", (2010, 1, 1), (2012, 12, 31), (2010, 1, 1), (2012, 12, 31)),
    ("[..2012]", None, (2012, 12, 31), None, (2012, 12, 31)),
    ("[2010..]", (2010, 1, 1), None, (2010, 1, 1), None),
]


@pytest.mark.parametrize(("text", "first", "last"), CERTAIN)
def test_an_unqualified_period_is_covered_whole_and_certain(text: str, first: Day, last: Day) -> None:
    assert bounds(parse(text)) == Bounds(first, first, last, last, running=False)


@pytest.mark.parametrize(("text", "begin_earliest", "begin_latest", "end_earliest", "end_latest"), VAGUE)
def test_a_vague_end_lies_within_its_unit(
    text: str, begin_earliest: Day | None, begin_latest: Day | None, end_earliest: Day | None, end_latest: Day | None
) -> None:
    assert bounds(parse(text)) == Bounds(begin_earliest, begin_latest, end_earliest, end_latest, running=False)


def test_an_open_end_is_running_and_has_no_end_days() -> None:
    assert bounds(parse("2014/..")) == Bounds((2014, 1, 1), (2014, 1, 1), None, None, running=True)


def test_an_unknown_end_is_not_running() -> None:
    assert not bounds(parse("2014/")).running
