"""Assertions to rows: those that name records and sources which exist; `timeline check` proves them from there."""

from __future__ import annotations

import json
import sqlite3

from timeline.load.assertions import Assertion, read_assertions, unknown_field
from timeline.load.places import ASSERTIONS_FILE
from timeline.load.problem import Problem
from timeline.store.links import Hints


def store_assertions(db: sqlite3.Connection, folder: str) -> list[Problem]:
    """Fill the table; what is wrong with the assertions of the dataset in `folder`."""
    problems: list[Problem] = []
    hints = Hints(db)
    for assertion in read_assertions(folder, problems):
        found = _faults(db, hints, assertion)
        problems += found
        if not found:
            row = (
                assertion.form,
                json.dumps(assertion.says, ensure_ascii=False),
                json.dumps(assertion.cites),
                ASSERTIONS_FILE,
                assertion.line,
                assertion.column,
            )
            db.execute("INSERT INTO assertion VALUES (?,?,?,?,?,?)", row)
    return problems


def _faults(db: sqlite3.Connection, hints: Hints, assertion: Assertion) -> list[Problem]:
    """What an assertion names and the dataset does not have."""
    at = (ASSERTIONS_FILE, assertion.line, assertion.column)
    kinds = {name: _kind(db, name) for name in (*assertion.ids, *(source for source, _ in assertion.cites))}
    found = [Problem("dangling-link", f"there is no record `{name}`", hints.near(name), *at) for name in assertion.ids if not kinds[name]]
    found += [
        Problem("unknown-source", f"there is no source `{source}`", hints.near(source), *at)
        for source, _ in assertion.cites
        if kinds[source] != "source"
    ]
    field = unknown_field(assertion)
    if field:
        found.append(Problem("unknown-key", f"the records counted have no field `{field}`", "look at `timeline new`, or at the data dictionary", *at))
    return found


def _kind(db: sqlite3.Connection, name: str) -> str:
    """The kind of the record called `name`; empty when there is none."""
    row = db.execute("SELECT kind FROM record WHERE id = ?", (name,)).fetchone()
    return str(row[0]) if row else ""
