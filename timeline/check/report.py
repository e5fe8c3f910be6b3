"""Findings as an Answer, for programs and spreadsheets; people get each with the line of its file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from timeline.answer import Answer, Basis, Column, Row, Table
from timeline.check.catalogue import CATALOGUE
from timeline.load.problem import Problem
from timeline.words import findings_words, say

COLUMNS = (
    Column("dataset", "dataset", shown=False), Column("severity", "severity"), Column("group", "group"), Column("name", "name"),
    Column("path", "file"), Column("line", "line", "number"), Column("column", "column", "number"), Column("record", "record", "id"),
    Column("message", "message"), Column("hint", "hint"),
)  # fmt: skip


class Findings(NamedTuple):
    """What was found in one dataset: its name and folder, the findings to show, how many are known, how many of those are gone, how many wait."""

    dataset: str
    folder: str
    problems: list[Problem]
    known: int = 0
    gone: int = 0
    waiting: int = 0


def findings_answer(every: Sequence[Findings], question: dict[str, Any], basis: Basis, language: str) -> Answer:
    """All findings as one table."""
    rows = [_row(one.dataset, problem) for one in every for problem in one.problems]
    title = f"{say('Check', language)} · {', '.join(one.dataset for one in every)}"
    said = counted((problem for one in every for problem in one.problems), language)
    return Answer("check", title, question, basis, [Table(COLUMNS, rows, "", "items", loose=True)], len(rows), said)


def _row(dataset: str, problem: Problem) -> Row:
    entry = CATALOGUE[problem.name]
    return Row(
        "", (
        dataset, entry.severity, entry.group, problem.name, problem.path, problem.line, problem.column, problem.record or None, problem.message, problem.hint,
    ))  # fmt: skip


def counted(problems: Iterable[Problem], language: str = "en") -> str:
    """`2 problems, 1 warning`."""
    severities = [CATALOGUE[problem.name].severity for problem in problems]
    warnings = severities.count("warning")
    return findings_words(len(severities) - warnings, warnings, language)
