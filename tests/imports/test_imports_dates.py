"""Dates as tables write them: what each form means, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.edtf import parse
from timeline.imports.dates import Unread, read_date, split_mark

READ = {
    "19 July 2006": "2006-07-19", "July 19, 2006": "2006-07-19", "19 Jul 2006": "2006-07-19", "1st May 1990": "1990-05-01", "Sept. 2006": "2006-09",
    "19.07.2006": "2006-07-19", "31.12.2006": "2006-12-31", "31/12/2006": "2006-12-31", "12/31/2006": "2006-12-31", "05/05/2006": "2006-05-05",
    "2006/07/19": "2006-07-19", "20060719": "2006-07-19", "2006-07-19 00:00:00": "2006-07-19", "2006-07-19T10:30:00Z": "2006-07-19", "1953-05-5": "1953-05-05",
    "7/2006": "2006-07", "07.2006": "2006-07", "2006": "2006", "19-Jul-2006": "2006-07-19", "2006 July 19": "2006-07-19",
    "19 липня 2006 року": "2006-07-19", "19 липня 2006 р.": "2006-07-19", "липень 2006": "2006-07", "Травень 2001": "2001-05", "2006 рік": "2006",
    "01.05.1978 р.": "1978-05-01",
    "2006/7": "2006/2007", "1998/99": "1998/1999", "1999/00": "1999/2000", "1995-98": "1995/1998", "2006-2010": "2006/2010", "1990–1995": "1990/1995",
    "14-16 July 2000": "2000-07-14/2000-07-16", "July-August 2006": "2006-07/2006-08", "May 2001 - June 2002": "2001-05/2002-06",
    "from 2010 to 2015": "2010/2015", "від 2010 до 2015": "2010/2015", "since 2014": "2014/..", "until 2012": "/2012", "2014-present": "2014/..",
    "1981-09..1981-10": "[1981-09..1981-10]", "between 1995 and 1998": "[1995..1998]", "2000 or 2001": "[2000,2001]", "1990 or earlier": "[..1990]",
    "by 1990": "[..1990]", "before 1990": "[..1989]", "before 3 May 1990": "[..1990-05-02]", "before March 2000": "[..2000-02]", "після 2000": "[2001..]",
    "after 2000": "[2001..]", "after 31 December 1999": "[2000-01-01..]",
    "c. 1995": "1995~", "ca 1995": "1995~", "circa July 2006": "2006-07~", "близько 1995": "1995~", "probably 1995": "1995?", "1995 (?)": "1995?",
    "19 July 2006?": "2006-07-19?", "1802-04-18?": "1802-04-18?",
    "1990s": "199X", "the 1990s": "199X", "1990-ті роки": "199X", "19th century": "18XX", "199X": "199X", "[2010,2012]": "[2010,2012]", "2014/..": "2014/..",
}  # fmt: skip
REFUSED = {
    "nonsense": "cannot be read", "": "cannot be read", "x" * 200: "too long", "03/04/2006": "either order", "2006/10": "a month or a range",
    "2006/5": "a month or a range", "2006-7": "a month or a range", "19.7.06": "two digits", "Jul-06": "two digits", "38917": "spreadsheet",
    "31 Feb 2000": "February 2000", "31.02.2000": "February 2000", "2011-02-31": "February 2011", "before the 1990s": "need a day", "before 0001-01-01": "nothing before",
    "after 9999-12-31": "nothing before", "33/12/2006": "December 2006", "19 Foo 2006": "cannot be read", "2012-2010": "ends before|before", "10-2006-10-2007": "cannot be read",
}  # fmt: skip
EVERY_MONTH = (
    ("January", "Jan", "січень", "січня"), ("February", "Feb", "лютий", "лютого"), ("March", "Mar", "березень", "березня"), ("April", "Apr", "квітень", "квітня"),
    ("May", "May", "травень", "травня"), ("June", "Jun", "червень", "червня"), ("July", "Jul", "липень", "липня"), ("August", "Aug", "серпень", "серпня"),
    ("September", "Sept", "вересень", "вересня"), ("October", "Oct", "жовтень", "жовтня"), ("November", "Nov", "листопад", "листопада"),
    ("December", "Dec", "грудень", "грудня"),
)  # fmt: skip


@pytest.mark.parametrize("text", READ)
def test_a_form_is_read(text: str) -> None:
    assert read_date(text).edtf == READ[text]


@pytest.mark.parametrize("text", REFUSED)
def test_a_form_is_refused_with_its_reason(text: str) -> None:
    with pytest.raises(Unread, match=REFUSED[text]):
        read_date(text)


@pytest.mark.parametrize(
    ("order", "expected"), [("dmy", "2006-04-03"), ("mdy", "2006-03-04")], ids=["day first", "month first"]
)  # what the map says of both orders
def test_the_map_tells_the_order(order: str, expected: str) -> None:
    assert read_date("03/04/2006", order).edtf == expected


def test_a_day_that_the_order_of_the_map_makes_impossible_is_refused() -> None:
    with pytest.raises(Unread):
        read_date("12/31/2006", "dmy")


def test_a_year_and_two_digits_are_a_month_where_the_map_says_so() -> None:
    assert (read_date("2011/12").edtf, read_date("2011/12", slash="month").edtf) == ("2011/2012", "2011-12")


@pytest.mark.parametrize(
    ("text", "part"),
    [("early 1990s", "early"), ("mid-1990s", "mid"), ("late 1990s", "late"), ("початок 1990-х", "early"), ("кінець 1990-х років", "late")],
)
def test_a_part_of_a_decade_keeps_its_words(text: str, part: str) -> None:
    assert read_date(text) == ("199X", part, text)


@pytest.mark.parametrize("text", ["?", "unknown", "невідомо", "n.d."])
def test_a_date_that_is_known_to_be_unknown_is_no_fault(text: str) -> None:
    assert read_date(text).edtf == ""


@pytest.mark.parametrize("text", ["12 Dec 2000¹", "12 Dec 2000 [1]", "12 Dec 2000 *", "12 Dec 2000<sup>2</sup>", "12 Dec 2000 3", "12 Dec 2000 1, 2"])
def test_a_footnote_does_not_change_the_date(text: str) -> None:
    assert read_date(text) == ("2000-12-12", "", text)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("19 Jul 2006 a", "a"),
        ("19 Jul 2006 A", "A"),
        ("19 Jul 2006 AA", "AA"),
        ("19 Jul 2006 d", "d"),
        ("19 Jul 2006", ""),
        ("19 Jul 2006 a 3", "a"),
        ("19 Jul 2006¹ a", "a"),
    ],
)
def test_the_mark_behind_a_date_is_told_apart(text: str, mark: str) -> None:
    assert split_mark(text, ("a", "A", "AA", "d")) == ("19 Jul 2006", mark)


def test_a_mark_that_the_map_does_not_know_is_refused() -> None:
    with pytest.raises(Unread, match="`P`"):
        split_mark("19 Jul 2006 P", ("a", "A"))


@pytest.mark.parametrize("number", range(1, 13))
def test_every_name_of_a_month_is_read(number: int) -> None:
    assert {read_date(f"3 {name} 2006").edtf for name in EVERY_MONTH[number - 1]} == {f"2006-{number:02}-03"}
    assert {read_date(f"{name} 2006").edtf for name in EVERY_MONTH[number - 1]} == {f"2006-{number:02}"}


@given(
    st.dates(date(1000, 1, 1)),
    st.sampled_from(["{0.day} {1} {0.year}", "{1} {0.day}, {0.year}", "{0.day:02}.{0.month:02}.{0.year}", "{0.year}-{0.month}-{0.day}"]),
)
def test_a_day_comes_back_from_every_form(day: date, form: str) -> None:
    assert read_date(form.format(day, EVERY_MONTH[day.month - 1][0])).edtf == day.isoformat()


@given(st.text(max_size=40))
def test_what_is_read_is_edtf_and_nothing_else_happens(text: str) -> None:
    try:
        read = read_date(text)
    except Unread:
        return
    assert read.edtf == "" or parse(read.edtf)
