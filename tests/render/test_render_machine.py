"""CSV, TSV, JSON and JSON lines: what goes in comes out again, read by an independent reader that counts."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import Any

import pytest
from answers import COLUMNS, PLAIN, answer, card, remarks, table, two_tables, written
from hypothesis import given
from hypothesis import strategies as st

from timeline.answer import Answer, Basis, Card, Cell, Section
from timeline.render.clean import clean, json_safe
from timeline.render.style import UnknownColumn

SEPARATORS = {"csv": ",", "tsv": "\t"}


def read(shown: Any, format: str, **style: Any) -> list[list[str]]:
    """The rows that Python's csv module reads back."""
    return list(csv.reader(StringIO(written(shown, format, **style), newline=""), delimiter=SEPARATORS[format]))


# --- csv, tsv ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", SEPARATORS)
def test_separated_rows_read_back_with_every_column(format: str) -> None:
    head, *rows = read(two_tables(), format)
    assert head == ["date", "title", "amount", "issuer", "secret", "id", "disputed", "certainty"]
    assert rows == [
        ["2004-02-04", "First treaty", "7", "un", "", "t-1", "", "yes"],
        ["2012-06-20", "Second | treaty", "", "", "hidden", "t-2", "date", "yes"],
        ["2012-12-01", "Третій договір", "12", "coe; un", "", "t-3", "", "yes"],
        ["200X", "Perhaps a treaty", "", "", "", "m-1", "", "maybe"],
    ]


@given(st.lists(st.text(), min_size=1, max_size=4), st.sampled_from(sorted(SEPARATORS)))
def test_any_text_reads_back_as_it_is_but_for_control_characters_and_formulas(titles: list[str], format: str) -> None:
    rows = [(f"t-{n}", (None, title, None, None, None)) for n, title in enumerate(titles)]
    read_back = [row[1] for row in read(answer(table(rows)), format)[1:]]
    assert read_back == [f"'{clean(title)}" if clean(title).startswith(("=", "+", "-", "@")) else clean(title) for title in titles]


@pytest.mark.parametrize("format", SEPARATORS)
@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\x00=1"])
def test_no_cell_begins_like_a_formula(format: str, start: str) -> None:
    [row] = read(answer(table([("t-1", (start, f"{start} title", None, Cell([start], start), start))])), format)[1:]
    assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("format", SEPARATORS)
def test_a_number_below_zero_stays_a_number(format: str) -> None:
    [row] = read(answer(table([("t-1", (None, "-5", -5, None, -0.25))])), format)[1:]
    assert [cell for cell in row if "5" in cell] == ["'-5", "-5", "-0.25"]


@pytest.mark.parametrize("format", SEPARATORS)
def test_changed_cells_are_counted_and_told(format: str) -> None:
    rows = [("t-1", (None, "=1+1", None, None, "+380")), ("t-2", (None, "plain", None, None, None))]
    assert remarks(answer(table(rows)), format) == ["2 cells that begin like a formula got an apostrophe in front"]
    assert remarks(answer(), format) == []


@pytest.mark.parametrize("format", SEPARATORS)
def test_a_card_is_three_columns(format: str) -> None:
    head, *rows = read(card(), format)
    assert head == ["section", "field", "value"]
    assert rows[-1] == ["Events", "2012-06-20 ≠", "declaration"]
    assert len(rows) == 6


@pytest.mark.parametrize("format", SEPARATORS)
def test_no_control_character_of_a_card_reaches_a_spreadsheet(format: str) -> None:
    text = written(card(Section("He\x1bad", (("la\x1b[2Jbel", "te\x07xt"),))), format)
    assert "\x1b" not in text
    assert "\x07" not in text


def test_columns_are_written_in_the_order_asked_for_and_then_what_is_uncertain() -> None:
    head, first = read(two_tables(), "csv", columns=("title", "id", "date"))[:2]
    assert head == ["title", "id", "date", "certainty"]
    assert first[:3] == ["First treaty", "t-1", "2004-02-04"]


@pytest.mark.parametrize("format", ["table", "text", "json", "jsonl", "csv", "tsv", "markdown"])
def test_a_column_that_is_none_is_refused_and_the_columns_are_given(format: str) -> None:
    with pytest.raises(UnknownColumn) as caught:
        written(answer(), format, columns=("title", "colour"))
    assert (caught.value.name, caught.value.known) == ("colour", (*(column.name for column in COLUMNS), "id"))


def test_an_empty_list_is_a_head_line() -> None:
    assert read(answer(table([])), "csv") == [["date", "title", "amount", "issuer", "secret", "id", "disputed", "certainty"]]


