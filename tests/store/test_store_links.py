"""What only the whole dataset can tell: links both ways, what they imply, and where they lead nowhere."""

from __future__ import annotations

import difflib
import json
from typing import Any

import pytest
from conftest import MakeDataset, Run

from timeline.model import BY_NAME
from timeline.model.vocabulary import FIELD_VERBS, VERBS, Verb
from timeline.store import Store

HEAD = """\
sources:
  s: {title: S, authority: study}
parties:
  here: {title: Here, links: [{continues: before}]}
  before: {title: Before}
  there: {title: There}
bodies:
  parliament: {title: Parliament, cite: s}
topics:
  hotlines: {title: Hotlines, scheme: function, broader: help}
  help: {title: Help, scheme: function}
"""  # 11 lines


def _rows(store: Store, sql: str, *values: object) -> list[Any]:
    return store.db.execute(sql, values).fetchall()


def _store(dataset: MakeDataset, laws: str, more: str = "") -> Store:
    """A store of laws, whose first one begins in line 13."""
    return dataset(f"{HEAD}laws:\n{laws}\n{more}", jurisdiction="here")


def _problems(store: Store) -> list[tuple[str, int, int, str]]:
    return [tuple(row) for row in _rows(store, "SELECT name, line, col, record FROM problem ORDER BY rowid")]


def _events(store: Store, record: str) -> list[tuple[str, str, str | None, str | None]]:
    rows = _rows(store, "SELECT address, kind, date, actor FROM event WHERE record = ? ORDER BY rowid", record)
    return [tuple(row) for row in rows]


# --- both directions -------------------------------------------------------------------------------------------------


NEEDED = {"stage": ", series: policy, number: 1", "topic": ", scheme: function", "finding": ", theme: weakness"}


def _record(kind: str, name: str, more: str = "") -> str:
    """A file's text with one record of the kind; what lives inside another stands in a law or a programme of its own."""
    holder = {"provision": "law", "role": "programme"}.get(kind, "")
    fields = f"title: {name}{NEEDED.get(kind, '')}{more}, cite: s"
    if holder:
        return f"{BY_NAME[holder].plural}: {{of-{name}: {{title: H, cite: s, {BY_NAME[kind].plural}: {{{name}: {{{fields}}}}}}}}}\n"
    return f"{BY_NAME[kind].plural}: {{{name}: {{{fields}}}}}\n"


def _id(kind: str, name: str) -> str:
    return f"of-{name}/{name}" if kind in ("provision", "role") else name


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.name)
def test_a_link_is_written_once_and_read_from_both_ends(dataset: MakeDataset, verb: Verb) -> None:
    source, target = (verb.sources or ("law",))[0], (verb.targets or ("law",))[0]
    link = f", links: [{{{verb.name}: {_id(target, 'a')}}}]"
    store = dataset({"s.yaml": "sources: {s: {title: S, authority: study}}", "a.yaml": _record(target, "a"), "b.yaml": _record(source, "b", link)})
    rows = _rows(store, "SELECT record, verb, inverse, target FROM link WHERE field = ''")
    assert rows == [(_id(source, "b"), verb.name, verb.inverse, _id(target, "a"))]


def test_a_link_keeps_what_is_said_about_it(dataset: MakeDataset) -> None:
    law = "  b: {title: B, cite: s, links: [{implements: a, derivation: derived, cite: s §1, note: so}]}"
    store = _store(dataset, f"  a: {{title: A, cite: s}}\n{law}")
    ((derivation, cites, details, line, column),) = _rows(store, "SELECT derivation, cites, details, line, col FROM link WHERE verb = 'implements'")
    assert (derivation, json.loads(cites), json.loads(details)["note"], line, column) == ("derived", [["s", "§1"]], ["so"], 14, 47)


REFERENCES = {
    "issuer": "laws: {x: {title: X, cite: s, issuer: parliament}}",
    "coordinator": "programmes: {x: {title: X, cite: s, coordinator: parliament}}",
    "topics": "laws: {x: {title: X, cite: s, topics: [hotlines]}}",
    "about": "figures: {x: {title: X, cite: s, about: parliament}}",
    "population": "figures: {x: {title: X, cite: s, population: hotlines}}",
    "broader": "topics: {x: {title: X, scheme: place, broader: help}}",
}


def test_every_field_with_a_verb_is_tried() -> None:
    assert set(REFERENCES) == set(FIELD_VERBS)


