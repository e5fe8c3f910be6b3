"""Spells once the whole dataset is known: ends that links imply, days that are certain or possible, and what contradicts itself."""

from __future__ import annotations

import sqlite3
from typing import Any

from timeline.load.problem import Problem
from timeline.model.vocabulary import BASES

# what an act ends no longer holds on the day of that act; what comes to the end of its term holds on the last day of it
_EARLIEST, _LATEST = (f"iif(ended_by IN ('', 'period'), {bound}, date({bound}, '-1 day'))" for bound in ("end_earliest", "end_latest"))
# where no end is told, an act lasts, and what ran ran as far as its source could see; all else is sure on the day of its beginning
_DAYS = (
    "UPDATE spell AS s SET sure_from = CASE WHEN running = 1 AND lasting = 0 AND begun_by <> '' AND ended_by = '' AND seen >= coalesce(begin_earliest, '') "
    "THEN min(coalesce(begin_latest, seen), seen) ELSE begin_latest END, "  # what a source saw running had begun
    f"may_from = coalesce(begin_earliest, '0000-01-01'), may_to = coalesce({_LATEST}, '9999-12-31'), "
    "sure_to = CASE WHEN ended_by = '' AND lasting = 1 THEN '9999-12-31' WHEN ended_by = '' AND running = 1 THEN seen "
    f"ELSE {_EARLIEST} END"
)
# what is certain on no day held on some day of those on which it may have begun, unless it never held
_SOME_DAY = (
    "UPDATE spell AS s SET sure_from = iif(may_to < may_from, NULL, sure_from), sure_to = may_from WHERE (sure_to IS NULL OR sure_to < sure_from)"
)
# it ends before it begins; an act that was adopted before its end never came into force, which contradicts nothing
_CONTRADICTORY = (
    "s.end_latest < s.begin_earliest AND s.basis <> 'published' AND NOT (s.basis = 'in-force' AND s.ended_by <> 'period' AND EXISTS "
    "(SELECT 1 FROM event e WHERE e.record = s.record AND e.own = 1 AND e.kind IN ('adoption', 'signature', 'ratification', 'accession', "
    "'acceptance') AND e.earliest <= s.end_latest))"
)


def derive_spells(db: sqlite3.Connection, among: str = "") -> list[Problem]:
    """Complete the spells: what links end, the day each source saw, certain and possible days, and nested records; problems of dates.

    With `among`, an SQL query of ids, only the spells of those records are completed; all others are complete already.
    """
    where = f"s.record IN ({among})" if among else "1"
    _end_replaced(db, f"l.target IN ({among})" if among else "1")
    as_of = "SELECT max(json_extract(s.body, '$.as_of')) FROM citation c JOIN record s ON s.id = c.source WHERE c.record = s.record"
    db.execute(f"UPDATE spell AS s SET seen = ({as_of}) WHERE running = 1 AND {where}")
    db.execute(f"{_DAYS} WHERE {where}")
    db.execute(f"{_SOME_DAY} AND {where}")
    problems = _contradictions(db, where)
    _share_with_nested(db, f"r.id IN ({among})" if among else "1")
    db.execute(f"UPDATE record SET spells = (SELECT count(*) FROM spell s WHERE s.record = record.id) WHERE {f'id IN ({among})' if among else '1'}")
    return problems


class _Successor:
    """What takes a record's place, as far as it is known when: with several it is the first of them."""

    def __init__(self) -> None:
        self.record = ""
        self.text: str | None = None
        self.earliest: str | None = "9999-12-31"
        self.latest: str | None = None

    def add(self, record: str, text: str | None, earliest: str | None, latest: str | None) -> None:
        """Another one, or another spell of one."""
        if not self.record or (latest is not None and (self.latest is None or latest < self.latest)):
            self.record, self.text, self.latest = record, text, latest
        self.earliest = None if earliest is None or self.earliest is None else min(self.earliest, earliest)


