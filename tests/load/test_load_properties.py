"""Whatever stands in a file, loading ends, raises nothing, and tells what is wrong in proportion to what was written."""

from __future__ import annotations

import tempfile
from pathlib import Path

from conftest import write_dataset
from hypothesis import example, given, settings
from hypothesis import strategies as st

from timeline.check import CATALOGUE, find_all
from timeline.load.decode import Decoder
from timeline.load.files import find_files, read_records
from timeline.load.problem import PROBLEMS, Problem
from timeline.load.record import Record
from timeline.load.tree import Mapping, Node, Sequence, parse
from timeline.store import open_store

VALID = """\
sources:
  s: {title: S, authority: study, as_of: 2019-09-17, ambiguities: {one: {about: [p-1], text: T}}}
  d: {title: D, authority: depositary}
parties:
  here: {title: Here, links: [{continues: before}]}
  before: {title: Before}
treaties:
  t-1:
    title: {en: One, uk: {value: Один, cite: d}}
    number: CETS 1
    cite: s §1.2
    events:
      - {event: signature, date: 2007-11-14, cite: d}
      - event: ratification
        by: {value: law-1, cite: d}
        date:
          - {value: 2012-06-20, cite: [d, s]}
          - {value: 2007, cite: s §1}
    provisions: {art-1: {title: Art. 1, article: art. 1}}
laws:
  law-1:
    {title: Law, cite: s, form: law, number: [{value: 1-VI, valid: 2010/2012}, {value: 2-VI, valid: 2013/..}], links: [{cites: t-1, valid: 2011}]}
  law-2: {title: Law 2, cite: s, events: [{event: adoption, date: 2014}], links: [{replaces: law-1}, {amends: [t-1/art-1]}]}
programmes:
  p-1: {title: P, cite: s, period: {value: 199X/1998, start_part: early}, roles: {a: {title: A, order: 1, roles: {b: {title: B}}}}}
  p-2: {title: P2, cite: s, period: 2016/2020, links: [{succeeds: p-1}], funding: {amount: 5.5, currency: UAH}}
bodies:
  b: {title: B, cite: s, period: 1998/, donor: {tier: key}}
events:
  e: {title: E, cite: s, date: "[2010,2012]"}
figures:
  f: {title: F, cite: s, value: [{value: 18, cite: s}, {value: 1.5, cite: d, bound: over}], of: 23}
topics:
  hotlines: {title: Hotlines, scheme: function}
"""
PIECES = (
    "laws:", "treaties:", "events:", "links:", "title:", "value:", "date:", "cite:", "law-1", "s §1", "2011-09-20", "199X", "2014/..",
    "[2010,2012]", "ratification", "adoption", "implements", "replaces", "prefer: true", "valid: 2010", "id: title", "by: law-1",
    "{", "}", "[", "]", ",", ": ", "- ", "? ", "\n", "\n  ", "\n    ", "\t", "'", '"', "#",
    " #", "|\n", ">-\n", "&a ", "*a", "!!int ", "---\n", "...\n", "%YAML 1.1\n",
    "\\u0000", "\x00", "\x85", "\u2028", "\ufeff", "Київ", "😀", "-", "~", "0", "1e16", "10000000000000000.0", "9" * 31,
)  # fmt: skip

