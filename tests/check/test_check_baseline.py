"""A baseline: old findings stay, new ones fail, and lines that fit nothing any more are told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Run, write_dataset

from timeline.check.baseline import line_of, sift, write_baseline
from timeline.load.problem import Problem

ONE = Problem("no-source", "`title` of `l` has no source", "add it", "a.yaml", 3, 5, "l")
SAME_ELSEWHERE = ONE._replace(line=40)
OTHER = ONE._replace(path="b.yaml")
NAMES = ("no-source",)


def test_a_finding_is_known_wherever_its_line_has_moved() -> None:
    assert sift([SAME_ELSEWHERE], write_baseline([ONE]), NAMES) == ([], 1, 0)


def test_a_line_knows_one_finding() -> None:
    assert sift([ONE, SAME_ELSEWHERE], write_baseline([ONE]), NAMES) == ([SAME_ELSEWHERE], 1, 0)
    assert sift([ONE, SAME_ELSEWHERE], write_baseline([ONE, SAME_ELSEWHERE]), NAMES) == ([], 2, 0)


def test_a_record_that_went_to_another_file_takes_its_findings_along() -> None:
    assert sift([OTHER], write_baseline([ONE]), NAMES) == ([], 1, 0)


def test_a_line_knows_the_finding_in_its_own_file_before_one_elsewhere() -> None:
    assert sift([OTHER, ONE], write_baseline([ONE]), NAMES) == ([OTHER], 1, 0)


def test_a_finding_of_no_record_in_another_file_is_new() -> None:
    old, new = ONE._replace(record=""), OTHER._replace(record="")
    assert sift([new], write_baseline([old]), NAMES) == ([new], 0, 1)


def test_the_same_message_on_another_record_is_new() -> None:
    new = OTHER._replace(record="m")
    assert sift([new], write_baseline([ONE]), NAMES) == ([new], 0, 1)


def test_a_line_that_fits_nothing_is_gone_unless_its_name_was_not_looked_for() -> None:
    assert sift([], write_baseline([ONE]), NAMES).gone == 1
    assert sift([], write_baseline([ONE]), ("bad-date",)).gone == 0


def test_comments_and_empty_lines_are_no_findings() -> None:
    assert sift([], f"# a comment\n\n{line_of(ONE)}\n", NAMES).gone == 1


def test_a_message_with_tabs_and_newlines_is_one_line() -> None:
    odd = ONE._replace(message="a\tb\nc")
    assert sift([odd], write_baseline([odd]), NAMES) == ([], 1, 0)


BAD = "sources:\n  s: {title: A study, authority: study}\nlaws:\n  one: {title: A law, cite: s, colour: red}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A dataset with one fault."""
    return write_dataset(tmp_path / "sample", BAD)


def test_old_findings_stay_while_new_ones_fail(folder: Path, run: Run) -> None:
    assert run("check", "-d", str(folder)).code == 1
    written = run("check", "--write-baseline", "-d", str(folder))
    assert (written.code, written.out) == (0, "")
    assert "baseline.txt: 1 problem, 1 warning may stay" in written.err
    assert run("check", "--strict", "-d", str(folder)) == (after := run("check", "-d", str(folder)))
    assert (after.code, after.out, after.err) == (0, "", "")
    (folder / "data.yaml").write_text(BAD + "  two: {title: Another law, cite: s, taste: sweet}\n", encoding="utf-8")
    again = run("check", "-d", str(folder))
    assert again.code == 1
    assert "taste" in again.out
    assert "colour`" not in again.out
    assert again.err.startswith("1 problem; 2 more in the baseline\n")


def test_a_mended_finding_leaves_a_line_to_take_out(folder: Path, run: Run) -> None:
    run("check", "--write-baseline", "-d", str(folder))
    (folder / "data.yaml").write_text(BAD.replace(", colour: red", ""), encoding="utf-8")
    result = run("check", "-d", str(folder))
    assert (result.code, result.out) == (0, "")
    assert result.err == "note: 1 line of the baseline fits nothing any more: timeline check --write-baseline\n"
    run("check", "--write-baseline", "-d", str(folder))
    assert run("check", "-d", str(folder)).err == ""


