"""Footnotes: a source in full where it is first named, with the place in it, the address and the day on which it was read."""

from __future__ import annotations

import json
from typing import Any

from timeline.query.cells import located
from timeline.query.citing import source_item
from timeline.query.lens import Lens
from timeline.query.report.draft import Cite, Note
from timeline.query.report.wording import quoted, tell


def notes(lens: Lens, cites: list[Cite]) -> tuple[Note, ...]:
    """A footnote for each pointer, numbered from 1: a source in full the first time, then by its title, that footnote and the place."""
    first: dict[str, int] = {}
    found = []
    for number, cite in enumerate(cites, 1):
        text, item = _reference(lens, cite)
        if cite.source and cite.place and cite.source in first and "title" in item:
            place = located(lens, cite.source, cite.place)
            text = tell(lens.language, "n-again", source=quoted(lens.language, item["title"]), number=first[cite.source], place=place)
        elif cite.source:
            first.setdefault(cite.source, number)
        found.append(Note(number, cite, text, item))
    return tuple(found)


def _reference(lens: Lens, cite: Cite) -> tuple[str, dict[str, Any]]:
    if not cite.source:
        return _of_dataset(lens, cite.place)
    row = lens.one(f"SELECT {lens.title}, body FROM record r WHERE id = ?", cite.source)
    if row is None:
        return f"{cite.source}. {cite.place}.", {"id": cite.source}
    item = source_item(lens, cite.source, row[0], json.loads(row[1]))
    return in_words(item, json.loads(row[1]), located(lens, cite.source, cite.place), lens.language), item


def in_words(item: dict[str, Any], body: dict[str, Any], place: str, language: str) -> str:
    """The reference as one line: `Author. Title. Place: publisher, year. §1.2 item 3. Address (checked 2026-11-24)`."""
    imprint = ": ".join(part for part in (item.get("publisher-place"), item.get("publisher")) if part)
    issued = "-".join(f"{part:02d}" if n else str(part) for n, part in enumerate(item["issued"]["date-parts"][0])) if "issued" in item else ""
    checked = tell(language, "n-checked", day=body["checked"]) if body.get("checked") else ""
    parts = [
        _names(item, "author", language), item["title"], tell(language, "n-editors", names=_names(item, "editor", language)) if item.get("editor") else "",
        ", ".join(part for part in (imprint, issued) if part), place,
        tell(language, "n-copy", work=body["copy_of"]) if body.get("copy_of") else "",
        f"{item['URL']}{f' ({checked})' if checked else ''}" if item.get("URL") else checked,
    ]  # fmt: skip
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def _names(item: dict[str, Any], role: str, language: str) -> str:
    """The first three names; who stands behind them is told by the source's own record."""
    names = [name.get("literal") or f"{name['family']} {name['given']}" for name in item.get(role, ())]
    return "; ".join(names) if len(names) <= 3 else f"{names[0]} {tell(language, 'n-others')}"


def _of_dataset(lens: Lens, command: str) -> tuple[str, dict[str, Any]]:
    info = lens.store.info
    reviewed = tell(lens.language, "n-reviewed", day=info["reviewed"]) if info.get("reviewed") else ""
    licence = f"{info['licence']}. " if info.get("licence") else ""
    version = str(info.get("version", ""))
    text = tell(
        lens.language, "n-dataset", dataset=quoted(lens.language, lens.name), version=version, reviewed=reviewed, licence=licence, command=command
    )
    return text, {"id": lens.store.name, "type": "dataset", "title": lens.name, "version": version, "note": command}
