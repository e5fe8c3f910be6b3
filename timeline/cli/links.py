"""The commands that follow links: links, trace, path."""

from __future__ import annotations

import inspect
from typing import Any

from timeline.cli import options as o
from timeline.cli.completing import ids, verbs, words
from timeline.cli.examples import EXAMPLES
from timeline.cli.session import deliver, on_terminal, open_lens
from timeline.words import say

EACH = 12  # links of one verb that a terminal shows unasked


def make(name: str) -> Any:
    """The Typer command called `name`."""
    function, help, parameters = _COMMANDS[name]
    return o.command_of(name, function, help, [*parameters, _COLUMNS, *o.OUTPUT, *o.SCOPE], EXAMPLES[name])


def _each(options: dict[str, Any]) -> int:
    """How many links of one verb are shown: as many as asked for, else a dozen on a terminal, else all (0)."""
    from timeline.query.lens import UsageError

    asked = int(options["each"])
    if asked < -1:
        raise UsageError(f"--each: {asked} is below nothing", "give a number, or 0 for all")
    return asked if asked >= 0 else EACH if on_terminal(options) else 0


def _links(**options: Any) -> None:
    from timeline.query.find import find
    from timeline.query.links import asked, links

    lens = open_lens(options)
    question = asked(options["verb"] or [], options["kind"] or [], options["depth"], options["at"], _each(options))
    deliver(lens, links(lens, find(lens, _record(options["x"])), question), options)


def _trace(**options: Any) -> None:
    from timeline.query.find import find
    from timeline.query.trace import trace

    lens = open_lens(options)
    deliver(lens, trace(lens, find(lens, _record(options["x"])), _each(options), options["at"]), options)


def _path(**options: Any) -> None:
    from timeline.query.find import find
    from timeline.query.path import path

    lens = open_lens(options)
    deliver(lens, path(lens, find(lens, _record([options["x"]])), find(lens, _record([options["y"]])), options["at"]), options)


def _record(words: list[str]) -> str:
    """What names the record: an event's address names the record that owns it."""
    text = " ".join(words)
    return text.partition("#")[0] if "#" in text.strip("#") else text


_COLUMNS = next(parameter for parameter in o.ROWS if parameter.name == "columns")
_EACH = o.option("each", int, -1, "At most so many links of one verb, or records of one step; 0 for all. On a terminal 12 unless given.", metavar="N")
_WHOLE = o.argument("x", "A record: its id, another name, official number, or words of its title.", list[str], ids())
_COMMANDS: dict[str, tuple[Any, str, tuple[inspect.Parameter, ...]]] = {
    "links": (
        _links, "What a record points to and what points to it, as a tree. Links that we concluded, and no source states, are marked.",
        (_WHOLE,
         o.many("verb", 'Only links of this verb, read from either end: implements, "implemented by" …', "VERB", complete=words(verbs, say)), o.KIND,
         o.option("depth", int, 1, "How many steps to go; 1 unless given.", metavar="N"), o.TIME[0], o.BASIS, _EACH),
    ),
    "trace": (
        _trace, "The chain from obligation to law, programme, role, who did it, what was found and recommended; where it breaks off, and what is missing.",
        (_WHOLE, o.TIME[0], o.BASIS, _EACH),
    ),
    "path": (
        _path, "The shortest ways that connect two records, in words.",
        (o.argument("x", "A record: its id, another name, official number; quotes around several words.", str, ids()),
         o.argument("y", "The other record.", str, ids()), o.TIME[0], o.BASIS),
    ),
}  # fmt: skip
