"""How a run ends: 0 answered, 1 found, 2 wrong usage, 3 no data, 4 no output, and always what to do about it."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import stat
import sys
from contextlib import closing
from pathlib import Path

import pytest
from conftest import Run, write_dataset

from timeline.cli.session import progress

SAMPLE = str(Path(__file__).parents[1] / "golden" / "dataset")
linux = pytest.mark.skipif(sys.platform != "linux", reason="needs the files of Linux")
LISTS = [
    "stages",
    "treaties",
    "laws",
    "programmes",
    "roles",
    "provisions",
    "bodies",
    "organisations",
    "donors",
    "hotlines",
    "events",
    "figures",
    "findings",
    "recommendations",
    "topics",
    "sources",
]


# --- 0 -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", LISTS)
def test_a_list_is_an_answer(run: Run, command: str) -> None:
    result = run(command, "-d", SAMPLE)
    assert (result.code, result.err) == (0, "")
    assert result.out


@pytest.mark.parametrize("command", [command for command in LISTS if command != "events"])
def test_an_empty_list_is_an_answer(run: Run, command: str, tmp_path: Path) -> None:
    empty = write_dataset(tmp_path, "parties: {nobody: {title: Nobody}}")
    result = run(command, "-d", str(empty))
    assert (result.code, result.err) == (0, "")
    assert "no record matches" in result.out
    assert run(command, "-d", str(empty), "--count").out == "0\n"


def test_without_a_command_the_home_page_is_shown(run: Run) -> None:
    result = run("-d", SAMPLE)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("Sample: law and policy")
    assert json.loads(run("-d", SAMPLE, "--json").out)["command"] == "home"


def test_a_count_is_a_bare_number_and_what_may_match_is_told_beside_it(run: Run) -> None:
    assert run("treaties", "-d", SAMPLE, "--count").out == "2\n"
    result = run("programmes", "-d", SAMPLE, "--from", "2005", "--to", "2006", "--count")
    assert result.code == 0
    assert result.out == "0\n"
    assert result.err == "note: 1 more may match\n"


def test_the_version_is_a_line(run: Run) -> None:
    from timeline import __version__

    assert run("--version").out == f"timeline {__version__}\n"
    assert run("--version", "stages").code == 0


# --- 2 -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "message", "remedy"),
    [
        (["treaty", "nosuchthing"], "no treaty is called `nosuchthing`", "timeline treaties lists them all"),
        (["show", "zzzz"], "no record is called `zzzz`", "timeline search"),
        (["stage", "9"], "no stage is called `9`", "timeline stages lists them all"),
        (["treaty", "lanzarotte convention"], "lanzarotte convention", "did you mean"),
        (["programme", "programme"], "may mean several programmes", "type one of these ids"),
        (["treaties", "--ratified-after", "20.09.2011"], "--ratified-after", "write 2011-09-20"),
        (["treaties", "--from", "2012", "--to", "2010"], "lies after", "give the earlier date to --from"),
        (["treaties", "--form", "novel"], "--form: `novel` is not in the list", "convention"),
        (["treaties", "--issuer", "nobody"], "nobody", "search"),
        (["treaties", "--topic", "zzzz"], "no topic is called `zzzz`", "timeline topics lists them all"),
        (["treaties", "--sort", "colour"], "--sort: there is no column `colour`", "ratified"),
        (["treaties", "--columns", "colour"], "--columns: there is no column `colour`", "ratified"),
        (["treaties", "--format", "xml"], "--format: `xml` is not known", "markdown"),
        (["treaties", "--lang", "de"], "--lang: `de` is not known", "en, uk"),
        (["treaties", "--width", "5"], "--width: 5 is too narrow", "at least 20"),
        (["treaties", "--width", "-3"], "--width", "at least 20"),
        (["events", "--event", "sinking"], "--event: `sinking` is not in the list", "ratification"),
        (["search", "…"], "no word to search for", "timeline search hotline"),
        (["search", "hotline", "--kind", "ship"], "--kind: `ship` is no kind of record", "treaty"),
        (["check", "no-such-problem"], "no-such-problem", "bad-date"),
    ],
)  # fmt: skip
def test_wrong_usage_ends_with_2_says_what_and_how_to_mend_it(run: Run, args: list[str], message: str, remedy: str) -> None:
    result = run(*args, "-d", SAMPLE)
    assert (result.code, result.out) == (2, "")
    first, *rest = result.err.splitlines()
    assert first.startswith("error: ")
    assert message in first
    assert remedy in "\n".join(rest)


@pytest.mark.parametrize(
    "args", [["treaty"], ["search"], ["nosuchcommand"], ["treaties", "--colour"], ["treaties", "--limit", "many"], ["treaties", "extra"]]
)
def test_a_command_line_that_cannot_be_read_ends_with_2_and_names_the_help(run: Run, args: list[str]) -> None:
    result = run(*args)
    assert (result.code, result.out) == (2, "")
    assert "-h" in result.err


@pytest.mark.parametrize(
    ("args", "name"),
    [
        (["treaties", "--from", ""], "--from"),
        (["treaties", "--to", ""], "--to"),
        (["treaties", "--ratified-after", ""], "--ratified-after"),
        (["treaties", "--form", ""], "--form"),
        (["treaties", "--form", "law", "--form", ""], "--form"),
        (["treaties", "--topic", ""], "--topic"),
        (["treaties", "--sort", ""], "--sort"),
        (["treaties", "--columns", ""], "--columns"),
        (["treaties", "--format", ""], "--format"),
        (["treaties", "-o", ""], "--output"),
        (["treaties", "--lang", ""], "--lang"),
        (["treaties", "--basis", ""], "--basis"),
        (["treaties", "--according-to", ""], "--according-to"),
        (["events", "--event", ""], "--event"),
        (["search", "hotline", "--kind", ""], "--kind"),
        (["cite", "cets-201", "--style", ""], "--style"),
        (["stale", "--older-than", ""], "--older-than"),
        (["show", ""], "X"),
        (["search", ""], "WORDS"),
        (["at", ""], "DATE"),
        (["sql", ""], "STATEMENT"),
        (["chart", ""], "NAMES"),
    ],
)
def test_a_value_that_is_empty_is_wrong_usage_and_named_as_it_is_typed(run: Run, args: list[str], name: str) -> None:
    result = run(*args, "-d", SAMPLE)
    assert (result.code, result.out) == (2, "")
    assert result.err == f"error: {name} is empty\nhint: give it a value, or leave it out\n"


@pytest.mark.parametrize("command", ["show", "treaty", "event"])
def test_the_address_of_an_event_shows_its_own_card(run: Run, command: str) -> None:
    result = run(command, "cets-201#ratification", "-d", SAMPLE)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("ratification\ncets-201#ratification\n")
    assert json.loads(run(command, "cets-201#ratification", "-d", SAMPLE, "--json").out)["items"][0]["address"] == "cets-201#ratification"


def test_an_address_that_the_record_has_not_ends_with_2_and_those_that_it_has_are_listed(run: Run) -> None:
    result = run("show", "cets-201#accession", "-d", SAMPLE)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("error: `cets-201` has no event `accession`\n")
    assert "  cets-201#ratification  ratification 2012-06-20\n" in result.err


def test_what_matches_only_by_another_source_has_a_key_of_its_own_in_json(run: Run) -> None:
    envelope = json.loads(run("treaties", "--ratified-in", "2007", "-d", SAMPLE, "--json").out)
    assert (envelope["count"], envelope["items"]) == (0, [])
    assert [item["id"] for item in envelope["by_another_source"]] == ["cets-201"]
    assert run("treaties", "--ratified-in", "2007", "-d", SAMPLE, "--count").out == "0\n"


def test_a_limit_below_nothing_is_wrong_usage(run: Run) -> None:
    assert run("treaties", "-d", SAMPLE, "--limit", "-5").code == 2


def test_nearest_names_are_listed_with_their_titles(run: Run) -> None:
    result = run("show", "lanzarotte convention", "-d", SAMPLE)
    assert "  cets-201  Council of Europe Convention on the Protection of Children" in result.err


def test_several_matches_are_listed_and_none_is_shown(run: Run) -> None:
    result = run("stage", "first", "-d", SAMPLE)
    assert (result.code, result.out) == (2, "")
    assert "policy-stage-2  First programmes" in result.err
    assert "cso-stage-1  The first organisations" in result.err


def test_what_was_typed_and_what_stands_in_the_data_steer_no_terminal(run: Run, tmp_path: Path) -> None:
    evil = write_dataset(tmp_path, 'laws: {a-law: {title: "A law\\e[2J of \\a 1992"}}')
    for args in (
        ["show", "\x1b[2Jnothing"],
        ["show", "a-lawx"],
        ["laws", "--sort", "\x1b[2J"],
        ["laws", "--form", "\x07"],
        ["search", "x", "--kind", "\x1b"],
    ):
        result = run(*args, "-d", str(evil))
        assert result.code == 2
        assert "\x1b" not in result.err
        assert "\x07" not in result.err


# --- 3 -----------------------------------------------------------------------------------------------------------------


def test_a_folder_that_is_not_there_ends_with_3(run: Run, tmp_path: Path) -> None:
    result = run("stages", "-d", str(tmp_path / "nowhere"))
    assert (result.code, result.out) == (3, "")
    assert result.err.startswith("error: there is no folder")
    assert "hint: " in result.err


def test_a_file_an_empty_folder_and_a_folder_without_a_dataset_end_with_3(run: Run, tmp_path: Path) -> None:
    file, empty, other = tmp_path / "file.yaml", tmp_path / "empty", tmp_path / "other"
    file.write_text("laws: {}", encoding="utf-8")
    empty.mkdir()
    other.mkdir()
    (other / "notes.txt").write_text("hello", encoding="utf-8")
    for path, words in ((file, "is a file, not a folder"), (empty, "is empty"), (other, "is no dataset")):
        result = run("stages", "-d", str(path))
        assert (result.code, result.out) == (3, "")
        assert words in result.err
        assert "dataset.yaml" in result.err


def test_several_datasets_in_one_folder_end_with_3_and_one_is_named(run: Run, tmp_path: Path) -> None:
    for name in ("first", "second"):
        write_dataset(tmp_path / name, "laws: {}")
    result = run("stages", "-d", str(tmp_path))
    assert result.code == 3
    assert "first, second" in result.err
    assert "-d " in result.err
    assert run("stages", "-d", str(tmp_path / "first")).code == 0


def test_a_dataset_file_that_is_no_mapping_ends_with_3_and_shows_the_place(run: Run, tmp_path: Path) -> None:
    broken = write_dataset(tmp_path, {"dataset.yaml": "title: [\n"})
    result = run("stages", "-d", str(broken))
    assert (result.code, result.out) == (3, "")
    assert "dataset.yaml" in result.err
    assert "yaml-syntax" in result.err


def test_the_environment_names_the_dataset_and_an_option_goes_before_it(run: Run, tmp_path: Path) -> None:
    assert run("treaties", "--count", env={"TIMELINE_DATA": SAMPLE}).out == "2\n"
    assert run("treaties", "--count", env={"TIMELINE_DATA": str(tmp_path / "nowhere")}).code == 3
    assert run("treaties", "--count", "-d", SAMPLE, env={"TIMELINE_DATA": str(tmp_path / "nowhere")}).out == "2\n"


def test_an_option_before_the_command_goes_before_the_environment_too(run: Run, tmp_path: Path) -> None:
    assert run("-d", SAMPLE, "treaties", "--count", env={"TIMELINE_DATA": str(tmp_path / "nowhere")}).out == "2\n"


# --- 4, and files ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", ["table", "text", "json", "jsonl", "csv", "tsv", "markdown"])
def test_a_file_holds_what_the_screen_would_show(run: Run, tmp_path: Path, format: str) -> None:
    path = tmp_path / "out"
    result = run("treaties", "-d", SAMPLE, "-f", format, "-o", str(path))
    assert (result.code, result.out) == (0, "")
    assert path.read_text(encoding="utf-8") == run("treaties", "-d", SAMPLE, "-f", format).out
    assert list(tmp_path.iterdir()) == [path]


def test_an_existing_file_is_refused_and_untouched(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_text("mine", encoding="utf-8")
    result = run("treaties", "-d", SAMPLE, "-o", str(path))
    assert (result.code, result.out) == (4, "")
    assert "is there already" in result.err
    assert "--force" in result.err
    assert path.read_text(encoding="utf-8") == "mine"


def test_force_overwrites_the_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_text("mine" * 10_000, encoding="utf-8")
    assert run("treaties", "-d", SAMPLE, "-o", str(path), "--force").code == 0
    assert path.read_text(encoding="utf-8").startswith("Treaties")


def test_the_home_page_goes_into_a_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "home.json"
    assert run("-d", SAMPLE, "-o", str(path)).out == ""
    assert json.loads(path.read_text(encoding="utf-8"))["command"] == "home"
    assert run("-d", SAMPLE, "-o", str(path)).code == 4
    assert run("-d", SAMPLE, "-o", str(path), "--force").code == 0


def test_problems_go_into_a_file_and_still_end_with_1(run: Run, tmp_path: Path) -> None:
    folder = write_dataset(tmp_path / "sample", "laws: {a: {title: A}}")
    path = tmp_path / "problems.txt"
    result = run("check", "-d", str(folder), "-o", str(path))
    assert (result.code, result.out) == (1, "")
    assert "[no-source]" in path.read_text(encoding="utf-8")
    assert run("check", "-d", str(folder), "-o", str(path)).code == 4


def test_a_file_named_before_the_command_is_written(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "treaties.csv"
    assert run("-o", str(path), "treaties", "-d", SAMPLE).out == ""
    assert path.read_text(encoding="utf-8").startswith("signed,ratified,")


@pytest.mark.parametrize("args", [["--columns", "colour"], ["--sort", "colour"], ["--form", "novel"], ["--format", "xml"]])
def test_wrong_usage_leaves_an_existing_file_alone(run: Run, tmp_path: Path, args: list[str]) -> None:
    path = tmp_path / "out"
    path.write_text("mine", encoding="utf-8")
    assert run("treaties", "-d", SAMPLE, "-o", str(path), "--force", *args).code == 2
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_folder_and_a_place_that_is_not_there_end_with_4(run: Run, tmp_path: Path) -> None:
    for path, words in ((tmp_path, "is a folder"), (tmp_path / "no" / "out", "cannot be written")):
        result = run("treaties", "-d", SAMPLE, "-o", str(path))
        assert (result.code, result.out) == (4, "")
        assert words in result.err
        assert "hint: " in result.err
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_fails_in_the_middle_leaves_nothing_behind(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("timeline.cli.session.os.replace", full)
    result = run("treaties", "-d", SAMPLE, "-o", str(tmp_path / "out"))
    assert (result.code, result.out) == (4, "")
    assert "No space left on device" in result.err
    assert list(tmp_path.iterdir()) == []


def test_a_dash_is_the_screen(run: Run, tmp_path: Path) -> None:
    result = run("treaties", "-d", SAMPLE, "-o", "-", cwd=tmp_path)
    assert (result.code, result.out) == (0, run("treaties", "-d", SAMPLE).out)
    assert list(tmp_path.iterdir()) == []


@linux
@pytest.mark.parametrize("force", [[], ["--force"]])
def test_what_is_no_regular_file_is_never_replaced(run: Run, tmp_path: Path, force: list[str]) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    result = run("treaties", "-d", SAMPLE, "-o", str(pipe), *force)
    assert (result.code, result.out) == (4, "")
    assert "is no regular file" in result.err
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert list(tmp_path.iterdir()) == [pipe]


@linux
@pytest.mark.parametrize("there", [True, False], ids=["to a file", "to nothing yet"])
def test_a_link_is_followed_and_stays_a_link(run: Run, tmp_path: Path, there: bool) -> None:
    (tmp_path / "elsewhere").mkdir()
    target, link = tmp_path / "elsewhere" / "target", tmp_path / "link"
    link.symlink_to(target)
    if there:
        target.write_text("mine", encoding="utf-8")
        assert run("treaties", "-d", SAMPLE, "-o", str(link)).code == 4
    assert run("treaties", "-d", SAMPLE, "-o", str(link), "--force").code == 0
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8").startswith("Treaties")


@linux
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755])
def test_a_file_that_is_overwritten_keeps_its_mode(run: Run, tmp_path: Path, mode: int) -> None:
    path = tmp_path / "out"
    path.write_text("mine", encoding="utf-8")
    path.chmod(mode)
    assert run("treaties", "-d", SAMPLE, "-o", str(path), "--force").code == 0
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_count_goes_to_the_file_as_well(run: Run, tmp_path: Path) -> None:
    assert run("treaties", "-d", SAMPLE, "--count", "-o", str(tmp_path / "out")).out == ""
    assert (tmp_path / "out").read_text(encoding="utf-8") == "2\n"


# --- a dataset with faults, and check ----------------------------------------------------------------------------------

FAULTY = """
laws:
  good: {title: A good law, cite: report}
  bad: {title: A bad law, cite: report, colour: red, events: [{event: adoption, date: 2011-02-30}]}
  nameless: {form: law}
