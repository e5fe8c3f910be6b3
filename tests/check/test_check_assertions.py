"""Assertions: each form proved, contradicted, or left open by the data; and what is wrong with the writing of one."""

from __future__ import annotations

import pytest
from conftest import MakeDataset

from timeline.check import find_all
from timeline.model.assertions import ASSERTION_FIELDS, COMMON, FORMS, Form

DATA = """
sources:
  s: {title: A study, authority: study}
topics:
  help: {title: Help, scheme: function}
organisations:
  donor-1: {title: A donor, cite: s, donor: {tier: key}}
  donor-2: {title: Another donor, cite: s, donor: {tier: other}}
treaties:
  bound: {title: A convention, cite: s, events: [{event: ratification, date: 2010-09-21}, {event: entry into force, date: 2011-03-01}]}
  open: {title: A protocol, cite: s, events: [{event: ratification, date: 2010}], links: [{supplements: bound}]}
laws:
  l: {title: A law, cite: s, topics: help, form: decree, events: [{event: adoption, date: 2009, id: passed}, {event: entry into force, date: 2012-05-01}]}
programmes:
  first:
    title: The first programme
    cite: s
    period: 1999/2002
    roles:
      a: {title: A, topics: help, roles: {b: {title: B}}}
      c: {title: C}
  second: {title: The second programme, cite: s, period: 2004/2006}
  third: {title: The third programme, cite: s, period: 2014/}
"""
PROVED = {
    "one held": "{on: 2000-05-01, programmes: first, cite: s}",
    "one held throughout a stretch": "{on: 2000/2002, programmes: [first], cite: s}",
    "none held": "{on: 2003, programmes: none, cite: s §1}",
    "none on the day after the last": "{on: 2003-01-01, programmes: none, cite: s}",
    "a count": "{count: programmes, is: 3, cite: s}",
    "a count of none": "{count: hotlines, is: 0, cite: s}",
    "a count by a field": "{count: laws, where: {form: decree}, is: 1, cite: s}",
    "a count by a list of ids": "{count: laws, where: {topics: help}, is: 1, cite: s}",
    "a count by a block": "{count: organisations, where: {donor.tier: key}, is: 1, cite: s}",
    "a count of parts": "{count: roles, inside: first, is: 2, cite: s}",
    "a count of parts of parts": "{count: roles, inside: first/a, is: 1, cite: s}",
    "a count on a day": "{on: 2005, count: programmes, is: 1, cite: s}",
    "a status": "{record: bound, on: 2011-03-01, status: in force, cite: s}",
    "a status before": "{record: bound, on: 2011-02-28, status: not yet, cite: s}",
    "a status by another basis": "{record: bound, on: 2010-12-01, basis: adopted, status: in force, cite: s}",
    "that it cannot be told": "{record: third, on: 2020, status: unknown, cite: s}",
    "an event": "{record: bound, event: ratification, date: 2010-09-21, cite: s}",
    "an event within a year": "{record: bound, event: entry into force, date: 2011, cite: s}",
    "an event by its address": "{record: l, event: passed, date: 2009, cite: s}",
    "a link": "{record: open, link: {supplements: bound}, cite: s}",
    "a link backwards": "{record: bound, link: {supplemented by: open}, cite: s}",
    "a link of a field": "{record: l, link: {'on': help}, cite: s}",
}
FALSE = {
    "it had ended": ("{on: 2003, programmes: first, cite: s}", "on 2003 `first` is: ended"),
    "another held besides": ("{on: 2005, programmes: none, cite: s}", "on 2005 `second` held"),
    "not throughout": ("{on: 2002/2003, programmes: first, cite: s}", "on 2002/2003 `first` is: in part"),
    "one that held in part": ("{on: 2002/2003, programmes: none, cite: s}", "on 2002/2003 `first` held"),
    "of another kind": ("{on: 2005, programmes: bound, cite: s}", "on 2005 `bound` is: no record of this kind"),
    "too few": ("{count: programmes, is: 4, cite: s}", "there are 3"),
    "too many on a day": ("{on: 2005, count: programmes, is: 0, cite: s}", "on 2005 1 held"),
    "another status": ("{record: bound, on: 2011-02-28, status: in force, cite: s}", "on 2011-02-28 the status of `bound` is: not yet"),
    "told after all": ("{record: bound, on: 2012, status: unknown, cite: s}", "on 2012 the status of `bound` is: in force"),
    "another date": ("{record: bound, event: ratification, date: 2011, cite: s}", "ratification of `bound` has: 2010-09-21"),
    "no such event": ("{record: bound, event: denunciation, date: 2011, cite: s}", "`bound` has no event `denunciation`"),
    "no such link": ("{record: bound, link: {supplements: open}, cite: s}", "`bound` has no link `supplements` to `open`"),
    "one link of two": ("{record: open, link: {supplements: [bound, l]}, cite: s}", "`open` has no link `supplements` to `l`"),
}
OPEN = {
    "one may have held": ("{on: 2020, programmes: none, cite: s}", "on 2020 `third` may have held"),
    "it may have held": ("{on: 2020, programmes: third, cite: s}", "on 2020 `third` is: unknown"),
    "one more may have held": ("{on: 2012, treaties: bound, cite: s}", "on 2012 `open` may have held besides"),
    "a count that may be right": ("{on: 2020, count: programmes, is: 1, cite: s}", "on 2020 0 held, and of 1 it cannot be told"),
    "a status that cannot be told": ("{record: third, on: 2020, status: ended, cite: s}", "on 2020 the status of `third` is: unknown"),
    "a rough date": ("{record: open, event: ratification, date: 2010-09, cite: s}", "ratification of `open` has: 2010"),
}


