"""The JSON Schema of the exports `json` and `jsonl`, made from the model: what is no field of the model is no field of the schema."""

from __future__ import annotations

from typing import Any

from timeline.model import KINDS, Field, Kind
from timeline.model.kinds import CLAIM_FIELDS, DATASET_FIELDS, EVENT_FIELDS, LINK_FIELDS
from timeline.model.vocabulary import EVENT_NAMES, FIELD_VERBS, VERBS

Schema = dict[str, Any]
_STRING: Schema = {"type": "string"}
_STRINGS: Schema = {"type": "array", "items": _STRING}
_NUMBER: Schema = {"type": "number"}
_INTEGER: Schema = {"type": "integer"}
_FLAG: Schema = {"type": "boolean"}
_TEXT: Schema = {"type": "object", "properties": {"en": _STRING, "uk": _STRING}, "additionalProperties": False, "minProperties": 1}
_MAYBE_DAY: Schema = {"type": ["string", "null"]}
_DAYS: Schema = {"type": "array", "items": _MAYBE_DAY, "minItems": 2, "maxItems": 2}
_BY_TYPE: dict[str, Schema] = {
    "text": _TEXT, "texts": _STRINGS, "string": _STRING, "strings": _STRINGS, "claim": _STRING, "period": _STRING, "date": _STRING,
    "amount": _NUMBER, "integer": _INTEGER, "number": _NUMBER, "word": _STRING, "claimed word": _STRING, "flag": _FLAG, "day": {**_STRING, "format": "date"},
    "edtf": _STRING, "url": {**_STRING, "format": "uri"}, "cite": _STRINGS, "ref": _STRING, "refs": _STRINGS,
    "ids": {"type": "object", "additionalProperties": _STRING},
}  # fmt: skip
_ELSEWHERE = ("title", "links", "events", "records", "cite", "date")  # fields that stand in a record under a shape of their own
_ASIDE = ("start_part", "end_part", "bound", "derivation")  # said of a chosen value beside it: `period_derivation`


def json_schema() -> Schema:
    """The schema of the whole document; its `record` is that of a line of jsonl."""
    definitions: dict[str, Schema] = {
        "record": {"anyOf": [{"$ref": f"#/$defs/{kind.name}"} for kind in KINDS]},
        "claim": _claim(), "event_of_record": _event(), "link": _link(), "remark": _remark(),
        **{kind.name: _record(kind) for kind in KINDS},
    }  # fmt: skip
    records = {"type": "array", "items": {"$ref": "#/$defs/record"}}
    head = {
        "schema_version": _STRING, "command": {"const": "export"}, "question": {"type": "object"}, "dataset": _STRING,
        "basis": _object({"version": _STRING, "counts": _STRING, "according_to": _STRING}),
        "about": _object({field.name: _of_field(field) for field in DATASET_FIELDS}, required=[f.name for f in DATASET_FIELDS if f.required]),
        "count": _INTEGER,
    }  # fmt: skip
    asserted = {
        "assertions": {
            "type": "array",
            "items": {"type": "object"},
            "description": "what the keepers of the dataset say must follow from its records",
        }
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "timeline export json",
        "description": "A dataset of timeline, or a part of it. In jsonl the first line is the head, with `id` and `kind`, and every other line is a record.",
        **_object({**head, **asserted, "items": records, "may_match": records}, required=[*head, "items", "may_match"]),
        "$defs": {**definitions, "head": _object({"kind": {"const": "dataset"}, "id": _STRING, **head, **asserted}, required=["kind", "id", *head])},
    }


def _object(properties: dict[str, Schema], required: list[str] | None = None) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties) if required is None else required, "additionalProperties": False}


