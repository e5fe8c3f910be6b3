"""The option groups, each defined once and given to every command that needs it by `command_of`."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Annotated, Any, NoReturn

import typer

from timeline.cli import completing
from timeline.cli.completing import Completer
from timeline.cli.help import Command
from timeline.query.lens import BASES, UsageError
from timeline.render import FORMATS
from timeline.words import environment_language, say, term


def option(
    name: str, kind: Any, default: Any, help: str, *flags: str, metavar: str = "", envvar: str = "", complete: Completer | None = None
) -> inspect.Parameter:
    """A keyword parameter that Typer turns into the option `--name`."""
    info = typer.Option(
        *flags or (f"--{name.replace('_', '-')}",),
        help=help,
        metavar=metavar or None,
        envvar=envvar or None,
        show_default=False,
        autocompletion=complete,
    )
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=Annotated[kind, info])


def flag(name: str, help: str, *flags: str) -> inspect.Parameter:
    """A switch that is off unless given."""
    return option(name, bool, False, help, *flags or (f"--{name.replace('_', '-')}",))


def many(name: str, help: str, metavar: str, *flags: str, complete: Completer | None = None) -> inspect.Parameter:
    """An option that may be given several times: any of its values will do."""
    return option(name, list[str], None, help, *flags, metavar=metavar, complete=complete)


def argument(name: str, help: str, kind: Any = str, complete: Completer | None = None, metavar: str = "") -> inspect.Parameter:
    """A positional argument."""
    info = typer.Argument(help=help, metavar=metavar or name.upper(), autocompletion=complete)
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=Annotated[kind, info])


def optional(name: str, help: str, complete: Completer | None = None) -> inspect.Parameter:
    """A positional argument that may be left out, or given several times."""
    info = typer.Argument(help=help, metavar=f"[{name.upper()}]...", show_default=False, autocompletion=complete)
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[list[str], info])


def maybe(name: str, help: str, complete: Completer | None = None) -> inspect.Parameter:
    """A positional argument that may be left out."""
    info = typer.Argument(help=help, metavar=f"[{name.upper()}]", show_default=False, autocompletion=complete)
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[str, info])


SCOPE = (
    many("data", "The folder of a dataset; given several times, all of them at once. Else TIMELINE_DATA.", "DIR", "--data", "-d"),
    option("according_to", str, "", "Answer as if only this source existed.", metavar="SOURCE", complete=completing.ids("source")),
    option(
        "lang", str, "", "Language: en or uk; from the environment when not given.", metavar="en|uk", complete=completing.words(completing.languages)
    ),
)
BASIS = option(
    "basis", str, "", "Which date counts: in-force (the default), adopted or published.", metavar="BASIS", complete=completing.words(lambda: BASES)
)
OUTPUT = (
    option(
        "format",
        str,
        "",
        f"How to write the answer: {', '.join(FORMATS)}.",
        "--format",
        "-f",
        metavar="FORMAT",
        complete=completing.words(completing.formats),
    ),
    flag("json", "Short for --format json."),
    option("output", str, "", "Write to a file, whole or not at all.", "--output", "-o", metavar="FILE"),
    flag("force", "Overwrite the file of --output."),
    option("width", int, 0, "Lay out for this many columns.", metavar="N"),
    flag("no_color", "No colour."),
    flag("ascii", "Only ASCII signs in what the program itself draws."),
    flag("no_pager", "Do not page long answers."),
)
ROWS = (
    option("columns", str, "", "The columns to show, with commas between.", metavar="NAMES", complete=completing.columns),
    option("sort", str, "", "Sort by this column.", metavar="COLUMN", complete=completing.columns),
    flag("reverse", "Sort the other way round."),
    option("limit", int, -1, "At most this many rows; 0 for all. On a terminal 50 unless given.", metavar="N"),
    flag("count", "Print only how many there are."),
)
TIME = (
    option("at", str, "", "What held on this day, or throughout this stretch of time.", metavar="DATE"),
    option("begin", str, "", "Only what reaches into or past this date.", "--from", metavar="DATE"),
    option("end", str, "", "Only what begins up to this date.", "--to", metavar="DATE"),
)
KIND = many(
    "kind", "Only records of this kind: treaty, law, programme, body, role, provision …", "KIND", complete=completing.words(completing.kinds, say)
)
STATUS = many(
    "status",
    "Only what has this status on the day of --at, or today: in-force, not-yet, ended, unknown …",
    "STATUS",
    complete=completing.words(completing.statuses, term),
)
ABOUT = (
    many("topic", "Records on this topic or a narrower one.", "TOPIC", complete=completing.ids("topic")),
    many(
        "function",
        "Records on this function of civil society or a narrower one: hotlines, training, shelter …",
        "FUNCTION",
        complete=completing.ids("topic", where="json_extract(r.body, '$.scheme') = 'function'"),
    ),
    many("cites", "Records that cite this source.", "SOURCE", complete=completing.ids("source")),
)


def command_of(name: str, function: Callable[..., None], help: str, parameters: Sequence[inspect.Parameter], examples: Iterable[str] = ()) -> Any:
    """The Typer command `name`, whose options are `parameters` and which calls `function` with their values."""
    texts = [parameter.name for parameter in parameters if parameter.default == ""]
    typed = {parameter.name: _typed(parameter) for parameter in parameters}

    def call(**values: Any) -> None:
        for option_name, value in values.items():
            if value == "" or (isinstance(value, list) and "" in value):
                refuse_empty(typed[option_name])
        refuse_two_formats(values.get("json"), values.get("format"))
        function(**{option_name: "" if value is None and option_name in texts else value for option_name, value in values.items()})

    given = [parameter.replace(default=None) if parameter.default == "" else parameter for parameter in parameters]
    call.__name__ = name.replace("-", "_")
    call.__signature__ = inspect.Signature(given)  # type: ignore[attr-defined]
    call.__annotations__ = {parameter.name: parameter.annotation for parameter in given}
    shown = "".join(f"\n  timeline {example}" for example in examples)
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command(
        name, cls=Command, help=help, epilog=f"\b\nExamples:{shown}" if shown else None, context_settings={"help_option_names": ["-h", "--help"]}
    )(call)
    return typer.main.get_command(app)


def refuse_empty(typed: str) -> NoReturn:
    """Raise `UsageError` for an option that was typed with nothing behind it."""
    raise UsageError(f"{typed} is empty", "give it a value, or leave it out")


def refuse_two_formats(json: bool | None, format: str | None) -> None:
    """Raise `UsageError` where `--json` and another format are asked for in one breath."""
    if json and format and format.casefold() != "json":
        raise UsageError(f"--json and --format {format[:20]} contradict each other", "give one of them")


def _typed(parameter: inspect.Parameter) -> str:
    """How a parameter is called on the command line: `--from`, `DATE`."""
    info = parameter.annotation.__metadata__[0]
    flags = [flag for flag in (info.default, *(info.param_decls or ())) if str(flag).startswith("--")]  # Typer takes the first for a default
    return str(flags[0] if flags else info.metavar).strip("[].")


def language(asked: str, environ: Mapping[str, str] = os.environ) -> str:
    """The language asked for, else that of the environment; English where neither is known."""
    return asked or environment_language(environ)
