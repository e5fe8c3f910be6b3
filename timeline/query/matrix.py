"""Two kinds of record against each other: which of one is joined with which of the other, how often, and by what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from timeline.answer import Answer, Cell, Column, Row, Table, Value
from timeline.model import BY_NAME
from timeline.query.axes import Axis, Member, axis_of, headed
from timeline.query.filters import Filters
from timeline.query.joins import Cells, Join, joined, kinds_of
from timeline.query.lens import Lens
from timeline.query.origin import homes
from timeline.query.spans import DATED
from timeline.words import count, say

_NAMED = 12  # records without a join that are named; more are counted
_WHOLE = "•"
_MAYBE = "?"


def matrix(lens: Lens, down: str, across: str, filters: Filters, everything: bool = False) -> Answer:
    """The matrix of two kinds; rows and columns without any join are left out and named, unless `everything` is asked for."""
    rows, columns = axis_of(lens, down, "--down", filters), axis_of(lens, across, "--across", filters, by_time_only=True)
    cells, how = joined(lens, rows, columns)
    used = _used(rows, {row for row, _ in cells}, everything), headed(_used(columns, {column for _, column in cells}, everything))
    title = f"{say('Matrix', lens.language)} · {say(rows.heading, lens.language)} × {say(columns.heading, lens.language)} · {lens.name}"
    question = {"down": rows.name, "across": columns.name, "all": everything, **_asked(filters)}
    counted = count(len(cells), "cell", lens.language)
    answer = Answer("matrix", title, question, lens.basis, [_table(lens, rows, used, cells)], len(cells), counted)
    answer.notes = _notes(lens, (rows, columns), used, cells, how)
    if cells:
        answer.hints.append(_hint(rows, columns, used, cells))
    return answer


def _used(axis: Axis, joined_ones: set[str], everything: bool) -> list[Member]:
    """The members of a side that are joined with anything, or all of them."""
    return [member for member in axis.members if everything or member.id in joined_ones]


def _asked(filters: Filters) -> dict[str, object]:
    """The filters, for machines."""
    given = {"at": filters.at, "from": filters.begin, "to": filters.end, "topic": filters.topics, "function": filters.functions}
    return {name: value for name, value in given.items() if value}


def _hint(rows: Axis, columns: Axis, used: tuple[Sequence[Member], Sequence[Member]], cells: Cells) -> str:
    """What to type to see what a cell counts: the list of its roles, or every cell for machines."""
    counted = (
        (row.id, column.id) for row in used[0] for column in used[1] if any(join.record for join in cells.get((row.id, column.id), {}).values())
    )
    first = next(counted, None)
    if first is not None and (rows.name, columns.name) == ("functions", "programmes"):
        return f"timeline roles --function {first[0]} --programme {first[1]}"
    return f"timeline matrix --down {rows.name} --across {columns.name} --json"


# --- cells -----------------------------------------------------------------------------------------------------------


def _table(lens: Lens, rows: Axis, used: tuple[list[Member], list[Member]], cells: Cells) -> Table:
    """A row a record, a column a record, and how many different joins there are in all."""
    down, across = used
    numbers = any(join.record for cell in cells.values() for join in cell.values())
    columns = (
        Column("title", rows.heading),
        *(Column(member.id, member.short, "number") for member in across),
        Column("total", "in all", "number"),
    )
    lines = [
        Row(row.id, (
            Cell(row.title, row.title, "", ("  " * row.depth + row.title,)),
            *(_cell(cells.get((row.id, column.id))) for column in across),
            _total((cells[key] for key in ((row.id, column.id) for column in across) if key in cells), numbers),
        ))
        for row in down
    ]  # fmt: skip
    each = [_total((cells[key] for key in ((row.id, column.id) for row in down) if key in cells), numbers) for column in across]
    foot = Row("", (say("in all", lens.language), *each, _total(cells.values(), numbers)))
    return Table(columns, lines, "", "items", "grid", foot)


def _cell(joins: Mapping[tuple[str, str], Join] | None) -> Value:
    """What joins two records: `2`, `(1)` or `(1–3)` when taken over, `•` when it is only the two themselves."""
    if not joins:
        return None
    own, inherited, perhaps = _sorted(joins.values())
    value = {
        "count": len(own), "inherited": len(inherited), "perhaps": len(perhaps), "itself": any(not join.record for join in joins.values()),
        "records": own, "inherited_records": inherited, "perhaps_records": perhaps, "verbs": sorted({join.verb for join in joins.values()}),
    }  # fmt: skip
    return Cell(value, _words(len(own), len(inherited), len(perhaps)) or (_WHOLE if _is_sure(joins) else _MAYBE))


def _is_sure(joins: Mapping[tuple[str, str], Join]) -> bool:
    """Whether any join of a cell is certain."""
    return any(join.how != "perhaps" for join in joins.values())


def _sorted(joins: Iterable[Join]) -> tuple[list[str], list[str], list[str]]:
    """The records that join, each once and as certainly as it does: own, inherited, perhaps inherited."""
    given = list(joins)
    found: dict[str, str] = {}
    for how in ("perhaps", "inherited", "own"):
        found |= {join.record: how for join in given if join.how == how and join.record}
    return tuple([record for record, known in found.items() if known == how] for how in ("own", "inherited", "perhaps"))  # type: ignore[return-value]


def _words(own: int, inherited: int, perhaps: int) -> str:
    taken = "" if not inherited + perhaps else f"({inherited})" if not perhaps else f"({inherited}–{inherited + perhaps})"
    return "+".join(part for part in (str(own) if own else "", taken) if part)


def _total(groups: Iterable[Mapping[tuple[str, str], Join]], numbers: bool) -> Value:
    """How many different records join in these cells; in a matrix without `numbers`, how many cells there are."""
    groups = list(groups)
    own, inherited, perhaps = _sorted(join for group in groups for join in group.values())
    sure = len(own) + len(inherited)
    if not groups:
        return None
    if not numbers:
        cells, certain = len(groups), sum(map(_is_sure, groups))
        return certain if certain == cells else Cell(certain, f"{certain}–{cells}")
    return Cell(sure, f"{sure}–{sure + len(perhaps)}" if perhaps else str(sure) if sure else _WHOLE)


# --- words -----------------------------------------------------------------------------------------------------------


def _notes(lens: Lens, axes: tuple[Axis, Axis], used: tuple[list[Member], list[Member]], cells: Cells, how: str) -> list[str]:
    """What the signs and heads mean, which sort of join was found, and who has none."""
    language = lens.language
    rows, columns = axes
    if not cells:
        nothing = say("nothing joins these two kinds: no link, and no topic that both are on", language)
        return [f"{say(rows.heading, language)} × {say(columns.heading, language)}: {nothing}"]
    home = homes(lens, (member.id for member in used[1]))
    notes = [
        f"{member.short}: {member.title} ({', '.join(filter(None, (member.id, home.get(member.id))))})"
        for member in used[1]
        if member.short != member.title
    ]
    notes.append(" · ".join(_signs(lens, cells, how)))
    for axis, members in zip(axes, used, strict=True):
        ids = {member.id for member in members}
        missing = [member for member in axis.members if member.id not in ids]
        if missing:
            named = ", ".join(member.title for member in missing) if len(missing) <= _NAMED else str(len(missing))
            notes.append(f"{say('without any', language)} ({say(axis.heading, language)}): {named}")
    return notes


def _signs(lens: Lens, cells: Cells, how: str) -> Iterator[str]:
    """The signs that stand in the cells."""
    language = lens.language
    joins = [join for cell in cells.values() for join in cell.values()]
    kinds = kinds_of(lens, list({join.record for join in joins if join.record}))
    if kinds:
        what = ", ".join(say(BY_NAME[kind].plural.capitalize(), language) for kind in kinds)
        yield f"{say('a number counts', language)}: {what}" + (f" ({say(how, language)})" if how == "shared topics" else "")
    if any(
        not _sorted(cell.values())[0] and _is_sure(cell) and all(join.how == "own" for join in cell.values() if join.record)
        for cell in cells.values()
    ):
        verbs = ", ".join(say("topics" if verb == "on" else verb, language) for verb in dict.fromkeys(join.verb for join in joins if not join.record))
        joined = "linked through what holds them" if how == "what holds them" else "linked directly"
        yield f"{_WHOLE} {say(joined, language)}: {verbs}"
    if any(join.how == "inherited" for join in joins):
        yield f"(1) {say('inherited', language)}"
    if any(join.verb == DATED for join in joins):
        yield say(
            "in a stage by its dates: acts by their adoption, treaties by the State's consent, programmes as long as they ran, bodies, organisations and "
            "hotlines by their beginning", language,
        )  # fmt: skip
    if any(join.verb == DATED and join.how == "perhaps" for join in joins):
        yield f"{_MAYBE}, (0–1) {say('may belong to it: the dates do not tell for certain', language)}"
    if any(join.verb != DATED and join.how == "perhaps" for join in joins):
        yield f"(1–3) {say('inherited: 1 by every reading, 3 by the widest', language)}"
    yield f"{say('in all', language)}: {say('each counted once', language)}"
