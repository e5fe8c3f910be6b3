"""The store's file: found by the stamp of the dataset's files, built beside and moved into place, or kept in memory.

A file is never changed once it has its name, so any number of programs may read it while others build a newer one. Its name
holds a fingerprint of the dataset's files and of the program's own model; the whole stamp is inside and is compared.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import time
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline.load.places import DATASET_FILE, DataUnreadable

if TYPE_CHECKING:
    from timeline.load.problem import Problem
    from timeline.store.combine import Part

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_COMPILED_BY = ("edtf", "model", "load", "store")  # the rooms whose code decides what a store holds
_STALE_SECONDS = 3600
_KEPT = 512  # KiB of the file that a question keeps at hand; more makes none quicker, the system keeps the file anyway
Watch = Callable[[int, int], None]


class Store(NamedTuple):
    """An open store: the database, and what `dataset.yaml` says. Of several datasets together, `folder` is the one that holds them all."""

    db: sqlite3.Connection
    name: str
    folder: str
    info: dict[str, Any]
    problems: int  # how many faults the files have
    folders: tuple[str, ...] = ()  # of each dataset

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of the datasets in it, in the order in which they were named."""
        return tuple(name for (name,) in self.db.execute("SELECT name FROM part ORDER BY rowid"))

    def close(self) -> None:
        """Close the database."""
        self.db.close()


