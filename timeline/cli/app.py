"""The program: a group whose commands are made only when they are called, and its entry point."""

# Typer reads the annotations of `home` on every run; as objects they cost nothing, as strings they would have to be compiled.
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from timeline import __version__
from timeline.cli.completing import formats, languages, words
from timeline.cli.errors import BUG, INTERRUPTED, UNWRITABLE, explain, explain_usage, is_command_line_error, report_bug
from timeline.cli.help import Group, asked_language, help_line

# name, one line of help: what `timeline --help` lists without making the commands
GROUPS: dict[str, dict[str, str]] = {
    "Lists": {
        "stages": "the stages of the policy, as a strip and a table", "treaties": "treaties, and when the State was bound",
        "laws": "laws, codes, decrees, strategies, standards", "programmes": "state programmes",
        "roles": "what the programmes ask of civil society", "provisions": "articles and points of treaties and laws",
        "bodies": "public, coordinating and international bodies", "organisations": "organisations, networks, coalitions",
        "donors": "who gave money", "hotlines": "lines that people in need can call", "events": "all dated events of all records",
        "figures": "numbers, with what they count and of how many", "findings": "what was found: strengths, challenges, trends …",
        "recommendations": "what ought to be done, and by whom", "topics": "functions, groups, forms of exploitation, places",
        "sources": "the works and pages that values come from",
    },
    "One record": {
        "show": "one record of any kind, whole", "stage": "one stage", "treaty": "one treaty", "law": "one law or other act",
        "programme": "one programme; --roles for its roles in full", "role": "one role", "provision": "one article or point",
        "body": "one body", "organisation": "one organisation", "donor": "one donor", "hotline": "one hotline", "event": "one event",
        "figure": "one figure", "finding": "one finding", "recommendation": "one recommendation", "topic": "one topic, and all that is on it",
        "source": "one source, and what rests on it",
    },
    "Time": {
        "at": "what stood on a day, or throughout a stretch", "diff": "what changed between two days",
        "chart": "lanes on one axis, or one record's own life", "gaps": "stretches with no programme, overlaps", "on": "this day in history",
    },
    "Cross-reference": {
        "links": "what a record points to, and what points to it", "trace": "from obligation to role, finding and recommendation",
        "path": "how two records are connected", "compare": "records side by side: kept, new, dropped, changed",
        "matrix": "two kinds against each other: functions and programmes …",
    },
    "Sources": {
        "why": "why a value is shown: every claim, its source, the rule", "conflicts": "every value on which sources conflict",
        "cite": "a citation that another can check", "series": "figures over years, with who counted",
        "stale": "sources that were not read lately",
    },
    "Write": {"report": "a draft section of an alternative report on a treaty, every sentence with its footnote"},
    "Take away": {"export": "files that other programs read: spreadsheets, calendars, databases, linked data …"},
    "Search": {"search": "full text in English and Ukrainian"},
    "The data": {"info": "what the dataset is and how much it holds"},
    "Keeping a dataset": {
        "check": "every fault of the dataset, with its place", "init": "a small dataset to begin with", "new": "a template of a record",
        "import": "YAML from other people's tables, or from what export wrote",
        "schema": "the JSON Schema of the files, for editors", "datasets": "the datasets that can be asked", "sql": "a question in SQL",
    },
}  # fmt: skip
COMMANDS: dict[str, str] = {name: help for group in GROUPS.values() for name, help in group.items()}


class _Commands(dict[str, Any]):
    """The commands by name, each made when it is first asked for."""

    def get(self, name: str, default: Any = None) -> Any:
        if name not in COMMANDS:
            return default
        if self[name] is None:
            self[name] = _make(name)
        return self[name]


def _make(name: str) -> Any:
    """The command, from the one module that knows how to make it."""
    if name in GROUPS["Lists"]:
        from timeline.cli.lists import make
    elif name in GROUPS["One record"]:
        from timeline.cli.single import make
    elif name in GROUPS["Sources"]:
        from timeline.cli.provenance import make
    elif name in GROUPS["Write"]:
        from timeline.cli.write import make
    elif name in ("compare", "matrix"):
        from timeline.cli.compare import make
    elif name in GROUPS["Cross-reference"]:
        from timeline.cli.links import make
    elif name in GROUPS["Time"]:
        from timeline.cli.time import make
    elif name in GROUPS["Take away"]:
        from timeline.cli.export import make
    elif name == "check":
        from timeline.cli.check import make
    elif name == "import":
        from timeline.cli.imports import make
    elif name in GROUPS["Keeping a dataset"]:
        from timeline.cli.keeping import make
    else:
        from timeline.cli.other import make
    return make(name)


class LazyGroup(Group):
    """A group that lists its commands without making them."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands = _Commands(dict.fromkeys(COMMANDS))

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """The names that begin so, with their helps: no command is made for it."""
        made = self.commands
        self.commands = {name: TyperCommand(name, short_help=help_line(ctx, help)) for name, help in COMMANDS.items()}
        try:
            return super().shell_complete(ctx, incomplete)
        finally:
            self.commands = made

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the names and helps, group by group."""
        for title, commands in GROUPS.items():
            with formatter.section(help_line(ctx, title)):
                formatter.write_dl([(name, help_line(ctx, help)) for name, help in commands.items()])


