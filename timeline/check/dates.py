"""Rules on dates: events in the order that the law of treaties and of acts asks for, spells that exclude each other, days that mean nothing."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.check.rule import WARNING, Rule
from timeline.edtf import overlaps, parse
from timeline.load.problem import Problem
from timeline.model.vocabulary import CONSENTS, ENDINGS
from timeline.store import Store

_BINDING = tuple(kind for kind in CONSENTS if kind != "succession")  # a successor is bound from its predecessor's day on
ORDER: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (  # the first of these may not lie after any of those
    (("adoption",), ("assent", "publication", "entry into force", "application", "signature", *_BINDING, "deposit", *ENDINGS)),
    (("opening for signature",), ("signature", *_BINDING)),
    (("signature",), ("ratification", "acceptance", "deposit", "entry into force")),
    (_BINDING, ("deposit",)),
    ((*_BINDING, "deposit"), ("entry into force",)),
)
SENTINELS = ("9999", "0001-01-01", "2099-12-31", "2999-12-31", "3000-01-01", "4712-12-31")  # how databases write "never" and "for ever"
_DATED_KEYS = ("checked", "as_of", "due", "period", "valid", "date")

# events of one side: the instrument's own (`party: all`) go before those of every party
_SAME_SIDE = "(f.party = 'all' OR f.kind = 'adoption' OR (f.own = l.own AND (f.own = 1 OR f.party = l.party)))"


def out_of_order(store: Store) -> Iterator[Problem]:
    """In force before adoption, ratified before opened for signature, deposited before ratified, and so on."""
    pairs = ", ".join(f"('{first}', '{later}')" for firsts, laters in ORDER for first in firsts for later in laters)
    rows = store.db.execute(
        f"WITH pair(first, later) AS (VALUES {pairs}) "
        "SELECT l.record, l.kind, l.date, f.kind, f.date, r.path, coalesce(c.line, l.line), coalesce(c.col, l.col), min(f.earliest) "
        "FROM event l JOIN pair ON pair.later = l.kind JOIN event f ON f.record = l.record AND f.kind = pair.first "
        f"AND f.earliest IS NOT NULL AND f.line IS NOT NULL AND {_SAME_SIDE} JOIN record r ON r.id = l.record "
        "LEFT JOIN claim c ON c.record = l.record AND c.field = l.address AND c.chosen = 1 "
        "WHERE l.latest IS NOT NULL AND l.line IS NOT NULL GROUP BY l.rowid, f.kind HAVING l.latest < min(f.earliest) ORDER BY l.rowid"
    )
    for record, kind, date, before, its_date, path, line, column, _ in rows:
        message = f"{kind} ({date}) lies before {before} ({its_date})"
        yield Problem("out-of-order", message, "one of the two dates is wrong, or is of another event", path, line, column, record)


def outside_coverage(store: Store) -> Iterator[Problem]:
    """Dates that certainly lie outside the time that dataset.yaml names; when a source was written is another matter."""
    coverage = store.info.get("coverage")
    if not coverage:
        return
    date = parse(coverage)
    first, last = ("" if day is None else f"{day[0]:04d}-{day[1]:02d}-{day[2]:02d}" for day in (date.earliest, date.latest))
    rows = store.db.execute(
        "SELECT c.record, c.field, c.value, r.path, c.line, c.col FROM claim c JOIN record r ON r.id = c.record "
        "WHERE r.kind <> 'source' AND (c.latest < ?1 OR (?2 <> '' AND c.earliest > ?2)) ORDER BY c.rowid",
        (first, last),
    )
    for record, field, value, path, line, column in rows:
        message = f"`{field}` ({value}) lies outside the coverage of the dataset ({coverage})"
        yield Problem("outside-coverage", message, "correct the date, or widen `coverage` in dataset.yaml", path, line, column, record)


def sentinels(store: Store) -> Iterator[Problem]:
    """Days that databases write for "never" and "for ever"."""
    hint = "write what is known: `2014/` when no source gives the end, `2014/..` when it goes on, nothing when nothing is known"
    like = " OR ".join(f"{{0}} LIKE '%{text}%'" for text in SENTINELS)
    keys = ", ".join(repr(key) for key in _DATED_KEYS)
    found = "SELECT r.id, t.value, r.path, {0} FROM {1} JOIN json_tree({2}) t ON t.type = 'text' AND t.key IN ({3}) WHERE ({4})"
    place_of_field = (
        "coalesce(json_extract(r.places, '$.' || t.key || '[0]'), r.line), coalesce(json_extract(r.places, '$.' || t.key || '[1]'), r.col)"
    )
    rows = store.db.execute(
        "SELECT c.record, c.value, r.path, c.line, c.col FROM claim c JOIN record r ON r.id = c.record "
        f"WHERE c.earliest IS NOT NULL AND ({like.format('c.value')}) UNION ALL "
        + found.format(place_of_field, "record r", "r.body", keys, like.format("r.body"))
        + " UNION ALL "
        + found.format("c.line, c.col", "claim c JOIN record r ON r.id = c.record", "c.details", keys, like.format("c.details"))
        + " UNION ALL "
        + found.format("l.line, l.col", "link l JOIN record r ON r.id = l.record", "l.details", keys, like.format("l.details"))
    )
    for record, value, path, line, column in rows.fetchall():
        if any(part.strip("~?%").startswith(SENTINELS) for part in value.split("/")):
            yield Problem("sentinel-date", f"`{value}` stands for no day", hint, path, line, column, record)


def overlapping(store: Store) -> Iterator[Problem]:
    """Stages of one series, and holders of one office, that certainly share a day; spells that touch do not overlap."""
    stages = store.db.execute(
        "SELECT b.id, a.id, json_extract(b.body, '$.series'), b.path, b.line, b.col FROM spell x JOIN spell y ON x.kind = 'stage' AND y.kind = 'stage' "
        "AND x.sure_from <= y.sure_to AND y.sure_from <= x.sure_to AND x.record <> y.record JOIN record a ON a.id = x.record "
        "JOIN record b ON b.id = y.record AND json_extract(a.body, '$.series') = json_extract(b.body, '$.series') "
        "WHERE (json_extract(a.body, '$.number'), a.id) < (json_extract(b.body, '$.number'), b.id)"
    )
    for record, other, series, path, line, column in stages:
        message = f"the stage overlaps `{other}` of the same series ({series})"
        yield Problem("overlap", message, "let one end before the other begins; `2003/2009` and `2010/2013` only touch", path, line, column, record)
    held = store.db.execute(
        "SELECT l.record, l.target, json_extract(l.details, '$.valid'), r.path, l.line, l.col FROM link l JOIN record r ON r.id = l.record "
        "WHERE l.verb = 'held by' AND json_extract(l.details, '$.valid') IS NOT NULL ORDER BY l.record, l.rowid"
    ).fetchall()
    before: list[tuple[str, str]] = []  # the holders of the same office so far
    office = ""
    for record, holder, valid, path, line, column in held:
        before, office = (before, office) if record == office else ([], record)
        for other, its_valid in before:
            if other != holder and overlaps(parse(valid), parse(its_valid)) == "yes":
                message = f"`{holder}` ({valid}) holds it while `{other}` ({its_valid}) does"
                yield Problem("overlap", message, "an office has one holder at a time: correct `valid`", path, line, column, record)
        before.append((holder, valid))


RULES = (
    Rule("out-of-order", "dates", "An event lies before one that it can only follow: in force before adoption, ratified before opened.", out_of_order),
    Rule("overlap", "dates", "Two stages of one series, or two holders of one office, share a day. Spells that touch do not overlap.", overlapping),
    Rule("sentinel-date", "dates", "A day such as 9999-12-31 stands for `unknown` or `for ever`; EDTF says these in words of its own.", sentinels),
    Rule("outside-coverage", "dates", "A date lies outside the time that dataset.yaml says the dataset covers.", outside_coverage, WARNING),
)  # fmt: skip
