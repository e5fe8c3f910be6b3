"""A dataset to begin with: a few made-up records that show how each is written, copied into a folder whole or not at all."""

from __future__ import annotations

import json
import os
import re
import shutil

from timeline.model.schema import json_schema

SCHEMA_FILE = "dataset.schema.json"
_STARTER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "starter")


class FolderInUse(Exception):
    """The folder is not empty, or is no folder."""


def starter_files() -> list[str]:
    """The files of the starter, by their path in the dataset."""
    found = [os.path.relpath(os.path.join(folder, name), _STARTER) for folder, _, names in os.walk(_STARTER) for name in names]
    return sorted(name.replace(os.sep, "/") for name in found if name.endswith(".yaml"))


def make_dataset(folder: str, language: str = "en") -> list[str]:
    """Fill a new or empty folder, with remarks in the language; the files that it holds then. Raises `FolderInUse`, or `OSError` when it cannot be written."""
    folder = os.path.abspath(folder)
    if os.path.lexists(folder) and (not os.path.isdir(folder) or os.listdir(folder)):
        raise FolderInUse(folder)
    above = os.path.dirname(folder)
    os.makedirs(above, exist_ok=True)
    beside = os.path.join(above, f".timeline-{os.urandom(8).hex()}")  # named before it is made: a signal in between leaves nothing
    try:
        os.mkdir(beside, 0o700)
        _fill(beside, language)
        os.chmod(beside, 0o777 & ~_umask())
        if os.path.isdir(folder):
            os.rmdir(folder)
        os.rename(beside, folder)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return [*starter_files(), SCHEMA_FILE]


def _fill(folder: str, language: str) -> None:
    for name in starter_files():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(os.path.join(_STARTER, name), encoding="utf-8") as file:
            text = file.read()
        with open(path, "w", encoding="utf-8", newline="") as out:
            out.write(_in_ukrainian(text) if language == "uk" else text)
    with open(os.path.join(folder, SCHEMA_FILE), "w", encoding="utf-8", newline="") as out:
        out.write(schema_text())


def _in_ukrainian(text: str) -> str:
    """A file of the starter with its remarks, and what stands in for a summary, in Ukrainian."""
    from timeline.keep.template_uk import LINES

    return re.sub(r"(?<=# ).+$|(?<=summary: ).+$", lambda found: LINES.get(found[0], found[0]), text, flags=re.MULTILINE)


def schema_text(part: str = "") -> str:
    """The JSON Schema as it is shipped."""
    return f"{json.dumps(json_schema(part), ensure_ascii=False, indent=1)}\n"


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
