"""Full text: every word a beginning, both languages, and nothing that is typed is syntax."""

from __future__ import annotations

from typing import Any

import pytest
from asking import lens, perhaps, sure, texts
from conftest import MakeDataset
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.answer import Answer
from timeline.query.filters import Filters
from timeline.query.lens import UsageError
from timeline.query.match import words_of
from timeline.query.search import count_found, search
from timeline.store import Store

RECORDS = """
sources:
  page: {title: Page on hotlines, authority: press}
topics:
  hotlines: {title: {en: Hotlines, uk: Гарячі лінії}, scheme: function, summary: Telephone lines.}
hotlines:
  national: {title: National hotline, summary: Free of charge for women's calls.}
laws:
  forced: {title: {en: On forced labour, uk: Про обов’язкову працю}, number: 3739-VI}
  trafficking: {title: {en: On trafficking in human beings, uk: Про протидію торгівлі людьми}, note: Rests on a plan for hotlines.}
  street: {title: Straße und Gasse}
findings:
  volunteers: {title: Volunteers answer the phone, theme: capacity}
"""


def ask(store: Store, text: str, *kinds: str, language: str = "en", limit: int = 0) -> Answer:
    """The records found."""
    return search(lens(store, language), text, kinds, limit)


@pytest.mark.parametrize("text", ["hotl", "HOTLINE", "hotline national", "natio hotl"])
def test_every_word_may_be_the_beginning_of_one_in_any_case_and_order(dataset: MakeDataset, text: str) -> None:
    assert "national" in sure(ask(dataset(RECORDS), text))


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("text", ["торгівлі людьми", "ТОРГІВЛ", "протид торг", "trafficking human"])
def test_both_languages_are_searched_whatever_the_asker_speaks(dataset: MakeDataset, text: str, language: str) -> None:
    assert sure(ask(dataset(RECORDS), text, language=language))[0] == "trafficking"


@pytest.mark.parametrize("text", ["обов'язкову", "обов’язкову", "обовʼязк", "women's", "women’s call"])
def test_every_apostrophe_is_the_same(dataset: MakeDataset, text: str) -> None:
    assert ask(dataset(RECORDS), text).total == 1


@pytest.mark.parametrize("text", ["straße", "Straße", "STRAßE", "stra"])
def test_letters_that_have_no_single_capital_are_found(dataset: MakeDataset, text: str) -> None:
    assert sure(ask(dataset(RECORDS), text)) == ["street"]


@pytest.mark.parametrize("text", ["3739-VI", "3739", "№ 3739-vi"])
def test_official_numbers_are_found(dataset: MakeDataset, text: str) -> None:
    assert sure(ask(dataset(RECORDS), text)) == ["forced"]


def test_a_word_of_the_title_counts_for_more_than_one_of_the_text_and_pages_come_behind(dataset: MakeDataset) -> None:
    found = sure(ask(dataset(RECORDS), "hotlines"))
    assert found[0] == "hotlines"
    assert found.index("trafficking") > found.index("hotlines")
    assert found.index("page") > found.index("hotlines")


KINDS = """
topics: {hotlines: {title: Hotlines, scheme: function, summary: A hotline is a hotline.}}
laws: {on-hotlines: {title: Hotline hotline hotline}}
hotlines: {national: {title: The national line of advice for people in need, summary: The one hotline of the country that answers by day.}}
"""


@pytest.mark.parametrize("text", ["hotline", "Hotline", "HOTLINE"])
def test_records_of_the_kind_that_a_word_names_come_first(dataset: MakeDataset, text: str) -> None:
    assert sure(ask(dataset(KINDS), text))[0] == "national"


def test_a_word_that_names_no_kind_leaves_the_order_as_it_is(dataset: MakeDataset) -> None:
    assert sure(ask(dataset(KINDS), "hotlin"))[0] == "on-hotlines"


@pytest.mark.parametrize("text", ["торгівля", "торгівлею", "Торгівлі", "ТОРГІВЛЯ", "протидія торгівлі", "протидією"])
def test_other_forms_of_a_ukrainian_word_are_found(dataset: MakeDataset, text: str) -> None:
    assert sure(ask(dataset(RECORDS), text)) == ["trafficking"]


def test_a_short_ukrainian_word_keeps_its_ending(dataset: MakeDataset) -> None:
    store = dataset("laws: {a: {title: {en: House, uk: Дім}}, b: {title: {en: Smoke, uk: Дим}}}")
    assert sure(ask(store, "дім")) == ["a"]


def test_the_match_is_shown_with_the_apostrophe_that_people_write(dataset: MakeDataset) -> None:
    [match] = texts(ask(dataset(RECORDS), "обов'язкову"), "match")
    assert "*обов’язкову*" in match


def test_all_words_are_asked_for_first(dataset: MakeDataset) -> None:
    answer = ask(dataset(RECORDS), "national hotline")
    assert (sure(answer), answer.notes) == (["national"], [])


def test_where_no_record_holds_all_words_those_with_some_are_shown_and_it_is_said(dataset: MakeDataset) -> None:
    answer = ask(dataset(RECORDS), "volunteers hotline")
    assert {"volunteers", "national"} <= set(sure(answer))
    assert answer.notes == ["no record holds all the words; these hold some"]


