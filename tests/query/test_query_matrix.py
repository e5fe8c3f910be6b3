"""Matrices: what joins two kinds, what a cell counts, and who is left out."""

from __future__ import annotations

from typing import Any

import pytest
from asking import filters_of, lens, sure
from conftest import MakeDataset

from timeline.answer import Answer, text_of, value_of
from timeline.query.axes import NAMES
from timeline.query.filters import Filters
from timeline.query.lens import UsageError
from timeline.query.matrix import matrix
from timeline.store import Store

RECORDS = """
topics:
  help: {title: Help, scheme: function, order: 1}
  shelter: {title: Shelter, scheme: function, order: 2, broader: help}
  training: {title: Training, scheme: function, order: 3}
  referral: {title: Referral, scheme: function, order: 4}
  women: {title: Women, scheme: target-group}
  everything: {title: Everything, scheme: concept}
stages:
  stage-2: {title: Second stage, series: policy, number: 2, period: 1999/2005}
programmes:
  programme-1999:
    title: First
    period: 1999/2001
    events: [{event: adoption, date: 1999}]
    topics: [everything]
    links: [{part of: stage-2}]
    roles:
      house: {title: A house, topics: [shelter, help, women]}
      courses: {title: Courses, topics: [help], roles: {staff: {title: For staff, topics: [training]}, others: {title: For others, topics: [training]}}}
  programme-2002:
    title: Second
    events: [{event: adoption, date: 2002}]
    topics: [help]
  programme-2012:
    title: Third
    period: 2012/2015
    events: [{event: adoption, date: 2012}]
    roles:
      same: {title: As before, topics: [training], links: [{inherits: programme-1999/house, reading: narrow}, {inherits: programme-1999, reading: wide}]}
laws:
  act: {title: Act, number: No 7, topics: [everything, women]}
bodies:
  board: {title: Board, topics: [women, everything], links: [{monitors: act}]}
  council: {title: Council, topics: [everything]}
findings:
  finding-1: {title: A finding, theme: need, topics: [women]}
"""


@pytest.fixture
def store(dataset: MakeDataset) -> Store:
    """The records above."""
    return dataset(RECORDS)


def ask(store: Store, down: str = "functions", across: str = "programmes", everything: bool = False, **filters: Any) -> Answer:
    """The matrix of two kinds."""
    return matrix(lens(store), down, across, filters_of(**filters), everything)


def rows(answer: Answer) -> dict[str, dict[str, str]]:
    """The words of the cells that have something, by row and column."""
    table = answer.tables[0]
    names = [column.name for column in table.columns]
    return {row.record: {name: text_of(cell) for name, cell in zip(names[1:], row.cells[1:], strict=True) if text_of(cell)} for row in table.rows}


def joining(answer: Answer, row: str, column: str) -> Any:
    """The value of a cell for machines."""
    table = answer.tables[0]
    place = [found.name for found in table.columns].index(column)
    return next(value_of(line.cells[place]) for line in table.rows if line.record == row)


# --- functions and programmes --------------------------------------------------------------------------------------------


def test_a_cell_counts_the_roles_and_a_wider_function_counts_the_narrower_too(store: Store) -> None:
    found = rows(ask(store))
    assert (found["help"]["programme-1999"], found["shelter"]["programme-1999"]) == ("2", "1")


def test_two_parts_of_a_role_count_as_the_one_role(store: Store) -> None:
    assert joining(ask(store), "training", "programme-1999")["records"] == ["programme-1999/courses"]


def test_a_cell_counts_what_the_list_of_roles_lists(store: Store) -> None:
    from asking import ask as listed

    for row, cells in rows(ask(store)).items():
        roles = sure(listed(store, "roles", functions=[row], programme=["programme-1999"]))
        assert cells.get("programme-1999", "0") == str(len(roles))


def test_a_programme_that_is_on_a_function_without_a_role_has_a_mark(store: Store) -> None:
    assert rows(ask(store))["help"]["programme-2002"] == "•"


def test_what_is_taken_over_stands_in_brackets_and_as_a_range_where_readings_differ(store: Store) -> None:
    found = rows(ask(store))
    assert (found["shelter"]["programme-2012"], found["help"]["programme-2012"], found["training"]["programme-2012"]) == ("(1)", "(1–2)", "(0–1)")


def test_the_records_of_a_cell_are_told_apart_for_machines(store: Store) -> None:
    cell = joining(ask(store), "help", "programme-2012")
    assert (cell["records"], cell["inherited_records"], cell["perhaps_records"]) == ([], ["programme-1999/house"], ["programme-1999/courses"])


def test_the_total_counts_each_role_once(store: Store) -> None:
    answer = ask(store)
    assert rows(answer)["help"]["total"] == "2"
    foot = answer.tables[0].foot
    assert foot is not None
    assert [text_of(cell) for cell in foot.cells] == ["in all", "2", "•", "1–2", "2"]


