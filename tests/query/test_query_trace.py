"""The chain from obligation to recommendation: which links lead on, in which direction, and where it breaks off."""

from __future__ import annotations

from typing import Any

import pytest
from asking import lens
from conftest import MakeDataset

from timeline.answer import Answer, text_of
from timeline.model.vocabulary import READ_BACKWARDS
from timeline.query.chain import ADVICE, CHAIN, ONWARD, chain_of
from timeline.query.lens import UsageError
from timeline.query.trace import trace
from timeline.store import Store

DATA = """\
sources: {s: {title: S, authority: study}}
topics: {shelter: {title: Shelter, scheme: function}}
treaties:
  pact:
    title: Pact
    cite: s
    events: [{event: ratification, date: 2010, by: binding-law}]
    provisions: {art-1: {title: Article 1}, art-2: {title: Article 2}}
laws:
  binding-law: {title: Binding law, cite: s}
  law: {title: Law, cite: s, links: [{harmonises: pact, derivation: derived}]}
  idle-change: {title: Idle change, cite: s, links: [{amends: law}]}
  order: {title: Order, cite: s, links: [{implements: law}]}
programmes:
  first:
    title: First
    cite: s
    roles: {line: {title: Line}, shelters: {title: Shelters, topics: [shelter]}}
  second:
    title: Second
    cite: s
    links: [{implements: law}]
    roles: {as-before: {title: As before, links: [{inherits: first, derivation: derived}]}}
organisations: {club: {title: Club, cite: s, topics: [shelter]}}
hotlines: {hotline: {title: Hotline, cite: s, links: [{implements: first/line}, {run by: club}]}}
figures: {calls: {title: Calls, value: 5, about: hotline, cite: s}}
findings:
  on-pact: {title: On the pact, theme: work, cite: s, links: [{about: pact}]}
  method: {title: Method, theme: method, cite: s, links: [{about: hotline}]}
  weak: {title: Weak, theme: weakness, cite: s, links: [{evidenced by: calls}]}
  barrier: {title: Barrier, theme: barrier, cite: s, links: [{about: second}]}
recommendations:
  advice: {title: Advice, for: state, cite: s, links: [{addresses: weak, derivation: derived}]}
"""


@pytest.fixture
def store(dataset: MakeDataset) -> Store:
    """A whole chain, with what does not belong to it."""
    return dataset(DATA)


def _steps(store: Store, record: str) -> dict[str, str]:
    return {name: CHAIN[step].name for name, step in chain_of(lens(store), record).steps.items()}


def _table(answer: Answer, key: str) -> list[tuple[Any, ...]]:
    return [(row.record, *row.cells) for table in answer.tables if table.key == key for row in table.rows]


def test_the_chain_leads_from_an_article_to_a_recommendation(store: Store) -> None:
    found = _steps(store, "pact/art-1")
    whole = {
        "pact/art-1": "obligation", "law": "law", "second": "programme", "second/as-before": "role", "first/line": "role", "hotline": "doer",
        "calls": "found", "weak": "weakness", "advice": "recommendation",
    }  # fmt: skip
    assert whole.items() <= found.items()


def test_it_leads_back_from_a_recommendation_to_the_programme(store: Store) -> None:
    assert set(_steps(store, "advice")) == {"advice", "weak", "calls", "hotline", "first/line", "first"}


def test_an_article_has_part_in_what_carries_out_the_whole_but_not_in_what_is_said_of_it(store: Store) -> None:
    assert "on-pact" not in _steps(store, "pact/art-1")
    assert "on-pact" in _steps(store, "pact")


def test_an_article_does_not_lead_to_the_others(store: Store) -> None:
    assert "pact/art-2" not in _steps(store, "pact/art-1")


def test_what_the_whole_carries_is_told_with_the_whole(store: Store) -> None:
    (joint,) = chain_of(lens(store), "pact/art-1").joints["law"]
    assert (joint.origin, joint.through, joint.verb, joint.edge.derivation) == ("pact/art-1", "pact", "harmonises", "derived")


