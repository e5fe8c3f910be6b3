"""Comparisons: what became of each function from programme to programme, provisions that belong together, what a stage holds."""

from __future__ import annotations

from typing import Any

import pytest
from asking import lens
from conftest import MakeDataset

from timeline.answer import DISPUTED, Answer, Table, lines_of, mark_of, text_of, value_of
from timeline.query.compare import compare
from timeline.query.lens import NotFound, UsageError
from timeline.store import Store

TOPICS = """
topics:
  help: {title: Help, scheme: function, order: 1}
  shelter: {title: Shelter, scheme: function, order: 2, broader: help}
  advice: {title: Advice, scheme: function, order: 3, broader: help}
  training: {title: Training, scheme: function, order: 4}
  research: {title: Research, scheme: function, order: 5}
  women: {title: Women, scheme: target-group}
  children: {title: Children, scheme: target-group}
"""


def programmes(**roles: str) -> str:
    """A programme a year, `y1999`, with the roles given as YAML in braces."""
    made = "".join(
        f"  p-{year[1:]}: {{title: Programme {year[1:]}, events: [{{event: adoption, date: {year[1:]}}}], roles: {text}}}\n"
        for year, text in roles.items()
    )
    return f"{TOPICS}programmes:\n{made}"


def part(answer: Answer, key: str) -> Table:
    """The table of that key."""
    return next(table for table in answer.tables if table.key == key)


def cell(answer: Answer, key: str, row: str, record: str) -> Any:
    """What a record has in a row."""
    table = part(answer, key)
    place = [column.name for column in table.columns].index(record)
    return next(line.cells[place] for line in table.rows if line.record == row)


def states(store: Store, function: str, *names: str) -> list[str | None]:
    """The state of a function in each programme, in the order shown."""
    answer = compare(lens(store), names)
    records = [column.name for column in part(answer, "functions").columns if column.name.endswith("_state")]
    return [value_of(cell(answer, "functions", function, record)) for record in records]


def lines(answer: Answer, key: str, row: str, record: str) -> tuple[str, ...]:
    """The lines of a cell as a screen shows them."""
    return lines_of(cell(answer, key, row, record))


# --- programmes ----------------------------------------------------------------------------------------------------------


def test_a_function_that_only_the_later_programme_gives_is_new(dataset: MakeDataset) -> None:
    store = dataset(programmes(y1999="{a: {title: A, topics: [help]}}", y2002="{b: {title: B, topics: [training]}}"))
    assert states(store, "training", "p-1999", "p-2002") == [None, "new"]


def test_a_function_that_the_later_programme_does_not_give_is_dropped(dataset: MakeDataset) -> None:
    store = dataset(programmes(y1999="{a: {title: A, topics: [help]}}", y2002="{b: {title: B, topics: [training]}}"))
    assert states(store, "help", "p-1999", "p-2002") == ["given", "dropped"]


def test_a_function_for_the_same_groups_is_kept(dataset: MakeDataset) -> None:
    store = dataset(programmes(y1999="{a: {title: A, topics: [shelter, women]}}", y2002="{b: {title: B, topics: [shelter, women]}}"))
    assert states(store, "help", "p-1999", "p-2002") == ["given", "kept"]


@pytest.mark.parametrize(
    ("earlier", "later", "change"),
    [
        ("topics: [shelter]", "topics: [advice]", ("now: Advice", "no longer: Shelter")),
        ("topics: [help, women]", "topics: [help, women, children]", ("now for: Children",)),
        ("topics: [help, women]", "topics: [help]", ("no longer for: Women",)),
        ("topics: [help]", "topics: [help], links: [{targets: women}]", ("now for: Women",)),
        ("topics: [help], strength: may", "topics: [help], strength: must", ("now, strength: must", "no longer, strength: may")),
    ],
)
def test_a_function_with_another_part_group_or_strength_is_changed(dataset: MakeDataset, earlier: str, later: str, change: tuple[str, ...]) -> None:
    store = dataset(programmes(y1999=f"{{a: {{title: A, {earlier}}}}}", y2002=f"{{b: {{title: B, {later}}}}}"))
    assert states(store, "help", "p-1999", "p-2002") == ["given", "changed"]
    shown = lines(compare(lens(store), ["p-1999", "p-2002"]), "functions", "help", "p-2002")
    assert (shown[0], shown[-len(change) :]) == ("~ changed", change)


