"""What a topic gathers: everything on it and on narrower ones, by kind and in the order of time."""

from __future__ import annotations

import pytest
from asking import ask, lens, lines, sure, values
from conftest import MakeDataset

from timeline.answer import Card
from timeline.query.card import show
from timeline.query.find import find
from timeline.query.lens import NotFound
from timeline.store import Store

RECORDS = """
topics:
  help: {title: {en: Help, uk: Допомога}, scheme: function, order: 1}
  shelter: {title: {en: Shelter, uk: Притулок}, scheme: function, order: 2, broader: help, aliases: [Crisis centres]}
  women: {title: Women, scheme: target-group, order: 1}
  shelters-work: {title: Shelter, scheme: form-of-work, topics: [shelter]}
programmes:
  programme-2002: {title: Later, events: [{event: adoption, date: 2002}], roles: {a: {title: A house, topics: [shelter]}}}
  programme-1999: {title: Earlier, events: [{event: adoption, date: 1999}], roles: {b: {title: Some help, topics: [help], links: [{targets: women}]}}}
laws:
  act: {title: Act, topics: [help, shelter]}
findings:
  finding-1: {title: A finding, theme: need, topics: [shelter], period: 2019}
hotlines: {line: {title: Line, topics: [shelter]}}
"""


@pytest.fixture
def store(dataset: MakeDataset) -> Store:
    """The records above."""
    return dataset(RECORDS)


def card(store: Store, topic: str) -> Card:
    """The card of a topic."""
    return show(lens(store), topic, "topic")


def test_the_kinds_stand_in_sections_with_their_numbers(store: Store) -> None:
    headings = [section.heading for section in card(store, "help").sections()]
    assert [heading for heading in headings if "(" in heading] == ["Laws (1)", "Roles (2)", "Hotlines (1)", "Findings (1)", "Topics (1)"]


def test_roles_stand_in_the_order_of_their_programmes_years(store: Store) -> None:
    assert lines(card(store, "help"), "Roles (2)") == [
        ("1999", "Some help (programme-1999/b)"), ("2002", "A house (programme-2002/a) · narrower: Shelter"),
    ]  # fmt: skip


def test_what_is_on_the_topic_and_on_a_narrower_one_stands_once_and_unmarked(store: Store) -> None:
    assert lines(card(store, "help"), "Laws (1)") == [("undated", "Act (act)")]


def test_what_points_to_a_topic_by_another_verb_says_so(store: Store) -> None:
    assert lines(card(store, "women"), "Roles (1)") == [("1999", "Some help (programme-1999/b) · targets")]


def test_the_sum_tells_how_many_stand_on_narrower_topics_only(store: Store) -> None:
    assert ("", "6 records, on narrower topics only: 4") in lines(card(store, "help"), "")


def test_a_topic_that_nothing_is_on_gathers_nothing(dataset: MakeDataset) -> None:
    shown = card(dataset("topics: {alone: {title: Alone, scheme: function}}"), "alone")
    assert not [section for section in shown.sections() if "(" in section.heading]


def test_machines_get_the_year_and_the_links(store: Store) -> None:
    first = card(store, "help").item["gathered"][1]
    assert first == {
        "id": "programme-1999/b", "kind": "role", "title": "Some help", "year": "1999", "links": [{"verb": "on", "topic": "help"}],
    }  # fmt: skip


def test_wider_and_narrower_topics_stay_among_the_links(store: Store) -> None:
    assert lines(card(store, "help"), "Links") == [("wider than", "Shelter (shelter)")]


# --- the list of topics, and the filter ------------------------------------------------------------------------------------


def test_the_list_of_topics_counts_records_without_and_with_narrower_topics(store: Store) -> None:
    answer = ask(store, "topics", scheme=["function"])
    assert (values(answer, "records"), values(answer, "in_all")) == ([2, 5], [6, 5])


@pytest.mark.parametrize("text", ["help", "Help", "допомога", "HELP"])
def test_a_function_is_meant_by_its_id_or_its_title_in_both_languages(store: Store, text: str) -> None:
    assert sure(ask(store, "roles", functions=[text])) == ["programme-1999/b", "programme-2002/a"]


@pytest.mark.parametrize("text", ["shelter", "crisis centres", "притулок"])
def test_a_function_is_never_mistaken_for_a_form_of_work_of_the_same_name(store: Store, text: str) -> None:
    assert sure(ask(store, "hotlines", functions=[text])) == ["line"]


@pytest.mark.parametrize(("command", "found"), [("findings", ["finding-1"]), ("laws", ["act"]), ("topics", ["shelters-work"]), ("stages", [])])
def test_every_list_can_be_asked_for_a_function(store: Store, command: str, found: list[str]) -> None:
    assert sure(ask(store, command, functions=["help"])) == found


def test_a_function_that_is_misspelt_has_near_names(store: Store) -> None:
    with pytest.raises(NotFound, match="no function is called `sheltr`") as error:
        ask(store, "roles", functions=["sheltr"])
    assert error.value.near[0] == ("shelter", "Shelter")


def test_a_topic_that_is_no_function_is_none(store: Store) -> None:
    with pytest.raises(NotFound) as error:
        ask(store, "roles", functions=["women"])
    assert error.value.hint == "timeline topics --scheme function lists them all"


def test_a_topic_means_any_scheme(store: Store) -> None:
    assert find(lens(store), "women", ("topic",)) == "women"
