"""Tree to records, by the fields of `model`: one reader per type of field, each with the place at hand.

A fault takes out the smallest thing that holds it (a value, a claim, an event, a link) and is noted; a record falls only
when it has no usable id, is no mapping, or has no title. Nothing here knows of SQLite or of other records.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from timeline.edtf import Edtf, EdtfError
from timeline.edtf import parse as parse_edtf
from timeline.load.problem import Problem
from timeline.load.tree import Mapping, Node, Scalar, Sequence, Unread
from timeline.model import BY_NAME, BY_PLURAL, Field, Kind
from timeline.model.kinds import CLAIM_FIELDS, EVENT_FIELDS, LINK_FIELDS
from timeline.model.vocabulary import VERBS

LANGUAGES = ("en", "uk")
IS_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*").fullmatch
_IS_SHORT_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*").fullmatch
_IS_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?").fullmatch
_IS_DAY = re.compile(r"\d{4}-\d{2}-\d{2}").fullmatch
_CLAIM_FIELDS = {spec.name: spec for spec in CLAIM_FIELDS}
_EVENT_FIELDS = {spec.name: spec for spec in EVENT_FIELDS}
_LINK_FIELDS = {spec.name: spec for spec in LINK_FIELDS}
_VERBS = {verb.name: verb for verb in VERBS}
_INVERSES = {verb.inverse: verb for verb in VERBS}
_PLURAL_FIELDS = ("aliases", "numbers", "values")  # claims that hold at the same time and so never compete


@dataclass(slots=True, eq=False, repr=False)
class Claim:
    """One source's value of one field: text, with what was said about it."""

    field: str
    language: str
    value: str
    line: int
    column: int
    cites: tuple[tuple[str, str], ...] = ()  # (source, place in it); empty: the record's own citation covers it
    date: Edtf | None = None
    details: dict[str, Any] = dataclasses.field(default_factory=dict)


@dataclass(slots=True, eq=False, repr=False)
class Event:
    """Something that happened to a record; its date is claimed under the event's address."""

    address: str  # `ratification`, `ratification-2`, or the author's own id
    kind: str
    party: str
    line: int
    column: int
    cites: tuple[tuple[str, str], ...]
    details: dict[str, Any]


@dataclass(slots=True, eq=False, repr=False)
class Link:
    """A pointer from a record to another: a link of its own, or a field that names one (`field`)."""

    verb: str
    target: str
    line: int
    column: int
    field: str = ""
    kinds: tuple[str, ...] = ()  # the kinds that the target may have; empty: any
    cites: tuple[tuple[str, str], ...] = ()
    details: dict[str, Any] = dataclasses.field(default_factory=dict)


@dataclass(slots=True, eq=False, repr=False)
class Record:
    """One record as it stands in its file."""

    id: str
    kind: str
    parent: str
    order: int
    path: str
    line: int
    column: int
    body: dict[str, Any] = dataclasses.field(default_factory=dict)  # the fields without claims, ready for JSON
    places: dict[str, tuple[int, int]] = dataclasses.field(default_factory=dict)  # where each of them stands: line and column
    cites: tuple[tuple[str, str], ...] = ()  # a nested record without its own has its parent's
    inherits_cites: bool = False
    claims: list[Claim] = dataclasses.field(default_factory=list)
    events: list[Event] = dataclasses.field(default_factory=list)
    links: list[Link] = dataclasses.field(default_factory=list)


