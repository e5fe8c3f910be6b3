"""The head, and the obligation: the treaty, how the State came to be bound, its provisions, who supervises and what happened under it."""

from __future__ import annotations

from timeline.answer import ALL_SOURCES
from timeline.model.vocabulary import CONSENTS, ENDINGS
from timeline.query.report.dates import named
from timeline.query.report.draft import Block, Cite, Heading, Paragraph, Part, Sentence
from timeline.query.report.evidence import Event
from timeline.query.report.scope import Scope, kind_word, state_of
from timeline.query.report.telling import (
    actor_words,
    doubts_on,
    event_sentences,
    paragraph,
    said,
    status_sentence,
    text_of,
    titled,
    value_words,
)
from timeline.words import say

BEFORE = ("adoption", "opening for signature", "entry into force")  # of the instrument itself
OWN = ("signature", *CONSENTS, "deposit", "entry into force", "reservation", "declaration", "objection", "suspension", *ENDINGS)
SUPERVISION = ("report", "visit", "review", "approval")


def head(scope: Scope) -> Part:
    """What the draft is, of which treaty, period and State, and what it rests on."""
    info, basis, language = scope.lens.store.info, scope.lens.basis, scope.language
    state = state_of(scope.lens)
    again = "timeline info"
    sentences = [
        scope.sentence("subject", scope.treaty, scope.evidence.cites(scope.treaty, "title"), treaty=scope.evidence.full(scope.treaty)),
        scope.sentence(
            "period", (scope.treaty, *([state] if state else [])), (Cite("", again),), first=named(scope.first, language), last=named(scope.last, language),
            party=scope.evidence.facts(state).title if state else scope.lens.name,
        ),
        scope.sentence(
            "basis" if info.get("reviewed") else "basis-unreviewed", scope.treaty, (Cite("", again),), dataset=titled(scope, scope.lens.name),
            version=basis.version or "–", reviewed=value_words(scope, str(info.get("reviewed", ""))), counts=scope.tell(f"counts-{basis.counts}"),
        ),
    ]  # fmt: skip
    if basis.according_to != ALL_SOURCES:
        source = basis.according_to
        sentences.append(scope.sentence("one-source", source, (Cite(source, ""),), source=scope.evidence.name(source)))
    sentences += [scope.of_dataset("draft", again), scope.of_dataset("marks", again)]
    if language != "en":
        sentences.append(scope.of_dataset("english-kept", again))
    if info.get("attribution"):
        sentences.append(Sentence(scope.evidence.text(info["attribution"]), (scope.treaty,), (Cite("", again),)))
    return Part("head", scope.tell("h-head"), (Paragraph(tuple(sentences)),))


def obligation(scope: Scope) -> Part:
    """The treaty, its provisions, its supervision."""
    blocks: list[Block] = [Heading(scope.tell("h-treaty")), *_treaty(scope)]
    blocks += [Heading(scope.tell("h-provisions")), *_provisions(scope)]
    blocks += [Heading(scope.tell("h-supervision")), *_supervision(scope)]
    return Part("obligation", scope.tell("h-obligation"), tuple(blocks))


def _treaty(scope: Scope) -> list[Block]:
    facts = scope.facts
    general = [event for event in facts.events if event.party == "all" and event.kind in BEFORE]
    own = [event for event in facts.events if event.own and event.party != "all" and event.kind in OWN]
    summary = text_of(scope, scope.treaty)
    opening = [scope.plain(summary, scope.treaty, scope.evidence.cites(scope.treaty))] if summary else []
    opening += [
        scope.sentence("supplements", (scope.treaty, link.target), link.cites, target=scope.evidence.full(link.target))
        for link in scope.evidence.links(scope.treaty)
        if link.verb == "supplements"
    ]
    consent = [sentence for event in own for sentence in event_sentences(scope, event)] + _missing(scope, own)
    return [
        paragraph(opening, *(event_sentences(scope, event, _general_key(event)) for event in general)),
        paragraph(consent, status_sentence(scope, scope.treaty)),
    ]


def _general_key(event: Event) -> str:
    return "e-entry into force (general)" if event.kind == "entry into force" else ""


def _missing(scope: Scope, own: list[Event]) -> list[Sentence]:
    """Which of the State's acts no source gives; a treaty that was never opened for signature has neither signatures nor deposits."""
    told = {event.kind for event in own}
    opened = any(event.kind == "opening for signature" for event in scope.facts.events)
    steps = ("signature", "deposit", "entry into force") if opened else ("entry into force",)
    wanted = [kind for kind in steps if kind not in told and not (kind == "signature" and "accession" in told)]
    if not wanted:
        return []
    what = ", ".join(say(kind, scope.language) for kind in wanted)
    return [scope.of_dataset("no-event", f"timeline treaty {scope.treaty}", what=what)]


def _provisions(scope: Scope) -> list[Block]:
    if not scope.provisions:
        return [paragraph(scope.of_dataset("no-provision", f"timeline provisions --instrument {scope.treaty}"))]
    return [paragraph(provision_sentence(scope, record), listed=True) for record in scope.provisions]


def provision_sentence(scope: Scope, record: str, title: str = "") -> Sentence:
    """A provision: its title and what it says."""
    text, cites = text_of(scope, record), scope.evidence.cites(record)
    if not text:
        return scope.sentence("provision-bare", record, cites, title=title or scope.evidence.name(record))
    return scope.sentence("provision", record, cites, title=title or scope.evidence.name(record), text=text)


def _supervision(scope: Scope) -> list[Block]:
    blocks: list[Block] = []
    for link in scope.supervisors:
        body = scope.sentence("supervisor", (link.record, scope.treaty), link.cites, body=scope.evidence.name(link.record))
        summary = text_of(scope, link.record)
        blocks.append(paragraph(body, scope.plain(summary, link.record, scope.evidence.cites(link.record)) if summary else None))
    if not scope.supervisors:
        blocks.append(paragraph(scope.of_dataset("no-supervisor", f"timeline treaty {scope.treaty}")))
    told = [event for event in scope.facts.events if event.kind in SUPERVISION and scope.within(event) in ("yes", "maybe")]
    blocks += [_monitoring(scope, event) for event in told]
    if not told:
        blocks.append(paragraph(scope.of_dataset("no-monitoring", f"timeline treaty {scope.treaty}")))
    return blocks


def _monitoring(scope: Scope, event: Event) -> Paragraph:
    """One report, visit, review or approval: a day, what it was, who did it, what it says."""
    words = scope.tell(
        "monitoring",
        date=named(event.date or "", scope.language),
        what=kind_word(event.kind, scope.language).lower(),
        by="" if [event.actor] == [link.record for link in scope.supervisors] else actor_words(scope, event.actor),
    )
    doubts, more = doubts_on(scope, event)
    ending, rest = said(scope, event)
    words = words[:1].upper() + words[1:] + ending + doubts + (scope.tell("maybe-in") if scope.within(event) == "maybe" else "")
    records = (event.record, *([event.actor] if event.actor and scope.evidence.known(event.actor) else []))
    return paragraph(Sentence(f"{words}.", records, tuple(dict.fromkeys((*event.cites, *more)))), rest, listed=True)
