"""The tables that `export csv` writes, read back into records as `export jsonl` gives them."""

from __future__ import annotations

import csv
import io
import json
import os
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from timeline.imports.again import Whole
from timeline.imports.faults import Unusable
from timeline.imports.rows import restored
from timeline.model import BY_NAME, Field
from timeline.model.kinds import CLAIM_FIELDS, LINK_FIELDS

DESCRIPTOR = "datapackage.json"
JOINT = " | "
Item = dict[str, Any]
Row = dict[str, str]
_APART = ("title", "claim", "claims", "claimed word", "amount", "period", "date", "events", "links", "records", "cite")
_JSON = ("block", "blocks", "entries", "ids")
_OTHERS = "timeline import csv FILE --map MAP reads tables of other origin"


class Package:
    """A folder, or a zip file, of CSV files with their descriptor."""

    def __init__(self, path: str) -> None:
        self.path = os.path.dirname(path) or "." if os.path.basename(path) == DESCRIPTOR else path
        self.packed = zipfile.ZipFile(self.path) if os.path.isfile(self.path) else None
        with self.opened(DESCRIPTOR) as file:
            self.descriptor = json.load(file)
        if not isinstance(self.descriptor, dict):
            raise TypeError(DESCRIPTOR)

    @contextmanager
    def opened(self, name: str) -> Iterator[IO[str]]:
        """A file of the package as text."""
        if self.packed is None:
            with open(os.path.join(self.path, name), encoding="utf-8", newline="") as file:
                yield file
        else:
            with self.packed.open(name) as binary:
                yield io.TextIOWrapper(binary, encoding="utf-8", newline="")

    def rows(self, name: str) -> Iterator[Row]:
        """The rows of a table, cells as they were before the export."""
        with self.opened(f"{name}.csv") as file:
            reader = csv.reader(file)
            head = next(reader, [])
            for cells in reader:
                yield dict(zip(head, map(restored, cells), strict=True))

    @property
    def tables(self) -> set[str]:
        """The names of its tables."""
        return {resource["name"] for resource in self.descriptor["resources"]}


def read_package(path: str) -> Whole:
    """The dataset in a package. Raises `Unusable`."""
    try:
        package = Package(path)
        about = package.descriptor["dataset"]
        if package.descriptor["about"]["selection"] != "everything":
            raise Unusable(f"{path} holds a part of a dataset", "export the whole dataset: timeline export csv -o FOLDER")
        return Whole(about, _items(package), package.descriptor.get("assertions", []))
    except FileNotFoundError as error:
        raise Unusable(
            f"{path} is no package that `timeline export csv` wrote: there is no {os.path.basename(str(error.filename))}", _OTHERS
        ) from None
    except OSError as error:
        raise Unusable(f"{path} cannot be read: {error.strerror}", "check that it exists and may be read") from None
    except (KeyError, ValueError, TypeError, AttributeError, StopIteration, csv.Error, zipfile.BadZipFile):
        raise Unusable(f"{path} is no package that `timeline export csv` wrote", _OTHERS) from None


def _items(package: Package) -> list[Item]:
    items: dict[str, Item] = {}
    for row in package.rows("records"):
        items[row["id"]] = {
            "id": row["id"],
            "kind": row["kind"],
            "parent": row["parent"],
            "cite": [],
            "claims": [],
            "events": [],
            "links": [],
            "records": [],
        }
    for name, item in items.items():
        if item["parent"]:
            items[item["parent"]]["records"].append({"id": name})
    for kind in BY_NAME.values():
        table = "event-records" if kind.plural == "events" else kind.plural
        for row in package.rows(table) if table in package.tables else ():
            item = items[row["id"]]
            item["cite"] = _list(row["sources"])
            item |= {field.name: value for field in kind.fields if field.type not in _APART and (value := _value(field, row)) is not None}
    for row in package.rows("events"):
        if row["implied"] != "true":
            items[row["record"]]["events"].append(_event(row))
    _read_claims(package, items)
    for row in package.rows("links"):
        items[row["record"]]["links"].append(_link(row, items[row["record"]]["cite"]))
    return list(items.values())


def _read_claims(package: Package, items: dict[str, Item]) -> None:
    """The claims. One that stands alone where its record is stated needs no citation of its own; one of several, or of an event that has one, does."""
    several = Counter((row["record"], row["field"], row["language"]) for row in package.rows("claims"))
    cited = {event["address"] for item in items.values() for event in item["events"] if "cite" in event}
    for row in package.rows("claims"):
        item = items[row["record"]]
        alone = several[row["record"], row["field"], row["language"]] == 1 and f"{row['record']}#{row['field'].removesuffix('.by')}" not in cited
        item["claims"].append(_claim(row, item["cite"] if alone else []))


def _value(field: Field, row: Row) -> Any:
    """The value of a field without claims, as jsonl has it; None where there is none."""
    cell = row[field.name]
    if field.type == "text":
        found = {language: text for language, text in (("en", cell), ("uk", row[f"{field.name}_uk"])) if text}
        return found or None
    if not cell:
        return None
    if field.type in _JSON:
        return _with_cites(json.loads(cell))
    if field.type in ("texts", "strings", "refs"):
        return _list(cell)
    if field.type == "integer":
        return int(cell)
    if field.type == "number":
        return json.loads(cell)
    return cell == "true" if field.type == "flag" else cell


def _with_cites(value: Any) -> Any:
    """Citations inside blocks, which are pairs there, as text."""
    if isinstance(value, dict):
        return {k: [" ".join(filter(None, pair)) for pair in v] if k == "cite" else _with_cites(v) for k, v in value.items()}
    return [_with_cites(inner) for inner in value] if isinstance(value, list) else value


def _list(cell: str) -> list[str]:
    return cell.split(JOINT) if cell else []


def _cite(row: Row, inherited: list[str]) -> list[str]:
    """The citation; nothing where it is the record's own, which covers it."""
    cites = _list(row["sources"])
    return [] if cites == inherited else cites


def _claim(row: Row, cites: list[str]) -> Item:
    names = [field.name for field in CLAIM_FIELDS if field.name not in ("value", "cite", "rule", "note", "prefer")]
    found: Item = {"field": row["field"], "value": row["value"]}
    found |= {name: row[name] for name in ("language", *names, "derivation_rule") if row[name]}
    found |= {"prefer": True} if row["prefer"] == "true" else {}
    found |= {"note": _list(row["note"])} if row["note"] else {}
    return {**found, "cite": _cite(row, cites), "chosen": row["chosen"] == "true"}


def _event(row: Row) -> Item:
    found: Item = {"address": row["id"], "event": row["event"]}
    found |= {name: row[name] for name in ("party", "on", "place", "derivation") if row[name]}
    found |= {name: row[f"date_{name}"] for name in ("earliest", "latest") if row[f"date_{name}"]}
    text = {language: words for language, words in (("en", row["text"]), ("uk", row["text_uk"])) if words}
    found |= {"text": text} if text else {}
    found |= {"note": _list(row["note"])} if row["note"] else {}
    own = _list(row["event_sources"])
    return {**found, **({"cite": own} if own else {})}


def _link(row: Row, cites: list[str]) -> Item:
    found: Item = {"verb": row["verb"], "record": row["target"], "direction": "out"}
    found |= {name: row[name] for field in LINK_FIELDS if (name := field.name) not in ("cite", "note") and row[name]}
    found |= {"field": row["field"]} if row["field"] else {}
    found |= {"note": _list(row["note"])} if row["note"] else {}
    own = _cite(row, cites)
    return {**found, **({"cite": own} if own else {})}
