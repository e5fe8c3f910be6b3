"""Lanes as SVG: certain and uncertain stretches, unknown ends, events; and the chart as a picture that any reader of XML takes."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from conftest import Run
from exporting import BUNDLED, SAMPLE
from hypothesis import given
from hypothesis import strategies as st

from timeline.answer import Lanes, Point, Stretch, Track
from timeline.export.svg import bar, chart, ground

TODAY = "2026-11-24"
SPACE = "{http://www.w3.org/2000/svg}"


def drawn(*stretches: Stretch, points: tuple[Point, ...] = ()) -> list[tuple[str, Any, Any]]:
    """The parts of a bar in order: class or sign, place and width in per cent, on an axis from 1990 to 2030."""
    frame = Track("frame", "", (), (Point("1990-01-01", "1990-01-01", ""), Point("2029-01-01", "2029-01-01", "")))
    track = Track("x", "x", stretches, points)
    on = ground([Lanes("", (frame, track))], TODAY, "")
    assert on is not None
    root = ET.fromstring(f'<svg xmlns="http://www.w3.org/2000/svg">{bar(track, on)}</svg>')
    return [(_sort(part), _number(part.get("x")), _number(part.get("width"))) for part in root if part.tag != f"{SPACE}title"]


def _sort(part: ET.Element) -> str:
    return part.get("class") or str(part.get("href"))


def _number(text: str | None) -> float:
    return float((text or "0").rstrip("%"))


def test_a_certain_stretch_is_one_solid_bar() -> None:
    assert drawn(Stretch("2000-01-01", "2000-01-01", "2009-12-31", "2009-12-31")) == [("c", 25, pytest.approx(25, abs=0.1))]


def test_an_uncertain_beginning_is_hatched_before_the_solid_part() -> None:
    hatched, solid = drawn(Stretch("2000-01-01", "2005-01-01", "2009-12-31", "2009-12-31"))
    assert (hatched[0], hatched[1]) == ("u", 25)
    assert (solid[0], solid[1]) == ("c", 37.5)


def test_an_unknown_end_is_a_question_mark_behind_the_bar() -> None:
    *_, mark = drawn(Stretch("2000-01-01", "2000-01-01", "2004-12-31", None))
    assert mark == ("q", pytest.approx(37.5, abs=0.1), 0)


def test_an_unknown_beginning_is_a_question_mark_before_the_bar() -> None:
    assert ("q", 25, 0) in drawn(Stretch(None, "2000-01-01", "2004-12-31", "2004-12-31"))


def test_what_goes_on_has_an_arrow_today() -> None:
    *_, arrow = drawn(Stretch("2000-01-01", "2000-01-01", "9999-12-31", None, lasting=True))
    assert arrow == ("#_a", pytest.approx(92.2, abs=0.1), 0)


def test_what_was_last_seen_is_hatched_from_then_on() -> None:
    hatched, solid, _ = drawn(Stretch("2000-01-01", "2000-01-01", "2019-09-17", None, running=True, seen="2019-09-17"))
    assert hatched[1] + hatched[2] > solid[1] + solid[2]


def test_a_day_is_a_filled_diamond_and_a_year_a_hollow_one() -> None:
    points = (Point("2000-01-01", "2000-01-01", "adoption"), Point("2005-01-01", "2005-12-31", "founding"))
    assert [part[0] for part in drawn(points=points)] == ["#_d", "#_o"]


def test_a_day_can_be_seen() -> None:
    (_, _, width), *_ = drawn(Stretch("2000-01-01", "2000-01-01", "2000-01-01", "2000-01-01"))
    assert width >= 0.2


days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)).map(str)
maybe = st.none() | days
tracks = st.builds(
    Track, st.text(max_size=60), st.just("r"),
    st.lists(st.builds(Stretch, maybe, maybe, maybe, maybe, st.booleans(), st.booleans(), maybe), max_size=3).map(tuple),
    st.lists(st.builds(Point, days, days, st.text(max_size=20)), max_size=3).map(tuple),
)  # fmt: skip


@given(st.lists(st.builds(Lanes, st.text(max_size=20), st.lists(tracks, max_size=3).map(tuple)), max_size=3), st.sampled_from(["", "time", "even"]))
def test_any_chart_is_well_formed_and_nothing_lies_beside_the_axis(lanes: list[Lanes], scale: str) -> None:
    text = chart(lanes, "<title>", ["note & note"], ground(lanes, TODAY, scale), "en")
    root = ET.fromstring(text)
    places = [_number(part.get("x")) for part in root.iter() if str(part.get("x")).endswith("%")]
    assert all(0 <= place <= 100 for place in places)


# --- the command -----------------------------------------------------------------------------------------------------


def picture(run: Run, path: Path, *args: str) -> ET.Element:
    """The root of the picture that `chart` writes."""
    result = run("chart", *args, "-d", SAMPLE, "-o", str(path))
    assert (result.code, result.out) == (0, "")
    return ET.fromstring(path.read_text(encoding="utf-8"))


def words(root: ET.Element) -> str:
    """All that is written in a picture, on one line."""
    return " ".join(text.text or "" for text in root.iter(f"{SPACE}text"))


def test_a_name_that_ends_in_svg_asks_for_a_picture(run: Run, tmp_path: Path) -> None:
    root = picture(run, tmp_path / "chart.svg", "programmes")
    assert root.tag == f"{SPACE}svg"
    assert "Programmes" in words(root)


def test_every_label_of_the_chart_is_whole(run: Run, tmp_path: Path) -> None:
    root = picture(run, tmp_path / "chart.svg", "treaties", "programmes", "stages")
    lanes = str(root.findtext(f"{SPACE}desc"))
    labels = [label for lane in lanes.split(". ") for label in lane.partition(": ")[2].split("; ") if label]
    assert len(labels) > 5
    assert [label for label in labels if label not in words(root)] == []


def test_the_picture_names_dataset_and_version(run: Run, tmp_path: Path) -> None:
    assert "dataset" in words(picture(run, tmp_path / "chart.svg")) and " 1 · 2026-11-24" in words(picture(run, tmp_path / "other.svg"))


def test_the_picture_keeps_the_bounds_asked_for(run: Run, tmp_path: Path) -> None:
    root = picture(run, tmp_path / "chart.svg", "programmes", "--from", "2010", "--to", "2020")
    written = [int(year) for year in re.findall(r"\b(?:19|20)\d\d\b(?= (?:19|20))", words(root))]
    assert min(written) >= 2005


def test_a_picture_is_never_overwritten_unasked(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "chart.svg"
    path.write_text("mine", encoding="utf-8")
    assert run("chart", "-d", SAMPLE, "-o", str(path)).code == 4
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_format_that_is_asked_for_goes_before_the_name(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "chart.svg"
    run("chart", "-d", SAMPLE, "-o", str(path), "--json")
    assert path.read_text(encoding="utf-8").startswith("{")


def test_the_picture_is_the_same_each_time(run: Run, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("one.svg", "two.svg")]
    for path in paths:
        picture(run, path, "--lang", "uk")
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_a_label_with_what_no_xml_may_hold_is_read_all_the_same() -> None:
    track = Track("law \ufffe\uffff\x00\x1b of 1992", "x", (Stretch("2000-01-01", "2000-01-01", "2009-12-31", "2009-12-31"),), ())
    picture = chart([Lanes("\ufffe", (track,))], "\uffff", ["\ufffe"], ground([Lanes("", (track,))], TODAY), "en")
    assert "law of 1992" in " ".join(ET.fromstring(picture).itertext())


def test_every_record_of_a_chart_has_something_drawn_beside_its_name(run: Run, tmp_path: Path) -> None:
    assert run("chart", "programme-2016", "-d", BUNDLED, "-o", str(tmp_path / "chart.svg")).code == 0
    root = ET.fromstring((tmp_path / "chart.svg").read_text(encoding="utf-8"))
    rows = [svg for svg in root.iter(f"{SPACE}svg") if svg.get("width") == "690" and svg.get("height") == "18" and svg.get("x") == "290"]
    assert len(rows) > 10
    assert [row for row in rows if not len(row)] == []


def test_a_picture_of_few_years_has_lines_at_months(run: Run, tmp_path: Path) -> None:
    root = picture(run, tmp_path / "chart.svg", "programmes", "--from", "2012", "--to", "2013")
    shown = words(root).split()
    assert {"2012", "2012-07", "2013", "2013-07"} <= set(shown)
    assert "2012-07" not in words(picture(run, tmp_path / "long.svg", "programmes"))


def test_a_law_in_a_picture_has_its_title_beside_its_number(run: Run, tmp_path: Path) -> None:
    assert "3739-VI Law on Combating Trafficking" in words(picture(run, tmp_path / "chart.svg", "laws"))
