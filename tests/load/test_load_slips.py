"""What a word that is not known was meant to be: the advice of a newcomer's first mistakes."""

from __future__ import annotations

import pytest
from conftest import MakeDataset

from timeline.load.slips import date_hint, id_hint, meant, one_of
from timeline.model import BY_PLURAL
from timeline.model.vocabulary import TYPED_EVENTS

KINDS_KNOWN = list(BY_PLURAL)
FIELDS = list(BY_PLURAL["laws"].by_name)


@pytest.mark.parametrize(
    ("word", "known", "found"),
    [
        ("law", KINDS_KNOWN, "laws"), ("Laws", KINDS_KNOWN, "laws"), ("закони", KINDS_KNOWN, "laws"), ("Договори", KINDS_KNOWN, "treaties"),
        ("гарячі лінії", KINDS_KNOWN, "hotlines"), ("organizations", KINDS_KNOWN, "organisations"), ("органи", KINDS_KNOWN, "bodies"),
        ("назва", FIELDS, "title"), ("name", FIELDS, "title"), ("Форма", FIELDS, "form"), ("source", FIELDS, "cite"), ("номер", FIELDS, "number"),
        ("прийняття", TYPED_EVENTS, "adoption"), ("adopted", TYPED_EVENTS, "adoption"), ("набрання чинності", TYPED_EVENTS, "entry into force"),
        ("in force", TYPED_EVENTS, "entry into force"), ("entry-into-force", TYPED_EVENTS, "entry into force"), ("zzz", TYPED_EVENTS, ""),
    ],
)  # fmt: skip
def test_what_is_meant_is_found(word: str, known: list[str], found: str) -> None:
    assert meant(word, known) == found


def test_a_short_list_is_told_whole_beside_the_guess() -> None:
    assert one_of("government", ["depositary", "official"]) == "did you mean `official`? one of: depositary, official"
    assert one_of("Official", ["depositary", "official"]) == "did you mean `official`?"


@pytest.mark.parametrize("text", ["?", "unknown", "N/A", "-", "невідомо"])
def test_a_date_of_which_nothing_is_known_is_left_out(text: str) -> None:
    assert "leave the key out" in date_hint(text)


@pytest.mark.parametrize(("text", "example"), [("Law 241", "law-241"), ("law_241", "law-241"), ("241/2005", "241-2005"), ("закон-1", "cets-201")])
def test_an_id_is_shown_as_it_may_be_written(text: str, example: str) -> None:
    assert id_hint(text).endswith(f": {example}")


# what stands in a file, and all that is told of it: name, message, hint
TOLD: dict[str, tuple[str, list[tuple[str, str, str]]]] = {
    "a kind in Ukrainian": ("закони:\n  a: {title: A, cite: s}\n", [("unknown-kind", "`закони` is no kind", "`laws`")]),
    "a record that is not indented": (
        "laws:\na:\n  title: A\n",
        [("wrong-type", "`laws` must be a mapping", "below it, indented"), ("unknown-kind", "`a` is no kind", "looks like a record")],
    ),
    "fields in the column of the id": ("laws:\n  a:\n  title: A\n  form: law\n", [("wrong-type", "`title` stands where the id", "deeper than its id")]),
    "an id without fields": ("laws:\n  a:\n", [("wrong-type", "the record `a` has no fields", "at least a `title:`")]),
    "a list of records": ("laws:\n  - {id: a, title: A}\n", [("wrong-type", "`laws` must be a mapping", "take the hyphens or brackets away")]),
    "a title in Ukrainian": ("laws:\n  a: {назва: A, cite: s}\n", [("unknown-key", "a law has no field `назва`", "`title`")]),
    "a source by another key": ("laws:\n  a: {title: A, source: s}\n", [("unknown-key", "no field `source`", "`cite`")]),
    "a source by its title": ("laws:\n  a: {title: A, cite: A Gazette}\n", [("unknown-source", "names no source", "the source's id")]),
    "a date without its event": ("laws:\n  a: {title: A, cite: s, adopted: 2005}\n", [("unknown-key", "no field `adopted`", "is an event")]),
    "an event as a key": ("laws:\n  a: {title: A, cite: s, events: {adoption: 2005}}\n", [("unknown-key", "is what happened", "{event: adoption")]),
    "an amendment as an event": (
        "laws:\n  a: {title: A, cite: s, events: [{event: amendment}]}\n", [("unknown-word", "no word for `event`", "amends")],
    ),
    "a date that is not known": ("laws:\n  a: {title: A, cite: s, events: [{event: adoption, date: unknown}]}\n", [("bad-date", "unknown", "leave the key out")]),
    "a date that is empty": ("laws:\n  a: {title: A, cite: s, events: [{event: adoption, date: ''}]}\n", [("wrong-type", "`date` is empty", "take the key out")]),
    "a comma in braces": (
        "laws:\n  a: {title: A, cite: s, events: [{event: adoption, text: Adopted, by vote}]}\n", [("unknown-key", "no field `by vote`", "in quotes")],
    ),
    "a colon in braces without a blank": (
        "laws:\n  a: {title: A, cite: s, events: [{event: adoption, date:2005}]}\n", [("unknown-key", "no field `date:2005`", "date: 2005")],
    ),
    "a third language": ("laws:\n  a: {title: {en: A, ro: B}, cite: s}\n", [("unknown-key", "`ro` is no language", "`aliases`")]),
    "a kind that stands twice": ("laws:\n  a: {title: A, cite: s}\nlaws:\n  b: {title: B, cite: s}\n", [("repeated-key", "stands twice", "first `laws:`")]),
    "a second document": ("laws:\n  a: {title: A, cite: s}\n---\n", [("yaml-feature", "a second document", "take the line `---` out")]),
}  # fmt: skip


@pytest.mark.parametrize("what", TOLD)
def test_a_slip_is_told_once_with_what_to_do(what: str, dataset: MakeDataset) -> None:
    text, told = TOLD[what]
    store = dataset({"x.yaml": text, "s.yaml": "sources:\n  s: {title: A source, authority: study}\n"})
    found = store.db.execute("SELECT name, message, hint FROM problem ORDER BY rowid").fetchall()
    assert [name for name, _, _ in found] == [name for name, _, _ in told]
    for (_, message, hint), (_, words, advice) in zip(found, told, strict=True):
        assert words in message
        assert advice in hint
