"""What a question gives: titles, columns, typed cells with their doubts, notes. No width, no colour, no format."""

# every command makes these classes: annotations that are objects are made faster than those that are strings
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple, TypeVar, overload

ALL_SOURCES = "all sources, the better one where they conflict"
DISPUTED = "disputed"  # sources conflict on the value
COMPUTED = "computed"  # a named rule computed the value, or we concluded it
DERIVED = "derived"
_Item = TypeVar("_Item")


class Stream(Sequence[_Item]):
    """Items that are made anew each time they are gone through, so that a long answer takes no more room than a short one."""

    def __init__(self, make: Callable[[], Iterator[_Item]], number: int) -> None:
        self._make = make
        self._number = number

    def __iter__(self) -> Iterator[_Item]:
        return self._make()

    def __len__(self) -> int:
        return self._number

    @overload
    def __getitem__(self, place: int) -> _Item: ...
    @overload
    def __getitem__(self, place: slice) -> list[_Item]: ...
    def __getitem__(self, place: int | slice) -> _Item | list[_Item]:
        if isinstance(place, slice) or place < 0:
            return list(self)[place]
        for item in islice(self, place, None):
            return item
        raise IndexError(place)


class Cell(NamedTuple):
    """A value for machines, the words for people where these differ, and a mark; `lines` are the same words with signs, where a cell has room for several."""

    value: Any
    text: str | None = None
    mark: str = ""
    lines: tuple[str, ...] = ()


Value = Any  # a plain scalar, None, or a Cell


def value_of(cell: Value) -> Any:
    """The value for machines."""
    return cell.value if isinstance(cell, Cell) else cell


def text_of(cell: Value) -> str:
    """The words for people, without marks."""
    if isinstance(cell, Cell):
        if cell.text is not None:
            return cell.text
        cell = cell.value
    if cell is None:
        return ""
    if isinstance(cell, (list, tuple)):
        return "; ".join(text_of(item) for item in cell)
    if isinstance(cell, dict):
        return "; ".join(f"{key}: {text_of(item)}" for key, item in cell.items())
    return str(cell)


def lines_of(cell: Value) -> tuple[str, ...]:
    """The words for people as lines, without marks; one line where the cell has no lines of its own."""
    return (isinstance(cell, Cell) and cell.lines) or (text_of(cell),)


def mark_of(cell: Value) -> str:
    """The mark: disputed, computed, derived, or nothing."""
    return cell.mark if isinstance(cell, Cell) else ""


class Column(NamedTuple):
    """A column: its name for machines, its head for people, and whether a table for people shows it unasked."""

    name: str
    head: str
    kind: str = "text"  # text, date, number, id
    shown: bool = True
    wide: bool = False  # shown to people where there is room


class Row(NamedTuple):
    """The cells of one record (or one event) in the order of the columns."""

    record: str
    cells: tuple[Value, ...]


def named_in(row: Row) -> Iterator[str]:
    """The ids of the records that a row may name: its own, and every text that a cell holds for machines."""
    yield from row.record.split("#")[0].split("..")
    for cell in row.cells:
        value = value_of(cell)
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from (item for item in value if isinstance(item, str))


class Table(NamedTuple):
    """Rows under a heading; the heading of the first table of an answer is often empty.

    `layout` says how people are shown it: "" as a table, "side" with a record a column (side by side, or one under the other), "grid" with
    short cells under short heads, in several blocks where one is too wide. Nothing is left out of the last two.
    """

    columns: tuple[Column, ...]
    rows: Sequence[Row]
    heading: str = ""
    key: str = ""  # the name for machines: `items`, `may match`
    layout: str = ""
    foot: Row | None = None  # a last line for people: sums
    loose: bool = False  # its rows are no records: they are shown without an id


class Doubt(NamedTuple):
    """A value on which sources conflict: what is shown, and what the others say."""

    record: str
    field: str
    shown: str
    others: tuple[tuple[str, str], ...]  # (value, citation)
    column: str = ""  # the column of a list that shows it


