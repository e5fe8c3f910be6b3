"""The bundled data: facts that must never change unnoticed, written down here by hand and not read from the files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from conftest import Run

from timeline.cli.session import bundled_data
from timeline.load.places import find_dataset
from timeline.model import BY_NAME
from timeline.store import Store, open_store

REPORT = "changing-roles-2019"
# id -> adopted, signed, ratified, deposited, in force for Ukraine, in force in general; None where no page could be read
TREATIES: dict[str, tuple[str | None, ...]] = {
    "untoc": ("2000-11-15", "2000-12-12", "2004-02-04", "2004-05-21", "2004-06-20", "2003-09-29"),
    "palermo-protocol": ("2000-11-15", "2001-11-15", "2004-02-04", "2004-05-21", "2004-06-20", "2003-12-25"),
    "smuggling-protocol": ("2000-11-15", "2001-11-15", "2004-02-04", "2004-05-21", "2004-06-20", "2004-01-28"),
    "cedaw": ("1979-12-18", "1980-07-17", "1980-12-24", "1981-03-12", "1981-09-03", "1981-09-03"),
    "cets-197": ("2005-05-03", "2005-11-17", "2010-09-21", None, "2011-03-01", "2008-02-01"),
    "cets-201": ("2007-07-12", "2007-11-14", "2012-06-20", "2012-08-27", "2012-12-01", "2010-07-01"),
    "ilo-c182": ("1999-06-17", None, "2000-10-05", None, None, "2000-11-19"),
    "ilo-c029": ("1930-06-28", None, "1956", None, None, "1932-05-01"),
}  # fmt: skip
RATIFIED_BY = {
    "untoc": "law-1433-iv", "palermo-protocol": "law-1433-iv", "smuggling-protocol": "law-1433-iv", "cets-197": "law-2530-vi",
    "cets-201": "law-4988-vi", "ilo-c182": "law-2022-iii",
}  # fmt: skip
# id -> adopted, period, number, top-level roles by the report
PROGRAMMES = {
    "programme-1999": ("1999", "1999/", None, 9),
    "programme-2002": ("2002-06-05", "2002/2005", "CMU 766", 3),
    "programme-2007": ("2007-03-07", "/2010", "CMU 410", 5),
    "programme-2012": ("2012-03-21", "2012/2015", "CMU 350", 1),
    "programme-2016": ("2016-02-24", "2016/2020", "CMU 111", 3),
}
STAGES = {
    "policy-stage-1": "199X/1998", "policy-stage-2": "1999/2002", "policy-stage-3": "2003/2009", "policy-stage-4": "2010/2013", "policy-stage-5": "2014/..",
    "cso-stage-1": "199X", "cso-stage-2": "2000/2013", "cso-stage-3": "2014/..",
}  # fmt: skip
# id -> adopted, in force; None where no page could be read
LAWS: dict[str, tuple[str, str | None]] = {
    "law-2460-xii": ("1992-06-16", "1992-07-18"),
    "criminal-code-2001": ("2001-04-05", "2001-09-01"),
    "law-2022-iii": ("2000-10-05", None),
    "law-1433-iv": ("2004-02-04", "2004-03-11"),
    "law-2530-vi": ("2010-09-21", None),
    "law-3739-vi": ("2011-09-20", "2011-11-15"),
    "law-4572-vi": ("2012-03-22", "2012-04-19"),
    "law-4988-vi": ("2012-06-20", None),
}
KEY_DONORS = (
    "iom osce undp european-union canada-mfa usaid norway-mfa denmark-mfa uk-government germany-mfa switzerland netherlands-matra poland-mfa sida"
)
OTHER_DONORS = (
    "diakonie-katastrophenhilfe avon lampas vij brot-fuer-die-welt icco protestant-churches-netherlands open-for-young-women ecpat-netherlands "
    "christliche-ostmission unhcr sigrid-trust mobile-operators"
)
# id -> value, bound, base
FIGURES: dict[str, tuple[int, str | None, int | None]] = {
    "la-strada-calls": (354500, "over", None), "la-strada-trafficking-calls": (47758, None, 354500), "iom-calls": (263460, None, None),
    "iom-victims": (1249, None, None), "willing-abroad-1998": (80, None, None), "number-of-programmes": (5, None, None),
    "number-of-cso-stages": (3, None, None), "coalition-oblasts-2011": (12, None, None), "caritas-regional": (20, "over", None),
    "caritas-oblasts": (15, None, None), "caritas-people": (1000, "over", None), "network-csec": (20, None, None), "ecpat-countries": (97, None, None),
    "victims-informed": (80, None, None), "national-hotlines": (2, None, None), "respondents-cso": (23, None, None), "respondents-state": (27, None, None),
    "respondents-media": (13, None, None), "respondents-experts": (2, None, None), "business-cooperation": (5, None, 23), "committee-score": (4, None, None),
    "proposals-share": (19, None, 23), "research-share": (16, None, 23), "temp-accommodation": (14, None, 23), "hotline-support": (11, None, 23),
    "coalition-two": (2, None, 31), "coalition-three": (3, None, 31), "quote-lost-orgs": (4, None, None), "report-pages": (98, None, None),
}  # fmt: skip
SURVEY_FINDINGS = """
accommodation-14 budget-funds business-cooperation-five business-jobs business-support cannot-estimate-level capacity-growth committee-score competition
conclusion-info-gap conclusion-role-change conclusion-state-role-small coordination-increased diversification donor-reporting donors-do-not-consult
education-outreach fewer-legal financial-difficulties formal-agreements full-members geography hardest-funding-2003-2013 hotline-11 identification idps
local-money lost-orgs monitoring-quality national-half no-criteria no-permanent-staff no-strategic-planning premises proposals-accepted proposals
recession-2010-2014 research-16 revitalisation-2006 social-business social-enterprise-law state-interest state-recognition target-groups training-capacity
training-gaps training-groups training-half trainings-valued trust-criterion turnover volunteers working-groups
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The bundled data."""
    opened = open_store(find_dataset(bundled_data()), str(tmp_path_factory.mktemp("cache")))
    yield opened
    opened.close()


def rows(store: Store, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    """The rows of a statement."""
    return store.db.execute(sql, values).fetchall()


def items(run: Run, *args: str) -> list[dict[str, Any]]:
    """The items of a list as JSON."""
    result = run(*args, "--json")
    assert (result.code, result.err) == (0, "")
    found: list[dict[str, Any]] = json.loads(result.out)["items"]
    return found


# --- how much there is -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "number"),
    [
        ("stages", 5), ("stages --all", 8), ("stages --series civil-society", 3), ("treaties", 8), ("programmes", 5), ("roles", 21), ("roles --all", 26),
        ("roles --programme programme-1999", 9), ("roles --programme programme-2002", 3), ("roles --programme programme-2007", 5),
        ("roles --programme programme-2012", 1), ("roles --programme programme-2016", 3), ("donors", 28), ("donors --tier key", 14),
        ("donors --tier other", 13), ("donors --tier former", 1), ("recommendations", 19), ("recommendations --for csos", 12), ("recommendations --for state", 7),
        ("findings --theme strengths", 17), ("findings --theme weaknesses", 17), ("findings --theme barriers", 5), ("findings --theme needs", 5),
        ("findings --theme criteria", 7), ("findings --theme causes", 4), ("hotlines", 3), ("topics --scheme form-of-work", 11),
        ("topics --scheme exploitation", 7), ("topics --scheme target-group", 14), ("topics --scheme funding", 12),
    ],
)  # fmt: skip
def test_there_are_as_many_as_the_report_has(run: Run, command: str, number: int) -> None:
    assert run(*command.split(), "--cites", REPORT, "--count").out == f"{number}\n"


@pytest.mark.parametrize(
    ("command", "least"),
    [("treaties", 20), ("laws", 60), ("programmes", 6), ("roles", 21), ("bodies", 40), ("organisations", 30), ("hotlines", 3), ("figures", 46),
     ("events", 350), ("sources", 300), ("treaties --ratified-after 2000", 5)],
)  # fmt: skip
def test_the_whole_holds_more_than_the_report(run: Run, command: str, least: int) -> None:
    assert int(run(*command.split(), "--count").out) >= least


@pytest.mark.parametrize("command", ["stages", "donors", "recommendations"])
def test_some_lists_are_the_reports_alone(run: Run, command: str) -> None:
    assert run(command, "--count").out == run(command, "--cites", REPORT, "--count").out


def test_every_finding_of_the_survey_is_there(store: Store) -> None:
    wanted = {f"finding-{name}" for name in SURVEY_FINDINGS.split()}
    assert len(wanted) == 53
    assert wanted <= {record for (record,) in rows(store, "SELECT id FROM record WHERE kind = 'finding'")}


def test_the_sixteen_challenges_of_the_report_are_there(store: Store) -> None:
    assert rows(store, "SELECT count(*) FROM record WHERE id LIKE 'challenge-%'")[0][0] == 16


def test_the_report_is_described_whole(store: Store) -> None:
    body = json.loads(rows(store, "SELECT body FROM record WHERE id = 'changing-roles-2019'")[0][0])
    assert {key: len(body[key]) for key in ("sections", "charts", "quotes", "authors", "editors")} == {
        "sections": 17, "charts": 4, "quotes": 32, "authors": 8, "editors": 2,
    }  # fmt: skip
    assert len(body["ambiguities"]) >= 59
    assert (body["as_of"], body["ids"]["isbn"], body["pages"]) == ("2019-09-17", "978-966-137-124-7", "98")


# --- dates -------------------------------------------------------------------------------------------------------------


def test_treaties_are_those_of_the_report(store: Store) -> None:
    sql = "SELECT DISTINCT r.id FROM record r JOIN citation c ON c.record = r.id WHERE r.kind = 'treaty' AND c.source = ?"
    assert {record for (record,) in rows(store, sql, REPORT)} == set(TREATIES)


@pytest.mark.parametrize("treaty", TREATIES)
def test_a_treaty_has_the_dates_of_the_record(store: Store, treaty: str) -> None:
    def date(kinds: str, own: str) -> str | None:
        found = rows(store, f"SELECT date FROM event WHERE record = ? AND kind IN ({kinds}) AND date IS NOT NULL AND {own}", treaty)
        assert len(found) <= 1
        return found[0][0] if found else None

    ratified = "'ratification', 'acceptance', 'accession', 'succession'"
    dates = (
        date("'adoption'", "1"), date("'signature'", "own = 1"), date(ratified, "own = 1"), date("'deposit'", "own = 1"),
        date("'entry into force'", "own = 1"), date("'entry into force'", "party = 'all'"),
    )  # fmt: skip
    assert dates == TREATIES[treaty]


@pytest.mark.parametrize("treaty", RATIFIED_BY)
def test_a_ratification_names_the_act(store: Store, treaty: str) -> None:
    assert rows(store, "SELECT actor FROM event WHERE record = ? AND kind = 'ratification'", treaty) == [(RATIFIED_BY[treaty],)]


def test_what_a_rule_computed_says_so(store: Store) -> None:
    computed = rows(store, "SELECT record FROM event WHERE kind = 'entry into force' AND derivation = 'computed' ORDER BY record")
    assert [record for (record,) in computed if record in TREATIES] == ["cets-201", "palermo-protocol", "smuggling-protocol", "untoc"]


def test_the_year_that_the_report_gives_for_lanzarote_stays_as_its_claim(run: Run) -> None:
    envelope = json.loads(run("treaties", "--json").out)
    [doubt] = [doubt for doubt in envelope["doubts"] if (doubt["record"], doubt["field"]) == ("cets-201", "ratification")]
    assert doubt["shown"] == "2012-06-20"
    assert {"value": "2007", "source": "changing-roles-2019 §1.2 item 3"} in doubt["others"]


def test_five_treaties_of_the_report_were_ratified_after_2000(run: Run) -> None:
    found = items(run, "treaties", "--ratified-after", "2000", "--cites", REPORT)
    assert [(item["id"], item["ratified"], item["in_force"]) for item in found] == [
        ("palermo-protocol", "2004-02-04", "2004-06-20"),
        ("smuggling-protocol", "2004-02-04", "2004-06-20"),
        ("untoc", "2004-02-04", "2004-06-20"),
        ("cets-197", "2010-09-21", "2011-03-01"),
        ("cets-201", "2012-06-20", "2012-12-01"),
    ]
    assert "may_match" not in json.loads(run("treaties", "--ratified-after", "2000", "--cites", REPORT, "--json").out)


def test_only_the_report_would_have_a_treaty_ratified_in_2007(run: Run) -> None:
    envelope = json.loads(run("treaties", "--ratified-in", "2007", "--cites", REPORT, "--json").out)
    assert (envelope["items"], [item["id"] for item in envelope["by_another_source"]]) == ([], ["cets-201"])


def test_programmes_of_the_report_have_their_dates_and_numbers(run: Run) -> None:
    found = {item["id"]: (item["adopted"], item["period"], item["number"]) for item in items(run, "programmes", "--cites", REPORT)}
    assert found == {programme: told[:3] for programme, told in PROGRAMMES.items()}


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_a_programme_has_the_roles_that_the_report_gives_it(run: Run, programme: str) -> None:
    assert len(items(run, "roles", "--programme", programme, "--cites", REPORT)) == PROGRAMMES[programme][3]


@pytest.mark.parametrize(
    ("year", "programme"),
    [("1999", "1999"), ("2002", "2002"), ("2007", "2007"), ("2010", "2007"), ("2012", "2012"), ("2016", "2016"), ("2020", "2016")],
)
def test_a_year_finds_its_programme(run: Run, year: str, programme: str) -> None:
    assert items(run, "programme", year)[0]["id"] == f"programme-{programme}"


def test_no_programme_surely_ran_in_2006_and_2011(run: Run) -> None:
    for year in ("2006", "2011"):
        assert [item["id"] for item in items(run, "programmes", "--from", year, "--to", year)] == []


def test_stages_have_their_periods(run: Run) -> None:
    assert {item["id"]: item["period"] for item in items(run, "stages", "--all")} == STAGES
    assert [item["id"] for item in items(run, "stages")] == [f"policy-stage-{number}" for number in range(1, 6)]


@pytest.mark.parametrize("law", LAWS)
def test_a_law_has_the_days_of_the_record(run: Run, law: str) -> None:
    [item] = [item for item in items(run, "laws") if item["id"] == law]
    assert (item["adopted"], item["in_force"]) == LAWS[law]


@pytest.mark.parametrize("typed", ["3739-VI", "law-3739-vi", "№ 3739-VI", "Law on Combating Trafficking in Human Beings"])
def test_the_anti_trafficking_law_is_found(run: Run, typed: str) -> None:
    assert items(run, "law", typed)[0]["id"] == "law-3739-vi"


# --- values ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_has_its_exact_value_bound_and_base(run: Run, figure: str) -> None:
    [item] = [item for item in items(run, "figures") if item["id"] == figure]
    assert (item["value"], item["bound"], item["of"]) == FIGURES[figure]


def test_series_of_figures_keep_every_value_with_its_year(run: Run) -> None:
    found = {item["id"]: [(value["value"], value["period"]) for value in item["values"] or ()] for item in items(run, "figures")}
    assert found["coalition-members"] == [("18", "2011"), ("31", "2019")]
    assert found["working-group-members"] == [("6", "1999/2003"), ("23", "2019")]


def test_donors_are_those_of_the_report_in_its_order(run: Run) -> None:
    assert [item["id"] for item in items(run, "donors")] == [*KEY_DONORS.split(), *OTHER_DONORS.split(), "winrock"]


def test_hotline_numbers_stand_with_the_year_of_each(store: Store) -> None:
    chosen = json.loads(rows(store, "SELECT chosen FROM record WHERE id = 'la-strada-hotline'")[0][0])
    numbers = {(number["value"], number["valid"]) for number in chosen["numbers"]}
    assert {("0 800 500 335", "2019"), ("116 123", "2019"), ("0 800 500 225", "2009")} <= numbers
    assert all("valid" in number for number in chosen["numbers"])


def test_the_programme_of_2012_takes_over_what_the_earlier_ones_gave_in_both_readings(store: Store) -> None:
    found = rows(store, "SELECT target, json_extract(details, '$.reading') FROM link WHERE record = 'programme-2012/as-before' AND verb = 'inherits'")
    assert {target for target, reading in found if reading == "narrow"} == {"programme-2007"}
    assert {target for target, reading in found if reading == "wide"} == {"programme-1999", "programme-2002", "programme-2007"}


# --- every record ------------------------------------------------------------------------------------------------------


def test_the_data_has_no_problem(run: Run, store: Store) -> None:
    assert store.problems == 0
    result = run("check")
    assert (result.code, result.out) == (0, "")


def test_every_record_has_a_title(store: Store) -> None:
    assert rows(store, "SELECT id FROM record WHERE trim(title) = ''") == []


def test_every_value_of_a_record_that_needs_a_source_has_one(store: Store) -> None:
    needing = ", ".join(repr(kind.name) for kind in BY_NAME.values() if kind.cited)
    sql = f"SELECT r.id, c.field FROM record r JOIN claim c ON c.record = r.id WHERE r.kind IN ({needing}) AND r.cites = '[]' AND c.cites = '[]'"
    bare = [
        (record, field)
        for record, field in rows(store, sql)
        if not rows(store, "SELECT 1 FROM event WHERE record = ? AND address = ? AND cites <> '[]'", record, field)
    ]
    assert bare == []


def test_every_source_says_when_it_was_read(store: Store) -> None:
    unread = rows(store, "SELECT id FROM record WHERE kind = 'source' AND json_extract(body, '$.checked') IS NULL")
    assert unread == []


def test_each_role_has_a_function(store: Store) -> None:
    sql = (
        "SELECT id FROM record r WHERE kind = 'role' AND id <> 'programme-2012/as-before' AND NOT EXISTS (SELECT 1 FROM link l JOIN record t "
        "ON t.id = l.target WHERE l.record = r.id AND l.verb = 'on' AND json_extract(t.body, '$.scheme') = 'function')"
    )
    assert rows(store, sql) == []


def test_titles_exist_in_ukrainian_for_every_treaty_of_the_report(store: Store) -> None:
    assert {record for (record,) in rows(store, "SELECT id FROM record WHERE kind = 'treaty' AND title_uk IS NULL")} & set(TREATIES) == set()
