"""Everything on a topic and on the narrower ones: every record that points to them, by kind and in the order of time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from timeline.answer import Section
from timeline.model import BY_NAME
from timeline.query.cells import titles
from timeline.query.filters import topic_table
from timeline.query.lens import Lens
from timeline.words import count, say


class Gathered(NamedTuple):
    """A record that points to a topic or a narrower one: `links` are (verb, topic), `year` its place in time, empty where nothing dates it."""

    record: str
    kind: str
    title: str
    year: str
    links: tuple[tuple[str, str], ...]


def gather(lens: Lens, topic: str) -> list[Gathered]:
    """Every record on the topic, or linked with it otherwise; a part of a role or law has the year of what holds it."""
    rows = lens.rows(
        f"WITH RECURSIVE {topic_table('topic_set', 1)} "
        f"SELECT r.id, r.kind, {lens.title}, substr(coalesce(r.first, r.last, top.first, top.last, ''), 1, 4), "
        "json_group_array(json_array(l.verb, l.target)) FROM link l JOIN record r ON r.id = l.record "
        "JOIN record top ON top.id = substr(r.id, 1, instr(r.id || '/', '/') - 1) "
        "WHERE l.target IN topic_set AND l.verb <> 'narrower than' GROUP BY r.id ORDER BY r.sort, r.id", topic,
    )  # fmt: skip
    found = [
        Gathered(record, kind, title, year, tuple(dict.fromkeys((verb, target) for verb, target in json.loads(links))))
        for record, kind, title, year, links in rows
    ]
    kinds = list(BY_NAME)
    return sorted(found, key=lambda gathered: kinds.index(gathered.kind))


def gathered_items(found: list[Gathered]) -> list[dict[str, Any]]:
    """What is on a topic, for machines."""
    return [
        {
            "id": one.record,
            "kind": one.kind,
            "title": one.title,
            "year": one.year or None,
            "links": [{"verb": verb, "topic": target} for verb, target in one.links],
        }
        for one in found
    ]


def gathered_sections(lens: Lens, topic: str, found: list[Gathered]) -> Iterator[Section]:
    """A section a kind, with its number; a record that stands on a narrower topic only says on which."""
    names = titles(lens, (target for one in found for _, target in one.links))
    if found:
        below = sum(all(target != topic for _, target in one.links) for one in found)
        total = count(len(found), "record", lens.language)
        yield Section("", (("", f"{total}, {say('on narrower topics only', lens.language)}: {below}" if below else total),))
    for kind in dict.fromkeys(one.kind for one in found):
        of_kind = [one for one in found if one.kind == kind]
        heading = f"{say(BY_NAME[kind].plural.capitalize(), lens.language)} ({len(of_kind)})"
        yield Section(heading, tuple((one.year or say("undated", lens.language), _words(lens, topic, one, names)) for one in of_kind), grouped=True)


def _words(lens: Lens, topic: str, one: Gathered, names: dict[str, str]) -> str:
    """`Title (id) · narrower: Hotlines`; a link other than the topic's own field names its verb."""
    verbs = list(dict.fromkeys(say(verb, lens.language) for verb, target in one.links if target == topic and verb != "on"))
    parts = [f"{one.title} ({one.record})", *verbs]
    if all(target != topic for _, target in one.links):
        narrower = ", ".join(dict.fromkeys(names[target] for _, target in one.links))
        parts.append(f"{say('narrower', lens.language)}: {narrower}")
    return " · ".join(parts)
