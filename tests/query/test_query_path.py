"""The shortest ways between two records, and which ways are none."""

from __future__ import annotations

from collections import deque

import pytest
from asking import lens, values
from conftest import MakeDataset
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline.answer import Answer
from timeline.query.path import path
from timeline.store import Store

HEAD = "sources: {s: {title: S, authority: study}}\ntopics: {t: {title: T, scheme: function}}\nbodies: {office: {title: Office, cite: s}}\n"


def _laws(names: str = "abcdef", **links: str) -> str:
    lines = [f"  {name}: {{title: {name.upper()}, cite: s, links: [{links.get(name, '')}]}}" for name in names]
    return f"{HEAD}laws:\n" + "\n".join(lines) + "\n"


def _ways(answer: Answer) -> list[str]:
    """Each way as the records that it leads through."""
    found: dict[int, str] = {}
    for row in answer.tables[0].rows:
        way, _, origin = row.cells[:3]
        found[way] = f"{found.get(way, origin)}{row.record}"
    return list(found.values())


def _path(store: Store, start: str, goal: str) -> Answer:
    return path(lens(store), start, goal)


def test_the_shortest_way_is_told_link_by_link_in_words(dataset: MakeDataset) -> None:
    answer = _path(dataset(_laws(a="{implements: b}", c="{amends: b}")), "a", "c")
    assert answer.sentences() == ["Way 1, 2 links:", "A (a), implements: B (b); source: s.", "B (b), amended by: C (c); source: s."]


def test_all_shortest_ways_are_told_and_no_longer_one(dataset: MakeDataset) -> None:
    store = dataset(_laws(a="{cites: [b, c]}", b="{cites: d}", c="{cites: [d, e]}", e="{cites: d}"))
    assert _ways(_path(store, "a", "d")) == ["abd", "acd"]


def test_ways_that_sources_state_go_before_those_that_we_concluded(dataset: MakeDataset) -> None:
    store = dataset(_laws(a="{cites: b, derivation: derived}, {cites: c}", b="{cites: d}", c="{cites: d}"))
    answer = _path(store, "a", "d")
    assert (_ways(answer), answer.notes) == (["acd", "abd"], ["∗ our conclusion"])


def test_of_two_links_between_the_same_records_the_better_known_is_told(dataset: MakeDataset) -> None:
    answer = _path(dataset(_laws(a="{cites: b, derivation: derived}, {implements: b}")), "a", "b")
    assert (values(answer, "verb"), values(answer, "derivation")) == (["implements"], ["stated"])


def test_it_is_the_same_way_back(dataset: MakeDataset) -> None:
    store = dataset(_laws(a="{cites: [b, c]}", b="{cites: d}", c="{cites: e}", d="{cites: f}", e="{cites: f}"))
    assert sorted(way[::-1] for way in _ways(_path(store, "f", "a"))) == sorted(_ways(_path(store, "a", "f")))


def test_what_is_left_of_the_ways_is_said(dataset: MakeDataset) -> None:
    ways = dict.fromkeys("bcdefgh", "{cites: i}")
    more = "there are more ways as short; those that sources state are told first"
    five = _path(dataset(_laws("abcdefi", a="{cites: [b, c, d, e, f]}", **{name: ways[name] for name in "bcdef"})), "a", "i")
    six = _path(dataset(_laws("abcdefghi", a="{cites: [b, c, d, e, f, g]}", **ways)), "a", "i")
    assert (five.notes, six.notes) == ([], [more])


def test_no_more_than_five_ways_are_told(dataset: MakeDataset) -> None:
    names = "abcdefgh"
    store = dataset(_laws(names, a="{cites: [b, c, d, e, f, g]}", **dict.fromkeys("bcdefg", "{cites: h}")))
    assert _ways(_path(store, "a", "h")) == ["abh", "ach", "adh", "aeh", "afh"]


def test_what_lives_inside_another_is_part_of_it(dataset: MakeDataset) -> None:
    store = dataset(HEAD + "laws: {a: {title: A, cite: s, provisions: {x: {title: X}, y: {title: Y}}}}\n")
    assert values(_path(store, "a/x", "a/y"), "verb") == ["part of", "includes"]


@pytest.mark.parametrize("field", ["topics: [t]", "issuer: office", "events: [{event: adoption, by: office}]"])
def test_a_topic_or_an_issuer_in_common_is_no_way_while_there_is_another(dataset: MakeDataset, field: str) -> None:
    laws = f"  a: {{title: A, cite: s, {field}, links: [{{cites: c}}]}}\n  c: {{title: C, cite: s, links: [{{cites: d}}]}}\n"
    laws += f"  d: {{title: D, cite: s, links: [{{cites: z}}]}}\n  z: {{title: Z, cite: s, {field}}}\n"
    assert _ways(_path(dataset(f"{HEAD}laws:\n{laws}"), "a", "z")) == ["acdz"]


