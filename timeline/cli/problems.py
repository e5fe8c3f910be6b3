"""Problems of a dataset for people: the place, the author's own line with a marker, and what to do."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

from timeline.load.problem import Problem
from timeline.words import say

_LONGEST = 160
_CHUNK = 1 << 16


def _never(_: str) -> bool:
    return False


def print_problems(problems: Iterable[Problem], folder: str, out: TextIO, is_warning: Callable[[str], bool] = _never, language: str = "en") -> None:
    """Each problem: `path:line:column: error: message [name]`, the line, and a hint; `is_warning` tells by the name."""
    told = _telling(language)
    problems = list(problems)
    lines = _source_lines(folder, problems)
    for problem in problems:
        path = _plain(_from_here(os.path.join(folder, problem.path)) if folder else problem.path)
        place = f"{path}:{problem.line}:{problem.column}" if problem.line else path
        severity = say("warning:" if is_warning(problem.name) else "error:", language)
        out.write(f"{place}: {severity} {_plain(told(problem.message))} [{problem.name}]\n")
        line = lines.get((problem.path, problem.line), "")
        if line:
            out.write(f"    {line}\n    {' ' * min(problem.column - 1, _LONGEST)}^\n")
        if problem.hint:
            out.write(f"  {say('hint:', language)} {_plain(told(problem.hint))}\n")


def _telling(language: str) -> Callable[[str], str]:
    """What puts a sentence into the reader's language; the table is loaded only for who needs it."""
    if language != "uk":
        return str
    from timeline.cli.problems_uk import told

    return told


def _from_here(path: str) -> str:
    """The path as seen from where the program runs; as it is on another drive (Windows), or where that folder is gone."""
    try:
        return os.path.relpath(path)
    except (OSError, ValueError):
        return path


def _source_lines(folder: str, problems: Iterable[Problem]) -> dict[tuple[str, int], str]:
    """The beginnings of the lines that the problems point to, as they may be printed; each file is read once."""
    wanted: dict[str, set[int]] = {}
    for problem in problems:
        if problem.line and folder:
            wanted.setdefault(problem.path, set()).add(problem.line)
    return {(path, number): text for path, numbers in wanted.items() for number, text in _lines(os.path.join(folder, path), numbers)}


def _lines(path: str, numbers: set[int]) -> Iterator[tuple[int, str]]:
    """Those lines of a file, each cut where a screen would be full; a line is never held whole, for it may be the whole file."""
    number, last, fresh = 1, max(numbers), True
    try:
        with open(path, encoding="utf-8-sig", errors="replace") as file:
            while number <= last and (part := file.readline(_CHUNK)):
                if fresh and number in numbers:
                    yield number, _plain(part[:_LONGEST].rstrip("\n").replace("\t", " "))
                fresh = part.endswith("\n")
                number += fresh
    except OSError:
        return


def _plain(text: str) -> str:
    return "".join(letter if letter.isprintable() else "�" for letter in text)
