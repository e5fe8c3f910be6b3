"""Records inside others, additions to records, and claims with their own source: what a map makes of a row, and what it refuses."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import Run, write_dataset
from importing import bad, imported, records

from timeline.imports.faults import Unusable
from timeline.imports.reading import read_map

ROOT = Path(__file__).parents[2]
BUNDLED = str(ROOT / "data" / "ukraine")
PAGE = (ROOT / "docs" / "importing.md").read_text(encoding="utf-8")
ARTICLES = """
records:
  - {kind: law, id: "{Law}", title: "{Title}", only_if: "{Title}"}
  - kind: provision
    inside: "{Law}"
    id: "art {Article}"
    title: "Article {Article}"
    only_if: "{Article}"
    fields: {order: "{Article}"}
    events: [{event: entry into force, date: "{Force}"}]
"""
HEAD = "Law,Title,Article,Force\n"
ROLES = """
records:
  - {kind: programme, id: "{Programme}", title: "{Programme}", only_if: "{Programme}"}
  - {kind: role, inside: "{Above}", id: "{Role}", title: "{Role}", only_if: "{Role}"}
"""


def inside(found: Any, plural: str, record: str, nested: str) -> dict[str, Any]:
    """The records that live inside another one."""
    held: dict[str, Any] = records(found)[plural][record].get(nested, {})
    return held


# --- one row, one nested record --------------------------------------------------------------------------------------


def test_a_row_makes_a_record_inside_the_one_that_it_names(tmp_path: Path) -> None:
    found = imported(tmp_path, HEAD + "7,Act,1,2001\n7,,2,\n", ARTICLES)
    assert inside(found, "laws", "7", "provisions") == {
        "art-1": {"title": "Article 1", "order": 1, "events": [{"event": "entry into force", "date": "2001"}]},
        "art-2": {"title": "Article 2", "order": 2},
    }


def test_a_row_may_stand_before_the_record_that_it_lives_inside(tmp_path: Path) -> None:
    found = imported(tmp_path, HEAD + "7,,2,\n7,,1,\n7,Act,,\n", ARTICLES)
    assert (bad(found), list(inside(found, "laws", "7", "provisions"))) == ([], ["art-2", "art-1"])


def test_a_record_may_live_inside_one_that_itself_lives_inside_another(tmp_path: Path) -> None:
    found = imported(tmp_path, "Programme,Above,Role\n,p-1/train,staff\n,p-1,train\np-1,,\n", ROLES)
    assert (bad(found), inside(found, "programmes", "p-1", "roles")["train"]) == ([], {"title": "train", "roles": {"staff": {"title": "staff"}}})


def test_the_holder_may_be_named_by_the_way_down_to_it(tmp_path: Path) -> None:
    made = f"{ARTICLES}  - {{kind: provision, inside: 'Act {{Law}}/art {{Article}}', id: 'point {{Point}}', title: 'Point {{Point}}', only_if: '{{Point}}'}}\n"
    made = made.replace('"{Law}"', '"Act {Law}"')
    found = imported(tmp_path, "Law,Title,Article,Force,Point\nV-7,Act,1,,2\n", made)
    assert (bad(found), inside(found, "laws", "act-v-7", "provisions")["art-1"]["provisions"]) == ([], {"point-2": {"title": "Point 2"}})


def test_two_entries_of_a_map_may_not_contradict_each_other(tmp_path: Path) -> None:
    made = 'records: [{kind: law, id: "{A}", title: "{B}"}, {kind: law, id: "{A}", title: "{C}"}]'
    found = imported(tmp_path, "A,B,C\n1,One,One\n2,One,Two\n", made)
    assert bad(found) == [(3, "", "`title` of 2 is another than in this row")]


def test_a_row_whose_holder_is_nowhere_is_a_bad_one_with_its_remedy(tmp_path: Path) -> None:
    found = imported(tmp_path, HEAD + "7,Act,1,\n8,,1,\n", ARTICLES)
    assert bad(found) == [(3, "Law", "there is no treaty or law or provision `8`")]
    assert "-d FOLDER" in next(iter(found.rejects)).hint
    assert set(records(found)["laws"]) == {"7"}


def test_a_row_that_names_no_holder_is_a_bad_one(tmp_path: Path) -> None:
    assert bad(imported(tmp_path, HEAD + ",,1,\n", ARTICLES)) == [
        (2, "Law", "nothing says which treaty or law or provision the provision lives inside")
    ]


def test_a_holder_of_another_kind_is_none(tmp_path: Path) -> None:
    made = ARTICLES.replace("kind: law", "kind: body")
    assert bad(imported(tmp_path, HEAD + "7,Act,1,\n", made)) == [(2, "Law", "there is no treaty or law or provision `7`")]


def test_no_row_is_lost_whatever_it_waits_for(tmp_path: Path) -> None:
    rows = [f"{law},{'Act' if law % 3 else ''},{law % 4 or ''},{'31.02.2001' if law % 5 == 0 else ''}" for law in range(40)]
    found = imported(tmp_path, HEAD + "\n".join(rows) + "\n", ARTICLES)
    used = {str(line - 2) for line in range(2, 42)} - {str(reject.line - 2) for reject in found.rejects}
    assert used <= set(records(found)["laws"])
    assert found.rows == 40


def test_empty_cells_are_filled_from_above_group_by_group(tmp_path: Path) -> None:
    found = imported(tmp_path, HEAD + "7,Act,1,\n,,2,\n8,,1,\n,,2,\n8,Other act,3,\n", "fill: [Law, Title]\n" + ARTICLES)
    assert bad(found) == []
    assert {law: list(record["provisions"]) for law, record in records(found)["laws"].items()} == {
        "7": ["art-1", "art-2"],
        "8": ["art-3", "art-1", "art-2"],
    }
    assert records(found)["laws"]["8"]["title"] == "Other act"


def test_a_bad_row_is_reported_with_what_was_filled_in(tmp_path: Path) -> None:
    found = imported(tmp_path, HEAD + "7,Act,1,\n,,2,31.02.2001\n", "fill: [Law, Title]\n" + ARTICLES)
    assert [reject.cells for reject in found.rejects] == [["7", "Act", "2", "31.02.2001"]]


# --- additions -------------------------------------------------------------------------------------------------------

STEPS = """
records:
  - {kind: party, id: "{State}", title: "{State}"}
  - {kind: treaty, id: "{Treaty}", title: "{Name}", only_if: "{Name}"}
  - kind: treaty
    id: "{Treaty}"
    events:
      - {event: ratification, date: "{Ratified}", party: "{State}"}
      - {event: declaration, only_if: "{Declaration}", date: "{Ratified}", party: "{State}", text: {en: "{Declaration}", uk: "{Заява}"}}
