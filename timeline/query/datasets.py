"""The datasets that can be asked: what each is about, and how much it holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from timeline.answer import Answer, Cell, Column, Row, Table
from timeline.query.lens import Lens
from timeline.words import count, say

COLUMNS = (
    Column("name", "dataset"), Column("title", "title"), Column("jurisdiction", "jurisdiction", wide=True), Column("coverage", "coverage", "date"),
    Column("version", "version"), Column("records", "records", "number"), Column("problems", "problems", "number"), Column("asked", "asked"),
    Column("folder", "folder"),
)  # fmt: skip


class Known(NamedTuple):
    """A dataset that was found: seen through its own lens, whether it is one of those asked, or why it cannot be read."""

    folder: str
    asked: bool
    lens: Lens | None
    why: str = ""


def datasets(lens: Lens, known: Sequence[Known]) -> Answer:
    """Every dataset that was found, those that are asked first."""
    rows = [_row(one, lens.language) for one in known]
    table = Table(COLUMNS, rows, "", "items", loose=True)
    answer = Answer("datasets", say("Datasets", lens.language), {}, lens.basis, [table], len(rows), count(len(rows), "dataset", lens.language))
    folder = say("FOLDER", lens.language)
    answer.hints.append(f"timeline -d {folder} -d {folder} treaties")
    return answer


def _row(known: Known, language: str) -> Row:
    asked = Cell(known.asked, say("yes" if known.asked else "no", language))
    if known.lens is None:
        return Row("", (None, known.why, None, None, None, None, None, asked, known.folder))
    store, info = known.lens.store, known.lens.store.info
    records = known.lens.rows("SELECT count(*) FROM record")[0][0]
    about = (info.get("jurisdiction"), info.get("coverage"), info.get("version"), records, store.problems)
    return Row("", (store.name, known.lens.name, *about, asked, known.folder))
