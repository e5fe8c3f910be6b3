"""compare and matrix from the command line: every format, errors that say what to do, and files that are broken."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from conftest import Run, write_dataset

DATA = {"TIMELINE_DATA": str(Path(__file__).parents[1] / "golden" / "compare" / "dataset")}
COMPARE = ("compare", "1999", "2002", "2016")
FORMATS = ("table", "text", "json", "jsonl", "csv", "tsv", "markdown")


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("words", [COMPARE, ("matrix",), ("matrix", "--down", "roles", "--across", "target-groups")], ids=" ".join)
def test_every_format_answers(run: Run, words: tuple[str, ...], format: str) -> None:
    result = run(*words, "-f", format, env=DATA)
    assert (result.code, result.err) == (0, "")
    assert len(result.out.splitlines()) > 5


@pytest.mark.parametrize("words", [COMPARE, ("matrix",)], ids=" ".join)
@pytest.mark.parametrize("language", ["en", "uk"])
def test_ascii_holds_for_all_that_the_program_draws(run: Run, words: tuple[str, ...], language: str) -> None:
    out = run(*words, "--ascii", "--lang", language, "--width", "80", env=DATA).out
    assert [sign for sign in "·–−↳×•≠∗…" if sign in out] == []


def test_csv_has_a_group_an_item_and_a_state_for_each_record(run: Run) -> None:
    lines = list(csv.DictReader(io.StringIO(run(*COMPARE, "-f", "csv", env=DATA).out)))
    training = next(line for line in lines if (line["group"], line["id"]) == ("functions", "training"))
    assert (training["title"], training["programme-1999_state"], training["programme-2002_state"]) == ("Training", "given", "dropped")


def test_json_lines_name_their_group(run: Run) -> None:
    items = [json.loads(line) for line in run(*COMPARE, "-f", "jsonl", env=DATA).out.splitlines()]
    assert {item["group"] for item in items} == {"facts", "functions", "events", "links"}


def test_a_comparison_is_written_to_a_file_as_a_memo(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "memo.md"
    assert run(*COMPARE, "-o", str(path), env=DATA).code == 0
    assert "| function | 1999 | 2002 | 2016 |" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("compare", "programme-1999", "code-1960"), "only records of one kind"),
        (("compare", "programme-1999"), "two records at least"),
        (("compare", "programme-1999", "programme-1998"), "programme-1999  Programme of prevention"),
        (("compare", "programmes"), "two records at least"),
        (("matrix", "--down", "planets"), "one of these words: functions, forms-of-work"),
        (("matrix", "--function", "huzzah"), "timeline topics --scheme function"),
        (("matrix", "--from", "yesterday"), "--from"),
        (("matrix", "--from", "2010", "--to", "2005"), "lies after"),
    ],
)
def test_a_slip_is_named_with_what_to_do(run: Run, words: tuple[str, ...], said: str) -> None:
    result = run(*words, env=DATA)
    assert (result.code, result.out) == (2, "")
    assert said in result.err


def test_a_broken_file_leaves_the_rest_to_answer(run: Run, tmp_path: Path) -> None:
    text = (
        "topics: {help: {title: Help, scheme: function}}\n"
        "programmes:\n"
        "  one: {title: One, events: [{event: adoption, date: 1999}], roles: {a: {title: A, topics: [help]}}}\n"
        "  two: {title: Two, events: [{event: adoption, date: 2002}], roles: {b: {title: B, topics: [help, nowhere]}}}\n"
    )
    folder = write_dataset(tmp_path / "data", text)
    for words in (("compare", "one", "two"), ("matrix",)):
        result = run(*words, "-d", str(folder))
        assert result.code == 0
        assert "Help" in result.out
        assert result.err.startswith("warning: ")


def test_a_dataset_without_topics_and_programmes_has_an_empty_matrix(run: Run, tmp_path: Path) -> None:
    folder = write_dataset(tmp_path / "data", "laws: {act: {title: Act}}\n")
    result = run("matrix", "-d", str(folder))
    assert result.code == 0
    assert "nothing joins these two kinds" in result.out


def test_control_characters_of_the_data_stay_out_of_a_comparison(run: Run, tmp_path: Path) -> None:
    text = 'bodies: {a: {title: "Red\\e[31m", form: council}, b: {title: "Two\\nlines", form: council}}\n'
    folder = write_dataset(tmp_path / "data", text)
    for format in ("table", "text", "markdown", "csv"):
        out = run("compare", "a", "b", "-d", str(folder), "-f", format).out
        assert "\x1b" not in out
        assert "Two lines" in out
