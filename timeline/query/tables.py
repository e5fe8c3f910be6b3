"""The store's own tables, described column by column, as far as they are given away: what `export sqlite` and `export parquet` write.

`store/schema.sql` makes them; a test holds the two against each other. Days are ISO text, lists and mappings are JSON.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from timeline.query.selection import Selection

TEXT, INTEGER = "TEXT", "INTEGER"


class TableColumn(NamedTuple):
    """A column: its type in SQLite and what it means. `points`: the table whose key it holds."""

    name: str
    type: str
    doc: str
    points: str = ""


class StoreTable(NamedTuple):
    """A table: what a row is, its columns, which rows belong to a selection, and their order."""

    name: str
    doc: str
    columns: tuple[TableColumn, ...]
    where: str
    order: str = "t.rowid"

    def rows(self, selection: Selection) -> Iterator[tuple[Any, ...]]:
        """The rows of the selection."""
        names = ", ".join(f"t.{column.name}" for column in self.columns)
        return selection.rows(f"SELECT {names} FROM {self.name} t{self.where} ORDER BY {self.order}")


_OF = " JOIN picked p ON p.id = t.{}"
_RECORD = TableColumn("record", TEXT, "the record", "record")
_LINE = (TableColumn("line", INTEGER, "the line of its file"), TableColumn("col", INTEGER, "the column of its file"))
_DETAILS = TableColumn("details", TEXT, "whatever else was said of it (JSON)")
_CITES = TableColumn("cites", TEXT, "where it is stated, as pairs of source and place (JSON); empty: where its record is stated")
_KIND = TableColumn("kind", TEXT, "what sort of record it is")
_EARLIEST = TableColumn("earliest", TEXT, "the earliest day that the date can mean")
_LATEST = TableColumn("latest", TEXT, "the latest day that the date can mean")

TABLES: tuple[StoreTable, ...] = (
    StoreTable("record", "Every record: treaty, law, programme, role, body, finding …", (
        TableColumn("id", TEXT, "its id"), _KIND, TableColumn("parent", TEXT, "the record that it lives inside"),
        TableColumn("ord", INTEGER, "its place in its file, or among its siblings"), TableColumn("title", TEXT, "its name"),
        TableColumn("title_uk", TEXT, "its name in Ukrainian"), TableColumn("first", TEXT, "the earliest day that places it in time"),
        TableColumn("last", TEXT, "the latest day that places it in time"), TableColumn("begin_earliest", TEXT, "the earliest day of its beginning"),
        TableColumn("begin_latest", TEXT, "the latest day of its beginning"), TableColumn("end_earliest", TEXT, "the earliest day of its end"),
        TableColumn("end_latest", TEXT, "the latest day of its end"), TableColumn("running", INTEGER, "1 where its source saw it going on"),
        TableColumn("end_derived", TEXT, "the record whose beginning ends it, where no source gives the end"),
        TableColumn("sort", TEXT, "the key by which records are sorted; undated ones come last"),
        TableColumn("chosen", TEXT, "the chosen value of each field that may carry claims; `disputed`: those on which sources conflict (JSON)"),
        TableColumn("body", TEXT, "the fields that carry no claims (JSON)"), _CITES,
        TableColumn("path", TEXT, "the file of the dataset in which it stands"), *_LINE,
        TableColumn("places", TEXT, "line and column of each field of `body` (JSON)"),
        TableColumn("spells", INTEGER, "how many spells it has; 0 for one that no source dates"),
        TableColumn("title_key", TEXT, "what its title, Ukrainian where there is one, is sorted by in a Ukrainian list"),
    ), _OF.format("id"), "p.n"),
    StoreTable("claim", "Every claim of every source, chosen or not, in the order of the file.", (
        _RECORD, TableColumn("field", TEXT, "the field, or the address of the event whose date it is"),
        TableColumn("language", TEXT, "the language of a title"), TableColumn("value", TEXT, "the value as the source gives it"), _EARLIEST, _LATEST, _CITES,
        _DETAILS, TableColumn("chosen", INTEGER, "1 for the claim that is shown; NULL where all hold at once"),
        TableColumn("rule", TEXT, "the rule that chose"), TableColumn("disputed", INTEGER, "1 where it conflicts with the one shown"), *_LINE,
    ), _OF.format("record"), "p.n, t.rowid"),
    StoreTable("event", "Every event of a record, with the chosen date.", (
        _RECORD, TableColumn("address", TEXT, "its address within the record"), TableColumn("kind", TEXT, "what happened"),
        TableColumn("party", TEXT, "who acted; `all` for the instrument itself"),
        TableColumn("own", INTEGER, "1 for acts of the dataset's jurisdiction, or of nobody in particular"),
        TableColumn("date", TEXT, "when, as it is written (EDTF); NULL where no source dates it"), _EARLIEST, _LATEST,
        TableColumn("actor", TEXT, "the act or the body that did it"), _CITES, TableColumn("derivation", TEXT, "stated, derived by us, or computed by a rule"),
        TableColumn("disputed", INTEGER, "1 where sources conflict on the date"), _DETAILS, *_LINE,
    ), _OF.format("record"), "coalesce(t.earliest, t.latest, '~'), p.n, t.rowid"),
    StoreTable("spell", "The stretches of time in which a record holds, by the date that counts.", (
        _RECORD, _KIND, TableColumn("basis", TEXT, "which date counts: in-force, adopted, published, or any"),
        TableColumn("state", TEXT, "in force or suspended"), TableColumn("begin_text", TEXT, "its beginning as it is written"),
        TableColumn("begin_earliest", TEXT, "the earliest day of its beginning"), TableColumn("begin_latest", TEXT, "the latest day of its beginning"),
        TableColumn("begun_by", TEXT, "the event or period that begins it"), TableColumn("end_text", TEXT, "its end as it is written"),
        TableColumn("end_earliest", TEXT, "the earliest day of its end"), TableColumn("end_latest", TEXT, "the latest day of its end"),
        TableColumn("ended_by", TEXT, "the event, period or record that ends it"), TableColumn("running", INTEGER, "1 where its source saw it going on"),
        TableColumn("lasting", INTEGER, "1 for an act, presumed to go on until something ends it"),
        TableColumn("seen", TEXT, "the day up to which its source tells of the present"),
        TableColumn("sure_from", TEXT, "the first day on which it holds for certain"), TableColumn("sure_to", TEXT, "the last such day"),
        TableColumn("may_from", TEXT, "the first day on which it may hold"), TableColumn("may_to", TEXT, "the last such day"),
    ), _OF.format("record"), "p.n, t.rowid"),
    StoreTable("link", "Links between records, once each: a record, a verb, a target.", (
        TableColumn("record", TEXT, "the record that says so", "record"), TableColumn("verb", TEXT, "how it is linked"),
        TableColumn("inverse", TEXT, "the verb, read backwards"), TableColumn("target", TEXT, "the record that it is linked to", "record"),
        TableColumn("field", TEXT, "the field that makes the link, where it is none of its own"),
        TableColumn("kinds", TEXT, "the kinds that the field may point to"), TableColumn("derivation", TEXT, "stated, derived by us, or computed by a rule"),
        _CITES, _DETAILS, *_LINE,
    ), " WHERE t.record IN (SELECT id FROM picked) OR t.target IN (SELECT id FROM picked)"),
    StoreTable("citation", "Where each source is cited.", (
        _RECORD, TableColumn("source", TEXT, "the source", "record"), TableColumn("place", TEXT, "the place in it"), *_LINE,
    ), _OF.format("record"), "p.n, t.rowid"),
    StoreTable("remark", "What a source leaves unclear, or whom it quotes, on each record that it touches.", (
        _RECORD, TableColumn("kind", TEXT, "ambiguity or quote"), TableColumn("source", TEXT, "the source", "record"),
        TableColumn("id", TEXT, "its name within the source"), _DETAILS,
    ), _OF.format("record"), "p.n, t.rowid"),
    StoreTable("name", "Everything that a record can be called, without case and accents.", (
        TableColumn("folded", TEXT, "the name"), TableColumn("form", TEXT, "id, title or name"), _RECORD,
    ), _OF.format("record"), "p.n, t.rowid"),
    StoreTable("document", "The text that is searched.", (
        TableColumn("record", TEXT, "the record", "record"), TableColumn("title", TEXT, "its titles"),
        TableColumn("names", TEXT, "its id, numbers and other names"), TableColumn("body", TEXT, "everything else that is said of it, a line a text"),
        TableColumn("latin", TEXT, "the Ukrainian words of title and names in Latin letters"),
        TableColumn("fields", TEXT, "the field that each line comes from, in the same order"),
    ), _OF.format("record"), "p.n"),
)  # fmt: skip
KEPT_BACK = {
    "dataset": "it names a folder of this machine; `about` says the same",
    "part": "it names the folders of this machine",
    "assertion": "what the files must prove is for their keepers",
    "problem": "faults of the files are for their keepers",
}
