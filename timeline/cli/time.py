"""The commands about time: at, diff, chart, gaps, on."""

from __future__ import annotations

import inspect
from typing import Any

from timeline.cli import options as o
from timeline.cli.completing import any_of, ids, plurals, words
from timeline.cli.examples import EXAMPLES
from timeline.cli.session import deliver, deliver_text, is_picture, open_lens, page_limit, progress, warn


def make(name: str) -> Any:
    """The Typer command called `name`."""
    function, help, parameters = _COMMANDS[name]
    return o.command_of(name, function, help, [*parameters, *o.OUTPUT, *o.SCOPE], EXAMPLES[name])


def _at(**options: Any) -> None:
    from timeline.query.moment import state_of_play

    lens = open_lens(options)
    limit = page_limit(options)
    if options["explain"]:
        from timeline.query.explain import explain

        deliver(lens, explain(lens, options["date"], options["kind"] or [], progress()), options)
    else:
        deliver(lens, state_of_play(lens, options["date"], options["kind"] or [], limit), options)


def _diff(**options: Any) -> None:
    from timeline.query.change import difference

    lens = open_lens(options)
    deliver(lens, difference(lens, options["begin"], options["end"], options["kind"] or []), options)


def _gaps(**options: Any) -> None:
    from timeline.query.gaps import gaps

    lens = open_lens(options)
    deliver(lens, gaps(lens, options["begin"], options["end"]), options)


def _chart(**options: Any) -> None:
    from timeline.query.chart import chart

    lens = open_lens(options)
    answer = chart(lens, options["names"] or [], options["begin"], options["end"], options["scale"])
    if is_picture(options):
        from timeline.export.svg import picture  # only a picture needs it

        deliver_text(picture(answer, lens), options)
        warn(lens, options)
    else:
        deliver(lens, answer, options)


def _on(**options: Any) -> None:
    from timeline.query.events import on_day

    lens = open_lens(options)
    deliver(lens, on_day(lens, options["day"]), options)


_LIMIT = next(parameter for parameter in o.ROWS if parameter.name == "limit")
_COLUMNS = next(parameter for parameter in o.ROWS if parameter.name == "columns")
_COMMANDS: dict[str, tuple[Any, str, tuple[inspect.Parameter, ...]]] = {
    "at": (
        _at, "What stood on a day or throughout a stretch, what came next, and what cannot be told and why.",
        (o.argument("date", "A day, a month, a year, or any EDTF date."), o.KIND, o.BASIS,
         o.flag("explain", "Which answers would be others if another source were right."), _LIMIT, _COLUMNS),
    ),
    "diff": (
        _diff, "What began, ended, was amended, ratified, founded … from the first day of one date to the last day of another.",
        (o.argument("begin", "The earlier date."), o.argument("end", "The later date."), o.KIND, o.BASIS, _COLUMNS),
    ),
    "chart": (
        _chart, "Lanes on one axis of time: of stages, programmes, laws, treaties, bodies and more, or one record's own life; -o FILE.svg draws them.",
        (o.optional("names", "Kinds (`programmes laws`) or records (`programme-2016`); everything when none is named.",
          any_of(words(plurals), ids())), *o.TIME[1:], o.BASIS,
         o.option("scale", str, "time", "`time` folds long empty stretches; `even` gives each year with something in it the same room.",
                  metavar="time|even", complete=words(lambda: ("time", "even"))), _COLUMNS),
    ),
    "gaps": (
        _gaps, "Stretches with no programme, programmes that overlap, bodies that ended without a successor; certain and possible days.",
        (*o.TIME[1:], o.BASIS, _COLUMNS),
    ),
    "on": (_on, "This day in history: everything that happened on a day of the year.", (o.argument("day", "Month and day: 09-20."), _COLUMNS)),
}  # fmt: skip