def test_a_function_that_comes_back_is_told_from_one_that_never_was(dataset: MakeDataset) -> None:
    help_, training = "{a: {title: A, topics: [help]}}", "{b: {title: B, topics: [training]}}"
    store = dataset(programmes(y1999=help_, y2002=training, y2007=help_))
    assert states(store, "help", "p-1999", "p-2002", "p-2007") == ["given", "dropped", "again"]


def test_the_part_of_a_role_counts_for_the_role(dataset: MakeDataset) -> None:
    whole = "{a: {title: Whole, topics: [training], roles: {x: {title: Part, topics: [shelter]}}}}"
    store = dataset(programmes(y1999=whole, y2002="{b: {title: B, topics: [training]}}"))
    assert lines(compare(lens(store), ["p-1999", "p-2002"]), "functions", "help", "p-1999") == ("Whole (Shelter)",)


def test_a_role_on_no_function_is_not_lost(dataset: MakeDataset) -> None:
    store = dataset(programmes(y1999="{a: {title: Stray}}", y2002="{b: {title: B, topics: [help]}}"))
    assert lines(compare(lens(store), ["p-1999", "p-2002"]), "functions", "none", "p-1999") == ("Stray",)


def test_a_programme_of_which_no_role_is_known_drops_nothing(dataset: MakeDataset) -> None:
    store = dataset(programmes(y1999="{a: {title: A, topics: [help]}}", y2023="{}"))
    assert states(store, "help", "p-1999", "p-2023") == ["given", "unknown"]
    assert "2023: no source tells which roles it gives" in compare(lens(store), ["p-1999", "p-2023"]).notes


def test_what_is_unknown_stands_between_no_two_programmes(dataset: MakeDataset) -> None:
    role = "{a: {title: A, topics: [help]}}"
    assert states(dataset(programmes(y1999=role, y2002="{}", y2007=role)), "help", "p-1999", "p-2002", "p-2007") == ["given", "unknown", "kept"]


def test_functions_that_no_programme_gives_are_named(dataset: MakeDataset) -> None:
    store = dataset(programmes(y1999="{a: {title: A, topics: [shelter]}}", y2002="{b: {title: B, topics: [shelter]}}"))
    assert "in none of them: Training, Research" in compare(lens(store), ["p-1999", "p-2002"]).notes


# --- what is taken over --------------------------------------------------------------------------------------------------

_AS_BEFORE = "{same: {title: As before, links: [%s]}}"
_NARROW = "{inherits: p-2002, reading: narrow}"
_WIDE = "{inherits: [p-1999, p-2002], reading: wide}"


@pytest.fixture
def heirs(dataset: MakeDataset) -> Store:
    """Three programmes, of which the last says `as before`, in two readings."""
    return dataset(
        programmes(
            y1999="{a: {title: Old shelter, topics: [shelter]}}",
            y2002="{b: {title: Courses, topics: [training]}}",
            y2012=_AS_BEFORE % f"{_NARROW}, {_WIDE}",
        )
    )


def test_what_every_reading_takes_over_is_kept(heirs: Store) -> None:
    assert states(heirs, "training", "p-2002", "p-2012") == ["given", "kept"]


def test_what_one_reading_takes_over_is_perhaps_kept(heirs: Store) -> None:
    assert states(heirs, "help", "p-1999", "p-2012") == ["given", "perhaps kept"]


def test_what_one_reading_takes_over_is_perhaps_new_beside_a_programme_without_it(heirs: Store) -> None:
    assert states(heirs, "help", "p-2002", "p-2012") == [None, "perhaps new"]


def test_the_roles_meant_stand_in_the_place_of_the_words_as_before(heirs: Store) -> None:
    answer = compare(lens(heirs), ["p-2002", "p-2012"])
    assert lines(answer, "functions", "training", "p-2012") == ("= kept", "↳ Courses (inherited from 2002)")
    assert lines(answer, "functions", "help", "p-2012") == ("? perhaps new", "↳ Old shelter (Shelter; inherited from 1999, wide reading only)")
    assert not any("As before" in text_of(found) for table in answer.tables for row in table.rows for found in row.cells)


def test_a_role_taken_over_names_its_programme_for_machines(heirs: Store) -> None:
    roles = value_of(cell(compare(lens(heirs), ["p-2002", "p-2012"]), "functions", "help", "p-2012"))["roles"]
    assert [(role["id"], role["inherited_from"], role["certain"]) for role in roles] == [("p-1999/a", "p-1999", False)]


