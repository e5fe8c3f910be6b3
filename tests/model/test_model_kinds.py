"""The one definition of what a dataset may hold agrees with itself and with the design."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from timeline.model import BY_NAME, BY_PLURAL, KINDS, TYPES, Field, Kind
from timeline.model import vocabulary as v
from timeline.model.kinds import CLAIM_FIELDS, DATASET_FIELDS, EVENT_FIELDS, LINK_FIELDS

DESIGNED = (
    "source", "party", "treaty", "law", "programme", "role", "provision", "stage", "body", "organisation", "hotline", "event", "figure",
    "finding", "recommendation", "topic",
)  # fmt: skip


def _with_inner(fields: tuple[Field, ...]) -> Iterator[Field]:
    for field in fields:
        yield field
        yield from _with_inner(field.fields)


def _all_fields() -> list[Field]:
    groups = [*(kind.fields for kind in KINDS), CLAIM_FIELDS, EVENT_FIELDS, LINK_FIELDS, DATASET_FIELDS]
    return [field for group in groups for field in _with_inner(group)]


def test_the_kinds_are_those_of_the_design() -> None:
    assert tuple(kind.name for kind in KINDS) == DESIGNED


def test_no_two_kinds_share_a_name_or_a_plural() -> None:
    assert (len(BY_NAME), len(BY_PLURAL)) == (len(KINDS), len(KINDS))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_no_two_fields_of_a_kind_share_a_name(kind: Kind) -> None:
    assert len(kind.by_name) == len(kind.fields)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_has_what_all_records_have(kind: Kind) -> None:
    assert {"title", "summary", "note", "aliases", "ids", "topics", "links", "cite"} <= set(kind.by_name)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_title_is_always_required(kind: Kind) -> None:
    assert kind.by_name["title"].required


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_events_that_date_a_kind_are_in_the_closed_list(kind: Kind) -> None:
    assert set(kind.dated_by) <= set(v.EVENT_NAMES)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_dated_by_events_can_have_events(kind: Kind) -> None:
    assert not kind.dated_by or {"events", "date"} & set(kind.by_name)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_no_address_of_an_event_is_the_name_of_a_field(kind: Kind) -> None:
    assert not {name.replace(" ", "-") for name in v.EVENT_NAMES} & set(kind.by_name)


def test_every_field_has_a_documented_type() -> None:
    assert {field.type for field in _all_fields()} <= set(TYPES)


def test_every_documented_type_is_used() -> None:
    assert set(TYPES) <= {field.type for field in _all_fields()}


def test_every_field_says_what_it_means() -> None:
    assert [field.name for field in _all_fields() if not field.doc.strip()] == []


def test_words_and_only_words_have_a_closed_list() -> None:
    assert [field.name for field in _all_fields() if (field.type in ("word", "claimed word")) != bool(field.words)] == []


def test_blocks_and_only_blocks_have_keys() -> None:
    assert [field.name for field in _all_fields() if (field.type in ("block", "blocks", "entries")) != bool(field.fields)] == []


def test_references_point_to_kinds_that_exist() -> None:
    assert {name for field in _all_fields() for name in field.kinds} <= set(BY_NAME)


def test_nested_records_are_of_one_kind() -> None:
    assert [field.name for field in _all_fields() if field.type == "records" and len(field.kinds) != 1] == []


def test_no_field_of_a_link_is_a_verb() -> None:
    assert not {field.name for field in LINK_FIELDS} & set(v.VERB_NAMES)
