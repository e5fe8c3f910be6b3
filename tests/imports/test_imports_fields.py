"""What export wrote and import read back, held against the first files by the loader alone: every field, claim, event and link of every record."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import Run, write_dataset

from timeline.load.assertions import read_assertions
from timeline.load.files import find_files, read_dataset_info, read_records
from timeline.load.problem import Problem
from timeline.load.record import Event, Record

ROOT = Path(__file__).parents[2]
BUNDLED, SAMPLE = str(ROOT / "data" / "ukraine"), str(ROOT / "tests" / "golden" / "dataset")
RICH = """
parties: {ukraine: {title: {en: Ukraine, uk: Україна}}}
sources:
  gazette:
    title: Gazette
    authority: official
    as_of: 2019-09-17
    pages: 1–64
    sections: {s3-1: {title: {en: Roles, uk: Ролі}, page: "31"}, annex: {title: Annex, page: 60–64}}
    charts: {c1: {title: Roles, cite: gazette p. 32, note: blurred}}
    quotes: {one: {about: {en: Work, uk: Праця}, speaker: a judge, section: "3.1", links: [act, rada]}}
    ambiguities: {two: {about: [act], text: "Unclear: which year # it is."}}
  study: {title: {uk: Дослідження}, authority: study, imprint: {isbn: 1-2}, authors: [A. B., В. Г.]}
bodies:
  rada: {title: Rada, cite: study p. 4, donor: {tier: key, item: 2, period: 1999/.., note: [one, two], cite: study p. 5}}
topics: {harm: {title: Harm, scheme: function}, help: {title: {en: Help, uk: Допомога}, scheme: function, broader: harm, order: 3}}
treaties:
  pact:
    title:
      en: [{value: Pact, cite: gazette p. 1, prefer: true, note: "whole: the name"}, {value: The Pact, cite: study}]
      uk: {value: Пакт, cite: study §2.1 p. 7}
    aliases: {uk: [{value: Старий пакт, valid: 1990~/1995?}, Угода], en: Old pact}
    cite: [gazette p. 1-2, study]
    events:
      - {event: signature, date: 1995~}
      - {event: signature, date: 1996?, party: all}
      - {event: ratification, date: [{value: 2001-05-09, cite: gazette p. 9}, {value: "2001-05?", cite: study, note: [rough, ours]}], by: {value: act, cite: study p. 3}}
      - {event: reservation, id: own-name, on: pact/art-1, party: ukraine, text: {en: "Not: so", uk: Ні}, place: Kyiv, cite: study, note: said}
      - {event: entry into force, date: "[2002,2004..2006]", derivation: computed}
    provisions:
      art-1: {title: {en: Article 1, uk: Стаття 1}, order: 1, article: art. 1, period: 2002-21/.., provisions: {p-2: {title: Paragraph 2, cite: study p. 8, period: 200X}}}
laws:
  act:
    title: {value: Act, cite: gazette, note: first}
    number: [{value: 12-V, cite: gazette p. 3}, {value: 12-VI, cite: study p. 4, valid: 2001/2002, derivation: derived}]
    form: law
    issuer: rada
    period: {value: 199X/2005-03%, start_part: early, end_part: mid, cite: gazette}
    ids: {rada: 12/5, vvr: "2001, No. 3"}
    topics: [harm, help]
    note: [one, "#no comment", "it's: so"]
    summary: {en: "=sum", uk: "-мінус"}
    links:
      - {implements: pact/art-1, cite: study p. 9, derivation: derived, valid: 2001/.., reading: wide, note: why}
      - {cites: [pact, {value: rada, cite: gazette p. 2}]}
    cite: gazette p. 3
programmes:
  plan:
    title: Plan
    cite: study p. 20
    period: 2001/
    coordinator: [rada]
    performers: [judges, schools]
    funding: [{amount: 4.5, currency: UAH, money: state, note: a, cite: study p. 21}, {amount: 1000000, currency: EUR}]
    roles: {teach: {title: Teach, strength: may, due: 2001-06~, indicator: "10 %", order: 1, roles: {judges: {title: Judges, topics: help, order: 2}}}}
hotlines:
  line: {title: Line, cite: study, period: 1997/.., numbers: [{value: 0 800 500, valid: 2009, purpose: women, cite: study p. 1}, {value: "116123", valid: "2010?"}]}
figures:
  calls: {title: Calls, value: {value: 354500, bound: over, cite: study p. 2}, of: 23, scale: 5, unit: calls, period: 1997/2018, wording: {en: many, uk: багато}, about: [line], cite: study}
  members: {title: Members, unit: bodies, series: members, counted_by: we, values: [{value: 18, period: 2011}, {value: 31.5, period: 2019~, note: about}], cite: study}
events:
  fair: {title: Fair, date: [{value: 2001-05-09/2001-05-11, cite: gazette}, {value: 2001, cite: study}], place: Lviv, cite: study}
