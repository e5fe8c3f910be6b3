"""The records of an import written to files, none larger than the loader reads."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from timeline.imports.table import Import
from timeline.load.small import LARGEST_FILE
from timeline.load.tree import MOST_EVENTS

_BYTES, _NODES = LARGEST_FILE * 9 // 10, MOST_EVENTS * 9 // 10
Watch = Callable[[int], None]


class _Sized(NamedTuple):
    """A record's entry, and the number of the file that it goes into."""

    file: int
    plural: str
    text: str


def write_one(made: Import, path: str, watch: Watch) -> bool:
    """Write all records to one file; whether the loader would read all of it."""
    files = 0
    with open(path, "w", encoding="utf-8", newline="") as out:
        for plural, entries in groupby(_sized(made.entries(), watch), lambda entry: entry.plural):
            out.write(f"{plural}:\n")
            for entry in entries:
                files = entry.file
                out.write(entry.text)
    return files <= 1


def write_several(made: Import, folder: str, watch: Watch) -> int:
    """Write the records to as many files as they need; how many."""
    number = 0
    for number, entries in groupby(_sized(made.entries(), watch), lambda entry: entry.file):
        with open(os.path.join(folder, f"{made.source}-{number}.yaml"), "w", encoding="utf-8", newline="") as out:
            for plural, same in groupby(entries, lambda entry: entry.plural):
                out.write(f"{plural}:\n")
                out.writelines(entry.text for entry in same)
    return number


def _sized(entries: Iterable[tuple[str, str]], watch: Watch) -> Iterator[_Sized]:
    file, size, nodes = 1, 0, 0
    for number, (plural, text) in enumerate(entries, 1):
        if number % 1_000 == 0:
            watch(number)
        more, parts = len(text.encode()), 4 * text.count("\n") + text.count(",")
        if size and (size + more > _BYTES or nodes + parts > _NODES):
            file, size, nodes = file + 1, 0, 0
        size, nodes = size + more, nodes + parts
        yield _Sized(file, plural, text)
