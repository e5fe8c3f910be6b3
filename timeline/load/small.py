"""Small files that a command names beside a dataset: a baseline, a map, a file to add to. Nothing of YAML is known here."""

from __future__ import annotations

import errno
import os

MOST = 8_000_000  # bytes, as of a file of a dataset


def small_file(path: str) -> bytes:
    """What the file holds. Raises `OSError`, for a device or a pipe with a name as well, which may have no end."""
    if os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path):
        raise OSError(errno.EINVAL, "it is no regular file")
    with open(path, "rb") as file:
        content = file.read(MOST + 1)
    if len(content) > MOST:
        raise OSError(errno.EFBIG, f"it is larger than {MOST // 1_000_000} MB")
    return content
