"""A record as HTML: a heading that opens its facts, events, parts, links both ways, disagreements, notes and sources."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from timeline.export.page.book import OTHER, Book, Item, shortened
from timeline.export.page.markup import NEWLINE, Html, el, items, join, lines, text
from timeline.model import BY_NAME, Field
from timeline.query.cells import amount_cell, event_words, hotline_number, money_words, period_words
from timeline.words import count, place_words, term, unit_words

_TOUCHES_MANY = 3  # records
MANY = 25  # targets of one verb that are listed; the rest are counted, as `show` does
INDEXED = "records on it"
_APART = frozenset((
    "title", "summary", "note", "topics", "links", "events", "cite", "aliases", "period", "value", "bound", "wording", "scale", "values", "numbers",
    "sections", "charts", "quotes", "ambiguities", "roles", "provisions", "order",
))  # fmt: skip
_BETWEEN_LISTS = "</dl>\n<dl>"  # two lists of names and values are one
Facts = list[tuple[str, Html]]


def record_html(book: Book, item: Item, level: int, acts: Sequence[tuple[str, Item, Item]] = ()) -> Html:
    """A record that opens and closes; `level` is that of its heading, `acts` what it brought about elsewhere."""
    return el("details", el("summary", heading(book, item, level), *_brief(book, item)), body_html(book, item, acts), class_="r")


def heading(book: Book, item: Item, level: int) -> Html:
    """The title, in both languages where there are two, that of the page first."""
    titles = item["title"]
    own, other = titles.get(book.language), titles.get(OTHER[book.language])
    if own and other:
        return el(f"h{level}", own, " ", el("i", other, lang=OTHER[book.language]))
    only = own or other or item["id"]
    return el(f"h{level}", only, lang=book.foreign(only))


def _brief(book: Book, item: Item) -> Iterator[Html | None]:
    """What stands beside a closed heading: number, time, value, and that sources differ."""
    parts = [str(item["number"])] if "number" in item and item["kind"] != "stage" else []
    parts += [place_words(item["article"], book.language)] if "article" in item else []
    parts += filter(None, (_period(book, item) or _date(book, item), _amount(book, item)))
    yield el("span", " · ".join(dict.fromkeys(parts)), class_="m") if parts else None
    yield el("span", book.say("May match"), class_="m") if item.get("certainty") == "maybe" else None
    yield el("span", f"≠ {book.say('sources differ')}", class_="x") if book.differs(item) else None


def body_html(book: Book, item: Item, acts: Sequence[tuple[str, Item, Item]] = ()) -> Html:
    """Everything about a record but its heading; the record's address leads here, so that browsers open what is closed."""
    whole = join(*(part for part in _parts(book, item, acts) if part), between=NEWLINE)
    return el("div", NEWLINE, Html(whole.replace(_BETWEEN_LISTS, "")), NEWLINE, id=item["id"])


def _parts(book: Book, item: Item, acts: Sequence[tuple[str, Item, Item]]) -> Iterator[Html | None]:
    summary = book.lens.text(item.get("summary"))
    yield book.tagged("p", summary) if summary else None
    yield definitions(facts(book, item))
    yield _section(book, "Events", [_event(book, item, event) for event in item["events"]])
    yield from _inside(book, item)
    yield _section(book, "Sources differ", list(_disagreements(book, item)), class_="x")
    yield _section(book, "Left unclear by the source", [_unclear(book, remark) for remark in item["remarks"] if remark["kind"] == "ambiguity"])
    yield _notes_section(book, item)
    yield _links(book, item)
    yield _section(book, "Acts elsewhere", [_act(book, *act) for act in acts])
    yield _section(book, "Quoted", [_quote(book, remark) for remark in item["remarks"] if remark["kind"] == "quote"])
    yield _sources(book, item)


def definitions(pairs: Facts) -> Html | None:
    """Names and values, side by side; a name that repeats is written once."""
    if not pairs:
        return None
    parts, last = [], ""
    for name, value in pairs:
        parts += ([] if name == last else [el("dt", name)]) + [el("dd", value)]
        last = name
    return el("dl", *parts)


