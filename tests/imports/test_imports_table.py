"""Tables under a map: what becomes a record, what becomes a bad row, and that nothing else happens to a row."""

from __future__ import annotations

import csv
import io
import tracemalloc
from pathlib import Path

import pytest
from conftest import MakeDataset
from hypothesis import given
from hypothesis import strategies as st
from importing import LAWS, bad, imported, records, text_of

from timeline.imports.ids import make_id
from timeline.imports.rejects import REJECT_HEAD
from timeline.imports.rows import open_table

STATUS = """
columns: {consent: ["*Ratification*"]}
names: {Великобританія: united-kingdom}
empty: [NA]
records:
  - {kind: party, id: "{Participant}", title: "{Participant}"}
  - kind: treaty
    id: pact
    title: The Pact
    events:
      - {event: signature, date: "{Signature}", party: "{Participant}"}
      - event: ratification
        date: "{consent}"
        party: "{Participant}"
        marks: {a: accession, A: {event: acceptance, note: Approved.}}
"""
HEAD = 'Participant,Signature,"Ratification, Accession(a)"\n'
RICH = """
date_order: dmy
open: ["31.12.9999"]
empty: [NA, "-"]
skip: {Title: ["Total*"]}
records:
  - kind: law
    id: "law {No}"
    title: {en: "{Title}", uk: "{Назва}"}
    only_if: "{No}"
    fields:
      number: "{No}"
      form: {from: "{Form}", words: {Закон: law, Указ: decree}, else: act}
      period: {begin: "{From}", end: "{To}"}
      aliases: {from: "{Other}", split: ";"}
      summary: "About {Subject}."
      ids: {register: "{Reg}"}
      note: ["{Remark}", "Imported."]
    events: [{event: adoption, date: "{Adopted}", by: "{Body}", place: Kyiv}]
    links: [{amends: "{Amends}", derivation: stated}]
"""
RICH_HEAD = "No,Title,Назва,Form,From,To,Other,Subject,Reg,Remark,Adopted,Body,Amends\n"


def test_a_row_becomes_a_record(tmp_path: Path) -> None:
    found = imported(tmp_path, "No,Title,Adopted\n3739-VI,On trafficking,20 September 2011\n")
    assert records(found) == {
        "laws": {"3739-vi": {"title": "On trafficking", "events": [{"event": "adoption", "date": "2011-09-20"}], "cite": "gazette"}}
    }


def test_every_field_is_filled_in_its_own_way(tmp_path: Path) -> None:
    row = "12,On it,Про це,Указ,01.02.2000,31.12.9999,One;Two,trade,995_1,-,02/03/2001,Rada,Law 7\n"
    law = records(imported(tmp_path, RICH_HEAD + row, RICH))["laws"]["law-12"]
    assert law == {
        "title": {"en": "On it", "uk": "Про це"}, "number": "12", "form": "decree", "period": "2000-02-01/..", "aliases": ["One", "Two"],
        "summary": "About trade.", "ids": {"register": "995_1"}, "note": ["Imported."],
        "events": [{"event": "adoption", "date": "2001-03-02", "by": "Rada", "place": "Kyiv"}], "links": [{"amends": "law-7", "derivation": "stated"}],
        "cite": "gazette",
    }  # fmt: skip


def test_what_a_row_does_not_say_is_left_out(tmp_path: Path) -> None:
    law = records(imported(tmp_path, RICH_HEAD + "12,On it,,Закон,,,,,,,,,\n", RICH))["laws"]["law-12"]
    assert law == {"title": {"en": "On it"}, "number": "12", "form": "law", "note": ["Imported."], "cite": "gazette"}


def test_rows_of_one_record_are_put_together(tmp_path: Path) -> None:
    found = records(
        imported(tmp_path, HEAD + "Ukraine,15 Nov 2001,21 May 2004\nBahrain,,7 Jun 2004 a\nВеликобританія,14 Dec 2000,9 Feb 2006 A\n", STATUS)
    )
    assert found["parties"] == {"ukraine": {"title": "Ukraine"}, "bahrain": {"title": "Bahrain"}, "united-kingdom": {"title": "Великобританія"}}
    assert [(event["event"], event["party"], event["date"]) for event in found["treaties"]["pact"]["events"]] == [
        ("signature", "ukraine", "2001-11-15"), ("ratification", "ukraine", "2004-05-21"), ("accession", "bahrain", "2004-06-07"),
        ("signature", "united-kingdom", "2000-12-14"), ("acceptance", "united-kingdom", "2006-02-09"),
    ]  # fmt: skip
    assert found["treaties"]["pact"]["events"][-1]["note"] == "Approved."


def test_a_question_mark_is_an_event_whose_date_is_unknown(tmp_path: Path) -> None:
    assert records(imported(tmp_path, HEAD + "Ukraine,?,\n", STATUS))["treaties"]["pact"]["events"] == [{"event": "signature", "party": "ukraine"}]


def test_what_the_store_makes_of_it_has_no_fault(tmp_path: Path, dataset: MakeDataset) -> None:
    found = imported(tmp_path, HEAD + "Ukraine,15 Nov 2001,21 May 2004\nBahrain,early 1990s,c. 2004 a\n", STATUS)
    store = dataset({"a.yaml": text_of(found), "s.yaml": "sources: {gazette: {title: Gazette, authority: official}}"})
    assert store.db.execute("SELECT name, message FROM problem WHERE name NOT IN ('thin-record', 'orphan')").fetchall() == []
    assert store.db.execute("SELECT count(*) FROM event").fetchone() == (4,)


