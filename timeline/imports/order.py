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


def event_order(claimed: Sequence[str], silent: Sequence[str], refers: dict[str, Reference], seen: Sequence[Pointer]) -> list[tuple[str, bool]]:
    """The events of a record in the order in which they were written, and whether each names its party.

    The order of the `claimed` ones is known, and that of the `silent` ones, which claim nothing; `seen` are the pointers of all of them.
    Every mixture is tried until one gives `seen`, and none twice.
    """
    dead: set[tuple[int, int, int]] = set()
    path: list[tuple[str, bool]] = []
    states = [(0, 0, 0)]
    choices = [_steps(claimed, silent, refers, seen, states[0])]
    while choices:
        n, m, pointers = states[-1]
        if (n, m, pointers) == (len(claimed), len(silent), len(seen)):
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
            choices.append(_steps(claimed, silent, refers, seen, step[2]))
    return [(address, not refers[address].optional) for address in (*claimed, *silent)]


def _steps(
    claimed: Sequence[str], silent: Sequence[str], refers: dict[str, Reference], seen: Sequence[Pointer], state: tuple[int, int, int]
) -> Iterator[tuple[str, bool, tuple[int, int, int]]]:
    """The events that may come next, and where that leads."""
    n, m, place = state
    for addresses, at, after in ((claimed, n, (n + 1, m)), (silent, m, (n, m + 1))):
        for names_party, pointers in refers[addresses[at]].readings() if at < len(addresses) else ():
            if tuple(seen[place : place + len(pointers)]) == pointers:
                yield addresses[at], names_party, (*after, place + len(pointers))
