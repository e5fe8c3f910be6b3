"""The commands that write a text: report."""

from __future__ import annotations

import inspect
import os
from collections.abc import Mapping
from typing import Any

from timeline.cli import options as o
from timeline.cli.completing import ids
from timeline.cli.errors import OutputFailed
from timeline.cli.examples import EXAMPLES
from timeline.cli.session import deliver, deliver_text, format_asked, open_lens, warn, writable
from timeline.query.lens import UsageError
from timeline.render import FORMATS


def make(name: str) -> Any:
    """The Typer command called `name`."""
    function, help, parameters = _COMMANDS[name]
    return o.command_of(name, function, help, [*parameters, *o.OUTPUT, *o.SCOPE], EXAMPLES[name])


def _report(**options: Any) -> None:
    from timeline.query.report import as_answer, as_card, report

    chosen = format_asked(options) or "markdown"
    _check(chosen, options)
    lens = open_lens(options)
    if len(lens.store.folders) > 1:
        raise UsageError("a report tells of one State, and so of one dataset", "name one: -d FOLDER")
    draft = report(lens, options["treaty"], options["period"], short=options["short"])
    if chosen == "json":
        deliver(lens, as_card(draft), options)
    elif chosen in ("table", "csv", "tsv", "jsonl"):
        deliver(lens, as_answer(draft), options)
    else:
        _write(draft, chosen, options)
        warn(lens, options)


def _check(chosen: str, options: Mapping[str, Any]) -> None:
    """Raise `UsageError` for a format that is not known, and for a Word file without a place to go."""
    if chosen not in (*FORMATS, "docx"):
        raise UsageError(f"--format: `{chosen[:20]}` is not known", f"one of: {', '.join(FORMATS)}, docx")
    if chosen == "docx" and options.get("output") in (None, "", "-"):
        raise UsageError("--format docx: a Word file cannot be shown here", "name a file: -o report.docx")


def _write(draft: Any, chosen: str, options: Mapping[str, Any]) -> None:
    """The draft as Markdown, as text, or as a Word file."""
    if chosen == "docx":
        _write_docx(draft, str(options["output"]), force=bool(options.get("force")))
        return
    from timeline.export.draft import markdown, plain_signs, text

    words = (text if chosen == "text" else markdown)(draft)
    deliver_text(plain_signs(words) if options.get("ascii") else words, options)


def _write_docx(draft: Any, path: str, *, force: bool) -> None:
    """The Word file, whole or not at all."""
    from timeline.export.draft_docx import NotInstalled, docx

    path = writable(path, force=force)
    try:
        packed = docx(draft)
    except NotInstalled:
        raise UsageError("--format docx: python-docx is not installed", "pip install 'policy-timeline[docx]'") from None
    part = f"{path}.{os.getpid()}.part"
    try:
        with open(part, "xb") as file:
            file.write(packed)
        os.replace(part, path)
    except OSError as error:
        raise OutputFailed(f"{path} cannot be written: {error.strerror}", "check the folder, its permissions and the room left") from None
    finally:
        if os.path.exists(part):
            os.remove(part)


_COLUMNS = next(parameter for parameter in o.ROWS if parameter.name == "columns")
_HELP = (
    "A draft section of an alternative report: the obligation, the law, the programmes, the bodies, what civil society was asked to do and what it did, "
    "findings, open recommendations, and what the data cannot tell. Every sentence has a footnote. Markdown unless --format says otherwise; docx for Word."
)
_COMMANDS: dict[str, tuple[Any, str, tuple[inspect.Parameter, ...]]] = {
    "report": (
        _report, _HELP,
        (o.option("treaty", str, "", "The treaty: its id, another name, official number, or words of its title.", metavar="TREATY", complete=ids("treaty")),
         o.option("period", str, "", "The years to report on: 2014/2018, or 2019/.. for up to today.", metavar="PERIOD"),
         o.flag("short", "One or two pages: main dates, states at both ends of the period, gaps, contradictions, open recommendations."), o.BASIS, _COLUMNS),
    ),
}  # fmt: skip
