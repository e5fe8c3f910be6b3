"""The home page and `info`: what the dataset is and how much it holds."""

from __future__ import annotations

import json

import pytest
from asking import SAMPLE, ask, lens, lines
from conftest import MakeDataset

from timeline.query.overview import counts, home, info
from timeline.query.views import VIEWS
from timeline.store import Store, open_store


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The small dataset of the golden screens."""
    return open_store(str(SAMPLE), str(tmp_path_factory.mktemp("cache")))


def test_every_list_is_counted_as_its_command_counts_it_with_all(sample: Store) -> None:
    counted = dict(counts(lens(sample)))
    for view in VIEWS:
        assert counted[view.singular] == ask(sample, view.command, everything=True).total, view.command
    assert counted["party"] == 1


def test_the_totals_are_those_of_the_tables(sample: Store) -> None:
    item = info(lens(sample)).item
    rows = {table: lens(sample).rows(f"SELECT count(*) FROM {table}")[0][0] for table in ("record", "event", "claim", "link", "citation")}
    assert list(item["totals"].values()) == list(rows.values())


def test_info_tells_what_the_dataset_file_says_and_where_it_is(sample: Store) -> None:
    facts = dict(lines(info(lens(sample)), ""))
    assert (facts["version"], facts["licence"], facts["coverage"], facts["problems"]) == ("1", "CC BY 4.0", "1990/2026", "0")
    assert facts["folder"] == str(SAMPLE)


def test_info_counts_the_faults_of_the_files(dataset: MakeDataset) -> None:
    assert dict(lines(info(lens(dataset("laws: {a: {title: A, colour: red}}"))), ""))["problems"] != "0"


def test_the_home_page_shows_counts_stages_and_commands_worth_trying(sample: Store) -> None:
    page = home(lens(sample))
    assert page.title == "Sample: law and policy against trafficking in human beings"
    assert "2 treaties" in lines(page, "Counts")[0][1]
    assert lines(page, "Worth trying")[0] == ("", "timeline stages")
    assert sum(len(lane.tracks) for lane in page.lanes) == 5


def test_the_home_page_names_each_stage_by_its_number_period_and_title(sample: Store) -> None:
    assert lines(home(lens(sample)), "Stages")[:2] == [
        ("1", "early 1990s – 1998 · The problem acknowledged"),
        ("2", "1999 – 2002 · First programmes"),
    ]


def test_an_empty_dataset_has_a_home_page(dataset: MakeDataset) -> None:
    page = home(lens(dataset("laws: {}")))
    assert page.title == "Sample"
    assert page.lanes == []


def test_the_pages_are_data(sample: Store) -> None:
    for page in (home(lens(sample)), info(lens(sample))):
        item = json.loads(json.dumps(page.item))
        assert item["counts"]["treaty"] == 2
        assert item["dataset"] == "dataset"
