"""The catalogue: every name once, in a group, with a sentence on what it means."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from conftest import Run

from timeline.check import CATALOGUE, chosen_names, hold_back
from timeline.check.catalogue import RULES
from timeline.load.problem import GROUPS, PROBLEMS, Problem


def test_every_fault_of_loading_belongs_to_one_group() -> None:
    assert Counter(name for names in GROUPS.values() for name in names) == Counter(list(PROBLEMS))


def test_no_rule_has_the_name_of_another_or_of_a_fault_of_loading() -> None:
    names = [*PROBLEMS, *(rule.name for rule in RULES)]
    assert len(set(names)) == len(names) == len(CATALOGUE)


def test_there_are_rules_of_every_sort_that_is_promised() -> None:
    assert {entry.group for entry in CATALOGUE.values()} == {"files", "shape", "links", "sources", "assertions", "dates", "duplicates", "ties"}
    assert len(RULES) >= 12


@pytest.mark.parametrize("name", CATALOGUE)
def test_a_name_is_in_kebab_case_and_means_something(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    assert re.fullmatch(r"[A-Z`].{20,}\.", CATALOGUE[name].doc)


def test_no_group_has_the_name_of_a_rule() -> None:
    assert {entry.group for entry in CATALOGUE.values()} & set(CATALOGUE) == set()


def test_names_and_groups_are_chosen_together() -> None:
    assert chosen_names(["ties", "bad-date"]) == {"orphan", "role-without-function", "outside-holder", "bad-date"}
    assert chosen_names([]) == set(CATALOGUE)
    with pytest.raises(KeyError):
        chosen_names(["ties", "nothing"])


def test_the_help_names_every_group(run: Run) -> None:
    told = re.search(r"these groups: ([a-z,\s]+)\.", run("check", "-h").out)
    assert told is not None
    assert {word.strip() for word in told[1].split(",")} == {entry.group for entry in CATALOGUE.values()}


def test_warnings_wait_for_faults_that_leave_something_out_and_for_no_others() -> None:
    orphan, fault, unsourced = (Problem(name, "", "", "a.yaml") for name in ("orphan", "dangling-link", "no-source"))
    assert hold_back([orphan, fault]) == ([fault], 1)
    assert hold_back([orphan, unsourced]) == ([orphan, unsourced], 0)