def test_a_baseline_may_stand_elsewhere(folder: Path, run: Run, tmp_path: Path) -> None:
    place = str(tmp_path / "known.txt")
    run("check", "--write-baseline", "--baseline", place, "-d", str(folder))
    assert not (folder / "baseline.txt").exists()
    assert run("check", "-d", str(folder)).code == 1
    assert run("check", "--baseline", place, "-d", str(folder)).code == 0


def test_a_baseline_that_cannot_be_read_is_told(folder: Path, run: Run, tmp_path: Path) -> None:
    result = run("check", "--baseline", str(tmp_path / "nowhere.txt"), "-d", str(folder))
    assert result.code == 2
    assert "nowhere.txt cannot be read" in result.err


def test_a_baseline_is_written_whole_or_not_at_all(folder: Path, run: Run) -> None:
    result = run("check", "bad-date", "--write-baseline", "-d", str(folder))
    assert (result.code, (folder / "baseline.txt").exists()) == (2, False)


def test_a_file_that_is_no_baseline_is_not_overwritten(folder: Path, run: Run, tmp_path: Path) -> None:
    place = tmp_path / "mine.txt"
    place.write_text("mine\n", encoding="utf-8")
    command = ("check", "--write-baseline", "--baseline", str(place), "-d", str(folder))
    refused = run(*command)
    assert (refused.code, refused.out, place.read_text(encoding="utf-8")) == (4, "", "mine\n"), refused.err
    assert [run(*command, "--force").code, run(*command).code, run(*command[:1], *command[2:]).code] == [0, 0, 0]


def test_strict_makes_warnings_fail(tmp_path: Path, run: Run) -> None:
    folder = str(write_dataset(tmp_path / "sample", BAD.replace(", colour: red", "")))
    calm, strict = run("check", "-d", folder), run("check", "--strict", "-d", folder)
    assert (calm.code, strict.code) == (0, 1)
    assert calm.out == strict.out
    assert ": warning: `one` is linked with nothing [orphan]" in calm.out
    assert calm.err == "1 warning\n"


def test_warnings_wait_while_a_fault_leaves_something_out(folder: Path, run: Run) -> None:
    result = run("check", "-d", str(folder))
    assert "[orphan]" not in result.out
    assert result.err.splitlines()[1].startswith("note: 1 warning waits until this is mended")
    assert "[orphan]" in run("check", "orphan", "-d", str(folder)).out


def test_a_group_stands_for_its_names(folder: Path, run: Run) -> None:
    assert run("check", "shape", "-d", str(folder)).out == run("check", "unknown-key", "-d", str(folder)).out != ""
    assert run("check", "files", "dates", "-d", str(folder)).out == ""


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "tsv", "markdown", "text"])
def test_findings_come_in_every_format(form: str, folder: Path, run: Run) -> None:
    result = run("check", "-f", form, "-d", str(folder))
    assert result.code == 1
    assert "unknown-key" in result.out
    assert "unknown-key" not in run("check", "-f", form).out


def test_a_finding_for_programs_has_its_place_and_its_weight(folder: Path, run: Run) -> None:
    envelope = json.loads(run("check", "--json", "-d", str(folder)).out)
    assert (envelope["command"], envelope["count"], envelope["warnings"][0][:10]) == ("check", 1, "data.yaml:")
    assert envelope["items"] == [{
        "dataset": "sample", "severity": "error", "group": "shape", "name": "unknown-key", "path": "data.yaml", "line": 4, "column": 32,
        "record": "one", "message": "a law has no field `colour`", "hint": envelope["items"][0]["hint"],
    }]  # fmt: skip


def test_findings_go_to_a_file(folder: Path, run: Run, tmp_path: Path) -> None:
    place = tmp_path / "found.txt"
    result = run("check", "-o", str(place), "-d", str(folder))
    assert (result.code, result.out) == (1, "")
    assert "unknown-key" in place.read_text(encoding="utf-8")


def test_each_of_several_datasets_is_checked_by_itself(folder: Path, run: Run, tmp_path: Path) -> None:
    other = write_dataset(tmp_path / "other", BAD.replace("colour", "taste"))
    result = run("check", "-d", str(folder), "-d", str(other), cwd=tmp_path)
    assert result.code == 1
    assert [line.partition(":")[0] for line in result.out.splitlines() if "[unknown-key]" in line] == ["sample/data.yaml", "other/data.yaml"]
    assert [item["dataset"] for item in json.loads(run("check", "--json", "-d", str(folder), "-d", str(other)).out)["items"]] == ["sample", "other"]