def test_the_number_of_roles_taken_over_is_a_range_where_the_readings_differ(heirs: Store) -> None:
    assert lines(compare(lens(heirs), ["p-2002", "p-2012"]), "facts", "number of roles", "p-2012") == ("0 roles", "inherited: 1–2")


def test_what_is_taken_over_from_a_programme_that_takes_over_itself_reaches_back(dataset: MakeDataset) -> None:
    again = _AS_BEFORE % "{inherits: p-2002}"
    store = dataset(programmes(y1999="{a: {title: A, topics: [help]}}", y2002=_AS_BEFORE % "{inherits: p-1999}", y2007=again))
    assert lines(compare(lens(store), ["p-1999", "p-2007"]), "functions", "help", "p-2007") == ("= kept", "↳ A (inherited from 1999)")


def test_programmes_that_take_over_from_each_other_end(dataset: MakeDataset) -> None:
    store = dataset(
        programmes(y1999=_AS_BEFORE % "{inherits: p-2002}", y2002=_AS_BEFORE % "{inherits: p-1999}", y2007="{a: {title: A, topics: [help]}}")
    )
    assert states(store, "help", "p-1999", "p-2002", "p-2007") == ["unknown", "unknown", "given"]


def test_one_role_alone_can_be_taken_over(dataset: MakeDataset) -> None:
    roles = "{a: {title: A, topics: [help]}, b: {title: B, topics: [help]}}"
    store = dataset(programmes(y1999=roles, y2002=_AS_BEFORE % "{inherits: p-1999/b}"))
    assert lines(compare(lens(store), ["p-1999", "p-2002"]), "functions", "help", "p-2002")[1:] == ("↳ B (inherited from 1999)",)


def test_a_part_of_a_role_can_be_taken_over(dataset: MakeDataset) -> None:
    roles = "{a: {title: A, topics: [training], roles: {x: {title: X, topics: [help]}}}}"
    store = dataset(programmes(y1999=roles, y2002=_AS_BEFORE % "{inherits: p-1999/a/x}"))
    assert lines(compare(lens(store), ["p-1999", "p-2002"]), "functions", "help", "p-2002")[1:] == ("↳ X (inherited from 1999)",)


def test_a_role_that_each_reading_takes_over_in_another_way_is_certain(dataset: MakeDataset) -> None:
    both = "{inherits: p-1999/a, reading: narrow}, {inherits: p-1999, reading: wide}"
    store = dataset(programmes(y1999="{a: {title: A, topics: [help]}, b: {title: B, topics: [training]}}", y2002=_AS_BEFORE % both))
    assert states(store, "help", "p-1999", "p-2002") == ["given", "kept"]
    assert states(store, "training", "p-1999", "p-2002") == ["given", "perhaps kept"]


def test_a_role_that_says_it_goes_on_is_kept_whatever_it_is_on(dataset: MakeDataset) -> None:
    later = "{b: {title: B, topics: [help, women], links: [{corresponds to: p-1999/a}]}}"
    assert states(dataset(programmes(y1999="{a: {title: A, topics: [help]}}", y2002=later)), "help", "p-1999", "p-2002") == ["given", "kept"]


# --- which records -------------------------------------------------------------------------------------------------------

RECORDS = """
sources: {report: {title: Report, authority: study}, page: {title: Page, authority: press}}
bodies:
  council: {title: Council, form: council, period: 2002/, cite: report}
  board: {title: Board, form: committee, country: Ukraine, cite: report}
programmes:
  programme-1999:
    title: First
    period: 1999/2001
    events: [{event: adoption, date: 1999}]
    cite: report
    roles: {training: {title: Training of 1999}}
  programme-2002:
    title: Second
    number: No 2
    period: 2002/2005
    coordinator: council
    funding: {amount: 647600, currency: UAH, money: state, cite: page, note: A long remark.}
    events: [{event: adoption, date: [{value: 2002-06-05, cite: report}, {value: 2003, cite: page}]}]
    cite: report
laws:
  law-1: {title: Law one, number: No 1, events: [{event: adoption, date: 1999}], cite: report}
"""


def test_records_of_two_kinds_are_not_compared(dataset: MakeDataset) -> None:
    with pytest.raises(UsageError, match="one kind") as error:
        compare(lens(dataset(RECORDS)), ["law-1", "programme-1999"])
    assert error.value.hint == "law-1 is a law, programme-1999 is a programme"


@pytest.mark.parametrize("names", [["programme-1999"], ["programme-1999", "First"], ["programmes", "1999"]])
def test_one_record_alone_is_no_comparison(dataset: MakeDataset, names: list[str]) -> None:
    with pytest.raises(UsageError, match="two records at least"):
        compare(lens(dataset(RECORDS)), names)


