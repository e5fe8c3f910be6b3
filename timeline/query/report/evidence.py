"""What the dataset holds of a record and where its sources say so: the ground on which every sentence stands."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from timeline.query.lens import Lens
from timeline.query.report.draft import Cite
from timeline.query.report.wording import quoted
from timeline.query.status import status_sql

Cites = tuple[Cite, ...]


class Claim(NamedTuple):
    """One source's value of a field."""

    field: str
    language: str | None
    value: str
    cites: Cites
    details: dict[str, Any]
    chosen: bool
    disputed: bool


class Event(NamedTuple):
    """An event of a record with its chosen date (None: no source dates it)."""

    record: str
    address: str
    kind: str
    party: str | None
    own: bool
    date: str | None
    earliest: str | None
    latest: str | None
    actor: str | None
    cites: Cites
    derivation: str | None
    details: dict[str, Any]


class Link(NamedTuple):
    """A link between two records, written from `record`."""

    record: str
    verb: str
    target: str
    derivation: str | None
    cites: Cites
    details: dict[str, Any]


class Facts(NamedTuple):
    """The rows of one record."""

    id: str
    kind: str
    title: str
    chosen: dict[str, Any]
    body: dict[str, Any]
    cites: Cites
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]

    @property
    def topics(self) -> frozenset[str]:
        """Its topics."""
        return frozenset(self.body.get("topics", ()))

    @property
    def number(self) -> str:
        """Its official number; empty where it has none."""
        return str(self.chosen.get("number") or "")


class Evidence:
    """The records of a store, each read once."""

    def __init__(self, lens: Lens) -> None:
        self.lens = lens
        self._read: dict[str, Facts] = {}

    def heard(self, packed: str | Iterable[Iterable[str]]) -> Cites:
        """Citations as the store holds them; where one source alone is asked, its own."""
        pairs = json.loads(packed) if isinstance(packed, str) else packed
        return tuple(Cite(source, place) for source, place in pairs if self.lens.according_to in ("", source))

    def facts(self, record: str) -> Facts:
        """The rows of a record."""
        if record not in self._read:
            self._read[record] = self._load(record)
        return self._read[record]

    def _load(self, record: str) -> Facts:
        row = self.lens.rows(f"SELECT r.kind, {self.lens.title}, r.chosen, r.body, r.cites FROM record r WHERE r.id = ?", record)[0]
        own = self.heard(row[4]) or (Cite("", f"timeline show {record}"),)  # without a source it is asked of the dataset
        claims = tuple(
            Claim(field, language, value, self.heard(cites) or own, json.loads(details), bool(chosen), bool(disputed))
            for field, language, value, cites, details, chosen, disputed in self.lens.rows(
                "SELECT field, language, value, cites, details, chosen, disputed FROM claim WHERE record = ? ORDER BY rowid", record
            )
        )
        dated = {claim.field: claim.cites for claim in claims if claim.chosen}
        events = tuple(
            Event(record, address, kind, party, bool(acting), date, earliest, latest, actor, self._of_event(record, address, kind, actor, cites, dated, own),
                  derivation, json.loads(details))
            for address, kind, party, acting, date, earliest, latest, actor, cites, derivation, details in self.lens.rows(
                "SELECT address, kind, party, own, date, earliest, latest, actor, cites, derivation, details FROM event WHERE record = ? "
                "ORDER BY earliest IS NULL AND latest IS NULL, coalesce(earliest, latest), latest, rowid", record,
            )
        )  # fmt: skip
        return Facts(record, row[0], row[1], json.loads(row[2]), json.loads(row[3]), own, claims, events)

    def _of_event(self, record: str, address: str, kind: str, actor: str | None, cites: str, dated: dict[str, Cites], own: Cites) -> Cites:
        """Where an event is stated: by the claims of its date and its own pointers; for one that a link implies, by the link."""
        stated = dict.fromkeys((*dated.get(address, ()), *self.heard(cites)))
        if not stated and kind in ("amendment", "replacement", "repeal") and actor:
            stated = dict.fromkeys(cite for link in self.links(actor) if link.target == record for cite in link.cites)
        return tuple(stated) or own

    def links(self, record: str, *, into: bool = False) -> list[Link]:
        """The links that a record writes, or (with `into`) those that point to it."""
        rows = self.lens.rows(
            f"SELECT l.record, l.verb, l.target, l.derivation, CASE WHEN l.cites = '[]' THEN r.cites ELSE l.cites END, l.details FROM link l "
            f"JOIN record r ON r.id = l.record WHERE l.{'target' if into else 'record'} = ? ORDER BY r.sort, r.id, l.rowid", record,
        )  # fmt: skip
        return [
            Link(source, verb, other, how, self.heard(cites) or self.cites(source), json.loads(details))
            for source, verb, other, how, cites, details in rows
        ]

    def cites(self, record: str, *fields: str) -> Cites:
        """Where the chosen values of some fields are stated, else the record itself."""
        facts = self.facts(record)
        chosen = [claim for field in fields for claim in facts.claims if claim.field == field and claim.chosen]
        spoken = [claim for claim in chosen if claim.language in (None, self.lens.language)] or chosen
        found = dict.fromkeys(cite for claim in spoken for cite in claim.cites)
        return tuple(found) or facts.cites

    def name(self, record: str) -> str:
        """The title in quotation marks."""
        return quoted(self.lens.language, self.facts(record).title)

    def full(self, record: str) -> str:
        """The title in quotation marks, and the official number."""
        number = self.facts(record).number
        return f"{self.name(record)} ({number})" if number else self.name(record)

    def known(self, name: str) -> bool:
        """Whether a name is the id of a record."""
        return self.lens.one("SELECT 1 FROM record WHERE id = ?", name) is not None

    def status(self, record: str, day: str) -> str:
        """The status on a day."""
        sql, values = status_sql(self.lens, day, day)
        return str(self.lens.rows(f"SELECT {sql} FROM record r WHERE r.id = ?", *values, record)[0][0])

    def text(self, value: Any) -> str:
        """A text of the dataset as a sentence; one that is not there in the asker's language is given in quotation marks, and says so."""
        words = _closed(self.lens.text(value))
        if self.lens.language == "en" or not isinstance(value, dict) or value.get(self.lens.language):
            return words
        return f"{quoted(self.lens.language, words.removesuffix('.'))}."


def _closed(text: str) -> str:
    """The text with a full stop."""
    text = text.strip()
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
