"""The command `export`: formats and choices, and where the result goes, whole or not at all."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest
from conftest import Run, write_dataset

from timeline.cli import export as command
from timeline.export.formats import BY_NAME, FORMATS, Choices, Format, Losses
from timeline.query.selection import Selection

SAMPLE = str(Path(__file__).parents[1] / "golden" / "dataset")
linux = pytest.mark.skipif(sys.platform != "linux", reason="needs permissions as on Linux")


@pytest.fixture
def spoilt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every format fails half-way."""

    def write(_: Selection, path: str, __: Choices) -> Losses:
        where = os.path.join(path, "part") if os.path.isdir(path) else path
        Path(where).write_text("half of it", encoding="utf-8")
        raise OSError(28, "No space left on device")

    for name, format in BY_NAME.items():
        monkeypatch.setitem(BY_NAME, name, format._replace(write=write))


# --- formats ---------------------------------------------------------------------------------------------------------


def test_every_format_has_a_name_an_ending_and_a_line_of_its_own() -> None:
    assert len(FORMATS) >= 2
    assert len(BY_NAME) == len(FORMATS)
    for format in FORMATS:
        assert format.ending.startswith(".")
        assert 10 < len(format.doc) < 70, format.name
        assert bool(format.extra) == bool(format.library)
        assert set(format.takes) <= set(Choices._fields)


def test_every_choice_belongs_to_a_format() -> None:
    assert {choice for format in FORMATS for choice in format.takes} == set(Choices._fields)


@pytest.mark.parametrize("name", BY_NAME)
def test_the_help_names_every_format(run: Run, name: str) -> None:
    assert f"\n    {name} " in run("export", "-h").out


def test_the_help_fits_a_screen_of_80_columns(run: Run) -> None:
    assert [line for line in run("export", "-h").out.splitlines() if len(line) > 80] == []


@pytest.mark.parametrize("typed", ["JSONL", "Jsonl"])
def test_the_case_of_a_format_does_not_matter(run: Run, typed: str) -> None:
    assert run("export", typed, "-d", SAMPLE).out == run("export", "jsonl", "-d", SAMPLE).out


def test_a_format_that_is_none_is_wrong_usage(run: Run) -> None:
    result = run("export", "docx2", "-d", SAMPLE)
    assert (result.code, result.out) == (2, "")
    assert "`docx2` is no format" in result.err
    assert "json" in result.err


