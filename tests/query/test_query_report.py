"""Reports: each part says what the records say and no more, every sentence names its records and sources, doubts are told."""

from __future__ import annotations

import pytest
from conftest import MakeDataset
from writing import DATASET, RECORDS, assert_founded, every, made, sentence, words

from timeline.query.lens import Lens, NotFound, UsageError
from timeline.query.report import Cite, Grid, Paragraph, as_answer, as_card, report
from timeline.query.report.wording import TEMPLATES
from timeline.store import Store, open_store


@pytest.fixture
def store(dataset: MakeDataset) -> Store:
    """The records of `writing`."""
    made_of = dataset({"dataset.yaml": DATASET, "data.yaml": RECORDS})
    assert made_of.db.execute("SELECT name, message FROM problem").fetchall() == []
    return made_of


# --- every sentence --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("period", ["2014/2018", "1991/1992", "2014", "2019/..", "2000/2030"])
def test_every_sentence_has_a_record_and_a_footnote(store: Store, language: str, period: str) -> None:
    draft = made(store, period, language)
    assert len(every(draft)) > 20
    assert_founded(draft, store)


def test_a_source_and_place_has_one_footnote_that_is_used_again(store: Store) -> None:
    draft = made(store)
    assert [note.number for note in draft.notes] == list(range(1, len(draft.notes) + 1))
    assert len({note.cite for note in draft.notes}) == len(draft.notes)
    assert {cite for found in every(draft) for cite in found.cites} == {note.cite for note in draft.notes}


def test_footnotes_are_numbered_in_reading_order(store: Store) -> None:
    draft = made(store)
    seen = list(dict.fromkeys(draft.numbers[cite] for found in every(draft) for cite in found.cites))
    assert seen == sorted(seen)


def test_the_first_footnote_on_a_source_gives_it_in_full(store: Store) -> None:
    draft = made(store)
    note = next(note for note in draft.notes if note.cite.source == "gazette")
    assert note.text == "The gazette. State press, 2011. art. 1. https://example.org/a_b?c=1 (checked 2026-11-24)."


def test_a_source_named_again_refers_to_its_first_footnote(store: Store) -> None:
    notes = made(store).notes
    first = next(note for note in notes if note.cite.source == "study")
    again = [note for note in notes if note.cite.source == "study" and note is not first]
    assert first.text.startswith("The study.")
    assert {note.text for note in again if note.cite.place} == {
        f"“The study” (note {first.number}), {note.cite.place}." for note in again if note.cite.place
    }
    assert len(again) > 2


def test_the_dataset_is_cited_with_the_command_that_asks_again(store: Store) -> None:
    texts = [note.text for note in made(store).notes if not note.cite.source]
    assert "Dataset “Sample”, version 1, reviewed 2026-11-01. CC0-1.0. Asked as: timeline info" in texts


def test_two_drafts_are_the_same(store: Store) -> None:
    assert made(store) == made(store)


def test_the_parts_stand_in_their_order(store: Store) -> None:
    keys = ["head", "obligation", "law", "programmes", "bodies", "asked", "practice", "findings", "recommendations", "untold"]
    assert [part.key for part in made(store).parts] == keys


@pytest.mark.parametrize("language", ["en", "uk"])
def test_every_sentence_ends_with_a_sign_that_ends_one(store: Store, language: str) -> None:
    blocks = [block for part in made(store, language=language).parts for block in part.blocks if isinstance(block, Paragraph)]
    texts = [found.text for block in blocks for found in block.sentences]
    assert [text for text in texts if not text.endswith((".", "!", "?", "…", ".”", ".»"))] == []


