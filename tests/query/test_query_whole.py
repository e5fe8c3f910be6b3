"""A whole list for programs says what the same list says to people, however long it is, and a page costs no more in a large dataset."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from asking import SAMPLE, ask, filters_of, lens
from conftest import MakeDataset, Run

from timeline.answer import Answer, Stream
from timeline.query.events import list_events
from timeline.query.lens import Lens
from timeline.query.lists import list_records
from timeline.query.views import BY_COMMAND, VIEWS
from timeline.query.whole import Portion, Whole
from timeline.render.machine import write_json, write_separated
from timeline.render.style import Style
from timeline.store import Store, open_store

ASKED: tuple[tuple[str, dict[str, Any]], ...] = (
    *((view.command, {"everything": True}) for view in VIEWS),
    ("laws", {"events": [("adopted", "after", "2010")]}),
    ("treaties", {"events": [("ratified", "in", "2012")], "sort": "title", "reverse": True}),
    ("laws", {"at": "2012"}),
    ("roles", {"status": ["ended"]}),
    ("bodies", {"begin": "2005"}),
    ("laws", {"limit": 2}),
    *(("laws", {"events": [("adopted", "after", "2010")], "limit": limit}) for limit in (1, 3, 5)),
)

LIMITED = ({"limit": 3}, {"begin": "2005", "end": "2012", "limit": 1}, {"begin": "2005", "end": "2012", "limit": 20})


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lens]:
    """The sample of the goldens."""
    store = open_store(str(SAMPLE), str(tmp_path_factory.mktemp("cache")))
    yield lens(store)
    store.close()


def told(answer: Answer) -> tuple[str, str]:
    """All that an answer tells programs."""
    envelope, lines = StringIO(), StringIO()
    write_json(answer, Style("json"), envelope)
    write_separated(answer, Style("tsv"), lines, "\t")
    return envelope.getvalue(), lines.getvalue()


@pytest.mark.parametrize(("command", "filters"), ASKED)
def test_a_whole_list_says_the_same_row_after_row(sample: Lens, command: str, filters: dict[str, Any]) -> None:
    view, asked = BY_COMMAND[command], filters_of(**filters)
    assert told(list_records(sample, view, asked, streamed=True)) == told(list_records(sample, view, asked))


@pytest.mark.parametrize("filters", [{}, {"begin": "2005", "end": "2012"}, {"own": {"kind": ["law"]}, "sort": "title"}, {"reverse": True}, *LIMITED])
def test_all_events_say_the_same_row_after_row(sample: Lens, filters: dict[str, Any]) -> None:
    assert told(list_events(sample, filters_of(**filters), streamed=True)) == told(list_events(sample, filters_of(**filters)))


@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "tsv"])
def test_a_whole_list_goes_into_a_file_as_it_goes_to_the_screen(run: Run, tmp_path: Any, format: str) -> None:
    path = tmp_path / "laws"
    assert run("laws", "--format", format, "--output", str(path)).code == 0
    assert path.read_text(encoding="utf-8") == run("laws", "--format", format).out


@pytest.mark.parametrize(("held", "told"), [(1, 1), (1_000_000, 0)])
def test_what_fails_halfway_is_not_told_twice(run: Run, monkeypatch: pytest.MonkeyPatch, held: int, told: int) -> None:
    portions = Whole._portions

    def broken(whole: Whole, certainty: float) -> Iterator[Portion]:
        yield from portions(whole, certainty)
        raise RuntimeError("the disk is gone")

    monkeypatch.setattr(Whole, "_portions", broken)
    monkeypatch.setattr("timeline.cli.session.HELD", held)
    result = run("laws", "--json")
    assert result.code != 0
    assert result.out.count('"schema_version"') == told


def test_a_stream_is_made_anew_each_time() -> None:
    stream = Stream(lambda: iter("abc"), 3)
    assert (list(stream), list(stream), len(stream), stream[0], stream[1:], stream[-1]) == (["a", "b", "c"], ["a", "b", "c"], 3, "a", ["b", "c"], "c")


# --- size --------------------------------------------------------------------------------------------------------------


def laws(number: int) -> str:
    """So many laws, each adopted in a year of its own and on one of two topics."""
    lines = ["topics:", "  even: {title: Even, scheme: concept}", "  odd: {title: Odd, scheme: concept}", "laws:"]
    for n in range(number):
        topic = ("even", "odd")[n % 2]
        lines += [
            f"  law-{n:04d}:",
            f"    {{title: Law {n}, form: law, topics: [{topic}], summary: A law., events: [{{event: adoption, date: {1500 + n}}}, {{event: entry into force, date: {1501 + n}}}]}}",
        ]
    return "\n".join(lines) + "\n"


def steps(store: Store, **filters: Any) -> int:
    """How many steps SQLite's machine takes for a page of five."""
    taken = 0

    def count() -> int:
        nonlocal taken
        taken += 1
        return 0

    store.db.set_progress_handler(count, 1)
    ask(store, "laws", limit=5, **filters)
    store.db.set_progress_handler(None, 0)
    return taken


@pytest.mark.parametrize(
    ("filters", "most"),
    [
        ({}, 5),
        ({"reverse": True}, 5),
        ({"form": ["law"]}, 10),
        ({"topics": ["odd"]}, 40),
        ({"begin": "1600"}, 60),
        ({"events": [("adopted", "after", "1510")]}, 100),
        ({"at": "1600"}, 150),
    ],
)
def test_a_record_that_is_not_shown_costs_a_few_steps(dataset: MakeDataset, filters: dict[str, Any], most: int) -> None:
    few, many = (dataset(laws(number)) for number in (20, 220))
    steps(few, **filters)
    assert steps(many, **filters) - steps(few, **filters) <= most * 200
