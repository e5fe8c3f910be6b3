"""The report on one or two pages: main dates, states at both ends of the period, gaps, contradictions, open recommendations."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from timeline.query.report.dates import named
from timeline.query.report.draft import Block, Cite, Grid, Heading, Part, Sentence
from timeline.query.report.evidence import Event
from timeline.query.report.obligation import OWN, SUPERVISION, head
from timeline.query.report.scope import Scope, kind_word
from timeline.query.report.society import open_recommendations
from timeline.query.report.state import gaps
from timeline.query.report.telling import STATUS_WORDS, dated_by, doubts_on, life_cites, paragraph, said, status_words
from timeline.query.report.untold import conflicts
from timeline.query.views import STATEFUL
from timeline.words import say

DATES, LAWS, BODIES, CONFLICTS, ADVICE = 16, 6, 4, 6, 3  # so many are told of each; the rest are counted
SOURCES = 2  # that a statement names; the long version names all


def brief(scope: Scope, treaty: str, period: str) -> list[Part]:
    """The parts in their order."""
    laws = _weightiest(scope, (*scope.laws.linked, *scope.laws.carrying), LAWS)
    bodies = scope.coordinating[-BODIES:]
    records = tuple(dict.fromkeys((scope.treaty, *laws, *scope.programmes, *bodies)))
    parts = [
        _head(scope, f"timeline report --treaty {treaty} --period {period}"),
        Part("dates", scope.tell("h-dates"), tuple(_dates(scope, (scope.treaty, *laws, *scope.programmes)))),
        Part("states", scope.tell("h-states"), tuple(_states(scope, records))),
        Part("gaps", scope.tell("h-gaps"), tuple(gaps(scope))),
        Part("contradictions", scope.tell("h-conflicts"), tuple(_contradictions(scope, records))),
        Part("recommendations", scope.tell("h-recommendations"), tuple(_advice(scope))),
    ]
    return [_lean(part) for part in parts if part.blocks]


def _head(scope: Scope, whole: str) -> Part:
    """Treaty, period, and dataset as the long version tells them, and how to ask for it."""
    (opening,) = (block for block in head(scope).blocks if not isinstance(block, Heading | Grid))
    told = [*opening.sentences[:3], scope.of_dataset("in-short", whole), scope.of_dataset("marks", "timeline info")]
    kept = scope.of_dataset("english-kept", "timeline info") if scope.language != "en" else None
    return Part("head", scope.tell("h-head"), (paragraph(told, kept),))


def _weightiest(scope: Scope, records: Iterable[str], most: int) -> list[str]:
    """The records that bear most on the treaty, in their own order."""
    known = list(dict.fromkeys(records))
    core = frozenset((scope.treaty, *scope.provisions))
    best = sorted(known, key=lambda record: -scope.weight(record, core))[:most]
    return [record for record in known if record in best]


# --- dates -----------------------------------------------------------------------------------------------------------


def _dates(scope: Scope, records: Iterable[str]) -> list[Block]:
    """The State's acts on the treaty, supervision in the period, and the adoption of acts and programmes, in the order of time."""
    events = [event for record in records for event in scope.evidence.facts(record).events if _is_main(scope, event)]
    events.sort(key=lambda event: (event.earliest or event.latest or "9", event.address))
    shown = events if len(events) <= DATES else _most_telling(events)
    blocks: list[Block] = [paragraph(_dated(scope, event), listed=True) for event in shown]
    if len(events) > len(shown):
        left = dict.fromkeys(event.record for event in events if event not in shown)
        blocks.append(paragraph(scope.of_dataset("more-dates", f"timeline show {scope.treaty}", left, count=len(events) - len(shown))))
    return blocks


def _is_main(scope: Scope, event: Event) -> bool:
    if event.date is None or (event.earliest or "") > scope.last:
        return False
    if event.record == scope.treaty:
        own = event.own and event.party != "all" and event.kind in OWN
        return own or (event.kind in SUPERVISION and scope.within(event) == "yes")
    return event.kind in ("adoption", "repeal")