def test_a_role_that_takes_over_others_leads_to_each_of_them(store: Store) -> None:
    assert {"first/line", "first/shelters"} <= _steps(store, "second").keys()


def test_methods_stand_on_no_step(store: Store) -> None:
    assert "method" not in _steps(store, "hotline")


def test_an_act_that_changed_another_and_leads_nowhere_is_left_out(store: Store) -> None:
    assert "idle-change" not in _steps(store, "advice")
    assert "idle-change" not in _steps(store, "second")


def test_an_act_that_changed_another_stays_with_what_it_holds(dataset: MakeDataset) -> None:
    laws = "  code: {title: Code, cite: s, provisions: {art-9: {title: Article 9}}}\n  change: {title: Change, cite: s, links: [{amends: code}]}\n"
    laws += "  act: {title: Act, cite: s, links: [{amends: change}]}\n"
    store = dataset(f"sources: {{s: {{title: S, authority: study}}}}\nlaws:\n{laws}")
    assert set(_steps(store, "change")) == {"change", "code", "code/art-9"}
    assert set(_steps(store, "act")) == {"act", "change", "code", "code/art-9"}


def test_a_binding_act_is_of_the_chain_and_no_break_of_it(store: Store) -> None:
    chain = chain_of(lens(store), "pact")
    assert ("binding-law" in chain.steps, "binding-law" in chain.ends) == (True, False)


def test_it_says_where_the_chain_breaks_off_and_what_was_looked_for(store: Store) -> None:
    breaks = {name: sought for name, _, _, sought in _table(trace(lens(store), "pact"), "breaks_off")}
    assert breaks["order"] == ["programme", "role", "doer", "found", "weakness", "recommendation"]
    assert breaks["first/shelters"] == ["doer", "found", "weakness", "recommendation"]
    assert breaks["barrier"] == ["recommendation"]
    assert "hotline" not in breaks


def test_looking_back_it_breaks_off_where_nothing_came_before(store: Store) -> None:
    breaks = {name: sought for name, _, _, sought in _table(trace(lens(store), "hotline"), "breaks_off")}
    assert breaks == {"first": ["obligation", "law"], "club": ["found", "weakness", "recommendation"]}


def test_what_breaking_off_means_is_said_where_a_chain_does(store: Store) -> None:
    meaning = "breaks off here: no link leads from it to a later step; from what stands before ▶, to an earlier one"
    assert meaning in trace(lens(store), "pact").notes


def test_a_missing_step_is_named(store: Store) -> None:
    assert [name for name, *_ in _table(trace(lens(store), "first/shelters"), "missing")] == [
        "obligation", "law", "doer", "found", "weakness", "recommendation",
    ]  # fmt: skip
    lines = [branch.text for branch in trace(lens(store), "first/shelters").trees[1].branches if not branch.branches]
    assert "Who acted, what happened – missing: no organisation, body, hotline or event is linked to this chain" in lines


def test_records_on_the_same_function_are_offered_apart_and_are_no_part_of_the_chain(store: Store) -> None:
    answer = trace(lens(store), "first/shelters")
    assert [row[0] for row in _table(answer, "not_linked")] == ["club"]
    assert "club" not in _steps(store, "first/shelters")


def test_every_link_of_the_chain_is_a_row_with_how_it_is_known(store: Store) -> None:
    rows = {(name, cells[1]): cells[7].value for name, *cells in _table(trace(lens(store), "pact"), "items")}
    assert (rows["law", "pact"], rows["order", "law"], rows["advice", "weak"]) == ("derived", "stated", "derived")


def test_what_was_concluded_is_starred_in_the_tree_and_said_in_the_sentences(store: Store) -> None:
    answer = trace(lens(store), "pact")
    law = next(branch for branch in answer.trees[1].branches if branch.label == "Law · 3").branches[1]
    assert (law.text, law.more) == ("Law (law)", "harmonises pact ∗")
    assert "Law (law), harmonises: Pact (pact); our conclusion." in answer.sentences()