def test_each_template_takes_the_same_values_in_both_languages() -> None:
    import string

    def fields(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    assert {key: (wording.en, wording.uk) for key, wording in TEMPLATES.items() if fields(wording.en) != fields(wording.uk)} == {}


def test_no_template_is_left_in_english() -> None:
    import re

    bare = {key: re.sub(r"\{\w+\}", "", wording.uk) for key, wording in TEMPLATES.items()}
    assert {key: text for key, text in bare.items() if re.search("[A-Za-z]", text)} == {}


# --- head and obligation ---------------------------------------------------------------------------------------------


def test_the_head_names_treaty_period_state_and_dataset(store: Store) -> None:
    head = words(made(store), "head")
    for text in (
        "“Pact ‘on harm’” (P 1)",
        "1 January 2014 – 31 December 2018",
        "the State is Land",
        "version 1",
        "1 November 2026",
        "entry into force",
    ):
        assert text in head


def test_consent_is_told_with_its_act(store: Store) -> None:
    assert "The State signed it in May 2004." in words(made(store), "obligation")
    assert "The State ratified it on 7 June 2005 (act: “Ratifying act”)" in words(made(store), "obligation")


def test_a_disagreement_stands_in_the_sentence_and_both_sources_in_its_footnotes(store: Store) -> None:
    found = sentence(made(store), "The State ratified it")
    assert found.text.endswith("; sources differ: 2009 according to “The study”.")
    assert found.cites == (Cite("gazette", ""), Cite("study", "§2"))


def test_a_computed_date_says_that_no_source_states_it(store: Store) -> None:
    found = sentence(made(store), "For the State it entered into force")
    assert found.text == (
        "For the State it entered into force on 1 September 2005; the date is computed by a rule, no source states it: three months after."
    )


def test_an_act_that_nobody_recorded_is_named(store: Store) -> None:
    assert sentence(made(store), "no record of these steps").text == "The dataset has no record of these steps: deposit."


def test_the_place_of_an_event_stands_beside_its_date(store: Store) -> None:
    assert sentence(made(store), "The treaty was adopted").text == "The treaty was adopted on 1 January 2000 (Rome)."


def test_only_supervision_in_the_period_is_told(store: Store) -> None:
    text = words(made(store), "obligation")
    assert "September 2014: report – First report." in text
    assert "2009: visit" not in text
    assert "2 January 2009: visit." in words(made(store, "2009"), "obligation")


def test_a_period_without_supervision_says_so(store: Store) -> None:
    assert "records no report, visit, review or approval" in words(made(store, "2011"), "obligation")


def test_the_words_of_an_event_close_its_sentence(dataset: MakeDataset) -> None:
    events = """
      - {event: ratification, date: 2001, text: By 300 votes.}
      - {event: entry into force, date: 2002, text: The tenth State.}
      - {event: declaration, date: 2003, text: Courts come first. The rest is kept., note: The page gives no day.}
      - {event: report, date: {value: 2014, derivation: derived, note: The year in its number.}}"""
    held = dataset(
        {"dataset.yaml": DATASET, "d.yaml": f"parties: {{land: {{title: Land}}}}\ntreaties:\n  pact:\n    title: Pact\n    events:{events}\n"}
    )
    told = words(made(held), "obligation")
    for text in ("ratified it in 2001, by 300 votes.", "force in 2002 – the tenth State.", "in 2003. Courts come first. The rest is kept."):
        assert text in told
    assert "2014: report (inferred: the year in its number)." in told
    assert "The page gives no day" not in told


def test_a_statement_of_the_state_names_the_provision_it_is_on(dataset: MakeDataset) -> None:
    events = (
        "[{event: signature, date: 2001}, {event: ratification, date: 2002}, {event: reservation, date: 2002, on: pact/art-1, text: Only at home.}]"
    )
    pact = f"treaties:\n  pact:\n    title: Pact\n    events: {events}\n    provisions: {{art-1: {{title: Article 1}}}}\n"
    held = dataset({"dataset.yaml": DATASET, "d.yaml": f"parties: {{land: {{title: Land}}}}\n{pact}"})
    assert "The State made a reservation in 2002 (on “Article 1”) – Only at home." in words(made(held), "obligation")


def test_a_body_is_named_where_more_than_one_supervises(dataset: MakeDataset) -> None:
    held = dataset(
        {"dataset.yaml": DATASET, "data.yaml": RECORDS, "more.yaml": "bodies: {guards: {title: Guards, cite: study, links: [{monitors: pact}]}}\n"}
    )
    assert "September 2014: report (body: “Watchers”) – First report." in words(made(held), "obligation")


def test_a_date_that_is_too_rough_for_the_period_is_told_as_such(store: Store) -> None:
    assert "September 2014: report – First report; the date is not exact enough" in words(made(store, "2014-09-10/2018"), "obligation")


def test_provisions_are_told(store: Store) -> None:
    assert sentence(made(store), "Work with free people").records == ("pact/art-35",)


# --- law -------------------------------------------------------------------------------------------------------------


def test_acts_are_grouped_by_how_they_are_linked(store: Store) -> None:
    law = words(made(store), "law")
    order = ["Acts linked to the treaty", "“Main law”", "Acts on the topics", "“On topic”", "Acts that carry these out", "“Decree”"]
    assert [law.index(text) for text in order] == sorted(law.index(text) for text in order)
    assert "Elsewhere" not in law


def test_a_ratifying_act_is_told_with_the_ratification_alone(store: Store) -> None:
    assert "Ratifying act" not in words(made(store), "law")


def test_a_link_that_nobody_stated_says_so(store: Store) -> None:
    found = sentence(made(store), "It brings the law into line")
    assert found.text.endswith("“Pact ‘on harm’” (P 1) (inferred).")
    assert found.records == ("main-law", "pact")


def test_a_change_in_the_period_is_told_and_one_outside_is_not(store: Store) -> None:
    found = sentence(made(store), "It was amended")
    assert (found.text, found.cites) == ("It was amended on 4 March 2015 (act: “Change”).", (Cite("gazette", "§9"),))
    assert "It was amended" not in words(made(store, "2016/2018"), "law")


def test_the_status_is_told_at_both_ends(store: Store) -> None:
    law = words(made(store, "2010/2018"), "law")
    assert "Its status on 1 January 2010: not yet in force; on 31 December 2018: in force." in law


def test_an_act_without_entry_into_force_is_never_called_in_force(store: Store) -> None:
    law = words(made(store), "law")
    assert law.startswith("Where the status of an act is not told below, it cannot be told, since no source gives its entry into force.")
    assert law.count("cannot be told") == 1
    adopted = words(made(store, counts="adopted"), "law")
    assert "since no source gives its entry into force" not in adopted


# --- programmes and bodies -------------------------------------------------------------------------------------------


def test_a_programme_is_told_with_coordinator_money_and_term(store: Store) -> None:
    text = words(made(store), "programmes")
    for said in ("“Late programme” was adopted on 24 February 2016.", "Its term: 2016 – 2020.", "Its coordinator: “Ministry”.", "647,600 UAH"):
        assert said in text
    assert "“Early programme” was adopted" not in text


def test_what_no_source_gives_of_a_programme_is_told(store: Store) -> None:
    text = words(made(store, "2012"), "programmes")
    assert "No source names its coordinator. No source gives its funding." in text


def test_a_gap_is_cut_to_the_period_and_counted(store: Store) -> None:
    text = words(made(store, "2015/2018"), "programmes")
    assert "From 1 January 2015 to 23 February 2016 (419 days) no State programme was in force" in text


def test_time_after_the_last_programme_is_no_certain_gap(store: Store) -> None:
    assert "(328 days), the dataset knows no State programme; whether there is one it cannot tell" in words(
        made(store, "2026/.."), "programmes"
    ).replace("(327", "(328").replace("(329", "(328")


def test_time_before_the_first_programme_is_told(store: Store) -> None:
    assert "Before “Early programme”, from 1 January 2009 to 4 January 2010 (369 days)" in words(made(store, "2009/2010"), "programmes")


def test_a_period_with_a_programme_throughout_has_no_gap(store: Store) -> None:
    assert "there was a programme throughout the period" in words(made(store, "2017"), "programmes")


def test_a_programme_that_may_have_run_is_not_said_to_have_run_throughout(store: Store) -> None:
    text = words(made(store, "2017", counts="published"), "programmes")
    assert "Whether a State programme ran on every day of the period cannot be told." in text
    assert "throughout" not in text


def test_a_body_whose_end_nobody_gives_is_not_said_to_work(store: Store) -> None:
    text = words(made(store), "bodies")
    assert "“Council” (council)." in text
    assert "cannot be told (no source gives its end; began 2007)" in text


def test_who_held_an_office_at_another_time_is_left_out(store: Store) -> None:
    text = words(made(store), "bodies")
    assert "The office “Coordinator” was held by “Ministry”: 1 January 2017 – 31 December 2018." in text
    assert "held by “Council”" not in text


# --- civil society ---------------------------------------------------------------------------------------------------


def test_roles_are_told_with_functions_and_what_they_take_over(store: Store) -> None:
    text = words(made(store), "asked")
    assert "“Keep lines”: Answer calls. Functions: Help. In a narrow reading of the source it takes over “Teach”." in text


def test_practice_tells_hotlines_and_organisations_that_are_linked(store: Store) -> None:
    text = words(made(store), "practice")
    assert "“Line”. Lin" not in text
    assert "Run by “Helpers”." in text
    assert "It takes part in carrying out “Late programme”." in text
    assert "Others" not in text


def test_counts_of_different_bodies_stand_side_by_side_and_are_never_merged(store: Store) -> None:
    grid = next(block for part in made(store).parts for block in part.blocks if isinstance(block, Grid))
    assert grid.head == ("figure, and who counted", "2014", "2015")
    cells = [[cell.text if cell else None for cell in row] for row in grid.rows]
    assert sorted(cells, key=lambda row: str(row[0])) == [
        ["Found, counted by Police", "31", "29"],
        ["Helped, counted by Friends", "820 / 823", None],
    ]


def test_each_number_has_the_footnotes_of_its_own_sources(store: Store) -> None:
    grid = next(block for part in made(store).parts for block in part.blocks if isinstance(block, Grid))
    cells = {cell.text: cell.cites for row in grid.rows for cell in row if cell}
    assert cells["31"] == (Cite("gazette", "§6"),)
    assert cells["820 / 823"] == (Cite("study", "§7"), Cite("gazette", "§7"))


def test_many_years_turn_the_table(dataset: MakeDataset) -> None:
    values = ", ".join(f"{{value: {year}, period: {year}, cite: study}}" for year in range(2000, 2016))
    more = f"figures:\n  long: {{title: Long, series: long, topics: [harm], cite: study, values: [{values}]}}\n"
    store = dataset({"dataset.yaml": DATASET, "data.yaml": RECORDS, "more.yaml": more})
    grids = [block for part in made(store, "2000/2018").parts for block in part.blocks if isinstance(block, Grid)]
    grid = next(grid for grid in grids if "Long" in grid.head)
    assert len(grid.rows) == 16


def test_a_figure_that_reaches_out_of_the_period_is_not_told(store: Store) -> None:
    text = words(made(store), "practice")
    assert "“Calls”: over 12,000 (2014 – 2016)." in text
    assert "Outside" not in text


def test_findings_are_chosen_by_links_and_topics_and_time(store: Store) -> None:
    text = words(made(store), "findings")
    assert "“There is no money” (said by: the report; share: most)." in text
    assert "On the treaty itself\n“All hear of it”." in text
    assert "Long ago" not in text
    assert "No link" not in text


def test_findings_say_how_their_source_lies_to_the_period(store: Store) -> None:
    assert "17 September 2019, after the end of the period" in words(made(store), "findings")
    assert "17 September 2019, before the beginning of the period" in words(made(store, "2020/.."), "findings")


def test_what_is_not_shown_is_counted_and_can_be_listed(dataset: MakeDataset) -> None:
    more = "findings:\n" + "".join(f"  b{n}: {{title: B{n}, theme: barrier, cite: study, links: [{{about: late}}]}}\n" for n in range(7))
    store = dataset({"dataset.yaml": DATASET, "data.yaml": RECORDS, "more.yaml": more})
    found = sentence(made(store), "Not shown here")
    assert found.text.startswith("Not shown here: 3 findings")
    assert found.cites == (Cite("", "timeline findings --theme barrier"),)
    assert len(found.records) == 3


def test_open_recommendations_say_what_they_are_to_mend(store: Store) -> None:
    text = words(made(store), "recommendations")
    assert "Pay for it. It is meant to mend: “There is no money” (inferred)." in text
    assert "Done already" not in text.replace("“Done already”", "")


# --- what cannot be told ---------------------------------------------------------------------------------------------


def test_what_cannot_be_told_rests_on_the_record_that_is_doubtful(store: Store) -> None:
    draft = made(store)
    assert (
        sentence(draft, "Whether these were in force").records == ("on-topic", "decree")
        or "decree" in sentence(draft, "Whether these were in force").records
    )
    assert sentence(draft, "No source dates this event").text == "No source dates this event of “Pact ‘on harm’” (P 1): declaration."
    assert sentence(draft, "No source dates “Undated act”").records == ("undated",)
    assert sentence(draft, "On ratification of").cites == (Cite("gazette", ""), Cite("study", "§2"))


def test_a_period_past_today_or_outside_the_dataset_says_so(store: Store) -> None:
    assert "the period reaches out of it" in words(made(store, "1980/1995"), "untold")
    assert "reaches past 24 November 2026" in words(made(store, "2020/2030"), "untold")


# --- languages, lenses, errors ---------------------------------------------------------------------------------------


def test_the_ukrainian_draft_is_ukrainian(store: Store) -> None:
    draft = made(store, language="uk")
    text = words(draft, "obligation")
    assert "Держава ратифікувала його 7 червня 2005 року (акт: «Ratifying act»); джерела розходяться: 2009 рік (джерело: «The study»)." in text
    assert "«Пакт „про шкоду“» (P 1)" in words(draft, "head")
    assert "Головний закон" in words(draft, "law")


def test_a_text_that_is_not_there_in_ukrainian_is_quoted_as_english(store: Store) -> None:
    draft = made(store, language="uk")
    assert "«Binds States to end harm»." in words(draft, "obligation")
    assert "наведено англійською в лапках" in words(draft, "head")
    assert "English alone" not in words(made(store), "head")


def test_an_open_period_ends_today(store: Store) -> None:
    draft = made(store, "2019/..")
    assert (draft.question["first"], draft.question["last"]) == ("2019-01-01", "2026-11-24")


def test_one_source_alone_says_so_and_cites_no_other(store: Store) -> None:
    alone = open_store(store.folder, only="gazette")
    draft = report(Lens(alone, "en", "2026-11-24", "in-force", "gazette"), "pact", "2014/2018")
    alone.close()
    assert "Only one source is heard here: “The gazette”." in words(draft, "head")
    assert {cite.source for found in every(draft) for cite in found.cites} == {"gazette", ""}


@pytest.mark.parametrize("period", ["", "abc", "2014-13", "[2010,2012]", "201X", "2014/", "/2014", "../2014", "2014~/2016", "2030/.."])
def test_a_period_without_certain_bounds_is_refused(store: Store, period: str) -> None:
    with pytest.raises(UsageError, match="--period"):
        made(store, period)


def test_a_treaty_that_does_not_bind_the_state_is_refused(store: Store) -> None:
    with pytest.raises(UsageError, match="no record says that the State is bound by `unsigned`"):
        made(store, treaty="unsigned")


def test_a_record_of_another_kind_is_no_treaty(store: Store) -> None:
    with pytest.raises(NotFound):
        made(store, treaty="main-law")


def test_a_missing_treaty_is_asked_for(store: Store) -> None:
    with pytest.raises(UsageError, match="--treaty is missing"):
        made(store, treaty="")


def test_a_dataset_with_nothing_but_a_treaty_gives_a_draft_that_says_what_is_missing(dataset: MakeDataset) -> None:
    store = dataset(
        "sources: {s: {title: S, authority: official}}\nparties: {x: {title: X}}\n"
        "treaties: {t: {title: T, cite: s, events: [{event: accession, date: 2000}]}}\n",
        "x",
    )
    draft = made(store, treaty="t")
    for part, text in (
        ("obligation", "holds no provision"), ("obligation", "names no body"), ("law", "links no act"), ("programmes", "no State programme"),
        ("bodies", "no coordinating body"), ("asked", "no role"), ("practice", "no hotline"), ("practice", "no figure"), ("findings", "no finding"),
        ("recommendations", "no open recommendation"),
    ):  # fmt: skip
        assert text in words(draft, part)
    assert all(found.records and found.cites for found in every(draft))
    assert "last reviewed" not in words(draft, "head")


def test_a_record_without_a_source_is_cited_from_the_dataset(dataset: MakeDataset) -> None:
    more = "laws:\n  bare: {title: Bare, links: [{implements: main-law}], events: [{event: adoption, date: 2012}]}\n"
    draft = made(dataset({"dataset.yaml": DATASET, "data.yaml": RECORDS, "more.yaml": more}))
    assert sentence(draft, "“Bare” was adopted in 2012.").cites == (Cite("", "timeline show bare"),)
    assert all(found.cites for found in every(draft))


def test_acts_beyond_a_page_are_counted(dataset: MakeDataset) -> None:
    acts = "".join(
        f"  a{n}: {{title: A{n}, cite: gazette, links: [{{implements: main-law}}], events: [{{event: adoption, date: 2012}}]}}\n" for n in range(20)
    )
    store = dataset({"dataset.yaml": DATASET, "data.yaml": RECORDS, "more.yaml": f"laws:\n{acts}"})
    found = sentence(made(store), "Not shown here")
    assert found.text.startswith("Not shown here: 6 laws")
    assert len(found.records) == 6


# --- for machines ----------------------------------------------------------------------------------------------------


def test_the_machine_form_holds_every_sentence_with_records_and_notes(store: Store) -> None:
    draft = made(store)
    item = as_card(draft).item
    told = [
        sentence
        for part in item["parts"]
        for block in part["blocks"]
        for sentence in (*block.get("sentences", ()), *(cell for row in block.get("rows", ()) for cell in row if cell))
    ]
    assert [found["text"] for found in told] == [found.text for found in every(draft)]
    assert all(found["records"] and found["notes"] for found in told)
    assert len(item["notes"]) == len(draft.notes)


def test_rows_name_the_row_and_the_column_of_a_cell(store: Store) -> None:
    texts = [row.cells[1] for row in as_answer(made(store)).tables[0].rows]
    assert "Found, counted by Police, 2014: 31." in texts
