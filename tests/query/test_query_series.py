"""Figures over years: side by side for each who counted, every value of every source, and bars."""

from __future__ import annotations

import json

import pytest
from asking import lens, texts, values
from conftest import MakeDataset, Run

from timeline.answer import DISPUTED, Answer, mark_of
from timeline.query.lens import NotFound, UsageError
from timeline.query.series import series
from timeline.store import Store

FIGURES = """
sources:
  police: {title: Police, authority: official}
  report: {title: Report, authority: study}
figures:
  victims-police:
    title: Victims found
    series: victims
    counted_by: police
    unit: people
    values: [{value: 31, period: 2012, cite: police}, {value: 29, period: 2011, cite: police}, {value: 12500, period: 2013/2014, cite: police}]
  victims-iom:
    title: Victims helped
    series: victims
    counted_by: IOM
    unit: people
    values: [{value: 820, period: 2011, cite: report}, {value: 823, period: 2011, cite: police}, {value: 4.5, period: 2012, cite: report}]
  calls: {title: Calls, value: 7, period: 2010, unit: calls, cite: report}
  undated: {title: Undated, value: 8, unit: calls, cite: report}
  said: {title: Said in words, series: words, wording: about half, period: 2010, cite: report}
"""


@pytest.fixture
def store(dataset: MakeDataset) -> Store:
    """The figures above."""
    return dataset(FIGURES)


def ask(store: Store, *names: str, language: str = "en") -> Answer:
    """The figures by the time they speak of."""
    return series(lens(store, language), list(names))


def test_each_who_counted_has_a_column_of_its_own(store: Store) -> None:
    heads = [(column.name, column.head) for column in ask(store, "victims").tables[0].columns]
    assert set(heads) == {("period", "period"), ("victims-police", "police"), ("victims-iom", "IOM")}


def test_a_row_is_a_period_in_order_of_time(store: Store) -> None:
    answer = ask(store, "victims")
    assert values(answer, "period") == ["2011", "2012", "2013/2014"]
    assert (answer.total, answer.counted) == (3, "3 rows")


def test_values_of_two_counters_are_never_merged(store: Store) -> None:
    answer = ask(store, "victims")
    assert values(answer, "victims-police") == [29, 31, 12500]
    assert values(answer, "victims-iom")[1:] == [4.5, None]


def test_where_sources_give_several_values_of_one_period_all_are_shown_and_marked(store: Store) -> None:
    table = ask(store, "victims").tables[0]
    place = [column.name for column in table.columns].index("victims-iom")
    cell = table.rows[0].cells[place]
    assert (cell.value, cell.text, mark_of(cell)) == (["820", "823"], "820 / 823", DISPUTED)


@pytest.mark.parametrize(("language", "words"), [("en", "12,500"), ("uk", "12\u00a0500")])
def test_numbers_are_written_as_the_asker_writes_them(store: Store, language: str, words: str) -> None:
    assert texts(ask(store, "victims", language=language), "victims-police")[-1] == words


@pytest.mark.parametrize("name", ["victims", "VICTIMS"])
def test_a_series_is_named_in_any_case(store: Store, name: str) -> None:
    assert len(ask(store, name).tables[0].columns) == 3


def test_a_single_figure_is_a_series_of_its_own(store: Store) -> None:
    answer = ask(store, "calls")
    assert (values(answer, "period"), values(answer, "calls")) == (["2010"], [7])
    assert [column.head for column in answer.tables[0].columns] == ["period", "Calls"]


def test_several_names_stand_side_by_side_and_none_twice(store: Store) -> None:
    answer = ask(store, "calls", "victims", "victims-iom")
    assert [column.name for column in answer.tables[0].columns][:2] == ["period", "calls"]
    assert len(answer.tables[0].columns) == 4
    assert values(answer, "period") == ["2010", "2011", "2012", "2013/2014"]


@pytest.mark.parametrize("name", ["undated", "said"])
def test_a_figure_without_a_number_that_is_dated_gives_an_empty_table(store: Store, name: str) -> None:
    assert ask(store, name).total == 0


def test_bars_stand_for_each_who_counted_in_order_of_time(store: Store) -> None:
    bars = {bar.heading: bar.values for bar in ask(store, "victims").bars}
    assert bars == {
        "Victims found (police)": (("2011", 29.0), ("2012", 31.0), ("2013/2014", 12500.0)),
        "Victims helped (IOM)": (("2011", 820.0), ("2012", 4.5)),
    }


def test_without_a_name_all_series_are_given(store: Store) -> None:
    with pytest.raises(UsageError, match="no series is named") as caught:
        series(lens(store), [])
    assert "victims" in caught.value.hint


def test_ranks_in_words_have_no_bars(dataset: MakeDataset) -> None:
    values = "[{value: '2', period: 2004}, {value: 2 Watch List, period: 2005}]"
    held = dataset(f"figures: {{tier: {{title: Tier, series: tier, values: {values}}}}}")
    assert ask(held, "tier").bars == []
    assert len(ask(held, "tier").tables[0].rows) == 2


def test_a_name_that_is_none_is_not_found_and_the_series_are_given(store: Store) -> None:
    with pytest.raises(NotFound) as caught:
        ask(store, "xylophones")
    assert caught.value.hint == "series: victims, words"


def test_a_record_of_another_kind_is_no_figure(store: Store) -> None:
    with pytest.raises(NotFound):
        ask(store, "police report")


def test_a_period_is_no_id(run: Run) -> None:
    assert run("series", "iom-assisted", "-f", "csv").out.splitlines()[0].startswith("period,cases-by-deputy,")
    assert "id" not in json.loads(run("series", "iom-assisted", "-f", "jsonl").out.splitlines()[0])
