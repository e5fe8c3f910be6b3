"""Civil society: what it was asked to do, what it did, what was found about it, and what is recommended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline.query.report.dates import named
from timeline.query.report.draft import Block, Cite, Heading, Paragraph, Part, Sentence
from timeline.query.report.evidence import Link
from timeline.query.report.figures import figures
from timeline.query.report.obligation import provision_sentence
from timeline.query.report.scope import Scope
from timeline.query.report.telling import event_sentences, listing, paragraph, status_sentence, text_of
from timeline.words import count, term

ORGANISATIONS, FINDINGS, RECOMMENDATIONS, TARGETS = 8, 5, 6, 3
THEMES = ("barrier", "challenge", "weakness", "need", "strength")
ADDRESSEES = ("civil society", "state", "international")
_WORK = ("implements", "monitors", "coordinates", "member of", "serves", "addresses")


# --- asked -----------------------------------------------------------------------------------------------------------


def asked(scope: Scope) -> Part:
    """The roles of the programmes of the period, then the provisions of law that bear on them."""
    blocks: list[Block] = []
    for programme in scope.programmes:
        roles = [role for role in scope.roles if role.startswith(f"{programme}/")]
        if roles:
            cites = [cite for role in roles for cite in scope.evidence.cites(role)]
            blocks.append(paragraph(scope.sentence("roles-of", programme, cites, programme=scope.evidence.full(programme))))
            blocks += [_role(scope, role) for role in roles]
        else:
            again = f"timeline programme {programme} --roles"
            blocks.append(paragraph(scope.of_dataset("no-role-in", again, programme, programme=scope.evidence.full(programme))))
    if not blocks:
        blocks.append(paragraph(scope.of_dataset("no-role", "timeline roles")))
    rights = _rights(scope)
    if rights:
        blocks += [Heading(scope.tell("h-rights")), *(_right(scope, record) for record in rights)]
    return Part("asked", scope.tell("h-asked"), tuple(blocks))


def _role(scope: Scope, record: str) -> Paragraph:
    facts, cites, text = scope.evidence.facts(record), scope.evidence.cites(record), text_of(scope, record)
    opening = scope.sentence("role", record, cites, title=scope.evidence.name(record), text=text) if text else None
    functions = [
        topic
        for topic in facts.body.get("topics", ())
        if scope.evidence.known(topic) and scope.evidence.facts(topic).body.get("scheme") == "function"
    ]
    names = ", ".join(scope.evidence.facts(topic).title for topic in functions)
    extra = [scope.sentence("functions", (record, *functions), cites, topics=names)] if functions else []
    if facts.body.get("strength"):
        extra.append(scope.sentence("strength", record, cites, strength=term(facts.body["strength"], scope.language)))
    if facts.body.get("due"):
        extra.append(scope.sentence("due", record, cites, due=named(facts.body["due"], scope.language)))
    return paragraph(
        opening or scope.sentence("role-bare", record, cites, title=scope.evidence.name(record)), extra, _inherited(scope, record), listed=True
    )


def _inherited(scope: Scope, record: str) -> list[Sentence]:
    """What a role takes over from an earlier programme, in each reading of the source."""
    groups: dict[str, list[Link]] = {}
    for link in scope.evidence.links(record):
        if link.verb == "inherits":
            groups.setdefault(str(link.details.get("reading", "")), []).append(link)
    found = []
    for reading, links in groups.items():
        words = scope.tell(f"inherits-{reading}" if reading else "inherits", target=", ".join(scope.evidence.full(link.target) for link in links))
        words += scope.tell("concluded") if any(link.derivation == "derived" for link in links) else ""
        cites = dict.fromkeys(cite for link in links for cite in link.cites)
        found.append(Sentence(f"{words}.", (record, *(link.target for link in links)), tuple(cites)))
    return found


def _rights(scope: Scope) -> list[str]:
    """Provisions of law that findings on the programmes speak of, or that share a topic with the treaty's provisions."""
    topics = frozenset(topic for record in scope.provisions for topic in scope.evidence.facts(record).topics)
    asked = set(scope.programmes) | set(scope.roles)
    findings = {link.record for record in asked for link in scope.pointing(record, "about") if scope.evidence.facts(link.record).kind == "finding"}
    spoken = {link.target for finding in findings for link in scope.evidence.links(finding) if link.verb == "about"}
    alive = set(scope.holding("law"))
    rows = scope.lens.rows("SELECT id FROM record WHERE kind = 'provision' ORDER BY sort, id")
    return [
        record
        for (record,) in rows
        if (record in spoken or scope.evidence.facts(record).topics & topics) and record not in scope.provisions
        and (record.partition("/")[0] in alive or _undated_law(scope, record.partition("/")[0]))
    ]  # fmt: skip


