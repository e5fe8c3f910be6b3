"""Text of a YAML file to a tree whose scalars stay text and keep their place.

The parser's events are read one by one, never constructed: `NO`, `2011` and `12:30` stay what the author typed, a repeated
key is seen, and no tag, alias or depth can make the program work for the author of a hostile file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml

from timeline.load.problem import Problem

MAX_DEPTH = 40
MOST_ITEMS = 10_000  # of one list
MOST_EVENTS = 500_000  # of one file: each costs time and room up to the store; 8 MB written as the bundled data are about so many
_HASH_IN_LINE = re.compile(r"#(?<=[ \t]#)[^\s#!]")  # the sign first: it is rarer than a blank
_HASH_AFTER_VALUE = re.compile(r"[ \t]+(#[^\s#!].*)")
_QUOTES = ("'", '"')
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Scalar(NamedTuple):
    """A single value: its text, where it begins (from 1), and the sign that it is quoted with, if any."""

    text: str
    line: int
    column: int
    style: str | None = None

    @property
    def quoted(self) -> bool:
        """Whether it stands in quotes."""
        return self.style in _QUOTES


class Unread(Scalar):
    """A value that was refused: its problem is told already."""

    __slots__ = ()


class Keys:
    """The keys of a mapping with their places: the parser's marks, read only after a fault."""

    __slots__ = ("_marks",)

    def __init__(self, marks: dict[str, Any]) -> None:
        self._marks = marks

    def __getitem__(self, key: str) -> Scalar:
        mark = self._marks[key]
        return Scalar(key, mark.line + 1, mark.column + 1)

    def values(self) -> list[Scalar]:
        """Every key, in the order of the file."""
        return [self[key] for key in self._marks]


@dataclass(slots=True, eq=False, repr=False)
class Mapping:
    """Keys and values in the order of the file; `marks` is where the parser saw each key."""

    line: int
    column: int
    items: dict[str, Node]
    marks: dict[str, Any]

    @property
    def keys(self) -> Keys:
        """The place of each key."""
        return Keys(self.marks)


@dataclass(slots=True, eq=False, repr=False)
class Sequence:
    """A list."""

    line: int
    column: int
    items: list[Node]


Node = Scalar | Mapping | Sequence


class _Stop(Exception):
    """The file cannot be read further; the problem is noted."""


