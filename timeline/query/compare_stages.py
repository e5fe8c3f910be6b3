"""What a stage holds: treaties, laws, programmes, bodies, organisations, hotlines and events that began in it, for certain or perhaps."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.model import BY_NAME
from timeline.model.vocabulary import CONSENTS
from timeline.query.card import Entry
from timeline.query.cells import date_words
from timeline.query.compared import Item, Line
from timeline.query.filters import parties
from timeline.query.lens import Lens
from timeline.query.status import written
from timeline.words import count, perhaps_more, say

KINDS = ("treaty", "law", "programme", "body", "organisation", "hotline", "event")
_PERHAPS = "?"


def content_lines(lens: Lens, entries: Sequence[Entry]) -> list[Line]:
    """A line a kind: what began in each stage; a treaty begins with the State's consent to be bound."""
    lines = [
        Line(kind, say(BY_NAME[kind].plural.capitalize(), lens.language), tuple(_item(lens, kind, entry.id) for entry in entries)) for kind in KINDS
    ]
    return [line for line in lines if any(item.words for item in line.items)]


def _item(lens: Lens, kind: str, stage: str) -> Item:
    found = _began(lens, kind, stage)
    sure = sum(certain for *_, certain in found)
    head = count(sure, kind, lens.language)
    head += f", {perhaps_more(len(found) - sure, lens.language)}" if len(found) > sure else ""
    lines = [f"{_when(lens, date, first, last)} {title}{'' if certain else f' {_PERHAPS}'}" for _, title, date, first, last, certain in found]
    value = [{"id": record, "earliest": first, "latest": last, "certain": bool(certain)} for record, _, _, first, last, certain in found]
    return Item("holds" if sure else "perhaps" if found else "", value or None, (head, *lines) if found else ())


def _when(lens: Lens, date: str | None, first: str, last: str) -> str:
    """The date as its author wrote it; of a period its beginning."""
    text = (date or "").split("/", maxsplit=1)[0] or written(first, last)
    return date_words(text, lens.language) or text


def _began(lens: Lens, kind: str, stage: str) -> list[tuple[str, str, str | None, str, str, int]]:
    """(id, title, date, earliest, latest, whether for certain) of the records of a kind that began in a stage, in the order of time."""
    date, first, last = _day(kind)
    return lens.rows(
        "SELECT r.id, r.title, r.date, r.day, r.until, s.sure_from IS NOT NULL AND r.day >= s.sure_from AND r.until <= s.sure_to "
        f"FROM (SELECT r.id, {lens.title} AS title, {date} AS date, {first} AS day, {last} AS until FROM record r WHERE r.kind = ?) r "
        "JOIN spell s ON s.record = ? WHERE r.day <= s.may_to AND r.until >= s.may_from ORDER BY r.day, r.until, r.id", kind, stage,
    )  # fmt: skip


def _day(kind: str) -> tuple[str, str, str]:
    """SQL of the date by which a record of a kind began, as it is written, and of its bounds."""
    events = {"treaty": CONSENTS, "law": ("adoption",), "programme": ("adoption",), "event": ("occurrence",)}.get(kind, ())
    if not events:
        begun = "SELECT x.begin_text FROM spell x WHERE x.record = r.id AND x.begin_text <> '' ORDER BY x.may_from LIMIT 1"
        return f"coalesce(({begun}), json_extract(r.chosen, '$.period'))", "r.begin_earliest", "r.begin_latest"
    names = ", ".join(repr(name) for name in events)
    where = f"e.record = r.id AND e.kind IN ({names}) AND {parties(events)} AND e.earliest IS NOT NULL"
    date, first, last = (f"(SELECT e.{column} FROM event e WHERE {where} ORDER BY e.earliest LIMIT 1)" for column in ("date", "earliest", "latest"))
    if kind == "treaty":
        return date, first, last
    return f"coalesce(json_extract(r.chosen, '$.period'), {date})" if kind == "event" else date, "r.first", "coalesce(r.last, r.begin_latest)"


def stage_notes(lens: Lens, lines: Sequence[Line]) -> list[str]:
    """What the sign at a record's end means."""
    doubtful = any(word.endswith(f" {_PERHAPS}") for line in lines for item in line.items for word in item.words)
    return [f"{_PERHAPS} {say('may have begun in another stage: the dates do not tell', lens.language)}"] if doubtful else []
