"""Every format that a dataset is exported in: its name, its file's ending, what it is, and its writer, which is loaded when it is used.

A writer gets a `Selection`, the path to write to (a file, or an empty folder) and the `Choices`; it gives back what the format could not
carry, each with the number of values that this touched. It need not care about what stands at the path, nor about a run that ends half-way:
the path is a place of its own, and only a whole result is moved to where it was asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from timeline.query.selection import Selection

Losses = dict[str, int]  # what a format does not carry, in words, and how many values that touched


class Choices(NamedTuple):
    """What may be asked of some formats."""

    schema: bool = False
    possible: bool = False
    anniversaries: bool = False
    deadlines: bool = False
    graph: bool = False
    depth: int | None = None


class Format(NamedTuple):
    """A format. One that is a folder of files has a `main` one: written alone into a stream, and where the output ends as in `alone`; `rest`: the others."""

    name: str
    ending: str
    doc: str
    write: Callable[[Selection, str, Choices], Losses]
    extra: str = ""  # the optional extra that brings its library
    library: str = ""  # the library's name, as it is imported
    binary: bool = False  # never written to a terminal
    alone: tuple[str, ...] = ()
    main: str = ""
    rest: str = ""
    takes: tuple[str, ...] = ()  # the choices that it knows


def _json(selection: Selection, path: str, choices: Choices) -> Losses:
    from timeline.export.records import write_json

    return write_json(selection, path, choices)


def _jsonl(selection: Selection, path: str, choices: Choices) -> Losses:
    from timeline.export.records import write_jsonl

    return write_jsonl(selection, path, choices)


def _csv(selection: Selection, path: str, choices: Choices) -> Losses:
    from timeline.export.spreadsheets import write_csv

    return write_csv(selection, path, choices)


def _xlsx(selection: Selection, path: str, choices: Choices) -> Losses:
    from timeline.export.spreadsheets import write_xlsx

    return write_xlsx(selection, path, choices)


def _sqlite(selection: Selection, path: str, choices: Choices) -> Losses:
    from timeline.export.database import write_sqlite

    return write_sqlite(selection, path, choices)


def _parquet(selection: Selection, path: str, choices: Choices) -> Losses:
    from timeline.export.database import write_parquet

    return write_parquet(selection, path, choices)


def _bibtex(selection: Selection, path: str, choices: Choices) -> Losses:
    from timeline.export.sources import write_bibtex

    return write_bibtex(selection, path, choices)


def _ris(selection: Selection, path: str, choices: Choices) -> Losses:
    from timeline.export.sources import write_ris

    return write_ris(selection, path, choices)


def _csl_json(selection: Selection, path: str, choices: Choices) -> Losses:
    from timeline.export.sources import write_csl_json

    return write_csl_json(selection, path, choices)


def _ics(selection: Selection, path: str, choices: Choices) -> Losses:
    from timeline.export.ics import write_ics

    return write_ics(selection, path, choices)


def _jsonld(selection: Selection, path: str, choices: Choices) -> Losses:
    from timeline.export.jsonld import write_jsonld

    return write_jsonld(selection, path, choices)


def _dot(selection: Selection, path: str, choices: Choices) -> Losses:
    from timeline.export.graphs import write_dot

    return write_dot(selection, path, choices)


def _graphml(selection: Selection, path: str, choices: Choices) -> Losses:
    from timeline.export.graphs import write_graphml

    return write_graphml(selection, path, choices)


def _timelinejs(selection: Selection, path: str, choices: Choices) -> Losses:
    from timeline.export.timelines import write_timelinejs

    return write_timelinejs(selection, path, choices)


def _markwhen(selection: Selection, path: str, choices: Choices) -> Losses:
    from timeline.export.timelines import write_markwhen

    return write_markwhen(selection, path, choices)


def _mermaid(selection: Selection, path: str, choices: Choices) -> Losses:
    from timeline.export.timelines import write_mermaid

    return write_mermaid(selection, path, choices)


def _html(selection: Selection, path: str, choices: Choices) -> Losses:
    from timeline.export.page.whole import write_html

    return write_html(selection, path, choices)


FORMATS: tuple[Format, ...] = (
    Format("html", ".html", "one page to read, print and send, that works offline", _html),
    Format("csv", ".csv", "tables: events, one a kind, links, claims; with a data package", _csv,
           alone=(".csv",), main="events.csv", rest="the other tables, and datapackage.json with version, licence and meanings"),
    Format("xlsx", ".xlsx", "the same as one workbook for Excel and LibreOffice", _xlsx, "xlsx", "xlsxwriter", binary=True),
    Format("sqlite", ".sqlite", "a database, described for Datasette", _sqlite, binary=True, alone=(".sqlite", ".sqlite3", ".db"), main="{name}.sqlite",
           rest="metadata.json, which Datasette shows"),
    Format("parquet", ".parquet", "the database's tables for DuckDB, Spark, Trino", _parquet, "parquet", "pyarrow", binary=True,
           alone=(".parquet",), main="event.parquet", rest="the other tables"),
    Format("json", ".json", "every record whole: claims, events, links, sources", _json, takes=("schema",)),
    Format("jsonl", ".jsonl", "the same, one record a line", _jsonl, takes=("schema",)),
    Format("ics", ".ics", "a calendar: everything that happened on a known day", _ics, "ics", "icalendar",
           takes=("possible", "anniversaries", "deadlines")),
    Format("timelinejs", ".json", "events for a TimelineJS page", _timelinejs),
    Format("markwhen", ".mw", "events as a Markwhen document", _markwhen, takes=("possible",)),
    Format("mermaid", ".mmd", "events in time, or with --graph links, for Markdown pages", _mermaid, takes=("graph", "depth")),
    Format("jsonld", ".jsonld", "linked data: schema.org/Legislation and ELI", _jsonld),
    Format("dot", ".dot", "the links as a graph, for Graphviz", _dot, takes=("depth",)),
    Format("graphml", ".graphml", "the links as a graph, for Gephi, yEd, Cytoscape", _graphml, takes=("depth",)),
    Format("bibtex", ".bib", "the sources, for biblatex and reference managers", _bibtex),
    Format("ris", ".ris", "the sources, for Zotero, EndNote, Mendeley", _ris),
    Format("csl-json", ".json", "the sources, for Zotero, Pandoc and citation processors", _csl_json),
)  # fmt: skip
BY_NAME: dict[str, Format] = {format.name: format for format in FORMATS}
