"""Links that cannot be are told, with their place, and taken out; all others stay."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import MakeDataset
from hypothesis import given
from hypothesis import strategies as st

from timeline.store import Store
from timeline.store.joins import find_circle

HEAD = "sources: {s: {title: S, authority: study}}\n"


def _laws(**links: str) -> str:
    """Laws a, b, c …, each with the links given for it."""
    lines = [f"  {name}: {{title: {name}, cite: s, links: [{links.get(name, '')}]}}" for name in "abcd"]
    return HEAD + "laws:\n" + "\n".join(lines) + "\n"


def _problems(store: Store) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in store.db.execute("SELECT name, message, hint, line, col, record FROM problem ORDER BY rowid")]


def _links(store: Store) -> list[tuple[str, str, str]]:
    return [tuple(row) for row in store.db.execute("SELECT record, verb, target FROM link ORDER BY record, target")]


def test_a_link_between_kinds_that_its_verb_does_not_join_is_told_with_the_verbs_that_fit(dataset: MakeDataset) -> None:
    store = dataset(_laws(a="{monitors: b}"))
    ((name, message, hint, line, column, record),) = _problems(store)
    assert (name, message, line, column, record) == ("impossible-link", "`monitors` does not join a law to a law (`b`)", 3, 45, "a")
    assert hint.startswith("from a law to a law these fit: amends, repeals, replaces, succeeds, implements, ")


def test_an_impossible_link_is_left_out_and_the_others_stay(dataset: MakeDataset) -> None:
    store = dataset(_laws(a="{monitors: b}, {implements: b}"))
    assert _links(store) == [("a", "implements", "b")]


def test_each_impossible_link_is_a_problem_of_its_own(dataset: MakeDataset) -> None:
    assert [row[-1] for row in _problems(dataset(_laws(a="{monitors: b}", c="{monitors: [b, a]}")))] == ["a", "c", "c"]


@pytest.mark.parametrize("verb", ["amends", "repeals", "replaces", "succeeds", "supplements", "part of"])
def test_a_circle_is_named_once_at_its_first_link(dataset: MakeDataset, verb: str) -> None:
    store = dataset(_laws(b=f"{{{verb}: c}}", c=f"{{{verb}: d}}", d=f"{{{verb}: b}}"))
    ((name, message, _, line, _, record),) = _problems(store)
    assert (name, message, line, record) == ("circular-link", f"`{verb}` goes in a circle: b → c → d → b", 4, "b")


def test_no_link_of_a_circle_counts_and_those_that_lead_into_it_do(dataset: MakeDataset) -> None:
    store = dataset(_laws(a="{amends: b}", b="{amends: c}", c="{amends: b}"))
    assert _links(store) == [("a", "amends", "b")]


def test_a_link_to_itself_is_a_circle(dataset: MakeDataset) -> None:
    assert [row[1] for row in _problems(dataset(_laws(a="{replaces: a}")))] == ["`replaces` goes in a circle: a → a"]


def test_two_circles_are_two_problems(dataset: MakeDataset) -> None:
    store = dataset(_laws(a="{replaces: b}", b="{replaces: a}", c="{replaces: d}", d="{replaces: c}"))
    assert [row[-1] for row in _problems(store)] == ["a", "c"]


def test_a_circle_of_topics_is_named_by_the_field_that_was_typed(dataset: MakeDataset) -> None:
    store = dataset("topics:\n  x: {title: X, scheme: function, broader: y}\n  y: {title: Y, scheme: function, broader: x}\n")
    assert [row[1] for row in _problems(store)] == ["`broader` goes in a circle: x → y → x"]


@pytest.mark.parametrize("verb", ["cites", "implements"])
def test_verbs_that_may_lead_back_are_let_be(dataset: MakeDataset, verb: str) -> None:
    store = dataset(_laws(a=f"{{{verb}: b}}", b=f"{{{verb}: a}}"))
    assert (_problems(store), len(_links(store))) == ([], 2)


def test_a_long_circle_is_not_named_whole(dataset: MakeDataset) -> None:
    names = "abcdefgh"
    laws = "".join(f"  {name}: {{title: T, cite: s, links: [{{replaces: {names[(n + 1) % 8]}}}]}}\n" for n, name in enumerate(names))
    ((_, message, *_),) = _problems(dataset(f"{HEAD}laws:\n{laws}"))
    assert message == "`replaces` goes in a circle: a → b → c → d → e → f → … 2 more → a"


@given(st.dictionaries(st.integers(0, 9).map(str), st.lists(st.integers(0, 9).map(str), max_size=3), max_size=10))
def test_what_is_called_a_circle_is_one_and_none_is_missed(edges: dict[str, list[str]]) -> None:
    circle = find_circle(edges)
    for here, following in zip(circle, (*circle[1:], *circle[:1]), strict=True):
        assert following in edges[here]
    assert bool(circle) == _has_circle(edges)


def _has_circle(edges: dict[str, list[str]]) -> bool:
    """By another way: whatever leads nowhere is taken away until nothing changes; what is left goes round."""
    left = {name: set(targets) for name, targets in edges.items()}
    while ends := [name for name, targets in left.items() if not targets & left.keys()]:
        for name in ends:
            del left[name]
    return bool(left)
