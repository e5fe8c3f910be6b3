"""The JSON Schema of a dataset's files, made from the model: editors complete and check with it while one types.

An editor's YAML reader may take `2011` for a number, `true` for a truth value: where the model asks for text, these are allowed too. What a
schema cannot say (days of the calendar, ids that exist, sources that are missing) is left to `timeline check`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from timeline.model.assertions import ASSERTION_FIELDS, COMMON, FORMS, HELD, Form
from timeline.model.kinds import CLAIM_FIELDS, DATASET_FIELDS, EVENT_FIELDS, KINDS, LINK_FIELDS, Field, Kind
from timeline.model.vocabulary import FIELD_VERBS, VERBS

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
NAME = "urn:policy-timeline:dataset:1"  # a name, not an address: nothing has to be fetched
PARTS = ("dataset", "assertion", *(kind.name for kind in KINDS))  # what a schema can be asked for by itself

_LANGUAGES = ("en", "uk")
_SHORT_ID = "^[a-z0-9]+(-[a-z0-9]+)*$"
_ID = "^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*$"
_EDTF = r"^([0-9XYSE~?%,/{}\[\] \-]|\.\.)+$"  # the signs of EDTF; whether there is such a day is another matter
_PLAIN: dict[str, Schema] = {
    "scalar": {"type": ["string", "number", "boolean"], "minLength": 1},
    "date": {"type": ["string", "integer"], "pattern": _EDTF, "minimum": 1000, "maximum": 9999},
    "day": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    "number": {"type": ["number", "string"], "pattern": r"^-?\d+(\.\d+)?$"},
    "integer": {"type": ["integer", "string"], "pattern": r"^-?\d{1,18}$"},
    "flag": {"enum": [True, False, "true", "false"]},
    "url": {"type": "string", "pattern": "^https?://[^/ ]"},
    "id": {"type": "string", "pattern": _ID},
    "citation": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*( .*)?$"},
}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _one_or_many(item: Schema) -> Schema:
    return {"anyOf": [item, {"type": "array", "items": item}]}


def _by_language(item: Schema) -> Schema:
    return {"type": "object", "properties": dict.fromkeys(_LANGUAGES, item), "additionalProperties": False, "minProperties": 1}


def _map(item: Schema) -> Schema:
    """A mapping of short ids."""
    return {"type": "object", "propertyNames": {"pattern": _SHORT_ID}, "additionalProperties": item}


def _object(fields: Iterable[Field], **own: Schema) -> Schema:
    """A mapping with these fields; `own` are the schemas of some of them."""
    listed = list(fields)
    properties = {field.name: {**own.get(field.name, _field(field)), "description": field.doc} for field in listed}
    schema: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    required = [field.name for field in listed if field.required]
    return {**schema, "required": required} if required else schema


def _claimed(scalar: str) -> Schema:
    """A value that may carry claims: itself, a claim, or a list of either."""
    return _one_or_many({"anyOf": [_ref(scalar), _ref(f"claim-of-{scalar}")]})


def _field(field: Field) -> Schema:
    """The schema of one field, by its type."""
    if field.type in _BY_TYPE:
        return _BY_TYPE[field.type]
    if field.type in ("word", "claimed word"):
        word: Schema = {"enum": list(field.words)}
        return word if field.type == "word" else _one_or_many({"anyOf": [word, _object(CLAIM_FIELDS, value=word)]})
    if field.type == "records":
        return _map(_ref(field.kinds[0]))
    block = _object(field.fields)
    return {"block": block, "blocks": _one_or_many(block), "entries": {"type": "object", "additionalProperties": block}}[field.type]


_BY_TYPE: dict[str, Schema] = {
    "title": {"anyOf": [_claimed("scalar"), _by_language(_claimed("scalar"))]},
    "text": {"anyOf": [_ref("scalar"), _by_language(_ref("scalar"))]},
    **dict.fromkeys(("texts", "strings"), _one_or_many(_ref("scalar"))),
    "string": _ref("scalar"), "claim": _claimed("scalar"), "claims": {"anyOf": [_claimed("scalar"), _by_language(_claimed("scalar"))]},
    **dict.fromkeys(("period", "date"), _claimed("date")), "edtf": _ref("date"), "day": _ref("day"), "amount": _claimed("number"),
    "number": _ref("number"), "integer": _ref("integer"), "flag": _ref("flag"), "url": _ref("url"), "cite": _one_or_many(_ref("citation")),
    "ref": _ref("id"), "refs": _one_or_many(_ref("id")), "ids": {"type": "object", "additionalProperties": _ref("scalar"), "minProperties": 1},
    "events": _one_or_many(_ref("an-event")), "links": _one_or_many(_ref("a-link")),
}  # fmt: skip


def _claim(scalar: str) -> Schema:
    return _object(CLAIM_FIELDS, value=_ref(scalar))


def _link() -> Schema:
    """A link: at least one verb, each with its targets, and what is said about it."""
    target = {"anyOf": [_ref("id"), _ref("claim-of-id")]}
    schema = _object(LINK_FIELDS)
    schema["properties"] = {verb.name: {**_one_or_many(target), "description": verb.doc} for verb in VERBS} | schema["properties"]
    return {**schema, "anyOf": [{"required": [verb.name]} for verb in VERBS]}


def _assertion() -> Schema:
    """An assertion: the keys of one form."""
    verbs = {name: _one_or_many(_ref("id")) for verb in (*VERBS, *FIELD_VERBS.values()) for name in (verb.name, verb.inverse)}
    own: dict[str, Schema] = {plural: {"anyOf": [{"const": "none"}, _one_or_many(_ref("id"))]} for plural in HELD}
    own["link"] = {"type": "object", "properties": verbs, "additionalProperties": False, "minProperties": 1}
    schema = _object(ASSERTION_FIELDS, **own)
    return {**schema, "oneOf": [_form(form, lead) for form in FORMS for lead in form.leads]}


def _form(form: Form, lead: str) -> Schema:
    """What must be there beside the leading key, and what must not."""
    strange = {field.name for field in ASSERTION_FIELDS} - {lead, *form.needs, *form.may, *COMMON}
    return {"required": [lead, *form.needs], "properties": dict.fromkeys(sorted(strange), False)}


def _record(kind: Kind) -> Schema:
    return {"title": kind.name, "description": kind.doc, **_object(kind.fields)}


def _definitions() -> dict[str, Schema]:
    return {
        **_PLAIN, **{f"claim-of-{scalar}": _claim(scalar) for scalar in ("scalar", "date", "number", "id")},
        "an-event": _object(EVENT_FIELDS, id={"type": ["string", "integer"], "pattern": _SHORT_ID}), "a-link": _link(),
        **{kind.name: _record(kind) for kind in KINDS},
        "dataset": {"title": "dataset.yaml", **_object(DATASET_FIELDS)}, "assertion": {"title": "an assertion", **_assertion()},
        "records": {
            "title": "a file of records", "type": "object", "additionalProperties": False, "minProperties": 1,
            "properties": {kind.plural: {**_map(_ref(kind.name)), "description": kind.doc} for kind in KINDS},
        },
    }  # fmt: skip


def json_schema(part: str = "") -> Schema:
    """The schema of any file of a dataset: a list is `assertions.yaml`, what has a `schema_version` is `dataset.yaml`, all else holds records.

    With `part`, one of `PARTS`, the schema of one record of a kind, of `dataset.yaml`, or of one assertion.
    """
    head: Schema = {"$schema": DIALECT, "$id": f"{NAME}:{part}" if part else NAME}
    if part:
        return {**head, **_ref(part), "$defs": _definitions()}
    of_records = {"if": {"required": ["schema_version"]}, "then": _ref("dataset"), "else": _ref("records")}
    return {
        **head, "title": "A file of a timeline dataset", "if": {"type": "array"}, "then": {"type": "array", "items": _ref("assertion")},
        "else": of_records, "$defs": _definitions(),
    }  # fmt: skip
