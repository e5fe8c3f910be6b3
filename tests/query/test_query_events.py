"""The list of events: one row an event, in order of time; what may lie in a stretch is told apart from what does."""

from __future__ import annotations

from typing import Any

import pytest
from asking import cell, filters_of, lens, perhaps, sure, texts, values
from conftest import MakeDataset

from timeline.answer import Answer, mark_of, text_of
from timeline.query.events import COLUMNS, count_events, list_events
from timeline.query.lens import UsageError
from timeline.store import Store

EVENTS = """
sources:
  report: {title: Report, authority: study}
  register: {title: Register, authority: depositary}
topics:
  law: {title: Law-making, scheme: function}
  drafting: {title: Drafting, scheme: function, broader: law}
bodies:
  parliament: {title: Parliament, topics: [law]}
  council: {title: Council, events: [{event: founding, date: 2007, by: parliament}]}
treaties:
  t:
    title: {en: A treaty, uk: Договір}
    topics: [drafting]
    cite: register
    events:
      - {event: signature, date: 2005-11-17}
      - event: ratification
        by: {value: parliament, cite: register}
        date: [{value: 2010-09-21, cite: register}, {value: 2007, cite: report}]
      - {event: entry into force, party: all, date: 2008-02-01}
      - {event: entry into force, date: {value: 2011-03-01, derivation: computed, rule: three months}}
      - {event: reservation, text: own words}
laws:
  old: {title: Old law, cite: report, events: [{event: adoption, date: 2001}]}
  new: {title: New law, cite: report, events: [{event: adoption, date: 2010-09}, {event: entry into force, date: 2011-01-01}], links: [{replaces: old}]}
events:
  war: {title: War, period: 2014/.., cite: report}
"""


def ask_events(store: Store, language: str = "en", **filters: Any) -> Answer:
    """The list of events."""
    return list_events(lens(store, language), filters_of(**filters))


def test_events_stand_in_order_of_time_and_the_undated_last(dataset: MakeDataset) -> None:
    assert sure(ask_events(dataset(EVENTS))) == [
        "old#adoption", "t#signature", "council#founding", "t#entry-into-force", "new#adoption", "t#ratification",
        "new#entry-into-force", "old#replacement", "t#entry-into-force-2", "war#occurrence", "t#reservation",
    ]  # fmt: skip


def test_reverse_turns_the_order_round(dataset: MakeDataset) -> None:
    store = dataset(EVENTS)
    assert sure(ask_events(store, reverse=True))[:-1] == sure(ask_events(store))[-2::-1]


def test_an_undated_event_says_so(dataset: MakeDataset) -> None:
    answer = ask_events(dataset(EVENTS))
    assert texts(answer, "date")[-1] == "undated"


def test_an_event_within_the_stretch_matches_and_one_that_reaches_out_of_it_may(dataset: MakeDataset) -> None:
    answer = ask_events(dataset(EVENTS), begin="2010-09-10", end="2015")
    assert sure(answer) == ["t#ratification", "new#entry-into-force", "old#replacement", "t#entry-into-force-2"]
    assert set(perhaps(answer)) == {"new#adoption", "war#occurrence", "t#reservation"}


def test_one_side_of_the_stretch_may_be_left_open(dataset: MakeDataset) -> None:
    store = dataset(EVENTS)
    assert sure(ask_events(store, end="2005")) == ["old#adoption", "t#signature"]
    assert "war#occurrence" in sure(ask_events(store, begin="2014"))


def test_a_reversed_stretch_is_wrong_usage(dataset: MakeDataset) -> None:
    with pytest.raises(UsageError, match="lies after"):
        ask_events(dataset(EVENTS), begin="2012", end="2010")


@pytest.mark.parametrize("kind", ["law", "LAW", "laws"])
def test_a_kind_of_record_is_understood_in_the_singular_and_the_plural(dataset: MakeDataset, kind: str) -> None:
    assert sure(ask_events(dataset(EVENTS), kind=[kind])) == ["old#adoption", "new#adoption", "new#entry-into-force", "old#replacement"]


@pytest.mark.parametrize("word", ["entry into force", "entry-into-force", "Entry Into Force"])
def test_a_kind_of_event_is_understood_with_spaces_and_with_hyphens(dataset: MakeDataset, word: str) -> None:
    assert sure(ask_events(dataset(EVENTS), event=[word])) == ["t#entry-into-force", "new#entry-into-force", "t#entry-into-force-2"]


def test_the_same_filter_twice_means_either_and_different_ones_mean_both(dataset: MakeDataset) -> None:
    answer = ask_events(dataset(EVENTS), event=["adoption", "signature"], kind=["law"])
    assert sure(answer) == ["old#adoption", "new#adoption"]


@pytest.mark.parametrize("filters", [{"kind": ["ship"]}, {"event": ["sinking"]}])
def test_a_word_outside_the_list_is_wrong_usage(dataset: MakeDataset, filters: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match="is not in the list"):
        ask_events(dataset(EVENTS), **filters)


def test_a_topic_takes_in_the_narrower_ones(dataset: MakeDataset) -> None:
    assert {address.split("#")[0] for address in sure(ask_events(dataset(EVENTS), topics=["drafting"]))} == {"t"}
    assert {address.split("#")[0] for address in sure(ask_events(dataset(EVENTS), topics=["law"]))} == {"t"}


