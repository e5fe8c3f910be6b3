"""The descriptor of a Frictionless data package: where its tables are and how they are written."""

from __future__ import annotations

import json
import os
from typing import Any, NamedTuple

from timeline.imports.faults import Unusable

NAME = "datapackage.json"


class Resource(NamedTuple):
    """A table of a package, and what its descriptor says of it."""

    path: str
    name: str
    package: str  # the title of the package
    encoding: str
    delimiter: str
    empty: frozenset[str]


def find_resource(path: str, name: str = "") -> Resource | None:
    """The table that a descriptor, or its folder, names; None where the path is no package. Raises `Unusable`."""
    if os.path.isdir(path):
        path = os.path.join(path, NAME)
    if not path.endswith(".json") or not os.path.isfile(path):
        return None
    try:
        with open(path, encoding="utf-8-sig") as file:
            found = json.load(file)
        return _resource(path, found, name)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise Unusable(f"{path} is no descriptor of a data package", "https://datapackage.org tells what one holds") from None


def _resource(path: str, package: dict[str, Any], name: str) -> Resource:
    tables = {resource["name"]: resource for resource in package["resources"] if isinstance(resource.get("path"), str)}
    if name not in tables and (name or len(tables) != 1):
        raise Unusable(
            f"{path} holds several tables" if not name else f"{path} holds no table `{name[:40]}`", f"--resource: one of: {', '.join(tables)}"
        )
    table = tables[name] if name else next(iter(tables.values()))
    inside = os.path.normpath(table["path"])
    if os.path.isabs(inside) or inside.startswith("..") or "://" in table["path"]:
        raise Unusable(f"{path}: {table['path'][:60]} lies outside of the package", "copy the table into the package")
    missing = table.get("schema", {}).get("missingValues", [""]) if isinstance(table.get("schema"), dict) else [""]
    return Resource(
        os.path.join(os.path.dirname(path), inside), table["name"], str(package.get("title") or package.get("name") or ""),
        str(table.get("encoding", "")), str(table.get("dialect", {}).get("delimiter", "")), frozenset(map(str, missing)),
    )  # fmt: skip
