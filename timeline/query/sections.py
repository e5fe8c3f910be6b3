"""A record's card for people: its facts, events, parts, links both ways, notes, conflicts, sources."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from timeline.answer import Doubt, Section
from timeline.model import BY_NAME, Field
from timeline.query.card import Entry
from timeline.query.cells import amount_cell, citation_words, event_words, hotline_number, located, money_words, period_words, titles, value_name
from timeline.query.gather import gather, gathered_sections
from timeline.query.lens import Lens
from timeline.words import by, count, field_name, left_words, place_words, say, term, unit_words

_APART = (
    "title",
    "summary",
    "note",
    "topics",
    "links",
    "events",
    "cite",
    "aliases",
    "period",
    "value",
    "bound",
    "wording",
    "scale",
    "values",
    "numbers",
)
_ENTRIES = ("sections", "charts", "quotes", "ambiguities")
_MANY = 25  # targets of one verb that a card lists; the rest are counted


def sections_of(lens: Lens, rows: Entry, doubts: list[Doubt], roles: bool) -> Iterator[Section]:
    """The sections of a card in their order; with `roles`, each role in full and no links."""
    language = lens.language
    summary = lens.text(rows.body.get("summary"))
    if summary:
        yield Section("", (("", summary),))
    yield Section("", tuple((say(name, language), words) for name, words in facts(lens, rows)), grouped=True)
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
    if rows.kind == "topic":
        yield from gathered_sections(lens, rows.id, gather(lens, rows.id))
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
        shown = value_name(doubt.field, doubt.shown, language)
        for value, citation in doubt.others:
            other = value_name(doubt.field, value, language)
            yield field_name(doubt.field, language), f"≠ {other} {say('according to', language)} {citation} ({say('shown', language)}: {shown})"


# --- facts -----------------------------------------------------------------------------------------------------------


def facts(lens: Lens, rows: Entry, *, ids: bool = True) -> Iterator[tuple[str, str]]:
    """The fields of a record that its card shows first, each as its name and words; a name is a word of the interface, not yet translated.

    Other records are named by their titles, with `ids` by their ids as well.
    """
    language = lens.language
    if rows.title_uk and rows.title != rows.title_uk:
        other = rows.title if language == "uk" else rows.title_uk
        yield "title (en)" if language == "uk" else "title (uk)", other
    if rows.parent:
        yield "part of", _named(lens, rows.parent, ids)
    period = rows.chosen.get("period")
    if period:
        start, end = rows.chosen.get("period_start_part", ""), rows.chosen.get("period_end_part", "")
        yield "period", period_words(period, language, start, end, rows.seen if rows.running else "")
    if rows.end_derived:
        words = f"{say('ended at the latest', language)} {rows.life[3]}: {_named(lens, rows.end_derived, ids)}"
        yield "end", f"{words} ({say('our conclusion', language)})"
    yield from _amounts(lens, rows)
    fields = BY_NAME[rows.kind].by_name
    for name, spec in fields.items():
        if name in _APART or name in _ENTRIES:
            continue
        value = rows.body.get(name, rows.chosen.get(name))
        if name == "funding":
            yield from ((name, _money(lens, block)) for block in value or ())
        elif value is not None:
            yield name.replace("_", " "), field_words(lens, spec, value, ids)
    for number in rows.chosen.get("numbers", ()):
        yield "numbers", hotline_number(number, lens)
    aliases = [alias["value"] for alias in rows.chosen.get("aliases", ())]
    if aliases:
        yield "aliases", "; ".join(aliases)


def _notes(rows: Entry) -> Iterator[tuple[str, str]]:
    """The record's remarks, then those on single claims."""
    for note in rows.body.get("note", ()):
        yield "", note
    for _, _, value, _, details, *_ in rows.claims:
        for note in json.loads(details).get("note", ()):
            yield "", f"{value}: {note}"


