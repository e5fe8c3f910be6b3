"""What somebody types names one record, or says which it may have been."""

from __future__ import annotations

import pytest
from asking import lens
from conftest import MakeDataset
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.query.find import find
from timeline.query.lens import NotFound
from timeline.store import Store

RECORDS = """
sources:
  page: {title: A page on the Palermo Protocol, authority: press}
treaties:
  cets-201:
    title: {en: Convention on the Protection of Children, uk: Конвенція про захист дітей}
    number: CETS 201
    aliases: [Lanzarote Convention, Обов’язкова пам’ятка]
    events: [{event: ratification, date: 2012-06-20}]
  cets-197:
    title: Convention on Action against Trafficking
    number: CETS 197
    events: [{event: ratification, date: 2010-09-21}]
  palermo-protocol:
    title: Protocol to Prevent Trafficking in Persons
    ids: {untc: XVIII-12-a}
    events: [{event: ratification, date: 2004-02-04}]
laws:
  law-3739-vi:
    title: Law on Combating Trafficking
    number: 3739-VI
    events: [{event: adoption, date: 2011-09-20}]
  criminal-code:
    title: Criminal Code
    events: [{event: adoption, date: 2001-04-05}]
    provisions:
      art-149: {title: Trafficking in persons, article: art. 149}
programmes:
  programme-1999: {title: First programme, period: 199X/2003}
  programme-2007: {title: Programme till 2010, period: /2010, events: [{event: adoption, date: 2007-03-07}]}
  programme-2012: {title: Programme till 2015, period: 2012/2015, events: [{event: adoption, date: 2012-03-21}]}
  programme-2015: {title: Programme till 2020, period: 2016/2020, events: [{event: adoption, date: 2015-12}]}
stages:
  policy-stage-2: {title: Awareness, series: policy, number: 2, period: 1999/2002}
  cso-stage-2: {title: Growth, series: civil-society, number: 2, period: 2000/2013}
  cso-stage-3: {title: War, series: civil-society, number: 3, period: 2014/..}
"""


@pytest.fixture
def store(dataset: MakeDataset) -> Store:
    """The records above."""
    return dataset(RECORDS)


@pytest.mark.parametrize(
    "typed",
    ["cets-201", "CETS-201", "CETS 201", "cets201", "CETS № 201", " cets  201 ", "Lanzarote Convention", "lanzarote convention"],
)
def test_an_id_a_number_in_any_spelling_and_an_alias_name_the_record(store: Store, typed: str) -> None:
    assert find(lens(store), typed, ("treaty",)) == "cets-201"


@pytest.mark.parametrize("typed", ["3739-VI", "3739-vi", "3739 VI", "3739VI", "№ 3739-VI", "law 3739-VI"])
def test_a_law_is_found_by_its_official_number(store: Store, typed: str) -> None:
    assert find(lens(store), typed, ("law",)) == "law-3739-vi"


def test_an_identifier_of_another_system_names_the_record(store: Store) -> None:
    assert find(lens(store), "XVIII-12-a") == "palermo-protocol"


@pytest.mark.parametrize("typed", ["обов'язкова пам'ятка", "Обов’язкова пам’ятка", "ОБОВʼЯЗКОВА ПАМʼЯТКА"])
def test_case_and_apostrophe_tell_no_names_apart(store: Store, typed: str) -> None:
    assert find(lens(store), typed) == "cets-201"


def test_the_address_of_an_event_is_the_name_of_no_record(store: Store) -> None:
    with pytest.raises(NotFound):
        find(lens(store), "cets-201#ratification")


@pytest.mark.parametrize("typed", ["0 800 500 335", "0800500335", "0-800-500-335", "116 123"])
def test_a_hotline_is_found_by_each_of_its_numbers(dataset: MakeDataset, typed: str) -> None:
    store = dataset(
        "hotlines: {line: {title: A line, numbers: [{value: 0 800 500 335, valid: 2019}, {value: 116 123, valid: 2009}]}, other: {title: Other}}"
    )
    assert find(lens(store), typed, ("hotline",)) == "line"


@pytest.mark.parametrize("typed", ["criminal-code/art-149", "art-149", "art 149", "Art. 149"])
def test_a_provision_is_found_by_its_whole_and_its_short_id(store: Store, typed: str) -> None:
    assert find(lens(store), typed, ("provision",)) == "criminal-code/art-149"


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("typed", ["Protection of Children", "protect child", "children protection", "захист дітей", "ДІТЕЙ"])
def test_words_of_a_title_in_either_language_and_any_order_name_the_record(store: Store, typed: str, language: str) -> None:
    assert find(lens(store, language), typed, ("treaty",)) == "cets-201"


