"""Filters of lists: the same one twice is `or`, different ones are `and`, and what only may match is told apart."""

from __future__ import annotations

from typing import Any

import pytest
from asking import SAMPLE, ask, count, perhaps, sure
from conftest import MakeDataset

from timeline.answer import Answer
from timeline.query.lens import NotFound, UsageError
from timeline.query.views import VIEWS, View
from timeline.store import open_store

RATIFIED = """
treaties:
  day: {title: On a day, events: [{event: ratification, date: 2004-02-04}]}
  month: {title: In a month, events: [{event: ratification, date: 2004-02}]}
  year: {title: In a year, events: [{event: accession, date: 2004}]}
  early: {title: A year before, events: [{event: ratification, date: 2003}]}
  late: {title: A year later, events: [{event: acceptance, date: 2005-01-01}]}
  decade: {title: In the decade, events: [{event: succession, date: 200X}]}
  before: {title: Not later than, events: [{event: ratification, date: "[..2003]"}]}
  undated: {title: Ratified on no known day, events: [{event: ratification}]}
  signed: {title: Only signed, events: [{event: signature, date: 2004-02-04}]}
  twice: {title: Ratified twice, events: [{event: ratification, date: 1990}, {event: ratification, date: 2010}]}
"""


@pytest.mark.parametrize(
    ("relation", "date", "matching", "possible"),
    [
        ("after", "2004-02-03", "day late twice", "month year decade undated"),
        ("after", "2004-02-04", "late twice", "month year decade undated"),
        ("after", "2004-02", "late twice", "year decade undated"),
        ("after", "2003", "day month year late twice", "decade undated"),
        ("after", "2004", "late twice", "decade undated"),
        ("after", "2009", "twice", "undated"),
        ("after", "2003/2004", "late twice", "decade undated"),
        ("after", "[2003,2004]", "late twice", "decade undated"),
        ("after", "2004/..", "", "undated"),
        ("before", "2004-02-05", "early day before twice", "month year decade undated"),
        ("before", "2004-02-04", "early before twice", "month year decade undated"),
        ("before", "2004", "early before twice", "decade undated"),
        ("before", "2003", "twice", "before decade undated"),
        ("before", "1990", "", "before undated"),
        ("in", "2004", "day month year", "decade undated"),
        ("in", "2004-02", "day month", "year decade undated"),
        ("in", "2004-02-04", "day", "month year decade undated"),
        ("in", "2003/2005", "early day month year late", "before decade undated"),
        ("in", "200X", "early day month year late decade", "before undated"),
        ("in", "2004~", "day month year", "decade undated"),
        ("in", "../2003", "early before twice", "decade undated"),
    ],
)
def test_an_event_filter_answers_yes_perhaps_or_no(dataset: MakeDataset, relation: str, date: str, matching: str, possible: str) -> None:
    answer = ask(dataset(RATIFIED), "treaties", events=[("ratified", relation, date)])
    assert set(sure(answer)) == set(matching.split())
    assert set(perhaps(answer)) == set(possible.split())


@pytest.mark.parametrize("relation", ["after", "before", "in"])
def test_a_record_without_such_an_event_never_matches(dataset: MakeDataset, relation: str) -> None:
    answer = ask(dataset(RATIFIED), "treaties", events=[("ratified", relation, "2004")])
    assert "signed" not in sure(answer) + perhaps(answer)


@pytest.mark.parametrize("date", ["1900", "2004", "2004-02", "2100", "200X", "2000/2010"])
def test_an_undated_event_may_match_whatever_is_asked(dataset: MakeDataset, date: str) -> None:
    store = dataset(RATIFIED)
    for relation in ("after", "before", "in"):
        assert "undated" in perhaps(ask(store, "treaties", events=[("ratified", relation, date)]))


def test_a_day_between_the_two_of_a_set_cannot_match(dataset: MakeDataset) -> None:
    store = dataset('treaties: {either: {title: One of two years, events: [{event: ratification, date: "[2003,2005]"}]}}')
    assert perhaps(ask(store, "treaties", events=[("ratified", "in", "2003")])) == ["either"]
    assert perhaps(ask(store, "treaties", events=[("ratified", "in", "2004")])) == []  # 2004 is impossible


