"""The store's tables for other programs: an SQLite file with a description that Datasette shows, and Parquet files."""

from __future__ import annotations

import json
import os
from itertools import islice
from typing import Any

from timeline.export.formats import Choices, Losses
from timeline.query.selection import Selection
from timeline.query.tables import ASKED, TABLES, StoreTable, TableColumn, asked_views

_BATCH = 10_000
_FACETS = {"record": ["kind"], "event": ["kind", "own", "disputed"], "claim": ["disputed", "chosen"], "link": ["verb"], "spell": ["state", "basis"]}
_VIEW = (
    "CREATE VIEW out.{name} AS SELECT r.id, r.title, r.title_uk, r.first, r.last, r.begin_earliest, r.begin_latest, r.end_earliest, r.end_latest, "
    "r.running, r.chosen, r.body, r.cites FROM record r WHERE r.kind = '{kind}' ORDER BY r.sort, r.id"
)


# --- SQLite ----------------------------------------------------------------------------------------------------------


def write_sqlite(selection: Selection, folder: str, choices: Choices) -> Losses:  # noqa: ARG001 (the signature of every writer)
    """`NAME.sqlite`, and `metadata.json` with what each table and column means, as Datasette looks for it in a folder."""
    path = os.path.join(folder, f"{selection.name}.sqlite")
    db = selection.lens.store.db
    db.execute("ATTACH ? AS out", (path,))
    try:
        _fill(selection)
        db.commit()
    finally:
        db.rollback()
        db.execute("DETACH out")
    with open(os.path.join(folder, "metadata.json"), "w", encoding="utf-8", newline="") as out:
        json.dump(metadata(selection), out, ensure_ascii=False, indent=2)
        out.write("\n")
    return {}


