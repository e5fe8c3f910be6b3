"""The commands about time at the command line: every format, wrong input, what hangs on a source, Ukrainian."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from pathlib import Path

import pytest
from conftest import Run, write_dataset
from daybook import BUNDLED, ask, ids, one, several

SHAPES = Path(__file__).parents[1] / "golden" / "charts" / "dataset"
COMMANDS: dict[str, tuple[str, ...]] = {
    "at": ("at", "2011-06-01"),
    "at a year": ("at", "2009", "--kind", "treaty", "--kind", "programme"),
    "at, adopted": ("at", "2009", "--basis", "adopted"),
    "at, explained": ("at", "2012-10-01", "--kind", "law", "--explain"),
    "diff": ("diff", "2010", "2012"),
    "diff of programmes": ("diff", "2011-06-01", "2012-06-01", "--kind", "programme"),
    "gaps": ("gaps",),
    "gaps of a stretch": ("gaps", "--from", "2005", "--to", "2012"),
    "on": ("on", "02-04"),
    "chart": ("chart",),
    "chart of kinds": ("chart", "programmes", "treaties", "--from", "1995"),
    "chart of a record": ("chart", "programme-2016", "--scale", "even"),
}
FORMATS = ("table", "text", "json", "jsonl", "csv", "tsv", "markdown")


def _lines(text: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in text.splitlines()]


def _csv(text: str, separator: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text), delimiter=separator))


# --- formats ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_answers_in_every_format(run: Run, name: str, format: str) -> None:
    result = run(*COMMANDS[name], "-f", format)
    assert (result.code, result.err) == (0, "")
    assert result.out.endswith("\n")
    assert not [word for word in ("Cell(", "None", "Traceback", "\x1b") if word in result.out.replace("null", "")]


@pytest.mark.parametrize("name", COMMANDS)
def test_the_formats_tell_of_the_same_records(run: Run, name: str) -> None:
    words = COMMANDS[name]
    answer = ask(run, *words)
    rows = [row["id"] for key, value in answer.items() if isinstance(value, list) and key not in ("doubts", "notes", "warnings") for row in value]
    assert [item["id"] for item in _lines(run(*words, "-f", "jsonl").out)] == rows
    assert len(_csv(run(*words, "-f", "csv").out)) == len(rows) + 1
    assert len(_csv(run(*words, "-f", "tsv").out, "\t")) == len(rows) + 1


@pytest.mark.parametrize("name", [name for name in COMMANDS if not name.startswith("chart")])
def test_a_table_and_a_page_of_markdown_tell_of_the_same_records(run: Run, name: str) -> None:
    words = COMMANDS[name]
    shown = run(*words, "-f", "markdown").out
    assert all(row["id"] in run(*words).out and row["id"] in shown for row in ask(run, *words).get("items", []))


@pytest.mark.parametrize("name", COMMANDS)
def test_json_is_an_envelope(run: Run, name: str) -> None:
    answer = ask(run, *COMMANDS[name])
    assert (answer["schema_version"], answer["command"], answer["dataset"]) == ("1.0", COMMANDS[name][0], "ukraine")
    assert {"question", "basis", "count", "doubts", "notes", "warnings"} <= set(answer)


@pytest.mark.parametrize("separator", [",", "\t"])
@pytest.mark.parametrize("name", COMMANDS)
def test_every_line_of_a_table_for_spreadsheets_has_the_columns_of_its_head(run: Run, name: str, separator: str) -> None:
    lines = _csv(run(*COMMANDS[name], "-f", "csv" if separator == "," else "tsv").out, separator)
    assert {len(line) for line in lines} == {len(lines[0])}


@pytest.mark.parametrize("words", [("at", "2011-06-01", "--kind", "stage"), ("diff", "2011-06-01", "2012-06-01", "--kind", "programme")])
def test_what_is_certain_is_not_called_uncertain_in_lines_of_json(run: Run, words: tuple[str, ...]) -> None:
    assert [item["id"] for item in _lines(run(*words, "-f", "jsonl").out) if item.get("certainty") == "maybe"] == []


@pytest.mark.parametrize(
    "words", [("diff", "2011-06-03", "2011-06-04"), ("at", "1950-01-01", "--kind", "role"), ("gaps", "--from", "2012-04", "--to", "2012-05")]
)
@pytest.mark.parametrize("format", FORMATS)
def test_an_empty_answer_is_an_answer(run: Run, words: tuple[str, ...], format: str) -> None:
    result = run(*words, "-f", format)
    assert (result.code, result.err) == (0, "")


@pytest.mark.parametrize("name", COMMANDS)
def test_an_answer_goes_into_a_file(run: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / "answer"
    result = run(*COMMANDS[name], "-o", str(path))
    assert (result.code, result.out) == (0, "")
    assert path.read_text(encoding="utf-8") == run(*COMMANDS[name]).out


@pytest.mark.parametrize("width", ["40", "60", "100", "200"])
@pytest.mark.parametrize("name", [name for name in COMMANDS if name.startswith("chart")])
def test_a_chart_keeps_its_width(run: Run, name: str, width: str) -> None:
    assert max(map(len, run(*COMMANDS[name], "--width", width).out.splitlines())) <= int(width)


def test_a_limit_cuts_each_kind_and_keeps_the_count(run: Run) -> None:
    answer = ask(run, "at", "2011-06-01", "--kind", "treaty", "--limit", "2")
    assert (len(answer["treaties"]), answer["count"]) == (2, len(ask(run, "at", "2011-06-01", "--kind", "treaty")["treaties"]))


def test_columns_can_be_chosen(run: Run) -> None:
    assert run("gaps", "--columns", "what,days", "-f", "csv").out.splitlines()[0] == "what,days"


def test_columns_of_a_state_of_play_can_be_chosen(run: Run) -> None:
    assert run("at", "2011-06-01", "--kind", "treaty", "--columns", "title,since").code == 0


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    "words", [("at", "2011-06-01", "--columns", "reason,title"), ("at", "2009", "--columns", "ids"), ("diff", "2010", "2012", "--columns", "by")]
)
def test_a_column_needs_to_stand_in_one_table_alone(run: Run, words: tuple[str, ...], format: str) -> None:
    result = run(*words, "-f", format)
    assert (result.code, result.err) == (0, "")


def test_a_table_shows_those_of_the_columns_that_it_has_in_the_order_asked_for(run: Run) -> None:
    lines = _csv(run("at", "2011-06-01", "--kind", "body", "--columns", "reason,title,since", "-f", "csv").out)
    assert lines[0] == ["group", "reason", "title", "since"]
    rows = {line[2]: line for line in lines}
    assert rows["National coordinator on countering human trafficking"][1].startswith("designation")


def test_an_empty_state_of_play_has_the_columns_of_a_full_one(run: Run) -> None:
    empty, full = (_csv(run("at", date, "--kind", "role", "-f", "csv").out) for date in ("1950-01-01", "2018-01-01"))
    assert len(empty) == 1
    assert empty[0] == full[0]


def test_no_change_has_the_columns_of_a_change(run: Run) -> None:
    empty, full = (_csv(run("diff", begin, end, "-f", "csv").out) for begin, end in (("2011-06-03", "2011-06-03"), ("2010", "2012")))
    assert len(empty) == 1
    assert empty[0] == full[0]


def test_programs_find_every_kind_they_asked_for(run: Run) -> None:
    answer = ask(run, "at", "1850")
    assert all(answer[key] == [] for key in ("stages", "treaties", "laws", "programmes", "bodies", "organisations", "hotlines", "suspended"))


def test_a_kind_asked_for_twice_is_told_once(run: Run) -> None:
    assert ask(run, "at", "2011", "--kind", "law", "--kind", "laws") == ask(run, "at", "2011", "--kind", "law")


# --- the basis -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("basis", "word"), [("in-force", "in-force"), ("adopted", "adopted"), ("published", "published")])
@pytest.mark.parametrize("words", [("at", "2009"), ("diff", "2009", "2010"), ("gaps",), ("chart", "treaties")])
def test_every_answer_tells_people_which_date_counts(run: Run, words: tuple[str, ...], basis: str, word: str) -> None:
    assert f"basis: {word}" in run(*words, "--basis", basis).out.splitlines()[0]


@pytest.mark.parametrize("words", [("at", "2009"), ("diff", "2009", "2010"), ("gaps",), ("chart", "treaties"), ("treaties", "--at", "2009")])
def test_every_answer_tells_programs_which_date_counts(run: Run, words: tuple[str, ...]) -> None:
    answer = ask(run, *words, "--basis", "adopted")
    assert "adopted" in json.dumps([answer["basis"], answer["question"]])


# --- what is said ----------------------------------------------------------------------------------------------------


def test_text_tells_of_a_gap_between_programmes(run: Run) -> None:
    assert "no programme: 2011-01-01 – 2012-03-20 (445 days)" in run("at", "2011-06-01", "-f", "text").out


def test_text_does_not_take_back_what_it_said(run: Run) -> None:
    assert "no record matches" not in run("at", "1999-01-01", "--kind", "body", "-f", "text").out


def test_what_is_suspended_is_not_counted_as_in_force(run: Run, tmp_path: Path) -> None:
    acts = "events: [{event: entry into force, date: 2000-01-01}, {event: suspension, date: 2005-01-01}]"
    folder = write_dataset(tmp_path / "sample", one("treaty", acts), "x")
    assert "0 records in force" in run("at", "2010-01-01", "-d", str(folder)).out


class TestSuspended:
    """What is suspended is told apart from what is in force, in every command about time."""

    ACTS = "events: [{event: entry into force, date: 2000-01-01}, {event: suspension, date: 2005-01-01}, {event: termination, date: 2008-01-01}]"

    @pytest.fixture
    def folder(self, tmp_path: Path) -> str:
        """A dataset of one treaty that was suspended in 2005 and ended in 2008."""
        return str(write_dataset(tmp_path / "sample", one("treaty", self.ACTS), "x"))

    def test_it_stands_in_a_table_of_its_own(self, run: Run, folder: str) -> None:
        answer = ask(run, "at", "2006-01-01", "-d", folder)
        assert (answer["treaties"], answer["count"]) == ([], 0)
        assert [(row["id"], row["status"], row["since"], row["until"]) for row in answer["suspended"]] == [
            ("r", "suspended", "2005-01-01", "2008-01-01")
        ]

    @pytest.mark.parametrize(("lang", "words"), [("en", "0 records in force · 1 suspended record"), ("uk", "діє 0 записів · 1 зупинений запис")])
    def test_it_is_counted_apart(self, run: Run, folder: str, lang: str, words: str) -> None:
        assert words in run("at", "2006-01-01", "-d", folder, "--lang", lang).out

    def test_a_narrow_screen_shows_that_it_is_suspended(self, run: Run, folder: str) -> None:
        assert "Suspended · 1" in run("at", "2006-01-01", "-d", folder, "--width", "60").out

    def test_a_stretch_of_which_it_was_in_force_in_part_tells_that(self, run: Run, folder: str) -> None:
        answer = ask(run, "at", "2004/2006", "-d", folder)
        assert [(row["id"], row["status"]) for row in answer["treaties"]] == [("r", "in part")]
        assert answer["suspended"] == []

    def test_a_stretch_of_which_it_was_suspended_in_part_tells_that(self, run: Run, folder: str) -> None:
        answer = ask(run, "at", "2007/2009", "-d", folder)
        assert [(row["id"], row["status"]) for row in answer["suspended"]] == [("r", "suspended in part")]
        assert answer["cannot_be_told"] == []

    def test_a_list_says_so_of_a_stretch(self, run: Run, folder: str) -> None:
        rows = ask(run, "treaties", "--at", "2007/2009", "-d", folder)["may_match"]
        assert [(row["id"], row["status"]) for row in rows] == [("r", "suspended in part")]

    def test_the_differences_tell_of_it(self, run: Run, folder: str) -> None:
        rows = ask(run, "diff", "2004-06-01", "2006-01-01", "-d", folder)["treaties"]
        assert [(row["what"], row["date"]) for row in rows if row["before"]] == [("became suspended", "2005-01-01")]

    def test_a_chart_explains_its_sign(self, run: Run, folder: str) -> None:
        shown = run("chart", "treaties", "-d", folder, "--width", "80").out
        assert "═ suspended" in shown
        assert "suspended" not in run("chart", "stages", "--width", "80").out


def test_a_count_in_ukrainian_agrees_with_its_noun(run: Run) -> None:
    assert "діє 0 записів" in run("at", "1850", "--lang", "uk").out
    assert "діють 2 записи" in run("at", "2009", "--kind", "hotline", "--lang", "uk").out


def test_a_law_that_comes_into_force_whole_is_not_in_force_again(run: Run, tmp_path: Path) -> None:
    law = "events: [{event: entry into force, date: 2010-01-01}], provisions: {a: {title: A, events: [{event: entry into force, date: 2012-01-01}]}}"
    folder = write_dataset(tmp_path / "sample", one("law", law), "x")
    rows = ask(run, "diff", "2011-01-01", "2013-01-01", "-d", str(folder), "--kind", "law")["laws"]
    assert [row["what"] for row in rows if row["after"] == "in force"] != ["is in force again"]


class TestDiff:
    """What changed, worked out by hand from the facts."""

    def test_a_programme_began(self, run: Run) -> None:
        rows = ask(run, "diff", "2011-06-01", "2012-06-01", "--kind", "programme")["programmes"]
        assert [(row["date"], row["what"], row["before"], row["after"]) for row in rows if row["before"]] == [
            ("2012-03-21", "began", "not yet", "in force")
        ]  # fmt: skip

    def test_two_treaties_began_to_bind(self, run: Run) -> None:
        rows = ask(run, "diff", "2010", "2012", "--kind", "treaty")["treaties"]
        assert [(row["date"], row["id"]) for row in rows if row["what"] == "began"] == [("2011-03-01", "cets-197"), ("2012-12-01", "cets-201")]

    def test_their_ratifications_are_events_between(self, run: Run) -> None:
        rows = ask(run, "diff", "2010", "2012", "--kind", "treaty")["treaties"]
        assert [(row["date"], row["id"], row["by"]) for row in rows if row["what"] == "ratification"] == [
            ("2010-09-21", "cets-197", "law-2530-vi"), ("2012-06-20", "cets-201", "law-4988-vi"),
        ]  # fmt: skip

    def test_by_adoption_the_ratifications_bind(self, run: Run) -> None:
        rows = ask(run, "diff", "2010", "2012", "--kind", "treaty", "--basis", "adopted")["treaties"]
        assert [(row["date"], row["id"]) for row in rows if row["what"] == "began"] == [("2010-09-21", "cets-197"), ("2012-06-20", "cets-201")]

    def test_a_law_ended_when_the_next_was_put_into_effect(self, run: Run) -> None:
        rows = ask(run, "diff", "2012-12-31", "2013-01-02", "--kind", "law")["laws"]
        assert {(row["date"], row["what"], row["id"], row["by"]) for row in rows} == {
            ("2013-01-01", "began", "cmu-660-2012", None), ("2013-01-01", "ended", "law-2460-xii", "law-4572-vi"),
            ("2013-01-01", "application", "law-4572-vi", None),
        }  # fmt: skip

    def test_after_the_report_nobody_tells_what_runs(self, run: Run) -> None:
        answer = ask(run, "diff", "2019-09-17", "2019-09-18")
        assert {row["what"] for key in ("stages", "organisations", "hotlines") for row in answer[key]} == {"can no longer be told"}
        assert set(ids(answer["hotlines"])) == {"la-strada-hotline", "iom-hotline"}

    def test_the_stages_follow_each_other(self, run: Run) -> None:
        rows = ask(run, "diff", "2009-12-31", "2010-01-01", "--kind", "stage")["stages"]
        assert {(row["id"], row["what"]) for row in rows} == {("policy-stage-3", "ended"), ("policy-stage-4", "began")}

    def test_an_amendment_is_a_change(self, run: Run) -> None:
        rows = ask(run, "diff", "2012-10-01", "2012-10-31", "--kind", "law")["laws"]
        assert ("2012-10-16", "amendment", "law-3739-vi", "law-5459-vi") in {(row["date"], row["what"], row["id"], row["by"]) for row in rows}

    def test_an_act_and_what_may_have_begun_with_it_are_one_change(self, run: Run) -> None:
        rows = [row for row in ask(run, "diff", "2012-05-01", "2012-06-01", "--kind", "law")["laws"] if row["id"] == "cmu-417-2012"]
        assert [(row["date"], row["what"], row["by"]) for row in rows] == [("2012-05-23", "may have begun", "cabinet-of-ministers")]
        assert "adoption · may have begun" in run("diff", "2012-05-01", "2012-06-01", "--kind", "law").out

    def test_what_began_and_may_have_ended_did_begin(self, run: Run) -> None:
        rows = ask(run, "diff", "2002-12-01", "2003-01-01", "--kind", "body")["bodies"]
        assert [(row["date"], row["id"], row["what"]) for row in rows] == [("2002-12-25", "committee-2002", "began, may have ended")]

    def test_every_change_has_a_date(self, run: Run) -> None:
        assert [row["id"] for key, rows in ask(run, "diff", "2005", "2015").items() if isinstance(rows, list) and key != "notes"
                for row in rows if row["date"] is None] == []  # fmt: skip

    def test_a_day_and_itself_differ_in_nothing(self, run: Run) -> None:
        assert ask(run, "diff", "2011-11-15", "2011-11-15")["count"] == 0


class TestOn:
    """This day in history."""

    @pytest.mark.parametrize(
        ("day", "events"),
        [
            ("09-20", {"law-3739-vi#adoption"}),
            ("02-04", {
                "law-1433-iv#adoption", "untoc#ratification", "palermo-protocol#ratification", "smuggling-protocol#ratification",
                "untoc#res-13-6", "untoc#decl-2-b",
            }),
            ("11-14", {"cets-201#signature"}),
            ("12-09", {"ministry-family-youth-sport#abolition"}),
            ("02-29", set()),
        ],
    )  # fmt: skip
    def test_a_day_of_the_year_has_its_events(self, run: Run, day: str, events: set[str]) -> None:
        assert set(ids(ask(run, "on", day)["items"])) >= events
        assert all(row["date"][5:] == day for row in ask(run, "on", day)["items"])
        assert bool(events) == bool(ask(run, "on", day)["count"])

    def test_events_stand_in_the_order_of_their_years(self, run: Run) -> None:
        found = [row["date"] for row in ask(run, "on", "12-25")["items"]]
        assert found == sorted(found)
        assert {date[:4] for date in found} >= {"2002", "2003", "2004"}


# --- wrong input -----------------------------------------------------------------------------------------------------

WRONG: dict[tuple[str, ...], tuple[str, str]] = {
    ("at", "20.09.2011"): ("DATE: ", "write 2011-09-20"),
    ("at", "2011-9-20"): ("DATE: ", "write 2011-09-20"),
    ("at", "20 September 2011"): ("DATE: ", "write 2011-09-20"),
    ("at", "2011-06-31"): ("DATE: June 2011 has 30 days", "write 2011-06"),
    ("at", "2011-13"): ("DATE: there is no month 13", ""),
    ("at", "Sept 2011"): ("DATE: ", "write 2011-09"),
    ("at", ""): ("DATE is empty", "give it a value"),
    ("at", "2011", "--columns", "since,nonsuch"): ("--columns: there is no column `nonsuch`", "one of: since, until, number, title"),
    ("diff", "2011", ""): ("END is empty", "give it a value"),
    ("at", "2012/2010"): ("DATE: the interval ends before it begins", ""),
    ("at", "2011\x1b[2J"): ("DATE: ", ""),
    ("at", "2011", "--kind", "topic"): ("--kind: `topic` has no status", "one of these words: treaty, law, provision"),
    ("at", "2011", "--kind", "figures"): ("--kind: `figures` has no status", "one of these words: treaty, law, provision"),
    ("at", "2011", "--kind", "nonsense"): ("--kind: `nonsense` has no status", "one of these words: treaty, law, provision"),
    ("at", "2011", "--basis", "effective"): ("--basis: `effective` is not known", "one of: in-force, adopted, published"),
    ("at", "2011", "--limit", "-2"): ("--limit: -2 is below nothing", "0 for all"),
    ("at", "2011", "--format", "pdf"): ("--format: `pdf` is not known", "one of: table"),
    ("at", "2009", "--explain", "--kind", "event"): ("--kind: `event` has no status", "one of these words: treaty"),
    ("at", "201", "--explain"): ("DATE: ", ""),
    ("diff", "2012", "2010"): ("2012 lies after 2010", "timeline diff 2010 2012"),
    ("diff", "2011-06-02", "2011-06-01"): ("2011-06-02 lies after 2011-06-01", "timeline diff 2011-06-01 2011-06-02"),
    ("diff", "20.09.2011", "2012"): ("the first date: ", "write 2011-09-20"),
    ("diff", "2011", "1.1.2012"): ("the second date: ", "write 2012-01-01"),
    ("diff", "2011", "2012", "--kind", "figure"): ("--kind: `figure` has no status", "one of these words: treaty"),
    ("diff", "2011", "2012", "--basis", "x"): ("--basis: `x` is not known", "one of: in-force"),
    ("gaps", "--from", "2020", "--to", "2010"): ("--from 2020 lies after --to 2010", "earlier date to --from"),
    ("gaps", "--from", "2011-9"): ("--from: ", "write 2011-09"),
    ("gaps", "--basis", "x"): ("--basis: `x` is not known", "one of: in-force"),
    ("chart", "--from", "2020", "--to", "2010"): ("--from 2020 lies after --to 2010", "earlier date to --from"),
    ("chart", "--to", "1.1.2012"): ("--to: ", "write 2012-01-01"),
    ("chart", "--scale", "log"): ("--scale: `log` is not known", "one of: time, even"),
    ("chart", "nonsuch-record"): ("no record is called `nonsuch-record`", ""),
    ("chart", "--width", "3"): ("--width: 3 is too narrow", "at least 20"),
    ("on", "9-20"): ("`9-20` is no day of the year", "write month and day: 09-20"),
    ("on", "02-30"): ("`02-30` is no day of the year", "write month and day: 09-20"),
    ("on", "2011-09-20"): ("`2011-09-20` is no day of the year", "write month and day: 09-20"),
    ("on", "13-01"): ("`13-01` is no day of the year", "write month and day: 09-20"),
    ("on", "XX-01"): ("`XX-01` is no day of the year", "write month and day: 09-20"),
}


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_wrong_input_says_what_is_wrong_and_what_to_type(run: Run, words: tuple[str, ...]) -> None:
    message, hint = WRONG[words]
    result = run(*words)
    assert (result.code, result.out) == (2, "")
    first, *rest = result.err.splitlines()
    assert first.startswith(f"error: {message}")
    assert hint in (rest[-1] if rest else "")
    assert "\x1b" not in result.err


@pytest.mark.parametrize("words", [("at",), ("diff", "2011"), ("on",), ("at", "2011", "2012"), ("at", "2011", "--nonsense")])
def test_a_command_line_that_lacks_or_has_too_much_is_refused(run: Run, words: tuple[str, ...]) -> None:
    result = run(*words)
    assert (result.code, result.out) == (2, "")
    assert result.err


@pytest.mark.parametrize(
    ("typed", "read"),
    [("2011-06-01/2011-06-30", "2011-06"), ("2011-21", "2011-03/2011-05"), ("2011?", "2011"), ("2011~", "2011"), ("2009/2010", "2009/2010")],
)
def test_any_edtf_date_can_be_asked_for(run: Run, typed: str, read: str) -> None:
    one, other = (ask(run, "at", date, "--kind", "treaty", "--kind", "stage") for date in (typed, read))
    assert {key: value for key, value in one.items() if key != "question"} == {key: value for key, value in other.items() if key != "question"}


@pytest.mark.parametrize(("one", "other"), [("treaty", "treaties"), ("body", "bodies"), ("law", "laws"), ("stage", "stages")])
def test_a_kind_may_be_named_in_the_plural(run: Run, one: str, other: str) -> None:
    assert ask(run, "at", "2011", "--kind", one) == ask(run, "at", "2011", "--kind", other)


# --- what hangs on a source ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def treaties_alone(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The bundled treaties with their sources: a question about what hangs on a source compiles the dataset anew for each of its sources."""
    folder = tmp_path_factory.mktemp("treaties") / "ukraine"
    folder.mkdir()
    for name in ("dataset.yaml", "parties.yaml", "treaties", "sources"):
        (shutil.copytree if (BUNDLED / name).is_dir() else shutil.copy)(BUNDLED / name, folder / name)
    shutil.copy(BUNDLED / "laws" / "law-4572-vi.yaml", folder)
    return str(folder)


