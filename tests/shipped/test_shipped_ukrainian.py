"""The shipped dataset in Ukrainian: names that pages give, summaries of our own, the articles and the acts that both languages share."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from timeline.cli.session import bundled_data
from timeline.load.places import find_dataset
from timeline.store import Store, open_store

SUMMED = (
    "treaty",
    "law",
    "provision",
    "programme",
    "role",
    "stage",
    "body",
    "organisation",
    "hotline",
    "event",
    "figure",
    "recommendation",
    "party",
    "finding",
)
NAMES = {
    "cabinet-of-ministers": "Кабінет Міністрів України", "verkhovna-rada": "Верховна Рада України", "president": "Президент України",
    "ombudsman": "Уповноважений Верховної Ради України з прав людини", "ministry-of-interior": "Міністерство внутрішніх справ України",
    "national-police": "Національна поліція", "iom": "Міжнародна організація з міграції", "ilo": "Міжнародна організація праці",
    "osce": "Організація з безпеки і співробітництва в Європі", "cedaw-committee": "Комітет з ліквідації всіх форм дискримінації щодо жінок",
    "european-court-of-human-rights": "Європейський суд з прав людини", "uhhru": "Українська Гельсінська спілка з прав людини",
    "law-2229-viii": "Про запобігання та протидію домашньому насильству",
}  # fmt: skip
ARTICLES = {"cedaw": [2, 6, 18], "palermo-protocol": [2, 3, 5, 6, 7, 9, 10]}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The bundled data."""
    opened = open_store(find_dataset(bundled_data()), str(tmp_path_factory.mktemp("ukrainian")))
    yield opened
    opened.close()


def test_the_best_known_bodies_and_laws_bear_the_names_that_pages_give(store: Store) -> None:
    found = dict(store.db.execute(f"SELECT id, title_uk FROM record WHERE id IN ({','.join('?' * len(NAMES))})", tuple(NAMES)).fetchall())
    assert found == NAMES


def test_a_ukrainian_name_has_a_source_or_says_that_it_is_ours(store: Store) -> None:
    sql = (
        "SELECT c.record, c.cites, c.details, r.cites FROM claim c JOIN record r ON r.id = c.record "
        "WHERE c.field = 'title' AND c.language = 'uk' AND r.kind IN ('body', 'law', 'treaty', 'organisation')"
    )
    bare = [
        record
        for record, own, details, cites in store.db.execute(sql)
        if not json.loads(own) and not json.loads(cites) and json.loads(details).get("derivation") != "derived"
    ]
    assert bare == []


@pytest.mark.parametrize("kind", SUMMED)
def test_every_summary_is_told_in_both_languages(store: Store, kind: str) -> None:
    sql = "SELECT id, json_extract(body, '$.summary') FROM record WHERE kind = ? AND json_extract(body, '$.summary') IS NOT NULL"
    assert [record for record, summary in store.db.execute(sql, (kind,)) if set(json.loads(summary)) != {"en", "uk"}] == []


@pytest.mark.parametrize("treaty", ARTICLES)
def test_the_articles_that_bear_on_trafficking_stand_in_the_treaty_with_a_page_of_their_own(store: Store, treaty: str) -> None:
    rows = store.db.execute("SELECT json_extract(body, '$.order'), cites FROM record WHERE parent = ?", (treaty,)).fetchall()
    assert sorted(order for order, _ in rows) == ARTICLES[treaty]
    whole = {source for (cites,) in store.db.execute("SELECT cites FROM record WHERE id = ?", (treaty,)) for source, _ in json.loads(cites)}
    assert [order for order, cites in rows if not {source for source, _ in json.loads(cites)} - whole] == []


def test_acts_that_sources_call_by_two_sorts_are_in_dispute(store: Store) -> None:
    sql = "SELECT record, max(CASE WHEN chosen THEN value END), max(CASE WHEN disputed THEN value END) FROM claim WHERE field = 'act' GROUP BY record"
    assert {record: (shown, other) for record, shown, other in store.db.execute(sql) if other} == {
        "civil-society-strategy-2012": ("decree", "order"), "civil-society-strategy-2016": ("decree", "order"),
        "participation-resolution-2004": ("resolution", "decree"), "participation-resolution-2010": ("resolution", "decree"),
        "programme-2012": ("resolution", "decree"),
    }  # fmt: skip
