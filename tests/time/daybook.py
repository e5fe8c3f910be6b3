"""What the tests of time share: small datasets as text, statuses as questions give them, and days."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from conftest import TODAY, Run, write_dataset

from timeline.edtf import parse
from timeline.query.dates import iso_bounds
from timeline.query.explain import statuses
from timeline.query.lens import Lens
from timeline.query.status import reason
from timeline.query.views import STATEFUL
from timeline.store import Store, open_store

BUNDLED = Path(__file__).parents[2] / "data" / "ukraine"
EVERY = list(STATEFUL)
HOLDS = ("in force", "partly", "suspended", "in part", "suspended in part")
SOURCES = "sources: {s: {title: S, authority: official, as_of: 2019-09-17}, plain: {title: P, authority: official}, late: {title: L, authority: press, as_of: 2024-05-21}}\n"
PARTIES = "parties: {x: {title: X}, y: {title: Y}}\n"
_PLURALS = {"treaty": "treaties", "body": "bodies"}


def one(kind: str, body: str, more: str = "") -> str:
    """A dataset of one record `r` of `kind`, whose fields stand in `body`, and of what `more` holds; its source saw 2019-09-17."""
    body = body if "cite:" in body else f"{body}, cite: s"
    return f"{SOURCES}{PARTIES}{_PLURALS.get(kind, f'{kind}s')}:\n  r: {{title: R, {body}}}\n{more}"


def several(plural: str, records: Mapping[str, str]) -> str:
    """A dataset of records of one kind, each as the fields of a mapping."""
    lines = "".join(f"  {name}: {{title: {name.upper()}, cite: s, {body}}}\n" for name, body in records.items())
    return f"{SOURCES}{PARTIES}{plural}:\n{lines}"


def look(store: Store, basis: str = "in-force", language: str = "en") -> Lens:
    """The store as somebody looks at it who asks on the tests' day."""
    return Lens(store, language, TODAY, basis)


def bounds(date: str) -> tuple[str, str]:
    """First and last day of a date."""
    return iso_bounds(parse(date))


def status(store: Store, record: str, date: str, basis: str = "in-force") -> str:
    """The status of a record on a day or over a stretch."""
    return statuses(look(store, basis), *bounds(date), EVERY)[record]


def why(store: Store, record: str, date: str, basis: str = "in-force", language: str = "en") -> str:
    """Why the status of a record cannot be told; the record must be one whose status cannot."""
    assert status(store, record, date, basis) == "unknown"
    return reason(look(store, basis, language), record, *bounds(date))


@contextmanager
def opened(files: str | Mapping[str, str], jurisdiction: str = "x") -> Iterator[Store]:
    """A store of text, for as long as the block lasts: a fixture cannot be asked for anew by each example of a property."""
    with TemporaryDirectory() as folder:
        store = open_store(str(write_dataset(Path(folder) / "sample", files, jurisdiction)), folder)
        try:
            yield store
        finally:
            store.close()


def ask(run: Run, *words: str) -> dict[str, Any]:
    """The JSON answer of a command that must succeed."""
    result = run(*words, "--json")
    assert result.code == 0, result.err
    answer: dict[str, Any] = json.loads(result.out)
    return answer


def ids(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """The ids of rows, in order."""
    return [row["id"] for row in rows]
