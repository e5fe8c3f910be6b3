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
from timeline.query.status import PART, STATUSES, SUSPENDED_PART, status_sql
from timeline.query.views import STATEFUL, View, ViewFilter
from timeline.words import meant

ANY_PARTY = ("adoption", "publication", "opening for signature")  # the instrument's own acts, whoever is named
BY_ANOTHER = 0.5  # the certainty of a record that matches by the date of a source that was not chosen


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
    status: str = ""  # SQL of the status asked for, and its values
    status_values: list[Any] = field(default_factory=list)


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
    parts = " OR (l.record > r.id || '/' AND l.record < r.id || '0')" if view.with_parts else ""
    for name in query.topics:
        given = f"EXISTS (SELECT 1 FROM link l WHERE l.verb = 'on' AND l.target IN {name} AND (l.record = r.id{parts}))"
        if view.with_parts:
            query.tests.append(_taken_over_too(given, name))
        else:
            query.where.append(given)
    if filters.issuers:
        _one_of(query, "json_extract(r.body, '$.issuer') = ?", [find(lens, text, ("body", "organisation")) for text in filters.issuers])
    if filters.sources:
        _one_of(
            query,
            "EXISTS (SELECT 1 FROM citation c WHERE c.record = r.id AND c.source = ?)",
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


def _taken_over_too(given: str, topics: str) -> str:
    """SQL of how certainly a role is on one of the topics, by itself or by a role that it takes over: perhaps, where one reading takes over none."""
    taken = (
        "SELECT 1 FROM link i JOIN link l ON (l.record = i.target AND instr(i.target, '/')) "
        "OR (l.record > i.target || '/' AND l.record < i.target || '0') "
        f"WHERE i.record = r.id AND i.verb = 'inherits' AND l.verb = 'on' AND l.target IN {topics}"
    )
    reading, other = (f"json_extract({link}.details, '$.reading')" for link in ("i", "o"))
    without = (
        f"SELECT 1 FROM link o WHERE o.record = r.id AND o.verb = 'inherits' AND {other} IS NOT NULL "
        f"AND NOT EXISTS ({taken} AND coalesce({reading}, {other}) = {other})"
    )
    return f"CASE WHEN {given} THEN 2 WHEN NOT EXISTS ({taken}) THEN 0 WHEN EXISTS ({without}) THEN 1 ELSE 2 END"


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
    query.status, query.status_values = status_sql(lens, first, last)
    wanted = [_status_word(word) for word in filters.status] or ["in force", "partly"]
    names = ", ".join(repr(word) for word in wanted)
    query.tests.append(f"CASE WHEN r.status IN ({names}) THEN 2 WHEN r.status IN ('unknown', '{PART}', '{SUSPENDED_PART}') THEN 1 ELSE 0 END")


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
    of = f"SELECT 1 FROM event e WHERE e.record = r.id AND e.kind IN ({names}) AND {parties(kinds)} AND "
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
        f"SELECT 1 FROM claim c JOIN event v ON v.record = c.record AND v.address = c.field WHERE c.record = r.id AND c.chosen = 0 "
        f"AND v.kind IN ({names}) AND {parties(kinds).replace('e.', 'v.')} AND {yes.replace('e.date', 'c.value').replace('e.', 'c.')}"
    )
    query.tests.append(
        f"CASE WHEN EXISTS ({of}{yes}) THEN 2 WHEN EXISTS ({of}{perhaps} AND {possible}) THEN 1 WHEN EXISTS ({other}) THEN {BY_ANOTHER} ELSE 0 END"
    )
    query.test_values += [*values, relation, date.text, *values[: yes.count("?")]]


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


def with_topics(query: Query) -> tuple[str, list[Any]]:
    """The topics that each filter asks for and all narrower ones, as a table a filter."""
    if not query.topics:
        return "", []
    tables = ", ".join(topic_table(name, len(ids)) for name, ids in query.topics.items())
    return f"WITH RECURSIVE {tables} ", [topic for ids in query.topics.values() for topic in ids]


def topic_table(name: str, seeds: int) -> str:
    """SQL of the recursive table `name`: as many topics as there are `seeds` to bind, and all narrower ones."""
    step = f"SELECT l.record FROM link l JOIN {name} s ON l.target = s.id WHERE l.verb = 'narrower than'"
    return f"{name}(id) AS ({' UNION '.join(['SELECT ?'] * seeds)} UNION {step})"


def inner(query: Query, columns: str) -> str:
    """The records that the conditions let through, each with its status when that is asked, and how certainly it matches."""
    where = " AND ".join(query.where)
    records = f"(SELECT r.*, {query.status} AS status FROM record r WHERE {where}) r" if query.status else f"record r WHERE {where}"
    return f"SELECT {columns}, {certainty_sql(query)} AS certainty FROM {records}"


def inner_values(query: Query) -> list[Any]:
    """The values of `inner`, in the order in which it takes them."""
    return [*query.test_values, *query.status_values, *query.values]


def totals(lens: Lens, query: Query) -> dict[float, int]:
    """How many records there are of each certainty."""
    head, head_values = with_topics(query)
    return dict(lens.rows(f"{head}SELECT certainty, count(*) FROM ({inner(query, 'r.id')}) GROUP BY certainty", *head_values, *inner_values(query)))
