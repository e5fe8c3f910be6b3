"""Records side by side and grids: nothing is cut, nothing is left out, and narrow screens get blocks."""

from __future__ import annotations

import json

import pytest
from answers import answer, written
from rich.cells import cell_len

from timeline.answer import DISPUTED, Cell, Column, Row, Table

_COLUMNS = (
    Column("title", "function"),
    Column("p-1999", "1999"),
    Column("p-1999_state", "1999 state", shown=False),
    Column("p-2002", "2002"),
    Column("p-2002_state", "2002 state", shown=False),
)
_LONG = "Workshops for the staff of diplomatic missions, notaries and border guards"
_ROWS = (
    (
        "help",
        ("Help", Cell(["r-1"], f"{_LONG}; Other", "", (_LONG, "Other")), "given", Cell(["r-2"], "kept: Same", "", ("= kept", "↳ Same")), "kept"),
    ),
    ("training", ("Навчання", None, None, Cell(None, "new: Курси", DISPUTED, ("+ new", "Курси")), "new")),
)
SIDE = Table(_COLUMNS, [Row(record, cells) for record, cells in _ROWS], "Roles", "functions", "side")


def grid(columns: int, foot: bool = True) -> Table:
    """A grid of two rows, of which the second has something in the first column alone."""
    heads = [Column("title", "Functions"), *(Column(f"c-{n}", f"C{n:02}", "number") for n in range(columns))]
    lines = [
        Row("a", (Cell("Help", "Help", "", ("  Help",)), *(Cell({"count": n}, str(n)) for n in range(columns)))),
        Row("b", ("A function with a name that is too long for one line", Cell({"count": 7}, "7"), *([None] * (columns - 1)))),
    ]
    return Table(tuple(heads), lines, "", "items", "grid", Row("", ("in all", *range(columns))) if foot else None)


def test_records_stand_side_by_side_from_a_width_of_100() -> None:
    side = written(answer(SIDE), width=100)
    assert any("1999" in line and "2002" in line for line in side.splitlines())


def test_records_stand_one_under_the_other_below_100() -> None:
    lines = written(answer(SIDE), width=99).splitlines()
    assert not any("1999" in line and "2002" in line for line in lines)
    assert "  2002  = kept" in lines


def test_many_records_stand_one_under_the_other_even_where_it_is_wide() -> None:
    columns = (Column("title", "fact"), *(Column(f"r-{n}", f"R{n}") for n in range(7)))
    table = Table(columns, [Row("x", ("Title", *(f"Value {n}" for n in range(7))))], "", "facts", "side")
    assert "  R6  Value 6" in written(answer(table), width=120).splitlines()


@pytest.mark.parametrize("width", [20, 40, 79, 80, 100, 140])
def test_nothing_is_cut_and_nothing_is_wider_than_the_screen(width: int) -> None:
    text = written(answer(SIDE), width=width)
    words = " ".join(text.split())
    assert all(word in words for word in (*_LONG.split(), "Other", "Same", "Курси", "Навчання"))
    assert max(cell_len(line) for line in text.splitlines() if not line.startswith("timeline")) <= width


def test_long_heads_stand_above_what_they_head() -> None:
    columns = (Column("title", "fact"), *(Column(name, name) for name in ("a-very-long-id-of-a-record", "b")))
    table = Table(columns, [Row("x", ("Form", "council", "board"))], "", "facts", "side")
    assert "  a-very-long-id-of-a-record\n    council\n  b\n    board\n" in written(answer(table), width=60)


def test_a_record_without_anything_is_told_so_where_records_stand_in_blocks() -> None:
    assert "  1999  –" in written(answer(SIDE), width=80).splitlines()


def test_piped_columns_are_as_wide_as_their_words() -> None:
    assert any(_LONG in line and "= kept" in line for line in written(answer(SIDE)).splitlines())


def test_a_mark_stands_behind_the_last_line_of_its_cell() -> None:
    assert "        Курси ≠" in written(answer(SIDE), width=80).splitlines()


def test_signs_have_a_plain_form() -> None:
    text = written(answer(SIDE), width=80, ascii=True)
    assert "> Same" in text
    assert "↳" not in text


def test_people_who_listen_hear_words_and_no_signs() -> None:
    assert "Help: 1999: " in written(answer(SIDE), "text")
    assert "2002: kept: Same." in written(answer(SIDE), "text")


def test_a_memo_has_one_column_a_record() -> None:
    assert "| function | 1999 | 2002 |" in written(answer(SIDE), "markdown").splitlines()


def test_machines_get_the_state_of_each_record() -> None:
    found = json.loads(written(answer(SIDE), "json"))["functions"]
    assert [(item["id"], item["p-1999_state"], item["p-2002_state"]) for item in found] == [("help", "given", "kept"), ("training", None, "new")]
    head, first, *_ = written(answer(SIDE), "csv").splitlines()
    assert head == "group,title,p-1999,p-1999_state,p-2002,p-2002_state,id"
    assert first.startswith("functions,Help,")


# --- grids ---------------------------------------------------------------------------------------------------------------


def test_an_empty_cell_is_a_quiet_dot() -> None:
    line = next(line for line in written(answer(grid(3)), width=80).splitlines() if "too long" in line)
    assert line.split()[-3:] == ["7", "·", "·"]


def test_a_grid_that_is_too_wide_comes_in_blocks_with_every_column_once() -> None:
    lines = written(answer(grid(30)), width=60).splitlines()
    heads = [word for line in lines if line.split()[:1] and line.split()[0].startswith("C") for word in line.split()]
    assert heads == [f"C{n:02}" for n in range(30)]
    assert max(map(cell_len, lines)) <= 60


def test_a_row_with_nothing_in_a_block_is_left_out_of_it() -> None:
    assert written(answer(grid(30)), width=60).count("A function") == 1
    assert written(answer(grid(3)), width=60).count("A function") == 1


def test_a_grid_off_a_terminal_is_one_block() -> None:
    assert written(answer(grid(30))).count("Help") == 1


def test_a_narrower_topic_is_indented_for_people_only() -> None:
    assert any(line.startswith("  Help") for line in written(answer(grid(3)), width=80).splitlines())
    assert json.loads(written(answer(grid(3)), "json"))["items"][0]["title"] == "Help"


def test_sums_are_for_people() -> None:
    assert "in all" in written(answer(grid(3)), width=80)
    assert "| in all |" in written(answer(grid(3)), "markdown")
    assert len(json.loads(written(answer(grid(3)), "json"))["items"]) == 2
    assert len(written(answer(grid(3)), "csv").splitlines()) == 3
