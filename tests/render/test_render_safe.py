"""Nothing in the data steers a terminal, in no format that people read."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from answers import COLUMNS, answer, card, written
from hypothesis import given
from hypothesis import strategies as st

from timeline.answer import Answer, Basis, Card, Cell, Doubt, Row, Section, Table
from timeline.render.clean import clean
from timeline.render.measure import width

FORMATS = ("table", "text", "markdown")
EVIL = "\x1b[2J\x1b]0;owned\x07 a\rb\x00c\x08\x7f\x9b31m \x0b\x85\x1c\u202eright\u2066x\u200b\ufeff"
_REORDER = {*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"}


def harm(text: str) -> set[str]:
    """Characters that move the cursor, hide text or turn its order round; the ends of lines are ours."""
    return {letter for letter in text if (unicodedata.category(letter) == "Cc" and letter != "\n") or letter in _REORDER or letter in "\u2028\u2029"}


def evil_list() -> Answer:
    """A list with the evil text in every place that data can reach."""
    rows = [Row("t-1", (EVIL, EVIL, None, Cell([EVIL], EVIL), EVIL))]
    tables = [Table(COLUMNS, rows, EVIL, "items")]
    doubts = [Doubt(EVIL, EVIL, EVIL, ((EVIL, EVIL),), "date")]
    found = answer(*tables, title=EVIL, doubts=doubts, notes=[EVIL], hints=[EVIL])
    found.basis = Basis(EVIL, EVIL)
    return found


def evil_card() -> Card:
    """A card with the evil text in every place that data can reach."""
    found = card(Section(EVIL, ((EVIL, EVIL), (EVIL, EVIL))), title=EVIL, subtitle=EVIL, hints=[EVIL])
    found.basis = Basis(EVIL, EVIL)
    return found


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("style", [{}, {"width": 80}, {"width": 80, "ascii": True}], ids=["piped", "at 80", "ascii"])
@pytest.mark.parametrize("make", [evil_list, evil_card])
def test_no_control_character_of_the_data_reaches_people(format: str, style: dict[str, Any], make: Any) -> None:
    assert harm(written(make(), format, **style)) == set()


def test_colour_is_all_that_escapes_on_a_terminal() -> None:
    for shown in (evil_list(), evil_card()):
        text = written(shown, "table", width=80, color=True)
        for part in text.split("\x1b")[1:]:
            assert part[0] == "["
            assert part.lstrip("[0123456789;")[0] == "m"


@pytest.mark.parametrize("letter", sorted(_REORDER | {"\u2028", "\u2029", "\x85"}), ids=lambda letter: f"U+{ord(letter):04X}")
def test_nothing_that_turns_the_order_round_or_ends_a_line_is_left(letter: str) -> None:
    assert letter not in clean(f"a{letter}b")


@given(st.text(st.characters(exclude_categories=["Cs", "Zl", "Zp"], exclude_characters="\u200e\u200f\u061c")))
def test_cleaning_leaves_nothing_that_harms_and_all_that_is_read(text: str) -> None:
    cleaned = clean(text)
    assert harm(cleaned) == set()
    assert "\n" not in cleaned
    assert [letter for letter in cleaned if letter.isalnum()] == [letter for letter in text if letter.isalnum()]
    assert clean(cleaned) == cleaned


@given(st.text("abАБвї ’漢字é\u0301\u0306한🙂"))
def test_a_width_is_that_which_the_terminal_library_measures(text: str) -> None:
    from rich.cells import cell_len

    assert width(text) == cell_len(text)
