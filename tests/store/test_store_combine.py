"""Several datasets as one store: clashing ids are told apart, links stay at home, and each keeps its own jurisdiction and files."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from conftest import DATASET, Run, write_dataset

from timeline.check import find_all
from timeline.store import Store, discard, open_store

HERE = """
parties:
  here: {title: Here}
sources:
  gazette: {title: Gazette of Here, authority: official}
bodies:
  un: {title: United Nations, cite: gazette}
treaties:
  convention:
    title: Convention
    cite: gazette item 1
    issuer: un
    events: [{event: ratification, date: 2010-09-21, by: act}, {event: reservation, on: convention/art-1}]
    provisions: {art-1: {title: Article 1}}
laws:
  act: {title: Act, cite: gazette, links: [{implements: convention/art-1}], events: [{event: adoption, date: 2010-09-21}]}
programmes:
  programme-2010: {title: Programme of Here, cite: gazette, period: 2010/2012, funding: {amount: 5, currency: UAH, cite: gazette}}
"""
THERE = """
parties:
  there: {title: There}
sources:
  gazette: {title: Gazette of There, authority: official, ambiguities: {one: {about: convention, text: Unclear.}}}
bodies:
  ministry: {title: Ministry, cite: gazette}
treaties:
  convention: {title: Convention, cite: gazette §2, issuer: ministry, events: [{event: accession, date: 2015-01-01}]}
laws:
  another-act: {title: Another act, cite: gazette, links: [{cites: act}]}
programmes:
  programme-2016: {title: Programme of There, cite: gazette, period: 2016/2017}