def verdicts(dataset: MakeDataset, assertion: str) -> list[tuple[str, str]]:
    """What `check` says of one assertion: the name, and why."""
    store = dataset({"data.yaml": DATA, "assertions.yaml": f"- {assertion}\n"})
    problems = find_all(store, frozenset({"assertion-false", "assertion-unproved", "bad-assertion", "missing-key", "unknown-key", "wrong-type"}))
    return [(problem.name, problem.message.partition(": ")[2]) for problem in problems]


@pytest.mark.parametrize("what", PROVED)
def test_an_assertion_is_proved(what: str, dataset: MakeDataset) -> None:
    assert verdicts(dataset, PROVED[what]) == []
    assert dataset({"data.yaml": DATA, "assertions.yaml": f"- {PROVED[what]}\n"}).db.execute("SELECT count(*) FROM assertion").fetchone() == (1,)


@pytest.mark.parametrize("what", FALSE)
def test_an_assertion_that_the_data_contradicts_is_false(what: str, dataset: MakeDataset) -> None:
    text, why = FALSE[what]
    assert verdicts(dataset, text) == [("assertion-false", why)]


@pytest.mark.parametrize("what", OPEN)
def test_an_assertion_that_may_hold_is_not_proved(what: str, dataset: MakeDataset) -> None:
    text, why = OPEN[what]
    assert verdicts(dataset, text) == [("assertion-unproved", why)]


WRONG = {
    "no form": ("{on: 2011, cite: s}", "bad-assertion"),
    "two forms": ("{count: laws, is: 1, status: in force, cite: s}", "bad-assertion"),
    "a key of another form": ("{record: bound, link: {supplements: open}, is: 1, cite: s}", "bad-assertion"),
    "a key of none": ("{count: laws, is: 1, colour: red, cite: s}", "unknown-key"),
    "no source": ("{count: laws, is: 1}", "missing-key"),
    "no day": ("{programmes: none, cite: s}", "missing-key"),
    "no mapping": ("programmes", "wrong-type"),
    "a kind that is none": ("{count: statutes, is: 1, cite: s}", "unknown-word"),
    "a status that is none": ("{record: bound, on: 2011, status: valid, cite: s}", "unknown-word"),
    "a date that is none": ("{on: yesterday, programmes: none, cite: s}", "bad-date"),
    "a number that is none": ("{count: laws, is: many, cite: s}", "bad-number"),
    "an empty key": ("{on: 2011, programmes: , cite: s}", "wrong-type"),
    "an empty link": ("{record: bound, link: {}, cite: s}", "wrong-type"),
    "an empty condition": ("{count: laws, where: {}, is: 1, cite: s}", "wrong-type"),
    "no citation": ("{count: laws, is: 1, cite: []}", "wrong-type"),
    "an empty value": ("{record: , on: 2011, status: in force, cite: s}", "wrong-type"),
    "a record that is not there": ("{record: nowhere, on: 2011, status: in force, cite: s}", "dangling-link"),
    "a record in a list": ("{on: 2011, programmes: [first, fourth], cite: s}", "dangling-link"),
    "a source that is not there": ("{count: laws, is: 1, cite: nowhere}", "unknown-source"),
    "a field that is none": ("{count: laws, where: {colour: red}, is: 1, cite: s}", "unknown-key"),
    "a verb that is none": ("{record: bound, link: {sues: open}, cite: s}", "unknown-verb"),
    "a link without a verb": ("{record: bound, link: open, cite: s}", "wrong-type"),
    "a target that is no id": ("{record: bound, link: {supplements: The Open}, cite: s}", "bad-id"),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_badly_written_assertion_is_told_and_left_out(what: str, dataset: MakeDataset) -> None:
    text, name = WRONG[what]
    store = dataset({"data.yaml": DATA, "assertions.yaml": f"- {text}\n- {{count: laws, is: 1, cite: s}}\n"})
    problems = store.db.execute("SELECT name, path, line FROM problem").fetchall()
    assert problems == [(name, "assertions.yaml", 1)]
    assert store.db.execute("SELECT count(*) FROM assertion").fetchone() == (1,)


@pytest.mark.parametrize(("text", "name"), [("# nothing\n", "empty-file"), ("laws: {}\n", "wrong-type"), ("- {on: [2011\n", "yaml-syntax")])
def test_a_file_that_is_no_list_of_assertions_is_a_problem(text: str, name: str, dataset: MakeDataset) -> None:
    store = dataset({"data.yaml": DATA, "assertions.yaml": text})
    assert [row[0] for row in store.db.execute("SELECT name FROM problem")] == [name]


def test_a_dataset_needs_no_assertions(dataset: MakeDataset) -> None:
    assert find_all(dataset(DATA), frozenset({"assertion-false", "assertion-unproved"})) == []


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_the_keys_of_a_form_are_fields_of_an_assertion(form: Form) -> None:
    known = {spec.name for spec in ASSERTION_FIELDS}
    assert {*form.leads, *form.needs, *form.may, *COMMON} <= known


def test_every_field_of_an_assertion_belongs_to_a_form() -> None:
    used = {key for form in FORMS for key in (*form.leads, *form.needs, *form.may)} | set(COMMON)
    assert {spec.name for spec in ASSERTION_FIELDS} == used
