"""JSON-LD as rdflib reads it: a node a record and a node an event, terms of schema.org and ELI, nothing that has to be fetched."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import Run, write_dataset
from exporting import BUNDLED, SAMPLE, TITLES, odd_dataset, records
from rdflib import RDF, XSD, Graph, Literal, Namespace, URIRef

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # the reader's own parser uses it
SDO = Namespace("https://schema.org/")
ELI = Namespace("http://data.europa.eu/eli/ontology#")
OWN = Namespace("urn:policy-timeline:term:")


def graph(run: Run, *args: str, data: str = SAMPLE) -> Graph:
    """The triples."""
    result = run("export", "jsonld", *args, "-d", data)
    assert result.code == 0, result.err
    return Graph().parse(data=result.out, format="json-ld")


def of(record: str, dataset: str = "dataset") -> URIRef:
    """The name of a record."""
    return URIRef(f"urn:policy-timeline:{dataset}:{record}")


def law(folder: Path, body: str, *, land: str = "UA") -> str:
    """A dataset of one law, in Ukraine."""
    files = (
        f"laws: {{a: {{title: A law, cite: s, {body}}}}}\nparties: {{ua: {{title: Ukraine, ids: {{iso-3166-1: {land}}}}}}}\n"
        "bodies: {cabinet: {title: Cabinet, cite: s}}\nsources: {s: {title: S, authority: press}}"
    )
    return str(write_dataset(folder / "law", files, "ua"))


# --- what comes back -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("data", [SAMPLE, BUNDLED], ids=["sample", "bundled"])
def test_every_record_and_every_event_comes_back(run: Run, data: str) -> None:
    found, name = graph(run, data=data), Path(data).name
    wanted = records(run, data=data)
    typed = {str(subject) for subject in found.subjects(RDF.type, None) if isinstance(subject, URIRef)}
    events = {f"urn:policy-timeline:{name}:{event['address']}" for record in wanted for event in record["events"]}
    assert typed == {f"urn:policy-timeline:{name}", *(f"urn:policy-timeline:{name}:{record['id']}" for record in wanted), *events}
    assert len(events) > 20


@pytest.mark.parametrize("data", [SAMPLE, BUNDLED], ids=["sample", "bundled"])
def test_no_link_is_lost(run: Run, data: str) -> None:
    found, name = graph(run, data=data), Path(data).name
    for record in records(run, data=data):
        targets = {str(target) for target in found.objects(of(record["id"], name), None)}
        assert {f"urn:policy-timeline:{name}:{link['record']}" for link in record["links"] if link["direction"] == "out"} <= targets, record["id"]


def test_the_context_is_part_of_the_document_and_points_to_no_other(run: Run) -> None:
    context = json.loads(run("export", "jsonld", "untoc", "-d", SAMPLE).out)["@context"]
    assert context["@vocab"] == "https://schema.org/"
    assert all(isinstance(value, str) for value in context.values())


def test_titles_have_their_languages(run: Run) -> None:
    assert set(graph(run, "programme-2016").objects(of("programme-2016"), SDO.name)) == {
        Literal("Programme till 2020", lang="en"),
        Literal("Державна соціальна програма протидії торгівлі людьми на період до 2020 року", lang="uk"),
    }


def test_a_title_of_any_letters_comes_back(run: Run, tmp_path: Path) -> None:
    found = graph(run, "--kind", "law", data=odd_dataset(tmp_path / "odd"))
    assert {str(name) for name in found.objects(None, SDO.name)} >= TITLES


def test_the_dataset_says_its_version_date_and_licence(run: Run) -> None:
    found, name = graph(run, "untoc"), URIRef("urn:policy-timeline:dataset")
    assert [str(found.value(name, term)) for term in (SDO.version, SDO.dateModified, SDO.license)] == ["1", "2026-11-24", "CC BY 4.0"]


def test_the_same_data_on_the_same_day_give_the_same_bytes(run: Run) -> None:
    assert run("export", "jsonld", "-d", BUNDLED).out == run("export", "jsonld", "-d", BUNDLED).out


def test_claims_that_were_not_chosen_are_counted(run: Run) -> None:
    assert run("export", "jsonld", "cets-201", "-d", SAMPLE).err == "note: jsonld: claims that were not chosen: 1\n"


def test_no_number_of_a_hotline_stands_without_its_year(run: Run) -> None:
    result = run("export", "jsonld", "--kind", "hotline", "-d", BUNDLED)
    assert "0 800 500" not in "".join(line for line in result.out.splitlines() if '"@type": "Service"' in line and '"telephone"' in line)
    assert "telephone" not in result.out
    assert "numbers of hotlines, which must not stand without their years: " in result.err


def test_no_control_character_of_a_title_is_printed(run: Run, tmp_path: Path) -> None:
    result = run("export", "jsonld", "-d", law(tmp_path, 'aliases: ["a\\e[2Jb"]'))
    assert "\x1b" not in result.out
    assert "control characters, which are taken out: 1" in result.err


# --- law -------------------------------------------------------------------------------------------------------------


def test_a_law_has_its_number_type_dates_and_author(run: Run, tmp_path: Path) -> None:
    body = (
        "form: law, number: 3739-VI, issuer: cabinet, events: [{event: adoption, date: 2011-09-20}, {event: publication, date: 2011-10-15}, "
        "{event: entry into force, date: 2011-11-15}, {event: repeal, date: 2020-01-01}]"
    )
    found, name = graph(run, data=law(tmp_path, body)), of("a", "law")
    assert found.value(name, SDO.legislationType) == Literal("law")
    assert found.value(name, ELI.date_document) == found.value(name, SDO.legislationDate) == Literal("2011-09-20", datatype=XSD.date)
    assert found.value(name, ELI.date_publication) == Literal("2011-10-15", datatype=XSD.date)
    assert found.value(name, ELI.first_date_entry_in_force) == Literal("2011-11-15", datatype=XSD.date)
    assert found.value(name, ELI.date_no_longer_in_force) == Literal("2020-01-01", datatype=XSD.date)
    assert found.value(name, ELI.passed_by) == found.value(name, SDO.legislationPassedBy) == of("cabinet", "law")


@pytest.mark.parametrize(
    ("events", "force"),
    [
        ("{event: entry into force, date: 2011}", "InForce"),
        ("{event: entry into force, date: 2011}, {event: repeal, date: 2020}", "NotInForce"),
        ("{event: entry into force, date: 2030}", "NotInForce"),
        ("{event: adoption, date: 2011}", None),
        ("{event: visit}", None),
    ],
)
def test_the_legal_force_is_the_computed_status_and_is_left_out_where_that_is_unknown(
    run: Run, tmp_path: Path, events: str, force: str | None
) -> None:
    found, name = graph(run, data=law(tmp_path, f"events: [{events}]")), of("a", "law")
    assert found.value(name, SDO.legislationLegalForce) == (SDO[force] if force else None)
    inside = f"InForce-{force[:1].lower()}{force[1:]}" if force else ""
    assert found.value(name, ELI.in_force) == (ELI[inside] if force else None)


def test_the_legal_force_is_that_of_the_day_it_names(run: Run, tmp_path: Path) -> None:
    data = law(tmp_path, "events: [{event: entry into force, date: 2011-05-01}]")
    out = run("export", "jsonld", "-d", data, env={"TIMELINE_TODAY": "2010-01-01"}).out
    found = Graph().parse(data=out, format="json-ld")
    assert found.value(of("a", "law"), SDO.legislationLegalForce) == SDO.NotInForce
    assert found.value(URIRef("urn:policy-timeline:law"), OWN.legalForceOn) == Literal("2010-01-01", datatype=XSD.date)


def test_a_law_whose_article_does_not_hold_is_in_force_in_part(run: Run, tmp_path: Path) -> None:
    body = "events: [{event: entry into force, date: 2011-05-01}], provisions: {art-1: {title: One, events: [{event: repeal, date: 2015-01-01}, {event: entry into force, date: 2011-05-01}]}}"
    assert graph(run, data=law(tmp_path, body)).value(of("a", "law"), SDO.legislationLegalForce) == SDO.PartiallyInForce


def test_a_date_that_is_not_exact_is_never_made_exact(run: Run, tmp_path: Path) -> None:
    found, name = graph(run, data=law(tmp_path, "events: [{event: adoption, date: 2011-09}, {event: entry into force, date: 201X}]")), of("a", "law")
    assert found.value(name, SDO.legislationDate) == Literal("2011-09", datatype=XSD.gYearMonth)
    assert found.value(name, ELI.date_document) is None
    assert found.value(name, ELI.first_date_entry_in_force) is None
    assert found.value(of("a#entry-into-force", "law"), OWN.edtf) == Literal("201X")


def test_a_treaty_enters_into_force_for_the_state(run: Run) -> None:
    assert graph(run, "untoc").value(of("untoc"), ELI.first_date_entry_in_force) == Literal("2004-06-20", datatype=XSD.date)


def test_an_amendment_is_one_in_both_vocabularies(run: Run) -> None:
    found = graph(run, "amendment-2006")
    for term in (SDO.legislationAmends, ELI.amends):
        assert found.value(of("amendment-2006"), term) == of("criminal-code-2001/art-149")


# --- Akoma Ntoso -----------------------------------------------------------------------------------------------------

_ADOPTED = "events: [{event: adoption, date: 2011-09-20}]"


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (f"form: law, number: 3739-VI, {_ADOPTED}", "/akn/ua/act/2011-09-20/3739-VI"),
        (f"form: code, number: 2341-III, {_ADOPTED}", "/akn/ua/act/2011-09-20/2341-III"),
        (f"form: resolution, number: CMU 350, issuer: cabinet, {_ADOPTED}", "/akn/ua/act/resolution/cabinet/2011-09-20/350"),
        (f"form: decree, number: 68/2016, issuer: cabinet, {_ADOPTED}", "/akn/ua/act/decree/cabinet/2011-09-20/68-2016"),
        (f"form: concept, number: 188-р, issuer: cabinet, {_ADOPTED}", "/akn/ua/act/concept/cabinet/2011-09-20/188-р"),
        (f"form: resolution, number: CMU 350, {_ADOPTED}", None),
        (f"form: law, {_ADOPTED}", None),
        ("form: law, number: 3739-VI, events: [{event: adoption, date: 2011}]", None),
        ("form: law, number: 3739-VI", None),
    ],
)
def test_an_act_has_its_akoma_ntoso_name_where_number_and_day_are_known(run: Run, tmp_path: Path, body: str, name: str | None) -> None:
    found: Any = graph(run, data=law(tmp_path, body)).value(of("a", "law"), ELI.id_local)
    assert (None if found is None else str(found)) == name


def test_without_a_country_there_is_no_akoma_ntoso_name(run: Run, tmp_path: Path) -> None:
    folder = write_dataset(
        tmp_path / "law", f"laws: {{a: {{title: A law, cite: s, form: law, number: 1, {_ADOPTED}}}}}\nsources: {{s: {{title: S, authority: press}}}}"
    )
    assert "/akn/" not in run("export", "jsonld", "-d", str(folder)).out
