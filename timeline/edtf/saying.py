"""Says a value in words for people. The words are in `wording`; here is only how they join."""

from __future__ import annotations

from timeline.edtf.masks import trimmed, year_range
from timeline.edtf.reading import parse, written_parts
from timeline.edtf.values import Edtf, End
from timeline.edtf.wording import LANGUAGES, MONTH_NAMES, MONTHS_OF, PARTS, PHRASES, SHAPES, UNITS, Forms

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_SIBILANTS = "сз"


def say(e: Edtf, lang: str = "en", *, start_part: str = "", end_part: str = "", as_of: str = "") -> str:
    """The value in words, a piece of a sentence without a full stop.

    `lang`: "en" or "uk". `start_part`, `end_part`: "early", "mid" or "late" for the start (or a single date) and
    the end. `as_of`: the EDTF date up to which a running interval is known to run. Raises ValueError for another
    language or part, EdtfError for a wrong `as_of`.

    >>> say(parse("2011-09-20")), say(parse("2011-09-20"), "uk")
    ('20 September 2011', '20 вересня 2011 року')
    >>> say(parse("199X/1998"), start_part="early"), say(parse("199X/1998"), "uk", start_part="early")
    ('early 1990s – 1998', 'початок 1990-х – 1998')
    >>> say(parse("2014/.."), as_of="2019")
    'from 2014, still running in 2019'
    """
    if lang not in LANGUAGES:
        raise ValueError(f"no wording in the language {lang!r}")
    for part in (start_part, end_part):
        if part and part not in PARTS:
            raise ValueError(f"{part!r} is no part of a period: {', '.join(PARTS)}")
    if e.form == "set":
        return _say_set(e, lang)
    if e.start and e.end:
        return _say_interval(e.start, e.end, lang, (start_part, end_part), as_of)
    forms = _forms(e, lang, start_part)
    words = PHRASES[lang]["about"].format(gen=forms[1]) if e.approximate else forms[0]
    return ", ".join([words, *_remarks(e, lang)])


def _say_interval(start: End, end: End, lang: str, parts: tuple[str, str], as_of: str) -> str:
    phrases = PHRASES[lang]
    if start.date and end.date:
        return f"{_inside(start.date, lang, parts[0])} – {_inside(end.date, lang, parts[1])}"
    if start.date:
        rest = phrases["end_unknown"] if end.state == "unknown" else _running(as_of, lang)
        return f"{_bounded('from', start.date, lang, parts[0])}, {rest}"
    if end.date:
        words = _bounded("until", end.date, lang, parts[1])
        return f"{words}, {phrases['start_unknown']}" if start.state == "unknown" else words
    return ""


def _inside(e: Edtf, lang: str, part: str = "") -> str:
    """A date that stands among others: its remarks in brackets, so that commas stay between dates."""
    forms = _forms(e, lang, part)
    words = PHRASES[lang]["about"].format(gen=forms[1]) if e.approximate else forms[0]
    return words + _bracketed(e, lang)


def _bounded(side: str, e: Edtf, lang: str, part: str = "") -> str:
    """The date after "from" or "until"."""
    genitive = _forms(e, lang, part)[1]
    # Ukrainian: "із" before a word that begins with с or з ("із січня").
    form = f"{side}_about" if e.approximate else side
    if side == "from" and genitive[0] in _SIBILANTS:
        form += "_s"
    return PHRASES[lang][form].format(gen=genitive) + _bracketed(e, lang)


def _running(as_of: str, lang: str) -> str:
    if not as_of:
        return PHRASES[lang]["running"]
    seen = parse(as_of)
    form = f"running_{seen.precision}"
    return PHRASES[lang][form if form in PHRASES[lang] else "running_month"].format(nom=say(seen, lang))


def _say_set(e: Edtf, lang: str) -> str:
    joint = "or" if e.text[0] == "[" else "and"
    words = [_member(member, joint, lang) for member in e.members]
    if len(words) == 1:
        return words[0]
    return f"{', '.join(words[:-1])} {PHRASES[lang][joint]} {words[-1]}"


