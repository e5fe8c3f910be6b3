"""Where values come from: why one was chosen, which sources conflict and what hangs on it, which were not checked lately."""

from __future__ import annotations

import json
from typing import Any

from timeline.answer import Answer, Card, Cell, Column, Row, Section, Table
from timeline.query.cells import cited, event_words, located, page_of, places, titles, value_name
from timeline.query.find import find
from timeline.query.kinds import kind_named
from timeline.query.lens import Lens, NotFound, UsageError
from timeline.store.trusting import trusting
from timeline.words import count, field_name, say, term

CONFLICTS = (
    Column("title", "record"), Column("field", "field"), Column("shown", "shown"), Column("rule", "chosen by", wide=True),
    Column("others", "other sources say"),
    Column("depends", "what hangs on it", shown=False), Column("kind", "kind", shown=False),
)  # fmt: skip
STALE = (Column("checked", "checked", "date"), Column("title", "source"), Column("cited", "cited", "number"), Column("url", "url", wide=True))
_CLAIMS = (
    "SELECT c.field, c.language, c.value, CASE WHEN c.cites = '[]' THEN r.cites ELSE c.cites END, c.details, c.chosen, c.rule, c.disputed, c.line, c.col, "
    "r.path FROM claim c JOIN record r ON r.id = c.record WHERE c.record = ?"
)


# --- why -------------------------------------------------------------------------------------------------------------


def why(lens: Lens, text: str) -> Card:
    """Every claim of a value, or of all values of a record: source, place in it, the rule that chose, file and line."""
    record, field = _address(lens, text)
    rows = lens.rows(_CLAIMS + " ORDER BY c.field, c.rowid", record)
    fields = dict.fromkeys(row[0] for row in rows if not field or row[0] == field)
    if field and not fields:
        known = ", ".join(dict.fromkeys(row[0] for row in rows))
        raise UsageError(f"`{record}` has no value `{field[:40]}`", f"one of: {known}")
    groups = {name: [row for row in rows if row[0] == name] for name in fields}
    title = titles(lens, [record])[record]

    def sections() -> list[Section]:
        return [Section(_heading(lens, name), tuple(_claim_lines(lens, claims)), grouped=True) for name, claims in groups.items()]

    item = {"record": record, "values": {name: [_claim_item(lens, claim) for claim in claims] for name, claims in groups.items()}}
    card = Card("why", title, f"{say('why', lens.language)} · {record}{f' · {field}' if field else ''}", {"value": text}, lens.basis, sections, item)
    card.hints.append(f"timeline show {record}")
    return card


def _heading(lens: Lens, name: str) -> str:
    """In English the name under which the value can be asked for; in Ukrainian its words."""
    return name if lens.language == "en" else field_name(name, lens.language)


def event_card(lens: Lens, text: str) -> Card:
    """One event of a record by its address: what, who, where, and every claim of its date. Raises `NotFound`."""
    name, _, address = text.partition("#")
    record, address = find(lens, name), address.strip()
    row = lens.one("SELECT kind, party, date, actor, details FROM event WHERE record = ? AND address = ?", record, address)
    if row is None:
        known = lens.rows("SELECT record || '#' || address, kind || coalesce(' ' || date, '') FROM event WHERE record = ? ORDER BY earliest", record)
        raise NotFound(f"`{record}` has no event `{address[:40]}`", known)
    kind, party, date, actor, details_json = row
    details = json.loads(details_json)
    facts = [
        (say("record", lens.language), f"{titles(lens, [record])[record]} ({record})"),
        (say("date", lens.language), date or say("undated", lens.language)),
    ]
    facts += [(say("by", lens.language), titles(lens, [actor]).get(actor, actor))] if actor else []
    facts += [("", lens.text(details[key])) for key in ("place", "text") if key in details]
    facts += [("", note) for note in details.get("note", ())]
    claims = [claim for claim in lens.rows(_CLAIMS + " ORDER BY c.rowid", record) if claim[0] == address]

    def sections() -> list[Section]:
        found = [Section("", tuple(facts))]
        return [*found, Section(say("Sources", lens.language), tuple(_claim_lines(lens, claims)), grouped=True)] if claims else found

    item = {"record": record, "address": f"{record}#{address}", "event": kind, "party": party, "date": date, "by": actor, **details}
    item["claims"] = [_claim_item(lens, claim) for claim in claims]
    return Card("event", event_words(lens, kind, party), f"{record}#{address}", {"event": text}, lens.basis, sections, item)