def _undated_law(scope: Scope, law: str) -> bool:
    return scope.evidence.facts(law).kind == "law" and scope.lens.one("SELECT 1 FROM spell WHERE record = ?", law) is None


def _right(scope: Scope, record: str) -> Paragraph:
    law = record.partition("/")[0]
    title = scope.tell("rights", provision=scope.evidence.name(record), law=scope.evidence.full(law))
    return paragraph(provision_sentence(scope, record, title), listed=True)


# --- practice --------------------------------------------------------------------------------------------------------


def practice(scope: Scope) -> Part:
    """Hotlines, organisations, figures."""
    blocks: list[Block] = [Heading(scope.tell("h-hotlines")), *_hotlines(scope)]
    organisations = _organisations(scope)
    if organisations:
        blocks += [Heading(scope.tell("h-organisations")), *organisations]
    blocks += [Heading(scope.tell("h-figures")), *figures(scope)]
    return Part("practice", scope.tell("h-practice"), tuple(blocks))


def _hotlines(scope: Scope) -> list[Block]:
    wanted = scope.topics | scope.subject | frozenset(topic for role in scope.roles for topic in scope.evidence.facts(role).topics)
    lines = [record for record in scope.holding("hotline") if _touches(scope, record, wanted)]
    if not lines:
        return [paragraph(scope.of_dataset("no-hotline", "timeline hotlines"))]
    return [_hotline(scope, record) for record in lines]


def _touches(scope: Scope, record: str, topics: frozenset[str]) -> bool:
    return any(link.target in topics for link in scope.evidence.links(record)) or bool(scope.evidence.facts(record).topics & topics)


def _hotline(scope: Scope, record: str) -> Paragraph:
    facts, cites, summary = scope.evidence.facts(record), scope.evidence.cites(record), text_of(scope, record)
    found = [scope.sentence("hotline", record, scope.evidence.cites(record, "title"), hotline=scope.evidence.name(record))]
    found += [scope.plain(summary, record, cites)] if summary else []
    for link in scope.evidence.links(record):
        if link.verb == "run by":
            found.append(scope.sentence("run-by", (record, link.target), link.cites, who=scope.evidence.name(link.target)))
    for event in facts.events:
        if event.kind == "opening" and event.date:
            found += event_sentences(scope, event, "opened")
    return paragraph(found, status_sentence(scope, record), listed=True)


def _organisations(scope: Scope) -> list[Block]:
    """Organisations whose work the data links with the programmes, the supervision, the coordination or the treaty's topics."""
    rows = scope.lens.rows("SELECT id FROM record WHERE kind = 'organisation' ORDER BY sort, id")
    alive = [record for (record,) in rows if not _over(scope, record) and record not in scope.coordinating]
    weights = {record: _at_work(scope, record) for record in alive}
    linked = [record for record in alive if weights[record]]
    best = sorted(linked, key=lambda record: -weights[record])[:ORGANISATIONS]
    blocks: list[Block] = [_organisation(scope, record) for record in linked if record in best]
    rest = [record for record in linked if record not in best]
    if rest:
        amount = count(len(rest), "organisation", scope.language)
        blocks.append(paragraph(scope.of_dataset("more-organisations", "timeline organisations", rest, count=amount)))
    return blocks


