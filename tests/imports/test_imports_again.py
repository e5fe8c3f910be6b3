"""What export wrote comes back: from jsonl the same bytes but for the places in files, from a package the same dataset."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import MakeDataset, Run, write_dataset
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from importing import without_places

from timeline.imports.again import dataset_files
from timeline.imports.faults import Unusable
from timeline.imports.lines import files_of
from timeline.imports.order import Parts, Reference, event_order, merged
from timeline.imports.yaml_text import yaml_text

ROOT = Path(__file__).parents[2]
BUNDLED, SAMPLE = str(ROOT / "data" / "ukraine"), str(ROOT / "tests" / "golden" / "dataset")
Item = dict[str, Any]


def lines_of(run: Run, data: str) -> str:
    """The dataset as `export jsonl` writes it."""
    result = run("export", "jsonl", "-d", data)
    assert result.code == 0, result.err
    return result.out


def come_back(run: Run, folder: Path, data: str, format: str) -> str:
    """The dataset that comes of its export, in a folder of the same name."""
    exported, made = folder / f"out.{format}", folder / "made" / Path(data).name
    made.parent.mkdir()
    assert run("export", "csv" if format == "zip" else format, "-o", str(exported), "-d", data).code == 0
    result = run("import", "package" if format == "zip" else format, str(exported), "-o", str(made))
    assert result.code == 0, result.err
    return str(made)


@pytest.mark.parametrize("data", [SAMPLE, BUNDLED], ids=["sample", "bundled"])
def test_json_lines_come_back_byte_for_byte(run: Run, tmp_path: Path, data: str) -> None:
    made = come_back(run, tmp_path, data, "jsonl")
    assert without_places(lines_of(run, made)) == without_places(lines_of(run, data))


@pytest.mark.parametrize("data", [SAMPLE, BUNDLED], ids=["sample", "bundled"])
def test_a_package_gives_the_same_dataset(run: Run, tmp_path: Path, data: str) -> None:
    made = come_back(run, tmp_path, data, "zip")
    before, after = (without_places(lines_of(run, folder)) for folder in (data, made))
    assert json.loads(after[0]) == json.loads(before[0])
    assert [json.loads(line)["id"] for line in after] == [json.loads(line)["id"] for line in before]
    for old, new in zip(before, after, strict=True):
        assert _meaning(json.loads(new)) == _meaning(json.loads(old))


def _meaning(item: Item) -> Any:
    """A record whose lists are in one order; a citation is left out where it is the record's, which covers the value anyway."""
    own = item.get("cite")
    links = [{key: value for key, value in link.items() if key != "cite" or link["direction"] == "out"} for link in item.get("links", ())]

    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: bare(inner) for key, inner in value.items() if not (key == "cite" and inner in ([], own))}
        return sorted((bare(inner) for inner in value), key=lambda inner: json.dumps(inner, sort_keys=True)) if isinstance(value, list) else value

    return bare({**item, "links": links} if links else item)


# --- datasets that nobody wrote --------------------------------------------------------------------------------------

TITLES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12).map(lambda text: " ".join(text.split())).filter(bool)
SOURCES = st.sampled_from(["gazette", "study §2.1", ["gazette", "study 4"]])
DATES = st.sampled_from(["2001", "2001-05", "2001-05-09", "2002-03-04", "[..1999]", "2000~", "199X"])
IDS = st.sampled_from(["law-1", "law-2", "pact", "ukraine", "rada", "nowhere"])


def _maybe(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Item]:
    """A mapping with any of the fields, in any order."""
    return st.fixed_dictionaries({}, optional=fields).flatmap(lambda made: st.permutations(list(made.items())).map(dict))


