"""Which record is meant by what somebody typed: id, alias, official number, stage number, year, words of the title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.query.lens import Lens, NotFound

Found = list[tuple[str, str]]  # (id, title)
_MOST = 10


def find(lens: Lens, text: str, kinds: Sequence[str] = (), condition: str = "1", called: str = "", listed: str = "") -> str:
    """The id of the one record of `kinds` (any kind when empty) that `text` means; `condition` is SQL that it must fulfil as well.

    `called` says what such a record is, and `listed` the command that lists them all, where the kind alone does not.

    Raises `NotFound` with the nearest names when there is none, or with all of them when there are several.
    """
    where = f"{_of(kinds)} AND {condition}"
    of_kinds = [*([_by_stage_number] if "stage" in kinds else []), *([_by_year] if kinds else [])]
    for step in (_by_id, _by_name, *of_kinds, _by_short_id, _by_latin, _by_words):
        found = step(lens, text, where)
        if len(found) == 1:
            return found[0][0]
        if found and not kinds:
            found = _without_sources(lens, found)
            if len(found) == 1:
                return found[0][0]
        if found:
            what = f"{called}s" if called else _kinds_in_words(kinds)
            raise NotFound(f"`{text}` may mean several {what}", found[:_MOST], several=True)
    from timeline.model import BY_NAME  # only errors need the kinds' plurals

    listed = listed or (BY_NAME[kinds[0]].plural if len(kinds) == 1 else "")
    lists = f"timeline {listed} lists them all" if listed else ""
    raise NotFound(f"no {called or _kind_in_words(kinds)} is called `{text[:80]}`", _near(lens, text, where), hint=lists)


def _without_sources(lens: Lens, found: Found) -> Found:
    """Pages that tell of a record are meant only when nothing else is."""
    marks = ", ".join("?" * len(found))
    sources = {name for (name,) in lens.rows(f"SELECT id FROM record WHERE kind = 'source' AND id IN ({marks})", *(record for record, _ in found))}
    return [pair for pair in found if pair[0] not in sources] or found


def _kind_in_words(kinds: Sequence[str]) -> str:
    return " or ".join(kinds) if kinds else "record"


def _kinds_in_words(kinds: Sequence[str]) -> str:
    from timeline.model import BY_NAME

    return " or ".join(BY_NAME[kind].plural for kind in kinds) if kinds else "records"


def _of(kinds: Sequence[str]) -> str:
    """A condition on r.kind; kinds are words of the model, never what was typed."""
    return f"r.kind IN ({', '.join(repr(kind) for kind in kinds)})" if kinds else "1"


def _by_id(lens: Lens, text: str, where: str) -> Found:
    sql = f"SELECT r.id, {lens.title} FROM record r WHERE r.id = ? AND {where}"
    return lens.rows(sql, text.lower().strip("/"))


def _by_name(lens: Lens, text: str, where: str) -> Found:
    return _named(lens, text, where, "n.form IN ('id', 'name', 'title') AND NOT (n.form = 'id' AND r.parent IS NOT NULL)")


def _by_short_id(lens: Lens, text: str, where: str) -> Found:
    """The last part of a nested id: `art-149`."""
    return _named(lens, text, where, "n.form = 'id'")


def _by_latin(lens: Lens, text: str, where: str) -> Found:
    """A Ukrainian name typed in Latin letters."""
    return _named(lens, text, where, "n.form = 'latin'")


def _named(lens: Lens, text: str, where: str, which: str) -> Found:
    from timeline.store.fold import fold_name  # an id is found without

    folded = fold_name(text)
    if not folded:
        return []
    sql = (
        f"SELECT DISTINCT r.id, {lens.title} FROM name n JOIN record r ON r.id = n.record "
        f"WHERE n.folded = ? AND {which} AND {where} ORDER BY r.sort, r.id"
    )
    return lens.rows(sql, folded)


def _by_stage_number(lens: Lens, text: str, where: str) -> Found:
    """`4` is the fourth stage of the policy."""
    if not re.fullmatch(r"\d{1,2}", text):
        return []
    sql = (
        f"SELECT r.id, {lens.title} FROM record r WHERE {where} AND json_extract(r.body, '$.number') = ? "
        "ORDER BY json_extract(r.body, '$.series') <> 'policy' LIMIT 1"
    )
    return lens.rows(sql, int(text))


def _by_year(lens: Lens, text: str, where: str) -> Found:
    """A year of adoption or beginning; a year of the end only when nothing else has it."""
    if not re.fullmatch(r"\d{4}", text):
        return []
    head = f"SELECT r.id, {lens.title} FROM record r WHERE r.parent IS NULL AND {where} AND "
    order = " ORDER BY r.sort, r.id"
    began = lens.rows(
        f"{head} (substr(r.first, 1, 4) = ?1 AND substr(r.last, 1, 4) = ?1 "
        "OR (substr(r.begin_earliest, 1, 4) = ?1 AND substr(r.begin_latest, 1, 4) = ?1))" + order,
        text,
    )
    return began or lens.rows(f"{head} substr(r.end_latest, 1, 4) = ?1" + order, text)


def _by_words(lens: Lens, text: str, where: str) -> Found:
    """Every word begins a word of the title or of another name; names that begin with the first word go first."""
    from timeline.query.match import forms_in, question  # most names are found without

    forms = forms_in(text)
    if not forms:
        return []
    sql = (
        f"SELECT r.id, {lens.title} FROM search JOIN record r ON r.rowid = search.rowid "
        f"WHERE search MATCH ? AND {where} ORDER BY bm25(search, 10.0, 10.0, 0.0, 10.0), r.sort, r.id LIMIT {_MOST + 1}"
    )
    return lens.rows(sql, f"{{title names latin}} : ({question(forms)})")


def _near(lens: Lens, text: str, where: str) -> Found:
    """The nearest names by spelling."""
    from difflib import get_close_matches  # only when nothing was found

    from timeline.store.fold import fold_name

    sql = f"SELECT n.folded, r.id, {lens.title} FROM name n JOIN record r ON r.id = n.record WHERE {where} AND length(n.folded) < 60"
    names: dict[str, tuple[str, str]] = {}
    for folded, record, title in lens.rows(sql + " LIMIT 50000"):
        names.setdefault(folded, (record, title))
    close = get_close_matches(fold_name(text)[:60], names, n=8, cutoff=0.6)
    return list(dict.fromkeys(names[name] for name in close))[:5]
