"""One record whole: facts, events, links both ways, notes, doubts, sources; everything again as data."""

from __future__ import annotations

import json
from typing import Any

from asking import SAMPLE, lens, lines
from conftest import MakeDataset

from timeline.answer import Card
from timeline.query.card import show
from timeline.store import Store, open_store

LAW = """
sources:
  gazette: {title: Official gazette, authority: official}
  report:
    title: Report
    authority: study
    as_of: 2019-09-17
    ambiguities:
      two-laws: {about: [new, old], text: Both laws bear one title.}
    quotes:
      quote-7: {about: What the law changed., speaker: a lawyer, section: '4.2', links: new}
treaties:
  t: {title: A treaty, cite: report}
bodies:
  parliament: {title: Parliament, cite: report}
laws:
  old: {title: Old law, cite: report, period: 1992/}
  new:
    title: {en: New law, uk: Новий закон}
    summary: What it does.
    number: [{value: 12-VI, cite: gazette}, {value: 21-VI, cite: report §1}]
    form: law
    issuer: parliament
    aliases: [The law, {value: Act of 2013, note: as printed}]
    note: A remark on the record.
    cite: report §3.1
    events:
      - {event: entry into force, date: 2013-01-01, cite: gazette}
      - {event: adoption, by: parliament, place: Kyiv, text: In the second reading., note: No roll call., date: [{value: 2012-03-22, cite: gazette}, {value: 2013, cite: report}]}
      - {event: publication}
    links:
      - {replaces: old, derivation: derived, note: our reading}
      - {implements: t, valid: 2013/.., cite: gazette}
    provisions:
      art-7: {title: On funding, article: art. 7, order: 2}
      art-1: {title: On words, article: art. 1, order: 1}
  later: {title: Later law, cite: report, events: [{event: adoption, date: 2016-05-04}], links: [{amends: new}]}
"""


def card(store: Store, record: str, language: str = "en", today: str = "2026-11-24", roles: bool = False) -> Card:
    """The card of a record."""
    return show(lens(store, language, today), record, "show", roles)


def test_a_card_names_the_record_its_kind_number_and_id(dataset: MakeDataset) -> None:
    shown = card(dataset(LAW), "new")
    assert (shown.title, shown.subtitle) == ("New law", "law · 12-VI · new")


def test_the_summary_comes_first_in_a_section_of_its_own_and_the_facts_after_it(dataset: MakeDataset) -> None:
    shown = card(dataset(LAW), "new")
    assert shown.sections()[0].lines == (("", "What it does."),)
    facts = dict(lines(shown, ""))
    assert facts["title (uk)"] == "Новий закон"
    assert facts["form"] == "law"
    assert facts["issuer"] == "Parliament (parliament)"
    assert facts["aliases"] == "The law; Act of 2013"


def test_events_stand_in_order_with_marks_and_the_undated_last(dataset: MakeDataset) -> None:
    dates = [date for date, _ in lines(card(dataset(LAW), "new"), "Events")]
    assert dates == ["2012-03-22 ≠", "2013-01-01", "2016-05-04", "undated"]


def test_an_event_tells_who_where_what_and_its_note(dataset: MakeDataset) -> None:
    text = lines(card(dataset(LAW), "new"), "Events")[0][1]
    assert text == "adoption · by Parliament (parliament) · Kyiv · In the second reading. · No roll call. · [gazette]"


def test_an_amendment_that_a_link_implies_is_an_event_and_our_conclusion(dataset: MakeDataset) -> None:
    text = lines(card(dataset(LAW), "new"), "Events")[2][1]
    assert text == "amendment · by Later law (later) · ∗ our conclusion · [report]"


def test_an_end_that_follows_from_a_successor_is_shown_as_our_conclusion(dataset: MakeDataset) -> None:
    facts = dict(lines(card(dataset(LAW), "old"), ""))
    assert facts["period"] == "from 1992, end unknown"
    assert facts["end"] == "ended at the latest 2013-01-01: New law (new) (our conclusion)"


def test_a_replacement_is_dated_by_the_day_its_successor_begins_to_bind(dataset: MakeDataset) -> None:
    events = lines(card(dataset(LAW), "old"), "Events")
    assert events == [("2013-01-01", "replacement · by New law (new) · ∗ our conclusion · [report]")]  # adopted in 2012, in force from 2013