class Basis(NamedTuple):
    """What an answer rests on."""

    dataset: str
    version: str
    counts: str = "in-force"  # which date counts: in-force, adopted, published
    according_to: str = ALL_SOURCES


class Stretch(NamedTuple):
    """A stretch of time on an axis: it may hold from `may_from` to `may_to`, and holds for certain from `sure_from` to `sure_to`.

    ISO days; None where nothing is known or nothing is certain. What `running` saw going on goes on past `seen` without being confirmed;
    `lasting` is presumed to go on. A `suspended` stretch is one in which the record had no effect.
    """

    may_from: str | None
    sure_from: str | None
    sure_to: str | None
    may_to: str | None
    running: bool = False
    lasting: bool = False
    seen: str | None = None
    suspended: bool = False


class Point(NamedTuple):
    """An event on an axis: its bounding ISO days, and what happened."""

    earliest: str
    latest: str
    what: str


class Track(NamedTuple):
    """A line on an axis: its label, the record, its stretches and its events; beside a label that is a bare number or sign, the title."""

    label: str
    record: str = ""
    stretches: tuple[Stretch, ...] = ()
    points: tuple[Point, ...] = ()
    title: str = ""

    @property
    def name(self) -> str:
        """Label and title, whole."""
        return f"{self.label} {self.title}".rstrip()


class Lanes(NamedTuple):
    """Tracks under a heading."""

    heading: str
    tracks: tuple[Track, ...]


class Bars(NamedTuple):
    """Numbers over time, for people: a heading, and (label, number) in order."""

    heading: str
    values: tuple[tuple[str, float], ...]


class Branch(NamedTuple):
    """A line of a tree for people: a label (may be empty), a text with its mark, the branches below it, and what is said behind the mark."""

    label: str
    text: str
    mark: str = ""
    branches: tuple["Branch", ...] = ()
    more: str = ""


class Answer:
    """A list: tables of rows, how many there are in all, and what must be said beside them."""

    def __init__(self, command: str, title: str, question: dict[str, Any], basis: Basis, tables: list[Table], total: int, counted: str = "") -> None:
        self.command = command
        self.title = title
        self.question = question
        self.basis = basis
        self.tables = tables
        self.total = total
        self.counted = counted  # "8 treaties"
        self.lanes: list[Lanes] = []  # for people: drawn above the tables
        self.bars: list[Bars] = []  # for people: drawn below the tables
        self.trees: list[Branch] = []  # for people: drawn in place of the first table, the text of each as its root
        self.sentences: Callable[[], list[str]] = (
            list  # for readers by ear, where the rows of the first table are no records; made when they are read
        )
        self.drawn = False  # the lanes or the trees say it all: people are shown no tables
        self.empty = "no record matches"  # what is said when there is nothing
        self.doubts: Sequence[Doubt] = []
        self.notes: list[str] = []
        self.remarks: Callable[[], list[str]] = list  # notes that all rows together give, for programs; asked for when the rows were gone through
        self.hints: list[str] = []
        self.fallbacks: dict[str, str] = {}  # titles in another language than the asker's, by record


class Section(NamedTuple):
    """A part of a card: a heading and its lines; a line is a label (may be empty) and a text."""

    heading: str
    lines: tuple[tuple[str, str], ...]
    grouped: bool = False  # a label that stands on several lines is shown once


class Card:
    """One record whole, or one page of text: for people as sections, for machines as `item`."""

    def __init__(
        self,
        command: str,
        title: str,
        subtitle: str,
        question: dict[str, Any],
        basis: Basis,
        sections: Callable[[], list[Section]],
        item: dict[str, Any],
    ) -> None:
        self.command = command
        self.title = title
        self.subtitle = subtitle
        self.question = question
        self.basis = basis
        self.sections = sections  # made when they are shown: machines need only the item
        self.item = item
        self.lanes: list[Lanes] = []
        self.doubts: list[Doubt] = []
        self.hints: list[str] = []
        self.fallbacks: dict[str, str] = {}  # titles in another language than the asker's, by record
