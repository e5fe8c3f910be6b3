"""A baseline: findings that are known and may stay, so that only new ones fail.

A finding is known by its name, file, record and message, never by its line: lines move whenever something is added above them. A record that went
to another file, as when that is renamed, takes its findings along.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from timeline.load.problem import Problem

BASELINE_FILE = "baseline.txt"  # looked for in the dataset's folder
_HEAD = (
    "# Findings of `timeline check` that are known and may stay; new ones fail. Written by `timeline check --write-baseline`.\n"
    "# name, file, record and message, with tabs between; take a line out once its finding is mended.\n"
)


class Sifted(NamedTuple):
    """The findings that are new, how many are known, and how many lines of the baseline fit nothing any more."""

    new: list[Problem]
    known: int
    gone: int


def line_of(problem: Problem) -> str:
    """A finding as a line of a baseline."""
    return "\t".join(" ".join(part.split()) for part in (problem.name, problem.path, problem.record, problem.message))


def write_baseline(problems: Iterable[Problem]) -> str:
    """The text of a baseline that knows all these findings."""
    return _HEAD + "".join(f"{line}\n" for line in sorted(map(line_of, problems)))


def is_baseline(text: str) -> bool:
    """Whether a text is a baseline as it was written, lines taken out or not; so is an empty one."""
    return not text.strip() or text.startswith(_HEAD.partition("`")[0])


def sift(problems: Iterable[Problem], baseline: str, names: Iterable[str]) -> Sifted:
    """Set known findings aside; a line stands for one finding. Lines of names that were not looked for are not missed."""
    lines = [line for line in baseline.splitlines() if line.strip() and not line.startswith("#")]
    looked_for = set(names)
    left = Counter(line for line in lines if line.partition("\t")[0] in looked_for)
    found = list(problems)
    in_place = _taken(found, left, line_of)
    elsewhere = _folded(left)
    new = _taken(in_place, elsewhere, _line_anywhere)
    return Sifted(new, len(found) - len(new), elsewhere.total())


def _taken(problems: list[Problem], left: Counter[str], line: Callable[[Problem], str]) -> list[Problem]:
    """The findings for which no line is left; the others take theirs."""
    new = []
    for problem in problems:
        if left[line(problem)]:
            left[line(problem)] -= 1
        else:
            new.append(problem)
    return new


def _line_anywhere(problem: Problem) -> str:
    """A finding as a line that does not tell the file, where the record tells what it is of."""
    return line_of(problem._replace(path="") if problem.record else problem)


def _folded(left: Counter[str]) -> Counter[str]:
    """The lines that are left, without the file of those that tell their record."""
    folded: Counter[str] = Counter()
    for line, count in left.items():
        name, _, rest = line.partition("\t")
        record_and_message = rest.partition("\t")[2]
        folded[line if record_and_message.startswith("\t") or not record_and_message else f"{name}\t\t{record_and_message}"] += count
    return folded