@pytest.mark.parametrize("names", [["1999", "2002"], ["programme", "1999", "2002"], ["Programmes", "1999", "Second"], ["programme-2002", "1999"]])
def test_years_mean_programmes_and_stand_in_the_order_of_time(dataset: MakeDataset, names: list[str]) -> None:
    assert compare(lens(dataset(RECORDS)), names).question == {"records": ["programme-1999", "programme-2002"]}


def test_what_is_nowhere_is_named_before_what_is_not_plain(dataset: MakeDataset) -> None:
    with pytest.raises(NotFound, match="nowhere"):
        compare(lens(dataset(RECORDS)), ["report", "nowhere"])


def test_other_kinds_stand_in_the_order_asked_for(dataset: MakeDataset) -> None:
    assert compare(lens(dataset(RECORDS)), ["council", "board"]).question == {"records": ["council", "board"]}


# --- what every kind has -------------------------------------------------------------------------------------------------


def test_facts_say_where_a_record_has_the_same_another_or_none(dataset: MakeDataset) -> None:
    answer = compare(lens(dataset(RECORDS)), ["council", "board"])
    assert [value_of(cell(answer, "facts", "form", f"{name}_state")) for name in ("council", "board")] == ["stated", "differs"]
    assert [value_of(cell(answer, "facts", "country", f"{name}_state")) for name in ("council", "board")] == ["not stated", "stated"]


def test_money_is_shown_with_its_source_and_without_its_remarks(dataset: MakeDataset) -> None:
    assert lines(compare(lens(dataset(RECORDS)), ["1999", "2002"]), "facts", "funding", "programme-2002") == ("647,600 UAH, state budget (page)",)


def test_the_status_is_that_of_the_day_of_asking(dataset: MakeDataset) -> None:
    assert lines(compare(lens(dataset(RECORDS), today="2003-01-01"), ["1999", "2002"]), "facts", "status", "programme-1999") == (
        "ended (2003-01-01)",
    )


def test_a_date_on_which_sources_differ_is_marked_and_told(dataset: MakeDataset) -> None:
    answer = compare(lens(dataset(RECORDS)), ["1999", "2002"])
    assert mark_of(cell(answer, "events", "adoption", "programme-2002")) == DISPUTED
    assert [(doubt.record, doubt.column) for doubt in answer.doubts] == [("programme-2002", "programme-2002")]


def test_links_of_one_verb_are_counted_by_kind_where_they_are_many(dataset: MakeDataset) -> None:
    laws = "".join(f"  law-{n}: {{title: Law {n}, issuer: council, links: [{{about: council}}]}}\n" for n in range(7))
    store = dataset(f"bodies: {{council: {{title: Council}}, board: {{title: Board}}}}\nlaws:\n{laws}")
    answer = compare(lens(store), ["council", "board"])
    assert lines(answer, "links", "subject of", "council") == ("7 laws",)
    assert len(value_of(cell(answer, "links", "subject of", "council"))) == 7


def test_two_records_with_one_name_are_headed_by_their_ids(dataset: MakeDataset) -> None:
    answer = compare(lens(dataset("bodies: {a: {title: Council}, b: {title: Council}}")), ["a", "b"])
    assert [column.head for column in answer.tables[0].columns if column.shown] == ["fact", "a", "b"]


# --- laws and stages -----------------------------------------------------------------------------------------------------

LAWS = """
topics:
  crime: {title: Crime, scheme: exploitation}
  rights: {title: Rights, scheme: target-group}
  all: {title: Everything, scheme: concept}
laws:
  old:
    title: Old
    events: [{event: adoption, date: 1960}]
    provisions:
      art-1: {article: art. 1, title: Trafficking, topics: [crime, all]}
      art-2: {article: art. 2, title: Rights of victims, topics: [rights, all]}
      art-3: {article: art. 3, title: Alone, topics: [all]}
  new:
    title: New
    events: [{event: adoption, date: 2001}]
    provisions:
      art-9: {article: art. 9, title: Trafficking, topics: [all], links: [{replaces: old/art-1}]}
      art-8: {article: art. 8, title: What victims may ask, topics: [rights]}
      art-7: {article: art. 7, title: Final words, topics: [all]}
"""


