"""One record whole: its facts, its events in order, its links both ways, its sources, where sources disagree."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from timeline.answer import Card, Doubt, Section
from timeline.model import BY_NAME, Field
from timeline.query.cells import SEEN, amount_cell, citation_words, event_words, hotline_number, number_words, period_words, titles
from timeline.query.doubts import doubt_on
from timeline.query.lens import Lens
from timeline.words import count, say

_APART = ("title", "summary", "note", "topics", "links", "events", "cite", "aliases", "period", "value", "bound", "wording", "scale", "values", "numbers")
_ENTRIES = ("sections", "charts", "quotes", "ambiguities")
_MANY = 25  # targets of one verb that a card lists; the rest are counted


class _Record:
    """The rows of one record."""

    def __init__(self, lens: Lens, record: str) -> None:
        self.lens = lens
        self.id = record
        row = lens.one(
            "SELECT kind, parent, title, title_uk, chosen, body, cites, path, line, begin_earliest, begin_latest, end_earliest, end_latest, "
            f"running, end_derived, {SEEN} FROM record r WHERE id = ?", record,
        )  # fmt: skip
        assert row is not None
        self.kind, self.parent, self.title, self.title_uk = row[:4]
        self.chosen: dict[str, Any] = json.loads(row[4])
        self.body: dict[str, Any] = json.loads(row[5])
        self.cites = json.loads(row[6])
        self.path, self.line = row[7:9]
        self.life = row[9:13]
        self.running, self.end_derived, self.seen = bool(row[13]), row[14], row[15]
        self.claims = lens.rows(
            "SELECT field, language, value, cites, details, chosen, rule, disputed, line FROM claim WHERE record = ? ORDER BY rowid", record
        )
        self.events = lens.rows(
            "SELECT address, kind, party, own, date, earliest, latest, actor, cites, derivation, disputed, details FROM event WHERE record = ? "
            "ORDER BY earliest IS NULL AND latest IS NULL, coalesce(earliest, latest), latest, rowid", record,
        )  # fmt: skip
        self.out = lens.rows(
            "SELECT l.verb, l.target, l.derivation, l.details, l.field, t.kind FROM link l JOIN record t ON t.id = l.target "
            "WHERE l.record = ? ORDER BY l.rowid", record,
        )  # fmt: skip
        self.back = lens.rows(
            "SELECT l.inverse, l.record, l.derivation, l.details, l.field, s.kind FROM link l JOIN record s ON s.id = l.record "
            "WHERE l.target = ? ORDER BY l.inverse, s.sort, s.id", record,
        )  # fmt: skip
        self.inside = lens.rows("SELECT id, kind, title, body FROM record WHERE parent = ? ORDER BY sort, ord", record)
        self.remarks = lens.rows("SELECT kind, source, id, details FROM remark WHERE record = ? ORDER BY kind, rowid", record)
        self.acts = lens.rows(
            "SELECT e.record, e.kind, e.date FROM event e WHERE e.actor = ? AND e.kind NOT IN ('amendment', 'replacement') "
            "ORDER BY coalesce(e.earliest, e.latest), e.record", record,
        )  # fmt: skip

    @property
    def shown_title(self) -> str:
        """The title in the asker's language, or in the one there is."""
        return str(self.title_uk if self.lens.language == "uk" and self.title_uk else self.title)

    def doubts(self) -> list[Doubt]:
        """Every conflict on a value of the record."""
        fields = dict.fromkeys(
            f"{field}-{language}" if language and language != "en" else field for field, language, *_, disputed, _line in self.claims if disputed
        )
        return [doubt for field in fields if (doubt := doubt_on(self.lens, self.id, field)) is not None]


def show(lens: Lens, record: str, command: str, roles: bool = False) -> Card:
    """The card of a record; with `roles`, each of its roles in full."""
    rows = _Record(lens, record)
    number = rows.chosen.get("number") or rows.body.get("number")
    subtitle = " · ".join(str(part) for part in (say(rows.kind, lens.language), number, record) if part)
    doubts = rows.doubts()
    sections = [*_sections(lens, rows, doubts, roles)]
    card = Card(command, rows.shown_title, subtitle, {"record": record}, lens.basis, sections, item(lens, record, rows, roles))
    card.doubts = doubts
    if rows.kind == "programme" and not roles and any(kind == "role" for _, kind, *_ in rows.inside):
        card.hints.append(f"timeline programme {record} --roles")
    return card


