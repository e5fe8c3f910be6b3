"""TimelineJS, Markwhen and the timeline of Mermaid: in shape here, and read by their own parsers where node has them (`.ci/run` does)."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from conftest import Run, write_dataset
from exporting import BUNDLED, SAMPLE, TITLES, export, odd_dataset, records

READERS = Path(__file__).parent / "readers"
own_parser = pytest.mark.skipif(
    not (READERS / "node_modules").is_dir() or shutil.which("node") is None, reason="npm install in tests/export/readers brings the parsers"
)
FORMATS = ("timelinejs", "markwhen", "mermaid")
VAGUE = ("2011", "2011-09", "199X", "2011-09-20~", "[2010,2012]", "2010/2012", "2014/..")


def printed(run: Run, format: str, *args: str, data: str = SAMPLE) -> str:
    """What the export prints."""
    result = run("export", format, *args, "-d", data)
    assert result.code == 0, result.err
    return result.out


def parsed(run: Run, path: Path, format: str, *args: str, data: str = SAMPLE) -> Any:
    """What the format's own parser finds."""
    export(run, path / "x", format, *args, data=data)
    command = ["node", str(READERS / "run.mjs"), format, str(path / "x")]
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)
    assert result.returncode == 0, result.stderr[-2000:]
    return json.loads(result.stdout)


def dated(run: Run, data: str = SAMPLE) -> list[str]:
    """The addresses of the events that have a date."""
    return [event["address"] for record in records(run, data=data) for event in record["events"] if event["date"]]


def one(folder: Path, date: str, title: str = "A law") -> str:
    """A dataset of one law, adopted at that date."""
    law = {"title": title, "cite": "s", "events": [{"event": "adoption", "date": date}]}
    return str(write_dataset(folder, json.dumps({"laws": {"a": law}, "sources": {"s": {"title": "S", "authority": "press"}}}, ensure_ascii=False)))


def texts(out: str, format: str) -> list[str]:
    """The words of the events, without a parser."""
    if format == "timelinejs":
        return [html.unescape(event["text"]["headline"]) for event in json.loads(out)["events"]]
    if format == "markwhen":
        return re.findall(r"^\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?: (.+)$", out, re.MULTILINE)
    found = re.findall(r"^ +(?:\S+ )?: (.+)$", out.partition("timeline\n")[2], re.MULTILINE)
    return [re.sub(r"#(\d+);", lambda code: chr(int(code[1])), text) for text in found]


# --- all three -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", FORMATS)
def test_a_title_of_any_letters_is_written(run: Run, tmp_path: Path, format: str) -> None:
    found = {text.removeprefix("Adoption: ") for text in texts(printed(run, format, data=odd_dataset(tmp_path)), format)}
    assert found == ({title.replace("#", "＃") for title in TITLES} if format == "markwhen" else TITLES)


@pytest.mark.parametrize("format", FORMATS)
def test_the_file_names_dataset_version_and_date(run: Run, format: str) -> None:
    assert "dataset 1 · 2026-11-24 · CC BY 4.0" in printed(run, format)


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_data_give_the_same_bytes(run: Run, format: str) -> None:
    assert printed(run, format, data=BUNDLED) == printed(run, format, data=BUNDLED)


@pytest.mark.parametrize("format", FORMATS)
def test_an_event_without_a_date_is_counted(run: Run, format: str) -> None:
    result = run("export", format, "untoc", "-d", SAMPLE)
    assert f"note: {format}: events without a date, left out: 1\n" in result.err


@pytest.mark.parametrize("format", FORMATS)
def test_no_control_character_of_a_title_is_printed(run: Run, tmp_path: Path, format: str) -> None:
    folder = write_dataset(
        tmp_path, 'laws: {a: {title: "a\\e[2Jb", cite: s, events: [{event: adoption, date: 2011-09-20}]}}\nsources: {s: {title: S, authority: press}}'
    )
    result = run("export", format, "-d", str(folder))
    assert "\x1b" not in result.out
    assert texts(result.out, format) == ["Adoption: a[2Jb"]
    assert "control characters, which are taken out: 1" in result.err


@pytest.mark.parametrize("format", FORMATS)
def test_an_event_that_only_may_match_says_so(run: Run, tmp_path: Path, format: str) -> None:
    data = one(tmp_path, "2011~" if format != "markwhen" else "2011-09-20/2013-09-20")
    assert texts(printed(run, format, "--from", "2011-10", "--to", "2011-10", data=data), format) == ["? Adoption: A law"]


# --- TimelineJS ------------------------------------------------------------------------------------------------------


def test_timelinejs_has_a_slide_for_every_date_that_begins(run: Run) -> None:
    slides = json.loads(printed(run, "timelinejs", data=BUNDLED))["events"]
    begun = [e["address"] for r in records(run, data=BUNDLED) for e in r["events"] if e.get("earliest")]
    assert sorted(slide["unique_id"] for slide in slides) == sorted(address.replace("#", "--").replace("/", "_") for address in begun)
    assert len(set(begun)) == len(begun) > 300


