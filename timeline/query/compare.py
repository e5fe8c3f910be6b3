"""Records of one kind side by side: their facts, events and links, and what is the kind's own: roles, provisions, what a stage holds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from timeline.answer import DISPUTED, Answer
from timeline.model import BY_NAME, BY_PLURAL
from timeline.query.card import Entry, read_entry
from timeline.query.cells import date_words, event_words, money_words, titles
from timeline.query.compared import Item, Line, short_names, table_of
from timeline.query.find import find
from timeline.query.lens import Lens, NotFound, UsageError
from timeline.query.origin import homes
from timeline.query.sections import facts
from timeline.query.status import status_sql
from timeline.query.views import STATEFUL
from timeline.words import count, say, term

_FEW = 6  # links of one verb that are named one by one; more are counted by kind
_IN_TIME = ("programme", "law", "treaty", "stage", "provision", "event")  # what is new or dropped has an order of time
_ELSEWHERE = ("issued by", "coordinated by", "inherits", "inherited by")  # verbs that stand among the facts or the roles
_NOT_COMPARED = ("title (en)", "title (uk)", "aliases", "funding", "order")


def compare(lens: Lens, names: Sequence[str]) -> Answer:
    """The records that are meant, side by side; acts and stages in the order of time. Raises `UsageError` when they are of several kinds."""
    entries = _entries(lens, names)
    kind = entries[0].kind
    heads = short_names(lens, entries)
    answer = Answer(
        "compare", " · ".join((say("Comparison", lens.language), *heads, lens.name)), {"records": [entry.id for entry in entries]}, lens.basis, [],
        len(entries), count(len(entries), kind, lens.language),
    )  # fmt: skip
    answer.tables.append(table_of(lens, entries, heads, "facts", "Facts", "fact", _facts(lens, entries)))
    _add_own(lens, kind, entries, heads, answer)
    answer.tables.append(table_of(lens, entries, heads, "events", "Events", "event", _events(lens, entries)))
    answer.tables.append(table_of(lens, entries, heads, "links", "Links", "link", _links(lens, entries)))
    answer.tables = [table for table in answer.tables if table.rows]
    answer.doubts = [doubt._replace(column=doubt.record) for entry in entries for doubt in entry.doubts()]
    answer.notes += _unclear(lens, entries)
    answer.hints += [f"timeline {kind} {entry.id}" for entry in entries[:1]]
    return answer


def _add_own(lens: Lens, kind: str, entries: Sequence[Entry], heads: Sequence[str], answer: Answer) -> None:
    """The part that only records of this kind have."""
    if kind == "programme":
        from timeline.query.compare_roles import legend, role_lines

        lines = role_lines(lens, entries, heads)
        answer.tables.append(table_of(lens, entries, heads, "functions", "Roles by function", "function", lines))
        answer.notes += legend(lens, lines)
        unknown = [head for n, head in enumerate(heads) if lines and all(line.items[n].state == "unknown" for line in lines)]
        answer.notes += [f"{', '.join(unknown)}: {say('no source tells which roles it gives', lens.language)}"] if unknown else []
    elif kind in ("law", "treaty"):
        from timeline.query.compare_provisions import provision_lines

        answer.tables.append(table_of(lens, entries, heads, "provisions", "Provisions", "provision", provision_lines(lens, entries)))
    elif kind == "stage":
        from timeline.query.compare_stages import content_lines, stage_notes

        lines = content_lines(lens, entries)
        answer.tables.append(table_of(lens, entries, heads, "contents", "What began in it", "kind", lines))
        answer.notes += stage_notes(lens, lines)


# --- which records ---------------------------------------------------------------------------------------------------


def _entries(lens: Lens, names: Sequence[str]) -> list[Entry]:
    asked = _kind(names[0]) if names else ""
    texts = list(names[1:] if asked else names)
    if not asked and texts and all(text.isdigit() and len(text) == 4 for text in texts):
        asked = "programme"  # years alone mean programmes
    found = [_found(lens, text, (asked,) if asked else ()) for text in texts]
    if not asked and any(isinstance(one, NotFound) for one in found):
        found = _by_the_others(lens, texts, found)
    failed = sorted((one for one in found if isinstance(one, NotFound)), key=lambda error: error.several)  # what is nowhere goes first
    if failed:
        raise failed[0]
    ids = list(dict.fromkeys(str(one) for one in found))
    if len(ids) < 2:
        raise UsageError("a comparison needs two records at least", "timeline compare programme-1999 programme-2016")
    entries = [read_entry(lens, record) for record in ids]
    _same_kind(entries)
    if entries[0].kind in _IN_TIME:
        sort = dict(lens.rows(f"SELECT id, sort FROM record WHERE id IN ({', '.join('?' * len(ids))})", *ids))
        entries.sort(key=lambda entry: (sort[entry.id], entry.id))
    return entries


def _kind(name: str) -> str:
    """The kind that a word names, singular or plural."""
    plain = name.casefold()
    return plain if plain in BY_NAME else BY_PLURAL[plain].name if plain in BY_PLURAL else ""


def _found(lens: Lens, text: str, kinds: tuple[str, ...]) -> str | NotFound:
    try:
        return find(lens, text, kinds)
    except NotFound as error:
        return error


def _by_the_others(lens: Lens, texts: Sequence[str], found: Sequence[str | NotFound]) -> list[str | NotFound]:
    """What was not found, or may be several records, looked for among those of the kind of the others: a year means a programme beside a programme."""
    kinds = {kind for one in found if isinstance(one, str) for (kind,) in lens.rows("SELECT kind FROM record WHERE id = ?", one)}
    if len(kinds) != 1:
        return list(found)
    return [_found(lens, text, tuple(kinds)) if isinstance(one, NotFound) else one for text, one in zip(texts, found, strict=True)]


def _same_kind(entries: Sequence[Entry]) -> None:
    if len({entry.kind for entry in entries}) > 1:
        kinds = ", ".join(f"{entry.id} is a {entry.kind}" for entry in entries)
        raise UsageError("only records of one kind can be compared", kinds)


# --- what every kind has ---------------------------------------------------------------------------------------------


def _facts(lens: Lens, entries: Sequence[Entry]) -> list[Line]:
    """A line a field: title, period, status today, and every field that one of the records has."""
    home = homes(lens, (entry.id for entry in entries))
    each = [_facts_of(lens, entry) | ({"dataset": (home[entry.id],)} if entry.id in home else {}) for entry in entries]
    labels = list(dict.fromkeys(label for found in each for label in found))
    return [Line(label, say(label, lens.language), _values(entries, [found.get(label, ()) for found in each], label)) for label in labels]


def _facts_of(lens: Lens, entry: Entry) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {"title": (f"{entry.shown_title} ({entry.id})",)}
    for label, text in facts(lens, entry, ids=False):
        if label not in _NOT_COMPARED:
            found[label] = (*found.get(label, ()), text)
    money = tuple(_money(lens, block) for block in entry.body.get("funding", ()))
    if money:
        found["funding"] = money
    if entry.kind in STATEFUL:
        sql, values = status_sql(lens, lens.today, lens.today)
        status = lens.rows(f"SELECT {sql} FROM record r WHERE r.id = ?", *values, entry.id)[0][0]
        found["status"] = (f"{term(status, lens.language)} ({lens.today})",)
    if entry.kind == "programme":
        from timeline.query.compare_roles import role_facts

        found |= role_facts(lens, entry.id)
    return found


def _money(lens: Lens, block: dict[str, Any]) -> str:
    """`647,600 UAH, state budget (source)`; the remarks stand on the record."""
    words = money_words(block, lens.language)
    cites = [source for source, _ in block.get("cite", ())]
    return f"{words} ({', '.join(cites)})" if cites else words


def _values(entries: Sequence[Entry], values: Sequence[tuple[str, ...]], field: str) -> tuple[Item, ...]:
    """The values of one field; the state says whether a record has the same as the one before it."""
    items: list[Item] = []
    before: tuple[str, ...] | None = None
    for entry, words in zip(entries, values, strict=True):
        state = "not stated" if not words else "stated" if before is None else "same" if words == before else "differs"
        before = words or before
        mark = DISPUTED if words and field in entry.chosen.get("disputed", ()) else ""
        items.append(Item(state, list(words) or None, words, mark=mark))
    return tuple(items)


def _events(lens: Lens, entries: Sequence[Entry]) -> list[Line]:
    """A line for each sort of event, with its dates."""
    each: list[dict[str, tuple[str, ...]]] = []
    disputed: list[set[str]] = []
    names: dict[str, str] = {}
    for entry in entries:
        found: dict[str, tuple[str, ...]] = {}
        disputed.append(set())
        for _, kind, party, _, date, _, _, actor, _, _, is_disputed, _ in entry.events:
            key = f"{kind} {party}" if party not in (None, lens.store.info.get("jurisdiction")) else str(kind)
            names[key] = event_words(lens, kind, party)
            when = (date_words(date, lens.language) or date) if date else say("undated", lens.language)
            found[key] = (*found.get(key, ()), f"{when} ({actor})" if actor else when)
            disputed[-1] |= {key} if is_disputed else set()
        each.append(found)
    lines = []
    for key, label in names.items():
        items = _values(entries, [found.get(key, ()) for found in each], "")
        marked = (item._replace(mark=DISPUTED) if key in doubted else item for item, doubted in zip(items, disputed, strict=True))
        lines.append(Line(key, label, tuple(marked)))
    return lines


def _links(lens: Lens, entries: Sequence[Entry]) -> list[Line]:
    """A line a verb, with the records at its other end."""
    each: list[dict[str, list[tuple[str, str]]]] = []
    for entry in entries:
        found: dict[str, list[tuple[str, str]]] = {}
        for verb, other, _, _, _, kind in (*entry.out, *entry.back):
            if verb not in _ELSEWHERE:
                found.setdefault(verb, []).append((other, kind))
        each.append(found)
    names = titles(lens, (other for found in each for links in found.values() for other, _ in links))
    lines = []
    for verb in dict.fromkeys(verb for found in each for verb in found):
        items = []
        for found in each:
            others = list(dict.fromkeys(found.get(verb, ())))
            items.append(Item("stated" if others else "not stated", [other for other, _ in others] or None, tuple(_named(lens, others, names))))
        lines.append(Line(verb, say("topics" if verb == "on" else verb, lens.language), tuple(items)))
    return lines


def _named(lens: Lens, others: Sequence[tuple[str, str]], names: dict[str, str]) -> Iterator[str]:
    if len(others) <= _FEW:
        yield from (names[other] for other, _ in others)
        return
    kinds = [kind for _, kind in others]
    yield from (count(kinds.count(kind), kind, lens.language) for kind in dict.fromkeys(kinds))


def _unclear(lens: Lens, entries: Sequence[Entry]) -> list[str]:
    """What a source leaves unclear about the records, each thing once."""
    texts = [lens.text(json.loads(details)["text"]) for entry in entries for kind, _, _, details in entry.remarks if kind == "ambiguity"]
    return [f"{say('Left unclear by the source', lens.language)}: {text}" for text in dict.fromkeys(texts)]
