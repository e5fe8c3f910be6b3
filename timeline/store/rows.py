"""One record to the rows of the store: its choices made, its place in time, its spells, what it is called and what it says.

Nothing here knows a database. What a record must know of others, it is told as lessons: what each source is worth, and whom the jurisdiction continues.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from timeline.edtf import Edtf, agrees
from timeline.load.problem import Problem
from timeline.load.record import Claim, Event, Record
from timeline.model import BY_NAME
from timeline.model.vocabulary import AUTHORITIES, CONSENTS, ENDINGS, FIELD_VERBS, STATEFUL, VERBS
from timeline.store.choose import ONLY_CLAIM, UNKNOWN_AUTHORITY, Choice, Cites, choose
from timeline.store.fold import fold_name
from timeline.store.place import Dated, life, place
from timeline.store.spells import Happening, iso, spells
from timeline.store.texts import document_row, name_rows, texts_of
from timeline.store.ukrainian import alphabet_key

PLURAL_CLAIMS = ("aliases", "numbers", "values")
TABLES = ("record", "claim", "event", "spell", "link", "citation", "remark", "name", "document")
_INVERSE = {verb.name: verb.inverse for verb in VERBS}
_NEEDS_SOURCE = {kind.name: kind.cited for kind in BY_NAME.values()}
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

Row = tuple[Any, ...]


def dump(value: Mapping[str, Any] | Sequence[Any]) -> str:
    """JSON as the store keeps it; most lists and mappings are empty."""
    return _encode(value) if value else "{}" if isinstance(value, dict) else "[]"


def _dump_cites(cites: Cites) -> str:
    """As `dump`; ids need no escape."""
    return "[" + ",".join([f'["{source}",{_encode(at)}]' for source, at in cites]) + "]"


def _dump_places(places: Mapping[str, tuple[int, int]]) -> str:
    """As `dump`; names of fields need no escape."""
    return "{" + ",".join([f'"{name}":[{line},{column}]' for name, (line, column) in places.items()]) + "}"


class Lesson(NamedTuple):
    """What a source or a party teaches about other records: how far to trust it, what it copies, whom it continues."""

    record: str
    authority: int | None = None
    copy_of: str = ""
    continues: tuple[str, ...] = ()


def lesson_of(record: Record) -> Lesson | None:
    """What others must know of `record`; None where it is neither a source nor a party."""
    if record.kind == "source":
        authority = record.body.get("authority")
        return Lesson(record.id, None if authority is None else AUTHORITIES.index(authority), record.body.get("copy_of", ""))
    if record.kind == "party":
        return Lesson(record.id, continues=tuple(link.target for link in record.links if link.verb == "continues"))
    return None


def must_wait(record: Record) -> bool:
    """Whether the rows of a record depend on sources and parties that may come after it: it has rival claims, or names parties."""
    if any(event.party not in ("", "all") for event in record.events):
        return True
    fields = [(claim.field, claim.language) for claim in record.claims if claim.field not in PLURAL_CLAIMS]
    return len(set(fields)) < len(fields)


class Rows:
    """The rows of records by table, until somebody takes them away."""

    def __init__(self, jurisdiction: str, parties: Sequence[str], problems: list[Problem]) -> None:
        self.jurisdiction = jurisdiction
        self.jurisdictions = set(parties)
        self.problems = problems
        self.authorities: dict[str, int] = {}
        self.origins: dict[str, str] = {}
        self.tables: dict[str, list[Row]] = {table: [] for table in TABLES}

    def learn(self, lesson: Lesson) -> None:
        """Heed a source or a party from here on. The predecessors that the jurisdiction continues act for it."""
        if lesson.authority is not None:
            self.authorities[lesson.record] = lesson.authority
        if lesson.copy_of:
            self.origins[lesson.record] = fold_name(lesson.copy_of)
        if lesson.record in self.jurisdictions:
            self.jurisdictions.update(lesson.continues)

    def _authority(self, source: str) -> int:
        """The rank of a source, 0 being the best."""
        return self.authorities.get(source, UNKNOWN_AUTHORITY)

    def add(self, record: Record) -> None:
        """Make the rows of one record."""
        chosen: dict[str, Any] = {}
        dates: dict[str, tuple[Edtf, str, bool]] = {}  # by address: the chosen date, its derivation, disputed
        titles: dict[str, str] = {}
        actors: dict[str, str] = {}
        for (name, language), claims in _fields(record).items():
            self._check_claims(record, claims)
            if name in PLURAL_CLAIMS:
                chosen[name] = [*chosen.get(name, ()), *({"value": claim.value, **claim.details} for claim in claims)]
                self._claim_rows(record, claims, None)
                continue
            choice = self._choose(record, name, claims)
            self._claim_rows(record, claims, choice)
            best = claims[choice.chosen]
            if name == "title":
                titles[language] = best.value
                _mark(chosen, "title" if language == "en" else f"title-{language}", choice)
            elif name.endswith(".by"):
                actors[name[:-3]] = best.value
            elif best.date is not None and name != "period":
                dates[name] = (best.date, best.details.get("derivation", ""), bool(choice.rivals))
            else:
                _keep(chosen, name, best, choice)
        if record.kind == "event" and not record.events:
            self._tell_of_period(record, chosen, dates)
        self._event_rows(record, dates, actors)
        self._record_row(record, titles, chosen, dates)
        self._link_rows(record)
        self._text_rows(record, titles, chosen)

    def _tell_of_period(self, record: Record, chosen: dict[str, Any], dates: dict[str, tuple[Edtf, str, bool]]) -> None:
        """An event that is told as a stretch of time occurs in that stretch."""
        record.events.append(Event("occurrence", "occurrence", "all", record.line, record.column, (), {}))
        claim = next((c for c in record.claims if c.field == "period" and c.value == chosen.get("period")), None)
        if claim is not None and claim.date is not None:
            dates["occurrence"] = (claim.date, claim.details.get("derivation", ""), "period" in chosen.get("disputed", ()))

    def _choose(self, record: Record, name: str, claims: list[Claim]) -> Choice:
        if len(claims) == 1:
            return ONLY_CLAIM
        choice = choose(claims, record.cites, self._authority, lambda source: self.origins.get(source, source))
        event = next((event for event in record.events if event.address == name), None)
        if choice.rivals and event is not None and event.kind in CONSENTS:
            rivals = tuple(n for n in choice.rivals if not self._is_deposit_year(record, event, claims[n]))
            choice = Choice(choice.chosen, choice.rule, rivals)
        return choice

    def _is_deposit_year(self, record: Record, consent: Event, claim: Claim) -> bool:
        """A bare year of "ratified" may mean the deposit: it conflicts only when it fits neither."""
        if claim.date is None or claim.date.precision != "year":
            return False
        deposits = {e.address for e in record.events if e.kind == "deposit" and e.party == consent.party}
        return any(c.field in deposits and c.date is not None and agrees(c.date, claim.date) for c in record.claims)

    def _check_claims(self, record: Record, claims: list[Claim]) -> None:
        """What makes a claim unfit to be relied on."""
        for claim in claims:
            if not claim.cites and not record.cites and not record.cite_refused and _NEEDS_SOURCE[record.kind]:
                message, hint = f"`{claim.field}` of `{record.id}` has no source", "add `cite:` to the record, or to the value"
                self._note("no-source", message, hint, record, claim)
            if claim.field == "numbers" and "valid" not in claim.details:
                self._note("undated-number", f"`{claim.value}` does not say when it was valid", "write `{value: …, valid: 2019}`", record, claim)

    def _note(self, name: str, message: str, hint: str, record: Record, claim: Claim) -> None:
        self.problems.append(Problem(name, message, hint, record.path, claim.line, claim.column, record.id))

    def _claim_rows(self, record: Record, claims: list[Claim], choice: Choice | None) -> None:
        for n, claim in enumerate(claims):
            date = claim.date
            earliest, latest = (None, None) if date is None else (iso(date.earliest), iso(date.latest))
            chosen, rule, disputed = (None, None, 0) if choice is None else (int(n == choice.chosen), choice.rule, int(n in choice.rivals))
            self.tables["claim"].append((
                record.id, claim.field, claim.language or None, claim.value, earliest, latest,
                _dump_cites(claim.cites), dump(claim.details), chosen, rule, disputed, claim.line, claim.column,
            ))  # fmt: skip

    def _event_rows(self, record: Record, dates: dict[str, tuple[Edtf, str, bool]], actors: dict[str, str]) -> None:
        for event in record.events:
            date, derivation, disputed = dates.get(event.address, (None, "", False))
            text, earliest, latest = (None, None, None) if date is None else (date.text, iso(date.earliest), iso(date.latest))
            self.tables["event"].append((
                record.id, event.address, event.kind, event.party or self.jurisdiction or None, int(self._is_own(event)),
                text, earliest, latest, actors.get(event.address),
                _dump_cites(event.cites), event.details.get("derivation") or derivation or None, int(disputed), dump(event.details),
                event.line, event.column,
            ))  # fmt: skip

    def _record_row(self, record: Record, titles: dict[str, str], chosen: dict[str, Any], dates: dict[str, tuple[Edtf, str, bool]]) -> None:
        owned = [Dated(event.kind, self._is_own(event), dates[event.address][0]) for event in record.events if event.address in dates]
        period = next((claim.date for claim in record.claims if claim.field == "period" and claim.value == chosen.get("period")), None)
        parts = chosen.get("period_start_part", ""), chosen.get("period_end_part", "")
        where = place(BY_NAME[record.kind], owned, period, *parts)
        if record.kind in STATEFUL:
            self._spell_rows(record, dates, period, parts)
        title = titles.get("en") or titles["uk"]
        self.tables["record"].append((
            record.id, record.kind, record.parent or None, record.order, title, titles.get("uk"), where.first, where.last,
            where.begin_earliest, where.begin_latest, where.end_earliest, where.end_latest, int(where.running),
            where.sort, dump(chosen), dump(record.body), _dump_cites(record.cites), record.path, record.line, record.column,
            _dump_places(record.places), alphabet_key(titles.get("uk") or title),
        ))  # fmt: skip

    def _is_own(self, event: Event) -> bool:
        """Whether the jurisdiction, or one that it continues, did it."""
        return not event.party or event.party in self.jurisdictions

    def _spell_rows(self, record: Record, dates: dict[str, tuple[Edtf, str, bool]], period: Edtf | None, parts: tuple[str, str]) -> None:
        happenings = [
            Happening(event.address, event.kind, self._is_own(event), date.text, iso(date.earliest), iso(date.latest))
            for event in record.events
            if event.address in dates and (date := dates[event.address][0])
        ]
        happenings += [  # what ended has ended, even where nobody tells when
            Happening(event.address, event.kind, self._is_own(event), "", None, None)
            for event in record.events
            if event.kind in ENDINGS and event.address not in dates
        ]
        found = spells(record.kind, happenings, None if period is None else life(period, *parts))
        self.tables["spell"] += [spell.row(record.id, record.kind) for spell in found]

    def _link_rows(self, record: Record) -> None:
        """Links and references; citations go to their own table, and what quotes and ambiguities touch to `remark`."""
        links, citations = self.tables["link"], self.tables["citation"]
        for link in record.links:
            if link.field == "cite":
                citations.append((record.id, link.target, link.details.get("at"), link.line, link.column))
                continue
            verb = link.verb
            inverse = _INVERSE.get(verb, "")
            if not verb and link.field in FIELD_VERBS and record.kind != "source":
                verb, inverse = FIELD_VERBS[link.field].name, FIELD_VERBS[link.field].inverse
            links.append((
                record.id, verb, inverse, link.target, link.field, " ".join(link.kinds), link.details.get("derivation"),
                _dump_cites(link.cites), dump(link.details), link.line, link.column,
            ))  # fmt: skip
        if record.inherits_cites:
            citations += [(record.id, source, at, record.line, record.column) for source, at in record.cites]
        if record.kind == "source":
            self._remark_rows(record)

    def _remark_rows(self, record: Record) -> None:
        for kind, key, touched in (("ambiguity", "ambiguities", "about"), ("quote", "quotes", "links")):
            for name, entry in record.body.get(key, {}).items():
                for target in entry.get(touched, ()):
                    self.tables["remark"].append((target, kind, record.id, name, dump(entry)))

    def _text_rows(self, record: Record, titles: dict[str, str], chosen: dict[str, Any]) -> None:
        """The names that find a record and the text that is searched."""
        texts = texts_of(record, list(titles.values()), chosen)
        self.tables["name"] += name_rows(record, texts)
        self.tables["document"].append(document_row(record, texts))


def _fields(record: Record) -> dict[tuple[str, str], list[Claim]]:
    """The claims of each value."""
    found: dict[tuple[str, str], list[Claim]] = {}
    for claim in record.claims:
        found.setdefault((claim.field, claim.language), []).append(claim)
    return found


def _keep(chosen: dict[str, Any], name: str, claim: Claim, choice: Choice) -> None:
    """The chosen value of a field, with what must be said beside it."""
    number = name == "value" and claim.value
    chosen[name] = (int(number) if number.lstrip("-").isdigit() else float(number)) if number else claim.value
    for detail in ("start_part", "end_part", "bound", "derivation"):
        if detail in claim.details:
            chosen[f"{name}_{detail}"] = claim.details[detail]
    _mark(chosen, name, choice)


def _mark(chosen: dict[str, Any], name: str, choice: Choice) -> None:
    if choice.rivals:
        chosen.setdefault("disputed", []).append(name)
