"""Text to a tree: what the author typed stays as typed, with its place, and every fault is a value."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.load.problem import Problem
from timeline.load.tree import Mapping, Node, Scalar, Sequence, parse

Place = tuple[str, int, int]
DEEPEST = 40  # as the catalogue of problems promises


def _read(text: str) -> tuple[Node | None, list[Problem]]:
    problems: list[Problem] = []
    return parse(text, "a.yaml", problems), problems


def _scalars(node: Node | None) -> Iterator[Place]:
    """Every scalar in the order of the file, keys among them."""
    if isinstance(node, Scalar):
        yield node.text, node.line, node.column
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item)
    elif isinstance(node, Mapping):
        for key, child in node.items.items():
            yield from _scalars(node.keys[key])
            yield from _scalars(child)


def _places(text: str) -> list[Place]:
    return list(_scalars(_read(text)[0]))


def _plain(node: Node | None) -> object:
    if isinstance(node, Mapping):
        return {key: _plain(child) for key, child in node.items.items()}
    if isinstance(node, Sequence):
        return [_plain(child) for child in node.items]
    return node.text if node else None


def _laws(text: str) -> list[str]:
    """The ids of the laws that could be read."""
    root = _read(text)[0]
    laws = root.items["laws"] if isinstance(root, Mapping) else None
    return list(laws.items) if isinstance(laws, Mapping) else []


def _names(text: str) -> list[str]:
    return [problem.name for problem in _read(text)[1]]


def _problem(text: str) -> tuple[str, int, int]:
    """Name and place of the one problem."""
    (problem,) = _read(text)[1]
    return problem.name, problem.line, problem.column


# --- places ----------------------------------------------------------------------------------------------------------


def test_the_first_character_of_a_file_is_line_1_column_1() -> None:
    assert _places("a: b\n")[0] == ("a", 1, 1)


def test_every_scalar_has_its_own_place() -> None:
    text = "laws:\n  law-1:\n    title: Закон\n    list: [a, {k: v}]\n"
    assert _places(text) == [
        ("laws", 1, 1), ("law-1", 2, 3), ("title", 3, 5), ("Закон", 3, 12), ("list", 4, 5), ("a", 4, 12), ("k", 4, 16), ("v", 4, 19),
    ]  # fmt: skip


def test_items_of_a_block_list_have_their_own_places() -> None:
    assert _places("- a\n-  b\n- - c\n") == [("a", 1, 3), ("b", 2, 4), ("c", 3, 5)]


def test_a_quoted_text_stands_where_its_quote_stands() -> None:
    assert _places("a: \"b\"\nc: 'd'\n") == [("a", 1, 1), ("b", 1, 4), ("c", 2, 1), ("d", 2, 4)]


def test_a_folded_text_stands_where_its_sign_stands() -> None:
    assert _places("a: >-\n  b\n  c\nd: e\n") == [("a", 1, 1), ("b c", 1, 4), ("d", 4, 1), ("e", 4, 4)]


def test_an_empty_value_stands_behind_its_key() -> None:
    assert _places("a:\nb: c\n")[1] == ("", 1, 3)


@pytest.mark.parametrize("letters", ["Київ", "日本", "😀😀", "é"])
def test_columns_count_characters_not_bytes(letters: str) -> None:
    assert _places(f"{{{letters}: a}}")[1] == ("a", 1, len(letters) + 4)


def test_comments_and_blank_lines_count_as_lines() -> None:
    assert _places("# one\n\n# three\na: b\n")[0] == ("a", 4, 1)


def test_windows_line_ends_change_no_place() -> None:
    text = "laws:\n  law-1:\n    title: Закон # so\n    note:\n      - a\n"
    assert _places(text.replace("\n", "\r\n")) == _places(text)


def test_a_mapping_stands_where_its_first_key_stands() -> None:
    root = _read("a:\n  b: c\n")[0]
    assert isinstance(root, Mapping)
    assert (root.items["a"].line, root.items["a"].column) == (2, 3)


@given(st.lists(st.tuples(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.from_regex(r"[A-Za-z0-9Є-я]{1,8}", fullmatch=True)), max_size=8))
def test_a_plain_scalar_is_found_at_its_place(pairs: list[tuple[str, str]]) -> None:
    text = "".join(f"{key}{n}:{' ' * (n % 3 + 1)}{value}\n" for n, (key, value) in enumerate(pairs))
    lines = text.splitlines()
    assert [text for text, line, column in _places(text) if not lines[line - 1].startswith(text, column - 1)] == []


# --- values stay text ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "NO", "yes", "true", "null", "~", "2011", "2011-09", "2011-09-20", "2011-02-30", "12:30", "0010", "0x1F", "1_000", "1e3", ".inf", "199X",
        "2014/..", "=", "<<",
    ],
)  # fmt: skip
def test_a_value_stays_what_was_typed(typed: str) -> None:
    assert _plain(_read(f"a: {typed}\n")[0]) == {"a": typed}


@pytest.mark.parametrize("typed", ["NO", "2011", "12:30", "0010", "null"])
def test_a_key_stays_what_was_typed(typed: str) -> None:
    assert _plain(_read(f"{typed}: a\n")[0]) == {typed: "a"}


def test_a_set_without_quotes_is_a_list_of_texts() -> None:
    assert _plain(_read("a: [2010,2012]\n")[0]) == {"a": ["2010", "2012"]}


def test_a_merge_key_merges_nothing() -> None:
    assert _plain(_read("a:\n  <<: {b: c}\n")[0]) == {"a": {"<<": {"b": "c"}}}


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n"])
def test_a_text_without_values_has_no_problem(text: str) -> None:
    assert _names(text) == []


def test_a_tab_between_values_is_a_blank() -> None:
    assert _plain(_read("a:\tb\n")[0]) == {"a": "b"}


# --- repeated keys ---------------------------------------------------------------------------------------------------


def test_of_a_repeated_key_the_first_counts() -> None:
    assert _plain(_read("a: b\nc: d\na: e\n")[0]) == {"a": "b", "c": "d"}


def test_a_repeated_key_is_a_problem_at_the_second() -> None:
    assert _problem("a: b\nc: d\na: e\n") == ("repeated-key", 3, 1)


def test_a_repeated_key_tells_where_the_first_stands() -> None:
    assert "line 1" in _read("a: b\nc: d\na: e\n")[1][0].message


def test_the_value_of_a_repeated_key_is_left_out_whole() -> None:
    assert _plain(_read("a: b\na: {c: [d, {e: f}]}\ng: h\n")[0]) == {"a": "b", "g": "h"}


def test_the_same_key_in_two_mappings_is_no_repetition() -> None:
    assert _names("a: {c: d}\nb: {c: d}\n") == []


def test_keys_that_differ_in_quotes_only_are_the_same() -> None:
    assert _names("a: b\n'a': c\n") == ["repeated-key"]


def test_a_key_that_is_a_list_is_a_problem() -> None:
    assert _problem("a: b\n? [c]\n: d\n") == ("wrong-type", 2, 3)


# --- what YAML can do and a dataset may not --------------------------------------------------------------------------

FEATURES = {
    "anchor": ("a: &x b\n", 1, 4),
    "anchor on a mapping": ("a: &x {b: c}\n", 1, 4),
    "anchor on a list": ("a: &x [b]\n", 1, 4),
    "alias": ("a: b\nc: *x\n", 2, 4),
    "alias as a key": ("a: b\n*x : c\n", 2, 1),
    "tag": ("a: !!int 2011\n", 1, 4),
    "tag of the program": ("a: !!python/object/apply:os.system [echo]\n", 1, 4),
    "tag of the author": ("a: !mine {b: c}\n", 1, 4),
    "second document": ("a: b\n---\nc: d\n", 2, 1),
}


@pytest.mark.parametrize("what", FEATURES)
def test_what_a_dataset_may_not_use_is_a_problem_at_its_place(what: str) -> None:
    text, line, column = FEATURES[what]
    assert _problem(text) == ("yaml-feature", line, column)


def test_a_second_document_is_not_read() -> None:
    assert _plain(_read("a: b\n---\nc: d\n")[0]) == {"a": "b"}


def test_a_value_with_a_tag_stays_text() -> None:
    assert _plain(_read("a: !!int 2011\n")[0]) == {"a": "2011"}


def test_aliases_multiply_nothing() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    assert len(_places("\n".join(lines))) <= 10 * 30


def test_an_alias_does_not_hide_the_records_after_it() -> None:
    assert _laws("laws:\n  a: {title: A}\n  b: {title: *x}\n  c: {title: C}\n")[-1] == "c"


# --- depth -----------------------------------------------------------------------------------------------------------


def _nested(depth: int) -> str:
    return "[" * depth + "x" + "]" * depth


def test_the_deepest_nesting_allowed_is_read() -> None:
    assert _names(_nested(DEEPEST)) == []


def test_one_level_deeper_is_a_problem_where_it_begins() -> None:
    assert _problem(_nested(DEEPEST + 1)) == ("too-deep", 1, DEEPEST + 1)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_very_deep_nesting_is_one_problem(opening: str) -> None:
    assert len(_names(opening * 100_000)) == 1


def test_a_record_that_is_too_deep_leaves_the_records_before_it() -> None:
    assert _plain(_read(f"laws:\n  a: {{title: A}}\n  b: {_nested(DEEPEST)}\n")[0]) == {"laws": {"a": {"title": "A"}}}


def test_a_record_that_is_too_deep_does_not_hide_the_records_after_it() -> None:
    assert _laws(f"laws:\n  a: {{title: A}}\n  b: {_nested(DEEPEST)}\n  c: {{title: C}}\n")[-1] == "c"


# --- faults of syntax ------------------------------------------------------------------------------------------------

FAULTS = {
    "two colons": ("a:\n  title: La Strada: Prevention\n", 2, 19),
    "tab as indentation": ("a:\n\tb: c\n", 2, 1),
    "sign that begins nothing": ("a: @b\n", 1, 4),
    "list in a mapping": ("a: b\n- c\n", 2, 1),
    "list never closed": ("a: [b, c\n", 1, 4),
    "quote never closed": ("a: 'b\n", 1, 4),
    "unknown escape": ('a: "\\q"\n', 1, 5),
}


@pytest.mark.parametrize("what", FAULTS)
def test_a_fault_of_syntax_is_a_problem_at_its_place(what: str) -> None:
    text, line, column = FAULTS[what]
    assert _problem(text) == ("yaml-syntax", line, column)


def test_the_hint_for_two_colons_is_to_quote() -> None:
    assert "quotes" in _read("title: La Strada: Prevention\n")[1][0].hint


def test_the_hint_for_a_tab_is_to_use_blanks() -> None:
    assert "tabs" in _read("a:\n\tb: c\n")[1][0].hint


@pytest.mark.parametrize("fault", ["@bad", "{title: [}", "'never closed", "{title: a: b}"])
def test_a_fault_leaves_the_records_before_it(fault: str) -> None:
    assert _plain(_read(f"laws:\n  a:\n    title: A\n    note: N\n  b: {fault}\n")[0]) == {"laws": {"a": {"title": "A", "note": "N"}}}


def test_a_fault_leaves_the_kinds_before_it() -> None:
    root = _read("laws:\n  a: {title: A}\ntreaties:\n  b: {title: B, note: @}\n")[0]
    assert _plain(root) == {"laws": {"a": {"title": "A"}}, "treaties": {}}


def test_a_fault_takes_the_record_that_holds_it_out_whole() -> None:
    root = _read("laws:\n  a: {title: A}\n  b:\n    title: B\n    note: @\n")[0]
    assert _plain(root) == {"laws": {"a": {"title": "A"}}}


@pytest.mark.parametrize("sign", ["\0", "\x07", "\x1b", "\x7f", "\ufffe"])
def test_a_sign_that_yaml_does_not_allow_is_a_problem_at_its_place(sign: str) -> None:
    assert _problem(f"a: b\nc: d{sign}e\n") == ("yaml-syntax", 2, 5)


def test_letters_of_several_bytes_do_not_shift_the_place_of_a_bad_sign() -> None:
    assert _problem("a: Київ\nc: Львів\0\n") == ("yaml-syntax", 2, 9)


def test_a_problem_names_the_file() -> None:
    assert _read("a: @b\n")[1][0].path == "a.yaml"
