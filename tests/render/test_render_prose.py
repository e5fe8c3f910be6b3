"""Text and Markdown: a sentence a record; tables and lists that an independent Markdown reader reads back."""

from __future__ import annotations

import pytest
from answers import answer, card, table, two_tables, written
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from timeline.answer import Section
from timeline.render.clean import clean

SPECIAL = "|\\*_<>`[](){}#!~-+=.:&\"'$^1 aя"


def tokens(text: str) -> list[Token]:
    """What a CommonMark reader with tables sees."""
    return MarkdownIt("commonmark").enable("table").parse(text)


def inline(token: Token) -> str:
    """The text that the reader shows for an inline token."""
    return "".join(child.content for child in token.children or ())


def cells(text: str) -> list[list[str]]:
    """The cells of all body rows of all tables."""
    rows: list[list[str]] = []
    inside = False
    for token in tokens(text):
        inside = inside or token.type == "td_open"
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and inside:
            rows[-1].append(inline(token))
        elif token.type == "td_close":
            inside = False
    return [row for row in rows if row]


def items(text: str) -> list[str]:
    """What the reader shows of the lines of a card: the text of each list item, blocks inside it joined."""
    found: list[str] = []
    depth = 0
    for token in tokens(text):
        if token.type == "list_item_open":
            depth += 1
            if depth == 1:
                found.append("")
        elif token.type == "list_item_close":
            depth -= 1
        elif depth and token.type == "inline":
            found[-1] += inline(token)
    return found


# --- text --------------------------------------------------------------------------------------------------------------


def test_a_list_as_text_is_one_sentence_a_record() -> None:
    assert written(two_tables(), "text").splitlines() == [
        "First treaty (t-1): date 2004-02-04; N 7; issuer United Nations.",
        "Second | treaty (t-2): date 2012-06-20 (sources differ).",
        "Третій договір (t-3): date 2012-12-01; N 12; issuer Council of Europe; United Nations.",
        "May match:",
        "Perhaps a treaty (m-1): date 200X.",
        "t-2, ratification: 2007 according to report §1.",
        "3 treaties.",
    ]


def test_an_empty_list_as_text_says_so() -> None:
    assert written(answer(table([])), "text") == "no record matches.\n"


def test_a_card_as_text_is_a_line_a_statement_with_its_section() -> None:
    assert written(card(), "text").splitlines() == [
        "Second treaty. treaty · t-2.",
        "A summary.",
        "number: CETS 201",
        "issuer: Council of Europe",
        "Events: 2007-11-14: signature",
        "Events: 2012-06-20 ≠: ratification · ∗ our conclusion",
        "Events: 2012-06-20 ≠: declaration",
    ]


def test_text_holds_the_columns_asked_for() -> None:
    assert written(answer(), "text", columns=("amount", "title")).splitlines()[0] == "First treaty (t-1): N 7."


@given(st.text() | st.text("ab \n\r\x0b\x0c\x1c\x85\u2028\u2029"))
def test_a_record_is_one_line_whatever_its_title_holds(title: str) -> None:
    text = written(answer(table([("t-1", (None, title, None, None, None))])), "text")
    assert len(text.splitlines()) == 2


# --- markdown ----------------------------------------------------------------------------------------------------------


def test_a_list_is_a_markdown_table() -> None:
    assert cells(written(two_tables(), "markdown")) == [
        ["2004-02-04", "First treaty", "7", "United Nations", "t-1"],
        ["2012-06-20 ≠", "Second | treaty", "", "", "t-2"],
        ["2012-12-01 ∗", "Третій договір", "12", "Council of Europe; United Nations", "t-3"],
        ["200X", "Perhaps a treaty", "", "", "m-1"],
    ]


def test_a_list_in_markdown_keeps_headings_doubts_notes_count_and_dataset() -> None:
    text = written(two_tables(), "markdown")
    for part in (
        "# Treaties · Sample",
        "## May match",
        "≠ t-2 ratification: 2007 according to report §1",
        "∗ computed by a rule",
        "3 treaties",
        "dataset sample 1",
    ):
        assert part in text


def test_a_table_has_a_cell_a_column_whatever_the_text() -> None:
    text = written(answer(table([("t-1", ("a|b", "c|d\\", 1, "e\\|f", None))])), "markdown")
    assert cells(text) == [["a|b", "c|d\\", "1", "e\\|f", "t-1"]]


@given(st.text(SPECIAL.replace("&", ""), min_size=1))
def test_signs_of_markdown_in_a_cell_are_text(title: str) -> None:
    shown = f"x{title}x"
    assert cells(written(answer(table([("t-1", (None, shown, None, None, None))])), "markdown"))[0][1] == clean(shown)


@pytest.mark.parametrize("title", ["AT&amp;T", "&lt;b&gt;", "a & b"])
def test_an_entity_in_a_cell_is_text(title: str) -> None:
    assert cells(written(answer(table([("t-1", (None, title, None, None, None))])), "markdown"))[0][1] == title


def test_a_card_is_headings_and_lists() -> None:
    text = written(card(), "markdown")
    assert text.splitlines()[0] == "# Second treaty"
    assert "## Events" in text.splitlines()
    assert items(text) == [
        "A summary.", "number CETS 201", "issuer Council of Europe", "2007-11-14 signature", "2012-06-20 ≠ ratification · ∗ our conclusion",
        "2012-06-20 ≠ declaration",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["# no heading", "2016. A year", "1) first", "- a dash", "+ a plus", "> quoted", "--- rule", "=== line"])
def test_a_line_of_a_card_begins_nothing_but_itself(text: str) -> None:
    assert items(written(card(Section("", (("", text),))), "markdown")) == [text]


@pytest.mark.parametrize("title", ["# Title", "1. Title", "Act *with* _stars_"])
def test_a_title_is_the_heading_as_it_is(title: str) -> None:
    [heading, *_] = [inline(token) for token in tokens(written(card(title=title), "markdown")) if token.type == "inline"]
    assert heading == title