def test_the_report_would_have_the_lanzarote_convention_ratified_in_2009(run: Run) -> None:
    answer = ask(run, "at", "2009", "--basis", "adopted", "--explain")
    assert [row for row in answer["items"] if row["id"] == "cets-201"] == [{
        "id": "cets-201", "source": "changing-roles-2019", "value": "ratification 2007", "before": "not yet", "after": "in force",
        "title": "Council of Europe Convention on the Protection of Children against Sexual Exploitation and Sexual Abuse",
    }]  # fmt: skip


@pytest.mark.parametrize(
    ("date", "kind", "basis", "expected"),
    [
        ("2009", "treaty", "in-force", set()),  # the report dates no entry into force
        ("2006-12-31", "treaty", "adopted", set()),  # ratified by neither
        ("2007", "treaty", "adopted", {("changing-roles-2019", "cets-201", "not yet", "in part")}),  # on some day of 2007
        ("2012-06-19", "treaty", "adopted", {("changing-roles-2019", "cets-201", "not yet", "in force")}),
        ("2012-06-20", "treaty", "adopted", set()),  # ratified by both
        ("2004-06-19", "treaty", "in-force", {  # the cards take the day of the deposit
            (source, record, "not yet", "in force")
            for source, record in (
                ("zakon-cc-995-789", "untoc"), ("dtkt-995-789", "untoc"), ("lica-606220", "untoc"), ("dtkt-995-790", "smuggling-protocol"),
                ("dtkt-995-791", "palermo-protocol"), ("zakononline-210694", "palermo-protocol"),
            )
        }),
        ("2004-06-20", "treaty", "in-force", set()),
        ("2012-10-01", "law", "in-force", {("gc-ua-4572-vi", "law-4572-vi", "in force", "not yet")}),  # the day on which it was applied
        ("2012-10-01", "law", "adopted", {("changing-roles-2019", "law-4572-vi", "in force", "not yet")}),  # the report's "(2013)"
    ],
)  # fmt: skip
def test_what_hangs_on_a_source_is_told(run: Run, treaties_alone: str, date: str, kind: str, basis: str, expected: set[tuple[str, ...]]) -> None:
    rows = ask(run, "at", date, "--kind", kind, "--basis", basis, "--explain", "-d", treaties_alone)["items"]
    found = {(row["source"], row["id"], row["before"], row["after"]) for row in rows}
    assert {row for row in found if row[1] in ("untoc", "palermo-protocol", "smuggling-protocol", "cets-197", "cets-201", "law-4572-vi")} == expected