def _member(e: Edtf, joint: str, lang: str) -> str:
    if e.form == "date" or not e.start or not e.end:
        return _inside(e, lang)
    phrases = PHRASES[lang]
    first, last = e.start.date, e.end.date
    if first and last:
        ends = {"a": _genitive(first, lang), "b": _genitive(last, lang)}
        return phrases[f"{joint}_between"].format(**ends)
    if last:
        return phrases[f"{joint}_earlier"].format(nom=_inside(last, lang))
    return phrases[f"{joint}_later"].format(nom=_inside(first, lang)) if first else ""


def _genitive(e: Edtf, lang: str) -> str:
    genitive = _forms(e, lang)[1]
    return (PHRASES[lang]["about"].format(gen=genitive) if e.approximate else genitive) + _bracketed(e, lang)


def _bracketed(e: Edtf, lang: str) -> str:
    remarks = _remarks(e, lang)
    return f" ({', '.join(remarks)})" if remarks else ""


def _remarks(e: Edtf, lang: str) -> list[str]:
    """What is to be said beside the date: unspecified parts and doubt."""
    phrases = PHRASES[lang]
    remarks = []
    written = written_parts(e.text)
    _, month, day = trimmed(written)
    if _masked(e):
        remarks.append(phrases["partly"])
    elif month != written[1]:
        remarks.append(phrases["no_day_month" if written[2] else "no_month"])
    elif day != written[2]:
        remarks.append(phrases["no_day"])
    if e.uncertain:
        remarks.append(phrases["uncertain"])
    return remarks


def _masked(e: Edtf) -> bool:
    """Whether no words fit, since X leaves days that make no single unit with a name."""
    year, month, day = trimmed(written_parts(e.text))
    if "X" in month + day or ("X" in year and (month or year_range(year) is None)):
        return True
    return year.startswith("-") and "X" in year


def _forms(e: Edtf, lang: str, part: str = "") -> Forms:
    """Nominative and genitive of a single date, without qualifiers."""
    if _masked(e):
        bare = e.text.translate({ord(char): None for char in "?~%"})
        return bare, bare
    whole = _unit_forms(e, lang)
    if not part or e.precision in ("day", "none"):
        return whole
    genitive = _year_group(e, lang, "decade_part")[1] if e.precision == "decade" else whole[1]
    nominative_part, genitive_part = SHAPES[lang][part]
    return nominative_part.format(of=genitive), genitive_part.format(of=genitive)


def _unit_forms(e: Edtf, lang: str) -> Forms:
    year_text, month, day = trimmed(written_parts(e.text))
    if "X" in year_text:
        return _year_group(e, lang, e.precision)
    year = int(year_text.lstrip("Y"))
    nominative, genitive = _year_forms(year, lang)
    if not month:
        return nominative, genitive
    if month > "12":
        return _filled(UNITS[lang][month], year=nominative, of=genitive, span=f"{nominative}–{_next(year, lang)}")
    names = {"year": nominative, "of": genitive, "day": day.lstrip("0")}
    form = SHAPES[lang]["day" if day else "month"]
    of_month = MONTHS_OF[lang][int(month) - 1]
    first = of_month if day else MONTH_NAMES[lang][int(month) - 1]
    return form[0].format(month=first, **names), form[1].format(month=of_month, **names)


def _next(year: int, lang: str) -> str:
    return _year_forms(year + 1, lang)[0]


def _year_forms(year: int, lang: str) -> Forms:
    # ISO 8601 counts a year 0, the first year before our era.
    return _filled(SHAPES[lang]["year" if year > 0 else "bc"], year=str(year if year > 0 else 1 - year))


def _year_group(e: Edtf, lang: str, shape: str) -> Forms:
    """A decade, century or millennium, named by its first year: `19XX` is the 20th century."""
    years = year_range(trimmed(written_parts(e.text))[0]) or (0, 0)
    number = years[0] // (1000 if shape == "millennium" else 100) + 1
    return _filled(SHAPES[lang][shape], year=str(years[0]), ordinal=_ordinal(number), roman=_roman(number))


def _filled(forms: Forms, **words: str) -> Forms:
    return forms[0].format(**words), forms[1].format(**words)


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _roman(number: int) -> str:
    """Roman numerals of 1 to 100: enough for the centuries of 4-digit years."""
    tens = {100: "C", 90: "XC", 50: "L", 40: "XL"}
    found = ""
    for value, sign in (*tens.items(), *_ROMAN):
        while number >= value:
            found, number = found + sign, number - value
    return found
