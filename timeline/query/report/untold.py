"""What the data cannot tell in the period: unknown statuses, undated records, values on which sources differ, what sources leave unclear."""

from __future__ import annotations

import json

from timeline.edtf import parse
from timeline.query.dates import iso_bounds
from timeline.query.report.dates import named
from timeline.query.report.draft import Block, Cite, Heading, Part, Sentence
from timeline.query.report.evidence import Claim
from timeline.query.report.obligation import SUPERVISION
from timeline.query.report.scope import Scope, kind_word
from timeline.query.report.telling import actor_words, lacks_force, listing, other_values, paragraph, reason_words, titled, value_words
from timeline.words import say

_FIELDS = ("title", "number", "period", "value")


def untold(scope: Scope, told: frozenset[str]) -> Part:
    """Everything of this sort in the records that the draft names."""
    groups = (
        ("h-statuses", _limits(scope) + _statuses(scope, told)),
        ("h-undated", _undated(scope, told)),
        ("h-conflicts", conflicts(scope, told)),
        ("h-unclear", _unclear(scope, told)),
    )
    blocks: list[Block] = []
    for key, sentences in groups:
        if sentences:
            blocks += [Heading(scope.tell(key)), *(paragraph(sentence, listed=True) for sentence in sentences)]
    if not blocks:
        blocks.append(paragraph(scope.of_dataset("nothing-untold", "timeline conflicts")))
    return Part("untold", scope.tell("h-untold"), tuple(blocks))


def _limits(scope: Scope) -> list[Sentence]:
    """That the period reaches out of what the dataset covers, or past today."""
    found = []
    coverage = scope.lens.store.info.get("coverage")
    if coverage:
        begin, end = iso_bounds(parse(coverage))
        if scope.first < begin or scope.last > end:
            found.append(scope.of_dataset("outside", "timeline info", coverage=named(coverage, scope.language)))
    if scope.last > scope.lens.today:
        found.append(scope.of_dataset("ahead", "timeline info", today=named(scope.lens.today, scope.language)))
    return found


def _statuses(scope: Scope, told: frozenset[str]) -> list[Sentence]:
    """Acts without an entry into force in one sentence; whatever else cannot be told, each with its reason."""
    stateful = [record for record in scope.laws.linked + scope.laws.carrying + scope.laws.on_topic if record in told]
    waiting = [record for record in stateful if not scope.sure(record) and lacks_force(scope, record)]
    found = []
    if waiting:
        cites = [cite for record in waiting for cite in scope.evidence.cites(record, "adoption")]
        found.append(scope.sentence("unknown-acts", waiting, cites, records=listing(scope, waiting)))
    others = [record for record in stateful if record not in waiting]
    others += [record for record in (*scope.programmes, *scope.coordinating) if record in told]
    others += [record for record in sorted(told) if scope.evidence.facts(record).kind in ("hotline", "organisation")]
    alike: dict[tuple[tuple[str, ...], str], list[str]] = {}
    for record in dict.fromkeys(others):
        days = tuple(day for day in (scope.first, scope.last) if scope.evidence.status(record, day) == "unknown")
        if days:
            alike.setdefault((days, reason_words(scope, record, days[0])), []).append(record)
    return found + [_unknown(scope, days, why, records) for (days, why), records in alike.items()]


def _unknown(scope: Scope, days: tuple[str, ...], why: str, records: list[str]) -> Sentence:
    """Why the status of some records cannot be told on the days at the period's ends."""
    words = [named(day, scope.language) for day in days]
    asked = scope.tell("and-day", a=words[0], b=words[1]) if len(words) == 2 else words[0]
    cites = [cite for record in records for cite in scope.evidence.cites(record)]
    return scope.sentence("unknown", records, cites, days=asked, reason=why, records=listing(scope, records))


