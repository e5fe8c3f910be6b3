"""Graphs: DOT as pydot reads it, GraphML as networkx reads it, Mermaid as its own parser does: as many nodes and links as went out."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import networkx
import pydot
import pytest
from conftest import Run, write_dataset
from exporting import BUNDLED, SAMPLE, TITLES, odd_dataset, records
from test_export_timelines import own_parser, parsed

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:pydot")  # of its own parser's library
Nodes = dict[str, str]  # titles by id
Edges = list[tuple[str, str, str]]  # source, verb, target
FORMATS = ("dot", "graphml")


def read(text: str, format: str) -> tuple[Nodes, Edges]:
    """Nodes and links, as a reader of the format finds them."""
    if format == "graphml":
        graph: Any = networkx.parse_graphml(text, force_multigraph=True)
        return {node: data["title"] for node, data in graph.nodes(data=True)}, [(a, data["verb"], b) for a, b, data in graph.edges(data=True)]
    graph = (pydot.graph_from_dot_data(text) or [])[0]
    nodes = {_plain(node.get_name()): _shown(node.get("label")) for node in graph.get_nodes() if node.get_name() not in ("graph", "node")}
    return nodes, [(_plain(edge.get_source()), _shown(edge.get("label")), _plain(edge.get_destination())) for edge in graph.get_edges()]


def _plain(text: str) -> str:
    return text.removeprefix('"').removesuffix('"').replace('\\"', '"')


def _shown(text: str) -> str:
    """A label as Graphviz shows it."""
    return html.unescape(re.sub(r"\\(.)", r"\1", text.removeprefix('"').removesuffix('"')))


def graph(run: Run, format: str, *args: str, data: str = SAMPLE) -> tuple[Nodes, Edges]:
    """What comes back."""
    result = run("export", format, *args, "-d", data)
    assert result.code == 0, result.err
    return read(result.out, format)


def links(run: Run, data: str) -> Edges:
    """The links of the dataset, what lives in what, and who did what to what."""
    found = records(run, data=data)
    ids = {record["id"] for record in found}
    out = [(record["id"], link["verb"], link["record"]) for record in found for link in record["links"] if link["direction"] == "out"]
    inside = [(record["id"], "part of", record["parent"]) for record in found if "parent" in record]
    acts = {
        (record["id"], "done by", event["by"])
        for record in found
        for event in record["events"]
        if not event.get("implied") and event.get("by") in ids
    }
    return [*out, *inside, *(act for act in acts if act[0] != act[2])]


@pytest.mark.parametrize(("format", "data"), [("dot", SAMPLE), ("graphml", SAMPLE), ("graphml", BUNDLED)])  # pydot takes half a minute for all
def test_every_record_and_link_comes_back(run: Run, format: str, data: str) -> None:
    nodes, edges = graph(run, format, data=data)
    assert set(nodes) == {record["id"] for record in records(run, data=data)}
    assert sorted(edges) == sorted(links(run, data))
    assert len(edges) > 30


@pytest.mark.parametrize("format", FORMATS)
def test_a_record_has_as_many_links_in_the_graph_as_timeline_links_tells(run: Run, format: str) -> None:
    nodes, edges = graph(run, format)
    told = {node: len(_told(run, node)) for node in nodes}
    assert told == {node: sum(node in (source, target) for source, _, target in edges) for node in nodes}
    assert {"part of", "done by"} <= {verb for _, verb, _ in edges}


@pytest.mark.parametrize("depth", ["1", "2", "3"])
def test_the_graph_reaches_as_far_as_timeline_links(run: Run, depth: str) -> None:
    reached = {item["to"] for item in _told(run, "law-3739-vi", "--depth", depth)}
    assert set(graph(run, "dot", "law-3739-vi", "--depth", depth)[0]) == {"law-3739-vi", *reached}


def _told(run: Run, record: str, *args: str) -> list[Any]:
    """The links of a record, as the command tells them."""
    items: list[Any] = json.loads(run("links", record, *args, "--json", "-d", SAMPLE).out)["items"]
    return items


@pytest.mark.parametrize("format", FORMATS)
def test_the_surroundings_of_a_record_are_one_link_wide_unless_asked(run: Run, format: str) -> None:
    alone, near, wide = (set(graph(run, format, "law-3739-vi", *depth)[0]) for depth in (("--depth", "0"), (), ("--depth", "2")))
    assert alone == {"law-3739-vi"}
    assert near == {"law-3739-vi", "policy-stage-4"}
    assert near < wide
    assert "programme-2012" in wide


@pytest.mark.parametrize("format", FORMATS)
def test_a_link_between_two_neighbours_is_there_too(run: Run, format: str) -> None:
    nodes, edges = graph(run, format, "programme-1999")
    wanted = [edge for edge in links(run, SAMPLE) if edge[0] in nodes and edge[2] in nodes]
    assert sorted(edges) == sorted(wanted)


@pytest.mark.parametrize("format", FORMATS)
def test_a_part_keeps_to_its_records(run: Run, format: str) -> None:
    nodes, edges = graph(run, format, "--kind", "law", "--kind", "provision")
    assert set(nodes) == {record["id"] for record in records(run, "--kind", "law", "--kind", "provision")}
    assert ("criminal-code-2001", "replaces", "criminal-code-1960") in edges


@pytest.mark.parametrize("format", FORMATS)
def test_a_title_of_any_letters_comes_back(run: Run, tmp_path: Path, format: str) -> None:
    assert set(graph(run, format, "--kind", "law", data=odd_dataset(tmp_path))[0].values()) >= TITLES


@pytest.mark.parametrize("format", FORMATS)
def test_the_graph_names_dataset_version_and_date(run: Run, format: str) -> None:
    assert "dataset 1 · 2026-11-24 · CC BY 4.0" in run("export", format, "-d", SAMPLE).out


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_data_give_the_same_bytes(run: Run, format: str) -> None:
    assert run("export", format, "-d", BUNDLED).out == run("export", format, "-d", BUNDLED).out


@pytest.mark.parametrize("format", FORMATS)
def test_events_are_counted_as_left_out(run: Run, format: str) -> None:
    number = sum(len(record["events"]) for record in records(run))
    assert run("export", format, "-d", SAMPLE).err == f"note: {format}: events of the records, of which a graph has none: {number}\n"


@pytest.mark.parametrize("format", [*FORMATS, "mermaid"])
def test_no_control_character_of_a_title_is_printed(run: Run, tmp_path: Path, format: str) -> None:
    folder = write_dataset(tmp_path, 'topics: {a: {title: "a\\e[2Jb", scheme: function}}')
    result = run("export", format, *(["--graph"] if format == "mermaid" else []), "-d", str(folder))
    assert "\x1b" not in result.out
    assert "control characters, which are taken out: 1" in result.err


def test_a_depth_below_nothing_is_wrong_usage(run: Run) -> None:
    result = run("export", "dot", "--depth", "-1", "-d", SAMPLE)
    assert (result.code, result.out) == (2, "")
    assert "--depth: -1 is below nothing" in result.err


def test_a_link_says_where_it_stands_and_when_it_held(run: Run) -> None:
    found: Any = networkx.parse_graphml(run("export", "graphml", "la-strada", "-d", SAMPLE).out, force_multigraph=True)
    (link,) = (data for a, b, data in found.edges(data=True) if (a, b) == ("la-strada", "women"))
    assert (link["verb"], link["valid"], link["sources"]) == ("serves", "1998/", "report-2019 §3.2")


def test_labels_speak_the_language_asked_for(run: Run) -> None:
    nodes, edges = graph(run, "dot", "programme-2016", "--lang", "uk")
    assert nodes["programme-2016"] == "Державна соціальна програма протидії торгівлі людьми на період до 2020 року"
    assert "частина" in {verb for _, verb, _ in edges}


# --- Mermaid ---------------------------------------------------------------------------------------------------------


def test_mermaid_says_when_it_will_not_draw_so_much(run: Run) -> None:
    err = run("export", "mermaid", "--graph", "-d", BUNDLED).err
    assert "links beyond the 500 that Mermaid draws unless it is told otherwise (maxEdges): " in err
    assert "maxTextSize" in err
    assert "maxEdges" not in run("export", "mermaid", "--graph", "-d", SAMPLE).err


@own_parser
def test_the_parser_of_mermaid_finds_every_record_and_link(run: Run, tmp_path: Path) -> None:
    found = parsed(run, tmp_path, "mermaid", "--graph")
    assert len(found["nodes"]) == len(records(run))
    assert sorted(verb for _, verb, _ in found["edges"]) == sorted(verb for _, verb, _ in links(run, SAMPLE))


@own_parser
def test_the_parser_of_mermaid_reads_any_letters_in_a_graph(run: Run, tmp_path: Path) -> None:
    found = parsed(run, tmp_path, "mermaid", "--graph", "--kind", "law", data=odd_dataset(tmp_path / "data"))
    assert set(found["nodes"]) >= TITLES


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("place", ["a\\", '\\"', '"]; evil [label="', "\x1b[2J", "<&>\\\\"], ids=repr)
def test_no_place_in_a_source_breaks_out_of_its_attribute(run: Run, tmp_path: Path, format: str, place: str) -> None:
    links = json.dumps([{"amends": "law-1", "cite": f"page {place}"}])
    laws = f"laws: {{law-1: {{title: A, cite: page}}, law-2: {{title: B, cite: page, links: {links}}}}}\nsources: {{page: {{title: P, authority: press}}}}\n"
    nodes, edges = graph(run, format, data=str(write_dataset(tmp_path / "sample", laws)))
    assert (sorted(nodes.values()), edges) == (["A", "B", "P"], [("law-2", "amends", "law-1")])