def test_provisions_that_a_link_joins_stand_in_one_row(dataset: MakeDataset) -> None:
    answer = compare(lens(dataset(LAWS)), ["old", "new"])
    assert lines(answer, "provisions", "old/art-1", "old") == ("~ replaced by", "Trafficking")
    assert lines(answer, "provisions", "old/art-1", "new") == ("~ replaces", "Trafficking")


def test_provisions_on_one_subject_stand_in_one_row(dataset: MakeDataset) -> None:
    answer = compare(lens(dataset(LAWS)), ["old", "new"])
    assert value_of(cell(answer, "provisions", "old/art-2", "new")) == ["new/art-8"]
    assert lines(answer, "provisions", "old/art-2", "new")[0] == "= same subject"


def test_a_concept_that_everything_is_on_makes_no_subject(dataset: MakeDataset) -> None:
    answer = compare(lens(dataset(LAWS)), ["old", "new"])
    assert value_of(cell(answer, "provisions", "old/art-3", "new")) is None
    assert lines(answer, "provisions", "new/art-7", "new") == ("+ only here", "Final words")


def test_every_provision_stands_in_one_row(dataset: MakeDataset) -> None:
    table = part(compare(lens(dataset(LAWS)), ["old", "new"]), "provisions")
    shown = [record for row in table.rows for found in row.cells for record in (value_of(found) if isinstance(value_of(found), list) else [])]
    assert sorted(shown) == ["new/art-7", "new/art-8", "new/art-9", "old/art-1", "old/art-2", "old/art-3"]


STAGES = """
stages:
  one: {title: One, series: policy, number: 1, period: 1990/1998}
  two: {title: Two, series: policy, number: 2, period: 1999/2002}
parties: {ukraine: {title: Ukraine}, poland: {title: Poland}}
treaties:
  ours: {title: Ours, events: [{event: adoption, date: 1990}, {event: ratification, date: 2000-05-01}]}
  theirs: {title: Theirs, events: [{event: ratification, date: 2000, party: poland}]}
laws:
  between: {title: Between, events: [{event: adoption, date: "[1998,1999]"}]}
  inside: {title: Inside, events: [{event: adoption, date: 1991}]}
bodies:
  board: {title: Board, events: [{event: founding, date: 2001}, {event: visit, date: 1995}]}
  lasting: {title: Lasting, events: [{event: visit, date: 2001}]}
"""


@pytest.fixture
def stages(dataset: MakeDataset) -> Answer:
    """Two stages."""
    return compare(lens(dataset(STAGES, "ukraine")), ["stages", "1", "2"])


def test_a_treaty_began_in_the_stage_of_the_states_own_consent(stages: Answer) -> None:
    assert lines(stages, "contents", "treaty", "two") == ("1 treaty", "2000-05-01 Ours")
    assert value_of(cell(stages, "contents", "treaty", "one")) is None


def test_what_may_have_begun_in_either_stage_stands_in_both_with_a_sign(stages: Answer) -> None:
    assert lines(stages, "contents", "law", "one") == ("1 law, perhaps 1 more", "1991 Inside", "1998 or 1999 Between ?")
    assert lines(stages, "contents", "law", "two") == ("0 laws, perhaps 1 more", "1998 or 1999 Between ?")
    assert "? may have begun in another stage: the dates do not tell" in stages.notes


def test_a_body_began_when_it_was_founded_and_not_when_something_happened_to_it(stages: Answer) -> None:
    assert lines(stages, "contents", "body", "two") == ("1 body", "2001 Board")
    assert value_of(cell(stages, "contents", "body", "one")) is None


@pytest.mark.parametrize("language", ["en", "uk"])
def test_the_title_in_the_other_language_is_no_fact_to_compare(dataset: MakeDataset, language: str) -> None:
    store = dataset("bodies: {a: {title: {en: Council, uk: Рада}}, b: {title: {en: Board, uk: Комітет}}}")
    assert [row.record for row in part(compare(lens(store, language), ["a", "b"]), "facts").rows] == ["title", "status"]


def test_a_comparison_in_ukrainian_has_ukrainian_heads_and_states(dataset: MakeDataset) -> None:
    store = dataset(programmes(y1999="{a: {title: A, topics: [help]}}", y2002="{b: {title: B, topics: [training]}}"))
    answer = compare(lens(store, "uk"), ["p-1999", "p-2002"])
    assert part(answer, "functions").heading == "Ролі за функціями"
    assert lines(answer, "functions", "help", "p-2002") == ("− більше немає",)
    assert value_of(cell(answer, "functions", "help", "p-2002_state")) == "dropped"
