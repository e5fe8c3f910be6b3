"""Where values come from: every claim with its source, what hangs on a conflict, which sources were read long ago, one event whole."""

from __future__ import annotations

import pytest
from asking import lens, lines, sure, texts, values
from conftest import MakeDataset

from timeline.answer import Answer, Card, Cell, text_of
from timeline.query.card import show
from timeline.query.cells import located
from timeline.query.citing import citation
from timeline.query.lens import NotFound, UsageError
from timeline.query.provenance import conflicts, event_card, stale, why
from timeline.store import Store

RECORDS = """
sources:
  gazette: {title: Official gazette, authority: official, url: "https://example.org/gazette", checked: 2026-11-01}
  report: {title: A report, authority: study, checked: 2024-05-05}
  page: {title: A page, authority: press}
topics: {money: {title: Money, scheme: funding}}
treaties:
  t:
    title: {en: A treaty, uk: Договір}
    number: [{value: T 1, cite: gazette}, {value: T 2, cite: report}]
    aliases: [The pact]
    cite: report
    events:
      - {event: signature, date: 2001}
      - event: ratification
        by: law
        place: Kyiv
        text: With two reservations.
        note: No roll call.
        date:
          - {value: 2012-06-20, cite: gazette §1}
          - {value: 2012, cite: page}
          - {value: 2007, cite: report §2, note: As printed.}
      - {event: reservation}
laws:
  law:
    title: A law whose title is so long that no list would ever show it whole beside another column
    cite: gazette
    events:
      - {event: adoption, date: [{value: 2010-01-01, cite: gazette}, {value: 2009-01-01, cite: report}]}
  sure: {title: A law that all agree on, cite: gazette, events: [{event: adoption, date: 2011-01-01}]}
"""
LAW = "A law whose title is so long that no list would ever show it whole beside another column"


@pytest.fixture
def store(dataset: MakeDataset) -> Store:
    """The records above."""
    return dataset(RECORDS)


def labels(card: Card, heading: str) -> list[tuple[str, str]]:
    """The lines that have a label: one for each claim."""
    return [(label, text) for label, text in lines(card, heading) if label]


# --- why ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["t.ratification", "t#ratification", "T 1.ratification", "A treaty.ratification"])
def test_a_value_is_named_by_its_record_and_its_field(store: Store, typed: str) -> None:
    assert [section.heading for section in why(lens(store), typed).sections()] == ["ratification"]


def test_each_claim_says_whether_it_is_shown_agrees_or_differs_and_the_rule_that_chose(store: Store) -> None:
    assert labels(why(lens(store), "t.ratification"), "ratification") == [
        ("shown", "2012-06-20 · rule: best authority"),
        ("agrees", "2012"),
        ("differs", "2007"),
    ]


def test_each_claim_names_its_source_the_place_in_it_its_weight_its_address_and_the_day_it_was_read(store: Store) -> None:
    told = [text for _, text in lines(why(lens(store), "t.ratification"), "ratification")]
    assert "Official gazette, §1 · gazette: official · https://example.org/gazette · checked 2026-11-01" in told
    assert "A report, §2 · report: study · checked 2024-05-05" in told


def test_a_claim_without_a_source_of_its_own_has_that_of_its_record(store: Store) -> None:
    assert ("", "A report · report: study · checked 2024-05-05") in lines(why(lens(store), "t.signature"), "signature")


def test_each_claim_keeps_its_note_and_points_to_its_line(store: Store) -> None:
    told = [text for _, text in lines(why(lens(store), "t.ratification"), "ratification")]
    assert "As printed." in told
    written = RECORDS.splitlines()
    places = [text for text in told if text.startswith("data.yaml:")]
    assert [written[int(place.split(":")[1]) - 1].split("value: ")[1].split(",")[0] for place in places] == ["2012-06-20", "2012", "2007"]


def test_a_record_alone_means_all_its_values(store: Store) -> None:
    assert {section.heading for section in why(lens(store), "t").sections()} == {
        "title", "number", "aliases", "signature", "ratification", "ratification.by",
    }  # fmt: skip


def test_of_values_that_hold_together_none_is_chosen(store: Store) -> None:
    assert labels(why(lens(store), "t.aliases"), "aliases") == [("stated", "The pact")]


