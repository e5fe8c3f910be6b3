"""Rules on dates: what lies in the wrong order, what overlaps, what means nothing; and what only looks so."""

from __future__ import annotations

import pytest
from conftest import DATASET, MakeDataset

from timeline.check import find_all

HEAD = "sources:\n  s: {title: A study, authority: study}\n"


def found(dataset: MakeDataset, name: str, text: str, coverage: str = "1900/..") -> list[str]:
    """The messages of one rule about a dataset."""
    files = {"dataset.yaml": DATASET.replace("1990/2026", coverage), "data.yaml": HEAD + text}
    return [problem.message for problem in find_all(dataset(files), frozenset({name}))]


def treaty(*events: str) -> str:
    """A treaty with these events."""
    return f"treaties:\n  t: {{title: A convention, cite: s, events: [{', '.join(events)}]}}\n"


def law(*events: str) -> str:
    """A law with these events."""
    return f"laws:\n  l: {{title: A law, cite: s, events: [{', '.join(events)}]}}\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (law("{event: adoption, date: 2011-09-20}", "{event: entry into force, date: 2011-09-19}"), "entry into force (2011-09-19) lies before adoption (2011-09-20)"),
        (law("{event: adoption, date: 2011-09-20}", "{event: assent, date: 2010}"), "assent (2010) lies before adoption (2011-09-20)"),
        (law("{event: adoption, date: 2011}", "{event: repeal, date: 2010-12-31}"), "repeal (2010-12-31) lies before adoption (2011)"),
        (treaty("{event: signature, date: 2005}", "{event: ratification, date: 2004}"), "ratification (2004) lies before signature (2005)"),
        (treaty("{event: ratification, date: 2010-09}", "{event: deposit, date: 2010-08-31}"), "deposit (2010-08-31) lies before ratification (2010-09)"),
        (treaty("{event: deposit, date: 2010}", "{event: entry into force, date: 2009}"), "entry into force (2009) lies before deposit (2010)"),
        (treaty("{event: opening for signature, party: all, date: 2005}", "{event: ratification, date: 2004}"), "ratification (2004) lies before opening for signature (2005)"),
    ],
)  # fmt: skip
def test_an_event_before_the_one_that_it_follows_is_out_of_order(text: str, message: str, dataset: MakeDataset) -> None:
    assert found(dataset, "out-of-order", text) == [message]


@pytest.mark.parametrize(
    "text",
    [
        law("{event: adoption, date: 2011-09-20}", "{event: entry into force, date: 2011-09-20}"),
        law("{event: adoption, date: 2011-09-20}", "{event: entry into force, date: 2011}"),
        law("{event: adoption}", "{event: entry into force, date: 2011}"),
        treaty("{event: ratification, date: 2010}", "{event: entry into force, party: all, date: 2008}"),
        treaty("{event: ratification, date: 2010}", "{event: ratification, party: other, date: 2008}", "{event: deposit, party: other, date: 2009}")
        + "parties:\n  other: {title: Another State}\n",
        treaty("{event: succession, date: 1994}", "{event: entry into force, date: 1991-08-24}"),
    ],
    ids=[
        "the same day",
        "perhaps after",
        "without a date",
        "of the instrument itself",
        "of another party",
        "a successor is bound from an earlier day on",
    ],
)
def test_events_that_may_be_in_order_are_no_fault(text: str, dataset: MakeDataset) -> None:
    assert found(dataset, "out-of-order", text) == []


def test_an_event_is_held_against_the_first_of_those_before_it(dataset: MakeDataset) -> None:
    text = law("{event: adoption, date: 2001}", "{event: adoption, date: 2005}", "{event: entry into force, date: 2002}")
    assert found(dataset, "out-of-order", text) == []


def test_the_chosen_date_counts(dataset: MakeDataset) -> None:
    dates = "[{value: 2011-09-20, prefer: true, cite: s}, {value: 2009, cite: s}]"
    assert len(found(dataset, "out-of-order", law(f"{{event: adoption, date: {dates}}}", "{event: entry into force, date: 2010}"))) == 1


