"""The functions of civil society in the bundled data: everything is placed, and what the programmes give is what chart 3.1 gives."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from conftest import Run

from timeline.cli.session import bundled_data
from timeline.load.places import find_dataset
from timeline.store import Store, open_store

# what the words of chart 3.1 put each of its bullets under; written by hand, not read from the files
CHART: dict[str, tuple[str, ...]] = {
    "programme-1999/women-training": ("training", "employment"),
    "programme-1999/small-loans": ("economic-support",),
    "programme-1999/shelters": ("shelter", "rehabilitation"),
    "programme-1999/counselling": ("hotlines", "counselling", "legal-aid"),
    "programme-1999/annual-meeting": ("coordination",),
    "programme-1999/capacity-building": ("training",),
    "programme-1999/prevention": ("prevention", "education"),
    "programme-1999/media": ("media", "awareness"),
    "programme-1999/international": ("international-cooperation",),
    "programme-2002/studies": ("research", "identification"),
    "programme-2002/encyclopaedia": ("education",),
    "programme-2002/witness-protection": ("advocacy", "witness-protection"),
    "programme-2007/legislation-monitoring": ("monitoring", "legislation"),
    "programme-2007/expert-groups": ("coordination",),
    "programme-2007/employment": ("employment", "training"),
    "programme-2007/centre-monitoring": ("monitoring", "rehabilitation"),
    "programme-2007/contests": ("awareness", "services"),
    "programme-2012/as-before": ("monitoring", "coordination", "employment"),
    "programme-2016/idp-identification": ("identification",),
    "programme-2016/social-order": ("services",),
    "programme-2016/statistics": ("statistics",),
}
NAMED = (  # noqa: SIM905 (a list of words reads best as words)
    "prevention awareness training research advocacy monitoring identification referral shelter rehabilitation counselling hotlines legal-aid "
    "employment coordination international-cooperation"
).split()
_ON_A_FUNCTION = (
    "EXISTS (SELECT 1 FROM link l JOIN record t ON t.id = l.target WHERE l.record = r.id AND l.verb = 'on' "
    "AND json_extract(t.body, '$.scheme') = 'function')"
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The bundled data."""
    opened = open_store(find_dataset(bundled_data()), str(tmp_path_factory.mktemp("functions")))
    yield opened
    opened.close()


def rows(store: Store, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    """All rows of a statement."""
    return store.db.execute(sql, values).fetchall()


@pytest.mark.parametrize(("kind", "least"), [("role", 27), ("finding", 170), ("recommendation", 19)])
def test_every_record_of_these_kinds_stands_on_a_function(store: Store, kind: str, least: int) -> None:
    assert rows(store, f"SELECT r.id FROM record r WHERE r.kind = ? AND NOT {_ON_A_FUNCTION}", kind) == []
    assert rows(store, "SELECT count(*) FROM record WHERE kind = ?", kind)[0][0] >= least  # the guard is awake


def test_every_form_of_work_stands_on_a_function(store: Store) -> None:
    of_work = "r.kind = 'topic' AND json_extract(r.body, '$.scheme') = 'form-of-work'"
    assert rows(store, f"SELECT r.id FROM record r WHERE {of_work} AND NOT {_ON_A_FUNCTION}") == []
    assert rows(store, f"SELECT count(*) FROM record r WHERE {of_work}") == [(11,)]


@pytest.mark.parametrize("role", CHART)
def test_a_role_of_the_chart_stands_under_the_functions_that_its_words_name(store: Store, role: str) -> None:
    found = {target for (target,) in rows(store, "SELECT target FROM link WHERE record = ? AND verb = 'on'", role)}
    assert set(CHART[role]) <= found


def test_the_chart_is_whole(store: Store) -> None:
    sql = "SELECT DISTINCT r.id FROM record r JOIN citation c ON c.record = r.id WHERE r.kind = 'role' AND c.source = 'changing-roles-2019'"
    assert {role for (role,) in rows(store, f"{sql} AND r.parent NOT LIKE '%/%'")} == set(CHART)


@pytest.mark.parametrize("name", NAMED)
def test_a_function_that_people_ask_for_exists_in_both_languages(store: Store, name: str) -> None:
    sql = "SELECT title_uk FROM record WHERE id = ? AND json_extract(body, '$.scheme') = 'function'"
    assert [bool(title) for (title,) in rows(store, sql, name)] == [True]


def test_functions_have_an_order_of_their_own_in_which_the_wider_stands_before_the_narrower(store: Store) -> None:
    found = rows(
        store,
        "SELECT id, json_extract(body, '$.order'), json_extract(body, '$.broader') FROM record WHERE kind = 'topic' "
        "AND json_extract(body, '$.scheme') = 'function'",
    )
    order = {topic: number for topic, number, _ in found}
    assert sorted(order.values()) == list(range(1, len(order) + 1))
    assert [topic for topic, _, wider in found if wider and order[wider] > order[topic]] == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("roles --function hotline", {"programme-1999/counselling", "programme-1999/capacity-building"}),
        ("roles --function гаряч", {"programme-1999/counselling", "programme-1999/capacity-building"}),
        ("roles --function research", {"programme-2002/studies", "programme-2016/statistics"}),
        ("topics --function hotlines", {"work-hotlines"}),
    ],
)
def test_a_function_gathers_what_stands_on_it(run: Run, words: str, found: set[str]) -> None:
    result = run(*words.split(), "--json")
    assert result.err == ""
    assert {item["id"] for item in json.loads(result.out)["items"]} == found


