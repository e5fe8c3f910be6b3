"""The dataset itself: the home page, and `info` with its counts."""

from __future__ import annotations

from typing import Any

from timeline.answer import Card, Section, text_of
from timeline.query.filters import Filters
from timeline.query.lens import Lens
from timeline.query.lists import list_records
from timeline.query.views import BY_COMMAND, VIEWS
from timeline.words import count, say


def counts(lens: Lens) -> list[tuple[str, int]]:
    """How many records of each list there are, as its command counts them."""
    found = dict(lens.rows("SELECT kind, count(*) FROM record GROUP BY kind"))
    donors = lens.one("SELECT count(*) FROM record WHERE kind IN ('body', 'organisation') AND json_extract(body, '$.donor') IS NOT NULL")
    return [(view.singular, donors[0] if view.command == "donors" and donors else found.get(view.singular, 0)) for view in VIEWS] + [
        ("party", found.get("party", 0))
    ]


def home(lens: Lens) -> Card:
    """What this dataset is, its counts, the stages as one strip, and commands worth trying."""
    info = lens.store.info
    language = lens.language
    number_of = counts(lens)
    numbers = [count(number, kind, language) for kind, number in number_of if number]
    sections = [Section("", (("", lens.text(info.get("summary"))),))] if info.get("summary") else []
    sections.append(Section(say("Counts", language), (("", " · ".join(numbers)),)))
    stages = list_records(lens, BY_COMMAND["stages"], Filters())
    if stages.total:
        lines = tuple((text_of(row.cells[0]), f"{row.cells[1].text} · {row.cells[2]}") for row in stages.tables[0].rows)
        sections.append(Section(say("Stages", language), lines))
    examples = info.get("examples") or ["stages", "treaties", "laws", "search", "info"]
    sections.append(Section(say("Worth trying", language), tuple(("", f"timeline {example}") for example in examples)))
    card = Card("home", lens.name, _subtitle(lens), {}, lens.basis, lambda: sections, _item(lens, number_of, _totals(lens)))
    card.lanes = stages.lanes
    card.hints.append("timeline --help")
    return card


def info(lens: Lens) -> Card:
    """What dataset.yaml says, where the files are, and how many records of each kind they hold."""
    info = lens.store.info
    language = lens.language
    labels = ("jurisdiction", "coverage", "version", "schema_version", "reviewed", "licence")
    facts = [(say(name.replace("_", " "), language), str(info[name])) for name in labels if name in info]
    facts += [(say("attribution", language), lens.text(info["attribution"]))] if "attribution" in info else []
    facts += [(say("folder", language), "; ".join(lens.store.folders)), (say("problems", language), str(lens.store.problems))]
    number_of, in_all = counts(lens), _totals(lens)
    numbers = tuple((say(kind, language), str(number)) for kind, number in number_of)
    totals = tuple((say(label, language), str(number)) for label, number in in_all.items())
    sections = [Section("", tuple(facts)), Section(say("Counts", language), (*numbers, *totals))]
    return Card("info", lens.name, _subtitle(lens), {}, lens.basis, lambda: sections, _item(lens, number_of, in_all))


def _totals(lens: Lens) -> dict[str, int]:
    row = lens.one(
        "SELECT (SELECT count(*) FROM record), (SELECT count(*) FROM event), (SELECT count(*) FROM claim), (SELECT count(*) FROM link), "
        "(SELECT count(*) FROM citation)"
    )
    return dict(zip(("all records", "dated or undated events", "claims", "links", "citations"), row or (), strict=False))


def _subtitle(lens: Lens) -> str:
    info = lens.store.info
    return " · ".join(str(part) for part in (lens.store.name, info.get("version"), info.get("coverage"), info.get("licence")) if part)


def _item(lens: Lens, number_of: list[tuple[str, int]], in_all: dict[str, int]) -> dict[str, Any]:
    found: dict[str, Any] = {"dataset": lens.store.name, "folder": lens.store.folder, **lens.store.info, "problems": lens.store.problems}
    if len(lens.store.folders) > 1:
        found["folders"] = list(lens.store.folders)
    found["counts"] = dict(number_of)
    found["totals"] = in_all
    return found
