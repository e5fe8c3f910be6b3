"""The tree of a record's links: filters, depth, what is cut, and what held on a day."""

from __future__ import annotations

import pytest
from asking import lens, values
from conftest import MakeDataset

from timeline.answer import Answer, Branch
from timeline.query.lens import UsageError
from timeline.query.links import asked, links
from timeline.store import Store

DATA = """\
sources:
  s: {title: S, authority: study, as_of: 2019-09-17}
  page: {title: Page, authority: official, links: [{published by: office}]}
topics: {help: {title: Help, scheme: function}}
bodies:
  office: {title: Office, form: office, period: 2000/2015, cite: s}
  later: {title: Later, period: 2018/, cite: s}
  undated: {title: Undated, cite: s}
  post:
    title: Post
    form: office
    period: 1999/2030
    cite: s
    links:
      - {held by: office, valid: 2001/2005}
      - {held by: later, valid: 2019/, note: Since the reform.}
      - {held by: undated}
organisations:
  group:
    title: Group
    cite: s §2
    topics: [help]
    links: [{member of: post, derivation: derived}, {supported by: office, valid: 2010/..}]
events:
  start: {title: Start, date: 2012, cite: s, links: [{about: group}]}
findings:
  one: {title: One, theme: weakness, cite: s, links: [{about: group}]}
  two: {title: Two, theme: weakness, cite: s, links: [{about: group}, {evidenced by: one}]}
"""


@pytest.fixture
def store(dataset: MakeDataset) -> Store:
    """A post that bodies held, a group, findings on it."""
    return dataset(DATA)


def _ask(
    store: Store, record: str, *verbs: str, kinds: tuple[str, ...] = (), depth: int = 1, at: str = "", each: int = 0, language: str = "en"
) -> Answer:
    return links(lens(store, language), record, asked(verbs, kinds, depth, at, each))


def _lines(branches: tuple[Branch, ...], depth: int = 0) -> list[str]:
    """The tree as text, two blanks a level, a star where it is marked."""
    found = []
    for branch in branches:
        words = " ".join(part for part in (branch.label, branch.text, "*" if branch.mark else "", branch.more) if part)
        found += ["  " * depth + words, *_lines(branch.branches, depth + 1)]
    return found


def _tree(answer: Answer) -> list[str]:
    return [line for tree in answer.trees for line in _lines(tree.branches)]


def _untold(answer: Answer) -> list[tuple[str, str]]:
    return [(row.record, row.cells[3]) for table in answer.tables if table.key == "cannot_be_told" for row in table.rows]


def test_links_of_one_verb_stand_together_and_derived_ones_are_marked(store: Store) -> None:
    assert _tree(_ask(store, "group")) == [
        "supported by Office (office) from 2010, still running",
        "member of Post (post) *", "on Help (help) *", "subject of · 3", "  Start (start)", "  One (one)", "  Two (two)",
    ]  # fmt: skip


def test_the_mark_is_explained(store: Store) -> None:
    assert _ask(store, "group").notes == ["∗ our conclusion"]


def test_a_verb_is_read_from_either_end(store: Store) -> None:
    assert values(_ask(store, "office", "supports"), "to") == ["group"]
    assert values(_ask(store, "group", "supported by", "member of"), "to") == ["office", "post"]
    assert values(_ask(store, "group", "supports"), "to") == []


def test_kinds_keep_what_stands_on_the_way_to_one(store: Store) -> None:
    assert _tree(_ask(store, "post", kinds=("findings",), depth=2)) == [
        "has member Group (group) *",
        "  subject of · 2",
        "    One (one)",
        "    Two (two)",
    ]


def test_each_record_is_opened_once_and_each_link_shown_once(store: Store) -> None:
    tree = _tree(_ask(store, "group", "subject of", "evidence for", depth=3))
    assert tree == ["subject of · 3", "  Start (start)", "  One (one)", "    evidence for Two (two)", "  Two (two)"]


def test_more_than_asked_for_of_one_verb_are_counted(store: Store) -> None:
    answer = _ask(store, "group", "subject of", each=1)
    assert _tree(answer) == ["subject of · 3", "  Start (start)", "  … 2 records more"]
    assert "--each 0 shows all" in answer.hints
    assert len(answer.tables[0].rows) == 3


