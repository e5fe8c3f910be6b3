"""Problems of a dataset for people: the place, the author's own line with a marker, and what to do."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import TextIO

from timeline.load.problem import Problem

_LONGEST = 160


def _never(_: str) -> bool:
    return False


def print_problems(problems: Iterable[Problem], folder: str, out: TextIO, is_warning: Callable[[str], bool] = _never) -> None:
    """Each problem: `path:line:column: error: message [name]`, the line, and a hint; `is_warning` tells by the name."""
    for problem in problems:
        path = os.path.relpath(os.path.join(folder, problem.path)) if folder else problem.path
        place = f"{path}:{problem.line}:{problem.column}" if problem.line else path
        severity = "warning" if is_warning(problem.name) else "error"
        out.write(f"{place}: {severity}: {_plain(problem.message)} [{problem.name}]\n")
        line = source_line(folder, problem)
        if line:
            out.write(f"    {line[:_LONGEST]}\n    {' ' * min(problem.column - 1, _LONGEST)}^\n")
        if problem.hint:
            out.write(f"  hint: {_plain(problem.hint)}\n")


def source_line(folder: str, problem: Problem) -> str:
    """The line of the file that the problem points to, as it may be printed."""
    if not problem.line or not folder:
        return ""
    try:
        with open(os.path.join(folder, problem.path), encoding="utf-8-sig", errors="replace") as file:
            for number, text in enumerate(file, 1):
                if number == problem.line:
                    return _plain(text.rstrip("\n").replace("\t", " "))
    except OSError:
        pass
    return ""


def _plain(text: str) -> str:
    return "".join(letter if letter.isprintable() else "�" for letter in text)