def test_a_source_counts_where_the_record_cites_it(dataset: MakeDataset) -> None:
    assert {address.split("#")[0] for address in sure(ask_events(dataset(EVENTS), sources=["report"]))} == {"t", "old", "new", "war"}


def test_an_event_that_a_link_implies_is_marked_and_names_the_act(dataset: MakeDataset) -> None:
    table = ask_events(dataset(EVENTS)).tables[0]
    assert text_of(cell(table, "old#replacement", "by")) == "New law"
    assert mark_of(cell(table, "old#replacement", "date")) == "derived" or mark_of(cell(table, "old#replacement", "date")) == "computed"


def test_the_title_of_an_act_is_whole(dataset: MakeDataset) -> None:
    title = "A law " + "with a title that goes on and on " * 10 + "to its end"
    store = dataset(f"laws: {{long: {{title: {title}}}}}\nbodies: {{b: {{title: B, events: [{{event: founding, date: 2007, by: long}}]}}}}")
    assert texts(ask_events(store), "by") == [title]


@pytest.mark.parametrize(
    ("date", "words"),
    [("[2010,2012]", "2010 or 2012"), ("{2010,2012}", "2010 and 2012"), ("2010/2012", "2010 – 2012"), ("2010-09-21", "2010-09-21"), ("201X", "201X")],
)
def test_sets_and_intervals_are_in_words_and_plain_dates_as_they_are(dataset: MakeDataset, date: str, words: str) -> None:
    store = dataset(f'laws: {{a: {{title: A, events: [{{event: adoption, date: "{date}"}}]}}}}')
    assert (texts(ask_events(store), "date"), values(ask_events(store), "date")) == ([words], [date])


def test_a_general_entry_into_force_is_told_from_the_states_own(dataset: MakeDataset) -> None:
    table = ask_events(dataset(EVENTS)).tables[0]
    assert text_of(cell(table, "t#entry-into-force", "what")) == "entry into force (in general)"
    assert text_of(cell(table, "t#entry-into-force-2", "what")) == "entry into force"


def test_the_party_of_another_states_act_is_named(dataset: MakeDataset) -> None:
    store = dataset(
        """
        parties: {ukraine: {title: Ukraine}, poland: {title: Poland}}
        treaties: {t: {title: T, events: [{event: signature, date: 2000}, {event: signature, party: poland, date: 2001}]}}
        """,
        jurisdiction="ukraine",
    )
    assert texts(ask_events(store), "what") == ["signature", "signature (Poland)"]


def test_a_disputed_date_is_told_with_what_the_other_source_says(dataset: MakeDataset) -> None:
    doubts = ask_events(dataset(EVENTS)).doubts
    assert [(d.record, d.field, d.shown, d.others) for d in doubts] == [("t", "ratification", "2010-09-21", (("2007", "report"),))]


@pytest.mark.parametrize("column", [column.name for column in COLUMNS if column.name != "address"] + ["id"])
@pytest.mark.parametrize("reverse", [False, True])
def test_events_sort_by_each_of_their_columns_both_ways(dataset: MakeDataset, column: str, reverse: bool) -> None:
    store = dataset(EVENTS)
    assert sorted(sure(ask_events(store, sort=column, reverse=reverse))) == sorted(sure(ask_events(store)))


def test_a_column_that_is_none_is_wrong_usage(dataset: MakeDataset) -> None:
    with pytest.raises(UsageError, match="there is no column `colour`"):
        ask_events(dataset(EVENTS), sort="colour")


def test_a_limit_is_kept_and_told(dataset: MakeDataset) -> None:
    answer = ask_events(dataset(EVENTS), limit=2)
    assert (len(sure(answer)), answer.total) == (2, 11)
    assert any("2 of 11 shown" in hint for hint in answer.hints)


@pytest.mark.parametrize("filters", [{}, {"begin": "2005", "end": "2010"}, {"kind": ["law"]}, {"event": ["adoption"], "begin": "2005"}])
def test_a_count_is_the_number_of_rows(dataset: MakeDataset, filters: dict[str, Any]) -> None:
    store = dataset(EVENTS)
    answer = ask_events(store, **filters)
    assert count_events(lens(store), filters_of(**filters)) == (len(sure(answer)), len(perhaps(answer)))


def test_the_answer_repeats_the_question(dataset: MakeDataset) -> None:
    answer = ask_events(dataset(EVENTS), begin="2000", end="2010", event=["adoption"])
    assert answer.question == {"event": ["adoption"], "from": "2000", "to": "2010"}
    for words in ("Events", "from 2000", "to 2010", "adoption"):
        assert words in answer.title


def test_a_ukrainian_list_of_events_is_in_ukrainian(dataset: MakeDataset) -> None:
    answer = ask_events(dataset(EVENTS), "uk", kind=["treaty"])
    assert texts(answer, "what") == ["підписання", "набрання чинності (загалом)", "ратифікація", "набрання чинності", "застереження"]
    assert set(texts(answer, "title")) == {"Договір"}
    assert answer.counted == "5 подій"
