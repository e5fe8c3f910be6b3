"""How two values relate in time. Every relation answers yes, no or maybe; none invents a day.

Three readings are used. An *event date* (`before`, `after`, `same`; the first value of `within`) is one unknown day
among the possible ones; an interval is a period. A *container* (the second value of `within`) is the whole unit
written. A *period* (`overlaps`) is what `bounds` says. Qualifiers do not change bounds, so they do not change
relations of event dates. An end `..` counts as running on without end, except in `same`, where it is a claim that
a later source may complete.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from timeline.edtf.days import Day
from timeline.edtf.masks import count_of, share_day, spans
from timeline.edtf.periods import bounds
from timeline.edtf.reading import written_parts
from timeline.edtf.values import Edtf

Truth = Literal["yes", "no", "maybe"]
_Limit = tuple[float, int, int]
_Frame = tuple[_Limit, _Limit, _Limit, _Limit]
"""Begin earliest, begin latest, end earliest, end latest, with infinities in the place of None."""

_MOST_OF_SET = 50  # stretches of vague members
_NEVER: _Limit = (float("-inf"), 0, 0)
_FOREVER: _Limit = (float("inf"), 0, 0)


def before(a: Edtf, b: Edtf) -> Truth:
    """Whether all of `a` is earlier than all of `b`; "no": it cannot be.

    >>> from timeline.edtf import parse
    >>> before(parse("2010"), parse("2011-09")), before(parse("2011"), parse("2011-09"))
    ('yes', 'maybe')
    """
    first, second = _event_hull(a), _event_hull(b)
    if first[3] < second[0]:
        return "yes"
    return "no" if first[2] >= second[1] else "maybe"


def after(a: Edtf, b: Edtf) -> Truth:
    """Whether all of `a` is later than all of `b`: `before` with its sides exchanged."""
    return before(b, a)


def within(a: Edtf, b: Edtf) -> Truth:
    """Whether `a` lies inside `b`. Of a set `b`, one member is meant, and it is not known which.

    >>> from timeline.edtf import parse
    >>> within(parse("2011-09-20"), parse("2011")), within(parse("2011"), parse("2011-09"))
    ('yes', 'maybe')
    """
    inside = _event_frames(a)
    return _combined(_lies_inside(x, y) for y in _container_frames(b) for x in inside)


def overlaps(a: Edtf, b: Edtf) -> Truth:
    """Whether the two, read as periods, share a day. Spells that only touch do not.

    >>> from timeline.edtf import parse
    >>> overlaps(parse("2007/2010"), parse("2010/2012")), overlaps(parse("2007/2010"), parse("2011/2012"))
    ('yes', 'no')
    """
    if not _meet(a, b):
        return "no"
    if _is_every(a) and not _is_every(b):
        a, b = b, a  # whichever member of the one set is true, some member of the other must meet it
    answers = [[_shares_day(x, y) for y in _period_frames(b)] for x in _period_frames(a)]
    rows = [_any(row) if _is_every(b) else _combined(row) for row in answers]
    return _any(rows) if _is_every(a) else _combined(rows)


def same(a: Edtf, b: Edtf) -> Truth:
    """Whether the two are the same day, or, where one is an interval, the same period.

    >>> from timeline.edtf import parse
    >>> same(parse("2010"), parse("2010-09-21")), same(parse("[2010,2012]"), parse("2011"))
    ('maybe', 'no')
    """
    if a.form == "interval" or b.form == "interval":
        return _combined(_same_period(x, y) for x in _claim_frames(a) for y in _claim_frames(b))
    if not (_dates_meet(a, b) if a.form == b.form == "date" else _meet(a, b)):
        return "no"
    return "yes" if a.earliest and a.earliest == a.latest == b.earliest == b.latest else "maybe"


def agrees(a: Edtf, b: Edtf) -> bool:
    """Whether two claims, perhaps of different precision, do not contradict each other: `same` is not "no"."""
    return same(a, b) != "no"


def sort_key(e: Edtf) -> tuple[_Limit, _Limit, str]:
    """The one order of values in lists: earliest day, latest day, text.

    A value without an earliest day sorts by its latest; of those with one earliest day, one without a latest day is
    the last. It is an order for the eye: `before` says what is earlier.
    """
    return e.earliest or e.latest or _NEVER, e.latest or _FOREVER, e.text


def _is_every(e: Edtf) -> bool:
    """Whether all members of a set are meant (EDTF level 2, braces)."""
    return e.form == "set" and e.text[0] == "{"


def _any(answers: list[Truth]) -> Truth:
    return "yes" if "yes" in answers else "maybe" if "maybe" in answers else "no"


def _combined(answers: Iterable[Truth]) -> Truth:
    """What holds whichever alternative is the true one."""
    found: Truth | None = None
    for answer in answers:
        if answer == "maybe" or found not in (None, answer):
            return "maybe"
        found = answer
    return found or "maybe"


def _lies_inside(a: _Frame, b: _Frame) -> Truth:
    if a[0] >= b[1] and a[3] <= b[2]:
        return "yes"
    return "no" if a[1] < b[0] or a[2] > b[3] else "maybe"


def _shares_day(a: _Frame, b: _Frame) -> Truth:
    if a[1] <= b[2] and b[1] <= a[2]:
        return "yes"
    return "no" if a[0] > b[3] or b[0] > a[3] else "maybe"


def _same_period(a: _Frame, b: _Frame) -> Truth:
    if a[0] > b[1] or b[0] > a[1] or a[2] > b[3] or b[2] > a[3]:
        return "no"
    return "yes" if a == b and a[0] == a[1] and a[2] == a[3] else "maybe"


def _low(day: Day | None) -> _Limit:
    return _NEVER if day is None else day


def _high(day: Day | None) -> _Limit:
    return _FOREVER if day is None else day


def _some_day(first: Day | None, last: Day | None) -> _Frame:
    """One unknown day between two."""
    low, high = _low(first), _high(last)
    return low, high, low, high


def _whole(first: Day | None, last: Day | None) -> _Frame:
    """All days between two."""
    low, high = _low(first), _high(last)
    return low, low, high, high


def _period(e: Edtf) -> _Frame:
    found = bounds(e)
    open_start = e.start is not None and e.start.state == "open"
    begin_latest = _NEVER if open_start else _high(found.begin_latest)
    end_earliest = _FOREVER if found.running else _low(found.end_earliest)
    return _low(found.begin_earliest), begin_latest, end_earliest, _high(found.end_latest)


def _event_hull(e: Edtf) -> _Frame:
    return _period(e) if e.form == "interval" else _some_day(e.earliest, e.latest)


def _lie_apart(a: Edtf, b: Edtf) -> bool:
    """Whether their bounds alone leave no day in common."""
    return bool((a.earliest and b.latest and a.earliest > b.latest) or (b.earliest and a.latest and b.earliest > a.latest))


def _dates_meet(a: Edtf, b: Edtf) -> bool:
    """As `_meet`, of two single dates, whose digits are held against each other."""
    vague = "X" in a.text or "X" in b.text
    return not _lie_apart(a, b) and (not vague or share_day(written_parts(a.text), written_parts(b.text)))


def _meet(a: Edtf, b: Edtf) -> bool:
    """Whether some possible day of the one is a possible day of the other."""
    if _lie_apart(a, b):
        return False
    first, second = _stretches(a), _stretches(b)
    here = there = 0
    while here < len(first) and there < len(second):
        if first[here][0] <= second[there][1] and second[there][0] <= first[here][1]:
            return True
        if first[here][1] < second[there][1]:
            here += 1
        else:
            there += 1
    return False


@lru_cache(128)  # a value has up to 20 claims, each held against each other
def _stretches(e: Edtf) -> list[tuple[_Limit, _Limit]]:
    """The possible days as stretches in order, none of which touches another."""
    found: list[tuple[_Limit, _Limit]] = []
    for frame in sorted(_event_frames(e)):
        if found and frame[0] <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], frame[3])
        else:
            found.append((frame[0], frame[3]))
    return found


def _event_frames(e: Edtf) -> list[_Frame]:
    if e.form == "set":
        return _set_frames(e)
    return [_period(e)] if e.form == "interval" else _member_frames(e)


def _set_frames(e: Edtf) -> list[_Frame]:
    """Each member as one unknown day in each of its stretches; of members too vague for that, between their bounds."""
    if _is_too_vague(e):
        return [_some_day(member.earliest, member.latest) for member in e.members]
    return [frame for member in e.members for frame in _member_frames(member)]


def _is_too_vague(e: Edtf) -> bool:
    """Whether the members of a set have too many stretches for each to be held against those of others."""
    return sum(count_of(written_parts(member.text)) for member in e.members if member.form == "date" and "X" in member.text) > _MOST_OF_SET


def _member_frames(e: Edtf) -> list[_Frame]:
    """A single date or a range of a set as one unknown day in each of its stretches."""
    if e.form == "interval" or "X" not in e.text:
        return [_some_day(e.earliest, e.latest)]
    return [_some_day(first, last) for first, last in spans(written_parts(e.text))]


def _container_frames(e: Edtf) -> list[_Frame]:
    if e.form == "interval":
        return [_period(e)]
    if e.form == "set":
        return [frame for member in e.members for frame in _one_container(member)]
    return _one_container(e)


def _one_container(e: Edtf) -> list[_Frame]:
    if e.form == "interval":
        return [_some_day(e.earliest, e.latest)]
    if "X" not in e.text:
        return [_whole(e.earliest, e.latest)]
    return [_whole(first, last) for first, last in spans(written_parts(e.text))]


def _period_frames(e: Edtf) -> list[_Frame]:
    if e.form == "interval":
        return [_period(e)]
    vague = e.form == "set" and _is_too_vague(e)
    frames: list[_Frame] = []
    for member in e.members if e.form == "set" else (e,):
        stretches = [_some_day(member.earliest, member.latest)] if vague else _member_frames(member)
        frames += [_period(member)] if member.form == "date" and len(stretches) == 1 else stretches
    return frames


def _claim_frames(e: Edtf) -> list[_Frame]:
    """As a period; an open end is no earlier than the begin, an open start no later than the end."""
    if e.form != "interval" or not e.start or not e.end:
        return _period_frames(e)
    first, second, third, fourth = _period(e)
    return [
        (first, fourth if e.start.state == "open" else second, first if e.end.state == "open" else third, fourth),
    ]
