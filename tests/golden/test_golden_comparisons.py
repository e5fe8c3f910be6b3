"""Comparisons and matrices against files. `UPDATE_GOLDEN=1 python -m pytest tests/golden` writes them anew; then look at the difference."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Approved
from rich.cells import cell_len

HERE = Path(__file__).parent / "compare"
_THREE = ("compare", "programme-1999", "programme-2002", "programme-2016")
SCREENS: dict[str, tuple[str, ...]] = {
    "programmes-100": (*_THREE, "--width", "100"),
    "programmes-80": (*_THREE, "--width", "80"),
    "programmes-160-ascii": (*_THREE, "--width", "160", "--ascii"),
    "programmes-piped": _THREE,
    "programmes-markdown": (*_THREE, "-f", "markdown"),
    "programmes-text": (*_THREE, "-f", "text"),
    "programmes-csv": (*_THREE, "-f", "csv"),
    "inherited-120": ("compare", "programmes", "1999", "2007", "2012", "2023", "--width", "120"),
    "inherited-80-uk": ("compare", "programmes", "2007", "2012", "--width", "80", "--lang", "uk"),
    "laws-100": ("compare", "code-1960", "code-2001", "--width", "100"),
    "stages-80": ("compare", "stages", "1", "2", "--width", "80"),
    "matrix-80": ("matrix", "--width", "80"),
    "matrix-100": ("matrix", "--width", "100"),
    "matrix-60-ascii": ("matrix", "--width", "60", "--ascii"),
    "matrix-80-uk": ("matrix", "--width", "80", "--lang", "uk"),
    "matrix-piped": ("matrix",),
    "matrix-markdown": ("matrix", "-f", "markdown"),
    "matrix-text": ("matrix", "-f", "text"),
    "matrix-csv": ("matrix", "-f", "csv"),
    "matrix-turned-80": ("matrix", "--down", "programmes", "--across", "functions", "--width", "80"),
    "matrix-roles-80": ("matrix", "--down", "roles", "--across", "target-groups", "--width", "80"),
}


@pytest.mark.parametrize("name", SCREENS)
def test_a_comparison_is_as_it_was_approved(approved: Approved, name: str) -> None:
    approved(HERE / f"{name}.txt", *SCREENS[name], env={"TIMELINE_DATA": str(HERE / "dataset")})


def test_every_approved_comparison_is_still_asked_for() -> None:
    assert {path.stem for path in HERE.glob("*.txt")} == set(SCREENS)


@pytest.mark.parametrize("name", [name for name, words in SCREENS.items() if "--width" in words])
def test_no_approved_comparison_is_wider_than_its_width(name: str) -> None:
    words = SCREENS[name]
    lines = (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    assert max(map(cell_len, (line for line in lines if not line.startswith("timeline ")))) <= int(words[words.index("--width") + 1])


def test_no_approved_comparison_shows_the_inside_of_the_program() -> None:
    for path in HERE.glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        assert not [word for word in ("Cell(", "None", "\x1b", "{'", "[]") if word in text], path.name