@pytest.mark.parametrize(
    ("written", "start", "end", "said"),
    [
        ("2011-09-20", {"year": 2011, "month": 9, "day": 20}, None, "20 September 2011"),
        ("2011-09", {"year": 2011, "month": 9}, None, "September 2011"),
        ("2011~", {"year": 2011}, None, "about 2011"),
        ("199X", {"year": 1990, "month": 1, "day": 1}, {"year": 1999, "month": 12, "day": 31}, "1990s"),
        ("2014-03/..", {"year": 2014, "month": 3, "day": 1}, None, "from March 2014, still running"),
    ],
)
def test_timelinejs_shows_a_date_as_it_is_written(run: Run, tmp_path: Path, written: str, start: Any, end: Any, said: str) -> None:
    (slide,) = json.loads(printed(run, "timelinejs", data=one(tmp_path, written)))["events"]
    assert (slide["start_date"], slide.get("end_date"), slide["display_date"]) == (start, end, said)


def test_timelinejs_cannot_show_what_has_no_beginning(run: Run, tmp_path: Path) -> None:
    result = run("export", "timelinejs", "-d", one(tmp_path, "[..2012]"))
    assert json.loads(result.out)["events"] == []
    assert "events whose date has no first day, left out: 1\n" in result.err


@own_parser
@pytest.mark.parametrize("data", [SAMPLE, BUNDLED], ids=["sample", "bundled"])
def test_the_reader_of_timelinejs_finds_every_slide_and_no_fault(run: Run, tmp_path: Path, data: str) -> None:
    found = parsed(run, tmp_path, "timelinejs", data=data)
    slides = json.loads((tmp_path / "x").read_text(encoding="utf-8"))["events"]
    assert (found["valid"], found["messages"]) == (True, [])
    assert sorted(html.unescape(event[1]) for event in found["events"]) == sorted(html.unescape(slide["text"]["headline"]) for slide in slides)
    assert [event[0] for event in found["events"]] == [slide["unique_id"] for slide in slides]


@own_parser
def test_the_reader_of_timelinejs_reads_any_letters(run: Run, tmp_path: Path) -> None:
    found = parsed(run, tmp_path, "timelinejs", data=odd_dataset(tmp_path / "data"))
    assert {html.unescape(event[1]).removeprefix("Adoption: ") for event in found["events"]} == TITLES


# --- Markwhen --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("written", VAGUE[:-1])
def test_markwhen_gets_a_date_that_is_not_exact_only_where_that_is_asked_for(run: Run, tmp_path: Path, written: str) -> None:
    data = one(tmp_path, written)
    result = run("export", "markwhen", "-d", data)
    assert texts(result.out, "markwhen") == []
    assert "events whose date is not exact, left out (--possible writes them as stretches): 1\n" in result.err
    assert texts(printed(run, "markwhen", "--possible", data=data), "markwhen") == ["≈ Adoption: A law"]


def test_markwhen_gets_no_date_without_an_end(run: Run, tmp_path: Path) -> None:
    result = run("export", "markwhen", "--possible", "-d", one(tmp_path, "2014/.."))
    assert texts(result.out, "markwhen") == []
    assert "events whose date has no first or no last day, left out: 1\n" in result.err


def test_markwhen_takes_no_sign_of_a_title_for_a_tag(run: Run, tmp_path: Path) -> None:
    result = run("export", "markwhen", "-d", one(tmp_path, "2011-09-20", "Protocol #3"))
    assert texts(result.out, "markwhen") == ["Adoption: Protocol ＃3"]
    assert "signs # of titles, which would be tags and are written ＃: 1\n" in result.err


@own_parser
@pytest.mark.parametrize("data", [SAMPLE, BUNDLED], ids=["sample", "bundled"])
def test_the_parser_of_markwhen_dates_every_line(run: Run, tmp_path: Path, data: str) -> None:
    found = parsed(run, tmp_path, "markwhen", "--possible", data=data)
    lines = re.findall(r"^(\d{4}-\d\d-\d\d)(?:/\S+)?: (.+)$", (tmp_path / "x").read_text(encoding="utf-8"), re.MULTILINE)
    assert [(first[:10], text) for _, first, _, text in found["events"]] == lines
    assert len(lines) > 15
    assert found["header"]["title"].startswith(("Ukraine", "Sample"))


# --- Mermaid ---------------------------------------------------------------------------------------------------------


def test_mermaid_has_every_dated_event(run: Run) -> None:
    assert len(texts(printed(run, "mermaid", data=BUNDLED), "mermaid")) == len(dated(run, BUNDLED))


@own_parser
@pytest.mark.parametrize("data", [SAMPLE, BUNDLED], ids=["sample", "bundled"])
def test_the_parser_of_mermaid_finds_every_event_under_its_date(run: Run, tmp_path: Path, data: str) -> None:
    found = parsed(run, tmp_path, "mermaid", data=data)["periods"]
    wanted = Counter(e["date"] for r in records(run, data=data) for e in r["events"] if e["date"])
    assert sum((Counter({date: len(events)}) for date, events in found), Counter()) == wanted


@own_parser
def test_the_parser_of_mermaid_reads_a_date_as_it_is_written(run: Run, tmp_path: Path) -> None:
    events = [{"event": "visit", "date": written} for written in VAGUE]
    files = {"laws": {"a": {"title": "A law", "cite": "s", "events": events}}, "sources": {"s": {"title": "S", "authority": "press"}}}
    found = parsed(run, tmp_path, "mermaid", data=str(write_dataset(tmp_path / "data", json.dumps(files))))["periods"]
    assert {date for date, _ in found} == set(VAGUE)


@own_parser
def test_the_parser_of_mermaid_reads_any_letters(run: Run, tmp_path: Path) -> None:
    found = parsed(run, tmp_path, "mermaid", data=odd_dataset(tmp_path / "data"))["periods"]
    assert {event.removeprefix("Adoption: ") for _, events in found for event in events} == TITLES
