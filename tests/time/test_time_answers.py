"""What stood on a day, by the bundled data: answers worked out by hand from the report of 2019 and from the public record.

`source/changing-roles-2019.md` and `facts/` are where the days come from; beside each answer stands the fact. Nothing here was taken
from what the program prints.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest
from _pytest.mark import ParameterSet
from conftest import Run
from daybook import ask, ids


class Day(NamedTuple):
    """A day or stretch, and what then held throughout, on some days only, and what cannot be told; ids with blanks between."""

    date: str
    holds: str = ""
    part: str = ""
    untold: str = ""
    basis: str = "in-force"


def _told(days: list[Day]) -> list[ParameterSet]:
    return [pytest.param(day, id=f"{day.date} {day.basis}") for day in days]


Told = tuple[set[str], set[str], set[str]]


def _play(run: Run, kind: str, plural: str, day: Day, among: set[str]) -> Told:
    """Which of the records `among` held throughout, which in part, and of which it cannot be told."""
    answer = ask(run, "at", day.date, "--kind", kind, "--basis", day.basis)
    rows = answer.get(plural, [])
    part = {row["id"] for row in rows if row["status"] == "in part"}
    return (set(ids(rows)) - part) & among, part & among, set(ids(answer.get("cannot_be_told", []))) & among


def _expected(day: Day) -> Told:
    return set(day.holds.split()), set(day.part.split()), set(day.untold.split())


def _named(days: list[Day]) -> set[str]:
    """Every record that a table speaks of: on each of its days it speaks of all of them, and of no record that came into the data later."""
    return {record for day in days for text in (day.holds, day.part, day.untold) for record in text.split()}


# --- treaties --------------------------------------------------------------------------------------------------------

THREE = "untoc palermo-protocol smuggling-protocol"
FIVE = f"cedaw {THREE} cets-197"
SIX = f"{FIVE} cets-201"
BOTH_ILO = "ilo-c029 ilo-c182"  # no page read gives their entry into force for Ukraine
ALL = f"{SIX} {BOTH_ILO}"
TREATIES = [
    Day("1950-01-01"),  # the first of the eight was ratified in 1956
    Day("1955-12-31"),
    Day("1956-07-01", untold="ilo-c029"),  # ILO: ratified 1956, no day
    Day("1970", untold="ilo-c029"),
    Day("1980-07-17", untold="ilo-c029"),  # the Ukrainian SSR signs CEDAW, which binds it only from 1981-09-03
    Day("1980-12-24", untold="ilo-c029"),  # the act at home
    Day("1981-09-02", untold="ilo-c029"),
    Day("1981-09-03", "cedaw", untold="ilo-c029"),  # card: in force for the Ukrainian SSR
    Day("1981", part="cedaw", untold="ilo-c029"),
    Day("1982", "cedaw", untold="ilo-c029"),
    Day("1991-08-24", "cedaw", untold="ilo-c029"),  # Ukraine continues the Ukrainian SSR
    Day("2000-10-04", "cedaw", untold="ilo-c029"),
    Day("2000-10-05", "cedaw", untold=BOTH_ILO),  # Law 2022-III ratifies C182
    Day("2000", "cedaw", untold=BOTH_ILO),
    Day("2003-09-29", "cedaw", untold=BOTH_ILO),  # UNTOC in general, not for Ukraine
    Day("2004-02-04", "cedaw", untold=BOTH_ILO),  # Law 1433-IV
    Day("2004-05-21", "cedaw", untold=BOTH_ILO),  # the deposit, which the cards take for the entry into force
    Day("2004-06-19", "cedaw", untold=BOTH_ILO),
    Day("2004-06-20", f"cedaw {THREE}", untold=BOTH_ILO),  # the thirtieth day after the deposit
    Day("2004", "cedaw", THREE, BOTH_ILO),
    Day("2005", f"cedaw {THREE}", untold=BOTH_ILO),
    Day("2007-11-14", f"cedaw {THREE}", untold=BOTH_ILO),  # CETS 201 is signed
    Day("2008-02-01", f"cedaw {THREE}", untold=BOTH_ILO),  # CETS 197 in general, not for Ukraine
    Day("2009", f"cedaw {THREE}", untold=BOTH_ILO),  # the report's "ratified in 2007" of CETS 201 is the year of its signature
    Day("2010-09-21", f"cedaw {THREE}", untold=BOTH_ILO),  # Law 2530-VI ratifies CETS 197
    Day("2011-02-28", f"cedaw {THREE}", untold=BOTH_ILO),
    Day("2011-03-01", FIVE, untold=BOTH_ILO),  # two sources: CETS 197 in force for Ukraine
    Day("2011", f"cedaw {THREE}", "cets-197", BOTH_ILO),
    Day("2012-08-27", FIVE, untold=BOTH_ILO),  # the deposit of CETS 201
    Day("2012-11-30", FIVE, untold=BOTH_ILO),
    Day("2012-12-01", SIX, untold=BOTH_ILO),  # three months after it, first day of the month
    Day("2012", FIVE, "cets-201", BOTH_ILO),
    Day("2010/2012", f"cedaw {THREE}", "cets-197 cets-201", BOTH_ILO),
    Day("2013/2019", SIX, untold=BOTH_ILO),
    Day("2019-09-17", SIX, untold=BOTH_ILO),  # the day of the report
    Day("2022-02-24", SIX, untold=BOTH_ILO),  # acts last until something ends them
    Day("2026", SIX, untold=BOTH_ILO),
    Day("2026-11-24", SIX, untold=BOTH_ILO),
    Day("1955-12-31", basis="adopted"),
    Day("1956-07-01", untold="ilo-c029", basis="adopted"),
    Day("1956", part="ilo-c029", basis="adopted"),  # on some day of that year
    Day("1957-01-01", "ilo-c029", basis="adopted"),
    Day("1980-12-23", "ilo-c029", basis="adopted"),
    Day("1980-12-24", "ilo-c029 cedaw", basis="adopted"),  # CEDAW ratified at home
    Day("2000-10-05", "ilo-c029 cedaw ilo-c182", basis="adopted"),
    Day("2000-11-15", "ilo-c029 cedaw ilo-c182", basis="adopted"),  # the text of UNTOC is adopted, which is no consent of Ukraine's
    Day("2004-02-03", "ilo-c029 cedaw ilo-c182", basis="adopted"),
    Day("2004-02-04", f"ilo-c029 cedaw ilo-c182 {THREE}", basis="adopted"),
    Day("2007-12-31", f"ilo-c029 cedaw ilo-c182 {THREE}", basis="adopted"),  # CETS 201 signed, not ratified
    Day("2010-09-21", f"ilo-c029 cedaw ilo-c182 {THREE} cets-197", basis="adopted"),
    Day("2012-06-19", f"ilo-c029 cedaw ilo-c182 {THREE} cets-197", basis="adopted"),
    Day("2012-06-20", ALL, basis="adopted"),  # Law 4988-VI ratifies CETS 201
    Day("2012", f"ilo-c029 cedaw ilo-c182 {THREE} cets-197", "cets-201", basis="adopted"),
    Day("2026-11-24", ALL, basis="adopted"),
    Day("1999-12-31", untold="ilo-c029 cedaw", basis="published"),  # no page tells of the publication of any treaty
    Day("2001-06-01", untold=f"cedaw untoc {BOTH_ILO}", basis="published"),  # UNTOC signed 2000-12-12, the protocols 2001-11-15
    Day("2015-01-01", untold=ALL, basis="published"),
]


@pytest.mark.parametrize("day", _told(TREATIES))
def test_what_bound_the_state(run: Run, day: Day) -> None:
    assert _play(run, "treaty", "treaties", day, _named(TREATIES)) == _expected(day)


@pytest.mark.parametrize("day", _told(TREATIES))
def test_the_list_of_treaties_gives_the_same_answer(run: Run, day: Day) -> None:
    answer = ask(run, "treaties", "--at", day.date, "--basis", day.basis)
    maybe = {row["id"]: row["status"] for row in answer.get("may_match", [])}
    told = set(ids(answer["items"])), {r for r, word in maybe.items() if word == "in part"}, {r for r, word in maybe.items() if word == "unknown"}
    assert tuple(found & _named(TREATIES) for found in told) == _expected(day)


# --- programmes ------------------------------------------------------------------------------------------------------

PROGRAMMES = [
    Day("1998-12-31"),
    Day("1999-06-01", untold="programme-1999"),  # report: 1999, no day; end not stated
    Day("1999", part="programme-1999"),
    Day("2001", untold="programme-1999"),
    Day("2002-06-04", untold="programme-1999"),
    Day("2002-06-06", "programme-2002"),  # CMU 766 of 5 June 2002: the one before ended at the latest then
    Day("2002", part="programme-2002", untold="programme-1999"),
    Day("2003/2005", "programme-2002"),
    Day("2005-12-31", "programme-2002"),
    Day("2006-01-01"),  # national.md D3: 2006 had no programme
    Day("2006"),
    Day("2007-03-06"),
    Day("2007-03-07", "programme-2007"),  # CMU 410
    Day("2007", part="programme-2007"),
    Day("2008", "programme-2007"),
    Day("2010-12-31", "programme-2007"),  # "till 2010"
    Day("2011-01-01"),
    Day("2011"),
    Day("2012-03-20"),
    Day("2012-03-21", "programme-2012"),  # CMU 350
    Day("2012", part="programme-2012"),
    Day("2013/2015", "programme-2012"),
    Day("2015-12-31", "programme-2012"),
    Day("2016-01-01"),
    Day("2015/2016", part="programme-2012 programme-2016"),
    Day("2016-02-23"),
    Day("2016-02-24", "programme-2016"),  # CMU 111
    Day("2017/2020", "programme-2016"),
    Day("2019-09-17", "programme-2016"),
    Day("2020-12-31", "programme-2016"),
    Day("2021-01-01"),
    Day("2022-02-24"),  # national.md: no programme in force
    Day("2023-06-01"),
    Day("2023-06-02", "programme-2023"),  # national.md D6, two sources
    Day("2024", "programme-2023"),
    Day("2025-12-31", "programme-2023"),
    Day("2026-03-01"),  # a concept to 2030 of 25 February 2026; no programme seen
    Day("2002-06-04", untold="programme-1999", basis="adopted"),
    Day("2007-03-07", "programme-2007", basis="adopted"),
    Day("2011-06-01", basis="adopted"),
]


@pytest.mark.parametrize("day", _told(PROGRAMMES))
def test_which_programme_ran(run: Run, day: Day) -> None:
    assert _play(run, "programme", "programmes", day, _named(PROGRAMMES)) == _expected(day)


# --- stages ----------------------------------------------------------------------------------------------------------

STAGES = [
    Day("1989-12-31"),
    Day("2000-01-01", "policy-stage-2 cso-stage-2"),  # §1.4: 1999-2002; §3.2: 2000-2013
    Day("2001", "policy-stage-2 cso-stage-2"),
    Day("2002-12-31", "policy-stage-2 cso-stage-2"),
    Day("2003-01-01", "policy-stage-3 cso-stage-2"),  # §1.4: 2003-2009
    Day("2003/2009", "policy-stage-3 cso-stage-2"),
    Day("2009-12-31", "policy-stage-3 cso-stage-2"),
    Day("2010-01-01", "policy-stage-4 cso-stage-2"),  # §1.4: 2010-2013
    Day("2011-06-01", "policy-stage-4 cso-stage-2"),
    Day("2013-12-31", "policy-stage-4 cso-stage-2"),
    Day("2013/2014", part="policy-stage-4 cso-stage-2 policy-stage-5 cso-stage-3"),
    Day("2014-01-01", "policy-stage-5 cso-stage-3"),  # §1.4: 2014 – our days; §3.2: since 2014
    Day("2018", "policy-stage-5 cso-stage-3"),
    Day("2019-09-17", "policy-stage-5 cso-stage-3"),  # "our days" are those of the report
    Day("2019", part="policy-stage-5 cso-stage-3"),
    Day("2019-09-18", untold="policy-stage-5 cso-stage-3"),
    Day("2020", untold="policy-stage-5 cso-stage-3"),
    Day("2026-11-24", untold="policy-stage-5 cso-stage-3"),
]


@pytest.mark.parametrize("day", _told(STAGES))
def test_which_stage_it_was(run: Run, day: Day) -> None:
    assert _play(run, "stage", "stages", day, _named(STAGES)) == _expected(day)


NINETIES = [
    Day("1989-12-31"),
    Day("1992-06-01", untold="policy-stage-1"),  # §1.4: "early 90s"
    Day("1994-01-01", "policy-stage-1"),
    Day("1997", "policy-stage-1"),
    Day("1998-12-31", "policy-stage-1"),  # "to 1998"
    Day("1999-01-01", "policy-stage-2"),
    Day("1998/1999", part="policy-stage-1 policy-stage-2"),
]


@pytest.mark.parametrize("day", _told(NINETIES))
def test_which_stage_of_the_policy_it_was_in_the_nineties(run: Run, day: Day) -> None:
    assert _play(run, "stage", "stages", day, _named(NINETIES)) == _expected(day)


@pytest.mark.parametrize("date", ["1995-06-01", "1999-12-31"])
def test_the_first_stage_of_civil_society_was_the_nineties(run: Run, date: str) -> None:
    assert "cso-stage-1" in _play(run, "stage", "stages", Day(date), {"cso-stage-1"})[0]


# --- laws ------------------------------------------------------------------------------------------------------------

OF_2001 = "law-2460-xii criminal-code-2001"
OF_2004 = f"{OF_2001} law-1433-iv"
OF_2013 = "criminal-code-2001 law-1433-iv law-3739-vi law-4572-vi cmu-660-2012"
LAWS = [
    Day("1959-12-31"),
    Day("1992-06-16"),  # On Associations of Citizens is adopted
    Day("1992-07-17"),
    Day("1992-07-18", "law-2460-xii"),  # and in force
    Day("1998-03-24", "law-2460-xii"),  # trafficking becomes a crime: the law is adopted, no page gives its entry into force
    Day("2001-08-31", "law-2460-xii"),
    Day("2001-09-01", OF_2001),  # the new Criminal Code
    Day("2001", "law-2460-xii", "criminal-code-2001"),
    Day("2004-03-10", OF_2001),
    Day("2004-03-11", OF_2004),  # the law that ratifies UNTOC comes into force itself
    Day("2006", OF_2004),
    Day("2011-09-20", OF_2004),  # the anti-trafficking law is adopted
    Day("2011-11-14", OF_2004),
    Day("2011-11-15", f"{OF_2004} law-3739-vi"),  # and in force
    Day("2011", OF_2004, "law-3739-vi"),
    Day("2012-04-18", f"{OF_2004} law-3739-vi"),
    Day("2012-04-19", f"{OF_2004} law-3739-vi law-4572-vi"),  # On Public Associations, beside the law that it will replace
    Day("2012-12-31", f"{OF_2004} law-3739-vi law-4572-vi"),
    Day("2013-01-02", OF_2013),  # which lost force on 1 January 2013, when CMU 660 took effect
    Day("2014-06-01", f"{OF_2013} eu-cso-principles-2014"),  # "(2014-2020)"
    Day("2016-02-26", f"{OF_2013} eu-cso-principles-2014 civil-society-strategy-2016"),  # Decree 68/2016
    Day("2018-01-06", f"{OF_2013} eu-cso-principles-2014 civil-society-strategy-2016"),
    Day("2018-01-07", f"{OF_2013} eu-cso-principles-2014 civil-society-strategy-2016 law-2229-viii"),  # domestic violence
    Day("2020-01-01", f"{OF_2013} eu-cso-principles-2014 civil-society-strategy-2016 law-2229-viii law-2671-viii"),  # social services
    Day("2021-01-01", f"{OF_2013} law-2229-viii law-2671-viii"),  # two terms ended with 2020
    Day("2021-10-01", f"{OF_2013} law-2229-viii law-2671-viii decree-487-2021"),  # Decree 487/2021, of September
    Day("2026-11-24", f"{OF_2013} law-2229-viii law-2671-viii decree-487-2021"),
]


@pytest.mark.parametrize("day", _told(LAWS))
def test_what_law_was_in_force(run: Run, day: Day) -> None:
    assert _play(run, "law", "laws", day, _named(LAWS))[:2] == _expected(day)[:2]


class Word(NamedTuple):
    """A record, a day, and the answer: yes, part, no, or untold."""

    record: str
    date: str
    word: str
    basis: str = "in-force"


WORDS = [
    # A1, A2: the code of 1960 and the two articles on trafficking
    Word("criminal-code-1960", "1975-01-01", "untold"),
    Word("criminal-code-1960", "2001-08-31", "untold"),
    Word("criminal-code-1960", "2001-09-02", "no"),
    Word("criminal-code-1960", "2001-09-01", "no"),
    Word("criminal-code-amendment-1998", "1998-03-23", "no"),
    Word("criminal-code-amendment-1998", "1998-03-24", "untold"),
    Word("criminal-code-amendment-1998", "1998-03-24", "yes", "adopted"),
    # A3: adopted in January 2006
    Word("criminal-code-amendment-2006", "2006-01-15", "untold", "adopted"),
    Word("criminal-code-amendment-2006", "2006-02-01", "yes", "adopted"),
    Word("criminal-code-amendment-2006", "2005-12-31", "no"),
    Word("criminal-code-amendment-2006", "2010-01-01", "untold"),
    # A4: second reading, some time after autumn 2017
    Word("criminal-code-amendment-2018", "2018-06-01", "untold", "adopted"),
    Word("criminal-code-amendment-2018", "2019-01-01", "yes", "adopted"),
    # B1
    Word("law-3739-vi", "2011-09-20", "yes", "adopted"),
    Word("law-3739-vi", "2011-09-19", "no", "adopted"),
    Word("law-3739-vi", "2011-10-01", "no"),
    # B2 – B5: adopted on known days, no entry into force known
    Word("cmu-417-2012", "2012-05-23", "yes", "adopted"),
    Word("cmu-417-2012", "2015-01-01", "untold"),
    Word("cmu-783-2012", "2012-08-21", "no", "adopted"),
    Word("cmu-783-2012", "2012-08-22", "yes", "adopted"),
    Word("cmu-660-2012", "2012-07-25", "yes", "adopted"),
    Word("cmu-660-2012", "2012-12-31", "no"),
    Word("cmu-660-2012", "2013-01-01", "yes"),
    Word("statistics-order-2016", "2016-01-11", "yes", "adopted"),
    Word("protection-standards", "2014-01-01", "untold", "adopted"),  # one order, between March 2013 and December 2016
    Word("protection-standards", "2017-01-01", "yes", "adopted"),
    # C1: no date
    Word("constitution", "2010-01-01", "undated"),
    Word("national-interaction-mechanism", "2013-01-01", "undated"),
    # C2, C3: adopted, in force, applied
    Word("law-2460-xii", "1992-06-16", "yes", "adopted"),
    Word("law-2460-xii", "2013-01-02", "no"),
    Word("law-2460-xii", "2013-01-01", "no"),
    Word("law-2460-xii", "2013", "no"),
    Word("law-4572-vi", "2012-03-21", "no", "adopted"),
    Word("law-4572-vi", "2012-03-22", "yes", "adopted"),
    Word("law-4572-vi", "2012", "part"),
    # C4: CMU 996 of 3 November 2010 cancelled two acts
    Word("cmu-10-2010", "2010-01-06", "yes", "adopted"),
    Word("cmu-10-2010", "2010-11-02", "yes", "adopted"),
    Word("cmu-10-2010", "2010-11-04", "no", "adopted"),
    Word("cmu-1302-2009", "2009-11-26", "yes", "adopted"),
    Word("cmu-1302-2009", "2010-11-04", "no", "adopted"),
    Word("participation-resolution-2010", "2010-11-03", "yes", "adopted"),
    Word("participation-resolution-2004", "2004-10-14", "no"),
    Word("participation-resolution-2004", "2005-01-01", "untold"),
    # C5
    Word("civil-society-strategy-2012", "2012-03-23", "no"),
    Word("civil-society-strategy-2012", "2012-06-01", "untold"),  # its end is not stated
    Word("civil-society-strategy-2016", "2016-02-25", "no"),
    Word("civil-society-strategy-2016", "2016/2020", "part"),
    Word("civil-society-strategy-2016", "2017/2020", "yes"),
    Word("decree-487-2021", "2021-08-31", "no"),
    Word("decree-487-2021", "2021-09-15", "no"),  # its day is 27 September
    Word("decree-487-2016", "2021-09-26", "yes", "adopted"),
    Word("decree-487-2016", "2021-09-28", "no", "adopted"),
    Word("decree-487-2021", "2022/2026", "yes"),
    # C6
    Word("eu-visa-action-plan", "2010-11-22", "yes", "published"),
    Word("visa-liberalisation-plan", "2011-04-22", "yes", "adopted"),
    # C7
    Word("law-2671-viii", "2019-01-16", "no"),
    Word("law-2671-viii", "2019-06-01", "untold"),  # adopted 2019-01-17, put into effect 2020-01-01
    Word("law-2789-iii", "2010-01-01", "untold"),
    Word("law-2789-iii", "2018-01-08", "no"),  # replaced on 7 January 2018
    Word("law-3460-vi", "2012-01-01", "untold"),
    Word("coordinator-decree-2020", "2020-08-05", "yes", "adopted"),
    # the laws that ratify
    Word("law-2022-iii", "2000-10-05", "yes", "adopted"),
    Word("law-2530-vi", "2010-09-21", "yes", "adopted"),
    Word("law-4988-vi", "2012-06-20", "yes", "adopted"),
    Word("law-4988-vi", "2013-01-01", "untold"),
    # roles and provisions hold as what holds them does
    Word("criminal-code-1960/art-124-1", "1998-03-23", "no"),
    Word("criminal-code-1960/art-124-1", "2000-01-01", "untold"),
    Word("criminal-code-1960/art-124-1", "2001-09-02", "no"),
    Word("criminal-code-1960/art-124-1", "2001-09-01", "no"),
    Word("criminal-code-2001/art-149", "2001-08-31", "no"),
    Word("criminal-code-2001/art-149", "2001-09-01", "yes"),
    Word("law-4572-vi/business-activity", "2012-04-19", "yes"),
    Word("cets-197/art-35", "2011-02-28", "no"),
    Word("cets-197/art-35", "2011-03-01", "yes"),
    Word("programme-2016/statistics", "2016-02-24", "yes"),
    Word("programme-2016/statistics", "2021-01-01", "no"),
    Word("programme-2007/contests", "2009", "yes"),
    Word("programme-1999/shelters", "2001-01-01", "untold"),
]
_PLURALS = {"laws": "law", "provisions": "provision", "roles": "role"}


def _plural(record: str) -> str:
    if "/" not in record:
        return "laws"
    return "roles" if record.startswith("programme") else "provisions"


def _word(run: Run, case: Word) -> str:
    plural = _plural(case.record)
    answer = ask(run, "at", case.date, "--kind", _PLURALS[plural], "--basis", case.basis)
    held: dict[str, Any] = {row["id"]: row["status"] for row in answer.get(plural, [])}
    if case.record in held:
        return "part" if held[case.record] == "in part" else "yes"
    if case.record in ids(answer.get("cannot_be_told", [])):
        return "untold"
    return "undated" if case.record in [record for row in answer.get("undated", []) for record in row["ids"]] else "no"


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, id=f"{case.record} {case.date} {case.basis}: {case.word}") for case in WORDS],
)
def test_whether_a_record_held(run: Run, case: Word) -> None:
    assert _word(run, case) == case.word


# --- the treaties that a practitioner looks for beside the report's eight --------------------------------------------

BESIDE = [
    # treaties.md §11, §12: consent before independence, by the Ukrainian SSR; no entry into force read
    Word("un-1949-convention", "1954-11-14", "no", "adopted"),
    Word("un-1949-convention", "1954-11-15", "yes", "adopted"),
    Word("un-1949-convention", "1960-01-01", "untold"),
    Word("slavery-convention-1926", "1959-01-26", "no", "adopted"),
    Word("slavery-convention-1926", "1959-01-27", "yes", "adopted"),
    Word("supplementary-slavery-convention", "1958-12-02", "no", "adopted"),
    Word("supplementary-slavery-convention", "1958-12-03", "yes", "adopted"),
    # §9
    Word("ilo-c105", "2000-10-05", "yes", "adopted"),
    Word("ilo-c105", "2005-01-01", "untold"),
    # §13, §14: the rights of the child
    Word("crc", "1991-02-26", "no", "adopted"),
    Word("crc", "1991-02-27", "yes", "adopted"),
    Word("crc", "1991-09-26", "no"),
    Word("crc", "1991-09-27", "yes"),
    Word("crc", "1991", "part"),
    Word("opsc", "2003-04-03", "yes", "adopted"),
    Word("opsc", "2003-08-02", "no"),
    Word("opsc", "2003-08-03", "yes"),
    Word("opac", "2005-07-11", "yes", "adopted"),
    # §4
    Word("op-cedaw", "2003-09-25", "no", "adopted"),
    Word("op-cedaw", "2003-09-26", "yes", "adopted"),
    # §15, §16: Council of Europe
    Word("echr", "1997-07-17", "yes", "adopted"),
    Word("echr", "1997-09-10", "no"),
    Word("echr", "1997-09-11", "yes"),
    Word("european-social-charter", "2006-09-13", "no", "adopted"),
    Word("european-social-charter", "2006-09-14", "yes", "adopted"),
    Word("european-social-charter", "2006-12-21", "no"),  # the deposit
    # §17
    Word("cets-210", "2022-06-19", "no", "adopted"),
    Word("cets-210", "2022-06-20", "yes", "adopted"),
    Word("cets-210", "2022-10-31", "no"),
    Word("cets-210", "2022-11-01", "yes"),
    Word("cets-210", "2022", "part"),
    # §1: the third protocol
    Word("firearms-protocol", "2013-06-04", "yes", "adopted"),  # the accession as the UN enters it, which is the deposit
    Word("firearms-protocol", "2013-07-03", "no"),
    Word("firearms-protocol", "2013-07-04", "yes"),  # the thirtieth day after it
    # §18, §19, §10: no consent on record
    Word("ets-116", "2015-10-27", "untold", "adopted"),
    Word("cets-216", "2020-01-01", "untold", "adopted"),
    Word("ilo-p029", "2020-01-01", "untold", "adopted"),
]


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case.record} {case.date} {case.basis}: {case.word}") for case in BESIDE])
def test_whether_a_treaty_beside_the_eight_bound(run: Run, case: Word) -> None:
    answer = ask(run, "at", case.date, "--kind", "treaty", "--basis", case.basis)
    held = {row["id"]: row["status"] for row in answer.get("treaties", [])}
    told = (
        "part"
        if held.get(case.record) == "in part"
        else "yes"
        if case.record in held
        else "untold"
        if case.record in ids(answer.get("cannot_be_told", []))
        else "no"
    )
    assert told == case.word


# --- bodies, organisations, hotlines ---------------------------------------------------------------------------------

LATER_BODIES = "committee-1998 committee-2002 civil-society-council-2012"
MINISTRY = "ministry-family-youth-sport"  # abolished 2010-12-09, founded nobody knows when
BODIES = [
    Day("1997-12-31", untold=MINISTRY),
    Day("1998-06-01", untold=f"committee-1998 {MINISTRY}"),  # report: created in 1998, no day
    Day("2000", untold=f"committee-1998 {MINISTRY}"),  # until when it worked is not stated
    Day("2002-12-24", untold=f"committee-1998 {MINISTRY}"),
    Day("2002-12-25", "committee-2002", untold=f"committee-1998 {MINISTRY}"),  # CMU 1961
    Day("2005-01-01", untold=f"committee-1998 committee-2002 {MINISTRY}"),
    Day("2010-12-08", MINISTRY, untold="committee-1998 committee-2002"),
    Day("2010-12-10", untold="committee-1998 committee-2002"),
    Day("2012-06-01", untold=LATER_BODIES),  # Decree 32/2012, of some day in 2012
    Day("2016-02-26", "civil-society-council-2016", untold=LATER_BODIES),  # Decree 68/2016 sets it up
    Day("2019", untold=f"{LATER_BODIES} civil-society-council-2016"),
    Day("2020-08-26", "national-social-service", untold=f"{LATER_BODIES} civil-society-council-2016"),  # CMU 783
    Day("2026-11-24", untold=f"{LATER_BODIES} civil-society-council-2016 national-social-service"),
    Day("1998-12-31", untold=f"committee-1998 {MINISTRY}"),  # founded in 1998 and perhaps gone the same year
    Day("2010-12-09", untold="committee-1998 committee-2002"),
    Day("2007-07-15", untold=f"committee-1998 committee-2002 {MINISTRY}"),  # E5: at work in July 2007, the day was not read
    Day("2009-06-01", MINISTRY, untold="committee-1998 committee-2002"),
]
ORGANISATIONS = [
    Day("1996-12-31"),
    Day("1997-06-01", untold="la-strada-programme"),  # §3.2: 1997; no end
    Day("1998-02-28", untold="la-strada-programme"),
    Day("1998-04-01", "la-strada-ukraine", untold="la-strada-programme"),  # registered in March 1998
    Day("2005", "la-strada-ukraine", untold="la-strada-programme"),
    Day("2006-06-01", "la-strada-ukraine", untold="la-strada-programme csec-network"),  # §3.2: created in 2006
    Day("2007-01-01", "la-strada-ukraine csec-network", untold="la-strada-programme"),
    Day("2011-06-01", "la-strada-ukraine csec-network", untold="la-strada-programme ngo-coalition"),  # §3.2: created in 2011
    Day("2011", "la-strada-ukraine csec-network", "ngo-coalition", "la-strada-programme"),
    Day("2012-01-01", "la-strada-ukraine csec-network ngo-coalition", untold="la-strada-programme"),
    Day("2019-09-17", "la-strada-ukraine csec-network ngo-coalition", untold="la-strada-programme"),
    Day("2019", part="la-strada-ukraine csec-network ngo-coalition", untold="la-strada-programme"),
    Day("2019-09-18", untold="la-strada-ukraine csec-network ngo-coalition la-strada-programme"),  # last seen by the report
    Day("2026-11-24", untold="la-strada-ukraine csec-network ngo-coalition la-strada-programme"),
]
HOTLINES = [
    Day("1996-12-31"),
    Day("1997-06-01", untold="la-strada-hotline"),  # §3.3: since 1997
    Day("1997", part="la-strada-hotline"),
    Day("1998-01-01", "la-strada-hotline"),
    Day("2005", "la-strada-hotline"),
    Day("2006-03-01", "la-strada-hotline", untold="iom-hotline"),  # §3.3: founded in 2006
    Day("2006-10-01", "la-strada-hotline iom-hotline"),  # calls are counted from August 2006
    Day("2007-01-01", "la-strada-hotline iom-hotline"),
    Day("2018", "la-strada-hotline iom-hotline"),
    Day("2019-09-17", "la-strada-hotline iom-hotline"),
    Day("2019", part="la-strada-hotline iom-hotline"),
    Day("2019-09-18", untold="la-strada-hotline iom-hotline"),
    Day("2026", untold="la-strada-hotline iom-hotline"),
]


@pytest.mark.parametrize("day", _told(BODIES))
def test_which_bodies_there_were(run: Run, day: Day) -> None:
    assert _play(run, "body", "bodies", day, _named(BODIES)) == _expected(day)


@pytest.mark.parametrize("day", _told(ORGANISATIONS))
def test_which_organisations_were_at_work(run: Run, day: Day) -> None:
    assert _play(run, "organisation", "organisations", day, _named(ORGANISATIONS)) == _expected(day)


@pytest.mark.parametrize("day", _told(HOTLINES))
def test_which_hotlines_answered(run: Run, day: Day) -> None:
    assert _play(run, "hotline", "hotlines", day, _named(HOTLINES)) == _expected(day)


@pytest.mark.parametrize(
    ("kind", "records"),
    [
        ("hotline", {"regional-hotlines"}),  # §3.3 names neither the lines nor their years
        ("law", {"constitution", "national-interaction-mechanism"}),
        ("body", {"expert-working-group", "cabinet-of-ministers", "ombudsman"}),  # nothing that happened to them
        ("organisation", {"caritas-ukraine", "uhhru", "winrock"}),
    ],
)
def test_what_no_source_dates_is_named(run: Run, kind: str, records: set[str]) -> None:
    answer = ask(run, "at", "2010-01-01", "--kind", kind)
    named = {record for row in answer.get("undated", []) for record in row["ids"]}
    assert records <= named


# --- gaps ------------------------------------------------------------------------------------------------------------

GAPS = {
    ("programme-2002", "programme-2007"): ("no programme", "2006-01-01", "2007-03-06", 430),
    ("programme-2007", "programme-2012"): ("no programme", "2011-01-01", "2012-03-20", 445),
    ("programme-2012", "programme-2016"): ("no programme", "2016-01-01", "2016-02-23", 54),
}


@pytest.mark.parametrize("pair", GAPS)
def test_a_gap_between_programmes_has_its_days(run: Run, pair: tuple[str, str]) -> None:
    rows = {(row["after"], row["before"]): row for row in ask(run, "gaps")["items"]}
    assert tuple(rows[pair][name] for name in ("what", "from", "to", "days")) == GAPS[pair]


def test_between_the_first_two_programmes_a_gap_is_only_possible(run: Run) -> None:
    row = next(row for row in ask(run, "gaps")["items"] if row["after"] == "programme-1999")
    assert (row["what"], row["to"], row["days"], row["before"]) == ("perhaps no programme", "2002-06-04", 0, "programme-2002")


def test_the_ministry_that_was_abolished_has_no_successor(run: Run) -> None:
    row = next(row for row in ask(run, "gaps")["items"] if row["after"] == MINISTRY)
    assert (row["what"], row["from"], row["to"]) == ("ended without a successor", "2010-12-09", "2010-12-09")


def test_the_gap_after_2020_ends_with_the_programme_of_2023(run: Run) -> None:
    row = next(row for row in ask(run, "gaps")["items"] if row["after"] == "programme-2016")
    assert (row["from"], row["to"], row["days"]) == ("2021-01-01", "2023-06-01", 882)


@pytest.mark.parametrize(
    ("words", "after"),
    [
        (("--from", "2005", "--to", "2009"), ["programme-2002"]),
        (("--from", "2011-06-01", "--to", "2011-06-01"), ["programme-2007"]),
        (("--from", "2012-03-21", "--to", "2015"), []),
        (("--from", "2013"), ["programme-2012", "programme-2016"]),
        (("--to", "2005"), ["programme-1999"]),
        (("--from", "2007-03-06", "--to", "2016-01-01"), ["programme-2002", "programme-2007", "programme-2012", MINISTRY]),
    ],
)
def test_gaps_of_a_stretch_are_those_that_reach_into_it(run: Run, words: tuple[str, ...], after: list[str]) -> None:
    known = {"programme-1999", "programme-2002", "programme-2007", "programme-2012", "programme-2016", MINISTRY}
    assert [row["after"] for row in ask(run, "gaps", *words)["items"] if row["after"] in known] == after


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2006-06-15", "no programme: 2006-01-01 – 2007-03-06 (430 days)"),
        ("2006", "no programme: 2006-01-01 – 2007-03-06 (430 days)"),
        ("2011-06-01", "no programme: 2011-01-01 – 2012-03-20 (445 days)"),
        ("2011", "no programme: 2011-01-01 – 2012-03-20 (445 days)"),
        ("2016-02-01", "no programme: 2016-01-01 – 2016-02-23 (54 days)"),
        ("2001-06-01", "perhaps no programme"),
    ],
)
def test_a_day_in_a_gap_says_how_long_it_was(run: Run, date: str, words: str) -> None:
    assert words in run("at", date).out


@pytest.mark.parametrize("date", ["2003", "2007-03-07", "2011/2012", "2015-12-31", "2016-02-24"])
def test_a_day_with_a_programme_speaks_of_no_gap(run: Run, date: str) -> None:
    assert "no programme" not in run("at", date).out


# --- the edges of the dataset ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("date", ["1850", "1925-12-31", "2027-01-01", "1925/1926", "2100", "1800/.."])
def test_a_day_outside_the_coverage_is_answered_with_a_warning(run: Run, date: str) -> None:
    assert "the dataset covers 1926/2026: outside it an answer means little" in run("at", date).out


@pytest.mark.parametrize("date", ["1926-01-01", "1956", "2026-12-31", "1926/2026"])
def test_a_day_inside_the_coverage_is_answered_without_one(run: Run, date: str) -> None:
    assert "the dataset covers" not in run("at", date).out


def test_a_program_is_told_that_a_day_lies_outside_the_coverage(run: Run) -> None:
    assert "1926/2026" in run("at", "1850", "--json").out


def test_nothing_is_certain_in_1850(run: Run) -> None:
    answer = ask(run, "at", "1850")
    assert answer["count"] == 0
    assert MINISTRY in ids(answer["cannot_be_told"])


@pytest.mark.parametrize(
    ("date", "kind", "event"), [("2011-11-14", "law", "law-3739-vi#entry-into-force"), ("2012-03-20", "programme", "programme-2012#adoption")]
)
def test_what_comes_next_is_the_first_thing_after_the_day(run: Run, date: str, kind: str, event: str) -> None:
    following = ask(run, "at", date, "--kind", kind)["next"]
    assert event in ids(following)[:3]
    assert min(row["earliest"] for row in following) == next(row["earliest"] for row in following if row["id"] == event)
    assert all(row["earliest"] > date for row in following)