def _end_replaced(db: sqlite3.Connection, where: str) -> None:
    """What is replaced or repealed ends when the first of its successors begins: an act then, anything else then at the latest.

    Where nobody knows when the successor begins, it may do so from the first day that is known of it. An act with a term ends before the end of
    its term when it is replaced before.
    """
    rows = db.execute(
        "SELECT l.target, coalesce(x.basis, 'any'), l.record, x.begin_text, x.begin_earliest, x.begin_latest FROM link l "
        "JOIN record t ON t.id = l.target LEFT JOIN spell x ON x.record = l.record "
        f"WHERE {where} AND (l.verb IN ('replaces', 'repeals') OR (l.verb = 'succeeds' AND t.kind = 'programme')) ORDER BY l.rowid, x.begin_earliest"
    ).fetchall()
    found: dict[tuple[str, str], _Successor] = {}
    for target, basis, *successor in rows:
        found.setdefault((target, basis), _Successor()).add(*successor)
    for (target, basis), first in found.items():
        db.execute(
            "UPDATE spell SET end_earliest = CASE WHEN lasting = 1 OR ended_by = 'period' THEN ?1 ELSE date(begin_earliest, '+1 day') END, "
            "end_latest = coalesce(?2, date(end_latest, '+1 day')), ended_by = ?3, end_text = ?4, running = 0 "
            "WHERE record = ?5 AND (basis IN (?6, 'any') OR ?6 = 'any') "
            "AND (end_latest IS NULL OR (ended_by = 'period' AND kind IN ('treaty', 'law', 'provision') AND coalesce(?2, ?1) <= end_latest)) "
            "AND (lasting = 1 OR coalesce(begin_earliest, '') <= coalesce(?2, '9999'))",
            (first.earliest, first.latest, first.record, first.text, target, basis),
        )


def _contradictions(db: sqlite3.Connection, where: str) -> list[Problem]:
    """Spells that end before they begin: they may hold on any day, certainly on none, and are told as problems."""
    rows: list[tuple[Any, ...]] = db.execute(
        "SELECT s.record, s.begun_by, s.begin_text, s.ended_by, s.end_text, r.path, coalesce(e.line, c.line, r.line), "
        "coalesce(e.col, c.col, r.col) FROM spell s "
        "JOIN record r ON r.id = s.record LEFT JOIN event e ON e.record = s.record AND e.address = s.ended_by "
        "LEFT JOIN claim c ON c.record = s.record AND c.field = s.ended_by AND c.chosen = 1 "
        f"WHERE {_CONTRADICTORY} AND {where} GROUP BY s.record ORDER BY s.rowid"
    ).fetchall()
    db.execute(f"UPDATE spell AS s SET sure_from = NULL, may_from = '0000-01-01', may_to = '9999-12-31' WHERE {_CONTRADICTORY} AND {where}")
    hint = "mend one of the two dates; until then nobody can tell when it held"
    return [
        Problem("contradictory-dates", f"it ends ({by} {end}) before it begins ({begun} {begin})", hint, path, line, column, record)
        for record, begun, begin, by, end, path, line, column in rows
    ]


def _share_with_nested(db: sqlite3.Connection, where: str) -> None:
    """A role or provision holds as long as the record that holds it, by every basis by which nothing dates it apart."""
    columns = [name for (_, name, *_) in db.execute("PRAGMA table_info(spell)")][2:]
    inherit = (
        f"INSERT INTO spell SELECT r.id, r.kind, {', '.join(f'p.{name}' for name in columns)} FROM record r JOIN spell p ON p.record = r.parent "
        f"WHERE {where} AND r.kind IN ('role', 'provision') AND NOT EXISTS (SELECT 1 FROM spell own WHERE own.record = r.id AND own.basis = p.basis) "
        "ORDER BY r.kind, r.sort, r.id, p.basis, p.rowid"
    )
    while db.execute(inherit).rowcount:
        pass
    for basis in BASES:  # what is dated by one basis, and stands in what nobody dates, cannot be told by another
        db.execute(
            "INSERT INTO spell (record, kind, basis, state, begin_text, begun_by, end_text, ended_by, running, lasting, may_from, may_to) "
            "SELECT DISTINCT s.record, s.kind, ?, 'in force', '', '', '', '', 0, 1, '0000-01-01', '9999-12-31' FROM spell s JOIN record r ON r.id = s.record "
            f"WHERE {where} AND r.kind = 'provision' AND NOT EXISTS (SELECT 1 FROM spell own WHERE own.record = s.record AND own.basis IN (?, 'any')) "
            "ORDER BY r.sort, r.id",
            (basis, basis),
        )
