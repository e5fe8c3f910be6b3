"""The dataset as one source alone tells it: what others state is gone, what is left keeps its name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import MakeDataset, Run

from timeline.store import Store, open_store

RECORDS = """
sources:
  gazette: {title: Official gazette, authority: official}
  report: {title: Report, authority: study}
  page: {title: Page, authority: press}
topics: {money: {title: Money, scheme: funding}}
parties: {here: {title: Here}}
bodies:
  parliament: {title: Parliament, cite: gazette}
treaties:
  cets-201:
    title: {en: Lanzarote Convention, uk: Лансаротська конвенція}
    number: {value: CETS 201, cite: gazette}
    form: convention
    cite: report §1.2
    events:
      - {event: adoption, party: all, date: 2007-07-12}
      - {event: signature, date: 2007-11-14, cite: gazette}
      - event: ratification
        by: {value: parliament, cite: gazette}
        text: With two reservations.
        date: [{value: 2012-06-20, cite: gazette}, {value: 2007, cite: report §1.2 item 3}]
      - {event: deposit, date: {value: 2012-08-27, cite: page}}
programmes:
  ours:
    title: Ours
    form: programme
    period: {value: 2012/2015, cite: gazette}
    cite: report
    topics: [money]
    links: [{implements: cets-201, cite: gazette}]
    roles:
      stated: {title: Stated, order: 1, summary: In the report.}
      other: {title: In the gazette alone, order: 2, cite: gazette}
  theirs:
    title: Theirs
    cite: gazette
    roles:
      inner: {title: Known to the report, order: 1, cite: report}
laws:
  titled:
    title: {value: The title that the gazette gives, cite: gazette}
    form: law
    cite: gazette
    events: [{event: adoption, date: [{value: 2001-04-05, cite: gazette}, {value: 2001, cite: report}]}]
  summarised: {title: Summarised, summary: What the gazette says., cite: gazette, topics: [money]}
"""


@pytest.fixture
def alone(dataset: MakeDataset, tmp_path: Path) -> Any:
    """The store of the records above as one source alone tells it."""
    whole = dataset(RECORDS, jurisdiction="here")
    opened: list[Store] = []

    def only(source: str) -> Store:
        opened.append(open_store(whole.folder, str(tmp_path / "cache"), only=source))
        return opened[-1]

    yield only
    for store in opened:
        store.close()


def ids(store: Store, kind: str = "%") -> list[str]:
    """The records that are left, those of the dataset's own vocabulary apart."""
    sql = "SELECT id FROM record WHERE kind LIKE ? AND kind NOT IN ('source', 'party', 'topic') ORDER BY id"
    return [record for (record,) in store.db.execute(sql, (kind,))]


def events(store: Store, record: str) -> dict[str, str | None]:
    """The dates of a record's events by address."""
    return dict(store.db.execute("SELECT address, date FROM event WHERE record = ?", (record,)).fetchall())


def column(store: Store, record: str, name: str) -> Any:
    """A column of the record table; JSON is read."""
    [(value,)] = store.db.execute(f"SELECT {name} FROM record WHERE id = ?", (record,)).fetchall()
    return json.loads(value) if name in ("body", "chosen") else value


def test_by_the_report_alone_the_convention_was_ratified_in_2007(alone: Any) -> None:
    store = alone("report")
    assert events(store, "cets-201") == {"adoption": "2007-07-12", "ratification": "2007"}
    assert store.db.execute("SELECT count(*) FROM claim WHERE disputed = 1").fetchone() == (0,)


def test_by_the_gazette_alone_it_was_signed_and_ratified_in_2012(alone: Any) -> None:
    assert events(alone("gazette"), "cets-201") == {"signature": "2007-11-14", "ratification": "2012-06-20"}


def test_an_event_that_no_claim_of_the_source_dates_is_gone(alone: Any) -> None:
    assert events(alone("page"), "cets-201") == {"deposit": "2012-08-27"}


@pytest.mark.parametrize(("source", "actor"), [("gazette", "parliament"), ("report", None)])
def test_who_did_it_is_left_where_the_source_says_so(alone: Any, source: str, actor: str | None) -> None:
    store = alone(source)
    assert store.db.execute("SELECT actor FROM event WHERE record = 'cets-201' AND address = 'ratification'").fetchone() == (actor,)


def test_what_was_said_at_an_event_is_gone_where_it_may_come_from_the_others(alone: Any) -> None:
    details = alone("report").db.execute("SELECT details FROM event WHERE record = 'cets-201' AND address = 'ratification'").fetchone()
    assert "text" not in json.loads(details[0])