# --- dates that were not chosen ----------------------------------------------------------------------------------------

RIVALS = """
sources: {gazette: {title: Gazette, authority: official}, report: {title: Report, authority: study}}
treaties:
  shown: {title: Shown in 2007, events: [{event: ratification, date: [{value: 2007, cite: gazette}, {value: 2012, cite: report}]}]}
  other: {title: Told of 2007, events: [{event: ratification, date: [{value: 2012-06-20, cite: gazette}, {value: 2007, cite: report}]}]}
  vague: {title: Perhaps 2007, events: [{event: ratification, date: {value: 200X, cite: report}}]}
  neither: {title: Neither, events: [{event: ratification, date: [{value: 2012-06-20, cite: gazette}, {value: 2008, cite: report}]}]}
  signed: {title: Signed then, events: [{event: signature, date: [{value: 2012, cite: gazette}, {value: 2007, cite: report}]}]}
"""


def told_by_others(answer: Answer) -> list[str]:
    """The ids of what matches only by the date of a source that was not chosen."""
    return [row.record for table in answer.tables if table.key == "by_another_source" for row in table.rows]


def test_what_matches_only_by_a_date_that_was_not_chosen_stands_apart_from_what_may_match(dataset: MakeDataset) -> None:
    answer = ask(dataset(RIVALS), "treaties", events=[("ratified", "in", "2007")])
    assert (sure(answer), perhaps(answer), told_by_others(answer)) == (["shown"], ["vague"], ["other"])
    assert answer.tables[-1].heading == "By the date of another source, not shown"


@pytest.mark.parametrize(
    ("relation", "date", "found"),
    [
        ("in", "2007", ["other"]),
        ("in", "2008", ["neither"]),
        ("before", "2010", ["other", "neither"]),
        ("after", "2007", ["shown"]),
        ("in", "2005", []),
    ],
)
def test_a_date_that_was_not_chosen_is_asked_like_any_other(dataset: MakeDataset, relation: str, date: str, found: list[str]) -> None:
    answer = ask(dataset(RIVALS), "treaties", events=[("ratified", relation, date)])
    assert sorted(told_by_others(answer)) == sorted(found)


def test_what_matches_only_by_another_source_is_no_match_and_counted_as_none(dataset: MakeDataset) -> None:
    store = dataset(RIVALS)
    answer = ask(store, "treaties", events=[("ratified", "in", "2008")])
    assert (answer.total, count(store, "treaties", events=[("ratified", "in", "2008")])) == (0, (0, 1))  # `vague` may match


def test_without_such_a_record_there_is_no_third_table(dataset: MakeDataset) -> None:
    answer = ask(dataset(RIVALS), "treaties", events=[("ratified", "in", "2005")])
    assert [table.key for table in answer.tables] == ["items", "may_match"]


def test_a_filter_that_excludes_a_record_excludes_it_from_every_table(dataset: MakeDataset) -> None:
    answer = ask(dataset(RIVALS), "treaties", events=[("ratified", "in", "2007"), ("signed", "in", "2007")])
    assert (sure(answer), perhaps(answer), told_by_others(answer)) == ([], [], [])


def test_only_acts_of_the_jurisdiction_count_as_ratified(dataset: MakeDataset) -> None:
    store = dataset(
        """
        parties:
          ukraine: {title: Ukraine, links: [{continues: ukrainian-ssr}]}
          ukrainian-ssr: {title: Ukrainian SSR}
          poland: {title: Poland}
        treaties:
          ours: {title: Ours, events: [{event: ratification, date: 2004}]}
          inherited: {title: Inherited, events: [{event: ratification, party: ukrainian-ssr, date: 2004}]}
          theirs: {title: Theirs, events: [{event: ratification, party: poland, date: 2004}]}
        """,
        jurisdiction="ukraine",
    )
    answer = ask(store, "treaties", events=[("ratified", "in", "2004")])
    assert (sorted(sure(answer)), perhaps(answer)) == (["inherited", "ours"], [])


