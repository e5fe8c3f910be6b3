"""The command `import`: other people's tables, and exports of this program, as the YAML of a dataset."""

from __future__ import annotations

import csv
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any

from timeline.cli import options as o
from timeline.cli import session
from timeline.cli.completing import ids, words
from timeline.cli.errors import FOUND, OutputFailed, say_to, sentence_in
from timeline.cli.examples import EXAMPLES
from timeline.cli.files import Place, folder_for, receive
from timeline.export.formats import Format
from timeline.imports.faults import Unusable
from timeline.query.lens import UsageError

if TYPE_CHECKING:
    from timeline.imports.table import Import

_FORMATS = ("csv", "jsonl", "package")
_SHOWN = 10  # bad rows that are told; all of them go to --rejects
_ONLY_CSV = ("map", "source", "set", "delimiter", "encoding", "resource", "rejects")
_DATASET = Format("dataset", "", "a folder of YAML files", lambda *_: {}, main="dataset.yaml")
_YAML = Format("yaml", ".yaml", "a file of a dataset", lambda *_: {})
HELP = (
    "YAML of a dataset: from a table and a map that says what its columns are (csv), or from what export wrote (jsonl; package: the folder or zip "
    "file of export csv). Bad rows are told with their lines, and the exit code is 1."
)


def make(name: str) -> Any:
    """The Typer command called `name`."""
    output = [parameter for parameter in o.OUTPUT if parameter.name in ("output", "force")]
    scope = [parameter for parameter in o.SCOPE if parameter.name in ("data", "lang")]
    parameters = [
        o.argument("format", "csv, jsonl or package.", complete=words(lambda: _FORMATS)),
        o.argument("file", "The table, or the export; for csv a datapackage.json as well."),
        o.option("map", str, "", "What the columns are: a file, or a ready map: untc-status, frictionless, roles, provisions.", metavar="MAP",
                 complete=words(_ready_maps)),
        o.option("source", str, "", "The id of the source that the table is.", metavar="SOURCE", complete=ids("source")),
        o.many("set", "A value of the map, such as treaty=palermo-protocol.", "NAME=VALUE"),
        o.option("delimiter", str, "", "What stands between columns: comma, semicolon, tab, pipe; found out when not given.", metavar="SIGN",
                 complete=words(_delimiters)),
        o.option("encoding", str, "", "The encoding of the table; UTF-8 or what its first bytes say when not given.", metavar="NAME"),
        o.option("resource", str, "", "The table of a data package that has several.", metavar="NAME"),
        o.option("rejects", str, "", "Write the bad rows to a CSV file, to be mended there and imported.", metavar="FILE"),
        *output, *scope,
    ]  # fmt: skip
    return o.command_of(name, _import, HELP, parameters, EXAMPLES[name])


def _ready_maps() -> Iterable[str]:
    from timeline.imports.reading import ready_maps

    return ready_maps()


def _delimiters() -> Iterable[str]:
    from timeline.imports.rows import DELIMITERS

    return DELIMITERS


def _import(**options: Any) -> None:
    import typer

    options |= {name: session.option_of(options, name) for name in ("output", "force", "data", "lang")}
    format = options["format"].casefold()
    if format not in _FORMATS:
        raise UsageError(f"`{format[:20]}` is no format", f"one of: {', '.join(_FORMATS)}")
    try:
        code = _table(options) if format == "csv" else _export(format, options)
    except Unusable as error:
        raise UsageError(error.message, error.hint) from None
    if code:
        raise typer.Exit(code)


# --- an export of this program ---------------------------------------------------------------------------------------


def _export(format: str, options: dict[str, Any]) -> int:
    given = next((name for name in _ONLY_CSV if options[name]), "")
    if given:
        raise UsageError(f"--{given}: {format} knows no such thing", "it is for: csv")
    if options["output"] in (None, "", "-"):
        raise UsageError("-o is missing", "name the folder of the new dataset: -o FOLDER")
    from timeline.imports.lines import files_of

    place = Place(_DATASET, folder_for(str(options["output"]), force=bool(options["force"])), folder=True)
    files = files_of(format, options["file"])
    with receive(place, "dataset") as folder:
        for name, text in files.items():
            with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as out:
                out.write(text)
    language = o.language(options["lang"] or "")
    say_to("note:", f"{place.path}: files: {len(files)}", language)
    more = ", the order of its fields, control characters" if format == "package" else ""
    say_to("note:", f"not in an export: comments, which file a record stood in{more}", language)
    return 0


# --- a table ---------------------------------------------------------------------------------------------------------


def _table(options: dict[str, Any]) -> int:
    language = o.language(options["lang"] or "")
    made = _opened(options)
    force = bool(options["force"])
    rejects = session.writable(options["rejects"], force=force) if options["rejects"] else ""
    place = _place(options["output"], force=force)
    with _progress(language) as watch:
        made.run(lambda rows: watch(f"rows: {rows}"))
        counts = made.counts
        if counts:
            _write(made, place, lambda records: watch(f"records: {records}"))
    if rejects and made.rejects:
        _write_rejects(made, Place(_YAML, rejects), language)
    _tell(made, counts, rejects, language)
    return FOUND if made.rejects or not counts else 0


