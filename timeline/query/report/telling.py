"""Sentences that several parts need: an event with its doubts, a status at both ends of the period, a list of titles."""

from __future__ import annotations

import re
from collections.abc import Iterable

from timeline.query.report.dates import named, when
from timeline.query.report.draft import Cite, Paragraph, Sentence
from timeline.query.report.evidence import Cites, Claim, Event
from timeline.query.report.scope import Scope, kind_word, state_of
from timeline.query.report.wording import TEMPLATES, quoted
from timeline.query.status import reason

STATUS_WORDS = {"treaty": "s", "law": "s", "provision": "s", "programme": "ps"}  # the others: "bs"
STATUS_SENTENCES = {"s": "status", "ps": "p-status", "bs": "b-status"}


def event_sentences(scope: Scope, event: Event, key: str = "", about: str = "") -> list[Sentence]:
    """What happened and when, with what sources say otherwise; then what was decided, in the record's own words."""
    key = key or f"e-{event.kind}"
    source = dated_by(scope, event)
    if key in TEMPLATES:
        words = scope.tell(key, when=when(source.date, scope.language))
    else:
        words = f"{kind_word(event.kind, scope.language)}: {named(source.date, scope.language) if source.date else when(None, scope.language)}"
    words += scope.tell("place", place=event.details["place"]) if "place" in event.details else ""
    doubts, more = doubts_on(scope, source)
    ending, rest = said(scope, event)
    about_what = event.details.get("on")
    words += scope.tell("on-provision", provision=scope.evidence.name(about_what)) if about_what and scope.evidence.known(about_what) else ""
    words += _party(scope, event) + actor_words(scope, event.actor) + ending + doubts
    records = tuple(
        dict.fromkeys((about or event.record, event.record, *([event.actor] if event.actor and scope.evidence.known(event.actor) else [])))
    )
    return [Sentence(f"{words}.", records, tuple(dict.fromkeys((*event.cites, *more)))), *rest]


def said(scope: Scope, event: Event) -> tuple[str, list[Sentence]]:
    """What was said or decided at an event: a phrase that goes on with the sentence on it, or sentences of their own."""
    if "text" not in event.details:
        return "", []
    text = scope.evidence.text(event.details["text"])
    if ". " in text:
        return "", [scope.plain(text, event.record, event.cites)]
    first, phrase = text.partition(" ")[0], _lowered(text.removesuffix("."))
    return (f", {phrase}" if first in _JOINING else f" – {phrase}"), []


_JOINING = ("After", "Before", "By", "In", "Under", "With")  # what begins so is no sentence of its own
_SMALL = (*_JOINING, "A", "An", "It", "That", "The", "This")


def _lowered(text: str) -> str:
    """The text as it stands inside a sentence: its first letter small, unless it may begin a name."""
    return text[:1].lower() + text[1:] if text.partition(" ")[0] in _SMALL else text


def actor_words(scope: Scope, actor: str | None) -> str:
    """The act, the body or the people who did it, in brackets."""
    if not actor:
        return ""
    if not scope.evidence.known(actor):
        return scope.tell("who", actor=actor)
    key = {"law": "act", "treaty": "act", "programme": "act", "body": "body"}.get(scope.evidence.facts(actor).kind, "who")
    return scope.tell(key, actor=scope.evidence.full(actor))


def _party(scope: Scope, event: Event) -> str:
    if not event.party or event.party in ("all", state_of(scope.lens)):
        return ""
    return scope.tell("party", party=scope.evidence.facts(event.party).title if scope.evidence.known(event.party) else event.party)


def dated_by(scope: Scope, event: Event) -> Event:
    """The event that gives an event its date: for an amendment, the adoption of the act that amends, with its doubts."""
    if event.kind != "amendment" or not event.actor or not scope.evidence.known(event.actor):
        return event
    adopted = (other for other in scope.evidence.facts(event.actor).events if other.kind == "adoption" and other.own)
    return next(adopted, event)


def doubts_on(scope: Scope, event: Event) -> tuple[str, Cites]:
    """That no source states the date as it is, then what other sources say of it and where."""
    others, more = differing(scope, event.record, event.address)
    return _derivation(scope, event) + others, more


def _derivation(scope: Scope, event: Event) -> str:
    """That no source states the date as it is. What a link implies is no conclusion of anybody."""
    claim = _shown(scope, event)
    how = claim.details.get("derivation") if claim else event.derivation if event.kind not in ("amendment", "replacement", "repeal") else None
    if how == "computed":
        return scope.tell("computed", rule=claim.details.get("rule", "") if claim else "").rstrip(": ")
    return _concluded(scope, claim) if how == "derived" else ""


def _concluded(scope: Scope, claim: Claim | None) -> str:
    """That a date was inferred, and from what where one phrase says so."""
    notes = claim.details.get("note", ()) if claim and scope.language == "en" else ()
    ground = notes[0].rstrip(".") if notes else ""
    return scope.tell("concluded-from", ground=_lowered(ground)) if ground and ". " not in ground else scope.tell("concluded")


def _shown(scope: Scope, event: Event) -> Claim | None:
    """The claim that gives an event its date."""
    return next((claim for claim in scope.evidence.facts(event.record).claims if claim.field == event.address and claim.chosen), None)


