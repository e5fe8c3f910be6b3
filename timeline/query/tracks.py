"""The line of one record on an axis of time: its spells, its events, and a label short enough to stand beside it."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence

from timeline.answer import Lanes, Point, Stretch, Track
from timeline.query.cells import event_words
from timeline.query.lens import Lens
from timeline.query.origin import homes

_SHORT = 24


def track(lens: Lens, record: str, label: str = "") -> Track:
    """The line of a record: the spells of the basis asked for, and its own dated events."""
    kind = lens.rows("SELECT kind, begin_earliest, begin_latest, end_earliest, end_latest, running FROM record WHERE id = ?", record)[0]
    spells = lens.rows(
        "SELECT may_from, sure_from, sure_to, may_to, running, lasting, seen, state = 'suspended' FROM spell "
        "WHERE record = ? AND basis IN (?, 'any') ORDER BY may_from",
        record, lens.counts,
    )  # fmt: skip
    stretches = [
        Stretch(_open(a), b, c, _open(d), bool(running), bool(lasting), seen, bool(suspended))
        for a, b, c, d, running, lasting, seen, suspended in spells
    ]
    if kind[0] == "event" and (kind[1] or kind[2]) and kind[1] != kind[4]:
        stretches = [Stretch(kind[1], kind[2], kind[3], kind[4], bool(kind[5]))]
    events = () if kind[0] == "event" and stretches else points(lens, record)
    short, title = (label, "") if label else _label(lens, record)
    return Track(short, record, tuple(stretches), events, title)


def lanes_by_dataset(lens: Lens, heading: str, tracks: Sequence[Track]) -> list[Lanes]:
    """The tracks under their heading; where several datasets are asked, those of each under one of their own."""
    found = homes(lens, (one.record for one in tracks))
    names = dict.fromkeys(found.get(one.record, "") for one in tracks)
    return [Lanes(" · ".join(filter(None, (heading, name))), tuple(one for one in tracks if found.get(one.record, "") == name)) for name in names]


def _open(day: str | None) -> str | None:
    """A bound without the sentinels of the store."""
    return None if day in (None, "0000-01-01", "9999-12-31") else day


def points(lens: Lens, record: str) -> tuple[Point, ...]:
    """The dated events of a record that are the jurisdiction's own."""
    rows = lens.rows(
        "SELECT e.earliest, e.latest, e.kind, e.party FROM event e JOIN record r ON r.id = e.record WHERE e.record = ? AND e.earliest IS NOT NULL "
        "AND e.latest IS NOT NULL AND (e.own = 1 OR r.kind = 'event') ORDER BY e.earliest", record,
    )  # fmt: skip
    return tuple(Point(earliest, latest, event_words(lens, kind, party)) for earliest, latest, kind, party in rows)


def _label(lens: Lens, record: str) -> tuple[str, str]:
    """A short name: stage's number or programme's year with the title, an official number, a short alias, or the title.

    A number or a single word tells a newcomer nothing: the title goes along.
    """
    row = lens.rows(f"SELECT r.kind, {lens.title}, r.chosen, r.body, r.first FROM record r WHERE r.id = ?", record)[0]
    kind, title, chosen, body, first = row[0], row[1], json.loads(row[2]), json.loads(row[3]), row[4]
    if kind == "stage":
        return f"{body.get('number', '')} {title}", ""
    if kind == "programme" and first:
        return f"{first[:4]} {title}", ""
    number = chosen.get("number")
    if len(title) <= _SHORT and not isinstance(number, str):
        return title, ""
    aliases = _aliases(lens, record, title)
    if isinstance(number, str):
        spoken = (alias for alias in aliases if " " in alias and len(alias) < len(title) and not any(letter.isdigit() for letter in alias))
        return number, next(spoken, title)
    alias = max((alias for alias in aliases if len(alias) <= _SHORT), key=len, default=title)
    return alias, "" if alias == title or " " in alias else title


def _aliases(lens: Lens, record: str, title: str) -> list[str]:
    """What else the record is called, in words that the reader can read."""
    rows = lens.rows("SELECT language, value FROM claim WHERE record = ? AND field = 'aliases' ORDER BY rowid", record)
    return [alias for language, alias in rows if (language == lens.language if language else _reads_like(alias, f"{lens.name} {title}"))]


def _reads_like(text: str, other: str) -> bool:
    """Whether a text uses a script that the other uses: of an alias without a language that is what tells who can read it."""
    return bool(_scripts(text) & _scripts(other))


def _scripts(text: str) -> set[str]:
    """LATIN, CYRILLIC …: the first word of each letter's name."""
    return {unicodedata.name(letter, "").split(" ")[0] for letter in text if letter.isalpha()}
