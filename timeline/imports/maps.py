"""Maps: what the columns of a table are. The values; `reading` reads them from their files."""

from __future__ import annotations

import re
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field

from timeline.model import Kind

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
    def is_claim(self) -> bool:
        """Whether it gives a value with its own source: `{value: …, cite: …}`."""
        return "value" in self.inner

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
    """An event that a row tells of; with `only_if` the text that must not be empty, dated or not."""

    line: int
    cells: AnyMapping[str, Cell]
    marks: AnyMapping[str, Mark]
    only_if: Cell | None = None


@dataclass(frozen=True, slots=True)
class LinkSpec:
    """A link that a row tells of: its verb and what is said about it."""

    cells: AnyMapping[str, Cell]
    only_if: Cell | None = None


@dataclass(frozen=True, slots=True)
class RecordSpec:
    """A record that a row makes, or adds to. `inside` names the one that holds it; without a `title` it only adds to one that is there."""

    kind: Kind
    line: int
    id: Cell
    title: Cell | None
    inside: Cell | None
    only_if: Cell | None
    fields: AnyMapping[str, Cell]
    events: tuple[EventSpec, ...]
    links: tuple[LinkSpec, ...]

    def cells(self) -> list[Cell]:
        """Every place of it that names a column, the outermost ones."""
        alone = [cell for cell in (self.id, self.title, self.inside, self.only_if) if cell]
        specs: list[EventSpec | LinkSpec] = [*self.events, *self.links]
        parts = [part for spec in specs for part in (*spec.cells.values(), spec.only_if) if part]
        return [*alone, *self.fields.values(), *parts]


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
    fill: tuple[str, ...] = ()  # columns whose empty cells mean what stands above them
    date_order: str = ""
    year_slash: str = "years"
    delimiter: str = ""
    encoding: str = ""

    def cells(self) -> list[Cell]:
        """Every place that names a column."""
        found = [*self.source.values(), *self.values.values(), *(cell for record in self.records for cell in record.cells())]
        return [inner for cell in found for inner in cell.every()]
