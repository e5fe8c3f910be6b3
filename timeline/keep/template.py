"""Templates: a record of a kind with every field and a word on each, as YAML that loads once its placeholders are filled in.

What must be there stands as it is. What may be there has a `#` straight before its text: take the sign away, and the line is part of the
record. Lines with `# ` and a space are remarks and stay remarks.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from timeline.model.assertions import FORMS
from timeline.model.kinds import EVENT_FIELDS, KINDS, LINK_FIELDS, TYPES, Field, Kind
from timeline.model.vocabulary import TYPED_EVENTS, VERBS
from timeline.words import count, say

_HOLDERS = [(spec.kinds[0], kind.name) for kind in KINDS for spec in kind.fields if spec.type == "records" and spec.kinds[0] != kind.name]
NESTED = {name: " or ".join(holder for inner, holder in _HOLDERS if inner == name) for name, _ in _HOLDERS}  # kinds that live in another record
DONOR = "a body or an organisation that gives money: an organisation with the block `donor`"
_WIDTH = 110
_PLACEHOLDERS: dict[str, str] = {
    "title": "A title", "text": "A text", "texts": "A remark", "string": "A line of text", "strings": "A line of text", "claim": "A name",
    "claims": "[A name, Another name]", "period": "2010/2012", "date": "2011-09-20", "amount": "12", "integer": "1", "number": "4.5", "flag": "true",
    "day": "2026-11-24", "edtf": "2011", "url": "https://example.org/page", "cite": "some-source §1", "ids": "{register: A-123}",
}  # fmt: skip
_OF_FIELD: dict[str, str] = {  # where the type alone would make a poor example
    "numbers": "[{value: 0 800 000 000, valid: 2019, purpose: advice}]", "values": "[{value: 12, period: 2018}, {value: 15, period: 2019}]",
    "number": "34-V", "by": "some-body", "currency": "UAH", "year": "'2011'", "id": "a-short-name", "language": "en", "pages": "48 p.",
}  # fmt: skip
_LINKS: dict[str, str] = {
    "treaty": "supplements: some-treaty", "law": "implements: some-treaty", "programme": "implements: some-law", "hotline": "run by: some-organisation",
    "recommendation": "addresses: some-finding",
}  # fmt: skip
_FIRST_EVENT = {"source": "publication", "body": "founding", "organisation": "founding", "hotline": "opening", "party": "declaration"}
_TREATY_EVENT = {"date": "2005-05-16", "party": "all"}  # the instrument's own adoption, before the party's acts
_MORE_EVENTS: dict[str, tuple[str, ...]] = {  # what most records of the kind have besides
    "treaty": (
        "{event: entry into force, id: general-entry-into-force, party: all, date: 2008-02-01}", "{event: signature, date: 2005-11-17}",
        "{event: ratification, date: 2010-09-21}", "{event: entry into force, date: 2011-03-01}",
    ),
    "law": ("{event: publication, date: 2011-10-12}", "{event: entry into force, date: 2011-10-15}"),
    "programme": ("{event: entry into force, date: 2011-10-15}",),
    "provision": ("{event: entry into force, date: 2011-10-15}",),
    "body": ("{event: abolition, date: 2015}",), "hotline": ("{event: closing, date: 2015}",),
}  # fmt: skip


def template(kind: Kind, name: str, language: str = "en", *, donor: bool = False) -> str:
    """A record of `kind` called `name`, as a file of its own; what lives inside another record is indented for its place there."""
    tell = _speaker(language)
    holder = NESTED.get(kind.name, "")
    indent = "    " if holder else ""
    said = " / ".join(count(1, part, language).partition(" ")[2] for part in holder.split(" or ")) if language != "en" else holder
    where = [tell("Paste it into the {} that holds it; `{}:` may be there already.").format(said, kind.plural)] if holder else []
    head = [
        _headline("donor", DONOR, language) if donor else _headline(kind.name, kind.doc, language), *where,
        tell("A `#` straight before a key leaves the field out: take the sign away and fill it in, or take the line out."),
    ]  # fmt: skip
    given = ("donor",) if donor else ()
    lines = [*(f"{indent}# {line}" for line in head), f"{indent}{kind.plural}:", *record_lines(kind, name, f"{indent}  ", language, given)]
    return "".join(f"{line}\n" for line in lines)


def record_lines(kind: Kind, name: str, indent: str = "  ", language: str = "en", given: tuple[str, ...] = ()) -> list[str]:
    """The lines of one record, from its id on; of the fields that may be left out, those of `given` are taken in."""
    writer = _Writer(kind, _speaker(language))
    first = [
        field
        for field in kind.fields
        if not field.required and ((field.name == "cite" and kind.cited and kind.name not in NESTED) or field.name in given)
    ]
    required = [field for field in kind.fields if field.required]
    optional = [field for field in kind.fields if not field.required and field not in first]
    lines = [f"{indent}# {writer.tell('its id: lower-case letters, digits and hyphens; it never changes')}", f"{indent}{name}:"]
    for field in (*required, *first, *optional):
        lines += writer.field_lines(field, f"{indent}  ", given=field not in optional)
    return lines


def assertions(language: str = "en") -> str:
    """A list of assertions, one of each form, to choose from."""
    tell = _speaker(language)
    lines = [f"# {tell('Facts that `timeline check` proves. Take away the `#` straight before an example, and write your own.')}"]
    for form in FORMS:
        lines += [*_remark(f"{tell(form.doc)}.", ""), f"#- {form.example}"]
    return "".join(f"{line}\n" for line in lines)


def _speaker(language: str) -> Callable[[str], str]:
    """What puts a line of a template into the language."""
    if language != "uk":
        return str
    from timeline.keep.template_uk import LINES

    return lambda line: LINES.get(line, line)


def _headline(name: str, doc: str, language: str) -> str:
    """What the template is of, in a sentence: `A law: a national instrument of any form.`."""
    if language == "en":
        return f"{'An' if name[0] in 'aeiou' else 'A'} {name}: {doc}."
    word = say(name, language)
    return f"{word[:1].upper()}{word[1:]}: {_speaker(language)(doc)}."


class _Writer:
    """Writes the fields of a kind, each with a word on it."""

    def __init__(self, kind: Kind, tell: Callable[[str], str]) -> None:
        self.kind = kind
        self.tell = tell

    def field_lines(self, field: Field, indent: str, *, given: bool) -> Iterator[str]:
        """What a field means, then the field; commented out unless it is `given`."""
        tell = self.tell
        words = f" {tell('One of:')} {', '.join(field.words)}." if field.words else ""
        must = f" {tell('Required.')}" if field.required else ""
        how = f" ({tell(TYPES[field.type])})" if field.type != "word" else ""
        yield from _remark(f"{tell(field.doc)}.{must}{words}{how}", indent)
        yield from (line for text in self._choice(field) for line in _remark(text, indent))
        head, *rest = self._value_lines(field)
        yield f"{indent}{'' if given else '#'}{head}"
        needed = [inner.name for inner in field.fields if given and inner.required]
        for line in rest:
            text = line.lstrip(" ")
            stands = text.startswith("#") or text.partition(":")[0] in needed
            yield f"{indent}{' ' * (len(line) - len(text))}{text if stands else '#' + text}"

    def _choice(self, field: Field) -> Iterator[str]:
        """What events and verbs there are."""
        if field.type == "events":
            yield self.tell("Events: {}").format(", ".join(TYPED_EVENTS))
        if field.type == "links":
            verbs = ", ".join(verb.name for verb in VERBS if not verb.sources or self.kind.name in verb.sources)
            yield self.tell("Verbs: {}; what each means: docs/data-dictionary.md#links").format(verbs)

    def _value_lines(self, field: Field) -> list[str]:
        """The field and an example of what it may hold."""
        if field.type == "events":
            return [
                f"{field.name}:",
                *self._listed(EVENT_FIELDS, _TREATY_EVENT if self.kind.name == "treaty" else {}),
                *(f"  - {event}" for event in _MORE_EVENTS.get(self.kind.name, ())),
            ]
        if field.type == "links":
            verb = _LINKS.get(self.kind.name, "about: some-law")
            return [f"{field.name}:", f"  - {verb}", *(f"    {self._inner(inner)}" for inner in LINK_FIELDS)]
        if field.type == "block":
            return [f"{field.name}:", *(f"  {self._inner(inner)}" for inner in field.fields)]
        if field.type == "blocks":
            return [f"{field.name}:", *self._listed(field.fields)]
        if field.type == "entries":
            return [f"{field.name}:", "  a-short-id:", *(f"    {self._inner(inner)}" for inner in field.fields)]
        if field.type == "records":
            more = self.tell("more of it: timeline new {}").format(field.kinds[0])
            return [f"{field.name}:", f"  # {more}", f"  some-{field.kinds[0]}:", f"    title: {self.tell('A title')}"]
        return [f"{field.name}: {self._example(field)}"]

    def _listed(self, fields: Iterable[Field], examples: Mapping[str, str] = MappingProxyType({})) -> list[str]:
        """An item of a list, with a remark on each of its keys."""
        lines = [self._inner(inner, examples.get(inner.name, "")) for inner in fields]
        return [f"  - {lines[0]}", *(f"    {line}" for line in lines[1:])]

    def _inner(self, field: Field, example: str = "") -> str:
        """A key of a block, with its meaning behind it, and the words that it takes unless the meaning names them."""
        what = self.tell(field.doc)
        if 0 < len(field.words) < 8 and not all(word in what for word in field.words):
            what = f"{what}: {', '.join(field.words)}"
        return f"{field.name}: {example or self._example(field)}  # {self.tell('required: ') if field.required else ''}{what}"

    def _example(self, field: Field) -> str:
        if field.name in _OF_FIELD and field.type in ("claim", "claims", "string"):
            return _OF_FIELD[field.name].replace("advice", self.tell("advice"))
        if field.name == "event" and field.type == "word":
            return _FIRST_EVENT.get(self.kind.name, "adoption")
        if field.type in ("word", "claimed word"):
            return field.words[0]
        if field.type in ("ref", "refs"):
            target = f"some-{field.kinds[0] if field.kinds else 'law'}".replace("some-provision", "some-law/some-provision")
            return target if field.type == "ref" else f"[{target}]"
        return self.tell(_PLACEHOLDERS[field.type])


def _remark(text: str, indent: str) -> Iterator[str]:
    text = text[:1].upper() + text[1:]
    yield from (f"{indent}# {line}" for line in textwrap.wrap(text, _WIDTH - len(indent), break_long_words=False, break_on_hyphens=False))
