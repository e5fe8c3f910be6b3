"""The ways of Windows and macOS, faked: cache folders, files that cannot be replaced while open, consoles in old encodings."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Run, write_dataset
from ordeal import SAMPLE, environment

from timeline.store import cache_folder, open_store

GOOD = "topics:\n  good: {title: Good, scheme: place}\n"


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("win32", {"LOCALAPPDATA": "/Users/o/AppData/Local"}, "/Users/o/AppData/Local/policy-timeline"),
        ("win32", {}, "~/AppData/Local/policy-timeline"),
        ("darwin", {}, "~/Library/Caches/policy-timeline"),
        ("darwin", {"XDG_CACHE_HOME": "/caches"}, "/caches/policy-timeline"),
        ("linux", {"LOCALAPPDATA": "/elsewhere"}, "~/.cache/policy-timeline"),
    ],
)
def test_each_platform_keeps_stores_in_its_own_place(platform: str, environ: dict[str, str], expected: str) -> None:
    assert cache_folder(environ, platform).replace("\\", "/") == os.path.expanduser(expected)


def _refuse(*_: object) -> None:
    raise PermissionError(13, "The process cannot access the file because it is being used by another process")


@pytest.mark.parametrize("name", ["replace", "remove"])
def test_where_an_open_file_cannot_be_moved_or_removed_the_answer_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    folder = write_dataset(tmp_path / "sample", GOOD)
    open_store(str(folder), str(tmp_path / "cache")).close()
    (folder / "more.yaml").write_text("topics:\n  more: {title: More, scheme: place}\n", encoding="utf-8")
    monkeypatch.setattr(os, name, _refuse)
    store = open_store(str(folder), str(tmp_path / "cache"))
    found = sorted(id for (id,) in store.db.execute("SELECT id FROM record"))
    store.close()
    assert found == ["good", "more"]


def test_a_target_that_another_program_holds_open_is_told_and_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    (tmp_path / "out.csv").write_text("old", encoding="utf-8")
    run("treaties", "--count", "-d", SAMPLE)  # compiled before replacing is refused
    monkeypatch.setattr(os, "replace", _refuse)
    for args in (["treaties", "-o", str(tmp_path / "out.csv")], ["export", "csv", "-o", str(tmp_path / "out.csv")]):
        result = run(*args, "--force", "-d", SAMPLE)
        assert (result.code, result.out, "cannot be written" in result.err) == (4, "", True), result.err
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("out.csv", "old")]


@pytest.mark.parametrize("encoding", ["cp1252", "cp866", "cp1251", "ascii", "utf-16"])
@pytest.mark.parametrize("args", [["stages", "--lang", "uk"], ["treaty", "нічого"], ["-h", "--lang", "uk"]], ids=" ".join)
def test_a_console_in_an_old_encoding_gets_utf_8(tmp_path: Path, encoding: str, args: list[str]) -> None:
    environ = environment(tmp_path, PYTHONIOENCODING=encoding, PYTHONUTF8="0", TIMELINE_DATA=SAMPLE)
    result = subprocess.run([sys.executable, "-m", "timeline", *args], env=environ, capture_output=True, timeout=60, check=False)
    shown = (result.stdout + result.stderr).decode("utf-8")
    assert any("а" <= letter <= "я" for letter in shown.casefold())
    assert "Traceback" not in shown


def test_line_ends_of_a_written_file_are_the_same_on_every_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    monkeypatch.setattr(os, "linesep", "\r\n")
    assert run("treaties", "-f", "json", "-d", SAMPLE, "-o", str(tmp_path / "out.json")).code == 0
    assert b"\r" not in (tmp_path / "out.json").read_bytes()
