"""Rules on what went astray: files with an ending too many, parts outside the record that holds them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Run, write_dataset

GOOD = "sources:\n  s: {title: A source, authority: study}\ntopics:\n  t: {title: A topic, scheme: function, cite: s}\n"


@pytest.mark.parametrize("name", ["laws.yaml.txt", "laws.YML.TXT", "laws.yaml.docx"])
def test_a_file_with_an_ending_too_many_is_told(name: str, run: Run, tmp_path: Path) -> None:
    folder = write_dataset(tmp_path, {"a.yaml": GOOD, f"deep/{name}": GOOD})
    result = run("check", "-d", str(folder), "--json")
    assert (result.code, [(item["name"], item["path"]) for item in json.loads(result.out)["items"]]) == (1, [("unread-file", f"deep/{name}")])


@pytest.mark.parametrize("name", ["README.txt", "laws.yaml.bak", ".laws.yaml.txt", "table.csv", ".git/laws.yaml.txt"])
def test_other_files_are_nobodys_business(name: str, run: Run, tmp_path: Path) -> None:
    folder = write_dataset(tmp_path, {"a.yaml": GOOD, name: "text"})
    assert run("check", "--strict", "unread-file", "-d", str(folder)).code == 0


def test_a_role_or_provision_outside_its_holder_is_told(run: Run, tmp_path: Path) -> None:
    text = GOOD + "roles:\n  r: {title: R, topics: t, cite: s}\nprovisions:\n  p: {title: P, topics: t, cite: s}\n"
    result = run("check", "-d", str(write_dataset(tmp_path, text)), "--json")
    assert [(item["name"], item["message"]) for item in json.loads(result.out)["items"]] == [
        ("outside-holder", "the role `r` stands outside a programme"), ("outside-holder", "the provision `p` stands outside a treaty or a law"),
    ]  # fmt: skip


def test_a_part_of_a_role_stands_inside_its_programme(run: Run, tmp_path: Path) -> None:
    text = GOOD + "programmes:\n  p: {title: P, cite: s, roles: {r: {title: R, topics: t, roles: {q: {title: Q}}}}}\n"
    assert run("check", "outside-holder", "-d", str(write_dataset(tmp_path, text))).code == 0


def test_that_the_dataset_of_this_folder_is_not_checked_is_told(run: Run, tmp_path: Path) -> None:
    folder = write_dataset(tmp_path, GOOD)
    asked = [run("check", cwd=folder), run("check", "-d", ".", cwd=folder), run("check", cwd=folder, env={"TIMELINE_DATA": "."})]
    assert [("was not checked" in result.err, result.code) for result in asked] == [(True, 0), (False, 0), (False, 0)]
