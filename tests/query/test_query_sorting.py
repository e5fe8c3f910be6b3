"""Order and limit: by any column, both ways, with what has no value at the end."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from asking import SAMPLE, ask, filters_of, lens, perhaps, sure, texts, values
from conftest import MakeDataset

from timeline.answer import Answer
from timeline.query.events import list_events
from timeline.query.lens import UsageError
from timeline.query.views import VIEWS, View
from timeline.store import Store, open_store


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The small dataset of the golden screens."""
    return open_store(str(SAMPLE), str(tmp_path_factory.mktemp("cache")))


COLUMNS = [(view, column.name) for view in VIEWS for column in view.columns]


@pytest.mark.parametrize(("view", "column"), COLUMNS, ids=lambda part: getattr(part, "command", part))
def test_a_list_sorts_by_each_of_its_columns_both_ways(sample: Store, view: View, column: str) -> None:
    plain = ask(sample, view.command, everything=True)
    up = ask(sample, view.command, everything=True, sort=column)
    down = ask(sample, view.command, everything=True, sort=column, reverse=True)
    assert sorted(sure(up)) == sorted(sure(down)) == sorted(sure(plain))
    for answer in (up, down):
        empty = [value in (None, []) for value in values(answer, column)]
        assert empty == sorted(empty), "what has no value stands at the end"
    for answer, backwards in ((up, False), (down, True)):
        keys: list[Any] = [value for value in values(answer, column) if isinstance(value, (int, float, str))]
        if column not in ("title", "period"):  # titles sort in their own language, periods by the day that places the record
            assert all((a >= b if backwards else a <= b) for a, b in pairwise(keys))


def test_a_list_sorts_by_id_and_by_the_head_of_a_column(sample: Store) -> None:
    assert sure(ask(sample, "treaties", sort="id")) == sorted(sure(ask(sample, "treaties")))
    assert sure(ask(sample, "treaties", sort="treaty")) == sure(ask(sample, "treaties", sort="title"))


def test_a_column_that_is_none_is_wrong_usage_and_the_columns_are_given(sample: Store) -> None:
    with pytest.raises(UsageError, match="there is no column `colour`") as caught:
        ask(sample, "treaties", sort="colour")
    for name in ("ratified", "in_force", "id"):
        assert name in caught.value.hint


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.command)
def test_reverse_turns_the_usual_order_round(sample: Store, view: View) -> None:
    assert sure(ask(sample, view.command, reverse=True)) == sure(ask(sample, view.command))[::-1]


def test_lists_stand_in_order_of_time_and_the_undated_last(dataset: MakeDataset) -> None:
    store = dataset(
        """
        laws:
          undated: {title: Undated}
          year: {title: In a year, events: [{event: adoption, date: 2004}]}
          day: {title: On its first day, events: [{event: adoption, date: 2004-01-01}]}
          old: {title: Old, events: [{event: adoption, date: 1999-12}]}
        """
    )
    assert sure(ask(store, "laws")) == ["old", "day", "year", "undated"]


TITLES = """
laws:
  a: {title: {en: Alpha, uk: Ялта}}
  b: {title: {en: Beta, uk: Авто}}
  c: {title: {en: Gamma, uk: Місто}}
"""


@pytest.mark.parametrize(("language", "order"), [("en", ["a", "b", "c"]), ("uk", ["b", "c", "a"])])
def test_titles_sort_in_the_language_in_which_they_are_shown(dataset: MakeDataset, language: str, order: list[str]) -> None:
    assert sure(ask(dataset(TITLES), "laws", language, sort="title")) == order


ALPHABET = """
topics:
  t1: {title: {en: A, uk: Їжа}, scheme: concept}
  t2: {title: {en: B, uk: Іграшки}, scheme: concept}
  t3: {title: {en: C, uk: Ґрунт}, scheme: concept}
  t4: {title: {en: D, uk: Гуртки}, scheme: concept}
  t5: {title: {en: E, uk: «Єдність»}, scheme: concept}
  t6: {title: {en: F, uk: Етапи}, scheme: concept}
  t7: {title: Untranslated, scheme: concept}
events:
  e1: {title: {en: A, uk: Їжа}, date: 2001}
  e2: {title: {en: B, uk: Ґрунт}, date: 2002}
  e3: {title: {en: C, uk: Дім}, date: 2003}
"""


@pytest.mark.parametrize("sort", ["", "title"])
def test_ukrainian_titles_stand_in_the_order_of_the_ukrainian_alphabet(dataset: MakeDataset, sort: str) -> None:
    order = ["t4", "t3", "t6", "t5", "t2", "t1", "t7"]  # Г Ґ Е Є І Ї, then Latin
    assert sure(ask(dataset(ALPHABET), "topics", "uk", sort=sort)) == order
    assert sure(ask(dataset(ALPHABET), "topics", "uk", sort=sort, reverse=True)) == order[::-1]


def test_events_sort_by_ukrainian_titles_too(dataset: MakeDataset) -> None:
    answer = list_events(lens(dataset(ALPHABET), "uk"), filters_of(sort="title"))
    assert [row.record for row in answer.tables[0].rows] == ["e2#occurrence", "e3#occurrence", "e1#occurrence"]


FIGURES = """
figures:
  ten: {title: Ten, value: 10, unit: calls}
  nine: {title: Nine, value: 9, unit: calls}
  half: {title: Half, wording: about half}
  series: {title: Series, values: [{value: 18, period: 2011}, {value: 31, period: 2019}]}
  thousand: {title: Thousand, value: 1000.5, unit: calls}
"""


def test_amounts_sort_as_numbers(dataset: MakeDataset) -> None:
    answer = ask(dataset(FIGURES), "figures", sort="value")
    assert sure(answer)[:3] == ["nine", "ten", "thousand"]
    assert texts(answer, "value") == ["9", "10", "1000.5", "about half", "18 (2011), 31 (2019)"]


MANY = "treaties:\n" + "".join(
    f"  t-{n}: {{title: T {n}, events: [{{event: ratification, date: {date}}}]}}\n" for n, date in enumerate(["2004", "2005", "2006", "200X", "20XX"])
)


@pytest.mark.parametrize(("limit", "certain", "possible"), [(0, 3, 2), (2, 2, 0), (3, 3, 0), (4, 3, 1), (5, 3, 2), (99, 3, 2)])
def test_a_limit_cuts_what_may_match_first_and_says_so(dataset: MakeDataset, limit: int, certain: int, possible: int) -> None:
    answer = ask(dataset(MANY), "treaties", events=[("ratified", "after", "2003")], limit=limit)
    assert (len(sure(answer)), len(perhaps(answer)), answer.total) == (certain, possible, 3)
    assert says_it_is_cut(answer) is (certain + possible < 5)


def says_it_is_cut(answer: Answer) -> bool:
    """Whether a hint tells how many there are in all."""
    return any("of 5 shown" in hint for hint in answer.hints)


def test_the_sample_is_where_the_goldens_are() -> None:
    assert (Path(__file__).parents[1] / "golden" / "dataset" / "dataset.yaml").is_file()