def test_a_source_that_only_gives_the_year_changes_no_answer(run: Run, tmp_path: Path) -> None:
    text = several("laws", {
        "a": "events: [{event: entry into force, date: [{value: 2004-10-15, cite: s}, {value: 2004, cite: late}]}]",
        "b": "events: [{event: entry into force, date: [{value: 2001-05-05, cite: s}, {value: 2005, cite: late}]}]",
    })  # fmt: skip
    rows = ask(run, "at", "2004-12-01", "--explain", "-d", str(write_dataset(tmp_path / "sample", text, "x")))["items"]
    assert ids(rows) == ["b"]  # of the other, 2004 agrees with 15 October 2004


def test_what_hangs_on_a_source_is_asked_of_the_compiled_store_alone(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = several("laws", {"a": "events: [{event: entry into force, date: [{value: 2001-05-05, cite: s}, {value: 2005, cite: late}]}]"})
    folder = str(write_dataset(tmp_path / "sample", text, "x"))
    run("info", "-d", folder)
    monkeypatch.setattr("timeline.load.files.read_records", None)
    assert ids(ask(run, "at", "2004-12-01", "--explain", "-d", folder)["items"]) == ["a"]


def test_what_hangs_on_a_source_reaches_what_its_record_ends(run: Run, tmp_path: Path) -> None:
    text = several("laws", {
        "a": "events: [{event: entry into force, date: 2000-01-01}], provisions: {p: {title: P}}",
        "b": "events: [{event: entry into force, date: [{value: 2005-05-05, cite: s}, {value: 2010-05-05, cite: late}]}], links: [{repeals: a}]",
    })  # fmt: skip
    words = ("at", "2007-01-01", "--explain", "-d", str(write_dataset(tmp_path / "sample", text, "x")))
    rows = ask(run, *words, "--kind", "law", "--kind", "provision")["items"]
    assert {(row["id"], row["before"], row["after"]) for row in rows} == {
        ("a", "ended", "in force"), ("a/p", "ended", "in force"), ("b", "in force", "not yet"),
    }  # fmt: skip


def test_the_value_of_a_source_is_the_same_for_programs_in_every_language(run: Run, treaties_alone: str) -> None:
    words = ("at", "2009", "--basis", "adopted", "--explain", "-d", treaties_alone)
    assert [row["value"] for row in ask(run, *words)["items"]] == [row["value"] for row in ask(run, *words, "--lang", "uk")["items"]]


def test_where_no_answer_hangs_on_a_source_that_is_said(run: Run) -> None:
    shown = run("at", "2015", "--explain", env={"TIMELINE_DATA": str(SHAPES)}).out
    assert "no answer on this date hangs on which source is right" in shown


def test_an_answer_says_how_to_ask_what_hangs_on_a_source(run: Run) -> None:
    assert "timeline at 2009 --explain" in run("at", "2009").out


# --- Ukrainian -------------------------------------------------------------------------------------------------------

UKRAINIAN = {
    ("at", "2011-06-01"): (
        "Стан справ · 2011-06-01 · основа: чинність", "Зобов’язують", "Етап · 2", "Програма · 0 · немає програми: 2011-01-01 – 2012-03-20 (445 днів)",
        "Не можна сказати", "Далі", "тривало у 2019",
    ),
    ("at", "1850"): ("набір даних охоплює 1926/2026",),
    ("at", "2020", "--kind", "hotline"): ("востаннє підтверджено 2019-09-17",),
    ("diff", "2009-12-31", "2010-01-01", "--kind", "stage"): ("Що змінилося", "почалося", "завершено", "2 зміни"),
    ("gaps",): ("Прогалини", "немає програми", "відтоді програма невідома", "завершився без наступника", "днів напевно"),
    ("on", "02-04"): ("Цього дня · 02-04", "ратифікація", "подій"),
    ("chart", "stages"): ("Діаграма", "Етапи", "напевно", "не напевно", "8 записів"),
    ("at", "2012-10-01", "--kind", "law", "--explain"): ("Що залежить від джерела", "основа: чинність", "ще не діє", "діє"),
}  # fmt: skip


@pytest.mark.parametrize("words", UKRAINIAN, ids=" ".join)
def test_an_answer_in_ukrainian_is_ukrainian(run: Run, words: tuple[str, ...]) -> None:
    text = run(*words, "--lang", "uk").out
    assert [phrase for phrase in UKRAINIAN[words] if phrase not in text] == []


@pytest.mark.parametrize("words", COMMANDS.values(), ids=" ".join)
def test_the_words_of_the_program_are_never_english_in_ukrainian(run: Run, words: tuple[str, ...]) -> None:
    text = run(*words, "--lang", "uk", env={"TIMELINE_DATA": str(SHAPES)}).out
    english = r"\b(in force|not yet|cannot be told|no source|began|no programme|State of play|What changed|basis|since|until|records)\b"
    assert re.findall(english, text) == []


@pytest.mark.parametrize("words", [words for name, words in COMMANDS.items() if name not in ("chart", "chart of a record")], ids=" ".join)
def test_the_words_for_programs_are_the_same_in_every_language(run: Run, words: tuple[str, ...]) -> None:
    def keys(language: str) -> list[object]:
        answer = ask(run, *words, "--lang", language)
        rows = [row for key, value in answer.items() if isinstance(value, list) and key != "notes" for row in value]
        return [{key: row.get(key) for key in ("id", "status", "what", "before", "after", "date", "since", "until", "days")} for row in rows]

    assert keys("en") == keys("uk")


@pytest.mark.parametrize("lang", ["en", "uk"])
def test_until_is_a_date_or_nothing_in_a_chart_for_programs(run: Run, lang: str) -> None:
    rows = ask(run, "chart", "hotlines", "--lang", lang)["items"]
    assert [row["until"] for row in rows if row["until"] and not row["until"][0].isdigit()] == []


def test_the_value_of_a_source_is_told_in_ukrainian(run: Run, treaties_alone: str) -> None:
    assert "ратифікація 2007" in run("at", "2009", "--basis", "adopted", "--explain", "--lang", "uk", "-d", treaties_alone).out
