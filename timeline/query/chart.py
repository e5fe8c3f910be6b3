"""Lanes on one axis: the lives of many records kind by kind, or the life of one with its events and neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from timeline.answer import Answer, Cell, Column, Lanes, Row, Table, Track
from timeline.model import BY_NAME
from timeline.query.cells import titles
from timeline.query.dates import stretch
from timeline.query.find import find
from timeline.query.kinds import kinds_meant
from timeline.query.lens import Lens, UsageError
from timeline.query.status import written
from timeline.query.tracks import lanes_by_dataset, points, track
from timeline.words import count, say, term

KINDS = ("stage", "programme", "law", "treaty", "body", "organisation", "hotline", "event")
SCALES = ("time", "even")
COLUMNS = (
    Column("kind", "kind"), Column("title", "record"), Column("since", "since", "date"), Column("until", "until", "date"), Column("events", "events"),
)  # fmt: skip
_NEIGHBOURS = 12


def chart(lens: Lens, names: Sequence[str], begin: str, end: str, scale: str) -> Answer:
    """A chart of kinds, of single records, or of everything that has a life."""
    if scale not in SCALES:
        raise UsageError(f"--scale: `{scale[:20]}` is not known", f"one of: {', '.join(SCALES)}")
    first, last = stretch(begin, end)
    kinds = [kind for name in names if (kind := _kind(name))]
    records = [find(lens, name) for name in names if not _kind(name)]
    lanes = [lane for kind in kinds or (() if records else KINDS) for lane in _of_kind(lens, kind, first, last)]
    for record in records:
        lanes += _of_record(lens, record)
    lanes = _told_apart(lens, lanes)
    shown = [track for lane in lanes for track in lane.tracks if track.record]
    title = " · ".join(
        (say("Chart", lens.language), *_named(lens, names), f"{say('basis', lens.language)}: {say(lens.counts, lens.language)}", lens.name)
    )
    question = {"names": list(names), "from": begin, "to": end, "scale": scale}
    answer = Answer("chart", title, question, lens.basis, [Table(COLUMNS, [_row(lens, track) for track in shown], "", "items")], len(shown), "")
    answer.counted = count(len(shown), "record", lens.language)
    answer.lanes, answer.drawn = lanes, True
    answer.notes = _undated(lens, kinds or ([] if records else list(KINDS)))
    return answer


def _named(lens: Lens, names: Sequence[str]) -> list[str]:
    """What was typed, kinds in the words of the screen."""
    return [say(BY_NAME[kind].plural.capitalize(), lens.language) if (kind := _kind(name)) else name for name in names]


def _kind(name: str) -> str:
    return next((kind for kind in kinds_meant(name) if kind in KINDS), "")


# --- tracks ----------------------------------------------------------------------------------------------------------


def _of_kind(lens: Lens, kind: str, first: str, last: str) -> Iterator[Lanes]:
    """The tracks of every dated record of a kind that reaches into the stretch, series by series: stages of two series do not follow each other."""
    rows = lens.rows(
        "SELECT r.id, coalesce(json_extract(r.body, '$.series'), '') FROM record r WHERE r.kind = ? AND ("
        "EXISTS (SELECT 1 FROM spell s WHERE s.record = r.id AND s.basis IN (?, 'any') "
        "AND s.may_from <= ? AND s.may_to >= ?) OR EXISTS (SELECT 1 FROM event e WHERE e.record = r.id AND e.earliest <= ? AND e.latest >= ? AND e.own = 1) "
        "OR (r.kind = 'event' AND coalesce(r.begin_earliest, '') <= ? AND coalesce(r.end_latest, '9999') >= ? AND r.sort <> '~')) ORDER BY r.sort, r.id",
        kind, lens.counts, last, first, last, first, last, first,
    )  # fmt: skip
    heading = say(BY_NAME[kind].plural.capitalize(), lens.language)
    for series in dict.fromkeys(series for _, series in rows):
        tracks = [track(lens, record) for record, own in rows if own == series]
        yield from lanes_by_dataset(lens, f"{heading} · {term(series, lens.language).replace('-', ' ')}" if series else heading, tracks)


def _of_record(lens: Lens, record: str) -> list[Lanes]:
    """One record's own life, its events one by one, and the dated records that it is linked with."""
    name = titles(lens, [record])[record]
    lanes = lanes_by_dataset(lens, name, [track(lens, record)])
    own = points(lens, record)
    if own:
        lines = [Track(f"{point.what} {written(point.earliest, point.latest)}", "", (), (point,)) for point in own]
        lanes.append(Lanes(say("Events", lens.language), tuple(lines)))
    around = lens.rows(
        "SELECT DISTINCT other FROM (SELECT target AS other FROM link WHERE record = ?1 UNION SELECT record FROM link WHERE target = ?1) "
        "JOIN record r ON r.id = other WHERE r.sort <> '~' AND r.parent IS NULL AND (r.kind = 'event' OR EXISTS "
        f"(SELECT 1 FROM spell s WHERE s.record = other)) ORDER BY r.sort, r.id LIMIT {_NEIGHBOURS}", record,
    )  # fmt: skip
    if around:
        lanes += lanes_by_dataset(lens, say("Linked with it", lens.language), [track(lens, other) for (other,) in around])
    return lanes


