"""Trees: every branch on a line of its own, the strokes of a tree on a terminal, nested lists in Markdown, sentences for the ear."""

from __future__ import annotations

import pytest
from answers import answer, table, written
from hypothesis import given
from hypothesis import strategies as st

from timeline.answer import Answer, Branch
from timeline.render.measure import width
from timeline.render.style import Style
from timeline.render.tree import tree_lines

TREE = Branch("", "", "", (
    Branch("includes · 2", "", "", (Branch("", "First (a)", "derived", (), "2011"), Branch("", "Second (b)"))),
    Branch("part of", "Whole (c)", "", (Branch("on", "Topic (d)", "derived"),)),
))  # fmt: skip


def _answer(empty: str = "nothing") -> Answer:
    return answer(table(), trees=[TREE], sentences=lambda: ["A, includes: B."], drawn=True, empty=empty)


def _lines(**style: object) -> list[str]:
    return list(tree_lines([TREE], Style(**style)))  # type: ignore[arg-type]


def test_a_branch_is_a_line_behind_its_stroke() -> None:
    assert _lines() == ["├─ includes · 2", "│  ├─ First (a) ∗ · 2011", "│  └─ Second (b)", "└─ part of: Whole (c)", "   └─ on: Topic (d) ∗"]


def test_strokes_are_plain_where_only_ascii_is_wanted() -> None:
    text = written(_answer(), ascii=True)
    assert "|- includes - 2\n|  |- First (a) * - 2011\n|  `- Second (b)\n`- part of: Whole (c)\n   `- on: Topic (d) *\n" in text


def test_a_tree_stands_in_place_of_its_table() -> None:
    assert "First treaty" not in written(_answer())


def test_a_table_with_a_heading_is_shown_below_the_tree_and_one_without_is_not() -> None:
    shown = _answer()
    shown.tables += [table(heading="Cannot be told", key="x"), table([("z", ("2000", "Hidden", None, None, None))], key="y")]
    text = written(shown)
    assert ("Cannot be told" in text, "Hidden" in text) == (True, False)


def test_markdown_has_the_tree_as_nested_lists() -> None:
    text = written(_answer(), "markdown")
    assert "\n- includes · 2\n  - First (a) ∗ · 2011\n  - Second (b)\n- part of: Whole (c)\n  - on: Topic (d) ∗\n" in text


def test_text_has_the_sentences_and_no_strokes() -> None:
    text = written(_answer(), "text")
    assert text.startswith("A, includes: B.\n")
    assert not set("├└│") & set(text)


@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "tsv"])
def test_formats_for_machines_have_the_rows(format: str) -> None:
    assert "First treaty" in written(_answer(), format)


def test_an_answer_without_rows_says_its_own_words() -> None:
    shown = _answer(empty="nothing is linked to it")
    shown.tables, shown.trees, shown.total = [table([])], [Branch("", "")], 0
    assert "nothing is linked to it\n" in written(shown)
    shown.sentences = list
    assert "nothing is linked to it.\n" in written(shown, "text")


def test_several_trees_have_their_roots_and_a_blank_between() -> None:
    trees = [Branch("", f"{n}.", "", (Branch("a", "b"),)) for n in (1, 2)]
    assert list(tree_lines(trees, Style())) == ["1.", "└─ a: b", "", "2.", "└─ a: b"]


def _branches(depth: int) -> st.SearchStrategy[Branch]:
    below = st.lists(_branches(depth - 1), max_size=2).map(tuple) if depth else st.just(())
    texts = st.text(alphabet="ab цї-", min_size=1, max_size=60).filter(str.strip)
    return st.builds(Branch, label=st.sampled_from(["", "part of"]), text=texts, mark=st.sampled_from(["", "derived"]), branches=below)


@given(_branches(6), st.integers(20, 100))
def test_no_line_is_wider_than_the_screen_however_deep_it_stands(tree: Branch, columns: int) -> None:
    assert max((width(line) for line in tree_lines([tree], Style(width=columns))), default=0) <= columns


@given(_branches(4))
def test_nothing_is_lost_where_lines_wrap(tree: Branch) -> None:
    letters = "".join(tree_lines([tree], Style(width=40)))
    plain = "".join(tree_lines([tree], Style()))
    assert [sign for sign in letters if sign in "abцї∗"] == [sign for sign in plain if sign in "abцї∗"]
