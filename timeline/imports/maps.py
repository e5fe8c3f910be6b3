"""Maps: small YAML files that say what the columns of a table are. Read here, with the line of each fault."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field

from timeline.imports.dates import ORDERS
from timeline.imports.faults import Unusable
from timeline.load.problem import Problem
from timeline.load.tree import Mapping, Node, Scalar, Sequence, parse
from timeline.load.values import nearest
from timeline.model import BY_NAME, Field, Kind
from timeline.model.kinds import EVENT_FIELDS, LINK_FIELDS
from timeline.model.vocabulary import TYPED_EVENTS, VERB_NAMES

READY = os.path.join(os.path.dirname(__file__), "maps")
ENDING = ".yaml"
SLASHES = ("years", "month")
_KEYS = (
    "about",
    "source",
    "values",
    "columns",
    "optional",
    "empty",
    "open",
    "date_order",
    "year_slash",
    "delimiter",
    "encoding",
    "skip",
    "names",
    "records",
)
_RECORD = ("kind", "id", "title", "only_if", "fields", "events", "links")
_CELL = ("from", "words", "else", "split", "begin", "end")
_EVENT = ("marks", *(spec.name for spec in EVENT_FIELDS))
_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a value comes from: a text with `{Column}` in it, with words to replace, a sign to split at, or two ends of a stretch of time."""

    line: int
    text: str = ""
    words: AnyMapping[str, str] = field(default_factory=dict)
    other: Cell | None = None  # for what is not among the words
    split: str = ""
    begin: Cell | None = None
    end: Cell | None = None
    inner: AnyMapping[str, Cell] = field(default_factory=dict)  # by language or by name
    items: tuple[Cell, ...] = ()

    @property
    def names(self) -> list[str]:
        """The columns and values that its text names."""
        return _PLACEHOLDER.findall(self.text)

    def every(self) -> list[Cell]:
        """It and all that is inside it."""
        parts = [part for part in (self.other, self.begin, self.end, *self.inner.values(), *self.items) if part]
        return [self, *(cell for part in parts for cell in part.every())]


@dataclass(frozen=True, slots=True)
class Mark:
    """What a letter behind a date means: the event, and a remark on it."""

    event: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class EventSpec:
    """An event that a row tells of."""

    line: int
    cells: AnyMapping[str, Cell]
    marks: AnyMapping[str, Mark]


