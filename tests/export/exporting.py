"""What the tests of exports share: the command line to a file, and a dataset made again of what came out."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from conftest import Result, Run

from timeline.model import BY_NAME, Field

SAMPLE = str(Path(__file__).parents[1] / "golden" / "dataset")
Item = dict[str, Any]


def export(run: Run, path: Path, *args: str, data: str = SAMPLE) -> Result:
    """The command with `-o path`; it must succeed."""
    result = run("export", *args, "-d", data, "-o", str(path))
    assert result.code == 0, result.err
    assert result.out == ""
    return result


def records(run: Run, *args: str, data: str = SAMPLE) -> list[Item]:
    """The records that come out, without the head."""
    out = run("export", "jsonl", *args, "-d", data).out
    return [json.loads(line) for line in out.splitlines()[1:]]


def rebuilt(head: Item, items: Iterable[Item]) -> dict[str, str]:
    """The files of the dataset that the records came from. JSON is YAML, so they can be loaded."""
    files: dict[str, dict[str, Any]] = {}
    made: dict[str, Any] = {}
    for item in items:
        kind = BY_NAME[item["kind"]]
        made[item["id"]] = {field.name: value for field in kind.fields if (value := _field(item, field)) not in (None, [], {})}
        parent = item.get("parent")
        holder = made[parent].setdefault(kind.plural, {}) if parent else files.setdefault(kind.plural, {})
        holder[item["id"].removeprefix(f"{parent}/") if parent else item["id"]] = made[item["id"]]
    return {"dataset.yaml": json.dumps(head["about"]), "data.yaml": json.dumps(files)}


def _field(item: Item, field: Field) -> Any:
    if field.type == "records":
        return None
    if field.type == "events":
        return [_event(item, event) for event in item["events"] if not event.get("implied")]
    if field.type == "links":
        return [_link(link) for link in item["links"] if link["direction"] == "out" and "field" not in link]
    if field.type == "date":
        return _claims(item, "occurrence") if not item.get("period") else None
    if field.type in ("title", "claims"):
        languages = dict.fromkeys(claim.get("language", "") for claim in item["claims"] if claim["field"] == field.name)
        return {name: _claims(item, field.name, name) for name in languages} if any(languages) else _claims(item, field.name)
    return _claims(item, field.name) if field.type in ("claim", "period", "amount") else item.get(field.name)


def _claims(item: Item, field: str, language: str = "") -> list[Item]:
    own = ("field", "language", "chosen", "rule", "disputed", "line")
    found = [claim for claim in item["claims"] if claim["field"] == field and claim.get("language", "") == language]
    return [{"rule" if key == "derivation_rule" else key: value for key, value in claim.items() if key not in own and value != []} for claim in found]


def _event(item: Item, event: Item) -> Item:
    address = event["address"].partition("#")[2]
    kept: Item = {key: event[key] for key in ("event", "party", "on", "place", "text", "note", "cite", "derivation") if key in event}
    claimed = {"date": _claims(item, address), "by": _claims(item, f"{address}.by")}
    return {**kept, "id": address, **{key: value for key, value in claimed.items() if value}}


def _link(link: Item) -> Item:
    kept = {key: value for key, value in link.items() if key not in ("verb", "record", "kind", "direction")}
    return {link["verb"]: link["record"], **kept}
