"""What the State did: the programmes of the period and the time without one, the bodies that coordinate, and who held their offices."""

from __future__ import annotations

from typing import Any

from timeline.query.cells import number_words
from timeline.query.gaps import Gap, _shift, days, programme_gaps
from timeline.query.report.dates import named, when
from timeline.query.report.draft import Block, Heading, Paragraph, Part, Sentence
from timeline.query.report.evidence import Cites, Link
from timeline.query.report.scope import Scope
from timeline.query.report.telling import differing, doubts_on, event_sentences, paragraph, period_sentences, status_sentence, text_of
from timeline.query.report.wording import TEMPLATES
from timeline.words import count, term

BODIES = 10
_EVENTS = ("founding", "designation", "renaming", "approval", "abolition", "replacement", "suspension")


def programmes(scope: Scope) -> Part:
    """The programmes that ran in the period, then the stretches with none."""
    blocks: list[Block] = [_programme(scope, record) for record in scope.programmes]
    if not blocks:
        blocks.append(paragraph(scope.of_dataset("no-programme", f"timeline programmes --from {scope.first} --to {scope.last}")))
    blocks += [Heading(scope.tell("h-gaps")), *gaps(scope)]
    return Part("programmes", scope.tell("h-programmes"), tuple(blocks))


def _programme(scope: Scope, record: str) -> Paragraph:
    facts, named_so = scope.evidence.facts(record), scope.evidence.full(record)
    adopted = next((event for event in facts.events if event.kind == "adoption" and event.date), None)
    if adopted:
        others, more = doubts_on(scope, adopted)
        words = scope.tell("programme-adopted", programme=named_so, when=when(adopted.date, scope.language))
        opening = Sentence(f"{words}{others}.", (record,), tuple(dict.fromkeys((*adopted.cites, *more))))
    else:
        opening = scope.sentence("programme-undated", record, scope.evidence.cites(record), programme=named_so)
    summary = text_of(scope, record)
    return paragraph(
        opening, scope.plain(summary, record, scope.evidence.cites(record)) if summary else None, _term(scope, record), _coordinator(scope, record),
        _funding(scope, record), period_sentences(scope, record, ("amendment",), "p-amended"), status_sentence(scope, record), listed=True,
    )  # fmt: skip


def _term(scope: Scope, record: str) -> Sentence | None:
    facts = scope.evidence.facts(record)
    if "period" not in facts.chosen:
        return None
    claim = next((claim for claim in facts.claims if claim.field == "period" and claim.chosen), None)
    words = scope.tell("term", period=named(facts.chosen["period"], scope.language))
    words += scope.tell("concluded") if claim and claim.details.get("derivation") == "derived" else ""
    others, more = differing(scope, record, "period")
    return Sentence(f"{words}{others}.", (record,), (*scope.evidence.cites(record, "period"), *more))


def _coordinator(scope: Scope, record: str) -> Sentence:
    coordinators = [link for link in scope.evidence.links(record) if link.verb == "coordinated by"]
    if not coordinators:
        return scope.sentence("no-coordinator", record, scope.evidence.cites(record))
    names = ", ".join(scope.evidence.name(link.target) for link in coordinators)
    cites = [cite for link in coordinators for cite in link.cites]
    return scope.sentence("coordinator", (record, *(link.target for link in coordinators)), cites or scope.evidence.cites(record), body=names)


def _funding(scope: Scope, record: str) -> list[Sentence]:
    blocks: list[dict[str, Any]] = scope.evidence.facts(record).body.get("funding") or []
    if not blocks:
        return [scope.sentence("no-funding", record, scope.evidence.cites(record))]
    found = []
    for block in blocks:
        cites = scope.evidence.heard(block.get("cite", ())) or scope.evidence.cites(record)
        whose = _whose(scope, block.get("money", ""))
        amount = number_words(block["amount"], scope.language)
        found.append(scope.sentence("funding", record, cites, amount=amount, currency=block["currency"], whose=whose))
        if not whose:  # only the remark tells what sort of money it is
            found += [scope.plain(scope.evidence.text({"en": note}), record, cites) for note in block.get("note", ())]
    return found


def _whose(scope: Scope, money: str) -> str:
    """Whose money it is, in brackets; a word that is none of the usual ones stands as it is."""
    key = f"money-{money}"
    return scope.tell(key) if key in TEMPLATES else scope.tell("form", form=money) if money else ""


# --- time without a programme ----------------------------------------------------------------------------------------


def gaps(scope: Scope) -> list[Block]:
    """The stretches of the period with no programme, or perhaps with none."""
    found = [
        _gap(scope, gap) for gap in programme_gaps(scope.lens) if not gap.overlap and gap.may_first <= scope.last and gap.may_last >= scope.first
    ]
    blocks = [*_before_the_first(scope), *(paragraph(sentences, listed=True) for sentences in found if sentences), *_after_the_last(scope)]
    if not blocks and scope.programmes:
        cites = [cite for record in scope.programmes for cite in _ends(scope, record)]
        return [paragraph(scope.sentence("no-gap" if _throughout(scope) else "gap-unknown", scope.programmes, cites))]
    return list(blocks)


def _throughout(scope: Scope) -> bool:
    """Whether on every day of the period some programme was certain to run."""
    rows = scope.lens.rows(
        "SELECT sure_from, sure_to FROM spell WHERE kind = 'programme' AND basis = ? AND sure_from <= ? AND sure_to >= ? ORDER BY sure_from",
        scope.lens.counts, scope.last, scope.first,
    )  # fmt: skip
    reached = _shift(scope.first, -1)
    for first, last in rows:
        if _shift(first, -1) > reached:
            return False
        reached = max(reached, last)
    return reached >= scope.last


