"""The dataset as JSON: nothing is left out, so that the same dataset can be made of it again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TextIO

from timeline.export.formats import Choices, Losses
from timeline.query.selection import SURE, Selection
from timeline.render.clean import json_safe

SCHEMA_VERSION = "1.0"


def write_json(selection: Selection, path: str, choices: Choices) -> Losses:
    """The envelope of every answer for machines, with what dataset.yaml says, written record by record."""
    if choices.schema:
        return _write_schema(path)
    head = _head(selection)
    with open(path, "w", encoding="utf-8", newline="") as out:
        out.write("{\n")
        out.writelines(f" {_dump(key)}: {_dump(value)},\n" for key, value in head.items())
        records = selection.records()
        maybe = _write_list(out, "items", records)
        out.write(",\n")
        _write_list(out, "may_match", (record for group in (maybe, records) for record in group))
        out.write("\n}\n")
    return {}


def _write_list(out: TextIO, key: str, records: Iterator[dict[str, Any]]) -> list[dict[str, Any]]:
    """Write the records of one certainty; the first of the other, when there is one."""
    out.write(f' "{key}": [')
    before = "\n  "
    for record in records:
        if key == "items" and record.get("certainty", SURE) != SURE:
            out.write("\n ]")
            return [record]
        out.write(f"{before}{_dump(record)}")
        before = ",\n  "
    out.write("\n ]")
    return []


def write_jsonl(selection: Selection, path: str, choices: Choices) -> Losses:
    """The dataset on the first line, then a record a line."""
    if choices.schema:
        return _write_schema(path)
    with open(path, "w", encoding="utf-8", newline="") as out:
        out.write(f"{_dump({'kind': 'dataset', 'id': selection.name, **_head(selection)})}\n")
        out.writelines(f"{_dump(record)}\n" for record in selection.records())
    return {}


def _write_schema(path: str) -> Losses:
    """The JSON Schema instead of the data."""
    from timeline.export.schema import json_schema  # the model's documentation is nobody else's need

    with open(path, "w", encoding="utf-8", newline="") as out:
        json.dump(json_schema(), out, ensure_ascii=False, indent=1)
        out.write("\n")
    return {}


def _head(selection: Selection) -> dict[str, Any]:
    basis = selection.lens.basis
    return {
        "schema_version": SCHEMA_VERSION, "command": "export", "question": selection.question, "dataset": selection.name,
        "basis": {"version": basis.version, "counts": basis.counts, "according_to": basis.according_to},
        "about": selection.info, "count": selection.certain, **({"assertions": asserted} if (asserted := selection.assertions()) else {}),
    }  # fmt: skip


def _dump(value: Any) -> str:
    """One line of JSON that is safe on a terminal."""
    return json_safe(json.dumps(value, ensure_ascii=False))
