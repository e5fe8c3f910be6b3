"""What the tests of imports share: a table and a map from text, and the records that come of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from timeline.imports.reading import read_map
from timeline.imports.rows import open_table
from timeline.imports.table import Import
from timeline.imports.written import write_one

LAWS = """
records:
  - kind: law
    id: "{No}"
    title: "{Title}"
    events: [{event: adoption, date: "{Adopted}"}]
"""
PLACES = ("file", "line")


def imported(folder: Path, table: str | bytes, made: str = LAWS, values: Mapping[str, str] | None = None, **how: str) -> Import:
    """The import of a table, run."""
    path = folder / "table.csv"
    path.write_bytes(table if isinstance(table, bytes) else table.encode())
    whole = read_map(made, "map.yaml")
    found = Import(whole, open_table(str(path), **{"delimiter": whole.delimiter, **how}), "gazette", {"file": "table", **(values or {})})
    found.run()
    return found


def records(found: Import) -> Any:
    """What it writes, as another reader sees it."""
    return yaml.safe_load(text_of(found))


def text_of(found: Import) -> str:
    """The file that it writes."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "made.yaml"
        assert write_one(found, str(path), lambda _: None)
        return path.read_text(encoding="utf-8")


def bad(found: Import) -> list[tuple[int, str, str]]:
    """Line, column and reason of the bad rows."""
    return [(reject.line, reject.column, reject.reason) for reject in found.rejects]


def without_places(lines: str) -> list[str]:
    """The lines of an export without the places in files, which another layout changes."""
    return [json.dumps(_bare(json.loads(line)), ensure_ascii=False) for line in lines.splitlines()]


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _bare(inner) for key, inner in value.items() if key not in PLACES}
    return [_bare(inner) for inner in value] if isinstance(value, list) else value
