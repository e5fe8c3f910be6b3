"""Figures over years: one column for each who counted, side by side and never merged."""

from __future__ import annotations

import json
from typing import Any

from timeline.answer import DISPUTED, Answer, Bars, Cell, Column, Row, Table, Value
from timeline.edtf import parse
from timeline.query.cells import number_words
from timeline.query.find import find
from timeline.query.lens import Lens, NotFound, UsageError
from timeline.words import count, say

_SERIES = "SELECT DISTINCT json_extract(body, '$.series') AS s FROM record WHERE kind = 'figure' AND s IS NOT NULL ORDER BY s"


def series(lens: Lens, names: list[str]) -> Answer:
    """The figures of one or several series, or single figures, by the time they speak of."""
    if not names:
        raise UsageError("no series is named", _known(lens))
    figures = list(dict.fromkeys(record for name in names for record in _figures(lens, name)))
    columns = [Column("period", "period", "date")]
    columns += [Column(record, _head(lens, record, whole=False), "number") for record in figures]
    values = {record: _values(lens, record) for record in figures}
    periods = sorted({period for found in values.values() for period in found}, key=lambda period: (str(parse(period).earliest), period))
    rows = [Row("", (period, *(_cell(lens, values[record].get(period, ())) for record in figures))) for period in periods]
    title = f"{say('Series', lens.language)} · {', '.join(names)} · {lens.name}"
    answer = Answer(
        "series", title, {"names": names}, lens.basis, [Table(tuple(columns), rows, "", "items")], len(rows), count(len(rows), "row", lens.language)
    )
    drawn = {record: tuple(_bars(values[record])) for record in figures}
    answer.bars = [Bars(_head(lens, record, whole=True), found) for record, found in drawn.items() if found]
    answer.hints = [f"timeline show {record}" for record in figures[:1]]
    return answer


def _figures(lens: Lens, name: str) -> list[str]:
    """The figures of the series `name`, or the one figure that it means."""
    rows = lens.rows("SELECT id FROM record WHERE kind = 'figure' AND json_extract(body, '$.series') = ? ORDER BY sort, id", name.casefold())
    if rows:
        return [record for (record,) in rows]
    try:
        return [find(lens, name, ("figure",))]
    except NotFound as error:
        raise NotFound(error.message, error.near, error.several, _known(lens) or error.hint) from None


def _known(lens: Lens) -> str:
    """All series there are, as a hint."""
    known = ", ".join(name for (name,) in lens.rows(_SERIES))
    return f"series: {known}" if known else ""


def _head(lens: Lens, record: str, *, whole: bool) -> str:
    """Who counted, and with `whole` what."""
    title, body_json = lens.rows(f"SELECT {lens.title}, r.body FROM record r WHERE r.id = ?", record)[0]
    who = json.loads(body_json).get("counted_by")
    return f"{title} ({who})" if who and whole else str(who or title)


def _values(lens: Lens, record: str) -> dict[str, list[tuple[str, str]]]:
    """By period: each claimed value with its citation, in the order of the file."""
    found: dict[str, list[tuple[str, str]]] = {}
    chosen_json = lens.rows("SELECT chosen FROM record WHERE id = ?", record)[0][0]
    own_period = json.loads(chosen_json).get("period", "")
    rows = lens.rows(
        "SELECT field, value, details, cites, chosen FROM claim WHERE record = ? AND field IN ('values', 'value') ORDER BY rowid", record
    )
    for _, value, details, cites, _ in rows:
        period = json.loads(details).get("period", own_period)
        if period:
            found.setdefault(period, []).append((value, cites))
    return found


def _cell(lens: Lens, claims: Any) -> Value:
    """The value of one period; where sources give several, all of them, marked."""
    texts = list(dict.fromkeys(value for value, _ in claims))
    if not texts:
        return None
    numbers = [_number(text) for text in texts]
    words = " / ".join(text if number is None else number_words(number, lens.language) for text, number in zip(texts, numbers, strict=True))
    value = numbers[0] if len(texts) == 1 and numbers[0] is not None else texts[0] if len(texts) == 1 else texts
    return Cell(value, words, DISPUTED if len(texts) > 1 else "")


def _number(text: str) -> float | int | None:
    try:
        return int(text) if text.lstrip("-").isdecimal() else float(text)
    except ValueError:
        return None


def _bars(values: dict[str, list[tuple[str, str]]]) -> list[tuple[str, float]]:
    """(period, first number); none where a value is a rank in words, such as `2 Watch List`, for a bar would tell nothing."""
    if any(_number(found[0][0]) is None for found in values.values()):
        return []
    ordered = sorted(values, key=lambda period: (str(parse(period).earliest), period))
    return [(period, float(values[period][0][0])) for period in ordered]