def _sections(lens: Lens, rows: _Record, doubts: list[Doubt], roles: bool) -> Iterator[Section]:
    language = lens.language
    summary = lens.text(rows.body.get("summary"))
    if summary:
        yield Section("", (("", summary),))
    yield Section("", tuple(_facts(lens, rows)), grouped=True)
    if roles:
        yield from _roles_in_full(lens, rows.id)
    events = tuple(_event_lines(lens, rows))
    if events:
        yield Section(say("Events", language), events)
    if not roles:
        yield from _inside(lens, rows)
    notes = tuple(_notes(rows))
    if notes:
        yield Section(say("Notes", language), notes)
    links = () if roles else tuple(_link_lines(lens, rows))
    if links:
        yield Section(say("Links", language), links, grouped=True)
    if rows.acts:
        names = titles(lens, (record for record, *_ in rows.acts))
        lines = tuple((date or say("undated", language), f"{say(kind, language)}: {names[record]} ({record})") for record, kind, date in rows.acts)
        yield Section(say("Acts elsewhere", language), lines)
    if doubts:
        yield Section(say("Sources differ", language), tuple(doubt_lines(doubts, language)))
    yield from _remarks(lens, rows)
    if rows.kind == "source":
        yield from _source_sections(lens, rows)
    sources = tuple(_source_lines(lens, rows))
    if sources:
        yield Section(say("Sources", language), sources)


def doubt_lines(doubts: list[Doubt], language: str) -> Iterator[tuple[str, str]]:
    """What the other sources say, a line a claim."""
    for doubt in doubts:
        for value, citation in doubt.others:
            name = doubt.field.replace("-", " ")
            yield name, f"≠ {value} {say('according to', language)} {citation} ({say('shown', language)}: {doubt.shown})"


# --- facts -----------------------------------------------------------------------------------------------------------


def _facts(lens: Lens, rows: _Record) -> Iterator[tuple[str, str]]:
    language = lens.language
    if rows.title_uk and rows.title != rows.title_uk:
        other = rows.title if language == "uk" else rows.title_uk
        yield "title (en)" if language == "uk" else "title (uk)", other
    if rows.parent:
        yield say("part of", language), _named(lens, rows.parent)
    period = rows.chosen.get("period")
    if period:
        start, end = rows.chosen.get("period_start_part", ""), rows.chosen.get("period_end_part", "")
        yield say("period", language), period_words(period, language, start, end, rows.seen if rows.running else "")
    if rows.end_derived:
        words = {"en": "ended at the latest", "uk": "завершено щонайпізніше"}.get(language, "ended at the latest")
        yield say("end", language), f"{words} {rows.life[3]}: {_named(lens, rows.end_derived)} ({say('our conclusion', language)})"
    yield from _amounts(lens, rows)
    fields = BY_NAME[rows.kind].by_name
    for name, spec in fields.items():
        if name in _APART or name in _ENTRIES:
            continue
        value = rows.body.get(name, rows.chosen.get(name))
        if name == "funding":
            yield from ((say(name, language), _money(lens, block)) for block in value or ())
        elif value is not None:
            yield say(name.replace("_", " "), language), field_words(lens, spec, value)
    for number in rows.chosen.get("numbers", ()):
        yield say("numbers", language), hotline_number(number, lens)
    aliases = [alias["value"] for alias in rows.chosen.get("aliases", ())]
    if aliases:
        yield say("aliases", language), "; ".join(aliases)


def _notes(rows: _Record) -> Iterator[tuple[str, str]]:
    """The record's remarks, then those on single claims."""
    for note in rows.body.get("note", ()):
        yield "", note
    for _, _, value, _, details, *_ in rows.claims:
        for note in json.loads(details).get("note", ()):
            yield "", f"{value}: {note}"


