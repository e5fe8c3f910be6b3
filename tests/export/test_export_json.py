"""JSON and JSON lines: valid by the shipped schema, the same each time, and whole enough to make the dataset of them again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from conftest import MakeDataset, Run, write_dataset
from exporting import BUNDLED, SAMPLE, TITLES, export, odd_dataset, rebuilt, records

from timeline.export.schema import json_schema
from timeline.query.lens import Lens
from timeline.query.selection import select

ROOT = Path(__file__).parents[2]
PLACED = ("file", "line", "line_of")  # where a value stands in its file
Item = dict[str, Any]


def document(run: Run, *args: str, data: str = SAMPLE) -> Item:
    """What `export json` prints."""
    found: Item = json.loads(run("export", "json", *args, "-d", data).out)
    return found


def validator(definition: str) -> Any:
    """A validator of one definition of the schema."""
    schema = json_schema()
    return jsonschema.Draft202012Validator({"$ref": f"#/$defs/{definition}", "$defs": schema["$defs"]})


# --- the schema ------------------------------------------------------------------------------------------------------


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())


def test_the_schema_in_docs_is_the_one_that_the_program_prints(run: Run) -> None:
    shipped = (ROOT / "docs" / "export.schema.json").read_text(encoding="utf-8")
    assert run("export", "json", "--schema").out == shipped
    assert json.loads(shipped) == json_schema()


@pytest.mark.parametrize("data", [SAMPLE, BUNDLED], ids=["sample", "bundled"])
def test_every_record_fits_the_schema_of_its_kind(run: Run, data: str) -> None:
    by_kind: dict[str, Any] = {}
    found = records(run, data=data)
    for record in found:
        check = by_kind.setdefault(record["kind"], validator(record["kind"]))
        assert [f"{record['id']}: {error.message[:200]}" for error in check.iter_errors(record)] == []
    assert len(by_kind) >= 14


def test_the_document_fits_the_schema(run: Run) -> None:
    jsonschema.Draft202012Validator(json_schema()).validate(document(run, "--kind", "treaty"))


def test_the_first_line_of_json_lines_fits_the_schema(run: Run) -> None:
    validator("head").validate(json.loads(run("export", "jsonl", "-d", SAMPLE).out.splitlines()[0]))


@pytest.mark.parametrize(
    "change", [{"colour": "red"}, {"kind": "planet"}, {"begin": ["2000-01-01"]}, {"form": "poem"}, {"claims": [{"field": "title"}]}]
)
def test_the_schema_refuses_what_the_model_does_not_know(run: Run, change: Item) -> None:
    treaty = next(record for record in records(run, "cets-201") if record["id"] == "cets-201")
    assert not list(validator("treaty").iter_errors(treaty))
    assert list(validator("treaty").iter_errors({**treaty, **change}))


# --- what comes out --------------------------------------------------------------------------------------------------


def test_a_record_is_what_show_gives_of_it(run: Run) -> None:
    shown = json.loads(run("show", "untoc", "-d", SAMPLE, "--json").out)["items"][0]
    assert records(run, "untoc") == [shown]


def test_both_formats_hold_the_same_records(run: Run) -> None:
    assert document(run)["items"] == records(run)


def test_the_document_names_dataset_version_date_and_what_was_asked(run: Run) -> None:
    found = document(run, "--kind", "laws", "--basis", "adopted")
    assert (found["dataset"], found["basis"]["version"], found["about"]["reviewed"]) == ("dataset", "1", "2026-11-24")
    assert (found["question"], found["basis"]["counts"]) == ({"kind": ["law"]}, "adopted")


def test_the_same_data_give_the_same_bytes(run: Run, tmp_path: Path) -> None:
    for name in ("a", "b"):
        export(run, tmp_path / name, "json")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_what_only_may_match_stands_apart_and_is_counted(run: Run) -> None:
    result = run("export", "json", "--from", "2010", "--to", "2012", "--kind", "body", "-d", SAMPLE)
    found = json.loads(result.out)
    assert [record["id"] for record in found["may_match"]]
    assert {record["certainty"] for record in found["may_match"]} == {"maybe"}
    assert not any("certainty" in record for record in found["items"])
    assert f"marked as such: {len(found['may_match'])}\n" in result.err


@pytest.mark.parametrize("letter", ["\u009b", "\u0085", "\u007f", "\u2028", "\u001b"])
def test_no_control_character_stands_in_the_text(run: Run, tmp_path: Path, letter: str) -> None:
    title = f"a{letter}[2Jb"
    folder = write_dataset(tmp_path, f"topics: {{a: {{title: {json.dumps(title)}, scheme: function}}}}")
    out = run("export", "jsonl", "-d", str(folder)).out
    assert letter not in out
    assert json.loads(out.splitlines()[1])["title"]["en"] == " ".join(title.split())  # a title is one line


def test_a_title_of_any_letters_comes_back(run: Run, tmp_path: Path) -> None:
    found = [record["title"]["en"] for record in records(run, "--kind", "law", data=odd_dataset(tmp_path))]
    assert set(found) >= TITLES


# --- and back --------------------------------------------------------------------------------------------------------


def _without_places(value: Any) -> Any:
    """A record without the lines of its files, its lists in one order."""
    if isinstance(value, dict):
        return {key: _without_places(inner) for key, inner in value.items() if key not in PLACED}
    if isinstance(value, list):
        return sorted((_without_places(inner) for inner in value), key=lambda inner: json.dumps(inner, sort_keys=True))
    return value


@pytest.mark.parametrize("data", [SAMPLE, BUNDLED], ids=["sample", "bundled"])
def test_the_dataset_can_be_made_again_of_its_records(run: Run, dataset: MakeDataset, data: str) -> None:
    lines = [json.loads(line) for line in run("export", "jsonl", "-d", data).out.splitlines()]
    again = dataset(rebuilt(lines[0], lines[1:]))
    assert again.db.execute("SELECT name, message FROM problem").fetchall() == []
    made = {record["id"]: _without_places(record) for record in select(Lens(again, "en", "2026-11-24")).records()}
    assert list(made) == [line["id"] for line in lines[1:]]
    for line in lines[1:]:
        assert made[line["id"]] == _without_places(line)
