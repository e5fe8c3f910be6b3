"""The report in short: a page or two, the same facts as the long one, each with its footnote."""

from __future__ import annotations

import re

import pytest
from asking import lens
from conftest import MakeDataset, Run
from writing import DATASET, RECORDS, assert_founded, every

from timeline.query.report import Draft, Grid, report
from timeline.store import Store


@pytest.fixture
def store(dataset: MakeDataset) -> Store:
    """The records of `writing`."""
    return dataset({"dataset.yaml": DATASET, "data.yaml": RECORDS})


def _short(store: Store, period: str = "2014/2018", language: str = "en") -> Draft:
    return report(lens(store, language=language), "pact", period, short=True)


def _texts(draft: Draft, key: str) -> list[str]:
    return [found.text for found in every(draft._replace(parts=tuple(part for part in draft.parts if part.key == key)))]


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("period", ["2014/2018", "1991/1992", "2019/..", "2000/2030"])
def test_every_sentence_has_a_record_and_a_footnote(store: Store, language: str, period: str) -> None:
    draft = _short(store, period, language)
    assert len(every(draft)) > 8
    assert_founded(draft, store)


def test_the_parts_are_dates_states_gaps_contradictions_and_recommendations(store: Store) -> None:
    assert [part.key for part in _short(store).parts] == ["head", "dates", "states", "gaps", "contradictions", "recommendations"]


def test_the_states_of_both_ends_are_those_of_the_long_version(store: Store) -> None:
    draft = _short(store)
    (grid,) = (block for part in draft.parts if part.key == "states" for block in part.blocks if isinstance(block, Grid))
    told = {cells[0].records[0]: [cell.text for cell in cells[1:] if cell] for cells in grid.rows if cells[0]}
    whole = " ".join(found.text for found in every(report(lens(store), "pact", "2014/2018")))
    assert len(told) > 2
    assert told["pact"][0] in whole
    assert {len(states) for states in told.values()} == {2}


def test_dates_stand_in_the_order_of_time_and_none_lies_after_the_period(store: Store) -> None:
    years = [int(found[0]) for text in _texts(_short(store), "dates") if (found := re.search(r"\b(19|20)\d\d\b", text))]
    assert years == sorted(years)
    assert years
    assert max(years) <= 2018


def test_a_statement_has_at_most_two_sources_but_where_they_differ(store: Store) -> None:
    for part in _short(store).parts:
        found = every(_short(store)._replace(parts=(part,)))
        assert part.key in ("dates", "contradictions") or max(len(one.cites) for one in found) <= 2


@pytest.mark.parametrize(("treaty", "language"), [("cets-197", "en"), ("cets-197", "uk"), ("cedaw", "en"), ("untoc", "uk"), ("ilo-c029", "en")])
def test_it_has_a_page_or_two_of_the_bundled_data(run: Run, treaty: str, language: str) -> None:
    out = run("report", "--treaty", treaty, "--period", "2014/2018", "--short", "--lang", language).out
    body = out[: out.index("[^1]: ")]
    assert 300 < len(body.split()) < 1400


@pytest.mark.parametrize("format", ["markdown", "text", "json", "jsonl", "csv", "tsv", "table"])
def test_every_format_writes_it(run: Run, format: str) -> None:
    result = run("report", "--treaty", "cets-197", "--period", "2014/2018", "--short", "-f", format)
    assert (result.code, result.err) == (0, "")
    assert "21 September 2010: ratification" in result.out
    long = run("report", "--treaty", "cets-197", "--period", "2014/2018", "-f", format).out
    assert len(result.out) < len(long) / 3
