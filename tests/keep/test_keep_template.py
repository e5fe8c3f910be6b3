"""Templates and the dataset to begin with: what is printed loads, with every field taken in as well, and nothing is overwritten."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest
from conftest import MakeDataset, Run, write_dataset
from jsonschema import Draft202012Validator
from yaml12 import read

import timeline.keep.starter as starter_module
import timeline.keep.template as template_module
from timeline.keep.insert import CannotInsert, insert
from timeline.keep.starter import starter_files
from timeline.keep.template import NESTED, assertions, record_lines, template
from timeline.keep.template_uk import LINES
from timeline.load.files import find_files, read_records
from timeline.load.problem import Problem
from timeline.model import BY_NAME, KINDS, Kind
from timeline.model.assertions import FORMS
from timeline.model.kinds import EVENT_FIELDS, LINK_FIELDS, TYPES
from timeline.model.schema import json_schema
from timeline.model.vocabulary import VERBS

STUBS = """
sources:
  some-source: {title: A source, authority: study}
parties:
  some-party: {title: A party}
bodies:
  some-body: {title: A body}
organisations:
  some-organisation: {title: An organisation}
topics:
  some-topic: {title: A topic, scheme: function}
treaties:
  some-treaty: {title: A treaty}
laws:
  some-law: {title: A law, provisions: {some-provision: {title: An article}}}
findings:
  some-finding: {title: A finding, theme: capacity}
