"""The status of a record on a day or over a stretch, worked out by hand on datasets of a few lines, and why it cannot be told."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import MakeDataset
from daybook import EVERY, look, one, opened, several, status, why
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import store as store_package
from timeline.query.explain import statuses
from timeline.query.lens import Lens
from timeline.query.status import STATUSES, status_of, status_sql
from timeline.store import Store
from timeline.store.status import bearings, status_named

NOT_YET, IN_FORCE, PARTLY, SUSPENDED, ENDED, UNKNOWN, IN_PART = (*STATUSES, "in part")


class Case(NamedTuple):
    """A dataset whose record `r` is asked for, and its status on days and over stretches."""

    name: str
    text: str
    expected: dict[str, str]
    basis: str = "in-force"
    record: str = "r"


def _told(cases: list[Case]) -> Iterator[object]:
    """One test a day, named after its case."""
    for case in cases:
        for date, word in case.expected.items():
            yield pytest.param(case, date, word, id=f"{case.name}, {date}: {word}")


# --- laws and treaties -----------------------------------------------------------------------------------------------

ADOPTED = "{event: adoption, date: 2011-09-20}"
PUBLISHED = "{event: publication, date: 2011-10-15}"
ENTERED = "{event: entry into force, date: 2011-11-15}"
WHOLE_LAW = one("law", f"events: [{ADOPTED}, {PUBLISHED}, {ENTERED}]")
LAWS = [
    Case("an act without an end lasts", one("law", f"events: [{ENTERED}]"), {
        "2011-11-14": NOT_YET, "2011-11-15": IN_FORCE, "2019-09-18": IN_FORCE, "2099-01-01": IN_FORCE,
    }),
    Case("the entry into force counts", WHOLE_LAW, {"2011-09-19": NOT_YET, "2011-11-14": NOT_YET, "2011-11-15": IN_FORCE}),
    Case("the adoption counts", WHOLE_LAW, {"2011-09-19": NOT_YET, "2011-09-20": IN_FORCE, "2011-11-15": IN_FORCE}, "adopted"),
    Case("the publication counts", WHOLE_LAW, {"2011-10-14": NOT_YET, "2011-10-15": IN_FORCE, "2011-11-15": IN_FORCE}, "published"),
    Case("adopted, no entry into force", one("law", f"events: [{ADOPTED}]"), {
        "2011-09-19": NOT_YET, "2011-09-20": UNKNOWN, "2020-01-01": UNKNOWN,
    }),
    Case("adopted, no publication", one("law", f"events: [{ADOPTED}]"), {"2011-09-19": NOT_YET, "2011-09-20": UNKNOWN}, "published"),
    Case("published alone", one("law", f"events: [{PUBLISHED}]"), {"2011-10-14": NOT_YET, "2012-01-01": UNKNOWN}),
    Case("nothing is dated", one("law", "events: [{event: adoption}]"), {"1900-01-01": UNKNOWN, "2020-01-01": UNKNOWN}),
    Case("entry into force in some year", one("law", "events: [{event: entry into force, date: 2012}]"), {
        "2011-12-31": NOT_YET, "2012-01-01": UNKNOWN, "2012-12-30": UNKNOWN, "2012-12-31": IN_FORCE, "2013-01-01": IN_FORCE,
    }),
    Case("entry into force in about that year", one("law", "events: [{event: entry into force, date: 2012~}]"), {
        "2011-12-31": NOT_YET, "2012-06-30": UNKNOWN, "2013-01-01": IN_FORCE,
    }),
    Case("entry into force between two days", one("law", 'events: [{event: entry into force, date: "[2019-01-17..2020-01-01]"}]'), {
        "2019-01-16": NOT_YET, "2019-01-17": UNKNOWN, "2019-12-31": UNKNOWN, "2020-01-01": IN_FORCE,
    }),
    Case("the day on which it is applied changes nothing", one(
        "law", "events: [{event: entry into force, date: 2012-04-19}, {event: application, date: 2013-01-01}]",
    ), {"2012-04-18": NOT_YET, "2012-04-19": IN_FORCE, "2012-12-31": IN_FORCE, "2013-01-01": IN_FORCE}),
    Case("repealed", one("law", "events: [{event: entry into force, date: 1992-07-18}, {event: repeal, date: 2013-01-01}]"), {
        "1992-07-17": NOT_YET, "1992-07-18": IN_FORCE, "2012-12-31": IN_FORCE, "2013-01-02": ENDED,
    }),
    Case("repealed in some year", one("law", "events: [{event: entry into force, date: 1992-07-18}, {event: repeal, date: 2013}]"), {
        "2012-12-31": IN_FORCE, "2013-06-01": UNKNOWN, "2014-01-01": ENDED,
    }),
    Case("adopted, no entry into force, repealed", one("law", "events: [{event: adoption, date: 1992-06-16}, {event: repeal, date: 2013-01-01}]"), {
        "1992-06-15": NOT_YET, "2000-01-01": UNKNOWN, "2013-01-02": ENDED,
    }),
    Case("a term", one("law", "period: 2014/2020"), {"2013-12-31": NOT_YET, "2014-01-01": IN_FORCE, "2020-12-31": IN_FORCE, "2021-01-01": ENDED}),
    Case("a term that an adoption begins", one("law", "period: 2016/2020, events: [{event: adoption, date: 2016-02-26}]"), {
        "2016-02-25": NOT_YET, "2016-02-26": IN_FORCE, "2020-12-31": IN_FORCE, "2021-01-01": ENDED,
    }),
    Case("a term that runs: the act lasts", one("law", "period: 2014/.."), {"2013-12-31": NOT_YET, "2019-09-18": IN_FORCE, "2030-01-01": IN_FORCE}),
    Case("a term whose end is unknown", one("law", "period: 2014/"), {"2013-12-31": NOT_YET, "2014-01-02": UNKNOWN, "2030-01-01": UNKNOWN}),
    Case("a term whose beginning is unknown", one("law", "period: /2001"), {
        "1800-01-01": UNKNOWN, "2001-12-30": UNKNOWN, "2001-12-31": IN_FORCE, "2002-01-01": ENDED,
    }),
]  # fmt: skip
BOUND = "{event: signature, date: 2000-12-12}, {event: ratification, date: 2004-02-04}, {event: entry into force, date: 2004-06-20}"
AGAIN = "{event: entry into force, date: 2000-01-01}, {event: denunciation, date: 2005-01-01}, {event: entry into force, date: 2010-01-01}"
PAUSED = "{event: entry into force, date: 2000-01-01}, {event: suspension, date: 2005-01-01}"
TREATIES = [
    Case("bound from its own entry into force", one("treaty", f"events: [{BOUND}]"), {
        "2004-02-04": NOT_YET, "2004-06-19": NOT_YET, "2004-06-20": IN_FORCE, "2040-01-01": IN_FORCE,
    }),
    Case("the State's consent counts, not the adoption of the text", one(
        "treaty", f"events: [{{event: adoption, party: all, date: 2000-11-15}}, {BOUND}]",
    ), {"2000-12-31": NOT_YET, "2004-02-03": NOT_YET, "2004-02-04": IN_FORCE}, "adopted"),
    Case("a treaty that no source says was published", one("treaty", f"events: [{BOUND}]"), {
        "2000-12-11": NOT_YET, "2000-12-12": UNKNOWN, "2010-01-01": UNKNOWN,
    }, "published"),
    Case("signed alone", one("treaty", "events: [{event: signature, date: 2007-11-14}]"), {"2007-11-13": NOT_YET, "2012-01-01": UNKNOWN}),
    Case("ratified, no entry into force", one("treaty", "events: [{event: ratification, date: 1956}]"), {
        "1955-12-31": NOT_YET, "1956-07-01": UNKNOWN, "2020-01-01": UNKNOWN,
    }),
    Case("the general entry into force binds nobody", one(
        "treaty", "events: [{event: entry into force, party: all, date: 2003-09-29}, {event: ratification, date: 2004-02-04}]",
    ), {"2003-12-01": NOT_YET, "2004-03-01": UNKNOWN}),
    Case("another party's acts bind it alone", one(
        "treaty", "events: [{event: entry into force, party: y, date: 1995-01-01}, {event: entry into force, date: 2004-06-20}]",
    ), {"2000-01-01": NOT_YET, "2004-06-20": IN_FORCE}),
    Case("bound, denounced, bound again", one("treaty", f"events: [{AGAIN}]"), {
        "1999-12-31": NOT_YET, "2004-12-31": IN_FORCE, "2005-01-02": ENDED, "2009-12-31": ENDED, "2010-01-01": IN_FORCE, "2030-01-01": IN_FORCE,
    }),
    Case("denounced in a year that is not told from the next", one(
        "treaty", 'events: [{event: entry into force, date: 2000-01-01}, {event: denunciation, date: "[2010,2012]"}]',
    ), {"2009-12-31": IN_FORCE, "2011-06-01": UNKNOWN, "2013-01-01": ENDED}),
    Case("suspended", one("treaty", f"events: [{PAUSED}]"), {"2004-12-31": IN_FORCE, "2005-01-02": SUSPENDED, "2030-01-01": SUSPENDED}),
    Case("suspended and resumed", one("treaty", f"events: [{PAUSED}, {{event: entry into force, date: 2007-01-01}}]"), {
        "2004-12-31": IN_FORCE, "2006-01-01": SUSPENDED, "2007-01-02": IN_FORCE, "2030-01-01": IN_FORCE,
    }),
    Case("suspended and terminated", one("treaty", f"events: [{PAUSED}, {{event: termination, date: 2007-01-01}}]"), {
        "2006-12-31": SUSPENDED, "2007-01-02": ENDED,
    }),
    *(
        Case(f"{consent} is consent", one("treaty", f"events: [{{event: {consent}, date: 1991-10-05}}]"), {
            "1991-10-04": NOT_YET, "1991-10-05": IN_FORCE,
        }, "adopted")
        for consent in ("ratification", "acceptance", "accession", "succession")
    ),
    Case("a deposit is no consent of its own", one("treaty", "events: [{event: deposit, date: 1991-10-05}]"), {"1992-01-01": UNKNOWN}, "adopted"),
]  # fmt: skip

# --- what runs, and what no source sees end --------------------------------------------------------------------------

INSTITUTIONS = [
    Case(f"a {kind} runs as far as its source can see", one(kind, f"period: 2000/..{extra}"), {
        "1999-12-31": NOT_YET, "2000-01-01": IN_FORCE, "2019-09-17": IN_FORCE, "2019-09-18": UNKNOWN, "2026-11-24": UNKNOWN,
    })
    for kind, extra in (("body", ""), ("organisation", ""), ("hotline", ""), ("stage", ", series: policy, number: 1"))
] + [
    Case("running, by a source that does not say what it saw", one("body", "period: 2000/.., cite: plain"), {
        "1999-12-31": NOT_YET, "2000-01-01": IN_FORCE, "2000-01-02": UNKNOWN,
    }),
    Case("of two sources, the later one saw further", one("body", "period: 2000/.., cite: [s, late]"), {"2024-05-21": IN_FORCE, "2024-05-22": UNKNOWN}),
    Case("an end that no source gives", one("body", "period: 2002-12/"), {"2002-11-30": NOT_YET, "2003-01-01": UNKNOWN, "2026-01-01": UNKNOWN}),
    Case("a founding alone", one("body", "events: [{event: founding, date: 2020-08-26}]"), {
        "2020-08-25": NOT_YET, "2020-08-26": IN_FORCE, "2020-08-27": UNKNOWN,
    }),
    Case("founded in some year, and running", one("organisation", "period: 2011/.., events: [{event: founding, date: 2011}]"), {
        "2010-12-31": NOT_YET, "2011-06-01": UNKNOWN, "2011-12-31": IN_FORCE, "2012-01-01": IN_FORCE, "2019-09-18": UNKNOWN,
    }),
    Case("a registration begins no life", one("organisation", "events: [{event: registration, date: 1998-03}]"), {"2000-01-01": UNKNOWN}),
    Case("abolished, founded nobody knows when", one("body", "period: /2010-12-09, events: [{event: abolition, date: 2010-12-09}]"), {
        "1990-01-01": UNKNOWN, "2010-12-08": UNKNOWN, "2010-12-10": ENDED,
    }),
    Case("an abolition ends what a period left running", one("body", "period: 2000/.., events: [{event: abolition, date: 2010-12-09}]"), {
        "2010-12-08": IN_FORCE, "2010-12-10": ENDED, "2019-09-17": ENDED,
    }),
    Case("a line that opened and closed and opened", one(
        "hotline", "events: [{event: opening, date: 1997-05-01}, {event: closing, date: 2000-05-01}, {event: opening, date: 2002-11-18}]",
    ), {"1997-04-30": NOT_YET, "1998-01-01": IN_FORCE, "2001-01-01": ENDED, "2002-11-18": IN_FORCE, "2002-11-19": UNKNOWN}),
    Case("early 1990s to 1998", one("stage", "series: policy, number: 1, period: {value: 199X/1998, start_part: early}"), {
        "1989-12-31": NOT_YET, "1990-01-01": UNKNOWN, "1993-12-30": UNKNOWN, "1993-12-31": IN_FORCE, "1998-12-31": IN_FORCE, "1999-01-01": ENDED,
    }),
    Case("years are covered whole", one("stage", "series: policy, number: 2, period: 1999/2002"), {
        "1998-12-31": NOT_YET, "1999-01-01": IN_FORCE, "2002-12-31": IN_FORCE, "2003-01-01": ENDED,
    }),
    Case("an uncertain end", one("stage", "series: policy, number: 2, period: 1999/2002?"), {
        "2001-12-31": IN_FORCE, "2002-06-01": UNKNOWN, "2002-12-30": UNKNOWN, "2003-01-01": ENDED,
    }),
    Case("basis makes no difference to a body", one("body", "period: 2000/2005"), {"1999-12-31": NOT_YET, "2003-01-01": IN_FORCE, "2006-01-01": ENDED}, "adopted"),
]  # fmt: skip

# --- programmes ------------------------------------------------------------------------------------------------------

SUCCESSION = several("programmes", {
    "p1999": "period: 1999/, events: [{event: adoption, date: 1999}]",
    "p2002": "period: 2002/2005, events: [{event: adoption, date: 2002-06-05}], links: [{succeeds: p1999}]",
    "p2007": "period: /2010, events: [{event: adoption, date: 2007-03-07}], links: [{succeeds: p2002}]",
    "p2012": "period: 2012/2015, events: [{event: adoption, date: 2011-12-21}], links: [{succeeds: p2007}]",
})  # fmt: skip
PROGRAMMES = [
    Case("an unknown end is ended by what succeeds it", SUCCESSION, {
        "1998-12-31": NOT_YET, "1999-06-01": UNKNOWN, "2002-06-04": UNKNOWN, "2002-06-06": ENDED,
    }, record="p1999"),
    Case("the adoption begins a term", SUCCESSION, {
        "2002-06-04": NOT_YET, "2002-06-05": IN_FORCE, "2005-12-31": IN_FORCE, "2006-01-01": ENDED,
    }, record="p2002"),
    Case("an adoption, and an end alone", SUCCESSION, {
        "2006-06-01": NOT_YET, "2007-03-06": NOT_YET, "2007-03-07": IN_FORCE, "2010-12-31": IN_FORCE, "2011-01-01": ENDED,
    }, record="p2007"),
    Case("adopted the year before its term", SUCCESSION, {"2011-12-31": NOT_YET, "2012-01-01": IN_FORCE, "2015-12-31": IN_FORCE}, record="p2012"),
    Case("adopted the year before its term, by adoption", SUCCESSION, {"2011-12-20": NOT_YET, "2011-12-21": IN_FORCE}, "adopted", "p2012"),
    Case("an entry into force of its own", one(
        "programme", "period: 2012/2015, events: [{event: adoption, date: 2012-03-21}, {event: entry into force, date: 2012-04-01}]",
    ), {"2012-03-31": NOT_YET, "2012-04-01": IN_FORCE, "2015-12-31": IN_FORCE, "2016-01-01": ENDED}),
    Case("no term at all", one("programme", "events: [{event: adoption, date: 2012-03-21}]"), {
        "2012-03-20": NOT_YET, "2012-03-21": IN_FORCE, "2012-03-22": UNKNOWN, "2030-01-01": UNKNOWN,
    }),
    Case("a successor of a law does not end it", several("laws", {
        "r": "events: [{event: entry into force, date: 2012-03-24}]",
        "b": "events: [{event: entry into force, date: 2016-02-26}], links: [{succeeds: r}]",
    }), {"2016-02-25": IN_FORCE, "2020-01-01": IN_FORCE}),
]  # fmt: skip

# --- what another record ends ----------------------------------------------------------------------------------------

REPLACED = several("laws", {
    "r": "events: [{event: entry into force, date: 1961-04-01}]",
    "vague": "events: [{event: adoption, date: 1960}]",
    "told": "events: [{event: entry into force, date: 1961-04-01}, {event: repeal, date: 2000-01-01}]",
    "new": "events: [{event: adoption, date: 2001-04-05}, {event: entry into force, date: 2001-09-01}], links: [{replaces: [r, vague, told]}]",
})  # fmt: skip
LINKED = [
    Case("replaced", REPLACED, {"1961-03-31": NOT_YET, "1961-04-01": IN_FORCE, "2001-08-31": IN_FORCE, "2001-09-02": ENDED}),
    Case("replaced, begun nobody knows when", REPLACED, {"1959-12-31": NOT_YET, "1980-01-01": UNKNOWN, "2001-09-02": ENDED}, record="vague"),
    Case("a source that dates the end is believed", REPLACED, {"1999-12-31": IN_FORCE, "2000-01-02": ENDED}, record="told"),
    Case("replaced, by adoption", REPLACED, {"2001-04-06": ENDED}, "adopted", "vague"),
    Case("repealed by another act", several("laws", {
        "r": "events: [{event: entry into force, date: 2004-10-15}]",
        "b": "events: [{event: entry into force, date: 2010-11-03}], links: [{repeals: r}]",
    }), {"2010-11-02": IN_FORCE, "2010-11-04": ENDED}),
    Case("replaced in some year", several("laws", {
        "r": "events: [{event: entry into force, date: 2004-10-15}]",
        "b": "events: [{event: entry into force, date: 2010}], links: [{replaces: r}]",
    }), {"2009-12-31": IN_FORCE, "2010-06-01": UNKNOWN, "2011-01-01": ENDED}),
    Case("a body that is replaced ended at the latest then", several("bodies", {
        "r": "period: 1998-01-01/",
        "b": "events: [{event: founding, date: 2007-05-01}], links: [{replaces: r}]",
    }), {"1998-01-02": UNKNOWN, "2007-04-30": UNKNOWN, "2007-05-02": ENDED}),
    Case("amended acts go on", several("laws", {
        "r": "events: [{event: entry into force, date: 2001-09-01}]",
        "b": "events: [{event: entry into force, date: 2006-02-01}], links: [{amends: r}]",
    }), {"2006-02-01": IN_FORCE, "2020-01-01": IN_FORCE}),
]  # fmt: skip

# --- records inside others -------------------------------------------------------------------------------------------

APART = one("law", (
    "events: [{event: entry into force, date: 2010-01-01}], provisions: {"
    "early: {title: Early}, "
    "late: {title: Late, events: [{event: entry into force, date: 2012-01-01}], provisions: {point: {title: Point}}}}"
))  # fmt: skip
LOST = one("law", (
    "events: [{event: entry into force, date: 2010-01-01}], provisions: {"
    "gone: {title: Gone, events: [{event: entry into force, date: 2010-01-01}, {event: repeal, date: 2015-01-01}]}}"
))  # fmt: skip
ROLES = one("programme", "period: 2016/2020, roles: {a: {title: A, roles: {b: {title: B}}}}")
NESTED = [
    Case("a provision that starts apart makes its law partly", APART, {
        "2009-12-31": NOT_YET, "2010-01-01": PARTLY, "2011-12-31": PARTLY, "2012-01-01": IN_FORCE,
    }),
    Case("a provision that starts apart", APART, {"2011-12-31": NOT_YET, "2012-01-01": IN_FORCE}, record="r/late"),
    Case("a provision without days holds as its law does", APART, {"2009-12-31": NOT_YET, "2010-01-01": IN_FORCE}, record="r/early"),
    Case("a point holds as its article does", APART, {"2011-12-31": NOT_YET, "2012-01-01": IN_FORCE}, record="r/late/point"),
    Case("a provision that is repealed makes its law partly", LOST, {"2014-12-31": IN_FORCE, "2015-01-02": PARTLY}),
    Case("a provision that is repealed", LOST, {"2014-12-31": IN_FORCE, "2015-01-02": ENDED}, record="r/gone"),
    Case("a role holds as its programme does", ROLES, {"2015-12-31": NOT_YET, "2018-01-01": IN_FORCE, "2021-01-01": ENDED}, record="r/a"),
    Case("a role inside a role, too", ROLES, {"2015-12-31": NOT_YET, "2018-01-01": IN_FORCE, "2021-01-01": ENDED}, record="r/a/b"),
    Case("a provision inherits a suspension", one(
        "treaty", f"events: [{PAUSED}], provisions: {{a: {{title: A}}}}",
    ), {"2004-01-01": IN_FORCE, "2006-01-01": SUSPENDED}, record="r/a"),
]  # fmt: skip

# --- stretches -------------------------------------------------------------------------------------------------------

STRETCHES = [
    Case("a law over years", WHOLE_LAW, {
        "2010": NOT_YET, "2011": IN_PART, "2011-11": IN_PART, "2011-12": IN_FORCE, "2012": IN_FORCE, "2010/2012": IN_PART, "2012/2030": IN_FORCE,
    }),
    Case("a law over years, by adoption", WHOLE_LAW, {"2011-10": IN_FORCE, "2011-09": IN_PART, "2011-08": NOT_YET}, "adopted"),
    Case("a term over years", one("programme", "period: 2016/2020"), {
        "2015": NOT_YET, "2016": IN_FORCE, "2016/2020": IN_FORCE, "2015/2022": IN_PART, "2020/2021": IN_PART, "2021": ENDED,
    }),
    Case("what runs, over years", one("body", "period: 2000/.."), {"2018": IN_FORCE, "2019": IN_PART, "2020": UNKNOWN, "1999/2000": IN_PART}),
    Case("what began in some year held on some day of it", one("organisation", "period: 2011/.., events: [{event: founding, date: 2011}]"), {
        "2010": NOT_YET, "2011": IN_PART, "2012": IN_FORCE,
    }),
    Case("adopted, no entry into force, over years", one("law", f"events: [{ADOPTED}]"), {"2010": NOT_YET, "2011": UNKNOWN, "2012": UNKNOWN}),
    Case("bound, denounced, bound again, over years", one("treaty", f"events: [{AGAIN}]"), {
        "2003": IN_FORCE, "2004/2005": IN_PART, "2006": ENDED, "2009/2010": IN_PART, "2010": IN_FORCE, "2000/2011": IN_PART,
    }),
    Case("suspended, over years", one("treaty", f"events: [{PAUSED}]"), {"2004": IN_FORCE, "2004/2006": IN_PART, "2005": SUSPENDED, "2006": SUSPENDED}),
    Case("partly, over years", APART, {"2010/2011": PARTLY, "2009/2011": IN_PART, "2012": IN_FORCE}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("case", "date", "word"),
    [*_told(LAWS), *_told(TREATIES), *_told(INSTITUTIONS), *_told(PROGRAMMES), *_told(LINKED), *_told(NESTED), *_told(STRETCHES)],
)
def test_a_status_is_what_the_dates_say(dataset: MakeDataset, case: Case, date: str, word: str) -> None:
    assert status(dataset(case.text, "x"), case.record, date, case.basis) == word


# the day of an end, what is dated roughly, and provisions that differ from their law
TURNS = [
    Case("repealed", one("law", "events: [{event: entry into force, date: 1992-07-18}, {event: repeal, date: 2013-01-01}]"), {
        "2013-01-01": ENDED, "2013": ENDED,
    }),
    Case("replaced", REPLACED, {"2001-09-01": ENDED}),
    Case("suspended", one("treaty", f"events: [{PAUSED}]"), {"2005-01-01": SUSPENDED}),
    Case("denounced", one("treaty", f"events: [{AGAIN}]"), {"2005-01-01": ENDED}),
    Case("abolished", one("body", "period: 2000/.., events: [{event: abolition, date: 2010-12-09}]"), {"2010-12-09": ENDED}),
    Case("a programme on the day of the next", SUCCESSION, {"2002-06-05": ENDED}, record="p1999"),
    Case("in force from March, repealed that year", one("law", "events: [{event: entry into force, date: 2010-03-01}, {event: repeal, date: 2010}]"), {
            "2012-01-01": ENDED,
        }),
    Case("founded in March, abolished that year", one("body", "events: [{event: founding, date: 2005-03-01}, {event: abolition, date: 2005}]"), {
            "2006-01-01": ENDED,
        }),
    Case("an article inside a chapter starts apart", one("law", (
            "events: [{event: entry into force, date: 2010-01-01}], provisions: {chapter: {title: C, provisions: {"
            "article: {title: A, events: [{event: entry into force, date: 2012-01-01}]}}}}"
        )), {"2011-01-01": PARTLY}),
    Case("a provision was suspended once", one("law", (
            "events: [{event: entry into force, date: 2010-01-01}], provisions: {a: {title: A, events: ["
            "{event: entry into force, date: 2010-01-01}, {event: suspension, date: 2012-01-01}, {event: entry into force, date: 2013-01-01}]}}"
        )), {"2014-01-01": IN_FORCE}),
    Case("a provision that starts within the stretch", APART, {"2011/2012": PARTLY}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("case", "date", "word"),
    [pytest.param(case, date, word, id=f"{case.name}, {date}: {word}") for case in TURNS for date, word in case.expected.items()],
)
def test_a_status_of_ends_of_rough_dates_and_of_parts(dataset: MakeDataset, case: Case, date: str, word: str) -> None:
    assert status(dataset(case.text, "x"), case.record, date, case.basis) == word


# --- what is known in part ---------------------------------------------------------------------------------------------

VAGUE = [
    Case("founded in some year, no known end", one("body", "period: 1998/, events: [{event: founding, date: 1998}]"), {
        "1997-12-31": NOT_YET, "1998-12-31": UNKNOWN, "1999-01-01": UNKNOWN,
    }),
    Case("founded on a day, no known end", one("body", "period: 1998-05-04/, events: [{event: founding, date: 1998-05-04}]"), {
        "1998-05-03": NOT_YET, "1998-05-04": IN_FORCE, "1998-05-05": UNKNOWN,
    }),
    Case("founded in some year, by a source that does not say what it saw", one(
        "body", "period: 2011/.., events: [{event: founding, date: 2011}], cite: plain",
    ), {"2010-12-31": NOT_YET, "2011-12-31": UNKNOWN, "2012-06-01": UNKNOWN}),
    Case("founded by July, nobody knows when", one("body", 'events: [{event: founding, date: "[..2007-07]"}, {event: abolition, date: 2010-12-09}]'), {
        "1990-01-01": UNKNOWN, "2007-07-30": UNKNOWN, "2007-07-31": IN_FORCE, "2010-12-08": IN_FORCE, "2010-12-09": ENDED,
    }),
    Case("founded in some year, open in August", one(
        "hotline", "period: 2006/.., events: [{event: founding, date: 2006}, {event: opening, date: 2006-08}]",
    ), {"2005-12-31": NOT_YET, "2006-03-01": UNKNOWN, "2006-08-30": UNKNOWN, "2006-08-31": IN_FORCE, "2006-09-15": IN_FORCE}),
    Case("from a month, day not stated", one("organisation", "period: 1998-03-XX/.."), {
        "1998-02-28": NOT_YET, "1998-03-30": UNKNOWN, "1998-03-31": IN_FORCE, "2019-09-17": IN_FORCE, "2019-09-18": UNKNOWN,
    }),
    Case("founded in the year in which its source saw it running", one("organisation", "period: 2019/.., events: [{event: founding, date: 2019}]"), {
        "2018-12-31": NOT_YET, "2019-09-16": UNKNOWN, "2019-09-17": IN_FORCE, "2019-09-18": UNKNOWN, "2019-12-31": UNKNOWN,
    }),
    Case("the 1990s", one("stage", "series: policy, number: 1, period: 199X"), {
        "1989-12-31": NOT_YET, "1990-01-01": IN_FORCE, "1999-12-31": IN_FORCE, "2000-01-01": ENDED,
    }),
    Case("the early 1990s", one("stage", "series: policy, number: 1, period: {value: 199X, start_part: early, end_part: early}"), {
        "1989-12-31": NOT_YET, "1991-01-01": UNKNOWN, "1994-01-01": ENDED,
    }),
    Case("repealed, nobody knows when", one("law", "events: [{event: entry into force, date: 2004-10-15}, {event: repeal}]"), {
        "2004-10-14": NOT_YET, "2004-10-15": IN_FORCE, "2004-10-16": UNKNOWN, "2026-01-01": UNKNOWN,
    }),
    Case("repealed on a day or later", one("law", 'events: [{event: entry into force, date: 2004-10-15}, {event: repeal, date: "[2010-11-03..]"}]'), {
        "2010-11-02": IN_FORCE, "2010-11-03": UNKNOWN, "2026-01-01": UNKNOWN,
    }),
    Case("repealed, in force nobody knows since when", one("law", "events: [{event: repeal, date: 2010-11-03}]"), {
        "2000-01-01": UNKNOWN, "2010-11-02": UNKNOWN, "2010-11-03": ENDED,
    }),
    Case("repealed before it came into force", one(
        "law", "events: [{event: adoption, date: 2010-01-10}, {event: repeal, date: 2010-06-01}, {event: entry into force, date: 2011-01-01}]",
    ), {"2010-01-09": NOT_YET, "2010-05-31": NOT_YET, "2010-06-01": ENDED, "2011-06-01": ENDED}),
    Case("in force, never published by any source", one("law", "period: 2014/2020"), {
        "2013-01-01": UNKNOWN, "2016-01-01": UNKNOWN, "2021-01-01": ENDED,
    }, "published"),
    Case("in force, never adopted by any source", one("law", f"events: [{ENTERED}]"), {"2000-01-01": UNKNOWN, "2020-01-01": UNKNOWN}, "adopted"),
]  # fmt: skip
WEAK_REPEAL = several("laws", {
    "r": "events: [{event: adoption, date: 2004-09-01}, {event: entry into force, date: 2004-10-15}]",
    "b": "events: [{event: adoption, date: 2010-11-03}], links: [{repeals: r}]",
})  # fmt: skip
ENDERS = [
    Case("repealed by an act whose entry into force no source gives", WEAK_REPEAL, {
        "2004-10-14": NOT_YET, "2010-11-02": IN_FORCE, "2010-11-03": UNKNOWN, "2012-01-01": UNKNOWN,
    }),
    Case("repealed by such an act, by adoption", WEAK_REPEAL, {"2010-11-02": IN_FORCE, "2010-11-03": ENDED, "2012-01-01": ENDED}, "adopted"),
    Case("repealed by an act that no source dates", several("laws", {
        "r": "events: [{event: entry into force, date: 2004-10-15}]",
        "b": "links: [{repeals: r}]",
    }), {"2004-10-14": NOT_YET, "2004-10-16": UNKNOWN, "2026-01-01": UNKNOWN}),
    Case("repealed by the first of two acts", several("laws", {
        "r": "events: [{event: entry into force, date: 2000-01-01}]",
        "b": "events: [{event: entry into force, date: 2005-01-01}], links: [{repeals: r}]",
        "c": "events: [{event: entry into force, date: 2010-01-01}], links: [{repeals: r}]",
    }), {"2004-12-31": IN_FORCE, "2005-01-01": ENDED, "2007-01-01": ENDED}),
    Case("repealed by two acts of which one cannot be dated", several("laws", {
        "r": "events: [{event: entry into force, date: 2000-01-01}]",
        "b": "events: [{event: adoption, date: 2005-01-01}], links: [{repeals: r}]",
        "c": "events: [{event: entry into force, date: 2010-01-01}], links: [{repeals: r}]",
    }), {"2004-12-31": IN_FORCE, "2005-01-01": UNKNOWN, "2009-12-31": UNKNOWN, "2010-01-01": ENDED}),
    Case("repealed before it came into force, by another act", several("laws", {
        "r": "events: [{event: adoption, date: 2010-01-10}, {event: entry into force, date: 2011-01-01}]",
        "b": "events: [{event: entry into force, date: 2010-06-01}], links: [{repeals: r}]",
    }), {"2010-05-31": NOT_YET, "2010-06-01": ENDED, "2011-06-01": ENDED}),
    Case("replaced before the end of its term", several("laws", {
        "r": "period: 2010/2015",
        "b": "events: [{event: entry into force, date: 2013-01-01}], links: [{replaces: r}]",
    }), {"2012-12-31": IN_FORCE, "2013-01-01": ENDED, "2015-06-01": ENDED}),
    Case("replaced after the end of its term", several("laws", {
        "r": "period: 2010/2015",
        "b": "events: [{event: entry into force, date: 2017-01-01}], links: [{replaces: r}]",
    }), {"2015-12-31": IN_FORCE, "2016-01-01": ENDED}),
    Case("repealed within its term by an act whose entry into force no source gives", several("laws", {
        "r": "period: 2010/2015",
        "b": "events: [{event: adoption, date: 2013-01-01}], links: [{repeals: r}]",
    }), {"2012-12-31": IN_FORCE, "2013-01-01": UNKNOWN, "2015-12-31": UNKNOWN, "2016-01-01": ENDED}),
    Case("a body in place of an older one", several("bodies", {
        "r": "period: 2000-01-01/",
        "b": "period: 1990/.., links: [{replaces: r}]",
    }), {"1999-12-31": NOT_YET, "2000-01-01": IN_FORCE, "2001-01-01": UNKNOWN}),
]  # fmt: skip
PARTS = [
    Case("a provision that starts apart was adopted with its law", one("law", (
        "events: [{event: adoption, date: 2009-06-01}, {event: entry into force, date: 2010-01-01}], provisions: {"
        "late: {title: Late, events: [{event: entry into force, date: 2012-01-01}]}}"
    )), {"2009-05-31": NOT_YET, "2009-06-01": IN_FORCE, "2011-01-01": IN_FORCE}, "adopted", "r/late"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "date", "word"), [*_told(VAGUE), *_told(ENDERS), *_told(PARTS)])
def test_a_status_claims_no_more_than_the_dates_do(dataset: MakeDataset, case: Case, date: str, word: str) -> None:
    assert status(dataset(case.text, "x"), case.record, date, case.basis) == word


# --- dates that contradict each other ----------------------------------------------------------------------------------

CONTRADICTIONS = {
    "repealed before it came into force, and adopted nobody knows when": one(
        "law", "events: [{event: entry into force, date: 2010-01-01}, {event: repeal, date: 2005-01-01}]"
    ),
    "founded after its period": one("body", "period: 2000/2005, events: [{event: founding, date: 2010}]"),
    "closed before it opened": one("hotline", "events: [{event: opening, date: 2002-11-18}, {event: closing, date: 2000}]"),
    "adopted after its term": one("programme", "period: 2012/2013, events: [{event: entry into force, date: 2014-01-01}]"),
}


@pytest.mark.parametrize("name", CONTRADICTIONS)
@pytest.mark.parametrize("date", ["1990-01-01", "2004-06-01", "2012-06-01", "2013-06-01", "2026-01-01"])
def test_by_contradictory_dates_nothing_can_be_told(dataset: MakeDataset, name: str, date: str) -> None:
    store = dataset(CONTRADICTIONS[name], "x")
    assert status(store, "r", date) == UNKNOWN
    assert why(store, "r", date).startswith("its dates contradict each other")


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_contradictory_dates_are_a_problem(dataset: MakeDataset, name: str) -> None:
    assert [row[0] for row in dataset(CONTRADICTIONS[name], "x").db.execute("SELECT name FROM problem")] == ["contradictory-dates"]


@pytest.mark.parametrize("case", [*VAGUE, *ENDERS, *PARTS, *LAWS, *TREATIES, *INSTITUTIONS, *PROGRAMMES, *LINKED], ids=lambda case: case.name)
def test_dates_that_agree_are_no_problem(dataset: MakeDataset, case: Case) -> None:
    assert dataset(case.text, "x").db.execute("SELECT name, message FROM problem WHERE name = 'contradictory-dates'").fetchall() == []


# --- why it cannot be told -------------------------------------------------------------------------------------------


class Reason(NamedTuple):
    """Why the status of `record` cannot be told, in two languages."""

    text: str
    date: str
    english: str
    ukrainian: str
    basis: str = "in-force"
    record: str = "r"


REASONS = {
    "nothing is dated": Reason(
        one("law", "events: [{event: adoption}]"), "2000-01-01", "no source dates it", "жодне джерело не датує",
    ),
    "adopted, no entry into force": Reason(
        one("law", f"events: [{ADOPTED}]"), "2012-01-01",
        "adoption 2011-09-20; no source gives: entry into force", "прийняття 2011-09-20; жодне джерело не вказує: набрання чинності",
    ),
    "adopted, no publication": Reason(
        one("law", f"events: [{ADOPTED}]"), "2012-01-01",
        "adoption 2011-09-20; no source gives: publication", "прийняття 2011-09-20; жодне джерело не вказує: оприлюднення", "published",
    ),
    "ratified, no entry into force": Reason(
        one("treaty", "events: [{event: adoption, party: all, date: 1930-06-28}, {event: ratification, date: 1956}]"), "1990-01-01",
        "ratification 1956; no source gives: entry into force", "ратифікація 1956; жодне джерело не вказує: набрання чинності",
    ),
    "begun in some year": Reason(
        one("organisation", "period: 2011/.., events: [{event: founding, date: 2011}]"), "2011-06-01",
        "began some time in 2011", "почалося колись у 2011",
    ),
    "running, not confirmed": Reason(
        one("body", "period: 2000/.."), "2019-09-18", "last confirmed 2019-09-17", "востаннє підтверджено 2019-09-17",
    ),
    "running, not confirmed, over a stretch": Reason(
        one("body", "period: 2000/.."), "2020/2021", "last confirmed 2019-09-17", "востаннє підтверджено 2019-09-17",
    ),
    "running, by a source that does not say what it saw": Reason(
        one("body", "period: 2000/.., cite: plain"), "2010-01-01",
        "no source gives its end; began 2000", "жодне джерело не вказує кінця; почалося 2000",
    ),
    "an end that no source gives": Reason(
        one("body", "period: 1998/, events: [{event: founding, date: 1998}]"), "2001-01-01",
        "no source gives its end; began 1998", "жодне джерело не вказує кінця; почалося 1998",
    ),
    "a beginning that no source gives": Reason(
        one("body", "period: /2010"), "2001-01-01", "no source gives its beginning", "жодне джерело не вказує початку",
    ),
    "ended by a successor at the latest": Reason(
        SUCCESSION, "2001-01-01",
        "ended at the latest 2002-06-05 (P2002); no source gives the day", "завершено щонайпізніше 2002-06-05 (P2002); жодне джерело не вказує дня",
        record="p1999",
    ),
    "a term that ends in an uncertain year": Reason(
        one("stage", "series: policy, number: 2, period: 1999/200X"), "2005-06-01", "ended some time in 2000s", "завершено колись у 2000-ті роки",
    ),
    "repealed in some year": Reason(
        one("law", "events: [{event: entry into force, date: 1992-07-18}, {event: repeal, date: 2013}]"), "2013-06-01",
        "ended at the latest 2013-12-31 (repeal); no source gives the day", "завершено щонайпізніше 2013-12-31 (скасування); жодне джерело не вказує дня",
    ),
    "repealed by an act whose entry into force no source gives": Reason(
        WEAK_REPEAL, "2012-01-01", "repealed by B: adoption 2010-11-03; no source gives: entry into force",
        "скасовано B: прийняття 2010-11-03; жодне джерело не вказує: набрання чинності",
    ),
    "repealed by an act that no source dates": Reason(
        several("laws", {"r": "events: [{event: entry into force, date: 2004-10-15}]", "b": "links: [{repeals: r}]"}), "2012-01-01",
        "repealed by B: no source dates it", "скасовано B: жодне джерело не датує",
    ),
    "repealed nobody knows when": Reason(
        one("law", "events: [{event: entry into force, date: 2004-10-15}, {event: repeal}]"), "2012-01-01",
        "repeal; no source gives the day", "скасування; жодне джерело не вказує дня",
    ),
    "founded by some day": Reason(
        one("body", 'events: [{event: founding, date: "[..2007-07]"}]'), "2001-01-01", "start: July 2007 or earlier", "початок: липень 2007 року або раніше",
    ),
    "in force, published nobody knows when": Reason(
        one("law", f"events: [{ENTERED}]"), "2015-01-01",
        "entry into force 2011-11-15; no source gives: publication", "набрання чинності 2011-11-15; жодне джерело не вказує: оприлюднення", "published",
    ),
    "a role of a programme that no source says was published": Reason(
        one("programme", "period: 2016/2020, events: [{event: adoption, date: 2016-02-24}], roles: {a: {title: A}}"), "2018-01-01",
        "adoption 2016-02-24; no source gives: publication", "прийняття 2016-02-24; жодне джерело не вказує: оприлюднення", "published", "r/a",
    ),
    "dates that contradict each other": Reason(
        one("body", "period: 2000/2005, events: [{event: founding, date: 2010}]"), "2003-01-01",
        "its dates contradict each other: start 2010, end 2005", "дати суперечать одна одній: початок 2010, кінець 2005",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REASONS)
def test_why_it_cannot_be_told_is_said_in_english(dataset: MakeDataset, name: str) -> None:
    case = REASONS[name]
    assert why(dataset(case.text, "x"), case.record, case.date, case.basis) == case.english


@pytest.mark.parametrize("name", REASONS)
def test_why_it_cannot_be_told_is_said_in_ukrainian(dataset: MakeDataset, name: str) -> None:
    case = REASONS[name]
    assert why(dataset(case.text, "x"), case.record, case.date, case.basis, "uk") == case.ukrainian


def test_a_treaty_that_was_only_signed_lacks_consent(dataset: MakeDataset) -> None:
    text = one("treaty", "events: [{event: adoption, party: all, date: 2007-07-12}, {event: signature, date: 2007-11-14}]")
    assert "adoption" not in why(dataset(text, "x"), "r", "2010-01-01", "adopted")


def test_what_was_suspended_on_some_days_of_a_stretch_can_be_told(dataset: MakeDataset) -> None:
    store = dataset(one("treaty", f"events: [{PAUSED}, {{event: termination, date: 2005-07-01}}]"), "x")
    assert status(store, "r", "2005-06/2005-12") != UNKNOWN


# --- the statement and a slow reading of the spells ------------------------------------------------------------------


class Row(NamedTuple):
    """What the statement reads of a spell; days as numbers, None for a bound that the store keeps as NULL."""

    record: str
    state: str
    may_from: int
    sure_from: int | None
    sure_to: int | None
    may_to: int


RECORDS = ("law", "law/a", "law/b", "other")


def _day(number: int | None) -> str | None:
    return None if number is None else f"2000-01-{number:02d}"


def _slow(rows: list[Row], record: str, day: int) -> str:
    """The status of a record on a day, read as the schema tells what a spell means."""
    own = [row for row in rows if row.record == record]
    parts = {row.record for row in rows if row.record.startswith(f"{record}/")}
    held = {row.record for row in rows if row.state == IN_FORCE and row.may_from <= day <= row.may_to}
    sure = {row.state for row in own if row.sure_from is not None and row.sure_to is not None and row.sure_from <= day <= row.sure_to}
    if IN_FORCE in sure:
        return PARTLY if parts - held else IN_FORCE
    if SUSPENDED in sure:
        return SUSPENDED
    if not own or any(row.may_from <= day <= row.may_to for row in own):
        return UNKNOWN
    return ENDED if any(row.may_to < day for row in own) else NOT_YET


@st.composite
def _rows(draw: st.DrawFn) -> list[Row]:
    """Spells of a law, two of its provisions, and another law, in the first month of 2000."""
    found = []
    for record in draw(st.lists(st.sampled_from(RECORDS), max_size=6)):
        may_from, first, last, may_to = sorted(draw(st.lists(st.integers(1, 31), min_size=4, max_size=4)))
        vague = draw(st.sampled_from(["no", "no", "begin", "never"]))
        state = draw(st.sampled_from([IN_FORCE, IN_FORCE, SUSPENDED]))
        sure_from = None if vague == "begin" else last if vague == "never" else first
        found.append(Row(record, state, may_from, sure_from, first if vague == "never" else last, may_to))
    return found


SCHEMA = (Path(store_package.__file__).parent / "schema.sql").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def table() -> Iterator[Lens]:
    """An empty store of which only the tables of records and spells are used."""
    db = sqlite3.connect(":memory:")
    db.executescript(SCHEMA)
    columns = "id, kind, parent, title, sort, chosen, body, cites, path, places"
    for record in RECORDS:
        kind, parent = ("provision", record.rpartition("/")[0]) if "/" in record else ("law", None)
        db.execute(f"INSERT INTO record ({columns}) VALUES (?, ?, ?, 'T', '~', '{{}}', '{{}}', '[]', '', '{{}}')", (record, kind, parent))
    yield Lens(Store(db, "", "", {}, 0))
    db.close()


def _fill(lens: Lens, rows: list[Row]) -> None:
    lens.store.db.execute("DELETE FROM spell")
    lens.store.db.executemany(
        "INSERT INTO spell (record, kind, basis, state, may_from, sure_from, sure_to, may_to) "
        "VALUES (?1, (SELECT kind FROM record WHERE id = ?1), 'in-force', ?2, ?3, ?4, ?5, ?6)",
        [(row.record, row.state, *map(_day, row[2:])) for row in rows],
    )
    lens.store.db.execute("UPDATE record SET spells = (SELECT count(*) FROM spell s WHERE s.record = record.id)")


@settings(max_examples=300)
@given(rows=_rows(), day=st.integers(1, 31))
def test_the_statement_agrees_with_a_slow_reading_of_the_spells(table: Lens, rows: list[Row], day: int) -> None:
    _fill(table, rows)
    date = str(_day(day))
    sql, values = status_sql(table, date, date)
    found = dict(table.rows(f"SELECT r.id, {sql} FROM record r", *values))
    assert found == {record: _slow(rows, record, day) for record in found}


@settings(max_examples=300)
@given(rows=_rows(), first=st.integers(1, 31), last=st.integers(1, 31))
def test_the_status_of_all_at_once_is_that_of_each(table: Lens, rows: list[Row], first: int, last: int) -> None:
    _fill(table, rows)
    begin, end = (str(_day(day)) for day in sorted((first, last)))
    sql, values = status_sql(table, begin, end)
    one_by_one = dict(table.rows(f"SELECT r.id, {sql} FROM record r", *values))
    all_at_once, its_values = bearings(("law", "provision"), table.counts, begin, end)
    named = f"SELECT r.id, {status_named('b.bearing')} FROM ({all_at_once}) b JOIN record r ON r.id = b.id"
    assert dict(table.rows(named, table.counts, table.counts, begin, end, *its_values)) == one_by_one


@settings(max_examples=300)
@given(rows=_rows(), first=st.integers(1, 31), last=st.integers(1, 31))
def test_what_is_said_of_a_stretch_is_true_of_its_days(table: Lens, rows: list[Row], first: int, last: int) -> None:
    first, last = sorted((first, last))
    _fill(table, rows)
    sql, values = status_sql(table, str(_day(first)), str(_day(last)))
    for record, word in table.rows(f"SELECT r.id, {sql} FROM record r", *values):
        daily = {_slow(rows, record, day) for day in range(first, last + 1)}
        if word in (IN_FORCE, PARTLY):
            assert daily <= {IN_FORCE, PARTLY}
        elif word in (ENDED, NOT_YET):
            assert daily == {word}
        elif word == SUSPENDED:
            assert daily <= {SUSPENDED, IN_FORCE, PARTLY}
        elif word == UNKNOWN:
            assert not daily & {IN_FORCE, PARTLY}


# --- every possible course of events ---------------------------------------------------------------------------------


def _words_of_all_courses(begin: tuple[int, int], end: tuple[int, int], month: int) -> set[str]:
    """The words that fit a month, when the beginning and the end lie in some month of each pair, in order."""
    words = set()
    for begun in range(begin[0], begin[1] + 1):
        for ended in range(max(end[0], begun), end[1] + 1):
            words.add(NOT_YET if month < begun else ENDED if month > ended else IN_FORCE)
    return words


def _edtf(pair: tuple[int, int]) -> str:
    one, other = (f"{2000 + month // 12}-{month % 12 + 1:02d}" for month in pair)
    return one if one == other else f'"[{one}..{other}]"'


pairs = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: (min(pair), max(pair)))
LIVES = {"law": ("entry into force", "repeal"), "body": ("founding", "abolition"), "hotline": ("opening", "closing")}


@settings(max_examples=150)
@given(kind=st.sampled_from(sorted(LIVES)), begin=pairs, end=pairs)
def test_a_status_is_certain_where_every_possible_course_of_events_agrees(kind: str, begin: tuple[int, int], end: tuple[int, int]) -> None:
    (begin, end) = ((min(begin[0], end[0]), min(begin[1], end[1])), (max(begin[0], end[0]), max(begin[1], end[1])))
    words = LIVES[kind]
    text = one(kind, f"events: [{{event: {words[0]}, date: {_edtf(begin)}}}, {{event: {words[1]}, date: {_edtf(end)}}}]")
    with opened(text) as store:
        for month in range(-1, 43):
            year, place = divmod(month, 12)
            told = status(store, "r", f"{2000 + year}-{place + 1:02d}-15")
            possible = _words_of_all_courses(begin, end, month)
            # within the month of an end, or of a beginning, the day decides
            if month in (*begin, *end):
                continue
            assert told == (possible.pop() if len(possible) == 1 else UNKNOWN), (begin, end, month)


BASES = ("in-force", "adopted", "published")
moments = st.lists(st.dates().map(str), min_size=3, max_size=3).map(sorted)


@settings(max_examples=60)
@given(dates=moments, asked=st.dates().map(str))
def test_a_later_basis_never_holds_before_an_earlier_one(dates: list[str], asked: str) -> None:
    kinds = ("adoption", "publication", "entry into force")
    events = ", ".join(f"{{event: {kind}, date: {date}}}" for kind, date in zip(kinds, dates, strict=True))
    with opened(one("law", f"events: [{events}]")) as store:
        held = [status(store, "r", asked, basis) == IN_FORCE for basis in ("adopted", "published", "in-force")]
    assert all(earlier or not later for earlier, later in pairwise(held))


@pytest.mark.parametrize("basis", BASES)
def test_every_record_with_a_state_has_a_status(dataset: MakeDataset, basis: str) -> None:
    found = statuses(
        look(dataset(REPLACED + "stages: {s1: {title: S, series: policy, number: 1, cite: s}}\n", "x"), basis), "2000-01-01", "2000-01-01", EVERY
    )
    assert set(found) == {"r", "vague", "told", "new", "s1"}
    assert set(found.values()) <= set(STATUSES)


# --- sets all of whose members are meant -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "status"),
    [("2009-12-31", "not yet"), ("2010-06-01", "unknown"), ("2011-01-01", "in force"), ("2011-06-01", "in force"), ("2012-12-31", "in force")],
)
def test_what_began_in_each_year_of_a_set_had_begun_by_the_end_of_the_first(dataset: MakeDataset, day: str, status: str) -> None:
    store = dataset(
        'laws: {x: {title: X, cite: s, events: [{event: entry into force, date: "{2010,2012}"}]}}\nsources: {s: {title: S, authority: study}}'
    )
    assert _status(store, day) == status


@pytest.mark.parametrize(
    ("day", "status"),
    [("2009-06-01", "not yet"), ("2010-06-01", "in force"), ("2011-06-01", "ended"), ("2012-06-01", "in force"), ("2013-01-01", "ended")],
)
def test_a_period_that_is_a_set_holds_in_its_members_and_not_between_them(dataset: MakeDataset, day: str, status: str) -> None:
    store = dataset('organisations: {x: {title: X, cite: s, period: "{2010,2012}"}}\nsources: {s: {title: S, authority: study}}')
    assert _status(store, day) == status


@pytest.mark.parametrize(
    ("day", "status"),
    [("2009-06-01", "in force"), ("2010-06-01", "in force"), ("2011-06-01", "in force"), ("2012-06-01", "unknown"), ("2013-06-01", "ended")],
)
def test_what_ended_in_each_year_of_a_set_held_until_the_last(dataset: MakeDataset, day: str, status: str) -> None:
    events = "[{event: founding, date: 2000}, {event: abolition, date: '{2010,2012}'}]"
    store = dataset(f"bodies: {{x: {{title: X, cite: s, events: {events}}}}}\nsources: {{s: {{title: S, authority: study}}}}")
    assert _status(store, day) == status


def _status(store: Store, day: str) -> str:
    return status_of(Lens(store, "en", day), ("law", "organisation", "body"))["x"]


def test_a_change_by_an_act_keeps_the_doubt_of_the_acts_date(dataset: MakeDataset) -> None:
    store = dataset(
        "laws: {a: {title: A, cite: s}, b: {title: B, cite: s, events: [{event: adoption, date: '2018?'}], links: [{amends: a}]}}\n"
        "sources: {s: {title: S, authority: study}}"
    )
    assert store.db.execute("SELECT kind, date FROM event WHERE record = 'a'").fetchall() == [("amendment", "2018?")]
