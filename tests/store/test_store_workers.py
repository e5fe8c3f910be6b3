"""A large dataset read by several processes: the same store as by one, whatever becomes of them, and none that stays behind."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from conftest import DATASET, write_dataset

from timeline.load.files import FileStamp, find_files
from timeline.store import workers
from timeline.store.cache import build_file
from timeline.store.workers import Task, Workers, count_for

BUNDLED = Path(__file__).parents[2] / "data" / "ukraine"
CODE = {"stale": "import sys; sys.exit(1)", "rubbish": "print('no batch')", "silent": "import sys; sys.stdin.buffer.read()"}

# sources, a predecessor of the State and what it ratified stand behind what depends on them; ids stand twice in a file and in two; there are faults
FAULTY = {
    "dataset.yaml": DATASET + "jurisdiction: land\n",
    "a.yaml": """
laws:
  act: {title: Act, number: [{value: 1-A, cite: study}, {value: 2-B, cite: gazette}], cite: gazette, events: [{event: adoption, date: 2001}]}
  act: {title: Again}
  bare: {title: Bare, links: [{amends: act}, {amends: nowhere}], events: [{event: adoption, date: 2005-13}]}
bodies: {bare: {title: The id of a law}}
treaties:
  pact: {title: Pact, cite: gazette, events: [{event: ratification, party: old-land, date: 2000}], provisions: {art-1: {title: One}}}
""",
    "b.yaml": "laws:\n  new: {title: New, cite: gazette}\n  act: {title: Other act, provisions: {art-1: {title: Lost}}}\n  bad: [1]\n",
    "c.yaml": "laws:\n  later: {title: Later, cite: study, lniks: []}\n  cut: {title: 'Cut}\n",
    "d.yaml": "",
    "z.yaml": """
sources: {gazette: {title: Gazette, authority: official}, study: {title: Study, authority: study, copy_of: Gazette}}
parties: {land: {title: Land, links: [{continues: old-land}]}, old-land: {title: Old Land}}
""",
}


@pytest.fixture(params=["bundled", "faulty"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A dataset in several files, with all that can depend on another file."""
    return str(BUNDLED if request.param == "bundled" else write_dataset(tmp_path / "sample", FAULTY))


@pytest.fixture
def small(tmp_path: Path) -> Task:
    """The task of reading two files of one topic each."""
    files = {name: f"topics: {{{name[0]}: {{title: T, scheme: place}}}}\n" for name in ("a.yaml", "b.yaml")}
    folder = str(write_dataset(tmp_path / "sample", files))
    return Task(folder, find_files(folder), "", ())


def _tables(folder: str, path: Path, monkeypatch: pytest.MonkeyPatch, count: int) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of a store that so many workers helped to make, by table."""
    monkeypatch.setattr("timeline.store.build.count_for", lambda _: count)
    build_file(str(path), (folder,), "stamp")
    with closing(sqlite3.connect(path)) as db:
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'search*'")]
        return {name: db.execute(f"SELECT rowid, * FROM {name} ORDER BY rowid").fetchall() for name in names}


@pytest.mark.parametrize("count", [1, 2, 3])
def test_workers_make_the_store_that_one_process_makes(folder: str, count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = _tables(folder, tmp_path / "alone", monkeypatch, 0)
    assert _tables(folder, tmp_path / "shared", monkeypatch, count) == alone


@pytest.mark.parametrize("code", list(CODE))
def test_what_a_worker_does_not_hand_over_is_read_all_the_same(code: str, folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = _tables(folder, tmp_path / "alone", monkeypatch, 0)
    monkeypatch.setattr(workers, "_START", CODE[code])
    assert _tables(folder, tmp_path / "shared", monkeypatch, 2) == alone


def test_files_are_read_where_no_process_can_be_started(folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = _tables(folder, tmp_path / "alone", monkeypatch, 0)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nowhere"))
    assert _tables(folder, tmp_path / "shared", monkeypatch, 2) == alone


def test_workers_read_the_files_between_them(small: Task) -> None:
    with Workers(small, 2) as crew:
        found = [(stamp.name, None if batch is None else batch.records) for stamp, batch in crew.batches()]
    assert found == [("a.yaml", [("a", 1)]), ("b.yaml", [("b", 1)]), ("dataset.yaml", [])]


def test_no_worker_outlives_an_interruption(small: Task) -> None:
    crew = Workers(small, 2)
    started: list[subprocess.Popen[bytes]] = []

    def interrupt() -> None:
        with crew:
            started.extend(process for process in crew.processes if process is not None)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupt()
    assert [process.returncode is None for process in started] == [False, False]


def test_a_worker_ends_when_nobody_reads_its_answers(small: Task) -> None:
    process = workers._start(small)
    assert process is not None
    assert process.stdout is not None
    process.stdout.close()
    assert process.wait(timeout=60) != 0


# --- when they are worth their start -----------------------------------------------------------------------------------------


@pytest.fixture
def processors(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine of two processors."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)


def _files(size: int) -> list[FileStamp]:
    return [FileStamp(f"{n}.yaml", size // 4, 0) for n in range(4)]


@pytest.mark.usefixtures("processors")
@pytest.mark.parametrize(("size", "count"), [(workers.LARGE, 2), (workers.LARGE - 4, 0)])
def test_only_a_large_dataset_is_shared_out(size: int, count: int) -> None:
    assert count_for(_files(size)) == count


def test_one_processor_reads_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0}, raising=False)
    assert count_for(_files(workers.LARGE)) == 0


@pytest.mark.usefixtures("processors")
def test_a_program_that_is_no_python_starts_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert count_for(_files(workers.LARGE)) == 0