def test_in_force_asks_for_the_state_and_adopted_for_the_text(dataset: MakeDataset) -> None:
    store = dataset(
        """
        treaties:
          general: {title: In force in general, events: [{event: entry into force, party: all, date: 2003}]}
          own: {title: In force for the State, events: [{event: entry into force, date: 2003}]}
          text: {title: Adopted, events: [{event: adoption, party: all, date: 2003}]}
        """
    )
    assert sure(ask(store, "treaties", events=[("in-force", "in", "2003")])) == ["own"]
    assert sure(ask(store, "treaties", events=[("adopted", "in", "2003")])) == ["text"]


def test_two_event_filters_must_both_hold(dataset: MakeDataset) -> None:
    store = dataset(
        """
        treaties:
          both: {title: Both, events: [{event: signature, date: 2000}, {event: ratification, date: 2004}]}
          one: {title: One, events: [{event: signature, date: 2000}, {event: ratification, date: 2010}]}
          vague: {title: Vague, events: [{event: signature, date: 2000}, {event: ratification, date: 200X}]}
        """
    )
    answer = ask(store, "treaties", events=[("signed", "in", "2000"), ("ratified", "before", "2005")])
    assert (sure(answer), perhaps(answer)) == (["both"], ["vague"])


def test_what_may_match_stands_under_its_own_heading_and_is_not_counted_as_a_match(dataset: MakeDataset) -> None:
    answer = ask(dataset(RATIFIED), "treaties", events=[("ratified", "in", "2004")])
    assert [(table.key, table.heading) for table in answer.tables] == [("items", ""), ("may_match", "May match")]
    assert (answer.total, answer.counted) == (3, "3 treaties")


@pytest.mark.parametrize("text", ["20.09.2011", "", "soon", "2011-02-30", "2011-13"])
def test_a_date_that_is_none_is_wrong_usage_and_the_option_is_named(dataset: MakeDataset, text: str) -> None:
    with pytest.raises(UsageError, match="--ratified-after"):
        ask(dataset(RATIFIED), "treaties", events=[("ratified", "after", text)])


# --- words of closed lists, and records named by filters ---------------------------------------------------------------

FORMS = """
bodies:
  coe: {title: Council of Europe, form: international organisation}
  un: {title: United Nations, form: international organisation}
  greta: {title: GRETA, form: treaty body}
  cabinet: {title: Cabinet of Ministers, form: government, level: national}
laws:
  a-law: {title: A law, form: law, issuer: cabinet}
  a-decree: {title: A decree, form: decree, issuer: cabinet}
  a-code: {title: A code, form: code}
  an-order: {title: An order, form: law, issuer: un}
"""


def test_the_same_filter_twice_means_either(dataset: MakeDataset) -> None:
    assert sure(ask(dataset(FORMS), "laws", form=["law", "decree"])) == ["a-decree", "a-law", "an-order"]


def test_different_filters_mean_both(dataset: MakeDataset) -> None:
    assert sure(ask(dataset(FORMS), "laws", form=["law", "code"], issuers=["cabinet"])) == ["a-law"]


@pytest.mark.parametrize("issuer", ["cabinet", "Cabinet of Ministers", "cabinet min"])
def test_an_issuer_is_named_like_any_record(dataset: MakeDataset, issuer: str) -> None:
    assert sure(ask(dataset(FORMS), "laws", issuers=[issuer])) == ["a-decree", "a-law"]


def test_an_issuer_that_nobody_knows_is_not_found(dataset: MakeDataset) -> None:
    with pytest.raises(NotFound):
        ask(dataset(FORMS), "laws", issuers=["nobody at all"])


@pytest.mark.parametrize("word", ["treaty body", "treaty-body", "Treaty Body", " treaty  body "])
def test_a_word_of_a_closed_list_is_understood_in_any_spelling(dataset: MakeDataset, word: str) -> None:
    assert sure(ask(dataset(FORMS), "bodies", form=[word])) == ["greta"]


