"""One record whole: its facts, its events in order, its links both ways, its sources, where sources disagree."""

from __future__ import annotations

import json
from typing import Any

from timeline.answer import Card, Doubt, Section
from timeline.query.cells import SEEN, places
from timeline.query.doubts import doubt_on
from timeline.query.lens import Lens
from timeline.query.origin import homes
from timeline.words import say

# what the store holds of records, a statement a part; `{of}` is a condition on the id, the first column says whose row it is
_PARTS: dict[str, str] = {
    "head": (
        "SELECT id, kind, parent, title, title_uk, chosen, body, cites, path, line, begin_earliest, begin_latest, end_earliest, end_latest, "
        "running, end_derived FROM record r WHERE id {of}"
    ),
    "claims": "SELECT record, field, language, value, cites, details, chosen, rule, disputed, line FROM claim WHERE record {of} ORDER BY rowid",
    "events": (
        "SELECT record, address, kind, party, own, date, earliest, latest, actor, cites, derivation, disputed, "
        "CASE WHEN line IS NULL THEN json_set(details, '$.implied', json('true')) ELSE details END FROM event WHERE record {of} "
        "ORDER BY earliest IS NULL AND latest IS NULL, coalesce(earliest, latest), latest, rowid"
    ),
    "out": (
        "SELECT l.record, l.verb, l.target, l.derivation, "
        "CASE WHEN l.cites = '[]' THEN l.details ELSE json_set(l.details, '$.cite', json(l.cites)) END, l.field, t.kind "
        "FROM link l JOIN record t ON t.id = l.target WHERE l.record {of} ORDER BY l.rowid"
    ),
    "back": (
        "SELECT l.target, l.inverse, l.record, l.derivation, "
        "CASE WHEN l.cites = '[]' THEN l.details ELSE json_set(l.details, '$.cite', json(l.cites)) END, l.field, s.kind "
        "FROM link l JOIN record s ON s.id = l.record WHERE l.target {of} ORDER BY l.inverse, s.sort, s.id"
    ),
    "inside": "SELECT r.parent, r.id, r.kind, r.title, r.body, {title} FROM record r WHERE r.parent {of} ORDER BY r.sort, r.ord",
    "remarks": "SELECT record, kind, source, id, details FROM remark WHERE record {of} ORDER BY kind, source, rowid",
    "acts": (
        "SELECT e.actor, e.record, e.kind, e.date FROM event e WHERE e.actor {of} AND e.kind NOT IN ('amendment', 'replacement') "
        "ORDER BY coalesce(e.earliest, e.latest), e.record"
    ),
}
_Rows = list[tuple[Any, ...]]


def read_entries(lens: Lens, of: str, *values: Any) -> dict[str, Entry]:
    """The rows of all records whose id fulfils the condition `of` (`= ?`), by id: as many statements for a thousand as for one."""
    found: dict[str, dict[str, _Rows]] = {}
    for name, sql in _PARTS.items():
        for record, *rest in lens.rows(sql.format(of=of, title=lens.title), *values):
            found.setdefault(record, {}).setdefault(name, []).append(tuple(rest))
    return {record: Entry(lens, record, parts) for record, parts in found.items() if "head" in parts}


def read_entry(lens: Lens, record: str) -> Entry:
    """The rows of one record, which is known to be there."""
    return read_entries(lens, "= ?", record)[record]


class Entry:
    """The rows of one record."""

    def __init__(self, lens: Lens, record: str, parts: dict[str, _Rows]) -> None:
        self.lens = lens
        self.id = record
        row = parts["head"][0]
        self.kind, self.parent, self.title, self.title_uk = row[:4]
        self.chosen: dict[str, Any] = json.loads(row[4])
        self.body: dict[str, Any] = json.loads(row[5])
        self.cites = json.loads(row[6])
        self.path, self.line = row[7:9]
        self.life = row[9:13]
        self.running, self.end_derived = bool(row[13]), row[14]
        self.claims, self.events = parts.get("claims", []), parts.get("events", [])
        self.out, self.back = parts.get("out", []), parts.get("back", [])
        self.inside, self.remarks, self.acts = parts.get("inside", []), parts.get("remarks", []), parts.get("acts", [])

    @property
    def seen(self) -> str:
        """The day up to which its sources tell of the present, or nothing; read only for those who are told of it."""
        row = self.lens.one(f"SELECT {SEEN} FROM record r WHERE id = ?", self.id)
        return str(row[0]) if row and row[0] else ""

    @property
    def shown_title(self) -> str:
        """The title in the asker's language, or in the one there is."""
        return str(self.title_uk if self.lens.language == "uk" and self.title_uk else self.title)

    def doubts(self) -> list[Doubt]:
        """Every conflict on a value of the record."""
        fields = dict.fromkeys(
            f"{field}-{language}" if language and language != "en" else field for field, language, *_, disputed, _line in self.claims if disputed
        )
        return [doubt for field in fields if (doubt := doubt_on(self.lens, self.id, field)) is not None]