def _address(lens: Lens, text: str) -> tuple[str, str]:
    """`cets-201#ratification`, `cets-201.ratification`, or a record alone; what follows the dot after a record's id is a value, though it has none."""
    if "#" in text:
        name, field = text.split("#", 1)
        return find(lens, name), field.strip()
    name, dot, field = text.rpartition(".")
    if dot and " " not in field and lens.one("SELECT 1 FROM claim WHERE field = ? UNION SELECT 1 FROM record WHERE id = ? LIMIT 1", field, name):
        return find(lens, name), field
    return find(lens, text), ""


def _claim_lines(lens: Lens, claims: list[tuple[Any, ...]]) -> list[tuple[str, str]]:
    lines = []
    for field, language, value, cites, details_json, chosen, rule, disputed, line, column, path in claims:
        details = json.loads(details_json)
        label = say("shown" if chosen else "differs" if disputed else "agrees" if chosen is not None else "stated", lens.language)
        words = f"{value_name(field, value, lens.language)}{f' ({say(language, lens.language)})' if language else ''}"
        words += f" · {say('rule', lens.language)}: {say(rule, lens.language)}" if chosen and rule else ""
        words += f" · {term(details['derivation'], lens.language)}" if "derivation" in details else ""
        words += "".join(f" · {details[key]}" for key in ("rule", "valid") if key in details)
        lines.append((label, words))
        lines += [("", f"{source}") for source in _source_words(lens, cites)]
        lines += [("", note) for note in details.get("note", ())]
        lines.append(("", f"{path}:{line}:{column}"))
    return lines


def _source_words(lens: Lens, cites: str) -> list[str]:
    """A source with its weight, the place in it, its address and the day it was read."""
    found = []
    for source, place in json.loads(cites):
        row = lens.one(f"SELECT {lens.title}, r.body FROM record r WHERE r.id = ?", source)
        if row is None:
            found.append(source)
            continue
        body = json.loads(row[1])
        parts = [f"{row[0]}{f', {located(lens, source, place)}' if place else ''}", f"{source}: {term(body.get('authority', ''), lens.language)}"]
        parts += [body["url"]] if "url" in body else []
        parts += [f"{say('checked', lens.language)} {body['checked']}"] if "checked" in body else []
        found.append(" · ".join(parts))
    return found


def _claim_item(lens: Lens, claim: tuple[Any, ...]) -> dict[str, Any]:
    _, language, value, cites, details, chosen, rule, disputed, line, column, path = claim
    found = {"value": value, "chosen": bool(chosen), "rule": rule, "disputed": bool(disputed), **json.loads(details)}
    found["sources"] = [_source_item(lens, source, place) for source, place in json.loads(cites)]
    return {**found, **({"language": language} if language else {}), "file": path, "line": line, "column": column}


def _source_item(lens: Lens, source: str, place: str) -> dict[str, str]:
    page = page_of(lens, source, place)
    return {"source": source, "place": place, **({"page": page} if page else {})}


# --- conflicts -------------------------------------------------------------------------------------------------------


