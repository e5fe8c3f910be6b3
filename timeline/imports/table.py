"""A table under its map, row by row, to records; a row that cannot be used goes whole to the bad ones, with its line and the reason."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from textwrap import indent
from typing import Any, NamedTuple

from timeline.imports.cells import BadCell, Columns, NotYet, Row
from timeline.imports.gathered import Gathered, packed
from timeline.imports.ids import make_id
from timeline.imports.known import NOTHING, Known
from timeline.imports.maps import RecordSpec, TableMap
from timeline.imports.pieces import Piece, piece_of
from timeline.imports.reading import holders
from timeline.imports.rejects import REJECT_HEAD, Reject, Rejects
from timeline.imports.rows import Table
from timeline.imports.yaml_text import yaml_text
from timeline.load.decode import Decoder
from timeline.load.problem import Problem
from timeline.load.tree import Mapping as Node
from timeline.load.tree import Node as AnyNode
from timeline.load.tree import Scalar, Sequence
from timeline.model import BY_NAME, KINDS
from timeline.store.disk import disk_errors
from timeline.store.shelf import Shelf

Tree = dict[str, Any]
_RAGGED = "look for a sign between columns that is missing, too many, or part of a text without quotation marks"
_UNCLOSED = "the row goes over several lines: look for a quotation mark that is not closed"
_MISSING = "a row of the table must make it; or give the dataset that has it: -d FOLDER"


class Import:
    """One table being imported. `known` are the names of the dataset that it is meant for."""

    def __init__(self, made: TableMap, table: Table, source: str, values: Mapping[str, str], known: Known = NOTHING) -> None:
        self.map = made
        self.table = table
        self.source = source
        self.known = known
        self.columns = Columns(made, table.head, {**values, "source": source})
        self._shelf = Shelf()
        self.gathered = Gathered(self._shelf, known, source)
        self.rejects = Rejects(self._shelf)
        self.rows = 0
        self.left_out = 0  # rows that the map skips, and headings that stand again
        self.repeated = 0  # rows that say nothing new
        self._round = 0  # of the rows that wait for a record further down
        self._above: dict[str, str] = {}  # what stands above in the columns that are filled

    def run(self, watch: Callable[[int], None] = lambda _rows: None) -> None:
        """Read every row; those that name a record further down are used when all are read. Raises `Unusable`, and `OSError` for a full disk."""
        with disk_errors():
            for line, cells in self.table.rows():
                self.rows += 1
                if self.rows % 1_000 == 0:
                    watch(self.rows)
                if tuple(" ".join(cell.split()) for cell in cells) == self.table.head:
                    self.left_out += 1
                else:
                    self._try(line, self._filled(cells))
            self._settle()

    def _try(self, line: int, cells: list[str]) -> None:
        """Use the row, or note why it cannot be used, or not yet."""
        try:
            self._take(line, cells)
        except NotYet as why:
            self._shelf.append(f"waiting {self._round}", line, packed(self._refused(line, cells, why)))
        except BadCell as bad:
            self.rejects.add(self._refused(line, cells, bad))

    def _settle(self) -> None:
        """Use the rows that wait, as long as any of them finds what it names."""
        before = -1
        while (number := self._shelf.count(f"waiting {self._round}")) and number != before:
            before, self._round = number, self._round + 1
            for text in self._shelf.lines(f"waiting {self._round - 1}"):
                waiting = Reject(*json.loads(text))
                self._try(waiting.line, waiting.cells)
        for text in self._shelf.lines(f"waiting {self._round}"):
            self.rejects.add(Reject(*json.loads(text)))

    def _refused(self, line: int, cells: list[str], bad: BadCell) -> Reject:
        return Reject(line, self.columns.heading(bad.column, self.table.head), bad.value, bad.reason, bad.hint, cells)

    def _filled(self, cells: list[str]) -> list[str]:
        """The row with what stands above its empty cells, where the map says so; when one of these columns changes, those after it begin anew."""
        if not self.map.fill or len(cells) != len(self.table.head):
            return cells
        found = list(cells)
        for number, name in enumerate(self.map.fill):
            at = self.columns.place[name]
            if not cells[at].strip():
                found[at] = self._above.get(name, "")
            elif cells[at] != self._above.get(name):
                self._above = {kept: self._above[kept] for kept in self.map.fill[:number] if kept in self._above} | {name: cells[at]}
        return found

    # --- one row -----------------------------------------------------------------------------------------------------

    def _take(self, line: int, cells: list[str]) -> None:
        if len(cells) != len(self.table.head):
            reason = f"it has {len(cells)} cells, and the table {len(self.table.head)} columns"
            goes_on = any("\n" in cell or "\r" in cell for cell in cells)
            raise BadCell("", "", reason, _UNCLOSED if goes_on else _RAGGED)
        row = Row(self.columns, cells, self.known)
        if row.skipped():
            self.left_out += 1
            return
        pieces: list[Piece] = []
        for spec in self.map.records:
            if spec.only_if is None or row.text(spec.only_if):
                piece = piece_of(spec, row, self._holder(spec, row, pieces))
                if piece is not None:
                    self._check(spec, row, piece, pieces)
                    pieces.append(piece)
        if not pieces:
            raise BadCell("", "", "the map finds no record in it", "leave the row out with `skip` in the map, or give it what `only_if` asks for")
        if not sum([self.gathered.add(line, piece) for piece in pieces]):
            self.repeated += 1

    def _holder(self, spec: RecordSpec, row: Row, pieces: list[Piece]) -> str:
        """The id of the record that the row names as the holder of another; empty for one that needs none. Raises `NotYet` where it is not there."""
        if spec.inside is None:
            return ""
        kinds = holders(spec.kind)
        text = row.text(spec.inside)
        if not text:
            reason = f"nothing says which {' or '.join(kinds)} the {spec.kind.name} lives inside"
            raise row.bad(spec.inside, "", reason, "fill the cell; or fill it from above: `fill` in the map")
        names = [row.id_of(kinds, spec.inside, text), "/".join(map(make_id, text.split("/")))]  # a whole name, or the way down to a part
        found = next((name for name in names if self._kind_of(name, pieces) in kinds), "")
        if not found:
            raise row.bad(spec.inside, text, f"there is no {' or '.join(kinds)} `{names[-1]}`", _MISSING, NotYet)
        return found

    def _kind_of(self, record: str, pieces: list[Piece]) -> str:
        """The kind of a record that this row, a row before it, or the dataset has."""
        return next((piece.kind for piece in pieces if piece.id == record), "") or self.gathered.kind_of(record)

    def _check(self, spec: RecordSpec, row: Row, piece: Piece, pieces: list[Piece]) -> None:
        """Whether the loader takes the record, and whether it is the one of earlier rows. Raises `BadCell`."""
        before = self._shelf.get(piece.id)
        kind = self._kind_of(piece.id, pieces)
        if kind not in ("", piece.kind):
            reason = f"the id is that of a {kind} since line {before.line}" if before else f"the id is that of a {kind} of the dataset"
            raise BadCell("", piece.id, reason, "give the records ids that tell them apart: `id` in the map")
        if not kind and "title" not in piece.head and not any(name.partition(" ")[0] == "title" for name in piece.lists):
            raise _untitled(spec, row, piece)
        head = json.loads(before.head) if before else {}
        if piece.lists or any(head.get(key) != value for key, value in piece.head.items()):
            _load(piece)
        there = [(head, f"in line {before.line}" if before else ""), *((other.head, "in this row") for other in pieces if other.id == piece.id)]
        for key, value in piece.head.items():
            where = next((where for values, where in there if values.get(key, value) != value), "")
            if where:
                reason = f"`{key}` of {piece.id} is another than {where}"
                raise BadCell("", str(value), reason, "mend the one that is wrong; values of several sources are claims, with `value` and `cite`")

    # --- the result --------------------------------------------------------------------------------------------------

    @property
    def counts(self) -> dict[str, int]:
        """How many records of each kind are written."""
        return {kind.name: number for kind in KINDS if (number := sum(1 for _ in self.gathered.kept(kind.name)))}

    @property
    def shared(self) -> list[str]:
        """Records that the dataset has already, and of which the table says more."""
        return [entry.name for kind in KINDS for entry in self.gathered.kept(kind.name) if entry.name in self.known.kinds] if self.known.kinds else []

    @property
    def unused(self) -> list[str]:
        """The columns that the map does not read."""
        used = self.columns.used
        return [name for at, name in enumerate(self.table.head) if at not in used and name and name not in REJECT_HEAD]

    def entries(self) -> Iterator[tuple[str, str]]:
        """The records, each as the plural of its kind and the text of its entry in a file; those of one kind stand together."""
        if self.source_is_written:
            yield "sources", indent(yaml_text({self.source: self._source()}), "  ")
        yield from ((plural, indent(text, "  ")) for plural, text in self.gathered.yaml())

    @property
    def source_is_written(self) -> bool:
        """Whether the source stands in the result: the map describes it, and the dataset does not have it."""
        return bool(self.map.source) and not self.has_source

    @property
    def has_source(self) -> bool:
        """Whether the dataset has the source."""
        return self.known.kinds.get(self.source) == "source"

    def _source(self) -> Tree:
        return {name: text for name, cell in self.map.source.items() if (text := self.columns.constant(cell))}


def _untitled(spec: RecordSpec, row: Row, piece: Piece) -> BadCell:
    """The row names a record that nothing has given a title yet."""
    if spec.title:
        return row.bad(spec.title, "", f"the {piece.kind} has no title", "give it one; or fill it from above: `fill` in the map", NotYet)
    return row.bad(spec.id, row.text(spec.id), f"there is no {piece.kind} `{piece.id}`", _MISSING, NotYet)


def _load(piece: Piece) -> None:
    """Have the loader read what the row gives. Raises `BadCell` for its first fault."""
    problems: list[Problem] = []
    tree = {"title": "–", **piece.head}
    for name, items in piece.lists.items():
        field, _, language = name.partition(" ")
        tree[field] = items if not language else {**(tree[field] if isinstance(tree.get(field), dict) else {}), language: items}
    for _ in Decoder("", problems).records(_mapping({BY_NAME[piece.kind].plural: {piece.id.replace("/", "-"): tree}})):
        pass
    if problems:
        raise BadCell("", "", f"{problems[0].message} [{problems[0].name}]", problems[0].hint)


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
