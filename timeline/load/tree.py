"""Text of a YAML file to a tree whose scalars stay text and keep their place.

The parser's events are read one by one, never constructed: `NO`, `2011` and `12:30` stay what the author typed, a repeated
key is seen, and no tag, alias or depth can make the program work for the author of a hostile file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from timeline.load.problem import Problem

MAX_DEPTH = 40
_HASH_IN_LINE = re.compile(r"[ \t]#[^\s#!]")
_HASH_AFTER_VALUE = re.compile(r"[ \t]+(#[^\s#!].*)")
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(slots=True)
class Scalar:
    """A single value: its text and where it begins (from 1)."""

    text: str
    line: int
    column: int


@dataclass(slots=True)
class Mapping:
    """Keys and values in the order of the file; `keys` holds the place of each key."""

    line: int
    column: int
    items: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Scalar] = field(default_factory=dict)


@dataclass(slots=True)
class Sequence:
    """A list."""

    line: int
    column: int
    items: list[Node] = field(default_factory=list)


Node = Scalar | Mapping | Sequence


class _Stop(Exception):
    """The file cannot be read further; the problem is noted."""


class _Builder:
    """Builds the tree from the parser's events. Children are attached when they begin, so that a fault leaves what came before."""

    def __init__(self, path: str, problems: list[Problem]) -> None:
        self.path = path
        self.problems = problems
        self.root: Node | None = None
        self.open: list[Mapping | Sequence] = []
        self.key: Scalar | None = None  # the key of the open mapping that waits for its value
        self.lines: list[str] = []  # the text, where a value may have lost its end to a comment

    def note(self, name: str, message: str, hint: str, event: Any) -> None:
        mark = event.start_mark
        self.problems.append(Problem(name, message, hint, self.path, mark.line + 1, mark.column + 1))

    def scalar(self, event: Any) -> None:
        """A key when the open mapping waits for one, else a value."""
        if event.tag is not None or event.anchor is not None:
            self.refuse(event, "a tag" if event.tag is not None else "an anchor")
        if self.lines and not event.style:
            self.look_for_lost_end(event)
        mark = event.start_mark
        node = Scalar(event.value, mark.line + 1, mark.column + 1)
        parent = self.open[-1] if self.open else None
        if type(parent) is Mapping and self.key is None:
            self.key = node
        else:
            self.add(node, parent)

    def add(self, node: Node, parent: Mapping | Sequence | None) -> None:
        """Attach `node` to the container that is open."""
        if parent is None:
            self.root = node
        elif type(parent) is Sequence:
            parent.items.append(node)
        else:
            self.add_value(node, parent)  # type: ignore[arg-type]

    def add_value(self, node: Node, parent: Mapping) -> None:
        """Put `node` under the key that waits; of a repeated key the first value counts."""
        key = self.key
        self.key = None
        assert key is not None
        name = key.text
        if name in parent.items:
            message = f"the key `{name}` stands twice; the first stands in line {parent.keys[name].line}"
            self.problems.append(Problem("repeated-key", message, "remove one, or rename it", self.path, key.line, key.column))
            return
        parent.items[name] = node
        parent.keys[name] = key

    def begin(self, event: Any, node: Mapping | Sequence) -> None:
        """A container opens."""
        if event.tag is not None or event.anchor is not None:
            self.refuse(event, "a tag" if event.tag is not None else "an anchor")
        parent = self.open[-1] if self.open else None
        if type(parent) is Mapping and self.key is None:
            self.note("wrong-type", "a key must be one word or text", "write the key as plain text", event)
            raise _Stop
        if len(self.open) >= MAX_DEPTH:
            self.note("too-deep", f"more than {MAX_DEPTH} levels deep", "write it flatter", event)
            raise _Stop
        self.add(node, parent)
        self.open.append(node)

    def look_for_lost_end(self, event: Any) -> None:
        """A plain value before ` #3`: YAML takes the rest of the line for a comment."""
        end = event.end_mark
        rest = self.lines[end.line][end.column :] if end.line < len(self.lines) else ""
        lost = _HASH_AFTER_VALUE.match(rest)
        if lost:
            hint = 'put the value in quotes: title: "Protocol #3"; in a comment leave a space after #'
            column = end.column + lost.start(1) + 1
            self.problems.append(
                Problem("lost-after-hash", f"`{lost[1].strip()[:40]}` is read as a comment", hint, self.path, end.line + 1, column)
            )

    def refuse(self, event: Any, what: str) -> None:
        self.note("yaml-feature", f"{what} is not read", "write the value itself", event)

    def drop_unfinished(self) -> None:
        """Take out the record in which reading stopped: the open mapping below the kind, if there is one."""
        if len(self.open) >= 2 and isinstance(self.open[1], Mapping):
            kind = self.open[1]
            unfinished = self.open[2] if len(self.open) > 2 else None
            for name, node in list(kind.items.items()):
                if node is unfinished:
                    del kind.items[name]
                    del kind.keys[name]


def parse(text: str, path: str, problems: list[Problem]) -> Node | None:
    """The tree of `text`, or what could be read of it; None when there is nothing. Faults are added to `problems`."""
    builder = _Builder(path, problems)
    if _HASH_IN_LINE.search(text):
        builder.lines = text.split("\n")
    try:
        loader = _Loader(text)
        try:
            _feed(loader, builder)
        finally:
            loader.dispose()
    except _Stop:
        builder.drop_unfinished()
    except yaml.YAMLError as error:
        problems.append(_syntax_problem(error, text, path))
        builder.drop_unfinished()
    return builder.root


def _feed(loader: Any, builder: _Builder) -> None:
    """Hand every event to the builder until the document ends."""
    next_event, scalar, begin = loader.get_event, builder.scalar, builder.begin
    documents = 0
    while True:
        event = next_event()
        kind = type(event)
        if kind is yaml.ScalarEvent:
            scalar(event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            builder.open.pop()
        elif kind is yaml.MappingStartEvent:
            mark = event.start_mark
            begin(event, Mapping(mark.line + 1, mark.column + 1))
        elif kind is yaml.SequenceStartEvent:
            mark = event.start_mark
            begin(event, Sequence(mark.line + 1, mark.column + 1))
        elif kind is yaml.AliasEvent:
            builder.refuse(event, "an alias")
            raise _Stop
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                builder.refuse(event, "a second document")
                return
        elif kind is yaml.StreamEndEvent:
            return


def _syntax_problem(error: yaml.YAMLError, text: str, path: str) -> Problem:
    """The parser's complaint in words for people who do not know YAML."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else _unprintable_place(error, text)
    detail = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "cannot be read").strip()
    hint = "look at this line and the one above it: indentation, quotes, brackets"
    if "mapping values are not allowed" in detail:
        detail = "a second `: ` stands in one value"
        hint = 'put the value in quotes: title: "La Strada: Prevention"'
    elif "cannot start any token" in detail and "\t" in text:
        hint = "indent with spaces, not with tabs"
    return Problem("yaml-syntax", detail, hint, path, line, column)


def _unprintable_place(error: yaml.YAMLError, text: str) -> tuple[int, int]:
    """Line and column of the character that YAML does not allow."""
    position = getattr(error, "position", None)
    if not isinstance(position, int):
        return 1, 1
    before = text[:position]
    return before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1
