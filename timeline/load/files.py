"""The files of a dataset: finding them, stamping them, and reading their records one file at a time."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from timeline.load.decode import Decoder
from timeline.load.places import ASSERTIONS_FILE, DATASET_FILE, DataUnreadable
from timeline.load.problem import Faults, Problem
from timeline.load.record import Record
from timeline.load.small import LARGEST_FILE, without_waiting
from timeline.load.tree import Mapping, Scalar, Sequence, parse
from timeline.model.kinds import DATASET_FIELDS

_APART = (DATASET_FILE, ASSERTIONS_FILE)  # files that hold no records
_ENDINGS = (".yaml", ".yml")
SCHEMA_VERSION = 1


class FileStamp(NamedTuple):
    """A file's path below the dataset's folder, and what tells that it changed."""

    name: str
    size: int
    mtime_ns: int


@dataclass(slots=True, eq=False, repr=False)
class DatasetInfo:
    """What `dataset.yaml` says; `values` are its fields, ready for JSON."""

    name: str
    folder: str
    values: dict[str, Any] = field(default_factory=dict)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)  # line and column of each value
    parties: tuple[str, ...] = ()  # the jurisdiction; of several datasets together, those of all

    @property
    def jurisdiction(self) -> str:
        """The party whose acts are meant where none is named; empty when the dataset names none."""
        return str(self.values.get("jurisdiction", ""))


def find_files(folder: str) -> tuple[FileStamp, ...]:
    """The YAML files at and below `folder`, by name; folders that are links are not entered."""
    found: list[FileStamp] = []
    waiting = [("", folder)]
    while waiting:
        prefix, path = waiting.pop()
        try:
            entries = list(os.scandir(path))
        except OSError:
            found.append(FileStamp(prefix, -1, 0))  # reading it notes the problem
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append((f"{prefix}{entry.name}/", entry.path))
            elif entry.name.lower().endswith(_ENDINGS):
                found.append(_stamp(prefix, entry))
    return tuple(sorted(found, key=lambda stamp: stamp.name))


def _stamp(prefix: str, entry: os.DirEntry[str]) -> FileStamp:
    try:
        status = entry.stat()
    except OSError:
        return FileStamp(prefix + entry.name, -1, 0)  # a link to nowhere: reading it notes the problem
    return FileStamp(prefix + entry.name, status.st_size, status.st_mtime_ns)


def read_dataset_info(folder: str, problems: list[Problem]) -> DatasetInfo:
    """What `dataset.yaml` says. Raises `DataUnreadable` when it cannot be read at all."""
    info = DatasetInfo(os.path.basename(os.path.abspath(folder)), os.path.abspath(folder))
    mine = Faults()
    root = _tree(folder, DATASET_FILE, mine)
    if isinstance(root, Mapping):
        known = {spec.name: spec for spec in DATASET_FIELDS}
        decoder = Decoder(DATASET_FILE, mine)
        for key, node in root.items.items():
            if key not in known:
                decoder.unknown_key(key, known, root.keys[key], "dataset.yaml")
            elif (value := decoder.plain(known[key], node)) is not None:
                info.values[key] = value
                info.places[key] = node.line, node.column
        _note_missing(decoder, root)
    info.parties = (info.jurisdiction,) if info.jurisdiction else ()
    if "title" not in info.values:
        hint = "it must be a mapping with at least title, coverage, version, schema_version, licence"
        raise DataUnreadable(f"{os.path.join(folder, DATASET_FILE)} cannot be used", hint, tuple(mine), folder)
    if info.values.get("schema_version", SCHEMA_VERSION) > SCHEMA_VERSION:
        message = f"the dataset is written for version {info.values['schema_version']} of the schema"
        raise DataUnreadable(message, f"this program knows version {SCHEMA_VERSION}: update it", tuple(mine), folder)
    problems += mine
    return info


def _note_missing(decoder: Decoder, root: Mapping) -> None:
    """Tell of the fields that dataset.yaml must have; not of those that stand behind a fault or have another name."""
    known = {spec.name: spec for spec in DATASET_FIELDS}
    misnamed = {decoder.advice("meant", key, known) for key in root.items if key not in known}
    if any(problem.name == "yaml-syntax" for problem in decoder.problems):
        return
    for spec in DATASET_FIELDS:
        if spec.required and spec.name not in root.items and spec.name not in misnamed:
            decoder.note("missing-key", f"dataset.yaml has no `{spec.name}`", f"add `{spec.name}:`", root)


def read_records(folder: str, files: Iterable[FileStamp], problems: list[Problem]) -> Iterator[Record]:
    """The records of all `files`, one file after the other."""
    for stamp in files:
        if stamp.name in _APART:
            continue
        faults = Faults()
        root = _tree(folder, stamp.name, faults)
        if isinstance(root, Mapping):
            yield from Decoder(stamp.name, faults).records(root)
        problems += faults


def _tree(folder: str, name: str, problems: list[Problem]) -> Mapping | None:
    """The mapping that a file holds; None after a fault."""
    text = _text(folder, name, problems)
    if text is None:
        return None
    before = len(problems)
    root = parse(text, name, problems)
    if isinstance(root, Mapping):
        return root
    if root is None or (isinstance(root, Scalar) and not root.text.strip()):
        if len(problems) == before:
            problems.append(Problem("empty-file", "the file holds nothing", "fill it, or remove it", name))
    else:
        hint = "begin with a kind of record: `laws:`"
        if isinstance(root, Sequence) and os.path.basename(name).lower().startswith("assertions"):
            hint = f"assertions stand in a file {ASSERTIONS_FILE} beside {DATASET_FILE}"
        problems.append(Problem("wrong-type", "the file is no mapping of kinds to records", hint, name, root.line, root.column))
    return None


def _text(folder: str, name: str, problems: list[Problem]) -> str | None:
    shown = name.encode("utf-8", "replace").decode()
    if not name or name.endswith("/"):
        problems.append(Problem("file-unreadable", "the folder cannot be read", "check its permissions", shown.rstrip("/") or "."))
        return None
    path = os.path.join(folder, name)
    if shown != name:
        problems.append(Problem("file-unreadable", "its name is no UTF-8 text", "rename it", shown))
        return None
    if os.path.exists(path) and not os.path.isfile(path):
        problems.append(Problem("file-unreadable", "it is no regular file", "remove it, or give it another ending", name))
        return None
    try:
        with open(path, "rb", opener=without_waiting) as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        problems.append(Problem("file-unreadable", f"{error.strerror}", "check that it exists and may be read", name))
        return None
    if content is None:  # nothing is there yet, and something may come
        problems.append(Problem("file-unreadable", "it is no regular file", "remove it, or give it another ending", name))
        return None
    if len(content) > LARGEST_FILE:
        problems.append(Problem("too-much", f"the file is larger than {LARGEST_FILE // 1_000_000} MB", "split it into several files", name))
        return None
    if content.startswith(b"PK\x03\x04"):
        hint = "copy the text into a text editor, and save it there; in Word, Save as, Plain text, UTF-8"
        problems.append(Problem("not-utf-8", "it is no text, but a file of Word or Excel, or an archive", hint, name))
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - (content.rfind(b"\n", 0, error.start) + 1) + 1
        hint = "save it as UTF-8: in Notepad, Save as, Encoding; in Excel, the type CSV UTF-8"
        problems.append(Problem("not-utf-8", "the file is not UTF-8 text", hint, name, line, column))
        return None
