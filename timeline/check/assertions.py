"""Assertions proved: what the author of a dataset wrote down, held against what the dataset says."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from timeline.check.rule import Rule
from timeline.edtf import Edtf, parse, within
from timeline.load.problem import Problem
from timeline.model.assertions import HELD
from timeline.model.kinds import BY_PLURAL
from timeline.store import Store
from timeline.store.spells import iso
from timeline.store.status import PART, status_sql

_NOT = ("ended", "not yet")
_MOST_NAMED = 5


class Verdict(NamedTuple):
    """Why an assertion is not proved: the data says otherwise, or its sources cannot tell."""

    is_false: bool
    why: str


def _days(date: Edtf) -> tuple[str, str]:
    return iso(date.earliest) or "0000-01-01", iso(date.latest) or "9999-12-31"


def _statuses(store: Store, says: dict[str, Any], where: str, *values: Any) -> dict[str, str]:
    """The status then of each record that fulfils a condition."""
    sql, its_values = status_sql(says.get("basis", "in-force"), *_days(parse(says["on"])))
    return dict(store.db.execute(f"SELECT r.id, {sql} FROM record r WHERE {where} ORDER BY r.sort, r.id", (*its_values, *values)).fetchall())


def _held(store: Store, says: dict[str, Any]) -> Verdict | None:
    """Exactly these held, and throughout."""
    plural = next(key for key in says if key in HELD)
    statuses = _statuses(store, says, "r.kind = ?", BY_PLURAL[plural].name)
    return _held_exactly(says, statuses, set(says[plural]))


def _held_exactly(says: dict[str, Any], statuses: dict[str, str], expected: set[str]) -> Verdict | None:
    for record in sorted(expected):
        status = statuses.get(record, "no record of this kind")
        if status not in ("in force", "partly"):
            return Verdict(status != "unknown", f"on {says['on']} `{record}` is: {status}")
    others = {record: status for record, status in statuses.items() if record not in expected and status not in _NOT}
    certain = [record for record, status in others.items() if status != "unknown"]
    besides = " besides" if expected else ""
    if certain:
        return Verdict(is_false=True, why=f"on {says['on']} {_listed(certain)} held{besides}")
    return Verdict(is_false=False, why=f"on {says['on']} {_listed(list(others))} may have held{besides}") if others else None


def _listed(ids: list[str]) -> str:
    more = len(ids) - _MOST_NAMED
    return ", ".join(f"`{name}`" for name in ids[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _counted(store: Store, says: dict[str, Any]) -> Verdict | None:
    """So many records, or so many of which it is certain that they held; those of which it cannot be told leave it open."""
    conditions, values = ["r.kind = ?"], [BY_PLURAL[says["count"]].name]
    if "inside" in says:
        conditions.append("r.parent = ?")
        values.append(says["inside"])
    for field, value in says.get("where", {}).items():
        path = "$." + ".".join(f'"{part}"' for part in field.split("."))
        conditions.append(
            "(CAST(json_extract(r.body, ?) AS TEXT) = ? OR CAST(json_extract(r.chosen, ?) AS TEXT) = ? "
            "OR EXISTS (SELECT 1 FROM json_each(r.body, ?) j WHERE CAST(j.value AS TEXT) = ?))"
        )
        values += [path, value, path, value, path, value]
    where = " AND ".join(conditions)
    if "on" not in says:
        found = store.db.execute(f"SELECT count(*) FROM record r WHERE {where}", values).fetchone()[0]
        return None if found == says["is"] else Verdict(is_false=True, why=f"there are {found}")
    statuses = list(_statuses(store, says, where, *values).values())
    certain = sum(status in ("in force", "partly", PART) for status in statuses)
    unknown = statuses.count("unknown")
    if certain == says["is"] and not unknown:
        return None
    possible = f", and of {unknown} it cannot be told" if unknown else ""
    return Verdict(not certain <= says["is"] <= certain + unknown, f"on {says['on']} {certain} held{possible}")


def _status(store: Store, says: dict[str, Any]) -> Verdict | None:
    found = _statuses(store, says, "r.id = ?", says["record"])[says["record"]]
    if found == says["status"]:
        return None
    return Verdict(found != "unknown", f"on {says['on']} the status of `{says['record']}` is: {found}")


def _event(store: Store, says: dict[str, Any]) -> Verdict | None:
    """The event lies within the date; of several of a kind, one of them."""
    rows = store.db.execute(
        "SELECT address = ?2, date FROM event WHERE record = ?1 AND (address = ?2 OR kind = ?2)", (says["record"], says["event"])
    ).fetchall()
    if not rows:
        return Verdict(is_false=True, why=f"`{says['record']}` has no event `{says['event']}`")
    rows = [row for row in rows if row[0]] or rows  # an address means one event
    answers = {within(parse(date), parse(says["date"])) for _, date in rows if date}
    if "yes" in answers:
        return None
    dates = ", ".join(date or "no date" for _, date in rows)
    return Verdict("maybe" not in answers and bool(answers), f"{says['event']} of `{says['record']}` has: {dates}")


def _link(store: Store, says: dict[str, Any]) -> Verdict | None:
    for verb, targets in says["link"].items():
        for target in targets:
            found = store.db.execute(
                "SELECT 1 FROM link WHERE (record = ?1 AND verb = ?2 AND target = ?3) OR (record = ?3 AND inverse = ?2 AND target = ?1)",
                (says["record"], verb, target),
            ).fetchone()
            if found is None:
                return Verdict(is_false=True, why=f"`{says['record']}` has no link `{verb}` to `{target}`")
    return None


_PROVERS: dict[str, Callable[[Store, dict[str, Any]], Verdict | None]] = {
    "held": _held, "count": _counted, "status": _status, "event": _event, "link": _link,
}  # fmt: skip


def _unproved(store: Store, *, false: bool) -> Iterator[Problem]:
    rows = store.db.execute("SELECT form, says, cites, path, line, col FROM assertion ORDER BY rowid").fetchall()
    for form, says, cites, path, line, column in rows:
        verdict = _PROVERS[form](store, json.loads(says))
        if verdict is not None and verdict.is_false is false:
            cited = "; ".join(" ".join(part for part in cite if part) for cite in json.loads(cites))
            name, head = ("assertion-false", "the data says otherwise") if false else ("assertion-unproved", "the data cannot tell")
            yield Problem(name, f"{head}: {verdict.why}", f"mend the data or the assertion; it rests on {cited}", path, line, column)


def false_assertions(store: Store) -> Iterator[Problem]:
    """Assertions that the data contradicts."""
    return _unproved(store, false=True)


def unproved_assertions(store: Store) -> Iterator[Problem]:
    """Assertions that may hold, for all that the data tells."""
    return _unproved(store, false=False)


RULES = (
    Rule("assertion-false", "assertions", "The data contradicts a fact that stands in `assertions.yaml`.", false_assertions),
    Rule("assertion-unproved", "assertions", "A fact that stands in `assertions.yaml` may hold, but the data cannot prove it.", unproved_assertions),
)  # fmt: skip
