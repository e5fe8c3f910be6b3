"""The commands that are neither a list nor a record: search, info."""

from __future__ import annotations

import inspect
from typing import Any

from timeline.cli import options as o
from timeline.cli.examples import EXAMPLES
from timeline.cli.session import deliver, open_lens, page_limit, say_count


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


_SEARCH_ROWS = tuple(parameter for parameter in o.ROWS if parameter.name in ("columns", "limit", "count"))
_OTHERS: dict[str, tuple[Any, str, tuple[inspect.Parameter, ...]]] = {
    "search": (
        _run_search, "Full text in English and Ukrainian: every word may be the beginning of one; the best matches first.",
        (o.argument("words", "What to look for.", list[str]), o.KIND, *o.TIME, *o.ABOUT, *_SEARCH_ROWS, *o.OUTPUT, *o.SCOPE),
    ),
    "info": (_run_info, "What the dataset is, where its files are, and how many records of each kind it holds.", (*o.OUTPUT, *o.SCOPE)),
}  # fmt: skip
