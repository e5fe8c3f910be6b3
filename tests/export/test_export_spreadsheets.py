"""CSV with its data package, and XLSX: read by frictionless and openpyxl, row by row as many as went out."""

from __future__ import annotations

import csv
import json
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import frictionless
import openpyxl
import pytest
from conftest import MakeDataset, Run, write_dataset
from exporting import BUNDLED, SAMPLE, STEERING, TITLES, export, odd_dataset, records

from timeline.export import spreadsheets
from timeline.model import BY_NAME
from timeline.query.lens import Lens
from timeline.query.selection import select

Rows = list[dict[str, str]]


def table(folder: Path, name: str) -> Rows:
    """The rows of a table of the package."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def package(folder: Path) -> dict[str, Any]:
    """The descriptor."""
    found: dict[str, Any] = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return found


def workbook(path: Path) -> Any:
    """The workbook, as openpyxl reads it."""
    return openpyxl.load_workbook(path)


def rows_of(page: Any) -> Iterator[dict[str, Any]]:
    """The rows of a worksheet below its head."""
    head, *rows = page.iter_rows(values_only=True)
    return (dict(zip(head, row, strict=True)) for row in rows)


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The bundled data as a selection."""
    from timeline.store import open_store

    store = open_store(BUNDLED, str(tmp_path_factory.mktemp("cache")))
    yield select(Lens(store, "en", "2026-11-24"))
    store.close()


# --- the data package ------------------------------------------------------------------------------------------------


def test_the_data_package_is_valid(bundled: Any, tmp_path: Path) -> None:
    from timeline.export.formats import Choices

    spreadsheets.write_csv(bundled, str(tmp_path), Choices())
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.flatten(["type", "message"]) == []
    assert len(report.tasks) == len(list(tmp_path.glob("*.csv"))) >= 19


def test_the_data_package_tells_a_broken_table(run: Run, tmp_path: Path) -> None:
    export(run, tmp_path / "out", "csv")
    broken = (tmp_path / "out" / "treaties.csv").read_text(encoding="utf-8").replace("2004-02-04", "2004")
    (tmp_path / "out" / "treaties.csv").write_text(broken, encoding="utf-8")
    types = {row[0] for row in frictionless.validate(str(tmp_path / "out" / "datapackage.json")).flatten(["type"])}
    assert "type-error" in types


def test_the_data_package_names_dataset_version_date_and_licence(run: Run, tmp_path: Path) -> None:
    export(run, tmp_path / "out", "csv", "--kind", "law")
    found = package(tmp_path / "out")
    assert (found["version"], found["about"]["date"], found["about"]["selection"]) == ("1", "2026-11-24", "kind: law")
    assert found["licenses"][0]["name"] == "CC-BY-4.0"


def test_every_column_is_described(run: Run, tmp_path: Path) -> None:
    export(run, tmp_path / "out", "csv")
    fields = [field for resource in package(tmp_path / "out")["resources"] for field in resource["schema"]["fields"]]
    assert len(fields) > 150
    assert [field["name"] for field in fields if not field["description"]] == []


# --- the rows --------------------------------------------------------------------------------------------------------


def test_there_is_a_table_a_kind_with_a_row_a_record(run: Run, tmp_path: Path) -> None:
    export(run, tmp_path / "out", "csv")
    numbers = Counter(record["kind"] for record in records(run))
    assert len(numbers) >= 14
    for kind, number in numbers.items():
        name = "event-records" if kind == "event" else BY_NAME[kind].plural
        assert len(table(tmp_path / "out", name)) == number
    assert len(table(tmp_path / "out", "records")) == sum(numbers.values())


def test_there_is_a_row_an_event_claim_and_link(run: Run, tmp_path: Path) -> None:
    export(run, tmp_path / "out", "csv")
    found = records(run)
    assert len(table(tmp_path / "out", "events")) == sum(len(record["events"]) for record in found) > 20
    assert len(table(tmp_path / "out", "claims")) == sum(len(record["claims"]) for record in found) > 50
    outward = sum(link["direction"] == "out" for record in found for link in record["links"])
    assert len(table(tmp_path / "out", "links")) == outward > 30


def test_a_date_stands_as_written_with_the_days_between_which_it_lies(run: Run, tmp_path: Path) -> None:
    export(run, tmp_path / "out", "csv", "programme-1999")
    adoption = table(tmp_path / "out", "events")[0]
    assert (adoption["date"], adoption["date_earliest"], adoption["date_latest"]) == ("1999", "1999-01-01", "1999-12-31")