def test_a_choice_that_the_format_does_not_know_is_wrong_usage(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(BY_NAME, "json", BY_NAME["json"]._replace(takes=()))
    result = run("export", "json", "--schema", "-d", SAMPLE)
    assert (result.code, result.out) == (2, "")
    assert "--schema: json knows no such thing" in result.err


def test_a_library_that_is_not_there_is_named_with_the_way_to_get_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(*_: object) -> Losses:
        raise ModuleNotFoundError("No module named 'spreadsheets'", name="spreadsheets.core")

    monkeypatch.setitem(BY_NAME, "json", Format("json", ".json", "x", write, "sheets", "spreadsheets"))
    result = run("export", "json", "-d", SAMPLE)
    assert (result.code, result.out) == (2, "")
    assert "json needs the package spreadsheets" in result.err
    assert "pip install 'policy-timeline[sheets]'" in result.err


# --- what is chosen --------------------------------------------------------------------------------------------------


def test_a_record_that_is_not_there_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    result = run("export", "json", "cets-999", "-d", SAMPLE, "-o", str(tmp_path / "x.json"))
    assert (result.code, result.out) == (2, "")
    assert "cets-999" in result.err
    assert os.listdir(tmp_path) == []


def test_nothing_that_matches_is_an_empty_export(run: Run) -> None:
    result = run("export", "json", "untoc", "--kind", "law", "-d", SAMPLE)
    assert (result.code, json.loads(result.out)["items"]) == (0, [])


def test_a_fault_of_the_data_is_told_and_the_rest_comes_out(run: Run, tmp_path: Path) -> None:
    folder = write_dataset(tmp_path, "topics: {a: {title: A, scheme: function}, b: {scheme: function}}")
    result = run("export", "jsonl", "-d", str(folder))
    assert [json.loads(line)["id"] for line in result.out.splitlines()[1:]] == ["a"]
    assert "warning: 1 problem in the data" in result.err


def test_one_source_alone_can_be_exported(run: Run) -> None:
    out = run("export", "jsonl", "cets-201", "--according-to", "report-2019", "-d", SAMPLE).out
    head, treaty = (json.loads(line) for line in out.splitlines())
    assert head["basis"]["according_to"] == "report-2019"
    assert {cite for claim in treaty["claims"] for cite in claim["cite"]} <= {"report-2019 §1.2 item 3", "report-2019 §1.2"}
    assert [event["date"] for event in treaty["events"] if event["event"] == "ratification"] == ["2007"]


# --- where it goes ---------------------------------------------------------------------------------------------------


def test_a_file_gets_what_stdout_would(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    result = run("export", "json", "-d", SAMPLE, "-o", str(path))
    assert (result.code, result.out, result.err) == (0, "", "")
    assert path.read_text(encoding="utf-8") == run("export", "json", "-d", SAMPLE, "-o", "-").out


def test_a_file_that_is_there_stays_unless_forced(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text("mine", encoding="utf-8")
    assert run("export", "json", "-d", SAMPLE, "-o", str(path)).code == 4
    assert path.read_text(encoding="utf-8") == "mine"
    assert run("export", "json", "-d", SAMPLE, "-o", str(path), "--force").code == 0
    assert path.read_text(encoding="utf-8") != "mine"


@pytest.mark.usefixtures("spoilt")
def test_half_a_result_is_none(run: Run, tmp_path: Path) -> None:
    (tmp_path / "there.json").write_text("mine", encoding="utf-8")
    for name in ("new.json", "there.json"):
        result = run("export", "json", "-d", SAMPLE, "-o", str(tmp_path / name), "--force")
        assert result.code == 4
        assert "No space left" in result.err
    assert os.listdir(tmp_path) == ["there.json"]
    assert (tmp_path / "there.json").read_text(encoding="utf-8") == "mine"


@pytest.mark.usefixtures("spoilt")
def test_half_a_result_is_not_printed(run: Run) -> None:
    result = run("export", "json", "-d", SAMPLE)
    assert (result.code, result.out) == (4, "")


def test_a_folder_that_is_not_there_is_told(run: Run, tmp_path: Path) -> None:
    result = run("export", "json", "-d", SAMPLE, "-o", str(tmp_path / "nowhere" / "x.json"))
    assert result.code == 4
    assert "cannot be written" in result.err


def test_a_folder_is_no_file(run: Run, tmp_path: Path) -> None:
    result = run("export", "json", "-d", SAMPLE, "-o", str(tmp_path), "--force")
    assert (result.code, os.listdir(tmp_path)) == (4, [])


class Screen(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


def progress(monkeypatch: pytest.MonkeyPatch, screen: io.StringIO, *times: float) -> str:
    """What stands on the screen after work that tells of itself at these seconds."""
    monkeypatch.setattr(sys, "stderr", screen)
    clock = iter(times)
    monkeypatch.setattr("time.monotonic", lambda: next(clock))
    selection = Selection(None, {}, 9, 0)  # type: ignore[arg-type]
    with command._progress(selection):
        for number in range(1, len(times)):
            selection.watch(number, "of 9 records")
    return screen.getvalue()


def test_long_work_says_how_far_it_is_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = progress(monkeypatch, Screen(), 0.0, 0.5, 1.5, 2.5)
    assert shown == "\r\x1b[K2 of 9 records\r\x1b[K3 of 9 records\r\x1b[K"


def test_short_work_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert progress(monkeypatch, Screen(), 0.0, 0.5, 0.9) == ""


def test_off_a_terminal_nobody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    assert progress(monkeypatch, io.StringIO(), 0.0, 0.5, 9.9) == ""


# --- streams ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [format.name for format in FORMATS if format.binary])
def test_what_is_no_text_is_not_written_where_only_text_goes(run: Run, name: str) -> None:
    result = run("export", name, "-d", SAMPLE)
    assert (result.code, result.out) == (2, "")
    assert f"{name} is no text for a terminal" in result.err
    assert f"-o FILE{BY_NAME[name].ending}" in result.err


@pytest.mark.parametrize("name", [format.name for format in FORMATS if format.main])
def test_a_file_of_a_folder_says_what_else_there_is(run: Run, tmp_path: Path, name: str) -> None:
    alone = run("export", name, "-d", SAMPLE, "-o", str(tmp_path / f"x{BY_NAME[name].alone[0]}"))
    assert f"note: {name}: -o FOLDER or -o FILE.zip gives more: {BY_NAME[name].rest}\n" in alone.err
    assert "gives more" not in run("export", name, "-d", SAMPLE, "-o", str(tmp_path / "x.zip")).err