def _undated(scope: Scope, told: frozenset[str]) -> list[Sentence]:
    found = []
    for record in _in_order(scope, told):
        facts = scope.evidence.facts(record)
        if facts.kind not in ("treaty", "programme", "law"):
            continue
        for event in facts.events:
            if event.date is None and event.kind not in ("amendment", "replacement", "repeal"):
                what, by = kind_word(event.kind, scope.language).lower(), actor_words(scope, event.actor)
                cites = event.cites
                words = {"record": scope.evidence.full(record), "what": what, "by": by}
                found.append(scope.sentence("undated-event", record, cites, **words))
    if scope.undated_laws:
        cites = tuple(cite for record in scope.undated_laws for cite in scope.evidence.cites(record))
        found.append(scope.sentence("undated-records", scope.undated_laws, cites, records=listing(scope, scope.undated_laws)))
    return found


def conflicts(scope: Scope, told: frozenset[str]) -> list[Sentence]:
    """Each value of the records told on which sources conflict, with what every source says; supervision at other times is left aside."""
    found = []
    for record in _in_order(scope, told):
        facts = scope.evidence.facts(record)
        dated = {event.address: event for event in facts.events}
        for field in dict.fromkeys(claim.field for claim in facts.claims if claim.disputed):
            if field in _FIELDS or (field in dated and (dated[field].kind not in SUPERVISION or scope.within(dated[field]) != "no")):
                claims = [claim for claim in facts.claims if claim.field == field and (claim.chosen or claim.disputed)]
                if field == "title":
                    found += _also_called(scope, record, claims)
                    continue
                name = say(dated[field].kind if field in dated else field, scope.language)
                found.append(_conflict(scope, record, name, claims))
    return found


def _also_called(scope: Scope, record: str, claims: list[Claim]) -> list[Sentence]:
    """Other names for a record, in the language in which it is named here."""
    shown = scope.evidence.facts(record).title
    language = next((claim.language for claim in claims if claim.chosen and claim.value == shown), "")
    others = [claim for claim in claims if not claim.chosen and claim.language == language]
    if not others:
        return []
    values = [(titled(scope, claim.value), claim.cites) for claim in others]
    cites = [cite for claim in others for cite in claim.cites]
    return [scope.sentence("also-called", record, cites, record=scope.evidence.full(record), others=other_values(scope, values))]


def _conflict(scope: Scope, record: str, field: str, claims: list[Claim]) -> Sentence:
    shown = [(value_words(scope, claim.value), claim.cites) for claim in claims if claim.chosen]
    others = [(value_words(scope, claim.value), claim.cites) for claim in claims if not claim.chosen]
    words = {"field": field, "record": scope.evidence.full(record), "shown": other_values(scope, shown), "others": other_values(scope, others)}
    return scope.sentence("conflict", record, [cite for claim in claims for cite in claim.cites], **words)


def _unclear(scope: Scope, told: frozenset[str]) -> list[Sentence]:
    """What sources leave unclear on the treaty, the acts and the programmes told."""
    watching = {link.record for link in scope.supervisors}
    found: dict[str, Sentence] = {}
    heard: dict[str, tuple[Cite, ...]] = {}
    for record in _in_order(scope, told):
        if scope.evidence.facts(record).kind not in ("treaty", "law", "programme", "body") or record in watching:
            continue
        for source, name, details in scope.lens.rows(
            "SELECT source, id, details FROM remark WHERE record = ? AND kind = 'ambiguity' ORDER BY rowid", record
        ):
            cites = scope.evidence.heard([(source, "")])
            words = {"record": scope.evidence.full(record), "text": scope.evidence.text(json.loads(details)["text"])}
            if cites:
                heard.setdefault(source, cites)
                found.setdefault(f"{source}#{name}", scope.sentence("unclear", record, cites, **words))
    opening = [scope.sentence("unclear-in", source, cites, source=scope.evidence.name(source)) for source, cites in heard.items()]
    return [*opening, *found.values()]


def _in_order(scope: Scope, told: frozenset[str]) -> list[str]:
    """The records told: the treaty first, the others by kind and time."""
    marks = ", ".join("?" * len(told))
    rows = scope.lens.rows(f"SELECT id FROM record WHERE id IN ({marks}) ORDER BY id <> ?, kind, sort, id", *sorted(told), scope.treaty)
    return [record for (record,) in rows]
