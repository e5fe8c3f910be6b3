"""The sides of a matrix: which records stand on one, under which short names, and which records stand for them in links."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from timeline.model.vocabulary import SCHEMES
from timeline.query.filters import Filters, conditions, inner, inner_values, topics_asked, with_topics
from timeline.query.functions import upwards
from timeline.query.lens import Lens, UsageError
from timeline.query.views import BY_COMMAND, BY_SINGULAR, View
from timeline.words import meant

_PARTS = {"programme": ("role",), "law": ("provision",), "treaty": ("provision",)}
_SHORT = 9  # an official number as short as this heads a column
_IRREGULAR = {"form-of-work": "forms-of-work", "exploitation": "exploitation", "funding": "funding"}
SCHEME_NAMES: dict[str, str] = {
    _IRREGULAR.get(scheme, f"{scheme}s"): scheme for scheme in SCHEMES
}  # `functions`: the topics of the scheme `function`
NAMES: tuple[str, ...] = (*SCHEME_NAMES, *(command for command in BY_COMMAND if command != "funding"))


class Member(NamedTuple):
    """A record on a side: `short` heads its column (empty where it has no short name), `depth` says how many wider topics of the side stand above it."""

    id: str
    title: str
    short: str
    depth: int = 0


class Axis(NamedTuple):
    """One side: the name that was asked for, its heading, its kinds, its members in order, and the wider topic of each topic."""

    name: str
    heading: str
    kinds: tuple[str, ...]
    members: tuple[Member, ...]
    by_id: dict[str, Member]
    broader: dict[str, str]

    @property
    def with_parts(self) -> tuple[str, ...]:
        """The kinds of its members and of what lives inside them."""
        return (*self.kinds, *(part for kind in self.kinds for part in _PARTS.get(kind, ())))

    def upwards(self, record: str) -> list[str]:
        """The record and, for a topic, the wider ones."""
        return upwards(self.broader, record)


def axis_of(lens: Lens, typed: str, option: str, filters: Filters, *, by_time_only: bool = False) -> Axis:
    """The side that a name of a kind or of a scheme of topics means. Raises `UsageError` for any other."""
    plain = "-".join(typed.casefold().split())
    name = plain if plain in NAMES else next((known for known, scheme in SCHEME_NAMES.items() if scheme == plain), "")
    name = name or (BY_SINGULAR[plain].command if plain in BY_SINGULAR else "") or next(iter(meant(typed, NAMES)), "")
    if not name:
        raise UsageError(f"{option}: `{typed[:40]}` is no kind", f"one of these words: {', '.join(NAMES)}")
    scheme = SCHEME_NAMES.get(name, "")
    view = BY_COMMAND["topics" if scheme else name]
    asked = Filters(at=filters.at, begin=filters.begin, end=filters.end, own={"scheme": [scheme]} if scheme else {})
    if not by_time_only and "topic" not in view.kinds:
        asked.topics, asked.functions = filters.topics, filters.functions
    found = _members(lens, view, asked)
    broader = _broader(lens) if "topic" in view.kinds else {}
    if not by_time_only and "topic" in view.kinds:
        found = _below(lens, filters, found, broader)
    members = tuple(_with_depths(view, found, broader))
    return Axis(
        name, view.title if not scheme else name.replace("-", " ").capitalize(), view.kinds, members, {one.id: one for one in members}, broader
    )


def _members(lens: Lens, view: View, filters: Filters) -> list[tuple[str, str, str | None]]:
    """(id, title, short name) of the records that the filters let through for certain or perhaps, in the order of the list."""
    query = conditions(lens, view, filters)
    head, values = with_topics(query)
    short = {
        "programme": "CASE WHEN substr(r.first, 1, 4) = substr(r.last, 1, 4) THEN substr(r.first, 1, 4) END",
        "stage": "CASE json_extract(r.body, '$.series') WHEN 'policy' THEN CAST(json_extract(r.body, '$.number') AS TEXT) END",
    }.get(view.kinds[0], f"CASE WHEN length(json_extract(r.chosen, '$.number')) <= {_SHORT} THEN json_extract(r.chosen, '$.number') END")
    sql = f"{head}SELECT r.id, {lens.title}, {short} FROM ({inner(query, 'r.*')}) r WHERE r.certainty >= 1 ORDER BY {view.order}"
    return lens.rows(sql, *values, *inner_values(query))


def _broader(lens: Lens) -> dict[str, str]:
    rows = lens.rows("SELECT id, json_extract(body, '$.broader') FROM record WHERE kind = 'topic' AND json_extract(body, '$.broader') IS NOT NULL")
    return dict(rows)


def _below(lens: Lens, filters: Filters, found: list[tuple[str, str, str | None]], broader: dict[str, str]) -> list[tuple[str, str, str | None]]:
    """Of topics, those that are asked for and those below them."""
    asked = [set(ids) for ids in topics_asked(lens, filters).values()]
    return [row for row in found if all(ids & set(upwards(broader, row[0])) for ids in asked)]


def _with_depths(view: View, found: Sequence[tuple[str, str, str | None]], broader: dict[str, str]) -> list[Member]:
    """The members; topics as a tree, each below the wider ones of the side and as deep as there are such."""
    if "topic" not in view.kinds:
        return [Member(record, title, short or "", 0) for record, title, short in found]
    places = {record: place for place, (record, *_) in enumerate(found)}
    ways = {record: [places[above] for above in reversed(upwards(broader, record)) if above in places] for record in places}
    return [Member(record, title, short or "", len(ways[record]) - 1) for record, title, short in sorted(found, key=lambda row: ways[row[0]])]


def headed(members: Sequence[Member]) -> list[Member]:
    """The members, each with a head of its own: letters where a short name is missing or not the only one of its sort."""
    shorts = [member.short for member in members]
    free = (letters for n in range(len(members) + len(shorts)) if (letters := _letters(n)) not in shorts)
    return [member if member.short and shorts.count(member.short) == 1 else member._replace(short=next(free)) for member in members]


def _letters(number: int) -> str:
    """A, B … Z, AA, AB and so on.

    >>> _letters(0), _letters(25), _letters(26)
    ('A', 'Z', 'AA')
    """
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
