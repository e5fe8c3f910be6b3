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
from timeline.query.status import STATUSES, status_sql
from timeline.store import Store

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
    Case("a term whose beginning is unknown", one("law", "period: /2001"), {"1800-01-01": UNKNOWN, "2001-12-31": UNKNOWN, "2002-01-01": ENDED}),
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
    Case("of two sources, the later one saw further", one(
        "body", "period: 2000/.., cite: [s, late]", "sources: {late: {title: L, authority: press, as_of: 2024-05-21}}\n".replace("sources", "_"),
    ).replace("sources: {s:", "sources: {late: {title: L, authority: press, as_of: 2024-05-21}, s:").replace(
        "_: {late: {title: L, authority: press, as_of: 2024-05-21}}\n", "",
    ), {"2024-05-21": IN_FORCE, "2024-05-22": UNKNOWN}),
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
        "2001-12-31": IN_FORCE, "2002-06-01": UNKNOWN, "2002-12-31": IN_PART.replace(IN_PART, UNKNOWN), "2003-01-01": ENDED,
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
    Case("suspended, over years", one("treaty", f"events: [{PAUSED}]"), {"2004": IN_FORCE, "2004/2006": IN_PART, "2006": SUSPENDED}),
    Case("partly, over years", APART, {"2010/2011": PARTLY, "2009/2011": IN_PART, "2012": IN_FORCE}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("case", "date", "word"), [*_told(LAWS), *_told(TREATIES), *_told(INSTITUTIONS), *_told(PROGRAMMES), *_told(LINKED), *_told(NESTED), *_told(STRETCHES)]
)
def test_a_status_is_what_the_dates_say(dataset: MakeDataset, case: Case, date: str, word: str) -> None:
    assert status(dataset(case.text, "x"), case.record, date, case.basis) == word