def _fill(selection: Selection) -> None:
    db = selection.lens.store.db
    db.execute("CREATE TABLE out.about (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
    db.executemany("INSERT INTO out.about VALUES (?, ?)", selection.about().items())
    for number, table in enumerate(TABLES, 1):
        db.execute(_create(table))
        names = ", ".join(column.name for column in table.columns)
        columns = ", ".join(f"t.{column.name}" for column in table.columns)
        db.execute(f"INSERT INTO out.{table.name} ({names}) SELECT {columns} FROM main.{table.name} t{table.where} ORDER BY {table.order}")
        selection.watch(number, f"of {len(TABLES)} tables")
    _index(selection)
    _search(selection)
    _views(selection)
    _describe(selection)


def _create(table: StoreTable) -> str:
    """The statement that makes a table, with what points where: Datasette shows the names of what is pointed to."""
    columns = []
    for column in table.columns:
        key = " PRIMARY KEY" if (table.name, column.name) == ("record", "id") else ""
        points = f" REFERENCES {column.points} (id)" if column.points else ""
        columns.append(f"{column.name} {column.type}{key}{points}")
    number = "n INTEGER PRIMARY KEY, " if table.name == "document" else ""
    return f"CREATE TABLE out.{table.name} ({number}{', '.join(columns)})"


def _index(selection: Selection) -> None:
    db = selection.lens.store.db
    for table in TABLES:
        for column in table.columns:
            if column.points:
                db.execute(f"CREATE INDEX out.{table.name}_{column.name} ON {table.name} ({column.name})")
    db.execute("CREATE INDEX out.record_kind ON record (kind, sort)")
    db.execute("CREATE INDEX out.event_day ON event (earliest, latest)")


def _search(selection: Selection) -> None:
    """The full text; a row of `document` has the number of its record, so that a search in either finds the record."""
    db = selection.lens.store.db
    db.execute(
        "CREATE VIRTUAL TABLE out.search USING fts5(title, names, body, latin, content='document', content_rowid='n', "
        "tokenize='unicode61 remove_diacritics 0', prefix='2 3')"
    )
    db.execute("INSERT INTO out.search (search) VALUES ('rebuild')")


def _views(selection: Selection) -> None:
    """The views of `timeline sql`, as the store itself has them, then one a kind."""
    db = selection.lens.store.db
    db.execute("CREATE TABLE out.part (name TEXT NOT NULL, prefix TEXT NOT NULL)")
    db.execute("INSERT INTO out.part SELECT name, prefix FROM main.part ORDER BY rowid")
    made = dict(selection.rows("SELECT name, sql FROM main.sqlite_master WHERE type = 'view'"))
    for name in ASKED:
        db.execute(made[name].replace(f"CREATE VIEW {name}", f"CREATE VIEW out.{name}", 1))
    for kind, name, _ in _kinds(selection):
        db.execute(_VIEW.format(name=name, kind=kind))


def _kinds(selection: Selection) -> list[tuple[str, str, str]]:
    """The kinds that have records, each with the name of its view and what it is: `event_records`, since `events` is what happened to all."""
    from timeline.model import BY_NAME

    found = [BY_NAME[kind] for (kind,) in selection.rows("SELECT DISTINCT r.kind FROM picked p JOIN record r ON r.id = p.id ORDER BY r.kind")]
    return [(kind.name, kind.plural if kind.plural not in ASKED else f"{kind.name}_records", kind.doc) for kind in found]


def _describe(selection: Selection) -> None:
    """The descriptions in the database itself, for whoever has nothing else."""
    db = selection.lens.store.db
    db.execute("CREATE TABLE out.description (in_table TEXT NOT NULL, in_column TEXT, meaning TEXT NOT NULL)")
    rows: list[tuple[str, str | None, str]] = [(table.name, None, table.doc) for table in TABLES]
    rows += [(table.name, column.name, column.doc) for table in TABLES for column in table.columns]
    rows += [(view.name, name, doc) for view in asked_views(selection) for name, doc in ((None, view.doc), *view.columns)]
    db.executemany("INSERT INTO out.description VALUES (?, ?, ?)", rows)


def metadata(selection: Selection) -> dict[str, Any]:
    """What Datasette shows beside the tables: https://docs.datasette.io/en/stable/metadata.html."""
    about = selection.about()
    tables: dict[str, Any] = {table.name: _table_metadata(table) for table in TABLES}
    tables["about"] = {"description": "What this database is: dataset, version, date, licence, whom to credit."}
    tables["description"] = {"description": "What each table and column means."}
    tables |= {shadow: {"hidden": True} for shadow in ("search", "search_data", "search_idx", "search_docsize", "search_config")}
    tables["part"] = {"hidden": True}
    tables |= {view.name: {"description": view.doc, "columns": dict(view.columns)} for view in asked_views(selection)}
    tables |= {name: {"description": f"The records of kind {kind}: {doc}."} for kind, name, doc in _kinds(selection)}
    found = {
        "title": about["title"], "description": selection.lens.text(selection.info.get("summary")), "license": about.get("licence", ""),
        "source": about.get("attribution", ""), "databases": {selection.name: {"description": selection.headline(), "tables": tables}},
    }  # fmt: skip
    return {name: value for name, value in found.items() if value}


def _table_metadata(table: StoreTable) -> dict[str, Any]:
    found: dict[str, Any] = {"description": table.doc, "columns": {column.name: column.doc for column in table.columns}}
    if table.name == "record":
        found |= {"label_column": "title", "fts_table": "search", "fts_pk": "rowid", "sort": "sort"}
    if table.name in _FACETS:
        found["facets"] = _FACETS[table.name]
    return found


# --- Parquet ---------------------------------------------------------------------------------------------------------


def write_parquet(selection: Selection, folder: str, choices: Choices) -> Losses:  # noqa: ARG001 (the signature of every writer)
    """A Parquet file a table, written batch by batch."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    about = {f"timeline.{name.replace(' ', '_')}": text for name, text in selection.about().items()}
    for number, table in enumerate(TABLES, 1):
        fields = [_parquet_field(pa, column) for column in table.columns]
        schema = pa.schema(fields, {**about, "description": table.doc})
        with pq.ParquetWriter(os.path.join(folder, f"{table.name}.parquet"), schema, compression="zstd") as out:
            rows = table.rows(selection)
            while batch := list(islice(rows, _BATCH)):
                columns = [pa.array(values, field.type) for values, field in zip(zip(*batch, strict=True), fields, strict=True)]
                out.write_batch(pa.record_batch(columns, schema=schema))
        selection.watch(number, f"of {len(TABLES)} tables")
    return {}


def _parquet_field(pa: Any, column: TableColumn) -> Any:
    kind = pa.int64() if column.type == "INTEGER" else pa.string()
    return pa.field(column.name, kind, metadata={"description": column.doc})
