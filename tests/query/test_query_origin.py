"""Several datasets asked together: every row of every answer says which one it is from, and nothing changes with one."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from conftest import Run, write_dataset

HERE = """
parties: {here: {title: Here}}
sources: {gazette: {title: Gazette of Here, authority: official, checked: 2020-01-01}, study: {title: Study, authority: study, checked: 2020-01-01}}
topics: {help: {title: Help, scheme: function}}
stages: {first: {title: First stage, series: policy, number: 1, period: 2009/2011, cite: gazette}}
treaties: {convention: {title: Convention, cite: gazette, events: [{event: ratification, date: 2010-09-21}, {event: entry into force, date: 2010-10-01}]}}
laws:
  act:
    title: Act of help
    cite: gazette
    links: [{implements: convention}]
    events: [{event: adoption, date: [{value: 2010-09-21, cite: gazette}, {value: 2010-09-20, cite: study}]}, {event: entry into force, date: 2010-10-01}]
programmes:
  programme-2010: {title: Programme of Here, cite: gazette, period: 2010/2010, topics: help, roles: {teach: {title: Teach, topics: help}}}
  programme-2012: {title: Next programme, cite: gazette, period: 2012/2013}
figures: {calls: {title: Calls, series: calls, value: 5, unit: calls, period: 2010, cite: gazette}}
"""
THERE = (
    HERE.replace("here: {title: Here}", "there: {title: There}")
    .replace("of Here", "of There")
    .replace("  act:", "  other-act:")
    .replace("2010-09-21", "2010-09-22")
)
TABLES = (
    ("at", "2010"), ("at", "2010-12", "--kind", "law"), ("events",), ("on", "10-01"), ("search", "help"), ("diff", "2009", "2011"), ("gaps",), ("stale",),
    ("conflicts",), ("links", "act"), ("links", "here:convention"), ("path", "act", "here:convention"), ("trace", "here:convention"), ("matrix",),
    ("chart",), ("chart", "act"), ("laws",), ("programmes",), ("roles",), ("stages",), ("treaties", "--at", "2011"),
)  # fmt: skip
FORMATS = ("json", "jsonl", "csv", "tsv")


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    """Two datasets that share most ids."""
    folder = tmp_path_factory.mktemp("origin")
    return tuple(str(write_dataset(folder / name, text, name)) for name, text in (("here", HERE), ("there", THERE)))


def both(folders: tuple[str, ...]) -> list[str]:
    """The options that ask them together."""
    return [part for folder in folders for part in ("-d", folder)]


def items(out: str, format: str) -> list[dict[str, Any]]:
    """The rows of an answer, whatever they are called."""
    if format == "json":
        return [row for key, rows in json.loads(out).items() if isinstance(rows, list) and key != "doubts" for row in rows if isinstance(row, dict)]
    if format == "jsonl":
        return [json.loads(line) for line in out.splitlines()]
    return list(csv.DictReader(io.StringIO(out), delimiter="," if format == "csv" else "\t"))


def own_dataset(row: dict[str, Any]) -> str:
    """What the ids in a row say of where it is from; empty where they say nothing."""
    ids = f"{row.get('id')} {row.get('record')} {row.get('from')} {row.get('to')}"
    return (
        "there"
        if "there:" in ids or "other-act" in ids
        else "here"
        if "here:" in ids or "act" in str(row.get("id")).split("#")[0].split("..")
        else ""
    )


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("question", TABLES, ids=" ".join)
def test_every_row_says_which_dataset_it_is_from(run: Run, folders: tuple[str, ...], question: tuple[str, ...], format: str) -> None:
    result = run(*question, *both(folders), "-f", format)
    assert result.code == 0, result.err
    found = items(result.out, format)
    assert found
    for row in found:
        if question[0] == "trace" and row.get("step") and not row.get("to"):
            continue  # a link of the chain that nothing is known of
        said = row["dataset"] if isinstance(row["dataset"], list) else row["dataset"].split("; ")
        assert set(said) <= {"here", "there"}, row
        assert own_dataset(row) in ("", *said), row


@pytest.mark.parametrize("question", TABLES, ids=" ".join)
def test_with_one_dataset_nothing_says_so(run: Run, folders: tuple[str, ...], question: tuple[str, ...]) -> None:
    alone = [part.replace("here:", "") for part in question]
    result = run(*alone, "-d", folders[0], "-f", "jsonl")
    assert result.code == 0, result.err
    assert not any("dataset" in row for row in items(result.out, "jsonl"))


@pytest.mark.parametrize("format", ["table", "text", "markdown"])
@pytest.mark.parametrize("question", [("at", "2010"), ("events",), ("search", "help"), ("diff", "2009", "2011"), ("gaps",), ("laws",)], ids=" ".join)
def test_people_are_told_too_at_eighty_columns(run: Run, folders: tuple[str, ...], question: tuple[str, ...], format: str) -> None:
    out = run(*question, *both(folders), "-f", format, "--width", "80").out
    assert "dataset" in out.split("\n\n")[1] if format == "table" else "dataset" in out
    assert max(map(len, out.splitlines())) <= 80 or format != "table"
    assert any(word in out for word in (" here", "| here"))
    assert any(word in out for word in (" there", "| there"))


def test_a_drawn_chart_has_lanes_of_each_dataset(run: Run, folders: tuple[str, ...]) -> None:
    lines = run("chart", "programmes", "laws", *both(folders)).out.splitlines()
    assert [line for line in lines if " · here" in line or " · there" in line] == [
        "Programmes · here", "Programmes · there", "Laws · here", "Laws · there",
    ]  # fmt: skip
    assert "Programmes" in run("chart", "programmes", "-d", folders[0]).out.splitlines()


def test_a_tree_names_the_dataset_where_the_id_does_not(run: Run, folders: tuple[str, ...]) -> None:
    out = run("links", "here:convention", *both(folders)).out
    assert "Act of help (act, here)" in out
    assert "here:convention, here" not in out


def test_a_card_says_its_dataset(run: Run, folders: tuple[str, ...]) -> None:
    assert json.loads(run("show", "other-act", *both(folders), "--json").out)["items"][0]["dataset"] == "there"
    assert " dataset  there" in run("show", "other-act", *both(folders)).out.splitlines()
    assert "dataset" not in json.loads(run("show", "act", "-d", folders[0], "--json").out)["items"][0]


def test_info_names_the_folder_of_each_dataset(run: Run, folders: tuple[str, ...]) -> None:
    assert json.loads(run("info", *both(folders), "--json").out)["items"][0]["folders"] == list(folders)
    assert f" folder          {folders[0]}; {folders[1]}" in run("info", *both(folders)).out.splitlines()
    assert "folders" not in json.loads(run("info", "-d", folders[0], "--json").out)["items"][0]


def test_columns_and_sorting_know_the_dataset(run: Run, folders: tuple[str, ...]) -> None:
    out = run("events", *both(folders), "-f", "csv", "--columns", "dataset", "--sort", "dataset").out
    said = [row["dataset"] for row in csv.DictReader(io.StringIO(out))]
    assert (said == sorted(said), set(said)) == (True, {"here", "there"})


def test_exports_of_several_say_it_of_every_row(run: Run, folders: tuple[str, ...], tmp_path: Path) -> None:
    assert run("export", "csv", *both(folders), "-o", str(tmp_path / "out")).code == 0
    for path in sorted((tmp_path / "out").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            assert {row["dataset"] for row in csv.DictReader(file)} <= {"here", "there"}, path.name
    lines = run("export", "jsonl", *both(folders)).out.splitlines()[1:]
    assert {json.loads(line)["dataset"] for line in lines} == {"here", "there"}
    assert run("export", "csv", "-d", folders[0], "-o", str(tmp_path / "one")).code == 0
    assert "dataset" not in (tmp_path / "one" / "records.csv").read_text(encoding="utf-8").splitlines()[0]


def test_a_calendar_of_several_names_the_dataset_of_each_event(run: Run, folders: tuple[str, ...]) -> None:
    summaries = [line for line in run("export", "ics", *both(folders)).out.replace("\r\n ", "").splitlines() if line.startswith("SUMMARY")]
    assert summaries
    assert all(line.endswith((" · here", " · there")) for line in summaries)


def test_the_page_of_several_names_the_dataset_of_each_record(run: Run, folders: tuple[str, ...], tmp_path: Path) -> None:
    assert run("export", "html", *both(folders), "-o", str(tmp_path / "page.html")).code == 0
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert page.count("<dt>dataset<dd>there") == page.count("<dt>dataset<dd>here") > 5
