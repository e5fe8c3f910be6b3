"""What a list is asked for, as conditions in SQL: some hold or not, those about time hold for certain, perhaps, or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from timeline.edtf import Edtf, after, before, parse, within
from timeline.query.cells import SEEN
from timeline.query.dates import iso_bounds, read_date, stretch
from timeline.query.find import find
from timeline.query.lens import Lens, UsageError
from timeline.query.status import STATUSES
from timeline.query.views import STATEFUL, View, ViewFilter, narrower
from timeline.query.whole import BY_ANOTHER, SURE
from timeline.store.status import APART, HELD, PART, STATUS_OF, SUSPENDED_PART, bearings, status_named
from timeline.words import meant

ANY_PARTY = ("adoption", "publication", "opening for signature")  # the instrument's own acts, whoever is named


@dataclass(slots=True)
class Filters:
    """What a list is asked for: values of the same filter mean `or`, different filters mean `and`."""

    own: dict[str, list[str]] = field(default_factory=dict)  # the view's own filters
    events: list[tuple[str, str, str]] = field(default_factory=list)  # (event, after|before|in, EDTF)
    at: str = ""  # --at
    status: list[str] = field(default_factory=list)  # --status
    begin: str = ""  # --from
    end: str = ""  # --to
    topics: list[str] = field(default_factory=list)
    functions: list[str] = field(default_factory=list)
    issuers: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)  # --cites
    everything: bool = False  # --all
    sort: str = ""
    reverse: bool = False
    limit: int = 0  # 0: no limit


@dataclass(slots=True)
class Query:
    """The parts of the statement: conditions, three-valued tests (SQL giving 2 yes, 1 maybe, 0 no), values."""

    where: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)
    tests: list[str] = field(default_factory=list)
    test_values: list[Any] = field(default_factory=list)
    topics: dict[str, list[str]] = field(default_factory=dict)  # a set of topics for each filter that asks for them
    tables: list[str] = field(default_factory=list)  # further tables that the tests name, and their values
    table_values: list[Any] = field(default_factory=list)
    sets: list[str] = field(default_factory=list)  # SQL of all records, by `id`, that may pass a test; the test speaks of set0, set1 …
    set_values: list[Any] = field(default_factory=list)
    status: str = ""  # SQL of the status asked for, where the column `bearing` is at hand


def conditions(lens: Lens, view: View, filters: Filters) -> Query:
    """The parts of the statement that lets through what was asked for."""
    query = Query()
    kinds = ", ".join(repr(kind) for kind in view.kinds)
    query.where.append(f"r.kind IN ({kinds})")
    if view.where:
        query.where.append(view.where)
    if view.unfolded and not filters.everything and not any(name == "series" for name in filters.own):
        query.where.append(view.unfolded)
    by_name = {spec.name: spec for spec in view.filters}
    for name, values in filters.own.items():
        _own(lens, by_name[name], values, query)
    query.topics = topics_asked(lens, filters)
    for name in query.topics:
        if view.with_parts:
            query.tests.append(_taken_over_too(query, name))
        else:
            query.where.append(f"r.id IN (SELECT l.record FROM link l WHERE l.target IN {name} AND l.verb = 'on')")
    if filters.issuers:
        _one_of(query, "json_extract(r.body, '$.issuer') = ?", [find(lens, text, ("body", "organisation")) for text in filters.issuers])
    if filters.sources:
        _one_of(
            query,
            "r.id IN (SELECT c.record FROM citation c WHERE c.source = ?)",
            [find(lens, text, ("source",)) for text in filters.sources],
        )
    events = dict(view.events)
    for name, relation, text in filters.events:
        _event_test(lens, query, events[name], relation, read_date(text, f"--{name}-{relation}"))
    if filters.begin or filters.end:
        _overlap_test(query, *stretch(filters.begin, filters.end))
    if filters.at or filters.status:
        _status_test(lens, view, query, filters)
    return query


def _taken_over_too(query: Query, topics: str) -> str:
    """SQL of how certainly a role is on one of the topics, by itself or by a role that it takes over: perhaps, where one reading takes over none."""
    given, above = f"{topics}_given", f"{topics}_above"
    holders = f"SELECT p.parent FROM {given} g JOIN record p ON p.id = g.id WHERE instr(g.id, '/')"
    on = f"SELECT l.record FROM link l WHERE l.target IN {topics} AND l.verb = 'on'"
    # what is on the topics with all that holds it; and the same without a programme that is on them by itself: none of its roles is
    query.tables += [f"{given}(id) AS ({on} UNION {holders})", f"{above}(id) AS (SELECT g.id FROM {given} g WHERE instr(g.id, '/') UNION {holders})"]
    taken = f"SELECT 1 FROM link i WHERE i.record = r.id AND i.verb = 'inherits' AND +i.target IN {above}"
    reading, other = (f"json_extract({link}.details, '$.reading')" for link in ("i", "o"))
    without = (
        f"SELECT 1 FROM link o WHERE o.record = r.id AND o.verb = 'inherits' AND {other} IS NOT NULL "
        f"AND NOT EXISTS ({taken} AND coalesce({reading}, {other}) = {other})"
    )
    return f"CASE WHEN r.id IN {given} THEN 2 WHEN NOT EXISTS ({taken}) THEN 0 WHEN EXISTS ({without}) THEN 1 ELSE 2 END"


def topics_asked(lens: Lens, filters: Filters) -> dict[str, list[str]]:
    """The topics that --topic and --function ask for, each under the name of its set."""
    asked = {
        "topic_set": [find(lens, text, ("topic",)) for text in filters.topics],
        "function_set": [find_function(lens, text) for text in filters.functions],
    }
    return {name: ids for name, ids in asked.items() if ids}


def find_function(lens: Lens, text: str) -> str:
    """The id of the function of civil society that `text` means. Raises `NotFound` with the nearest functions."""
    return find(lens, text, ("topic",), "json_extract(r.body, '$.scheme') = 'function'", called="function", listed="topics --scheme function")


def _status_test(lens: Lens, view: View, query: Query, filters: Filters) -> None:
    """The status on the day asked for, today when none is; kinds without a state are asked for their time alone."""
    if not set(view.kinds) <= set(STATEFUL):
        _overlap_test(query, *iso_bounds(read_date(filters.at, "--at")))
        return
    first, last = iso_bounds(read_date(filters.at or lens.today, "--at"))
    literals = [f"'{word}'" for word in (lens.counts, lens.counts, first, last)]  # of closed lists, or days
    query.status, apart = (sql.replace("?", "{}").format(*literals) for sql in (status_named("bearing"), APART))
    wanted = [_status_word(word) for word in filters.status] or ["in force", "partly"]
    held, partly = (2 if word in wanted else 0 for word in ("in force", "partly"))
    whole = str(held) if held == partly else f"CASE WHEN {apart} THEN {partly} ELSE {held} END"
    sure = [str(number) for number, word in STATUS_OF.items() if number != HELD and word in wanted]
    perhaps = [str(number) for number, word in STATUS_OF.items() if word in {"unknown", PART, SUSPENDED_PART}]
    table, values = bearings(view.kinds, lens.counts, first, last)
    bearing = f"{_add_set(query, table, values)}.bearing"
    query.tests.append(
        f"CASE WHEN {bearing} = {HELD} THEN {whole} WHEN {bearing} IN ({', '.join(sure)}) THEN 2 WHEN {bearing} IN ({', '.join(perhaps)}) THEN 1 ELSE 0 END"
    )


def _add_set(query: Query, sql: str, values: Sequence[Any]) -> str:
    """The name of a set of records that the query has from now on."""
    query.sets.append(sql)
    query.set_values += values
    return f"set{len(query.sets) - 1}"


def _status_word(text: str) -> str:
    if found := meant(text, STATUSES):
        return found[0]
    raise UsageError(f"--status: `{text[:40]}` is no status", f"one of these words: {', '.join(STATUSES)}")


def _one_of(query: Query, condition: str, values: Sequence[Any]) -> None:
    query.where.append("(" + " OR ".join([condition] * len(values)) + ")")
    query.values += values


def _own(lens: Lens, spec: ViewFilter, typed: Sequence[str], query: Query) -> None:
    if spec.refers:
        _one_of(query, spec.sql, [find(lens, text, spec.refers) for text in typed])
        return
    words = [_word(spec, text) for text in typed]
    if not spec.words:
        _must_exist(lens, spec, words)
    _one_of(query, spec.sql, words)


def _must_exist(lens: Lens, spec: ViewFilter, words: Sequence[str]) -> None:
    """A word that no record has is a slip, not a question with an empty answer."""
    known = [
        str(word) for (word,) in lens.rows(f"SELECT DISTINCT json_extract(body, '$.{spec.name}') AS w FROM record WHERE w IS NOT NULL ORDER BY w")
    ]
    for word in words:
        if word.casefold() not in {name.casefold() for name in known}:
            raise UsageError(f"--{spec.name}: no record has `{word[:40]}`", f"one of: {', '.join(known)}")


def _word(spec: ViewFilter, text: str) -> str:
    """The word of a closed list that is meant."""
    plain = " ".join(text.split())
    if not spec.words:
        return dict(spec.aliases).get(plain.casefold(), plain)
    aliases = dict(spec.aliases)
    found = [aliases[plain.casefold()]] if plain.casefold() in aliases else meant(plain, spec.words)
    if not found:
        raise UsageError(f"--{spec.name}: `{text[:40]}` is not in the list", f"one of these words: {', '.join(spec.words)}")
    return found[0]


def parties(kinds: Sequence[str]) -> str:
    """SQL: whose events of these kinds count, the jurisdiction's own or anybody's."""
    return "1" if kinds[0] in ANY_PARTY else "e.own = 1"


def _event_test(lens: Lens, query: Query, kinds: Sequence[str], relation: str, date: Edtf) -> None:
    """Whether an event of these kinds lies after all of, before all of, or within the date: yes, perhaps, or no."""
    first, last = iso_bounds(date)
    names = ", ".join(repr(kind) for kind in kinds)
    undated = "e.date IS NULL"
    if relation == "after":
        yes, perhaps, values = "e.earliest > ?", f"({undated} OR e.latest IS NULL OR e.latest > ?)", [last, last]
    elif relation == "before":
        yes, perhaps, values = "e.latest < ?", f"({undated} OR e.earliest IS NULL OR e.earliest < ?)", [first, first]
    else:
        yes = "(e.date IS NOT NULL AND coalesce(e.earliest, '0000-01-01') >= ? AND coalesce(e.latest, '9999-12-31') <= ?)"
        perhaps = f"({undated} OR (coalesce(e.earliest, '') <= ? AND coalesce(e.latest, '9999') >= ?))"
        values = [first, last, last, first]
    # of a set only the members count, and those SQL cannot see
    possible = "(e.date IS NULL OR substr(e.date, 1, 1) NOT IN ('[', '{') OR edtf_relation(e.date, ?, ?) <> 'no')"
    lens.store.db.create_function("edtf_relation", 3, _relation, deterministic=True)
    other = (
        f"SELECT c.record FROM claim c JOIN event v ON v.record = c.record AND v.address = c.field WHERE c.chosen = 0 "
        f"AND v.kind IN ({names}) AND {parties(kinds).replace('e.', 'v.')} AND {yes.replace('e.date', 'c.value').replace('e.', 'c.')}"
    )
    rivals = f"rivals{len(query.sets)}"
    query.tables.append(f"{rivals}(id) AS ({other})")
    query.table_values += values[: yes.count("?")]
    certainty = f"max(CASE WHEN {yes} THEN 2 WHEN {perhaps} AND {possible} THEN 1 WHEN e.record IN {rivals} THEN {BY_ANOTHER} ELSE 0 END)"
    events = f"event e WHERE e.kind IN ({names}) AND {parties(kinds)} AND ({yes} OR {perhaps} OR e.record IN {rivals})"
    table = f"SELECT e.record AS id, {certainty} AS certainty FROM {events} GROUP BY e.record"
    found = _add_set(query, table, [*values, relation, date.text, *values])
    query.tests.append(f"{found}.certainty")


def _relation(event: str, relation: str, asked: str) -> str:
    """Whether the date of an event lies after, before or in the date asked for: yes, no or maybe."""
    return {"after": after, "before": before, "in": within}[relation](parse(event), parse(asked))


def _overlap_test(query: Query, begin: str, end: str) -> None:
    """Whether the record's life shares a day with the stretch; what runs on is sure up to the day its source saw."""
    sure = (
        "r.begin_latest <= ? AND CASE WHEN r.end_earliest IS NOT NULL AND r.end_latest IS NOT NULL THEN r.end_earliest >= ? "
        "WHEN r.running = 1 AND r.kind IN ('treaty', 'law', 'provision') THEN 1 "  # acts are presumed to last
        f"WHEN r.running = 1 THEN ? <= coalesce({SEEN}, r.begin_latest) ELSE r.end_earliest >= ? END"
    )
    maybe = "coalesce(r.begin_earliest, '') <= ? AND coalesce(r.end_latest, '9999') >= ?"
    query.tests.append(f"CASE WHEN {sure} THEN 2 WHEN {maybe} THEN 1 ELSE 0 END")
    query.test_values += [end, begin, begin, begin, end, begin]