def test_the_nearest_records_of_a_step_are_shown_first_and_the_others_counted(store: Store) -> None:
    laws = next(branch for branch in trace(lens(store), "pact", 2).trees[1].branches if branch.label == "Law · 3")
    assert [branch.text for branch in laws.branches] == ["Binding law (binding-law)", "Law (law)", "… 1 record more"]


@pytest.mark.parametrize("record", ["shelter", "s"])
def test_a_record_that_is_no_step_is_refused_with_the_steps(store: Store, record: str) -> None:
    with pytest.raises(UsageError, match="is no step of the chain") as caught:
        trace(lens(store), record)
    assert caught.value.hint.endswith(f"timeline links {record}")


def test_a_method_can_be_asked_for(store: Store) -> None:
    assert _steps(store, "method")["method"] == "found"


def test_no_link_leads_back_along_the_chain() -> None:
    assert [rule for rule, steps in ONWARD.items() if min(steps) < rule[0] or max(steps) > ADVICE] == []


def test_every_link_that_leads_on_is_of_the_vocabulary() -> None:
    assert {word for _, word in ONWARD} <= READ_BACKWARDS.keys()


# --- on a day --------------------------------------------------------------------------------------------------------

DATED = """\
sources: {s: {title: S, authority: study}}
treaties: {pact: {title: Pact, cite: s, events: [{event: entry into force, date: 2000}]}}
laws:
  old: {title: Old, cite: s, events: [{event: entry into force, date: 2001}, {event: repeal, date: 2005}], links: [{implements: pact}]}
  new: {title: New, cite: s, events: [{event: entry into force, date: 2006}], links: [{implements: pact}]}
  dim: {title: Dim, cite: s, links: [{implements: pact}]}
programmes:
  first: {title: First, cite: s, period: 2002/2004, links: [{implements: old}]}
  second: {title: Second, cite: s, period: 2007/2009, links: [{implements: new}]}
"""


def _laws_and_programmes(answer: Answer) -> set[str]:
    return {row.record for row in answer.tables[0].rows}


@pytest.mark.parametrize(("day", "records"), [("2003", {"old", "first"}), ("2008-05-01", {"new", "second"}), ("2005-12-31", set())])
def test_on_a_day_the_chain_leads_through_what_stood_then(dataset: MakeDataset, day: str, records: set[str]) -> None:
    assert _laws_and_programmes(trace(lens(dataset(DATED)), "pact", at=day)) == records


def test_what_cannot_be_told_of_the_day_is_said_with_its_reason(dataset: MakeDataset) -> None:
    answer = trace(lens(dataset(DATED)), "pact", at="2003")
    (untold,) = (table for table in answer.tables if table.key == "cannot_be_told")
    assert [(row.record, text_of(row.cells[1]), row.cells[3]) for row in untold.rows] == [("dim", "implemented by", "no source dates it")]
    assert "1 link not of that day" in answer.notes


def test_the_record_asked_for_need_not_have_stood_on_the_day(dataset: MakeDataset) -> None:
    answer = trace(lens(dataset(DATED)), "old", at="2003-06-01")
    assert _laws_and_programmes(answer) == {"pact", "first"}
    later = trace(lens(dataset(DATED)), "old", at="2008")
    assert _laws_and_programmes(later) == {"pact"}
    assert "old · status at 2008: ended" in later.notes


def test_the_chain_is_told_in_one_line_first(dataset: MakeDataset) -> None:
    answer = trace(lens(dataset(DATED)), "pact")
    assert answer.trees[0].text.startswith("Obligation: 1 · Law: 3 · Programme: 2 · Role: missing · ")
    assert answer.trees[0].text.endswith("breaks off here: 3")
    assert answer.sentences()[0] == f"{answer.trees[0].text}."
