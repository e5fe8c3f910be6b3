"""Records to one SQLite file: rows in, choices made, indexes last, links and citations checked at the end."""

from __future__ import annotations

import gc
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from timeline.edtf import Edtf, agrees
from timeline.load.files import DatasetInfo
from timeline.load.problem import Problem
from timeline.load.record import Claim, Event, Record
from timeline.model import BY_NAME
from timeline.model.vocabulary import AUTHORITIES, CONSENTS, ENDINGS, FIELD_VERBS, STATEFUL, VERBS
from timeline.store.assertions import store_assertions
from timeline.store.choose import ONLY_CLAIM, UNKNOWN_AUTHORITY, Choice, choose
from timeline.store.combine import Part, add_plain_names, path_prefixes, read_all, unique_names, whole_info
from timeline.store.fold import fold_name
from timeline.store.joins import check_joins
from timeline.store.links import check_jurisdiction, check_links, derive_from_links, own_parties
from timeline.store.lives import derive_spells
from timeline.store.only import restrict
from timeline.store.place import Dated, life, place
from timeline.store.spells import INSERT, Happening, iso, spells
from timeline.store.texts import document_row, name_rows, texts_of
from timeline.store.ukrainian import alphabet_key
from timeline.store.waiting import Waiting

PLURAL_CLAIMS = ("aliases", "numbers", "values")
_INVERSE = {verb.name: verb.inverse for verb in VERBS}
_BATCH = 2_000
_HERE = Path(__file__).parent
Watch = Callable[[int, int], None]
_INSERT = {
    "record": "INSERT INTO record VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,NULL,?,?,?,?,?,?,?,?,0,?)",
    "claim": "INSERT INTO claim VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
    "event": "INSERT INTO event VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    "spell": INSERT,
    "link": "INSERT INTO link VALUES (?,?,?,?,?,?,?,?,?,?,?)",
    "citation": "INSERT INTO citation VALUES (?,?,?,?,?)",
    "remark": "INSERT INTO remark VALUES (?,?,?,?,?)",
    "name": "INSERT INTO name VALUES (?,?,?)",
    "document": "INSERT INTO document (record, title, names, body, latin, fields) VALUES (?,?,?,?,?,?)",
}


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def dump(value: dict[str, Any] | Sequence[Any]) -> str:
    """JSON as the store keeps it; most lists and mappings are empty."""
    return _encode(value) if value else "{}" if isinstance(value, dict) else "[]"


