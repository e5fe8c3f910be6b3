"""Names and texts are found however their apostrophes, case and signs are typed."""

from __future__ import annotations

import unicodedata

import pytest
from conftest import MakeDataset, Run
from hypothesis import given
from hypothesis import strategies as st

from timeline.store import Store
from timeline.store.fold import fold_name, fold_text

APOSTROPHES = {"typewriter": "'", "right quote": "’", "modifier letter": "ʼ"}


@pytest.mark.parametrize("sign", APOSTROPHES.values(), ids=APOSTROPHES)
def test_an_apostrophe_inside_a_word_is_one_letter(sign: str) -> None:
    assert fold_text(f"обов{sign}язок") == "обовʼязок"


@pytest.mark.parametrize("text", ["'обовязок'", "‘a’", "a ' b", "rock 'n roll"])
def test_a_quotation_mark_around_a_word_is_no_letter(text: str) -> None:
    assert "ʼ" not in fold_text(text)


def test_letters_made_of_two_signs_are_composed() -> None:
    assert fold_text(unicodedata.normalize("NFD", "Київ її")) == "Київ її"


@pytest.mark.parametrize("sign", APOSTROPHES.values(), ids=APOSTROPHES)
def test_apostrophes_do_not_tell_names_apart(sign: str) -> None:
    assert fold_name(f"Обов{sign}язок") == fold_name("обовязок")


@pytest.mark.parametrize("name", ["CETS 201", "cets-201", "CETS № 201", " CETS.201 ", "CETS_201"])
def test_case_and_signs_do_not_tell_names_apart(name: str) -> None:
    assert fold_name(name) == "cets201"


def test_letters_of_other_alphabets_tell_names_apart() -> None:
    assert fold_name("СETS 201") != fold_name("CETS 201")


@given(st.text(max_size=40))
def test_folding_a_text_twice_changes_nothing_more(text: str) -> None:
    assert fold_text(fold_text(text)) == fold_text(text)


@given(st.text(max_size=40))
def test_a_folded_name_holds_letters_and_digits_only(text: str) -> None:
    assert not any(sign.isspace() or sign in "_-'’ʼ" for sign in fold_name(text))


@given(st.text(alphabet="aBcД’ʼ' -№1", max_size=20))
def test_a_name_is_folded_alike_whatever_its_case(text: str) -> None:
    assert fold_name(text.upper()) == fold_name(text.lower())


# --- full text -------------------------------------------------------------------------------------------------------


def _searched(dataset: MakeDataset) -> Store:
    title = "{en: Duties, uk: Про обов’язкову працю}"
    return dataset(
        "sources: {s: {title: S, authority: study}}\n"
        f'laws:\n  a: {{title: {title}, cite: s, note: "Інша пам\'ять", aliases: [Закон про м’яту], number: 3739-VI}}\n'
        "  b: {title: Nothing of that, cite: s}\n"
    )


@pytest.mark.parametrize("sign", APOSTROPHES.values(), ids=APOSTROPHES)
@pytest.mark.parametrize("word", ["обов{}язкову", "обов{}яз", "пам{}ять", "м{}яту"])
def test_a_word_is_found_with_any_apostrophe(dataset: MakeDataset, run: Run, word: str, sign: str) -> None:
    result = run("-d", _searched(dataset).folder, "search", word.format(sign), "--kind", "law", "--count")
    assert result.out == "1\n"


def test_a_word_is_found_in_any_case(dataset: MakeDataset, run: Run) -> None:
    assert run("-d", _searched(dataset).folder, "search", "ПРАЦЮ", "--count").out == "1\n"


def test_a_letter_with_a_mark_is_not_the_letter_without(dataset: MakeDataset, run: Run) -> None:
    store = dataset("topics: {a: {title: Київ, scheme: place}, b: {title: Киів, scheme: place}}")
    assert run("-d", store.folder, "search", "київ", "--count").out == "1\n"


@pytest.mark.parametrize(("typed", "form"), [("3739 vi", "name"), ("закон про м'яту", "name"), ("DUTIES", "title"), ("A", "id")])
def test_a_record_is_called_by_its_id_titles_aliases_and_number(dataset: MakeDataset, typed: str, form: str) -> None:
    rows = _searched(dataset).db.execute("SELECT record, form FROM name WHERE folded = ?", (fold_name(typed),)).fetchall()
    assert rows == [("a", form)]


def test_a_title_that_was_not_chosen_still_finds_its_record(dataset: MakeDataset, run: Run) -> None:
    sources = "sources: {s: {title: S, authority: official}, p: {title: P, authority: press}}\n"
    store = dataset(f"{sources}laws: {{a: {{title: [{{value: Chosen, cite: s}}, {{value: Rival, cite: p}}]}}}}")
    assert run("-d", store.folder, "search", "rival", "--count").out == "1\n"
