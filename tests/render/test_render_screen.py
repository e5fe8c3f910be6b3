"""Screens: no line wider than asked for, nothing cut off a terminal, nothing said by colour alone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from answers import COLUMNS, answer, card, table, two_tables, written
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from timeline.answer import Bars, Card, Cell, Column, Row, Section, Table, text_of
from timeline.query.card import show
from timeline.query.events import list_events
from timeline.query.filters import Filters
from timeline.query.lens import Lens
from timeline.query.links import asked, links
from timeline.query.lists import list_records
from timeline.query.overview import home, info
from timeline.query.path import path
from timeline.query.search import search
from timeline.query.trace import trace
from timeline.query.views import VIEWS
from timeline.render.style import Style, pick
from timeline.store import Store, open_store

SAMPLE = Path(__file__).parents[1] / "golden" / "dataset"
WIDTHS = (60, 80, 100, 160)
NARROW = (20, 30, 45)
SHORT = 14  # a column as wide as this is never made narrower
_ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


def widest(text: str) -> int:
    """The cells of the widest line, as rich measures them."""
    return max(cell_len(_ESCAPES.sub("", line)) for line in text.split("\n"))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The small dataset of the golden screens."""
    return open_store(str(SAMPLE), str(tmp_path_factory.mktemp("cache")))


def dropped(text: str) -> set[str]:
    """The heads of the columns that found no room: they are named below their table."""
    notes = re.findall(r"^no room for:(?: |\n  )(.*(?:\n  \S.*)*)", text, re.MULTILINE)
    return {head for note in notes for head in " ".join(note.split()).split(", ")}


def screens(store: Store, language: str) -> dict[str, Any]:
    """Every list and every card of a dataset, by name."""
    lens = Lens(store, language, "2026-11-24")
    found: dict[str, Any] = {view.command: list_records(lens, view, Filters(everything=True)) for view in VIEWS}
    found |= {f"show {record}": show(lens, record, "show") for (record,) in lens.rows("SELECT id FROM record")}
    found |= {"events": list_events(lens, Filters()), "search": search(lens, "hotline"), "home": home(lens), "info": info(lens)}
    found |= {f"links {record}": links(lens, record, asked((), (), 4, "", 0)) for (record,) in lens.rows("SELECT id FROM record WHERE kind = 'law'")}
    found |= {"trace": trace(lens, "programme-1999"), "path": path(lens, "cets-201", "programme-1999")}
    found["roles"] = show(lens, "programme-1999", "programme", roles=True)
    return found


# --- widths ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("color", [False, True], ids=["plain", "colour"])
@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("columns", WIDTHS)
def test_no_line_of_any_screen_is_wider_than_asked_for(sample: Store, columns: int, language: str, color: bool) -> None:
    found = {name: widest(written(shown, width=columns, language=language, color=color)) for name, shown in screens(sample, language).items()}
    assert {name: size for name, size in found.items() if size > columns} == {}


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("columns", NARROW)
def test_no_line_of_a_list_is_wider_than_a_narrow_screen_but_a_command_to_copy(sample: Store, columns: int, language: str) -> None:
    found = {}
    for name, shown in screens(sample, language).items():
        if not isinstance(shown, Card):
            lines = written(shown, width=columns, language=language).split("\n")
            found[name] = [line for line in lines if widest(line) > columns and not any(hint in line for hint in shown.hints)]
    assert {name: lines for name, lines in found.items() if lines} == {}


_words = st.text("abcdefАБВгґдеєжзиіїйклмнопрст’–", min_size=1, max_size=14)
_texts = st.lists(_words, max_size=12).map(" ".join)
_wide = st.text("漢字かなe\u0301и\u0306한글🙂 ", min_size=20, max_size=60)


@given(st.lists(st.tuples(_texts | _wide, _texts, st.integers(0, 10**6)), min_size=1, max_size=4), st.sampled_from((*NARROW, *WIDTHS)))
@settings(max_examples=60)
def test_no_line_of_a_table_is_wider_than_asked_for(rows: list[tuple[str, str, int]], columns: int) -> None:
    cells = [(f"t-{n}", ("2004-02-04", title, number, issuer, None)) for n, (title, issuer, number) in enumerate(rows)]
    assert widest(written(answer(table(cells)), width=columns)) <= columns