def _section(book: Book, name: str, entries: Sequence[Html], class_: str | None = None) -> Html | None:
    if not entries:
        return None
    whole = join(el("p", book.say(name), class_="h"), items(el("li", entry) for entry in entries))
    return el("div", whole, class_=class_) if class_ else whole


def _notes_section(book: Book, item: Item) -> Html | None:
    notes = [book.tagged("li", note) for note in _notes(item)]
    return join(el("p", book.say("Notes"), class_="h"), items(notes)) if notes else None


# --- facts -----------------------------------------------------------------------------------------------------------


def facts(book: Book, item: Item) -> Facts:
    """The fields of a record with the numbers of the sources that they have of their own."""
    found: Facts = []
    if "dataset" in item:  # where several are asked
        found.append((book.say("dataset"), text(item["dataset"])))
    if "parent" in item:
        found.append((book.say("part of"), book.link(item["parent"])))
    found += _times(book, item)
    if amount := _amount(book, item):
        found.append((book.say("value"), cited(book, item, "value", text(amount))))
    found += [
        (_when(book, value), book.words(f"{value['value']} {unit_words(value['value'], item.get('unit', ''), book.language)}".strip()))
        for value in item.get("values", ())
    ]
    for name, field in BY_NAME[item["kind"]].by_name.items():
        if name == "funding":
            found += [(book.say(name), _money(book, block)) for block in item.get(name, ())]
        elif name not in _APART and item.get(name) is not None:
            found.append((book.say(name.replace("_", " ")), cited(book, item, name, _value(book, field, item[name]))))
    found += [(book.say("numbers"), text(hotline_number(number, book.lens))) for number in item.get("numbers", ())]
    if aliases := list(_aliases(book, item)):
        found.append((book.say("aliases"), join(*aliases, between="; ")))
    return found


def _times(book: Book, item: Item) -> Facts:
    found: Facts = []
    if period := _period(book, item):
        found.append((book.say("period"), cited(book, item, "period", text(period))))
    if date := _date(book, item):
        found.append((book.say("date"), cited(book, item, "date", text(date))))
    if cause := item.get("end_derived_from"):
        words = f"{book.say('ended at the latest')} {item['end'][1]}: "
        found.append((book.say("end"), join(words, book.link(cause), f" (∗ {book.say('our conclusion')})")))
    return found


def _period(book: Book, item: Item) -> str:
    if not isinstance(item.get("period"), str):
        return ""
    seen = book.seen.get(item["id"], "") if item["running"] else ""
    return period_words(item["period"], book.language, item.get("period_start_part", ""), item.get("period_end_part", ""), seen)


def _date(book: Book, item: Item) -> str:
    return period_words(item["date"], book.language) if item["kind"] == "event" and isinstance(item.get("date"), str) else ""


def _when(book: Book, value: dict[str, Any]) -> str:
    return period_words(value["period"], book.language) if "period" in value else book.say("value")


def _amount(book: Book, item: Item) -> str:
    if item["kind"] != "figure":
        return ""
    packed = [item.get("value"), item.get("value_bound") or item.get("bound"), item.get("wording"), None, item.get("scale")]
    cell = amount_cell(json.dumps(packed), book.language)
    unit = unit_words(item.get("value"), item.get("unit", ""), book.language)
    return f"{cell.text} {unit}".strip() if cell is not None else ""


def _aliases(book: Book, item: Item) -> Iterator[Html]:
    cites = {claim["value"]: claim["cite"] for claim in item["claims"] if claim["field"] == "aliases"}
    for alias in item.get("aliases", ()):
        yield join(book.words(alias["value"]), book.notes(cites.get(alias["value"], ()), places=True), between=" ")


