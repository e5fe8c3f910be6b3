"""Tree to records, by the fields of `model`: one reader per type of field, each with the place at hand.

A fault takes out the smallest thing that holds it (a value, a claim, an event, a link) and is noted; a record falls only
when it has no usable id, is no mapping, or has no title. Nothing here knows of SQLite or of other records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from timeline.load.record import Claim, Event, Link, Record
from timeline.load.tree import Mapping, Node, Scalar, Sequence, Unread
from timeline.load.values import FIND_ID, IS_ID, IS_SHORT_ID, LANGUAGES, PLAIN, Values
from timeline.model import BY_NAME, BY_PLURAL, Field, Kind
from timeline.model.kinds import CLAIM_FIELDS, EVENT_FIELDS, LINK_FIELDS
from timeline.model.vocabulary import VERBS

_CLAIM_FIELDS = {spec.name: spec for spec in CLAIM_FIELDS}
_EVENT_FIELDS = {spec.name: spec for spec in EVENT_FIELDS}
_LINK_FIELDS = {spec.name: spec for spec in LINK_FIELDS}
_VERBS = {verb.name: verb for verb in VERBS}
_INVERSES = {verb.inverse: verb for verb in VERBS}
MOST_CLAIMS = 20  # of one value: each is held against each other
_PLURAL_FIELDS = ("aliases", "numbers", "values")  # claims that hold at the same time and so never compete


class Decoder(Values):
    """Reads the records of one file."""

    # --- records -------------------------------------------------------------------------------------------------

    def records(self, root: Mapping) -> Iterator[Record]:
        """The records of a file, nested ones after the record that holds them."""
        for plural, node in root.items.items():
            kind = BY_PLURAL.get(plural)
            if kind is None:
                self.record = None
                self._unknown_kind(plural, node, root.keys[plural])
            else:
                yield from self._of_kind(kind, node, None)

    def _unknown_kind(self, key: str, node: Node, place: Scalar) -> None:
        hint = self.advice("one_of", key, BY_PLURAL)
        if isinstance(node, Mapping) and "title" in node.items:
            hint = "it looks like a record: indent it, and put the kind above it, such as `laws:`"
        self.note("unknown-kind", f"`{key[:60]}` is no kind of record", hint, place)

    def _of_kind(self, kind: Kind, node: Node, parent: Record | None) -> Iterator[Record]:
        self.record = parent
        if not isinstance(node, Mapping):
            hint = "write each record below it, indented: its id and a colon, then its fields, indented further"
            if isinstance(node, Sequence):
                hint = "take the hyphens or brackets away: write each record's id and a colon, then its fields below it, indented further"
            self.note("wrong-type", f"`{kind.plural}` must be a mapping of ids to records", hint, node)
            return
        stray: str | None = None  # the first field that stands where ids do; looked for at the first fault
        for order, (short, child) in enumerate(node.items.items(), 1):
            self.record = parent
            if not IS_SHORT_ID(short):
                self.note("bad-id", f"`{short[:60]}` is no id", self.advice("id_hint", short), node.keys[short])
                continue
            name = f"{parent.id}/{short}" if parent else short
            if not isinstance(child, Mapping):
                stray = _first_stray(kind, node) if stray is None else stray
                self._no_record(name, short, stray, child, node.keys[short])
                continue
            mark = node.marks[short]
            record = Record(name, kind.name, parent.id if parent else "", order, self.path, mark.line + 1, mark.column + 1)
            if parent:
                record.cites, record.inherits_cites, record.cite_refused = parent.cites, True, parent.cite_refused
            yield from self._record(record, kind, child)

    def _no_record(self, name: str, short: str, stray: str, node: Node, key: Scalar) -> None:
        """What stands where a record should; of fields that are not indented enough the first is told."""
        if stray == short:
            self.note("wrong-type", f"`{short}` stands where the id of a record should", "indent the fields of a record deeper than its id", key)
        elif not stray and not isinstance(node, Unread):
            hint = "give it at least a `title:` below it, indented deeper than the id"
            self.note("wrong-type", f"the record `{name}` has no fields", hint, key)

    def _record(self, record: Record, kind: Kind, node: Mapping) -> Iterator[Record]:
        self.record = record
        before = len(self.problems)
        fields = _FIELDS[kind.name]
        nested: list[tuple[Kind, Node]] = []
        misnamed: set[str] = set()
        for key, child in node.items.items():
            spec = fields.get(key)
            if spec is None:
                self.unknown_key(key, fields, node.keys[key], f"{'an' if kind.name[0] in 'aeiou' else 'a'} {kind.name}")
                misnamed.add(self.advice("meant", key, fields))
            elif spec.type == "records":
                nested.append((BY_NAME[spec.kinds[0]], child))
            elif isinstance(child, Unread):
                continue
            elif key != "cite" and _is_empty(child):
                self.note("wrong-type", f"`{key}` is empty", "give it a value, or take the key out", child)
            else:
                _READERS[spec.type](self, record, spec, child)
        record.cite_refused = record.cite_refused or "cite" in misnamed
        for name in _REQUIRED[kind.name]:
            if name not in node.items and name not in misnamed:
                self.note("missing-key", f"`{record.id}` has no `{name}`", f"add `{name}:`", record_place(record))
        if "title" not in [claim.field for claim in record.claims]:
            if len(self.problems) == before and not isinstance(node.items.get("title"), Unread):  # `title: []`
                self.note("missing-key", f"`{record.id}` has no `title`", "add `title:`", record_place(record))
            return
        yield record
        for inner, child in nested:
            yield from self._of_kind(inner, child, record)

    # --- values with claims --------------------------------------------------------------------------------------

    def claims(self, spec: Field, node: Node, name: str, language: str = "") -> list[Claim]:
        """The claims of one value: a scalar, a mapping with `value`, or a list of these."""
        nodes = node.items if isinstance(node, Sequence) else [node]
        if spec.type != "claims" and sum(isinstance(child, Scalar) for child in nodes) > 1:
            hint = 'put an EDTF set in quotes: "[2010,2012]"; or write `{value: …, cite: …}` for each'
            self.note("wrong-type", f"`{spec.name}` has several values and no source for each", hint, node)
            return []
        claims = [claim for child in nodes if (claim := self._claim(spec, child, name, language)) is not None]
        if len(claims) > MOST_CLAIMS and spec.type != "claims":
            self.note("too-much", f"`{spec.name}` has more than {MOST_CLAIMS} claims; the first {MOST_CLAIMS} count", "keep those that differ", node)
            del claims[MOST_CLAIMS:]
        return claims

    def _claim(self, spec: Field, node: Node, name: str, language: str) -> Claim | None:
        details: dict[str, Any] = {}
        place: Node = node
        if isinstance(node, Mapping):
            found = self.keys(node, _CLAIM_FIELDS, spec.name)
            if found is None:
                return None
            details, place = found, node.items["value"]
        value = self._claimed_value(spec, place)
        if value is None:
            return None
        details.pop("value", None)
        cites = details.pop("cite", ())
        claim = Claim(name, language, value, *_at(place), cites, None, details)
        if spec.type in ("date", "period"):
            claim.date = self.date(value, place)
            return claim if claim.date is not None else None
        return claim

    def _claimed_value(self, spec: Field, node: Node) -> str | None:
        if spec.type == "claimed word":
            return self.word(spec, node)
        if spec.type == "amount":
            number = self.number(spec, node)
            return None if number is None else str(number)
        return self.line(spec, node)


def _first_stray(kind: Kind, node: Mapping) -> str:
    """The first field that stands among ids; empty when there is none."""
    return next((key for key, child in node.items.items() if key in _FIELDS[kind.name] and not isinstance(child, Mapping)), "")


def record_place(record: Record) -> Scalar:
    """The place where a record begins."""
    return Scalar(record.id, record.line, record.column)


def _at(node: Scalar | Mapping | Sequence) -> tuple[int, int]:
    return node.line, node.column


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and (not node.text or node.text.isspace())


# --- readers of a record's fields, by type -----------------------------------------------------------------------


def _read_plain(decoder: Decoder, record: Record, spec: Field, node: Node) -> None:
    value = decoder.plain(spec, node)
    if value is not None:
        record.body[spec.name] = value
        record.places[spec.name] = node.line, node.column


def _read_cite(decoder: Decoder, record: Record, spec: Field, node: Node) -> None:
    record.cites, record.inherits_cites = decoder.cites(spec, node), False
    record.cite_refused = not record.cites  # what is wrong with it is told already


def _read_title(decoder: Decoder, record: Record, spec: Field, node: Node) -> None:
    """Text, claims of it, or either by language."""
    if not isinstance(node, Mapping) or "value" in node.items:
        record.claims += decoder.claims(spec, node, spec.name, "en")
        return
    for language, child in node.items.items():
        if language in LANGUAGES:
            record.claims += decoder.claims(spec, child, spec.name, language)
        else:
            decoder.unknown_language(language, node.keys[language])


def _read_claims(decoder: Decoder, record: Record, spec: Field, node: Node) -> None:
    if not isinstance(node, Mapping) or "value" in node.items:
        record.claims += decoder.claims(spec, node, spec.name)
        return
    for language, child in node.items.items():
        if language not in LANGUAGES or spec.name not in _PLURAL_FIELDS:
            decoder.note("unknown-key", f"`{spec.name}` has no field `{language}`", "write `value:`", node.keys[language])
        else:
            record.claims += decoder.claims(spec, child, spec.name, language)


def _read_date(decoder: Decoder, record: Record, spec: Field, node: Node) -> None:
    """The date of a record of kind `event`: it becomes its one event."""
    claims = decoder.claims(spec, node, "occurrence")
    if claims:
        record.claims += claims
        record.events.append(Event("occurrence", "occurrence", "all", node.line, node.column, (), {}))


def _read_events(decoder: Decoder, record: Record, _: Field, node: Node) -> None:
    for child in node.items if isinstance(node, Sequence) else [node]:
        if isinstance(child, Mapping):
            _read_event(decoder, record, child)
        else:
            decoder.note("wrong-type", "an event must be a mapping", "write `- {event: adoption, date: 2011-09-20}`", child)


def _read_event(decoder: Decoder, record: Record, node: Mapping) -> None:
    happened = next((key for key in node.items if key in _EVENT_FIELDS["event"].words), "") if "event" not in node.items else ""
    if happened:
        hint = f"write `- {{event: {happened}, date: 2011-09-20}}`"
        decoder.note("unknown-key", f"`{happened}` is what happened, and no field of an event", hint, node.keys[happened])
        return
    claimed = {name: child for name, child in node.items.items() if name in ("date", "by")}
    rest = Mapping(node.line, node.column, {k: c for k, c in node.items.items() if k not in claimed}, node.marks)
    found = decoder.keys(rest, _EVENT_FIELDS, "event")
    if found is None:
        return
    kind = found.pop("event")
    address = found.pop("id", "") or _address(record, kind)
    if not IS_SHORT_ID(address) or address in _FIELDS[record.kind]:
        decoder.note("bad-id", f"`{address[:60]}` is no id of an event", "use lower-case letters, digits and hyphens, and no field's name", node)
        return
    if any(event.address == address for event in record.events):
        decoder.note("repeated-id", f"two events have the address `{address}`", "give one another `id:`", node)
        return
    cites = found.pop("cite", ())
    for name, child in claimed.items():
        part = address if name == "date" else f"{address}.by"
        claims = decoder.claims(_EVENT_FIELDS[name], child, part)
        for claim in claims:
            claim.cites = claim.cites or cites
        for claim in claims if name == "by" else ():
            if IS_ID(claim.value):
                decoder.refer(claim.value, "by", (), child)
        record.claims += claims
    event = Event(address, kind, found.pop("party", ""), node.line, node.column, cites, found)
    record.events.append(event)


def _address(record: Record, kind: str) -> str:
    """`ratification`, then `ratification-2` and so on."""
    stem = kind.replace(" ", "-")
    count = sum(1 for event in record.events if event.kind == kind)
    return stem if count == 0 else f"{stem}-{count + 1}"


def _read_links(decoder: Decoder, record: Record, _: Field, node: Node) -> None:
    for child in node.items if isinstance(node, Sequence) else [node]:
        if isinstance(child, Mapping):
            _read_link(decoder, record, child)
        else:
            decoder.note("wrong-type", "a link must be a mapping", "write `- {implements: palermo-protocol}`", child)


def _read_link(decoder: Decoder, record: Record, node: Mapping) -> None:
    verbs = [key for key in node.items if key not in _LINK_FIELDS]
    rest = Mapping(node.line, node.column, {k: c for k, c in node.items.items() if k in _LINK_FIELDS}, node.marks)
    found = decoder.keys(rest, _LINK_FIELDS, "link") or {}
    cites = found.pop("cite", ())
    if not verbs:
        decoder.note("missing-key", "a link has no verb", f"one of: {', '.join(_VERBS)}", node)
    for verb in verbs:
        if verb not in _VERBS:
            _note_verb(decoder, verb, node.keys[verb])
            continue
        targets = node.items[verb]
        for child in targets.items if isinstance(targets, Sequence) else [targets]:
            _read_target(decoder, record, verb, child, cites, found)


def _read_target(decoder: Decoder, record: Record, verb: str, node: Node, cites: tuple[tuple[str, str], ...], details: dict[str, Any]) -> None:
    """One target of a link: an id, or an id with its own citation."""
    if isinstance(node, Mapping):
        found = decoder.keys(node, _CLAIM_FIELDS, verb)
        if found is None:
            return
        node, cites, details = node.items["value"], found.pop("cite", cites), {**details, **found}
        details.pop("value")
    text = decoder.line(_CLAIM_FIELDS["value"], node)
    if text is None:
        return
    if IS_ID(text):
        record.links.append(Link(verb, text, node.line, node.column, "", (), cites, details))
    else:
        decoder.note("bad-id", f"`{text[:60]}` is no id", FIND_ID, node)


def _note_verb(decoder: Decoder, verb: str, place: Scalar) -> None:
    hint = f"links are written from the other side: there, `{_INVERSES[verb].name}`" if verb in _INVERSES else decoder.advice("one_of", verb, _VERBS)
    decoder.note("unknown-verb", f"`{verb[:40]}` is no verb of a link", hint, place)


_Reader = Callable[[Decoder, Record, Field, Node], None]

_READERS: dict[str, _Reader] = {
    **dict.fromkeys(PLAIN, _read_plain), "cite": _read_cite, "title": _read_title, "claim": _read_claims, "claims": _read_claims, "amount": _read_claims,
    "claimed word": _read_claims, "period": _read_claims, "date": _read_date, "events": _read_events, "links": _read_links,
}  # fmt: skip
_FIELDS = {kind.name: kind.by_name for kind in BY_NAME.values()}
_REQUIRED = {kind.name: [spec.name for spec in kind.fields if spec.required] for kind in BY_NAME.values()}