# --- json --------------------------------------------------------------------------------------------------------------


def test_the_envelope_of_a_list_has_its_keys_and_no_other() -> None:
    envelope = json.loads(written(two_tables(), "json", warnings=("data.yaml:3: empty [wrong-type] (t-9)",)))
    assert list(envelope) == [
        "schema_version",
        "command",
        "question",
        "dataset",
        "basis",
        "count",
        "items",
        "may_match",
        "doubts",
        "notes",
        "warnings",
    ]
    assert (envelope["schema_version"], envelope["command"], envelope["dataset"], envelope["count"]) == ("1.0", "treaties", "sample", 3)
    assert envelope["question"] == {"ratified-after": "2000"}
    assert envelope["basis"]["version"] == "1"
    assert envelope["doubts"] == [
        {"record": "t-2", "field": "ratification", "shown": "2012-06-20", "others": [{"value": "2007", "source": "report §1"}]}
    ]
    assert envelope["warnings"] == ["data.yaml:3: empty [wrong-type] (t-9)"]


def test_items_hold_every_column_as_a_value_for_machines() -> None:
    envelope = json.loads(written(two_tables(), "json"))
    assert envelope["items"][0] == {"id": "t-1", "date": "2004-02-04", "title": "First treaty", "amount": 7, "issuer": ["un"], "secret": None}
    assert envelope["items"][1]["disputed"] == ["date"]
    assert [item["id"] for item in envelope["may_match"]] == ["m-1"]


def test_the_envelope_of_a_card_has_one_item() -> None:
    envelope = json.loads(written(card(), "json"))
    assert list(envelope) == ["schema_version", "command", "question", "dataset", "basis", "items", "doubts", "notes", "warnings"]
    assert envelope["items"] == [{"id": "t-2", "kind": "treaty"}]


def test_an_empty_list_is_still_an_answer() -> None:
    envelope = json.loads(written(answer(table([])), "json"))
    assert (envelope["count"], envelope["items"], envelope["warnings"]) == (0, [], [])


def test_json_items_follow_the_columns_asked_for() -> None:
    assert json.loads(written(answer(), "json", columns=("title",)))["items"][0] == {"id": "t-1", "title": "First treaty"}


def test_json_lines_are_one_object_a_line_and_say_what_is_uncertain() -> None:
    lines = [json.loads(line) for line in written(two_tables(), "jsonl").splitlines()]
    assert [line["id"] for line in lines] == ["t-1", "t-2", "t-3", "m-1"]
    assert [line.get("certainty") for line in lines] == [None, None, None, "maybe"]


def test_a_card_is_one_json_line() -> None:
    assert [json.loads(line) for line in written(card(), "jsonl").splitlines()] == [{"id": "t-2", "kind": "treaty"}]


@given(st.lists(st.text() | st.integers() | st.none() | st.lists(st.text(), max_size=2), min_size=1, max_size=3))
def test_any_value_comes_back_from_json(values: list[Any]) -> None:
    shown = answer(table([(f"t-{n}", (None, value, None, None, None)) for n, value in enumerate(values)]))
    assert [item["title"] for item in json.loads(written(shown, "json"))["items"]] == values
    lines = written(shown, "jsonl").split("\n")
    assert [json.loads(line)["title"] for line in lines if line] == values


_json = st.recursive(
    st.text() | st.integers() | st.floats(allow_nan=False) | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@given(_json, st.lists(_json, max_size=3))
def test_json_is_laid_out_as_the_standard_library_does(value: Any, notes: list[Any]) -> None:
    shown = answer(table([("t-1", (None, value, None, None, None))]), notes=notes)
    text = written(shown, "json")
    assert text == json_safe(json.dumps(json.loads(text), ensure_ascii=False, indent=2)) + "\n"
    assert json.loads(text)["items"][0]["title"] == value


@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "tsv"])
def test_every_row_goes_out(format: str) -> None:
    many: Answer = answer(table([(f"t-{n}", PLAIN[0][1]) for n in range(1000)]))
    text = written(many, format)
    found = len(json.loads(text)["items"]) if format == "json" else text.count("\n") - (format in SEPARATORS)
    assert found == 1000


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
)


@given(_JSON)
def test_json_is_indented_as_the_library_indents_it(value: Any) -> None:
    shown = written(Card("show", "", "", {"asked": value}, Basis("sample", "1"), list, {"id": value}), "json")
    assert shown == json_safe(json.dumps(json.loads(shown), ensure_ascii=False, indent=2)) + "\n"
