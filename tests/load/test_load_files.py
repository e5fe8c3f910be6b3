"""The files of a dataset: which are read, which cannot be, and where a dataset is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from conftest import DATASET, MakeDataset, Run, write_dataset

from timeline.load.files import find_files, read_dataset_info, read_records
from timeline.load.places import DataUnreadable, find_dataset
from timeline.load.problem import Problem, few_of_each
from timeline.load.record import Record

LAW = "laws: {{{}: {{title: T}}}}\n"


def _found(folder: Path) -> list[str]:
    return [stamp.name for stamp in find_files(str(folder))]


def _records(folder: Path) -> tuple[list[Record], list[Problem]]:
    problems: list[Problem] = []
    return list(read_records(str(folder), find_files(str(folder)), problems)), problems


def _ids(folder: Path) -> list[str]:
    return [record.id for record in _records(folder)[0]]


def _info_problems(folder: Path) -> list[Problem]:
    problems: list[Problem] = []
    read_dataset_info(str(folder), problems)
    return problems


def _unreadable(folder: Path) -> DataUnreadable:
    with pytest.raises(DataUnreadable) as caught:
        read_dataset_info(str(folder), [])
    return caught.value


# --- which files are read --------------------------------------------------------------------------------------------


def test_files_are_found_by_name_in_every_subfolder(tmp_path: Path) -> None:
    write_dataset(tmp_path, {"b.yaml": "", "a/z.yml": "", "a/b/c.yaml": "", "d.YAML": ""})
    assert _found(tmp_path) == ["a/b/c.yaml", "a/z.yml", "b.yaml", "d.YAML", "dataset.yaml"]


@pytest.mark.parametrize("name", [".hidden.yaml", ".git/a.yaml", "a/.b/c.yaml", "notes.txt", "a.yaml~", "a.yaml.bak", "a.json"])
def test_what_is_hidden_or_no_yaml_is_not_read(tmp_path: Path, name: str) -> None:
    write_dataset(tmp_path, {name: ""})
    assert _found(tmp_path) == ["dataset.yaml"]


def test_a_folder_with_the_name_of_a_file_is_a_folder(tmp_path: Path) -> None:
    write_dataset(tmp_path, {"a.yaml/b.yaml": LAW.format("b")})
    assert _ids(tmp_path) == ["b"]


def test_a_folder_that_links_to_its_own_parent_is_not_entered(tmp_path: Path) -> None:
    write_dataset(tmp_path, LAW.format("a"))
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert _found(tmp_path) == ["data.yaml", "dataset.yaml"]


def test_a_file_that_is_a_link_is_read(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text(LAW.format("a"), encoding="utf-8")
    write_dataset(tmp_path / "here", {})
    (tmp_path / "here" / "a.yaml").symlink_to(tmp_path / "elsewhere")
    assert _ids(tmp_path / "here") == ["a"]


def test_the_file_of_the_dataset_holds_no_records(tmp_path: Path) -> None:
    write_dataset(tmp_path, {})
    assert _records(tmp_path) == ([], [])


def test_records_come_file_by_file_in_the_order_of_names(tmp_path: Path) -> None:
    write_dataset(tmp_path, {"b.yaml": LAW.format("one"), "a/c.yaml": LAW.format("two"), "c.yaml": LAW.format("three")})
    assert _ids(tmp_path) == ["two", "one", "three"]


def test_the_path_of_a_record_begins_at_the_dataset(tmp_path: Path) -> None:
    write_dataset(tmp_path, {"a/b.yaml": LAW.format("one")})
    assert _records(tmp_path)[0][0].path == "a/b.yaml"


# --- the bytes of a file ---------------------------------------------------------------------------------------------


def _write(tmp_path: Path, content: bytes) -> tuple[list[Record], list[Problem]]:
    write_dataset(tmp_path, {})
    (tmp_path / "a.yaml").write_bytes(content)
    return _records(tmp_path)


def test_a_byte_order_mark_shifts_no_place(tmp_path: Path) -> None:
    (_, problems) = _write(tmp_path, b"\xef\xbb\xbfstatutes: {}\n")
    assert [(problem.name, problem.line, problem.column) for problem in problems] == [("unknown-kind", 1, 1)]


def test_windows_line_ends_are_read(tmp_path: Path) -> None:
    records, problems = _write(tmp_path, b"laws:\r\n  a:\r\n    title: >-\r\n      One\r\n      Two\r\n")
    assert ([claim.value for claim in records[0].claims], problems) == (["One Two"], [])


def test_old_mac_line_ends_are_read(tmp_path: Path) -> None:
    records, problems = _write(tmp_path, b"laws:\r  a:\r    title: One\r")
    assert ([(record.id, record.line) for record in records], problems) == ([("a", 2)], [])


def test_a_file_that_does_not_end_its_last_line_is_read(tmp_path: Path) -> None:
    assert [record.id for record in _write(tmp_path, b"laws: {a: {title: One}}")[0]] == ["a"]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"# comment\n", b"---\n", b"\xef\xbb\xbf", b"''\n"])
def test_a_file_without_records_is_a_problem(tmp_path: Path, content: bytes) -> None:
    assert [(p.name, p.path, p.line) for p in _write(tmp_path, content)[1]] == [("empty-file", "a.yaml", 0)]


@pytest.mark.parametrize("content", [b"- a\n", b"text\n", b"[laws]\n"])
def test_a_file_that_is_no_mapping_is_a_problem(tmp_path: Path, content: bytes) -> None:
    assert [(p.name, p.line, p.column) for p in _write(tmp_path, content)[1]] == [("wrong-type", 1, 1)]


@pytest.mark.parametrize("content", ["Київ".encode("cp1251"), "laws: {}".encode("utf-16"), b"\xc3\x28", b"\xed\xa0\x80"])
def test_a_file_in_another_encoding_is_a_problem(tmp_path: Path, content: bytes) -> None:
    assert [p.name for p in _write(tmp_path, content)[1]] == ["not-utf-8"]


def test_another_encoding_is_shown_at_its_first_byte(tmp_path: Path) -> None:
    (problem,) = _write(tmp_path, b"# one\nlaws:\n  a: {title: \xcb\xfc\xe2}\n")[1]
    assert (problem.line, problem.column) == (3, 14)


def test_a_link_to_nowhere_is_a_problem(tmp_path: Path) -> None:
    write_dataset(tmp_path, {})
    (tmp_path / "a.yaml").symlink_to(tmp_path / "nowhere")
    assert [(p.name, p.path, p.line) for p in _records(tmp_path)[1]] == [("file-unreadable", "a.yaml", 0)]


def test_a_file_that_may_not_be_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_dataset(tmp_path, {"a.yaml": LAW.format("a"), "b.yaml": LAW.format("b")})

    def refuse(path: str, mode: str, **_: object) -> object:
        if path.endswith("a.yaml"):
            raise PermissionError(13, "Permission denied", path)
        return open(path, mode)

    monkeypatch.setattr("timeline.load.files.open", refuse, raising=False)
    records, problems = _records(tmp_path)
    assert ([record.id for record in records], [(p.name, p.message) for p in problems]) == (
        ["b"], [("file-unreadable", "Permission denied")],
    )  # fmt: skip


def test_a_folder_that_may_not_be_read_is_a_problem(dataset: MakeDataset, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("shut"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr("os.scandir", refuse)
    store = dataset({"a.yaml": "topics: {a: {title: A, scheme: place}}\n", "shut/b.yaml": "topics: {b: {title: B, scheme: place}}\n"})
    assert store.db.execute("SELECT name, path FROM problem").fetchall() == [("file-unreadable", "shut")]


@pytest.mark.parametrize("bad", [b"\xff", b"", b"- a\n", b"laws: {x: @}\n", b"&a [*a]\n"])
def test_a_broken_file_does_not_hide_the_others(tmp_path: Path, bad: bytes) -> None:
    write_dataset(tmp_path, {"b.yaml": LAW.format("good")})
    assert "good" in [record.id for record in _write(tmp_path, bad)[0]]


# --- dataset.yaml ----------------------------------------------------------------------------------------------------


def test_the_file_of_the_dataset_is_read_by_its_fields(tmp_path: Path) -> None:
    text = DATASET + "jurisdiction: ukraine\nreviewed: 2026-11-24\nexamples: [stages]\n"
    info = read_dataset_info(str(write_dataset(tmp_path, {"dataset.yaml": text})), [])
    assert info.values == {
        "title": {"en": "Sample"}, "coverage": "1990/2026", "version": "1", "schema_version": 1, "licence": "CC0-1.0",
        "jurisdiction": "ukraine", "reviewed": "2026-11-24", "examples": ["stages"],
    }  # fmt: skip


def test_a_dataset_is_named_after_its_folder(tmp_path: Path) -> None:
    assert read_dataset_info(str(write_dataset(tmp_path / "moldova", {})), []).name == "moldova"


@pytest.mark.parametrize("field", ["coverage", "version", "schema_version", "licence"])
def test_a_field_that_a_dataset_must_have_is_missed(tmp_path: Path, field: str) -> None:
    text = "".join(line for line in DATASET.splitlines(keepends=True) if not line.startswith(field))
    problems = _info_problems(write_dataset(tmp_path, {"dataset.yaml": text}))
    assert [(p.name, p.path) for p in problems] == [("missing-key", "dataset.yaml")]


def test_an_unknown_field_of_a_dataset_is_a_problem(tmp_path: Path) -> None:
    (problem,) = _info_problems(write_dataset(tmp_path, {"dataset.yaml": DATASET + "license: MIT\n"}))
    assert (problem.name, problem.line, problem.column) == ("unknown-key", 6, 1)


def test_a_bad_date_of_a_dataset_is_a_problem(tmp_path: Path) -> None:
    (problem,) = _info_problems(write_dataset(tmp_path, {"dataset.yaml": DATASET + "reviewed: today\n"}))
    assert (problem.name, problem.line, problem.column) == ("bad-date", 6, 11)


def test_a_jurisdiction_without_a_record_is_a_problem(dataset: MakeDataset) -> None:
    store = dataset({}, jurisdiction="atlantis")
    assert store.db.execute("SELECT name, path, line FROM problem").fetchall() == [("dangling-link", "dataset.yaml", 6)]


@pytest.mark.parametrize("text", ["", "title:\n", "- title\n", "version: '1'\n", "title: @\n"])
def test_a_dataset_without_a_title_cannot_be_used(tmp_path: Path, text: str) -> None:
    assert "dataset.yaml" in _unreadable(write_dataset(tmp_path, {"dataset.yaml": text})).message


def test_a_dataset_that_cannot_be_used_tells_why(tmp_path: Path) -> None:
    error = _unreadable(write_dataset(tmp_path, {"dataset.yaml": "version: '1'\ntitle: @\n"}))
    assert "yaml-syntax" in [problem.name for problem in error.problems]


def test_a_dataset_for_a_newer_program_cannot_be_used(tmp_path: Path) -> None:
    text = DATASET.replace("schema_version: 1", "schema_version: 2")
    error = _unreadable(write_dataset(tmp_path, {"dataset.yaml": text}))
    assert ("version 2" in error.message, "update" in error.hint) == (True, True)


# --- where a dataset is ----------------------------------------------------------------------------------------------


def test_a_folder_with_the_file_is_a_dataset(tmp_path: Path) -> None:
    write_dataset(tmp_path / "a", {})
    assert find_dataset(str(tmp_path / "a")) == str(tmp_path / "a")


def test_the_only_dataset_in_a_folder_is_found(tmp_path: Path) -> None:
    write_dataset(tmp_path / "a", {})
    (tmp_path / "b").mkdir()
    assert find_dataset(str(tmp_path)) == str(tmp_path / "a")


def test_a_dataset_in_a_hidden_folder_does_not_count(tmp_path: Path) -> None:
    write_dataset(tmp_path / "a", {})
    write_dataset(tmp_path / ".old", {})
    assert find_dataset(str(tmp_path)) == str(tmp_path / "a")


def _not_found(folder: Path) -> DataUnreadable:
    with pytest.raises(DataUnreadable) as caught:
        find_dataset(str(folder))
    return caught.value


def test_of_several_datasets_one_must_be_named(tmp_path: Path) -> None:
    write_dataset(tmp_path / "a", {})
    write_dataset(tmp_path / "b", {})
    error = _not_found(tmp_path)
    assert ("a, b" in error.message, str(tmp_path / "a") in error.hint) == (True, True)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "no folder" in _not_found(tmp_path / "nowhere").message


def test_a_file_is_no_dataset(tmp_path: Path) -> None:
    write_dataset(tmp_path, {})
    assert "is a file" in _not_found(tmp_path / "dataset.yaml").message


def test_an_empty_folder_is_no_dataset(tmp_path: Path) -> None:
    assert "is empty" in _not_found(tmp_path).message


def test_a_folder_of_other_files_is_no_dataset(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("laws: {}", encoding="utf-8")
    assert "no file dataset.yaml" in _not_found(tmp_path).message


def test_a_dataset_of_which_only_faults_are_left_cannot_be_read(dataset: MakeDataset) -> None:
    with pytest.raises(DataUnreadable) as caught:
        dataset("statutes: {}\n")
    assert [problem.name for problem in caught.value.problems] == ["unknown-kind"]


def test_a_dataset_without_records_and_faults_is_empty(dataset: MakeDataset) -> None:
    assert dataset({}).db.execute("SELECT count(*) FROM record").fetchone() == (0,)


@pytest.mark.parametrize("place", ["nowhere", "a.yaml", "empty"])
def test_a_wrong_place_of_the_data_ends_with_3(tmp_path: Path, run: Run, place: str) -> None:
    (tmp_path / "a.yaml").write_text("laws: {}", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    result = run("-d", str(tmp_path / place), "laws")
    assert (result.code, result.out, result.err.count("hint:")) == (3, "", 1)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("title: A: B\ncoverage: 2000\nversion: '1'\n", ["yaml-syntax"]),
        ("titel: A\ncoverage: 2000\nversion: '1'\nschema_version: 1\nlicence: CC0\n", ["unknown-key"]),
        ("назва: A\ncoverage: 2000\nversion: '1'\nschema_version: 1\nlicence: CC0\n", ["unknown-key"]),
        ("titel: A\nversion: '1'\nschema_version: 1\nlicence: CC0\n", ["unknown-key", "missing-key"]),
    ],
)
def test_of_a_dataset_file_the_slip_is_told_and_not_what_follows_from_it(text: str, told: list[str], tmp_path: Path) -> None:
    (tmp_path / "dataset.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(DataUnreadable) as unreadable:
        read_dataset_info(str(tmp_path), [])
    assert [problem.name for problem in unreadable.value.problems] == told


@pytest.mark.parametrize("name", ["dataset.yml", "dataset.yaml.txt", "Dataset.yaml"])
def test_a_dataset_file_with_another_name_is_to_be_renamed(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("title: A\n", encoding="utf-8")
    if (tmp_path / "dataset.yaml").exists():
        pytest.skip("names that differ by case alone are one here")
    with pytest.raises(DataUnreadable) as unreadable:
        find_dataset(str(tmp_path))
    assert unreadable.value.hint == f"rename {name} to dataset.yaml"


def test_assertions_in_a_file_of_another_name_are_told(tmp_path: Path) -> None:
    problems: list[Problem] = []
    write_dataset(tmp_path, {"assertions.yml": "- {count: laws, is: 0, cite: s}\n"})
    assert list(read_records(str(tmp_path), find_files(str(tmp_path)), problems)) == []
    assert [problem.hint for problem in problems] == ["assertions stand in a file assertions.yaml beside dataset.yaml"]


def test_a_file_of_word_is_told_as_what_it_is(tmp_path: Path) -> None:
    write_dataset(tmp_path, {"a.yaml": LAW.format("a")})
    (tmp_path / "b.yaml").write_bytes(b"PK\x03\x04\x14\x00\x06\x00")
    records, (problem,) = _records(tmp_path)
    assert ([record.id for record in records], problem.name, "Word" in problem.message) == (["a"], "not-utf-8", True)


def test_of_one_name_in_one_file_so_many_problems_are_told_and_the_last_says_how_many_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.load.problem.MOST_FAULTS", 2)
    found = few_of_each([Problem("no-source", "m", "h", path, line) for path in ("b", "a") for line in (5, 4, 3, 2, 1)][:-1])
    assert [(one.path, one.line, one.message) for one in found] == [
        ("a", 2, "m"),
        ("a", 3, "m"),
        ("a", 4, "2 more of this name are in the file from here on"),
        ("b", 1, "m"),
        ("b", 2, "m"),
        ("b", 3, "3 more of this name are in the file from here on"),
    ]