yaml_like = st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(PIECES), st.text(max_size=5)), max_size=40).map("".join)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A right file with a few pieces put in, taken out, doubled or moved."""
    text = VALID
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([0, 0, 1, 2, 7, 40])))
        piece = draw(st.one_of(st.just(""), st.sampled_from(PIECES), st.just(text[start:end] * 2), st.text(max_size=3)))
        text = text[:start] + piece + text[end:]
    return text


@st.composite
def shuffled(draw: st.DrawFn) -> str:
    """The lines of a right file, some of them left out, in another order."""
    lines = VALID.splitlines(keepends=True)
    return "".join(draw(st.permutations(lines))[: draw(st.integers(0, len(lines)))])


def _load(text: str) -> tuple[Node | None, list[Record], list[Problem]]:
    problems: list[Problem] = []
    root = parse(text, "a.yaml", problems)
    records = list(Decoder("a.yaml", problems).records(root)) if isinstance(root, Mapping) else []
    return root, records, problems


def _size(node: Node | None) -> int:
    if isinstance(node, Mapping):
        return 1 + sum(1 + _size(child) for child in node.items.values())
    if isinstance(node, Sequence):
        return 1 + sum(_size(child) for child in node.items)
    return 1


def _depth(node: Node | None) -> int:
    children = node.items.values() if isinstance(node, Mapping) else node.items if isinstance(node, Sequence) else ()
    return 1 + max(map(_depth, children), default=0)


texts = st.one_of(st.text(max_size=200), yaml_like, mutated(), shuffled())


def test_the_right_file_has_no_problem() -> None:
    assert _load(VALID)[2] == []


@settings(max_examples=500)
@given(texts)
@example("laws: {a: {events: [{event: adoption, id: title, date: 2011}]}}")
@example("figures: {a: {title: A, value: 10000000000000000.0}}")
def test_every_problem_of_a_text_is_in_the_catalogue_and_in_the_text(text: str) -> None:
    problems = _load(text)[2]
    lines = len(text.splitlines()) + 1
    assert [p for p in problems if p.name not in PROBLEMS or not 0 <= p.line <= lines or p.column < 0 or not p.message] == []


@settings(max_examples=300)
@given(texts)
def test_a_tree_is_no_larger_than_its_text(text: str) -> None:
    assert _size(_load(text)[0]) <= len(text) + 2


@settings(max_examples=300)
@given(texts)
def test_a_tree_is_never_deeper_than_allowed(text: str) -> None:
    assert _depth(_load(text)[0]) <= 41


@settings(max_examples=300)
@given(texts)
def test_there_are_no_more_problems_than_signs(text: str) -> None:
    assert len(_load(text)[2]) <= len(text) + 1


@settings(max_examples=300)
@given(st.one_of(mutated(), shuffled()))
def test_every_record_that_is_read_has_a_title(text: str) -> None:
    assert [r.id for r in _load(text)[1] if not any(c.field == "title" and c.language for c in r.claims)] == []


@settings(max_examples=200)
@given(st.binary(max_size=60))
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf\x00")
def test_bytes_of_any_kind_raise_nothing(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a.yaml").write_bytes(content)
        problems: list[Problem] = []
        list(read_records(folder, find_files(folder), problems))
    assert {problem.name for problem in problems} <= set(PROBLEMS)


@settings(max_examples=120)
@given(st.one_of(yaml_like, mutated(), shuffled()))
@example("laws: {a: {events: [{event: adoption, id: title, date: 2011}]}}")
@example("figures: {a: {title: A, value: [10000000000000000.0, 1.5]}}")
@example("topics: {a: {title: A, scheme: place, broader: a}}")
@example("laws: {a: {title: A, links: [{replaces: a}, {amends: a}]}}")
@example("parties: {here: {title: H, links: [{continues: here}]}}")
@example("laws: {a: {title: A, provisions: {b: {title: B, provisions: {b: {title: B}}}}}}")
def test_a_store_can_be_made_of_any_text(text: str) -> None:
    files = {"a.yaml": text, "good.yaml": "topics: {good: {title: Good, scheme: place}}\n"}
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(str(write_dataset(Path(folder, "sample"), files, jurisdiction="here")), folder)
        found = {name for (name,) in store.db.execute("SELECT name FROM problem")}
        sensed = {problem.name for problem in find_all(store, frozenset(CATALOGUE))}
        store.close()
    assert found <= set(PROBLEMS)
    assert found <= sensed <= set(CATALOGUE)  # the rules of sense stand whatever was loaded


@settings(max_examples=60)
@given(st.one_of(yaml_like, mutated(), shuffled()))
@example("[{count: laws, is: 0, cite: s}]")
@example("[{count: laws, where: {a: b}, is: 1, cite: s}, {record: good, link: {}, cite: s}]")
@example("[{on: /, topics: none, cite: s}, {on: /, stages: none, cite: s}, {on: 2011, stages: [], cite: s}]")
@example('[{count: laws, where: {ids.a\\"b: c}, is: 1, cite: s}]')
def test_any_text_can_stand_for_the_assertions(text: str) -> None:
    files = {"assertions.yaml": text, "good.yaml": "topics: {good: {title: Good, scheme: place}}\nsources: {s: {title: S, authority: study}}\n"}
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(str(write_dataset(Path(folder, "sample"), files)), folder)
        sensed = {problem.name for problem in find_all(store, frozenset(CATALOGUE))}
        store.close()
    assert sensed <= set(CATALOGUE)