class Decoder:
    """Reads the records of one file."""

    def __init__(self, path: str, problems: list[Problem]) -> None:
        self.path = path
        self.problems = problems
        self.record: Record | None = None

    def note(self, name: str, message: str, hint: str, node: Scalar | Mapping | Sequence) -> None:
        """Add a problem at the place of `node`."""
        record = self.record.id if self.record else ""
        self.problems.append(Problem(name, message, hint, self.path, node.line, node.column, record))

    # --- records -------------------------------------------------------------------------------------------------

    def records(self, root: Mapping) -> Iterator[Record]:
        """The records of a file, nested ones after the record that holds them."""
        for plural, node in root.items.items():
            kind = BY_PLURAL.get(plural)
            if kind is None:
                self.record = None
                known = ", ".join(BY_PLURAL)
                self.note("unknown-kind", f"`{plural}` is no kind of record", f"one of: {known}", root.keys[plural])
            else:
                yield from self._of_kind(kind, node, None)

    def _of_kind(self, kind: Kind, node: Node, parent: Record | None) -> Iterator[Record]:
        self.record = parent
        if not isinstance(node, Mapping):
            self.note("wrong-type", f"`{kind.plural}` must be a mapping of ids to records", "write `id:` and indent", node)
            return
        for order, (short, child) in enumerate(node.items.items(), 1):
            self.record = parent
            if not _IS_SHORT_ID(short):
                hint = "use lower-case letters, digits and hyphens: cets-201"
                self.note("bad-id", f"`{short[:60]}` is no id", hint, node.keys[short])
                continue
            name = f"{parent.id}/{short}" if parent else short
            if not isinstance(child, Mapping):
                self.note("wrong-type", f"the record `{name}` is no mapping", "give it at least a `title:`", child)
                continue
            record = Record(name, kind.name, parent.id if parent else "", order, self.path, *_at(node.keys[short]))
            record.cites, record.inherits_cites = (parent.cites, True) if parent else ((), False)
            yield from self._record(record, kind, child)

    def _record(self, record: Record, kind: Kind, node: Mapping) -> Iterator[Record]:
        self.record = record
        before = len(self.problems)
        fields = _FIELDS[kind.name]
        nested: list[tuple[Kind, Node]] = []
        for key, child in node.items.items():
            spec = fields.get(key)
            if spec is None:
                self._unknown_key(key, fields, node.keys[key], f"a {kind.name}")
            elif spec.type == "records":
                nested.append((BY_NAME[spec.kinds[0]], child))
            elif isinstance(child, Unread):
                continue
            elif spec.name != "cite" and _is_empty(child):
                self.note("wrong-type", f"`{key}` is empty", "give it a value, or take the key out", child)
            else:
                _READERS[spec.type](self, record, spec, child)
        for spec in kind.fields:
            if spec.required and spec.name not in node.items:
                self.note("missing-key", f"`{record.id}` has no `{spec.name}`", f"add `{spec.name}:`", record_place(record))
        if not any(claim.field == "title" for claim in record.claims):
            if len(self.problems) == before and not isinstance(node.items.get("title"), Unread):  # `title: []`
                self.note("missing-key", f"`{record.id}` has no `title`", "add `title:`", record_place(record))
            return
        yield record
        for inner, child in nested:
            yield from self._of_kind(inner, child, record)

    def _unknown_key(self, key: str, known: dict[str, Field], place: Scalar, what: str) -> None:
        near = _near(key, known)
        hint = f"did you mean `{near}`?" if near else f"one of: {', '.join(known)}"
        self.note("unknown-key", f"{what} has no field `{key[:60]}`", hint, place)

    # --- values without claims -----------------------------------------------------------------------------------

    def plain(self, spec: Field, node: Node) -> Any:
        """The value of a field without claims, ready for JSON; None after a fault."""
        return _PLAIN[spec.type](self, spec, node)

    def line(self, spec: Field, node: Node) -> str | None:
        """One line of text."""
        if isinstance(node, Scalar) and node.text.strip():
            return " ".join(node.text.split())
        if isinstance(node, Unread):
            return None
        hint = "write it as one text"
        if isinstance(node, Sequence) and spec.type in ("date", "period", "edtf", "string"):
            hint = 'put an EDTF set in quotes: "[2010,2012]"'
        self.note("wrong-type", f"`{spec.name}` must be text", hint, node)
        return None

    def lines(self, spec: Field, node: Node) -> list[str] | None:
        """A text or a list of texts, as a list."""
        nodes = node.items if isinstance(node, Sequence) else [node]
        texts = [text for child in nodes if (text := self.line(spec, child)) is not None]
        return texts or None

    def text(self, spec: Field, node: Node) -> dict[str, str] | None:
        """Text by language; text without a language is English."""
        if not isinstance(node, Mapping):
            single = self.line(spec, node)
            return {"en": single} if single else None
        found = {}
        for key, child in node.items.items():
            if key not in LANGUAGES:
                self.note("unknown-key", f"`{key}` is no language of a dataset", "use `en` or `uk`", node.keys[key])
            elif (single := self.line(spec, child)) is not None:
                found[key] = single
        return found or None

    def integer(self, spec: Field, node: Node) -> int | None:
        """A whole number."""
        text = self.line(spec, node)
        if text is None or re.fullmatch(r"-?[0-9]{1,18}", text):
            return None if text is None else int(text)
        self.note("bad-number", f"`{text[:40]}` is no whole number", "write digits only: 354500", node)
        return None

    def number(self, spec: Field, node: Node) -> int | float | None:
        """A number."""
        text = self.line(spec, node)
        if text is None:
            return None
        if not _IS_NUMBER(text) or len(text) > 30:
            self.note("bad-number", f"`{text[:40]}` is no number", "write digits only: 354500 or 4.5", node)
            return None
        return float(text) if "." in text else int(text)

    def word(self, spec: Field, node: Node) -> str | None:
        """One word of the field's closed list."""
        text = self.line(spec, node)
        if text is None or text in spec.words:
            return text
        near = _near(text, dict.fromkeys(spec.words))
        hint = f"did you mean `{near}`?" if near else f"one of: {', '.join(spec.words)}"
        self.note("unknown-word", f"`{text[:40]}` is no word for `{spec.name}`", hint, node)
        return None

    def flag(self, spec: Field, node: Node) -> bool | None:
        """`true` or `false`."""
        text = self.line(spec, node)
        if text in ("true", "false"):
            return text == "true"
        if text is not None:
            self.note("wrong-type", f"`{spec.name}` must be true or false", "write `true`", node)
        return None

    def day(self, spec: Field, node: Node) -> str | None:
        """A full day."""
        text = self.line(spec, node)
        if text is None:
            return None
        if self.date(text, node) is None:
            return None
        if not _IS_DAY(text):
            self.note("bad-date", f"`{text[:40]}` is no full day", "write YYYY-MM-DD", node)
            return None
        return text

    def date(self, text: str, node: Node) -> Edtf | None:
        """The EDTF date that `text` writes."""
        try:
            parsed = parse_edtf(text)
        except EdtfError as error:
            quote = isinstance(node, Scalar) and node.quoted
            place = Scalar(text, node.line, node.column + error.position + quote)
            self.note("bad-date", error.message, error.hint, place)
            return None
        days = (parsed.earliest, parsed.latest)
        if any(day is not None and not 1 <= day[0] <= 9999 for day in days):
            self.note("bad-date", f"`{text[:40]}` lies outside the years 1 to 9999", "history of law is younger", node)
            return None
        return parsed

    def edtf(self, spec: Field, node: Node) -> str | None:
        """An EDTF date without claims, as its text."""
        text = self.line(spec, node)
        return text if text is not None and self.date(text, node) is not None else None

    def url(self, spec: Field, node: Node) -> str | None:
        """A web address."""
        text = self.line(spec, node)
        if text is None or re.match(r"https?://[^\s/]+", text):
            return text
        self.note("bad-url", f"`{text[:60]}` is no web address", "begin with https://", node)
        return None

    def cites(self, spec: Field, node: Node) -> tuple[tuple[str, str], ...]:
        """Citations: pairs of a source's id and the place in it."""
        found = []
        for child in node.items if isinstance(node, Sequence) else [node]:
            text = self.line(spec, child)
            if text is None:
                continue
            source, _, place = text.partition(" ")
            if not _IS_SHORT_ID(source):
                self.note("unknown-source", f"`{text[:40]}` names no source", "begin with the source's id", child)
                continue
            self._refer(source, "cite", ("source",), child, {"at": place.strip()})
            found.append((source, place.strip()))
        return tuple(found)

    def ref(self, spec: Field, node: Node) -> str | None:
        """The id of another record."""
        text = self.line(spec, node)
        if text is None or (text == "all" and spec.name == "party"):
            return text
        if not IS_ID(text):
            self.note("bad-id", f"`{text[:60]}` is no id", "write the id of a record", node)
            return None
        self._refer(text, spec.name, spec.kinds, node)
        return text

    def refs(self, spec: Field, node: Node) -> list[str] | None:
        """Ids of other records."""
        nodes = node.items if isinstance(node, Sequence) else [node]
        return [target for child in nodes if (target := self.ref(spec, child)) is not None] or None

    def _refer(self, target: str, name: str, kinds: tuple[str, ...], node: Node, details: dict[str, Any] | None = None) -> None:
        if self.record is not None:
            self.record.links.append(Link("", target, node.line, node.column, name, kinds, (), details or {}))

    def ids(self, spec: Field, node: Node) -> dict[str, str] | None:
        """A mapping of free names to text."""
        if not isinstance(node, Mapping):
            self.note("wrong-type", f"`{spec.name}` must be a mapping of names to text", "write `name: text`", node)
            return None
        pairs = ((key, self.line(spec, child)) for key, child in node.items.items())
        return {key: text for key, text in pairs if text is not None} or None

    def block(self, spec: Field, node: Node) -> dict[str, Any] | None:
        """A mapping with the keys of `spec.fields`."""
        if not isinstance(node, Mapping):
            self.note("wrong-type", f"`{spec.name}` must be a mapping", f"keys: {_names(spec)}", node)
            return None
        return self.keys(node, {inner.name: inner for inner in spec.fields}, spec.name)

    def blocks(self, spec: Field, node: Node) -> list[dict[str, Any]] | None:
        """A list of such mappings."""
        nodes = node.items if isinstance(node, Sequence) else [node]
        return [block for child in nodes if (block := self.block(spec, child)) is not None] or None

    def entries(self, spec: Field, node: Node) -> dict[str, dict[str, Any]] | None:
        """Such mappings by a short id."""
        if not isinstance(node, Mapping):
            self.note("wrong-type", f"`{spec.name}` must be a mapping", "write a short id for each entry", node)
            return None
        pairs = ((key, self.block(spec, child)) for key, child in node.items.items())
        return {key: block for key, block in pairs if block is not None} or None

    def keys(self, node: Mapping, known: dict[str, Field], what: str) -> dict[str, Any] | None:
        """The keys of a small mapping; None when one that must be there is missing."""
        found: dict[str, Any] = {}
        for key, child in node.items.items():
            spec = known.get(key)
            if spec is None:
                self._unknown_key(key, known, node.keys[key], f"`{what}`")
            elif (value := self.plain(spec, child)) is not None:
                found[key] = value
        for spec in known.values():
            if spec.required and spec.name not in found:
                if spec.name not in node.items:
                    self.note("missing-key", f"`{what}` has no `{spec.name}`", f"add `{spec.name}:`", node)
                return None
        return found

    # --- values with claims --------------------------------------------------------------------------------------

    def claims(self, spec: Field, node: Node, name: str, language: str = "") -> list[Claim]:
        """The claims of one value: a scalar, a mapping with `value`, or a list of these."""
        nodes = node.items if isinstance(node, Sequence) else [node]
        if spec.type != "claims" and sum(isinstance(child, Scalar) for child in nodes) > 1:
            hint = 'put an EDTF set in quotes: "[2010,2012]"; or write `{value: …, cite: …}` for each'
            self.note("wrong-type", f"`{spec.name}` has several values and no source for each", hint, node)
            return []
        return [claim for child in nodes if (claim := self._claim(spec, child, name, language)) is not None]

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
        if spec.type == "amount":
            number = self.number(spec, node)
            return None if number is None else str(number)
        return self.line(spec, node)