# --- bad rows --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        ("1,A,31.02.2001", "Adopted", "February 2001"), ("1,A,03/04/2001", "Adopted", "either order"), ("1,A,soon", "Adopted", "cannot be read"),
        (",A,2001", "No", "has no id"), ("1,,2001", "Title", "has no title"), ("漢,A,2001", "No", "no id can be made"), ("1,A", "", "2 cells"),
        ("1,A,2001,more", "", "4 cells"), ("1,A\x07,2001", "Title", "control characters"), ("1,A\x00,2001", "Title", "control characters"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_used_is_told_with_line_column_and_reason(tmp_path: Path, row: str, column: str, reason: str) -> None:
    found = imported(tmp_path, f"No,Title,Adopted\n7,Good,2000\n{row}\n8,Good too,2000\n")
    assert [(line, named) for line, named, _ in bad(found)] == [(3, column)]
    assert reason in next(iter(found.rejects)).reason
    assert set(records(found)["laws"]) == {"7", "8"}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("12,On it,,Poem,,,,,,,,,", None), ("12,On it,,Закон,2001/2003,2004,,,,,,,", "one date"), ("12,On it,,Закон,2005,2001,,,,,,,", "end"),
        ("12,On it,,Закон,,,,,,,,,漢", "no id"),
    ],
)  # fmt: skip
def test_the_loader_s_own_rules_hold_for_a_row(tmp_path: Path, row: str, reason: str | None) -> None:
    found = imported(tmp_path, f"{RICH_HEAD}{row}\n", RICH)
    assert [reject.line for reject in found.rejects] == [2]
    assert next(iter(found.rejects)).reason
    assert reason is None or reason in next(iter(found.rejects)).reason


def test_an_id_that_another_record_has_is_a_bad_row(tmp_path: Path) -> None:
    found = imported(tmp_path, "No,Title,Adopted\n1,First,2001\n1,Second,2002\n")
    assert bad(found) == [(3, "", "`title` of 1 is another than in line 2")]
    assert records(found)["laws"]["1"]["title"] == "First"


def test_a_bad_row_leaves_nothing_behind(tmp_path: Path) -> None:
    found = imported(tmp_path, HEAD + "Ukraine,15 Nov 2001,21 May 2004 P\n", STATUS)
    assert (bad(found)[0][:2], found.counts) == ((2, "Ratification, Accession(a)"), {})


def test_rows_that_the_map_skips_and_headings_that_stand_again_are_counted(tmp_path: Path) -> None:
    found = imported(tmp_path, f"{RICH_HEAD}1,On it,,Закон,,,,,,,,,\nx,Total: 1,,,,,,,,,,,\n{RICH_HEAD}2,On that,,Закон,,,,,,,,,\n", RICH)
    assert (found.left_out, len(found.rejects), found.counts) == (2, 0, {"law": 2})


def test_a_row_that_says_nothing_new_is_counted(tmp_path: Path) -> None:
    found = imported(tmp_path, "No,Title,Adopted\n1,A,2001\n1,A,1 January 2001\n1,A,2001\n")
    assert (found.repeated, len(records(found)["laws"]["1"]["events"])) == (1, 2)


def test_the_report_of_bad_rows_can_be_mended_and_imported(tmp_path: Path) -> None:
    found = imported(tmp_path, 'No,Title,Adopted\n1,"=A, ""B""",31.02.2001\n2,B,2001\n')
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*REJECT_HEAD, *found.table.head])
    writer.writerows(reject.row(found.table.head) for reject in found.rejects)
    assert "'=A" in out.getvalue()  # no formula for a spreadsheet
    again = imported(tmp_path, "28.02.2001".join(out.getvalue().rsplit("31.02.2001", 1)))
    assert records(again)["laws"]["1"] == {"title": '=A, "B"', "events": [{"event": "adoption", "date": "2001-02-28"}], "cite": "gazette"}
    assert again.unused == []


@given(rows=st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), min_size=3, max_size=3), max_size=12))
def test_every_row_ends_as_a_record_or_as_a_bad_row(rows: list[list[str]], tmp_path_factory: pytest.TempPathFactory) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([["No", "Title", "Adopted"], *rows])
    found = imported(tmp_path_factory.mktemp("table"), out.getvalue(), delimiter=",")
    told = {reject.line for reject in found.rejects}
    read = list(open_table(found.table.path, delimiter=",").rows())
    assert found.rows == len(read)
    for line, cells in read:
        assert line in told or tuple(cells) == ("No", "Title", "Adopted") or found.gathered.kind_of(make_id(cells[0]))


def test_more_rows_take_no_more_memory(tmp_path: Path) -> None:
    def peak(rows: int) -> int:
        table = "No,Title,Adopted\n" + "".join(f"{number},Law number {number} on a matter,{'' if number % 3 else 'soon'}\n" for number in range(rows))
        tracemalloc.start()
        found = imported(tmp_path, table)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert (found.counts["law"], len(found.rejects)) == (rows - len(range(0, rows, 3)), len(range(0, rows, 3)))
        return most

    peak(500)  # what is loaded once
    few, many = peak(500), peak(6_000)
    text = 5_500 * 40  # letters of the rows more, which the test itself holds, as text and as bytes
    assert many - few < 3 * text


def test_columns_that_the_map_does_not_read_are_named(tmp_path: Path) -> None:
    assert imported(tmp_path, "No,Title,Adopted,Colour\n1,A,2001,red\n", LAWS).unused == ["Colour"]


@pytest.mark.parametrize("cell", ["'=1+1", "'+380", "'-2 days", "'@home"])
def test_what_an_export_made_harmless_is_as_it_was(tmp_path: Path, cell: str) -> None:
    assert records(imported(tmp_path, f"No,Title,Adopted\n1,{cell},2001\n"))["laws"]["1"]["title"] == cell[1:]