sources:
  report: {title: Report, authority: study}
"""


def test_the_rest_of_a_faulty_dataset_is_answered_with_one_warning_line(run: Run, tmp_path: Path) -> None:
    folder = str(write_dataset(tmp_path, FAULTY))
    result = run("laws", "-d", folder, "-f", "jsonl")
    assert result.code == 0
    assert [json.loads(line)["id"] for line in result.out.splitlines()] == ["bad", "good"]
    assert result.err == f"warning: 3 problems in the data, what they touch is left out: timeline check -d {folder}\n"


@pytest.mark.parametrize("args", [["law", "nothing"], ["show", "good#adoption"], ["laws", "--topic", "nothing"], ["cite", "nothing"]])
def test_who_finds_nothing_in_a_faulty_dataset_is_warned_of_its_faults(run: Run, tmp_path: Path, args: list[str]) -> None:
    folder = str(write_dataset(tmp_path, FAULTY))
    result = run(*args, "-d", folder)
    assert result.code == 2
    assert result.err.splitlines()[-1] == f"warning: 3 problems in the data, what they touch is left out: timeline check -d {folder}"
    assert result.err.startswith("error: ")


def test_who_finds_nothing_in_a_clean_dataset_is_not_warned(run: Run) -> None:
    assert "warning" not in run("law", "nothing", "-d", SAMPLE).err


def test_json_names_the_faults_and_the_records_that_they_touch(run: Run, tmp_path: Path) -> None:
    envelope = json.loads(run("laws", "-d", str(write_dataset(tmp_path, FAULTY)), "--json").out)
    assert [warning.rsplit("[", 1)[1] for warning in envelope["warnings"]] == ["unknown-key] (bad)", "bad-date] (bad)", "missing-key] (nameless)"]
    assert all(warning.startswith("data.yaml:") for warning in envelope["warnings"])


def test_a_clean_dataset_gives_no_warning(run: Run) -> None:
    assert run("laws", "-d", SAMPLE).err == ""
    assert json.loads(run("laws", "-d", SAMPLE, "--json").out)["warnings"] == []


def test_check_is_silent_about_a_clean_dataset(run: Run) -> None:
    result = run("check", "--strict")
    assert (result.code, result.out, result.err) == (0, "", "")


def test_check_shows_each_fault_with_its_line_and_what_to_do_and_ends_with_1(run: Run, tmp_path: Path) -> None:
    folder = write_dataset(tmp_path, FAULTY)
    result = run("check", "-d", str(folder), cwd=folder)
    assert (result.code, result.err.splitlines()[0]) == (1, "3 problems")
    first, line, marker, hint, *_ = result.out.splitlines()
    assert first.startswith("data.yaml:4:")
    assert first.endswith("[unknown-key]")
    assert ": error: " in first
    assert line.strip().startswith("bad: {title: A bad law")
    assert line[marker.index("^") :].startswith("colour")
    assert hint.startswith("  hint: ")


def test_check_takes_names_of_problems(run: Run, tmp_path: Path) -> None:
    folder = str(write_dataset(tmp_path, FAULTY))
    result = run("check", "bad-date", "-d", folder)
    assert (result.code, result.err) == (1, "1 problem\n")
    assert "[bad-date]" in result.out
    assert "[unknown-key]" not in result.out
    assert run("check", "bad-url", "-d", folder).code == 0


def test_check_as_json_is_an_answer_with_the_faults_as_items(run: Run, tmp_path: Path) -> None:
    result = run("check", "--json", "-d", str(write_dataset(tmp_path, FAULTY)))
    faults = json.loads(result.out)["items"]
    assert result.code == 1
    assert [fault["name"] for fault in faults] == ["unknown-key", "bad-date", "missing-key"]
    assert (faults[0]["path"], faults[0]["line"], faults[0]["record"]) == ("data.yaml", 4, "bad")
    assert json.loads(run("check", "--json").out)["items"] == []


# --- 70 ----------------------------------------------------------------------------------------------------------------


def test_a_bug_of_ours_is_a_line_and_how_to_report_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by \x1b zero")

    monkeypatch.setattr("timeline.query.lists.list_records", broken)
    result = run("treaties", "-d", SAMPLE)
    assert (result.code, result.out) == (70, "")
    assert "bug of timeline: ZeroDivisionError: by � zero" in result.err
    assert "TIMELINE_DEBUG=1" in result.err
    assert "Traceback" not in result.err
    assert "Traceback" in run("treaties", "-d", SAMPLE, env={"TIMELINE_DEBUG": "1"}).err


def test_a_damaged_store_is_made_anew_and_the_question_answered(run: Run, tmp_path: Path) -> None:
    environ = {"XDG_CACHE_HOME": str(tmp_path)}
    whole = run("treaties", "-d", SAMPLE, env=environ)
    [path] = (tmp_path / "policy-timeline").glob("*.sqlite")
    with closing(sqlite3.connect(path)) as db:
        db.execute("DROP TABLE event")
        db.commit()
    assert run("treaties", "-d", SAMPLE, env=environ) == whole
    assert run("events", "-d", SAMPLE, env=environ).code == 0


def test_what_fails_once_more_on_a_new_store_is_a_bug_and_tried_no_third_time(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []

    def broken(*_: object, **__: object) -> None:
        tried.append(1)
        raise ZeroDivisionError

    monkeypatch.setattr("timeline.query.lists.list_records", broken)
    assert run("treaties", "-d", SAMPLE, env={"XDG_CACHE_HOME": str(tmp_path)}).code == 70
    assert len(tried) == 2


def test_an_interruption_ends_with_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("timeline.query.lists.list_records", interrupted)
    result = run("treaties", "-d", SAMPLE)
    assert (result.code, result.out, result.err) == (130, "", "")


# --- progress ----------------------------------------------------------------------------------------------------------


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("seconds", "shown"), [([0, 0.5, 0.9], ""), ([0, 1.5, 2], "\r0 / 2\r     \r")])
def test_a_long_question_tells_on_a_terminal_how_far_it_is(monkeypatch: pytest.MonkeyPatch, seconds: list[float], shown: str) -> None:
    screen = _Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    watch = progress(iter(seconds).__next__)
    watch(0, 2)
    watch(1, 2)
    assert screen.getvalue() == shown


def test_off_a_terminal_nobody_is_told_how_far_a_question_is(monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.StringIO()
    monkeypatch.setattr(sys, "stderr", file)
    progress(iter([0.0, 5.0]).__next__)(0, 2)
    assert file.getvalue() == ""
