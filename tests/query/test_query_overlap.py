"""`--from` and `--to`: what shares a day with the stretch asked for, surely or perhaps."""

from __future__ import annotations

import pytest
from asking import ask, perhaps, sure
from conftest import MakeDataset
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.edtf import overlaps, parse
from timeline.query.lens import UsageError

LIVES = """
sources:
  report: {title: Report, authority: study, as_of: 2019-09-17}
programmes:
  first: {title: First, cite: report, period: 2002/2005}
  second: {title: Second, cite: report, period: 2007/2010}
  running: {title: Running, cite: report, period: 2014/..}
  unknown-end: {title: Unknown end, cite: report, period: 2016/}
  unknown-start: {title: Unknown start, cite: report, period: /2003}
  vague: {title: Vague, cite: report, period: 200X/2012}
  undated: {title: Undated, cite: report}
"""


@pytest.mark.parametrize(
    ("begin", "end", "matching", "possible"),
    [
        ("2005", "2006", "first", "vague undated"),
        ("2006", "2006", "", "vague undated"),
        ("2006-01-01", "2007-01-01", "second", "vague undated"),
        ("2005-12-31", "2005-12-31", "first", "vague undated"),
        ("2010", "2013", "second vague", "undated"),
        ("2003", "2003", "first unknown-start", "vague undated"),
        ("", "2001", "", "unknown-start vague undated"),
        ("2018", "2019", "running", "unknown-end undated"),
        ("2016", "2016", "running unknown-end", "undated"),
        ("2020", "", "", "running unknown-end undated"),
        ("2013", "2013", "", "undated"),
        ("199X", "", "first second running unknown-end unknown-start vague", "undated"),
    ],
)
def test_a_life_shares_a_day_with_the_stretch(dataset: MakeDataset, begin: str, end: str, matching: str, possible: str) -> None:
    answer = ask(dataset(LIVES), "programmes", begin=begin, end=end)
    assert set(sure(answer)) == set(matching.split())
    assert set(perhaps(answer)) == set(possible.split())


def test_what_runs_is_sure_only_to_the_day_that_its_own_source_saw(dataset: MakeDataset) -> None:
    store = dataset(
        """
        sources:
          old: {title: Old, authority: study, as_of: 2010-01-01}
          new: {title: New, authority: study, as_of: 2019-09-17}
        organisations:
          seen-long-ago: {title: Seen long ago, cite: old, period: 2000/..}
          seen-lately: {title: Seen lately, cite: new, period: 2000/..}
        """
    )
    answer = ask(store, "organisations", begin="2015")
    assert (sure(answer), perhaps(answer)) == (["seen-lately"], ["seen-long-ago"])


def test_a_law_with_no_known_end_is_presumed_in_force(dataset: MakeDataset) -> None:
    store = dataset("laws: {a: {title: A law, events: [{event: entry into force, date: 2001-09-01}]}}")
    assert sure(ask(store, "laws", begin="2010", end="2012")) == ["a"]
    assert sure(ask(store, "laws", end="2001-08-31")) == []


@pytest.mark.parametrize(("begin", "end"), [("2012", "2010"), ("2010-02-01", "2010-01-31"), ("2011", "2010-12")])
def test_a_reversed_stretch_is_wrong_usage(dataset: MakeDataset, begin: str, end: str) -> None:
    with pytest.raises(UsageError, match="lies after"):
        ask(dataset(LIVES), "programmes", begin=begin, end=end)


def test_a_stretch_within_one_year_is_not_reversed(dataset: MakeDataset) -> None:
    assert sure(ask(dataset(LIVES), "programmes", begin="2005-06", end="2005"))[0] == "first"


_years = st.integers(1998, 2012).map(str)
_units = st.builds("{}{}".format, _years, st.sampled_from(["", "-03", "-12-31"]))


def test_the_list_never_contradicts_the_calendar(dataset: MakeDataset) -> None:
    """Against `edtf.overlaps`, which reckons with values and not in SQL."""
    periods = ["2002/2005", "2007/2010", "2003", "200X/2012", "2001~/2004", "2005-03/2005-04", "2008/", "/2003", "2000-12-31/2009"]
    records = "".join(f"  p-{n}: {{title: P, period: {period}}}\n" for n, period in enumerate(periods))
    store = dataset("organisations:\n" + records)

    @given(_units, _units)
    @settings(max_examples=60)
    def holds(begin: str, end: str) -> None:
        if parse(begin).earliest > parse(end).latest:  # type: ignore[operator]
            return
        answer = ask(store, "organisations", begin=begin, end=end)
        certain, possible = sure(answer), perhaps(answer)
        for n, period in enumerate(periods):
            truth = overlaps(parse(period), parse(f"{begin}/{end}"))
            found = "yes" if f"p-{n}" in certain else "maybe" if f"p-{n}" in possible else "no"
            assert found == truth, (period, begin, end)

    holds()