@dataclass(frozen=True, slots=True)
class RecordSpec:
    """A record that a row makes, or adds to."""

    kind: Kind
    line: int
    id: Cell
    title: Cell
    only_if: Cell | None
    fields: AnyMapping[str, Cell]
    events: tuple[EventSpec, ...]
    links: tuple[AnyMapping[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class TableMap:
    """A whole map."""

    path: str
    records: tuple[RecordSpec, ...]
    source: AnyMapping[str, Cell]
    values: AnyMapping[str, Cell]
    columns: AnyMapping[str, tuple[str, ...]]  # names of our own for columns, each with the patterns of its heading
    optional: frozenset[str]
    empty: frozenset[str]
    open: frozenset[str]
    skip: AnyMapping[str, tuple[str, ...]]
    names: AnyMapping[str, str]
    date_order: str = ""
    year_slash: str = "years"
    delimiter: str = ""
    encoding: str = ""

    def cells(self) -> list[Cell]:
        """Every place that names a column."""
        found = [*self.source.values(), *self.values.values()]
        for record in self.records:
            found += [record.id, record.title, *([record.only_if] if record.only_if else []), *record.fields.values()]
            found += [cell for event in record.events for cell in event.cells.values()] + [cell for link in record.links for cell in link.values()]
        return [inner for cell in found for inner in cell.every()]


def ready_maps() -> list[str]:
    """The names of the maps that come with the program."""
    return sorted(name.removesuffix(ENDING) for name in os.listdir(READY) if name.endswith(ENDING))


def find_map(name: str) -> TableMap:
    """The map in a file, or the ready one of that name. Raises `Unusable`."""
    path = name
    if not os.path.exists(name):
        if name not in ready_maps():
            raise Unusable(f"there is no map {name}", f"give a file, or one of: {', '.join(ready_maps())}")
        path = os.path.join(READY, f"{name}{ENDING}")
    try:
        with open(path, encoding="utf-8-sig") as file:
            return read_map(file.read(), name)
    except UnicodeDecodeError:
        raise Unusable(f"{name} is no UTF-8 text", "save it as UTF-8") from None
    except OSError as error:
        raise Unusable(f"{name} cannot be read: {error.strerror}", "check that it exists and may be read") from None


def read_map(text: str, path: str) -> TableMap:
    """The map that `text` writes. Raises `Unusable` with the line of the first fault."""
    problems: list[Problem] = []
    root = parse(text, path, problems)
    if problems:
        raise Unusable(f"{path}:{problems[0].line}: {problems[0].message}", problems[0].hint)
    return _Reader(path).whole(root)


class _Reader:
    """Reads one map; the first fault ends it."""

    def __init__(self, path: str) -> None:
        self.path = path

    def fault(self, node: Node, message: str, hint: str) -> Unusable:
        """The fault at the line of `node`."""
        return Unusable(f"{self.path}:{node.line}: {message}", hint)

    def whole(self, root: Node | None) -> TableMap:
        if not isinstance(root, Mapping):
            raise Unusable(f"{self.path} is no map: it must be a mapping", f"keys: {', '.join(_KEYS)}")
        self.keys(root, _KEYS, "a map")
        if "records" not in root.items:
            raise self.fault(root, "the map has no `records`", "say what a row makes: records: [{kind: treaty, id: …, title: …}]")
        got = root.items.get
        return TableMap(
            self.path,
            tuple(self.record(node) for node in self.list_of(root.items["records"])),
            self.cells(got("source"), BY_NAME["source"].by_name, "a source"),
            {name: self.cell(node) for name, node in self.mapping(got("values")).items()},
            {name: tuple(self.texts(node)) for name, node in self.mapping(got("columns")).items()},
            frozenset(self.texts(got("optional"))), frozenset(self.texts(got("empty"))), frozenset(self.texts(got("open"))),
            {name: tuple(self.texts(node)) for name, node in self.mapping(got("skip")).items()},
            {name: self.text(node) for name, node in self.mapping(got("names")).items()},
            self.word(got("date_order"), ORDERS), self.word(got("year_slash"), SLASHES) or SLASHES[0],
            self.text(got("delimiter")), self.text(got("encoding")),
        )  # fmt: skip

    # --- records, events, links ---------------------------------------------------------------------------------------

    def record(self, node: Node) -> RecordSpec:
        whole = self.keys(node, _RECORD, "a record of a map", needed=("kind", "id", "title"))
        name = self.text(whole["kind"])
        kind = BY_NAME.get(name)
        if kind is None:
            raise self.fault(whole["kind"], f"`{name[:40]}` is no kind of record", f"one of: {', '.join(BY_NAME)}")
        fields = {spec.name: spec for spec in kind.fields if spec.type not in ("events", "links", "records", "title", "blocks", "block", "entries")}
        return RecordSpec(
            kind, node.line, self.cell(whole["id"]), self.cell(whole["title"]), self.cell(whole["only_if"]) if "only_if" in whole else None,
            self.cells(whole.get("fields"), fields, f"a {name}"),
            tuple(self.event(child, kind) for child in self.list_of(whole.get("events"))),
            tuple(self.link(child) for child in self.list_of(whole.get("links"))),
        )  # fmt: skip

    def event(self, node: Node, kind: Kind) -> EventSpec:
        if "events" not in kind.by_name:
            raise self.fault(node, f"a {kind.name} has no events", "take them out, or use its field `period` or `date`")
        whole = self.keys(node, _EVENT, "an event of a map", needed=("event", "date"))
        marks = {name: self.mark(child) for name, child in self.mapping(whole.get("marks")).items()}
        event = whole["event"]
        if isinstance(event, Scalar) and "{" not in event.text:
            self.word(event, TYPED_EVENTS)
        return EventSpec(node.line, {name: self.cell(child) for name, child in whole.items() if name != "marks"}, marks)

    def mark(self, node: Node) -> Mark:
        if isinstance(node, Scalar):
            return Mark(self.word(node, TYPED_EVENTS))
        whole = self.keys(node, ("event", "note"), "a mark", needed=("event",))
        return Mark(self.word(whole["event"], TYPED_EVENTS), self.text(whole.get("note")))

    def link(self, node: Node) -> dict[str, Cell]:
        whole = self.keys(node, (*VERB_NAMES, *(spec.name for spec in LINK_FIELDS)), "a link of a map")
        return {name: self.cell(child) for name, child in whole.items()}

    # --- cells --------------------------------------------------------------------------------------------------------

    def cells(self, node: Node | None, known: AnyMapping[str, Field], what: str) -> dict[str, Cell]:
        """A cell for each field, of those that are known."""
        return {name: self.cell(child) for name, child in (self.keys(node, tuple(known), what) if node else {}).items()}

    def cell(self, node: Node) -> Cell:
        if isinstance(node, Scalar):
            return Cell(node.line, node.text)
        if isinstance(node, Sequence):
            return Cell(node.line, items=tuple(self.cell(child) for child in node.items))
        if not any(name in node.items for name in ("from", "begin", "end")):
            return Cell(node.line, inner={name: self.cell(child) for name, child in node.items.items()})
        whole = self.keys(node, _CELL, "a value of a map")
        part = {name: self.cell(whole[name]) for name in ("else", "begin", "end") if name in whole}
        words = {name: self.text(child) for name, child in self.mapping(whole.get("words")).items()}
        return Cell(
            node.line, self.text(whole.get("from")), words, part.get("else"),
            self.text(whole.get("split")), part.get("begin"), part.get("end"),
        )  # fmt: skip

    # --- plain parts --------------------------------------------------------------------------------------------------

    def keys(self, node: Node, known: tuple[str, ...], what: str, needed: tuple[str, ...] = ()) -> dict[str, Node]:
        if not isinstance(node, Mapping):
            raise self.fault(node, f"{what} must be a mapping", f"keys: {', '.join(known)}")
        for key in node.items:
            if key not in known:
                place = node.keys[key]
                near = nearest(key, dict.fromkeys(known))
                raise self.fault(place, f"{what} has no `{key[:40]}`", f"did you mean `{near}`?" if near else f"one of: {', '.join(known)}")
        for key in needed:
            if key not in node.items:
                raise self.fault(node, f"{what} needs `{key}`", f"add `{key}:`")
        return node.items

    def mapping(self, node: Node | None) -> dict[str, Node]:
        if node is None:
            return {}
        if not isinstance(node, Mapping):
            raise self.fault(node, "it must be a mapping of names to texts", "write `name: text`")
        return node.items

    def list_of(self, node: Node | None) -> list[Node]:
        return [] if node is None else node.items if isinstance(node, Sequence) else [node]

    def text(self, node: Node | None) -> str:
        """One text; empty where nothing is said."""
        if node is None:
            return ""
        if not isinstance(node, Scalar):
            raise self.fault(node, "it must be one text", "write it as one text, in quotes")
        return node.text

    def texts(self, node: Node | None) -> list[str]:
        return [self.text(child) for child in self.list_of(node)]

    def word(self, node: Node | None, known: tuple[str, ...]) -> str:
        """A word of a closed list; empty where nothing is said."""
        if node is None:
            return ""
        text = self.text(node)
        if text not in known:
            raise self.fault(node, f"`{text[:40]}` is not known here", f"one of: {', '.join(known)}")
        return text