def test_a_treaty_has_the_dates_of_the_list_and_their_doubts(run: Run, tmp_path: Path) -> None:
    export(run, tmp_path / "out", "csv", "cets-201")
    treaty = table(tmp_path / "out", "treaties")[0]
    assert (treaty["ratified"], treaty["in_force"], treaty["disputed"]) == ("2012-06-20", "2012-12-01", "ratification")
    others = [claim for claim in table(tmp_path / "out", "claims") if claim["disputed"] == "true"]
    assert [(claim["value"], claim["sources"]) for claim in others] == [("2007", "report-2019 §1.2 item 3")]


def test_events_of_another_time_are_left_out(run: Run, tmp_path: Path) -> None:
    export(run, tmp_path / "out", "csv", "untoc", "--from", "2004", "--to", "2004")
    assert {row["date"][:4] for row in table(tmp_path / "out", "events")} == {"2004", ""}


def test_the_table_of_events_is_what_a_stream_gets(run: Run, tmp_path: Path) -> None:
    export(run, tmp_path / "out", "csv")
    export(run, tmp_path / "events.csv", "csv")
    text = (tmp_path / "out" / "events.csv").read_text(encoding="utf-8")
    assert run("export", "csv", "-d", SAMPLE).out == text
    assert (tmp_path / "events.csv").read_text(encoding="utf-8") == text


def test_a_zip_file_holds_what_the_folder_would(run: Run, tmp_path: Path) -> None:
    export(run, tmp_path / "out", "csv")
    export(run, tmp_path / "out.zip", "csv")
    with zipfile.ZipFile(tmp_path / "out.zip") as packed:
        held = {name: packed.read(name) for name in packed.namelist()}
    assert held == {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}


def test_the_same_data_give_the_same_bytes(run: Run, tmp_path: Path) -> None:
    for name in ("a", "b"):
        export(run, tmp_path / f"{name}.zip", "csv")
        export(run, tmp_path / f"{name}.xlsx", "xlsx")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_folder_that_holds_something_else_is_never_replaced(run: Run, tmp_path: Path) -> None:
    export(run, tmp_path / "out", "csv")
    (tmp_path / "out" / "mine.txt").write_text("mine", encoding="utf-8")
    result = run("export", "csv", "-d", SAMPLE, "-o", str(tmp_path / "out"), "--force")
    assert result.code == 4
    assert "mine.txt" in result.err
    assert (tmp_path / "out" / "mine.txt").read_text(encoding="utf-8") == "mine"


def test_a_folder_of_an_export_before_is_replaced_only_when_forced(run: Run, tmp_path: Path) -> None:
    export(run, tmp_path / "out", "csv")
    assert run("export", "csv", "--kind", "law", "-d", SAMPLE, "-o", str(tmp_path / "out")).code == 4
    (tmp_path / "out" / "events.csv").write_text("old", encoding="utf-8")
    export(run, tmp_path / "out", "csv", "--force")
    assert (tmp_path / "out" / "events.csv").read_text(encoding="utf-8") != "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_empty_folder_is_filled(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    export(run, tmp_path / "out", "csv")
    assert (tmp_path / "out" / "datapackage.json").is_file()


# --- what could do harm ----------------------------------------------------------------------------------------------


def test_a_cell_that_begins_like_a_formula_gets_an_apostrophe_and_that_is_said(run: Run, tmp_path: Path) -> None:
    result = export(run, tmp_path / "out", "csv", "--kind", "law", data=odd_dataset(tmp_path / "data"))
    titles = [row["title"] for row in table(tmp_path / "out", "laws")]
    assert titles[:4] == ["'=1+1", "'+380 44", "'-2 days", "'@home"]
    assert "got an apostrophe in front: " in result.err
    assert not any(
        cell.startswith(("=", "+", "-", "@"))
        for path in (tmp_path / "out").glob("*.csv")
        for row in table(tmp_path / "out", path.stem)
        for cell in row.values()
    )


def test_a_title_of_any_letters_comes_back_from_csv(run: Run, tmp_path: Path) -> None:
    export(run, tmp_path / "out", "csv", "--kind", "law", data=odd_dataset(tmp_path / "data"))
    resource: Any = frictionless.Package(str(tmp_path / "out" / "datapackage.json")).get_resource("laws")
    titles = {row["title"].removeprefix("'") for row in resource.read_rows()}
    assert titles >= TITLES