def test_a_row_says_how_a_link_is_known_and_by_which_source(store: Store) -> None:
    answer = _ask(store, "group", "member of", "supported by")
    assert (values(answer, "derivation"), values(answer, "sources")) == (["stated", "derived"], [["s §2"], []])
    assert values(answer, "valid") == ["2010/..", None]


def test_a_sentence_says_all_of_one_link(store: Store) -> None:
    answer = _ask(store, "post", "held by", "has member")
    assert answer.sentences() == [
        "Post (post), held by: Office (office); 2001 – 2005; source: s.",
        "Post (post), held by: Later (later); from 2019, end unknown; Since the reform; source: s.",
        "Post (post), held by: Undated (undated); source: s.",
        "Post (post), has member: Group (group); our conclusion.",
    ]


def test_on_a_day_only_what_held_then_is_shown(store: Store) -> None:
    answer = _ask(store, "post", "held by", at="2003")
    assert values(answer, "to") == ["office"]
    assert "1 link not of that day" in answer.notes


def test_a_link_left_out_is_not_found_again_from_its_other_end(store: Store) -> None:
    answer = _ask(store, "post", at="2003", depth=3)
    assert "post" not in values(answer, "to")
    assert len(_untold(answer)) == len({*_untold(answer)})


def test_what_cannot_be_told_of_a_day_stands_apart_with_its_reason(store: Store) -> None:
    assert _untold(_ask(store, "post", "held by", at="2003")) == [("undated", "no source dates it")]
    assert _untold(_ask(store, "post", "held by", at="2022"))[0] == ("later", "the link held: from 2019, end unknown")


def test_a_link_that_runs_on_is_certain_only_as_far_as_its_source_saw(store: Store) -> None:
    assert values(_ask(store, "office", "supports", at="2012"), "to") == []  # when the group began is not told
    assert _untold(_ask(store, "office", "supports", at="2022")) == [("group", "the link held: from 2010, still running")]


def test_an_event_is_linked_from_its_day_on(store: Store) -> None:
    assert "start" not in values(_ask(store, "group", "subject of", at="2011"), "to")
    assert "start" in values(_ask(store, "group", "subject of", at="2013"), "to")


def test_a_record_that_did_not_stand_on_the_day_is_told_as_such(store: Store) -> None:
    notes = [_ask(store, record, at="2017").notes for record in ("office", "later", "undated", "post")]
    assert [[note for note in found if "status" in note] for found in notes] == [
        ["office · status at 2017: ended"], ["later · status at 2017: not yet"], ["undated · status at 2017: unknown"], [],
    ]  # fmt: skip


def test_a_record_without_links_says_so(dataset: MakeDataset) -> None:
    store = dataset("topics: {alone: {title: Alone, scheme: function}}")
    assert (_ask(store, "alone").empty, _ask(store, "alone", "on").empty) == ("nothing is linked to it", "nothing is linked to it that fits")


def test_a_link_of_a_record_to_itself_does_not_count(dataset: MakeDataset) -> None:
    laws = "laws: {a: {title: A, cite: s, links: [{cites: a}], events: [{event: adoption, date: 2001, by: a}]}}"
    store = dataset(f"sources: {{s: {{title: S, authority: study}}}}\n{laws}\n")
    assert (_tree(_ask(store, "a", depth=3)), store.problems) == ([], 1)


def test_a_source_tells_how_to_ask_for_what_cites_it(store: Store) -> None:
    assert [hint for hint in _ask(store, "s").hints if "source of" in hint] == ['timeline links s --verb "source of" · 8 records']
    assert len(_ask(store, "s", "source of").tables[0].rows) == 8


def test_a_topic_on_the_way_is_named_as_not_opened(store: Store) -> None:
    assert _ask(store, "group", depth=2).notes[-1] == "not opened on the way, for they have too many links: help"


def test_ukrainian_words_stand_in_the_tree(store: Store) -> None:
    assert _tree(_ask(store, "group", "member of", language="uk")) == ["член Post (post) *"]


@pytest.mark.parametrize("depth", [0, -1, 10])
def test_a_depth_out_of_reach_is_refused(depth: int) -> None:
    with pytest.raises(UsageError, match="--depth"):
        asked((), (), depth, "", 0)
