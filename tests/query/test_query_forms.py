"""A word finds its other forms: Ukrainian endings and alternations, in Ukrainian letters and in Latin ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.query.forms import forms_of

SAME_WORD = [
    ("жінка", "жінки жінок жінкам жінками жінці жінко"), ("жінок", "жінка жінки жінкам"), ("жінці", "жінка жінок"),
    ("торгівля", "торгівлі торгівлю торгівлею"), ("протидія", "протидії протидію протидією"), ("навчання", "навчань навчанню навчанням"),
    ("організація", "організації організацій організаціями"), ("організацій", "організація організації"), ("захід", "заходу заходи заходів"),
    ("заходи", "захід заходами"), ("допомога", "допомоги допомозі допомогою"), ("допомозі", "допомога"), ("діти", "дітей дітям дітьми дітях"),
    ("мова", "мови мовою мов"[:9]), ("сторінка", "сторінок сторінки"), ("потерпілий", "потерпілого потерпілих потерпілим"),
    ("соціальна", "соціальної соціальну соціальних"), ("закон", "закону законом законів"), ("кінець", "кінця кінцем"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "forms"), SAME_WORD)
def test_a_word_finds_its_other_forms(typed: str, forms: str) -> None:
    assert [word for word in (typed, *forms.split()) if not forms_of(typed).fits(word)] == []


@pytest.mark.parametrize(("typed", "other"), [("жінка", "жінотдел"), ("дім", "дим"), ("діти", "дітлахи"), ("захід", "захист"), ("рада", "радощі")])
def test_a_word_does_not_find_another(typed: str, other: str) -> None:
    assert not forms_of(typed).fits(other)


@pytest.mark.parametrize(
    ("typed", "spelling"),
    [
        ("torhivlia", "torhivli"),
        ("instytut", "instytutiv"),
        ("zhinka", "zhinkamy"),
        ("zhinka", "zhinok"),
        ("doslidzhennia", "doslidzhen"),
        ("polityka", "polityky"),
    ],
)
def test_a_latin_spelling_finds_the_other_forms_of_a_ukrainian_name(typed: str, spelling: str) -> None:
    assert forms_of(typed).fits_latin(spelling)


@pytest.mark.parametrize("word", ["police", "hotline", "volunteer"])
def test_an_english_word_keeps_its_ending_among_english_words(word: str) -> None:
    assert forms_of(word).beginnings == (word,)


@given(st.text("абвгґдеєжзиіїйклмнопрстуфхцчшщьюяʼabcxyz019", min_size=1, max_size=14))
def test_a_word_always_finds_itself(word: str) -> None:
    assert forms_of(word).fits(word)