def _told_apart(lens: Lens, lanes: Sequence[Lanes]) -> list[Lanes]:
    """The lanes with the year beside each label that several records share, and their titles where the year does not tell them apart."""
    tracks = {track.record: track for lane in lanes for track in lane.tracks if track.record}
    shared = {label for label, number in Counter(track.label for track in tracks.values()).items() if number > 1}
    alike = [record for record, track in tracks.items() if track.label in shared]
    marks = ", ".join("?" * len(alike))
    years = dict(lens.rows(f"SELECT id, substr(coalesce(first, last), 1, 4) FROM record WHERE id IN ({marks})", *alike))
    labels = {record: f"{tracks[record].label} ({years[record]})" if years[record] else tracks[record].label for record in alike}
    names = titles(lens, alike)
    labels = {record: label if list(labels.values()).count(label) == 1 else f"{label} {names[record]}" for record, label in labels.items()}
    return [lane._replace(tracks=tuple(track._replace(label=labels.get(track.record, track.label)) for track in lane.tracks)) for lane in lanes]


# --- rows and notes --------------------------------------------------------------------------------------------------


def _row(lens: Lens, line: Track) -> Row:
    kind, title = lens.rows(f"SELECT r.kind, {lens.title} FROM record r WHERE r.id = ?", line.record)[0]
    spells = lens.rows(
        "SELECT begin_text, end_text, running, seen FROM spell WHERE record = ? AND basis IN (?, 'any')",
        line.record, lens.counts,
    )  # fmt: skip
    since = "; ".join(spell[0] for spell in spells) or None
    ends = "; ".join(spell[1] for spell in spells if spell[1]) or None
    until = Cell(ends, "; ".join(filter(None, (_until(lens, spell) for spell in spells))))
    events = "; ".join(f"{point.what} {written(point.earliest, point.latest)}" for point in line.points) or None
    return Row(line.record, (Cell(kind, say(kind, lens.language)), title, since, until, events))


def _until(lens: Lens, spell: tuple[Any, ...]) -> str:
    if spell[1]:
        return str(spell[1])
    return f"{say('running in', lens.language)} {spell[3][:4]}" if spell[2] and spell[3] else ""


def _undated(lens: Lens, kinds: Sequence[str]) -> list[str]:
    """How many records a chart cannot draw."""
    if not kinds:
        return []
    marks = ", ".join("?" * len(kinds))
    rows = lens.rows(
        f"SELECT r.kind, count(*) FROM record r WHERE r.kind IN ({marks}) AND NOT EXISTS (SELECT 1 FROM spell s WHERE s.record = r.id) "
        "AND NOT EXISTS (SELECT 1 FROM event e WHERE e.record = r.id AND e.date IS NOT NULL) GROUP BY r.kind", *kinds,
    )  # fmt: skip
    if not rows:
        return []
    numbers = ", ".join(count(number, kind, lens.language) for kind, number in rows)
    return [f"{say('not drawn, since no source dates them', lens.language)}: {numbers}"]
