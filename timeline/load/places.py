"""Where a dataset is: what a warm command must know without reading YAML."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.load.problem import Problem

_MISNAMED = ("dataset.yaml", "dataset.yml", "dataset.yaml.txt", "dataset.yml.txt")
DATASET_FILE = "dataset.yaml"
ASSERTIONS_FILE = "assertions.yaml"


class DataUnreadable(Exception):
    """No dataset can be read there; `hint` says what to do, `problems` what is wrong in the files of `folder`."""

    def __init__(self, message: str, hint: str, problems: tuple[Problem, ...] = (), folder: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.problems = problems
        self.folder = folder


def find_dataset(folder: str) -> str:
    """The folder that holds `dataset.yaml`: `folder` itself, or the only one of its subfolders that does."""
    hint = "give the folder of a dataset with -d: it holds a file dataset.yaml"
    if not os.path.exists(folder):
        raise DataUnreadable(f"there is no folder {folder}", hint)
    if not os.path.isdir(folder):
        raise DataUnreadable(f"{folder} is a file, not a folder", hint)
    if os.path.exists(os.path.join(folder, DATASET_FILE)):
        return folder
    try:
        found = datasets_in(folder)
    except OSError as error:
        raise DataUnreadable(f"{folder} cannot be read: {error.strerror}", hint) from error
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(os.path.basename(path) for path in found)
        raise DataUnreadable(f"{folder} holds several datasets: {names}", f"name one, or several: -d {found[0]}")
    inside = sorted(os.listdir(folder))
    misnamed = next((name for name in inside if name.lower() in _MISNAMED), "")
    what = "is no dataset: it has no file dataset.yaml" if inside else "is empty"
    raise DataUnreadable(f"{folder} {what}", f"rename {misnamed} to {DATASET_FILE}" if misnamed else hint)


def datasets_in(folder: str) -> list[str]:
    """The subfolders that hold a dataset. Raises `OSError`."""
    inside = sorted(entry.path for entry in os.scandir(folder) if entry.is_dir() and not entry.name.startswith("."))
    return [path for path in inside if os.path.exists(os.path.join(path, DATASET_FILE))]
