"""Texts made to hurt, in every place that data can reach: whatever is asked, nothing that steers or reorders a terminal comes out."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import Run
from ordeal import SAMPLE

from timeline.cli.app import GROUPS
from timeline.render import FORMATS
from timeline.render.measure import width

STEERING = " \x1b]0;owned\x07\x1b[2J\x9b31m\x7f\u202eabc\u2066\u200f\ufeff\u2028\u0085 =cmd"
WIDE = " 漢字かな交じり文の非常に長い題名 é à́̂ Z̴̡̧a̶l̷g̸o 🙂 ｆｕｌｌ นี้"
_TEXTS = (
    "title",
    "en",
    "uk",
    "summary",
    "note",
    "text",
    "speaker",
    "unit",
    "wording",
    "country",
    "article",
    "rule",
    "licence",
    "page",
    "purpose",
    "version",
)
_REORDERING = {*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u2028\u2029\ufeff"}
QUESTIONS = (
    (), *((name,) for name in GROUPS["Lists"]), ("show", "cets-201"), ("treaty", "untoc"), ("programme", "programme-2016", "--roles"), ("law", "law-3739-vi"),
    ("body", "committee-1998"), ("organisation", "la-strada"), ("hotline", "sample-hotline"), ("figure", "members"), ("finding", "challenge-money"),
    ("source", "report-2019"), ("topic", "hotlines"), ("at", "2013-06-01"), ("diff", "2000", "2015"), ("chart",), ("gaps",), ("on", "09-20"),
    ("links", "programme-1999", "--depth", "3"), ("trace", "programme-2016"), ("path", "la-strada", "programme-1999"),
    ("compare", "programme-1999", "programme-2016"), ("matrix",), ("why", "cets-201.ratification"), ("conflicts", "--depends"), ("cite", "cets-201"),
    ("cite", "report-2019"), ("series", "members"), ("stale",), ("report", "--treaty", "untoc", "--period", "2010/2020"), ("search", "hotline"), ("info",),
    ("check",), ("sql", "select * from records"), ("sql", "select * from claims"), ("show", "programme"), ("treaty", "nothing"),
)  # fmt: skip
STYLES = ("plain", "bibtex", "ris", "csl-json")
EXPORTS = ("csv", "json", "jsonl", "jsonld", "dot", "graphml", "mermaid", "timelinejs", "markwhen", "bibtex", "ris", "csl-json", "html")


def _with(value: Any, name: str, more: str) -> Any:
    """A part of a dataset with something added to every text that is free."""
    if isinstance(value, dict):
        return {key: _with(inner, name if key == "value" else key, more) for key, inner in value.items()}
    if isinstance(value, list):
        return [_with(inner, name, more) for inner in value]
    return f"{value}{more}" if name in _TEXTS or (name == "cite" and " " in value) else value


def _escaped(text: str) -> str:
    """JSON that YAML reads as it is meant: YAML knows no pairs of surrogates."""
    return "".join(letter if letter.isprintable() else f"\\U{ord(letter):08x}" for letter in text)


def dataset_with(folder: Path, more: str) -> str:
    """The golden dataset with something added to its texts."""
    folder.mkdir()
    for path in Path(SAMPLE).glob("*.yaml"):
        made = _with(yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader), "", more)
        (folder / path.name).write_text(_escaped(json.dumps(made, ensure_ascii=False)), encoding="utf-8")
    return str(folder)


@pytest.fixture(scope="module")
def steering(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The folder of a dataset whose every text would steer a terminal."""
    return dataset_with(tmp_path_factory.mktemp("hostile") / "steering", STEERING)


def harm(text: str, allowed: str = "\n") -> set[str]:
    """The signs of a text that a terminal would obey, or that turn its order round."""
    controls = {sign for sign in text if unicodedata.category(sign) == "Cc" and sign not in allowed}
    return controls | (_REORDERING & set(text))


@pytest.mark.parametrize("words", QUESTIONS, ids=" ".join)
def test_no_answer_in_any_format_steers_a_terminal(run: Run, steering: str, words: tuple[str, ...]) -> None:
    found = {}
    for format in [()] if words[:1] == ("cite",) else [("-f", name) for name in FORMATS]:
        result = run(*words, *format, "-d", steering)
        assert result.code in (0, 1, 2), result.err
        found[format] = harm(result.out, "\n\t") | harm(result.err)
    assert {format: signs for format, signs in found.items() if signs} == {}


@pytest.mark.parametrize("style", STYLES)
def test_no_citation_steers_a_terminal(run: Run, steering: str, style: str) -> None:
    result = run("cite", "cets-201", "--style", style, "-d", steering)
    assert (result.code, "owned" in result.out, harm(result.out, "\r\n")) == (0, True, set())


def test_a_word_file_takes_any_text(run: Run, steering: str, tmp_path: Path) -> None:
    result = run("report", "--treaty", "untoc", "--period", "2010/2020", "-d", steering, "-o", str(tmp_path / "report.docx"))
    assert (result.code, harm(result.err)) == (0, set()), result.err


@pytest.mark.parametrize("format", EXPORTS)
def test_no_export_has_control_characters(run: Run, steering: str, format: str) -> None:
    result = run("export", format, "-d", steering)
    assert (result.code, "owned" in result.out) == (0, True)
    assert harm(result.out, "\r\n\t") - _REORDERING == set()


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_wide_letters_marks_and_emoji_stay_within_the_screen(run: Run, tmp_path: Path, columns: int) -> None:
    folder = dataset_with(tmp_path / "wide", WIDE)
    wide = {}
    for words in (
        "treaties",
        "laws",
        "roles",
        "figures",
        "stages",
        "donors",
        "at 2013-06-01",
        "programme programme-2016 --roles",
        "chart",
        "diff 2000 2015",
    ):
        shown = run(*words.split(), "--width", str(columns), "-d", folder).out.splitlines()
        wide[words] = [line for line in shown if width(line) > columns and "timeline " not in line]  # commands to copy are never broken
    assert {words: lines for words, lines in wide.items() if lines} == {}