def test_a_line_of_an_event_ends_with_the_sources_of_the_date_that_is_shown_else_with_those_of_the_record(dataset: MakeDataset) -> None:
    texts = [text for _, text in lines(card(dataset(LAW), "new"), "Events")]
    assert [text.rsplit(" · ", 1)[1] for text in texts] == ["[gazette]", "[gazette]", "[report]", "[report]"]


def test_a_source_that_is_cited_at_two_places_is_named_once(dataset: MakeDataset) -> None:
    store = dataset(
        "laws: {a: {title: A, cite: [r §1, r §2, s], events: [{event: adoption, date: 2000}]}}\nsources: {r: {title: R, authority: study}, s: {title: S, authority: study}}"
    )
    assert lines(card(store, "a"), "Events") == [("2000", "adoption · [r, s]")]


def test_an_event_without_a_source_has_no_brackets(dataset: MakeDataset) -> None:
    assert lines(card(dataset("laws: {a: {title: A, events: [{event: adoption, date: 2000}]}}"), "a"), "Events") == [("2000", "adoption")]


def test_links_are_shown_from_both_sides(dataset: MakeDataset) -> None:
    store = dataset(LAW)
    assert ("replaces", "Old law (old) · ∗ our conclusion · our reading") in lines(card(store, "new"), "Links")
    assert ("implements", "A treaty (t) · from 2013, still running") in lines(card(store, "new"), "Links")
    assert ("amended by", "Later law (later)") in lines(card(store, "new"), "Links")
    assert ("replaced by", "New law (new) · ∗ our conclusion · our reading") in lines(card(store, "old"), "Links")
    assert ("implemented by", "New law (new) · from 2013, still running") in lines(card(store, "t"), "Links")


def test_what_a_body_did_to_other_records_is_told_on_its_card(dataset: MakeDataset) -> None:
    acts = lines(card(dataset(LAW), "parliament"), "Acts elsewhere")
    assert acts == [("2012-03-22", "adoption: New law (new)")]


def test_provisions_stand_in_their_own_order(dataset: MakeDataset) -> None:
    assert lines(card(dataset(LAW), "new"), "Provisions") == [("art. 1", "On words (art-1)"), ("art. 7", "On funding (art-7)")]


def test_a_provision_names_the_law_that_holds_it(dataset: MakeDataset) -> None:
    assert ("part of", "New law (new)") in lines(card(dataset(LAW), "new/art-1"), "")


def test_notes_of_the_record_and_of_its_claims_are_shown(dataset: MakeDataset) -> None:
    notes = [text for _, text in lines(card(dataset(LAW), "new"), "Notes")]
    assert notes == ["A remark on the record.", "Act of 2013: as printed"]


def test_every_conflict_is_told_with_what_is_shown_and_who_says_otherwise(dataset: MakeDataset) -> None:
    shown = card(dataset(LAW), "new")
    assert sorted(lines(shown, "Sources differ")) == [
        ("adoption", "≠ 2013 according to report (shown: 2012-03-22)"),
        ("number", "≠ 21-VI according to report §1 (shown: 12-VI)"),
    ]
    assert {(doubt.field, doubt.shown) for doubt in shown.doubts} == {("adoption", "2012-03-22"), ("number", "12-VI")}


def test_what_the_source_leaves_unclear_is_shown_on_each_record_it_touches(dataset: MakeDataset) -> None:
    store = dataset(LAW)
    for record in ("new", "old"):
        assert lines(card(store, record), "Left unclear by the source") == [("", "Both laws bear one title.")]
    assert lines(card(store, "later"), "Left unclear by the source") == []


def test_a_quotation_is_shown_on_the_record_that_it_bears_on(dataset: MakeDataset) -> None:
    assert lines(card(dataset(LAW), "new"), "Quoted") == [("§4.2", "What the law changed. (a lawyer)")]


def test_every_source_is_listed_once_for_each_place(dataset: MakeDataset) -> None:
    assert sorted(lines(card(dataset(LAW), "new"), "Sources")) == [
        ("gazette", "Official gazette"), ("report", "Report"), ("report", "Report, §1"), ("report", "Report, §3.1"),
    ]  # fmt: skip