class _Builder:
    """The tree as far as it is built. Children are attached when they begin, so that a fault leaves what came before."""

    def __init__(self, path: str, problems: list[Problem]) -> None:
        self.path = path
        self.problems = problems
        self.root: Node | None = None
        self.open: list[Mapping | Sequence] = []
        self.skipping = False  # inside what is too deep: what else is wrong there does not matter
        self.lines: list[str] = []  # the text, where a value may have lost its end to a comment

    def note(self, name: str, message: str, hint: str, mark: Any, by: int = 0) -> None:
        """Add a problem at the parser's mark, `by` columns further on."""
        self.problems.append(Problem(name, message, hint, self.path, mark.line + 1, mark.column + 1 + by))

    def refuse(self, event: Any) -> None:
        """What the loader does not read: tags, anchors, aliases, further documents."""
        kind = type(event)
        what = "an alias" if kind is yaml.AliasEvent else "a second document" if kind is yaml.DocumentStartEvent else "an anchor"
        what = "a tag" if getattr(event, "tag", None) is not None else what
        hint = "take the line `---` out, or put what follows into a file of its own" if what == "a second document" else "write the value itself"
        self.note("yaml-feature", f"{what} is not read", hint, event.start_mark)

    def repeated(self, key: str, mark: Any, marks: dict[str, Any]) -> None:
        """Of a repeated key the first value counts."""
        hint = "remove one, or rename it" if len(self.open) > 1 else f"put what is below it under the first `{key}:`"
        self.note("repeated-key", f"the key `{key}` stands twice; the first stands in line {marks[key].line + 1}", hint, mark)

    def look_for_lost_end(self, event: Any) -> None:
        """A plain value before ` #3`: YAML takes the rest of the line for a comment."""
        end = event.end_mark
        lost = _HASH_AFTER_VALUE.match(self.lines[end.line][end.column :] if end.line < len(self.lines) else "")
        if lost:
            hint = 'put the value in quotes: title: "Protocol #3"; in a comment leave a space after #'
            self.note("lost-after-hash", f"`{lost[1].strip()[:40]}` is read as a comment", hint, end, lost.start(1))

    def must_skip(self, event: Any, key_waits: bool) -> bool:
        """Whether a mapping or list stands too deep; one that is used as a key ends the reading."""
        if not key_waits:
            self.note("wrong-type", "a key must be one word or text", "write the key as plain text", event.start_mark)
            raise _Stop
        if len(self.open) < MAX_DEPTH:
            return False
        self.note("too-deep", f"more than {MAX_DEPTH} levels deep", "write it flatter", event.start_mark)
        return True

    def cut(self, items: Sequence) -> None:
        """Of a list without end the beginning counts."""
        message, hint = f"the list has more than {MOST_ITEMS:,} items; the first {MOST_ITEMS:,} count", "make records of them"
        self.problems.append(Problem("too-much", message, hint, self.path, items.line, items.column))
        del items.items[MOST_ITEMS:]

    def drop_unfinished(self) -> None:
        """Take out the record in which reading stopped: the open mapping below the kind, or the last item of a list, if there is one."""
        if isinstance(self.root, Sequence) and len(self.open) >= 2 and self.root.items[-1:] == [self.open[1]]:
            self.root.items.pop()
        if len(self.open) >= 2 and isinstance(self.open[1], Mapping):
            kind = self.open[1]
            unfinished = self.open[2] if len(self.open) > 2 else None
            for name, node in list(kind.items.items()):
                if node is unfinished:
                    del kind.items[name]
                    del kind.marks[name]

    def drop_cut(self, fault: Problem, text: str) -> None:
        """Take out what has lost its end to the fault: a key in its line, a value there, the record that its line goes on with."""
        from timeline.load.syntax import goes_on

        if not self.open and isinstance(self.root, Scalar):
            self.root = None
        if len(self.open) == 1 and isinstance(self.root, Mapping):
            _drop_last_of_line(self.root, fault.line)
            kind = next(reversed(self.root.items.values()), None)
        else:
            kind = self.open[1] if len(self.open) > 1 else None
        if isinstance(self.root, Sequence) or not isinstance(kind, Mapping) or not kind.items:
            self.drop_unfinished()
            return
        name = next(reversed(kind.items))
        key = kind.keys[name]
        if fault.line == key.line or goes_on(fault, text, key.column, is_open=len(self.open) > 2):
            del kind.items[name], kind.marks[name]


def _drop_last_of_line(mapping: Mapping, line: int) -> None:
    """Take out the last key when it, or the text that is its value, stands in the line."""
    name = next(reversed(mapping.items), None)
    if name is not None and (mapping.keys[name].line == line or (isinstance(node := mapping.items[name], Scalar) and node.line == line)):
        del mapping.items[name], mapping.marks[name]


def parse(text: str, path: str, problems: list[Problem]) -> Node | None:
    """The tree of `text`, or what could be read of it; None when there is nothing. Faults are added to `problems`."""
    builder = _Builder(path, problems)
    if _HASH_IN_LINE.search(text):
        builder.lines = text.split("\n")
    try:
        loader = _Loader(text)
        try:
            _feed(loader, builder, "&" in text or "!" in text)
        finally:
            loader.dispose()
    except _Stop:
        builder.drop_unfinished()
    except yaml.YAMLError as error:
        from timeline.load.syntax import syntax_problem  # only after a fault

        fault = syntax_problem(error, text, path, MAX_DEPTH)
        if not builder.skipping:
            problems.append(fault)
        builder.drop_cut(fault, text)
    return builder.root


