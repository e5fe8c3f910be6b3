"""The order in which things were written, found again from lists that each hold a part of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

Pointer = tuple[str, str]  # the field that points, and the record it points to


class Reference(NamedTuple):
    """What one event points to. The party of one that is `optional` may have been left out, since it is the jurisdiction."""

    party: Pointer | None
    on: Pointer | None
    by: tuple[Pointer, ...]
    optional: bool

    def readings(self) -> Iterator[tuple[bool, tuple[Pointer, ...]]]:
        """Every way in which it may have been written: whether it names its party, and its pointers in their order."""
        head = [pointer for pointer in (self.party, self.on) if pointer]
        yield True, (*head, *self.by)
        if len(head) == 2:
            yield True, (head[1], head[0], *self.by)
        if self.optional:
            yield False, (*((self.on,) if self.on else ()), *self.by)


def merged(sequences: Sequence[Sequence[str]], order: Sequence[str]) -> list[str]:
    """All names, each once, in an order that agrees with every sequence; where they leave a choice, as in `order`.

    >>> merged([["a", "c"], ["b", "c", "d"]], ["d", "c", "b", "a"])
    ['b', 'a', 'c', 'd']
    """
    waiting = [list(dict.fromkeys(sequence)) for sequence in sequences]
    found: list[str] = []
    while any(waiting):
        names = {sequence[0] for sequence in waiting if sequence}
        free = {name for name in names if not any(name in sequence[1:] for sequence in waiting)}
        chosen = min(free or names, key=order.index)  # lists that contradict each other give the order of the model
        found.append(chosen)
        waiting = [[name for name in sequence if name != chosen] for sequence in waiting]
    return found


class Parts(NamedTuple):
    """What an export tells of the order of a record's events: of those that claim anything, of the silent ones, of all that have no date."""

    claimed: Sequence[str]
    silent: Sequence[str]
    undated: dict[str, int]  # with the place of each among them

    def next_ones(self, claimed: int, silent: int) -> Iterator[tuple[str, tuple[int, int]]]:
        """The events that may follow when so many of each are placed, and how many are then."""
        placed = silent + sum(1 for address in self.claimed[:claimed] if address in self.undated)
        for addresses, at, after in ((self.claimed, claimed, (claimed + 1, silent)), (self.silent, silent, (claimed, silent + 1))):
            if at < len(addresses) and (addresses[at] not in self.undated or self.undated[addresses[at]] == placed):
                yield addresses[at], after


def event_order(parts: Parts, refers: dict[str, Reference], seen: Sequence[Pointer]) -> list[tuple[str, bool]]:
    """The events of a record in the order in which they were written, and whether each names its party; `seen` are the pointers of all of them.

    Every mixture is tried until one gives `seen`, and none twice.
    """
    dead: set[tuple[int, int, int]] = set()
    path: list[tuple[str, bool]] = []
    states = [(0, 0, 0)]
    choices = [_steps(parts, refers, seen, states[0])]
    while choices:
        if states[-1] == (len(parts.claimed), len(parts.silent), len(seen)):
            return path
        step = next((step for step in choices[-1] if step[2] not in dead), None)
        if step is None:
            dead.add(states.pop())
            choices.pop()
            if path:
                path.pop()
        else:
            path.append(step[:2])
            states.append(step[2])
            choices.append(_steps(parts, refers, seen, step[2]))
    return [(address, not refers[address].optional) for address in (*parts.claimed, *parts.silent)]


def _steps(
    parts: Parts, refers: dict[str, Reference], seen: Sequence[Pointer], state: tuple[int, int, int]
) -> Iterator[tuple[str, bool, tuple[int, int, int]]]:
    """The events that may come next, and where that leads."""
    claimed, silent, place = state
    for address, after in parts.next_ones(claimed, silent):
        for names_party, pointers in refers[address].readings():
            if tuple(seen[place : place + len(pointers)]) == pointers:
                yield address, names_party, (*after, place + len(pointers))