def _most_telling(events: list[Event]) -> list[Event]:
    """The first of what cannot all be told: supervision and statements go before the adoption of acts does."""
    last = [event for event in events if event.kind in (*SUPERVISION, "reservation", "declaration", "objection")]
    kept = [event for event in events if event not in last]
    room = max(DATES - len(kept), 0)
    chosen = [*kept[-DATES:], *last[len(last) - room :]]
    return [event for event in events if event in chosen]


def _dated(scope: Scope, event: Event) -> Sentence:
    doubts, more = doubts_on(scope, dated_by(scope, event))
    words = {"date": named(event.date or "", scope.language), "what": kind_word(event.kind, scope.language).lower()}
    ending, _ = said(scope, event)
    cites = (*event.cites[:SOURCES], *more)
    return scope.sentence("main-date", event.record, cites, record=scope.evidence.full(event.record), ending=ending, doubts=doubts, **words)


# --- states, contradictions, recommendations -------------------------------------------------------------------------


def _states(scope: Scope, records: Iterable[str]) -> list[Block]:
    """A row a record: its status on the first and on the last day."""
    rows = [_row(scope, record) for record in records if scope.evidence.facts(record).kind in STATEFUL]
    days = (named(scope.first, scope.language), named(scope.last, scope.language))
    return [Grid((say("record", scope.language), *days), tuple(rows))] if rows else []


def _row(scope: Scope, record: str) -> tuple[Sentence, ...]:
    prefix = STATUS_WORDS.get(scope.evidence.facts(record).kind, "bs")
    cites = life_cites(scope, record) or scope.evidence.cites(record)
    cells = (scope.evidence.full(record), *(status_words(scope, record, prefix, day) for day in (scope.first, scope.last)))
    return tuple(Sentence(words, (record,), cites) for words in cells)


def _contradictions(scope: Scope, records: Iterable[str]) -> list[Block]:
    found = conflicts(scope, frozenset(records))
    blocks: list[Block] = [paragraph(sentence, listed=True) for sentence in found[:CONFLICTS]]
    rest = list(chain.from_iterable(sentence.records for sentence in found[CONFLICTS:]))
    if rest:
        blocks.append(paragraph(scope.of_dataset("more-conflicts", "timeline conflicts", rest, count=len(found) - CONFLICTS)))
    return blocks or [paragraph(scope.of_dataset("nothing-untold", "timeline conflicts"))]


def _advice(scope: Scope) -> list[Block]:
    """The recommendations that bear most on the treaty, to each in a line of its own."""
    blocks: list[Block] = []
    for addressee, _, best in open_recommendations(scope, ADVICE):
        if best:
            told = [
                scope.sentence("recommendation", record, scope.evidence.cites(record), title=scope.evidence.facts(record).title) for record in best
            ]
            blocks += [Heading(scope.tell(f"h-{addressee}")), *(paragraph(sentence, listed=True) for sentence in told)]
    return [*blocks, paragraph(scope.of_dataset("all-recommendations", "timeline recommendations"))]


# --- footnotes -------------------------------------------------------------------------------------------------------


def _lean(part: Part) -> Part:
    """The part with few sources behind each statement, except where each source says something else."""
    return part if part.key in ("dates", "contradictions") else part._replace(blocks=tuple(map(_lean_block, part.blocks)))


def _lean_block(block: Block) -> Block:
    if isinstance(block, Heading):
        return block
    if isinstance(block, Grid):
        return block._replace(rows=tuple(tuple(cell and _few(cell) for cell in row) for row in block.rows))
    return block._replace(sentences=tuple(map(_few, block.sentences)))


def _few(sentence: Sentence) -> Sentence:
    """The sentence with its first sources, one place in each."""
    by_source: dict[str, Cite] = {}
    for cite in sentence.cites:
        by_source.setdefault(cite.source or cite.place, cite)
    return sentence._replace(cites=tuple(by_source.values())[:SOURCES])
