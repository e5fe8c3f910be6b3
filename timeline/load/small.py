"""How much of a file is read, and how: files of a dataset, and what a command names beside one. Nothing of YAML is known here."""

from __future__ import annotations

import errno
import os

LARGEST_FILE = 8_000_000  # bytes; the largest file of the bundled data has a hundredth of it


def without_waiting(path: str, flags: int) -> int:
    """Open a file of which nothing is waited for: a link may lead to what looks like a file and never ends, such as /proc/kmsg."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def small_file(path: str) -> bytes:
    """What the file holds. Raises `OSError`, for a device or a pipe with a name as well, which may have no end."""
    if os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path):
        raise OSError(errno.EINVAL, "it is no regular file")
    with open(path, "rb", opener=without_waiting) as file:
        content = file.read(LARGEST_FILE + 1)
    if content is None:  # nothing is there yet, and something may come
        raise OSError(errno.EINVAL, "it is no regular file")
    if len(content) > LARGEST_FILE:
        raise OSError(errno.EFBIG, f"it is larger than {LARGEST_FILE // 1_000_000} MB")
    return content