def _claims(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A value, or claims of one or more."""
    one = st.builds(
        lambda value, more: {"value": value, **more},
        values,
        _maybe(cite=SOURCES, note=TITLES, derivation=st.sampled_from(["derived", "computed"]), prefer=st.just("true")),
    )
    return values | one | st.lists(one, min_size=1, max_size=3)


EVENTS = st.lists(
    st.builds(
        lambda kind, more: {"event": kind, **more}, st.sampled_from(["adoption", "ratification", "entry into force", "reservation"]),
        _maybe(date=_claims(DATES), party=st.sampled_from(["all", "ukraine", "poland"]), by=_claims(IDS | TITLES), cite=SOURCES, place=TITLES, text=TITLES, note=TITLES),
    ),
    max_size=5,
)  # fmt: skip
LINKS = st.lists(
    st.builds(lambda verb, target, more: {verb: target, **more}, st.sampled_from(["amends", "implements", "cites"]), IDS, _maybe(cite=SOURCES, note=TITLES, valid=DATES, derivation=st.just("derived"))),
    max_size=3,
)  # fmt: skip
ACT = _maybe(
    summary=TITLES | st.fixed_dictionaries({"uk": TITLES, "en": TITLES}), note=st.lists(TITLES, min_size=1, max_size=3), number=_claims(TITLES), aliases=st.lists(TITLES, min_size=1, max_size=3),
    ids=st.dictionaries(st.sampled_from(["a", "b"]), TITLES, min_size=1), issuer=st.just("rada"), topics=st.lists(st.sampled_from(["harm", "help"]), min_size=1, max_size=2, unique=True),
    form=st.sampled_from(["law", "decree"]), period=_claims(st.sampled_from(["2000/2005", "1999/..", "2001/"])), events=EVENTS, links=LINKS, cite=SOURCES,
)  # fmt: skip
DATASETS = st.fixed_dictionaries(
    {
        name: st.builds(lambda title, body: {**body, "title": title}, _claims(TITLES) | st.fixed_dictionaries({"uk": TITLES}), ACT)
        for name in ("law-1", "law-2", "pact")
    }
)
REST = """
parties: {ukraine: {title: Ukraine}, poland: {title: Poland}}
bodies: {rada: {title: Rada, cite: gazette}}
topics: {harm: {title: Harm, scheme: function}, help: {title: Help, scheme: function, broader: harm}}
sources:
  gazette: {title: Gazette, authority: official}
  study: {title: Study, authority: study, quotes: {one: {about: Work, speaker: somebody, links: [law-1, rada]}}}
"""


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(acts=DATASETS)
def test_any_dataset_comes_back_byte_for_byte(acts: Item, run: Run, tmp_path_factory: pytest.TempPathFactory) -> None:
    tmp_path = tmp_path_factory.mktemp("any")
    period = acts["pact"].pop("period", None)  # a treaty has none
    texts = {
        "acts.yaml": yaml_text({"laws": {name: acts[name] for name in ("law-1", "law-2")}, "treaties": {"pact": acts["pact"]}}),
        "rest.yaml": REST,
    }
    data = str(write_dataset(tmp_path / "one" / "same", texts, "ukraine"))
    assert period is None or "period" not in acts["pact"]
    before = lines_of(run, data)
    lines = [json.loads(line) for line in before.splitlines()]
    files = {name: yaml_text(tree) for name, tree in dataset_files(lines[0]["about"], lines[1:]).items()}
    after = lines_of(run, str(write_dataset(tmp_path / "two" / "same", files)))
    assert without_places(after) == without_places(before)


# --- the order of what was written -----------------------------------------------------------------------------------


@given(st.permutations("abcdef"), st.data())
def test_an_order_is_found_that_agrees_with_every_part_of_it(whole: list[str], data: st.DataObject) -> None:
    parts = [[name for name in whole if name in data.draw(st.sets(st.sampled_from("abcdef")))] for _ in range(3)]
    found = merged(parts, "abcdef")
    assert [[name for name in found if name in part] for part in parts] == parts


@given(st.lists(st.tuples(st.booleans(), st.sampled_from(["ukraine", "poland", ""]), st.booleans()), max_size=8))
def test_events_are_put_back_so_that_they_point_as_they_did(made: list[tuple[bool, str, bool]]) -> None:
    names = [f"e{number}" for number in range(len(made))]
    refers = {
        name: Reference(("party", party) if party else None, None, (("by", "law"),) if by else (), optional=party in ("", "ukraine"))
        for name, (_, party, by) in zip(names, made, strict=True)
    }
    seen = [pointer for name in names for pointer in next(iter(refers[name].readings()))[1]]
    claimed, silent = ([name for name, (has, *_) in zip(names, made, strict=True) if has is which] for which in (True, False))
    found = event_order(Parts(claimed, silent, {name: at for at, name in enumerate(silent)}), refers, seen)
    assert [name for name, _ in found if name in claimed] == claimed
    assert [name for name, _ in found if name in silent] == silent
    pointed = [pointer for name, named in found for pointer in next(p for n, p in refers[name].readings() if n is named)]
    assert pointed == seen


# --- files that are no export ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "does not begin"), ("{}", ":1: the line is no record"), ("[1]", ":1: the line is no record"), ("nonsense", ":1: the line is no record"),
        ('{"kind": "law", "id": "a"}', "does not begin"), ('{"kind": "dataset", "id": "a", "about": {}, "count": 2}', "holds 0 records"),
        ('{"kind": "dataset", "id": "a", "about": {}, "count": 1}\n{"kind": "law", "id": "b"}', "is no export of this program"),
        ('{"kind": "dataset", "id": "a", "about": {}, "count": 1}\n{"kind": "planet", "id": "b"}', "is no export of this program"),
        ('{"kind": "dataset", "id": "a", "about": {}, "count": 0, "question": {"kind": ["law"]}}', "a part of a dataset"),
        ('{"kind": "dataset", "id": "a", "about": {}, "count": NaN}', ":1: the line is no record"), ("[" * 100_000, ":1: the line is no record"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_export_is_told(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(Unusable) as caught:
        files_of("jsonl", str(path))
    assert message in caught.value.message


def test_a_record_whose_holder_is_missing_is_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    head, *rest = lines_of(run, SAMPLE).splitlines()
    kept = [line for line in rest if json.loads(line)["id"] != "programme-1999"]
    path.write_text("\n".join([json.dumps({**json.loads(head), "count": len(kept)}), *kept]), encoding="utf-8")
    with pytest.raises(Unusable, match="lives inside programme-1999"):
        files_of("jsonl", str(path))


@pytest.mark.parametrize("change", [lambda folder: (folder / "datapackage.json").unlink(), lambda folder: (folder / "datapackage.json").write_text("{}"),
                                    lambda folder: (folder / "claims.csv").unlink(), lambda folder: (folder / "links.csv").write_text("a,b\n1\n"),
                                    lambda folder: (folder / "events.csv").write_text("")], ids=["none", "empty", "no claims", "odd links", "no events"])  # fmt: skip
def test_a_folder_that_is_no_package_of_ours_is_told(run: Run, tmp_path: Path, change: Any) -> None:
    run("export", "csv", "-o", str(tmp_path / "p"), "-d", SAMPLE)
    change(tmp_path / "p")
    with pytest.raises(Unusable, match=r"is no package that `timeline export csv` wrote|is no export of this program"):
        files_of("package", str(tmp_path / "p"))


def test_a_part_of_a_dataset_is_no_package_to_import(run: Run, tmp_path: Path) -> None:
    run("export", "csv", "--kind", "law", "-o", str(tmp_path / "p"), "-d", SAMPLE)
    with pytest.raises(Unusable, match="a part of a dataset"):
        files_of("package", str(tmp_path / "p"))


def test_texts_that_look_like_formulas_come_back_from_a_package(run: Run, tmp_path: Path, dataset: MakeDataset) -> None:
    titles = ["=1+1", "'=1+1", "''-2", "+380", "@home", "'quoted'", "-"]
    laws = {f"law-{number}": {"title": title, "cite": "page"} for number, title in enumerate(titles)}
    data = write_dataset(tmp_path / "odd", yaml_text({"laws": laws, "sources": {"page": {"title": "A page", "authority": "press"}}}))
    run("export", "csv", "-o", str(tmp_path / "p"), "-d", str(data))
    again = dataset(files_of("package", str(tmp_path / "p")))
    assert [title for (title,) in again.db.execute("SELECT title FROM record WHERE kind = 'law' ORDER BY id")] == titles
