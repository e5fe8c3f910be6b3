"""A record put into a file that is there: at the end of its kind, and nothing else of the file is touched."""

from __future__ import annotations

from timeline.load.problem import Problem
from timeline.load.tree import Mapping, Scalar, parse
from timeline.model import Kind


class CannotInsert(Exception):
    """The record cannot be put there; `hint` says what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def insert(text: str, kind: Kind, name: str, lines: list[str]) -> str:
    """The text of a file with the record `name` in it, whose lines begin two columns in. Raises `CannotInsert`."""
    if "\r\n" in text and text.count("\r\n") == text.count("\n"):  # a file of Windows stays one
        return insert(text.replace("\r\n", "\n"), kind, name, lines).replace("\n", "\r\n")
    problems: list[Problem] = []
    root = parse(text, "", problems)
    if problems:
        raise CannotInsert(f"the file has a fault in line {problems[0].line}: {problems[0].message}", "mend it first: timeline check")
    if root is None or (isinstance(root, Scalar) and not root.text):
        return _joined(text, [f"{kind.plural}:", *lines])
    if not isinstance(root, Mapping):
        raise CannotInsert("the file is no mapping of kinds to records", "name another file")
    if kind.plural not in root.items:
        return _joined(text, [f"{kind.plural}:", *lines])
    records = root.items[kind.plural]
    if isinstance(records, Mapping) and name in records.items:
        raise CannotInsert(f"`{name}` is there already, in line {records.keys[name].line}", "give another --id")
    return _within(text, root, kind, lines)


def _within(text: str, root: Mapping, kind: Kind, lines: list[str]) -> str:
    """The lines put behind the last record of the kind, indented like the records there."""
    records, key = root.items[kind.plural], root.keys[kind.plural]
    is_empty = isinstance(records, Scalar) and not records.text
    first = next(iter(records.keys.values()), None) if isinstance(records, Mapping) else None
    if not is_empty and (first is None or first.line == key.line):
        raise CannotInsert(f"`{kind.plural}:` in line {key.line} is not written with a record a line", "write each record on lines of its own")
    indent = first.column - 1 if first else key.column + 1
    rows = text.split("\n")
    later = [other.line for other in root.keys.values() if other.line > key.line]
    end = min(later) - 1 if later else len(rows)
    while end > key.line and (not rows[end - 1].strip() or rows[end - 1].startswith("#")):
        end -= 1  # blank lines and remarks before the next kind are its own
    moved = [" " * indent + line[2:] for line in lines]
    return "\n".join([*rows[:end], *moved, *(rows[end:] or [""])])


def _joined(text: str, lines: list[str]) -> str:
    """The lines put at the end of the file."""
    return f"{text.rstrip()}\n" * bool(text.strip()) + "".join(f"{line}\n" for line in lines)
