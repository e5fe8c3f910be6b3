"""Ukrainian in Latin letters by the official table, and titles in the order of the Ukrainian alphabet."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.store.ukrainian import alphabet_key, latin, latin_words

# the examples of the resolution itself
OFFICIAL = {
    "Алушта": "Alushta", "Борщагівка": "Borshchahivka", "Вінниця": "Vinnytsia", "Гадяч": "Hadiach", "Ґалаґан": "Galagan", "Донецьк": "Donetsk",
    "Рівне": "Rivne", "Єнакієве": "Yenakiieve", "Гаєвич": "Haievych", "Житомир": "Zhytomyr", "Закарпаття": "Zakarpattia", "Медвин": "Medvyn",
    "Іршава": "Irshava", "Їжакевич": "Yizhakevych", "Кадиївка": "Kadyivka", "Йосипівка": "Yosypivka", "Стрий": "Stryi", "Олексій": "Oleksii",
    "Київ": "Kyiv", "Лебедин": "Lebedyn", "Миколаїв": "Mykolaiv", "Ніжин": "Nizhyn", "Полтава": "Poltava", "Ромни": "Romny", "Суми": "Sumy",
    "Тетерів": "Teteriv", "Ужгород": "Uzhhorod", "Фастів": "Fastiv", "Харків": "Kharkiv", "Біла Церква": "Bila Tserkva", "Чернівці": "Chernivtsi",
    "Шостка": "Shostka", "Щербухи": "Shcherbukhy", "Юрій": "Yurii", "Корюківка": "Koriukivka", "Яготин": "Yahotyn", "Костянтин": "Kostiantyn",
    "Знам'янка": "Znamianka", "Згорани": "Zghorany", "Розгон": "Rozghon", "Запоріжжя": "Zaporizhzhia",
}  # fmt: skip


@pytest.mark.parametrize(("ukrainian", "expected"), OFFICIAL.items())
def test_the_official_examples_are_spelled_as_the_resolution_spells_them(ukrainian: str, expected: str) -> None:
    assert latin(ukrainian) == expected.lower()


@pytest.mark.parametrize("text", ["Знам'янка", "Знам’янка", "Знамʼянка"])
def test_every_apostrophe_is_dropped(text: str) -> None:
    assert latin(text) == "znamianka"


def test_only_ukrainian_words_have_latin_spellings() -> None:
    assert latin_words("Law № 5 · Закон про закон") == ["zakon", "pro"]
    assert latin_words("Law of 1992") == []


@given(st.text("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’ -", max_size=30))
def test_a_latin_spelling_is_ascii(text: str) -> None:
    assert latin(text).replace("’", "").isascii()


def test_the_order_is_that_of_the_alphabet() -> None:
    alphabet = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
    words = [f"{letter}мова" for letter in alphabet]
    shuffled = words[:]
    random.Random(1).shuffle(shuffled)
    assert sorted(shuffled, key=alphabet_key) == words


@pytest.mark.parametrize(
    ("first", "second"),
    [("Гуцул", "Ґанок"), ("Ґанок", "Дім"), ("Етап", "Єдність"), ("Історія", "Їжак"), ("Їжак", "Йод"), ("банка", "банька"), ("семя", "сім’я"),
     ("Яр", "Zürich"), ("7 днів", "Адвокація"), ("«Ла Страда»", "Лінія"), ("ДІМ", "діти"), ("Ёлка", "Єдність")],
)  # fmt: skip
def test_what_comes_first(first: str, second: str) -> None:
    assert alphabet_key(first) < alphabet_key(second)


@pytest.mark.parametrize("text", ["об’єднання", "об'єднання", "обʼєднання", "Об’єднання", "«об’єднання»"])
def test_case_quotation_marks_and_apostrophes_do_not_count(text: str) -> None:
    assert alphabet_key(text) == alphabet_key("обєднання")


@given(st.text("abCД’ґ- 1є", max_size=12), st.text("abCД’ґ- 1є", max_size=12))
def test_a_shorter_beginning_comes_first(begin: str, rest: str) -> None:
    assert alphabet_key(begin) <= alphabet_key(f"{begin} {rest}")