def test_a_word_outside_the_list_is_wrong_usage_and_the_list_is_given(dataset: MakeDataset) -> None:
    with pytest.raises(UsageError, match="--form: `club`") as caught:
        ask(dataset(FORMS), "bodies", form=["club"])
    assert "treaty body" in caught.value.hint


COUNTRIES = """
organisations:
  usaid: {title: USAID, country: United States of America, donor: {tier: key}}
  dfid: {title: DFID, country: Great Britain, donor: {tier: key}}
  sida: {title: Sida, country: Sweden, donor: {tier: key}}
  plain: {title: Plain, country: Poland}
"""


@pytest.mark.parametrize(
    ("word", "donor"),
    [
        ("United States of America", "usaid"),
        ("united states of america", "usaid"),
        ("USA", "usaid"),
        ("us", "usaid"),
        ("UK", "dfid"),
        ("sweden", "sida"),
    ],
)
def test_a_country_is_a_word_that_some_record_has_or_its_short_name(dataset: MakeDataset, word: str, donor: str) -> None:
    assert sure(ask(dataset(COUNTRIES), "donors", country=[word])) == [donor]


def test_a_country_that_no_record_has_is_wrong_usage_and_those_that_there_are_are_given(dataset: MakeDataset) -> None:
    with pytest.raises(UsageError, match="--country: no record has `Atlantis`") as caught:
        ask(dataset(COUNTRIES), "organisations", country=["Sweden", "Atlantis"])
    assert caught.value.hint == "one of: Great Britain, Poland, Sweden, United States of America"


def test_a_country_that_no_donor_has_is_an_empty_list(dataset: MakeDataset) -> None:
    assert sure(ask(dataset(COUNTRIES), "donors", country=["Poland"])) == []


# --- topics ------------------------------------------------------------------------------------------------------------

TOPICS = """
topics:
  help: {title: Help, scheme: function}
  advice: {title: Advice, scheme: function, broader: help}
  hotlines: {title: Hotlines, scheme: function, broader: advice}
  women: {title: Women, scheme: target-group}
programmes:
  programme-1:
    title: Programme
    roles:
      on-help: {title: On help, order: 1, topics: [help]}
      on-hotlines: {title: On hotlines, order: 2, topics: [hotlines]}
      on-women: {title: On women, order: 3, topics: [women]}
      on-both: {title: On both, order: 4, topics: [hotlines, women]}
      with-parts:
        title: With parts
        order: 5
        roles: {part: {title: A part, order: 1, topics: [hotlines]}}
"""


def roles(*names: str) -> list[str]:
    """The ids of roles of the one programme."""
    return [f"programme-1/{name}" for name in names]


def test_a_topic_takes_in_the_narrower_ones_down_to_the_last(dataset: MakeDataset) -> None:
    assert sure(ask(dataset(TOPICS), "roles", topics=["help"])) == roles("on-help", "on-hotlines", "on-both", "with-parts")


def test_a_topic_takes_in_no_wider_one(dataset: MakeDataset) -> None:
    assert sure(ask(dataset(TOPICS), "roles", topics=["hotlines"])) == roles("on-hotlines", "on-both", "with-parts")


def test_two_topics_mean_either(dataset: MakeDataset) -> None:
    assert sure(ask(dataset(TOPICS), "roles", topics=["women", "hotlines"])) == roles("on-hotlines", "on-women", "on-both", "with-parts")


def test_a_function_takes_in_narrower_ones_and_the_parts_of_a_role(dataset: MakeDataset) -> None:
    assert sure(ask(dataset(TOPICS), "roles", functions=["advice"])) == roles("on-hotlines", "on-both", "with-parts")


HEIRS = """
  programme-2:
    title: Heir
    topics: [women]
    roles:
      narrow: {title: By one reading, order: 1, links: [{inherits: programme-1/on-help, reading: narrow}, {inherits: programme-1, reading: wide}]}
      whole: {title: By the only reading, order: 2, links: [{inherits: programme-1}]}
      single: {title: One role alone, order: 3, links: [{inherits: programme-1/on-women}]}
  programme-3:
    title: Heir of a programme
    roles: {none: {title: Nothing of hotlines, links: [{inherits: programme-2/single}]}}
"""


