"""Every name that `timeline check` knows: what loading finds in the files, and the rules of sense over what was loaded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from timeline.check import assertions, dates, sources, strays, ties, twins
from timeline.check.rule import ERROR, WARNING, Rule
from timeline.load.problem import GROUPS, PROBLEMS, Problem, few_of_each
from timeline.store import Store

_TAKES_OUT = ("files", "shape", "links")  # the groups whose faults leave something out of the dataset
RULES: tuple[Rule, ...] = (*dates.RULES, *sources.RULES, *twins.RULES, *strays.RULES, *ties.RULES, *assertions.RULES)


class Entry(NamedTuple):
    """A name of the catalogue: its group, what it means, and whether it is an error or a warning."""

    name: str
    group: str
    doc: str
    severity: str


def _entries() -> Iterator[Entry]:
    """Group after group; in each, what loading finds goes first."""
    for group in dict.fromkeys((*GROUPS, *(rule.group for rule in RULES))):
        yield from (Entry(name, group, PROBLEMS[name], ERROR) for name in GROUPS.get(group, ()))
        yield from (Entry(rule.name, group, rule.doc, rule.severity) for rule in RULES if rule.group == group)


CATALOGUE: dict[str, Entry] = {entry.name: entry for entry in _entries()}


def is_warning(name: str) -> bool:
    """Whether what bears this name may have good reasons."""
    return CATALOGUE[name].severity == WARNING


def hold_back(problems: list[Problem]) -> tuple[list[Problem], int]:
    """What is to be shown, and how many warnings wait: what a fault takes out would look like something that is missing."""
    if not any(CATALOGUE[problem.name].group in _TAKES_OUT for problem in problems):
        return problems, 0
    shown = [problem for problem in problems if not is_warning(problem.name)]
    return shown, len(problems) - len(shown)


def chosen_names(asked: Iterable[str]) -> frozenset[str]:
    """The names that are asked for, by themselves or by their group; all when nothing is. Raises `KeyError` on an unknown one."""
    found: set[str] = set()
    for name in asked:
        members = {entry.name for entry in CATALOGUE.values() if name in (entry.name, entry.group)}
        if not members:
            raise KeyError(name)
        found |= members
    return frozenset(found or CATALOGUE)


def find_all(store: Store, names: frozenset[str]) -> list[Problem]:
    """Everything of these names that is wrong with the dataset, in the order of the files."""
    rows = store.db.execute("SELECT name, message, hint, path, line, col, record FROM problem ORDER BY rowid")
    found = [problem for row in rows if (problem := Problem(*row)).name in names]
    for rule in RULES:
        if rule.name in names:
            found += few_of_each(rule.find(store))
    return sorted(found, key=lambda problem: (problem.path, problem.line, problem.column))
