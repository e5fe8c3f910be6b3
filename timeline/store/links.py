"""What only the whole dataset can tell: links that lead nowhere, and events and ends that links imply."""

from __future__ import annotations

import sqlite3
from collections.abc import Container

from timeline.load.files import DatasetInfo
from timeline.load.places import DATASET_FILE
from timeline.load.problem import Problem
from timeline.model.vocabulary import ENDINGS, VERBS
from timeline.store.fold import fold_name

_MOST_HINTS = 20  # near names cost time; whoever has more dangling links than this has another trouble
_MAKES_EVENT = {verb.name: verb.event for verb in VERBS if verb.event}


def check_links(db: sqlite3.Connection, repeated: Container[str] = ()) -> list[Problem]:
    """Problems of links, references and citations; what leads nowhere is taken out of the tables.

    What points to an id that stands twice may mean either record: that the id does is told, and enough.
    """
    hints = Hints(db)
    problems = [*_dangling(db, hints), *_wrong_kind(db, repeated), *_unknown_sources(db, hints, repeated)]
    db.execute("DELETE FROM link WHERE verb = '' OR target NOT IN (SELECT id FROM record)")
    db.execute("DELETE FROM remark WHERE record NOT IN (SELECT id FROM record)")
    return problems


def check_jurisdiction(db: sqlite3.Connection, info: DatasetInfo) -> list[Problem]:
    """The jurisdiction of dataset.yaml must be one of the parties."""
    name = info.jurisdiction
    if not name or db.execute("SELECT 1 FROM record WHERE id = ? AND kind = 'party'", (name,)).fetchone():
        return []
    line, column = info.places.get("jurisdiction", (0, 0))
    return [Problem("dangling-link", f"there is no party `{name}`", f"add it: `parties: {{{name}: {{title: …}}}}`", DATASET_FILE, line, column)]


class Hints:
    """Ids that look like one that is missing; each is looked for once, and the list of ids is read once."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self.found: dict[str, str] = {}
        self.ids: list[str] = []

    def near(self, target: str) -> str:
        """A hint for a link to `target`."""
        if target not in self.found:
            near = self._ends_alike(target) or (self._looks_alike(target) if len(self.found) < _MOST_HINTS else "")
            self.found[target] = f"did you mean `{near}`?" if near else "add the record, or take the link out"
        return self.found[target]

    def _ends_alike(self, target: str) -> str:
        tail = target.rsplit("/", 1)[-1]
        row = self.db.execute("SELECT record FROM name WHERE form = 'id' AND folded = ? AND record <> ?", (fold_name(tail), target)).fetchone()
        return str(row[0]) if row else ""

    def _looks_alike(self, target: str) -> str:
        from difflib import get_close_matches  # only after a fault

        self.ids = self.ids or [name for (name,) in self.db.execute("SELECT id FROM record ORDER BY id LIMIT 20000")]
        close = get_close_matches(target, self.ids, n=2, cutoff=0.7)
        return next((name for name in close if name != target), "")


def _dangling(db: sqlite3.Connection, hints: Hints) -> list[Problem]:
    rows = db.execute(
        "SELECT l.record, l.target, l.line, l.col, r.path FROM link l JOIN record r ON r.id = l.record "
        "LEFT JOIN record t ON t.id = l.target WHERE t.id IS NULL AND NOT (l.target = 'all' AND l.field = 'party')"
    )
    return [
        Problem("dangling-link", f"there is no record `{target}`", hints.near(target), path, line, column, record)
        for record, target, line, column, path in rows.fetchall()
    ]


def _wrong_kind(db: sqlite3.Connection, repeated: Container[str]) -> list[Problem]:
    rows = db.execute(
        "SELECT l.record, l.target, l.kinds, t.kind, l.field, l.line, l.col, r.path FROM link l JOIN record t ON t.id = l.target "
        "JOIN record r ON r.id = l.record WHERE l.kinds <> '' AND instr(' ' || l.kinds || ' ', ' ' || t.kind || ' ') = 0"
    )
    return [
        Problem(
            "wrong-kind", f"`{field}` points to `{target}`, which is a {kind}", f"it takes: {kinds.replace(' ', ', ')}",
            path, line, column, record,
        )
        for record, target, kinds, kind, field, line, column, path in rows.fetchall() if target not in repeated
    ]  # fmt: skip


def _unknown_sources(db: sqlite3.Connection, hints: Hints, repeated: Container[str]) -> list[Problem]:
    rows = db.execute(
        "SELECT c.record, c.source, c.line, c.col, r.path, s.kind FROM citation c JOIN record r ON r.id = c.record "
        "LEFT JOIN record s ON s.id = c.source WHERE s.kind IS NULL OR s.kind <> 'source'"
    )
    return [
        Problem("unknown-source", *_no_source(source, kind, hints), path, line, column, record)
        for record, source, line, column, path, kind in rows.fetchall()
        if source not in repeated
    ]


_AS_WRITTEN = (  # the date that places the record, with its doubts
    "(SELECT e.date FROM event e WHERE e.record = l.record AND e.earliest = r.first AND e.latest = r.last AND e.own = 1 AND e.line IS NOT NULL "
    "ORDER BY e.rowid LIMIT 1)"
)


def _no_source(source: str, kind: str | None, hints: Hints) -> tuple[str, str]:
    """What is wrong with a citation of what is no source, and what to do."""
    if kind:
        return f"`{source}` is no source, but another record: {kind}", "cite the id of a source; `timeline sources` shows them"
    near = hints.near(source)
    return f"there is no source `{source}`", near if near.startswith("did") else f"add it to the sources: timeline new source --id {source}"


def derive_from_links(db: sqlite3.Connection) -> None:
    """Events and ends that links imply, and the place of nested records behind the record that holds them."""
    marks = ",".join("?" * len(_MAKES_EVENT))
    rows = db.execute(
        f"SELECT l.record, l.verb, l.target, r.first, r.last, {_AS_WRITTEN}, s.begin_text, s.begin_earliest, s.begin_latest FROM link l "
        "JOIN record r ON r.id = l.record LEFT JOIN spell s ON s.record = l.record AND s.basis IN ('in-force', 'any') "
        f"WHERE l.verb IN ({marks}) GROUP BY l.rowid ORDER BY r.sort, l.record",
        tuple(_MAKES_EVENT),
    ).fetchall()
    for record, verb, target, first, last, text, *begin in rows:
        kind = _MAKES_EVENT[verb]
        if kind == "amendment":
            _add_event(db, kind, record, target, (text or _written(first, last), first, last))
        elif not _is_ended(db, target):
            _add_event(db, kind, record, target, _end(first, begin))
    _derive_ends(db)
    _sort_nested(db)


def _end(adopted: str | None, begin: list[str | None]) -> tuple[str | None, str | None, str | None]:
    """What takes a record's place ends it when it begins; when no source says when, it does so on its adoption or later."""
    text, earliest, latest = begin or (None, None, None)
    if latest is not None:
        return text, earliest, latest
    return (f"[{adopted}..]", adopted, None) if adopted else (None, None, None)