def test_a_role_is_on_what_the_roles_are_on_that_it_takes_over_in_every_reading(dataset: MakeDataset) -> None:
    answer = ask(dataset(TOPICS + HEIRS), "roles", functions=["help"])
    assert [role for role in sure(answer) if not role.startswith("programme-1")] == ["programme-2/narrow", "programme-2/whole"]


def test_a_role_that_only_one_reading_takes_over_may_match(dataset: MakeDataset) -> None:
    assert perhaps(ask(dataset(TOPICS + HEIRS), "roles", functions=["hotlines"])) == ["programme-2/narrow"]


def test_a_topic_and_a_function_mean_both(dataset: MakeDataset) -> None:
    assert sure(ask(dataset(TOPICS), "roles", topics=["women"], functions=["hotlines"])) == roles("on-both")


def test_a_programme_filter_keeps_its_own_roles(dataset: MakeDataset) -> None:
    store = dataset(TOPICS + "  programme-2: {title: Another, roles: {other: {title: Other, order: 1}}}\n")
    assert sure(ask(store, "roles", programme=["programme-2"])) == ["programme-2/other"]


# --- what is cited -----------------------------------------------------------------------------------------------------

CITED = """
sources:
  report: {title: Report, authority: study}
  page: {title: Page, authority: press}
programmes:
  programme-1:
    title: Programme
    cite: report §3
    roles:
      inheriting: {title: Cites what its programme cites, order: 1}
      own: {title: Cites its own, order: 2, cite: page}
laws:
  on-record: {title: On the record, cite: page}
  on-claim: {title: {en: {value: On a claim, cite: [report, page §1]}}}
  on-event: {title: On an event, events: [{event: adoption, date: 2000, cite: page}]}
  none: {title: None, cite: report}
"""


def test_a_source_counts_wherever_the_record_cites_it(dataset: MakeDataset) -> None:
    assert set(sure(ask(dataset(CITED), "laws", sources=["page"]))) == {"on-record", "on-claim", "on-event"}


def test_two_sources_mean_either(dataset: MakeDataset) -> None:
    assert count(dataset(CITED), "laws", sources=["page", "report"]) == (4, 0)


def test_a_role_without_a_citation_cites_what_its_programme_cites(dataset: MakeDataset) -> None:
    assert sure(ask(dataset(CITED), "roles", sources=["report"])) == ["programme-1/inheriting"]


# --- what a list shows unasked -----------------------------------------------------------------------------------------

SERIES = """
stages:
  cso-stage-1: {title: First associations, series: civil-society, number: 1, period: 199X}
  policy-stage-2: {title: Second, series: policy, number: 2, period: 1999/2002}
  policy-stage-1: {title: First, series: policy, number: 1, period: 199X/1998}
"""


def test_stages_are_those_of_the_policy_and_the_rest_is_counted(dataset: MakeDataset) -> None:
    answer = ask(dataset(SERIES), "stages")
    assert sure(answer) == ["policy-stage-1", "policy-stage-2"]
    assert any("1 stage besides" in hint and "--all" in hint for hint in answer.hints)


def test_all_shows_every_series_the_policy_first(dataset: MakeDataset) -> None:
    assert sure(ask(dataset(SERIES), "stages", everything=True)) == ["policy-stage-1", "policy-stage-2", "cso-stage-1"]


@pytest.mark.parametrize("word", ["civil-society", "cso", "CSOs"])
def test_a_series_is_shown_when_it_is_named(dataset: MakeDataset, word: str) -> None:
    assert sure(ask(dataset(SERIES), "stages", series=[word])) == ["cso-stage-1"]


def test_the_command_named_below_a_list_shows_a_record_of_it(dataset: MakeDataset) -> None:
    hints = ask(dataset(SERIES), "stages", series=["civil-society"]).hints
    assert not any(hint.endswith("stage 1") for hint in hints)  # a bare number is a stage of the policy


