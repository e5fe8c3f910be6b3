"""Answers made by hand: what a format does with a cell does not depend on a store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Any, TypeVar

from timeline.answer import Answer, Basis, Card, Cell, Column, Doubt, Row, Section, Table
from timeline.render import render
from timeline.render.style import Style

_Shown = TypeVar("_Shown", Answer, Card)
COLUMNS = (
    Column("date", "date", "date"),
    Column("title", "title"),
    Column("amount", "N", "number"),
    Column("issuer", "issuer", wide=True),
    Column("secret", "secret", shown=False),
)
PLAIN = (
    ("t-1", ("2004-02-04", "First treaty", 7, Cell(["un"], "United Nations"), None)),
    ("t-2", (Cell("2012-06-20", None, "disputed"), "Second | treaty", None, None, "hidden")),
    ("t-3", (Cell("2012-12-01", None, "computed"), "Третій договір", 12, Cell(["coe", "un"], "Council of Europe; United Nations"), None)),
)


def table(rows: Sequence[tuple[str, tuple[Any, ...]]] = PLAIN, heading: str = "", key: str = "items") -> Table:
    """Rows under the columns above."""
    return Table(COLUMNS, [Row(record, cells) for record, cells in rows], heading, key)


def answer(*tables: Table, title: str = "Treaties · Sample", **more: Any) -> Answer:
    """A list answer; the counts follow from the tables."""
    shown = list(tables) or [table()]
    total = len(shown[0].rows)
    return with_more(Answer("treaties", title, {"ratified-after": "2000"}, Basis("sample", "1"), shown, total, f"{total} treaties"), more)


def with_more(made: _Shown, more: Mapping[str, Any]) -> _Shown:
    """What is said beside an answer or a card."""
    for name, value in more.items():
        assert hasattr(made, name)
        setattr(made, name, value)
    return made


def two_tables() -> Answer:
    """What matches, and what may match."""
    doubts = [Doubt("t-2", "ratification", "2012-06-20", (("2007", "report §1"),), "date")]
    maybe = table([("m-1", ("200X", "Perhaps a treaty", None, None, None))], "May match", "may_match")
    return answer(table(), maybe, doubts=doubts, notes=["∗ computed by a rule"], hints=["timeline treaty t-1"])


def card(*sections: Section, title: str = "Second treaty", subtitle: str = "treaty · t-2", **more: Any) -> Card:
    """A card."""
    shown = list(sections) or [
        Section("", (("", "A summary."),)),
        Section("", (("number", "CETS 201"), ("issuer", "Council of Europe"))),
        Section("Events", (("2007-11-14", "signature"), ("2012-06-20 ≠", "ratification · ∗ our conclusion"), ("2012-06-20 ≠", "declaration"))),
    ]
    return with_more(Card("treaty", title, subtitle, {"record": "t-2"}, Basis("sample", "1"), lambda: shown, {"id": "t-2", "kind": "treaty"}), more)


def written(shown: Answer | Card, format: str = "table", **style: Any) -> str:
    """The text in a format."""
    out = StringIO()
    render(shown, Style(format=format, today="2026-11-24", **style), out)
    return out.getvalue()


def remarks(shown: Answer | Card, format: str) -> list[str]:
    """What the format could not carry."""
    return render(shown, Style(format=format, today="2026-11-24"), StringIO())