"""
STEPS_HEAD = "Treaty,Name,State,Ratified,Declaration,Заява\n"


def test_rows_add_events_to_a_record_that_another_row_names(tmp_path: Path) -> None:
    found = imported(tmp_path, STEPS_HEAD + "Pact,,Ukraine,2010,,\nPact,The Pact,Peru,,Not the islands.,Без островів.\n", STEPS)
    assert records(found)["treaties"]["pact"]["events"] == [
        {"event": "declaration", "party": "peru", "text": {"en": "Not the islands.", "uk": "Без островів."}},
        {"event": "ratification", "party": "ukraine", "date": "2010"},
    ]


def test_an_addition_to_nothing_is_a_bad_row(tmp_path: Path) -> None:
    found = imported(tmp_path, STEPS_HEAD + "Pact,,Ukraine,2010,,\n", STEPS)
    assert bad(found) == [(2, "Treaty", "there is no treaty `pact`")]
    assert found.counts == {}


def test_additions_to_a_dataset_bear_the_titles_that_it_has(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("Programme,Role\nprogramme-1999,Teach judges\n", encoding="utf-8")
    (tmp_path / "m.yaml").write_text("records: [{kind: role, inside: '{Programme}', id: '{Role}', title: '{Role}'}]", encoding="utf-8")
    result = run("import", "csv", str(tmp_path / "t.csv"), "--map", str(tmp_path / "m.yaml"), "--source", "changing-roles-2019", "-d", BUNDLED)
    [programme] = yaml.safe_load(result.out)["programmes"].values()
    assert (result.code, programme["roles"], set(programme)) == (
        0, {"teach-judges": {"title": "Teach judges", "cite": "changing-roles-2019"}}, {"title", "roles"},
    )  # fmt: skip
    assert str(programme["title"]).startswith("Programme")


# --- claims ----------------------------------------------------------------------------------------------------------

CLAIMS = """
records:
  - {kind: law, id: "{Law}", title: "{Title}", only_if: "{Title}"}
  - kind: law
    id: "{Law}"
    fields:
      number: {value: "{Number}", cite: {source: "{Said by}", at: "p. {Page}"}, note: "{Words}"}
      aliases: {uk: {value: {from: "{Names}", split: ";"}, cite: "gazette {Page}"}}
"""
CLAIMS_HEAD = "Law,Title,Number,Said by,Page,Words,Names\n"


def test_each_row_gives_a_claim_with_its_page_and_words(tmp_path: Path) -> None:
    rows = "1,Act,12-V,Study of 2001,7,as printed,\n1,,12-VI,Gazette,,,\n1,,12-V,Study of 2001,7,as printed,\n"
    found = imported(tmp_path, CLAIMS_HEAD + rows, CLAIMS)
    assert records(found)["laws"]["1"]["number"] == [
        {"value": "12-V", "cite": "study-of-2001 p. 7", "note": "as printed"},
        {"value": "12-VI", "cite": "gazette"},
    ]
    assert found.repeated == 1


def test_a_claim_may_be_a_list_in_one_language(tmp_path: Path) -> None:
    found = imported(tmp_path, CLAIMS_HEAD + "1,Act,,,3,,Один;Два\n", CLAIMS)
    assert records(found)["laws"]["1"]["aliases"] == {"uk": [{"value": "Один", "cite": "gazette 3"}, {"value": "Два", "cite": "gazette 3"}]}


def test_a_date_of_an_event_may_have_its_own_source_and_its_mark(tmp_path: Path) -> None:
    made = """
