"""Templates: a record of a kind with every field and a word on each, as YAML that loads once its placeholders are filled in.

What must be there stands as it is. What may be there has a `#` straight before its text: take the sign away, and the line is part of the
record. Lines with `# ` and a space are remarks and stay remarks.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from timeline.model.assertions import FORMS
from timeline.model.kinds import EVENT_FIELDS, KINDS, LINK_FIELDS, TYPES, Field, Kind

_HOLDERS = [(spec.kinds[0], kind.name) for kind in KINDS for spec in kind.fields if spec.type == "records" and spec.kinds[0] != kind.name]
NESTED = {name: " or ".join(holder for inner, holder in _HOLDERS if inner == name) for name, _ in _HOLDERS}  # kinds that live in another record
_WIDTH = 110
_PLACEHOLDERS: dict[str, str] = {
    "title": "A title", "text": "A text", "texts": "A remark", "string": "A line of text", "strings": "A line of text", "claim": "A name",
    "claims": "[A name, Another name]", "period": "2010/2012", "date": "2011-09-20", "amount": "12", "integer": "1", "number": "4.5", "flag": "true",
    "day": "2026-11-24", "edtf": "2011", "url": "https://example.org/page", "cite": "some-source §1", "ids": "{register: A-123}",
}  # fmt: skip
_OF_FIELD: dict[str, str] = {  # where the type alone would make a poor example
    "numbers": "[{value: 0 800 000 000, valid: 2019, purpose: advice}]", "values": "[{value: 12, period: 2018}, {value: 15, period: 2019}]",
    "number": "12-III", "by": "some-body", "currency": "UAH", "year": "'2011'", "id": "a-short-name",
}  # fmt: skip
_LINKS: dict[str, str] = {
    "treaty": "supplements: some-treaty", "law": "implements: some-treaty", "programme": "implements: some-law", "hotline": "run by: some-organisation",
    "recommendation": "addresses: some-finding",
}  # fmt: skip


def template(kind: Kind, name: str) -> str:
    """A record of `kind` called `name`, as a file of its own; what lives inside another record is indented for its place there."""
    holder = NESTED.get(kind.name, "")
    indent = "    " if holder else ""
    where = [f"Paste it into the {holder} that holds it; `{kind.plural}:` may be there already."] if holder else []
    head = [
        f"A {kind.name}: {kind.doc}." if kind.name[0] not in "aeiou" else f"An {kind.name}: {kind.doc}.", *where,
        "A `#` straight before a key leaves the field out: take the sign away and fill it in, or take the line out.",
    ]  # fmt: skip
    lines = [*(f"{indent}# {line}" for line in head), f"{indent}{kind.plural}:", *record_lines(kind, name, f"{indent}  ")]
    return "".join(f"{line}\n" for line in lines)


def record_lines(kind: Kind, name: str, indent: str = "  ") -> list[str]:
    """The lines of one record, from its id on."""
    required = [field for field in kind.fields if field.required]
    optional = [field for field in kind.fields if not field.required]
    first = [field for field in optional if field.name == "cite" and kind.cited]
    lines = [f"{indent}# its id: lower-case letters, digits and hyphens; it never changes", f"{indent}{name}:"]
    for field in (*required, *first, *(field for field in optional if field not in first)):
        lines += _field_lines(field, kind, f"{indent}  ", given=field in required or field in first)
    return lines


def assertions() -> str:
    """A list of assertions, one of each form, to choose from."""
    lines = ["# Facts that `timeline check` proves. Take away the `#` straight before an example, and write your own."]
    for form in FORMS:
        lines += [*_remark(f"{form.doc}.", ""), f"#- {form.example}"]
    return "".join(f"{line}\n" for line in lines)


def _field_lines(field: Field, kind: Kind, indent: str, *, given: bool) -> Iterator[str]:
    """What a field means, then the field; commented out unless it is `given`."""
    words = f" One of: {', '.join(field.words)}." if field.words else ""
    must = " Required." if field.required else ""
    yield from _remark(f"{field.doc}.{must}{words} ({TYPES[field.type]})" if field.type != "word" else f"{field.doc}.{must}{words}", indent)
    sign = "" if given else "#"
    head, *rest = _value_lines(field, kind)
    yield f"{indent}{sign}{head}"
    for line in rest:
        text = line.lstrip(" ")
        yield f"{indent}{' ' * (len(line) - len(text))}{text if text.startswith('#') else sign + text}"


def _remark(text: str, indent: str) -> Iterator[str]:
    text = text[:1].upper() + text[1:]
    yield from (f"{indent}# {line}" for line in textwrap.wrap(text, _WIDTH - len(indent), break_long_words=False, break_on_hyphens=False))


def _value_lines(field: Field, kind: Kind) -> list[str]:
    """The field and an example of what it may hold."""
    if field.type == "events":
        return [f"{field.name}:", *_listed(EVENT_FIELDS)]
    if field.type == "links":
        verb = _LINKS.get(kind.name, "about: some-law")
        return [f"{field.name}:", f"  - {verb}", *(f"    {line}" for inner in LINK_FIELDS for line in _inner(inner))]
    if field.type == "block":
        return [f"{field.name}:", *(f"  {line}" for inner in field.fields for line in _inner(inner))]
    if field.type == "blocks":
        return [f"{field.name}:", *_listed(field.fields)]
    if field.type == "entries":
        return [f"{field.name}:", "  a-short-id:", *(f"    {line}" for inner in field.fields for line in _inner(inner))]
    if field.type == "records":
        return [f"{field.name}:", f"  # more of it: timeline new {field.kinds[0]}", f"  some-{field.kinds[0]}:", "    title: A title"]
    return [f"{field.name}: {_example(field)}"]


def _listed(fields: Iterable[Field]) -> list[str]:
    """An item of a list, with a remark on each of its keys."""
    lines = [line for inner in fields for line in _inner(inner)]
    return [f"  - {lines[0]}", *(f"    {line}" for line in lines[1:])]


def _inner(field: Field) -> list[str]:
    """A key of a block, with its meaning behind it."""
    what = f"{field.doc}: {', '.join(field.words)}" if 0 < len(field.words) < 8 else field.doc
    return [f"{field.name}: {_example(field)}  # {'required: ' if field.required else ''}{what}"]


def _example(field: Field) -> str:
    if field.name in _OF_FIELD and field.type in ("claim", "claims", "string"):
        return _OF_FIELD[field.name]
    if field.type in ("word", "claimed word"):
        return field.words[0]
    if field.type in ("ref", "refs"):
        target = f"some-{field.kinds[0] if field.kinds else 'law'}"
        return target if field.type == "ref" else f"[{target}]"
    return _PLACEHOLDERS[field.type]