def test_nothing_found_is_an_answer(dataset: MakeDataset) -> None:
    answer = ask(dataset(RECORDS), "xylophone")
    assert (answer.total, sure(answer), answer.counted) == (0, [], "0 records")


@pytest.mark.parametrize("text", ["", " ", "…", "\"'-*", "№ §"])
def test_a_text_without_a_word_is_wrong_usage(dataset: MakeDataset, text: str) -> None:
    with pytest.raises(UsageError, match="no word to search for"):
        ask(dataset(RECORDS), text)


@pytest.mark.parametrize(
    "text",
    [
        '"hotline',
        "hotline*",
        "hotline AND",
        "NOT hotline",
        "title:hotline",
        "hotline)",
        "(hotline OR",
        "^hotline",
        "hotline NEAR/2 x",
        "{title} : hotline",
        "hotline -x",
    ],
)
def test_what_is_syntax_to_the_index_is_text_to_the_asker(dataset: MakeDataset, text: str) -> None:
    assert "national" in sure(ask(dataset(RECORDS), text))


@pytest.mark.parametrize("kind", ["law", "laws"])
def test_a_kind_is_understood_in_the_singular_and_the_plural(dataset: MakeDataset, kind: str) -> None:
    assert sure(ask(dataset(RECORDS), "hotlines", kind)) == ["trafficking"]


def test_two_kinds_mean_either(dataset: MakeDataset) -> None:
    assert set(sure(ask(dataset(RECORDS), "hotlines", "law", "topic"))) == {"trafficking", "hotlines"}


def test_a_kind_that_is_none_is_wrong_usage(dataset: MakeDataset) -> None:
    with pytest.raises(UsageError, match="--kind: `ship`"):
        ask(dataset(RECORDS), "hotlines", "ship")


def test_the_matching_words_are_shown_between_stars(dataset: MakeDataset) -> None:
    table = ask(dataset(RECORDS), "phone answer").tables[0]
    assert table.rows[0].cells[3] == "Volunteers *answer* the *phone*"


def test_a_limit_keeps_the_total(dataset: MakeDataset) -> None:
    answer = ask(dataset(RECORDS), "hotline", limit=1)
    assert (len(sure(answer)), answer.total) == (1, 4)
    assert any("1 of 4 shown" in hint for hint in answer.hints)


def test_titles_are_shown_in_the_language_of_the_asker(dataset: MakeDataset) -> None:
    answer = ask(dataset(RECORDS), "trafficking", language="uk")
    assert answer.tables[0].rows[0].cells[1] == "Про протидію торгівлі людьми"
    assert answer.counted == "1 запис"


def test_whatever_is_typed_is_searched_or_has_no_word(dataset: MakeDataset) -> None:
    store = dataset(RECORDS)

    @given(st.text(max_size=60) | st.text("hotline \"'*()^:-{}+ANDORNOTNEAR,.ʼ\0", max_size=30))
    @settings(max_examples=300)
    def holds(text: str) -> None:
        if words_of(text):
            answer = ask(store, text)
            assert answer.total == len(sure(answer))
        else:
            with pytest.raises(UsageError, match="no word to search for"):
                ask(store, text)

    holds()


# --- where, how near, and within what ---------------------------------------------------------------------------------

PLACES = """
topics: {violence: {title: {en: Violence, uk: Насильство}, scheme: concept}}
organisations:
  institute: {title: {en: Institute, uk: Інститут соціальних досліджень}, form: institute, note: Works on shelters., topics: [violence]}
  lines: {title: Lines, aliases: [Довіра], summary: A shelter by day., period: 2001/2005, contact: {post: Box of shelters}}
events:
  zap: {title: {en: A meeting, uk: Зустріч у Запоріжжі}, date: 2003-04}
  old: {title: Opening of the shelter, date: 1999}
laws:
  women: {title: {en: On women, uk: Про права жінок}}
  woman: {title: {en: A woman, uk: Жінка і право}}
"""


@pytest.mark.parametrize(
    ("text", "record", "field"),
    [("meeting", "zap", "title"), ("довір", "lines", "aliases"), ("by day", "lines", "summary"), ("works", "institute", "note"),
     ("box", "lines", "contact")],
)  # fmt: skip
def test_it_is_said_where_the_match_is(dataset: MakeDataset, text: str, record: str, field: str) -> None:
    answer = ask(dataset(PLACES), text)
    assert {row.record: row.cells[2].value for row in answer.tables[0].rows} == {record: field}


def test_the_place_is_said_in_the_language_of_the_asker(dataset: MakeDataset) -> None:
    assert texts(ask(dataset(PLACES), "довіра", language="uk"), "where") == ["інша назва"]


def test_the_words_around_a_match_are_shown_and_what_is_left_out_is_marked(dataset: MakeDataset) -> None:
    summary = " ".join(f"word{n}" for n in range(30)) + " needle " + " ".join(f"end{n}" for n in range(30))
    [match] = texts(ask(dataset(f"laws: {{a: {{title: A, summary: {summary}}}}}"), "needle"), "match")
    assert match == "… word25 word26 word27 word28 word29 *needle* end0 end1 end2 end3 end4 end5 end6 end7 …"


