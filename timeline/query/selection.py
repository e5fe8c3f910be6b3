"""The dataset, or the part of it that was asked for, as the one value that every export takes.

Which records belong to it is worked out once, in SQL, and kept in the temporary table `picked`; whatever a format needs of them is then
one statement, or one a few hundred records, however many there are.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from timeline.model import BY_NAME
from timeline.query.card import item, read_entries
from timeline.query.cells import places
from timeline.query.citing import dataset_item, source_item
from timeline.query.dates import stretch
from timeline.query.filters import Filters, conditions, inner, inner_values, with_topics
from timeline.query.find import find
from timeline.query.kinds import kind_named
from timeline.query.lens import Lens, UsageError
from timeline.query.views import STATEFUL, VIEWS, View

KINDS = tuple(dict.fromkeys((*(kind for view in VIEWS for kind in view.kinds), *BY_NAME)))  # in the order of the lists
SURE, MAYBE = "yes", "maybe"
_BATCH = 200  # larger ones take more room and are no faster
_ORDER = f"instr(' {' '.join(KINDS)} ', ' ' || r.kind || ' '), r.sort, r.id"


@dataclass(slots=True, eq=False, repr=False)
class Selection:
    """Records that were asked for, those that certainly match before those that may.

    `watch` is told now and then how much is done, and of what: `watch(200, "of 5000 records")`.
    """

    lens: Lens
    question: dict[str, Any]
    certain: int
    possible: int
    first: str = "0000-01-01"  # the stretch of time that was asked for
    last: str = "9999-12-31"
    watch: Callable[[int, str], None] = lambda _done, _what: None

    @property
    def total(self) -> int:
        """How many records there are in all."""
        return self.certain + self.possible

    @property
    def name(self) -> str:
        """The dataset's short name, fit for the name of a file."""
        return self.lens.store.name

    @property
    def info(self) -> dict[str, Any]:
        """What dataset.yaml says."""
        return self.lens.store.info

    @property
    def dated(self) -> str:
        """The day on which the dataset was last gone through, YYYY-MM-DD; empty where it does not say. An export carries no other date."""
        return str(self.info.get("reviewed", ""))

    @property
    def is_whole(self) -> bool:
        """Whether it is the dataset and no part of it."""
        return not self.question

    def assertions(self) -> list[dict[str, Any]]:
        """What the keepers of the dataset say must follow from its records, each with where it is stated; nothing of a part of a dataset."""
        if not self.is_whole:
            return []
        rows = self.rows("SELECT says, cites FROM assertion ORDER BY rowid")
        return [{**json.loads(says), "cite": places(json.loads(cites))} for says, cites in rows]

    def about(self) -> dict[str, str]:
        """What every export says of itself: dataset, version, date, licence, whom to credit, and what was asked."""
        basis = self.lens.basis
        asked = "; ".join(f"{name}: {', '.join(value) if isinstance(value, list) else value}" for name, value in self.question.items())
        found = {
            "dataset": self.name, "title": self.lens.name, "version": basis.version, "date": self.dated,
            "licence": str(self.info.get("licence", "")), "attribution": self.lens.text(self.info.get("attribution")),
            "basis": basis.counts, "according to": basis.according_to, "selection": asked or "everything",
        }  # fmt: skip
        return {name: text for name, text in found.items() if text}

    def headline(self) -> str:
        """One line that names the dataset, its version, date and licence."""
        about = self.about()
        parts = (about["title"], f"{self.name} {about['version']}", about.get("date", ""), about.get("licence", ""))
        return " · ".join(part for part in parts if part)

    def rows(self, sql: str, *values: Any) -> Iterator[tuple[Any, ...]]:
        """The rows of a statement, as they come; `picked` (n, id, certainty) names the chosen records."""
        yield from self.lens.store.db.execute(sql, values)

    def records(self) -> Iterator[dict[str, Any]]:
        """Every record whole, as `show --json` gives it; what only may match says so in `certainty`."""
        for first in range(1, self.total + 1, _BATCH):
            last = min(first + _BATCH - 1, self.total)
            entries = read_entries(self.lens, f"IN (SELECT id FROM picked WHERE n BETWEEN {first} AND {last})")
            for record, certainty in self.rows("SELECT id, certainty FROM picked WHERE n BETWEEN ? AND ? ORDER BY n", first, last):
                found = item(self.lens, record, entries[record])
                yield found if certainty == SURE else {**found, "certainty": certainty}
            self.watch(last, f"of {self.total} records")

    def references(self) -> list[dict[str, Any]]:
        """The dataset itself, then the sources that were chosen and those that the chosen records rest on, in the order of their ids; CSL-JSON items."""
        found = self.rows(
            f"SELECT r.id, {self.lens.title}, r.body FROM record r WHERE r.kind = 'source' AND (r.id IN (SELECT id FROM picked) "
            "OR r.id IN (SELECT c.source FROM citation c JOIN picked p ON p.id = c.record)) ORDER BY r.id"
        )
        return [dataset_item(self.lens), *(source_item(self.lens, record, title, json.loads(body)) for record, title, body in found)]

    def named(self, record: str) -> bool:
        """Whether there is a record of that id: what did something may be a bare name."""
        return self.lens.one("SELECT 1 FROM record WHERE id = ?", record) is not None

    def second_titles(self, ids: Sequence[str]) -> int:
        """How many of these records have a title in each language, so that one of the two is not shown."""
        known = json.dumps(list(ids))
        sql = "SELECT count(*) FROM record r JOIN json_each(?) j ON j.value = r.id WHERE r.title_uk <> r.title"
        return int(next(self.rows(sql, known))[0])


