"""Whatever is typed ends with an answer or a plain word, never with a traceback and never as a bug of ours."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Run
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.cli.app import COMMANDS
from timeline.query.views import VIEWS

SAMPLE = str(Path(__file__).parents[1] / "golden" / "dataset")
_EVENTS = [f"--{name}-{relation}" for view in VIEWS for name, _ in view.events for relation in ("after", "before", "in")]
_OPTIONS = ["--json", "--count", "--all", "--roles", "--reverse", "--ascii", "--force", "--no-color", "-h", "--version", "--", "-", "-f", "-o", "-d"]
_VALUED = [
    "--from",
    "--to",
    "--topic",
    "--issuer",
    "--cites",
    "--sort",
    "--columns",
    "--limit",
    "--width",
    "--format",
    "--lang",
    "--kind",
    "--form",
    "--at",
    "--status",
    "--basis",
    "--according-to",
    "--country",
    "--style",
    "--scale",
    "--older-than",
    *_EVENTS,
]
_ODD = [
    "",
    " ",
    "0",
    "-1",
    "99999999999999999999",
    "2011",
    "2011-02-30",
    "[2010,2012]",
    "199X",
    "2014/..",
    "../..",
    "/",
    "Y12345678",
    "%",
    "' OR 1=1 --",
]
_ODD += [
    "cets-201",
    "cets-201#ratification",
    "#",
    "id",
    "title",
    ",",
    "csv",
    "uk",
    "№",
    "\x1b[2J",
    "\x00",
    "a" * 5000,
    "🙂",
    "женщин",
    "\u202e",
    "\udcff",
]
_words = st.sampled_from(_ODD) | st.text(max_size=12)
_pieces = st.one_of(
    st.sampled_from(_OPTIONS).map(lambda option: [option]),
    st.tuples(st.sampled_from(_VALUED), _words).map(list),
    _words.map(lambda word: [word]),
)
_lines = st.tuples(st.sampled_from([*COMMANDS, ""]), st.lists(_pieces, max_size=4))


def test_odd_arguments_never_end_in_a_traceback(run: Run, tmp_path: Path) -> None:
    @given(_lines)
    @settings(max_examples=150)
    def holds(line: tuple[str, list[list[str]]]) -> None:
        name, pieces = line
        args = [*([name] if name else []), *(word for piece in pieces for word in piece)]
        result = run(*args, cwd=tmp_path, env={"TIMELINE_DATA": SAMPLE, "HOME": str(tmp_path)})
        assert result.code in (0, 1, 2, 3, 4), (args, result.err)
        assert "Traceback" not in result.err
        assert result.err or result.code in (0, 1)

    holds()


@pytest.mark.parametrize("value", _ODD)
@pytest.mark.parametrize(
    "option",
    [
        "--from",
        "--sort",
        "--columns",
        "--topic",
        "--ratified-in",
        "--limit",
        "--form",
        "-f",
        "--lang",
        "--width",
        "--at",
        "--status",
        "--basis",
        "--according-to",
    ],
)
def test_odd_values_of_every_sort_of_option_are_answered_or_refused(run: Run, option: str, value: str) -> None:
    result = run("treaties", option, value, "-d", SAMPLE)
    assert result.code in (0, 2), result.err
    assert (result.code == 2) is bool(result.err) or result.code == 0


@pytest.mark.parametrize("value", _ODD)
@pytest.mark.parametrize("command", ["show", "stage", "programme", "search", "check", "why", "cite", "series", "at", "on"])
def test_odd_names_are_answered_or_refused(run: Run, command: str, value: str) -> None:
    result = run(command, "-d", SAMPLE, "--", value)
    assert result.code in (0, 2), result.err
    assert "\x1b" not in result.err


@pytest.mark.parametrize("value", _ODD)
def test_odd_names_of_records_and_formats_are_exported_or_refused(run: Run, value: str) -> None:
    for args in (["--", "jsonl", value], ["--", value]):
        result = run("export", "-d", SAMPLE, *args)
        assert result.code in (0, 2), result.err
        assert result.out or result.err


@pytest.mark.parametrize("format", ["json", "csv", "xlsx"])
@pytest.mark.parametrize("value", _ODD)
def test_odd_places_of_an_export_are_written_or_refused(run: Run, tmp_path: Path, format: str, value: str) -> None:
    result = run("export", format, "--kind", "law", "-d", SAMPLE, "-o", value, cwd=tmp_path)
    assert result.code in (0, 2, 4), result.err
    assert result.code == 0 or result.err.startswith("error: ")
