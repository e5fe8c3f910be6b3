"""The store that comes with the program: compiled when the distribution is built, so that the first run need not compile.

It is taken only when every file that it was made from, the dataset's and the program's own, still has the content that it had then: a
file that was edited, even by one byte, is compiled as ever. A checkout that was never built has none.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from hashlib import blake2b

from timeline.load.places import find_dataset
from timeline.store.cache import build_file, files_behind

SEED = os.path.join(os.path.dirname(os.path.abspath(__file__)), "seed.sqlite")
_STAMP_ENDING = ".stamp"  # beside the seed: its own digest, that of the files, and what each is called and how large


def seed_for(folders: Sequence[str], seed: str = "") -> bytes | None:
    """The content of a store for the one dataset in `folders`, or None where none fits or it is damaged."""
    seed = seed or SEED
    if len(folders) != 1:
        return None
    try:
        with open(seed + _STAMP_ENDING, encoding="utf-8") as file:
            whole, content, *sizes = file.read().splitlines()
        if sizes != _sizes(folders[0]) or content != _digest_of_files(folders[0]):
            return None
        with open(seed, "rb") as store:
            held = store.read()
    except (OSError, ValueError):
        return None
    return held if blake2b(held).hexdigest() == whole else None


def adopt(db: sqlite3.Connection, folder: str, stamp: str) -> None:
    """Tell the copy of a seed where its dataset lies now."""
    db.execute("UPDATE dataset SET folder = ?, stamp = ?", (folder, stamp))
    db.execute("UPDATE part SET folder = ?", (folder,))
    db.commit()


def write_seed(folder: str, seed: str = "") -> None:
    """Compile the dataset in or below `folder` into a seed: the same bytes for the same files, wherever they lie."""
    from tempfile import TemporaryDirectory  # only when a distribution is built

    seed, folder = seed or SEED, os.path.abspath(find_dataset(folder))
    with TemporaryDirectory() as work:
        raw, clean = (os.path.join(work, name) for name in ("raw", "clean"))
        build_file(raw, (folder,), "")
        db = sqlite3.connect(raw)
        try:
            adopt(db, "", "")
            db.execute("VACUUM INTO ?", (clean,))  # leaves out what stood in the file before
        finally:
            db.close()
        with open(clean, "rb") as store:
            held = store.read()
    with open(seed, "wb") as store:
        store.write(held)
    with open(seed + _STAMP_ENDING, "w", encoding="utf-8", newline="\n") as file:
        file.write("\n".join([blake2b(held).hexdigest(), _digest_of_files(folder), *_sizes(folder)]))


def _sizes(folder: str) -> list[str]:
    """The dataset's name, and the name and size of every file: enough to see most differences without reading any."""
    return [os.path.basename(folder), *(f"{name} {os.stat(path).st_size}" for name, path in files_behind(folder))]


def _digest_of_files(folder: str) -> str:
    digest = blake2b()
    for name, path in files_behind(folder):
        with open(path, "rb") as file:
            content = file.read()
        digest.update(f"{name} {len(content)}\n".encode("utf-8", "surrogateescape") + content)
    return digest.hexdigest()