def _feed(loader: Any, builder: _Builder, signs: bool) -> None:  # noqa: C901, PLR0912, PLR0915 (calls would cost more than the work)
    """Build the tree from the parser's events until the document ends: one loop over local names, since it runs once a value.

    `signs` tells that there may be tags or anchors.
    """
    next_event, stack, lines, new = loader.get_event, builder.open, builder.lines, tuple.__new__
    scalar_event, mapping_start, sequence_start = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
    mapping_end, sequence_end = yaml.MappingEndEvent, yaml.SequenceEndEvent
    items: Any = None  # what the open container holds
    marks: Any = None  # the places of its keys; None in a list
    around: list[tuple[Any, Any]] = []  # both of each container around it
    key: Any = None  # the mark of the key that waits for its value
    text = ""  # that key
    documents = 0
    events = iter(range(MOST_EVENTS))
    for _ in events:
        event = next_event()
        kind = type(event)
        if marks is not None and kind is scalar_event:  # a key, and its value is the next event
            key, text = event.start_mark, event.value
            if signs and (event.tag is not None or event.anchor is not None):
                builder.refuse(event)
            if lines and not event.style:
                builder.look_for_lost_end(event)
            next(events, None)
            event = next_event()
            kind = type(event)
        mark = event.start_mark
        if kind is scalar_event:
            if signs and (event.tag is not None or event.anchor is not None):
                builder.refuse(event)
            if lines and not event.style:
                builder.look_for_lost_end(event)
            node: Node = new(Scalar, (event.value, mark.line + 1, mark.column + 1, event.style))
        elif kind is mapping_end or kind is sequence_end:
            if marks is None and len(items) > MOST_ITEMS:
                builder.cut(stack[-1])  # type: ignore[arg-type]
            del stack[-1]
            items, marks = around.pop()
            continue
        elif kind is mapping_start or kind is sequence_start:
            if signs and (event.tag is not None or event.anchor is not None):
                builder.refuse(event)
            placed = marks is None or key is not None
            if not (placed and len(stack) < MAX_DEPTH) and builder.must_skip(event, placed):
                builder.drop_unfinished()
                builder.skipping = True
                _skip(next_event)
                builder.skipping = False
                key = None
                continue
            node = Mapping(mark.line + 1, mark.column + 1, {}, {}) if kind is mapping_start else Sequence(mark.line + 1, mark.column + 1, [])
        elif kind is yaml.StreamEndEvent:
            return
        elif kind is yaml.AliasEvent:
            builder.refuse(event)
            if marks is not None and key is None:
                raise _Stop  # an alias as a key: what follows cannot be placed
            node, kind = Unread("", mark.line + 1, mark.column + 1), scalar_event
        else:
            documents += kind is yaml.DocumentStartEvent
            if documents > 1:
                builder.refuse(event)
                return
            continue
        if marks is not None:
            if text in items:
                builder.repeated(text, key, marks)
            else:
                items[text] = node
                marks[text] = key
            key = None
        elif items is None:
            builder.root = node
        else:
            items.append(node)
        if kind is not scalar_event:
            stack.append(node)  # type: ignore[arg-type]
            around.append((items, marks))
            items = node.items  # type: ignore[union-attr]
            marks = node.marks if kind is mapping_start else None  # type: ignore[union-attr]
    message = "the file holds more keys and values than are read; what stands from here on does not count"
    builder.note("too-much", message, "split it into several files", event.start_mark)
    raise _Stop


def _skip(next_event: Any) -> None:
    """Read to the end of the container that has just begun; what goes down without end is not followed."""
    depth = 1
    while depth:
        kind = type(next_event())
        depth += (kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent) - (kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent)
        if depth > MAX_DEPTH * 10:
            raise _Stop
