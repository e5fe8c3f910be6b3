"""SQLite as sqlite3 and Datasette read it, Parquet as pyarrow reads it: as many rows as the store holds, each column described."""

from __future__ import annotations

import asyncio
import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from conftest import Run
from datasette.app import Datasette
from exporting import BUNDLED, SAMPLE, TITLES, export, odd_dataset, records

from timeline.query.tables import ASKED, KEPT_BACK, TABLES
from timeline.store import open_store

SCHEMA = Path(__file__).parents[2] / "timeline" / "store" / "schema.sql"


def rows(path: Path, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    """The rows of a statement, asked of the file alone."""
    with closing(sqlite3.connect(path)) as db:
        return db.execute(sql, values).fetchall()


def counts(path: Path) -> dict[str, int]:
    """How many rows each described table holds."""
    return {table.name: rows(path, f"SELECT count(*) FROM {table.name}")[0][0] for table in TABLES}


def store_counts(run: Run, data: str, cache_home: Path) -> dict[str, int]:
    """The same of the store itself."""
    store = open_store(data, str(cache_home / "policy-timeline"))
    found = {table.name: store.db.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0] for table in TABLES}
    store.close()
    return found


# --- the descriptions ------------------------------------------------------------------------------------------------


def _columns(sql: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Tables with the names and types of their columns, as the schema makes them."""
    for name, text in re.findall(r"^CREATE TABLE (\w+) \((.*?)\);", re.sub(r"--.*", "", sql), re.MULTILINE | re.DOTALL):
        yield name, [(words[0], words[1]) for column in text.split(",") if (words := column.split())]


def test_every_table_of_the_store_is_described_column_by_column() -> None:
    made = dict(_columns(SCHEMA.read_text(encoding="utf-8")))
    described = {table.name: [(column.name, column.type) for column in table.columns] for table in TABLES}
    assert len(made) >= 11
    assert set(made) == set(described) | set(KEPT_BACK)
    for name, columns in described.items():
        assert columns == [column for column in made[name] if column[0] != "n"], name


def test_the_full_text_is_that_of_the_store(run: Run, tmp_path: Path) -> None:
    export(run, tmp_path / "x.sqlite", "sqlite")
    ((made,),) = rows(tmp_path / "x.sqlite", "SELECT sql FROM sqlite_master WHERE name = 'search'")
    (wanted,) = re.findall(r"USING fts5\((.*?)\);", SCHEMA.read_text(encoding="utf-8"), re.DOTALL)
    assert " ".join(re.search(r"fts5\((.*)\)", made, re.DOTALL)[1].split()) == " ".join(wanted.split())  # type: ignore[index]


# --- SQLite ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("data", [SAMPLE, BUNDLED], ids=["sample", "bundled"])
def test_the_database_holds_every_row_of_the_store(run: Run, tmp_path: Path, cache_home: Path, data: str) -> None:
    export(run, tmp_path / "x.sqlite", "sqlite", data=data)
    assert counts(tmp_path / "x.sqlite") == store_counts(run, data, cache_home)


def test_a_part_holds_the_rows_of_its_records_alone(run: Run, tmp_path: Path) -> None:
    export(run, tmp_path / "x.db", "sqlite", "untoc")
    found = records(run, "untoc")[0]
    held = counts(tmp_path / "x.db")
    assert (held["record"], held["claim"], held["event"], held["link"]) == (1, len(found["claims"]), len(found["events"]), len(found["links"]))


def test_the_database_is_sound(run: Run, tmp_path: Path) -> None:
    export(run, tmp_path / "x.sqlite", "sqlite")
    assert rows(tmp_path / "x.sqlite", "PRAGMA integrity_check") == [("ok",)]
    assert rows(tmp_path / "x.sqlite", "PRAGMA foreign_key_check") == []


def test_the_full_text_finds_records(run: Run, tmp_path: Path) -> None:
    export(run, tmp_path / "x.sqlite", "sqlite")
    found = rows(tmp_path / "x.sqlite", "SELECT r.id FROM search JOIN record r ON r.rowid = search.rowid WHERE search MATCH 'hotline*' ORDER BY r.id")
    assert ("sample-hotline",) in found


def test_a_part_finds_its_own_records_alone(run: Run, tmp_path: Path) -> None:
    export(run, tmp_path / "x.sqlite", "sqlite", "--kind", "hotline")
    found = rows(tmp_path / "x.sqlite", "SELECT r.id FROM search JOIN record r ON r.rowid = search.rowid WHERE search MATCH 'programme* OR hotline*'")
    assert {record for (record,) in found} == {record["id"] for record in records(run, "--kind", "hotline")}


def test_the_database_says_what_it_is_and_what_its_columns_mean(run: Run, tmp_path: Path) -> None:
    export(run, tmp_path / "x.sqlite", "sqlite", "--kind", "law")
    about = dict(rows(tmp_path / "x.sqlite", "SELECT name, value FROM about"))
    assert (about["dataset"], about["version"], about["date"], about["selection"]) == ("dataset", "1", "2026-11-24", "kind: law")
    assert rows(tmp_path / "x.sqlite", "SELECT meaning FROM description WHERE in_table = 'event' AND in_column = 'actor'")


def test_each_kind_has_a_view(run: Run, tmp_path: Path) -> None:
    export(run, tmp_path / "x.sqlite", "sqlite")
    assert rows(tmp_path / "x.sqlite", "SELECT id FROM treaties") == [("untoc",), ("cets-201",)]


@pytest.mark.parametrize("view", ASKED)
def test_a_view_of_timeline_sql_answers_the_same_in_the_database(run: Run, tmp_path: Path, cache_home: Path, view: str) -> None:
    export(run, tmp_path / "x.sqlite", "sqlite")
    store = open_store(SAMPLE, str(cache_home / "policy-timeline"))
    asked = store.db.execute(f"SELECT * FROM {view}").fetchall()
    store.close()
    assert sorted(rows(tmp_path / "x.sqlite", f"SELECT * FROM {view}"), key=repr) == sorted(asked, key=repr)
    assert asked


def test_records_of_a_kind_do_not_hide_a_view_of_timeline_sql(run: Run, tmp_path: Path) -> None:
    export(run, tmp_path / "x.sqlite", "sqlite", data=BUNDLED)
    assert rows(tmp_path / "x.sqlite", "SELECT count(*) FROM event_records WHERE id = 'armed-conflict'") == [(1,)]
    assert rows(tmp_path / "x.sqlite", "SELECT count(*) > 300 FROM events") == [(1,)]


def test_datasette_shows_what_the_columns_of_a_view_mean(run: Run, tmp_path: Path) -> None:
    export(run, tmp_path / "out", "sqlite")
    (page,) = served(tmp_path / "out", "/dataset/events")
    assert "the act or the body through which it happened" in page


def test_no_path_of_this_machine_goes_along(run: Run, tmp_path: Path) -> None:
    export(run, tmp_path / "x.sqlite", "sqlite")
    assert SAMPLE.encode() not in (tmp_path / "x.sqlite").read_bytes()


def test_a_title_of_any_letters_comes_back_from_sqlite(run: Run, tmp_path: Path) -> None:
    export(run, tmp_path / "x.sqlite", "sqlite", data=odd_dataset(tmp_path / "data"))
    assert {title for (title,) in rows(tmp_path / "x.sqlite", "SELECT title FROM laws")} >= TITLES


def test_two_exports_after_each_other_hold_the_same(run: Run, tmp_path: Path) -> None:
    for name in ("a.db", "b.db"):
        export(run, tmp_path / name, "sqlite")
    assert (tmp_path / "a.db").read_bytes() == (tmp_path / "b.db").read_bytes()


# --- Datasette -------------------------------------------------------------------------------------------------------


def served(folder: Path, *paths: str) -> list[Any]:
    """What Datasette answers from the folder: JSON as values, pages as text."""

    async def ask() -> list[Any]:
        server = Datasette(files=[], config_dir=folder)
        await server.invoke_startup()
        answers = [await server.client.get(path) for path in paths]
        assert {answer.status_code for answer in answers} == {200}
        for database in server.databases.values():
            database.close()
        return [json.loads(answer.text) if answer.headers["content-type"].startswith("application/json") else answer.text for answer in answers]

    return asyncio.run(ask())


def test_datasette_serves_the_folder_with_its_descriptions(run: Run, tmp_path: Path) -> None:
    export(run, tmp_path / "out", "sqlite")
    home, database, table = served(tmp_path / "out", "/", "/dataset", "/dataset/event")
    assert "Sample: law and policy" in home
    assert "2026-11-24" in database
    assert "Every event of a record, with the chosen date." in table
    assert "the act or the body that did it" in table


def test_datasette_counts_what_went_out(run: Run, tmp_path: Path) -> None:
    export(run, tmp_path / "out", "sqlite")
    (answer,) = served(tmp_path / "out", "/dataset/record.json?_shape=objects&_size=0")
    assert answer["filtered_table_rows_count"] == len(records(run))


def test_datasette_searches_and_shows_names_instead_of_ids(run: Run, tmp_path: Path) -> None:
    export(run, tmp_path / "out", "sqlite")
    found, page = served(tmp_path / "out", "/dataset/record.json?_search=hotline&_shape=array", "/dataset/event?record=untoc")
    assert "sample-hotline" in {record["id"] for record in found}
    assert "United Nations Convention against Transnational Organized Crime" in page


# --- Parquet ---------------------------------------------------------------------------------------------------------


def test_parquet_holds_every_row_of_the_store(run: Run, tmp_path: Path, cache_home: Path) -> None:
    export(run, tmp_path / "out", "parquet")
    held = {path.stem: pq.read_table(path).num_rows for path in (tmp_path / "out").iterdir()}
    assert held == store_counts(run, SAMPLE, cache_home)


def test_parquet_says_what_it_is_and_what_its_columns_mean(run: Run, tmp_path: Path) -> None:
    export(run, tmp_path / "out", "parquet")
    schema = pq.read_schema(tmp_path / "out" / "event.parquet")
    assert (schema.metadata[b"timeline.version"], schema.metadata[b"timeline.date"]) == (b"1", b"2026-11-24")
    assert schema.field("actor").metadata[b"description"] == b"the act or the body that did it"
    assert str(schema.field("own").type) == "int64"


def test_parquet_holds_more_rows_than_a_batch(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.export.database._BATCH", 7)
    export(run, tmp_path / "out", "parquet")
    assert pq.read_table(tmp_path / "out" / "record.parquet")["id"].to_pylist() == [record["id"] for record in records(run)]


def test_parquet_is_the_same_each_time(run: Run, tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        export(run, tmp_path / name, "parquet")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_a_title_of_any_letters_comes_back_from_parquet(run: Run, tmp_path: Path) -> None:
    export(run, tmp_path / "out", "parquet", data=odd_dataset(tmp_path / "data"))
    assert set(pq.read_table(tmp_path / "out" / "record.parquet")["title"].to_pylist()) >= TITLES