def record_place(record: Record) -> Scalar:
    """The place where a record begins."""
    return Scalar(record.id, record.line, record.column)


def _at(node: Scalar | Mapping | Sequence) -> tuple[int, int]:
    return node.line, node.column


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text.strip()


def _names(spec: Field) -> str:
    return ", ".join(inner.name for inner in spec.fields)


def _near(word: str, known: dict[str, Any]) -> str:
    """The known word that `word` is most likely meant to be, or nothing."""
    from difflib import get_close_matches  # only after a fault: it takes longer to import than a file takes to read

    return next(iter(get_close_matches(word[:60], known, n=1, cutoff=0.7)), "")


# --- readers of a record's fields, by type -----------------------------------------------------------------------


def _read_plain(decoder: Decoder, record: Record, spec: Field, node: Node) -> None:
    value = decoder.plain(spec, node)
    if value is not None:
        record.body[spec.name] = value
        record.places[spec.name] = node.line, node.column


def _read_cite(decoder: Decoder, record: Record, spec: Field, node: Node) -> None:
    record.cites, record.inherits_cites = decoder.cites(spec, node), False


def _read_title(decoder: Decoder, record: Record, spec: Field, node: Node) -> None:
    """Text, claims of it, or either by language."""
    if not isinstance(node, Mapping) or "value" in node.items:
        record.claims += decoder.claims(spec, node, spec.name, "en")
        return
    for language, child in node.items.items():
        if language in LANGUAGES:
            record.claims += decoder.claims(spec, child, spec.name, language)
        else:
            decoder.note("unknown-key", f"`{language}` is no language of a dataset", "use `en` or `uk`", node.keys[language])


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
    claimed = {name: child for name, child in node.items.items() if name in ("date", "by")}
    rest = Mapping(node.line, node.column, {k: c for k, c in node.items.items() if k not in claimed}, node.keys)
    found = decoder.keys(rest, _EVENT_FIELDS, "event")
    if found is None:
        return
    kind = found.pop("event")
    address = found.pop("id", "") or _address(record, kind)
    if not _IS_SHORT_ID(address) or address in _FIELDS[record.kind]:
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
                decoder._refer(claim.value, "by", (), child)
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
    rest = Mapping(node.line, node.column, {k: c for k, c in node.items.items() if k in _LINK_FIELDS}, node.keys)
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
        decoder.note("bad-id", f"`{text[:60]}` is no id", "write the id of a record", node)