def test_a_topic_gathers_twenty_seven_years(run: Run) -> None:
    gathered = json.loads(run("topic", "hotline", "--json").out)["items"][0]["gathered"]
    assert {one["kind"] for one in gathered} >= {"role", "hotline", "organisation", "figure", "finding", "recommendation", "topic"}
    years = [one["year"] for one in gathered if one["kind"] == "hotline" and one["year"]]
    assert years == sorted(years)
    assert (years[0], years[-1]) == ("1997", "2020")


# --- comparisons -----------------------------------------------------------------------------------------------------------


def states(run: Run, *names: str) -> dict[str, list[str | None]]:
    """What became of each function, programme by programme."""
    found = json.loads(run("compare", *names, "--json").out)
    return {item["id"]: [item[f"{record}_state"] for record in found["question"]["records"]] for item in found["functions"]}


def test_the_functions_of_1999_2002_and_2016(run: Run) -> None:
    found = states(run, "programme-1999", "programme-2002", "programme-2016")
    assert found["prevention"] == ["given", "changed", "dropped"]
    assert found["training"] == ["given", "dropped", None]
    assert found["research"] == [None, "new", "changed"]
    assert found["services"] == [None, None, "new"]
    assert found["coordination"] == ["given", "dropped", "again"]
    assert found["advocacy"] == [None, "new", "dropped"]


def test_the_programme_of_2012_keeps_what_that_of_2007_gave_and_perhaps_more(run: Run) -> None:
    found = states(run, "2007", "2012")
    assert [function for function, (before, now) in found.items() if before == "given" and now != "kept"] == []
    assert {now for before, now in found.values() if before is None} == {"perhaps new"}


def test_what_2012_inherits_is_told_with_its_programme_and_reading(run: Run) -> None:
    items = {item["id"]: item for item in json.loads(run("compare", "2007", "2012", "--json").out)["functions"]}
    roles = {role["id"]: (role["inherited_from"], role["certain"]) for role in items["monitoring"]["programme-2012"]["roles"]}
    assert roles == {
        "programme-2007/legislation-monitoring": ("programme-2007", True),
        "programme-2007/centre-monitoring": ("programme-2007", True),
    }
    assert {role["certain"] for role in items["advocacy"]["programme-2012"]["roles"]} == {False}


def test_nothing_is_said_of_the_functions_of_a_programme_whose_roles_nobody_read(run: Run) -> None:
    assert {now for _, now in states(run, "2016", "2023").values()} == {"unknown"}


def test_the_matrix_counts_every_role_of_the_chart_once(run: Run) -> None:
    found = json.loads(run("matrix", "--json").out)["items"]
    counted = {role for item in found for name, cell in item.items() if name.startswith("programme-") and cell for role in cell["records"]}
    assert counted >= set(CHART) - {"programme-2012/as-before"}


@pytest.mark.parametrize("across", ["programmes", "stages", "organisations", "findings", "treaties"])
def test_the_matrix_of_functions_stays_legible_at_80_columns(run: Run, across: str) -> None:
    lines = run("matrix", "--across", across, "--width", "80").out.splitlines()
    assert max(len(line) for line in lines if not line.startswith("timeline ")) <= 80


def test_the_criminal_codes_are_compared_by_the_article_that_replaced_the_other(run: Run) -> None:
    first = json.loads(run("compare", "criminal-code-1960", "criminal-code-2001", "--json").out)["provisions"][0]
    assert (first["criminal-code-1960"], first["criminal-code-2001"]) == (["criminal-code-1960/art-124-1"], ["criminal-code-2001/art-149"])
    assert first["criminal-code-2001_state"] == "replaces"
