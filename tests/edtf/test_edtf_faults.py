"""Texts that are not EDTF: where the fault is, what is said, what is suggested."""

from __future__ import annotations

import copy
import pickle
import time

import pytest

from timeline.edtf import EdtfError, parse

FAULTS = [
    ("", 0, "nothing is written"),
    ("   ", 0, "nothing is written"),
    ("2011-02-30", 8, "February 2011 has 28 days"),
    ("2012-02-30", 8, "February 2012 has 29 days"),
    ("2011-04-31", 8, "April 2011 has 30 days"),
    ("2011-09-00", 8, "September 2011 has 30 days"),
    ("  2011-09-31", 10, "September 2011 has 30 days"),
    ("2010/2011-02-30", 13, "February 2011 has 28 days"),
    ("[2010,2011-02-30]", 14, "February 2011 has 28 days"),
    ("2011-02-3X", 8, "February 2011 has 28 days"),
    ("XXX1-02-29", 8, "no day 29 fits month 02 of year XXX1"),
    ("2011-13", 5, "there is no month 13"),
    ("2011-00", 5, "there is no month 00"),
    ("2011-2X", 5, "there is no month 2X"),
    ("2011-20-10", 5, "there is no month 20"),
    ("2011-25", 5, "seasons of one hemisphere (25) are not supported; 21 to 24 are"),
    ("2011-21-05", 8, "21 is a part of a year, not a month: it takes no day"),
    ("-0000", 0, "there is no year -0000: the year before 0001 is 0000"),
    ("Y12345-06", 7, "a year written with Y takes no month"),
    ("Y2011", 1, "a year written with Y has more than 4 digits, the first not 0"),
    ("Y17E7", 3, "exponents (E) are not supported"),
    ("1950S2", 4, "significant digits (S) are not supported"),
    ("Y171010000S3", 10, "significant digits (S) are not supported"),
    ("199", 0, "a year has 4 digits and comes first"),
    ("20111", 0, "a year has 4 digits; a longer one is written with Y before it"),
    ("2011-9", 5, "a month has 2 digits"),
    ("2011-09-1", 8, "a day has 2 digits"),
    ("2011-09-01-01", 10, 'unexpected "-01" after the date'),
    ("2011?~", 5, "one qualifier is enough; both at once is %"),
    ("199x", 3, 'an unspecified digit is written "X", not "x"'),
    ("199Х", 3, "this is the Cyrillic letter Х; an unspecified digit is the Latin X"),
    ("201１", 3, "a digit that is not one of 0 to 9"),
    ("2011\x00", 4, "the character U+0000 has no place in a date"),
    ("2011\ud800", 4, "the character U+D800 has no place in a date"),
    ("2011 - 09", 4, "a date has no blanks inside"),
    ("2011–2013", 4, 'this dash is not "-"; an interval is written with "/"'),
    ("20 September 2011", 3, 'the word "September" is not part of an EDTF date'),
    ("2011/2010", 5, "the interval ends before it begins"),
    ("2011-09/2011-08-31", 8, "the interval ends before it begins"),
    ("/", 0, "the interval states neither its start nor its end"),
    ("../..", 0, "the interval states neither its start nor its end"),
    ("2011/2012/2013", 9, 'an interval has one "/"'),
    ("2010/2011-09-20T10:00:00", 15, "an interval or set takes dates without a time"),
    ("2011T10:00:00", 4, "a time of day follows only a full date (YYYY-MM-DD)"),
    ("2011-09-20T10:00", 11, "a time is written hh:mm:ss, then nothing, Z or an offset such as +02:00"),
    ("2011-09-20T24:00:00", 11, "there is no time 24:00:00"),
    ("2011-09-20T10:00:60", 11, "there is no time 10:00:60"),
    ("2011-09-20T10:00:00+02:60", 19, "there is no offset +02:60"),
    ("[2010,2012", 9, 'a set that opens with "[" ends with "]"'),
    ("{2010]", 5, 'a set that opens with "{" ends with "}"'),
    ("[", 0, 'a set that opens with "[" ends with "]"'),
    ("[]", 1, "a member of the set is missing"),
    ("[2010,,2012]", 6, "a member of the set is missing"),
    ("[..]", 1, '".." in a set needs a date before or after it'),
    ("[2010,..2012]", 6, '".." without a date stands only at the start or the end of a set'),
    ("[2010..,2012]", 5, '".." without a date stands only at the start or the end of a set'),
    ("[2012..2010]", 7, "the range ends before it begins"),
    ("[2010/2012]", 5, 'unexpected "/2012" after the date'),
]