"""
STARTER = Path(starter_module.__file__).parent / "starter"


def taken_in(text: str) -> str:
    """The text with every field that it leaves out."""
    return re.sub(r"^( *)#(?=\S)", r"\1", text, flags=re.MULTILINE)


def problems_of(text: str, dataset: MakeDataset) -> list[tuple[str, str]]:
    """What loading finds in a template beside the records that it points to."""
    store = dataset({"template.yaml": text, "stubs.yaml": STUBS})
    return list(store.db.execute("SELECT name, message FROM problem WHERE path = 'template.yaml'").fetchall())


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.name not in NESTED], ids=lambda kind: kind.name)
def test_a_template_loads_as_it_is_printed(kind: Kind, dataset: MakeDataset, run: Run) -> None:
    printed = run("new", kind.name, "--id", "mine").out
    assert problems_of(printed, dataset) == []
    records = dataset({"template.yaml": printed, "stubs.yaml": STUBS}).db.execute("SELECT kind FROM record WHERE id = 'mine'").fetchall()
    assert records == [(kind.name,)]


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_check_accepts_a_template_with_every_field_taken_in(kind: Kind, language: str, run: Run, tmp_path: Path) -> None:
    run("init", "mine", cwd=tmp_path)
    text = taken_in(template(kind, "mine", language))
    if kind.name in NESTED:
        holder = NESTED[kind.name].split()[0]
        text = f"{BY_NAME[holder].plural}:\n  holder:\n    title: A holder\n    cite: some-source\n{text}"
        text = text.replace("    cite", "    period: 2010/2012\n    cite", 1) if holder == "programme" else text
    (tmp_path / "mine" / "template.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "mine" / "stubs.yaml").write_text(re.sub(r"(some-(?!source|party|topic)\S+: {)", r"\1cite: some-source, ", STUBS), encoding="utf-8")
    result = run("check", "-d", "mine", cwd=tmp_path)
    assert (result.code, re.findall(r"^\S+ error: .*", result.out, re.MULTILINE)) == (0, [])


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_template_loads_with_every_field_taken_in(kind: Kind, dataset: MakeDataset) -> None:
    assert problems_of(taken_in(template(kind, "mine")), dataset) == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_template_has_every_field_and_a_word_on_each(kind: Kind) -> None:
    text = template(kind, "mine")
    words = " ".join(line.strip().removeprefix("# ") for line in text.splitlines() if line.strip().startswith("# "))
    record = read(taken_in(text))[kind.plural]["mine"]
    assert set(record) == {field.name for field in kind.fields}
    assert [field.name for field in kind.fields if field.doc[1:] not in words] == []


def _lines_to_say() -> set[str]:
    """The lines of the model that a template shows."""
    fields = [field for kind in KINDS for field in kind.fields]
    inner = [field for outer in fields for field in outer.fields]
    docs = {field.doc for field in (*fields, *inner, *EVENT_FIELDS, *LINK_FIELDS)} | {kind.doc for kind in KINDS} | {form.doc for form in FORMS}
    return docs | {TYPES[field.type] for field in fields if field.type != "word"}


def test_every_line_of_a_template_has_its_ukrainian_words() -> None:
    assert {line for line in _lines_to_say() if not re.search("[а-яіїєґ]", LINES.get(line, ""))} == set()


def test_a_ukrainian_template_has_no_english_remark() -> None:
    remarks = [line.strip() for kind in KINDS for line in template(kind, "mine", "uk").splitlines() if line.strip().startswith("# ")]
    assert [words for words in LINES if any(words[:1].upper() + words[1:] + "." in line for line in remarks)] == []


def test_no_ukrainian_line_is_left_over() -> None:
    code = "".join(inspect.getsource(module) for module in (template_module, starter_module))
    starter = "".join((STARTER / name).read_text(encoding="utf-8") for name in starter_files())
    known = _lines_to_say()
    assert [line for line in LINES if line not in known and line not in starter and line not in code.replace('\\"', '"')] == []


def test_the_language_is_that_of_the_environment(run: Run) -> None:
    asked, told = run("new", "law", "--lang", "uk").out, run("new", "law", env={"LANG": "uk_UA.UTF-8"}).out
    assert asked == told
    assert asked.startswith("# Закон: національний акт")


def test_a_language_that_there_is_not_is_told(run: Run) -> None:
    assert (run("new", "law", "--lang", "ro").code, run("init", "x", "--lang", "ro").code) == (2, 2)


@pytest.mark.parametrize("name", ["donor", "donors", "Donor"])
def test_a_donor_is_an_organisation_with_its_block(name: str, run: Run) -> None:
    records = read(run("new", name).out)["organisations"]
    assert records == {"new-donor": {"title": "A title", "cite": "some-source §1", "donor": {"tier": "key"}}}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_template_names_the_verbs_that_the_kind_may_use(kind: Kind) -> None:
    words = " ".join(line.strip().removeprefix("# ") for line in template(kind, "mine").splitlines() if line.strip().startswith("# "))
    verbs = re.search("Verbs: ([^;]*);", words)
    assert verbs is not None
    assert verbs[1].split(", ") == [verb.name for verb in VERBS if not verb.sources or kind.name in verb.sources]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_template_fits_the_schema_with_every_field_taken_in(kind: Kind) -> None:
    validator = Draft202012Validator(json_schema())
    assert [error.message for error in validator.iter_errors(read(taken_in(template(kind, "mine"))))] == []


@pytest.mark.parametrize("name", NESTED)
def test_a_template_of_a_part_is_indented_for_its_place(name: str, dataset: MakeDataset) -> None:
    holder = NESTED[name].split()[0]
    text = f"{BY_NAME[holder].plural}:\n  holder:\n    title: A holder\n    cite: some-source\n" + template(BY_NAME[name], "mine")
    store = dataset({"template.yaml": text, "stubs.yaml": STUBS})
    assert store.db.execute("SELECT parent FROM record WHERE id = 'holder/mine'").fetchall() == [("holder",)]


def test_the_template_of_assertions_has_one_of_each_form(dataset: MakeDataset) -> None:
    store = dataset({"stubs.yaml": STUBS, "assertions.yaml": taken_in(assertions())})
    assert store.db.execute("SELECT name FROM problem WHERE path = 'assertions.yaml'").fetchall() == []
    assert [form for (form,) in store.db.execute("SELECT form FROM assertion")] == ["held", "count", "status", "event", "link"]


# --- into a file -----------------------------------------------------------------------------------------------------

LAW = BY_NAME["law"]


def inserted(text: str, name: str = "mine") -> str:
    """The text with a law in it."""
    return insert(text, LAW, name, record_lines(LAW, name))


def records_of(text: str, tmp_path: Path) -> tuple[list[str], list[Problem]]:
    """The ids in a file, and what is wrong with it."""
    folder = str(write_dataset(tmp_path, text))
    problems: list[Problem] = []
    return [record.id for record in read_records(folder, find_files(folder), problems)], problems


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("", ["mine"]),
        ("# a remark\n", ["mine"]),
        ("topics:\n  t: {title: T, scheme: place}\n", ["t", "mine"]),
        ("laws:\n  a: {title: A}\n", ["a", "mine"]),
        ("laws:\n  a: {title: A}", ["a", "mine"]),
        ("laws:\n    a:\n        title: A\n", ["a", "mine"]),
        ("laws:\n  a: {title: A}\n\n# the topics\ntopics:\n  t: {title: T, scheme: place}\n", ["a", "mine", "t"]),
        ("laws:\ntopics:\n  t: {title: T, scheme: place}\n", ["mine", "t"]),
        ("laws:\n  a:\n    title: >-\n      A law\n      told at length\n", ["a", "mine"]),
    ],
    ids=["nothing", "a remark", "another kind", "its kind", "no last newline", "wider", "in the middle", "an empty kind", "a folded text"],
)
def test_a_record_is_put_behind_the_others_of_its_kind(text: str, ids: list[str], tmp_path: Path) -> None:
    after = inserted(text)
    assert records_of(after, tmp_path) == (ids, [])
    kept = [line for line in text.splitlines() if line.strip()]
    assert [line for line in after.splitlines() if line in kept] == kept


def test_remarks_before_the_next_kind_stay_with_it() -> None:
    after = inserted("laws:\n  a: {title: A}\n\n# the topics\ntopics:\n  t: {title: T, scheme: place}\n")
    assert after.endswith("\n\n# the topics\ntopics:\n  t: {title: T, scheme: place}\n")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("laws:\n  mine: {title: A}\n", "is there already, in line 2"),
        ("laws: {a: {title: A}}\n", "not written with a record a line"),
        ("laws: [", "has a fault in line"),
        ("- a\n", "no mapping"),
    ],
)
def test_a_file_where_a_record_cannot_go_is_left_and_told(text: str, told: str) -> None:
    with pytest.raises(CannotInsert, match=told):
        inserted(text)


def test_append_makes_a_file_and_adds_to_it(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "new.yaml"
    assert run("new", "law", "--append", str(place)).code == 0
    assert run("new", "law", "--id", "other", "--append", str(place)).code == 0
    assert run("new", "topic", "--append", str(place)).code == 0
    assert set(read(place.read_text(encoding="utf-8"))) == {"laws", "topics"}
    again = run("new", "law", "--append", str(place))
    assert (again.code, "is there already" in again.err) == (2, True)


def test_assertions_are_appended_to_their_list(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "assertions.yaml"
    place.write_text("- {count: laws, is: 1, cite: s}\n", encoding="utf-8")
    assert run("new", "assertion", "--append", str(place)).code == 0
    assert read(place.read_text(encoding="utf-8")) == [{"count": "laws", "is": 1, "cite": "s"}]


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["statute"], "did you mean `law`"), (["закон"], "did you mean `law`"), (["zzz"], "one of: source"), (["law", "--id", "Law 1"], "hyphens: law-1"),
        (["law", "--append", "dataset.yaml"], "holds no records"), (["law", "--append", "assertions.yaml"], "holds no records"),
        (["law", "--append", "x.txt"], "would not be read"), (["assertion", "--append", "laws.yaml"], "is no file of assertions"), (["role", "--append", "x.yaml"], "lives inside its programme"),
        (["provision", "--append", "x.yaml"], "lives inside its treaty or law"), (["law", "--append", "."], "cannot be read"),
    ],
)  # fmt: skip
def test_what_cannot_be_made_is_told(args: list[str], told: str, run: Run, tmp_path: Path) -> None:
    result = run("new", *args, cwd=tmp_path)
    assert (result.code, told in result.err) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_a_template_goes_to_a_file_that_is_not_there(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "law.yaml"
    assert run("new", "law", "-o", str(place)).code == 0
    assert run("new", "law", "-o", str(place)).code == 4
    assert run("new", "law", "-o", str(place), "--force").code == 0


def test_a_file_of_windows_stays_one(tmp_path: Path) -> None:
    text = "laws:\r\n  a: {title: A}"
    after = inserted(text)
    assert after.count("\r\n") == after.count("\n") > 10
    assert after.startswith(f"{text}\r\n")
    (tmp_path / "x.yaml").write_bytes(after.encode())
    assert list(read((tmp_path / "x.yaml").read_text(encoding="utf-8"))["laws"]) == ["a", "mine"]


def test_of_a_file_with_both_endings_every_line_stays() -> None:
    text = "laws:\r\n  a: {title: A}\n"
    assert inserted(text).startswith(text)


# --- a dataset to begin with -----------------------------------------------------------------------------------------


def test_a_new_dataset_has_no_fault_and_proves_its_assertions(run: Run, tmp_path: Path) -> None:
    made = run("init", "mine", cwd=tmp_path)
    assert (made.code, made.err) == (0, "")
    result = run("check", "--strict", "-d", "mine", cwd=tmp_path)
    assert (result.code, result.out, result.err) == (0, "", "")


def test_a_new_dataset_names_every_file_that_it_has(run: Run, tmp_path: Path) -> None:
    printed = run("init", "mine", cwd=tmp_path).out.partition("\n\n")[0].splitlines()
    assert {tmp_path / line for line in printed} == {path for path in (tmp_path / "mine").rglob("*") if path.is_file()}
    assert len(printed) == len(starter_files()) + 1


@pytest.mark.parametrize("command", [[], ["treaties"], ["programme", "2016", "--roles"], ["at", "2012-06-01"], ["conflicts"], ["gaps"]], ids=" ".join)
def test_a_new_dataset_answers(command: list[str], run: Run, tmp_path: Path) -> None:
    run("init", "mine", cwd=tmp_path)
    result = run("-d", "mine", *command, cwd=tmp_path)
    assert (result.code, result.err) == (0, "")


def test_a_new_dataset_has_one_of_each_that_it_shows(run: Run, tmp_path: Path) -> None:
    run("init", "mine", cwd=tmp_path)
    assert [run(command, "-d", "mine", "--count", cwd=tmp_path).out for command in ("laws", "treaties", "programmes", "roles")] == ["1\n"] * 4
    assert "Atlantis" in (tmp_path / "mine" / "dataset.yaml").read_text(encoding="utf-8")


def test_an_editor_finds_the_schema_from_every_file(run: Run, tmp_path: Path) -> None:
    run("init", "mine", cwd=tmp_path)
    for path in (tmp_path / "mine").rglob("*.yaml"):
        found = re.match(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text(encoding="utf-8"))
        assert found is not None, path
        assert (path.parent / found[1]).is_file(), path


def test_a_new_dataset_in_ukrainian_is_the_same_with_other_remarks(run: Run, tmp_path: Path) -> None:
    printed = run("init", "uk", "--lang", "uk", cwd=tmp_path).out
    run("init", "en", cwd=tmp_path)
    assert "Записи вигадані" in printed
    assert run("check", "--strict", "-d", "uk", cwd=tmp_path).code == 0
    for name in starter_files():
        text = (tmp_path / "uk" / name).read_text(encoding="utf-8")
        assert [line for line in re.findall("# (.+)", text) if not re.search("[а-яіїєґ]", line) and "yaml-language-server" not in line] == []
        english = (tmp_path / "en" / name).read_text(encoding="utf-8")
        plain = re.compile("#.*|summary: .*")
        assert plain.sub("", text) == plain.sub("", english)


@pytest.mark.parametrize(
    ("name", "typed"), [("my data", '"my data"'), ("Молдова", "Молдова"), ("Мої дані", '"Мої дані"'), ("a/b-c_d.e", "a/b-c_d.e")]
)
def test_what_is_to_be_typed_next_can_be_typed(name: str, typed: str, run: Run, tmp_path: Path) -> None:
    assert f"  timeline check -d {typed}  " in run("init", name, cwd=tmp_path).out


def test_an_empty_folder_is_filled(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    assert run("init", "mine", cwd=tmp_path).code == 0
    assert (tmp_path / "mine" / "dataset.yaml").is_file()


@pytest.mark.parametrize(("what", "told"), [("a file in it", "mine is not empty"), ("a file of that name", "mine is a file, not a folder")])
def test_a_folder_in_use_is_left_alone(what: str, told: str, run: Run, tmp_path: Path) -> None:
    kept = tmp_path / "mine" / "notes.txt" if what == "a file in it" else tmp_path / "mine"
    kept.parent.mkdir(exist_ok=True)
    kept.write_text("mine", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    result = run("init", "mine", cwd=tmp_path)
    assert (result.code, told in result.err) == (4, True)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_dataset_that_cannot_be_written_whole_is_not_written(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("timeline.keep.starter.schema_text", full)
    result = run("init", "mine", cwd=tmp_path)
    assert (result.code, "No space left on device" in result.err) == (4, True)
    assert list(tmp_path.iterdir()) == []


def test_a_filled_template_is_accepted(run: Run, tmp_path: Path) -> None:
    """What a newcomer does: init, new, fill in, check."""
    run("init", "mine", cwd=tmp_path)
    place = tmp_path / "mine" / "laws" / "law-2.yaml"
    text = run("new", "law", "--id", "law-2").out.replace("A title", "Act on hotlines").replace("some-source §1", "example-gazette item 9")
    place.write_text(text.replace("#topics: [some-topic]", "topics: [hotlines]"), encoding="utf-8")
    result = run("check", "--strict", "-d", "mine", cwd=tmp_path)
    assert (result.code, result.out) == (0, "")