records:
  - kind: treaty
    id: pact
    title: Pact
    events: [{event: ratification, date: {value: "{Day}", cite: "un {Page}"}, party: "{State}", marks: {a: accession}}]
"""
    found = imported(tmp_path, "Day,Page,State\n7 Jun 2004 a,12,Peru\nearly 1990s,13,Chad\n", made)
    assert records(found)["treaties"]["pact"]["events"] == [
        {"event": "accession", "party": "peru", "date": {"value": "2004-06-07", "cite": "un 12"}},
        {
            "event": "ratification",
            "party": "chad",
            "date": {"value": "199X", "start_part": "early", "cite": "un 13", "note": "In the table: early 1990s."},
        },
    ]


def test_money_is_a_block_where_the_row_has_any(tmp_path: Path) -> None:
    made = "records: [{kind: programme, id: '{P}', title: '{P}', fields: {funding: {amount: '{Sum}', currency: UAH, note: '{N}'}}}]"
    found = records(imported(tmp_path, "P,Sum,N\na,1 200,all\nb,,\n", made))["programmes"]
    assert (found["a"]["funding"], "funding" in found["b"]) == ({"amount": 1200, "currency": "UAH", "note": "all"}, False)


# --- maps that cannot be ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ("{kind: role, id: a, title: b}", "a role lives inside a programme or a role: the map does not say which"),
        ("{kind: law, id: a, title: b, inside: c}", "a law lives inside no other record"),
        ("{kind: law, id: a, title: {de: b}}", "`title` has no `de`"),
        ("{kind: law, id: a, title: {value: b, page: 3}}", "`title` has no `page`"),
        ("{kind: law, id: a, fields: {cite: {at: p}}}", "`cite` needs `source`"),
        ("{kind: law, id: a, fields: {form: {value: law}}}", "`form` must be a text with columns in braces"),
        ("{kind: programme, id: a, fields: {funding: {sum: 3}}}", "`funding` has no `sum`"),
        ("{kind: law, id: a, links: [{note: b}]}", "a link of a map has no verb"),
        ("{kind: law, id: a, events: [{event: adoption}]}", "an event of a map needs `date`"),
    ],
)
def test_a_map_that_cannot_be_is_told_with_its_line(record: str, message: str) -> None:
    with pytest.raises(Unusable) as caught:
        read_map(f"records:\n  - {record}\n", "map.yaml")
    assert caught.value.message.startswith(f"map.yaml:2: {message}"), caught.value.message
    assert caught.value.hint


# --- there and back --------------------------------------------------------------------------------------------------

READ = {
    "roles": ("title", "title_uk", "summary", "summary_uk", "note", "aliases", "topics", "order", "strength", "due", "indicator", "coordinator", "performers", "sources"),
    "provisions": ("title", "title_uk", "summary", "summary_uk", "note", "aliases", "topics", "order", "article", "period", "sources"),
}  # fmt: skip


def rows_of(folder: Path, name: str) -> dict[str, list[str]]:
    """The cells of a table of an export that a map reads, by id."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: [row["parent"], *(row[column] for column in READ[name])] for row in csv.DictReader(file)}


@pytest.mark.parametrize("name", ["roles", "provisions"])
def test_nested_records_come_back_from_the_table_that_export_wrote(run: Run, tmp_path: Path, name: str) -> None:
    out, again = tmp_path / "out", tmp_path / "again"
    assert run("export", "csv", "-o", str(out), "-d", BUNDLED).code == 0
    result = run("import", "csv", str(out / f"{name}.csv"), "--map", name, "--source", "changing-roles-2019", "-d", BUNDLED)
    assert result.code == 0, result.err
    made = write_dataset(tmp_path / "made", result.out)
    assert run("export", "csv", "-o", str(again), "-d", str(made)).code == 0
    before = rows_of(out, name)
    assert len(before) > 20
    assert rows_of(again, name) == before


def test_the_example_of_the_page_makes_records_that_pass_the_check(run: Run, tmp_path: Path) -> None:
    part = PAGE.split("## Records inside others")[1].split("\n## ")[0]
    table, made = part.split("```csv\n")[1].split("```")[0], part.split("```yaml\n")[1].split("```")[0]
    (tmp_path / "acts.csv").write_text(table, encoding="utf-8")
    (tmp_path / "acts-map.yaml").write_text(made, encoding="utf-8")
    result = run("import", "csv", "acts.csv", "--map", "acts-map.yaml", "--source", "gazette", cwd=tmp_path)
    assert result.out == part.split("```yaml\n")[2].split("```")[0]
    assert result.err == part.split("```text\n")[1].split("```")[0]
    sources = "sources: {gazette: {title: Gazette, authority: official}, study: {title: A study, authority: study}, handbook: {title: A handbook, authority: ngo}}"
    data = write_dataset(tmp_path / "data", {"laws.yaml": result.out, "sources.yaml": sources})
    check = run("check", "--json", "-d", str(data))
    assert check.code == 0, check.out
