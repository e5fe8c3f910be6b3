"""The commands that hold records against each other: compare, matrix."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from typing import Any

from timeline.cli import options as o
from timeline.cli.completing import any_of, ids, plurals, words
from timeline.cli.examples import EXAMPLES
from timeline.cli.session import deliver, open_lens


def make(name: str) -> Any:
    """The Typer command called `name`."""
    function, help, parameters = _COMMANDS[name]
    return o.command_of(name, function, help, [*parameters, *o.OUTPUT, *o.SCOPE], EXAMPLES[name])


def _compare(**options: Any) -> None:
    from timeline.query.compare import compare

    lens = open_lens(options)
    deliver(lens, compare(lens, options["x"]), options)


def _matrix(**options: Any) -> None:
    from timeline.query.filters import Filters
    from timeline.query.matrix import matrix

    lens = open_lens(options)
    filters = Filters(
        at=options["at"], begin=options["begin"], end=options["end"], topics=options["topic"] or [], functions=options["function"] or []
    )
    deliver(lens, matrix(lens, options["down"], options["across"], filters, options["everything"]), options)


def _axes() -> Iterable[str]:
    from timeline.query.axes import NAMES

    return NAMES


_COMMANDS: dict[str, tuple[Any, str, tuple[inspect.Parameter, ...]]] = {
    "compare": (
        _compare,
        "Records of one kind side by side: programmes by function and role, laws by provisions, stages by what they hold, others field by field.",
        (
            o.argument(
                "x",
                "Two records or more; a kind may stand before them: `compare programmes 1999 2002 2016`.",
                list[str],
                any_of(ids(), words(plurals)),
                "X Y...",
            ),
            o.BASIS,
        ),
    ),
    "matrix": (
        _matrix,
        "Which records of one kind are joined with which of another, with counts and marks: functions and programmes unless told otherwise.",
        (
            o.option(
                "down",
                str,
                "functions",
                "What stands down the side: functions, target-groups, roles, bodies, findings …",
                metavar="KIND",
                complete=words(_axes),
            ),
            o.option(
                "across",
                str,
                "programmes",
                "What stands across the top: programmes, stages, treaties, organisations …",
                metavar="KIND",
                complete=words(_axes),
            ),
            o.flag("everything", "Rows and columns without any join too.", "--all"),
            *o.TIME,
            *(parameter for parameter in o.ABOUT if parameter.name != "cites"),
        ),
    ),
}