def cited(book: Book, item: Item, field: str, shown: Html) -> Html:
    """A value with the numbers of its own sources and a mark when sources differ on it."""
    claim = next((claim for claim in item["claims"] if claim["field"] == field and claim.get("chosen")), None)
    mark = el("span", "≠", class_="x") if field in item["disputed"] else None
    return join(shown, mark, book.notes(claim["cite"], places=True) if claim else None, between=" ")


def _value(book: Book, field: Field, value: Any) -> Html:
    """A field's value: references as links, words in the language of the page."""
    if field.type in ("ref", "refs"):
        return join(*(book.link(target) for target in ([value] if isinstance(value, str) else value)), between="; ")
    if field.type == "cite":
        return book.notes([value] if isinstance(value, str) else value, places=True) or text("")
    if field.type in ("block", "blocks"):
        return join(*(_block(book, field, block) for block in ([value] if isinstance(value, dict) else value)), between="; ")
    if field.type == "ids":
        return join(*(text(f"{key}: {shown}") for key, shown in value.items()), between="; ")
    if field.type == "text":
        return book.words(book.lens.text(value))
    if field.type == "url":
        return outward(value, value)
    if isinstance(value, list):
        return join(*(book.words(str(part)) for part in value), between="; ")
    return text(term(str(value), book.language)) if field.type in ("word", "claimed word") else book.words(str(value))


def _money(book: Book, block: dict[str, Any]) -> Html:
    """A sum, whose money, remarks, and the numbers of its sources."""
    notes = block.get("note", ())
    cites = block.get("cite", ())
    shown = [text(money_words(block, book.language)), *(book.prose(note) for note in ([notes] if isinstance(notes, str) else notes))]
    return join(join(*shown, between=" · "), book.notes([cites] if isinstance(cites, str) else cites, places=True), between=" ")


def _block(book: Book, field: Field, block: dict[str, Any]) -> Html:
    known = {inner.name: inner for inner in field.fields}
    return join(*(join(f"{book.say(key)}: ", _value(book, known[key], value)) for key, value in block.items()), between=", ")


def outward(url: str, words: str, language: str | None = None, own: str | None = None) -> Html:
    """Words, in a language of their own, that lead to a page in a `language`; they stay words where the address is none of the web."""
    if url.startswith(("https://", "http://")):
        return el("a", words, href=url, hreflang=language, lang=own)
    return el("span", words, lang=own) if own else text(words)


# --- events, parts and links -----------------------------------------------------------------------------------------


def _event(book: Book, item: Item, event: dict[str, Any]) -> Html:
    """Date, what happened, by what, remarks, and the numbers of the sources that are not those of the whole record."""
    address = event["address"].partition("#")[2]
    claim = next((claim for claim in item["claims"] if claim["field"] == address and claim.get("chosen")), None)
    what: list[str | None] = [event_words(book.lens, event["event"], event.get("party"))]
    what += [book.link(event["by"])] if "by" in event else []
    what += [book.words(book.lens.text(event[key])) for key in ("place", "text") if key in event]
    what += [book.prose(note) for note in event.get("note", ())]
    what += [_derived(book, event.get("derivation"), _rule(claim))]
    cites = (claim["cite"] if claim else None) or event.get("cite") or item["cite"]
    words = join(*(part for part in what if part), between=" · ")
    mark = el("span", "≠", class_="x") if event.get("disputed") else None
    notes = book.notes(cites, places=True) if cites != item["cite"] else None
    return join(el("b", event_date(book, item, event)), mark, words, notes, between=" ")


def event_date(book: Book, item: Item, event: dict[str, Any]) -> str:
    """The date of an event as `show` writes it."""
    date = event["date"] or book.say("undated")
    seen = book.seen.get(item["id"], "") if item["running"] else ""
    return period_words(date, book.language, seen=seen) if any(sign in date for sign in "[{/") else str(date)


def _rule(claim: dict[str, Any] | None) -> str:
    """The rule that computed a date, where one did."""
    return str(claim.get("derivation_rule", "")) if claim else ""


def _derived(book: Book, derivation: str | None, rule: str = "") -> Html | None:
    if derivation not in ("derived", "computed"):
        return None
    how = book.say("our conclusion" if derivation == "derived" else "computed by a rule")
    return text(f"∗ {how}: {rule}" if rule else f"∗ {how}")