def test_a_source_tells_what_rests_on_it(dataset: MakeDataset) -> None:
    shown = card(dataset(LAW), "report")
    assert ("", "3 laws") in lines(shown, "Cited by")
    assert ("two-laws", "Both laws bear one title.") in lines(shown, "Left unclear by the source")


def test_a_list_too_long_for_a_card_ends_with_a_count(dataset: MakeDataset) -> None:
    laws = "".join(f"  law-{n:02}: {{title: Law {n}, issuer: parliament}}\n" for n in range(30))
    shown = card(dataset(f"bodies: {{parliament: {{title: Parliament}}}}\nlaws:\n{laws}"), "parliament")
    links = [text for verb, text in lines(shown, "Links") if verb == "issued"]
    assert (len(links), links[-1]) == (26, '… 5 records more: timeline links parliament --verb "issued"')


# --- roles -------------------------------------------------------------------------------------------------------------

PROGRAMMES = """
topics:
  training: {title: Training, scheme: function}
  women: {title: Women, scheme: target-group}
programmes:
  programme-1999:
    title: First
    roles:
      media: {order: 3, title: Media}
      counselling: {order: 1, title: Counselling, summary: Give advice.}
      training:
        order: 2
        title: Training of staff
        topics: [training, women]
        roles:
          consuls: {order: 2, title: For consuls}
          hotlines: {order: 1, title: For hotlines, topics: [training]}
  programme-2012:
    title: Second
    roles:
      as-before:
        order: 1
        title: As before
        links:
          - {inherits: programme-1999, reading: narrow, derivation: derived}
  programme-2016: {title: Third, roles: {one: {order: 1, title: One}, three: {order: 3, title: Three}}}
"""


def test_roles_in_full_stand_in_order_with_their_parts_numbered(dataset: MakeDataset) -> None:
    shown = lines(card(dataset(PROGRAMMES), "programme-1999", roles=True), "Roles")
    assert [line for line in shown if line[0]] == [
        ("1", "Counselling"), ("2", "Training of staff"), ("2.1", "For hotlines"), ("2.2", "For consuls"), ("3", "Media"),
    ]  # fmt: skip


def test_a_role_in_full_has_its_summary_and_its_functions_but_no_other_topics(dataset: MakeDataset) -> None:
    shown = lines(card(dataset(PROGRAMMES), "programme-1999", roles=True), "Roles")
    assert ("", "Give advice.") in shown
    assert ("", "functions: Training") in shown
    assert not any("Women" in text for _, text in shown)


def test_a_role_bears_the_number_that_the_list_of_roles_shows(dataset: MakeDataset) -> None:
    shown = lines(card(dataset(PROGRAMMES), "programme-2016", roles=True), "Roles")
    assert [label for label, _ in shown if label] == ["1", "3"]


def test_an_inherited_role_names_the_programme_and_the_reading(dataset: MakeDataset) -> None:
    shown = lines(card(dataset(PROGRAMMES), "programme-2012", roles=True), "Roles")
    assert ("", "inherits First (programme-1999) (narrow reading)") in shown


def test_without_roles_in_full_the_top_ones_are_named_and_the_way_to_the_rest(dataset: MakeDataset) -> None:
    shown = card(dataset(PROGRAMMES), "programme-1999")
    assert lines(shown, "Roles") == [("1", "Counselling (counselling)"), ("2", "Training of staff (training)"), ("3", "Media (media)")]
    assert shown.hints == ["timeline programme programme-1999 --roles"]


def test_roles_in_full_are_whole_records_for_machines(dataset: MakeDataset) -> None:
    item = card(dataset(PROGRAMMES), "programme-1999", roles=True).item
    assert [role["title"]["en"] for role in item["records"]] == ["Counselling", "Training of staff", "Media"]
    assert [part["title"]["en"] for part in item["records"][1]["records"]] == ["For hotlines", "For consuls"]


# --- what is said of numbers and times ---------------------------------------------------------------------------------


