"""Maps read from their YAML files, the program's own or a user's; a fault is told with its line."""

from __future__ import annotations

import os
from collections.abc import Mapping as AnyMapping

from timeline.imports.dates import ORDERS
from timeline.imports.faults import Unusable
from timeline.imports.maps import Cell, EventSpec, LinkSpec, Mark, RecordSpec, TableMap
from timeline.load.problem import Problem
from timeline.load.slips import meant
from timeline.load.small import small_file
from timeline.load.tree import Mapping, Node, Scalar, Sequence, parse
from timeline.load.values import LANGUAGES
from timeline.model import BY_NAME, KINDS, Field, Kind
from timeline.model.kinds import CLAIM_FIELDS, EVENT_FIELDS, LINK_FIELDS
from timeline.model.vocabulary import TYPED_EVENTS, VERB_NAMES

READY = os.path.join(os.path.dirname(__file__), "maps")
ENDING = ".yaml"
SLASHES = ("years", "month")
_KEYS = (
    "about", "source", "values", "columns", "optional", "empty", "open", "date_order", "year_slash", "delimiter", "encoding", "skip", "fill", "names",
    "records",
)  # fmt: skip
_RECORD = ("kind", "inside", "id", "title", "only_if", "fields", "events", "links")
_CELL = ("from", "words", "else", "split", "begin", "end")
_EVENT_FIELDS = {spec.name: spec for spec in EVENT_FIELDS}
_LINK_FIELDS = {spec.name: spec for spec in LINK_FIELDS}
_CLAIM_KEYS = tuple(spec.name for spec in CLAIM_FIELDS)
_CITE_KEYS = ("source", "at")
_APART = ("events", "links", "records", "title", "entries")  # types of field that a map writes elsewhere, or not at all