def _act(book: Book, address: str, owner: Item, event: dict[str, Any]) -> Html:  # noqa: ARG001 (the address orders the acts)
    return join(el("b", event_date(book, owner, event)), " ", event_words(book.lens, event["event"], None), ": ", book.link(owner["id"]))


def _inside(book: Book, item: Item) -> Iterator[Html | None]:
    """The roles or provisions that live in the record."""
    for kind in dict.fromkeys(part["kind"] for part in item["records"]):
        parts = [book.link(part["id"]) for part in item["records"] if part["kind"] == kind]
        yield _section(book, BY_NAME[kind].plural.capitalize(), parts)


def _links(book: Book, item: Item) -> Html | None:
    by_verb: dict[tuple[str, str], list[Html]] = {}
    indexed = [link["kind"] for link in item["links"] if link["verb"] == INDEXED]
    for link in item["links"]:
        if link["verb"] == INDEXED:
            continue  # counted
        if link["direction"] == "out" and link.get("field") in item and link["field"] not in _APART:
            continue  # among the facts
        by_verb.setdefault((link["direction"], link["verb"]), []).append(_link(book, link))
    if not by_verb and not indexed:
        return None
    pairs = [(book.say(verb), link) for (_, verb), links in by_verb.items() for link in _some(book, links)]
    pairs += [(book.say(INDEXED), text(_counted(book, indexed)))] if indexed else []
    return definitions(pairs)


def _some(book: Book, links: Sequence[Html]) -> list[Html]:
    rest = len(links) - MANY
    more = [text(f"… {count(rest, 'record', book.language)} {book.say('more')}")] if rest > 0 else []
    return [*links[:MANY], *more]


def _counted(book: Book, kinds: Sequence[str]) -> str:
    """How many records of each kind: those on a topic say so themselves, and the filter shows them."""
    return ", ".join(count(kinds.count(kind), kind, book.language) for kind in dict.fromkeys(kinds))


def _link(book: Book, link: dict[str, Any]) -> Html:
    parts: list[Html | None] = [book.link(link["record"])]
    parts += [text(period_words(link["valid"], book.language))] if "valid" in link else []
    parts += [text(book.say(f"{link['reading']} reading"))] if "reading" in link else []
    parts += [text("∗")] if link.get("derivation") in ("derived", "computed") else []
    parts += [book.prose(note) for note in link.get("note", ())]
    return join(join(*parts, between=" · "), book.notes(link.get("cite", ()), places=True), between=" ")


# --- disagreements, notes and sources --------------------------------------------------------------------------------


def _disagreements(book: Book, item: Item) -> Iterator[Html]:
    """What the other sources say, each with its place, and the rule that chose the value shown."""
    kinds = {event["address"].partition("#")[2]: event["event"] for event in item["events"]}
    for claim in item["claims"]:
        if not claim.get("disputed") or claim.get("chosen"):
            continue
        field = claim["field"]
        shown = next((c for c in item["claims"] if c["field"] == field and c.get("language") == claim.get("language") and c.get("chosen")), None)
        name = book.say(kinds.get(field, field.replace("-", " ")))
        other = join(book.words(claim["value"]), book.notes(claim["cite"] or item["cite"], places=True), between=" ")
        yield join(f"{name}: ≠ ", other, *(_shown(book, shown) if shown else ()))


def _shown(book: Book, claim: dict[str, Any]) -> Iterator[Html]:
    yield text(f" – {book.say('shown')}: ")
    yield book.words(claim["value"])
    yield text(f" ({book.say(claim['rule'])})") if claim.get("rule") else text("")


