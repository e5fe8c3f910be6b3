"""Every fixed word that can appear on a screen is in the table: the words that the code names, and those of the model."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline.model import KINDS
from timeline.model import vocabulary as v
from timeline.words import say, term
from timeline.words.lists import UK_COUNTED

PACKAGE = Path(__file__).parent.parent / "timeline"
SAYERS = {"say", "word", "term"}
COLUMNS = {"Column", "ViewColumn"}
UKRAINIAN = re.compile("[а-яіїєґ]", re.IGNORECASE)
SAME = {"#", "N", "id", ""}  # the same sign in both languages


def literals(node: ast.expr) -> Iterator[str]:
    """The texts that an expression may give, as far as they stand in it."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*literals(node.body), *literals(node.orelse))
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from literals(value)


def named_words() -> dict[str, str]:
    """Every text that is handed to `say`, `term` or a column's head, with its place."""
    found: dict[str, str] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.parent.name == "edtf":
            continue  # its `say` words dates
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                argument = {**dict.fromkeys(SAYERS, 0), **dict.fromkeys(COLUMNS, 1)}.get(node.func.id)
                if argument is not None and len(node.args) > argument:
                    found |= {text: f"{path.relative_to(PACKAGE)}:{node.lineno}" for text in literals(node.args[argument])}
    return found


def test_every_word_that_the_code_names_is_translated() -> None:
    words = named_words()
    assert len(words) > 150  # the walk has found them
    assert {text: place for text, place in words.items() if text not in SAME and not UKRAINIAN.search(term(text, "uk"))} == {}


def test_every_noun_that_is_counted_has_the_three_forms() -> None:
    found = {
        text
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "count" and len(node.args) > 1
        for text in literals(node.args[1])
    }
    assert len(found) > 5
    assert found - set(UK_COUNTED) == set()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_and_every_field_has_a_ukrainian_name(kind: object) -> None:
    assert isinstance(kind, type(KINDS[0]))
    names = [
        kind.name,
        kind.plural.capitalize(),
        *(field.name for field in kind.fields),
        *(part.name for field in kind.fields for part in field.fields),
    ]
    assert [name for name in names if name not in SAME and not UKRAINIAN.search(say(name.replace("_", " "), "uk"))] == []
    assert kind.name in UK_COUNTED


def test_every_event_and_every_verb_has_a_ukrainian_name() -> None:
    verbs = [name for verb in (*v.VERBS, *v.FIELD_VERBS.values()) for name in (verb.name, verb.inverse)]
    assert [name for name in (*v.EVENT_NAMES, *verbs) if not UKRAINIAN.search(say(name, "uk"))] == []


def test_a_link_reads_differently_in_ukrainian_from_each_of_its_ends() -> None:
    assert [
        verb.name for verb in (*v.VERBS, *v.FIELD_VERBS.values()) if verb.name != verb.inverse and say(verb.name, "uk") == say(verb.inverse, "uk")
    ] == []


LISTS = {
    name: words for name in dir(v) if name.isupper() and isinstance(words := getattr(v, name), tuple) and all(type(word) is str for word in words)
}


@pytest.mark.parametrize("name", LISTS)
def test_every_word_of_a_closed_list_has_a_ukrainian_form(name: str) -> None:
    assert [word for word in LISTS[name] if not UKRAINIAN.search(term(word, "uk"))] == []
