"""The sources as bibliographies: read by pybtex, rispy and citeproc, an entry each and one for the dataset itself."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import rispy
from citeproc.source.json import CiteProcJSON
from conftest import Run, write_dataset
from exporting import BUNDLED, ODD, SAMPLE, TITLES, export, records
from pybtex.database import parse_string
from pylatexenc.latex2text import LatexNodes2Text

FORMATS = ("bibtex", "ris", "csl-json")
# https://docs.citationstyles.org/en/stable/specification.html, appendices III and IV, as far as sources need it
TYPES = {"article-newspaper", "book", "dataset", "legislation", "report", "webpage"}
VARIABLES = {"id", "type", "title", "author", "editor", "publisher", "publisher-place", "number-of-pages", "URL", "ISBN", "language", "issued", "accessed",
             "note", "version", "container-title"}  # fmt: skip


def read(text: str, format: str) -> dict[str, str]:
    """Titles by key, as a reader of the format finds them."""
    if format == "bibtex":
        entries = parse_string(text, "bibtex").entries
        return {key: entry.fields["title"] for key, entry in entries.items()}
    if format == "ris":
        return {entry["id"]: entry["title"] for entry in rispy.loads(text)}
    references = CiteProcJSON(json.loads(text))
    return {key: str(reference.title) for key, reference in references.items()}


def printed(run: Run, format: str, *args: str, data: str = SAMPLE) -> str:
    """What the export prints."""
    result = run("export", format, *args, "-d", data)
    assert result.code == 0, result.err
    return result.out


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("data", [SAMPLE, BUNDLED], ids=["sample", "bundled"])
def test_as_many_entries_come_back_as_there_are_sources_and_the_dataset(run: Run, format: str, data: str) -> None:
    sources = {record["id"] for record in records(run, "--kind", "source", data=data)}
    found = set(read(printed(run, format, data=data), format))
    assert found == {key.lower() if format == "csl-json" else key for key in {*sources, Path(data).name}}
    assert len(sources) >= 3


@pytest.mark.parametrize("format", FORMATS)
def test_a_part_brings_the_sources_that_it_rests_on(run: Run, format: str) -> None:
    assert set(read(printed(run, format, "law-3739-vi"), format)) == {"dataset", "gazette"}


@pytest.mark.parametrize("format", FORMATS)
def test_a_title_of_any_letters_comes_back(run: Run, tmp_path: Path, format: str) -> None:
    sources = {f"s{number:02}": {"title": title, "authority": "press"} for number, title in enumerate(ODD)}
    folder = write_dataset(tmp_path, json.dumps({"sources": sources}, ensure_ascii=False))
    found = list(read(printed(run, format, data=str(folder)), format).values())
    if format == "bibtex":
        reader = LatexNodes2Text(keep_comments=True)
        found = [reader.latex_to_text(title).replace("\u02c6", "^") for title in found]  # the reader's own idea of a circumflex
    assert {re.sub(r"\s+", " ", title) for title in found} >= TITLES


@pytest.mark.parametrize("format", FORMATS)
def test_the_bibliography_names_version_and_date_of_the_dataset(run: Run, format: str) -> None:
    text = printed(run, format, data=BUNDLED)
    item: dict[str, Any] = next(entry for entry in json.loads(printed(run, "csl-json", data=BUNDLED)) if entry["id"] == "ukraine")
    assert (item["version"], item["issued"]) == ("2026.11", {"date-parts": [[2026, 11, 24]]})
    assert "2026.11" in text


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_data_give_the_same_bytes(run: Run, tmp_path: Path, format: str) -> None:
    for name in ("a", "b"):
        run("export", format, "-d", SAMPLE, "-o", str(tmp_path / name))
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_csl_json_uses_the_types_and_variables_of_the_specification(run: Run) -> None:
    items = json.loads(printed(run, "csl-json", data=BUNDLED))
    assert {item["type"] for item in items} <= TYPES
    assert {name for item in items for name in item} <= VARIABLES
    dates = [part for item in items for name in ("issued", "accessed") if name in item for part in item[name]["date-parts"][0]]
    assert dates
    assert all(isinstance(part, int) for part in dates)


def test_a_title_that_is_left_out_is_counted(run: Run, tmp_path: Path) -> None:
    folder = write_dataset(tmp_path / "data", "sources: {a: {title: {en: A, uk: А-uk}, authority: press, language: uk}}")
    result = export(run, tmp_path / "x.bib", "bibtex", data=str(folder))
    assert result.err == "note: bibtex: languages of sources: 1\nnote: bibtex: titles of sources in their other language: 1\n"
    assert "А-uk" in printed(run, "bibtex", "--lang", "uk", data=str(folder))


@pytest.mark.parametrize("format", FORMATS)
def test_no_control_character_of_a_title_is_printed(run: Run, tmp_path: Path, format: str) -> None:
    folder = write_dataset(tmp_path, 'sources: {a: {title: "a\\e[2Jb", authority: press, authors: ["c\\ed"]}}')
    text = printed(run, format, data=str(folder))
    assert "\x1b" not in text
    assert "a[2Jb" in text
