"""The command `report`: what is refused and how, where each format goes, and the drafts on the bundled data."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from pathlib import Path

import pytest
from conftest import Run
from docx import Document

ASKED = ("report", "--treaty", "cets-197", "--period", "2014/2018")
TREATIES = ("cets-197", "cedaw", "opsc", "palermo-protocol", "cets-201", "ilo-c029", "untoc", "cets-210")


# --- refused ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--period", "2014/2018"), "--treaty is missing"),
        (("--treaty", "cets-197"), "--period is missing"),
        (("--treaty", "cets-197", "--period", "abc"), "--period"),
        (("--treaty", "cets-197", "--period", "2018/2014"), "--period"),
        (("--treaty", "cets-216", "--period", "2018"), "no record says that the State is bound by `cets-216`"),
        (("--treaty", "3739-VI", "--period", "2018"), "3739-VI"),
        (("--treaty", "no such thing", "--period", "2018"), "no such thing"),
        (("--treaty", "cets-197", "--period", "2018", "-f", "pdf"), "--format: `pdf` is not known"),
        (("--treaty", "cets-197", "--period", "2018", "-f", "docx"), "a Word file cannot be shown here"),
        (("--treaty", "cets-197", "--period", "2018", "-f", "docx", "-o", "-"), "a Word file cannot be shown here"),
        (("--treaty", "cets-197", "--period", "2018", "--basis", "printed"), "--basis"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_a_hint(run: Run, words: tuple[str, ...], said: str) -> None:
    result = run("report", *words)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert "hint: " in result.err


def test_a_missing_library_says_what_to_install(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    result = run(*ASKED, "-o", str(tmp_path / "r.docx"))
    assert result.code == 2
    assert "hint: pip install 'policy-timeline[docx]'" in result.err
    assert list(tmp_path.iterdir()) == []


def test_a_word_file_is_not_overwritten_unless_forced(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "r.docx"
    path.write_text("mine", encoding="utf-8")
    assert run(*ASKED, "-o", str(path)).code == 4
    assert path.read_text(encoding="utf-8") == "mine"
    assert run(*ASKED, "-o", str(path), "--force").code == 0
    assert Document(str(path)).paragraphs


def test_no_other_command_writes_a_table_into_a_word_file(run: Run, tmp_path: Path) -> None:
    result = run("laws", "-o", str(tmp_path / "laws.docx"))
    assert (result.code, list(tmp_path.iterdir())) == (2, [])


# --- formats ---------------------------------------------------------------------------------------------------------


def test_markdown_comes_unless_something_else_is_asked_for(run: Run) -> None:
    assert run(*ASKED).out == run(*ASKED, "-f", "markdown").out
    assert run(*ASKED).out.startswith("# Draft section of an alternative report: ")


def test_the_ending_of_the_file_chooses_the_format(run: Run, tmp_path: Path) -> None:
    for name, begins in (("r.md", b"# Draft"), ("r.docx", b"PK"), ("r.json", b"{"), ("r.txt", b"Draft"), ("r.csv", b"part,")):
        path = tmp_path / name
        assert run(*ASKED, "-o", str(path)).code == 0
        assert path.read_bytes().startswith(begins)


def test_rows_and_json_hold_the_same_sentences(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run(*ASKED, "-f", "csv").out)))
    lines = run(*ASKED, "-f", "jsonl").out.splitlines()
    whole = json.loads(run(*ASKED, "--json").out)
    paragraphs = [block for part in whole["items"][0]["parts"] for block in part["blocks"] if "sentences" in block]
    texts = [sentence["text"] for block in paragraphs for sentence in block["sentences"]]
    assert len(rows) == len(lines)
    assert [text for text in texts if text not in {row["sentence"].removeprefix("'") for row in rows}] == []
    assert all(row["records"] and row["notes"] for row in rows)


def test_ascii_draws_no_typographic_sign(run: Run) -> None:
    assert not set("–“”…«»") & set(run(*ASKED, "--ascii").out)


def test_two_runs_are_the_same_bytes(run: Run, tmp_path: Path) -> None:
    assert run(*ASKED).out == run(*ASKED).out
    for name in ("a.docx", "b.docx"):
        run(*ASKED, "-o", str(tmp_path / name))
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


# --- the bundled data ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("period", ["1999/2020", "2019/.."])
@pytest.mark.parametrize("treaty", TREATIES)
def test_no_sentence_of_a_draft_lacks_a_footnote(run: Run, treaty: str, period: str, language: str) -> None:
    result = run("report", "--treaty", treaty, "--period", period, "--lang", language)
    assert (result.code, result.err) == (0, "")
    body, _, notes = result.out.rpartition("\n## ")
    defined = set(re.findall(r"^\[\^(\d+)\]: \S", notes, re.MULTILINE))
    lines = [line for line in body.splitlines() if line and not line.startswith(("#", "|"))]
    assert len(lines) > 40
    assert [line for line in lines if not re.search(r"\[\^\d+\]$", line)] == []
    assert set(re.findall(r"\[\^(\d+)\]", body)) == defined


def test_the_draft_on_the_european_convention_tells_what_the_record_holds(run: Run) -> None:
    out = re.sub(r"\[\^\d+\]", "", run(*ASKED).out)
    for said in (
        "The State signed it on 17 November 2005.",
        "The State ratified it on 21 September 2010 (act: “Law on the ratification of the Council of Europe Convention",
        "For the State it entered into force on 1 March 2011.",
        "22 November 2018: report (body: “Group of Experts on Action against Trafficking in Human Beings”).",
        "From 1 January 2016 to 23 February 2016 (54 days) no State programme was in force",
        "“Social order of services”",
        "Order social services from CSOs.",
    ):
        assert said in out


def test_the_year_of_the_study_stands_beside_the_ratification_of_the_lanzarote_convention(run: Run) -> None:
    out = run("report", "--treaty", "cets-201", "--period", "2012/2018").out
    assert re.search(r"ratified it on 20 June 2012 .*; sources differ: 2007 according to “Changing roles in a changing world", out)


def test_one_source_alone_is_heard(run: Run) -> None:
    result = run(*ASKED, "--according-to", "changing-roles-2019", "--json")
    sources = {note["source"] for note in json.loads(result.out)["items"][0]["notes"]}
    assert sources == {"changing-roles-2019", None}
