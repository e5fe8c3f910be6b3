"""Whole screens against files. `UPDATE_GOLDEN=1 python -m pytest tests/golden` writes them anew; then look at the difference."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Approved

HERE = Path(__file__).parent
SCREENS: dict[str, tuple[str, ...]] = {
    "stages-60": ("stages", "--width", "60"),
    "stages-80": ("stages", "--width", "80"),
    "stages-100": ("stages", "--width", "100"),
    "stages-160": ("stages", "--width", "160"),
    "stages-80-ascii": ("stages", "--width", "80", "--ascii"),
    "stages-80-uk": ("stages", "--width", "80", "--lang", "uk"),
    "stages-all-piped": ("stages", "--all"),
    "treaties-ratified-after-2000-80": ("treaties", "--ratified-after", "2000", "--width", "80"),
    "treaties-ratified-after-2000-piped": ("treaties", "--ratified-after", "2000"),
    "programmes-2005-2011-80": ("programmes", "--from", "2005", "--to", "2011", "--width", "80"),
    "programme-2016-roles-80": ("programme", "2016", "--roles", "--width", "80"),
    "programme-1999-roles-80": ("programme", "1999", "--roles", "--width", "80"),
    "treaty-cets-201-80": ("treaty", "CETS 201", "--width", "80"),
    "treaty-untoc-100-uk": ("treaty", "untoc", "--width", "100", "--lang", "uk"),
    "home-80": ("--width", "80"),
    "donors-80": ("donors", "--width", "80"),
    "figures-100": ("figures", "--width", "100"),
    "hotline-80": ("hotline", "national", "--width", "80"),
    "search-80": ("search", "hotl", "--width", "80"),
    "why-ratification-80": ("why", "cets-201.ratification", "--width", "80"),
    "conflicts-depends-piped": ("conflicts", "--depends"),
    "conflicts-80-uk": ("conflicts", "--width", "80", "--lang", "uk"),
    "event-ratification-80": ("show", "cets-201#ratification", "--width", "80"),
    "treaties-ratified-in-2007-80": ("treaties", "--ratified-in", "2007", "--width", "80"),
    "treaties-according-to-report-80": ("treaties", "--according-to", "report-2019", "--width", "80"),
    "series-members-60": ("series", "members", "--width", "60"),
    "stale-80": ("stale", "--older-than", "0d", "--width", "80"),
    "cite-report": ("cite", "report-2019"),
    "cite-treaty-bibtex": ("cite", "cets-201", "--style", "bibtex"),
    "links-programme-1999-80": ("links", "programme-1999", "--depth", "2", "--width", "80"),
    "links-cets-201-text": ("links", "cets-201", "-f", "text"),
    "links-at-2013-60-ascii": ("links", "programme-1999", "--at", "2013", "--width", "60", "--ascii"),
    "trace-programme-1999-80": ("trace", "programme-1999", "--width", "80"),
    "trace-hotline-100-uk": ("trace", "sample-hotline", "--width", "100", "--lang", "uk"),
    "path-80": ("path", "untoc", "programme-1999", "--width", "80"),
    "treaties-text": ("treaties", "-f", "text"),
    "treaties-markdown": ("treaties", "-f", "markdown"),
    "report-cets-201": ("report", "--treaty", "cets-201", "--period", "2005/2019"),
    "report-untoc-uk": ("report", "--treaty", "untoc", "--period", "2004/2012", "--lang", "uk"),
}


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_is_as_it_was_approved(approved: Approved, name: str) -> None:
    approved(HERE / f"{name}.txt", *SCREENS[name], env={"TIMELINE_DATA": str(HERE / "dataset")})


def test_every_approved_screen_is_still_asked_for() -> None:
    assert {path.stem for path in HERE.glob("*.txt")} == set(SCREENS)


def test_no_approved_screen_shows_the_inside_of_the_program() -> None:
    for path in HERE.glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        assert not [word for word in ("Cell(", "None", "\x1b", "{'", "[]") if word in text], path.name


@pytest.mark.parametrize("path", sorted(HERE.glob("*.txt")), ids=lambda path: path.stem)
def test_no_approved_screen_is_wider_than_its_width(path: Path) -> None:
    widths = [int(part) for part in path.stem.split("-") if part in ("60", "80", "100", "160")]
    if widths:
        assert max(map(len, path.read_text(encoding="utf-8").splitlines())) <= widths[-1]
