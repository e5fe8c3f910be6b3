"""Dates in words, in English and in Ukrainian."""

from __future__ import annotations

import pytest

from timeline.edtf import EdtfError, parse, say

DATES = [
    ("2011-09-20", "20 September 2011", "20 вересня 2011 року"),
    ("2011-09-05", "5 September 2011", "5 вересня 2011 року"),
    ("2011-09-20T10:00:00Z", "20 September 2011", "20 вересня 2011 року"),
    ("2011-09", "September 2011", "вересень 2011 року"),
    ("2011", "2011", "2011"),
    ("0044", "44", "44"),
    ("0000", "1 BC", "1 рік до н. е."),
    ("-0009-03", "March 10 BC", "березень 10 року до н. е."),
    ("Y170000002", "170000002", "170000002"),
    ("2011~", "about 2011", "близько 2011 року"),
    ("2011-09~", "about September 2011", "близько вересня 2011 року"),
    ("2011-09-20~", "about 20 September 2011", "близько 20 вересня 2011 року"),
    ("2011?", "2011, uncertain", "2011, під сумнівом"),
    ("2011%", "about 2011, uncertain", "близько 2011 року, під сумнівом"),
    ("199X", "1990s", "1990-ті роки"),
    ("199X~", "about 1990s", "близько 1990-х років"),
    ("200X", "2000s", "2000-ті роки"),
    ("19XX", "20th century", "XX століття"),
    ("20XX", "21st century", "XXI століття"),
    ("10XX", "11th century", "XI століття"),
    ("13XX~", "about 14th century", "близько XIV століття"),
    ("98XX", "99th century", "XCIX століття"),
    ("1XXX", "2nd millennium", "II тисячоліття"),
    ("XXXX", "year not stated", "рік не вказано"),
    ("2011-XX", "2011, month not stated", "2011, місяць не вказано"),
    ("2011-09-XX", "September 2011, day not stated", "вересень 2011 року, день не вказано"),
    ("2011-XX-XX", "2011, day and month not stated", "2011, день і місяць не вказано"),
    ("2011-XX-12", "2011-XX-12, partly not stated", "2011-XX-12, частково не вказано"),
    ("1XX9?", "1XX9, partly not stated, uncertain", "1XX9, частково не вказано, під сумнівом"),
    ("-019X", "-019X, partly not stated", "-019X, частково не вказано"),
    ("2002-33", "first quarter of 2002", "перший квартал 2002 року"),
    ("2002-35", "third quarter of 2002", "третій квартал 2002 року"),
    ("2002-35~", "about third quarter of 2002", "близько третього кварталу 2002 року"),
    ("2002-38", "second third of 2002", "друга третина 2002 року"),
    ("2002-40", "first half of 2002", "перше півріччя 2002 року"),
    ("2002-41~", "about second half of 2002", "близько другого півріччя 2002 року"),
    ("2011-21", "spring 2011", "весна 2011 року"),
    ("2011-23~", "about autumn 2011", "близько осені 2011 року"),
    ("2011-24", "winter 2011–2012", "зима 2011–2012 років"),
]

SETS = [
    ("[2010,2012]", "2010 or 2012", "2010 або 2012"),
    ("[2010,2011,2012]", "2010, 2011 or 2012", "2010, 2011 або 2012"),
    ("[2010]", "2010", "2010"),
    ("[2010?,2012~]", "2010 (uncertain) or about 2012", "2010 (під сумнівом) або близько 2012 року"),
    ("[..2012]", "2012 or earlier", "2012 або раніше"),
    ("[2010..]", "2010 or later", "2010 або пізніше"),
    ("[2010..2012]", "between 2010 and 2012", "не раніше 2010 року і не пізніше 2012 року"),
    ("{2010,2012}", "2010 and 2012", "2010 і 2012"),
    ("{2010..2012}", "all from 2010 to 2012", "усі від 2010 року до 2012 року"),
    ("{..2012}", "2012 and earlier", "2012 і раніше"),
    ("{2010..}", "2010 and later", "2010 і пізніше"),
]