def test_every_claim_is_data(store: Store) -> None:
    claims = why(lens(store), "t.ratification").item["values"]["ratification"]
    assert [(claim["value"], claim["chosen"], claim["disputed"]) for claim in claims] == [
        ("2012-06-20", True, False), ("2012", False, False), ("2007", False, True),
    ]  # fmt: skip
    assert claims[0]["sources"] == [{"source": "gazette", "place": "§1"}]
    assert (claims[0]["rule"], claims[0]["file"]) == ("best authority", "data.yaml")


def test_a_field_that_the_record_has_not_is_wrong_usage_and_its_fields_are_given(store: Store) -> None:
    with pytest.raises(UsageError, match="`t` has no value `colour`") as caught:
        why(lens(store), "t#colour")
    for name in ("title", "number", "ratification"):
        assert name in caught.value.hint


def test_the_words_of_claims_are_ukrainian_for_who_asks_in_ukrainian(store: Store) -> None:
    told = labels(why(lens(store, "uk"), "t.ratification"), "ratification")
    assert not [label for label, _ in told if label.isascii()]


# --- conflicts ---------------------------------------------------------------------------------------------------------


def others(answer: Answer) -> dict[str, str]:
    """What the other sources say, by value."""
    return dict(zip(sure(answer), texts(answer, "others"), strict=True))


def test_every_value_on_which_sources_conflict_is_listed_and_no_other(store: Store) -> None:
    answer = conflicts(lens(store), [], depends=False)
    assert others(answer) == {"law#adoption": "2009-01-01 (report)", "t#number": "T 2 (report)", "t#ratification": "2007 (report §2)"}
    assert (answer.total, answer.counted) == (3, "3 conflicts")


def test_a_conflict_tells_what_is_shown_by_which_rule(store: Store) -> None:
    answer = conflicts(lens(store), ["law"], depends=False)
    assert texts(answer, "shown") == ["2010-01-01 (gazette)"]
    assert values(answer, "rule") == ["best authority"]
    assert texts(answer, "title") == [LAW]


@pytest.mark.parametrize("kind", ["treaty", "treaties"])
def test_conflicts_are_asked_for_by_kind_in_the_singular_and_the_plural(store: Store, kind: str) -> None:
    assert sure(conflicts(lens(store), [kind], depends=False)) == ["t#number", "t#ratification"]


def test_a_kind_that_is_none_is_wrong_usage(store: Store) -> None:
    with pytest.raises(UsageError, match="--kind: `ship`"):
        conflicts(lens(store), ["ship"], depends=False)


def test_what_hangs_on_a_conflict_is_the_time_that_would_be_another(store: Store) -> None:
    answer = conflicts(lens(store), [], depends=True)
    assert dict(zip(sure(answer), texts(answer, "depends"), strict=True)) == {
        "law#adoption": "basis adopted: from 2009-01-01 ≠ 2010-01-01",
        "t#number": "no status",
        "t#ratification": "basis adopted: from 2007 ≠ 2012-06-20",
    }


@pytest.mark.parametrize("depends", [False, True])
def test_what_hangs_on_a_conflict_is_shown_when_it_is_asked_for(store: Store, depends: bool) -> None:
    [column] = [column for column in conflicts(lens(store), [], depends).tables[0].columns if column.name == "depends"]
    assert column.shown is depends


def test_numbers_of_one_period_that_differ_are_a_conflict_and_those_of_two_periods_are_none(dataset: MakeDataset) -> None:
    held = dataset(
        """
        sources: {a: {title: A}, b: {title: B}}
        figures:
          f:
            title: Found
            values: [{value: 5, period: 2014, cite: a}, {value: 6, period: 2014, cite: b §2}, {value: 7, period: 2015, cite: a}, {value: 7, period: 2015, cite: b}]
          calm: {title: Calm, values: [{value: 1, period: 2014, cite: a}, {value: 2, period: 2015, cite: b}]}
        """
    )
    answer = conflicts(lens(held), [], depends=True)
    assert (sure(answer), texts(answer, "shown"), texts(answer, "others")) == (["f#values"], ["2014: 5 (a)"], ["2014: 6 (b §2)"])
    assert texts(answer, "depends") == ["no status"]
    assert sure(conflicts(lens(held), ["figure"], depends=False)) == ["f#values"]
    assert sure(conflicts(lens(held), ["law"], depends=False)) == []


def test_a_value_that_a_record_has_not_is_told_with_those_that_it_has(store: Store) -> None:
    with pytest.raises(UsageError, match="`t` has no value `nothing`"):
        why(lens(store), "t.nothing")


