"""What all tests share: a dataset made from text, and the command line in this process. No clock, no network, no colour."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pytest
from hypothesis import settings

from timeline.cli.app import run as run_program
from timeline.store import Store, open_store

TODAY = "2026-11-24"
DATASET = "title: Sample\ncoverage: 1990/2026\nversion: '1'\nschema_version: 1\nlicence: CC0-1.0\n"
_UNSET = ("FORCE_COLOR", "COLUMNS", "LINES", "PAGER", "LC_ALL", "LC_MESSAGES", "LANGUAGE", "TIMELINE_DATA", "TIMELINE_DEBUG")

# A deadline is a clock. The same examples each time, unless somebody asks for more: `TIMELINE_FUZZ_EXAMPLES=20000 pytest tests/hostile`.
settings.register_profile("tests", deadline=None, derandomize="TIMELINE_FUZZ_EXAMPLES" not in os.environ)
settings.load_profile("tests")


@dataclass(frozen=True, slots=True)
class Result:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


class MakeDataset(Protocol):
    """The fixture `dataset`: an open store of the files given, by name, or of one file `data.yaml`."""

    def __call__(self, files: str | Mapping[str, str], jurisdiction: str = "") -> Store: ...


class Run(Protocol):
    """The fixture `run`: the command line, in this process."""

    def __call__(self, *args: str, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> Result: ...


def write_dataset(folder: Path, files: str | Mapping[str, str], jurisdiction: str = "") -> Path:
    """The folder, with the files and, unless it is one of them, the smallest `dataset.yaml` there can be."""
    named = {"data.yaml": files} if isinstance(files, str) else files
    whole = {"dataset.yaml": DATASET + (f"jurisdiction: {jurisdiction}\n" if jurisdiction else ""), **named}
    for name, text in whole.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return folder


@pytest.fixture
def dataset(tmp_path: Path) -> Iterator[MakeDataset]:
    """Builds a store of text."""
    stores: list[Store] = []

    def make(files: str | Mapping[str, str], jurisdiction: str = "") -> Store:
        folder = write_dataset(tmp_path / f"sample-{len(stores) + 1}", files, jurisdiction)
        stores.append(open_store(str(folder), str(tmp_path / "cache")))
        return stores[-1]

    yield make
    for store in stores:
        store.close()


@pytest.fixture(scope="session")
def cache_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The XDG_CACHE_HOME of all runs: the bundled data is compiled once."""
    return tmp_path_factory.mktemp("cache-home")


@pytest.fixture
def run(cache_home: Path) -> Run:
    """Runs the program on the bundled data, unless told otherwise, off a terminal and on a fixed day."""

    def call(*args: str, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> Result:
        given = {"TIMELINE_TODAY": TODAY, "LANG": "en", "NO_COLOR": "1", "XDG_CACHE_HOME": str(cache_home), **(env or {})}
        with pytest.MonkeyPatch.context() as patch:
            for name in _UNSET:
                patch.delenv(name, raising=False)
            for name, value in given.items():
                patch.setenv(name, value)
            if cwd is not None:
                patch.chdir(cwd)
            return _call(patch, args)

    return call


class Approved(Protocol):
    """The fixture `approved`: what a command prints is what stands in the file, line by line."""

    def __call__(self, path: Path, *args: str, env: Mapping[str, str] | None = None) -> None: ...


@pytest.fixture
def approved(run: Run) -> Approved:
    """Compares a screen with the file in which it was approved; with `UPDATE_GOLDEN=1` the file is written anew first."""

    def check(path: Path, *args: str, env: Mapping[str, str] | None = None) -> None:
        result = run(*args, env=env)
        assert (result.code, result.err) == (0, "")
        if os.environ.get("UPDATE_GOLDEN") == "1":
            path.write_text(result.out, encoding="utf-8", newline="\n")
        assert result.out.splitlines() == path.read_text(encoding="utf-8").splitlines()

    return check


def _call(patch: pytest.MonkeyPatch, args: tuple[str, ...]) -> Result:
    out, err = io.StringIO(), io.StringIO()
    stores: list[Store] = []

    def opened(*where: Any, **more: Any) -> Store:
        stores.append(open_store(*where, **more))
        return stores[-1]

    patch.setattr("timeline.store.open_store", opened)
    patch.setattr(sys, "stdout", out)
    patch.setattr(sys, "stderr", err)
    try:
        code = run_program(list(args))
    finally:
        for store in stores:
            store.close()  # the program leaves it to the end of its process
    return Result(code, out.getvalue(), err.getvalue())
