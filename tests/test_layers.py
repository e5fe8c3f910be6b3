"""Who may import whom: the table of the architecture, held against what the modules say.

A room is a package or a module directly below `timeline`. `words` is at level 0 and open to all; the package itself (`__version__`) too.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

PACKAGE = Path(__file__).parent.parent / "timeline"
FEWEST_MODULES = 40
EVERYONE = frozenset({"words", ""})  # "" is timeline/__init__.py


class Room(NamedTuple):
    """Its level, the rooms that it may enter, and the outside library that only it may use."""

    level: int
    may_import: frozenset[str]
    outside: str = ""


_LOAD = frozenset({"model", "edtf"})
_STORE = _LOAD | {"load"}
_ASK = _STORE | {"store"}
ROOMS: dict[str, Room] = {
    "": Room(0, frozenset()),
    "words": Room(0, frozenset()),
    "edtf": Room(0, frozenset()),
    "answer": Room(0, frozenset()),
    "model": Room(1, frozenset({"edtf"})),
    "load": Room(2, _LOAD, "yaml"),
    "keep": Room(3, _STORE),
    "store": Room(3, _STORE, "sqlite3"),
    "check": Room(4, _ASK | {"answer"}),
    "query": Room(4, _ASK | {"answer"}),
    "render": Room(5, frozenset({"answer", "edtf"}), "rich"),
    "export": Room(6, frozenset({"edtf", "answer", "model", "query", "render"})),
    # the other way round from export: tables to YAML, by the loader's own rules, names as the store folds them
    "imports": Room(6, frozenset({"edtf", "model", "load", "store", "query"})),
    "cli": Room(7, frozenset({"edtf", "answer", "model", "load", "store", "check", "keep", "query", "render", "export", "imports"}), "typer"),
    "__main__": Room(8, frozenset({"cli"})),
}
OUTSIDE = {room.outside: name for name, room in ROOMS.items() if room.outside}


class Import(NamedTuple):
    """One imported module, the line, and whether it stands inside a function."""

    module: str
    line: int
    inside: bool


def room_of(module: str) -> str:
    """`timeline.load.tree` → `load`."""
    return module.split(".")[1] if "." in module else ""


def imports(module: str, source: str, *, is_package: bool = False) -> Iterator[Import]:
    """Every module that the source of `module` imports, relative ones with their whole name."""
    tree = ast.parse(source)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    inside = {id(node) for function in functions for node in ast.walk(function)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(alias.name, node.lineno, id(node) in inside)
        elif isinstance(node, ast.ImportFrom):
            base = _base(module, node, is_package=is_package)
            names = [f"{base}.{alias.name}" for alias in node.names] if base == "timeline" else [base]
            for name in names:
                known = room_of(name) in ROOMS or not name.startswith("timeline.")
                yield Import(name if known or base != "timeline" else "timeline", node.lineno, id(node) in inside)
        elif isinstance(node, ast.Call) and _is_dynamic(node.func):
            yield Import("importlib", node.lineno, id(node) in inside)


def _base(module: str, node: ast.ImportFrom, *, is_package: bool) -> str:
    if not node.level:
        return node.module or ""
    parts = module.split(".")
    upwards = node.level - (1 if is_package else 0)
    return ".".join([*parts[: len(parts) - upwards], *([node.module] if node.module else [])])


def _is_dynamic(function: ast.expr) -> bool:
    return isinstance(function, ast.Name) and function.id == "__import__"


def breaches(module: str, source: str, *, is_package: bool = False) -> list[str]:
    """What a module imports and may not, one sentence each."""
    room = room_of(module)
    if room not in ROOMS:
        return [f"timeline/{room} is no room of the table"]
    found = []
    for name, line, inside in imports(module, source, is_package=is_package):
        top = name.partition(".")[0]
        wrong = _wrong_room(room, room_of(name)) if top == "timeline" else _wrong_library(room, top, inside=inside)
        if wrong:
            found.append(f"{module}:{line}: {wrong}")
    return found


def _wrong_room(room: str, other: str) -> str:
    if other == room or other in EVERYONE or other in ROOMS[room].may_import:
        return ""
    return f"{room} may not enter {other}"


def _wrong_library(room: str, library: str, *, inside: bool) -> str:
    """Nothing is right but the standard library, a room's own library, and a format's library inside its writer."""
    if library == "importlib":
        return "imports by name cannot be read here"
    owner = OUTSIDE.get(library)
    if owner is not None:
        return "" if owner == room else f"{library} belongs to {owner}"
    if library in sys.stdlib_module_names:
        return ""
    if room == "export":
        return "" if inside else f"{library} is imported outside of a function"
    return f"{library} is no library of {room}"


def _modules() -> list[tuple[str, Path]]:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        found.append((".".join(parts[:-1] if parts[-1] == "__init__" else parts), path))
    return found


MODULES = _modules()


# --- the guard is awake ----------------------------------------------------------------------------------------------


def test_the_guard_sees_the_modules() -> None:
    assert len(MODULES) >= FEWEST_MODULES


def test_the_guard_sees_imports_of_the_package_in_most_modules() -> None:
    seen = [name for name, path in MODULES if any(i.module.startswith("timeline.") for i in imports(name, path.read_text(encoding="utf-8")))]
    assert len(seen) >= FEWEST_MODULES // 2


def test_the_guard_sees_every_outside_library_in_its_room() -> None:
    seen = {i.module.partition(".")[0] for name, path in MODULES for i in imports(name, path.read_text(encoding="utf-8"))}
    assert {"yaml", "sqlite3", "typer"} <= seen


BREACHES = {
    "a lower room enters a higher one": ("timeline.load.tree", "from timeline.store import open_store"),
    "level 0 enters anything": ("timeline.edtf.days", "from timeline.model import KINDS"),
    "the words of the interface enter anything": ("timeline.words", "from timeline.edtf import say"),
    "an answer knows the store": ("timeline.answer", "import timeline.store.cache"),
    "the model knows the loader": ("timeline.model.kinds", "from timeline import load"),
    "rendering asks": ("timeline.render.screen", "from timeline.query.lens import Lens"),
    "rendering exports": ("timeline.render.machine", "from timeline.export import ics"),
    "rendering knows the model": ("timeline.render.prose", "from timeline.model import KINDS"),
    "asking renders": ("timeline.query.lists", "from timeline.render import Style"),
    "asking checks": ("timeline.query.lists", "from timeline.check import rules"),
    "export knows the store": ("timeline.export.ics", "from timeline.store import Store"),
    "inside a function": ("timeline.store.build", "def f() -> None:\n    from timeline.query import lens"),
    "for types only": ("timeline.load.files", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from timeline.store import Store"),
    "in a relative import": ("timeline.load.tree", "from ..store import open_store"),
    "in a relative import of a room": ("timeline.load.tree", "from .. import store"),
    "among others": ("timeline.load.tree", "from timeline import words, store"),
    "the command line from below": ("timeline.query.lists", "from timeline.cli import app"),
    "a room that is not in the table": ("timeline.utils", "import os"),
    "yaml outside of load": ("timeline.store.build", "import yaml"),
    "rich outside of render": ("timeline.cli.session", "from rich.text import Text"),
    "typer outside of cli": ("timeline.query.lens", "import typer"),
    "sqlite3 outside of store": ("timeline.query.lens", "def f() -> None:\n    import sqlite3"),
    "the part of yaml that is in C": ("timeline.model.kinds", "import yaml.cyaml"),
    "click, which typer brings along no more": ("timeline.cli.app", "import click"),
    "a library that nobody declared": ("timeline.query.lists", "import pandas"),
    "a library of a format at the top of its writer": ("timeline.export.ics", "import icalendar"),
    "an import by name": ("timeline.load.tree", "import importlib"),
    "an import by a call": ("timeline.load.tree", "x = __import__('timeline.store')"),
}  # fmt: skip


@pytest.mark.parametrize("what", BREACHES)
def test_a_breach_is_seen(what: str) -> None:
    module, source = BREACHES[what]
    assert len(breaches(module, source)) == 1


ALLOWED = {
    "its own room": ("timeline.load.tree", "from timeline.load.problem import Problem\nfrom .places import find_dataset"),
    "a room below": ("timeline.store.build", "from timeline.edtf import parse\nfrom timeline.load.decode import Record"),
    "words from anywhere": ("timeline.render.screen", "from timeline.words import say"),
    "the version": ("timeline.cli.app", "from timeline import __version__"),
    "the standard library": ("timeline.edtf.days", "import re\nfrom collections.abc import Iterator"),
    "its own library": ("timeline.load.tree", "import yaml"),
    "a library of a format inside its writer": ("timeline.export.ics", "def write() -> None:\n    import icalendar"),
    "everything from the command line": ("timeline.cli.session", "from timeline.store import open_store\nfrom timeline.render import render"),
}


@pytest.mark.parametrize("what", ALLOWED)
def test_what_is_allowed_is_no_breach(what: str) -> None:
    module, source = ALLOWED[what]
    assert breaches(module, source) == []


def test_a_relative_import_in_a_package_is_read_from_the_package() -> None:
    assert breaches("timeline.load", "from .tree import parse", is_package=True) == []


# --- the table -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("room", ROOMS)
def test_no_room_enters_one_that_is_not_below_it(room: str) -> None:
    assert [other for other in ROOMS[room].may_import if ROOMS[other].level >= ROOMS[room].level] == []


@pytest.mark.parametrize(("module", "path"), MODULES, ids=[name for name, _ in MODULES])
def test_a_module_enters_only_rooms_that_it_may_enter(module: str, path: Path) -> None:
    assert breaches(module, path.read_text(encoding="utf-8"), is_package=path.name == "__init__.py") == []
