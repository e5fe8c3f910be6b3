"""The closed lists hold each word once and agree with each other."""

from __future__ import annotations

import pytest

from timeline.model import KINDS
from timeline.model import vocabulary as v

LISTS = {name: words for name, words in vars(v).items() if isinstance(words, tuple) and words and all(isinstance(word, str) for word in words)}


def test_the_closed_lists_are_found() -> None:
    assert len(LISTS) >= 18


@pytest.mark.parametrize("name", LISTS)
def test_no_word_stands_twice_in_a_list(name: str) -> None:
    assert len(set(LISTS[name])) == len(LISTS[name])


@pytest.mark.parametrize("name", LISTS)
def test_every_word_is_lower_case_text_without_odd_blanks(name: str) -> None:
    assert [word for word in LISTS[name] if word != " ".join(word.lower().split())] == []


def test_every_event_begins_or_ends_a_life_or_neither() -> None:
    assert {event.effect for event in v.EVENTS} == {"begins", "ends", ""}


def test_beginnings_and_endings_share_no_event() -> None:
    assert not set(v.BEGINNINGS) & set(v.ENDINGS)


def test_consents_are_events() -> None:
    assert set(v.CONSENTS) <= set(v.EVENT_NAMES)


def test_an_event_that_is_only_derived_cannot_be_typed() -> None:
    assert not {"amendment", "replacement", "occurrence"} & set(v.TYPED_EVENTS)


def test_what_a_verb_makes_happen_is_an_event() -> None:
    assert {verb.event for verb in v.VERBS if verb.event} <= set(v.EVENT_NAMES)


def test_no_two_verbs_share_a_name() -> None:
    assert len(set(v.VERB_NAMES)) == len(v.VERBS)


def test_no_two_verbs_share_an_inverse() -> None:
    assert len({verb.inverse for verb in v.VERBS}) == len(v.VERBS)


def test_an_inverse_is_no_verb_unless_it_reads_alike_both_ways() -> None:
    assert [verb.name for verb in v.VERBS if verb.inverse in v.VERB_NAMES and verb.inverse != verb.name] == []


def test_every_field_with_a_verb_is_a_reference() -> None:
    references = {field.name for kind in KINDS for field in kind.fields if field.type in ("ref", "refs")}
    assert set(v.FIELD_VERBS) <= references


def test_every_reference_of_a_record_has_a_verb() -> None:
    references = {field.name for kind in KINDS for field in kind.fields if field.type in ("ref", "refs")}
    assert references <= set(v.FIELD_VERBS)


@pytest.mark.parametrize("verb", v.VERBS, ids=lambda verb: verb.name)
def test_a_verb_joins_kinds_of_record_that_there_are(verb: v.Verb) -> None:
    assert {*verb.sources, *verb.targets} <= {kind.name for kind in KINDS}


@pytest.mark.parametrize("verb", v.VERBS, ids=lambda verb: verb.name)
def test_a_verb_says_what_may_stand_at_an_end_unless_anything_may(verb: v.Verb) -> None:
    assert (verb.sources and verb.targets) or verb.name in ("about", "caused by")


def test_every_verb_can_be_read_from_both_ends() -> None:
    joins = (*v.VERBS, *v.FIELD_VERBS.values(), v.DONE_BY, v.STATED_IN)
    assert all(v.READ_BACKWARDS[verb.name] == verb.inverse and v.READ_BACKWARDS[verb.inverse] == verb.name for verb in joins)


def test_what_takes_the_place_of_another_never_goes_in_a_circle() -> None:
    assert {"amends", "replaces", "repeals", "succeeds", "part of"} <= {verb.name for verb in v.VERBS if not verb.circular}