def _amounts(lens: Lens, rows: _Record) -> Iterator[tuple[str, str]]:
    if rows.kind != "figure":
        return
    body, chosen = rows.body, rows.chosen
    packed = [chosen.get("value"), chosen.get("value_bound") or body.get("bound"), body.get("wording"), None, body.get("scale")]
    cell = amount_cell(json.dumps(packed), lens.language)
    if cell is not None:
        yield say("value", lens.language), f"{cell.text} {body.get('unit', '')}".strip()
    for item in chosen.get("values", ()):
        label = period_words(item["period"], lens.language) if "period" in item else say("value", lens.language)
        yield label, f"{item['value']} {body.get('unit', '')}".strip()


def field_words(lens: Lens, spec: Field, value: Any) -> str:
    """A field's value in words: references by title, texts in the asker's language."""
    if spec.type in ("ref", "refs"):
        ids = [value] if isinstance(value, str) else value
        return "; ".join(_named(lens, target) for target in ids)
    if spec.type == "cite":
        return citation_words(lens, value)
    if spec.type in ("block", "blocks"):
        blocks = [value] if isinstance(value, dict) else value
        known = {inner.name: inner for inner in spec.fields}
        return "; ".join(", ".join(f"{say(k, lens.language)}: {field_words(lens, known[k], v)}" for k, v in block.items()) for block in blocks)
    if spec.type == "ids":
        return "; ".join(f"{key}: {text}" for key, text in value.items())
    if spec.type == "text":
        return lens.text(value)
    if isinstance(value, list):
        return "; ".join(str(item) for item in value)
    return say(str(value), lens.language) if spec.type == "word" else str(value)


def _money(lens: Lens, block: dict[str, Any]) -> str:
    """`647,600 UAH, state (note) — source`."""
    words = f"{number_words(block['amount'], lens.language)} {block['currency']}"
    words += f", {block['money']}" if "money" in block else ""
    words += f" ({' '.join(block['note'])})" if "note" in block else ""
    return f"{words} – {citation_words(lens, block['cite'])}" if "cite" in block else words


def _named(lens: Lens, record: str) -> str:
    name = titles(lens, [record]).get(record)
    return f"{name} ({record})" if name else record


# --- events and links ------------------------------------------------------------------------------------------------


def _event_lines(lens: Lens, rows: _Record) -> Iterator[tuple[str, str]]:
    language = lens.language
    rules = {field: json.loads(details).get("rule") for field, _, _, _, details, chosen, *_ in rows.claims if chosen}
    for address, kind, party, _, date, _, _, actor, _, derivation, disputed, details_json in rows.events:
        details = json.loads(details_json)
        words = [event_words(lens, kind, party)]
        if actor:
            words.append(f"{say('by', language)} {_named(lens, actor)}")
        words += [lens.text(details[key]) for key in ("place", "text") if key in details]
        words += details.get("note", ())
        if derivation in ("derived", "computed"):
            how = say("our conclusion" if derivation == "derived" else "computed by a rule", language)
            words.append(f"∗ {how}: {rules[address]}" if rules.get(address) else f"∗ {how}")
        mark = " ≠" if disputed else ""
        shown = date or say("undated", language)
        seen = rows.seen if rows.running else ""
        yield f"{period_words(shown, language, seen=seen) if '/' in shown else shown}{mark}", " · ".join(words)


def _link_lines(lens: Lens, rows: _Record) -> Iterator[tuple[str, str]]:
    names = titles(lens, (row[1] for row in (*rows.out, *rows.back)))
    for links in (rows.out, rows.back):
        shown: dict[str, int] = {}
        for verb, other, derivation, details_json, field, _ in links:
            if field == "issuer" and links is rows.out:
                continue  # among the facts
            shown[verb] = shown.get(verb, 0) + 1
            if shown[verb] > _MANY:
                continue
            details = json.loads(details_json)
            words = [f"{names.get(other, other)} ({other})"]
            words += [period_words(details["valid"], lens.language)] if "valid" in details else []
            words += [say(f"{details['reading']} reading", lens.language)] if "reading" in details else []
            words += [f"∗ {say('our conclusion', lens.language)}"] if derivation in ("derived", "computed") else []
            words += details.get("note", ())
            yield say(verb, lens.language), " · ".join(words)
        for verb, total in shown.items():
            if total > _MANY:
                yield say(verb, lens.language), f"… {count(total - _MANY, 'record', lens.language)} {say('more', lens.language)}"


