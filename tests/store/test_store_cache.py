"""The store's file: built once, fresh after every change, whole or not there, and never in the way."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import DATASET, Run, write_dataset

from timeline.store import Store, cache_folder, open_store

TOPICS = "topics: {one: {title: One, scheme: place}, two: {title: Two, scheme: place}}\n"
AN_HOUR = 3600


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A dataset of two topics."""
    return write_dataset(tmp_path / "sample", TOPICS)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """The folder for stores, not there yet."""
    return tmp_path / "cache"


@pytest.fixture
def opened(folder: Path, cache: Path) -> Iterator[Callable[..., Store]]:
    """Opens the store of the dataset, or of another."""
    stores: list[Store] = []

    def call(where: Path = folder, into: Path = cache) -> Store:
        stores.append(open_store(str(where), str(into)))
        return stores[-1]

    yield call
    for store in stores:
        store.close()


Opened = Callable[..., Store]


def _ids(store: Store) -> list[str]:
    return [name for (name,) in store.db.execute("SELECT id FROM record ORDER BY id")]


def _files(cache: Path) -> list[str]:
    return sorted(path.name for path in cache.iterdir())


def _stores(cache: Path) -> list[Path]:
    return sorted(cache.glob("*.sqlite"))


def _is_in_memory(store: Store) -> bool:
    return bool(store.db.execute("SELECT file FROM pragma_database_list").fetchone() == ("",))


def _age(path: Path, seconds: int) -> None:
    """Make a file as old as that."""
    now = path.stat().st_mtime
    os.utime(path, (now - seconds, now - seconds))


# --- built once ------------------------------------------------------------------------------------------------------


def test_a_store_is_one_file_in_the_cache_folder(opened: Opened, cache: Path) -> None:
    store = opened()
    assert (_ids(store), len(_files(cache)), len(_stores(cache))) == (["one", "two"], 1, 1)


def test_the_name_of_the_file_tells_the_dataset(opened: Opened, cache: Path) -> None:
    opened()
    assert _files(cache)[0].startswith("sample-")