def test_a_conflict_on_a_title_names_the_language_that_is_not_english(dataset: MakeDataset) -> None:
    store = dataset(
        """
        sources: {a: {title: A, authority: official}, b: {title: B, authority: press}}
        laws:
          l:
            title: {en: [{value: One, cite: a}, {value: Two, cite: b}], uk: [{value: Один, cite: a}, {value: Два, cite: b}]}
        """
    )
    rows = conflicts(lens(store), [], depends=False).tables[0].rows
    assert sorted(text_of(row.cells[1]) for row in rows) == ["title", "title (uk)"]


ACTS = """
sources: {gazette: {title: Gazette, authority: official}, report: {title: Report, authority: study}}
programmes:
  p: {title: Programme, form: programme, act: [{value: decree, cite: report}, {value: resolution, cite: gazette}]}
  q: {title: Another, form: programme, act: [{value: order, cite: report}, {value: order, cite: gazette}]}
"""


def test_sources_that_call_an_act_by_two_sorts_are_a_conflict_and_the_better_one_is_shown(dataset: MakeDataset) -> None:
    answer = conflicts(lens(dataset(ACTS)), [], depends=False)
    assert [(row[0], text_of(row.cells[2]), text_of(row.cells[4])) for row in answer.tables[0].rows] == [
        ("p#act", "resolution (gazette)", "decree (report)")
    ]


def test_the_sort_of_an_act_is_told_in_the_language_of_the_reader_and_kept_as_its_word_for_programs(dataset: MakeDataset) -> None:
    store = dataset(ACTS)
    (row,) = conflicts(lens(store, "uk"), [], depends=False).tables[0].rows
    assert (text_of(row.cells[2]), text_of(row.cells[4])) == ("постанова (gazette)", "указ (report)")
    assert isinstance(row.cells[2], Cell)
    assert row.cells[2].value == "resolution (gazette)"
    assert [text.split(" ·")[0] for _, text in labels(why(lens(store, "uk"), "p.act"), "вид акта")] == ["указ", "постанова"]
    assert lines(show(lens(store, "uk"), "p", "show"), "Джерела розходяться") == [("вид акта", "≠ указ за report (показано: постанова)")]


def test_where_nothing_conflicts_the_list_is_empty(dataset: MakeDataset) -> None:
    answer = conflicts(lens(dataset("laws: {a: {title: A}}")), [], depends=True)
    assert (answer.total, sure(answer), answer.hints) == (0, [], [])


def test_the_value_that_is_hinted_at_can_be_asked_for(store: Store) -> None:
    [hint] = conflicts(lens(store), [], depends=False).hints
    command, value = hint.removeprefix("timeline ").split(" ", 1)
    assert command == "why"
    assert why(lens(store), value).item["values"]


def test_the_field_of_a_conflict_is_ukrainian_for_who_asks_in_ukrainian(store: Store) -> None:
    assert texts(conflicts(lens(store, "uk"), [], depends=False), "field") == ["прийняття", "номер", "ратифікація"]


# --- stale -------------------------------------------------------------------------------------------------------------


def test_sources_read_longer_ago_than_asked_stand_with_the_oldest_first_and_those_never_read_before_them(store: Store) -> None:
    answer = stale(lens(store), "2y")
    assert sure(answer) == ["page", "report"]
    assert texts(answer, "checked") == ["no date", "2024-05-05"]


@pytest.mark.parametrize(
    ("length", "found"),
    [("0d", ["page", "report", "gazette"]), ("3w", ["page", "report", "gazette"]), ("24d", ["page", "report"]), ("1m", ["page", "report"]),
     ("3y", ["page"]), ("9999y", ["page"])],
)  # fmt: skip
def test_lengths_of_time_are_days_weeks_months_and_years(store: Store, length: str, found: list[str]) -> None:
    assert sure(stale(lens(store), length)) == found


@pytest.mark.parametrize("length", ["", "y", "2", "two years", "-1y", "1.5y", "99999y", "2 y", "²y"])
def test_a_length_of_time_that_is_none_is_wrong_usage(store: Store, length: str) -> None:
    with pytest.raises(UsageError, match="--older-than"):
        stale(lens(store), length)


def test_a_stale_source_tells_how_often_it_is_cited(store: Store) -> None:
    answer = stale(lens(store), "2y")
    assert values(answer, "cited") == [1, 4]