def _of_field(field: Field) -> Schema:
    """The schema of a field's value; its meaning goes along as the description."""
    inner = {inner.name: _of_field(inner) for inner in field.fields}
    block = _object(inner, [inner.name for inner in field.fields if inner.required])
    if field.type == "block":
        found = block
    elif field.type == "blocks":
        found = {"type": "array", "items": block}
    elif field.type == "entries":
        found = {"type": "object", "additionalProperties": block}
    elif field.type == "claims":
        found = {"type": "array", "items": _object({"value": _STRING, **_details()}, required=["value"])}
    else:
        found = dict(_BY_TYPE[field.type])
    if field.words:
        found["enum"] = list(field.words)
    return {**found, "description": field.doc}


def _details() -> dict[str, Schema]:
    """What a claim says beside its value."""
    return {field.name: _of_field(field) for field in CLAIM_FIELDS if field.name not in ("value", "cite")}


def _record(kind: Kind) -> Schema:
    own = {field.name: _of_field(field) for field in kind.fields if field.name not in _ELSEWHERE and field.type != "records"}
    claimed = [field.name for field in kind.fields if field.type in ("claim", "claimed word", "period", "amount")]
    aside = {f"{name}_{detail}": _STRING for name in claimed for detail in _ASIDE}
    common = {
        "id": _STRING, "kind": {"const": kind.name}, "title": _TEXT, "begin": {**_DAYS, "description": "the earliest and the latest day of its beginning"},
        "end": {**_DAYS, "description": "the earliest and the latest day of its end"}, "running": _FLAG,
        "disputed": {**_STRINGS, "description": "the values on which sources conflict"}, "cite": _STRINGS,
        "claims": _list("claim"), "events": _list("event_of_record"), "links": _list("link"),
        "records": {"type": "array", "items": _object({"id": _STRING, "kind": _STRING, "title": _STRING})},
        "remarks": _list("remark"), "file": _STRING, "line": _INTEGER,
    }  # fmt: skip
    optional = {
        "parent": _STRING,
        "dataset": {**_STRING, "description": "where several are asked"},
        "end_derived_from": _STRING,
        "certainty": {"const": "maybe"},
    }
    required = [*common, *(field.name for field in kind.fields if field.required and field.name in own)]
    return {**_object({**common, **optional, **own, **aside}, required), "description": kind.doc}


def _list(name: str) -> Schema:
    return {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}


def _claim() -> Schema:
    head = {"field": _STRING, "value": _STRING, "cite": _STRINGS, "line": _INTEGER}
    choice = {"language": _STRING, "chosen": _FLAG, "rule": {"type": ["string", "null"]}, "disputed": _FLAG}
    details = {"derivation_rule" if name == "rule" else name: schema for name, schema in _details().items()}
    return {
        **_object({**head, **details, **choice}, list(head)),
        "description": "what one source says of one value; `field` may be an event's address",
    }


def _event() -> Schema:
    details = {field.name: _of_field(field) for field in EVENT_FIELDS if field.name not in ("event", "date", "id")}
    head = {"address": _STRING, "event": {"enum": list(EVENT_NAMES)}, "date": _MAYBE_DAY}
    more = {"earliest": _STRING, "latest": _STRING, "disputed": _FLAG, "implied": {**_FLAG, "description": "a link of another record makes it"}}
    return _object({**head, **details, **more}, list(head))


def _link() -> Schema:
    verbs = [word for verb in (*VERBS, *FIELD_VERBS.values()) for word in (verb.name, verb.inverse)]
    details = {field.name: _of_field(field) for field in LINK_FIELDS}
    head = {"verb": {"enum": list(dict.fromkeys(verbs))}, "record": _STRING, "kind": _STRING, "direction": {"enum": ["out", "in"]}}
    return _object({**head, "field": {**_STRING, "description": "the field that makes the link"}, **_details(), **details}, list(head))


def _remark() -> Schema:
    """What a source leaves unclear, or whom it quotes, where that touches the record."""
    source = next(kind for kind in KINDS if kind.name == "source").by_name
    details = {inner.name: _of_field(inner) for name in ("ambiguities", "quotes") for inner in source[name].fields}
    head = {"kind": {"enum": ["ambiguity", "quote"]}, "source": _STRING, "id": _STRING}
    return _object({**head, **details, "about": {}}, list(head))
