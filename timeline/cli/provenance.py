"""The commands about sources and numbers: why, conflicts, cite, series, stale."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from typing import Any

from timeline.cli import options as o
from timeline.cli.completing import any_of, ids, values, words
from timeline.cli.examples import EXAMPLES
from timeline.cli.session import deliver, deliver_text, open_lens, warn


def make(name: str) -> Any:
    """The Typer command called `name`."""
    function, help, parameters = _COMMANDS[name]
    return o.command_of(name, function, help, [*parameters, *o.OUTPUT, *o.SCOPE], EXAMPLES[name])


def _why(**options: Any) -> None:
    from timeline.query.provenance import why

    lens = open_lens(options)
    deliver(lens, why(lens, " ".join(options["x"])), options)


def _conflicts(**options: Any) -> None:
    from timeline.query.provenance import conflicts

    lens = open_lens(options)
    deliver(lens, conflicts(lens, options["kind"] or [], options["depends"]), options)


def _cite(**options: Any) -> None:
    from timeline.export.bibliography import STYLES, fit, plain
    from timeline.query.citing import citation
    from timeline.query.lens import UsageError
    from timeline.render.clean import clean

    lens = open_lens(options)
    style = options["style"] or ("csl-json" if options["json"] else "plain")
    if options["json"] and style != "csl-json":
        raise UsageError(f"--json and --style {style[:20]} contradict each other", "give one of them")
    if style not in STYLES:
        raise UsageError(f"--style: `{style[:20]}` is not known", f"one of: {', '.join(STYLES)}")
    if options["format"]:
        raise UsageError("--format: a citation has a style instead", f"--style {', '.join(STYLES)}")
    items = [fit(citation(lens, " ".join(options["x"]), options["at"]), clean)]
    deliver_text(plain(items, lens.language) if style == "plain" else STYLES[style](items), options)
    warn(lens, options)


def _series(**options: Any) -> None:
    from timeline.query.series import series

    lens = open_lens(options)
    deliver(lens, series(lens, options["names"] or []), options)


def _stale(**options: Any) -> None:
    from timeline.query.provenance import stale

    lens = open_lens(options)
    deliver(lens, stale(lens, options["older_than"]), options)


_COLUMNS = next(parameter for parameter in o.ROWS if parameter.name == "columns")


def _styles() -> Iterable[str]:
    from timeline.export.bibliography import STYLES

    return STYLES


_SERIES = any_of(values("json_extract(r.body, '$.series')", "figure"), ids("figure"))
_COMMANDS: dict[str, tuple[Any, str, tuple[inspect.Parameter, ...]]] = {
    "why": (
        _why, "Why a value is shown: every claim, its source and the place in it, the rule that chose, and the line of the file.",
        (o.argument("x", "A value (`cets-201.ratification`) or a record.", list[str], ids()),),
    ),
    "conflicts": (
        _conflicts, "Every value on which sources conflict.",
        (o.KIND, o.flag("depends", "Which answers would be others if the other source were right."), _COLUMNS),
    ),
    "cite": (
        _cite, "A citation that another can check: of a source in full, of a record, or of what the dataset says on a date.",
        (o.argument("x", "A source or a record.", list[str], ids()),
         o.option("style", str, "", "How to write it: plain (the default), bibtex, ris or csl-json.", metavar="STYLE", complete=words(_styles)),
         o.TIME[0], o.BASIS),
    ),
    "series": (
        _series, "Figures over years, side by side for each who counted, as a table and as bars.",
        (o.optional("names", "The name of a series, or a figure.", _SERIES), _COLUMNS),
    ),
    "stale": (
        _stale, "Sources that were not read lately, the oldest first.",
        (o.option("older_than", str, "2y", "How long ago: 2y (the default), 6m, 3w, 30d.", metavar="TIME"), _COLUMNS),
    ),
}  # fmt: skip
