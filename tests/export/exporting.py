"""What the tests of exports share: the command line to a file, and a dataset made again of what came out."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from conftest import Result, Run, write_dataset

from timeline.model import BY_NAME, Field

BUNDLED = str(Path(__file__).parents[2] / "data" / "ukraine")
SAMPLE = str(Path(__file__).parents[1] / "golden" / "dataset")
Item = dict[str, Any]


# titles that have broken files elsewhere: every one must come back as it went in
ODD = (
    "=1+1", "+380 44", "-2 days", "@home", "a,b;c\td", 'he said "no"', "it's", "a|b", "Art. 6: NGOs", "50 % of #1 & <b>two</b>", "back\\slash",
    "{curly} [square] (round)", "Закон України «Про протидію»", "ʼапостроф’", "e\u0301 and é", "👩‍⚖️ 🇺🇦", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢", "العربية עברית", "漢字かな",
    "a\u00a0b\u200bc\u200ed", "~tilde^caret_under$dollar`tick`", "---", "null", "0123", "true", "x" * 300, "%COMSPEC%", "a -> b --> c", "end", ";,\\n",
)  # fmt: skip
TITLES = {" ".join(title.split()) for title in ODD}  # a title is one line, with plain spaces
STEERING = "\x1b[2J\x07bell"  # what a terminal would obey


def export(run: Run, path: Path, *args: str, data: str = SAMPLE) -> Result:
    """The command with `-o path`; it must succeed."""
    result = run("export", *args, "-d", data, "-o", str(path))
    assert result.code == 0, result.err
    assert result.out == ""
    return result


def odd_dataset(folder: Path) -> str:
    """A dataset of laws with the odd titles, each adopted on a day of its own, and one whose title would steer a terminal."""
    laws = {
        f"law-{number:02}": {"title": title, "events": [{"event": "adoption", "date": f"2001-01-{number:02}"}], "cite": "page"}
        for number, title in enumerate(ODD, 1)
    }
    laws["law-steering"] = {"title": STEERING, "cite": "page"}
    return str(write_dataset(folder, json.dumps({"laws": laws, "sources": {"page": {"title": "A page", "authority": "press"}}}, ensure_ascii=False)))


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
    return {"dataset.yaml": json.dumps(head["about"], ensure_ascii=False), "data.yaml": json.dumps(files, ensure_ascii=False)}


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
    return _claims(item, field.name) if field.type in ("claim", "claimed word", "period", "amount") else item.get(field.name)


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
