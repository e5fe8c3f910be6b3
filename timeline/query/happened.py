"""What happened to the records of a selection, event by event, as every export of time takes it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from timeline.edtf import Edtf, bounds, parse
from timeline.model.vocabulary import ENDINGS
from timeline.query.cells import places, titles
from timeline.query.dates import iso_bounds
from timeline.query.lens import Lens
from timeline.query.origin import homes
from timeline.query.selection import MAYBE, SURE, Selection
from timeline.words import say


class Happened(NamedTuple):
    """An event of a record. `id` is its address, `implied` that a link of another record makes it; `home` its dataset, where several are asked.

    `cites` is where its date is stated, `own_cites` where the event itself is.
    """

    record: str
    address: str
    record_kind: str
    title: str
    title_uk: str | None
    kind: str
    party: str | None
    own: bool
    date: str | None
    earliest: str | None
    latest: str | None
    actor: str | None
    derivation: str | None
    disputed: bool
    details: dict[str, Any]
    cites: list[str]
    implied: bool
    certainty: str
    own_cites: list[str]
    home: str = ""

    @property
    def id(self) -> str:
        """`cets-201#ratification`."""
        return f"{self.record}#{self.address}"


class When(NamedTuple):
    """The days of an event: a first and a last one, inclusive, and whether they are exact or only bound it; None where nothing bounds it."""

    first: str | None
    last: str | None
    exact: bool


_CITES = (
    "coalesce((SELECT nullif(c.cites, '[]') FROM claim c WHERE c.record = e.record AND c.field = e.address AND c.chosen = 1 LIMIT 1), "
    "nullif(e.cites, '[]'), iif(e.line IS NULL, '[]', r.cites))"
)


def happened(selection: Selection) -> Iterator[Happened]:
    """The events in the order of time, undated ones last; where a time was asked for, those that lie in it or may."""
    begin, end = selection.first, selection.last
    bounded = begin > "0000-01-01" or end < "9999-12-31"
    inside = "coalesce(e.earliest, '0000-01-01') >= ?1 AND coalesce(e.latest, '9999-12-31') <= ?2 AND e.date IS NOT NULL"
    certainty = f"iif({inside}, '{SURE}', '{MAYBE}')" if bounded else "p.certainty"
    rows = selection.rows(
        "SELECT e.record, e.address, r.kind, r.title, r.title_uk, e.kind, e.party, e.own, e.date, e.earliest, e.latest, e.actor, e.derivation, "
        f"e.disputed, e.details, {_CITES}, e.line IS NULL, {certainty}, e.cites FROM picked p JOIN event e ON e.record = p.id JOIN record r ON r.id = p.id "
        "WHERE coalesce(e.earliest, '0000-01-01') <= ?2 AND coalesce(e.latest, '9999-12-31') >= ?1 "
        "ORDER BY e.earliest IS NULL AND e.latest IS NULL, coalesce(e.earliest, e.latest), e.latest, p.n, e.rowid",
        begin, end,
    )  # fmt: skip
    origin = homes(selection.lens, (record for (record,) in selection.rows("SELECT id FROM picked")))
    for values in rows:
        found = list(values)
        found[7], found[13], found[16] = bool(found[7]), bool(found[13]), bool(found[16])
        found[14], found[15], found[18] = json.loads(found[14]), places(json.loads(found[15])), places(json.loads(found[18]))
        yield Happened(*found)._replace(home=origin.get(found[0], ""))


def when(event: Happened) -> When:
    """The days of an event. A day is exact, and so is a stretch whose ends are days; a qualified or partial date is not."""
    if event.date is None:
        return When(None, None, exact=False)
    date = parse(event.date)
    return When(event.earliest, event.latest, _is_exact(date))


def _is_exact(date: Edtf) -> bool:
    if date.uncertain or date.approximate:
        return False
    if date.form == "interval":
        ends = [end.date for end in (date.start, date.end) if end is not None]
        days = bounds(date)
        return all(end is not None and end.precision == "day" for end in ends) and None not in (days.begin_earliest, days.end_latest)
    return date.form == "date" and date.precision == "day" and date.earliest == date.latest


def words_of(lens: Lens, event: Happened, names: dict[str, str]) -> str:
    """What happened, in the asker's language, and to which party where that is not the jurisdiction; `names` are titles of parties."""
    words = say(event.kind, lens.language)
    if event.party == "all":
        return f"{words} ({say('in general', lens.language)})" if event.kind == "entry into force" else words
    if event.party and event.party != lens.store.info.get("jurisdiction"):
        return f"{words} ({names.get(event.party, event.party)})"
    return words


def title_of(lens: Lens, event: Happened) -> str:
    """The record's title in the asker's language, or in the one there is; and its dataset, where several are asked."""
    title = str(event.title_uk if lens.language == "uk" and event.title_uk else event.title)
    return f"{title} · {event.home}" if event.home else title


def names_in(lens: Lens, selection: Selection) -> dict[str, str]:
    """The titles of the parties and of the acts and bodies that the events name, by id."""
    ids = (name for row in selection.rows("SELECT e.party, e.actor FROM picked p JOIN event e ON e.record = p.id") for name in row if name)
    return titles(lens, ids)


class Deadline(NamedTuple):
    """What is due, or what ends, on the asker's day or after it: `what` is `due` or `end`."""

    record: str
    what: str
    record_kind: str
    title: str
    first: str | None
    last: str
    exact: bool
    certainty: str


def deadlines(selection: Selection) -> Iterator[Deadline]:
    """What the chosen records have to be done by, and where their periods end, if that is still to come; in the order of time."""
    lens = selection.lens
    found = [*_due(selection), *_ends(selection)]
    yield from sorted((item for item in found if item.last >= lens.today), key=lambda item: (item.last, item.record, item.what))


def _due(selection: Selection) -> Iterator[Deadline]:
    """The last day of the field `due`: what is to be done within a stretch is due at its end."""
    rows = selection.rows(
        f"SELECT r.id, r.kind, {selection.lens.title}, json_extract(r.body, '$.due'), p.certainty FROM picked p JOIN record r ON r.id = p.id "
        "WHERE json_extract(r.body, '$.due') IS NOT NULL"
    )
    for record, kind, title, due, certainty in rows:
        stated = bounds(parse(due))
        if stated.end_latest is not None:
            first, last = iso_bounds(parse(due))
            yield Deadline(record, "due", kind, title, first, last, stated.end_earliest == stated.end_latest, certainty)


def _ends(selection: Selection) -> Iterator[Deadline]:
    """The ends of periods; an end that an event tells is among the events."""
    marks = ", ".join(repr(kind) for kind in ENDINGS)
    rows = selection.rows(
        f"SELECT r.id, r.kind, {selection.lens.title}, r.end_earliest, r.end_latest, p.certainty FROM picked p JOIN record r ON r.id = p.id "
        f"WHERE r.end_latest IS NOT NULL AND r.kind <> 'event' "
        f"AND NOT EXISTS (SELECT 1 FROM event e WHERE e.record = r.id AND e.kind IN ({marks}) AND e.own = 1)"
    )
    for record, kind, title, first, last, certainty in rows:
        yield Deadline(record, "end", kind, title, first, last, first == last, certainty)
