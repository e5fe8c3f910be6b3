"""What a rule of sense is: a name, a group, what it means, and the function that finds what breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from timeline.load.problem import Problem
from timeline.store import Store

ERROR, WARNING = "error", "warning"


class Rule(NamedTuple):
    """A rule over the whole dataset. A warning may have good reasons, and fails `timeline check` only with --strict."""

    name: str
    group: str
    doc: str
    find: Callable[[Store], Iterable[Problem]]
    severity: str = ERROR
