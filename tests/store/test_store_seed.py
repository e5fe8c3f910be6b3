"""The store that comes with the program: taken when nothing has changed since it was made, and never otherwise."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import write_dataset

from timeline.store import Store, cache, open_store, seed

TOPICS = "topics: {one: {title: One, scheme: place}, two: {title: Two, scheme: place}}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A dataset of two topics."""
    return write_dataset(tmp_path / "sample", TOPICS)


@pytest.fixture
def planted(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The seed of that dataset, in the place of the one that comes with the program."""
    path = tmp_path / "seed.sqlite"
    seed.write_seed(str(folder), str(path))
    monkeypatch.setattr(seed, "SEED", str(path))
    return path


def _titles(store: Store) -> list[str]:
    return [title for (title,) in store.db.execute("SELECT title FROM record ORDER BY id")]


def _refuse(*_: object) -> None:
    raise AssertionError("compiled")


@pytest.fixture
def without_compiling(planted: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same seed, and a program that can do nothing but take it."""
    monkeypatch.setattr("timeline.store.build.build", _refuse)
    return planted


# --- taken -----------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("without_compiling")
def test_a_first_run_takes_what_came_with_the_program(folder: Path, tmp_path: Path) -> None:
    store = open_store(str(folder), str(tmp_path / "cache"))
    assert (_titles(store), store.name, store.folder, store.folders) == (["One", "Two"], "sample", str(folder), (str(folder),))


@pytest.mark.usefixtures("without_compiling")
def test_it_fits_the_same_files_in_another_place(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "elsewhere" / "sample")
    store = open_store(str(tmp_path / "elsewhere" / "sample"), str(tmp_path / "cache"))
    assert store.folder == str(tmp_path / "elsewhere" / "sample")


@pytest.mark.usefixtures("without_compiling")
def test_it_is_taken_where_no_store_can_be_kept(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file, no folder", encoding="utf-8")
    store = open_store(str(folder), str(tmp_path / "cache"))
    assert (_titles(store), store.folder) == (["One", "Two"], str(folder))


def test_a_second_run_finds_it_in_the_cache(folder: Path, planted: Path, tmp_path: Path) -> None:
    open_store(str(folder), str(tmp_path / "cache")).close()
    planted.unlink()
    assert len(list((tmp_path / "cache").glob("*.sqlite"))) == 1
    assert _titles(open_store(str(folder), str(tmp_path / "cache"))) == ["One", "Two"]


def test_it_holds_what_compiling_would_give(folder: Path, planted: Path, tmp_path: Path) -> None:
    taken = sorted(open_store(str(folder), str(tmp_path / "one")).db.iterdump())  # the order of tables and views is not the same
    planted.unlink()
    assert taken == sorted(open_store(str(folder), str(tmp_path / "two")).db.iterdump())


FIRST_RUN = """
import sys
from timeline.store import open_store, seed
seed.SEED = sys.argv[3]
assert open_store(sys.argv[1], sys.argv[2]).db.execute("SELECT count(*) FROM record").fetchone() == (2,)
print([name for name in ("yaml", "timeline.load.tree", "timeline.load.decode", "timeline.store.build") if name in sys.modules])
"""


def test_a_first_run_imports_no_yaml(folder: Path, planted: Path, tmp_path: Path) -> None:
    words = [sys.executable, "-c", FIRST_RUN, folder, tmp_path / "cache", planted]
    done = subprocess.run(list(map(str, words)), capture_output=True, text=True, check=False, timeout=60)
    assert (done.stdout, done.stderr) == ("[]\n", "")


# --- never otherwise -------------------------------------------------------------------------------------------------


def test_one_changed_byte_and_the_dataset_is_compiled(folder: Path, planted: Path, tmp_path: Path) -> None:
    (folder / "data.yaml").write_text(TOPICS.replace("title: Two", "title: Too"), encoding="utf-8")
    assert planted.is_file()
    assert _titles(open_store(str(folder), str(tmp_path / "cache"))) == ["One", "Too"]


def test_one_more_file_and_the_dataset_is_compiled(folder: Path, planted: Path, tmp_path: Path) -> None:
    (folder / "more.yaml").write_text("topics: {three: {title: Three, scheme: place}}\n", encoding="utf-8")
    assert planted.is_file()
    assert _titles(open_store(str(folder), str(tmp_path / "cache"))) == ["One", "Three", "Two"]


def test_a_changed_program_compiles(folder: Path, planted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "timeline"
    for room in cache._COMPILED_BY:
        shutil.copytree(Path(cache._PACKAGE) / room, package / room)
    monkeypatch.setattr(cache, "_PACKAGE", str(package))
    seed.write_seed(str(folder), str(planted))
    assert seed.seed_for([str(folder)]) is not None
    path = package / "edtf" / "reading.py"
    path.write_bytes(path.read_bytes().swapcase())
    assert seed.seed_for([str(folder)]) is None


@pytest.mark.parametrize("harm", [lambda held: held[:-1], lambda held: held[:5000] + b"?" + held[5001:], lambda _: b""])
def test_a_damaged_one_is_not_taken(folder: Path, planted: Path, harm: object) -> None:
    assert callable(harm)
    planted.write_bytes(harm(planted.read_bytes()))
    assert seed.seed_for([str(folder)]) is None


@pytest.mark.parametrize("text", ["", "no digest", "\udcff"])
def test_a_damaged_stamp_is_not_believed(folder: Path, planted: Path, text: str) -> None:
    Path(f"{planted}.stamp").write_bytes(text.encode("utf-8", "surrogateescape"))
    assert seed.seed_for([str(folder)]) is None


def test_it_is_not_taken_for_one_source_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{TOPICS}sources: {{report: {{title: Report, authority: study}}}}\n"
    folder = write_dataset(tmp_path / "sample", text)
    seed.write_seed(str(folder), str(tmp_path / "seed"))
    monkeypatch.setattr(seed, "SEED", str(tmp_path / "seed"))
    monkeypatch.setattr("timeline.store.cache.build_file", _refuse)
    with pytest.raises(AssertionError, match="compiled"):
        open_store(str(folder), str(tmp_path / "cache"), only="report")


def test_it_is_not_taken_for_several_datasets(folder: Path, planted: Path) -> None:
    assert planted.is_file()
    assert seed.seed_for([str(folder), str(folder)]) is None


# --- made ------------------------------------------------------------------------------------------------------------


def test_the_same_files_make_the_same_bytes_anywhere(folder: Path, planted: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "a-place-of-another-length" / "sample")
    seed.write_seed(str(tmp_path / "a-place-of-another-length"), str(tmp_path / "other"))
    assert (tmp_path / "other").read_bytes() == planted.read_bytes()


def test_it_does_not_tell_where_it_was_made(planted: Path, tmp_path: Path) -> None:
    assert str(tmp_path).encode() not in planted.read_bytes()


def test_it_is_a_whole_database(planted: Path) -> None:
    db = sqlite3.connect(planted)
    found = db.execute("PRAGMA integrity_check").fetchall()
    db.close()
    assert found == [("ok",)]