def _over(scope: Scope, record: str) -> bool:
    """Whether it certainly ended before the period, or began after it."""
    return scope.evidence.status(record, scope.first) == "ended" or scope.evidence.status(record, scope.last) == "not yet"


def _at_work(scope: Scope, record: str) -> int:
    targets = [link.target for link in scope.evidence.links(record) if link.verb in _WORK]
    topics = scope.topics | scope.subject
    return sum(3 for target in targets if target in scope.core) + sum(1 for target in targets if target in topics)


def _organisation(scope: Scope, record: str) -> Paragraph:
    facts, cites, summary = scope.evidence.facts(record), scope.evidence.cites(record), text_of(scope, record)
    form = scope.tell("form", form=term(facts.body["form"], scope.language)) if facts.body.get("form") else ""
    found = [scope.sentence("body-named", record, scope.evidence.cites(record, "title"), body=scope.evidence.name(record), form=form)]
    found += [scope.plain(summary, record, cites)] if summary else []
    for event in facts.events:
        if event.kind == "founding" and event.date:
            found += event_sentences(scope, event)
    work: dict[str, list[Link]] = {}
    for link in scope.evidence.links(record):
        if link.verb in _WORK and link.target in scope.core:
            work.setdefault(link.verb, []).append(link)
    for verb, links in work.items():
        targets = tuple(dict.fromkeys(link.target for link in links))
        where = dict.fromkeys(cite for link in links for cite in link.cites)
        found.append(scope.sentence(f"o-{verb}", (record, *targets), where, targets=listing(scope, targets)))
    return paragraph(found, status_sentence(scope, record), listed=True)


# --- findings --------------------------------------------------------------------------------------------------------


def relevant(scope: Scope) -> dict[str, list[str]]:
    """The findings of each theme that bear on the report, the weightiest first; `on-treaty`: those on the treaty or a provision of it."""
    rows = scope.lens.rows(
        "SELECT id, json_extract(body, '$.theme') FROM record WHERE kind = 'finding' AND coalesce(end_latest, '9999') >= ? "
        "AND coalesce(begin_earliest, '0000') <= ? ORDER BY sort, id", scope.first, scope.last,
    )  # fmt: skip
    treaty = {scope.treaty, *scope.provisions}
    found: dict[str, list[str]] = {"on-treaty": []}
    for record, theme in rows:
        if theme != "method" and any(link.target in treaty and link.verb == "about" for link in scope.evidence.links(record)):
            found["on-treaty"].append(record)
        elif theme in THEMES and scope.weight(record, scope.core):
            found.setdefault(theme, []).append(record)
    return {theme: sorted(records, key=lambda record: -scope.weight(record, scope.core)) for theme, records in found.items()}


def findings(scope: Scope) -> Part:
    """The findings, theme by theme; how many more there are, and how to list them."""
    chosen = relevant(scope)
    blocks: list[Block] = []
    for theme in ("on-treaty", *THEMES):
        records = chosen.get(theme, [])
        if not records:
            continue
        blocks += [Heading(scope.tell(f"h-{theme}")), *(_finding(scope, record) for record in records[:FINDINGS])]
        rest = records[FINDINGS:]
        if rest:
            again = f"timeline findings --theme {theme}" if theme in THEMES else f"timeline treaty {scope.treaty}"
            blocks.append(paragraph(scope.of_dataset("more-findings", again, rest, count=count(len(rest), "finding", scope.language))))
    if not blocks:
        return Part("findings", scope.tell("h-findings"), (paragraph(scope.of_dataset("no-finding", "timeline findings")),))
    shown = [record for theme in chosen.values() for record in theme[:FINDINGS]]
    return Part("findings", scope.tell("h-findings"), (*_seen(scope, shown), *blocks))


