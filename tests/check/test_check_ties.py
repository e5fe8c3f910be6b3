"""Rules on sources and ties: what nothing rests on, what stands alone, and roles of which nobody can say what they are for."""

from __future__ import annotations

import pytest
from conftest import MakeDataset

from timeline.check import find_all

SOURCE = "sources:\n  s: {title: A study, authority: study}\n"


def about(dataset: MakeDataset, name: str, text: str, **files: str) -> list[str]:
    """The records that a rule finds."""
    named = {"data.yaml": text, **{f"{key}.yaml": value for key, value in files.items()}}
    return [problem.record for problem in find_all(dataset(named, jurisdiction="here" if "  here:" in text else ""), frozenset({name}))]


USED = {
    "by a record": "laws:\n  l: {title: A law, cite: s §1}\n",
    "by a value": "laws:\n  l: {title: {value: A law, cite: s}}\n",
    "by an event": "laws:\n  l: {title: A law, cite: t, events: [{event: adoption, date: 2011, cite: s}]}\n",
    "by a link": "laws:\n  l: {title: A law, cite: t}\n  m: {title: Another, cite: t, links: [{amends: l, cite: s}]}\n",
    "by money": "programmes:\n  p: {title: A programme, cite: t, funding: {amount: 5, currency: UAH, cite: s}}\n",
    "by a note": "laws:\n  l: {title: A law, cite: t, note: As one page says (s).}\n",
    "by a link that leads to it": "laws:\n  l: {title: A law, cite: t, links: [{cites: s}]}\n",
}


@pytest.mark.parametrize("how", USED)
def test_a_source_that_is_used_is_not_told(how: str, dataset: MakeDataset) -> None:
    text = "sources:\n  s: {title: A study, authority: study}\n  t: {title: Another, authority: study}\n" + USED[how]
    assert "s" not in about(dataset, "source-never-cited", text)


def test_a_source_that_nothing_uses_is_told(dataset: MakeDataset) -> None:
    assert (
        about(dataset, "source-never-cited", SOURCE + "topics:\n  t: {title: Sources, scheme: place, note: The letter s is no citation of st.}\n")
        == []
    )
    assert about(dataset, "source-never-cited", SOURCE + "topics:\n  t: {title: Sources, scheme: place, note: Nothing of it.}\n") == ["s"]


def test_a_source_may_serve_an_assertion_alone(dataset: MakeDataset) -> None:
    assert about(dataset, "source-never-cited", SOURCE, assertions="- {count: sources, is: 1, cite: s}\n") == []


@pytest.mark.parametrize(
    ("text", "records"),
    [
        ("laws:\n  l: {title: A law, cite: s}\n", ["l"]),
        ("laws:\n  l: {title: A law, cite: s}\n  m: {title: Another, cite: s, links: [{amends: l}]}\n", []),
        ("laws:\n  l: {title: A law, cite: s, topics: t}\ntopics:\n  t: {title: A topic, scheme: place}\n", []),
        ("bodies:\n  b: {title: A body, cite: s}\nlaws:\n  l: {title: A law, cite: s, events: [{event: adoption, by: b}]}\n", ["l"]),
        ("laws:\n  l: {title: A law, cite: s, provisions: {a: {title: An article}}}\n", []),
        ("parties:\n  here: {title: A State}\n  there: {title: Another}\n", ["there"]),
        ("stages:\n  a: {title: A, series: policy, number: 1, cite: s}\nevents:\n  b: {title: B, cite: s}\nfigures:\n  c: {title: C, cite: s}\n", []),
        ("topics:\n  t: {title: A topic, scheme: place}\n", ["t"]),
        ("topics:\n  t: {title: A topic, scheme: place, cite: s}\n", []),
        ("topics:\n  t: {title: A topic, scheme: place}\n  u: {title: A narrower one, scheme: place, broader: t, cite: s}\n", []),
    ],
    ids=[
        "a law",
        "linked to",
        "on a topic",
        "an actor",
        "its parts",
        "parties",
        "what stands by itself",
        "a topic",
        "a topic that a source states",
        "a wider topic",
    ],
)
def test_a_record_that_nothing_ties_is_an_orphan(text: str, records: list[str], dataset: MakeDataset) -> None:
    assert about(dataset, "orphan", SOURCE + text) == records


def programme(roles: str, more: str = "") -> str:
    """A programme with these roles, and topics to put them on."""
    topics = "topics:\n  help: {title: Help, scheme: function}\n  women: {title: Women, scheme: target-group}\n"
    return f"{SOURCE}{topics}programmes:\n  p:\n    title: A programme\n    cite: s\n    roles:\n{roles}{more}"


@pytest.mark.parametrize(
    ("roles", "found"),
    [
        ("      a: {title: A, topics: help}\n", []),
        ("      a: {title: A, topics: women}\n", ["p/a"]),
        ("      a: {title: A}\n", ["p/a"]),
        ("      a: {title: A, topics: help, roles: {b: {title: B}}}\n", []),
        ("      a: {title: A, roles: {b: {title: B, topics: help}}}\n", []),
        ("      a: {title: A, roles: {b: {title: B, topics: help}, c: {title: C}}}\n", ["p/a/c"]),
        ("      a: {title: A, roles: {b: {title: B, roles: {c: {title: C, topics: help}}}}}\n", []),
        ("      a: {title: A, topics: help}\n      b: {title: B, links: [{inherits: p/a}]}\n", []),
        ("      b: {title: B, links: [{inherits: p/a}]}\n      a: {title: A}\n", ["p/b", "p/a"]),
    ],
)  # fmt: skip
def test_a_role_has_a_function_of_its_own_or_of_what_it_belongs_to(roles: str, found: list[str], dataset: MakeDataset) -> None:
    assert about(dataset, "role-without-function", programme(roles)) == found


def test_a_role_that_takes_over_a_whole_programme_has_its_functions(dataset: MakeDataset) -> None:
    later = "  q: {title: A later one, cite: s, roles: {as-before: {title: As before, links: [{inherits: p}]}}}\n"
    assert about(dataset, "role-without-function", programme("      a: {title: A, topics: help}\n", later)) == []
    assert about(dataset, "role-without-function", programme("      a: {title: A}\n", later)) == ["p/a", "q/as-before"]
