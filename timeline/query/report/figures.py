"""Figures of the period: those that bear on the report, side by side for each who counted, never added up or merged."""

from __future__ import annotations

from typing import Any

from timeline.edtf import parse
from timeline.query.cells import number_words
from timeline.query.report.dates import named
from timeline.query.report.draft import Block, Grid, Sentence
from timeline.query.report.evidence import Cites, Claim
from timeline.query.report.scope import Scope
from timeline.query.report.telling import paragraph
from timeline.words import count, say, term

SERIES, SINGLE, WIDE = 6, 6, 8
_LONG = 10  # what whole years can add to the weight of a figure
Values = dict[str, list[tuple[str, Cites]]]  # by period: what each source gives


def figures(scope: Scope) -> list[Block]:
    """The weightiest series as tables, single figures as sentences, and how many more there are."""
    ranked = _ranked(scope)
    if not ranked:
        return [paragraph(scope.of_dataset("no-figure", f"timeline figures --from {scope.first} --to {scope.last}"))]
    groups: dict[str, list[str]] = {}
    for record in ranked:
        groups.setdefault(str(scope.evidence.facts(record).body.get("series") or record), []).append(record)
    series = [records for records in groups.values() if _is_series(scope, records)][:SERIES]
    single = [records[0] for records in groups.values() if not _is_series(scope, records)][:SINGLE]
    blocks: list[Block] = []
    if series:
        told = [record for records in series for record in records]
        again = " ".join(dict.fromkeys(str(scope.evidence.facts(record).body.get("series") or record) for record in told))
        blocks.append(paragraph(scope.of_dataset("series", f"timeline series {again}", told)))
    blocks += [_grid(scope, records) for records in series]
    blocks += [paragraph(_single(scope, record), listed=True) for record in single]
    rest = [record for record in ranked if record not in single and not any(record in records for records in series)]
    if rest:
        again = f"timeline figures --from {scope.first} --to {scope.last}"
        blocks.append(paragraph(scope.of_dataset("more-figures", again, rest, count=count(len(rest), "figure", scope.language))))
    return blocks


def _ranked(scope: Scope) -> list[str]:
    """Figures with a value in the period that bear on the report, the weightiest first."""
    core = scope.core | frozenset(scope.law_provisions) | frozenset(scope.holding("hotline"))
    rows = scope.lens.rows("SELECT id FROM record WHERE kind = 'figure' ORDER BY sort, id")
    known = {record: found for (record,) in rows if (found := values(scope, record))}
    weights = {record: scope.weight(record, core) for record in known}
    years = {record: sum(len(period) == len("2019") for period in found) for record, found in known.items()}
    return sorted((record for record, weight in weights.items() if weight), key=lambda record: -weights[record] - min(2 * years[record], _LONG))


def values(scope: Scope, record: str) -> Values:
    """The values of a figure that speak of the period or of a part of it, in the order of time."""
    facts = scope.evidence.facts(record)
    own = str(facts.chosen.get("period") or "")
    found: Values = {}
    for claim in facts.claims:
        period = str(claim.details.get("period", own))
        if claim.field in ("values", "value") and period and scope.spans(period):
            found.setdefault(period, []).append((_words(scope, facts.body, claim), claim.cites))
    if not found and own and facts.body.get("wording") and scope.spans(own):
        found[own] = [(scope.lens.text(facts.body["wording"]), scope.evidence.cites(record))]
    return dict(sorted(found.items(), key=lambda item: (str(parse(item[0]).earliest), item[0])))


def _words(scope: Scope, body: dict[str, Any], claim: Claim) -> str:
    try:
        number = float(claim.value)
    except ValueError:
        return claim.value
    bound = claim.details.get("bound") or body.get("bound")
    words = number_words(int(number) if number.is_integer() else number, scope.language)
    words = f"{words} {say('of', scope.language)} {body['scale']:g}" if "scale" in body else words
    return f"{term(bound, scope.language)} {words}" if bound else words


def _is_series(scope: Scope, records: list[str]) -> bool:
    return sum(len(values(scope, record)) for record in records) > 1


def _grid(scope: Scope, records: list[str]) -> Grid:
    """Who counted down, periods across; the other way round when the periods would not fit a page."""
    found = {record: values(scope, record) for record in records}
    periods = sorted({period for inner in found.values() for period in inner}, key=lambda text: (str(parse(text).earliest), text))
    heads = {record: _head(scope, record) for record in records}
    if len(periods) <= max(WIDE, len(records)):
        head = (scope.tell("measure"), *(named_period(scope, period) for period in periods))
        return Grid(head, tuple((heads[record], *(_cell(record, found[record].get(period)) for period in periods)) for record in records))
    rows = []
    for period in periods:
        cells = [_cell(record, found[record].get(period)) for record in records]
        cites = tuple(dict.fromkeys(cite for cell in cells if cell for cite in cell.cites))
        label = Sentence(named_period(scope, period), tuple(record for record in records if period in found[record]), cites)
        rows.append((label, *cells))
    return Grid((scope.tell("year"), *(heads[record].text for record in records)), tuple(rows))


def named_period(scope: Scope, period: str) -> str:
    """A period as the head of a column: a bare year stays one."""
    return period if len(period) == 4 else named(period, scope.language)


def _head(scope: Scope, record: str) -> Sentence:
    facts = scope.evidence.facts(record)
    who = facts.body.get("counted_by")
    words = f"{facts.title}{scope.tell('counted-by', who=who) if who else ''}"
    return Sentence(words, (record,), scope.evidence.cites(record, "title"))


def _cell(record: str, found: list[tuple[str, Cites]] | None) -> Sentence | None:
    if not found:
        return None
    words = " / ".join(dict.fromkeys(value for value, _ in found))
    return Sentence(words, (record,), tuple(dict.fromkeys(cite for _, cites in found for cite in cites)))


def _single(scope: Scope, record: str) -> Sentence:
    facts = scope.evidence.facts(record)
    period, found = next(iter(values(scope, record).items()))
    cell = _cell(record, found)
    assert cell is not None
    who = scope.tell("counted-by", who=facts.body["counted_by"]) if facts.body.get("counted_by") else ""
    words = {
        "title": scope.evidence.name(record),
        "who": who,
        "value": cell.text,
        "period": scope.tell("in-period", period=named_period(scope, period)),
    }
    return scope.sentence("figure", record, cell.cites, **words)