def cache_folder(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str:
    """The folder for stores: XDG_CACHE_HOME, or the platform's own place."""
    base = environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(base):
        home = os.path.expanduser("~")
        if platform == "win32":
            base = environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
        elif platform == "darwin":
            base = os.path.join(home, "Library", "Caches")
        else:
            base = os.path.join(home, ".cache")
    return os.path.join(base, "policy-timeline")


def open_store(folder: str | Sequence[str], cache: str | None = None, only: str = "", watch: Watch | None = None) -> Store:
    """The store of the dataset in `folder`, or of several together, compiled if need be; with `only`, as if that source alone existed.

    `watch` is told how many of all steps of the compilation are done. Raises `DataUnreadable` when nothing can be read there.
    """
    sqlite3.enable_callback_tracebacks(True)  # Ctrl-C in a callback reaches sys.unraisablehook, else SQLite takes it for a failure of its own
    folders = _absolute(folder)
    cache = cache_folder() if cache is None else cache
    stamp = _stamp(folders) + (f"\nonly {only}" if only else "")
    path = os.path.join(cache, _file_name(folders, stamp, only))
    store = _open(path, stamp) or _compile(folders, stamp, path, only, watch)
    if store.problems:
        _refuse_ruins(store)
    return store


def _absolute(folder: str | Sequence[str]) -> tuple[str, ...]:
    return tuple(os.path.abspath(name) for name in ([folder] if isinstance(folder, str) else folder))


def discard(folder: str | Sequence[str], cache: str | None = None) -> bool:
    """Remove every compiled store of the dataset, or of these together; whether there was one."""
    cache = cache_folder() if cache is None else cache
    stem = _key(_absolute(folder))
    names = [name for name in os.listdir(cache) if name.startswith(f"{stem}-") and name.endswith(".sqlite")] if os.path.isdir(cache) else []
    for name in names:
        _remove(os.path.join(cache, name))
    return bool(names)


def _refuse_ruins(store: Store) -> None:
    """A dataset of which nothing but faults is left gives no answers. Raises `DataUnreadable`."""
    if store.db.execute("SELECT 1 FROM record UNION SELECT 1 FROM problem WHERE path = ? LIMIT 1", (DATASET_FILE,)).fetchone() is None:
        from timeline.load.problem import Problem

        problems = [Problem(*row) for row in store.db.execute("SELECT name, message, hint, path, line, col, record FROM problem")]
        store.close()
        raise DataUnreadable(f"no record can be read in {store.folder}", "mend what follows", tuple(problems), store.folder)


def _stamp(folders: tuple[str, ...]) -> str:
    """What a store depends on: the folders and files of its datasets, and the program's own code."""
    lines = [*folders]
    for base in (*folders, *(os.path.join(_PACKAGE, room) for room in _COMPILED_BY)):
        try:
            lines += _stamp_lines(base)
        except OSError:
            lines.append(base)
    return "\n".join(lines).encode("utf-8", "backslashreplace").decode()  # names of files may be no text


def files_behind(folder: str) -> list[tuple[str, str]]:
    """The name and path of every file that decides what the store of a dataset holds, as far as they can be listed."""
    bases = (("", folder), *((f"{room}: ", os.path.join(_PACKAGE, room)) for room in _COMPILED_BY))
    return [(prefix + name, os.path.join(base, name)) for prefix, base in bases for name in sorted(name for name, _ in _files(base))]


def _stamp_lines(base: str) -> list[str]:
    found = []
    for name, entry in _files(base):
        try:
            status = entry.stat()
        except OSError:
            found.append(f"{name} -")
            continue
        found.append(f"{name} {status.st_size} {status.st_mtime_ns}")
    return sorted(found)


def _files(base: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    waiting = [("", base)]
    while waiting:
        prefix, path = waiting.pop()
        with os.scandir(path) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if not entry.name.startswith(".") and entry.name != "__pycache__":
                        waiting.append((f"{prefix}{entry.name}/", entry.path))
                elif entry.name.endswith((".yaml", ".yml", ".py", ".sql")):
                    yield prefix + entry.name, entry


def _file_name(folders: tuple[str, ...], stamp: str, only: str = "") -> str:
    return f"{_key(folders)}{'-only' if only else ''}-{zlib.crc32(stamp.encode()):08x}.sqlite"


def _key(folders: tuple[str, ...]) -> str:
    name = "".join(c if c.isascii() and c.isalnum() else "-" for c in "-".join(map(os.path.basename, folders)))[:40]
    return f"{name}-{zlib.crc32(os.pathsep.join(folders).encode('utf-8', 'surrogateescape')):08x}"


def _open(path: str, stamp: str) -> Store | None:
    """The store in the file at `path`, or None when there is none, or none that is whole and fresh."""
    if not os.path.exists(path):
        return None
    uri = "file:" + path.replace("%", "%25").replace("?", "%3f").replace("#", "%23") + "?mode=ro&immutable=1"
    try:
        db = sqlite3.connect(uri, uri=True)
    except sqlite3.Error:
        return None
    try:
        db.execute(f"PRAGMA cache_size = -{_KEPT}")
        store = _read_head(db, stamp)
    except (sqlite3.Error, ValueError, TypeError):
        store = None
    if store is None:
        db.close()
        _remove(path)
    return store


def _read_head(db: sqlite3.Connection, stamp: str) -> Store | None:
    row = db.execute("SELECT name, folder, info, stamp, (SELECT count(*) FROM problem) FROM dataset").fetchone()
    if row is None or row[3] != stamp:
        return None
    folders = tuple(folder for (folder,) in db.execute("SELECT folder FROM part ORDER BY rowid"))
    return Store(db, row[0], row[1], json.loads(row[2]), row[4], folders)


def _read_parts(folders: tuple[str, ...], problems: list[Problem]) -> list[Part]:
    """What each dataset says of itself, and its files; paths of problems begin where those of records do."""
    from timeline.load.files import find_files, read_dataset_info  # the loader reads yaml, which a warm command must not
    from timeline.store.combine import Part, path_prefixes

    found: list[list[Problem]] = [[] for _ in folders]
    parts = [Part(read_dataset_info(folder, mine), find_files(folder)) for folder, mine in zip(folders, found, strict=True)]
    prefixes = path_prefixes(parts) if len(parts) > 1 else [""]
    problems += [problem._replace(path=at + problem.path) for mine, at in zip(found, prefixes, strict=True) for problem in mine]
    return parts


def _compile(folders: tuple[str, ...], stamp: str, path: str, only: str, watch: Watch | None) -> Store:
    """Make the store beside its place and move it there; in memory where that cannot be."""
    from timeline.store.seed import seed_for  # hashing is nothing for a warm command

    seed = None if only else seed_for(folders)
    beside = f"{path}.{os.getpid()}.part"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        if seed is None:
            build_file(beside, folders, stamp, only, watch)
        else:
            _copy_seed(beside, seed, folders[0], stamp)
        os.replace(beside, path)
        _sweep(path)
        store = _open(path, stamp)
        if store is not None:
            return store
    except (OSError, sqlite3.OperationalError):
        pass
    finally:  # Ctrl-C as well
        _remove(beside)
    return _in_memory(folders, stamp, only, seed, watch)


def build_file(path: str, folders: tuple[str, ...], stamp: str, only: str = "", watch: Watch | None = None) -> None:
    """Compile the datasets into a new file. Raises `DataUnreadable`."""
    problems: list[Problem] = []
    parts = _read_parts(folders, problems)
    with closing(sqlite3.connect(path)) as db:
        _build(db, parts, problems, stamp, only, watch)


def _build(db: sqlite3.Connection, parts: list[Part], problems: list[Problem], stamp: str, only: str, watch: Watch | None) -> None:
    from timeline.store.build import build

    build(db, parts, problems, stamp, only, watch)


def _copy_seed(path: str, seed: bytes, folder: str, stamp: str) -> None:
    from timeline.store.seed import adopt

    with open(path, "wb") as file:
        file.write(seed)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode=OFF")
        db.execute("PRAGMA synchronous=OFF")
        adopt(db, folder, stamp)


def _in_memory(folders: tuple[str, ...], stamp: str, only: str, seed: bytes | None, watch: Watch | None) -> Store:
    from timeline.store.seed import adopt

    db = sqlite3.connect(":memory:")
    if seed is None:
        problems: list[Problem] = []
        _build(db, _read_parts(folders, problems), problems, stamp, only, watch)
    else:
        db.deserialize(seed)
        adopt(db, folders[0], stamp)
    store = _read_head(db, stamp)
    assert store is not None
    return store


def _sweep(path: str) -> None:
    """Remove older stores of the same dataset, and what killed runs left behind."""
    folder, kept = os.path.split(path)
    stem = kept.rsplit("-", 1)[0]
    for name in os.listdir(folder):
        other = os.path.join(folder, name)
        if name.endswith(".part"):
            if _age(other) > _STALE_SECONDS:
                _remove(other)
        elif name != kept and name.endswith(".sqlite") and name.rsplit("-", 1)[0] == stem:
            _remove(other)


def _age(path: str) -> float:
    try:
        return time.time() - os.stat(path).st_mtime
    except OSError:
        return 0.0


def _remove(path: str) -> None:
    with suppress(OSError):  # another program has it open (Windows), or removed it first
        os.remove(path)
