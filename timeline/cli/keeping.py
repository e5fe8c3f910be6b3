"""The commands for those who keep a dataset, besides check: init, new, schema, datasets, sql."""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Iterable, Mapping
from typing import Any

from timeline.cli import options as o
from timeline.cli.completing import words
from timeline.cli.errors import OutputFailed
from timeline.cli.examples import EXAMPLES
from timeline.cli.session import bundled_data, deliver, deliver_text, folders_of, known_language, open_lens, page_limit, quoted, say_count, write_file
from timeline.load.places import ASSERTIONS_FILE, DATASET_FILE
from timeline.query.lens import UsageError


def make(name: str) -> Any:
    """The Typer command called `name`."""
    function, help, parameters = _COMMANDS[name]
    return o.command_of(name, function, help, parameters, EXAMPLES[name])


# --- init, new, schema -----------------------------------------------------------------------------------------------


def _init(**options: Any) -> None:
    from timeline.keep.starter import FolderInUse, make_dataset

    folder, spoken = options["dir"], known_language(options)
    try:
        made = make_dataset(folder, spoken)
    except FolderInUse:
        what = "is not empty" if os.path.isdir(folder) else "is a file, not a folder"
        raise OutputFailed(f"{folder} {what}", "name a folder that is empty, or one that does not exist yet") from None
    except OSError as error:
        raise OutputFailed(f"{folder} cannot be written: {error.strerror}", "check the folder above and its permissions") from None
    sys.stdout.writelines(f"{os.path.join(folder, *name.split('/'))}\n" for name in made)
    print("\n" + _NEXT[spoken].format(quoted(folder)))


_NEXT = {
    "en": "The records are made up: replace them, dataset.yaml first. What there is to type:\n"
          "  timeline check -d {0}   what is wrong\n  timeline -d {0}         what there is\n"
          "  timeline new law            a template of a record",
    "uk": "Записи вигадані: замініть їх, спершу dataset.yaml. Що можна набрати:\n"
          "  timeline check -d {0}   що не так\n  timeline -d {0}         що тут є\n"
          "  timeline new law            зразок запису",
}  # fmt: skip


def _new(**options: Any) -> None:
    from timeline.keep import template
    from timeline.model import BY_NAME, BY_PLURAL

    name, spoken = options["kind"].lower(), known_language(options)
    is_donor = name in ("donor", "donors")
    if name in ("assertion", "assertions"):
        _put(template.assertions(spoken), options)
        return
    kind = BY_NAME["organisation"] if is_donor else BY_NAME.get(name) or BY_PLURAL.get(name)
    if kind is None:
        raise UsageError(f"`{name[:40]}` is no kind of record", _kinds_hint(name, _templates()))
    record = _id(options["id"] or f"new-{'donor' if is_donor else kind.name}")
    if not options["append"]:
        deliver_text(template.template(kind, record, spoken, donor=is_donor), options)
    elif kind.name in template.NESTED:
        holder = template.NESTED[kind.name]
        raise UsageError(f"--append: a {kind.name} lives inside its {holder}", f"print it, and paste it there: timeline new {kind.name}")
    else:
        _append(kind, record, options["append"], template.record_lines(kind, record, language=spoken, given=("donor",) if is_donor else ()))


def _kinds_hint(name: str, known: tuple[str, ...]) -> str:
    from timeline.load.slips import meant

    near = meant(name, known)
    return f"did you mean `{near}`?" if near else f"one of: {', '.join(known)}"


def _id(text: str) -> str:
    from timeline.load.slips import id_hint
    from timeline.load.values import IS_SHORT_ID

    if not IS_SHORT_ID(text):
        raise UsageError(f"--id: `{text[:40]}` is no id", id_hint(text))
    return text


def _put(text: str, options: Mapping[str, Any]) -> None:
    """A text printed, or put at the end of a file of assertions."""
    path = options["append"]
    if not path:
        deliver_text(text, options)
        return
    if os.path.basename(path) != ASSERTIONS_FILE:
        raise UsageError(f"--append: {path} is no file of assertions", f"assertions stand in a file {ASSERTIONS_FILE} beside {DATASET_FILE}")
    before = _read(path)
    write_file(path, f"{before.rstrip()}\n" * bool(before.strip()) + text, force=True)
    print(path, file=sys.stderr)


def _append(kind: Any, record: str, path: str, lines: list[str]) -> None:
    from timeline.keep.insert import CannotInsert, insert

    _refuse_what_holds_no_records(path)
    try:
        text = insert(_read(path), kind, record, lines)
    except CannotInsert as error:
        raise UsageError(f"it cannot be put into {path}: {error.message}", error.hint) from None
    write_file(path, text, force=True)
    print(f"{path}: {record}", file=sys.stderr)


def _refuse_what_holds_no_records(path: str) -> None:
    """Raise `UsageError` for a file of a dataset that is for something else, and for one that would not be read."""
    if os.path.basename(path) in (DATASET_FILE, ASSERTIONS_FILE):
        raise UsageError(f"--append: {path} holds no records", "name another file, such as laws.yaml")
    if not os.path.isdir(path) and not path.lower().endswith((".yaml", ".yml")):
        raise UsageError(f"--append: {path} would not be read as data", "give it a name that ends in .yaml")


