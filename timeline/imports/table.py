"""A table under its map, row by row, to records; a row that cannot be used goes whole to the bad ones, with its line and the reason."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from timeline.imports.cells import BadCell, Columns, Known, Row, claimed
from timeline.imports.dates import Unread, split_mark
from timeline.imports.maps import Cell, EventSpec, Mark, RecordSpec, TableMap
from timeline.imports.rows import Table, neutral
from timeline.imports.yaml_text import yaml_text
from timeline.load.decode import Decoder
from timeline.load.problem import Problem
from timeline.load.tree import Mapping as Node
from timeline.load.tree import Node as AnyNode
from timeline.load.tree import Scalar, Sequence
from timeline.model import BY_NAME, KINDS
from timeline.model.kinds import EVENT_FIELDS, LINK_FIELDS

_EVENT_FIELDS = {spec.name: spec for spec in EVENT_FIELDS}
_LINK_DETAILS = {spec.name: spec for spec in LINK_FIELDS}
REJECT_HEAD = ("bad line", "bad column", "bad value", "bad reason")  # put before the table's own columns
_LISTS = ("events", "links")
Tree = dict[str, Any]


class Reject(NamedTuple):
    """A row that cannot be used: the line on which it begins, what is to blame, and its cells."""

    line: int
    column: str
    value: str
    reason: str
    cells: list[str]

    def row(self, head: tuple[str, ...]) -> list[object]:
        """The row of the report: what is wrong with it, then the row itself, so that it can be mended there and imported."""
        kept = [cell for at, cell in enumerate(self.cells) if at >= len(head) or head[at] not in REJECT_HEAD]
        return [self.line, *map(neutral, (self.column, self.value, self.reason, *kept))]

    def where(self) -> str:
        """`line 5, column Signature, `31.02.2001``, as far as it is known."""
        parts = [f"line {self.line}", f"column {self.column}" if self.column else "", f"`{self.value[:60]}`" if self.value else ""]
        return ", ".join(part for part in parts if part)


class Piece(NamedTuple):
    """What one row says of one record."""

    kind: str
    id: str
    tree: Tree


@dataclass(slots=True, eq=False)
class Made:
    """A record as far as its rows are read; what there may be much of is kept packed."""

    line: int
    head: Tree
    lists: dict[str, dict[str, None]] = field(default_factory=dict)

    def tree(self) -> Tree:
        """The whole record; where it is stated stands last."""
        head = {key: value for key, value in self.head.items() if key != "cite"}
        lists = {name: [json.loads(packed) for packed in self.lists[name]] for name in _LISTS if self.lists.get(name)}
        return {**head, **lists, **({"cite": self.head["cite"]} if "cite" in self.head else {})}


class Import:
    """One table being imported. `known` are the names of the dataset that it is meant for, `ids` the records there."""

    def __init__(self, made: TableMap, table: Table, source: str, values: Mapping[str, str], known: Known | None = None) -> None:
        self.map = made
        self.table = table
        self.source = source
        self.known: Known = known or {}
        self.ids = {(kind, record) for kind, names in self.known.items() for record in names.values()}
        self.columns = Columns(made, table.head, {**values, "source": source})
        self.made: dict[str, dict[str, Made]] = {}
        self.rejects: list[Reject] = []
        self.rows = 0
        self.left_out = 0  # rows that the map skips, and headings that stand again
        self.repeated = 0  # rows that say nothing new

    def run(self, watch: Callable[[int], None] = lambda _rows: None) -> None:
        """Read every row. Raises `Unusable`."""
        for line, cells in self.table.rows():
            self.rows += 1
            if self.rows % 1_000 == 0:
                watch(self.rows)
            if tuple(" ".join(cell.split()) for cell in cells) == self.table.head:
                self.left_out += 1
                continue
            try:
                self._take(line, cells)
            except BadCell as bad:
                self.rejects.append(Reject(line, self.columns.heading(bad.column, self.table.head), bad.value, bad.reason, cells))

    def _take(self, line: int, cells: list[str]) -> None:
        if len(cells) != len(self.table.head):
            raise BadCell("", "", f"it has {len(cells)} cells, and the table {len(self.table.head)} columns")
        row = Row(self.columns, cells, self.known)
        if row.skipped():
            self.left_out += 1
            return
        pieces = [piece for spec in self.map.records if (piece := self._piece(spec, row)) is not None]
        if not pieces:
            raise BadCell("", "", "the map finds no record in it")
        for piece in pieces:
            self._check(piece)
        if not sum([self._add(line, piece) for piece in pieces]):
            self.repeated += 1

    # --- one record --------------------------------------------------------------------------------------------------

    def _piece(self, spec: RecordSpec, row: Row) -> Piece | None:
        """What the row says of a record; None where it says nothing."""
        if spec.only_if is not None and not row.text(spec.only_if):
            return None
        name, title = row.text(spec.id), _title(spec.title, row)
        if not name or not title:
            raise row.bad(spec.title, "", f"the {spec.kind.name} has no title") if name else row.bad(spec.id, "", f"the {spec.kind.name} has no id")
        tree: Tree = {"title": title}
        for key, cell in spec.fields.items():
            value = row.value(spec.kind.by_name[key], cell)
            if value is not None:
                tree[key] = value
        events = [event for one in spec.events if (event := _event(one, row)) is not None]
        links = [link for one in spec.links if (link := _link(one, row)) is not None]
        tree |= {key: value for key, value in (("events", events), ("links", links)) if value}
        if "cite" not in tree and spec.kind.cited:
            tree["cite"] = self.source
        return Piece(spec.kind.name, row.id_of((spec.kind.name,), spec.id, name), tree)

    def _check(self, piece: Piece) -> None:
        """Whether the loader takes the record, and whether it is the one of earlier rows. Raises `BadCell`."""
        problems: list[Problem] = []
        kind = BY_NAME[piece.kind]
        for _ in Decoder("", problems).records(_mapping({kind.plural: {piece.id.replace("/", "-"): piece.tree}})):
            pass
        if problems:
            raise BadCell("", "", f"{problems[0].message} [{problems[0].name}]")
        for kind_name, records in self.made.items():
            if kind_name != piece.kind and piece.id in records:
                raise BadCell("", piece.id, f"the id is that of a {kind_name} since line {records[piece.id].line}")
        before = self.made.get(piece.kind, {}).get(piece.id)
        for key, value in piece.tree.items() if before else ():
            if before and key not in _LISTS and before.head.get(key, value) != value:
                raise BadCell("", str(value), f"`{key}` of {piece.id} is another than in line {before.line}")

    def _add(self, line: int, piece: Piece) -> bool:
        """Put what the row says to the record; whether anything of it is new."""
        records = self.made.setdefault(piece.kind, {})
        is_new = piece.id not in records
        record = records.setdefault(piece.id, Made(line, {}))
        for key, value in piece.tree.items():
            if key in _LISTS:
                packed = record.lists.setdefault(key, {})
                more = {json.dumps(item, ensure_ascii=False): None for item in value}
                is_new = is_new or not more.keys() <= packed.keys()
                packed |= more
            else:
                is_new = is_new or key not in record.head
                record.head[key] = value
        return is_new

    # --- the result --------------------------------------------------------------------------------------------------

    def kept(self, kind: str) -> dict[str, Made]:
        """The records of a kind without those that the dataset has and of which the table says nothing but the name."""
        found = self.made.get(kind, {})
        return {name: made for name, made in found.items() if (kind, name) not in self.ids or made.lists or set(made.head) - {"title", "cite"}}

    @property
    def counts(self) -> dict[str, int]:
        """How many records of each kind are written."""
        return {kind.name: number for kind in KINDS if (number := len(self.kept(kind.name)))}

    @property
    def shared(self) -> list[str]:
        """Records that the dataset has already, and of which the table says more."""
        return [name for kind in self.made for name in self.kept(kind) if (kind, name) in self.ids]

    @property
    def unused(self) -> list[str]:
        """The columns that the map does not read."""
        used = self.columns.used
        return [name for at, name in enumerate(self.table.head) if at not in used and name and name not in REJECT_HEAD]

    def yaml(self) -> Iterator[str]:
        """The records as the text of a file of a dataset, piece by piece."""
        if self.source_is_written:
            yield yaml_text({"sources": {self.source: self._source()}})
        for kind in KINDS:
            records = self.kept(kind.name)
            if records:
                yield f"{kind.plural}:\n"
                for name in records:
                    yield from (f"  {line}\n" for line in yaml_text({name: records[name].tree()}).splitlines())

    @property
    def source_is_written(self) -> bool:
        """Whether the source stands in the result: the map describes it, and the dataset does not have it."""
        return bool(self.map.source) and ("source", self.source) not in self.ids

    def _source(self) -> Tree:
        return {name: text for name, cell in self.map.source.items() if (text := self.columns.constant(cell))}


def _title(cell: Cell, row: Row) -> Any:
    """A text, or a text by language."""
    if not cell.inner:
        return row.text(cell)
    return {language: text for language, inner in cell.inner.items() if (text := row.text(inner))}


def _link(cells: Mapping[str, Cell], row: Row) -> Tree | None:
    """A link; None where it leads nowhere."""
    found: Tree = {}
    for name, cell in cells.items():
        spec = _LINK_DETAILS.get(name)
        if spec is None:
            target = row.text(cell)
            if not target:
                return None
            found[name] = row.id_of((), cell, target)
        elif (value := row.value(spec, cell)) is not None:
            found[name] = value
    return found


def _event(spec: EventSpec, row: Row) -> Tree | None:
    """An event; None where its cell is empty. A mark behind the date says what it was."""
    cells = spec.cells
    text = row.text(cells["date"])
    if not text:
        return None
    mark = ""
    if spec.marks:
        try:
            text, mark = split_mark(text, tuple(spec.marks))
        except Unread as error:
            raise row.bad(cells["date"], text, str(error)) from None
    meant = spec.marks.get(mark) or Mark(row.text(cells["event"]))
    if not meant.event:
        raise row.bad(cells["event"], text, "there is a date, and nothing says of what")
    found: Tree = {"event": meant.event}
    party = row.text(cells["party"]) if "party" in cells else ""
    if party:
        found["party"] = "all" if party == "all" else row.id_of(("party",), cells["party"], party)
    read = row.date(cells["date"], text)
    found |= {"date": claimed(read)} if read.edtf else {}
    for name, cell in cells.items():
        if name not in ("event", "date", "party") and (value := row.value(_EVENT_FIELDS[name], cell)) is not None:
            found[name] = value
    notes = [note for note in (found.get("note"), meant.note) if note]
    return {**found, **({"note": notes if len(notes) > 1 else notes[0]} if notes else {})}


class _Mark(NamedTuple):
    """A place as the parser gives it, from 0."""

    line: int
    column: int


_NOWHERE = _Mark(-1, -1)


def _mapping(tree: Tree) -> Node:
    """A tree as the loader sees one."""
    return Node(0, 0, {key: _node(value) for key, value in tree.items()}, dict.fromkeys(tree, _NOWHERE))


def _node(value: Any) -> AnyNode:
    if isinstance(value, dict):
        return _mapping(value)
    if isinstance(value, list):
        return Sequence(0, 0, [_node(item) for item in value])
    return Scalar(str(value), 0, 0)