def test_roles_are_shown_without_their_parts_unless_all_is_asked_for(dataset: MakeDataset) -> None:
    store = dataset(TOPICS)
    assert roles("with-parts/part")[0] not in sure(ask(store, "roles"))
    assert count(store, "roles") == (5, 0)
    assert count(store, "roles", everything=True) == (6, 0)


def test_donors_are_the_bodies_and_organisations_with_a_donor_block_by_tier_and_item(dataset: MakeDataset) -> None:
    store = dataset(
        """
        bodies:
          eu: {title: EU, donor: {tier: key, item: 2}}
          ministry: {title: Ministry}
        organisations:
          iom: {title: IOM, donor: {tier: key, item: 1}}
          winrock: {title: Winrock, donor: {tier: former}}
          avon: {title: AVON, donor: {tier: other, item: 1}}
          plain: {title: Plain}
        """
    )
    assert sure(ask(store, "donors")) == ["iom", "eu", "avon", "winrock"]
    assert sure(ask(store, "donors", tier=["former", "other"])) == ["avon", "winrock"]


def test_what_a_recommendation_is_for_is_understood_in_everyday_words(dataset: MakeDataset) -> None:
    store = dataset("recommendations: {a: {title: A, for: civil society}, b: {title: B, for: state}}")
    assert sure(ask(store, "recommendations", own={"for": ["NGOs"]})) == ["a"]
    assert sure(ask(store, "recommendations", own={"for": ["government"]})) == ["b"]


# --- what an answer says -----------------------------------------------------------------------------------------------


def test_an_answer_repeats_the_question(dataset: MakeDataset) -> None:
    answer = ask(
        dataset(FORMS),
        "laws",
        form=["law"],
        events=[("adopted", "after", "2000")],
        begin="1990",
        end="2020",
        issuers=["cabinet"],
        sort="title",
        limit=5,
    )
    assert answer.question == {
        "form": ["law"], "adopted-after": "2000", "from": "1990", "to": "2020", "issuer": ["cabinet"], "sort": "title", "limit": 5,
    }  # fmt: skip
    for words in ("Laws", "adopted after 2000", "form: law", "from 1990", "to 2020", "issuer: cabinet"):
        assert words in answer.title


def test_an_answer_states_the_dataset_and_its_version(dataset: MakeDataset) -> None:
    basis = ask(dataset(FORMS), "laws").basis
    assert (basis.dataset, basis.version) == ("sample-1", "1")


DISPUTED = """
sources:
  register: {title: Register, authority: depositary}
  report: {title: Report, authority: study}
treaties:
  t:
    title: A treaty
    events:
      - event: ratification
        date: [{value: 2012-06-20, cite: register}, {value: 2007, cite: report §1.2}]
      - {event: entry into force, date: {value: 2012-12-01, cite: register, derivation: computed, rule: three months}}
"""


def test_a_disputed_value_is_marked_and_the_other_is_told_with_its_source(dataset: MakeDataset) -> None:
    answer = ask(dataset(DISPUTED), "treaties")
    assert [(d.record, d.field, d.shown, d.others, d.column) for d in answer.doubts] == [
        ("t", "ratification", "2012-06-20", (("2007", "report §1.2"),), "ratified")
    ]


def test_a_computed_value_is_marked_and_the_mark_explained(dataset: MakeDataset) -> None:
    assert any("computed by a rule" in note for note in ask(dataset(DISPUTED), "treaties").notes)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.command)
def test_a_count_is_the_number_of_rows(view: View, tmp_path_factory: pytest.TempPathFactory) -> None:
    store = open_store(str(SAMPLE), str(tmp_path_factory.getbasetemp() / "sample-cache"))
    asked: list[dict[str, Any]] = [{}, {"begin": "2001", "end": "2011"}, *({"events": [(name, "after", "2003")]} for name, _ in view.events)]
    asked += [{"everything": True}, {"limit": 1}]
    for filters in asked:
        answer = ask(store, view.command, **(filters | {"limit": 0}))
        totals = count(store, view.command, **filters)
        assert totals == (len(sure(answer)), len(perhaps(answer)))
        assert answer.total == totals[0]
    store.close()
