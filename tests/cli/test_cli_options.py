"""What the environment and the options decide: language, colour, the day, and options before the command."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from conftest import Run, write_dataset

from timeline.cli.completing import ids

Complete = Callable[..., list[str]]
ON_THE_LINE: Any = SimpleNamespace(params={}, parent=None)  # nothing is typed yet
SAMPLE = str(Path(__file__).parents[1] / "golden" / "dataset")


# --- language ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("variables", "ukrainian"),
    [
        ({"LANG": "uk_UA.UTF-8"}, True),
        ({"LANG": "uk"}, True),
        ({"LANG": "de_DE.UTF-8"}, False),
        ({"LANG": "C.UTF-8"}, False),
        ({"LANG": "uk_UA.UTF-8", "LC_ALL": "C"}, False),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "uk_UA.UTF-8"}, True),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "uk_UA.UTF-8"}, True),
    ],
)
def test_the_language_is_that_of_the_environment(run: Run, variables: dict[str, str], ukrainian: bool) -> None:
    out = run("treaties", "-d", SAMPLE, env=variables).out
    assert out.startswith("Договори" if ukrainian else "Treaties")


def test_an_option_goes_before_the_environment(run: Run) -> None:
    assert run("treaties", "-d", SAMPLE, "--lang", "en", env={"LANG": "uk_UA.UTF-8"}).out.startswith("Treaties")
    assert run("treaties", "-d", SAMPLE, "--lang", "uk").out.startswith("Договори")


# --- options before the command ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["--lang", "uk"], ["--lang", "uk"]),
        (["-f", "csv"], ["-f", "csv"]),
        (["--json"], ["--json"]),
        (["--width", "60"], ["--width", "60"]),
        (["--ascii"], ["--ascii"]),
        (["-d", SAMPLE], []),
        (["--no-color", "--no-pager"], []),
    ],
)
def test_an_option_before_the_command_holds_for_the_command(run: Run, before: list[str], after: list[str]) -> None:
    assert run(*before, "treaties", "-d", SAMPLE).out == run("treaties", *after, "-d", SAMPLE).out


def test_an_option_after_the_command_goes_before_one_in_front_of_it(run: Run) -> None:
    assert run("-f", "csv", "treaties", "-d", SAMPLE, "-f", "text").out == run("treaties", "-d", SAMPLE, "-f", "text").out
    assert run("--lang", "uk", "treaties", "-d", SAMPLE, "--lang", "en").out.startswith("Treaties")


def test_an_option_before_the_command_is_forgotten_by_the_next_run(run: Run) -> None:
    run("--lang", "uk", "--json", "treaties", "-d", SAMPLE)
    assert run("treaties", "-d", SAMPLE).out.startswith("Treaties")


@pytest.mark.parametrize(
    "args", [["treaties", "--json", "-f", "csv"], ["--json", "-f", "csv", "treaties"], ["--json", "-f", "csv"], ["check", "-f", "csv", "--json"]]
)
def test_json_and_another_format_in_one_breath_are_wrong_usage(run: Run, args: list[str]) -> None:
    result = run(*args, env={"TIMELINE_DATA": SAMPLE})
    told = "error: --json and --format csv contradict each other\nhint: give one of them\n"
    assert (result.code, result.out, result.err) == (2, "", told)


def test_json_said_twice_is_no_contradiction(run: Run) -> None:
    assert run("treaties", "--json", "-f", "JSON", "-d", SAMPLE).out == run("treaties", "--json", "-d", SAMPLE).out


def test_json_and_another_style_of_a_citation_are_wrong_usage(run: Run) -> None:
    result = run("cite", "cets-201", "--json", "--style", "plain", "-d", SAMPLE)
    assert (result.code, result.err) == (2, "error: --json and --style plain contradict each other\nhint: give one of them\n")


@pytest.mark.parametrize("option", ["--data", "--lang", "--format", "--output"])
def test_an_option_before_the_command_with_nothing_behind_it_is_wrong_usage(run: Run, option: str) -> None:
    result = run(option, "", "treaties", env={"TIMELINE_DATA": SAMPLE})
    assert (result.code, result.out, result.err) == (2, "", f"error: {option} is empty\nhint: give it a value, or leave it out\n")


# --- colour ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("variables", "args", "colour"),
    [
        ({}, [], False),
        ({"FORCE_COLOR": "1"}, [], True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], False),
        ({"FORCE_COLOR": "1"}, ["--no-color"], False),
        ({"FORCE_COLOR": "1"}, ["--json"], False),
        ({"FORCE_COLOR": "1"}, ["-f", "text"], False),
        ({"FORCE_COLOR": "1"}, ["-f", "csv"], False),
    ],
)
def test_colour_is_forced_and_forbidden_by_the_environment(run: Run, variables: dict[str, str], args: list[str], colour: bool) -> None:
    for command in (["treaties"], ["treaty", "cets-201"], []):
        out = run(*command, "-d", SAMPLE, *([] if not command and args[:1] == ["--no-color"] else args), env={"NO_COLOR": "", **variables}).out
        assert ("\x1b[" in out) is colour or (not command and args[:1] == ["--no-color"])


def test_colour_is_never_written_into_a_file_unasked(run: Run, tmp_path: Path) -> None:
    run("treaties", "-d", SAMPLE, "-o", str(tmp_path / "out"), env={"NO_COLOR": ""})
    assert "\x1b" not in (tmp_path / "out").read_text(encoding="utf-8")


# --- the day -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "day", ["2011", "2011-09", "soon", "2011-02-30", "11-09-20", "20110920", "201X-01-01", "2011-01-0X", "Y123456789", "2011-1-001"]
)
def test_a_day_of_the_environment_that_is_none_is_wrong_usage(run: Run, day: str) -> None:
    result = run("stages", "-d", SAMPLE, env={"TIMELINE_TODAY": day})
    assert (result.code, result.out) == (2, "")
    assert "TIMELINE_TODAY" in result.err


def test_the_day_of_the_environment_is_the_day_of_the_answer(run: Run) -> None:
    numbers = "-f", "csv", "--columns", "numbers"
    early = run("hotlines", "-d", SAMPLE, env={"TIMELINE_TODAY": "2019-06-01"})
    late = run("hotlines", "-d", SAMPLE, env={"TIMELINE_TODAY": "2026-11-24"})
    assert "not confirmed since" in late.out
    assert "not confirmed since" not in early.out
    assert run("hotlines", "-d", SAMPLE, *numbers).code == 0


# --- output ------------------------------------------------------------------------------------------------------------


def test_columns_are_shown_in_the_order_asked_for(run: Run) -> None:
    assert run("treaties", "-d", SAMPLE, "-f", "csv", "--columns", "number, ratified").out.splitlines() == [
        "number,ratified",
        ",2004-02-04",
        "CETS 201,2012-06-20",
    ]


def test_the_commands_of_a_list_and_of_the_envelope_agree(run: Run) -> None:
    for command in ("stages", "treaties", "events", "search hotline", "treaty cets-201", "info"):
        envelope = json.loads(run(*command.split(), "-d", SAMPLE, "--json").out)
        assert envelope["command"] == command.split()[0]
        assert envelope["dataset"] == "dataset"


def test_sort_reverse_and_limit_reach_the_list(run: Run) -> None:
    args = "laws", "-d", SAMPLE, "-f", "csv", "--columns", "id", "--sort", "id"
    assert run(*args).out.split()[1:] == ["amendment-2006", "criminal-code-1960", "criminal-code-2001", "law-1433-iv", "law-3739-vi"]
    assert run(*args, "--reverse", "--limit", "1").out.split()[1:] == ["law-3739-vi"]


def test_an_option_given_twice_means_either(run: Run) -> None:
    args = "laws", "-d", SAMPLE, "-f", "csv", "--columns", "form", "--form", "code"
    assert set(run(*args).out.split()[1:]) == {"code"}
    assert set(run(*args, "--form", "law").out.split()[1:]) == {"code", "law"}


def test_words_of_a_record_need_no_quotes(run: Run) -> None:
    assert run("treaty", "CETS", "201", "-d", SAMPLE).out == run("treaty", "cets-201", "-d", SAMPLE).out


def test_a_donor_is_found_as_a_donor(run: Run) -> None:
    assert run("donor", "winrock", "-d", SAMPLE).code == 0
    assert run("donor", "la-strada", "-d", SAMPLE).code == 2


def test_roles_in_full_are_asked_for_with_an_option(run: Run) -> None:
    assert " 2.1  Workshops for hotline workers" in run("programme", "1999", "--roles", "-d", SAMPLE).out
    assert "2.1" not in run("programme", "1999", "-d", SAMPLE).out


def test_cells_that_look_like_formulas_are_told_on_stderr(run: Run, tmp_path: Path) -> None:
    folder = write_dataset(tmp_path, "laws: {a: {title: '=1+1'}}")
    result = run("laws", "-d", str(folder), "-f", "csv", "--columns", "title")
    assert result.out == "title\n'=1+1\n"
    assert "1 cells" in result.err or "1 cell " in result.err


@pytest.mark.parametrize(
    ("name", "format"),
    [("x.csv", "csv"), ("x.tsv", "tsv"), ("x.json", "json"), ("x.jsonl", "jsonl"), ("x.md", "markdown"), ("x.txt", "text"), ("X.CSV", "csv"),
     ("x.dat", "table"), ("x", "table"), ("csv", "table")],
)  # fmt: skip
def test_the_ending_of_the_file_chooses_the_format(run: Run, tmp_path: Path, name: str, format: str) -> None:
    assert run("treaties", "-d", SAMPLE, "-o", str(tmp_path / name)).code == 0
    assert (tmp_path / name).read_text(encoding="utf-8") == run("treaties", "-d", SAMPLE, "-f", format).out


@pytest.mark.parametrize("args", [["-f", "tsv"], ["--format", "TSV"]])
def test_a_format_that_is_given_goes_before_the_ending_of_the_file(run: Run, tmp_path: Path, args: list[str]) -> None:
    run("treaties", "-d", SAMPLE, "-o", str(tmp_path / "x.csv"), *args)
    assert (tmp_path / "x.csv").read_text(encoding="utf-8") == run("treaties", "-d", SAMPLE, "-f", "tsv").out


# --- which date counts, and whose word ---------------------------------------------------------------------------------


def test_a_treaty_holds_from_the_date_that_counts(run: Run) -> None:
    args = "treaties", "-d", SAMPLE, "--at", "2004-05-01", "-f", "csv", "--columns", "id"
    assert run(*args).out.split()[1:] == []
    assert run(*args, "--basis", "adopted").out.split()[1:] == ["untoc"]


def test_a_basis_that_is_none_is_wrong_usage(run: Run) -> None:
    result = run("treaties", "-d", SAMPLE, "--basis", "signed")
    assert (result.code, result.out) == (2, "")
    assert "--basis: `signed` is not known" in result.err
    assert "in-force, adopted, published" in result.err


@pytest.mark.parametrize("command", [["treaties"], ["events"], ["search", "treaty"], ["treaty", "cets-201"], ["at", "2013"], ["conflicts"], ["info"]])
def test_every_answer_says_whose_word_it_is(run: Run, command: list[str]) -> None:
    alone = json.loads(run(*command, "-d", SAMPLE, "--according-to", "report-2019", "--json").out)
    assert alone["basis"]["according_to"] == "report-2019"
    assert json.loads(run(*command, "-d", SAMPLE, "--json").out)["basis"]["according_to"] != "report-2019"


# --- completion --------------------------------------------------------------------------------------------------------


@pytest.fixture
def complete(run: Run, monkeypatch: pytest.MonkeyPatch, cache_home: Path) -> Complete:
    """The ids that the shell is offered for the bundled data."""
    run("--version")  # forgets what an earlier run was given
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache_home))
    monkeypatch.setenv("TIMELINE_TODAY", "2026-11-24")
    return lambda incomplete, *kinds: [record for record, _ in ids(*kinds)(ON_THE_LINE, incomplete)]


def test_ids_are_completed(complete: Complete) -> None:
    treaties = complete("cets-", "treaty")
    assert {"cets-197", "cets-201"} <= set(treaties)
    assert all(treaty.startswith("cets-") for treaty in treaties)
    assert treaties == sorted(treaties)
    assert {"programme-2016/idp-identification", "programme-2016/social-order"} <= set(complete("programme-2016/", "role"))
    assert complete("programme-2016/stat", "role") == ["programme-2016/statistics"]


def test_ids_of_any_kind_are_completed_where_any_is_meant(complete: Complete) -> None:
    assert {"cets-197", "cets-197/art-35", "cets-201"} <= set(complete("cets"))


@pytest.mark.parametrize("typed", ["%", "_", "'", "zzzz", '"', "\\"])
def test_signs_of_the_database_complete_nothing(complete: Complete, typed: str) -> None:
    assert complete(typed) == []


def test_completion_says_nothing_where_there_is_no_data(run: Run, tmp_path: Path) -> None:
    run("-d", str(tmp_path / "nowhere"), "info")
    assert ids("treaty")(ON_THE_LINE, "ce") == []
