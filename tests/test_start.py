"""What a command loads: a warm command that answers a machine imports nothing heavy."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("rich", "pydantic", "yaml", "importlib.metadata")
LATE = ("difflib", "subprocess")  # Typer loads some of these itself; we add none
SAMPLE = str(Path(__file__).parent / "golden" / "dataset")


def imported(cache: Path, *args: str) -> set[str]:
    """The modules that a run of the program loads."""
    return loaded(cache, "-m", "timeline", *args, "-d", SAMPLE)


def loaded(cache: Path, *args: str) -> set[str]:
    """The modules that an interpreter loads, as it reports them itself."""
    environ = {**os.environ, "XDG_CACHE_HOME": str(cache), "TIMELINE_TODAY": "2026-11-24", "LANG": "C.UTF-8"}
    command = [sys.executable, "-X", "importtime", *args]
    result = subprocess.run(command, env=environ, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)
    assert result.returncode == 0, result.stderr[-500:]
    return {line.rsplit("|", 1)[1].strip() for line in result.stderr.splitlines() if line.startswith("import time:")}


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that holds the compiled store; compiling it does read YAML."""
    cache = tmp_path_factory.mktemp("start-cache")
    assert "yaml" in imported(cache, "treaties", "--json")
    return cache


@pytest.fixture(scope="module")
def by_typer(warm: Path) -> set[str]:
    """What Typer loads, whatever the program does."""
    return loaded(warm, "-c", "import typer")


def heavy(modules: set[str], names: tuple[str, ...]) -> set[str]:
    """Those of the modules that are, or lie inside, one of `names`."""
    return {module for module in modules if any(module == name or module.startswith(f"{name}.") for name in names)}


@pytest.mark.parametrize(
    "args",
    [
        ["show", "cets-201", "--json"], ["treaty", "CETS 201", "-f", "jsonl"], ["show", "cets-201", "-f", "csv"], ["stages", "--json"],
        ["treaties", "--ratified-after", "2000", "--json"], ["treaties", "-f", "csv"], ["laws", "-f", "tsv"], ["findings", "-f", "jsonl"],
        ["events", "--json"], ["search", "hotline", "--json"], ["treaties", "--count"], ["info", "--json"], ["check"], ["check", "--json"],
        ["compare", "programme-1999", "programme-2016", "--json"], ["matrix", "-f", "csv"], ["topic", "hotlines", "--json"],
        ["links", "cets-201", "--json"], ["trace", "cets-201", "-f", "csv"], ["path", "cets-201", "programme-1999", "-f", "jsonl"],
        ["export", "json", "cets-201"], ["export", "jsonl"], ["export", "csl-json"],
        ["sql", "select id from records", "--json"], ["sql", "-f", "csv"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_warm_command_for_machines_loads_nothing_heavy(warm: Path, by_typer: set[str], args: list[str]) -> None:
    modules = imported(warm, *args)
    assert "timeline.cli.app" in modules
    assert "sqlite3" in modules
    assert heavy(modules, HEAVY) == set()
    assert heavy(modules - by_typer, LATE) == set()


@pytest.mark.parametrize("command", ["", "laws", "show", "search", "links", "at", "series", "compare", "sql"])
def test_help_loads_neither_the_store_nor_what_draws(warm: Path, command: str) -> None:
    modules = loaded(warm, "-m", "timeline", *([command] if command else []), "--help")
    assert "timeline.cli.app" in modules
    assert heavy(modules, (*HEAVY, "sqlite3", "timeline.store", "timeline.answer")) == set()


@pytest.mark.parametrize("args", [["show", "cets-201"], ["treaties"], ["treaties", "-f", "text"], ["treaties", "-f", "markdown"]], ids=" ".join)
def test_a_warm_command_off_a_terminal_loads_no_terminal_library(warm: Path, args: list[str]) -> None:
    assert heavy(imported(warm, *args), HEAVY) == set()


def test_a_table_laid_out_for_a_width_is_what_loads_the_terminal_library(warm: Path) -> None:
    assert "rich.table" in imported(warm, "treaties", "--width", "80")