def certainty_sql(query: Query) -> str:
    """SQL of how certainly a record matches: 2 for certain, 1 perhaps, 0 not."""
    if not query.tests:
        return "2"
    return query.tests[0] if len(query.tests) == 1 else f"min({', '.join(query.tests)})"


def with_topics(query: Query, *more: str) -> tuple[str, list[Any]]:
    """The topics that each filter asks for and all narrower ones, as a table a filter, and the `more` tables that follow; the values of the former."""
    tables = [*(topic_table(name, len(ids)) for name, ids in query.topics.items()), *query.tables, *more]
    return f"WITH RECURSIVE {', '.join(tables)} " if tables else "", [*(topic for ids in query.topics.values() for topic in ids), *query.table_values]


def topic_table(name: str, seeds: int) -> str:
    """SQL of the recursive table `name`: as many topics as there are `seeds` to bind, and all narrower ones."""
    return f"{name}(id) AS ({' UNION '.join(['SELECT ?'] * seeds)} UNION SELECT value FROM {narrower(name)})"


def inner(query: Query, columns: str) -> str:
    """The records that the conditions let through, and how certainly each matches; where a status is asked, `bearing` tells it."""
    sets = [f"({table}) set{n}" for n, table in enumerate(query.sets)]  # they lead to the records
    where = " AND ".join((*(f"set{n}.id = r.id" for n in range(len(sets))), *query.where))
    bearing = ", bearing" if query.status else ""
    return f"SELECT {columns}, {certainty_sql(query)} AS certainty{bearing} FROM {' CROSS JOIN '.join((*sets, 'record r'))} WHERE {where}"


def joins(query: Query) -> str:
    """The sets of the tests, joined to a table `r` of records that something else leads to."""
    return "".join(f" JOIN ({table}) set{n} ON set{n}.id = r.id" for n, table in enumerate(query.sets))


def inner_values(query: Query) -> list[Any]:
    """The values of `inner`, in the order in which it takes them."""
    return [*query.test_values, *query.set_values, *query.values]


def totals(lens: Lens, query: Query) -> dict[float, int]:
    """How many records there are of each certainty."""
    head, head_values = with_topics(query)
    if not query.tests:
        row = lens.one(f"{head}SELECT count(*) FROM record r WHERE {' AND '.join(query.where)}", *head_values, *query.values)
        return {SURE: row[0]} if row else {}
    return dict(lens.rows(f"{head}SELECT certainty, count(*) FROM ({inner(query, 'r.id')}) GROUP BY certainty", *head_values, *inner_values(query)))
