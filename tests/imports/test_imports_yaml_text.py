"""The YAML that import writes means the same to every reader."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from timeline.imports.yaml_text import yaml_text
from timeline.load.problem import Problem
from timeline.load.tree import Mapping, Node, Scalar, parse

LETTERS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
AWKWARD = st.sampled_from(
    ["NO", "on", "y", "null", "~", "", " ", "2011", "2011-09-20", "12:30", "0x1F", "1e3", ".5", "a: b", "a #b", "- a", "? a", "#", "'", '"', "a\nb", "\tb", "=", "<<", "{a}", "[a]", "&a", "*a", "!a", "%a", "@a", "`a", "a:", "Право – 1", "\x85", "\u2028", "\ufeff", "𝔘", "---", "..."]
)  # fmt: skip
TEXTS = LETTERS | AWKWARD
TREES: st.SearchStrategy[Any] = st.recursive(
    TEXTS | st.booleans() | st.integers(-(10**12), 10**12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(TEXTS, TREES, min_size=1, max_size=4))
def test_what_is_written_is_read_back_by_another_reader(tree: dict[str, Any]) -> None:
    assert yaml.safe_load(yaml_text(tree)) == tree


@given(st.dictionaries(TEXTS, TREES, min_size=1, max_size=4))
def test_what_is_written_is_read_back_by_our_own(tree: dict[str, Any]) -> None:
    problems: list[Problem] = []
    assert _plain(parse(yaml_text(tree), "", problems)) == _texts(tree)
    assert problems == []


@pytest.mark.parametrize("value", [0.5, 1e16, -1e-7, 1.5e300])
def test_a_number_is_written_in_digits(value: float) -> None:
    text = yaml_text({"a": value})
    assert "e" not in text.removeprefix("a: ")
    assert float(yaml.safe_load(text)["a"]) == value


def test_letters_of_any_alphabet_stay_as_they_are() -> None:
    assert yaml_text({"назва": "Закон «Про»"}) == 'назва: "Закон «Про»"\n'


def _plain(node: Node | None) -> Any:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {key: _plain(child) for key, child in node.items.items()}
    return [_plain(child) for child in node.items] if node else None


def _texts(tree: Any) -> Any:
    """The tree as our reader sees it: every plain value a text."""
    if isinstance(tree, dict):
        return {key: _texts(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_texts(value) for value in tree]
    return str(tree).lower() if isinstance(tree, bool) else str(tree)
