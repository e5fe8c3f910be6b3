"""Records to one SQLite file: rows in, choices made, indexes last, links and citations checked at the end."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from timeline.load.files import DatasetInfo, read_records
from timeline.load.problem import Problem, few_of_each
from timeline.load.record import Record
from timeline.store.assertions import store_assertions
from timeline.store.combine import Part, add_plain_names, path_prefixes, read_all, unique_names, whole_info
from timeline.store.joins import check_joins
from timeline.store.links import check_jurisdiction, check_links, derive_from_links
from timeline.store.lives import derive_spells
from timeline.store.only import restrict
from timeline.store.rows import Row, Rows, dump, lesson_of, must_wait
from timeline.store.spells import INSERT
from timeline.store.waiting import Waiting
from timeline.store.workers import Batch, Task, Workers, count_for

_BATCH = 2_000
_HERE = Path(__file__).parent
Watch = Callable[[int, int], None]
_INSERT = {
    "record": "INSERT INTO record VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,NULL,?,?,?,?,?,?,?,?,0,?)",
    "claim": "INSERT INTO claim VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
    "event": "INSERT INTO event VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    "spell": INSERT,
    "link": "INSERT INTO link VALUES (?,?,?,?,?,?,?,?,?,?,?)",
    "citation": "INSERT INTO citation VALUES (?,?,?,?,?)",
    "remark": "INSERT INTO remark VALUES (?,?,?,?,?)",
    "name": "INSERT INTO name VALUES (?,?,?)",
    "document": "INSERT INTO document (record, title, names, body, latin, fields) VALUES (?,?,?,?,?,?)",
}


@contextmanager
def _no_collection() -> Iterator[None]:
    """The cyclic collector finds nothing in bulk work and would look again and again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class Builder:
    """Fills an empty database with the records of one dataset."""

    def __init__(self, db: sqlite3.Connection, info: DatasetInfo, problems: list[Problem], only: str = "") -> None:
        self.db = db
        self.only = only  # the one source that counts; empty: all
        self.problems = problems
        self.left: set[str] = set()
        self.seen: dict[str, tuple[str, int]] = {}
        self.repeated: set[str] = set()  # ids that stand twice: what points to one may mean either record
        self.rows = Rows(info.jurisdiction, info.parties, problems)
        self.waiting = Waiting()

    def add_all(self, records: Iterable[Record]) -> None:
        """Add records; those with rival claims wait until every source is known."""
        dropped = ""
        for record in records:
            if dropped and record.id.startswith(f"{dropped}/"):
                continue  # what is inside a repeated record goes with it
            dropped = "" if self._is_new(record) else record.id
            if dropped or (self.only and not self._is_left(record)):
                continue
            lesson = lesson_of(record)
            if lesson is not None:
                self.rows.learn(lesson)
            if must_wait(record):
                self.waiting.append(record)
            else:
                self._add(record)

    def add_batch(self, path: str, batch: Batch) -> bool:
        """Add what a worker has read; False, and nothing is added, where an id stands twice: that is told record by record."""
        ids = {name for name, _ in batch.records}
        if len(ids) < len(batch.records) or not ids.isdisjoint(self.seen):
            return False
        self.seen.update((name, (path, line)) for name, line in batch.records)
        self.flush()
        self._write(batch.tables)
        for lesson in batch.lessons:
            self.rows.learn(lesson)
        for record in batch.waiting:
            self.waiting.append(record)
        self.problems += batch.problems
        return True

    def finish(self) -> None:
        """Add what has waited."""
        for record in self.waiting:
            self._add(record)
        self.flush()
        self.seen.clear()  # what follows needs the room

    def _is_new(self, record: Record) -> bool:
        first = self.seen.get(record.id)
        if first is None:
            self.seen[record.id] = (record.path, record.line)
            return True
        message = f"the id `{record.id}` stands twice; the first stands in {first[0]}:{first[1]}"
        problem = Problem("repeated-id", message, "give one another id", record.path, record.line, record.column, record.id)
        self.problems.append(problem)
        self.repeated.add(record.id)
        return False

    def _is_left(self, record: Record) -> bool:
        """Whether anything of a record is left when only one source counts; what lives inside a record goes with it."""
        if (not record.parent or record.parent in self.left) and restrict(record, self.only):
            self.left.add(record.id)
            return True
        return False

    def _add(self, record: Record) -> None:
        self.rows.add(record)
        if len(self.rows.tables["record"]) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Write the rows that wait."""
        self._write(self.rows.tables)

    def _write(self, tables: dict[str, list[Row]]) -> None:
        for table, rows in tables.items():
            if rows:
                self.db.executemany(_INSERT[table], rows)
                rows.clear()


def build(db: sqlite3.Connection, parts: Sequence[Part], problems: list[Problem], stamp: str, only: str = "", watch: Watch | None = None) -> None:
    """Compile the datasets into the empty database `db`, in one transaction; faults are added to `problems` and stored."""
    info = whole_info(parts)
    steps = sum(len(part.files) for part in parts) + 1
    with _no_collection():
        db.execute("PRAGMA journal_mode=OFF")
        db.execute("PRAGMA synchronous=OFF")
        for script in ("schema.sql", "views.sql"):
            db.executescript((_HERE / script).read_text(encoding="utf-8"))
        db.execute("BEGIN")
        builder = Builder(db, info, problems, only)
        count = count_for(parts[0].files) if len(parts) == 1 and not only else 0
        if count:
            _add_by_workers(builder, parts[0], count, steps, watch)
        else:
            builder.add_all(_watched(read_all(parts, problems), steps, watch))
        builder.finish()
        if len(parts) > 1:
            add_plain_names(db)
        _run(db, "keys.sql")
        found = check_links(db, builder.repeated)
        found += [problem for problem in check_joins(db) if problem.record not in builder.repeated]
        found += check_jurisdiction(db, info) if len(parts) == 1 else []
        derive_from_links(db)
        found += derive_spells(db)
        problems += [] if only else found  # a source that is left alone does not know every record
        problems += store_assertions(db, info.folder) if len(parts) == 1 and not only else []  # each dataset proves its own
        _run(db, "indexes.sql")
        db.execute("INSERT INTO search(search) VALUES ('rebuild')")
        row = (info.name, info.folder, dump(info.values), stamp, dump(sorted(builder.rows.jurisdictions)))
        db.execute("INSERT INTO dataset VALUES (?,?,?,?,?)", row)
        prefixes = path_prefixes(parts) if len(parts) > 1 else [""]
        db.executemany(
            "INSERT INTO part VALUES (?,?,?,?)",
            [(name, part.info.folder, dump(part.info.values), at) for part, name, at in zip(parts, unique_names(parts), prefixes, strict=True)],
        )
        problems[:] = few_of_each(problems)
        db.executemany(
            "INSERT INTO problem VALUES (?,?,?,?,?,?,?)",
            [(p.name, p.message, p.hint, p.path, p.line, p.column, p.record) for p in problems],
        )
        db.execute("COMMIT")
        db.execute("ANALYZE")
    if watch is not None:
        watch(steps - 1, steps)


def _add_by_workers(builder: Builder, part: Part, count: int, steps: int, watch: Watch | None) -> None:
    """Add the records of one dataset, read by `count` workers; what they cannot read is read here."""
    info = part.info
    with Workers(Task(info.folder, part.files, info.jurisdiction, info.parties), count) as workers:
        for done, (stamp, batch) in enumerate(workers.batches()):
            if watch is not None:
                watch(done, steps)
            if batch is None or not builder.add_batch(stamp.name, batch):
                builder.add_all(read_records(info.folder, [stamp], builder.problems))


def _run(db: sqlite3.Connection, script: str) -> None:
    """Run the statements of a script within the transaction, which `executescript` would end."""
    for statement in (_HERE / script).read_text(encoding="utf-8").split(";"):
        db.execute(statement)


def _watched(records: Iterable[Record], steps: int, watch: Watch | None) -> Iterator[Record]:
    """The same records; `watch` is told of every file that begins."""
    done, path = 0, ""
    for record in records:
        if record.path != path and watch is not None:
            path = record.path
            watch(done, steps)
            done += 1
        yield record
