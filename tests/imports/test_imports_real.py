"""Tables that nobody here wrote. They are read where TIMELINE_TABLES names a folder that holds them, since their licences do not let us keep copies:
`untreaties` (github.com/zmjones/untreaties), `paris` (github.com/openclimatedata/paris-agreement-entry-into-force), `huggo` (the CSV files of
data-raw/agreements/GGO in github.com/globalgov/manytreaties)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from conftest import MakeDataset
from importing import bad, records, text_of

from timeline.imports.descriptor import find_resource
from timeline.imports.reading import find_map, read_map
from timeline.imports.rows import open_table
from timeline.imports.table import Import

TABLES = Path(os.environ.get("TIMELINE_TABLES", "/nonexistent"))
HUGGO = """
date_order: dmy
empty: [NA]
open: ["31.12.9999", "9999-12-31"]
records:
  - kind: treaty
    id: "{Title} {Signature}"
    title: "{Title}"
    events: [{event: signature, date: "{Signature}", party: all}, {event: entry into force, date: "{Force}", party: all}]
"""


def needed(name: str) -> Path:
    """The folder or file of that name; the test is left out where it is not there."""
    path = TABLES / name
    if not path.exists():
        pytest.skip(f"TIMELINE_TABLES holds no {name}")
    return path


def status(path: Path) -> Import:
    """A status table, imported by the ready map."""
    found = Import(find_map("untc-status"), open_table(str(path)), "untc", {"file": path.stem})
    found.run()
    return found


def test_the_protocol_s_table_has_every_participant_and_ukraine_s_days(dataset: MakeDataset) -> None:
    found = status(needed("untreaties/treaties/18-12-a.csv"))
    made = records(found)
    assert (bad(found), found.unused, len(made["parties"])) == ([], [], found.rows)
    own = [(event["event"], event["date"]) for event in made["treaties"]["18-12-a"]["events"] if event["party"] == "ukraine"]
    assert own == [("signature", "2001-11-15"), ("ratification", "2004-05-21")]
    store = dataset(text_of(found))
    assert store.db.execute("SELECT count(*) FROM event").fetchone() == (len(made["treaties"]["18-12-a"]["events"]),)


def test_every_table_of_the_collection_ends_in_records_or_in_bad_rows_for_strange_marks() -> None:
    tables = sorted(needed("untreaties/treaties").glob("*.csv"))
    assert len(tables) > 300
    for path in tables:
        found = status(path)
        assert {reject.reason[:10] for reject in found.rejects} <= {"the mark `"}, path
        assert len(found.rejects) + found.left_out + found.counts.get("party", 0) >= found.rows - found.repeated, path


def test_the_paris_package_is_read_through_its_descriptor() -> None:
    resource = find_resource(str(needed("paris")))
    assert resource is not None
    found = Import(find_map("frictionless"), open_table(resource.path), "paris", {"file": "paris", "package": resource.package})
    found.run()
    assert (bad(found), found.unused) == ([], ["Emissions", "Percentage", "Year"])
    events = records(found)["treaties"]["paris"]["events"]
    assert [event["date"] for event in events if event["party"] == "ukraine"] == ["2016-04-22", "2016-09-19", "2016-11-04"]


@pytest.mark.parametrize("name", ["HUGGO_clean", "HUGGO_hlt_reconciled", "HUGGO_trd_additional"])
def test_treaties_of_huggo_end_in_records_or_in_bad_rows(name: str) -> None:
    found = Import(read_map(HUGGO, "map"), open_table(str(needed(f"huggo/{name}.csv"))), "huggo", {})
    found.run()
    assert found.counts["treaty"] + len(found.rejects) + found.repeated == found.rows
    assert len(found.rejects) < found.rows / 20
