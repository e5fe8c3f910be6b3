"""The commands that are neither a list nor a record: search, info, check."""

from __future__ import annotations

import inspect
from typing import Any

import typer

from timeline.cli import options as o
from timeline.cli.examples import EXAMPLES
from timeline.cli.session import deliver, deliver_text, open_lens, page_limit, say_count
from timeline.words import count


def make(name: str) -> Any:
    """The Typer command called `name`."""
    function, help, parameters = _OTHERS[name]
    return o.command_of(name, function, help, parameters, EXAMPLES[name])


def _run_search(**options: Any) -> None:
    from timeline.query.search import count_found, search

    lens = open_lens(options)
    text, kinds, filters = " ".join(options["words"]), options["kind"] or (), _filters(options)
    if options["count"]:
        say_count(lens, count_found(lens, text, kinds, filters), options)
    else:
        deliver(lens, search(lens, text, kinds, page_limit(options), filters), options)


def _filters(options: dict[str, Any]) -> Any:
    """The filters of a search beside the kind; None where there are none, so that nothing need be imported for them."""
    names = {"at": "at", "begin": "begin", "end": "end", "topic": "topics", "cites": "sources"}
    given = {field: options[name] for name, field in names.items() if options[name]}
    if not given:
        return None
    from timeline.query.filters import Filters

    return Filters(**given)


def _run_info(**options: Any) -> None:
    from timeline.query.overview import info

    lens = open_lens(options)
    deliver(lens, info(lens), options)


def _run_check(**options: Any) -> None:
    import json
    import sys
    from io import StringIO

    from timeline.cli.errors import FOUND
    from timeline.cli.problems import print_problems
    from timeline.load.problem import PROBLEMS, Problem
    from timeline.query.lens import UsageError

    asked = options["names"] or []
    for name in asked:
        if name not in PROBLEMS:
            raise UsageError(f"`{name[:40]}` is no name of a problem", f"one of: {', '.join(PROBLEMS)}")
    lens = open_lens(options)
    rows = lens.rows("SELECT name, message, hint, path, line, col, record FROM problem ORDER BY path, line, col, rowid")
    problems = [problem for row in rows if (problem := Problem(*row)).name in asked or not asked]
    text = StringIO()
    if options["json"]:
        keys = ("name", "message", "hint", "path", "line", "column", "record")
        json.dump([dict(zip(keys, (p.name, p.message, p.hint, p.path, p.line, p.column, p.record), strict=True)) for p in problems],
                  text, ensure_ascii=False, indent=2)  # fmt: skip
        text.write("\n")
    else:
        print_problems(problems, lens.store.folder, text)
    deliver_text(text.getvalue(), options)
    if problems:
        print(count(len(problems), "problem", lens.language), file=sys.stderr)
        raise typer.Exit(FOUND)


_SEARCH_ROWS = tuple(parameter for parameter in o.ROWS if parameter.name in ("columns", "limit", "count"))
_TO_FILE = tuple(parameter for parameter in o.OUTPUT if parameter.name in ("json", "output", "force"))
_OTHERS: dict[str, tuple[Any, str, tuple[inspect.Parameter, ...]]] = {
    "search": (
        _run_search, "Full text in English and Ukrainian: every word may be the beginning of one; the best matches first.",
        (o.argument("words", "What to look for.", list[str]), o.KIND, *o.TIME, *o.ABOUT, *_SEARCH_ROWS, *o.OUTPUT, *o.SCOPE),
    ),
    "info": (_run_info, "What the dataset is, where its files are, and how many records of each kind it holds.", (*o.OUTPUT, *o.SCOPE)),
    "check": (
        _run_check, "Every fault of the dataset with its place and what to do; silent when there is none.",
        (o.optional("names", "Only the problems of these names."),
         *_TO_FILE, *o.SCOPE),
    ),
}  # fmt: skip