def _is_ended(db: sqlite3.Connection, record: str) -> bool:
    """Whether a source dates the end of a record itself."""
    marks = ",".join("?" * len(ENDINGS))
    row = db.execute(f"SELECT 1 FROM event WHERE record = ? AND kind IN ({marks}) AND own = 1 AND line IS NOT NULL", (record, *ENDINGS)).fetchone()
    return row is not None


def _add_event(db: sqlite3.Connection, kind: str, actor: str, target: str, date: tuple[str | None, str | None, str | None]) -> None:
    """The event that a link makes on its target."""
    count = db.execute("SELECT count(*) FROM event WHERE record = ? AND kind = ?", (target, kind)).fetchone()[0]
    address = kind if count == 0 else f"{kind}-{count + 1}"
    row = (target, address, kind, None, 1, *date, actor, "[]", "derived", 0, "{}", None, None)
    db.execute(f"INSERT INTO event VALUES ({', '.join('?' * len(row))})", row)


def _written(first: str | None, last: str | None) -> str | None:
    """The EDTF of two bounding days."""
    if first is None or last is None:
        return None
    if first == last:
        return first
    if first[5:] == "01-01" and last[5:] == "12-31" and first[:4] == last[:4]:
        return first[:4]
    if first[:7] == last[:7]:
        return first[:7]
    return f"[{first}..{last}]"


def _derive_ends(db: sqlite3.Connection) -> None:
    """Where the end is not known, a record ends at the latest when the one that replaces it begins.

    State programmes are one succession: there `succeeds` ends the one before as well.
    """
    rows = db.execute(
        "SELECT t.id, r.id, min(coalesce(r.begin_latest, r.begin_earliest)) FROM link l "
        "JOIN record r ON r.id = l.record JOIN record t ON t.id = l.target "
        "WHERE (l.verb IN ('replaces', 'repeals') OR (l.verb = 'succeeds' AND t.kind = 'programme')) "
        "AND t.end_latest IS NULL AND r.begin_latest IS NOT NULL GROUP BY t.id"
    ).fetchall()
    for target, successor, day in rows:
        db.execute(
            "UPDATE record SET end_latest = ?, end_derived = ?, running = 0 WHERE id = ? AND coalesce(begin_earliest, '') <= ?",
            (day, successor, target, day),
        )


def _sort_nested(db: sqlite3.Connection) -> None:
    """Roles and provisions stand behind the record that holds them, in their own order."""
    while db.execute("SELECT 1 FROM record WHERE parent IS NOT NULL AND sort NOT LIKE '%#%' LIMIT 1").fetchone():
        changed = db.execute(
            "UPDATE record SET sort = (SELECT p.sort || ' ' || p.id FROM record p WHERE p.id = record.parent) || printf('#%04d', "
            "coalesce(json_extract(body, '$.order'), ord)) WHERE parent IS NOT NULL AND sort NOT LIKE '%#%' "
            "AND parent IN (SELECT id FROM record WHERE parent IS NULL OR sort LIKE '%#%')"
        ).rowcount
        if not changed:
            return