"""


class Together(Protocol):
    """The fixture `together`: the open store of several datasets by name."""

    def __call__(self, only: str = "", **datasets: str) -> Store: ...


@pytest.fixture
def together(tmp_path: Path) -> Iterator[Together]:
    """Compiles datasets together."""
    stores: list[Store] = []

    def make(only: str = "", **datasets: str) -> Store:
        folders = [str(write_dataset(tmp_path / name, text, name)) for name, text in datasets.items()]
        stores.append(open_store(folders, str(tmp_path / "cache"), only=only))
        return stores[-1]

    yield make
    for store in stores:
        store.close()


def column(store: Store, sql: str) -> list[Any]:
    """The first column of an answer."""
    return [row[0] for row in store.db.execute(sql)]


def test_ids_that_clash_bear_the_name_of_their_dataset_and_others_do_not(together: Together) -> None:
    store = together(here=HERE, there=THERE)
    assert column(store, "SELECT id FROM record ORDER BY id") == [
        "act", "another-act", "here", "here:convention", "here:convention/art-1", "here:gazette", "ministry", "programme-2010", "programme-2016",
        "there", "there:convention", "there:gazette", "un",
    ]  # fmt: skip


def test_nothing_is_wrong_with_datasets_only_because_they_are_together(together: Together) -> None:
    assert together(here=HERE, there=THERE).problems == 0


def test_links_inside_a_dataset_lead_to_its_own_and_others_to_the_only_one(together: Together) -> None:
    store = together(here=HERE, there=THERE)
    assert store.db.execute("SELECT record, verb, target FROM link WHERE verb <> 'on' ORDER BY record, verb").fetchall() == [
        ("act", "implements", "here:convention/art-1"), ("another-act", "cites", "act"), ("here:convention", "issued by", "un"),
        ("there:convention", "issued by", "ministry"),
    ]  # fmt: skip


def test_everything_that_names_a_record_is_told_apart(together: Together) -> None:
    store = together(here=HERE, there=THERE)
    assert column(store, "SELECT parent FROM record WHERE id = 'here:convention/art-1'") == ["here:convention"]
    assert set(column(store, "SELECT source FROM citation WHERE record IN ('here:convention', 'act')")) == {"here:gazette"}
    assert json.loads(column(store, "SELECT cites FROM record WHERE id = 'there:convention'")[0]) == [["there:gazette", "§2"]]
    assert (
        json.loads(column(store, "SELECT details FROM event WHERE record = 'here:convention' AND kind = 'reservation'")[0])["on"]
        == "here:convention/art-1"
    )
    assert column(store, "SELECT actor FROM event WHERE kind = 'ratification'") == ["act"]
    assert column(store, "SELECT record FROM remark") == ["there:convention"]
    assert json.loads(column(store, "SELECT json_extract(body, '$.funding[0].cite') FROM record WHERE id = 'programme-2010'")[0]) == [
        ["here:gazette", ""]
    ]


def test_each_dataset_keeps_its_own_party(together: Together) -> None:
    store = together(here=HERE, there=THERE)
    assert store.db.execute("SELECT party, own FROM event WHERE kind IN ('ratification', 'accession') ORDER BY party").fetchall() == [
        ("here", 1),
        ("there", 1),
    ]


def test_a_record_says_which_dataset_it_is_from(together: Together) -> None:
    store = together(here=HERE, there=THERE)
    assert store.parts == ("here", "there")
    assert dict(store.db.execute("SELECT id, dataset FROM records WHERE kind = 'law'").fetchall()) == {"act": "here", "another-act": "there"}


def test_the_whole_says_what_its_parts_say(together: Together) -> None:
    info = together(here=HERE, there=THERE).info
    assert (info["title"]["en"], info["coverage"], info["version"], info["licence"]) == ("Sample; Sample", "1990/2026", "1", "CC0-1.0")
    assert "jurisdiction" not in info  # each event says whose it is


@pytest.mark.parametrize(
    ("one", "other", "whole"),
    [("1990/2026", "1950/2000", "1950/2026"), ("1990/..", "1950", "1950/.."), ("1990-05/2001-06-30", "1995", "1990-05-01/2001-06-30")],
)
def test_the_coverage_of_the_whole_reaches_from_the_first_day_to_the_last(one: str, other: str, whole: str, tmp_path: Path) -> None:
    folders = [
        write_dataset(tmp_path / n, {"dataset.yaml": DATASET.replace("1990/2026", coverage), "a.yaml": HERE})
        for n, coverage in (("a", one), ("b", other))
    ]
    store = open_store([str(folder) for folder in folders], str(tmp_path / "cache"))
    assert store.info["coverage"] == whole
    store.close()


def test_folders_of_one_name_are_told_apart(tmp_path: Path) -> None:
    folders = [str(write_dataset(tmp_path / above / "Law data", HERE)) for above in ("one", "other")]
    store = open_store(folders, str(tmp_path / "cache"))
    assert store.parts == ("law-data", "law-data-2")
    assert column(store, "SELECT id FROM record WHERE kind = 'law' ORDER BY path DESC") == ["law-data-2:act", "law-data:act"]
    store.close()


def test_a_fault_is_told_with_the_path_of_its_dataset(together: Together) -> None:
    store = together(here=HERE.replace("period: 2010/2012", "period: sometime"), there=THERE)
    assert store.db.execute("SELECT name, path FROM problem").fetchall() == [("bad-date", "here/data.yaml")]


def test_one_edited_file_makes_another_store(together: Together, tmp_path: Path) -> None:
    assert "new-act" not in column(together(here=HERE, there=THERE), "SELECT id FROM record")
    assert "new-act" in column(
        together(here=HERE, there=THERE + "  x: {title: X, cite: gazette}\nlaws2: {}\n".replace("x:", "new-act:")), "SELECT id FROM record"
    )


def test_compiled_stores_of_datasets_together_are_kept_apart_from_those_of_each(together: Together, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    together(here=HERE)
    together(there=THERE)
    together(here=HERE, there=THERE)
    assert len(list(cache.glob("*.sqlite"))) == 3
    assert discard([str(tmp_path / "here"), str(tmp_path / "there")], str(cache))
    assert len(list(cache.glob("*.sqlite"))) == 2


def test_one_source_alone_of_datasets_together(together: Together) -> None:
    store = together("there:gazette", here=HERE, there=THERE)
    assert column(store, "SELECT id FROM record WHERE kind = 'treaty'") == ["there:convention"]


def test_each_dataset_proves_its_own_assertions(tmp_path: Path) -> None:
    text = "- {count: treaties, is: 1, cite: gazette}\n"
    folders = [str(write_dataset(tmp_path / name, {"data.yaml": data, "assertions.yaml": text})) for name, data in (("here", HERE), ("there", THERE))]
    store = open_store(folders, str(tmp_path / "cache"))
    assert find_all(store, frozenset({"assertion-false", "dangling-link"})) == []
    store.close()


# --- on the command line ---------------------------------------------------------------------------------------------


@pytest.fixture
def two(tmp_path: Path) -> list[str]:
    """The options that name both datasets."""
    return [word for name, text in (("here", HERE), ("there", THERE)) for word in ("-d", str(write_dataset(tmp_path / name, text, name)))]


def test_a_list_of_several_datasets_says_which_each_is_from(two: list[str], run: Run) -> None:
    items = json.loads(run("treaties", *two, "--json").out)["items"]
    assert [(item["id"], item["dataset"]) for item in items] == [("here:convention", "here"), ("there:convention", "there")]
    assert "dataset" not in json.loads(run("treaties", *two[:2], "--json").out)["items"][0]


def test_an_id_that_clashes_lists_those_that_are_meant(two: list[str], run: Run) -> None:
    result = run("treaty", "convention", *two)
    assert result.code == 2
    assert [line.split()[0] for line in result.err.splitlines()[1:3]] == ["here:convention", "there:convention"]
    assert run("treaty", "here:convention", *two).out.startswith("Convention\n")
    assert "ratification" in run("why", "here:convention.ratification", *two).out


def test_options_before_and_after_the_command_and_the_environment_name_datasets_alike(two: list[str], run: Run) -> None:
    assert run(*two, "laws", "--count").out == run("laws", "--count", *two).out == "2\n"
    assert run("laws", "--count", env={"TIMELINE_DATA": f"{two[1]}{os.pathsep}{two[3]}"}).out == "2\n"


def test_a_dataset_named_twice_counts_once(two: list[str], run: Run) -> None:
    assert run("laws", "--count", *two[:2], "-d", f"{two[1]}/../here").out == "1\n"


def test_gaps_are_those_of_each_dataset(two: list[str], run: Run) -> None:
    items = json.loads(run("gaps", *two, "--json").out)["items"]
    assert {item["what"] for item in items} == {"no programme known since"}
    assert [item["id"] for item in items] == ["programme-2010..", "programme-2016.."]


def test_a_report_is_written_from_one_dataset(two: list[str], run: Run) -> None:
    result = run("report", "--treaty", "here:convention", "--period", "2010/2012", *two)
    assert (result.code, "one dataset" in result.err) == (2, True)


@pytest.mark.parametrize(
    "command",
    [
        ["matrix"], ["links", "act"], ["trace", "here:convention"], ["path", "act", "another-act"], ["compare", "act", "another-act"], ["at", "2011"], ["diff", "2009", "2012"], ["chart"], ["events"], ["search", "convention"], ["conflicts", "--depends"], ["info"], ["datasets"],
        ["at", "2011", "--explain"], ["sql", "select dataset, count(*) from records group by 1"], ["stale"], ["treaties", "--according-to", "here:gazette"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_command_answers_for_several_datasets(command: list[str], two: list[str], run: Run) -> None:
    result = run(*command, *two)
    assert (result.code, result.err) == (0, "")