# --- one event ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["t#ratification", "T 1#ratification", "A treaty# ratification"])
def test_the_address_of_an_event_shows_the_event(store: Store, typed: str) -> None:
    card = event_card(lens(store), typed)
    assert (card.title, card.subtitle) == ("ratification", "t#ratification")
    assert card.item["address"] == "t#ratification"


def test_an_event_tells_of_what_when_by_which_act_where_and_what_was_said(store: Store) -> None:
    assert lines(event_card(lens(store), "t#ratification"), "") == [
        ("record", "A treaty (t)"), ("date", "2012-06-20"), ("by", LAW), ("", "Kyiv"), ("", "With two reservations."), ("", "No roll call."),
    ]  # fmt: skip


def test_an_event_has_every_claim_of_its_date_and_of_no_other(store: Store) -> None:
    card = event_card(lens(store), "t#ratification")
    assert [label for label, _ in labels(card, "Sources")] == ["shown", "agrees", "differs"]
    assert [claim["value"] for claim in card.item["claims"]] == ["2012-06-20", "2012", "2007"]


def test_an_event_without_a_date_says_so(store: Store) -> None:
    card = event_card(lens(store), "t#reservation")
    assert ("date", "undated") in lines(card, "")
    assert lines(card, "Sources") == []


def test_an_event_that_the_record_has_not_is_not_found_and_those_that_it_has_are_given(store: Store) -> None:
    with pytest.raises(NotFound, match="`t` has no event `accession`") as caught:
        event_card(lens(store), "t#accession")
    assert set(caught.value.near) == {
        ("t#signature", "signature 2001"), ("t#ratification", "ratification 2012-06-20"), ("t#reservation", "reservation"),
    }  # fmt: skip


def test_an_event_of_a_record_that_is_none_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound, match="no record is called `nothing at all`"):
        event_card(lens(store), "nothing at all#ratification")


# --- the page of a place ---------------------------------------------------------------------------------------------

PAGES = """
sources:
  book:
    title: A book
    authority: study
    sections: {s3-1: {title: Law, page: "9"}, conclusions: {title: Conclusions, page: "28"}, s4: {title: Work}}
  page: {title: A page, authority: official}
laws:
  a: {title: A, cite: [book §3.1 chart 3.1, book conclusions, book §3, book §4, book], events: [{event: adoption, date: [{value: 2001, cite: page}, {value: 2002, cite: book §3.1}]}]}
"""


@pytest.mark.parametrize(
    ("place", "shown"),
    [("§3.1", "§3.1, p. 9"), ("§3.1 chart 3.1", "§3.1 chart 3.1, p. 9"), ("conclusions", "conclusions, p. 28"), ("§3", "§3"), ("§3.1.2", "§3.1.2"),
     ("§4", "§4"), ("", ""), ('§"', '§"')],
)  # fmt: skip
def test_a_place_has_the_page_that_the_contents_list_gives(dataset: MakeDataset, place: str, shown: str) -> None:
    assert located(lens(dataset(PAGES)), "book", place) == shown


def test_cards_conflicts_and_claims_show_the_page(dataset: MakeDataset) -> None:
    store = dataset(PAGES)
    card = show(lens(store), "a", "law")
    assert ("book", "A book, §3.1 chart 3.1, p. 9") in lines(card, "Sources")
    assert lines(card, "Sources differ") == [("adoption", "≠ 2002 according to book §3.1 (shown: 2001)")]
    found = conflicts(lens(store), [], False)
    assert (texts(found, "others"), values(found, "others")) == (["2002 (book §3.1, p. 9)"], [["2002 (book §3.1)"]])
    sources = [source for claim in why(lens(store), "a.adoption").item["values"]["adoption"] for source in claim["sources"]]
    assert sources == [{"source": "page", "place": ""}, {"source": "book", "place": "§3.1", "page": "9"}]


def test_a_citation_of_a_record_shows_pages_in_the_language_of_the_asker(dataset: MakeDataset) -> None:
    store = dataset(PAGES)
    assert "Rests on: book (conclusions, p. 28; §3; §3.1, p. 9; §3.1 chart 3.1, p. 9; §4), page" in citation(lens(store), "a")["note"]
    assert "§3.1 схема 3.1, с. 9" in citation(lens(store, "uk"), "a")["note"]
