"""Rules on twins: what is one thing entered twice, what is a slip of the pen, and what only looks alike."""

from __future__ import annotations

import pytest
from conftest import MakeDataset

from timeline.check import find_all, twins
from timeline.check.twins import Named, is_slip
from timeline.store import Store

HEAD = "sources:\n  s: {title: A study, authority: study}\n"


def about(store: Store, name: str) -> list[str]:
    """The records that a rule finds."""
    return [problem.record for problem in find_all(store, frozenset({name}))]


def laws(*bodies: str) -> str:
    """Laws called law-1, law-2 …"""
    return HEAD + "laws:\n" + "".join(f"  law-{n}: {{{body}, cite: s}}\n" for n, body in enumerate(bodies, 1))


@pytest.mark.parametrize(
    ("text", "records"),
    [
        (laws("title: Law on Hotlines", "title: Law on hotlines"), ["law-2"]),
        (laws("title: Law on Hotlines", "title: Law on Shelters"), []),
        (laws("title: {en: Law on hotlines, uk: Закон}", "title: {en: Act on lines, uk: закон}"), ["law-2"]),
        (laws("title: A law, events: [{event: adoption, date: 2004}]", "title: A law, events: [{event: adoption, date: 2005}]"), []),
        (laws("title: A law, events: [{event: adoption, date: 2004}]", "title: A law"), ["law-2"]),
        (laws(*(f"title: A law, events: [{{event: adoption, date: {year}}}]" for year in (2004, 2005, 2005))), ["law-3"]),
        (laws("title: A law, number: 12-IV", "title: Another, number: 12 IV"), ["law-2"]),
        (
            laws(
                "title: A law, number: 5, events: [{event: adoption, date: 2004}]",
                "title: Another, number: 5, events: [{event: adoption, date: 2009}]",
            ),
            [],
        ),
        (laws("title: A law, number: 5", "title: A law, number: 5", "title: A law, number: 5"), ["law-2", "law-3"]),
    ],
    ids=[
        "case",
        "other titles",
        "the Ukrainian title",
        "another year",
        "undated",
        "a third of the year of the second",
        "number",
        "number of another year",
        "told once",
    ],
)
def test_records_with_one_title_or_one_number_are_duplicates(text: str, records: list[str], dataset: MakeDataset) -> None:
    assert about(dataset(text), "duplicate-record") == records


def test_records_of_two_kinds_may_have_one_title(dataset: MakeDataset) -> None:
    text = laws("title: Hotlines") + "topics:\n  one: {title: Hotlines, scheme: function}\n  two: {title: Hotlines, scheme: form-of-work}\n"
    assert about(dataset(text), "duplicate-record") == []


def test_roles_are_told_apart_from_their_siblings_alone(dataset: MakeDataset) -> None:
    text = (
        HEAD
        + "programmes:\n"
        + "".join(f"  p{n}: {{title: P{n}, cite: s, roles: {{a: {{title: Hotlines}}, b: {{title: Shelters}}}}}}\n" for n in (1, 2))
    )
    assert about(dataset(text), "duplicate-record") == []


@pytest.mark.parametrize(
    ("one", "other", "is_twin"),
    [
        ("https://example.org/a", "http://example.org/a/", True),
        ("https://example.org/a", "https://example.org/a?page=2", False),
        ("https://example.org/a", "https://example.com/a", False),
    ],
)
def test_sources_with_one_address_are_duplicates(one: str, other: str, is_twin: bool, dataset: MakeDataset) -> None:
    text = f"sources:\n  a: {{title: A, authority: press, url: '{one}'}}\n  b: {{title: B, authority: press, url: '{other}'}}\n"
    assert (about(dataset(text), "duplicate-source") == ["b"]) is is_twin


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Law on Combating Trafficking in Human Beings", "Law on Combating Traficking in Human Beings"),
        ("Закон про протидію торгівлі людьми", "Закон про протидю торгівлі людьми"),
        ("Code of Administrative Offences", "Administrative Offences Code"),
        ("Resolution on the standards of social services", "Resolution on standards of the social services"),
    ],
)
def test_titles_that_differ_by_a_slip_are_nearly_alike(one: str, other: str, dataset: MakeDataset) -> None:
    assert len(about(dataset(laws(f"title: {one}", f"title: {other}")), "near-duplicate-title")) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Programme for the years to 2016", "Programme for the years to 2017"),
        ("Women among those with the status", "Men among those with the status"),
        ("Law on Combating Trafficking in Human Beings", "Law on Combating Smuggling in Human Beings"),
        ("Law on the ratification of a protocol", "Law on the ratification of a convention"),
    ],
)
def test_titles_that_differ_by_more_are_not(one: str, other: str, dataset: MakeDataset) -> None:
    assert about(dataset(laws(f"title: {one}", f"title: {other}")), "near-duplicate-title") == []


def test_a_slip_far_from_its_twin_in_the_file_is_found_among_many(dataset: MakeDataset) -> None:
    many = [f"title: Law number {n} on the protection of witnesses" for n in range(200)]
    text = laws("title: Law on Combating Trafficking in Human Beings", *many, "title: Law on Combatting Trafficking in Human Beings")
    assert about(dataset(text), "near-duplicate-title") == ["law-202"]


def test_looking_for_slips_takes_time_by_the_number_of_titles_not_by_its_square(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted in comparisons, not in seconds: each title meets a few neighbours in either list."""
    met: list[tuple[str, str]] = []

    def meet(one: str, other: str) -> bool:
        met.append((one, other))
        return False

    monkeypatch.setattr(twins, "is_slip", meet)
    every = [Named(f"r{n}", f"Law on the matter of {n * 7919 % 4001}", "law", "", "9999", "f", n, 1) for n in range(2000)]
    assert list(twins._by_letters(every)) == []
    assert 2000 < len(met) < 2000 * 10


@pytest.mark.parametrize(("one", "other"), [("trafficking", "trafficing"), ("convention", "conventoin"), ("ministry", "ministries")])
def test_a_slip_is_one_in_both_directions(one: str, other: str) -> None:
    assert is_slip(f"the {one}", f"the {other}") is is_slip(f"the {other}", f"the {one}")


def test_two_slips_in_two_words_are_two_titles() -> None:
    assert not is_slip("combatting traficking", "combating trafficking")