def test_a_hotline_number_past_its_time_or_without_one_never_looks_like_one_to_dial(dataset: MakeDataset) -> None:
    store = dataset("hotlines: {h: {title: H, numbers: [{value: 0 800 1, valid: 2009, purpose: advice}, {value: 0 800 2}]}}")
    numbers = [text for label, text in lines(card(store, "h"), "") if label == "numbers"]
    assert numbers == ["0 800 1 (2009, not confirmed since, advice)", "0 800 2 (no date, not confirmed since)"]


def test_a_hotline_number_within_its_time_is_plain(dataset: MakeDataset) -> None:
    store = dataset("hotlines: {h: {title: H, numbers: [{value: 0 800 1, valid: 2009}]}}")
    assert ("numbers", "0 800 1 (2009)") in lines(card(store, "h", today="2009-06-01"), "")


def test_a_figure_keeps_its_bound_its_base_and_its_scale(dataset: MakeDataset) -> None:
    store = dataset("figures: {a: {title: A, value: 354500, bound: over, unit: calls}, b: {title: B, value: 4, scale: 5, unit: points, of: 23}}")
    assert ("value", "over 354,500 calls") in lines(card(store, "a"), "")
    assert ("value", "4 of 5 points") in lines(card(store, "b"), "")
    assert ("of", "23") in lines(card(store, "b"), "")


def test_a_figure_without_a_number_keeps_its_words(dataset: MakeDataset) -> None:
    store = dataset("figures: {a: {title: A, wording: {en: fewer than half, uk: менш ніж половина}, of: 23}}")
    assert ("value", "fewer than half") in lines(card(store, "a"), "")
    assert ("значення", "менш ніж половина") in lines(card(store, "a", "uk"), "")


def test_what_runs_says_until_when_its_source_saw_it(dataset: MakeDataset) -> None:
    store = dataset("sources: {r: {title: R, authority: study, as_of: 2019-09-17}}\nbodies: {b: {title: B, period: 2014/.., cite: r}}")
    assert ("period", "from 2014, still running in 2019") in lines(card(store, "b"), "")


# --- for machines ------------------------------------------------------------------------------------------------------


def test_every_card_of_a_dataset_is_data(tmp_path_factory: Any) -> None:
    store = open_store(str(SAMPLE), str(tmp_path_factory.mktemp("cache")))
    records = [record for (record,) in lens(store).rows("SELECT id FROM record")]
    assert len(records) > 50
    for record in records:
        for language in ("en", "uk"):
            shown = card(store, record, language)
            assert json.loads(json.dumps(shown.item))["id"] == record
            assert shown.title
            assert all(isinstance(text, str) and text for section in shown.sections() for _, text in section.lines)
    store.close()


def test_an_item_holds_every_claim_with_its_source_and_the_rule_that_chose(dataset: MakeDataset) -> None:
    claims = [claim for claim in card(dataset(LAW), "new").item["claims"] if claim["field"] == "adoption"]
    assert [(c["value"], c["cite"], c["chosen"], c["rule"]) for c in claims] == [
        ("2012-03-22", ["gazette"], True, "best authority"),
        ("2013", ["report"], False, "best authority"),
    ]


def test_an_item_holds_events_with_their_addresses_and_bounds(dataset: MakeDataset) -> None:
    events = {event["address"]: event for event in card(dataset(LAW), "new").item["events"]}
    assert (events["new#adoption"]["earliest"], events["new#adoption"]["by"], events["new#adoption"]["disputed"]) == (
        "2012-03-22",
        "parliament",
        True,
    )
    assert (events["new#amendment"]["derivation"], events["new#amendment"]["by"]) == ("derived", "later")
    assert events["new#publication"]["date"] is None


def test_an_item_holds_links_of_both_directions(dataset: MakeDataset) -> None:
    links = {(link["direction"], link["verb"], link["record"]) for link in card(dataset(LAW), "new").item["links"]}
    assert {("out", "replaces", "old"), ("out", "implements", "t"), ("in", "amended by", "later")} <= links


def test_an_item_says_where_it_stands_in_the_files(dataset: MakeDataset) -> None:
    item = card(dataset(LAW), "new").item
    assert item["file"] == "data.yaml"
    assert LAW.splitlines()[item["line"] - 1].strip() == "new:"
    assert item["disputed"] == ["number", "adoption"]