@pytest.mark.parametrize(
    ("text", "record"),
    [("instytut", "institute"), ("Instytutu", "institute"), ("sotsialnykh doslidzhen", "institute"), ("zaporizhzhi", "zap"), ("zaporizhzhia", "zap"),
     ("dovira", "lines"), ("doslidzhennia instytut", "institute")],
)  # fmt: skip
def test_a_ukrainian_name_is_found_in_latin_letters(dataset: MakeDataset, text: str, record: str) -> None:
    answer = ask(dataset(PLACES), text)
    assert (sure(answer), answer.notes) == ([record], [])


def test_a_match_in_latin_letters_is_shown_in_the_name_itself(dataset: MakeDataset) -> None:
    assert texts(ask(dataset(PLACES), "instytut"), "match") == ["*Інститут* соціальних досліджень"]


def test_the_word_as_it_is_typed_comes_before_its_other_forms(dataset: MakeDataset) -> None:
    assert sure(ask(dataset(PLACES), "жінка")) == ["woman", "women"]
    assert sure(ask(dataset(PLACES), "жінок")) == ["women", "woman"]


@pytest.mark.parametrize(
    ("typed", "near"),
    [("sheltr", "shelter"), ("helter", "shelter"), ("насильстов", "насильство"), ("жынка", "жінка"), ("instytud", "instytut"), ("metting", "meeting")],
)  # fmt: skip
def test_near_spellings_are_suggested_where_nothing_is_found(dataset: MakeDataset, typed: str, near: str) -> None:
    answer = ask(dataset(PLACES), typed)
    assert answer.total == 0
    assert near in answer.notes[0].removeprefix("did you mean: ").split(", ")
    assert answer.hints[0].startswith("timeline search ")


def test_only_the_word_that_is_nowhere_is_replaced(dataset: MakeDataset) -> None:
    answer = ask(dataset(PLACES), "meeting sheltr")
    assert "timeline search meeting shelter" in answer.hints


def test_a_word_with_no_near_spelling_gets_no_suggestion(dataset: MakeDataset) -> None:
    assert ask(dataset(PLACES), "xylophone").notes == []


def within(store: Store, text: str, **filters: Any) -> tuple[list[str], list[str]]:
    """What is found for certain and what may be, within filters."""
    answer = search(lens(store), text, (), 0, Filters(**filters))
    return sure(answer), perhaps(answer)


def test_a_search_within_a_time_tells_what_may_lie_in_it(dataset: MakeDataset) -> None:
    store = dataset(PLACES)
    assert within(store, "shelter", begin="2002", end="2004") == (["lines"], ["institute"])
    assert within(store, "shelter", end="2000") == (["old"], ["institute"])
    assert within(store, "shelter", at="2003") == (["lines"], ["institute"])


def test_a_search_within_a_topic_leaves_out_the_rest(dataset: MakeDataset) -> None:
    assert within(dataset(PLACES), "shelter", topics=["violence"]) == (["institute"], [])


def test_kinds_and_time_hold_together(dataset: MakeDataset) -> None:
    store = dataset(PLACES)
    filters = Filters(begin="2002")
    answer = search(lens(store), "shelter", ("organisations",), 0, filters)
    assert (sure(answer), perhaps(answer)) == (["lines"], ["institute"])
    assert answer.question == {"words": "shelter", "kind": ["organisation"], "from": "2002"}
    assert count_found(lens(store), "shelter", ("organisation",), filters) == (1, 1)


def test_a_count_is_that_of_the_list(dataset: MakeDataset) -> None:
    store = dataset(PLACES)
    assert count_found(lens(store), "shelter") == (ask(store, "shelter").total, 0)


def test_each_text_stands_with_its_field(dataset: MakeDataset) -> None:
    store = dataset(RECORDS + PLACES.replace("laws:", "treaties:"))
    for title, names, body, fields in lens(store).rows("SELECT title, names, body, fields FROM document"):
        assert len([line for part in (title, names, body) if part for line in part.split("\n")]) == len(fields.split(" "))


def test_a_document_has_the_row_of_its_record(dataset: MakeDataset) -> None:
    store = dataset(RECORDS)
    assert lens(store).rows("SELECT count(*) FROM document d JOIN record r ON r.rowid = d.n AND r.id = d.record") == lens(store).rows(
        "SELECT count(*) FROM record"
    )


def test_a_kind_with_a_status_is_searched_for_what_held_on_a_day(dataset: MakeDataset) -> None:
    events = "events: [{event: entry into force, date: 2001}, {event: repeal, date: 2005}]"
    store = dataset(
        f"laws:\n  lasting: {{title: Shelter, events: [{{event: entry into force, date: 2001}}]}}\n  ended: {{title: Shelter, {events}}}\n"
    )
    answer = search(lens(store), "shelter", ["law"], filters=Filters(at="2010"))
    assert sure(answer) == ["lasting"]
    assert count_found(lens(store), "shelter", ["law"], Filters(at="2010")) == (1, 0)
