"""Law: the acts linked to the treaty, others on the same topics, those that carry them out; what changed, and what held at both ends."""

from __future__ import annotations

from timeline.query.report.dates import named, when
from timeline.query.report.draft import Block, Heading, Paragraph, Part, Sentence
from timeline.query.report.evidence import Event, Link
from timeline.query.report.scope import Scope
from timeline.query.report.telling import actor_words, doubts_on, lacks_force, paragraph, period_sentences, status_of_act, text_of
from timeline.words import count, say

SHOWN = 12  # acts that only share a topic
FULL = 15  # acts of another group, in full
_CHANGES = ("amendment", "replacement", "repeal", "suspension", "expiry")
_NAMES = ("body", "party", "organisation")  # that an act is about one of these says nothing of the act
_TOLD = ("implements", "harmonises", "supplements", "cites", "about", "established by", "amends")


def law(scope: Scope) -> Part:
    """The acts in their three groups."""
    laws = scope.laws
    blocks: list[Block] = []
    blocks += _group(scope, "h-linked", laws.linked)
    shown = _chosen(scope, laws.on_topic)
    if shown:
        blocks += [Heading(scope.tell("h-topic")), *((_in_full if scope.is_ground(record) else _in_short)(scope, record) for record in shown)]
    rest = [record for record in laws.on_topic if record not in shown]
    if rest:
        blocks.append(paragraph(more(scope, rest)))
    blocks += _group(scope, "h-carrying", laws.carrying)
    if not blocks:
        blocks.append(paragraph(scope.of_dataset("no-law", f"timeline laws --from {scope.first} --to {scope.last}")))
    return Part("law", scope.tell("h-law"), (*_silent(scope, (*laws.linked, *shown, *laws.carrying)), *blocks))


def _silent(scope: Scope, records: tuple[str, ...]) -> list[Block]:
    """Once for all acts whose status is not told below: that it cannot be told."""
    silent = [record for record in records if lacks_force(scope, record) and status_of_act(scope, record) is None]
    cites = dict.fromkeys(cite for record in silent for cite in scope.evidence.cites(record, "adoption"))
    return [paragraph(scope.sentence("silent", silent, cites))] if silent else []


def _group(scope: Scope, key: str, records: tuple[str, ...]) -> list[Block]:
    """Acts in full under a heading; those beyond a page or two are counted."""
    if not records:
        return []
    blocks: list[Block] = [Heading(scope.tell(key)), *(_in_full(scope, record) for record in records[:FULL])]
    return [*blocks, paragraph(more(scope, list(records[FULL:])))] if len(records) > FULL else blocks


def more(scope: Scope, records: list[str]) -> Sentence:
    """How many acts are left out, and the command that lists them."""
    topics = sorted({topic for record in records for topic in scope.evidence.facts(record).topics & (scope.topics | scope.subject)})
    asked = "".join(f" --topic {topic}" for topic in topics)
    return scope.of_dataset(
        "more-laws", f"timeline laws{asked} --from {scope.first} --to {scope.last}", records, count=count(len(records), "law", scope.language)
    )


def _chosen(scope: Scope, records: tuple[str, ...]) -> list[str]:
    """The acts that bear most on the treaty: made or changed in the period, certain to hold, sharing most topics."""

    def worth(record: str) -> tuple[bool, bool, int]:
        events = scope.evidence.facts(record).events
        return scope.sure(record), any(scope.within(event) == "yes" for event in events), scope.weight(record, scope.core)

    best = sorted((record for record in records if not _of_the_past(scope, record)), key=worth, reverse=True)[:SHOWN]
    return [record for record in records if record in best]


def _of_the_past(scope: Scope, record: str) -> bool:
    """Whether an act only prepared a programme of another time."""
    programmes = [
        link.target
        for link in scope.evidence.links(record)
        if link.verb in ("about", "implements") and scope.evidence.facts(link.target).kind == "programme"
    ]
    return bool(programmes) and not set(programmes) & set(scope.programmes)


def _in_full(scope: Scope, record: str) -> Paragraph:
    summary = text_of(scope, record)
    return paragraph(
        beginning(scope, record), scope.plain(summary, record, scope.evidence.cites(record)) if summary else None, _links(scope, record),
        status_of_act(scope, record), period_sentences(scope, record, _CHANGES), listed=True,
    )  # fmt: skip


def _in_short(scope: Scope, record: str) -> Paragraph:
    return paragraph(beginning(scope, record), status_of_act(scope, record), period_sentences(scope, record, _CHANGES), listed=True)


def beginning(scope: Scope, record: str) -> Sentence:
    """When an act was adopted and entered into force, and what other sources say of it."""
    facts, language = scope.evidence.facts(record), scope.language
    adopted, force = _first(facts.events, "adoption"), _first(facts.events, "entry into force")
    law = scope.evidence.full(record)
    if adopted and force:
        words = scope.tell("law-force", law=law, when=when(adopted.date, language), force=when(force.date, language))
    elif adopted:
        words = scope.tell("law-adopted", law=law, when=when(adopted.date, language)) + actor_words(scope, adopted.actor)
    elif force:
        words = scope.tell("law-force-only", law=law, force=when(force.date, language))
    elif known := next((event for event in facts.events if event.own and event.date), None):
        if known.kind == "publication":
            words = scope.tell("law-published", law=law, when=when(known.date, language))
        else:
            words = scope.tell("law-event", law=law, what=say(known.kind, language), date=named(known.date or "", language))
        return Sentence(f"{words}.", (record,), known.cites)
    elif "period" in facts.chosen:
        words = scope.tell("law-term", law=law, period=named(facts.chosen["period"], language))
    else:
        words = scope.tell("law-undated", law=law)
    dated = [event for event in (adopted, force) if event]
    others = [doubts_on(scope, event) for event in dated]
    cites = [cite for event in dated for cite in event.cites] or list(scope.evidence.cites(record, "period"))
    return Sentence(
        f"{words}{''.join(text for text, _ in others)}.", (record,), tuple(dict.fromkeys((*cites, *(c for _, more in others for c in more))))
    )


def _first(events: tuple[Event, ...], kind: str) -> Event | None:
    return next((event for event in events if event.kind == kind and event.date and event.own), None)


def _links(scope: Scope, record: str) -> list[Sentence]:
    """What an act carries out, harmonises with, supplements: a sentence for each verb, those that nobody stated apart."""
    links = scope.evidence.links(record)
    whole = {(link.verb, link.target) for link in links}
    told = [link for link in links if link.verb in _TOLD and (link.verb, link.target.partition("/")[0]) not in whole - {(link.verb, link.target)}]
    told = [link for link in told if link.verb != "about" or scope.evidence.facts(link.target).kind not in _NAMES]
    groups: dict[tuple[str, bool], list[Link]] = {}
    for link in told:
        groups.setdefault((link.verb, link.derivation in ("derived", "computed")), []).append(link)
    return [_linked(scope, verb, concluded, group) for (verb, concluded), group in groups.items()]


def _linked(scope: Scope, verb: str, concluded: bool, links: list[Link]) -> Sentence:
    words = scope.tell(f"v-{verb}", target=", ".join(scope.evidence.full(link.target) for link in links))
    words += scope.tell("concluded") if concluded else ""
    cites = dict.fromkeys(cite for link in links for cite in link.cites)
    return Sentence(f"{words}.", (links[0].record, *(link.target for link in links)), tuple(cites))
