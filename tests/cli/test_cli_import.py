"""The command `import`: what it writes and where, what it says on stderr, and how it ends."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
import yaml
from conftest import Run

SAMPLE = str(Path(__file__).parents[1] / "golden" / "dataset")
TABLE = 'Participant,Signature,"Ratification, Accession(a)"\nUkraine,15 Nov 2001,21 May 2004\nBahrain,,7 Jun 2004 a\n'
BAD = f"{TABLE}Peru,31 Feb 2001,\n"
MAP = ("--map", "untc-status", "--source", "untc", "--set", "treaty=pact", "--set", "title=The Pact")


@pytest.fixture
def table(tmp_path: Path) -> str:
    """A table with a bad row."""
    path = tmp_path / "18-12-a.csv"
    path.write_text(BAD, encoding="utf-8")
    return str(path)


def test_records_go_to_stdout_and_notes_to_stderr(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(TABLE, encoding="utf-8")
    result = run("import", "csv", str(path), *MAP)
    assert (result.code, result.err) == (0, "note: rows: 2; records: party 2, treaty 1; bad rows: 0\n")
    assert yaml.safe_load(result.out)["treaties"]["pact"]["title"] == "The Pact"


def test_bad_rows_are_told_and_end_with_1(run: Run, table: str, tmp_path: Path) -> None:
    rejects, out = tmp_path / "bad.csv", tmp_path / "out.yaml"
    result = run("import", "csv", table, *MAP, "--rejects", str(rejects), "-o", str(out))
    assert (result.code, result.out) == (1, "")
    assert f"warning: {table}, line 4, column Signature, `31 Feb 2001`: February 2001 has 28 days\nhint: write 2001-02\n" in result.err
    assert rejects.read_text(encoding="utf-8").splitlines()[1].startswith("4,Signature,31 Feb 2001,February 2001 has 28 days,")
    assert set(yaml.safe_load(out.read_text(encoding="utf-8"))["parties"]) == {"ukraine", "bahrain"}


def test_a_bad_row_is_told_in_ukrainian(run: Run, table: str) -> None:
    err = run("--lang", "uk", "import", "csv", table, *MAP).err
    assert "рядок 4, стовпець Signature, «31 Feb 2001»: " in err
    assert "непридатних рядків: 1" in err


def test_a_file_that_is_there_is_not_overwritten(run: Run, table: str, tmp_path: Path) -> None:
    out = tmp_path / "out.yaml"
    out.write_text("mine", encoding="utf-8")
    assert run("import", "csv", table, *MAP, "-o", str(out)).code == 4
    assert out.read_text(encoding="utf-8") == "mine"
    assert run("import", "csv", table, *MAP, "-o", str(out), "--force").code == 1
    assert out.read_text(encoding="utf-8") != "mine"


def test_a_table_of_which_no_row_can_be_used_writes_nothing(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("Participant,Signature\n,31 Feb 2001\n", encoding="utf-8")
    assert run("import", "csv", str(path), *MAP, "-o", str(tmp_path / "out.yaml")).code == 1
    assert not (tmp_path / "out.yaml").exists()


def test_a_table_of_headings_alone_is_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("Participant,Signature\n", encoding="utf-8")
    result = run("import", "csv", str(path), *MAP)
    assert (result.code, result.out) == (1, "")
    assert f"warning: {path} has a line of headings, and no row below it\n" in result.err


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (b"Participant,Signature\nPeru\nUkraine,2001,more\nChad,2002\n", [2, 3]), (b'Participant,Signature\nPeru,2001\nChad,"2002\nMali,2003\n', [3]),
        (b"Participant,Signature\nPe\x00ru,2001\nChad,2002\n", [2]), (b'Participant,Signature\n"Pe\nru",2001\nChad,2002 x y\n', [4]),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_in_the_report_and_the_rest_is_used(run: Run, tmp_path: Path, content: bytes, lines: list[int]) -> None:
    path, rejects = tmp_path / "t.csv", tmp_path / "bad.csv"
    path.write_bytes(content)
    result = run("import", "csv", str(path), *MAP, "--rejects", str(rejects))
    assert result.code == 1
    with rejects.open(encoding="utf-8", newline="") as file:
        told = list(csv.DictReader(file))
    assert [int(row["bad line"]) for row in told] == lines
    assert all(row["bad reason"] and row["bad remedy"] for row in told)
    assert len(yaml.safe_load(result.out)["parties"]) + len(lines) == int(result.err.split("rows: ")[1].split(";")[0])


def test_many_records_go_into_a_folder_of_files_that_the_loader_reads(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, out = tmp_path / "t.csv", tmp_path / "out"
    path.write_text("Participant,Signature\n" + "".join(f"State {number},2001\n" for number in range(300)), encoding="utf-8")
    monkeypatch.setattr("timeline.imports.written._BYTES", 4_000)
    one = run("import", "csv", str(path), *MAP, "-o", str(tmp_path / "one.yaml"))
    assert (one.code, "name a folder for several files" in one.err, (tmp_path / "one.yaml").exists()) == (4, True, False)
    assert run("import", "csv", str(path), *MAP, "-o", f"{out}/").code == 0
    made = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted(out.iterdir())]
    assert len(made) > 2
    assert len({name for part in made for name in part.get("parties", {})}) == 300


@pytest.mark.parametrize("place", ["timeline.imports.table.Import._take", "timeline.imports.written._sized"], ids=["reading", "writing"])
@pytest.mark.parametrize("output", ["out.yaml", "out/"])
def test_an_import_that_is_interrupted_leaves_nothing(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, output: str) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    (tmp_path / "t.csv").write_text(BAD, encoding="utf-8")
    monkeypatch.setattr(place, stop)
    result = run("import", "csv", "t.csv", *MAP, "-o", output, "--rejects", "bad.csv", cwd=tmp_path)
    assert (result.code, result.out) == (130, "")
    assert [path.name for path in tmp_path.iterdir()] == ["t.csv"]


def test_names_of_the_dataset_keep_its_ids(run: Run, table: str) -> None:
    result = run(
        "import", "csv", table, "--map", "untc-status", "--source", "register", "--set", "treaty=untoc", "--set", "title=UNTOC", "-d", SAMPLE
    )
    made = yaml.safe_load(result.out)
    assert (set(made), set(made["parties"]), set(made["treaties"])) == ({"parties", "treaties"}, {"bahrain"}, {"untoc"})
    assert "records that the dataset has already; put what is new into them: untoc" in result.err


def test_a_package_is_read_by_its_descriptor(run: Run, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "t.csv").write_text(
        "Code;Name;Ratification;Kind\nUKR;Ukraine;2016-09-19;Ratification\nPER;Peru;none;Accession\n", encoding="cp1251"
    )
    resource = {"name": "t", "path": "data/t.csv", "encoding": "cp1251", "dialect": {"delimiter": ";"}, "schema": {"missingValues": ["", "none"]}}
    (tmp_path / "datapackage.json").write_text(json.dumps({"title": "Entry into force", "resources": [resource]}), encoding="utf-8")
    result = run("import", "csv", str(tmp_path / "datapackage.json"), "--map", "frictionless", "--source", "package")
    assert result.code == 0
    made = yaml.safe_load(result.out)
    assert (made["sources"]["package"]["title"], made["treaties"]["t"]["events"]) == (
        "Entry into force", [{"event": "ratification", "party": "ukraine", "date": "2016-09-19"}],
    )  # fmt: skip


@pytest.mark.parametrize("path", ["../../etc/passwd", "/etc/passwd", "https://example.org/t.csv"])
def test_a_package_may_not_name_a_file_outside_of_itself(run: Run, tmp_path: Path, path: str) -> None:
    (tmp_path / "datapackage.json").write_text(json.dumps({"resources": [{"name": "t", "path": path}]}), encoding="utf-8")
    result = run("import", "csv", str(tmp_path), "--map", "frictionless", "--source", "package")
    assert (result.code, result.out) == (2, "")
    assert "lies outside of the package" in result.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("docx", "t"), "`docx` is no format"), (("csv", "t"), "--map is missing"), (("csv", "t", "--map", "untc-status"), "--source is missing"),
        (("csv", "t", "--map", "nosuch", "--source", "a"), "there is no map nosuch"), (("csv", "t", "--map", "untc-status", "--source", "A B"), "is no id"),
        (("csv", "nosuch", "--map", "untc-status", "--source", "a"), "there is no file nosuch"),
        (("csv", "t", "--map", "untc-status", "--source", "a", "--set", "x"), "`x` gives no value"),
        (("jsonl", "t"), "-o is missing"), (("jsonl", "t", "-o", "d", "--map", "m"), "--map: jsonl knows no such thing"),
        (("jsonl", "nosuch", "-o", "d"), "nosuch cannot be read"), (("package", "nosuch", "-o", "d"), "is no package"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_told(run: Run, tmp_path: Path, arguments: tuple[str, ...], message: str) -> None:
    result = run("import", *arguments, cwd=tmp_path)
    assert (result.code, result.out) == (2, "")
    assert message in result.err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_there_is_not_overwritten(run: Run, tmp_path: Path) -> None:
    run("export", "jsonl", "-d", SAMPLE, "-o", str(tmp_path / "a.jsonl"))
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "mine.txt").write_text("mine", encoding="utf-8")
    for force in ((), ("--force",)):
        assert run("import", "jsonl", str(tmp_path / "a.jsonl"), "-o", str(tmp_path / "made"), *force).code == 4
        assert [path.name for path in (tmp_path / "made").iterdir()] == ["mine.txt"]


def test_the_dataset_of_the_environment_is_looked_up_as_well(run: Run, table: str) -> None:
    args = ("import", "csv", table, "--map", "untc-status", "--source", "register", "--set", "treaty=untoc", "--set", "title=UNTOC")
    assert run(*args, env={"TIMELINE_DATA": SAMPLE}).out == run(*args, "-d", SAMPLE).out != run(*args).out


def test_an_id_that_the_dataset_has_for_another_kind_makes_a_bad_row(run: Run, tmp_path: Path) -> None:
    run("init", "mine", cwd=tmp_path)
    (tmp_path / "t.csv").write_text("Id,Title\nexample-gazette,A law\nlaw-2,Another law\n", encoding="utf-8")
    (tmp_path / "m.yaml").write_text("records: [{kind: law, id: '{Id}', title: '{Title}'}]\n", encoding="utf-8")
    result = run("import", "csv", "t.csv", "--map", "m.yaml", "--source", "example-study", "-d", "mine", cwd=tmp_path)
    assert (result.code, list(yaml.safe_load(result.out)["laws"])) == (1, ["law-2"])
    assert "the id is that of a source of the dataset" in result.err