def _read(path: str) -> str:
    """The text of a file; empty where there is none yet."""
    from timeline.load.small import small_file

    try:
        return small_file(path).decode()
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise UsageError(f"--append: {path} cannot be read: {reason}", "name a file of a dataset") from None


def _schema(**options: Any) -> None:
    from timeline.keep.starter import schema_text
    from timeline.model import BY_PLURAL
    from timeline.model.schema import PARTS

    part = options["kind"] or ""
    part = BY_PLURAL[part].name if part in BY_PLURAL else part
    if part and part not in PARTS:
        raise UsageError(f"`{part[:40]}` is no kind of record", f"one of: {', '.join(PARTS)}")
    deliver_text(schema_text(part), options)


# --- datasets, sql ---------------------------------------------------------------------------------------------------


def _datasets(**options: Any) -> None:
    from timeline.load.places import datasets_in
    from timeline.query.datasets import datasets

    asked = folders_of(options)
    every = dict.fromkeys((*map(os.path.abspath, asked), *map(os.path.abspath, datasets_in(bundled_data()))))
    lens = open_lens(options)
    deliver(lens, datasets(lens, [_known(folder, n < len(asked), options) for n, folder in enumerate(every)]), options)


def _known(folder: str, asked: bool, options: Mapping[str, Any]) -> Any:
    from timeline.load.places import DataUnreadable
    from timeline.query.datasets import Known

    try:
        return Known(folder, asked, open_lens({**options, "data": [folder]}))
    except DataUnreadable as error:
        return Known(folder, asked, None, error.message)


def _sql(**options: Any) -> None:
    from timeline.query.sql import schema, sql

    statement = _typed_in() if options["statement"] == "-" else options["statement"] or ""
    seconds = _seconds(options["timeout"])
    lens = open_lens(options)
    if not statement.strip():
        deliver(lens, schema(lens), options)
        return
    answer = sql(lens, statement, 0 if options["count"] else page_limit(options), seconds)
    if options["count"]:
        say_count(lens, (answer.total, 0), options)
    else:
        deliver(lens, answer, options)


def _typed_in() -> str:
    """What stands on stdin. Raises `UsageError` when nothing can be read there."""
    try:
        typed = sys.stdin.read(_LONGEST + 1)
    except (OSError, ValueError, AttributeError):  # it is closed, no text, or was never there
        raise UsageError("nothing can be read from stdin", "write the question itself, in quotes") from None
    if len(typed) > _LONGEST:
        raise UsageError(f"the question is longer than {_LONGEST:,} letters", "ask for less at a time")
    return typed


def _seconds(text: str) -> float:
    try:
        seconds = float(text or _SECONDS)
    except ValueError:
        seconds = 0
    if not 0 < seconds <= 86400:
        raise UsageError(f"--timeout: `{text[:20]}` is no number of seconds", "give seconds, up to 86400")
    return seconds


def _templates() -> tuple[str, ...]:
    from timeline.model import BY_NAME

    return (*BY_NAME, "donor", "assertion")


def _parts() -> Iterable[str]:
    from timeline.model.schema import PARTS

    return PARTS


_SECONDS = "10"
_LONGEST = 1_000_000  # letters of a question in SQL, as many as SQLite reads
_NEW_KINDS = (
    "The kind of record: source, party, treaty, law, programme, role, provision, stage, body, organisation, donor, hotline, event, figure, finding, "
    "recommendation or topic; or assertion."
)
_FILE = tuple(parameter for parameter in o.OUTPUT if parameter.name in ("output", "force"))
_LANG = next(parameter for parameter in o.SCOPE if parameter.name == "lang")
_ROWS = tuple(parameter for parameter in o.ROWS if parameter.name in ("columns", "limit", "count"))
_COMMANDS: dict[str, tuple[Any, str, tuple[inspect.Parameter, ...]]] = {
    "init": (
        _init, "A small dataset to begin with: made-up records with a remark on each, ready to be replaced. Written whole or not at all.",
        (o.argument("dir", "A folder that is empty or does not exist yet."), _LANG),
    ),
    "new": (
        _new, "A template of a record with every field and a word on each, printed, or put into a file behind the others of its kind.",
        (o.argument("kind", _NEW_KINDS, complete=words(_templates)),
         o.option("id", str, "", "The id of the record.", metavar="ID"),
         o.option("append", str, "", "Put it into this file, new or not, and touch nothing else there.", metavar="FILE"), *_FILE, _LANG),
    ),
    "schema": (
        _schema, "The JSON Schema of a dataset's files: editors complete and check with it. Of one kind of record when it is named.",
        (o.maybe("kind", "A kind of record, dataset, or assertion.", words(_parts)), *_FILE),
    ),
    "datasets": (_datasets, "The datasets that can be asked: those given, and those that come with the program.", (*o.OUTPUT, *o.SCOPE)),
    "sql": (
        _sql, "A question in SQL, which can read and nothing else; without one, every view and column that it can ask.",
        (o.maybe("statement", "One `select`, in quotes; `-` reads it from stdin."),
         o.option("timeout", str, "", f"Give up after so many seconds; {_SECONDS} unless given.", metavar="SECONDS"), *_ROWS, *o.OUTPUT, *o.SCOPE),
    ),
}  # fmt: skip