LATIN = """
organisations:
  institute: {title: {en: Research body, uk: Інститут соціальних досліджень}, form: institute, aliases: [Науковий дім]}
  institute-2: {title: {en: Other body, uk: Інститут права}, form: institute}
"""


@pytest.mark.parametrize("typed", ["instytut sotsialnykh doslidzhen", "Instytut Sotsialnykh Doslidzhen", "sotsialnykh", "naukovyi dim"])
@pytest.mark.parametrize("kinds", [(), ("organisation",)])
def test_a_ukrainian_name_in_latin_letters_names_the_record(dataset: MakeDataset, typed: str, kinds: tuple[str, ...]) -> None:
    assert find(lens(dataset(LATIN)), typed, kinds) == "institute"


def test_a_latin_spelling_that_fits_several_names_lists_them(dataset: MakeDataset) -> None:
    with pytest.raises(NotFound) as caught:
        find(lens(dataset(LATIN)), "instytut")
    assert {record for record, _ in caught.value.near} == {"institute", "institute-2"}


def test_a_stage_number_is_one_of_the_policy(store: Store) -> None:
    assert find(lens(store), "2", ("stage",)) == "policy-stage-2"


def test_a_number_alone_is_no_stage_where_any_kind_is_meant(store: Store) -> None:
    with pytest.raises(NotFound):
        find(lens(store), "2")


@pytest.mark.parametrize(
    ("year", "record"),
    [("2007", "programme-2007"), ("2012", "programme-2012"), ("2016", "programme-2015")],
    ids=["of adoption", "of adoption and start", "of start"],
)
def test_a_year_is_one_of_adoption_or_start(store: Store, year: str, record: str) -> None:
    assert find(lens(store), year, ("programme",)) == record


def test_an_end_year_counts_when_nothing_else_has_it(store: Store) -> None:
    assert find(lens(store), "2010", ("programme",)) == "programme-2007"


def test_an_end_year_does_not_count_beside_an_adoption_of_that_year(store: Store) -> None:
    assert find(lens(store), "2015", ("programme",)) == "programme-2015"  # adopted in December 2015; another ended that year


def test_a_decade_is_no_year_of_it(store: Store) -> None:
    with pytest.raises(NotFound):
        find(lens(store), "1995", ("programme",))


def test_pages_that_tell_of_a_record_are_not_meant_where_the_record_is(store: Store) -> None:
    assert find(lens(store), "Palermo") == "palermo-protocol"
    assert find(lens(store), "Palermo", ("source",)) == "page"


def test_several_matches_are_listed_and_none_is_chosen(store: Store) -> None:
    with pytest.raises(NotFound) as caught:
        find(lens(store), "convention", ("treaty",))
    assert caught.value.several
    assert {record for record, _ in caught.value.near} == {"cets-201", "cets-197"}
    assert "several treaties" in caught.value.message


def test_the_listed_titles_are_in_the_language_of_the_asker(store: Store) -> None:
    with pytest.raises(NotFound) as caught:
        find(lens(store, "uk"), "cets", ("treaty",))
    assert dict(caught.value.near)["cets-201"] == "Конвенція про захист дітей"


def test_a_slip_of_the_pen_brings_the_nearest_names(store: Store) -> None:
    with pytest.raises(NotFound) as caught:
        find(lens(store), "lanzarotte convention", ("treaty",))
    assert not caught.value.several
    assert caught.value.near[0][0] == "cets-201"


def test_near_names_are_of_the_kind_that_was_asked_for(store: Store) -> None:
    with pytest.raises(NotFound) as caught:
        find(lens(store), "crimnal code", ("treaty",))
    assert "criminal-code" not in dict(caught.value.near)


def test_a_record_of_another_kind_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        find(lens(store), "cets-201", ("law",))


def test_where_nothing_is_near_the_list_of_the_kind_is_named(store: Store) -> None:
    with pytest.raises(NotFound) as caught:
        find(lens(store), "zzzzzzzz", ("law",))
    assert caught.value.near == ()
    assert "timeline laws" in caught.value.hint


def test_whatever_is_typed_names_a_record_or_is_not_found(store: Store) -> None:
    ids = {record for (record,) in lens(store).rows("SELECT id FROM record")}

    @given(st.text(max_size=40) | st.text("cets 201-#/\"*():^'ʼ’", max_size=20), st.sampled_from([(), ("treaty",), ("stage",), ("law", "body")]))
    @settings(max_examples=200)
    def holds(text: str, kinds: tuple[str, ...]) -> None:
        try:
            found = {find(lens(store), text, kinds)}
        except NotFound as error:
            found = {record for record, _ in error.near}
        assert found <= ids

    holds()