@given(_texts, st.sampled_from(WIDTHS))
@settings(max_examples=60)
def test_no_line_of_a_card_is_wider_than_asked_for(text: str, columns: int) -> None:
    shown = card(Section("Facts", (("label", text or "-"), ("a much longer label of a fact", text or "-"))), title=text, subtitle=text)
    assert widest(written(shown, width=columns)) <= columns


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("columns", NARROW)
def test_no_line_of_a_card_is_wider_than_a_narrow_screen_but_a_command_to_copy(sample: Store, columns: int, language: str) -> None:
    found = {}
    for name, shown in screens(sample, language).items():
        if isinstance(shown, Card):
            lines = written(shown, width=columns, language=language).split("\n")
            found[name] = [line for line in lines if widest(line) > columns and not any(hint in line for hint in shown.hints)]
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_on_a_narrow_screen_a_long_label_stands_above_its_text() -> None:
    shown = card(Section("Facts", (("a long label", "a text of several words"),)))
    lines = written(shown, width=24).splitlines()
    assert lines[lines.index(" a long label") + 1].strip() == "a text of several"


@given(_wide, st.sampled_from(WIDTHS))
@settings(max_examples=60)
def test_wide_letters_of_a_card_are_measured_in_cells(text: str, columns: int) -> None:
    shown = card(Section("Facts", (("label", f"x {text}"), ("", f"{text} {text}."))))
    assert widest(written(shown, width=columns)) <= columns


def test_many_columns_still_fit() -> None:
    columns = tuple(Column(f"c{n}", f"column {n}") for n in range(9))
    wide = Table(columns, [Row("t-1", tuple("some words of a cell" for _ in columns))], "", "items")
    assert widest(written(answer(wide), width=60)) <= 60


# --- nothing is lost ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("columns", [*NARROW, *WIDTHS])
def test_every_date_and_number_of_a_list_is_whole_and_only_a_long_date_may_wrap(sample: Store, columns: int) -> None:
    for name, shown in screens(sample, "en").items():
        if isinstance(shown, Card) or shown.trees:  # a tree says in words what its rows hold
            continue
        text = written(shown, width=columns)
        for shown_table in shown.tables:
            (seen,) = pick([shown_table], Style(width=columns), for_people=True)
            for row in seen.rows:
                for column, cell in zip(seen.columns, row.cells, strict=True):
                    words = text_of(cell)
                    if column.kind in ("date", "number") and column.head not in dropped(text):
                        assert all(part in text for part in ([words] if cell_len(words) <= SHORT else words.split())), (name, column.name)


def columns_of(text: str) -> list[str]:
    """The heads of a table that has one of two letters each."""
    return text.splitlines()[2].split()


@pytest.mark.parametrize(
    ("width", "heads"),
    [
        (82, ["a", "title", "b", "c", "d"]),
        (81, ["a", "title", "b", "c"]),
        (66, ["a", "title", "b", "c"]),
        (65, ["a", "title", "b"]),
        (49, ["a", "title"]),
        (20, ["a", "title"]),
    ],
)
def test_columns_that_find_no_room_are_dropped_from_the_right_and_named(width: int, heads: list[str]) -> None:
    columns = (Column("a", "a"), Column("title", "title"), Column("b", "b"), Column("c", "c"), Column("d", "d"))
    cells = ("fourteen cells", "A title that would fill every screen there is if it were let", "fourteen cells", "fourteen cells", "fourteen cells")
    text = written(answer(Table(columns, [Row("t-1", cells)], "", "items")), width=width)
    assert columns_of(text) == heads
    assert dropped(text) == {"a", "title", "b", "c", "d"} - set(heads)


@given(_texts.filter(lambda text: len(text) > 40), st.integers(20, 160))
@settings(max_examples=60)
def test_a_short_column_is_whole_beside_any_title_at_any_width(title: str, width: int) -> None:
    text = written(answer(table([("t-1", (Cell("2012-06-20", None, "disputed"), title, 1, None, None))])), width=width)
    assert any(line.startswith("2012-06-20 ≠") for line in text.splitlines())