def select(lens: Lens, names: Sequence[str] = (), kinds: Sequence[str] = (), filters: Filters | None = None) -> Selection:
    """The records that `names` mean, with all that lives inside them, as far as they are of these kinds and fulfil the filters; all when nothing is said.

    Raises `NotFound` and `UsageError`.
    """
    filters = filters or Filters()
    chosen = [find(lens, name) for name in names]
    asked = [kind_named(kind) for kind in kinds]
    db = lens.store.db
    db.execute("DROP TABLE IF EXISTS temp.picked")
    db.execute("DROP TABLE IF EXISTS temp.found")
    db.execute("CREATE TEMP TABLE picked (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, certainty TEXT NOT NULL)")
    db.execute("CREATE TEMP TABLE found (id TEXT NOT NULL, certainty REAL NOT NULL)")
    for group, its_filters in _groups(asked, filters):
        _find(lens, group, chosen, its_filters)
    db.execute(
        f"INSERT INTO picked (id, certainty) SELECT r.id, iif(f.certainty = 2, '{SURE}', '{MAYBE}') FROM found f JOIN record r ON r.id = f.id "
        f"ORDER BY f.certainty DESC, {_ORDER}"
    )
    db.commit()
    counts = dict(lens.rows("SELECT certainty, count(*) FROM picked GROUP BY certainty"))
    first, last = stretch(filters.begin or filters.at, filters.end or filters.at)
    return Selection(lens, _question(chosen, asked, filters), counts.get(SURE, 0), counts.get(MAYBE, 0), first, last)


def _groups(asked: Sequence[str], filters: Filters) -> list[tuple[tuple[str, ...], Filters]]:
    """Kinds with a status are asked for it; the others, on a day, for their time alone."""
    kinds = tuple(asked or KINDS)
    if not (filters.at or filters.status):
        return [(kinds, filters)]
    stateful = tuple(kind for kind in kinds if kind in STATEFUL)
    others = tuple(kind for kind in kinds if kind not in STATEFUL)
    if filters.status:
        if asked and others:
            raise UsageError(f"--status: a {others[0]} has no status", f"--kind takes one of these words: {', '.join(STATEFUL)}")
        return [(stateful, filters)]
    return [(group, its) for group, its in ((stateful, filters), (others, replace(filters, status=[]))) if group]


def _find(lens: Lens, kinds: tuple[str, ...], chosen: Sequence[str], filters: Filters) -> None:
    """The ids of these kinds that match or may match, into the table `found`."""
    query = conditions(lens, View("export", "record", kinds, "Records", "", ()), filters)
    if chosen:
        query.where.append("(" + " OR ".join(["r.id = ? OR substr(r.id, 1, ?) = ?"] * len(chosen)) + ")")
        query.values += [value for record in chosen for value in (record, len(record) + 1, f"{record}/")]
    head, values = with_topics(query)
    sql = f"INSERT INTO found {head}SELECT id, certainty FROM ({inner(query, 'r.id AS id')}) WHERE certainty > 0"
    lens.store.db.execute(sql, [*values, *inner_values(query)])


def _question(chosen: Sequence[str], kinds: Sequence[str], filters: Filters) -> dict[str, Any]:
    """What was asked, for machines; empty for everything."""
    asked = {
        "records": list(chosen), "kind": list(kinds), "at": filters.at, "status": filters.status, "from": filters.begin, "to": filters.end,
        "topic": filters.topics, "cites": filters.sources,
    }  # fmt: skip
    return {name: value for name, value in asked.items() if value}