def _amounts(lens: Lens, rows: Entry) -> Iterator[tuple[str, str]]:
    if rows.kind != "figure":
        return
    body, chosen = rows.body, rows.chosen
    packed = [chosen.get("value"), chosen.get("value_bound") or body.get("bound"), body.get("wording"), None, body.get("scale")]
    cell = amount_cell(json.dumps(packed), lens.language)
    if cell is not None:
        yield "value", f"{cell.text} {unit_words(chosen.get('value'), body.get('unit', ''), lens.language)}".strip()
    for item in chosen.get("values", ()):
        label = period_words(item["period"], lens.language) if "period" in item else "value"
        yield label, f"{item['value']} {unit_words(item['value'], body.get('unit', ''), lens.language)}".strip()


def field_words(lens: Lens, spec: Field, value: Any, with_ids: bool = True) -> str:
    """A field's value in words: references by title, texts in the asker's language."""
    if spec.type in ("ref", "refs"):
        ids = [value] if isinstance(value, str) else value
        return "; ".join(_named(lens, target, with_ids) for target in ids)
    if spec.type == "cite":
        return citation_words(lens, value)
    if spec.type in ("block", "blocks"):
        blocks = [value] if isinstance(value, dict) else value
        known = {inner.name: inner for inner in spec.fields}
        return "; ".join(
            ", ".join(f"{say(k, lens.language)}: {field_words(lens, known[k], v, with_ids)}" for k, v in block.items()) for block in blocks
        )
    if spec.type == "ids":
        return "; ".join(f"{key}: {text}" for key, text in value.items())
    if spec.type == "text":
        return lens.text(value)
    if isinstance(value, list):
        return "; ".join(str(item) for item in value)
    if spec.name in ("article", "unit"):
        return place_words(value, lens.language) if spec.name == "article" else unit_words(None, value, lens.language)
    return term(str(value), lens.language) if spec.type in ("word", "claimed word") else str(value)


def _money(lens: Lens, block: dict[str, Any]) -> str:
    """`647,600 UAH, state budget (note) — source`."""
    words = money_words(block, lens.language)
    words += f" ({' '.join(block['note'])})" if "note" in block else ""
    return f"{words} – {citation_words(lens, block['cite'])}" if "cite" in block else words


def _named(lens: Lens, record: str, with_id: bool = True) -> str:
    name = titles(lens, [record]).get(record)
    return record if not name else f"{name} ({record})" if with_id else name


# --- events and links ------------------------------------------------------------------------------------------------


def _event_lines(lens: Lens, rows: Entry) -> Iterator[tuple[str, str]]:
    language = lens.language
    rules = {field: json.loads(details).get("rule") for field, _, _, _, details, chosen, *_ in rows.claims if chosen}
    cites_of = {field: [source for source, _ in json.loads(cites)] for field, _, _, cites, _, chosen, *_ in rows.claims if chosen}
    for address, kind, party, _, date, _, _, actor, own_cites, derivation, disputed, details_json in rows.events:
        details = json.loads(details_json)
        words = [event_words(lens, kind, party)]
        if actor:
            words.append(by(_named(lens, actor), language))
        words += [lens.text(details[key]) for key in ("place", "text") if key in details]
        words += details.get("note", ())
        if derivation in ("derived", "computed"):
            how = say("our conclusion" if derivation == "derived" else "computed by a rule", language)
            words.append(f"∗ {how}: {rules[address]}" if rules.get(address) else f"∗ {how}")
        mark = " ≠" if disputed else ""
        shown = date or say("undated", language)
        seen = rows.seen if rows.running else ""
        cited = cites_of.get(address) or [source for source, _ in json.loads(own_cites) or rows.cites]
        words += [f"[{', '.join(dict.fromkeys(cited))}]"] if cited else []
        yield f"{period_words(shown, language, seen=seen) if any(sign in shown for sign in '[{/') else shown}{mark}", " · ".join(words)


def _link_lines(lens: Lens, rows: Entry) -> Iterator[tuple[str, str]]:
    names = titles(lens, (row[1] for row in (*rows.out, *rows.back)))
    gathered = rows.kind == "topic"  # what points to a topic stands in sections of its own
    for links in (rows.out, [row for row in rows.back if row[0] == "wider than"] if gathered else rows.back):
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
                more = left_words(count(total - _MANY, "record", lens.language), lens.language)
                yield say(verb, lens.language), f'{more}: timeline links {rows.id} --verb "{verb}"'