def _unclear(book: Book, remark: dict[str, Any]) -> Html:
    """What a source leaves unclear, and its number; what touches many records stands whole once, at the source, where a link leads."""
    words = book.lens.text(remark["text"])
    shown = book.words(words)
    if len(remark["about"]) >= _TOUCHES_MANY and remark["source"] in book.numbers:
        whole = f"#_{book.numbers[remark['source']]}.{remark['id']}"
        shown = el("a", shortened(words), href=whole, lang=book.foreign(words))
    return join(shown, book.note(remark["source"]), between=" ")


def _quote(book: Book, remark: dict[str, Any]) -> Html:
    section = f"§{remark['section'].lstrip('§')}" if remark.get("section") else ""
    return join(book.words(book.lens.text(remark["about"])), book.words(f"({remark['speaker']})"), book.note(remark["source"], section), between=" ")


def _notes(item: Item) -> Iterator[str]:
    """The record's remarks, then those on single claims."""
    yield from item.get("note", ())
    for claim in item["claims"]:
        for note in claim.get("note", ()):
            yield f"{claim['value']}: {note}"


def _sources(book: Book, item: Item) -> Html | None:
    """The sources of all that has none beside it, and of claims that agree with what is shown."""
    agreeing = (claim for claim in item["claims"] if claim.get("chosen") is False and not claim.get("disputed"))
    cites = [*item["cite"], *(cite for claim in agreeing for cite in claim["cite"])]
    cites += [f"{remark['source']} {remark.get('place', '')}".strip() for remark in item["remarks"]] if not cites else []
    notes = book.notes(cites, places=True)
    return definitions([(book.say("Sources"), notes)]) if notes else None


# --- a source --------------------------------------------------------------------------------------------------------


def source_html(book: Book, item: Item) -> Html:
    """A source as an entry of the list of sources: its title, which leads to its address, and its particulars."""
    number = book.numbers[item["id"]]
    language = str(item.get("language", ""))
    words = book.lens.text(item["title"])
    title = outward(item.get("url", ""), words, language if len(language) == 2 else None, book.foreign(words))
    particulars = _particulars(book, item)
    parts = [
        el("p", f"[{number}] ", title, id=f"_{number}"), el("p", particulars, class_="m") if particulars else None,
        *(book.tagged("p", note) for note in _notes(item)), *_holdings(book, item),
    ]  # fmt: skip
    return el("li", lines(*(part for part in parts if part)), id=item["id"], class_="r")


def _particulars(book: Book, item: Item) -> Html:
    """Form and the rest in one line; authority, language and the usual day of reading are told elsewhere."""
    apart = {*_APART, "url", "imprint", "ids", "authority", "language", *(("checked",) if item.get("checked") == book.lens.today else ())}
    fields = [(name, field) for name, field in BY_NAME["source"].by_name.items() if name not in apart and item.get(name) is not None]
    values = [_value(book, field, item[name]) for name, field in fields]
    named = [
        value if name in ("form", "authors", "publisher") else join(f"{book.say(name.replace('_', ' '))}: ", value)
        for (name, _), value in zip(fields, values, strict=True)
    ]
    dates = [join(f"{book.say(event['event'])} ", event_date(book, item, event)) for event in item["events"]]
    return join(*named, *dates, between=" · ")


def _holdings(book: Book, item: Item) -> Iterator[Html]:
    """The contents of a source, and what it leaves unclear."""
    for key, name in (("sections", "Contents"), ("charts", "charts"), ("quotes", "Quoted"), ("ambiguities", "Left unclear by the source")):
        entries = item.get(key, {})
        if entries:
            number = book.numbers[item["id"]]
            shown = [el("li", _entry(book, code, entry), id=f"_{number}.{code}") for code, entry in entries.items()]
            yield el("details", el("summary", f"{book.say(name).capitalize()} ({len(entries)})"), el("ul", *shown))


def _entry(book: Book, code: str, entry: dict[str, Any]) -> Html:
    words = entry.get("title") or entry.get("text") or entry.get("about")
    extra = [str(entry[key]) for key in ("speaker", "page", "section") if key in entry] + list(entry.get("note", ()))
    return join(f"{code} ", book.words(book.lens.text(words)), f" ({', '.join(extra)})" if extra else None)
