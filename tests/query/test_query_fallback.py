"""Where a title is shown in English for want of a Ukrainian one, one note says so, and the item for programs too."""

from __future__ import annotations

import io
import json

import pytest
from asking import TODAY, ask, lens
from conftest import MakeDataset

from timeline.answer import Answer, Card
from timeline.query import chart, events, moment, search
from timeline.query.card import show
from timeline.query.fallback import mark_fallbacks
from timeline.query.filters import Filters
from timeline.render import render
from timeline.render.style import Style
from timeline.store import Store
from timeline.words import fallback_words

RECORDS = """
bodies: {rada: {title: Council, form: council}, uriad: {title: {en: Cabinet, uk: Уряд}, form: government}}
laws:
  first: {title: {en: First law, uk: Перший закон}, issuer: rada, events: [{event: adoption, date: 2001}, {event: entry into force, date: 2002}]}
  second: {title: Second law, issuer: uriad, events: [{event: adoption, date: 2003, by: first}, {event: entry into force, date: 2004}]}
  third: {title: Third law, issuer: uriad, links: [{amends: second}]}
"""


@pytest.fixture
def store(dataset: MakeDataset) -> Store:
    return dataset(RECORDS)


def written(store: Store, answer: Answer | Card, format: str = "table", language: str = "uk", **style: object) -> str:
    """The answer as it is delivered."""
    mark_fallbacks(lens(store, language), answer)
    out = io.StringIO()
    remarks = render(answer, Style(format, language, today=TODAY, **style), out)  # type: ignore[arg-type]
    return out.getvalue() + "\n".join(remarks)


def test_a_list_counts_the_titles_shown_in_english(store: Store) -> None:
    assert fallback_words(3, "uk") in written(store, ask(store, "laws", "uk"))  # two laws and the issuer of the first


def test_a_column_that_is_not_shown_does_not_count(store: Store) -> None:
    assert fallback_words(2, "uk") in written(store, ask(store, "laws", "uk"), columns=("title",))


def test_nothing_is_said_to_who_asks_in_english(store: Store) -> None:
    assert "in English" not in written(store, ask(store, "laws"), language="en")


def test_nothing_is_said_where_every_title_shown_is_ukrainian(store: Store) -> None:
    assert "англійською" not in written(store, ask(store, "laws", "uk", limit=1), columns=("title",))


@pytest.mark.parametrize("format", ["table", "text", "markdown", "json", "jsonl", "csv", "tsv"])
def test_every_format_says_it(store: Store, format: str) -> None:
    assert "подано англійською" in written(store, ask(store, "laws", "uk"), format)


def test_an_item_for_programs_names_the_language_of_its_title(store: Store) -> None:
    items = json.loads(written(store, ask(store, "laws", "uk"), "json"))["items"]
    assert {item["id"]: item.get("title_language") for item in items} == {"first": None, "second": "en", "third": "en"}


def test_a_card_counts_its_links(store: Store) -> None:
    assert fallback_words(1, "uk") in written(store, show(lens(store, "uk"), "first", "law"))  # the issuer
    assert fallback_words(2, "uk") in written(store, show(lens(store, "uk"), "third", "law"))  # itself, and what it amends


@pytest.mark.parametrize("name", ["at", "events", "chart", "search"])
def test_the_other_answers_say_it(store: Store, name: str) -> None:
    asked = lens(store, "uk")
    answer = {
        "at": lambda: moment.state_of_play(asked, "2010", ["law"]),
        "events": lambda: events.list_events(asked, Filters()),
        "chart": lambda: chart.chart(asked, ["laws"], "", "", "time"),
        "search": lambda: search.search(asked, "law", ("law",)),
    }[name]()
    assert "подано англійською" in written(store, answer)


def test_a_title_that_begins_another_name_is_not_counted_for_it(dataset: MakeDataset) -> None:
    store = dataset("bodies: {ilo: {title: ILO}}\nlaws: {a: {title: {en: ILO rules, uk: ILO та правила}, issuer: ilo}}")
    assert "англійською" not in written(store, ask(store, "laws", "uk"), columns=("title",))


@pytest.mark.parametrize(("number", "words"), [(1, "1 назву подано"), (2, "2 назви подано"), (5, "5 назв подано"), (21, "21 назву подано")])
def test_the_note_has_the_three_ukrainian_forms(number: int, words: str) -> None:
    assert fallback_words(number, "uk").startswith(words)
