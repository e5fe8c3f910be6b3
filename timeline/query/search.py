"""Full text over both languages: ranked, filtered by kind and time, with the place of each match; near spellings where nothing is found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline.answer import Answer, Cell, Column, Row, Table
from timeline.model import BY_NAME, BY_PLURAL
from timeline.query.forms import Forms
from timeline.query.kinds import kind_named
from timeline.query.lens import Lens, UsageError
from timeline.query.match import forms_in, locate, question
from timeline.words import count, say, shown_words

if TYPE_CHECKING:
    from timeline.query.filters import Filters  # its conditions are made only where some are asked for

COLUMNS = (
    Column("kind", "kind"), Column("title", "title"), Column("where", "where"), Column("match", "match"), Column("id", "id", "id"),
    Column("rank", "rank", "number", shown=False),
)  # fmt: skip
WEIGHTS = "10.0, 8.0, 1.0, 8.0"  # a word of the title, of another name, of the text, of a Ukrainian name in Latin letters
KIND_WEIGHT = 3  # `hotline` asks for the records of kind hotline before those that mention one
SOURCE_WEIGHT = 0.4  # pages that tell of a record stand behind the record
_SHORT = 6  # letters of a word in which one wrong letter weighs more
_FIELDS = {"aliases": "other name", "ids": "identifier", "numbers": "number", "values": "value", "events": "event"}  # one of several


class Within(NamedTuple):
    """SQL of what a record must be, beside holding the words, and of how certainly it is: 2 for certain, 1 perhaps, 0 not."""

    head: str = ""
    joins: str = ""
    where: str = ""
    certainty: str = "2"
    head_values: Sequence[Any] = ()
    values: Sequence[Any] = ()


class Found(NamedTuple):
    """What was asked of the index, within what, and how many records of each certainty hold it."""

    asked: str
    within: Within
    totals: dict[int, int]
    some: bool = False  # no record holds all the words


def search(lens: Lens, text: str, kinds: Sequence[str] = (), limit: int = 0, filters: Filters | None = None) -> Answer:
    """The records that hold all the words of `text`, best first; those that hold some of them when none holds all."""
    forms = forms_in(text)
    found_kinds = [kind_named(name) for name in kinds]
    found = _found(lens, forms, _within(lens, found_kinds, filters))
    rows = _rows(lens, found, forms, limit)
    answer = _answer(lens, text, found_kinds, filters, rows, found)
    if found.some and found.totals:
        answer.notes.append(say("no record holds all the words; these hold some", lens.language))
    if found.some or not found.totals:
        _suggest(lens, forms, answer)
    return answer


def count_found(lens: Lens, text: str, kinds: Sequence[str] = (), filters: Filters | None = None) -> tuple[int, int]:
    """How many records are found, and how many more may match."""
    totals = _found(lens, forms_in(text), _within(lens, [kind_named(name) for name in kinds], filters)).totals
    return totals.get(2, 0), totals.get(1, 0)


# --- what is asked ---------------------------------------------------------------------------------------------------


def _within(lens: Lens, kinds: list[str], filters: Filters | None) -> Within:
    if filters is None:
        return Within("", "", f"r.kind IN ({', '.join(repr(kind) for kind in kinds)})" if kinds else "")
    from timeline.query.filters import certainty_sql, conditions, inner_values, joins, with_topics
    from timeline.query.views import View

    query = conditions(lens, View("search", "record", tuple(kinds or BY_NAME), "Records", "", ()), filters)
    head, head_values = with_topics(query)
    return Within(head, joins(query), " AND ".join(query.where), certainty_sql(query), head_values, inner_values(query))


def _found(lens: Lens, forms: list[Forms], within: Within) -> Found:
    if not forms:
        raise UsageError("there is no word to search for", "timeline search hotline")
    asked = question(forms)
    totals = _totals(lens, within, asked)
    if totals or len(forms) == 1:
        return Found(asked, within, totals)
    asked = question(forms, " OR ")
    return Found(asked, within, _totals(lens, within, asked), some=True)


def _totals(lens: Lens, within: Within, asked: str) -> dict[int, int]:
    """How many records of each certainty are found; where nothing more is asked the index alone can tell."""
    if within == Within():
        row = lens.one("SELECT count(*) FROM search WHERE search MATCH ?", asked)
        return {2: row[0]} if row and row[0] else {}
    sql = f"{within.head}SELECT certainty, count(*) FROM ({_inner(within, '')}) WHERE certainty > 0 GROUP BY certainty"
    return dict(lens.rows(sql, *within.head_values, *within.values, asked))


def _inner(within: Within, columns: str) -> str:
    """SQL of the records found; the last of its values is the question to the index."""
    where = f"{within.where} AND " if within.where else ""
    if within.certainty == "2":  # which records those are can be told without reading each one found
        among = f"+search.rowid IN (SELECT r.rowid FROM record r WHERE {within.where}) AND " if within.where else ""
        return f"SELECT {columns}2 AS certainty FROM search WHERE {among}search MATCH ?"
    return f"SELECT {columns}{within.certainty} AS certainty FROM search JOIN record r ON r.rowid = search.rowid{within.joins} WHERE {where}search MATCH ?"


# --- rows ------------------------------------------------------------------------------------------------------------


def _rows(lens: Lens, found: Found, forms: list[Forms], limit: int) -> list[tuple[Row, int]]:
    """The rows to be shown with their certainty, best first: the texts of a record are read for these alone."""
    within, named = found.within, _named_kind(forms)
    of_kind = "WHEN search.rowid IN (SELECT rowid FROM record WHERE kind = '{}') THEN {} "
    preferred = of_kind.format(named, KIND_WEIGHT) if named else ""
    weight = f"CASE {of_kind.format('source', SOURCE_WEIGHT)}{preferred}ELSE 1 END"
    hits = _inner(within, f"search.rowid AS n, bm25(search, {WEIGHTS}) * {weight} AS rank, ")
    # of those that are no better than the last one to be shown only their equals are looked at
    last = f" AND rank <= coalesce((SELECT rank FROM hits ORDER BY rank LIMIT 1 OFFSET {limit - 1}), 0)" if limit and within.certainty == "2" else ""
    head = f"{within.head.rstrip()}, " if within.head else "WITH "
    sql = (
        f"{head}hits AS ({hits}) SELECT r.id, r.kind, {lens.title}, d.title, d.names, d.body, d.fields, f.rank, f.certainty FROM "
        f"(SELECT h.*, r.sort, r.id FROM hits h JOIN record r ON r.rowid = h.n WHERE h.certainty > 0{last} "
        f"ORDER BY certainty DESC, rank, sort, id{' LIMIT ?' if limit else ''}) f "
        "JOIN record r ON r.rowid = f.n JOIN document d ON d.n = f.n ORDER BY f.certainty DESC, f.rank, f.sort, f.id"
    )
    values = (*within.head_values, *within.values, found.asked, *([limit] if limit else []))
    return [(_row(lens, row, forms), row[8]) for row in lens.rows(sql, *values)]


def _named_kind(forms: list[Forms]) -> str:
    """The kind of record that one of the words names, if one does."""
    found = [BY_PLURAL[form.word].name if form.word in BY_PLURAL else form.word for form in forms if form.word in BY_NAME or form.word in BY_PLURAL]
    return found[0] if found else ""


def _row(lens: Lens, values: tuple[Any, ...], forms: list[Forms]) -> Row:
    record, kind, title, titles, names, body, fields, rank, _ = values
    lines = [line for part in (titles, names, body) if part for line in part.split("\n")]
    place = locate(lines, fields.split(" "), forms)
    name = _FIELDS.get(place.field, place.field).replace("_", " ")
    return Row(record, (
        Cell(kind, say(kind, lens.language)), title, Cell(place.field, say(name, lens.language)), place.words, record, round(-rank, 3),
    ))  # fmt: skip


def _answer(lens: Lens, text: str, kinds: list[str], filters: Filters | None, rows: list[tuple[Row, int]], found: Found) -> Answer:
    total, maybe_total = found.totals.get(2, 0), found.totals.get(1, 0)
    tables = [Table(COLUMNS, [row for row, certainty in rows if certainty == 2], "", "items")]
    if maybe_total:
        tables.append(Table(COLUMNS, [row for row, certainty in rows if certainty == 1], say("May match", lens.language), "may_match"))
    words, asked = _asked(lens, kinds, filters)
    title = " · ".join((say("Records", lens.language), text, *words, lens.name))
    answer = Answer("search", title, {"words": text, **asked}, lens.basis, tables, total, count(total, "record", lens.language))
    if len(rows) < total + maybe_total:
        answer.hints.append(shown_words(len(rows), total + maybe_total, lens.language))
    if rows:
        answer.hints.append(f"timeline show {rows[0][0].record}")
    return answer


def _asked(lens: Lens, kinds: list[str], filters: Filters | None) -> tuple[list[str], dict[str, Any]]:
    """What was asked besides the words, in words and for machines."""
    if filters is None:
        words = [f"{say('kind', lens.language)}: {', '.join(say(kind, lens.language) for kind in kinds)}"] if kinds else []
        return words, {"kind": kinds} if kinds else {}
    from timeline.query.lists import asked_question, asked_words

    asked = replace(filters, own={"kind": kinds} if kinds else {})
    return asked_words(lens, asked), asked_question(asked)


# --- near spellings --------------------------------------------------------------------------------------------------


def _suggest(lens: Lens, forms: list[Forms], answer: Answer) -> None:
    """Where a word is in no record, the words of the index that are spelled nearly like it, and the search to try."""
    near = {form.word: found for form in forms if not _known(lens, form) and (found := near_words(lens, form.word))}
    if near:
        words = ", ".join(dict.fromkeys(word for found in near.values() for word in found))
        answer.notes.append(f"{say('did you mean', lens.language)}: {words}")
        answer.hints.insert(0, " ".join(("timeline search", *(near.get(form.word, [form.word])[0] for form in forms))))


def _known(lens: Lens, form: Forms) -> bool:
    return lens.one("SELECT 1 FROM search WHERE search MATCH ? LIMIT 1", question([form])) is not None


def near_words(lens: Lens, word: str) -> list[str]:
    """At most three words of the index that are spelled nearly like `word`, the nearest first; the first letter may be wrong as well."""
    from difflib import get_close_matches

    lens.store.db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, search, row)")
    rows = lens.rows(
        "SELECT term FROM temp.vocabulary WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ?",
        word[0], chr(ord(word[0]) + 1), len(word) - 2, len(word) + 2,
    )  # fmt: skip
    found = get_close_matches(word, [term for (term,) in rows], n=3, cutoff=0.75 if len(word) > _SHORT else 0.6)
    return [term.replace("ʼ", "’") for term in found or _another_beginning(lens, word)]


def _another_beginning(lens: Lens, word: str) -> list[str]:
    """Words of the index that differ in the first letter: another one, one too many, one too few, or two that changed places."""
    letters = "abcdefghijklmnopqrstuvwxyz" if word.isascii() else "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
    tries = {word[1:], word[1:2] + word[:1] + word[2:], *(letter + word[1:] for letter in letters), *(letter + word for letter in letters)} - {word}
    marks = ", ".join("?" * len(tries))
    rows = lens.rows(f"SELECT term FROM temp.vocabulary WHERE term IN ({marks}) AND length(term) > 3 ORDER BY doc DESC LIMIT 3", *sorted(tries))
    return [term for (term,) in rows]