def conflicts(lens: Lens, kinds: list[str], depends: bool) -> Answer:
    """Every value on which sources conflict; with `depends`, what would be otherwise if the other source were right."""
    wanted = [kind_named(name) for name in kinds]
    where = f"AND r.kind IN ({', '.join('?' * len(wanted))})" if wanted else ""
    rows = lens.rows(
        f"SELECT DISTINCT c.record, r.kind, {lens.title}, c.field, c.language FROM claim c JOIN record r ON r.id = c.record "
        f"WHERE c.disputed = 1 {where} ORDER BY r.kind, r.sort, c.record, c.field", *wanted,
    )  # fmt: skip
    found = [_conflict(lens, *row) for row in rows]
    found += _counts(lens) if not wanted or "figure" in wanted else []
    if depends:
        found = _with_dependents(lens, found)
    columns = tuple(_seen(column) for column in CONFLICTS) if depends else CONFLICTS
    title = f"{say('Conflicts', lens.language)} · {lens.name}"
    question = {"kind": wanted, "depends": depends}
    answer = Answer(
        "conflicts", title, question, lens.basis, [Table(columns, found, "", "items")], len(found), count(len(found), "conflict", lens.language)
    )
    if found:
        answer.hints.append(f"timeline why {found[0].record}")
    return answer


def _seen(column: Column) -> Column:
    """With what hangs on a conflict shown, the value that is shown anyway gives way on a narrow screen."""
    return column._replace(shown=column.shown or column.name == "depends", wide=column.wide or column.name == "shown")


def _conflict(lens: Lens, record: str, kind: str, title: str, field: str, language: str | None) -> Row:
    rows = lens.rows(_CLAIMS + " AND c.field = ? AND c.language IS ? ORDER BY c.rowid", record, field, language)
    shown = next((_said(lens, row) for row in rows if row[5]), Cell("", ""))
    rule = next((row[6] for row in rows if row[5]), "")
    others = [_said(lens, row) for row in rows if row[7]]
    name = f"{field_name(field, lens.language)}{f' ({say(language, lens.language)})' if language and language != 'en' else ''}"
    return Row(f"{record}#{field}", (
        title, Cell(field, name), shown, Cell(rule, say(rule, lens.language)),
        Cell([other.value for other in others], "; ".join(str(other.text) for other in others)), None,
        Cell(kind, say(kind, lens.language)),
    ))  # fmt: skip


def _counts(lens: Lens) -> list[Row]:
    """Figures for which sources give several numbers of one period, a row for each figure."""
    differing = differing_figures(lens)
    names = titles(lens, list(differing))
    return [_count(lens, record, names[record], periods) for record, periods in differing.items()]


def differing_figures(lens: Lens) -> dict[str, dict[str, list[tuple[Any, ...]]]]:
    """The figures for which sources give several numbers of one period: these periods, each with the claims on it."""
    found: dict[str, dict[str, list[tuple[Any, ...]]]] = {}
    records = "SELECT DISTINCT c.record FROM claim c JOIN record r ON r.id = c.record WHERE c.field = 'values' ORDER BY r.sort, c.record"
    for (record,) in lens.rows(records):
        for row in lens.rows(_CLAIMS + " AND c.field = 'values' ORDER BY c.rowid", record):
            found.setdefault(record, {}).setdefault(json.loads(row[4]).get("period", ""), []).append(row)
    return {
        record: several
        for record, periods in found.items()
        if (several := {p: rows for p, rows in periods.items() if len({row[2] for row in rows}) > 1})
    }


def _count(lens: Lens, record: str, title: str, periods: dict[str, list[tuple[Any, ...]]]) -> Row:
    """The numbers written first, by period, and those that differ from them."""
    first = "; ".join(f"{period}: {_said(lens, rows[0]).text}" for period, rows in periods.items())
    others = [f"{period}: {_said(lens, row).text}" for period, rows in periods.items() for row in rows[1:] if row[2] != rows[0][2]]
    rule = "written first"
    return Row(f"{record}#values", (
        title, Cell("values", field_name("values", lens.language)), first, Cell(rule, say(rule, lens.language)), Cell(others, "; ".join(others)), None,
        Cell("figure", say("figure", lens.language)),
    ))  # fmt: skip


def _said(lens: Lens, claim: tuple[Any, ...]) -> Cell:
    """A claim's value with its citations; people see the page as well."""
    cites = json.loads(claim[3])
    return Cell(f"{claim[2]} ({'; '.join(places(cites))})", f"{value_name(claim[0], claim[2], lens.language)} ({cited(lens, cites)})")


