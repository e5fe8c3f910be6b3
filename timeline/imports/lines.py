"""A dataset as `export jsonl` or `export json` wrote it, read back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NoReturn

from timeline.imports.again import NotWhole, Whole, assertion_tree, dataset_files
from timeline.imports.faults import Unusable
from timeline.imports.package import read_package
from timeline.imports.yaml_text import yaml_text
from timeline.load.places import ASSERTIONS_FILE

Item = dict[str, Any]
_LONGEST = 64_000_000  # letters of a line: no record of a dataset takes as many
_BROKEN = (KeyError, ValueError, TypeError, AttributeError, IndexError, StopIteration)


def files_of(format: str, path: str) -> dict[str, str]:
    """The files of the dataset in an export of this format, `jsonl` or `package`: their names and their text. Raises `Unusable`."""
    whole = read_package(path) if format == "package" else read_lines(path)
    try:
        trees: dict[str, Any] = dict(dataset_files(whole.about, whole.items))
        if whole.assertions:
            trees[ASSERTIONS_FILE] = [assertion_tree(item) for item in whole.assertions]
    except NotWhole as error:
        raise Unusable(
            f"{path}: {error.record} lives inside {error.parent}, which is not there", "export the whole dataset, and import that"
        ) from None
    except _BROKEN as error:
        raise Unusable(
            f"{path} is no export of this program: {type(error).__name__} {str(error)[:80]}", "import what export wrote, unchanged"
        ) from None
    return {name: yaml_text(tree) for name, tree in trees.items()}


def read_lines(path: str) -> Whole:
    """The dataset in a file of lines. Raises `Unusable`."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            lines = _objects(path, file)
            head = next(lines, {})
            if head.get("kind") != "dataset" or not isinstance(head.get("about"), dict):
                raise Unusable(f"{path} does not begin with the line of a dataset", "import what `timeline export jsonl` wrote")
            if head.get("question"):
                raise Unusable(f"{path} holds a part of a dataset", "export the whole dataset: timeline export jsonl -o FILE")
            items = list(lines)
    except OSError as error:
        raise Unusable(f"{path} cannot be read: {error.strerror}", "check that it exists and may be read") from None
    except UnicodeDecodeError:
        raise Unusable(f"{path} is no UTF-8 text", "import what export wrote, unchanged") from None
    if len(items) != head.get("count"):
        raise Unusable(
            f"{path} holds {len(items)} records, and its first line tells of {head.get('count')}", "it is cut short, or changed: export it again"
        )
    return Whole(head["about"], items, head.get("assertions", []))


def _objects(path: str, file: Any) -> Iterator[Item]:
    """The objects, one a line."""
    for number, line in enumerate(iter(lambda: file.readline(_LONGEST), ""), 1):
        try:
            found = json.loads(line, parse_constant=_refuse)
            found.keys()
            found["kind"], found["id"]
        except (ValueError, AttributeError, KeyError, RecursionError):
            raise Unusable(f"{path}:{number}: the line is no record", "import what `timeline export jsonl` wrote") from None
        yield found


def _refuse(name: str) -> NoReturn:
    raise ValueError(name)
