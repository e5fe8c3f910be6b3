"""The parts of a report in their order, and the footnotes that they need."""

from __future__ import annotations

from timeline.query.lens import Lens, UsageError
from timeline.query.report.brief import brief
from timeline.query.report.draft import Draft, Part, cited, sentences
from timeline.query.report.law import law
from timeline.query.report.obligation import head, obligation
from timeline.query.report.references import notes
from timeline.query.report.scope import Scope
from timeline.query.report.society import asked, findings, practice, recommendations
from timeline.query.report.state import bodies, programmes
from timeline.query.report.untold import untold


def report(lens: Lens, treaty: str, period: str, *, short: bool = False) -> Draft:
    """The draft on a treaty over a period; a `short` one has a page or two. Raises `UsageError` or `NotFound`."""
    if not treaty:
        raise UsageError("--treaty is missing", "timeline report --treaty cets-197 --period 2014/2018")
    if not period:
        raise UsageError("--period is missing", f"timeline report --treaty {treaty[:40]} --period 2014/2018, or 2019/.. for up to today")
    scope = Scope(lens, treaty, period)
    parts = brief(scope, scope.treaty, period) if short else _whole(scope)
    question = {"treaty": scope.treaty, "period": period, "first": scope.first, "last": scope.last, **({"short": True} if short else {})}
    title = scope.tell("title-short" if short else "title", treaty=scope.evidence.full(scope.treaty))
    return Draft(title, question, lens.basis, lens.language, lens.today, tuple(parts), scope.tell("h-notes"), notes(lens, cited(parts)))


def _whole(scope: Scope) -> list[Part]:
    """All parts, then what the data cannot tell of the records that they name."""
    parts = [part(scope) for part in (head, obligation, law, programmes, bodies, asked, practice, findings, recommendations)]
    told = frozenset(sentence.records[0] for part in parts for sentence in sentences(part.blocks) if not _asks(sentence.cites))
    return [*parts, untold(scope, told)]


def _asks(cites: tuple[object, ...]) -> bool:
    """Whether a sentence only says how to ask for the records that it rests on."""
    return all(not getattr(cite, "source", "") for cite in cites)