@pytest.mark.parametrize("field", FIELD_VERBS)
def test_a_field_that_names_a_record_is_a_link_both_ways(dataset: MakeDataset, field: str) -> None:
    store = dataset({"a.yaml": HEAD, "b.yaml": REFERENCES[field]})
    rows = _rows(store, "SELECT verb, inverse FROM link WHERE record = 'x' AND field = ?", field)
    assert rows == [(FIELD_VERBS[field].name, FIELD_VERBS[field].inverse)]


def test_citations_are_no_links(dataset: MakeDataset) -> None:
    store = _store(dataset, "  a: {title: A, cite: s §1}")
    assert _rows(store, "SELECT count(*) FROM link WHERE target = 's'") == [(0,)]


def test_every_citation_is_kept_with_its_place(dataset: MakeDataset) -> None:
    store = _store(dataset, "  a: {title: {value: A, cite: s §2}, cite: s §1, events: [{event: adoption, cite: s §3}]}")
    rows = _rows(store, "SELECT source, place FROM citation WHERE record = 'a' ORDER BY place")
    assert rows == [("s", "§1"), ("s", "§2"), ("s", "§3")]


def test_what_a_source_leaves_unclear_is_told_of_the_records_that_it_touches(dataset: MakeDataset) -> None:
    source = "sources: {r: {title: R, authority: study, ambiguities: {one: {about: [parliament, help], text: T}}}}"
    store = dataset({"a.yaml": HEAD, "b.yaml": source})
    assert _rows(store, "SELECT record, kind, source, id FROM remark ORDER BY record") == [
        ("help", "ambiguity", "r", "one"), ("parliament", "ambiguity", "r", "one"),
    ]  # fmt: skip


# --- links that lead nowhere -----------------------------------------------------------------------------------------

NOWHERE = {
    "link": ("  a: {title: A, cite: s, links: [{implements: nothing}]}", 47),
    "second target": ("  a: {title: A, cite: s, links: [{about: [parliament, nothing]}]}", 55),
    "target with its own cite": ("  a: {title: A, cite: s, links: [{implements: {value: nothing, cite: s}}]}", 55),
    "link to all": ("  a: {title: A, cite: s, links: [{implements: all}]}", 47),
    "issuer": ("  a: {title: A, cite: s, issuer: nothing}", 34),
    "topic": ("  a: {title: A, cite: s, topics: [hotlines, nothing]}", 45),
    "party": ("  a: {title: A, cite: s, events: [{event: adoption, party: nothing}]}", 60),
    "act": ("  a: {title: A, cite: s, events: [{event: adoption, by: nothing}]}", 57),
    "provision": ("  a: {title: A, cite: s, events: [{event: reservation, on: nothing/art-1}]}", 60),
}


@pytest.mark.parametrize("what", NOWHERE)
def test_a_reference_to_nothing_is_a_problem_at_its_place(dataset: MakeDataset, what: str) -> None:
    law, column = NOWHERE[what]
    assert _problems(_store(dataset, law)) == [("dangling-link", 13, column, "a")]


def test_a_link_to_nothing_is_in_no_answer(dataset: MakeDataset) -> None:
    store = _store(dataset, "  a: {title: A, cite: s, links: [{about: [nothing, parliament]}]}")
    assert _rows(store, "SELECT target FROM link WHERE record = 'a'") == [("parliament",)]


def test_a_remark_on_nothing_is_a_problem(dataset: MakeDataset) -> None:
    store = dataset("sources: {r: {title: R, authority: study, ambiguities: {one: {about: nothing, text: T}}}}")
    assert ([row[0] for row in _problems(store)], _rows(store, "SELECT * FROM remark")) == (["dangling-link"], [])


def test_all_parties_and_the_name_of_an_act_are_no_references(dataset: MakeDataset) -> None:
    law = "  a: {title: A, cite: s, events: [{event: adoption, party: all, by: The Parliament}]}"
    assert _problems(_store(dataset, law)) == []


def test_a_broken_record_makes_the_links_to_it_lead_nowhere(dataset: MakeDataset) -> None:
    store = _store(dataset, "  a: {form: law}\n  b: {title: B, cite: s, links: [{implements: a}]}")
    assert [row[0] for row in _problems(store)] == ["missing-key", "dangling-link"]


WRONG_KINDS = {
    "issuer": ("  a: {title: A, cite: s, issuer: hotlines}", 34),
    "topics": ("  a: {title: A, cite: s, topics: [hotlines, parliament]}", 45),
    "party": ("  a: {title: A, cite: s, events: [{event: adoption, party: parliament}]}", 60),
    "on": ("  a: {title: A, cite: s, events: [{event: reservation, on: parliament}]}", 60),
}


