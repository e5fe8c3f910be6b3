"""What surrounds a record: every sort of edge, each once, and how far one goes."""

from __future__ import annotations

import pytest
from asking import lens
from conftest import MakeDataset

from timeline.query.graph import HUB, Edge, degrees, edges_of, nodes_of, surroundings, verbs_named
from timeline.query.lens import UsageError
from timeline.store import Store

DATA = """\
sources: {s: {title: S, authority: study}}
topics: {help: {title: Help, scheme: function}}
bodies: {office: {title: Office, cite: s}}
laws:
  law-a:
    title: Law A
    cite: s §1
    topics: [help]
    issuer: office
    events: [{event: adoption, date: 2011, by: office}, {event: publication, by: office}]
    links: [{implements: law-b, derivation: derived, cite: s §2, valid: 2012, note: so}]
    provisions: {art-1: {title: Article 1, links: [{amends: law-c}]}}
  law-b: {title: Law B, cite: s, links: [{implements: law-c}]}
  law-c: {title: Law C, cite: s}
"""


@pytest.fixture
def store(dataset: MakeDataset) -> Store:
    """Three laws, an article, an office, a topic."""
    return dataset(DATA)


def _edge(store: Store, source: str, verb: str) -> Edge:
    return next(edge for edge in edges_of(lens(store), [source]) if (edge.source, edge.verb) == (source, verb))


def test_links_fields_parts_and_acts_are_edges(store: Store) -> None:
    found = {(edge.read_from("law-a"), edge.other("law-a")) for edge in edges_of(lens(store), ["law-a"])}
    assert found == {("implements", "law-b"), ("on", "help"), ("issued by", "office"), ("done by", "office"), ("includes", "law-a/art-1")}


def test_an_edge_is_found_from_either_end(store: Store) -> None:
    assert _edge(store, "law-a", "implements") in edges_of(lens(store), ["law-b"])


def test_an_edge_between_two_of_the_records_is_given_once(store: Store) -> None:
    found = edges_of(lens(store), ["law-a", "law-b", "office"])
    assert len(found) == len(set(found))


def test_a_link_without_a_source_of_its_own_has_that_of_its_record(store: Store) -> None:
    assert _edge(store, "law-b", "implements").cites == [["s", ""]]


def test_a_link_that_was_derived_says_so_and_has_only_the_sources_that_it_names(store: Store) -> None:
    edge = _edge(store, "law-a", "implements")
    assert (edge.derivation, edge.cites, edge.details["valid"], edge.details["note"]) == ("derived", [["s", "§2"]], "2012", ["so"])


def test_topics_are_ours_and_no_source_is_named_for_them(store: Store) -> None:
    edge = _edge(store, "law-a", "on")
    assert (edge.derivation, edge.cites) == ("derived", [])


def test_what_one_body_did_to_one_record_is_one_edge(store: Store) -> None:
    assert _edge(store, "law-a", "done by").details["events"] == [["adoption", "2011"], ["publication", None]]


def test_what_was_done_is_the_same_edge_from_either_end(store: Store) -> None:
    (by_office,) = (edge for edge in edges_of(lens(store), ["office"]) if edge.verb == "done by")
    assert by_office == _edge(store, "law-a", "done by")


def test_an_amendment_that_a_link_makes_is_not_told_twice(store: Store) -> None:
    assert [edge.verb for edge in edges_of(lens(store), ["law-c"])] == ["amends", "implements"]


def test_citations_are_edges_only_when_asked_for(store: Store) -> None:
    assert not [edge for edge in edges_of(lens(store), ["law-a"]) if edge.verb == "stated in"]
    cited = [edge for edge in edges_of(lens(store), ["law-a"], citations=True) if edge.verb == "stated in"]
    assert [(edge.target, edge.cites) for edge in cited] == [("s", [["s", "§1"], ["s", "§2"]])]


def test_each_record_is_reached_by_the_nearest_way(store: Store) -> None:
    found = surroundings(lens(store), "law-a", 3)
    assert {name: node.depth for name, node in found.nodes.items()} == {
        "law-a": 0, "law-b": 1, "help": 1, "office": 1, "law-a/art-1": 1, "law-c": 2,
    }  # fmt: skip


def test_each_edge_is_a_step_once_however_deep_one_goes(store: Store) -> None:
    steps = surroundings(lens(store), "law-a", 9).steps
    assert len(steps) == len({step.edge for step in steps}) == 7


def test_only_the_verbs_asked_for_are_followed_from_either_end(store: Store) -> None:
    found = surroundings(lens(store), "law-c", 2, ("implemented by",))
    assert list(found.nodes) == ["law-c", "law-b", "law-a"]


def test_a_topic_is_shown_and_not_gone_through(dataset: MakeDataset) -> None:
    store = dataset(DATA + "  law-d: {title: Law D, cite: s, topics: [help]}\n")
    assert "law-d" not in surroundings(lens(store), "law-b", 4).nodes
    assert "law-d" in surroundings(lens(store), "help", 1).nodes


def test_a_record_with_very_many_links_is_not_opened_unless_asked_for_itself(dataset: MakeDataset) -> None:
    many = "".join(f"  n-{n}: {{title: N, cite: s, links: [{{cites: law-c}}]}}\n" for n in range(HUB + 1))
    store = dataset(DATA + many)
    assert "n-1" not in surroundings(lens(store), "law-b", 2).nodes
    assert len(surroundings(lens(store), "law-c", 1).nodes) == HUB + 4


def test_links_are_counted_in_both_directions(store: Store) -> None:
    assert degrees(lens(store), ["law-b", "law-c", "office"]) == {"law-b": 2, "law-c": 2, "office": 2}
    assert degrees(lens(store), ["law-b"], ["implemented by"]) == {"law-b": 1}


def test_nodes_stand_in_the_order_asked_for(store: Store) -> None:
    assert list(nodes_of(lens(store), ["law-c", "law-a"])) == ["law-c", "law-a"]


@pytest.mark.parametrize(
    ("typed", "verb"),
    [
        ("run by", "run by"),
        ("Run-By", "run by"),
        ("implemented_by", "implemented by"),
        ("  part  of ", "part of"),
        ("Впроваджується", "implemented by"),
    ],
)
def test_a_verb_is_known_however_it_is_typed(typed: str, verb: str) -> None:
    assert verbs_named(typed) == [verb]


def test_an_unknown_verb_is_answered_with_the_list_of_them() -> None:
    with pytest.raises(UsageError) as caught:
        verbs_named("befriends")
    assert caught.value.message == "--verb: `befriends` is no verb"
    assert "implements" in caught.value.hint
    assert "implemented by" in caught.value.hint