def _gap(scope: Scope, gap: Gap) -> list[Sentence]:
    """The part of a gap that lies in the period: certain days, then how much longer it may have been."""
    first, last = max(gap.first, scope.first), min(gap.last, scope.last)
    may_first, may_last = max(gap.may_first, scope.first), min(gap.may_last, scope.last)
    names = {"before": scope.evidence.name(gap.before), "after": scope.evidence.name(gap.after)}
    records, cites = (gap.before, gap.after), (*_ends(scope, gap.before), *_ends(scope, gap.after))
    if first > last:
        return [scope.sentence("gap-possible", records, cites, **_stretch(scope, may_first, may_last), **names)]
    found = [scope.sentence("gap-certain", records, cites, **_stretch(scope, first, last), **names)]
    if (may_first, may_last) != (first, last):
        found.append(scope.sentence("gap-wider", records, cites, **_stretch(scope, may_first, may_last)))
    return found


def _stretch(scope: Scope, first: str, last: str) -> dict[str, str]:
    language = scope.language
    return {"first": named(first, language), "last": named(last, language), "days": count(days(first, last), "day", language)}


def _ends(scope: Scope, programme: str) -> Cites:
    """Where the bounds of a programme are stated."""
    adopted = [cite for event in scope.evidence.facts(programme).events if event.kind == "adoption" for cite in event.cites]
    return tuple(dict.fromkeys((*adopted, *scope.evidence.cites(programme, "period"))))


def _edges(scope: Scope) -> tuple[Any, ...]:
    """The first programme of the dataset with the day before it, the last with the day up to which it may have run."""
    first = scope.lens.one(
        "SELECT record, may_from FROM spell WHERE kind = 'programme' AND basis = ? ORDER BY may_from, record LIMIT 1", scope.lens.counts
    )
    last = scope.lens.one(
        "SELECT record, may_to FROM spell WHERE kind = 'programme' AND basis = ? ORDER BY may_to DESC, record LIMIT 1", scope.lens.counts
    )
    return (*(first or (None, "")), *(last or (None, "")))


def _before_the_first(scope: Scope) -> list[Block]:
    after, begin, _, _ = _edges(scope)
    if after is None or begin <= scope.first:
        return []
    last = min(_shift(begin, -1), scope.last)
    return [
        paragraph(
            scope.sentence("gap-before", after, _ends(scope, after), after=scope.evidence.name(after), **_stretch(scope, scope.first, last)),
            listed=True,
        )
    ]


def _after_the_last(scope: Scope) -> list[Block]:
    _, _, before, end = _edges(scope)
    if before is None or end >= scope.last:
        return []
    first = max(_shift(end, 1), scope.first)
    return [
        paragraph(
            scope.sentence("gap-since", before, _ends(scope, before), before=scope.evidence.name(before), **_stretch(scope, first, scope.last)),
            listed=True,
        )
    ]


# --- bodies ----------------------------------------------------------------------------------------------------------


def bodies(scope: Scope) -> Part:
    """Who coordinates, with the events of the period; then who held an office, and when."""
    alive = [record for record in scope.coordinating if scope.evidence.status(record, scope.last) != "not yet"]
    alive = [record for record in alive if scope.evidence.status(record, scope.first) != "ended"]
    shown = alive[-BODIES:]
    blocks: list[Block] = [_body(scope, record) for record in shown]
    if len(alive) > len(shown):
        rest = alive[:-BODIES]
        blocks.append(paragraph(scope.of_dataset("more-bodies", "timeline bodies", rest, count=count(len(rest), "body", scope.language))))
    if not blocks:
        blocks.append(paragraph(scope.of_dataset("no-body", "timeline bodies")))
    offices = [paragraph(_office(scope, link), listed=True) for record in shown for link in scope.evidence.links(record) if _holds(scope, link)]
    if offices:
        blocks += [Heading(scope.tell("h-offices")), *offices]
    return Part("bodies", scope.tell("h-bodies"), (Heading(scope.tell("h-coordination")), *blocks))


def _body(scope: Scope, record: str) -> Paragraph:
    facts = scope.evidence.facts(record)
    form = scope.tell("form", form=term(facts.body["form"], scope.language)) if facts.body.get("form") else ""
    opening = scope.sentence("body-named", record, scope.evidence.cites(record), body=scope.evidence.name(record), form=form)
    summary = text_of(scope, record)
    return paragraph(
        opening, scope.plain(summary, record, scope.evidence.cites(record)) if summary else None, status_sentence(scope, record),
        [sentence for event in facts.events if event.kind in _EVENTS and scope.within(event) in ("yes", "maybe") for sentence in event_sentences(scope, event)],
        listed=True,
    )  # fmt: skip


def _holds(scope: Scope, link: Link) -> bool:
    """Whether a link says who held an office at a time that may reach into the period."""
    if link.verb != "held by":
        return False
    if "valid" not in link.details:
        return True
    from timeline.edtf import parse
    from timeline.query.dates import iso_bounds

    first, last = iso_bounds(parse(link.details["valid"]))
    return first <= scope.last and last >= scope.first


def _office(scope: Scope, link: Link) -> list[Sentence]:
    names: dict[str, object] = {"office": scope.evidence.name(link.record), "holder": scope.evidence.name(link.target)}
    records, cites = (link.record, link.target), link.cites
    if "valid" in link.details:
        words = scope.tell("office", period=named(link.details["valid"], scope.language), **names)
    else:
        words = scope.tell("office-undated", **names)
    words += scope.tell("concluded") if link.derivation == "derived" else ""
    return [Sentence(f"{words}.", records, cites)]