findings: {one: {title: One, theme: cause, said_by: judges, amount: most, links: [{evidenced by: calls}], cite: study p. 33}}
recommendations: {do: {title: Do it, for: state, order: 1, cite: study p. 34}}
stages: {first: {title: First, series: policy, number: 1, period: {value: 199X/1998, start_part: early}, cite: study}}
organisations: {club: {title: Club, form: network, country: Ukraine, contact: {phone: "+380", site: https://example.org}, cite: study}}
"""
Item = dict[str, Any]


def loaded(folder: str) -> tuple[Item, dict[str, Item]]:
    """What dataset.yaml says, and every record as the loader reads it, without places in files; a party that is left out is the jurisdiction."""
    problems: list[Problem] = []
    info = read_dataset_info(folder, problems)
    found = {record.id: _whole(record) for record in read_records(folder, find_files(folder), problems)}
    assert [problem for problem in problems if not problem.name.startswith("unquoted")] == []
    for record in found.values():
        record["events"] = {address: (kind, party or info.jurisdiction, *rest) for address, (kind, party, *rest) in record["events"].items()}
        record["pointers"] = [pointer for pointer in record["pointers"] if pointer[:2] != ("party", info.jurisdiction)]
    return dict(info.values), found


def _whole(record: Record) -> Item:
    return {
        "kind": record.kind, "parent": record.parent, "body": record.body, "cites": record.cites,
        "claims": [(claim.field, claim.language, claim.value, claim.cites, claim.date and claim.date.text, claim.details) for claim in record.claims],
        "events": {event.address: (event.kind, event.party, event.cites, _details(record, event)) for event in record.events},
        "links": [(link.verb, link.target, link.field, link.cites, link.details) for link in record.links if not link.field],
        "pointers": sorted((link.field, link.target, str(link.details)) for link in record.links if link.field not in ("", "cite")),
    }  # fmt: skip


def _details(record: Record, event: Event) -> Item:
    """What is said of an event, but for a derivation that its date has as well: one says the other."""
    dates = {claim.details.get("derivation") for claim in record.claims if claim.field == event.address}
    return {key: value for key, value in event.details.items() if key != "derivation" or value not in dates}


def asserted(folder: str) -> list[tuple[str, Item, Any]]:
    """The assertions as the loader reads them, without places in files."""
    problems: list[Problem] = []
    found = [(one.form, one.says, one.cites) for one in read_assertions(folder, problems)]
    assert problems == []
    return found


def packed(records: dict[str, Item]) -> dict[str, Item]:
    """The same without what a package does not hold: the order of lists of one record, and a source that is the record's as well."""
    return {name: _packed(record) for name, record in records.items()}


def _packed(record: Item) -> Item:
    def bare(value: Any) -> Any:
        return () if value == record["cites"] else value

    claims = [(field, language, value, bare(cites), date, details) for field, language, value, cites, date, details in record["claims"]]
    links = [(verb, target, field, bare(cites), details) for verb, target, field, cites, details in record["links"]]
    return {**record, "claims": sorted(claims, key=str), "links": sorted(links, key=str)}


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A small dataset with one of everything."""
    return str(write_dataset(tmp_path_factory.mktemp("rich") / "rich", RICH, "ukraine"))


def copy_of(run: Run, folder: Path, data: str, format: str) -> str:
    """The dataset that comes of its export."""
    out = folder / ("out.zip" if format == "package" else "out.jsonl")
    assert run("export", "csv" if format == "package" else "jsonl", "-d", data, "-o", str(out)).code == 0
    result = run("import", format, str(out), "-o", str(folder / "made"))
    assert result.code == 0, result.err
    return str(folder / "made")


@pytest.mark.parametrize("which", ["rich", "sample", "bundled"])
def test_json_lines_give_back_every_field_of_every_record(run: Run, tmp_path: Path, rich: str, which: str) -> None:
    data = {"rich": rich, "sample": SAMPLE, "bundled": BUNDLED}[which]
    (about, before), (again, after) = loaded(data), loaded(copy_of(run, tmp_path, data, "jsonl"))
    assert again == about
    assert set(after) == set(before)
    for name, record in before.items():
        assert after[name] == record, name


@pytest.mark.parametrize("which", ["rich", "sample", "bundled"])
def test_a_package_gives_back_every_field_of_every_record(run: Run, tmp_path: Path, rich: str, which: str) -> None:
    data = {"rich": rich, "sample": SAMPLE, "bundled": BUNDLED}[which]
    (about, before), (again, after) = loaded(data), loaded(copy_of(run, tmp_path, data, "package"))
    assert again == about
    assert set(after) == set(before)
    first, second = packed(before), packed(after)
    for name, record in first.items():
        for part, value in record.items():
            assert second[name][part] == value, (name, part)


@pytest.mark.parametrize("format", ["jsonl", "package"])
def test_assertions_come_back_and_are_proved_again(run: Run, tmp_path: Path, format: str) -> None:
    copy = copy_of(run, tmp_path, BUNDLED, format)
    before, after = asserted(BUNDLED), asserted(copy)
    assert len(before) > 20
    assert after == before
    assert run("check", "assertions", "-d", copy).code == 0


def test_a_part_of_a_dataset_asserts_nothing(run: Run) -> None:
    assert "assertions" not in json.loads(run("export", "jsonl", "--kind", "law", "-d", BUNDLED).out.splitlines()[0])


def test_what_an_export_does_not_hold_is_said(run: Run, tmp_path: Path) -> None:
    copy_of(run, tmp_path, SAMPLE, "jsonl")
    result = run("import", "jsonl", str(tmp_path / "out.jsonl"), "-o", str(tmp_path / "again"))
    assert "note: not in an export: comments, which file a record stood in\n" in result.err
