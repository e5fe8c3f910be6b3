"""The store as if a source were right wherever sources conflict: its dates chosen, and what hangs on them worked out anew.

Works on a copy in memory. Only dates are chosen anew, and of the tables only `event`, `record.chosen` and `spell` follow them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from timeline.edtf import parse
from timeline.load.record import Claim
from timeline.model.vocabulary import ENDINGS, STATEFUL
from timeline.store.cache import Store
from timeline.store.choose import choose_trusting
from timeline.store.lives import derive_spells
from timeline.store.place import life
from timeline.store.spells import INSERT, Happening, iso, spells

_CITES = "CASE WHEN c.cites = '[]' THEN r.cites ELSE c.cites END"
# what changes with a record: itself, what it ends, and what they hold
_TOUCHED = (
    "CREATE TEMP TABLE touched AS WITH RECURSIVE found(id) AS (SELECT value FROM json_each(?) UNION SELECT l.target FROM found f "
    "CROSS JOIN link l ON l.record = f.id WHERE l.verb IN ('replaces', 'repeals', 'succeeds') UNION SELECT r.id FROM found f "
    "CROSS JOIN record r ON r.parent = f.id) SELECT id FROM found"
)

# with those that hold them: a law is partly in force when one of its provisions is not
_CONCERNED = (
    "WITH RECURSIVE found(id) AS (SELECT id FROM touched UNION SELECT r.parent FROM found f CROSS JOIN record r ON r.id = f.id "
    "WHERE r.parent IS NOT NULL) SELECT id FROM found"
)


def trusting(store: Store, sources: Iterable[str]) -> Iterator[tuple[str, Store, list[str]]]:
    """For each source the store as if it were right, and the records whose status may be another one there.

    The store is good until the next one is asked for.
    """
    db = sqlite3.connect(":memory:", isolation_level=None)
    store.db.backup(db)
    lost = _lost(db)
    try:
        for source in sources:
            db.execute("BEGIN")
            _believe(db, source, lost.get(source, []))
            concerned = [name for (name,) in db.execute(_CONCERNED)]
            yield source, Store(db, store.name, store.folder, store.info, store.problems, store.folders), concerned
            db.execute("ROLLBACK")
    finally:
        db.close()


def _lost(db: sqlite3.Connection) -> dict[str, list[tuple[str, str]]]:
    """By source, the values whose dates by that source lost a conflict: record and field."""
    found: dict[str, list[tuple[str, str]]] = {}
    rows = db.execute(
        f"SELECT DISTINCT json_extract(j.value, '$[0]'), c.record, c.field FROM claim c JOIN record r ON r.id = c.record, json_each({_CITES}) j "
        "WHERE c.disputed = 1 AND coalesce(c.earliest, c.latest) IS NOT NULL"
    )
    for source, record, field in rows:
        found.setdefault(source, []).append((record, field))
    return found


def _believe(db: sqlite3.Connection, source: str, lost: list[tuple[str, str]]) -> None:
    """Choose the source's dates where they lost a conflict."""
    for record, field in lost:
        _choose(db, record, field, source)
    db.execute(_TOUCHED, (json.dumps(sorted({record for record, _ in lost})),))
    db.execute("DELETE FROM spell WHERE record IN (SELECT id FROM touched)")
    for record, kind, chosen in db.execute("SELECT r.id, r.kind, r.chosen FROM touched t CROSS JOIN record r ON t.id = r.id").fetchall():
        if kind in STATEFUL:
            _spell(db, record, kind, json.loads(chosen))
    derive_spells(db, "SELECT id FROM touched")


def _choose(db: sqlite3.Connection, record: str, field: str, source: str) -> None:
    """Put the date that the source makes right in the place of the one that was chosen."""
    rows = db.execute(
        f"SELECT c.value, {_CITES}, c.details FROM claim c JOIN record r ON r.id = c.record WHERE c.record = ? AND c.field = ? ORDER BY c.rowid",
        (record, field),
    ).fetchall()
    claims = [_claim(field, *row) for row in rows]
    right = claims[choose_trusting(claims, source)]
    if field == "period":
        chosen = json.loads(db.execute("SELECT chosen FROM record WHERE id = ?", (record,)).fetchone()[0])
        chosen = {key: value for key, value in chosen.items() if key not in ("period_start_part", "period_end_part")}
        chosen |= {"period": right.value, **{f"period_{key}": right.details[key] for key in ("start_part", "end_part") if key in right.details}}
        db.execute("UPDATE record SET chosen = ? WHERE id = ?", (json.dumps(chosen), record))
    elif right.date is not None:
        bounds = (right.value, iso(right.date.earliest), iso(right.date.latest))
        db.execute("UPDATE event SET date = ?, earliest = ?, latest = ? WHERE record = ? AND address = ?", (*bounds, record, field))


def _claim(field: str, value: str, cites: str, details: str) -> Claim:
    sources = tuple((source, place) for source, place in json.loads(cites))
    return Claim(field, "", value, 0, 0, sources, parse(value), json.loads(details))


def _spell(db: sqlite3.Connection, record: str, kind: str, chosen: dict[str, Any]) -> None:
    """The spells of a record by the dates that now stand in the tables; what a link made is made again by the link."""
    rows = db.execute(
        "SELECT address, kind, own, coalesce(date, ''), earliest, latest FROM event WHERE record = ? AND line IS NOT NULL "
        f"AND (date IS NOT NULL OR kind IN ({', '.join('?' * len(ENDINGS))})) ORDER BY rowid", (record, *ENDINGS),
    )  # fmt: skip
    happenings = [Happening(address, what, bool(own), text, earliest, latest) for address, what, own, text, earliest, latest in rows]
    parts = (chosen.get("period_start_part", ""), chosen.get("period_end_part", ""))
    period = life(parse(chosen["period"]), *parts) if "period" in chosen else None
    db.executemany(INSERT, [spell.row(record, kind) for spell in spells(kind, happenings, period)])