def holders(kind: Kind) -> tuple[str, ...]:
    """The kinds of record that a record of this kind lives inside; empty for one that stands by itself.

    >>> holders(BY_NAME["role"]), holders(BY_NAME["law"])
    (('programme', 'role'), ())
    """
    return tuple(other.name for other in KINDS if any(spec.type == "records" and kind.name in spec.kinds for spec in other.fields))


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
        return read_map(small_file(path).decode("utf-8-sig"), name)
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
            {name: self.text(node) for name, node in self.mapping(got("names")).items()}, tuple(self.texts(got("fill"))),
            self.word(got("date_order"), ORDERS), self.word(got("year_slash"), SLASHES) or SLASHES[0],
            self.text(got("delimiter")), self.text(got("encoding")),
        )  # fmt: skip

    # --- records, events, links ---------------------------------------------------------------------------------------

    def record(self, node: Node) -> RecordSpec:
        whole = self.keys(node, _RECORD, "a record of a map", needed=("kind", "id"))
        name = self.text(whole["kind"])
        kind = BY_NAME.get(name)
        if kind is None:
            raise self.fault(whole["kind"], f"`{name[:40]}` is no kind of record", f"one of: {', '.join(BY_NAME)}")
        self._holder(node, whole, kind)
        fields = {spec.name: spec for spec in kind.fields if spec.type not in _APART}
        parts = {key: self.cell(whole[key]) for key in ("inside", "only_if") if key in whole}
        return RecordSpec(
            kind, node.line, self.cell(whole["id"]), self.typed(kind.by_name["title"], whole["title"]) if "title" in whole else None,
            parts.get("inside"), parts.get("only_if"), self.cells(whole.get("fields"), fields, f"a {name}"),
            tuple(self.event(child, kind) for child in self.list_of(whole.get("events"))),
            tuple(self.link(child) for child in self.list_of(whole.get("links"))),
        )  # fmt: skip

    def _holder(self, node: Node, whole: dict[str, Node], kind: Kind) -> None:
        """A record that lives inside another names it, and no other does."""
        held_by = " or ".join(f"a {other}" for other in holders(kind))
        if held_by and "inside" not in whole:
            raise self.fault(node, f"a {kind.name} lives inside {held_by}: the map does not say which", "add `inside:` with the column of its id")
        if "inside" in whole and not held_by:
            nested = ", ".join(other.name for other in KINDS if holders(other))
            raise self.fault(whole["inside"], f"a {kind.name} lives inside no other record", f"take `inside` out; it is for: {nested}")

    def event(self, node: Node, kind: Kind) -> EventSpec:
        if "events" not in kind.by_name:
            raise self.fault(node, f"a {kind.name} has no events", "take them out, or use its field `period` or `date`")
        has_condition = isinstance(node, Mapping) and "only_if" in node.items
        whole = self.keys(node, ("marks", "only_if", *_EVENT_FIELDS), "an event of a map", needed=("event",) if has_condition else ("event", "date"))
        marks = {name: self.mark(child) for name, child in self.mapping(whole.get("marks")).items()}
        event = whole["event"]
        if isinstance(event, Scalar) and "{" not in event.text:
            self.word(event, TYPED_EVENTS)
        cells = {name: self.typed(_EVENT_FIELDS[name], child) for name, child in whole.items() if name in _EVENT_FIELDS}
        return EventSpec(node.line, cells, marks, self.cell(whole["only_if"]) if has_condition else None)

    def mark(self, node: Node) -> Mark:
        if isinstance(node, Scalar):
            return Mark(self.word(node, TYPED_EVENTS))
        whole = self.keys(node, ("event", "note"), "a mark", needed=("event",))
        return Mark(self.word(whole["event"], TYPED_EVENTS), self.text(whole.get("note")))

    def link(self, node: Node) -> LinkSpec:
        whole = self.keys(node, ("only_if", *VERB_NAMES, *_LINK_FIELDS), "a link of a map")
        if not any(name in VERB_NAMES for name in whole):
            raise self.fault(node, "a link of a map has no verb", f"one of: {', '.join(VERB_NAMES)}")
        cells = {
            name: self.typed(_LINK_FIELDS[name], child) if name in _LINK_FIELDS else self.cell(child)
            for name, child in whole.items()
            if name != "only_if"
        }
        return LinkSpec(cells, self.cell(whole["only_if"]) if "only_if" in whole else None)

    # --- cells --------------------------------------------------------------------------------------------------------

    def cells(self, node: Node | None, known: AnyMapping[str, Field], what: str) -> dict[str, Cell]:
        """A cell for each field, of those that are known."""
        return {name: self.typed(known[name], child) for name, child in (self.keys(node, tuple(known), what) if node else {}).items()}

    def typed(self, spec: Field, node: Node) -> Cell:
        """The cell of a field, whose mappings hold what the field can."""
        self._check_parts(spec, node)
        return self.cell(node)

    def _check_parts(self, spec: Field, node: Node) -> None:
        """The names inside a mapping: of languages, of a claim, of a citation, of a block."""
        if isinstance(node, Sequence):
            for child in node.items:
                self._check_parts(spec, child)
        if not isinstance(node, Mapping) or spec.type == "ids" or any(name in node.items for name in ("from", "begin", "end")):
            return
        if spec.type in ("block", "blocks"):
            self.cells(node, {inner.name: inner for inner in spec.fields}, f"`{spec.name}`")
        elif spec.type == "cite":
            self.keys(node, _CITE_KEYS, f"`{spec.name}`", needed=("source",))
        elif "value" in node.items and spec.type in ("title", "claim", "claims", "amount", "period", "date"):
            whole = self.keys(node, _CLAIM_KEYS, f"`{spec.name}`")
            for inner in CLAIM_FIELDS:
                if inner.name in whole and inner.name != "value":
                    self._check_parts(inner, whole[inner.name])
        elif spec.type in ("title", "text", "claims"):
            for child in self.keys(node, LANGUAGES, f"`{spec.name}`").values():
                if spec.type != "text":
                    self._check_parts(spec, child)
        else:
            raise self.fault(node, f"`{spec.name}` must be a text with columns in braces", f'write {spec.name}: "{{Column}}"')

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
                near = meant(key, dict.fromkeys(known))
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
