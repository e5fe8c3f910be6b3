"""Several datasets as one: what they say of themselves put together, and ids that clash told apart by the name of their dataset.

An id that only one of them has stays as it is, and a link from another leads to it. Where several have an id, each of these records is
called by its dataset and its id, `ukraine:cets-197`, and the links inside a dataset lead to its own.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from timeline.edtf import parse
from timeline.load.files import DatasetInfo, FileStamp, read_records
from timeline.load.problem import Problem
from timeline.load.record import Record
from timeline.model import BY_NAME, Field
from timeline.store.fold import fold_name
from timeline.store.spells import iso

Cites = tuple[tuple[str, str], ...]


class Part(NamedTuple):
    """One dataset of those that are compiled together."""

    info: DatasetInfo
    files: tuple[FileStamp, ...]


def whole_info(parts: Sequence[Part]) -> DatasetInfo:
    """What the datasets say of themselves, as if they were one: titles joined, coverage from the first day to the last."""
    if len(parts) == 1:
        return parts[0].info
    infos = [part.info for part in parts]
    whole = DatasetInfo(" + ".join(unique_names(parts)), _common_folder(infos))
    titles = [info.values["title"] for info in infos]
    whole.values["title"] = {language: "; ".join(title.get(language) or next(iter(title.values())) for title in titles) for language in ("en", "uk")}
    for key in ("version", "licence"):
        whole.values[key] = "; ".join(dict.fromkeys(str(info.values[key]) for info in infos if key in info.values))
    whole.values["coverage"] = _coverage([info.values["coverage"] for info in infos if "coverage" in info.values])
    whole.values["schema_version"] = infos[0].values.get("schema_version", 1)
    whole.parties = tuple(party for part, name in zip(parts, _renamers(parts), strict=True) for party in map(name, part.info.parties))
    return whole


def _coverage(every: list[str]) -> str:
    """From the first day of all to the last; a year where it begins or ends with one."""
    days = [(iso(date.earliest) or "..", iso(date.latest) or "..") for date in map(parse, every)]
    first = ".." if not days or ".." in [day for day, _ in days] else min(day for day, _ in days).removesuffix("-01-01")
    last = ".." if not days or ".." in [day for _, day in days] else max(day for _, day in days).removesuffix("-12-31")
    return f"{first}/{last}"


def _common_folder(infos: Sequence[DatasetInfo]) -> str:
    """The folder that holds them all; empty where there is none, as on several drives."""
    try:
        return os.path.commonpath([info.folder for info in infos])
    except ValueError:
        return ""


def unique_names(parts: Sequence[Part]) -> list[str]:
    """A name for each dataset that can stand before an id: its folder's, with a number where two are called alike."""
    names: list[str] = []
    for part in parts:
        plain = re.sub(r"[^a-z0-9]+", "-", part.info.name.casefold()).strip("-") or "dataset"
        number = 1
        while (name := plain if number == 1 else f"{plain}-{number}") in names:
            number += 1
        names.append(name)
    return names


def path_prefixes(parts: Sequence[Part]) -> list[str]:
    """What to put before the paths of each dataset's files, so that they are found from the common folder."""
    base = _common_folder([part.info for part in parts])
    return [f"{os.path.relpath(part.info.folder, base) if base else part.info.folder}{os.sep}".replace(os.sep, "/") for part in parts]


def read_all(parts: Sequence[Part], problems: list[Problem]) -> Iterator[Record]:
    """The records of all datasets, one dataset after the other."""
    if len(parts) == 1:
        yield from read_records(parts[0].info.folder, parts[0].files, problems)
        return
    for part, name, prefix in zip(parts, _renamers(parts), path_prefixes(parts), strict=True):
        mine: list[Problem] = []
        for record in read_records(part.info.folder, part.files, mine):
            rename(record, name, name(part.info.jurisdiction))
            record.path = prefix + record.path
            yield record
        problems += [problem._replace(path=prefix + problem.path) for problem in mine]


def _renamers(parts: Sequence[Part]) -> list[Callable[[str], str]]:
    """For each dataset, what its ids are called in the whole."""
    ids = [{record.id for record in read_records(part.info.folder, part.files, []) if not record.parent} for part in parts]
    counts = Counter(name for own in ids for name in own)
    return [_renamer(prefix, {name for name in own if counts[name] > 1}) for prefix, own in zip(unique_names(parts), ids, strict=True)]


def _renamer(prefix: str, clashing: set[str]) -> Callable[[str], str]:
    return lambda name: f"{prefix}:{name}" if name.partition("/")[0] in clashing else name


def rename(record: Record, name: Callable[[str], str], jurisdiction: str = "") -> None:
    """Call the record, and all that it points to, as in the whole; events of the dataset's own party say whose they are."""
    record.id, record.parent = name(record.id), name(record.parent)
    record.cites = _cites(record.cites, name)
    record.body = _body(BY_NAME[record.kind].fields, record.body, name)
    for claim in record.claims:
        claim.cites = _cites(claim.cites, name)
        if claim.field.endswith(".by"):
            claim.value = name(claim.value)
    for event in record.events:
        event.party = event.party if event.party == "all" else name(event.party) or jurisdiction
        event.cites = _cites(event.cites, name)
        if "on" in event.details:
            event.details["on"] = name(event.details["on"])
    for link in record.links:
        link.target, link.cites = name(link.target), _cites(link.cites, name)


def _cites(cites: Iterable[tuple[str, str]], name: Callable[[str], str]) -> Cites:
    return tuple((name(source), place) for source, place in cites)


def _body(fields: Iterable[Field], body: dict[str, Any], name: Callable[[str], str]) -> dict[str, Any]:
    """The fields without claims, with what they point to renamed."""
    known = {field.name: field for field in fields}
    return {key: _value(known[key], value, name) for key, value in body.items()}


def _value(field: Field, value: Any, name: Callable[[str], str]) -> Any:
    if field.type == "ref":
        return name(value)
    if field.type == "refs":
        return [name(target) for target in value]
    if field.type == "cite":
        return _cites(value, name)
    if field.type == "block":
        return _body(field.fields, value, name)
    if field.type == "blocks":
        return [_body(field.fields, block, name) for block in value]
    if field.type == "entries":
        return {key: _body(field.fields, block, name) for key, block in value.items()}
    return value


def add_plain_names(db: sqlite3.Connection) -> None:
    """What has its dataset's name before its id is found by the id alone as well; when several are, they are listed."""
    rows = db.execute("SELECT id FROM record WHERE instr(id, ':')").fetchall()
    plain = [(name, name.partition(":")[2]) for (name,) in rows]
    db.executemany("INSERT INTO name VALUES (?,?,?)", [(fold_name(short), "id", name) for name, short in plain])