def test_a_function_that_nobody_gives_is_named_and_no_row(store: Store) -> None:
    answer = ask(store)
    assert "referral" not in rows(answer)
    assert "without any (Functions): Referral" in answer.notes


def test_all_shows_rows_without_any_join_as_well(store: Store) -> None:
    answer = ask(store, everything=True)
    assert rows(answer)["referral"] == {}
    assert not any("without any" in note for note in answer.notes)


# --- other kinds ---------------------------------------------------------------------------------------------------------


def test_the_sides_can_be_turned(store: Store) -> None:
    upright, turned = ask(store), ask(store, "programmes", "functions")
    cells = {(row, column): text for row, line in rows(upright).items() for column, text in line.items() if column != "total"}
    assert cells == {(row, column): text for column, line in rows(turned).items() for row, text in line.items() if row != "total"}


def test_a_link_between_the_records_is_a_mark(store: Store) -> None:
    assert rows(ask(store, "bodies", "laws")) == {"board": {"act": "•", "total": "1"}}


def test_a_record_inside_another_is_joined_with_it(store: Store) -> None:
    assert rows(ask(store, "roles", "programmes"))["programme-1999/house"]["programme-1999"] == "•"


def test_a_role_is_joined_with_a_stage_by_its_programme(store: Store) -> None:
    answer = ask(store, "roles", "stages")
    assert sorted(rows(answer)) == ["programme-1999/courses", "programme-1999/house"]
    assert any(note.startswith("• linked through what holds them: part of") for note in answer.notes)


def test_kinds_without_a_link_are_joined_by_the_topics_both_are_on(store: Store) -> None:
    answer = ask(store, "findings", "bodies")
    assert rows(answer) == {"finding-1": {"board": "1", "total": "1"}}
    assert joining(answer, "finding-1", "board")["records"] == ["women"]


def test_two_lists_of_topics_are_joined_by_the_records_on_both(store: Store) -> None:
    answer = ask(store, "functions", "target-groups")
    assert joining(answer, "help", "women")["records"] == ["programme-1999/house"]
    assert rows(answer) == {"help": {"women": "1", "total": "1"}, "shelter": {"women": "1", "total": "1"}}


def test_a_topic_and_a_wider_one_are_not_joined_by_what_is_on_both(store: Store) -> None:
    assert rows(ask(store, "functions", "functions")) == {"help": {"training": "1", "total": "1"}, "training": {"help": "1", "total": "1"}}


def test_a_record_is_joined_with_the_sources_that_it_cites(dataset: MakeDataset) -> None:
    cited = dataset("sources: {book: {title: Book, authority: study}}\nlaws: {act: {title: Act, cite: book §1}, other: {title: Other}}")
    assert rows(ask(cited, "laws", "sources")) == {"act": {"book": "•", "total": "1"}}
    assert rows(ask(cited, "sources", "laws")) == {"book": {"act": "•", "total": "1"}}


def test_a_concept_joins_nothing(store: Store) -> None:
    assert "council" not in [column.name for column in ask(store, "laws", "bodies").tables[0].columns]


def test_kinds_that_nothing_joins_are_told_so(store: Store) -> None:
    answer = ask(store, "findings", "stages")
    assert (answer.total, rows(answer)) == (0, {})
    assert answer.notes == ["Findings × Stages: nothing joins these two kinds: no link, and no topic that both are on"]


def test_an_unknown_kind_is_refused_with_the_list(store: Store) -> None:
    with pytest.raises(UsageError, match="--across: `moons` is no kind") as error:
        ask(store, across="moons")
    assert error.value.hint == f"one of these words: {', '.join(NAMES)}"


@pytest.mark.parametrize("name", ["functions", "function", "Functions", "target group", "target-groups", "programme", "forms-of-work"])
def test_a_kind_may_be_named_in_one_number_or_many(store: Store, name: str) -> None:
    assert ask(store, name, "programmes").question["down"] in ("functions", "target-groups", "programmes", "forms-of-work")


@pytest.mark.parametrize("across", NAMES)
def test_every_kind_can_stand_across(store: Store, across: str) -> None:
    assert ask(store, "topics", across).command == "matrix"


# --- heads and filters ---------------------------------------------------------------------------------------------------


def test_a_column_is_headed_by_a_short_name_and_its_title_stands_below(store: Store) -> None:
    answer = ask(store)
    assert [column.head for column in answer.tables[0].columns] == ["Functions", "1999", "2002", "2012", "in all"]
    assert "1999: First (programme-1999)" in answer.notes


def test_records_without_a_short_name_are_headed_by_letters(store: Store) -> None:
    assert [column.head for column in ask(store, "findings", "bodies").tables[0].columns] == ["Findings", "A", "in all"]


def test_two_programmes_of_one_year_get_letters(dataset: MakeDataset) -> None:
    two = "".join(f"  p-{n}: {{title: P {n}, events: [{{event: adoption, date: 1999}}], topics: [help]}}\n" for n in (1, 2))
    answer = ask(dataset(f"topics: {{help: {{title: Help, scheme: function}}}}\nprogrammes:\n{two}"))
    assert [column.head for column in answer.tables[0].columns[1:-1]] == ["A", "B"]


