"""Full text over both languages: every word a prefix, ranked, with the matching words shown."""

from __future__ import annotations

from typing import Any

from timeline.answer import Answer, Cell, Column, Row, Table
from timeline.model import BY_NAME, BY_PLURAL
from timeline.query.lens import Lens, UsageError
from timeline.query.match import prefix_query, words_of
from timeline.words import count, say, shown_words

COLUMNS = (
    Column("kind", "kind"), Column("title", "title"), Column("match", "match"), Column("id", "id", "id"),
    Column("rank", "rank", "number", shown=False),
)  # fmt: skip
WEIGHTS = "10.0, 8.0, 1.0"  # a word of the title, of another name, of the text
KIND_WEIGHT = 3  # `hotline` asks for the records of kind hotline before those that mention one
SOURCE_WEIGHT = 0.4  # pages that tell of a record stand behind the record


def search(lens: Lens, text: str, kinds: tuple[str, ...] = (), limit: int = 0) -> Answer:
    """The records that hold all the words of `text`, best first; those that hold some of them when none holds all."""
    if not words_of(text):
        raise UsageError("there is no word to search for", "timeline search hotline")
    found_kinds = [kind_named(name) for name in kinds]
    query = prefix_query(text)
    total = _total(lens, query, found_kinds)
    notes = []
    if not total and len(words_of(text)) > 1:
        query = prefix_query(text, " OR ")
        total = _total(lens, query, found_kinds)
        if total:
            notes.append(say("no record holds all the words; these hold some", lens.language))
    rows = [_row(lens, values) for values in _fetch(lens, query, found_kinds, limit, _named_kind(text))]
    title = f"{say('Records', lens.language)} · {text} · {lens.name}"
    question: dict[str, Any] = {"words": text, **({"kind": found_kinds} if found_kinds else {})}
    answer = Answer("search", title, question, lens.basis, [Table(COLUMNS, rows, "", "items")], total, count(total, "record", lens.language))
    answer.notes = notes
    if len(rows) < total:
        answer.hints.append(shown_words(len(rows), total, lens.language))
    if rows:
        answer.hints.append(f"timeline show {rows[0].record}")
    return answer


def kind_named(name: str) -> str:
    """The kind of record that `--kind` names, in the singular or the plural. Raises `UsageError`."""
    if name in BY_NAME:
        return name
    if name in BY_PLURAL:
        return BY_PLURAL[name].name
    raise UsageError(f"--kind: `{name[:40]}` is no kind of record", f"one of: {', '.join(BY_NAME)}")


def _named_kind(text: str) -> str:
    """The kind of record that one of the words names, if one does."""
    found = [
        BY_PLURAL[word].name if word in BY_PLURAL else word for word in map(str.casefold, words_of(text)) if word in BY_NAME or word in BY_PLURAL
    ]
    return found[0] if found else ""


def _of(kinds: list[str]) -> str:
    return f"AND r.kind IN ({', '.join('?' * len(kinds))})" if kinds else ""


def _total(lens: Lens, query: str, kinds: list[str]) -> int:
    sql = f"SELECT count(*) FROM search JOIN document d ON d.n = search.rowid JOIN record r ON r.id = d.record WHERE search MATCH ? {_of(kinds)}"
    row = lens.one(sql, query, *kinds)
    return int(row[0]) if row else 0


def _fetch(lens: Lens, query: str, kinds: list[str], limit: int, named: str) -> list[tuple[Any, ...]]:
    sql = (
        f"SELECT r.id, r.kind, {lens.title}, snippet(search, -1, '*', '*', '…', 12), bm25(search, {WEIGHTS}) FROM search "
        f"JOIN document d ON d.n = search.rowid JOIN record r ON r.id = d.record WHERE search MATCH ? {_of(kinds)} "
        f"ORDER BY bm25(search, {WEIGHTS}) * CASE r.kind WHEN 'source' THEN {SOURCE_WEIGHT} WHEN ? THEN {KIND_WEIGHT} ELSE 1 END, r.sort, r.id"
    )
    return lens.rows(sql + (" LIMIT ?" if limit else ""), query, *kinds, named, *([limit] if limit else []))


def _row(lens: Lens, values: tuple[Any, ...]) -> Row:
    record, kind, title, snippet, rank = values
    return Row(record, (Cell(kind, say(kind, lens.language)), title, " ".join(snippet.replace("ʼ", "’").split()), record, round(-rank, 3)))
