"""A record as it stands in its file: claims, events, links, and the fields that carry no claims, each with its place."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from timeline.edtf import Edtf


@dataclass(slots=True, eq=False, repr=False)
class Claim:
    """One source's value of one field: text, with what was said about it."""

    field: str
    language: str
    value: str
    line: int
    column: int
    cites: tuple[tuple[str, str], ...] = ()  # (source, place in it); empty: the record's own citation covers it
    date: Edtf | None = None
    details: dict[str, Any] = dataclasses.field(default_factory=dict)


@dataclass(slots=True, eq=False, repr=False)
class Event:
    """Something that happened to a record; its date is claimed under the event's address."""

    address: str  # `ratification`, `ratification-2`, or the author's own id
    kind: str
    party: str
    line: int
    column: int
    cites: tuple[tuple[str, str], ...]
    details: dict[str, Any]


@dataclass(slots=True, eq=False, repr=False)
class Link:
    """A pointer from a record to another: a link of its own, or a field that names one (`field`)."""

    verb: str
    target: str
    line: int
    column: int
    field: str = ""
    kinds: tuple[str, ...] = ()  # the kinds that the target may have; empty: any
    cites: tuple[tuple[str, str], ...] = ()
    details: dict[str, Any] = dataclasses.field(default_factory=dict)


@dataclass(slots=True, eq=False, repr=False)
class Record:
    """One record as it stands in its file."""

    id: str
    kind: str
    parent: str
    order: int
    path: str
    line: int
    column: int
    body: dict[str, Any] = dataclasses.field(default_factory=dict)  # the fields without claims, ready for JSON
    places: dict[str, tuple[int, int]] = dataclasses.field(default_factory=dict)  # where each of them stands: line and column
    cites: tuple[tuple[str, str], ...] = ()  # a nested record without its own has its parent's
    inherits_cites: bool = False
    cite_refused: bool = False  # it has a citation that cannot be read, and that is told
    claims: list[Claim] = dataclasses.field(default_factory=list)
    events: list[Event] = dataclasses.field(default_factory=list)
    links: list[Link] = dataclasses.field(default_factory=list)
