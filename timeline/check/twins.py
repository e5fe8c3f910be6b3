"""Rules on twins: one thing entered twice, or two names that differ by a slip of the pen."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import NamedTuple

from timeline.check.rule import WARNING, Rule
from timeline.load.problem import Problem
from timeline.store import Store
from timeline.store.fold import fold_name

_NEIGHBOURS = 3  # how far the list of titles is looked through on each side of one
_SHORTEST = 12  # letters; below it two titles may well differ by a letter or two
_SLIP = 2  # letters at one place
_LONG_WORD = 5  # letters; shorter words are others when a letter is another
_SMALL_WORDS = frozenset({"the", "a", "an", "of", "on", "for", "in", "and", "to", "та", "і", "й", "про", "у", "в", "на", "з", "до"})


class Named(NamedTuple):
    """A record with one of its titles, the company in which titles should differ, its time, and its place."""

    record: str
    title: str
    company: Hashable
    first: str
    last: str
    path: str
    line: int
    column: int


def duplicates(store: Store) -> Iterator[Problem]:
    """Records of one kind with the same title or the same number, unless their dates tell them apart."""
    seen: dict[Hashable, Named] = {}
    told: set[tuple[str, str]] = set()
    for one in _titles(store):
        title = fold_name(one.title)
        for other in (seen.setdefault((one.company, title), one), seen.setdefault((one.company, title, one.first), one)):
            if _may_be_one(one, other) and (other.record, one.record) not in told:
                told.add((other.record, one.record))
                message = f"`{one.record}` has the title of `{other.record}`"
                yield Problem("duplicate-record", message, "make one record of them, or give one a title that tells them apart", *one[5:], one.record)
    rows = store.db.execute(
        "SELECT id, kind, json_extract(chosen, '$.number'), coalesce(first, last, ''), path, line, col FROM record "
        "WHERE json_extract(chosen, '$.number') IS NOT NULL ORDER BY rowid"
    )
    numbered: dict[Hashable, str] = {}
    for record, kind, number, first, path, line, column in rows:
        other_record = numbered.setdefault((kind, fold_name(str(number)), first[:4]), record)
        if other_record != record and (other_record, record) not in told:
            message = f"`{record}` has the number of `{other_record}` ({number}) and the same year"
            yield Problem("duplicate-record", message, "make one record of them, or correct a number", path, line, column, record)


def same_address(store: Store) -> Iterator[Problem]:
    """Sources that are one page."""
    seen: dict[str, str] = {}
    rows = store.db.execute(
        "SELECT id, json_extract(body, '$.url'), path, coalesce(json_extract(places, '$.url[0]'), line), coalesce(json_extract(places, '$.url[1]'), col) "
        "FROM record WHERE kind = 'source' AND json_extract(body, '$.url') IS NOT NULL ORDER BY rowid"
    )
    for record, url, path, line, column in rows:
        other = seen.setdefault(_page(url), record)
        if other != record:
            yield Problem("duplicate-source", f"`{record}` has the address of `{other}`", "make one source of them, and cite the place in it",
                          path, line, column, record)  # fmt: skip


def _page(url: str) -> str:
    """The page that an address leads to, however it is written; a place in it is left out, unless a script makes pages of places.

    >>> _page("https://www.Example.org/A/#n1"), _page("http://example.org/A"), _page("https://example.org/#/1")
    ('example.org/A', 'example.org/A', 'example.org/#/1')
    """
    host, slash, path = url.split("://", 1)[1].partition("/")
    page, _, place = path.partition("#")
    return f"{host.lower().removeprefix('www.')}{slash}{path if place.startswith(('/', '!')) else page}".rstrip("/")


def near_titles(store: Store) -> Iterator[Problem]:
    """Titles of one kind that differ by a slip, or by the order of their words; other numbers make other titles."""
    told: set[tuple[str, ...]] = set()
    every = [one for one in _titles(store) if len(one.title) >= _SHORTEST]
    for one, other in (*_by_words(every), *_by_letters(every)):
        pair = tuple(sorted((one.record, other.record)))
        if pair not in told and _may_be_one(one, other):
            told.add(pair)
            message = f"the title is nearly that of `{other.record}`: {other.title}"
            yield Problem("near-duplicate-title", message, "make one record of them, or correct a title", *one[5:], one.record)


def _titles(store: Store) -> Iterator[Named]:
    """Every title of every record but sources; nested records are told apart from their siblings, topics from those of their list."""
    rows = store.db.execute(
        "SELECT id, title, kind, coalesce(parent, json_extract(body, '$.scheme'), ''), coalesce(first, ''), "
        "coalesce(last, '9999-12-31'), path, line, col, title_uk "
        "FROM record WHERE kind <> 'source' ORDER BY rowid"
    )
    for record, title, kind, among, first, last, path, line, column, uk in rows:
        for text in dict.fromkeys((title, uk or title)):
            yield Named(record, text, (kind, among), first, last, path, line, column)


def _may_be_one(one: Named, other: Named) -> bool:
    """Whether two records may be the same: their dates do not tell them apart."""
    return one.record != other.record and one.first <= other.last and other.first <= one.last


def _by_words(every: Iterable[Named]) -> Iterator[tuple[Named, Named]]:
    """Pairs with the same words in another order, small words aside."""
    seen: dict[Hashable, Named] = {}
    for one in every:
        words = sorted(word for word in one.title.casefold().replace(",", " ").split() if word not in _SMALL_WORDS)
        other = seen.setdefault((one.company, " ".join(words)), one)
        if len(words) > 2 and fold_name(one.title) != fold_name(other.title):
            yield one, other


def _by_letters(every: Iterable[Named]) -> Iterator[tuple[Named, Named]]:
    """Pairs that differ by a slip: looked for among neighbours in the list sorted from the front, then in that sorted from the back.

    A slip leaves the titles alike on both of its sides, so one of the two lists brings them together; no title is compared with all.
    """
    folded = [(repr(one.company), fold_name(one.title), one) for one in every]
    for turn in (str, _backwards):
        line = sorted(folded, key=lambda item: (item[0], turn(item[1])))
        for n, (company, title, one) in enumerate(line):
            for its_company, its_title, other in line[n + 1 : n + 1 + _NEIGHBOURS]:
                if company == its_company and title != its_title and _share_half(title, its_title) and is_slip(one.title, other.title):
                    yield (one, other) if (one.path, one.line) > (other.path, other.line) else (other, one)


def _share_half(one: str, other: str) -> bool:
    """Whether two folded titles may differ at one place: then one half of the shorter is in both. It costs little, and most are no pair."""
    if abs(len(one) - len(other)) > _SLIP:
        return False
    half = min(len(one), len(other)) // 2 - 1
    return one[:half] == other[:half] or one[-half:] == other[-half:]


def _backwards(text: str) -> str:
    return text[::-1]


def is_slip(one: str, other: str) -> bool:
    """Whether two titles differ in one long word, by at most two letters at one place; other digits make other titles.

    >>> is_slip("law on trafficking", "law on traficking"), is_slip("programme of 2016", "programme of 2017"), is_slip("women", "men")
    (True, False, False)
    """
    words, others = one.casefold().split(), other.casefold().split()
    if len(words) != len(others):
        return False
    differing = [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and _is_misspelt(*differing[0])


def _is_misspelt(one: str, other: str) -> bool:
    """Whether one word may be the other, misspelt behind its first letter."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _LONG_WORD or one[0] != other[0] or len(longer) - len(shorter) > _SLIP or _digits(one) != _digits(other):
        return False
    front = next((n for n, letter in enumerate(shorter) if letter != longer[n]), len(shorter))
    rest = len(shorter) - front
    back = next((n for n in range(rest) if shorter[-1 - n] != longer[-1 - n]), rest)
    return len(longer) - front - back <= _SLIP


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


RULES = (
    Rule("duplicate-record", "duplicates", "Two records of one kind have the same title, or the same number and year.", duplicates),
    Rule("duplicate-source", "duplicates", "Two sources have the same address.", same_address),
    Rule("near-duplicate-title", "duplicates", "Two titles of one kind differ by a slip, or by the order of their words.", near_titles, WARNING),
)  # fmt: skip
