"""The sources of a selection as a bibliography, by the writers that `cite` has too; its first entry is the dataset itself."""

from __future__ import annotations

from timeline.export.bibliography import STYLES, Item, fit
from timeline.export.formats import Choices, Losses
from timeline.export.text import lose, plain
from timeline.query.selection import Selection

LANGUAGE = "languages of sources"
OTHER_TITLE = "titles of sources in their other language"


def write_bibtex(selection: Selection, path: str, choices: Choices) -> Losses:  # noqa: ARG001 (the signature of every writer)
    """Entries for biblatex."""
    return _write(selection, path, "bibtex")


def write_ris(selection: Selection, path: str, choices: Choices) -> Losses:  # noqa: ARG001 (the signature of every writer)
    """RIS records."""
    return _write(selection, path, "ris")


def write_csl_json(selection: Selection, path: str, choices: Choices) -> Losses:  # noqa: ARG001 (the signature of every writer)
    """A CSL-JSON array."""
    return _write(selection, path, "csl-json")


def _write(selection: Selection, path: str, style: str) -> Losses:
    losses: Losses = {}
    items: list[Item] = [fit(item, lambda text: plain(text, losses)) for item in selection.references()]
    with open(path, "w", encoding="utf-8", newline="") as out:
        out.write(STYLES[style](items))
    if style == "bibtex":
        lose(losses, LANGUAGE, sum("language" in item for item in items))
    lose(losses, OTHER_TITLE, selection.second_titles([item["id"] for item in items]))
    return losses
