"""Plain values of YAML by the type of their field: text, numbers, words of closed lists, days, references, small mappings.

A value that cannot be read is a problem at its place, and None.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from timeline.edtf import Edtf, EdtfError
from timeline.edtf import parse as parse_edtf
from timeline.load.problem import Faults, Problem
from timeline.load.record import Link, Record
from timeline.load.tree import Mapping, Node, Scalar, Sequence, Unread
from timeline.model import Field

LANGUAGES = ("en", "uk")
IS_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*").fullmatch
IS_SHORT_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*").fullmatch
FIND_ID = "write the id of a record; `timeline search WORDS` finds it"
LONGEST_VALUE = 50_000  # characters
_IS_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?").fullmatch
_IS_DAY = re.compile(r"\d{4}-\d{2}-\d{2}").fullmatch


class Values:
    """Reads plain values of one file; references are noted on the record that is being read."""

    def __init__(self, path: str, problems: list[Problem]) -> None:
        self.path = path
        self.problems = problems
        self.record: Record | None = None

    def note(self, name: str, message: str, hint: str, node: Scalar | Mapping | Sequence) -> None:
        """Add a problem at the place of `node`."""
        record = self.record.id if self.record else ""
        self.problems.append(Problem(name, message, hint, self.path, node.line, node.column, record))

    def unknown_key(self, key: str, known: dict[str, Field], place: Scalar, what: str) -> None:
        """A key that a mapping cannot have."""
        self.note("unknown-key", f"{what} has no field `{key[:60]}`", self.advice("key_hint", key, known), place)

    def unknown_language(self, key: str, place: Scalar) -> None:
        """A language that titles and texts cannot have."""
        self.note(
            "unknown-key", f"`{key[:60]}` is no language of a dataset", "use `en` or `uk`; a name in another language goes into `aliases`", place
        )

    def advice(self, find: str, *given: Any) -> str:
        """What a function of `slips` says; it is not asked where nobody will be told."""
        if isinstance(self.problems, Faults) and self.problems.full:
            return ""
        from timeline.load import slips  # only after a fault: it takes longer to import than a file takes to read

        return str(getattr(slips, find)(*given))

    def plain(self, spec: Field, node: Node) -> Any:
        """The value of a field without claims, ready for JSON; None after a fault."""
        return PLAIN[spec.type](self, spec, node)

    def line(self, spec: Field, node: Node) -> str | None:
        """One line of text."""
        if isinstance(node, Scalar) and (words := node.text.split()):
            if len(node.text) > LONGEST_VALUE:
                self.note(
                    "too-much", f"`{spec.name}` is longer than {LONGEST_VALUE:,} characters", "shorten it; was a quotation mark forgotten?", node
                )
                return None
            return " ".join(words)
        if isinstance(node, Unread):
            return None
        if isinstance(node, Scalar):
            self.note("wrong-type", f"`{spec.name}` is empty", "give it a value, or take the key out", node)
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
                self.unknown_language(key, node.keys[key])
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
        self.note("unknown-word", f"`{text[:40]}` is no word for `{spec.name}`", self.advice("word_hint", text, spec.name, spec.words), node)
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
            self.note("bad-date", error.message, error.hint or self.advice("date_hint", text), place)
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
        if text is None or re.fullmatch(r"https?://[^\s/]\S*", text):
            return text
        hint = "write %20 for a blank" if re.match("https?://[^\\s/]", text) else "begin with https://"
        self.note("bad-url", f"`{text[:60]}` is no web address", hint, node)
        return None

    def cites(self, spec: Field, node: Node) -> tuple[tuple[str, str], ...]:
        """Citations: pairs of a source's id and the place in it."""
        found = []
        for child in node.items if isinstance(node, Sequence) else [node]:
            text = self.line(spec, child)
            if text is None:
                continue
            source, _, place = text.partition(" ")
            if not IS_SHORT_ID(source):
                self.note("unknown-source", f"`{text[:40]}` names no source", "begin with the source's id; `timeline sources` shows them", child)
                continue
            self.refer(source, "cite", ("source",), child, {"at": place.strip()})
            found.append((source, place.strip()))
        return tuple(found)

    def ref(self, spec: Field, node: Node) -> str | None:
        """The id of another record."""
        text = self.line(spec, node)
        if text is None or (text == "all" and spec.name == "party"):
            return text
        if not IS_ID(text):
            self.note("bad-id", f"`{text[:60]}` is no id", FIND_ID, node)
            return None
        self.refer(text, spec.name, spec.kinds, node)
        return text

    def refs(self, spec: Field, node: Node) -> list[str] | None:
        """Ids of other records."""
        nodes = node.items if isinstance(node, Sequence) else [node]
        return [target for child in nodes if (target := self.ref(spec, child)) is not None] or None

    def refer(self, target: str, name: str, kinds: tuple[str, ...], node: Node, details: dict[str, Any] | None = None) -> None:
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
            if spec is None and _is_rest_of_value(node, child):
                hint = self.advice("rest_hint", key, known)
                self.note("unknown-key", f"`{what}` has no field `{key[:60]}`", hint, node.keys[key])
            elif spec is None:
                self.unknown_key(key, known, node.keys[key], f"`{what}`")
            elif (value := self.plain(spec, child)) is not None:
                found[key] = value
        for spec in known.values():
            if spec.required and spec.name not in found:
                if spec.name not in node.items:
                    self.note("missing-key", f"`{what}` has no `{spec.name}`", f"add `{spec.name}:`", node)
                return None
        return found


def _is_rest_of_value(node: Mapping, child: Node) -> bool:
    """Whether a key without a value stands in braces: the rest of a text that holds a comma."""
    first = node.keys.values()[0]
    in_braces = (first.line, first.column) != (node.line, node.column)
    return in_braces and isinstance(child, Scalar) and not child.text and not child.quoted


def _names(spec: Field) -> str:
    return ", ".join(inner.name for inner in spec.fields)


_Plain = Callable[[Values, Field, Node], Any]
PLAIN: dict[str, _Plain] = {
    "text": Values.text, "texts": Values.lines, "string": Values.line, "strings": Values.lines, "integer": Values.integer,
    "number": Values.number, "word": Values.word, "flag": Values.flag, "day": Values.day, "edtf": Values.edtf,
    "url": Values.url, "cite": Values.cites, "ref": Values.ref, "refs": Values.refs, "ids": Values.ids,
    "block": Values.block, "blocks": Values.blocks, "entries": Values.entries,
}  # fmt: skip