def differing(scope: Scope, record: str, field: str) -> tuple[str, Cites]:
    """What other sources say of a value, each named, and where; nothing where they agree."""
    claims = [claim for claim in scope.evidence.facts(record).claims if claim.field == field and claim.disputed and not claim.chosen]
    if not claims:
        return "", ()
    cites = tuple(cite for claim in claims for cite in claim.cites)
    return scope.tell("differ", others=other_values(scope, [(value_words(scope, claim.value), claim.cites) for claim in claims])), cites


def other_values(scope: Scope, values: Iterable[tuple[str, Cites]]) -> str:
    """`2007 according to “Changing roles”; …`."""
    found = []
    for value, cites in values:
        sources = " / ".join(scope.evidence.name(source) for source in dict.fromkeys(cite.source for cite in cites if cite.source))
        found.append(scope.tell("other", value=value, source=sources))
    return "; ".join(found)


def value_words(scope: Scope, value: str) -> str:
    """A value in words when it is a date, else as it is."""
    from timeline.edtf import EdtfError

    try:
        return named(value, scope.language)
    except EdtfError:
        return value


def status_of_act(scope: Scope, record: str) -> Sentence | None:
    """The status of an act; None where it hangs on an entry into force that no source gives, which is told once for all such acts."""
    unknown = "unknown" in (scope.evidence.status(record, scope.first), scope.evidence.status(record, scope.last))
    return None if unknown and lacks_force(scope, record) else status_sentence(scope, record)


def status_sentence(scope: Scope, record: str) -> Sentence:
    """The status on the first and on the last day, each with the reason where it cannot be told."""
    facts = scope.evidence.facts(record)
    prefix = STATUS_WORDS.get(facts.kind, "bs")
    first, last = (status_words(scope, record, prefix, day) for day in (scope.first, scope.last))
    key = STATUS_SENTENCES[prefix]
    days = {"first": named(scope.first, scope.language), "last": named(scope.last, scope.language)}
    cites = life_cites(scope, record)
    if first == last:
        return scope.sentence(f"{key}-same", record, cites, a=first, **days)
    return scope.sentence(key, record, cites, a=first, b=last, **days)


def life_cites(scope: Scope, record: str) -> Cites:
    """Where the events are stated that begin and end what a status speaks of, else the record's period."""
    life = [
        event.cites
        for event in scope.evidence.facts(record).events
        if event.own and event.party != "all" and event.kind in ("entry into force", "adoption", "founding", "designation", *_ENDS)
    ]
    return tuple(dict.fromkeys(cite for found in life for cite in found)) or scope.evidence.cites(record, "period")


_ENDS = ("repeal", "replacement", "denunciation", "withdrawal", "termination", "expiry", "abolition", "closing")


def status_words(scope: Scope, record: str, prefix: str, day: str) -> str:
    """The status on a day in words."""
    status = scope.evidence.status(record, day)
    words = scope.tell(f"{prefix}-{status}")
    if status != "unknown":
        return words
    if lacks_force(scope, record):
        return scope.tell("no-force", status=words)
    return scope.tell("because", status=words, reason=reason_words(scope, record, day))


def reason_words(scope: Scope, record: str, day: str) -> str:
    """Why a status cannot be told, its days in words."""
    return re.sub(r"\b\d{4}-\d\d(-\d\d)?\b", lambda found: named(found[0], scope.language), reason(scope.lens, record, day, day))


def lacks_force(scope: Scope, record: str) -> bool:
    """Whether it is an act whose entry into force counts and is given by no source."""
    facts = scope.evidence.facts(record)
    if facts.kind != "law" or scope.lens.counts != "in-force" or "period" in facts.chosen:
        return False
    return not any(event.kind == "entry into force" and event.own for event in facts.events)


def period_sentences(scope: Scope, record: str, kinds: tuple[str, ...], key: str = "") -> list[Sentence]:
    """Every event of some kinds that lies in the period, or may, in the order of time."""
    found = []
    for event in scope.evidence.facts(record).events:
        if event.kind in kinds and scope.within(event) in ("yes", "maybe"):
            found += event_sentences(scope, event, key)
    return found


def listing(scope: Scope, records: Iterable[str]) -> str:
    """Titles in quotation marks with their numbers, with commas between."""
    return ", ".join(scope.evidence.full(record) for record in records)


def paragraph(*sentences: Sentence | list[Sentence] | None, listed: bool = False) -> Paragraph:
    """Sentences that stand together, those that are missing left out."""
    flat = [inner for sentence in sentences if sentence for inner in ([sentence] if isinstance(sentence, Sentence) else sentence)]
    return Paragraph(tuple(flat), listed)


def text_of(scope: Scope, record: str) -> str:
    """The record's summary as sentences; empty where it has none."""
    summary = scope.evidence.facts(record).body.get("summary")
    return scope.evidence.text(summary) if summary else ""


def titled(scope: Scope, title: str) -> str:
    """A title that is none of a record, in quotation marks."""
    return quoted(scope.language, title)


def command(*words: str) -> Cite:
    """The pointer to the dataset that asks again with these words."""
    return Cite("", " ".join(("timeline", *words)))