@pytest.mark.parametrize("field", WRONG_KINDS)
def test_a_reference_to_another_kind_is_a_problem_at_its_place(dataset: MakeDataset, field: str) -> None:
    law, column = WRONG_KINDS[field]
    assert _problems(_store(dataset, law)) == [("wrong-kind", 13, column, "a")]


def test_a_wrong_kind_tells_which_kinds_are_right(dataset: MakeDataset) -> None:
    ((message, hint),) = _rows(_store(dataset, "  a: {title: A, cite: s, issuer: hotlines}"), "SELECT message, hint FROM problem")
    assert ("topic" in message, "body, organisation" in hint) == (True, True)


SOURCES_UNKNOWN = {
    "of a record": ("  a: {title: A, cite: nothing §1}", 23),
    "of a claim": ("  a: {title: A, cite: s, number: {value: N, cite: nothing}}", 51),
    "of an event": ("  a: {title: A, cite: s, events: [{event: adoption, cite: [s, nothing]}]}", 63),
    "of a link": ("  a: {title: A, cite: s, links: [{about: parliament, cite: nothing}]}", 60),
    "that is no source": ("  a: {title: A, cite: parliament}", 23),
}


@pytest.mark.parametrize("what", SOURCES_UNKNOWN)
def test_a_source_that_is_not_there_is_a_problem_at_its_place(dataset: MakeDataset, what: str) -> None:
    law, column = SOURCES_UNKNOWN[what]
    assert _problems(_store(dataset, law)) == [("unknown-source", 13, column, "a")]


@pytest.mark.parametrize(
    ("law", "hint"),
    [
        ("  a: {title: A, cite: s, links: [{implements: parlament}]}", "`parliament`"),
        ("  a: {title: A, cite: s, links: [{amends: b/art-1}], provisions: {art-1: {title: P}}}", "`a/art-1`"),
        ("  a: {title: A, cite: s, links: [{amends: art-1}], provisions: {art-1: {title: P}}}", "`a/art-1`"),
    ],
)
def test_a_reference_to_nothing_gets_a_record_that_looks_alike(dataset: MakeDataset, law: str, hint: str) -> None:
    assert [hint in row[0] for row in _rows(_store(dataset, law), "SELECT hint FROM problem")] == [True]


def test_a_hint_never_proposes_what_was_written(dataset: MakeDataset) -> None:
    ((hint,),) = _rows(_store(dataset, "  a: {title: A, cite: parliament}"), "SELECT hint FROM problem")
    assert "parliament" not in hint


def test_a_hint_for_a_source_is_a_source(dataset: MakeDataset) -> None:
    store = dataset({"a.yaml": HEAD, "b.yaml": "sources: {a-book: {title: S, authority: ngo}}\nlaws: {a-boock: {title: A, cite: a-boook}}"})
    ((hint,),) = _rows(store, "SELECT hint FROM problem")
    assert "`a-book`" in hint