def test_a_topic_in_common_is_told_as_a_last_resort_and_called_so(dataset: MakeDataset) -> None:
    laws = "laws:\n  a: {title: A, cite: s, topics: [t]}\n  z: {title: Z, cite: s, topics: [t]}\n"
    answer = _path(dataset(HEAD + laws), "a", "z")
    assert (_ways(answer), answer.notes[-1].startswith("every way leads through a topic")) == (["atz"], True)


def test_a_topic_itself_can_be_asked_for(dataset: MakeDataset) -> None:
    store = dataset(HEAD + "laws:\n  a: {title: A, cite: s, topics: [t]}\n  z: {title: Z, cite: s, links: [{cites: a}]}\n")
    answer = _path(store, "t", "z")
    assert (_ways(answer), answer.notes) == (["taz"], ["∗ our conclusion"])


def test_records_that_nothing_connects_are_said_to_be_so(dataset: MakeDataset) -> None:
    answer = _path(dataset(_laws()), "a", "b")
    assert (answer.total, answer.empty) == (0, "nothing connects them")


def test_a_record_and_itself_are_one(dataset: MakeDataset) -> None:
    answer = _path(dataset(_laws()), "a", "a")
    assert (answer.total, answer.empty) == (0, "they are one record")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edges=st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=12))
def test_no_way_is_longer_than_breadth_first_finds(dataset: MakeDataset, edges: set[tuple[int, int]]) -> None:
    names = "abcdefgh"
    links: dict[str, str] = {}
    for start, goal in sorted(edges):
        links[names[start]] = f"{links.get(names[start], '')}, {{cites: {names[goal]}}}".removeprefix(", ")
    answer = _path(dataset(_laws(names, **links)), "a", "h")
    shortest = _distance({(names[one], names[other]) for one, other in edges}, "a", "h")
    assert {len(way) - 1 for way in _ways(answer)} == ({shortest} if shortest else set())


def _distance(edges: set[tuple[str, str]], start: str, goal: str) -> int:
    """How many links lie between two records, by the plainest of searches; 0 where there is no way."""
    ahead, distance = deque([start]), {start: 0}
    while ahead:
        here = ahead.popleft()
        for one, other in edges:
            for origin, record in ((one, other), (other, one)):
                if origin == here and record not in distance:
                    distance[record] = distance[here] + 1
                    ahead.append(record)
    return distance.get(goal, 0)


# --- on a day --------------------------------------------------------------------------------------------------------

DATED = f"""\
{HEAD}laws:
  a: {{title: A, cite: s, events: [{{event: entry into force, date: 2000}}]}}
  b: {{title: B, cite: s, events: [{{event: entry into force, date: 2000}}, {{event: repeal, date: 2005}}], links: [{{cites: a}}]}}
  c: {{title: C, cite: s, events: [{{event: entry into force, date: 2000}}], links: [{{cites: a}}]}}
  d: {{title: D, cite: s, events: [{{event: entry into force, date: 2000}}], links: [{{cites: c}}]}}
  e: {{title: E, cite: s, events: [{{event: entry into force, date: 2000}}], links: [{{cites: [b, d]}}]}}
  dim: {{title: Dim, cite: s, links: [{{cites: [a, e]}}]}}
"""


def _on(store: Store, day: str) -> Answer:
    return path(lens(store), "a", "e", day)


def test_on_a_day_a_way_leads_through_what_stood_then(dataset: MakeDataset) -> None:
    store = dataset(DATED.replace("[a, e]", "a"))
    assert [_ways(_on(store, day)) for day in ("2003", "2010")] == [["abe"], ["acde"]]
    assert "1 link not of that day" in _on(store, "2010").notes


def test_of_a_nearer_way_that_cannot_be_told_the_link_is_named(dataset: MakeDataset) -> None:
    answer = _on(dataset(DATED), "2003")
    assert _ways(answer) == ["abe"]
    (untold,) = (table for table in answer.tables if table.key == "cannot_be_told")
    assert [(row.record, row.cells[3]) for row in untold.rows] == [("dim", "no source dates it")]


def test_an_end_that_did_not_stand_on_the_day_is_told(dataset: MakeDataset) -> None:
    answer = _on(dataset(DATED), "1990")
    assert _ways(answer) == []
    assert {"a · status at 1990: not yet", "e · status at 1990: not yet"} <= set(answer.notes)
