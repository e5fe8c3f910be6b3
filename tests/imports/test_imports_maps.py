"""Maps: what they may say, and that a fault is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from importing import imported, records, text_of

from timeline.imports.faults import Unusable
from timeline.imports.reading import find_map, read_map, ready_maps
from timeline.imports.rows import open_table
from timeline.imports.table import Import

RECORD = "records:\n  - kind: law\n    id: '{No}'\n    title: '{Title}'\n"
FAULTS = {
    "no record": ("source: {title: A}\n", "map.yaml:1: the map has no `records`"),
    "no mapping": ("- a\n", "map.yaml is no map"),
    "broken YAML": ("records: [\n", "map.yaml:"),
    "unknown key": (f"{RECORD}colour: red\n", "map.yaml:5: a map has no `colour`"),
    "unknown kind": ("records:\n  - kind: planet\n    id: a\n    title: b\n", "map.yaml:2: `planet` is no kind"),
    "no id": ("records:\n  - kind: law\n    title: b\n", "map.yaml:2: a record of a map needs `id`"),
    "unknown field": (f"{RECORD}    fields:\n      summmary: x\n", "map.yaml:6: a law has no `summmary`"),
    "unknown event": (f"{RECORD}    events:\n      - {{event: feast, date: '{{Day}}'}}\n", "map.yaml:6: `feast` is not known"),
    "event without a date": (f"{RECORD}    events:\n      - {{event: adoption}}\n", "map.yaml:6: an event of a map needs `date`"),
    "unknown verb": (f"{RECORD}    links:\n      - {{likes: '{{No}}'}}\n", "map.yaml:6: a link of a map has no `likes`"),
    "unknown order": (f"{RECORD}date_order: ymd\n", "map.yaml:5: `ymd` is not known"),
    "unknown mark": (f"{RECORD}    events:\n      - {{event: adoption, date: '{{No}}', marks: {{a: feast}}}}\n", "map.yaml:6: `feast` is not known"),
    "events of a kind that has none": ("records:\n  - {kind: topic, id: a, title: b, events: [{event: report, date: '{No}'}]}\n", "map.yaml:2: a topic has no events"),
    "unknown key of a value": (f"{RECORD}    fields:\n      form: {{from: '{{No}}', word: {{a: law}}}}\n", "map.yaml:6: a value of a map has no `word`"),
    "a list for a text": (f"{RECORD}encoding: [a]\n", "map.yaml:5: it must be one text"),
    "a repeated key": (f"{RECORD}{RECORD}", "map.yaml:5: the key `records` stands twice"),
}  # fmt: skip


@pytest.mark.parametrize("what", FAULTS)
def test_a_fault_of_a_map_is_told_with_its_line(what: str) -> None:
    text, message = FAULTS[what]
    with pytest.raises(Unusable) as caught:
        read_map(text, "map.yaml")
    assert caught.value.message.startswith(message), caught.value.message
    assert caught.value.hint


def test_a_word_that_is_nearly_right_is_suggested() -> None:
    with pytest.raises(Unusable) as caught:
        read_map(f"{RECORD}    fields: {{sumary: x}}\n", "map.yaml")
    assert caught.value.hint == "did you mean `summary`?"


def test_a_column_that_the_table_does_not_have_is_told_with_those_it_has(tmp_path: Path) -> None:
    with pytest.raises(Unusable) as caught:
        imported(tmp_path, "Nr,Title\n1,a\n", RECORD)
    assert (caught.value.message, caught.value.hint) == ("map.yaml:3: the table has no column `No`", "its columns: Nr, Title")


def test_a_column_may_be_named_by_a_pattern_and_may_be_missing(tmp_path: Path) -> None:
    made = f"columns: {{No: ['N*r', 'No*']}}\noptional: [Note]\n{RECORD}    fields: {{note: '{{Note}}'}}\n"
    assert imported(tmp_path, "Number,Title\n1,a\n", made).counts == {"law": 1}


def test_a_pattern_may_take_headings_out(tmp_path: Path) -> None:
    made = f"columns: {{Day: ['!*of the Protocol*', '*Ratification*']}}\n{RECORD}    events: [{{event: adoption, date: '{{Day}}'}}]\n"
    found = imported(tmp_path, "No,Title,Ratification of the Protocol,Ratification of the Pact\n1,a,2001,2002\n", made)
    assert (found.unused, records(found)["laws"]["1"]["events"][0]["date"]) == (["Ratification of the Protocol"], "2002")


@pytest.mark.parametrize(
    ("heading", "read"),
    [
        ("Signature, Succession to signature(d)", True), ("Signature, Signature ad referendum (s)", False), ("Ratification, Accession(a)", True),
        ("Definitive signature of the Protocol, Acceptance of the Protocol, Ratification of the Convention and the Protocol", False),
    ],
)  # fmt: skip
def test_a_status_table_is_not_read_where_its_heading_leaves_the_step_open(tmp_path: Path, heading: str, read: bool) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f'Participant,"{heading}"\nPeru,1 Jan 2001\n', encoding="utf-8")
    found = Import(find_map("untc-status"), open_table(str(path)), "untc", {"file": "t"})
    assert found.unused == ([] if read else [heading])


def test_a_value_stands_for_all_rows_and_may_be_given(tmp_path: Path) -> None:
    made = f"values: {{what: 'law of {{file}}'}}\n{RECORD}    fields: {{summary: '{{what}}'}}\n"
    assert "summary: law of table" in text_of(imported(tmp_path, "No,Title\n1,a\n", made))
    assert "summary: given" in text_of(imported(tmp_path, "No,Title\n1,a\n", made, {"what": "given"}))


def test_every_ready_map_is_well_made() -> None:
    assert ready_maps() == ["frictionless", "provisions", "roles", "untc-status"]
    assert [find_map(name).records[-1].kind.name for name in ready_maps()] == ["treaty", "provision", "role", "treaty"]


@pytest.mark.parametrize("name", ["nosuch", "/nonexistent/map.yaml"])
def test_a_map_that_is_not_there_is_told_with_those_that_are(name: str) -> None:
    with pytest.raises(Unusable) as caught:
        find_map(name)
    assert caught.value.hint == "give a file, or one of: frictionless, provisions, roles, untc-status"


def test_the_example_of_the_page_is_a_map_that_works(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "importing.md").read_text(encoding="utf-8")
    table = page.split("```csv\n")[1].split("```")[0]
    made = page.split("```yaml\n")[1].split("```")[0]
    found = imported(tmp_path, table, made)
    assert text_of(found) == page.split("```yaml\n")[2].split("```")[0]
    assert [(reject.line, reject.column) for reject in found.rejects] == [(4, "Adopted")]
