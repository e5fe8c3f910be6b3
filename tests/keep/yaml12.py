"""YAML as editors read it: version 1.2, in which only `true` and `false` are truth values and a date is text."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import yaml


class _Core(yaml.SafeLoader):
    """The core schema of YAML 1.2, as far as it differs in what datasets hold."""


_OTHERWISE = ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")
_Core.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in _OTHERWISE]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def read(text: str) -> Any:
    """The text as JSON would hold it: every key is text."""
    return json.loads(json.dumps(yaml.load(text, _Core)))


def read_as_text(text: str) -> Any:
    """The text with every value as the author typed it."""
    return yaml.load(text, yaml.BaseLoader)


def read_file(path: Path) -> Any:
    """A file as `read` reads it."""
    return read(path.read_text(encoding="utf-8"))