def stages(*periods: str, series: str = "policy") -> str:
    """Stages with these periods, in order."""
    lines = [f"  stage-{n}: {{title: Stage {n}, series: {series}, number: {n}, period: {period}, cite: s}}\n" for n, period in enumerate(periods, 1)]
    return "stages:\n" + "".join(lines)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (stages("1999/2002", "2003/2009"), 0),
        (stages("1999/2002-06-30", "2002-07-01/2009"), 0),
        (stages("1999/2002", "2002/2009"), 1),
        (stages("1999/2009", "2002/2005", "2003/2012"), 3),
        (stages("1999/2002~", "2003/2009"), 0),
        (stages("1999/", "2003/2009"), 0),
    ],
    ids=["touching years", "touching days", "one year shared", "each with each", "approximate", "unknown end"],
)
def test_stages_overlap_when_they_certainly_share_a_day(text: str, number: int, dataset: MakeDataset) -> None:
    assert len(found(dataset, "overlap", text)) == number


def test_stages_of_two_series_may_overlap(dataset: MakeDataset) -> None:
    other = stages("2000/2013", series="civil-society").replace("stage-1", "other").removeprefix("stages:\n")
    assert found(dataset, "overlap", stages("1999/2002") + other) == []


def office(*links: str) -> str:
    """An office held by these."""
    held = "".join(f"      - {{held by: {link}}}\n" for link in links)
    return (
        f"bodies:\n  one: {{title: One, cite: s}}\n  two: {{title: Two, cite: s}}\n  office:\n    title: An office\n    cite: s\n    links:\n{held}"
    )


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (office("one, valid: 2001/2005", "two, valid: 2005/2009"), 1),
        (office("one, valid: 2001/2005", "two, valid: 2006/2009"), 0),
        (office("one, valid: 2001/2005", "one, valid: 2005/2009"), 0),
        (office("one, valid: 2001/", "two, valid: 2005/2009"), 0),
        (office("one", "two"), 0),
    ],
    ids=["a year shared", "touching", "one holder", "unknown end", "no time given"],
)
def test_an_office_has_one_holder_at_a_time(text: str, number: int, dataset: MakeDataset) -> None:
    assert len(found(dataset, "overlap", text)) == number


@pytest.mark.parametrize(
    "text",
    [
        law("{event: repeal, date: 9999-12-31}"),
        law("{event: adoption, date: 0001-01-01}"),
        "bodies:\n  b: {title: A body, cite: s, period: 2014/9999}\n",
        "bodies:\n  b: {title: A body, cite: s}\n  o: {title: An office, cite: s, links: [{held by: b, valid: 2001/9999-12-31}]}\n",
        "hotlines:\n  h: {title: A line, cite: s, numbers: [{value: 0 800, valid: 2099-12-31}]}\n",
        "programmes:\n  p: {title: A programme, cite: s, roles: {r: {title: A role, due: 2999-12-31}}}\n",
    ],
    ids=["an event", "the first day of all", "a period", "a link", "a claim", "a plain field"],
)
def test_a_day_that_stands_for_none_is_seen_wherever_it_stands(text: str, dataset: MakeDataset) -> None:
    assert len(found(dataset, "sentinel-date", text)) == 1


@pytest.mark.parametrize("date", ["1900-01-01", "1970-01-01", "1999-12-31", "2100"])
def test_real_days_are_no_sentinels(date: str, dataset: MakeDataset) -> None:
    assert found(dataset, "sentinel-date", law(f"{{event: adoption, date: {date}}}")) == []


def test_a_sentinel_in_a_text_is_no_date(dataset: MakeDataset) -> None:
    assert found(dataset, "sentinel-date", "laws:\n  l: {title: A law, cite: s, note: The register writes 9999-12-31.}\n") == []


@pytest.mark.parametrize(
    ("coverage", "date", "number"),
    [
        ("1990/2026", "1989-12-31", 1), ("1990/2026", "1990-01-01", 0), ("1990/2026", "2027", 1), ("1990/2026", "198X", 1), ("1990/2026", "19XX", 0),
        ("1990/..", "2500", 0), ("1990", "1991", 1),
    ],
)  # fmt: skip
def test_a_date_lies_outside_the_coverage_when_all_of_it_does(coverage: str, date: str, number: int, dataset: MakeDataset) -> None:
    assert len(found(dataset, "outside-coverage", law(f"{{event: adoption, date: {date}}}"), coverage)) == number


def test_a_source_may_be_older_than_the_coverage(dataset: MakeDataset) -> None:
    text = "  old: {title: An old book, authority: study, events: [{event: publication, date: 1890}]}\n"
    assert found(dataset, "outside-coverage", text, "1990/2026") == []
