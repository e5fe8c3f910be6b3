"""The JSON Schema: it takes every file of the bundled data, refuses what is wrong as far as a schema can, and is shipped as it is made."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from jsonschema import Draft202012Validator
from yaml12 import read, read_as_text, read_file

from timeline.cli.session import bundled_data
from timeline.keep.starter import schema_text
from timeline.load.places import find_dataset
from timeline.load.problem import GROUPS, PROBLEMS
from timeline.model import KINDS, TYPES
from timeline.model.schema import _BY_TYPE, PARTS, json_schema

ROOT = Path(__file__).resolve().parent.parent.parent
PROBLEM_FOLDERS = ROOT / "tests" / "problems"
DATA = Path(find_dataset(bundled_data()))
FILES = sorted(
    path for folder in (DATA, ROOT / "tests" / "golden" / "dataset", ROOT / "timeline" / "keep" / "starter") for path in folder.rglob("*.yaml")
)
SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
UNSAYABLE = {  # shapes that need the whole file, the whole dataset, the calendar the parser, or patience
    "repeated-id", "file-unreadable", "not-utf-8", "lost-after-hash", "yaml-feature", "yaml-syntax", "repeated-key", "too-much",
}  # fmt: skip


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_there_are_files_to_hold_against_it() -> None:
    assert len(FILES) > 80


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(path.parent.parent.parent)))
def test_a_file_of_the_data_fits_the_schema(path: Path) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(read_file(path))] == []


def test_values_that_an_editor_keeps_as_text_fit_as_well() -> None:
    text = (DATA / "programmes" / "programme-2016.yaml").read_text(encoding="utf-8")
    assert VALIDATOR.is_valid(read_as_text(text))
    assert read_as_text(text) != read(text)


def _examples(name: str) -> list[Any]:
    """What the bad files of a problem hold, where they can be read at all."""
    return [read_file(path) for path in sorted((PROBLEM_FOLDERS / name).glob("*.yaml"))]


SHAPES = sorted(name for group in ("files", "shape") for name in GROUPS[group] if name not in UNSAYABLE)


@pytest.mark.parametrize("name", [*SHAPES, "unknown-verb", "bad-assertion"])
def test_a_bad_example_of_shape_does_not_fit(name: str) -> None:
    assert not all(VALIDATOR.is_valid(example) for example in _examples(name))


def test_shapes_are_looked_at() -> None:
    assert len(SHAPES) >= 9
    assert set(PROBLEMS) >= UNSAYABLE


@pytest.mark.parametrize("name", ["dangling-link", "out-of-order", "no-source", "orphan", "duplicate-record"])
def test_what_only_the_whole_dataset_can_tell_is_left_to_check(name: str) -> None:
    assert all(VALIDATOR.is_valid(example) for example in _examples(name))


@pytest.mark.parametrize(
    "text",
    [
        "laws: {l: {title: A law, period: 2011}}", "laws: {l: {title: A law, period: '2011'}}", "laws: {l: {title: A law, period: 2011-09-20}}",
        "laws: {l: {title: A law, period: '[2010,2012]'}}", "laws: {l: {title: A law, period: {value: 199X/1998, start_part: early}}}",
        "laws: {l: {title: 1984}}", "laws: {l: {title: {en: A law, uk: [{value: Закон, cite: s}, Інший]}}}", "laws: {l: {title: true}}",
        "laws: {l: {title: A law, events: {event: adoption}}}", "laws: {l: {title: A law, links: {implements: [a, {value: b, cite: s}]}}}",
        "figures: {f: {title: A figure, value: '12', of: 23}}", "dataset.yaml: {}",
    ],
)  # fmt: skip
def test_what_the_loader_reads_the_schema_takes(text: str) -> None:
    data = (
        {"title": "T", "coverage": "1990/2026", "version": 1.5, "schema_version": 1, "licence": "CC0"} if text.startswith("dataset") else read(text)
    )
    assert VALIDATOR.is_valid(data)


@pytest.mark.parametrize(
    "text",
    [
        "laws: {l: {title: A law, period: [2010, 2012]}}x".rstrip("x").replace("[2010, 2012]", "20.09.2011"), "laws: {l: {title: ''}}", "laws: {L: {title: A}}",
        "laws: {l: {title: A law, events: [{event: amendment}]}}", "laws: {l: {title: A law, links: [{cite: s}]}}", "{}", "laws: {l: {title: }}",
        "- {on: 2011, programmes: none}", "- {on: 2011, programmes: none, is: 5, cite: s}", "- {record: a, link: {sues: b}, cite: s}",
        "{title: T, schema_version: 1}", "laws: {l: {title: A law, events: [{event: adoption, id: First Reading}]}}",
    ],
)  # fmt: skip
def test_what_the_loader_refuses_by_its_shape_the_schema_refuses(text: str) -> None:
    assert not VALIDATOR.is_valid(read(text))


def test_every_type_of_the_model_has_a_schema() -> None:
    assert set(_BY_TYPE) | {"word", "claimed word", "records", "block", "blocks", "entries"} == set(TYPES)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_of_the_model_is_in_the_schema_with_its_meaning(kind: Any) -> None:
    properties = SCHEMA["$defs"][kind.name]["properties"]
    assert {name: schema["description"] for name, schema in properties.items()} == {field.name: field.doc for field in kind.fields}


@pytest.mark.parametrize("part", PARTS)
def test_a_part_by_itself_is_a_schema_and_prints(part: str, run: Run) -> None:
    printed = json.loads(run("schema", part).out)
    Draft202012Validator.check_schema(printed)
    assert printed == json_schema(part)


def test_the_schema_of_a_kind_takes_one_record(run: Run) -> None:
    validator = Draft202012Validator(json.loads(run("schema", "treaties").out))
    assert validator.is_valid({"title": "A convention", "cite": "s"})
    assert not validator.is_valid({"title": "A convention", "colour": "red"})


def test_a_kind_that_is_none_is_told_with_those_there_are(run: Run) -> None:
    result = run("schema", "statute")
    assert result.code == 2
    assert "treaty" in result.err


def test_the_shipped_schema_is_the_one_that_the_program_prints(run: Run) -> None:
    shipped = (ROOT / "docs" / "dataset.schema.json").read_text(encoding="utf-8")
    assert shipped == schema_text() == run("schema").out


def test_nothing_in_the_schema_has_to_be_fetched() -> None:
    refs = re.findall(r'"\$ref": "([^"]*)"', schema_text())
    assert refs
    assert {ref for ref in refs if not ref.startswith("#/$defs/")} == set()