def _seen(scope: Scope, records: Sequence[str]) -> list[Block]:
    """Up to which day the sources of some records tell of the world, and how that lies to the period."""
    sources = dict.fromkeys(cite.source for record in records for cite in scope.evidence.cites(record) if cite.source)
    found = []
    for source in sources:
        day = scope.evidence.facts(source).body.get("as_of")
        if day:
            where = "as-of-after" if day > scope.last else "as-of-before" if day < scope.first else "as-of-within"
            words = {"source": scope.evidence.name(source), "day": named(day, scope.language), "where": scope.tell(where)}
            found.append(scope.sentence("as-of", source, (Cite(source, ""),), **words))
    return [paragraph(found)] if found else []


def _finding(scope: Scope, record: str) -> Paragraph:
    facts, cites, summary = scope.evidence.facts(record), scope.evidence.cites(record), text_of(scope, record)
    who, share = facts.body.get("said_by"), facts.body.get("amount")
    said = scope.tell("share" if who and share else "said" if who else "share-alone", who=who, share=share) if who or share else ""
    opening = scope.sentence("finding", record, cites, title=scope.evidence.name(record), said=said)
    return paragraph(opening, scope.plain(summary, record, cites) if summary else None, listed=True)


# --- recommendations -------------------------------------------------------------------------------------------------


def recommendations(scope: Scope) -> Part:
    """What is recommended to each, and what it is meant to mend."""
    blocks: list[Block] = []
    told: list[str] = []
    for addressee, ids, best in open_recommendations(scope, RECOMMENDATIONS):
        told += best
        blocks += [Heading(scope.tell(f"h-{addressee}")), *_addressed(scope, addressee, ids, best)]
    opening = [*_seen(scope, told), paragraph(scope.of_dataset("not-closed", "timeline recommendations", told))] if told else []
    return Part("recommendations", scope.tell("h-recommendations"), (*opening, *blocks))


def open_recommendations(scope: Scope, most: int) -> Iterator[tuple[str, list[str], list[str]]]:
    """To each: all that no record carries out, and of these the `most` that bear most on the report, in their own order."""
    shown = {record for records in relevant(scope).values() for record in records[:FINDINGS]}
    core = scope.core | shown
    for addressee in ADDRESSEES:
        rows = scope.lens.rows(
            "SELECT r.id FROM record r WHERE r.kind = 'recommendation' AND json_extract(r.body, '$.for') = ? AND NOT EXISTS "
            "(SELECT 1 FROM link l WHERE l.target = r.id AND l.verb IN ('implements', 'addresses')) ORDER BY json_extract(r.body, '$.order'), r.id", addressee,
        )  # fmt: skip
        ids = [record for (record,) in rows]
        best = sorted(ids, key=lambda record: -scope.weight(record, core))[:most]
        yield addressee, ids, [record for record in ids if record in best]


def _addressed(scope: Scope, addressee: str, ids: list[str], best: list[str]) -> list[Block]:
    again = f"timeline recommendations --for {addressee.replace(' ', '-')}"
    if not ids:
        return [paragraph(scope.of_dataset("no-recommendation", again))]
    blocks: list[Block] = [_recommendation(scope, record) for record in ids if record in best]
    rest = [record for record in ids if record not in best]
    if rest:
        blocks.append(paragraph(scope.of_dataset("more-recommendations", again, rest, count=count(len(rest), "recommendation", scope.language))))
    return blocks


def _recommendation(scope: Scope, record: str) -> Paragraph:
    cites, summary = scope.evidence.cites(record), text_of(scope, record)
    links = [link for link in scope.evidence.links(record) if link.verb == "addresses"]
    found = [scope.sentence("recommendation", record, cites, title=scope.evidence.facts(record).title)]
    found += [scope.plain(summary, record, cites)] if summary else []
    if links:
        names = ", ".join(scope.evidence.name(link.target) for link in links[:TARGETS])
        words = scope.tell("addresses", targets=names) + (scope.tell("and-more", count=len(links) - TARGETS) if len(links) > TARGETS else "")
        words += scope.tell("concluded") if all(link.derivation == "derived" for link in links) else ""
        found.append(Sentence(f"{words}.", (record, *(link.target for link in links)), tuple(dict.fromkeys(c for link in links for c in link.cites))))
    return paragraph(found, listed=True)
