"""The status of a record on a day or over a stretch, as SQL over its spells.

A day is asked as the stretch from itself to itself. Over a longer stretch `in force` means throughout; what held for certain on some days
only is told apart by `PART`.
"""

from __future__ import annotations

from typing import Any

PART = "in part"  # held for certain on some days of the stretch, not on all
SUSPENDED_PART = "suspended in part"  # was suspended on some days of the stretch, and held for certain on none

_SPELL = "FROM spell s WHERE s.record = r.id AND s.basis IN (?, 'any') AND"
# a provision, however deep, that is dated and did not hold throughout while its law did; values: basis, basis, first, last
APART = (
    "EXISTS (SELECT 1 FROM record p WHERE p.id > r.id || '/' AND p.id < r.id || '0' AND +p.kind = 'provision' "
    "AND EXISTS (SELECT 1 FROM spell o WHERE o.record = p.id AND o.basis IN (?, 'any')) AND NOT EXISTS (SELECT 1 FROM spell o "
    "WHERE o.record = p.id AND o.basis IN (?, 'any') AND o.state = 'in force' AND o.may_from <= ? AND o.may_to >= ?))"
)


def status_sql(basis: str, first: str, last: str) -> tuple[str, list[Any]]:
    """SQL for the status of record `r` from `first` to `last`, when the dates of `basis` count, and its values."""
    sql = (
        f"CASE WHEN EXISTS (SELECT 1 {_SPELL} s.state = 'in force' AND s.sure_from <= ? AND s.sure_to >= ?) "
        f"THEN CASE WHEN {APART} THEN 'partly' ELSE 'in force' END "
        f"WHEN EXISTS (SELECT 1 {_SPELL} s.state = 'suspended' AND s.sure_from <= ? AND s.sure_to >= ?) THEN 'suspended' "
        f"WHEN EXISTS (SELECT 1 {_SPELL} s.state = 'in force' AND s.sure_from <= ? AND s.sure_to >= ?) THEN '{PART}' "
        f"WHEN EXISTS (SELECT 1 {_SPELL} s.state = 'suspended' AND s.sure_from <= ? AND s.sure_to >= ?) "
        f"THEN '{SUSPENDED_PART}' "
        f"WHEN EXISTS (SELECT 1 {_SPELL} s.may_from <= ? AND s.may_to >= ?) THEN 'unknown' "
        "WHEN NOT EXISTS (SELECT 1 FROM spell s WHERE s.record = r.id AND s.basis IN (?, 'any')) THEN 'unknown' "
        f"WHEN EXISTS (SELECT 1 {_SPELL} s.may_to < ?) THEN 'ended' ELSE 'not yet' END"
    )
    values = [
        basis, first, last, basis, basis, first, last,
        basis, first, last,
        basis, last, first,
        basis, last, first,
        basis, last, first,
        basis,
        basis, first,
    ]  # fmt: skip
    return sql, values
