"""Signals, full disks, damaged caches and several runs at once: nothing is lost, the next run answers, nobody sees a traceback."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import MakeDataset, Run, write_dataset
from ordeal import ROUNDS, SAMPLE, environment, struck

from timeline.load import files as loading
from timeline.load.problem import Problem
from timeline.store import open_store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of Unix systems")

ASKED = ("treaties", "-f", "csv", "-d", SAMPLE)


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What every run must answer in the end."""
    return struck(tmp_path_factory.mktemp("calm"), 0, signal.SIGKILL, *ASKED).out


def _calls(cache: Path) -> int:
    return int(struck(cache, 0, signal.SIGKILL, *ASKED).err.split()[-1])


def _moments(calls: int) -> list[int]:
    """Half of them anywhere; half among the last calls, where the store is closed and moved into place."""
    chance = random.Random(calls)
    return [chance.randint(1, calls) if n % 2 else calls - chance.randint(0, calls // 20) for n in range(ROUNDS)]


def _is_whole(path: Path) -> bool:
    db = sqlite3.connect(path)
    try:
        return bool(db.execute("PRAGMA integrity_check").fetchone() == ("ok",) and db.execute("SELECT count(*) FROM record").fetchone()[0] > 0)
    finally:
        db.close()


def test_a_kill_at_any_moment_of_a_compile_leaves_a_whole_store_or_none(tmp_path: Path, answer: str) -> None:
    broken = []
    for n, at in enumerate(_moments(_calls(tmp_path / "measured"))):
        cache = tmp_path / f"cache-{n}"
        code = struck(cache, at, signal.SIGKILL, *ASKED).code
        whole = all(map(_is_whole, cache.rglob("*.sqlite")))
        after = struck(cache, 0, signal.SIGKILL, *ASKED)
        if code != -signal.SIGKILL or not whole or (after.code, after.out) != (0, answer):
            broken.append((at, code, whole, after))
        shutil.rmtree(cache, ignore_errors=True)
    assert broken == []


@pytest.mark.parametrize("warm", [False, True], ids=["compiling", "answering"])
def test_ctrl_c_at_any_moment_ends_with_130_without_a_word_and_leaves_no_part(tmp_path: Path, warm: bool, answer: str) -> None:
    calls = _calls(tmp_path / "cache")
    calls = _calls(tmp_path / "cache") if warm else calls
    strange = []
    for n, at in enumerate(_moments(calls)):
        cache = tmp_path / ("cache" if warm else f"cache-{n}")
        ended = struck(cache, at, signal.SIGINT, *ASKED)
        parts = list(cache.rglob("*.part*"))
        if ended.code != 130 or ended.err.strip() or parts or not answer.startswith(ended.out):
            strange.append((at, ended, parts))
    assert strange == []


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_to_end_leaves_nothing_half_written(tmp_path: Path, name: str) -> None:
    sign = signal.Signals[name]
    cache, out = tmp_path / "cache", tmp_path / "out"
    asked = ("export", "csv", "-d", SAMPLE, "-o", str(out / "new"))
    strange = []
    for at in _moments(_counted(cache, out, *asked)):
        out.mkdir()
        ended = struck(cache, at, sign, *asked)
        left = [path.name for path in out.iterdir() if path.name != "new"]
        if ended.code != 128 + sign or ended.out or ended.err.strip() or left:
            strange.append((at, ended, left))
        shutil.rmtree(out)
    assert strange == []


def _counted(cache: Path, out: Path, *asked: str) -> int:
    """How many calls the run makes when the store is made; what it writes is taken away."""
    for _ in range(2):
        out.mkdir()
        calls = int(struck(cache, 0, signal.SIGKILL, *asked).err.split()[-1])
        shutil.rmtree(out)
    return calls


def test_a_signal_that_was_to_be_ignored_is_ignored(tmp_path: Path, answer: str) -> None:
    struck(tmp_path, 0, signal.SIGKILL, *ASKED)
    old = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        ended = struck(tmp_path, 2_000, signal.SIGHUP, *ASKED)
    finally:
        signal.signal(signal.SIGHUP, old)
    assert (ended.code, ended.out) == (0, answer)


def test_four_compiles_at_once_all_answer_and_leave_one_store(tmp_path: Path, answer: str) -> None:
    command = [sys.executable, "-m", "timeline", *ASKED]
    running = [subprocess.Popen(command, env=environment(tmp_path), stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
    ended = [(process.communicate(timeout=120), process.returncode) for process in running]
    assert ended == [((answer.encode(), b""), 0)] * 4
    assert [path.suffix for path in (tmp_path / "policy-timeline").iterdir()] == [".sqlite"]


# --- disks -----------------------------------------------------------------------------------------------------------

FULL_AT = 40_000  # bytes that a file may have, as on a disk that fills while it is written
_ON_A_FULL_DISK = """
import resource, runpy, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)), resource.RLIM_INFINITY))
runpy.run_module("timeline", run_name="__main__", alter_sys=True)
"""


def _on_a_full_disk(cache: Path, *args: str, room: int = FULL_AT, **more: str) -> tuple[int, str, str]:
    command = [sys.executable, "-c", _ON_A_FULL_DISK, str(room), *args]
    result = subprocess.run(command, env=environment(cache, **more), capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)
    return result.returncode, result.stdout, result.stderr


@pytest.mark.parametrize("room", [0, 1, 4096, 20_000, FULL_AT])
def test_a_cache_on_a_full_disk_is_done_without(tmp_path: Path, answer: str, room: int) -> None:
    assert _on_a_full_disk(tmp_path, *ASKED, room=room) == (0, answer, "")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("format", ["jsonl", "json", "xlsx", "sqlite", "csv", "ics", "jsonld"])
def test_an_export_to_a_full_disk_leaves_the_old_file_as_it_was(tmp_path: Path, format: str) -> None:
    target = tmp_path / f"out.{'zip' if format == 'csv' else format}"
    target.write_text("old", encoding="utf-8")
    code, out, err = _on_a_full_disk(tmp_path / "cache", "export", format, "-d", SAMPLE, "-o", str(target), "--force", room=700)
    assert (code, out) == (4, ""), err
    assert "cannot be written" in err
    assert target.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "cache") == [target.name]


@pytest.mark.parametrize("room", [700, 20_000, 70_000], ids=["for no part", "for some parts", "for all parts and not the whole"])
def test_a_workbook_that_finds_no_room_is_told_and_leaves_nothing_behind(tmp_path: Path, room: int) -> None:
    (tmp_path / "tmp").mkdir()
    out = tmp_path / "out"
    out.mkdir()
    command = ("export", "xlsx", "-d", SAMPLE, "-o", str(out / "all.xlsx"))
    code, _, err = _on_a_full_disk(tmp_path / "cache", *command, room=room, TMPDIR=str(tmp_path / "tmp"))
    assert (code, err.count("\n"), "cannot be written" in err) == (4, 2, True), err
    assert [*out.iterdir(), *(tmp_path / "tmp").iterdir()] == []


@pytest.mark.parametrize("option", [("--json",), ("-f", "markdown"), ()])
def test_an_answer_to_a_full_disk_leaves_the_old_file_as_it_was(tmp_path: Path, option: tuple[str, ...]) -> None:
    (tmp_path / "out").write_text("old", encoding="utf-8")
    code, out, err = _on_a_full_disk(tmp_path / "cache", "events", *option, "-d", SAMPLE, "-o", str(tmp_path / "out"), "--force", room=700)
    assert (code, out, err.startswith("error: ")) == (4, "", True), err
    assert ((tmp_path / "out").read_text(encoding="utf-8"), sorted(path.name for path in tmp_path.iterdir() if path.name != "cache")) == (
        "old",
        ["out"],
    )


def test_a_home_that_is_a_file_is_done_without(tmp_path: Path, run: Run) -> None:
    (tmp_path / "home").write_text("", encoding="utf-8")
    result = run("treaties", "--count", "-d", SAMPLE, env={"HOME": str(tmp_path / "home"), "XDG_CACHE_HOME": ""})
    assert (result.code, result.out, result.err) == (0, "2\n", "")


# --- damaged and strange caches --------------------------------------------------------------------------------------


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randint(0, len(content))]


def _zero_page(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(0, len(content), 4096)
    return content[:at] + bytes(4096) + content[at + 4096 :]


def _noise(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(0, len(content), 4096)
    return content[:at] + chance.randbytes(4096) + content[at + 4096 :]


@pytest.mark.parametrize("damage", [_cut, _zero_page, _noise])
def test_a_damaged_store_is_built_anew(tmp_path: Path, damage: Callable[[bytes, random.Random], bytes], run: Run) -> None:
    env, chance, wrong = {"XDG_CACHE_HOME": str(tmp_path)}, random.Random(7), []
    questions = [("treaties", "--json"), ("show", "cets-201", "--json"), ("search", "protection", "--json"), ("events", "-f", "csv")]
    right = [run(*question, "-d", SAMPLE, env=env) for question in questions]
    (path,) = (tmp_path / "policy-timeline").glob("*.sqlite")
    content = path.read_bytes()
    for _ in range(ROUNDS):
        for question, expected in zip(questions, right, strict=True):
            path.write_bytes(damaged := damage(content, chance))
            result = run(*question, "-d", SAMPLE, env=env)
            if result != expected:
                wrong.append((question, len(damaged), result.err))
    assert wrong == []


def test_a_store_of_another_version_is_never_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, cache = write_dataset(tmp_path / "sample", "topics:\n  good: {title: Good, scheme: place}\n"), str(tmp_path / "cache")
    open_store(str(folder), cache).close()
    (old,) = Path(cache).glob("*.sqlite")
    db = sqlite3.connect(old)
    db.executescript("UPDATE record SET title = 'of another version'; UPDATE dataset SET stamp = 'another program''s'")
    db.close()
    store = open_store(str(folder), cache)
    titles = store.db.execute("SELECT title FROM record").fetchall()
    store.close()
    assert titles == [("Good",)]


# --- files that change -----------------------------------------------------------------------------------------------


def test_a_file_that_changes_while_it_is_read_is_read_again_by_the_next_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_dataset(tmp_path / "sample", {"a.yaml": "topics:\n  old: {title: Old, scheme: place}\n"})
    read = loading._text

    def changing(where: str, name: str, problems: list[Problem]) -> str | None:
        text = read(where, name, problems)
        if name == "a.yaml":
            (folder / name).write_text("topics:\n  newer: {title: Newer, scheme: place}\n", encoding="utf-8")
        return text

    monkeypatch.setattr(loading, "_text", changing)
    open_store(str(folder), str(tmp_path / "cache")).close()
    monkeypatch.undo()
    store = open_store(str(folder), str(tmp_path / "cache"))
    found = store.db.execute("SELECT id FROM record").fetchall()
    store.close()
    assert found == [("newer",)]


def test_a_file_that_vanishes_while_the_folder_is_read_is_a_problem_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_dataset(
        tmp_path / "sample", {"a.yaml": "topics:\n  a: {title: A, scheme: place}\n", "b.yaml": "topics:\n  b: {title: B, scheme: place}\n"}
    )
    read = loading._text

    def vanishing(where: str, name: str, problems: list[Problem]) -> str | None:
        if name == "a.yaml":
            os.remove(folder / name)
        return read(where, name, problems)

    monkeypatch.setattr(loading, "_text", vanishing)
    store = open_store(str(folder), str(tmp_path / "cache"))
    found, told = store.db.execute("SELECT id FROM record").fetchall(), store.db.execute("SELECT name, path FROM problem").fetchall()
    store.close()
    assert (found, told) == ([("b",)], [("file-unreadable", "a.yaml")])


# --- names -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Файл з пробілами.yaml", "a b/c d.yaml", "a\x1b[2J\nb.yaml", "%41?#.yaml", "-d.yaml", "$(id).yaml", "'\".yaml"])
def test_a_file_of_any_name_is_read_and_its_name_is_never_obeyed(dataset: MakeDataset, run: Run, name: str) -> None:
    store = dataset({name: "topics:\n  a: {title: A, scheme: place, strange: 1}\n"})
    result = run("check", "unknown-key", "-d", store.folder)
    assert (result.code, result.out.count("[unknown-key]"), "\x1b" in result.out) == (1, 1, False)
    assert store.db.execute("SELECT id FROM record").fetchall() == [("a",)]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names themselves")
@pytest.mark.parametrize("name", [b"\xff\xfe.yaml", b"\xff/a.yaml"])
def test_a_file_whose_name_is_no_text_is_a_problem_and_hides_nothing(tmp_path: Path, run: Run, name: bytes) -> None:
    folder = write_dataset(tmp_path / "sample", "topics:\n  good: {title: Good, scheme: place}\n")
    path = os.path.join(os.fsencode(folder), name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(b"topics:\n  a: {title: A, scheme: place}\n")
    assert "its name is no UTF-8 text [file-unreadable]" in run("check", "-d", str(folder)).out
    assert run("topics", "--count", "-d", str(folder)).out == "1\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_links_in_circles_and_pipes_with_names_are_problems_and_nothing_waits(tmp_path: Path, run: Run) -> None:
    folder = write_dataset(tmp_path / "sample", "topics:\n  good: {title: Good, scheme: place}\n")
    (folder / "circle").symlink_to(folder, target_is_directory=True)
    (folder / "self.yaml").symlink_to("self.yaml")
    (folder / "endless.yaml").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe.yaml")
    result = run("check", "file-unreadable", "-d", str(folder))
    assert (result.code, result.out.count("[file-unreadable]")) == (1, 3)
    assert run("topics", "--count", "-d", str(folder)).out == "1\n"


_IN_A_CALLBACK = """
import os, signal, sys, weakref
from timeline.__main__ import main

class Held:
    pass

held = Held()
kept = weakref.ref(held, lambda _: os.kill(os.getpid(), signal.SIGINT))
def drop(frame, event, argument):
    if frame.f_code.co_name == "_attempt":
        globals().pop("held", None)
sys.setprofile(drop)
sys.argv = ["timeline", *sys.argv[1:]]
main()
"""


def test_ctrl_c_while_an_export_clears_up_leaves_the_result_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    remove = shutil.rmtree
    struck_once: list[bool] = []

    def interrupted(*args: Any, **more: Any) -> None:
        if not struck_once:
            struck_once.append(True)
            raise KeyboardInterrupt
        remove(*args, **more)

    monkeypatch.setattr(shutil, "rmtree", interrupted)
    result = run("export", "csv", "-d", SAMPLE, "-o", str(tmp_path / "out.zip"))
    assert (result.code, [path.name for path in tmp_path.iterdir()]) == (130, ["out.zip"])


_IN_THE_LAST_LOOK = """
import os, signal, sys
from timeline.__main__ import main
from timeline.store import asking

def clock(looks=iter(range(5))):
    if next(looks) == 4:
        os.kill(os.getpid(), signal.SIGINT)
    return 0.0
asking.time.monotonic = clock
sys.argv = ["timeline", *sys.argv[1:]]
main()
"""


def test_ctrl_c_where_python_can_raise_nothing_ends_the_run_as_well(tmp_path: Path) -> None:
    result = subprocess.run([sys.executable, "-c", _IN_A_CALLBACK, *ASKED], env=environment(tmp_path), capture_output=True, timeout=60, check=False)
    assert (result.returncode, result.stdout, result.stderr) == (130, b"", b"")


def test_ctrl_c_ends_a_question_in_sql_at_once_and_is_no_timeout(tmp_path: Path) -> None:
    endless = "with recursive c(x) as (select 1 union all select x + 1 from c) select count(*) from c"
    command = [sys.executable, "-c", _IN_THE_LAST_LOOK, "sql", endless, "-d", SAMPLE]
    result = subprocess.run(command, env=environment(tmp_path), capture_output=True, timeout=60, check=False)
    assert (result.returncode, result.stdout, result.stderr) == (130, b"", b"")
