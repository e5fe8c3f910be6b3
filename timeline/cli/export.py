"""The command `export`: the dataset, or a part of it, as files that other programs read."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from timeline.cli import options as o
from timeline.cli.completing import ids, words
from timeline.cli.errors import say_to
from timeline.cli.examples import EXAMPLES
from timeline.cli.files import place_for, receive
from timeline.cli.session import open_lens, warn
from timeline.export.formats import BY_NAME, FORMATS, Choices, Format, Losses
from timeline.query.filters import Filters
from timeline.query.lens import UsageError
from timeline.query.selection import Selection, select

HELP = "The dataset, or the part of it that is asked for, as files that other programs read. Every format says on stderr what it cannot carry."
CHOICES = (
    o.flag("possible", "Dates that are not exact too, as stretches marked ≈ (ics, markwhen)."),
    o.flag("anniversaries", "Every event again each year (ics)."),
    o.flag("deadlines", "What is due and what ends, from today on (ics)."),
    o.flag("graph", "The links as a graph, not the events in time (mermaid)."),
    o.option("depth", int, None, "How many steps to go; 1 unless given.", metavar="N"),
    o.flag("schema", "The JSON Schema of the format instead of the data (json, jsonl)."),
)


def make(name: str) -> Any:
    """The Typer command called `name`."""
    return o.command_of(name, _export, _help(), _parameters(), EXAMPLES[name])


def _help() -> str:
    room = max(len(format.name) for format in FORMATS)
    lines = "\n".join(f"  {format.name.ljust(room)}  {format.doc}" for format in FORMATS)
    return f"{HELP}\n\n\b\nFormats:\n{lines}"


def _parameters() -> list[inspect.Parameter]:
    output = [parameter for parameter in o.OUTPUT if parameter.name in ("output", "force")]
    return [
        o.argument("format", "The format: one of those above.", complete=words(lambda: BY_NAME)),
        o.optional("names", "Only these records, with what lives inside them; all when none is named.", ids()),
        o.KIND, *o.TIME, o.STATUS, *o.ABOUT, o.BASIS, *CHOICES, *output, *o.SCOPE,
    ]  # fmt: skip


def _export(**options: Any) -> None:
    format = _format(options["format"])
    choices = _choices(format, options)
    lens = open_lens(options)
    filters = Filters(
        at=options["at"], status=options["status"] or [], begin=options["begin"], end=options["end"],
        topics=options["topic"] or [], sources=options["cites"] or [],
    )  # fmt: skip
    place = place_for(format, str(options["output"] or ""), force=bool(options["force"]))
    selection = select(lens, options["names"] or (), options["kind"] or (), filters)
    with receive(place, selection.name) as path, _progress(selection), _library(format):
        losses = format.write(selection, path, choices)
    if format.main and not (place.folder or place.packed):
        say_to("note:", f"{format.name}: -o FOLDER or -o FILE.zip gives more: {format.rest}", lens.language)
    _say_losses(format, selection, losses, lens.language)
    warn(lens, options)


def _format(asked: str) -> Format:
    found = BY_NAME.get(asked.casefold())
    if found is None:
        raise UsageError(f"`{asked[:20]}` is no format", f"one of: {', '.join(BY_NAME)}")
    return found


def _choices(format: Format, options: dict[str, Any]) -> Choices:
    choices = Choices(**{name: options[name] for name in Choices._fields})
    for name, value in choices._asdict().items():
        if value not in (None, False) and name not in format.takes:
            known = ", ".join(other.name for other in FORMATS if name in other.takes)
            raise UsageError(f"--{name}: {format.name} knows no such thing", f"it is for: {known}")
    if choices.depth is not None and choices.depth < 0:
        raise UsageError(f"--depth: {choices.depth} is below nothing", "give 0 for no other record, 1 for those that are linked")
    return choices


@contextmanager
def _library(format: Format) -> Iterator[None]:
    """A library that is not installed is named, with the way to install it."""
    try:
        yield
    except ModuleNotFoundError as error:
        if not format.library or (error.name or "").partition(".")[0] != format.library:
            raise
        hint = f"pip install 'policy-timeline[{format.extra}]'"
        raise UsageError(f"{format.name} needs the package {format.library}, which is not installed", hint) from None


@contextmanager
def _progress(selection: Selection) -> Iterator[None]:
    """On a terminal, what takes longer than a second says how far it is."""
    if not sys.stderr.isatty():
        yield
        return
    from time import monotonic  # how long it has been, never what time it is

    started, shown = monotonic(), False

    def watch(done: int, what: str) -> None:
        nonlocal shown
        if monotonic() - started > 1:
            shown = True
            print(f"\r\x1b[K{done} {what}", end="", file=sys.stderr, flush=True)

    selection.watch = watch
    try:
        yield
    finally:
        if shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _say_losses(format: Format, selection: Selection, losses: Losses, language: str) -> None:
    for what, number in losses.items():
        if number:
            say_to("note:", f"{format.name}: {what}: {number}", language)
    if selection.possible:
        say_to("note:", f"records that only may match, marked as such: {selection.possible}", language)