def _inside(lens: Lens, rows: Entry) -> Iterator[Section]:
    """The roles or provisions that live in the record."""
    for kind in dict.fromkeys(kind for _, kind, *_ in rows.inside):
        lines = []
        for record, its_kind, _, body_json, title in rows.inside:
            if its_kind == kind:
                body = json.loads(body_json)
                label = place_words(body.get("article", ""), lens.language) or str(body.get("order", ""))
                lines.append((label, f"{title} ({record.rsplit('/', 1)[1]})"))
        yield Section(say(BY_NAME[kind].plural.capitalize(), lens.language), tuple(lines))


def _roles_in_full(lens: Lens, programme: str) -> Iterator[Section]:
    """Every role with what it asks for and its functions, parts of roles after the role."""
    lines = []
    found = lens.rows(
        f"SELECT r.id, {lens.title}, r.body, (SELECT json_group_array(l.target) FROM link l JOIN record t ON t.id = l.target "
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
    """`6` for a role, `6.2` for the second part of the sixth; a role without an order is the next one."""
    labels: dict[str, str] = {}
    counts: dict[str, int] = {}
    for record, _, body_json, *_ in found:
        parent = record.rsplit("/", 1)[0]
        counts[parent] = json.loads(body_json).get("order", counts.get(parent, 0) + 1)
        labels[record] = f"{labels[parent]}.{counts[parent]}" if parent in labels else str(counts[parent])
    return list(labels.values())


# --- sources ---------------------------------------------------------------------------------------------------------


def _remarks(lens: Lens, rows: Entry) -> Iterator[Section]:
    unclear = [(source, lens.text(json.loads(details)["text"])) for kind, source, _, details in rows.remarks if kind == "ambiguity"]
    if unclear:
        yield Section(say("Left unclear by the source", lens.language), tuple(("", text) for _, text in unclear))
    quoted = [(source, json.loads(details)) for kind, source, _, details in rows.remarks if kind == "quote"]
    if quoted:
        lines = tuple((located(lens, source, _section(q.get("section", ""))), f"{lens.text(q['about'])} ({q['speaker']})") for source, q in quoted)
        yield Section(say("Quoted", lens.language), lines)


def _section(text: str) -> str:
    return f"§{text.lstrip('§')}" if text else ""


def _source_sections(lens: Lens, rows: Entry) -> Iterator[Section]:
    """What a source holds, and what rests on it."""
    for key, heading in (("sections", "Contents"), ("charts", "charts"), ("quotes", "Quoted"), ("ambiguities", "Left unclear by the source")):
        entries = rows.body.get(key, {})
        if entries:
            yield Section(say(heading, lens.language).capitalize(), tuple(_entry_line(lens, name, entry) for name, entry in entries.items()))
    cited = lens.rows(
        "SELECT r.kind, count(DISTINCT r.id) FROM citation c JOIN record r ON r.id = c.record WHERE c.source = ? GROUP BY r.kind ORDER BY 2 DESC",
        rows.id,
    )
    if cited:
        yield Section(say("Cited by", lens.language), tuple(("", count(number, kind, lens.language)) for kind, number in cited))


def _entry_line(lens: Lens, name: str, entry: dict[str, Any]) -> tuple[str, str]:
    text = lens.text(entry.get("title") or entry.get("about") if isinstance(entry.get("about"), dict) else entry.get("title") or entry.get("text"))
    extra = [f"{say('p.', lens.language)} {entry[key]}" if key == "page" else entry[key] for key in ("speaker", "page", "section") if key in entry]
    extra += entry.get("note", ())
    return name, f"{text} ({', '.join(str(part) for part in extra)})" if extra else text


def _source_lines(lens: Lens, rows: Entry) -> Iterator[tuple[str, str]]:
    found: dict[tuple[str, str], None] = {}
    for cites in (rows.cites, *(json.loads(claim[3]) for claim in rows.claims), *(json.loads(event[8]) for event in rows.events)):
        for source, place in cites:
            found[(source, place)] = None
    names = titles(lens, (source for source, _ in found))
    for source, place in found:
        yield source, f"{names.get(source, source)}{f', {located(lens, source, place)}' if place else ''}"
