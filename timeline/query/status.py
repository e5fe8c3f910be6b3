"""The status of a record on a day or over a stretch: yes, no, or cannot be told, with the proof and the reason.

A day is asked as the stretch from itself to itself. Over a longer stretch `in force` means throughout; what held for certain on some days
only is told apart by `PART`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from timeline.model.vocabulary import CONSENTS, STATUSES
from timeline.query.cells import date_words, event_words, period_words, titles
from timeline.query.lens import Lens
from timeline.store.spells import BY_BASIS
from timeline.store.status import APART, PART, SUSPENDED_PART
from timeline.store.status import status_sql as sql_of_status
from timeline.words import say

__all__ = ["APART", "PART", "STATUSES", "SUSPENDED_PART", "proof", "reason", "status_sql", "status_words", "written"]

_ENDING_VERBS = "('repeals', 'replaces', 'succeeds')"


def status_sql(lens: Lens, first: str, last: str) -> tuple[str, list[Any]]:
    """SQL for the status of record `r` from `first` to `last`, seen through the lens, and its values."""
    return sql_of_status(lens.counts, first, last)


def status_of(lens: Lens, kinds: Sequence[str]) -> dict[str, str]:
    """The status today of every record of these kinds, by id."""
    sql, values = status_sql(lens, lens.today, lens.today)
    marks = ", ".join("?" * len(kinds))
    return dict(lens.rows(f"SELECT r.id, {sql} FROM record r WHERE r.kind IN ({marks})", *values, *kinds))


class Proof(NamedTuple):
    """The spell that an answer rests on: when it began and ended, as far as that is known, and by what."""

    begin: str
    begun_by: str
    end: str
    ended_by: str


def proof(lens: Lens, record: str, first: str, last: str) -> Proof | None:
    """The spell that lies nearest to the stretch: one that may reach into it, else the last before it, else the first after it."""
    row = lens.one(
        "SELECT begin_text, begun_by, end_text, ended_by FROM spell WHERE record = ? AND basis IN (?, 'any') "
        "ORDER BY (may_from <= ? AND may_to >= ?) DESC, may_from <= ? DESC, CASE WHEN may_from <= ? THEN may_to ELSE '' END DESC, may_from LIMIT 1",
        record, lens.counts, last, first, last, last,
    )  # fmt: skip
    return None if row is None else Proof(*row)


def status_words(lens: Lens, record: str, first: str, last: str) -> str:
    """The status of a record from `first` to `last` in words: with the dates that prove it, or with the reason why it cannot be told."""
    language = lens.language
    sql, values = status_sql(lens, first, last)
    status = str(lens.rows(f"SELECT {sql} FROM record r WHERE r.id = ?", *values, record)[0][0])
    if status == "unknown":
        return f"{say('cannot be told', language)} ({reason(lens, record, first, last)})"
    found = proof(lens, record, first, last)
    begin, end = (found.begin, found.end) if found else ("", "")
    bounds = {"not yet": {"start:": begin}, "ended": {"end:": end}}.get(status, {"since": begin, "until": end})
    told = [f"{_bound(name, language)} {date_words(date, language) or date}" for name, date in bounds.items() if date]
    return f"{say(status, language)} ({', '.join(told)})" if told else say(status, language)


def _bound(name: str, language: str) -> str:
    return f"{say(name[:-1], language)}:" if name.endswith(":") else say(name, language)


def written(first: str | None, last: str | None) -> str:
    """Two bounding days as the date that they came from, nearly always; empty where neither is known."""
    if first is None and last is None:
        return ""
    if first is None or last is None:
        return f"{first}" if first else f"[..{last}]"
    if first == last:
        return first
    if first[5:] == "01-01" and last[5:] == "12-31":
        return first[:4] if first[:4] == last[:4] else f"{first[:4]}/{last[:4]}"
    if first[:7] == last[:7] and first[8:] == "01" and last[8:] in ("28", "29", "30", "31"):
        return first[:7]
    return f"{first}/{last}"


def reason(lens: Lens, record: str, first: str, last: str) -> str:
    """Why the status of a record cannot be told."""
    language = lens.language
    row = lens.one(
        "SELECT begin_text, begin_earliest, begin_latest, end_text, end_earliest, end_latest, ended_by, running, seen FROM spell "
        "WHERE record = ? AND basis IN (?, 'any') AND may_from <= ? AND may_to >= ? ORDER BY may_from LIMIT 1",
        record, lens.counts, last, first,
    )  # fmt: skip
    if row is None:
        return say("no source dates it", language)
    spell = _Vague(*row)
    if spell.begin_earliest and spell.end_latest and spell.end_latest < spell.begin_earliest:
        return f"{say('its dates contradict each other', language)}: {say('start', language)} {spell.begin}, {say('end', language)} {spell.end}"
    if spell.begin_latest is None:
        return _unknown_beginning(lens, record, spell.begin_earliest)
    if not spell.begin:  # a period that states its end alone
        return say("no source gives its beginning", language)
    if first < spell.begin_latest and spell.begin_earliest is None:
        return f"{say('start', language)}: {period_words(spell.begin, language)}"
    confirmed = spell.running and spell.seen and first > spell.seen  # its source saw it running before that day
    if first < spell.begin_latest and spell.begin_earliest != spell.begin_latest and not confirmed:
        return f"{say('began some time in', language)} {period_words(spell.begin, language)}"
    return _vague_end(lens, record, spell, last)


class _Vague(NamedTuple):
    """A spell that tells too little of the day asked for."""

    begin: str
    begin_earliest: str | None
    begin_latest: str | None
    end: str
    end_earliest: str | None
    end_latest: str | None
    ended_by: str
    running: int
    seen: str | None


def _vague_end(lens: Lens, record: str, spell: _Vague, last: str) -> str:
    """Why nobody can tell whether what had begun still held."""
    language = lens.language
    if spell.ended_by and spell.end_latest is None:
        return _unknown_end(lens, record, spell.ended_by)
    if spell.running and spell.seen and last > spell.seen:
        return f"{say('last confirmed', language)} {spell.seen}"
    if spell.end_latest is None:
        return f"{say('no source gives its end', language)}; {say('began', language)} {spell.begin}"
    if spell.ended_by != "period" and spell.end_earliest != spell.end_latest:
        by = _ended_by(lens, record, spell.ended_by)
        return f"{say('ended at the latest', language)} {spell.end_latest} ({by}); {say('no source gives the day', language)}"
    return f"{say('ended some time in', language)} {period_words(spell.end, language)}"


def _ended_by(lens: Lens, record: str, ended_by: str) -> str:
    """What ended a spell in words: an event of the record, or the title of what took its place."""
    event = lens.one("SELECT kind, party FROM event WHERE record = ? AND address = ?", record, ended_by)
    return event_words(lens, *event) if event else titles(lens, [ended_by]).get(ended_by, ended_by)


def _unknown_beginning(lens: Lens, record: str, since: str | None) -> str:
    """The first thing known, and what no source gives."""
    language = lens.language
    kind = lens.rows("SELECT kind FROM record WHERE id = ?", record)[0][0]
    wanted = {"in-force": "entry into force", "adopted": "adoption", "published": "publication"}[lens.counts]
    row = next((found for owner in _holders(record) if (found := _first_event(lens, owner, since))), None)
    missing = f"{say('no source gives', language)}: {say(wanted, language)}"
    missing = missing if kind in (*BY_BASIS, "role") else say("no source gives its beginning", language)
    if row is None:
        return missing
    if kind == "treaty" and not _consented(lens, record):
        missing = say("no source tells of consent to be bound", language)
    return f"{say(row[0], language)} {date_words(row[1], language) or row[1]}; {missing}"


def _holders(record: str) -> list[str]:
    """The record and those that hold it, the nearest first."""
    parts = record.split("/")
    return ["/".join(parts[:n]) for n in range(len(parts), 0, -1)]


def _first_event(lens: Lens, record: str, since: str | None) -> tuple[Any, ...] | None:
    """Kind and date of the event that `since` comes from, else of the first one."""
    return lens.one(
        "SELECT kind, date FROM event WHERE record = ? AND date IS NOT NULL AND (own = 1 OR kind = 'adoption') ORDER BY earliest IS NOT ?, earliest LIMIT 1",
        record, since,
    )  # fmt: skip


def _unknown_end(lens: Lens, record: str, ended_by: str) -> str:
    """By what it ended or will have ended, and what no source gives."""
    language = lens.language
    for owner in _holders(record):
        event = lens.one("SELECT kind, party, date FROM event WHERE record = ? AND address = ?", owner, ended_by)
        if event is not None:
            kind, party, date = event
            told = " ".join(filter(None, (event_words(lens, kind, party), date and (date_words(date, language) or date))))
            return f"{told}; {say('no source gives the day', language)}"
        link = lens.one(f"SELECT inverse FROM link WHERE record = ? AND target = ? AND verb IN {_ENDING_VERBS}", ended_by, owner)
        if link is not None:
            since = lens.one("SELECT begin_earliest FROM spell WHERE record = ? AND basis IN (?, 'any')", ended_by, lens.counts)
            why = _unknown_beginning(lens, ended_by, since[0]) if since else say("no source dates it", language)
            return f"{say(link[0], language)} {titles(lens, [ended_by])[ended_by]}: {why}"
    return say("no source gives its end", language)


def _consented(lens: Lens, record: str) -> bool:
    """Whether a source tells that the State consented to be bound by a treaty."""
    marks = ", ".join("?" * len(CONSENTS))
    return lens.one(f"SELECT 1 FROM event WHERE record = ? AND own = 1 AND kind IN ({marks})", record, *CONSENTS) is not None