@given(_texts, st.integers(20, 160))
@settings(max_examples=60)
def test_a_title_beside_a_date_keeps_every_letter_at_any_width(title: str, width: int) -> None:
    text = written(answer(table([("t-1", ("2004-02-04", title, None, None, None))])), width=width, columns=("date", "title"))
    body = text.split("\n\n", 1)[1].split("1 treaties")[0].split("\n", 1)[1]
    assert "".join(body.split()).replace("2004-02-04", "", 1) == "".join(title.split())


def test_a_title_takes_what_the_other_columns_leave() -> None:
    text = written(answer(table([("t-1", ("2004-02-04", "word " * 40, 1, None, None))])), width=80, columns=("date", "title", "amount"))
    assert max(len(line) for line in text.splitlines()) >= 76


def test_a_long_date_is_wrapped_between_its_words() -> None:
    rows = [
        ("t-1", (Cell("2014/..", "from 2014, still running in 2019"), "A title that takes all the room that there is on a screen", 1, None, None))
    ]
    text = written(answer(table(rows)), width=60, columns=("date", "title"))
    assert [line[:14].rstrip() for line in text.splitlines()[3:6]] == ["from 2014,", "still running", "in 2019"]


# --- bars --------------------------------------------------------------------------------------------------------------


def bars(*values: tuple[str, float], width: int | None = 60, ascii: bool = False) -> list[str]:
    """The lines of one series of bars."""
    shown = answer(bars=[Bars("Calls", values)])
    return written(shown, width=width, ascii=ascii).partition("\nCalls\n")[2].splitlines()[: len(values)]


def test_a_bar_is_as_long_as_its_share_of_the_longest() -> None:
    assert [line.count("█") for line in bars(("2011", 10), ("2012", 20), ("2013", 0))] == [21, 42, 0]


@pytest.mark.parametrize(("value", "words"), [(18, "18"), (4.5, "4.5"), (354500, "354,500"), (1234567, "1,234,567"), (0, "0")])
def test_the_number_stands_whole_beside_its_bar(value: float, words: str) -> None:
    assert bars(("2011", value), ("2012", 1))[0].split()[-1] == words


def test_a_single_number_needs_no_bar() -> None:
    assert bars(("2011", 10)) == []


@pytest.mark.parametrize("width", [*NARROW, *WIDTHS, None])
def test_bars_keep_the_width_and_are_drawn_with_signs_of_ascii_where_asked(width: int | None) -> None:
    lines = bars(("2011", 10), ("2012/2013", 12500), width=width, ascii=True)
    assert max(map(len, lines)) <= (width or 80)
    assert "".join(lines).isascii()


@given(_texts, st.sampled_from(WIDTHS))
@settings(max_examples=60)
def test_a_wrapped_title_keeps_every_letter(title: str, columns: int) -> None:
    text = written(answer(table([("t-1", ("2004-02-04", title, 1, None, None))])), width=columns, columns=("title",))
    body = text.split("\n\n", 1)[1].split("1 treaties")[0].split("\n", 1)[1]
    assert "".join(body.split()) == "".join(title.split())


def test_off_a_terminal_nothing_is_cut_or_wrapped() -> None:
    title = "A very long title of a treaty that goes on and on " * 20
    lines = written(answer(table([("t-1", ("2004-02-04", title.strip(), 7, Cell(["un"], "United Nations"), None))]))).splitlines()
    assert title.strip() in lines[3]
    assert lines[3].startswith("2004-02-04  ")
    assert "United Nations  t-1" in lines[3]


def test_a_card_off_a_terminal_is_one_line_a_statement() -> None:
    text = "Word after word. " * 100
    assert f" label  {text.strip()}" in written(card(Section("", (("label", text.strip()),)))).splitlines()


def test_a_long_list_is_whole() -> None:
    rows = [(f"t-{n}", ("2004-02-04", f"title {n}", n, None, None)) for n in range(1000)]
    for columns in (None, 80):
        text = written(answer(table(rows)), width=columns)
        assert all(f"title {n}" in text for n in range(1000))


