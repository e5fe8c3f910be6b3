"""Trees of mappings, lists and plain values to YAML text that every reader takes for the same.

PyYAML's own writer takes some ten times as long, over libyaml some three and a half times, and a table may have a million rows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

Tree = dict[str, "Tree"] | list["Tree"] | str | int | float | bool
# what no reader takes for anything else than text: letters first, then nothing that means something in YAML
_PLAIN = re.compile(r"[^\W\d_](?:[\w .()/§–’-]*[\w.)§’])?").fullmatch
_WORDS = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))  # of YAML 1.1, in any case
# what may not stand as it is in a file, or would be obeyed by a terminal
_RISKY = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_STEP = "  "
_ROOM = 80  # letters of a list on one line


def yaml_text(tree: dict[str, Any] | list[Any]) -> str:
    r"""The tree as a YAML document.

    >>> print(yaml_text({"laws": {"a-1": {"title": "No: 1", "number": "2011", "topics": ["a", "on"], "order": 2}}}), end="")
    laws:
      a-1:
        title: "No: 1"
        number: "2011"
        topics: [a, "on"]
        order: 2
    """
    return "".join(f"{line}\n" for line in _lines(tree, ""))


def _lines(tree: Any, indent: str) -> Iterator[str]:
    """The lines of a mapping or of a list, the first of which is indented as well."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from _entry(f"{indent}{scalar(key)}:", value, indent + _STEP)
        return
    for value in tree:
        first, *rest = _lines(value, f"{indent}{_STEP}") if isinstance(value, dict) and value else [f"{indent}{_STEP}{_short(value)}"]
        yield f"{indent}- {first[len(indent) + 2 :]}"
        yield from rest


def _entry(head: str, value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, (dict, list)) and value and not _is_short(value):
        yield head
        yield from _lines(value, indent)
    else:
        yield f"{head} {_short(value)}"


def _is_short(value: Any) -> bool:
    """Whether it is a list of a few short values, which stands on one line."""
    return isinstance(value, list) and not any(isinstance(item, (dict, list)) for item in value) and sum(len(str(item)) for item in value) <= _ROOM


def _short(value: Any) -> str:
    """A plain value, a list, or an empty container, on one line."""
    if isinstance(value, list):
        return f"[{', '.join(map(_short, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(key)}: {_short(inner)}" for key, inner in value.items()) + "}"
    return scalar(value)


def scalar(value: str | float | bool) -> str:
    """A plain value: a text in quotes unless no reader can take it for anything else.

    >>> scalar("Закон про 1 річ"), scalar("NO"), scalar("2011-09-20"), scalar(True), scalar("a # b"), scalar(1e16)
    ('Закон про 1 річ', '"NO"', '"2011-09-20"', 'true', '"a # b"', '10000000000000000.0')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return number(value)
    if _PLAIN(value) and value.lower() not in _WORDS and not _RISKY.search(value):
        return value
    return _RISKY.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))


def number(value: float) -> str:
    """A number in digits alone; one that is no whole number keeps its point."""
    text = repr(value)
    if "e" not in text:
        return text
    from decimal import Decimal  # for the few numbers that Python writes with an exponent

    plain = format(Decimal(text), "f")
    return plain if "." in plain else f"{plain}.0"
