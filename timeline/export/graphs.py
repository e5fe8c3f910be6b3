"""Links as graphs: DOT for Graphviz, GraphML for Gephi and yEd, Mermaid for Markdown pages. One graph, three ways to write it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.sax.saxutils import escape, quoteattr

from timeline.export.formats import Choices, Losses
from timeline.export.text import lose, plain
from timeline.query.cells import places
from timeline.query.graph import Edge
from timeline.query.network import Member, Network, network
from timeline.query.selection import Selection
from timeline.words import say

EVENTS = "events of the records, of which a graph has none"
TOO_MANY = "links beyond the 500 that Mermaid draws unless it is told otherwise (maxEdges)"
TOO_LONG = "characters beyond the 50000 that Mermaid reads unless it is told otherwise (maxTextSize)"
_MOST_EDGES, _MOST_TEXT = 500, 50_000
_ATTRIBUTES = (("node", "kind"), ("node", "title"), ("node", "title_uk"), ("node", "first"), ("node", "last"), ("node", "certainty"),
               ("edge", "verb"), ("edge", "derivation"), ("edge", "valid"), ("edge", "sources"))  # fmt: skip


def _write(selection: Selection, path: str, choices: Choices, lines: Callable[[Selection, Network, Losses], Iterator[str]]) -> Losses:
    losses: Losses = {}
    depth = choices.depth if choices.depth is not None else 1 if selection.question.get("records") else 0
    found = network(selection, depth)
    with open(path, "w", encoding="utf-8", newline="") as out:
        out.writelines(f"{line}\n" for line in lines(selection, found, losses))
    lose(losses, EVENTS, next(selection.rows("SELECT count(*) FROM near n JOIN event e ON e.record = n.id"))[0])
    return losses


def _label(selection: Selection, node: Member, losses: Losses) -> str:
    title = node.title_uk if selection.lens.language == "uk" and node.title_uk else node.title
    return plain(title, losses)


# --- DOT -------------------------------------------------------------------------------------------------------------


def write_dot(selection: Selection, path: str, choices: Choices) -> Losses:
    """A directed graph of Graphviz; kind, days, derivation and sources go along as attributes of our own."""
    return _write(selection, path, choices, _dot)


def _dot(selection: Selection, found: Network, losses: Losses) -> Iterator[str]:
    yield f"digraph {_quoted(selection.name)} {{"
    yield f"  graph [label={_shown(plain(selection.headline()))}, labelloc=t, rankdir=LR];"
    yield "  node [shape=box, style=rounded];"
    for node in found.members:
        given = {
            "label": _shown(_label(selection, node, losses)),
            "kind": _quoted(node.kind),
            "first": _quoted(node.first),
            "last": _quoted(node.last),
        }
        given |= {"style": _quoted("rounded,dashed")} if node.certainty != "yes" else {}
        yield f"  {_quoted(node.id)} [{_listed(given)}];"
    for edge in found.edges:
        given = {
            "label": _shown(say(edge.verb, selection.lens.language)),
            "derivation": _quoted(edge.derivation),
            "valid": _quoted(edge.details.get("valid")),
        }
        given |= {"sources": _quoted("; ".join(places(edge.cites)))} if edge.cites else {}
        yield f"  {_quoted(edge.source)} -> {_quoted(edge.target)} [{_listed(given)}];"
    yield "}"


def _listed(given: dict[str, str]) -> str:
    return ", ".join(f"{name}={text}" for name, text in given.items() if text != '""')


def _quoted(text: str | None) -> str:
    """A string of DOT: a backslash stays what it is, but before a quotation mark, and at the end, where it would escape one."""
    return '"' + re.sub(r'\\+(?="|\Z)', lambda found: found[0] * 2, plain(text or "")).replace('"', '\\"') + '"'


def _shown(text: str) -> str:
    """A label: Graphviz takes a backslash there for a command, and `&` for the beginning of a letter of HTML."""
    return '"' + text.replace("\\", "\\\\").replace("&", "&amp;").replace('"', '\\"') + '"'


# --- GraphML ---------------------------------------------------------------------------------------------------------


def write_graphml(selection: Selection, path: str, choices: Choices) -> Losses:
    """A GraphML document with the attributes of nodes and edges declared."""
    return _write(selection, path, choices, _graphml)


def _graphml(selection: Selection, found: Network, losses: Losses) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    yield f"  <desc>{escape(plain(selection.headline()))}</desc>"
    for about, name in _ATTRIBUTES:
        yield f'  <key id="{about}-{name}" for="{about}" attr.name="{name}" attr.type="string"/>'
    yield '  <graph edgedefault="directed">'
    for node in found.members:
        yield f"    <node id={quoteattr(node.id)}>{''.join(_data('node', _told(node, losses)))}</node>"
    for number, edge in enumerate(found.edges):
        ends = f"source={quoteattr(edge.source)} target={quoteattr(edge.target)}"
        yield f'    <edge id="e{number}" {ends}>{"".join(_data("edge", _said(edge)))}</edge>'
    yield "  </graph>"
    yield "</graphml>"


def _told(node: Member, losses: Losses) -> dict[str, str | None]:
    title_uk = node.title_uk and plain(node.title_uk, losses)
    return {
        "kind": node.kind, "title": plain(node.title, losses), "title_uk": title_uk, "first": node.first, "last": node.last, "certainty": node.certainty,
    }  # fmt: skip


def _said(edge: Edge) -> dict[str, str | None]:
    return {"verb": edge.verb, "derivation": edge.derivation, "valid": edge.details.get("valid"), "sources": "; ".join(places(edge.cites))}


def _data(about: str, values: dict[str, str | None]) -> Iterator[str]:
    for name, text in values.items():
        if text:
            yield f'<data key="{about}-{name}">{escape(plain(text))}</data>'


# --- Mermaid ---------------------------------------------------------------------------------------------------------


def write_flowchart(selection: Selection, path: str, choices: Choices) -> Losses:
    """A flowchart of Mermaid."""
    losses = _write(selection, path, choices, _flowchart)
    with open(path, encoding="utf-8") as made:
        text = made.read()
    lose(losses, TOO_LONG, max(len(text) - _MOST_TEXT, 0))
    lose(losses, TOO_MANY, max(text.count(" -- ") - _MOST_EDGES, 0))
    return losses


def _flowchart(selection: Selection, found: Network, losses: Losses) -> Iterator[str]:
    yield from mermaid_head(selection)
    yield "flowchart LR"
    numbers = {node.id: f"n{number}" for number, node in enumerate(found.members, 1)}
    for node in found.members:
        mark = "" if node.certainty == "yes" else "? "
        yield f'  {numbers[node.id]}["{mark}{mermaid_text(_label(selection, node, losses))}"]'
    for edge in found.edges:
        yield f'  {numbers[edge.source]} -- "{mermaid_text(say(edge.verb, selection.lens.language))}" --> {numbers[edge.target]}'


def mermaid_head(selection: Selection) -> Iterator[str]:
    """A title, and a comment that names the dataset."""
    yield "---"
    yield f"title: '{plain(selection.about()['title']).replace(chr(39), chr(39) * 2)}'"
    yield "---"
    yield f"%% {plain(selection.headline())}".replace("{", "(").replace("}", ")")


def mermaid_text(text: str) -> str:
    """Text with every sign that may mean something to Mermaid as its number: `Art. 6: NGOs` would be two events.

    >>> mermaid_text('Art. 6: "NGOs"'), mermaid_text("1. One")
    ('Art. 6#58; #34;NGOs#34;', '1#46; One')
    """
    return re.sub(r"[^\w\s.,’ʼ–—-]|--+|^-|(?<=^\d)\.", lambda found: "".join(f"#{ord(sign)};" for sign in found[0]), text)
