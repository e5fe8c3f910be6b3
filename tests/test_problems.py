"""Every problem has a folder that provokes it, and `timeline check` says of it what `expected.txt` says.

A folder holds bad input and `expected.txt`; where it has no `dataset.yaml`, the smallest one is added. A file `NAME.symlink` stands for
a link called NAME to what the file says, since not every checkout can hold links.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from conftest import DATASET, Result, Run

from timeline.check import CATALOGUE

HERE = Path(__file__).parent / "problems"
NAMES = sorted(path.name for path in HERE.iterdir() if path.is_dir())


def _check(name: str, tmp_path: Path, run: Run, *options: str) -> Result:
    """What `check` prints, run in a copy of the folder so that paths begin there."""
    folder = Path(shutil.copytree(HERE / name, tmp_path / "sample"))
    if not (folder / "dataset.yaml").exists():
        (folder / "dataset.yaml").write_text(DATASET, encoding="utf-8")
    for path in folder.glob("*.symlink"):
        path.with_suffix("").symlink_to(path.read_text(encoding="utf-8").strip())
    return run("check", "--strict", "-d", ".", *options, cwd=folder)


def test_every_problem_has_a_folder_and_every_folder_a_problem() -> None:
    assert set(NAMES) == set(CATALOGUE)


@pytest.mark.parametrize("name", NAMES)
def test_a_problem_is_told_as_expected(name: str, tmp_path: Path, run: Run) -> None:
    assert _check(name, tmp_path, run).out == (HERE / name / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_folder_provokes_its_own_problem_alone(name: str, tmp_path: Path, run: Run) -> None:
    told = re.findall(r"^\S+: (?:error|warning): .* \[([a-z0-9-]+)\]$", _check(name, tmp_path, run).out, re.MULTILINE)
    assert set(told) == {name}


@pytest.mark.parametrize("name", NAMES)
def test_a_problem_ends_the_check_with_1_and_a_count(name: str, tmp_path: Path, run: Run) -> None:
    result = _check(name, tmp_path, run)
    counted = result.err.partition("\n")[0].split()[-1].rstrip("s")
    assert (result.code, counted) == (1, "warning" if CATALOGUE[name].severity == "warning" else "problem")


@pytest.mark.parametrize("name", NAMES)
def test_a_problem_is_told_in_ukrainian(name: str, tmp_path: Path, run: Run) -> None:
    lines = _check(name, tmp_path, run, "--lang", "uk").out.splitlines()
    told = [line for line in lines if line.endswith(f"[{name}]") or line.startswith("  підказка: ")]
    assert len(told) >= 1
    assert [line for line in told if not re.search(r"(помилка|увага|підказка): .*[а-яіїєґ]{3}", line)] == []
    assert [line for line in told if re.search(r" (the|an?|or|and|is|are|has) ", re.sub(r"«.*?»|`.*?`|title: .*?;", "", line))] == []
    assert [line for line in lines if line.startswith("  hint:")] == []