app = typer.Typer(
    name="timeline", cls=LazyGroup, invoke_without_command=True, rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Explore how law and policy on one subject grew: treaties, laws, programmes, bodies and roles, each value with its source.",
    epilog="timeline COMMAND -h tells more of one command. Dates are EDTF: 2011, 2011-09, 2011-09-20, 199X, 2010/2012.",
)  # fmt: skip


def _version(asked: bool) -> None:
    if asked:
        print(f"timeline {__version__}")
        raise typer.Exit


@app.callback()
def home(  # noqa: PLR0913, PLR0917 (an option each)
    ctx: typer.Context,
    data: Annotated[
        list[str] | None,
        typer.Option("--data", "-d", help="The folder of a dataset; given several times, all of them at once. Else TIMELINE_DATA.", metavar="DIR"),
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option("--lang", help="Language: en or uk; from the environment when not given.", metavar="en|uk", autocompletion=words(languages)),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            help="How to write the answer: table, text, json, jsonl, csv, tsv, markdown.",
            metavar="FORMAT",
            autocompletion=words(formats),
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Short for --format json.")] = False,
    output: Annotated[str | None, typer.Option("--output", "-o", help="Write to a file, whole or not at all.", metavar="FILE")] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the file of --output.")] = False,
    width: Annotated[int, typer.Option("--width", help="Lay out for this many columns.", metavar="N", show_default=False)] = 0,
    no_color: Annotated[bool, typer.Option("--no-color", help="No colour.")] = False,
    ascii: Annotated[bool, typer.Option("--ascii", help="Only ASCII signs in what the program itself draws.")] = False,
    no_pager: Annotated[bool, typer.Option("--no-pager", help="Do not page long answers.")] = False,
    version: Annotated[bool, typer.Option("--version", help="The version, and nothing else.", is_eager=True, callback=_version)] = False,  # noqa: ARG001 (its callback acts)
) -> None:
    """Without a command: what the dataset is. With one: options that hold for it as well."""
    from timeline.cli import session
    from timeline.cli.options import refuse_empty, refuse_two_formats

    for name, value in (("--data", data), ("--lang", lang), ("--format", format), ("--output", output)):
        if value == "" or (isinstance(value, list) and "" in value):
            refuse_empty(name)
    refuse_two_formats(json, format)
    given = {
        "data": data,
        "lang": lang,
        "format": "json" if json else format,
        "output": output,
        "force": force,
        "width": width,
        "no_color": no_color,
        "ascii": ascii,
        "no_pager": no_pager,
    }
    session.remember_root(**given)
    if ctx.invoked_subcommand is None:
        from timeline.query.overview import home as home_page

        lens = session.open_lens({})
        session.deliver(lens, home_page(lens), {})


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the program with `arguments` (those of the process when None); the exit code. No exception leaves it."""
    code = _attempt(arguments, last=False)
    if code is None:
        code = _attempt(arguments, last=True)
    return BUG if code is None else code


def _attempt(arguments: Sequence[str] | None, *, last: bool) -> int | None:
    """One run; None when it failed for no known reason and a damaged store, now removed, may have been the reason."""
    language = asked_language(sys.argv[1:] if arguments is None else arguments)
    try:
        result = app(args=arguments, prog_name="timeline", standalone_mode=False, obj={"language": language})
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except (BrokenPipeError, SystemExit):  # Typer turns a broken pipe into an exit
        _hush()
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 (no traceback reaches a user)
        if is_command_line_error(error):
            return explain_usage(error, language)
        return _explained(error, language, last=last)


def _explained(error: Exception, language: str, *, last: bool) -> int | None:
    try:
        return explain(error, language)
    except BrokenPipeError:
        _hush()
        return 0
    except Exception as unknown:  # noqa: BLE001
        from timeline.cli.session import forget_store

        return None if not last and forget_store() else report_bug(unknown, language)


def _hush() -> None:
    """Nobody reads any more: let nothing complain when the interpreter closes stdout."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


class _Aside(TextIOWrapper):
    """Stderr that may be full or closed at the other end: what cannot be said there is not said, and changes neither answer nor exit code."""

    def write(self, text: str) -> int:
        try:
            return super().write(text)
        except OSError:
            return len(text)

    def flush(self) -> None:
        with suppress(OSError):
            super().flush()


def main() -> int:
    """The console program: UTF-8 under any locale; the exit code."""
    told = open(os.devnull, "wb") if sys.stderr is None else sys.stderr.buffer  # noqa: SIM115
    sys.stderr = _Aside(told, encoding="utf-8", errors="backslashreplace", line_buffering=True)
    if sys.stdout is None:
        print("error: stdout is closed, so nothing can be answered", file=sys.stderr)
        return UNWRITABLE
    if "_TIMELINE_COMPLETE" in os.environ:
        sys.modules["rich"] = None  # type: ignore[assignment]  # Typer would load it to read titles as markup: slow, and `[sic]` is lost
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    code = run()
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        code = code or UNWRITABLE
    with suppress(ValueError):
        sys.stderr.flush()
    return code