PERIODS = [
    ("1999/2002", "1999 – 2002", "1999 – 2002"),
    ("2007-03-07/2010-12-31", "7 March 2007 – 31 December 2010", "7 березня 2007 року – 31 грудня 2010 року"),
    ("2004~/2010?", "about 2004 – 2010 (uncertain)", "близько 2004 року – 2010 (під сумнівом)"),
    ("2014/..", "from 2014, still running", "з 2014 року, триває"),
    ("2014-01/..", "from January 2014, still running", "із січня 2014 року, триває"),
    ("2014-24/..", "from winter 2014–2015, still running", "із зими 2014–2015 років, триває"),
    ("2014~/..", "from about 2014, still running", "приблизно з 2014 року, триває"),
    ("2014-01~/", "from about January 2014, end unknown", "приблизно із січня 2014 року, кінець невідомий"),
    ("199X/..", "from 1990s, still running", "з 1990-х років, триває"),
    ("2014/", "from 2014, end unknown", "з 2014 року, кінець невідомий"),
    ("2014?/", "from 2014 (uncertain), end unknown", "з 2014 року (під сумнівом), кінець невідомий"),
    ("/2010", "until 2010, start unknown", "до 2010 року, початок невідомий"),
    ("../2010", "until 2010", "до 2010 року"),
    ("../2010-09~", "until about September 2010", "приблизно до вересня 2010 року"),
]

PARTS = [
    ("199X", "early", "", "early 1990s", "початок 1990-х"),
    ("199X", "mid", "", "mid-1990s", "середина 1990-х"),
    ("199X", "late", "", "late 1990s", "кінець 1990-х"),
    ("199X~", "late", "", "about late 1990s", "близько кінця 1990-х"),
    ("2011", "early", "", "early 2011", "початок 2011 року"),
    ("2011-09", "mid", "", "mid-September 2011", "середина вересня 2011 року"),
    ("19XX", "late", "", "late 20th century", "кінець XX століття"),
    ("2011-09-20", "early", "", "20 September 2011", "20 вересня 2011 року"),
    ("199X/1998", "early", "", "early 1990s – 1998", "початок 1990-х – 1998"),
    ("1998/200X", "", "mid", "1998 – mid-2000s", "1998 – середина 2000-х"),
    ("199X/..", "early", "", "from early 1990s, still running", "з початку 1990-х, триває"),
    ("199X/", "mid", "", "from mid-1990s, end unknown", "із середини 1990-х, кінець невідомий"),
    ("../199X", "", "late", "until late 1990s", "до кінця 1990-х"),
]

AS_OF = [
    ("2019", "from 2014, still running in 2019", "з 2014 року, триває станом на 2019 рік"),
    ("2019-09", "from 2014, still running in September 2019", "з 2014 року, триває станом на вересень 2019 року"),
    (
        "2019-09-17",
        "from 2014, still running on 17 September 2019",
        "з 2014 року, триває станом на 17 вересня 2019 року",
    ),
]


@pytest.mark.parametrize(("text", "english", "ukrainian"), DATES)
def test_a_date_is_said_in_both_languages(text: str, english: str, ukrainian: str) -> None:
    assert (say(parse(text)), say(parse(text), "uk")) == (english, ukrainian)


@pytest.mark.parametrize(("text", "english", "ukrainian"), SETS)
def test_a_set_says_whether_one_or_all_are_meant(text: str, english: str, ukrainian: str) -> None:
    assert (say(parse(text)), say(parse(text), "uk")) == (english, ukrainian)


@pytest.mark.parametrize(("text", "english", "ukrainian"), PERIODS)
def test_a_period_tells_running_from_unknown(text: str, english: str, ukrainian: str) -> None:
    assert (say(parse(text)), say(parse(text), "uk")) == (english, ukrainian)


@pytest.mark.parametrize(("text", "start", "end", "english", "ukrainian"), PARTS)
def test_a_part_is_said_of_the_end_it_belongs_to(text: str, start: str, end: str, english: str, ukrainian: str) -> None:
    e = parse(text)
    said = [say(e, lang, start_part=start, end_part=end) for lang in ("en", "uk")]
    assert said == [english, ukrainian]


@pytest.mark.parametrize(("as_of", "english", "ukrainian"), AS_OF)
def test_a_running_period_names_the_day_it_was_last_seen(as_of: str, english: str, ukrainian: str) -> None:
    e = parse("2014/..")
    assert (say(e, as_of=as_of), say(e, "uk", as_of=as_of)) == (english, ukrainian)


def test_an_ended_period_does_not_mention_as_of() -> None:
    assert say(parse("1999/2002"), as_of="2019") == "1999 – 2002"


def test_every_month_has_its_ukrainian_genitive() -> None:
    said = [say(parse(f"2011-{month:02}-01"), "uk").split()[1] for month in range(1, 13)]
    expected = "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"
    assert " ".join(said) == expected


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="no wording in the language 'fr'"):
        say(parse("2011"), "fr")


def test_another_part_is_refused() -> None:
    with pytest.raises(ValueError, match="'first' is no part of a period"):
        say(parse("2011"), start_part="first")


def test_a_wrong_as_of_is_refused() -> None:
    with pytest.raises(EdtfError):
        say(parse("2014/.."), as_of="17.09.2019")