def show(lens: Lens, record: str, command: str, roles: bool = False) -> Card:
    """The card of a record; with `roles`, each of its roles in full."""
    rows = read_entry(lens, record)
    number = rows.chosen.get("number") or rows.body.get("number")
    subtitle = " · ".join(str(part) for part in (say(rows.kind, lens.language), number, record) if part)
    doubts = rows.doubts()

    def sections() -> list[Section]:
        from timeline.query.sections import sections_of  # machine formats need none

        return list(sections_of(lens, rows, doubts, roles))

    card = Card(command, rows.shown_title, subtitle, {"record": record}, lens.basis, sections, item(lens, record, rows, roles))
    card.doubts = doubts
    if rows.kind == "topic":
        from timeline.query.gather import gather, gathered_items

        card.item["gathered"] = gathered_items(gather(lens, record))
    if rows.kind == "programme" and not roles and any(kind == "role" for _, kind, *_ in rows.inside):
        card.hints.append(f"timeline programme {record} --roles")
    return card


# --- for machines ----------------------------------------------------------------------------------------------------


def item(lens: Lens, record: str, rows: Entry | None = None, deep: bool = False) -> dict[str, Any]:
    """Everything the store holds of a record, ready for JSON."""
    rows = rows or read_entry(lens, record)
    found: dict[str, Any] = {"id": record, "kind": rows.kind}
    if rows.parent:
        found["parent"] = rows.parent
    home = homes(lens, [record]).get(record)
    if home:
        found["dataset"] = home
    found["title"] = {language: value for field, language, value, *_, chosen, _, _, _ in rows.claims if field == "title" and chosen}
    found |= {key: value for key, value in rows.chosen.items() if key != "disputed"}
    found |= {key: _plain_cites(value) for key, value in rows.body.items()}
    found["begin"], found["end"] = list(rows.life[:2]), list(rows.life[2:])
    found["running"] = rows.running
    if rows.end_derived:
        found["end_derived_from"] = rows.end_derived
    found["disputed"] = rows.chosen.get("disputed", []) + [event[0] for event in rows.events if event[10]]
    found["cite"] = places(rows.cites)
    found["claims"] = [_claim_item(claim) for claim in rows.claims]
    found["events"] = [_event_item(record, event) for event in rows.events]
    found["links"] = [
        {
            "verb": verb,
            "record": other,
            "kind": kind,
            "direction": direction,
            **({"field": field} if field else {}),
            **({"derivation": derivation} if derivation else {}),
            **_details(details),
        }
        for direction, links in (("out", rows.out), ("in", rows.back))
        for verb, other, derivation, details, field, kind in links
    ]
    found["records"] = [
        item(lens, child, None, True) if deep else {"id": child, "kind": kind, "title": title} for child, kind, title, *_ in rows.inside
    ]
    found["remarks"] = [{"kind": kind, "source": source, "id": name, **json.loads(details)} for kind, source, name, details in rows.remarks]
    found["file"], found["line"] = rows.path, rows.line
    return found


def _details(packed: str) -> dict[str, Any]:
    return {key: places(value) if key == "cite" else value for key, value in _read(packed).items() if key != "derivation"}


def _read(packed: str) -> Any:
    """What is packed as JSON, most often nothing."""
    return json.loads(packed) if packed != "{}" else {}


def _plain_cites(value: Any) -> Any:
    """Citations inside blocks as text."""
    if isinstance(value, dict):
        return {k: places(v) if k == "cite" else _plain_cites(v) for k, v in value.items()}
    return [_plain_cites(inner) for inner in value] if isinstance(value, list) else value


def _claim_item(claim: tuple[Any, ...]) -> dict[str, Any]:
    field, language, value, cites, details, chosen, rule, disputed, line = claim
    said = {"derivation_rule" if key == "rule" else key: text for key, text in _read(details).items()}  # `rule` is the one that chose
    found = {"field": field, "value": value, **({"language": language} if language else {}), **said}
    found["cite"] = places(json.loads(cites)) if cites != "[]" else []
    if chosen is not None:
        found |= {"chosen": bool(chosen), "rule": rule, "disputed": bool(disputed)}
    return {**found, "line": line}


def _event_item(record: str, event: tuple[Any, ...]) -> dict[str, Any]:
    address, kind, party, _, date, earliest, latest, actor, cites, derivation, disputed, details = event
    found = {"address": f"{record}#{address}", "event": kind, "party": party, "date": date, "earliest": earliest, "latest": latest}
    found |= {"by": actor, "derivation": derivation, "disputed": bool(disputed), **json.loads(details)}
    found["cite"] = places(json.loads(cites))
    return {key: value for key, value in found.items() if value not in (None, [], False) or key == "date"}
