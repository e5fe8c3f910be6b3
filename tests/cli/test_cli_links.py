"""links, trace and path on the command line: every format, hubs, wrong input, and what goes to which stream."""

from __future__ import annotations

import csv
import io
import json

import pytest
from conftest import Run

FORMATS = ("table", "text", "json", "jsonl", "csv", "tsv", "markdown")
QUESTIONS = (
    ("links", "cets-197/art-35"), ("links", "trafficking-in-human-beings"), ("links", "changing-roles-2019"), ("links", "cabinet-of-ministers"),
    ("links", "us-tip-tier"), ("links", "programme-2016", "--depth", "3"), ("links", "national-coordinator", "--at", "2013"),
    ("trace", "cets-197/art-35"), ("trace", "rec-cso-data"), ("trace", "programme-1999/shelters"),
    ("path", "cets-197/art-35", "rec-state-order-services"), ("path", "avon", "cedaw"), ("path", "iom", "iom"),
)  # fmt: skip


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
@pytest.mark.parametrize("format", FORMATS)
def test_every_question_is_answered_in_every_format(run: Run, question: tuple[str, ...], format: str) -> None:
    result = run(*question, "-f", format)
    assert (result.code, result.err) == (0, "")
    assert result.out or (format == "jsonl" and question[0] == "path")  # no way, no line


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
@pytest.mark.parametrize("columns", [40, 80, 100])
def test_no_line_is_wider_than_asked_for(run: Run, question: tuple[str, ...], columns: int) -> None:
    lines = run(*question, "--width", str(columns)).out.splitlines()
    assert [line for line in lines if len(line) > columns and not line.startswith("timeline ") and " timeline " not in line] == []


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_only_letters_of_the_data_are_not_ascii_when_asked_for(run: Run, question: tuple[str, ...]) -> None:
    assert not set("├└│─∗·▶…–") & set(run(*question, "--ascii").out)


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_the_answer_is_in_ukrainian(run: Run, question: tuple[str, ...]) -> None:
    text = run(*question, "--lang", "uk").out
    assert not [word for word in ("our conclusion", "breaks off here", "– missing", "subject of", "includes", "harmonises") if word in text]


def test_json_and_lines_and_cells_hold_the_same_links(run: Run) -> None:
    items = json.loads(run("links", "programme-2016", "--json").out)["items"]
    lines = [json.loads(line) for line in run("links", "programme-2016", "-f", "jsonl").out.splitlines()]
    cells = list(csv.DictReader(io.StringIO(run("links", "programme-2016", "-f", "csv").out)))
    assert items == lines
    assert [(row["from"], row["verb"], row["to"], row["derivation"]) for row in cells] == [
        (row["from"], row["verb"], row["to"], row["derivation"]) for row in items
    ]


def test_a_verb_and_a_kind_may_be_given_several_times(run: Run) -> None:
    rows = json.loads(
        run("links", "la-strada-ukraine", "--verb", "runs", "--verb", "subject of", "--kind", "hotline", "--kind", "figure", "--json").out
    )["items"]
    assert {row["verb"] for row in rows} == {"runs", "subject of"}
    assert {row["kind"] for row in rows} == {"hotline", "figure"}


def test_an_event_is_followed_as_the_record_that_owns_it(run: Run) -> None:
    assert run("links", "cets-201#ratification").out == run("links", "cets-201").out


def test_one_source_alone_can_be_asked(run: Run) -> None:
    rows = json.loads(run("links", "la-strada-hotline", "--according-to", "changing-roles-2019", "--json").out)["items"]
    assert "osce" not in {row["to"] for row in rows}
    assert "la-strada-ukraine" in {row["to"] for row in rows}


def test_the_basis_decides_whether_a_law_is_linked_on_a_day(run: Run) -> None:
    def laws(basis: str) -> set[str]:
        rows = json.loads(run("links", "cets-197", "--at", "2011-10-01", "--kind", "law", "--basis", basis, "--json").out)["items"]
        return {row["to"] for row in rows}

    assert "law-3739-vi" in laws("adopted") - laws("in-force")


@pytest.mark.parametrize(
    ("words", "named", "hint"),
    [
        (("links", "cedaw", "--verb", "befriends"), "`befriends` is no verb", "implements, supplements"),
        (("links", "cedaw", "--kind", "planet"), "`planet` is no kind of record", "treaty"),
        (("links", "cedaw", "--depth", "0"), "--depth: 0", "1 to 9"),
        (("links", "cedaw", "--each", "-2"), "--each: -2", "0 for all"),
        (("links", "cedaw", "--at", "soon"), "--at", ""),
        (("links", "cets-179"), "no record is called `cets-179`", ""),
        (("trace", "hotlines"), "is a topic, and a topic is no step of the chain", "timeline links hotlines"),
        (("path", "cedaw", "nobody-at-all"), "no record is called `nobody-at-all`", ""),
        (("path", "cedaw"), "Y", ""),
    ],
)  # fmt: skip
def test_wrong_input_is_named_with_the_remedy(run: Run, words: tuple[str, ...], named: str, hint: str) -> None:
    result = run(*words)
    assert (result.code, result.out) == (2, "")
    assert named in result.err
    assert hint in result.err


def test_more_than_asked_for_are_counted_and_the_way_to_see_them_is_told(run: Run) -> None:
    text = run("links", "trafficking-in-human-beings", "--each", "2").out
    assert "records more" in text
    assert "--each 0 shows all" in text


def test_off_a_terminal_nothing_is_left_out(run: Run) -> None:
    text = run("links", "trafficking-in-human-beings").out
    assert "more" not in text.replace("more ", "").split()


def test_links_that_do_not_fit_are_left_out_with_a_warning_and_the_rest_answers(run: Run, tmp_path: object) -> None:
    from pathlib import Path

    from conftest import write_dataset

    text = (
        "sources: {s: {title: S, authority: study}}\nlaws:\n  a: {title: A, cite: s, links: [{monitors: b}, {cites: b}]}\n  b: {title: B, cite: s}\n"
    )
    folder = write_dataset(Path(str(tmp_path)) / "data", text)
    result = run("links", "a", "-d", str(folder))
    assert (result.code, "cites: B (b)" in result.out, "monitors" in result.out) == (0, True, False)
    assert result.err.startswith("warning: 1 problem in the data")
