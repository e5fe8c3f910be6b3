"""Spells: the stretches of time in which a record holds, per basis, computed from its events and its period.

A basis says which date counts: the entry into force, the adoption (for a treaty the party's consent), or the publication. Records that
know no such difference have spells of the basis `any`. A bound that no source states is None, and the query says why.
What ends before it begins, by dates that contradict each other, keeps both bounds: `store/lives.py` finds it by them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from timeline.edtf import Day, parse
from timeline.model.vocabulary import ACTS, BASES, BEGINNINGS, CONSENTS, ENDINGS, STATEFUL

ANY = "any"
BY_BASIS = (*ACTS, "programme")  # which date counts makes a difference to these; a role holds as its programme does
_BEGIN_BY_BASIS = {"in-force": ("entry into force",), "adopted": ("adoption",), "published": ("publication",)}
_WEAK = ("adoption", "assent", "publication", "signature", *CONSENTS, "deposit", "registration")  # it cannot hold before these


def iso(day: Day | None) -> str | None:
    """YYYY-MM-DD."""
    return None if day is None else f"{day[0]:04d}-{day[1]:02d}-{day[2]:02d}"


class Happening(NamedTuple):
    """An event of a record: its address, kind, and bounding days (ISO, None where open)."""

    address: str
    kind: str
    own: bool
    text: str  # the date as it is written
    earliest: str | None
    latest: str | None


class Life(NamedTuple):
    """A period as ISO days; None where nothing is stated."""

    begin_earliest: str | None
    begin_latest: str | None
    end_earliest: str | None
    end_latest: str | None
    running: bool
    begin_text: str = ""  # the bounds as they are written
    end_text: str = ""
    parts: tuple[Life, ...] = ()  # of a set all of whose members are meant, each for itself


@dataclass(slots=True, eq=False, repr=False)
class Spell:
    """One stretch. `lasting`: without an end it is presumed to go on; `running`: its source saw it going on."""

    basis: str
    state: str  # in force, suspended
    begin_text: str
    begin_earliest: str | None
    begin_latest: str | None
    begun_by: str  # address of an event, or `period`
    end_text: str = ""
    end_earliest: str | None = None
    end_latest: str | None = None
    ended_by: str = ""
    running: bool = False
    lasting: bool = False

    def row(self, record: str, kind: str) -> tuple[str | int | None, ...]:
        """The values of `INSERT`."""
        return (
            record, kind, self.basis, self.state, self.begin_text, self.begin_earliest, self.begin_latest, self.begun_by,
            self.end_text, self.end_earliest, self.end_latest, self.ended_by, int(self.running), int(self.lasting),
        )  # fmt: skip


INSERT = "INSERT INTO spell VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,NULL,NULL,NULL,NULL,NULL)"


def spells(kind: str, happenings: Sequence[Happening], life: Life | None) -> Iterator[Spell]:
    """The spells of a record of `kind`; nothing for a record that no source dates in any way.

    Of the happenings only an end may be without a date: that something ended is told even where nobody tells when.
    """
    own = [h for h in happenings if h.own]
    if kind in BY_BASIS:
        for basis in BASES:
            yield from _of_basis(kind, basis, own, happenings, life)
    elif kind in STATEFUL:
        begins = [h for h in own if h.kind in BEGINNINGS]
        if begins or life is not None:
            yield from _chain(ANY, begins, own, life, lasting=False)
        elif own:  # something happened to it, so it was there at some time
            yield _of_unknown_beginning(ANY, None, own, None, lasting=False)


def _of_basis(kind: str, basis: str, own: Sequence[Happening], every: Sequence[Happening], life: Life | None) -> Iterator[Spell]:
    names = CONSENTS if (kind, basis) == ("treaty", "adopted") else _BEGIN_BY_BASIS[basis]
    begins = [h for h in own if h.kind in names]
    if basis == "in-force" and not begins and (kind == "programme" or life is not None):
        begins = [h for h in own if h.kind == "adoption" and _fits(h, life)]
    lasting = kind in ACTS and (life is None or life.running)
    if begins or (life is not None and kind != "treaty" and basis != "published"):
        yield from _chain(basis, begins, own, life, lasting=lasting)
        return
    weak = [h for h in own if h.kind in _WEAK] or [h for h in every if h.kind == "adoption"]
    turns = (*BEGINNINGS, *ENDINGS) if kind != "provision" else ENDINGS  # a provision was adopted and published with what holds it
    if weak or life is not None or any(h.kind in turns for h in own):
        since = min((h.earliest or h.latest or "" for h in weak), default="") or None
        yield _of_unknown_beginning(basis, since, own, life, lasting=lasting)


def _of_unknown_beginning(basis: str, since: str | None, own: Sequence[Happening], life: Life | None, *, lasting: bool) -> Spell:
    """A stretch that began on the day `since` or later, nobody knows when."""
    spell = Spell(basis, "in force", "", since, None, "", lasting=lasting)
    last = max((_order(h) for h in own if h.kind in BEGINNINGS), default=("", ""))  # what began again did not end before
    _end(spell, [h for h in own if h.kind in ENDINGS and _order(h) >= last], life)
    return spell


def _fits(happening: Happening, life: Life | None) -> bool:
    """Whether an adoption may be the beginning of the term: it does not lie after its first year, nor before it."""
    if life is None or life.begin_earliest is None:
        return True
    return (happening.earliest or "")[:4] == life.begin_earliest[:4]


def _chain(basis: str, begins: Sequence[Happening], own: Sequence[Happening], life: Life | None, *, lasting: bool) -> Iterator[Spell]:
    """The stretches between beginnings, suspensions and ends, in the order of time."""
    if not begins:
        for part in (life.parts or (life,)) if life is not None else ():
            spell = Spell(basis, "in force", part.begin_text, part.begin_earliest, part.begin_latest, "period", lasting=lasting)
            is_last = life is None or not life.parts or part is life.parts[-1]
            _end(spell, [h for h in own if h.kind in ENDINGS and is_last], part)
            yield spell
        return
    turns = _turns(begins, own)
    early = _end_of_nothing(turns, begins)
    if early is not None:
        turns.remove(early)
        again = [h for h in own if h.kind in _WEAK and h not in begins and _order(early) <= _order(h) <= min(map(_order, begins))]
        if not again:  # the first beginning and an end before it are one stretch: it never held, or its dates contradict each other
            spell = _begun(basis, "in force", next(turn for turn in turns if turn in begins), lasting=lasting)
            turns.remove(next(turn for turn in turns if turn in begins))
            _close(spell, early)
            yield spell
    current: Spell | None = None
    for turn in turns:
        if current is None:
            current = _begun(basis, "in force", turn, lasting=lasting) if turn in begins else None
        elif turn in begins and current.state == "in force":
            _narrow(current, turn)
        else:
            _close(current, turn)
            yield current
            state = "in force" if turn in begins else "suspended"
            current = None if turn.kind in ENDINGS else _begun(basis, state, turn, lasting=lasting)
    if current is not None:
        _end(current, (), life)
        yield current


def _end_of_nothing(turns: Sequence[Happening], begins: Sequence[Happening]) -> Happening | None:
    """The first turn where that is an end: nothing has begun yet."""
    return turns[0] if turns[0] not in begins and turns[0].kind in ENDINGS else None


def _turns(begins: Sequence[Happening], own: Sequence[Happening]) -> list[Happening]:
    """The beginnings, suspensions and ends in the order of time; one dated so roughly that it may lie before the beginning or after it comes after."""
    first = min(map(_order, begins))

    def place(turn: Happening) -> tuple[str, str, bool]:
        day = _order(turn)
        roughly = turn not in begins and day < first and (turn.latest or "9999") >= first[0]
        return (*first, True) if roughly else (*day, False)

    return sorted((h for h in own if h in begins or h.kind in ENDINGS or h.kind == "suspension"), key=place)


def _order(happening: Happening) -> tuple[str, str]:
    """The order of time; what has no date comes last."""
    first = happening.earliest or happening.latest
    return (first or "", happening.latest or "") if first else ("9999", "9999")


def _begun(basis: str, state: str, turn: Happening, *, lasting: bool) -> Spell:
    latest = min(_members(turn.text), default=(turn.earliest, turn.latest), key=lambda member: member[1] or "9999")[1]
    return Spell(basis, state, turn.text, turn.earliest, latest, turn.address, lasting=lasting)


def _members(text: str) -> list[tuple[str | None, str | None]]:
    """The bounding days of each member of a set all of whose members are meant: the first of them begins, the last ends."""
    if not text.startswith("{"):
        return []
    return [(iso(member.earliest), iso(member.latest)) for member in parse(text).members]


def _narrow(spell: Spell, again: Happening) -> None:
    """Another beginning of what has not ended since: by its latest day at the latest it had begun."""
    if again.latest is not None and (spell.begin_latest is None or again.latest < spell.begin_latest):
        spell.begin_latest = again.latest


def _close(spell: Spell, turn: Happening) -> None:
    earliest = max(_members(turn.text), default=(turn.earliest, turn.latest), key=lambda member: member[0] or "")[0]
    spell.end_text, spell.end_earliest, spell.end_latest, spell.ended_by = turn.text, earliest, turn.latest, turn.address


def _end(spell: Spell, ends: Sequence[Happening], life: Life | None) -> None:
    """The end by an event, else by the period."""
    if ends:
        _close(spell, min(ends, key=_order))
    elif life is not None:
        spell.end_earliest, spell.end_latest, spell.running = life.end_earliest, life.end_latest, life.running
        spell.ended_by, spell.end_text = ("period", life.end_text) if life.end_latest else ("", "")
        if spell.end_latest is None:
            spell.end_earliest = None  # no earlier than its beginning, and that says nothing