@contextmanager
def _no_collection() -> Iterator[None]:
    """The cyclic collector finds nothing in bulk work and would look again and again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class Builder:
    """Fills an empty database with the records of one dataset."""

    def __init__(self, db: sqlite3.Connection, info: DatasetInfo, problems: list[Problem], only: str = "") -> None:
        self.db = db
        self.only = only  # the one source that counts; empty: all
        self.info = info
        self.problems = problems
        self.jurisdictions = set(info.parties)
        self.left: set[str] = set()
        self.authorities: dict[str, int] = {}
        self.origins: dict[str, str] = {}
        self.seen: dict[str, tuple[str, int]] = {}
        self.repeated: set[str] = set()  # ids that stand twice: what points to one may mean either record
        self.rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in _INSERT}

    def authority(self, source: str) -> int:
        """The rank of a source, 0 being the best."""
        return self.authorities.get(source, UNKNOWN_AUTHORITY)

    def add_all(self, records: Iterable[Record]) -> None:
        """Add records; those with rival claims wait until every source is known."""
        waiting = Waiting()
        dropped = ""
        for record in records:
            if dropped and record.id.startswith(f"{dropped}/"):
                continue  # what is inside a repeated record goes with it
            dropped = "" if self._is_new(record) else record.id
            if dropped or (self.only and not self._is_left(record)):
                continue
            if record.kind == "source":
                self._note_source(record)
            elif record.kind == "party":
                self._note_party(record)
            if _has_rivals(record) or _acts_of_parties(record):
                waiting.append(record)
            else:
                self.add(record)
        for record in waiting:
            self.add(record)
        self.flush()

    def _is_new(self, record: Record) -> bool:
        first = self.seen.get(record.id)
        if first is None:
            self.seen[record.id] = (record.path, record.line)
            return True
        message = f"the id `{record.id}` stands twice; the first stands in {first[0]}:{first[1]}"
        problem = Problem("repeated-id", message, "give one another id", record.path, record.line, record.column, record.id)
        self.problems.append(problem)
        self.repeated.add(record.id)
        return False

    def _is_left(self, record: Record) -> bool:
        """Whether anything of a record is left when only one source counts; what lives inside a record goes with it."""
        if (not record.parent or record.parent in self.left) and restrict(record, self.only):
            self.left.add(record.id)
            return True
        return False

    def _note_source(self, record: Record) -> None:
        if "authority" in record.body:
            self.authorities[record.id] = AUTHORITIES.index(record.body["authority"])
        if "copy_of" in record.body:
            self.origins[record.id] = fold_name(record.body["copy_of"])

    def _note_party(self, record: Record) -> None:
        """The predecessors that the jurisdiction continues act for it."""
        self.jurisdictions |= own_parties(record, self.jurisdictions)

    # --- one record ----------------------------------------------------------------------------------------------

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
        if len(self.rows["record"]) >= _BATCH:
            self.flush()

    def _tell_of_period(self, record: Record, chosen: dict[str, Any], dates: dict[str, tuple[Edtf, str, bool]]) -> None:
        """An event that is told as a stretch of time occurs in that stretch."""
        record.events.append(Event("occurrence", "occurrence", "all", record.line, record.column, (), {}))
        claim = next((c for c in record.claims if c.field == "period" and c.value == chosen.get("period")), None)
        if claim is not None and claim.date is not None:
            dates["occurrence"] = (claim.date, claim.details.get("derivation", ""), "period" in chosen.get("disputed", ()))

    def _choose(self, record: Record, name: str, claims: list[Claim]) -> Choice:
        if len(claims) == 1:
            return ONLY_CLAIM
        choice = choose(claims, record.cites, self.authority, lambda source: self.origins.get(source, source))
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
            if not claim.cites and not record.cites and not record.cite_refused and BY_NAME[record.kind].cited:
                message, hint = f"`{claim.field}` of `{record.id}` has no source", "add `cite:` to the record, or to the value"
                self._note("no-source", message, hint, record, claim)
            if claim.field == "numbers" and "valid" not in claim.details:
                self._note("undated-number", f"`{claim.value}` does not say when it was valid", "write `{value: …, valid: 2019}`", record, claim)

    def _note(self, name: str, message: str, hint: str, record: Record, claim: Claim) -> None:
        self.problems.append(Problem(name, message, hint, record.path, claim.line, claim.column, record.id))

    def _claim_rows(self, record: Record, claims: list[Claim], choice: Choice | None) -> None:
        for n, claim in enumerate(claims):
            date = claim.date
            self.rows["claim"].append((
                record.id, claim.field, claim.language or None, claim.value,
                iso(date.earliest) if date else None, iso(date.latest) if date else None,
                dump(claim.cites), dump(claim.details),
                None if choice is None else int(n == choice.chosen), choice.rule if choice else None,
                int(choice is not None and n in choice.rivals), claim.line, claim.column,
            ))  # fmt: skip

    def _event_rows(self, record: Record, dates: dict[str, tuple[Edtf, str, bool]], actors: dict[str, str]) -> None:
        for event in record.events:
            date, derivation, disputed = dates.get(event.address, (None, "", False))
            party = event.party or self.info.jurisdiction
            own = int(self._is_own(event))
            self.rows["event"].append((
                record.id, event.address, event.kind, party or None, own, date.text if date else None,
                iso(date.earliest) if date else None, iso(date.latest) if date else None, actors.get(event.address),
                dump(event.cites), event.details.get("derivation") or derivation or None, int(disputed), dump(event.details),
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
        self.rows["record"].append((
            record.id, record.kind, record.parent or None, record.order, title, titles.get("uk"), where.first, where.last,
            where.begin_earliest, where.begin_latest, where.end_earliest, where.end_latest, int(where.running),
            where.sort, dump(chosen), dump(record.body), dump(record.cites), record.path, record.line, record.column,
            dump(record.places), alphabet_key(titles.get("uk") or title),
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
        self.rows["spell"] += [spell.row(record.id, record.kind) for spell in found]

    def _link_rows(self, record: Record) -> None:
        """Links and references; citations go to their own table, and what quotes and ambiguities touch to `remark`."""
        for link in record.links:
            if link.field == "cite":
                row = (record.id, link.target, link.details.get("at"), link.line, link.column)
                self.rows["citation"].append(row)
                continue
            verb = link.verb
            inverse = _INVERSE.get(verb, "")
            if not verb and link.field in FIELD_VERBS and record.kind != "source":
                verb, inverse = FIELD_VERBS[link.field].name, FIELD_VERBS[link.field].inverse
            self.rows["link"].append((
                record.id, verb, inverse, link.target, link.field, " ".join(link.kinds), link.details.get("derivation"),
                dump(link.cites), dump(link.details), link.line, link.column,
            ))  # fmt: skip
        if record.inherits_cites:
            self.rows["citation"] += [(record.id, source, at, record.line, record.column) for source, at in record.cites]
        if record.kind == "source":
            self._remark_rows(record)

    def _remark_rows(self, record: Record) -> None:
        for kind, key, touched in (("ambiguity", "ambiguities", "about"), ("quote", "quotes", "links")):
            for name, entry in record.body.get(key, {}).items():
                for target in entry.get(touched, ()):
                    self.rows["remark"].append((target, kind, record.id, name, dump(entry)))

    def _text_rows(self, record: Record, titles: dict[str, str], chosen: dict[str, Any]) -> None:
        """The names that find a record and the text that is searched."""
        texts = texts_of(record, list(titles.values()), chosen)
        self.rows["name"] += name_rows(record, texts)
        self.rows["document"].append(document_row(record, texts))

    def flush(self) -> None:
        """Write the rows that wait."""
        for table, rows in self.rows.items():
            if rows:
                self.db.executemany(_INSERT[table], rows)
                rows.clear()


def build(db: sqlite3.Connection, parts: Sequence[Part], problems: list[Problem], stamp: str, only: str = "", watch: Watch | None = None) -> None:
    """Compile the datasets into the empty database `db`, in one transaction; faults are added to `problems` and stored."""
    info = whole_info(parts)
    steps = sum(len(part.files) for part in parts) + 1
    with _no_collection():
        db.execute("PRAGMA journal_mode=OFF")
        db.execute("PRAGMA synchronous=OFF")
        for script in ("schema.sql", "views.sql"):
            db.executescript((_HERE / script).read_text(encoding="utf-8"))
        db.execute("BEGIN")
        builder = Builder(db, info, problems, only)
        builder.add_all(_watched(read_all(parts, problems), steps, watch))
        builder.seen.clear()  # what follows needs the room
        if len(parts) > 1:
            add_plain_names(db)
        _make_indexes(db, "indexes.sql")
        found = check_links(db, builder.repeated)
        found += [problem for problem in check_joins(db) if problem.record not in builder.repeated]
        found += check_jurisdiction(db, info) if len(parts) == 1 else []
        derive_from_links(db)
        found += derive_spells(db)
        _make_indexes(db, "late_indexes.sql")
        problems += [] if only else found  # a source that is left alone does not know every record
        problems += store_assertions(db, info.folder) if len(parts) == 1 and not only else []  # each dataset proves its own
        db.execute("INSERT INTO search(search) VALUES ('rebuild')")
        row = (info.name, info.folder, dump(info.values), stamp, dump(sorted(builder.jurisdictions)))
        db.execute("INSERT INTO dataset VALUES (?,?,?,?,?)", row)
        prefixes = path_prefixes(parts) if len(parts) > 1 else [""]
        db.executemany(
            "INSERT INTO part VALUES (?,?,?,?)",
            [(name, part.info.folder, dump(part.info.values), at) for part, name, at in zip(parts, unique_names(parts), prefixes, strict=True)],
        )
        problems.sort(key=lambda problem: (problem.path, problem.line, problem.column))
        db.executemany(
            "INSERT INTO problem VALUES (?,?,?,?,?,?,?)",
            [(p.name, p.message, p.hint, p.path, p.line, p.column, p.record) for p in problems],
        )
        db.execute("COMMIT")
        db.execute("ANALYZE")
    if watch is not None:
        watch(steps - 1, steps)


def _make_indexes(db: sqlite3.Connection, script: str) -> None:
    for statement in (_HERE / script).read_text(encoding="utf-8").split(";"):
        db.execute(statement)


def _watched(records: Iterable[Record], steps: int, watch: Watch | None) -> Iterator[Record]:
    """The same records; `watch` is told of every file that begins."""
    done, path = 0, ""
    for record in records:
        if record.path != path and watch is not None:
            path = record.path
            watch(done, steps)
            done += 1
        yield record


def _has_rivals(record: Record) -> bool:
    """Whether one value of the record has several claims that compete."""
    seen = set()
    for claim in record.claims:
        key = (claim.field, claim.language)
        if key in seen and claim.field not in PLURAL_CLAIMS:
            return True
        seen.add(key)
    return False


def _acts_of_parties(record: Record) -> bool:
    """Whether the record names parties, whose line of succession must be known first."""
    return any(event.party not in ("", "all") for event in record.events)


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