HINTS = [
    ("2011-02-30", "2011-02"),
    ("20.09.2011", "2011-09-20"),
    ("20/09/2011", "2011-09-20"),
    ("20-09-2011", "2011-09-20"),
    ("1.9.2011", "2011-09-01"),
    ("20.09.2011 р.", "2011-09-20"),
    ("09/20/2011", "2011-09-20"),
    ("2011/09/20", "2011-09-20"),
    ("2011-9-20", "2011-09-20"),
    ("2011-9", "2011-09"),
    ("09.2011", "2011-09"),
    ("20110920", "2011-09-20"),
    ("201109", "2011-09"),
    ("20 September 2011", "2011-09-20"),
    ("20th of September 2011", "2011-09-20"),
    ("Sept. 20, 2011", "2011-09-20"),
    ("20-Sep-2011", "2011-09-20"),
    ("September 2011", "2011-09"),
    ("20 вересня 2011", "2011-09-20"),
    ("20 вересня 2011 року", "2011-09-20"),
    ("1 листопада 2011 р.", "2011-11-01"),
    ("Вересень 2011", "2011-09"),
    ("2011 рік", "2011"),
    ("2011-13", "2011/2013"),
    ("circa 2011", "2011~"),
    ("c. 2011", "2011~"),
    ("about 2011", "2011~"),
    ("близько 2011 року", "2011~"),
    ("about September 2011", "2011-09~"),
    ("probably 2011", "2011?"),
    ("2011 (?)", "2011?"),
    ("2011?~", "2011%"),
    ("2011?-2013", "2011?/2013"),
    ("2011-2013", "2011/2013"),
    ("2011–2013", "2011/2013"),
    ("2011 — 2013", "2011/2013"),
    ("from 2011 to 2013", "2011/2013"),
    ("between 2011 and 2013", "[2011..2013]"),
    ("10 листопада 1998 – 12 серпня 2000", "1998-11-10/2000-08-12"),
    ("1990s", "199X"),
    ("1990's", "199X"),
    ("1990-ті роки", "199X"),
    ("199", "199X"),
    ("20th century", "19XX"),
    ("since 2014", "2014/.."),
    ("з 2014 року", "2014/.."),
    ("since September 2014", "2014-09/.."),
    ("2014-present", "2014/.."),
    ("2014/open", "2014/.."),
    ("2014/unknown", "2014/"),
    ("2014-", "2014/"),
    ("till 2010", "/2010"),
    ("until 2010", "/2010"),
    ("до 2010 року", "/2010"),
    ("before 2010", "[..2009]"),
    ("2010 or later", "[2010..]"),
    ("2010 or 2012", "[2010,2012]"),
    ("2010 and 2012", "{2010,2012}"),
    ("[2010, 2012]", "[2010,2012]"),
    ("199x", "199X"),
    ("199Х", "199X"),
    ("199х/1998", "199X/1998"),
    ("199u", "199X"),
    ("２０１１", "2011"),
    ("2011 / 2013", "2011/2013"),
    ("20111", "Y20111"),
    ("y170000002", "Y170000002"),
    ("Y2011", "2011"),
    ("-0000", "0000"),
    ("2011-09-20 10:00", "2011-09-20T10:00:00"),
    ("2011-09-20t10:00:00z", "2011-09-20T10:00:00Z"),
    ("Q3 2002", "2002-35"),
    ("2002-Q3", "2002-35"),
    ("третій квартал 2002 року", "2002-35"),
    ("H2 2002", "2002-41"),
    ("spring 2011", "2011-21"),
    ("зима 2011", "2011-24"),
]

WITHOUT_HINT = ["", "nonsense", "2013-2011", "2011\x00", "Y17E7", "31.02.2011", "x" * 10_000, "?", "X"]


@pytest.mark.parametrize(("text", "position", "message"), FAULTS)
def test_a_fault_is_named_and_placed(text: str, position: int, message: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse(text)
    assert (caught.value.text, caught.value.position, caught.value.message) == (text, position, message)


@pytest.mark.parametrize(("text", "spelling"), HINTS)
def test_a_usual_spelling_gets_its_edtf_suggested(text: str, spelling: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse(text)
    assert caught.value.hint == f"write {spelling}"
    assert parse(spelling).text == spelling


@pytest.mark.parametrize("text", WITHOUT_HINT)
def test_nothing_is_suggested_where_the_meaning_is_not_clear(text: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse(text)
    assert caught.value.hint == ""


def test_a_date_that_reads_two_ways_gets_both_suggested() -> None:
    with pytest.raises(EdtfError) as caught:
        parse("05/06/2011")
    assert caught.value.hint == "write 2011-06-05 if the day comes first, 2011-05-06 if not"


def test_the_error_text_shows_at_most_40_characters_of_the_input() -> None:
    with pytest.raises(EdtfError) as caught:
        parse("1" * 10_000)
    assert str(caught.value) == '"' + "1" * 39 + '…": longer than 1000 characters'


def test_a_long_word_is_cut_in_the_message_too() -> None:
    with pytest.raises(EdtfError) as caught:
        parse("a" * 900)
    assert len(caught.value.message) < 100


def test_the_error_text_holds_no_control_character() -> None:
    with pytest.raises(EdtfError) as caught:
        parse("\x1b[31m2011\x07\u202e")
    assert str(caught.value).isprintable()


def test_an_error_survives_copy_and_pickle() -> None:
    error = EdtfError("2011-9", 5, "a month has 2 digits", "write 2011-09")
    for other in (copy.copy(error), pickle.loads(pickle.dumps(error))):
        assert (other.text, other.position, other.message, other.hint) == error.args
    assert str(error) == '"2011-9": a month has 2 digits (write 2011-09)'


@pytest.mark.parametrize(
    "text",
    ["2011 to " * 12 + "x", "since " * 16, "2011-" * 20, "(" * 100, "1 1 1 " * 16, "/" * 999, "X" * 1000]
    + ["[" + ",".join(["XXX1-XX-3X"] * 80) + "x]", "1999 or 2000 and " * 5 + "-", "about " * 15 + "1999 - 2000"],
)
def test_a_hostile_text_takes_bounded_time(text: str) -> None:
    begun = time.perf_counter()
    with pytest.raises(EdtfError):
        parse(text)
    assert time.perf_counter() - begun < 1


def test_a_part_of_a_decade_is_suggested_with_its_key() -> None:
    with pytest.raises(EdtfError) as caught:
        parse("early 90s")
    assert caught.value.hint == "write 199X, and `start_part: early` (or `end_part`) beside it"