def _inside(lens: Lens, rows: _Record) -> Iterator[Section]:
    """The roles or provisions that live in the record."""
    for kind in dict.fromkeys(kind for _, kind, *_ in rows.inside):
        lines = []
        for record, its_kind, title, body_json in rows.inside:
            if its_kind == kind:
                body = json.loads(body_json)
                label = body.get("article") or str(body.get("order", ""))
                lines.append((label, f"{title} ({record.rsplit('/', 1)[1]})"))
        yield Section(say(BY_NAME[kind].plural.capitalize(), lens.language), tuple(lines))


def _roles_in_full(lens: Lens, programme: str) -> Iterator[Section]:
    """Every role with what it asks for and its functions, parts of roles after the role."""
    lines = []
    found = lens.rows(
        "SELECT r.id, r.title, r.body, (SELECT json_group_array(l.target) FROM link l JOIN record t ON t.id = l.target "
        "WHERE l.record = r.id AND l.verb = 'on' AND json_extract(t.body, '$.scheme') = 'function'), "
        "(SELECT json_group_array(json_array(l.target, l.details)) FROM link l WHERE l.record = r.id AND l.verb = 'inherits') "
        "FROM record r WHERE r.kind = 'role' AND r.id LIKE ? || '/%' ORDER BY r.sort", programme,
    )  # fmt: skip
    for label, (_, title, body_json, topics, inherits) in zip(_numbers(found), found, strict=True):
        body = json.loads(body_json)
        lines.append((label, title))
        summary = lens.text(body.get("summary"))
        if summary:
            lines.append(("", summary))
        for target, details in json.loads(inherits):
            reading = json.loads(details).get("reading", "")
            words = f"{say('inherits', lens.language)} {_named(lens, target)}"
            lines.append(("", f"{words} ({say(f'{reading} reading', lens.language)})" if reading else words))
        names = titles(lens, json.loads(topics))
        if names:
            lines.append(("", f"{say('functions', lens.language)}: {', '.join(names.values())}"))
    yield Section(say("Roles", lens.language), tuple(lines))


def _numbers(found: list[tuple[Any, ...]]) -> list[str]:
    """`6` for a role, `6.2` for the second part of the sixth."""
    labels: dict[str, str] = {}
    counts: dict[str, int] = {}
    for record, *_ in found:
        parent = record.rsplit("/", 1)[0]
        counts[parent] = counts.get(parent, 0) + 1
        labels[record] = f"{labels[parent]}.{counts[parent]}" if parent in labels else str(counts[parent])
    return list(labels.values())


# --- sources ---------------------------------------------------------------------------------------------------------


def _remarks(lens: Lens, rows: _Record) -> Iterator[Section]:
    unclear = [(source, lens.text(json.loads(details)["text"])) for kind, source, _, details in rows.remarks if kind == "ambiguity"]
    if unclear:
        yield Section(say("Left unclear by the source", lens.language), tuple(("", text) for _, text in unclear))
    quoted = [json.loads(details) for kind, _, _, details in rows.remarks if kind == "quote"]
    if quoted:
        lines = tuple((_section(q.get("section", "")), f"{lens.text(q['about'])} ({q['speaker']})") for q in quoted)
        yield Section(say("Quoted", lens.language), lines)


def _section(text: str) -> str:
    return f"§{text.lstrip('§')}" if text else ""


def _source_sections(lens: Lens, rows: _Record) -> Iterator[Section]:
    """What a source holds, and what rests on it."""
    for key, heading in (("sections", "Contents"), ("charts", "charts"), ("quotes", "Quoted"), ("ambiguities", "Left unclear by the source")):
        entries = rows.body.get(key, {})
        if entries:
            yield Section(say(heading, lens.language).capitalize(), tuple(_entry_line(lens, name, entry) for name, entry in entries.items()))
    cited = lens.rows(
        "SELECT r.kind, count(DISTINCT r.id) FROM citation c JOIN record r ON r.id = c.record WHERE c.source = ? GROUP BY r.kind ORDER BY 2 DESC", rows.id
    )
    if cited:
        yield Section(say("Cited by", lens.language), tuple(("", count(number, kind, lens.language)) for kind, number in cited))