def test_a_record_that_is_missed_often_is_looked_for_once(dataset: MakeDataset, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    search = difflib.get_close_matches

    def count(word: str, *rest: Any, **options: Any) -> list[str]:
        asked.append(word)
        return search(word, *rest, **options)

    monkeypatch.setattr(difflib, "get_close_matches", count)
    _store(dataset, "\n".join(f"  a-{n}: {{title: A, cite: s, topics: [nothing]}}" for n in range(20)))
    assert asked == ["nothing"]


def test_where_links_lead_nowhere_the_rest_is_answered_with_one_warning(run: Run, dataset: MakeDataset) -> None:
    store = _store(dataset, "  a: {title: A, cite: s, links: [{implements: [nothing, nobody]}]}")
    result = run("-d", store.folder, "laws", "--count")
    assert (result.code, result.out, result.err.count("\n")) == (0, "1\n", 1)


# --- what links imply ------------------------------------------------------------------------------------------------

EVENTS_OF_LINKS = {verb.name: verb.event for verb in VERBS if verb.event}


@pytest.mark.parametrize("verb", EVENTS_OF_LINKS)
def test_a_link_makes_an_event_of_its_target_on_the_day_of_its_own_record(dataset: MakeDataset, verb: str) -> None:
    dated = "adoption" if verb == "amends" else "entry into force"
    law = f"  b: {{title: B, cite: s, events: [{{event: {dated}, date: 2005-05-05}}], links: [{{{verb}: a}}]}}"
    store = _store(dataset, f"  a: {{title: A, cite: s}}\n{law}")
    name = EVENTS_OF_LINKS[verb]
    assert _events(store, "a") == [(name, name, "2005-05-05", "b")]


def test_an_event_made_by_a_link_is_derived(dataset: MakeDataset) -> None:
    store = _store(dataset, "  a: {title: A, cite: s}\n  b: {title: B, cite: s, links: [{amends: a}]}")
    assert _rows(store, "SELECT derivation, own, disputed FROM event WHERE record = 'a'") == [("derived", 1, 0)]


@pytest.mark.parametrize(
    ("date", "shown"), [("2005-05-05", "2005-05-05"), ("2005-05", "2005-05"), ("2005", "2005"), ("'[2005,2007]'", "[2005,2007]")]
)
def test_an_event_made_by_a_link_is_as_precise_as_its_record(dataset: MakeDataset, date: str, shown: str) -> None:
    law = f"  a: {{title: A, cite: s}}\n  b: {{title: B, cite: s, events: [{{event: adoption, date: {date}}}], links: [{{amends: a}}]}}"
    assert [row[2] for row in _events(_store(dataset, law), "a")] == [shown]


def test_an_event_made_by_an_undated_record_is_undated(dataset: MakeDataset) -> None:
    store = _store(dataset, "  a: {title: A, cite: s}\n  b: {title: B, cite: s, links: [{amends: a}]}")
    assert [row[2] for row in _events(store, "a")] == [None]


def test_events_made_by_several_links_are_numbered_in_the_order_of_time(dataset: MakeDataset) -> None:
    law = "  {}: {{title: B, cite: s, events: [{{event: adoption, date: {}}}], links: [{{amends: a}}]}}"
    store = _store(dataset, "\n".join(["  a: {title: A, cite: s}", law.format("b", 2009), law.format("c", 2005)]))
    assert [(row[0], row[3]) for row in _events(store, "a")] == [("amendment", "c"), ("amendment-2", "b")]


@pytest.mark.parametrize("verb", ["repeals", "replaces"])
def test_what_is_only_adopted_ends_another_then_or_later(dataset: MakeDataset, verb: str) -> None:
    law = f"  b: {{title: B, cite: s, events: [{{event: adoption, date: 2005-05-05}}], links: [{{{verb}: a}}]}}"
    assert [row[2] for row in _events(_store(dataset, f"  a: {{title: A, cite: s}}\n{law}"), "a")] == ["[2005-05-05..]"]


@pytest.mark.parametrize("verb", ["repeals", "replaces"])
def test_an_end_that_a_source_dates_is_not_made_a_second_time(dataset: MakeDataset, verb: str) -> None:
    law = f"  a: {{title: A, cite: s, events: [{{event: repeal, date: 2001}}]}}\n  b: {{title: B, cite: s, links: [{{{verb}: a}}]}}"
    assert [row[0] for row in _events(_store(dataset, law), "a")] == ["repeal"]


def test_a_provision_that_is_amended_has_the_event_itself(dataset: MakeDataset) -> None:
    law = "  a: {title: A, cite: s, provisions: {art-1: {title: P}}}\n  b: {title: B, cite: s, links: [{amends: a/art-1}]}"
    store = _store(dataset, law)
    assert ([row[0] for row in _events(store, "a/art-1")], _events(store, "a")) == (["amendment"], [])


def test_a_link_to_nothing_makes_no_event(dataset: MakeDataset) -> None:
    store = _store(dataset, "  a: {title: A, cite: s, links: [{amends: nothing}]}")
    assert _rows(store, "SELECT count(*) FROM event") == [(0,)]


def test_an_event_told_as_a_stretch_of_time_occurs_in_it(dataset: MakeDataset) -> None:
    store = dataset({"a.yaml": HEAD, "b.yaml": "events: {e: {title: E, cite: s, period: 2014/2015}}"})
    assert _events(store, "e") == [("occurrence", "occurrence", "2014/2015", None)]


# --- whose acts they are ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("party", "own"), [("", 1), ("party: here, ", 1), ("party: before, ", 1), ("party: there, ", 0), ("party: all, ", 0)])
def test_the_acts_of_the_jurisdiction_and_of_those_it_continues_are_its_own(dataset: MakeDataset, party: str, own: int) -> None:
    store = _store(dataset, f"  a: {{title: A, cite: s, events: [{{event: signature, {party}date: 2010}}]}}")
    assert _rows(store, "SELECT own FROM event") == [(own,)]


def test_parties_may_stand_behind_the_records_that_name_them(dataset: MakeDataset) -> None:
    law = "laws: {a: {title: A, cite: s, events: [{event: signature, party: before, date: 2010}]}}"
    store = dataset({"z.yaml": HEAD, "a.yaml": law}, jurisdiction="here")
    assert _rows(store, "SELECT own FROM event") == [(1,)]


def test_where_no_party_is_named_the_jurisdiction_acts(dataset: MakeDataset) -> None:
    assert _rows(_store(dataset, "  a: {title: A, cite: s, events: [{event: signature}]}"), "SELECT party FROM event") == [("here",)]


# --- ids -------------------------------------------------------------------------------------------------------------


def test_of_two_records_with_one_id_the_first_counts(dataset: MakeDataset) -> None:
    store = dataset({"a.yaml": HEAD, "b.yaml": "laws: {x: {title: One, cite: s}}\ntreaties:\n  x: {title: Two, cite: s}"})
    assert (_rows(store, "SELECT title, kind FROM record WHERE id = 'x'"), _problems(store)) == ([("One", "law")], [("repeated-id", 3, 3, "x")])


def test_what_is_inside_a_repeated_record_does_not_join_the_first(dataset: MakeDataset) -> None:
    text = "laws: {x: {title: One, cite: s, provisions: {p: {title: P}}}}\ntreaties: {x: {title: Two, cite: s, provisions: {q: {title: Q}}}}"
    store = dataset({"a.yaml": HEAD, "b.yaml": text})
    assert _rows(store, "SELECT id FROM record WHERE parent = 'x'") == [("x/p",)]


# --- values without a source -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "law",
    [
        "{title: A, cite: s, number: N}",
        "{title: {value: A, cite: s}, number: {value: N, cite: s}}",
        "{title: {value: A, cite: s}, events: [{event: adoption, date: 2010, cite: s}]}",
        "{title: {value: A, cite: s}, events: [{event: adoption, by: The Parliament, cite: s}]}",
        "{title: {value: A, cite: s}, events: [{event: adoption, date: {value: 2010, cite: s}}]}",
    ],
)
def test_a_value_is_covered_by_its_own_citation_or_that_of_what_holds_it(dataset: MakeDataset, law: str) -> None:
    assert _problems(_store(dataset, f"  a: {law}")) == []


