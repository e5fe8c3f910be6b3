"""Questions asked in Ukrainian are answered in Ukrainian, and in English where the dataset has nothing else."""

from __future__ import annotations

import re

import pytest
from asking import SAMPLE, ask, lens, lines, texts, values
from conftest import MakeDataset

from timeline.answer import Column
from timeline.model.vocabulary import Verb
from timeline.query import change, events, explain, gaps, held, links, moment, path, provenance, search, trace
from timeline.query.card import show
from timeline.query.chain import CHAIN, Link
from timeline.query.graph import ALL_VERBS
from timeline.query.overview import home, info
from timeline.query.views import VIEWS, View
from timeline.store import Store, open_store
from timeline.words import count, say


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The small dataset of the golden screens."""
    return open_store(str(SAMPLE), str(tmp_path_factory.mktemp("cache")))


def test_titles_are_in_ukrainian_and_in_english_where_there_is_no_other(sample: Store) -> None:
    assert texts(ask(sample, "stages", "uk"), "title")[:2] == ["The problem acknowledged", "Перші програми"]


def test_periods_are_in_ukrainian(sample: Store) -> None:
    assert texts(ask(sample, "stages", "uk"), "period") == [
        "початок 1990-х – 1998", "1999 – 2002", "2003 – 2009", "2010 – 2013", "з 2014 року, триває станом на 2019 рік",
    ]  # fmt: skip


def test_values_for_machines_do_not_depend_on_the_language(sample: Store) -> None:
    for view in VIEWS:
        for column in view.columns:
            if column.kind != "title":
                assert values(ask(sample, view.command, "uk"), column.name) == values(ask(sample, view.command), column.name), (view.command, column)


def test_counts_have_the_three_ukrainian_forms(sample: Store) -> None:
    assert ask(sample, "provisions", "uk").counted == "1 положення"
    assert ask(sample, "treaties", "uk").counted == "2 договори"
    assert ask(sample, "stages", "uk").counted == "5 етапів"


def test_the_title_of_an_answer_is_in_ukrainian(sample: Store) -> None:
    title = ask(sample, "treaties", "uk", events=[("ratified", "after", "2000")], begin="1990").title
    assert title == "Договори · ратифіковано після 2000 · від 1990 · Зразок: право та політика у сфері протидії торгівлі людьми"


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.command)
def test_every_head_of_a_column_and_every_heading_is_translated(view: View) -> None:
    same_in_both = {"#", "N", "id"}
    for text in (view.title, *(column.head for column in view.columns)):
        assert text in same_in_both or re.search("[а-яіїєґ]", say(text, "uk")), text


@pytest.mark.parametrize(
    "columns",
    [
        change.COLUMNS,
        events.COLUMNS,
        explain.COLUMNS,
        gaps.COLUMNS,
        moment.COLUMNS,
        provenance.CONFLICTS,
        provenance.STALE,
        search.COLUMNS,
        links.COLUMNS,
        held.UNTOLD,
        path.COLUMNS,
        trace.ROWS,
        trace.APART,
    ],
    ids=["diff", "events", "explain", "gaps", "at", "conflicts", "stale", "search", "links", "links untold", "path", "trace", "trace apart"],
)
def test_every_head_of_the_other_commands_is_translated(columns: tuple[Column, ...]) -> None:
    assert [column.head for column in columns if column.head != "id" and not re.search("[а-яіїєґ]", say(column.head, "uk"))] == []


@pytest.mark.parametrize(
    "rule",
    ["only claim", "all agree", "preferred", "most precise", "best authority", "more sources", "written first", "latest validity"],
)
def test_every_rule_that_chooses_a_claim_has_a_ukrainian_name(rule: str) -> None:
    assert re.search("[а-яіїєґ]", say(rule, "uk"))


def test_what_matches_only_by_another_source_stands_under_a_ukrainian_heading(sample: Store) -> None:
    tables = ask(sample, "treaties", "uk", events=[("ratified", "in", "2007")]).tables
    assert [table.heading for table in tables if table.key == "by_another_source"] == ["За датою з іншого джерела, яку не показано"]


@pytest.mark.parametrize("heading", ["Conflicts", "Series", "Sources not read since"])
def test_the_titles_of_the_commands_about_sources_are_translated(heading: str) -> None:
    assert re.search("[а-яіїєґ]", say(heading, "uk"))


def test_a_card_is_in_ukrainian(sample: Store) -> None:
    card = show(lens(sample, "uk"), "cets-201", "treaty")
    assert card.title.startswith("Конвенція Ради Європи")
    assert card.subtitle == "договір · CETS 201 · cets-201"
    assert [text.split(" · ")[0] for _, text in lines(card, "Події")] == [
        "прийняття", "підписання", "ратифікація", "депонування", "набрання чинності",
    ]  # fmt: skip
    assert any("обчислено за правилом" in text for _, text in lines(card, "Події"))
    assert lines(card, "Джерела розходяться") == [("ратифікація", "≠ 2007 за report-2019 §1.2 item 3 (показано: 2012-06-20)")]


def test_roles_in_full_and_the_links_between_records_are_in_ukrainian(sample: Store) -> None:
    roles = lines(show(lens(sample, "uk"), "programme-1999", "programme", roles=True), "Ролі")
    assert ("", "функції: Консультування, Гарячі лінії") in roles
    assert ("веде", "Національна гаряча лінія (sample-hotline)") in lines(show(lens(sample, "uk"), "la-strada", "organisation"), "Зв’язки")


def test_nested_records_are_named_in_ukrainian(dataset: MakeDataset) -> None:
    store = dataset("programmes: {p: {title: {en: P, uk: П}, roles: {r: {order: 1, title: {en: Role, uk: Роль}}}}}")
    assert lines(show(lens(store, "uk"), "p", "programme"), "Ролі") == [("1", "Роль (r)")]
    assert lines(show(lens(store, "uk"), "p", "programme", roles=True), "Ролі") == [("1", "Роль")]


def test_the_home_page_and_info_are_in_ukrainian(sample: Store) -> None:
    page = home(lens(sample, "uk"))
    assert "2 договори" in lines(page, "Кількість")[0][1]
    assert lines(page, "")[0][1] == "По кілька записів кожного виду для перевірок."
    assert dict(lines(info(lens(sample, "uk")), "Кількість"))["договір"] == "2"


def test_amounts_are_written_the_ukrainian_way(sample: Store) -> None:
    assert "354\u00a0500" in " ".join(texts(ask(sample, "figures", "uk"), "value"))
    assert "менш ніж половина" in texts(ask(sample, "figures", "uk"), "value")


def test_a_bound_is_said_in_ukrainian(sample: Store) -> None:
    assert not any(re.search("[a-z]", text) for text in texts(ask(sample, "figures", "uk"), "value"))


def test_a_word_of_a_closed_list_is_not_said_with_the_word_of_another(dataset: MakeDataset) -> None:
    store = dataset("findings: {f: {title: F, theme: strength}}\nprogrammes: {p: {title: P, roles: {r: {title: R, strength: must}}}}")
    assert texts(ask(store, "findings", "uk"), "theme") != [say("strength", "uk")]  # how binding a role is


@pytest.mark.parametrize(
    ("command", "column"), [("laws", "form"), ("bodies", "level"), ("donors", "tier"), ("findings", "theme"), ("sources", "authority")]
)
def test_words_of_closed_lists_are_said_in_ukrainian(sample: Store, command: str, column: str) -> None:
    assert not [text for text in texts(ask(sample, command, "uk"), column) if re.search("[a-z]", text)]


@pytest.mark.parametrize("verb", ALL_VERBS, ids=lambda verb: verb.name)
def test_every_verb_is_translated_in_both_directions(verb: Verb) -> None:
    assert [word for word in (verb.name, verb.inverse) if not re.search("[а-яіїєґ]", say(word, "uk"))] == []


@pytest.mark.parametrize("part", CHAIN, ids=lambda part: part.name)
def test_every_step_of_the_chain_and_its_want_are_translated(part: Link) -> None:
    assert [text for text in (part.heading, part.missing) if not re.search("[а-яіїєґ]", say(text, "uk"))] == []


@pytest.mark.parametrize("noun", ["link", "step", "way"])
def test_what_follows_links_is_counted_with_the_three_ukrainian_forms(noun: str) -> None:
    assert len({count(number, noun, "uk").split()[1] for number in (1, 2, 5)}) == 3