def test_a_topic_keeps_the_functions_below_it(store: Store) -> None:
    assert list(rows(ask(store, functions=["help"]))) == ["help", "shelter"]


def test_a_topic_keeps_the_records_that_are_on_it(store: Store) -> None:
    assert list(rows(ask(store, "roles", "programmes", topics=["women"]))) == ["programme-1999/house", "programme-2012/same"]


def test_a_stretch_of_time_keeps_the_programmes_that_may_reach_into_it(store: Store) -> None:
    assert [column.name for column in ask(store, begin="2005").tables[0].columns[1:-1]] == ["programme-2002", "programme-2012"]


def test_a_narrower_function_stands_below_its_wider_one(store: Store) -> None:
    from timeline.answer import lines_of

    assert [lines_of(row.cells[0])[0] for row in ask(store).tables[0].rows] == ["Help", "  Shelter", "Training"]


# --- stages by dates -------------------------------------------------------------------------------------------------

STAGES = """\
sources: {s: {title: S, authority: study}}
topics: {training: {title: Training, scheme: function}, staff: {title: Staff, scheme: function, broader: training}}
stages:
  one: {title: One, series: policy, number: 1, period: 1990/1999, cite: s}
  two: {title: Two, series: policy, number: 2, period: 2000/2009, cite: s}
  idle: {title: Idle, series: policy, number: 3, period: 2010/2012, cite: s}
laws:
  early: {title: Early, cite: s, topics: [staff], events: [{event: adoption, date: 1995}]}
  late: {title: Late, cite: s, topics: [training], events: [{event: adoption, date: 2009-12-31}]}
  dim: {title: Dim, cite: s, topics: [training], events: [{event: adoption, date: 1999/2000}]}
  undated: {title: Undated, cite: s, topics: [training]}
programmes:
  long: {title: Long, cite: s, period: 1998/2001, roles: {role: {title: Role, topics: [staff]}}}
treaties:
  pact:
    title: Pact
    cite: s
    topics: [training]
    events: [{event: adoption, party: all, date: 1949}, {event: ratification, date: 2005}]
"""


def _shown(store: Store, down: str, across: str = "stages") -> dict[str, list[str | None]]:
    answer = matrix(lens(store), down, across, Filters(), everything=True)
    return {row.record: [text_of(cell) if cell is not None else None for cell in row.cells[1:4]] for row in answer.tables[0].rows}


def test_a_stage_holds_what_happened_while_it_lasted(dataset: MakeDataset) -> None:
    shown = _shown(dataset(STAGES), "functions")
    assert shown["training"] == ["2+(0–1)", "3+(0–1)", None]  # early, long; late, long, pact; dim may be in either
    assert shown["staff"] == ["2", "1", None]


def test_a_law_lies_in_the_stage_of_its_adoption_and_a_programme_in_every_one_in_which_it_ran(dataset: MakeDataset) -> None:
    store = dataset(STAGES)
    assert _shown(store, "laws") == {
        "early": ["•", None, None], "late": [None, "•", None], "dim": ["?", "?", None], "undated": [None, None, None],
    }  # fmt: skip
    assert _shown(store, "programmes")["long"] == ["•", "•", None]
    assert _shown(store, "treaties")["pact"] == [None, "•", None]


def test_stages_may_stand_on_either_side(dataset: MakeDataset) -> None:
    store = dataset(STAGES)
    down, across = _shown(store, "laws"), _shown(store, "stages", "laws")
    assert across["one"][0] == down["early"][0] == "•"


def test_the_signs_of_dates_are_explained_and_totals_tell_what_is_not_certain(dataset: MakeDataset) -> None:
    answer = matrix(lens(dataset(STAGES)), "laws", "stages", Filters())
    assert any("?, (0–1) may belong to it" in note and "acts by their adoption" in note for note in answer.notes)
    foot = answer.tables[0].foot
    assert foot is not None
    assert [text_of(cell) for cell in foot.cells[1:]] == ["1–2", "1–2", "2–4"]


def test_a_narrower_topic_stands_below_the_wider_one_without_being_numbered(dataset: MakeDataset) -> None:
    functions = "a: {title: Zeal, scheme: function}, b: {title: Advice, scheme: function, broader: a}, c: {title: Call, scheme: function, broader: b}"
    roles = "r: {title: R, topics: [c]}, q: {title: Q, topics: [d]}"
    answer = ask(
        dataset(f"topics: {{{functions}, d: {{title: Bond, scheme: function}}}}\nprogrammes: {{p: {{title: P, period: 2016, roles: {{{roles}}}}}}}\n")
    )
    assert [text_of(row.cells[0]).strip() for row in answer.tables[0].rows][:4] == ["Bond", "Zeal", "Advice", "Call"]
