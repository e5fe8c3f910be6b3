"""The status of a record on a day or over a stretch, as SQL over its spells.

A day is asked as the stretch from itself to itself. Over a longer stretch `in force` means throughout; what held for certain on some days
only is told apart by `PART`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

PART = "in part"  # held for certain on some days of the stretch, not on all
SUSPENDED_PART = "suspended in part"  # was suspended on some days of the stretch, and held for certain on none

# a provision, however deep, that is dated and did not hold throughout while its law did; values: basis, basis, first, last
APART = (
    "EXISTS (SELECT 1 FROM record p WHERE p.id > r.id || '/' AND p.id < r.id || '0' AND +p.kind = 'provision' "
    "AND EXISTS (SELECT 1 FROM spell o WHERE o.record = p.id AND o.basis IN (?, 'any')) AND NOT EXISTS (SELECT 1 FROM spell o "
    "WHERE o.record = p.id AND o.basis IN (?, 'any') AND o.state = 'in force' AND o.may_from <= ? AND o.may_to >= ?))"
)


# the bearing of a spell on the stretch, as a number; the smallest of a record's numbers tells its status
HELD, UNTOLD, NONE = 1, 5, 9
STATUS_OF = {HELD: "in force", 2: "suspended", 3: PART, 4: SUSPENDED_PART, UNTOLD: "unknown", 6: "ended", 7: "not yet", NONE: "unknown"}
_BEARING = (
    "CASE WHEN s.sure_from <= ? AND s.sure_to >= ? THEN iif(s.state = 'suspended', 2, 1) "
    "WHEN s.sure_from <= ? AND s.sure_to >= ? THEN iif(s.state = 'suspended', 4, 3) "
    "WHEN s.may_from <= ? AND s.may_to >= ? THEN 5 WHEN s.may_to < ? THEN 6 ELSE 7 END"
)


def status_sql(basis: str, first: str, last: str) -> tuple[str, list[Any]]:
    """SQL for the status of record `r` from `first` to `last`, when the dates of `basis` count, and its values."""
    bearing = f"(SELECT min({_BEARING}) FROM spell s WHERE s.kind = r.kind AND s.record = r.id AND s.basis IN (?, 'any'))"
    return status_named(bearing), [*_days(first, last), basis, basis, basis, first, last]


def status_named(bearing: str) -> str:
    """SQL for the status of record `r`, from SQL of its bearing; values: the basis twice, then the first and the last day."""
    others = " ".join(f"WHEN {number} THEN '{name}'" for number, name in STATUS_OF.items() if number != HELD)
    return f"CASE {bearing} WHEN {HELD} THEN CASE WHEN {APART} THEN 'partly' ELSE 'in force' END {others} ELSE 'unknown' END"


def bearings(kinds: Sequence[str], basis: str, first: str, last: str) -> tuple[str, list[Any]]:
    """SQL for the bearing of every record of these kinds, as (id, bearing), and its values: one pass over all spells."""
    marks = ", ".join("?" * len(kinds))
    sql = (
        f"SELECT s.record AS id, min(iif(s.basis IN (?, 'any'), {_BEARING}, {NONE})) AS bearing FROM spell s WHERE s.kind IN ({marks}) "
        f"GROUP BY s.kind, s.record UNION ALL SELECT n.id, {NONE} FROM record n WHERE n.kind IN ({marks}) AND n.spells = 0"
    )
    return sql, [basis, *_days(first, last), *kinds, *kinds]


def _days(first: str, last: str) -> tuple[str, ...]:
    """The values of `_BEARING`."""
    return (first, last, last, first, last, first, first)