def test_a_second_opening_builds_nothing(opened: Opened, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened()

    def refuse(*_: object) -> None:
        raise AssertionError("built again")

    monkeypatch.setattr("timeline.store.build.build", refuse)
    monkeypatch.setattr("timeline.load.files.read_dataset_info", refuse)
    assert _ids(opened()) == ["one", "two"]


WARM = """
import sys
from timeline.store import open_store
store = open_store(sys.argv[1], sys.argv[2])
assert store.db.execute("SELECT count(*) FROM record").fetchone() == (2,)
print([name for name in ("yaml", "timeline.load.tree", "timeline.load.decode", "timeline.store.build") if name in sys.modules])
"""


def _python(code: str, *args: object, environ: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, env={**os.environ, **(environ or {})})


def test_a_second_opening_imports_no_yaml(opened: Opened, folder: Path, cache: Path) -> None:
    opened()
    assert _python(WARM, folder, cache).stdout == "[]\n"


def test_a_second_opening_reads_no_file_of_the_dataset(opened: Opened, folder: Path, cache: Path) -> None:
    opened()
    path = folder / "data.yaml"
    before = path.stat()
    path.write_text("x" * before.st_size, encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert _ids(opened()) == ["one", "two"]


def test_a_store_from_the_cache_knows_its_dataset_and_its_problems(opened: Opened, folder: Path) -> None:
    write_dataset(folder, {"b.yaml": "statutes: {}\n"})
    stores = [opened(), opened()]
    assert [(store.name, store.folder, store.info["version"], store.problems) for store in stores] == [("sample", str(folder), "1", 1)] * 2


def test_a_store_cannot_be_written_to(opened: Opened) -> None:
    opened()
    with pytest.raises(sqlite3.OperationalError):
        opened().db.execute("DELETE FROM record")


def test_a_relative_path_means_the_same_dataset(opened: Opened, folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened()
    monkeypatch.chdir(folder.parent)
    opened(Path("sample"))
    assert len(_stores(cache)) == 1


# --- fresh after every change ----------------------------------------------------------------------------------------


def _edit(folder: Path) -> None:
    (folder / "data.yaml").write_text(TOPICS.replace("one:", "three:"), encoding="utf-8")


def _edit_to_the_same_size(folder: Path) -> None:
    before = (folder / "data.yaml").stat()
    (folder / "data.yaml").write_text(TOPICS.replace("one:", "six:"), encoding="utf-8")
    os.utime(folder / "data.yaml", ns=(before.st_atime_ns, before.st_mtime_ns + 1))


def _add(folder: Path) -> None:
    write_dataset(folder, {"sub/more.yml": "topics: {four: {title: Four, scheme: place}}\n"})


def _add_below_an_underscore(folder: Path) -> None:
    write_dataset(folder, {"__more/more.yaml": "topics: {five: {title: Five, scheme: place}}\n"})


def _rename(folder: Path) -> None:
    (folder / "data.yaml").rename(folder / "data.yaml.off")
    write_dataset(folder, {"else.yaml": "topics: {four: {title: Four, scheme: place}}\n"})


CHANGES = {
    "edit": (_edit, ["three", "two"]), "edit to the same size": (_edit_to_the_same_size, ["six", "two"]), "add": (_add, ["four", "one", "two"]),
    "add below an underscore": (_add_below_an_underscore, ["five", "one", "two"]), "rename": (_rename, ["four"]),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_the_store_is_fresh(opened: Opened, folder: Path, change: str) -> None:
    opened()
    apply, ids = CHANGES[change]
    apply(folder)
    assert _ids(opened()) == ids


def test_after_a_file_is_removed_its_records_are_gone(opened: Opened, folder: Path) -> None:
    _add(folder)
    opened()
    (folder / "sub" / "more.yml").unlink()
    assert _ids(opened()) == ["one", "two"]


def test_a_change_of_the_dataset_file_is_seen(opened: Opened, folder: Path) -> None:
    opened()
    write_dataset(folder, {"dataset.yaml": DATASET.replace("version: '1'", "version: '22'")})
    assert opened().info["version"] == "22"


def test_an_older_store_of_the_same_dataset_is_swept(opened: Opened, folder: Path, cache: Path) -> None:
    opened()
    before = _stores(cache)
    _edit(folder)
    opened()
    assert (len(_stores(cache)), _stores(cache) == before) == (1, False)


def test_a_store_that_is_open_goes_on_answering_while_a_newer_one_is_built(opened: Opened, folder: Path) -> None:
    opened()
    older = opened()
    _edit(folder)
    opened()
    assert _ids(older) == ["one", "two"]


def test_stores_of_other_datasets_are_left(opened: Opened, folder: Path, cache: Path) -> None:
    opened()
    opened(write_dataset(folder.parent / "other", TOPICS))
    opened(write_dataset(folder.parent / "deeper" / "sample", TOPICS))
    assert len(_stores(cache)) == 3


def test_what_a_killed_run_left_is_swept_after_an_hour(opened: Opened, cache: Path) -> None:
    cache.mkdir()
    for name, seconds in (("old.part", 2 * AN_HOUR), ("new.part", 0)):
        (cache / name).write_bytes(b"")
        _age(cache / name, seconds)
    opened()
    assert [name for name in _files(cache) if name.endswith(".part")] == ["new.part"]


def test_files_of_others_in_the_cache_folder_are_left(opened: Opened, cache: Path) -> None:
    cache.mkdir()
    (cache / "notes.txt").write_bytes(b"")
    opened()
    assert "notes.txt" in _files(cache)


# --- where the folder cannot be written ------------------------------------------------------------------------------


def test_where_the_cache_folder_cannot_be_made_the_store_is_in_memory(opened: Opened, cache: Path) -> None:
    cache.write_bytes(b"")
    store = opened()
    assert (_is_in_memory(store), _ids(store)) == (True, ["one", "two"])


def test_where_the_store_cannot_be_moved_into_place_it_is_in_memory(opened: Opened, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.replace", refuse)
    store = opened()
    assert (_is_in_memory(store), _ids(store), _files(cache)) == (True, ["one", "two"], [])


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_where_the_cache_folder_is_read_only_the_store_is_in_memory(opened: Opened, cache: Path) -> None:
    cache.mkdir(mode=0o500)
    assert _is_in_memory(opened())


def test_a_store_in_memory_counts_each_problem_once(opened: Opened, folder: Path, cache: Path) -> None:
    cache.write_bytes(b"")
    write_dataset(folder, {"b.yaml": "statutes: {}\n", "dataset.yaml": DATASET + "license: MIT\n"})
    assert opened().problems == 2


def test_commands_answer_without_a_cache_folder(run: Run, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    result = run("-d", str(folder), "topics", "--count", env={"XDG_CACHE_HOME": str(tmp_path / "file")})
    assert (result.code, result.out) == (0, "2\n")


# --- files that are no whole stores ----------------------------------------------------------------------------------


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _garbage(path: Path) -> None:
    path.write_bytes(b"this is no database " * 500)


def _half(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def _other_database(path: Path) -> None:
    path.unlink()
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE dataset (a)")
    db.close()


def _no_rows(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("DELETE FROM dataset")
    db.commit()
    db.close()


def _other_stamp(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("UPDATE dataset SET stamp = 'x'")
    db.execute("DELETE FROM record")
    db.commit()
    db.close()


def _no_json(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("UPDATE dataset SET info = '{'")
    db.commit()
    db.close()


SPOILS = {function.__name__.strip("_"): function for function in (_empty, _garbage, _half, _other_database, _no_rows, _other_stamp, _no_json)}


@pytest.mark.parametrize("spoil", SPOILS)
def test_a_file_that_is_no_whole_store_is_built_anew(opened: Opened, cache: Path, spoil: str) -> None:
    opened()
    SPOILS[spoil](_stores(cache)[0])
    store = opened()
    assert (_ids(store), _is_in_memory(store), len(_stores(cache))) == (["one", "two"], False, 1)


def test_a_folder_in_the_place_of_the_store_does_no_harm(opened: Opened, cache: Path) -> None:
    opened()
    path = _stores(cache)[0]
    path.unlink()
    path.mkdir()
    assert _ids(opened()) == ["one", "two"]


@pytest.mark.parametrize("name", ["with blank", "100%", "what?", "a#b", "Київ", "x" * 120, "--", "a;b"])
def test_a_dataset_and_a_cache_of_any_name_work(opened: Opened, tmp_path: Path, name: str) -> None:
    folder, into = write_dataset(tmp_path / "data" / name, TOPICS), tmp_path / "caches" / name
    opened(folder, into)
    store = opened(folder, into)
    assert (_ids(store), _is_in_memory(store)) == (["one", "two"], False)


# --- where the cache folder is ---------------------------------------------------------------------------------------


def test_the_cache_folder_is_where_xdg_says() -> None:
    assert cache_folder({"XDG_CACHE_HOME": "/somewhere"}, "linux") == os.path.join("/somewhere", "policy-timeline")


@pytest.mark.parametrize("base", ["", "relative/path"])
def test_a_cache_folder_that_is_not_absolute_does_not_count(base: str) -> None:
    assert cache_folder({"XDG_CACHE_HOME": base}, "linux") == os.path.expanduser("~/.cache/policy-timeline")


@pytest.mark.parametrize(("platform", "part"), [("darwin", "Library"), ("win32", "AppData")])
def test_every_platform_has_its_own_cache_folder(platform: str, part: str) -> None:
    assert part in cache_folder({}, platform)


# --- several at once, and kills in the middle ------------------------------------------------------------------------

OPEN = """
import sys
from timeline.store import open_store
print(open_store(sys.argv[1], sys.argv[2]).db.execute("SELECT count(*) FROM record").fetchone()[0])
"""
# Every function call and return of the program is a place where a kill may strike; `argv[3]` says at which one it does.
KILLED = """
import itertools, os, signal, sys
import timeline.load.files, timeline.store.build
from timeline.store import open_store

count, last = itertools.count(1), int(sys.argv[3])

def strike(frame, event, argument):
    if next(count) == last:
        os.kill(os.getpid(), signal.SIGKILL)

sys.setprofile(strike)
open_store(sys.argv[1], sys.argv[2])
sys.setprofile(None)
print(next(count) - 1)
"""
RECORDS = 200
ROUNDS = 15


def _many(folder: Path) -> Path:
    lines = "".join(f"  t-{n}: {{title: Topic {n}, scheme: place}}\n" for n in range(RECORDS))
    return write_dataset(folder, f"topics:\n{lines}")


def test_two_programs_at_once_both_answer(tmp_path: Path) -> None:
    folder, cache = _many(tmp_path / "many"), tmp_path / "cache"
    command = [sys.executable, "-c", OPEN, str(folder), str(cache)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    answers = [process.communicate(timeout=60) for process in running]
    assert (answers, len(_files(cache))) == ([(f"{RECORDS}\n", "")] * 3, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_kill_in_the_middle_leaves_a_whole_store_or_none(tmp_path: Path) -> None:
    folder = _many(tmp_path / "many")
    calls = int(_python(KILLED, folder, tmp_path / "measured", 0).stdout)
    broken, left = [], set()
    for n in range(ROUNDS):
        cache = tmp_path / f"cache-{n}"
        # the last calls are those that close the file and move it into place: half of the rounds strike there
        at = calls * (n + 1) // (ROUNDS // 2 + 1) if n < ROUNDS // 2 else calls - 8 * (ROUNDS - n) + 1
        assert _python(KILLED, folder, cache, at).returncode == -9
        whole = [_is_whole(path) for path in _stores(cache)] if cache.exists() else []
        left.add(len(whole))
        store = open_store(str(folder), str(cache))
        if not all(whole) or len(_ids(store)) != RECORDS:
            broken.append(at)
        store.close()
    assert (broken, left) == ([], {0, 1})


def _is_whole(path: Path) -> bool:
    db = sqlite3.connect(path)
    try:
        found = db.execute("SELECT count(*) FROM record").fetchone(), db.execute("PRAGMA integrity_check").fetchone()
    finally:
        db.close()
    return bool(found == ((RECORDS,), ("ok",)))
