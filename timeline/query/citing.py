"""What to cite: a source as its full reference, a record or a state of play as a part of the dataset, as CSL-JSON items."""

from __future__ import annotations

import json
import re
from typing import Any

from timeline.query.cells import located
from timeline.query.dates import iso_bounds, read_date
from timeline.query.find import find
from timeline.query.lens import Lens
from timeline.query.status import status_words
from timeline.query.views import STATEFUL
from timeline.words import say

_TYPES = {
    "book": "book",
    "report": "report",
    "news": "article-newspaper",
    "dataset": "dataset",
    "database": "dataset",
    "official text": "legislation",
}


_PERSON = re.compile(r"([^\W\d_][\w’'-]+) ((?:[^\W\d_]\.\s?)+)")  # `Shved O.V.`


def _name(text: str) -> dict[str, str]:
    """A person by family name and initials, anybody else as a whole."""
    person = _PERSON.fullmatch(text)
    return {"family": person[1], "given": person[2]} if person else {"literal": text}


def citation(lens: Lens, text: str, at: str = "") -> dict[str, Any]:
    """The CSL-JSON item for a record; with `at`, for what the dataset says of it on that date."""
    record = find(lens, text)
    row = lens.rows(f"SELECT r.kind, {lens.title}, r.body, r.chosen, r.cites FROM record r WHERE r.id = ?", record)[0]
    if row[0] == "source" and not at:
        return source_item(lens, record, row[1], json.loads(row[2]))
    return _record_item(lens, record, row[1], at)


def dataset_item(lens: Lens) -> dict[str, Any]:
    """The dataset itself, in this version."""
    info = lens.store.info
    item: dict[str, Any] = {"id": lens.store.name, "type": "dataset", "title": lens.name, "version": str(info.get("version", ""))}
    notes = (f"Licence: {info['licence']}" if "licence" in info else "", lens.text(info.get("attribution")))
    if any(notes):
        item["note"] = ". ".join(note for note in notes if note)
    if info.get("reviewed"):
        item["issued"] = {"date-parts": [[int(part) for part in info["reviewed"].split("-")]]}
    return item


def source_item(lens: Lens, record: str, title: str, body: dict[str, Any]) -> dict[str, Any]:
    """A source as its own reference."""
    item: dict[str, Any] = {"id": record, "type": _TYPES.get(body.get("form", ""), "webpage"), "title": title}
    for role, key in (("author", "authors"), ("editor", "editors")):
        if body.get(key):
            item[role] = [_name(name.split(",", 1)[0].strip()) for name in body[key]]
    for name, key in (
        ("publisher", "publisher"),
        ("publisher-place", "place"),
        ("number-of-pages", "pages"),
        ("URL", "url"),
        ("language", "language"),
    ):
        if body.get(key):
            item[name] = body[key]
    if body.get("ids", {}).get("isbn"):
        item["ISBN"] = body["ids"]["isbn"]
    published = body.get("year") or _published(lens, record)
    if published:
        item["issued"] = {"date-parts": [[int(part) for part in str(published).split("-")]]}
    if body.get("checked") and "URL" in item:
        item["accessed"] = {"date-parts": [[int(part) for part in body["checked"].split("-")]]}
    if body.get("copy_of"):
        item["note"] = f"{say('Copy of:', lens.language)} {body['copy_of']}"
    return item


def rests_on(lens: Lens, record: str) -> str:
    """The sources of a record, each with the places in it and their pages: `report (§1.2, p. 6; §3.1, p. 9), gazette`."""
    found: dict[str, list[str]] = {}
    for source, place in lens.rows("SELECT DISTINCT source, coalesce(place, '') FROM citation WHERE record = ? ORDER BY source, place", record):
        found.setdefault(source, []).extend([located(lens, source, place)] if place else [])
    return ", ".join(f"{source} ({'; '.join(shown)})" if shown else source for source, shown in found.items())


def _published(lens: Lens, record: str) -> str:
    row = lens.one("SELECT first, last FROM record WHERE id = ?", record)
    if row is None or row[0] is None:
        return ""
    return str(row[0] if row[0] == row[1] else row[0][:7] if row[0][:7] == (row[1] or "")[:7] else row[0][:4])


def _record_item(lens: Lens, record: str, title: str, at: str) -> dict[str, Any]:
    """A record as a part of the dataset's version, with the sources that it rests on; another can ask the same again."""
    info, language = lens.store.info, lens.language
    kind, command = lens.rows("SELECT kind FROM record WHERE id = ?", record)[0][0], f"timeline show {record}"
    on = ""
    if at:
        first, last = iso_bounds(read_date(at, "--at"))
        on = f", {say('state of play on', language)} {at}, {say('basis', language)} {say(lens.counts, language)}"
        if kind in STATEFUL:
            on += f": {status_words(lens, record, first, last)}"
            command = f"timeline at {at} --kind {kind} --basis {lens.counts}"
    note = f"{say('Record', language)} {record}{on}. {say('Asked as:', language)} {command}. {say('Rests on:', language)} {rests_on(lens, record)}"
    item: dict[str, Any] = {
        "id": f"{lens.store.name}-{record.replace('/', '-')}{f'-{at}' if at else ''}", "type": "dataset", "title": title,
        "container-title": lens.name, "version": str(info.get("version", "")), "note": note,
    }  # fmt: skip
    if info.get("reviewed"):
        item["issued"] = {"date-parts": [[int(part) for part in info["reviewed"].split("-")]]}
    return item