def _note_verb(decoder: Decoder, verb: str, place: Scalar) -> None:
    if verb in _INVERSES:
        hint = f"links are written from the other side: there, `{_INVERSES[verb].name}`"
    else:
        near = _near(verb, _VERBS)
        hint = f"did you mean `{near}`?" if near else f"one of: {', '.join(_VERBS)}"
    decoder.note("unknown-verb", f"`{verb[:40]}` is no verb of a link", hint, place)


_Plain = Callable[[Decoder, Field, Node], Any]
_Reader = Callable[[Decoder, Record, Field, Node], None]

_PLAIN: dict[str, _Plain] = {
    "text": Decoder.text, "texts": Decoder.lines, "string": Decoder.line, "strings": Decoder.lines, "integer": Decoder.integer,
    "number": Decoder.number, "word": Decoder.word, "flag": Decoder.flag, "day": Decoder.day, "edtf": Decoder.edtf,
    "url": Decoder.url, "cite": Decoder.cites, "ref": Decoder.ref, "refs": Decoder.refs, "ids": Decoder.ids,
    "block": Decoder.block, "blocks": Decoder.blocks, "entries": Decoder.entries,
}  # fmt: skip
_READERS: dict[str, _Reader] = {
    **dict.fromkeys(_PLAIN, _read_plain), "cite": _read_cite, "title": _read_title, "claim": _read_claims, "claims": _read_claims, "amount": _read_claims,
    "period": _read_claims, "date": _read_date, "events": _read_events, "links": _read_links,
}  # fmt: skip
_FIELDS = {kind.name: kind.by_name for kind in BY_NAME.values()}