# --- what stands where -------------------------------------------------------------------------------------------------


def test_columns_stand_in_the_order_asked_for() -> None:
    assert written(answer(), columns=("title", "date")).splitlines()[2].split() == ["title", "date"]
    assert written(answer(), columns=("N", "secret", "id")).splitlines()[2].split() == ["N", "secret", "id"]


def test_a_column_that_is_not_shown_unasked_is_shown_when_asked_for() -> None:
    assert "hidden" not in written(answer())
    assert "hidden" in written(answer(), columns=("secret",))


@pytest.mark.parametrize(("columns", "seen"), [(80, False), (100, True), (None, True)])
def test_secondary_columns_are_shown_where_there_is_room(columns: int | None, seen: bool) -> None:
    assert ("United Nations" in written(answer(), width=columns)) is seen


def test_numbers_stand_to_the_right() -> None:
    lines = written(answer(), columns=("amount",)).splitlines()
    assert lines[2:6] == [" N", " 7", "", "12"]


def test_what_may_match_stands_apart_under_its_heading() -> None:
    lines = written(two_tables()).splitlines()
    assert lines.index("May match") < next(n for n, line in enumerate(lines) if "Perhaps a treaty" in line)
    assert lines.index("May match") > next(n for n, line in enumerate(lines) if "Третій" in line)


def test_marks_doubts_notes_and_what_to_try_next_are_shown_without_colour() -> None:
    text = written(two_tables())
    for part in (
        "2012-06-20 ≠",
        "2012-12-01 ∗",
        "≠ t-2 ratification: 2007 according to report §1",
        "∗ computed by a rule",
        "3 treaties · dataset sample 1 · timeline treaty t-1",
    ):
        assert part in text


def test_a_doubt_on_a_column_that_is_not_shown_is_not_told() -> None:
    assert "according to" not in written(two_tables(), columns=("title",))


def test_a_list_with_only_possible_matches_does_not_say_that_nothing_matches() -> None:
    shown = answer(table([]), table(heading="May match", key="may_match"))
    assert "no record matches" not in written(shown)
    assert "no record matches" in written(answer(table([])))


def test_a_label_that_repeats_in_a_group_is_written_once() -> None:
    rows = (("on", "Women (women)"), ("on", "Children (children)"), ("serves", "Men (men)"))
    shown = written(card(Section("Links", rows, grouped=True))).split("Links\n")[1].split("\n")
    assert shown[:3] == [" on      Women (women)", "         Children (children)", " serves  Men (men)"]


def test_two_events_of_one_day_are_dated_both() -> None:
    shown = written(card()).split("Events\n")[1].split("\n")
    assert shown[:3] == [" 2007-11-14    signature", " 2012-06-20 ≠  ratification · ∗ our conclusion", " 2012-06-20 ≠  declaration"]


@pytest.mark.parametrize("color", [False, True], ids=["plain", "colour"])
@pytest.mark.parametrize("make", [two_tables, card])
def test_with_ascii_the_program_draws_only_ascii(make: Any, color: bool) -> None:
    text = written(make(), width=80, ascii=True, color=color)
    assert {letter for letter in text if not letter.isascii()} <= set("Третій договір§")


def test_colour_adds_nothing_but_colour() -> None:
    plain = written(card(), width=80)
    assert _ESCAPES.sub("", written(card(), width=80, color=True)) == plain


def test_columns_are_as_wide_as_their_widest_cell_in_cells() -> None:
    rows = [("t-1", ("2004", "漢字", 1, None, None)), ("t-2", ("2005", "abcd", 2, None, None)), ("t-3", ("2006", "e\u0301", 3, None, None))]
    lines = written(answer(table(rows)), columns=("title", "date")).splitlines()[3:6]
    assert [cell_len(line[: line.index("200")]) for line in lines] == [7, 7, 7]


def test_the_sample_shows_every_kind_of_column() -> None:
    assert {column.kind for column in COLUMNS} == {"date", "text", "number"}