_LIFE = "SELECT record, basis, coalesce(begin_text, ''), coalesce(end_text, '') FROM spell WHERE record = ? ORDER BY basis, may_from"


def _with_dependents(lens: Lens, found: list[Row]) -> list[Row]:
    """Each conflict with the spells that would be others if the losing source were right."""
    losing = lens.rows(
        "SELECT DISTINCT c.record, c.field, json_extract(j.value, '$[0]') FROM claim c JOIN record r ON r.id = c.record, "
        "json_each(CASE WHEN c.cites = '[]' THEN r.cites ELSE c.cites END) j WHERE c.disputed = 1 ORDER BY 3"
    )
    words: dict[str, list[str]] = {}
    for source, other, _ in trusting(lens.store, dict.fromkeys(source for *_, source in losing)):
        for record, field, its_source in losing:
            if its_source == source and field not in ("title", "number", "value"):
                then = other.db.execute(_LIFE, (record,)).fetchall()
                words.setdefault(f"{record}#{field}", []).extend(_differences(lens, lens.rows(_LIFE, record), then))
    nothing = say("no status", lens.language)
    return [Row(row.record, (*row.cells[:5], "; ".join(dict.fromkeys(words.get(row.record, ()))) or nothing, row.cells[6])) for row in found]


def _differences(lens: Lens, now: list[tuple[Any, ...]], then: list[tuple[Any, ...]]) -> list[str]:
    """`basis adopted: from 2007, not from 2012-06-20`."""
    found = []
    for (_, basis, begin, end), (_, _, other_begin, other_end) in zip(now, then, strict=False):
        if begin != other_begin:
            found.append(
                f"{say('basis', lens.language)} {say(basis, lens.language)}: {say('from', lens.language)} {other_begin or '?'} ≠ {begin or '?'}"
            )
        if end != other_end:
            found.append(
                f"{say('basis', lens.language)} {say(basis, lens.language)}: {say('until', lens.language)} {other_end or '?'} ≠ {end or '?'}"
            )
    return found


# --- stale -----------------------------------------------------------------------------------------------------------


def stale(lens: Lens, older_than: str) -> Answer:
    """Sources that were last read longer ago than `older_than` (2y, 6m, 30d), and those without a day."""
    limit = _days_ago(lens.today, older_than)
    rows = lens.rows(
        f"SELECT r.id, json_extract(r.body, '$.checked') AS checked, {lens.title}, (SELECT count(*) FROM citation c WHERE c.source = r.id), "
        "json_extract(r.body, '$.url') FROM record r WHERE r.kind = 'source' AND coalesce(json_extract(r.body, '$.checked'), '') < ? "
        "ORDER BY checked IS NOT NULL, checked, r.id", limit,
    )  # fmt: skip
    found = [Row(record, (checked or Cell(None, say("no date", lens.language)), title, cited, url)) for record, checked, title, cited, url in rows]
    title = f"{say('Sources not read since', lens.language)} {limit} · {lens.name}"
    return Answer(
        "stale",
        title,
        {"older_than": older_than},
        lens.basis,
        [Table(STALE, found, "", "items")],
        len(found),
        count(len(found), "source", lens.language),
    )


def _days_ago(today: str, text: str) -> str:
    """The day that lies `2y`, `6m` or `30d` before today."""
    from datetime import date, timedelta

    number, unit = text[:-1], text[-1:]
    days = {"y": 365.25, "m": 30.4375, "d": 1.0, "w": 7.0}.get(unit)
    if days is None or not number.isdecimal() or len(number) > 4:
        raise UsageError(f"--older-than: `{text[:20]}` is no length of time", "write 2y, 6m, 3w or 30d")
    back = timedelta(days=int(number) * days)
    return max(date.fromisoformat(today) - back, date(1, 1, 1)).isoformat() if back.days < 700_000 else "0001-01-01"