def test_a_value_of_another_source_is_gone_and_the_rest_of_the_record_stays(alone: Any) -> None:
    store = alone("report")
    assert "number" not in column(store, "cets-201", "chosen")
    assert column(store, "cets-201", "body")["form"] == "convention"
    assert "period" not in column(store, "ours", "chosen")


def test_a_title_stays_where_anything_else_does(alone: Any) -> None:
    store = alone("report")
    assert column(store, "titled", "title") == "The title that the gazette gives"
    assert events(store, "titled") == {"adoption": "2001"}


def test_titles_in_both_languages_stay(alone: Any) -> None:
    store = alone("page")
    assert (column(store, "cets-201", "title"), column(store, "cets-201", "title_uk")) == ("Lanzarote Convention", "Лансаротська конвенція")


def test_of_a_record_that_the_source_knows_only_in_part_nothing_else_is_told(alone: Any) -> None:
    assert "form" not in column(alone("report"), "titled", "body")


def test_a_record_that_the_source_does_not_know_is_gone(alone: Any) -> None:
    assert ids(alone("report")) == ["cets-201", "ours", "ours/stated", "titled"]
    assert ids(alone("page")) == ["cets-201"]


def test_a_nested_record_of_another_source_is_gone_and_its_sibling_stays(alone: Any) -> None:
    assert ids(alone("report"), "role") == ["ours/stated"]


def test_what_lives_inside_a_record_goes_with_it(alone: Any) -> None:
    assert "theirs/inner" not in ids(alone("report"))


def test_links_of_another_source_are_gone(alone: Any) -> None:
    links = alone("report").db.execute("SELECT verb, target FROM link WHERE record = 'ours' AND verb <> ''").fetchall()
    assert links == [("on", "money")]


def test_sources_parties_and_topics_stay(alone: Any) -> None:
    store = alone("page")
    found = dict(store.db.execute("SELECT kind, count(*) FROM record WHERE kind IN ('source', 'party', 'topic') GROUP BY kind").fetchall())
    assert found == {"source": 3, "party": 1, "topic": 1}


def test_a_source_that_states_nothing_leaves_nothing(dataset: MakeDataset, tmp_path: Path) -> None:
    whole = dataset("sources: {a: {title: A, authority: study}, b: {title: B, authority: study}}\nlaws: {l: {title: L, cite: a}}")
    store = open_store(whole.folder, str(tmp_path / "cache"), only="b")
    assert ids(store) == []
    store.close()


def test_links_into_what_is_gone_are_no_fault_of_the_files(alone: Any) -> None:
    assert alone("report").problems == 0


def test_the_whole_dataset_is_as_it_was_beside_it(dataset: MakeDataset, alone: Any, tmp_path: Path) -> None:
    store = alone("report")
    whole = open_store(store.folder, str(tmp_path / "cache"))
    assert "theirs" in ids(whole)
    assert ids(alone("report")) == ids(store)
    whole.close()


# --- the option --------------------------------------------------------------------------------------------------------


def test_the_option_names_the_source_in_the_answer(run: Run, dataset: MakeDataset) -> None:
    folder = dataset(RECORDS, jurisdiction="here").folder
    result = run("treaties", "--according-to", "Report", "--json", "-d", folder)
    envelope = json.loads(result.out)
    assert (result.code, result.err) == (0, "")
    assert envelope["basis"]["according_to"] == "report"
    assert [(item["id"], item["ratified"]) for item in envelope["items"]] == [("cets-201", "2007")]
    assert envelope["doubts"] == []


def test_people_are_told_that_one_source_alone_answers(run: Run, dataset: MakeDataset) -> None:
    folder = dataset(RECORDS, jurisdiction="here").folder
    assert "according to report" in run("treaties", "--according-to", "report", "-d", folder).out.splitlines()[-1]


def test_a_source_that_nobody_knows_is_not_found(run: Run, dataset: MakeDataset) -> None:
    result = run("treaties", "--according-to", "nobody", "-d", dataset(RECORDS, jurisdiction="here").folder)
    assert (result.code, result.out) == (2, "")
    assert "no source is called `nobody`" in result.err


def test_by_the_report_alone_the_bundled_convention_was_ratified_in_2007(run: Run) -> None:
    items = json.loads(run("treaties", "--according-to", "changing-roles-2019", "--json").out)["items"]
    assert {item["id"]: item["ratified"] for item in items}["cets-201"] == "2007"
