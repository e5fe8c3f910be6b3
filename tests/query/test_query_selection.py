"""What part of a dataset is meant: records, kinds, filters, in one order, each counted as certain or possible."""

from __future__ import annotations

from typing import Any

import pytest
from asking import SAMPLE, filters_of, lens
from conftest import MakeDataset

from timeline.query.card import item
from timeline.query.lens import NotFound, UsageError
from timeline.query.selection import Selection, select
from timeline.store import Store, open_store


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The small dataset."""
    store = open_store(str(SAMPLE), str(tmp_path_factory.mktemp("cache")))
    yield store
    store.close()


def chosen(store: Store, *names: str, kinds: tuple[str, ...] = (), **filters: Any) -> Selection:
    """The selection that these words mean."""
    return select(lens(store), names, kinds, filters_of(**filters))


def ids(selection: Selection, certainty: str = "yes") -> list[str]:
    """Its records of one certainty, in order."""
    return [record["id"] for record in selection.records() if record.get("certainty", "yes") == certainty]


def test_everything_is_chosen_where_nothing_is_said(sample: Store) -> None:
    found = chosen(sample)
    assert (found.total, found.possible) == (sample.db.execute("SELECT count(*) FROM record").fetchone()[0], 0)
    assert found.is_whole


def test_a_record_is_the_same_alone_and_among_many(sample: Store) -> None:
    asker = lens(sample)
    assert [record for record in chosen(sample).records() if record != item(asker, record["id"])] == []


def test_a_record_brings_what_lives_inside_it(sample: Store) -> None:
    assert ids(chosen(sample, "programme-1999")) == [
        "programme-1999",
        "programme-1999/counselling",
        "programme-1999/capacity-building",
        "programme-1999/capacity-building/hotline-staff",
        "programme-1999/capacity-building/state-staff",
    ]


def test_an_id_that_begins_like_another_does_not_bring_it(dataset: MakeDataset) -> None:
    store = dataset("topics: {law: {title: A, scheme: function}, law-b: {title: B, scheme: function}}")
    assert ids(chosen(store, "law")) == ["law"]


def test_several_records_mean_any_of_them(sample: Store) -> None:
    assert ids(chosen(sample, "CETS 201", ["law", "3739-VI"][1])) == ["cets-201", "law-3739-vi"]


@pytest.mark.parametrize("kind", ["treaty", "treaties"])
def test_a_kind_is_named_in_the_singular_or_the_plural(sample: Store, kind: str) -> None:
    assert ids(chosen(sample, kinds=(kind,))) == ["untoc", "cets-201"]


def test_different_conditions_mean_all_of_them(sample: Store) -> None:
    assert ids(chosen(sample, "programme-1999", kinds=("role",), topics=["hotlines"])) == [
        "programme-1999/counselling",
        "programme-1999/capacity-building/hotline-staff",
    ]


def test_what_only_may_match_comes_after_what_does(sample: Store) -> None:
    found = chosen(sample, kinds=("programme", "body"), begin="2016", end="2016")
    assert (ids(found), found.certain) == (["programme-2016"], 1)
    assert "committee-1998" in ids(found, "maybe")
    assert found.possible == len(ids(found, "maybe"))
    assert [record["id"] for record in found.records()] == ids(found) + ids(found, "maybe")


def test_on_a_day_kinds_with_a_status_are_asked_for_it(sample: Store) -> None:
    assert ids(chosen(sample, kinds=("law", "treaty"), at="2005")) == ["untoc", "criminal-code-2001"]
    assert "criminal-code-1960" not in ids(chosen(sample, at="2005"), "maybe")


def test_a_status_can_be_asked_for(sample: Store) -> None:
    assert ids(chosen(sample, kinds=("law",), status=["ended"])) == ["criminal-code-1960"]


def test_a_status_is_not_asked_of_what_has_none(sample: Store) -> None:
    with pytest.raises(UsageError, match="a topic has no status"):
        chosen(sample, kinds=("topic",), status=["ended"])


def test_a_kind_that_is_none_is_wrong_usage(sample: Store) -> None:
    with pytest.raises(UsageError, match="no kind of record"):
        chosen(sample, kinds=("planet",))


def test_a_record_that_is_not_there_is_not_found(sample: Store) -> None:
    with pytest.raises(NotFound):
        chosen(sample, "cets-999")


def test_a_second_selection_replaces_the_first(sample: Store) -> None:
    chosen(sample, kinds=("law",))
    assert ids(chosen(sample, "untoc")) == ["untoc"]


def test_the_sources_are_those_that_the_records_rest_on(sample: Store) -> None:
    assert [source["id"] for source in chosen(sample, "law-3739-vi").references()] == ["dataset", "gazette"]
    assert [source["id"] for source in chosen(sample, "gazette").references()] == ["dataset", "gazette"]


def test_what_was_asked_is_said(sample: Store) -> None:
    found = chosen(sample, "untoc", kinds=("treaties",), begin="2004")
    assert found.question == {"records": ["untoc"], "kind": ["treaty"], "from": "2004"}
    assert found.about()["selection"] == "records: untoc; kind: treaty; from: 2004"


def test_the_headline_names_version_date_and_licence(sample: Store) -> None:
    assert chosen(sample).headline().endswith(" · dataset 1 · 2026-11-24 · CC BY 4.0")


def test_who_watches_is_told_of_every_record(dataset: MakeDataset) -> None:
    rows = ", ".join(f"t{number}: {{title: T, scheme: function}}" for number in range(1500))
    found = chosen(dataset(f"topics: {{{rows}}}"))
    told: list[tuple[int, str]] = []
    found.watch = lambda done, what: told.append((done, what))
    assert len(ids(found)) == 1500
    assert told == [(done, "of 1500 records") for done in (200, 400, 600, 800, 1000, 1200, 1400, 1500)]