@pytest.mark.parametrize(
    ("law", "column"),
    [
        ("{title: A}", 14),
        ("{title: {value: A, cite: s}, number: N}", 43),
        ("{title: {value: A, cite: s}, events: [{event: adoption, date: 2010}]}", 68),
    ],
)
def test_a_value_without_any_citation_is_a_problem_at_its_place(dataset: MakeDataset, law: str, column: int) -> None:
    assert _problems(_store(dataset, f"  a: {law}")) == [("no-source", 13, column, "a")]


@pytest.mark.parametrize("kind", ["sources: {x: {title: X, authority: ngo}}", "parties: {x: {title: X}}", "topics: {x: {title: X, scheme: place}}"])
def test_sources_parties_and_topics_need_no_citation(dataset: MakeDataset, kind: str) -> None:
    assert _problems(dataset(kind)) == []


def test_what_points_to_an_id_that_stands_twice_is_not_told_besides(dataset: MakeDataset) -> None:
    text = "laws:\n  t: {title: A law, cite: s, topics: [t]}\n  a: {title: Another, cite: [s, b], topics: [t]}\n  b: {title: B, cite: s}\n"
    other = "topics:\n  t: {title: T, scheme: function, cite: s}\nsources:\n  s: {title: S, authority: study}\n  b: {title: B, authority: study}\n"
    store = dataset({"a.yaml": text, "b.yaml": other})
    assert store.db.execute("SELECT name, record FROM problem").fetchall() == [("repeated-id", "t"), ("repeated-id", "b")]


@pytest.mark.parametrize(
    ("cited", "message", "hint"),
    [
        ("gazete", "there is no source `gazete`", "did you mean `gazette`?"),
        ("zzz", "there is no source `zzz`", "add it to the sources: timeline new source --id zzz"),
        ("t", "`t` is no source, but another record: topic", "cite the id of a source; `timeline sources` shows them"),
    ],
)
def test_a_citation_of_what_is_no_source_is_told_with_what_to_do(cited: str, message: str, hint: str, dataset: MakeDataset) -> None:
    records = "sources: {gazette: {title: G, authority: official}}\ntopics: {t: {title: T, scheme: place}}\n"
    store = dataset(f"{records}laws: {{a: {{title: A, topics: t, cite: {cited}}}}}\n")
    assert store.db.execute("SELECT message, hint FROM problem").fetchall() == [(message, hint)]