def _entry_line(lens: Lens, name: str, entry: dict[str, Any]) -> tuple[str, str]:
    text = lens.text(entry.get("title") or entry.get("about") if isinstance(entry.get("about"), dict) else entry.get("title") or entry.get("text"))
    extra = [entry[key] for key in ("speaker", "page", "section") if key in entry]
    extra += entry.get("note", ())
    return name, f"{text} ({', '.join(str(part) for part in extra)})" if extra else text


def _source_lines(lens: Lens, rows: _Record) -> Iterator[tuple[str, str]]:
    found: dict[tuple[str, str], None] = {}
    for cites in (rows.cites, *(json.loads(claim[3]) for claim in rows.claims), *(json.loads(event[8]) for event in rows.events)):
        for source, place in cites:
            found[(source, place)] = None
    names = titles(lens, (source for source, _ in found))
    for source, place in found:
        yield source, f"{names.get(source, source)}{f', {place}' if place else ''}"


# --- for machines ----------------------------------------------------------------------------------------------------


def item(lens: Lens, record: str, rows: _Record | None = None, deep: bool = False) -> dict[str, Any]:
    """Everything the store holds of a record, ready for JSON."""
    rows = rows or _Record(lens, record)
    found: dict[str, Any] = {"id": record, "kind": rows.kind}
    if rows.parent:
        found["parent"] = rows.parent
    found["title"] = {language: value for field, language, value, *_, chosen, _, _, _ in rows.claims if field == "title" and chosen}
    found |= {key: value for key, value in rows.chosen.items() if key != "disputed"}
    found |= {key: _plain_cites(value) for key, value in rows.body.items()}
    found["begin"], found["end"] = list(rows.life[:2]), list(rows.life[2:])
    found["running"] = rows.running
    if rows.end_derived:
        found["end_derived_from"] = rows.end_derived
    found["disputed"] = rows.chosen.get("disputed", []) + [event[0] for event in rows.events if event[10]]
    found["cite"] = [f"{source} {place}".strip() for source, place in rows.cites]
    found["claims"] = [_claim_item(claim) for claim in rows.claims]
    found["events"] = [_event_item(record, event) for event in rows.events]
    found["links"] = [
        {"verb": verb, "record": other, "kind": kind, "direction": direction, **({"derivation": derivation} if derivation else {}), **_details(details)}
        for direction, links in (("out", rows.out), ("in", rows.back))
        for verb, other, derivation, details, _, kind in links
    ]
    found["records"] = [item(lens, child, None, True) if deep else {"id": child, "kind": kind, "title": title} for child, kind, title, _ in rows.inside]
    found["remarks"] = [{"kind": kind, "source": source, "id": name, **json.loads(details)} for kind, source, name, details in rows.remarks]
    found["file"], found["line"] = rows.path, rows.line
    return found


def _details(packed: str) -> dict[str, Any]:
    return {key: value for key, value in json.loads(packed).items() if key != "derivation"}


def _plain_cites(value: Any) -> Any:
    """Citations inside blocks as text."""
    if isinstance(value, dict):
        return {k: [f"{s} {p}".strip() for s, p in v] if k == "cite" else _plain_cites(v) for k, v in value.items()}
    return [_plain_cites(inner) for inner in value] if isinstance(value, list) else value


def _claim_item(claim: tuple[Any, ...]) -> dict[str, Any]:
    field, language, value, cites, details, chosen, rule, disputed, line = claim
    found = {"field": field, "value": value, **({"language": language} if language else {}), **json.loads(details)}
    found["cite"] = [f"{source} {place}".strip() for source, place in json.loads(cites)]
    if chosen is not None:
        found |= {"chosen": bool(chosen), "rule": rule, "disputed": bool(disputed)}
    return {**found, "line": line}


def _event_item(record: str, event: tuple[Any, ...]) -> dict[str, Any]:
    address, kind, party, _, date, earliest, latest, actor, cites, derivation, disputed, details = event
    found = {"address": f"{record}#{address}", "event": kind, "party": party, "date": date, "earliest": earliest, "latest": latest}
    found |= {"by": actor, "derivation": derivation, "disputed": bool(disputed), **json.loads(details)}
    cited = [f"{source} {place}".strip() for source, place in json.loads(cites)]
    found["cite"] = cited
    return {key: value for key, value in found.items() if value not in (None, [], False) or key == "date"}

