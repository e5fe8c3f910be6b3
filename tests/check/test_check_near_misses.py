"""For every rule of sense another way to break it than its example in tests/problems, and what comes near and is right."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from conftest import Run, write_dataset

from timeline.check.catalogue import RULES
from timeline.load.problem import GROUPS

HEAD = """sources:
  s: {title: A study, authority: study}
topics:
  t: {title: A topic, scheme: function, cite: s}
"""


def law(*events: str, name: str = "a", more: str = "") -> str:
    """A law with these events."""
    return f"laws:\n  {name}:\n    title: A law\n    topics: t\n    cite: s\n{more}" + _events(events)


def treaty(*events: str) -> str:
    """A treaty with these events."""
    return "treaties:\n  c:\n    title: A convention\n    topics: t\n    cite: s\n" + _events(events)


def _events(events: Iterable[str]) -> str:
    lines = "".join(f"      - {{event: {event}}}\n" for event in events)
    return f"    events:\n{lines}" if lines else ""


def stages(*periods: str, series: str = "policy") -> str:
    """Stages of one series with these periods."""
    lines = (
        f"  stage-{n}: {{title: Stage {n}, series: {series}, number: {n}, period: {period}, topics: t, cite: s}}\n"
        for n, period in enumerate(periods, 1)
    )
    return "stages:\n" + "".join(lines)


def office(*terms: str) -> str:
    """An office with its holders."""
    held = "".join(f"      - {{held by: {holder}, valid: {valid}}}\n" for holder, valid in (term.split(" ", 1) for term in terms))
    bodies = "  x: {title: A ministry, cite: s}\n  y: {title: Some council, cite: s}\n"
    return f"bodies:\n{bodies}  office:\n    title: An office\n    cite: s\n    topics: t\n    links:\n{held}"


# rule: ways to break it, ways that are right; each with a word on it
CASES: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "out-of-order": (
        {
            "deposited before ratified": treaty("ratification, date: 2010-09-21", "deposit, date: 2010-08"),
            "repealed before adopted": law("adoption, date: 2011-09-20", "repeal, date: 2010"),
            "applied before adopted": law("adoption, date: 2011-09-20", "application, date: 2011-09-19"),
            "published before adopted": law("adoption, date: 2011-09-20", "publication, date: 2011-09-19"),
            "signed by the head of State before adopted": law("adoption, date: 2011-09-20", "assent, date: 2011-09-01"),
            "in force before signed": treaty("signature, date: 2010", "entry into force, date: 2009-01-01"),
            "in force before accession": treaty("accession, date: 2010-05-01", "entry into force, date: 2010-04-01"),
            "the instrument in force before adopted": treaty("adoption, party: all, date: 2005-05-16", "entry into force, party: all, date: 2004"),
            "the party signed before the instrument was adopted": treaty("adoption, party: all, date: 2005-05-16", "signature, date: 2005-05-15"),
        },
        {
            "in force on the day of adoption": law("adoption, date: 2011-09-20", "entry into force, date: 2011-09-20"),
            "deposited on the day of ratification": treaty("ratification, date: 2010-09-21", "deposit, date: 2010-09-21"),
            "a year and a day in it": law("adoption, date: 2011", "entry into force, date: 2011-01-01"),
            "a month that both may be in": law("adoption, date: 2011-09-20", "entry into force, date: 2011-09"),
            "about a year": law("adoption, date: 2011-09-20", "entry into force, date: 2011~"),
            "one of two years": law("adoption, date: 2011-09-20", "entry into force, date: '[2010,2012]'"),
            "the party after the instrument": treaty("entry into force, party: all, date: 2008-02-01", "ratification, date: 2010"),
            "another party earlier": treaty("entry into force, id: x, party: p, date: 2008", "ratification, date: 2010") + "parties: {p: {title: P}}\n",
            "signed when it was opened": treaty("opening for signature, party: all, date: 2005-05-16", "signature, date: 2005-05-16"),
            "no date": law("adoption", "entry into force, date: 2010"),
        },
    ),
    "overlap": (
        {
            "a month that both have": stages("1999-01/2002-03", "2002-03/2005"),
            "one inside the other": stages("1999/2009", "2003/2004"),
            "one that went on when its source was written": "  x: {title: X, authority: ngo, as_of: 2010-01-01}\n" + stages("1999/..", "2003/2004").replace("cite: s", "cite: x"),
            "of the other series": stages("1999/2009", "2003/2012", series="civil-society"),
            "two holders in one year": office("x 2001/2005", "y 2004"),
        },
        {
            "touching years": stages("1999/2002", "2003/2009"),
            "touching days": stages("1999-01-01/2002-03-14", "2002-03-15/2005"),
            "one that goes on, nobody knows until when": stages("1999/..", "2003/2004"),
            "an end that nobody knows": stages("1999/", "2003/2009"),
            "about": stages("1999/2002~", "2002~/2009"),
            "two series": stages("1999/2009") + "  cso: {title: Another stage, series: civil-society, number: 1, period: 2003/2012, topics: t, cite: s}\n",
            "holders that touch": office("x 2001/2004", "y 2005/.."),
            "one holder twice": office("x 2001/2005", "x 2004/2007"),
            "holders whose terms are not told": office("x 2001/", "y 2005/.."),
        },
    ),
    "sentinel-date": (
        {
            "the first day of all": law("adoption, date: 0001-01-01"),
            "a validity": office("x 2001/9999-12-31"),
            "uncertain": law("adoption, date: 9999-12-31?"),
        },
        {"the last day of a year": law("adoption, date: 1999-12-31"), "the end of a decade": stages("2010/2019-12-31")},
    ),
    "outside-coverage": (
        {"before it": law("adoption, date: 1980"), "a period": stages("1950/1960"), "a month behind it": law("adoption, date: 2027-01")},
        {
            "its first day": law("adoption, date: 1990-01-01"), "its last year": law("adoption, date: 2026"), "a stretch that begins before it": stages("1980/1995"),
            "a decade that reaches into it": law("adoption, date: '[1985..1995]'"),
        },
    ),
    "duplicate-record": (
        {
            "another case": law(name="a") + "  b: {title: A LAW, topics: t, cite: s}\n",
            "the Ukrainian title": "laws:\n  a: {title: {en: One, uk: Закон про мир}, topics: t, cite: s}\n  b: {title: {en: Two, uk: Закон про мир}, topics: t, cite: s}\n",
            "a number with a sign": "laws:\n  a: {title: Peace, number: 12-IV, topics: t, cite: s}\n  b: {title: War, number: 12 – IV, topics: t, cite: s}\n",
        },
        {
            "other years": law("adoption, date: 2004") + "  b: {title: A law, topics: t, cite: s, events: [{event: adoption, date: 2010}]}\n",
            "another kind": law() + "programmes:\n  b: {title: A law, period: 2004, topics: t, cite: s}\n",
            "articles of two laws": law(more="    provisions: {art-1: {title: Article 1}}\n")
            + "  b: {title: Another text, topics: t, cite: s, provisions: {art-1: {title: Article 1}}}\n",
            "one number in two years": law("adoption, date: 2004", more="    number: '5'\n")
            + "  b: {title: Another text, number: '5', topics: t, cite: s, events: [{event: adoption, date: 2010}]}\n",
            "no number and no date": "laws:\n  a: {title: Peace, topics: t, cite: s}\n  b: {title: War, topics: t, cite: s}\n",
        },
    ),
    "duplicate-source": (
        {
            "www": "  x: {title: X, authority: ngo, url: https://www.example.org/a}\n  y: {title: Y, authority: ngo, url: https://example.org/a}\n",
            "capital letters of the host": "  x: {title: X, authority: ngo, url: https://Example.org/a}\n  y: {title: Y, authority: ngo, url: https://example.org/a}\n",
            "a place in the page": "  x: {title: X, authority: ngo, url: https://example.org/a#n1}\n  y: {title: Y, authority: ngo, url: https://example.org/a}\n",
        },
        {
            "another page": "  x: {title: X, authority: ngo, url: https://example.org/a}\n  y: {title: Y, authority: ngo, url: https://example.org/b}\n",
            "another question": "  x: {title: X, authority: ngo, url: https://example.org/?a=1}\n  y: {title: Y, authority: ngo, url: https://example.org/?a=2}\n",
            "another letter of the path": "  x: {title: X, authority: ngo, url: https://example.org/A}\n  y: {title: Y, authority: ngo, url: https://example.org/a}\n",
            "a page of a script": "  x: {title: X, authority: ngo, url: https://example.org/#/1}\n  y: {title: Y, authority: ngo, url: https://example.org/#/2}\n",
        },
    ),
    "near-duplicate-title": (
        {
            "Ukrainian": "laws:\n  a: {title: Закон про протидію торгівлі людьми, topics: t, cite: s}\n  b: {title: Закон про протидію торгівлы людьми, topics: t, cite: s}\n",
            "a slip in the first word": "laws:\n  a: {title: Resolution on shelters, topics: t, cite: s}\n  b: {title: Resolutoin on shelters, topics: t, cite: s}\n",
        },
        {
            "another number": "laws:\n  a: {title: Amendment to the Code no. 1, topics: t, cite: s}\n  b: {title: Amendment to the Code no. 2, topics: t, cite: s}\n",
            "another year": "programmes:\n  a: {title: State programme to 2015, topics: t, cite: s}\n  b: {title: State programme to 2016, topics: t, cite: s}\n",
            "another word": "laws:\n  a: {title: Law on the rights of women, topics: t, cite: s}\n  b: {title: Law on the rights of children, topics: t, cite: s}\n",
            "told apart by their dates": law("adoption, date: 2004").replace("A law", "Law on combating trafficking")
            + "  b: {title: Law on combating traficking, topics: t, cite: s, events: [{event: adoption, date: 2010}]}\n",
        },
    ),
    "orphan": (
        {
            "a law": "laws:\n  a: {title: A law, cite: s}\n", "a party that does nothing": "parties:\n  p: {title: P}\n",
            "a finding": "findings:\n  f: {title: F, theme: funding, cite: s}\n",
        },
        {
            "an issuer": law(more="    issuer: b\n") + "bodies:\n  b: {title: B, cite: s}\n",
            "who acted in an event": law("adoption, date: 2004, by: b") + "bodies:\n  b: {title: B, cite: s}\n",
            "a party of an event": treaty("signature, party: p, date: 2004") + "parties:\n  p: {title: P}\n",
            "a wider topic": "  n: {title: Narrow, scheme: function, broader: w, cite: s}\n  w: {title: Wide, scheme: function}\n",
            "a figure": "figures:\n  f: {title: F, value: 1, cite: s}\n",
        },
    ),
    "role-without-function": (
        {
            "a topic of another list": "  w: {title: Women, scheme: target-group}\nprogrammes:\n  p: {title: P, cite: s, roles: {r: {title: R, topics: w}}}\n",
            "heir of one without": "programmes:\n  p: {title: P, cite: s, topics: t, roles: {r: {title: R}}}\n"
            "  q: {title: Q, cite: s, topics: t, roles: {o: {title: O, links: [{inherits: p/r}]}}}\n",
        },
        {
            "heir of a role": "programmes:\n  p: {title: P, cite: s, roles: {r: {title: R, topics: t}}}\n"
            "  q: {title: Q, cite: s, topics: t, roles: {o: {title: O, links: [{inherits: p/r}]}}}\n",
            "heir of an heir": "programmes:\n  p: {title: P, cite: s, roles: {r: {title: R, topics: t}}}\n"
            "  q: {title: Q, cite: s, topics: t, roles: {o: {title: O, links: [{inherits: p/r}]}}}\n"
            "  v: {title: V, cite: s, topics: t, roles: {o: {title: N, links: [{inherits: q/o}]}}}\n",
        },
    ),
    "source-never-cited": (
        {"one of two": "  x: {title: X, authority: ngo}\n"},
        {
            "by a value": "  x: {title: X, authority: ngo}\nlaws:\n  a: {title: {value: A, cite: x}, topics: t, cite: s}\n",
            "by an event": "  x: {title: X, authority: ngo}\n" + law("adoption, date: 2004, cite: x"),
            "by a link": "  x: {title: X, authority: ngo}\n" + law(more="    links: [{about: t, cite: x}]\n"),
        },
    ),
    "outside-holder": (
        {"a provision": "provisions:\n  p: {title: P, topics: t, cite: s}\n"},
        {"a provision of a law": law(more="    provisions: {art-1: {title: Article 1}}\n")},
    ),
    "contradictory-dates": (
        {
            "closed before opened": "hotlines:\n  h: {title: H, topics: t, cite: s, events: [{event: opening, date: 2010}, {event: closing, date: 2009}]}\n",
            "expired before in force": law("entry into force, date: 2010-05-01", "expiry, date: 2010-04-30"),
        },
        {
            "repealed on the day": law("entry into force, date: 2010-05-01", "repeal, date: 2010-05-01"),
            "a year that both may be in": law("entry into force, date: 2010-05-01", "repeal, date: 2010"),
        },
    ),
    "undated-number": (
        {"a number alone": "hotlines:\n  h: {title: H, topics: t, cite: s, numbers: [{value: 116 123, purpose: advice}]}\n"},
        {"a number since": "hotlines:\n  h: {title: H, topics: t, cite: s, numbers: [{value: 116 123, valid: 2019/..}]}\n"},
    ),
    "no-source": (
        {
            "a role of a programme without": "programmes:\n  p: {title: {value: P, cite: s}, topics: t, roles: {r: {title: R, topics: t}}}\n",
            "an alias": "laws:\n  a: {title: {value: A, cite: s}, aliases: [B], topics: t}\n",
        },
        {
            "each value with its own": "laws:\n  a: {title: {value: A, cite: s}, topics: t, events: [{event: adoption, date: 2004, cite: s}]}\n",
            "a role of a programme with": "programmes:\n  p: {title: P, cite: s, topics: t, roles: {r: {title: R, topics: t}}}\n",
            "an event without a date": "laws:\n  a: {title: {value: A, cite: s}, topics: t, events: [{event: adoption}]}\n",
        },
    ),
    "circular-link": (
        {
            "a wider topic that is narrower": "  x: {title: X, scheme: function, broader: y, cite: s}\n  y: {title: Y, scheme: function, broader: x, cite: s}\n",
            "a law that amends itself": law(more="    links: [{amends: a}]\n"),
        },
        {
            "two that cite each other": law(more="    links: [{cites: b}]\n") + "  b: {title: B, topics: t, cite: s, links: [{cites: a}]}\n",
            "a law that amends its own article": law(more="    links: [{amends: b/art-1}]\n")
            + "  b: {title: B, topics: t, cite: s, provisions: {art-1: {title: Article 1}}}\n",
        },
    ),
    "impossible-link": (
        {"a source that amends": "  x: {title: X, authority: ngo, links: [{amends: a}]}\n" + law()},
        {"a law that amends a programme": law(more="    links: [{amends: p}]\n") + "programmes:\n  p: {title: P, topics: t, cite: s}\n"},
    ),
    "wrong-kind": (
        {"a topic that is a law": law() + "bodies:\n  b: {title: B, topics: a, cite: s}\n"},
        {"an organisation as issuer": law(more="    issuer: o\n") + "organisations:\n  o: {title: O, cite: s}\n"},
    ),
    "bad-number": (
        {"a blank between thousands": "figures:\n  f: {title: F, value: 354 500, cite: s}\n", "a percentage": "figures:\n  f: {title: F, value: 45%, cite: s}\n"},
        {"a decimal": "figures:\n  f: {title: F, value: 4.5, cite: s}\n", "nothing": "figures:\n  f: {title: F, value: 0, cite: s}\n"},
    ),
    "bad-url": (
        {"a file": "  x: {title: X, authority: ngo, url: 'file:///home/a'}\n", "a blank in it": "  x: {title: X, authority: ngo, url: 'https://example.org/a b'}\n"},
        {"letters of Ukraine": "  x: {title: X, authority: ngo, url: 'https://приклад.укр/а'}\n", "a port": "  x: {title: X, authority: ngo, url: 'http://example.org:8080'}\n"},
    ),
}  # fmt: skip


def _told(text: str, rule: str, run: Run, tmp_path: Path) -> list[str]:
    """What is told of the text, whose first lines may be records of a kind that the head has."""
    sources, topics = HEAD.split("topics:\n")
    started, kind, rest = text.partition(next((line for line in text.splitlines() if not line.startswith(" ")), "\0"))
    whole = f"{sources}{started}topics:\n{topics}" if "authority:" in started else f"{HEAD}{started}"
    folder = write_dataset(tmp_path, f"{whole}{kind}{rest}")
    return [item["name"] for item in json.loads(run("check", rule, "-d", str(folder), "--json").out)["items"]]


def _cases(which: int) -> list[tuple[str, str, str]]:
    return [(rule, what, text) for rule, both in CASES.items() for what, text in both[which].items()]


def _named(value: object) -> str:
    return str(value) if isinstance(value, str) and "\n" not in value else ""


@pytest.mark.parametrize(("rule", "what", "text"), _cases(0), ids=_named)
def test_another_way_to_break_a_rule_is_told(rule: str, what: str, text: str, run: Run, tmp_path: Path) -> None:
    assert _told(text, rule, run, tmp_path) != [], what


@pytest.mark.parametrize(("rule", "what", "text"), _cases(1), ids=_named)
def test_what_comes_near_and_is_right_is_not_told(rule: str, what: str, text: str, run: Run, tmp_path: Path) -> None:
    assert _told(text, rule, run, tmp_path) == [], what


def test_every_rule_of_sense_has_its_near_misses() -> None:
    elsewhere = {"unread-file", "assertion-false", "assertion-unproved"}  # test_check_strays.py, test_check_assertions.py
    assert {rule.name for rule in RULES} - elsewhere <= set(CASES)
    assert set(GROUPS["sources"]) | set(GROUPS["dates"]) <= set(CASES)