def _place(output: str | None, *, force: bool) -> Place:
    """Where the records go: stdout, a file, or a folder of several. Raises `OutputFailed`."""
    if output in (None, "", "-"):
        return Place(_YAML, "")
    if output.endswith(("/", os.sep)) or os.path.isdir(output):
        return Place(_DATASET, folder_for(output, force=force), folder=True)
    return Place(_YAML, session.writable(output, force=force))


def _write(made: Import, place: Place, watch: Callable[[int], None]) -> None:
    from timeline.imports.written import write_one, write_several

    with receive(place, "records") as path:
        if place.folder:
            write_several(made, path, watch)
        elif not write_one(made, path, watch) and place.path:
            raise OutputFailed(f"{place.path}: one file of a dataset cannot hold so many records", "name a folder for several files: -o FOLDER/")


def _opened(options: dict[str, Any]) -> Import:
    """The import, ready to run: map, table, values and the dataset that it is meant for."""
    from timeline.imports.descriptor import find_resource
    from timeline.imports.known import NOTHING, known_names
    from timeline.imports.reading import find_map
    from timeline.imports.rows import open_table
    from timeline.imports.table import Import
    from timeline.load.values import IS_SHORT_ID

    for name in ("map", "source"):
        if not options[name]:
            raise UsageError(f"--{name} is missing", "timeline import csv FILE --map MAP --source ID")
    if not IS_SHORT_ID(options["source"]):
        raise UsageError(f"--source: `{options['source'][:40]}` is no id", "use lower-case letters, digits and hyphens")
    values = dict(_pair(text) for text in options["set"] or ())
    found = find_map(options["map"])
    resource = find_resource(options["file"], options["resource"])
    if resource is not None:
        from dataclasses import replace

        found = replace(found, empty=found.empty | resource.empty)
    path = resource.path if resource else options["file"]
    stem = os.path.splitext(os.path.basename(path))[0]
    about = {"file": stem, "package": (resource.package if resource else "") or stem}
    encoding = options["encoding"] or found.encoding or (resource.encoding if resource else "")
    table = open_table(path, encoding, options["delimiter"] or found.delimiter or (resource.delimiter if resource else ""))
    known = known_names(session.open_lens(options)) if options["data"] or os.environ.get("TIMELINE_DATA") else NOTHING
    return Import(found, table, options["source"], {**about, **values}, known)


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name.strip() or not value.strip():
        raise UsageError(f"--set: `{text[:40]}` gives no value", "--set takes NAME=VALUE, such as treaty=palermo-protocol")
    return name.strip(), value.strip()


def _write_rejects(made: Import, place: Place, language: str) -> None:
    """The bad rows as a table of their own, with the reasons in front."""
    from timeline.imports.rejects import REJECT_HEAD
    from timeline.imports.rows import neutral

    with receive(place, "rejects") as path, open(path, "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter=made.table.delimiter, lineterminator="\n")
        head = [name for name in made.table.head if name not in REJECT_HEAD]
        writer.writerow([*REJECT_HEAD, *map(neutral, head)])
        for bad in made.rejects:
            told = bad._replace(reason=sentence_in(bad.reason, language), hint=sentence_in(bad.hint, language))
            writer.writerow(told.row(made.table.head))


def _tell(made: Import, counts: dict[str, int], rejects: str, language: str) -> None:
    """What was made, what was left out, and what is wrong; on stderr."""
    records = ", ".join(f"{kind} {number}" for kind, number in counts.items()) or "–"
    say_to("note:", f"rows: {made.rows}; records: {records}; bad rows: {len(made.rejects)}", language)
    if not made.rows:
        say_to("warning:", f"{made.table.path} has a line of headings, and no row below it", language)
    notes = {
        "columns that the map does not read": ", ".join(made.unused),
        "rows that the map leaves out, and headings that stand again": made.left_out,
        "rows that say nothing new": made.repeated,
        "records that the dataset has already; put what is new into them": ", ".join(made.shared),
    }
    for what, value in notes.items():
        if value:
            say_to("note:", f"{what}: {value}", language)
    if counts and not made.source_is_written and not made.has_source:
        say_to("note:", f"the dataset must have the source {made.source}: neither it nor the map describes it", language)
    hint = ""
    for reject in islice(made.rejects, _SHOWN):
        say_to("warning:", f"{sentence_in(reject.where(made.table.path), language)}: {sentence_in(reject.reason, language)}", language)
        if reject.hint != hint:  # many rows are often bad in the same way
            hint = reject.hint
            say_to("hint:", hint, language)
    if len(made.rejects) > _SHOWN and not rejects:
        say_to("warning:", f"more bad rows: {len(made.rejects) - _SHOWN}; --rejects FILE writes all of them", language)


@contextmanager
def _progress(language: str) -> Iterator[Callable[[str], None]]:
    """On a terminal, how far the work is, from the second second on; the line is gone when all is done."""
    begun, shown = time.monotonic(), ""  # how long it has been, never what time it is

    def watch(words: str) -> None:
        nonlocal shown
        if sys.stderr.isatty() and time.monotonic() - begun > 1:
            shown = sentence_in(words, language)
            print(f"\r{shown}\x1b[K", end="", file=sys.stderr, flush=True)

    try:
        yield watch
    finally:
        if shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