def test_a_title_of_any_letters_comes_back_from_a_workbook(run: Run, tmp_path: Path) -> None:
    export(run, tmp_path / "x.xlsx", "xlsx", "--kind", "law", data=odd_dataset(tmp_path / "data"))
    assert {row["title"] for row in rows_of(workbook(tmp_path / "x.xlsx")["laws"])} >= TITLES


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_no_control_character_of_a_title_is_written_and_that_is_said(run: Run, tmp_path: Path, format: str) -> None:
    result = export(run, tmp_path / "x.zip" if format == "csv" else tmp_path / "x.xlsx", format, data=odd_dataset(tmp_path / "data"))
    assert "control characters, which are taken out: " in result.err
    with zipfile.ZipFile(tmp_path / ("x.zip" if format == "csv" else "x.xlsx")) as packed:
        texts = [packed.read(name) for name in packed.namelist()]
    assert not any(b"\x1b" in text for text in texts)
    assert any(STEERING.replace("\x1b", "").replace("\x07", "").encode() in text for text in texts)


# --- the workbook ----------------------------------------------------------------------------------------------------


def test_the_workbook_has_a_worksheet_a_table_with_as_many_rows(run: Run, tmp_path: Path) -> None:
    export(run, tmp_path / "out", "csv")
    export(run, tmp_path / "x.xlsx", "xlsx")
    book = workbook(tmp_path / "x.xlsx")
    names = [resource["name"] for resource in package(tmp_path / "out")["resources"]]
    assert book.sheetnames == ["about", *names]
    for name in names:
        assert len(list(rows_of(book[name]))) == len(table(tmp_path / "out", name))


def test_the_workbook_says_what_it_is(run: Run, tmp_path: Path) -> None:
    export(run, tmp_path / "x.xlsx", "xlsx", "--kind", "law")
    about = dict(row for row in workbook(tmp_path / "x.xlsx")["about"].iter_rows(values_only=True) if row[0])
    assert (about["dataset"], about["version"], about["date"], about["licence"]) == ("dataset", "1", "2026-11-24", "CC BY 4.0")
    assert about["selection"] == "kind: law"
    assert about["laws"] == BY_NAME["law"].doc


def test_a_day_is_a_day_of_the_spreadsheet_and_a_date_stays_as_written(run: Run, tmp_path: Path) -> None:
    export(run, tmp_path / "x.xlsx", "xlsx", "untoc")
    treaty = next(rows_of(workbook(tmp_path / "x.xlsx")["treaties"]))
    assert treaty["ratified"] == "2004-02-04"
    assert treaty["ratified_earliest"].isoformat() == "2004-02-04T00:00:00"


def test_a_day_before_the_spreadsheets_calendar_stays_text(run: Run, tmp_path: Path) -> None:
    folder = write_dataset(tmp_path / "data", "topics: {a: {title: A, scheme: function, period: 1861-03-03}}")
    export(run, tmp_path / "x.xlsx", "xlsx", data=str(folder))
    assert next(rows_of(workbook(tmp_path / "x.xlsx")["topics"]))["begin_earliest"] == "1861-03-03"


def test_no_text_is_a_formula(run: Run, tmp_path: Path) -> None:
    export(run, tmp_path / "x.xlsx", "xlsx", data=odd_dataset(tmp_path / "data"))
    cells = [cell for page in workbook(tmp_path / "x.xlsx") for row in page.iter_rows() for cell in row]
    assert any(cell.value == "=1+1" for cell in cells)
    assert {cell.data_type for cell in cells} & {"f", "e"} == set()


def test_a_text_that_no_cell_can_hold_is_cut_and_counted(run: Run, tmp_path: Path) -> None:
    summary = "😀" * 20_000
    folder = write_dataset(tmp_path / "data", f"topics: {{a: {{title: A, scheme: function, summary: {summary}}}}}")
    result = export(run, tmp_path / "x.xlsx", "xlsx", data=str(folder))
    assert "cells longer than a worksheet can hold, cut: 1\n" in result.err
    assert next(rows_of(workbook(tmp_path / "x.xlsx")["topics"]))["summary"] == "😀" * 16_383


def test_rows_that_no_worksheet_can_hold_are_counted(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheets, "_ROWS", 2)
    result = export(run, tmp_path / "x.xlsx", "xlsx", "--kind", "law")
    assert len(list(rows_of(workbook(tmp_path / "x.xlsx")["laws"]))) == 2
    assert "rows beyond what a worksheet can hold, left out: " in result.err


def test_titles_of_acts_are_in_the_language_asked_for(dataset: MakeDataset, run: Run, tmp_path: Path) -> None:
    export(run, tmp_path / "out", "csv", "untoc", "--lang", "uk")
    assert "ратифікація" in {row["what"] for row in table(tmp_path / "out", "events")}
