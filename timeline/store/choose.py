"""Which of several claims is shown: one rule, applied everywhere, whose deciding step has a name.

Claims that agree (one is merely more precise) form a group. The group with the best-cited authority wins, then the one with
more independent sources, then the one written first; it shows its most precise value. `prefer: true` overrides.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from timeline.edtf import Edtf, agrees, overlaps
from timeline.edtf import parse as parse_edtf
from timeline.load.record import Claim
from timeline.model.vocabulary import AUTHORITIES
from timeline.store.fold import fold_name

UNKNOWN_AUTHORITY = len(AUTHORITIES)
Cites = tuple[tuple[str, str], ...]


class Choice(NamedTuple):
    """The position of the chosen claim, the rule that decided, and the positions of the claims that conflict with it."""

    chosen: int
    rule: str
    rivals: tuple[int, ...] = ()


ONLY_CLAIM = Choice(0, "only claim")


class _Said(NamedTuple):
    """The value of a claim, ready to be compared: a date, or a number or text made alike; and when it was valid."""

    date: Edtf | None
    valid: Edtf | None
    plain: float | str = ""


class _Group(NamedTuple):
    members: tuple[int, ...]
    authority: int
    sources: int


def choose(claims: Sequence[Claim], record_cites: Cites, authority: Callable[[str], int], origin: Callable[[str], str] = str) -> Choice:
    """The choice among the claims of one value.

    `authority` ranks a source, 0 being the best; `origin` names the work that a source copies, so that copies count once.
    """
    if len(claims) == 1:
        return ONLY_CLAIM
    said = [_said(claim) for claim in claims]
    preferred = [n for n, claim in enumerate(claims) if claim.details.get("prefer")]
    if preferred:
        return Choice(preferred[0], "preferred", _conflicting(said, preferred[0]))
    if all("valid" in claim.details for claim in claims):
        return _latest(claims, said, record_cites, authority)
    groups = [_weigh(members, claims, record_cites, authority, origin) for members in _group(claims, said)]
    best = min(groups, key=lambda group: (group.authority, -group.sources, min(group.members)))
    chosen = min(best.members, key=lambda n: (_width(claims[n]), _rank(claims[n], record_cites, authority), n))
    return Choice(chosen, _rule(best, groups, claims), _conflicting(said, chosen))


def choose_trusting(claims: Sequence[Claim], source: str) -> int:
    """The position of the most precise claim that agrees with what `source` says, most precisely, itself.

    It must cite at least one of the claims; every claim names its sources.
    """
    own = min((n for n, claim in enumerate(claims) if any(cited == source for cited, _ in claim.cites)), key=lambda n: (_width(claims[n]), n))
    return min((n for n, claim in enumerate(claims) if agree(claim, claims[own])), key=lambda n: (_width(claims[n]), n != own, n))


def _rule(best: _Group, groups: list[_Group], claims: Sequence[Claim]) -> str:
    others = [group for group in groups if group is not best]
    if not others:
        widths = {_width(claims[n]) for n in best.members}
        return "most precise" if len(widths) > 1 else "all agree"
    if all(best.authority < group.authority for group in others):
        return "best authority"
    if all(best.sources > group.sources for group in others if group.authority == best.authority):
        return "more sources"
    return "written first"


def _latest(claims: Sequence[Claim], said: Sequence[_Said], record_cites: Cites, authority: Callable[[str], int]) -> Choice:
    """The claim whose validity ends last, for a value that changed over time is no dispute; of those valid then, the best-cited one."""
    times = [parse_edtf(claim.details["valid"]) for claim in claims]  # each of them has one
    last = max(range(len(claims)), key=lambda n: (times[n].latest or (9999, 12, 31), -n))
    together = [n for n in range(len(claims)) if overlaps(times[n], times[last]) != "no"]
    chosen = min(together, key=lambda n: (_rank(claims[n], record_cites, authority), n != last, n))
    return Choice(chosen, "latest validity", _conflicting(said, chosen))


def _group(claims: Sequence[Claim], said: Sequence[_Said]) -> list[tuple[int, ...]]:
    """Claims that all agree with each other; a vague claim may support several groups."""
    groups: list[list[int]] = []
    for n in sorted(range(len(claims)), key=lambda n: (_width(claims[n]), n)):
        homes = [group for group in groups if all(_agree(said[n], said[m]) for m in group)]
        for group in homes:
            group.append(n)
        if not homes:
            groups.append([n])
    return [tuple(group) for group in groups]


def agree(one: Claim, other: Claim) -> bool:
    """Whether two claims do not contradict each other; precision is no contradiction, nor is another time of validity."""
    return _agree(_said(one), _said(other))


def _said(claim: Claim) -> _Said:
    """What a claim says, read once for all that it is held against."""
    valid = parse_edtf(claim.details["valid"]) if "valid" in claim.details else None
    if claim.date is not None:
        return _Said(claim.date, valid)
    return _Said(None, valid, float(claim.value) if claim.field == "value" else fold_name(claim.value))


def _agree(one: _Said, other: _Said) -> bool:
    if one.valid is not None and other.valid is not None and overlaps(one.valid, other.valid) == "no":
        return True
    if one.date is None or other.date is None:
        return one.plain == other.plain
    if "interval" in (one.date.form, other.date.form):
        return _periods_agree(one.date, other.date)
    return agrees(one.date, other.date)


def _periods_agree(one: Edtf, other: Edtf) -> bool:
    """Two periods agree when what both state of a side agrees; a side that one leaves unknown contradicts nothing."""
    if one.form != "interval" or other.form != "interval":
        return overlaps(one, other) != "no"
    pairs = ((one.start, other.start), (one.end, other.end))
    return all(a is None or b is None or a.date is None or b.date is None or agrees(a.date, b.date) for a, b in pairs)


def _conflicting(said: Sequence[_Said], chosen: int) -> tuple[int, ...]:
    return tuple(n for n, one in enumerate(said) if n != chosen and not _agree(one, said[chosen]))


def _weigh(
    members: tuple[int, ...], claims: Sequence[Claim], record_cites: Cites, authority: Callable[[str], int], origin: Callable[[str], str]
) -> _Group:
    sources = {source for n in members for source, _ in claims[n].cites or record_cites}
    return _Group(members, min((authority(source) for source in sources), default=UNKNOWN_AUTHORITY), len({origin(source) for source in sources}))


def _rank(claim: Claim, record_cites: Cites, authority: Callable[[str], int]) -> int:
    return min((authority(source) for source, _ in claim.cites or record_cites), default=UNKNOWN_AUTHORITY)


def _width(claim: Claim) -> int:
    """How much a date leaves open, in days; other values leave nothing open."""
    if claim.date is None:
        return 0
    if claim.date.earliest is None or claim.date.latest is None:
        return 10_000_000
    (year, month, day), (last_year, last_month, last_day) = claim.date.earliest, claim.date.latest
    return (last_year - year) * 372 + (last_month - month) * 31 + last_day - day
