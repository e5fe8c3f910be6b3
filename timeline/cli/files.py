"""Where an export goes: a file, a folder, a zip file or a stream; in each case whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from timeline.cli.errors import OutputFailed
from timeline.cli.session import real, writable
from timeline.export.formats import Format
from timeline.query.lens import UsageError
from timeline.store.disk import disk_errors

_ZIP = ".zip"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day that a zip file can name: its entries carry no time of their own
_CHUNK = 1 << 20


class Place(NamedTuple):
    """Where the result goes: `path`, or a stream when it is empty; as a `folder`, or packed into one file, or as its main file alone."""

    format: Format
    path: str
    folder: bool = False
    packed: bool = False


def place_for(format: Format, path: str, *, force: bool) -> Place:
    """The place that `-o` names, found fit to be written to. Raises `OutputFailed` and `UsageError`."""
    if path in ("", "-"):
        if format.binary and (sys.stdout.isatty() or not hasattr(sys.stdout, "buffer")):
            raise UsageError(f"{format.name} is no text for a terminal", f"name a file: -o FILE{format.ending}")
        return Place(format, "")
    ending = os.path.splitext(path)[1].casefold()
    if format.main and ending == _ZIP:
        return Place(format, writable(path, force=force), packed=True)
    if format.main and ending not in format.alone:
        return Place(format, folder_for(path, force=force), folder=True)
    return Place(format, writable(path, force=force))


def folder_for(path: str, *, force: bool) -> str:
    """A folder that is not there, is empty, or with `force` holds files alone, such as an export before left there."""
    path = real(path)
    if not os.path.lexists(path):
        return path
    if not os.path.isdir(path):
        raise OutputFailed(f"{path} is a file, and this format is a folder of files", "name a folder, or a file that ends in .zip")
    held = sorted(os.listdir(path))
    if held and not force:
        raise OutputFailed(f"{path} is there already", "give another name, or --force to overwrite it")
    return path


@contextmanager
def receive(place: Place, name: str) -> Iterator[str]:
    """A path to write to, which becomes the result when all is written. Raises `OutputFailed`."""
    work = os.path.join(_beside(place), f".timeline-{os.urandom(8).hex()}")  # named before it is made: a signal in between leaves nothing
    try:
        os.mkdir(work, 0o700)
        made = os.path.join(work, "made")
        if place.format.main:
            os.mkdir(made)
        with disk_errors():
            yield made
        _deliver(place, made, work, name)
    except BrokenPipeError:
        raise  # nobody reads any more: that is no failure
    except OSError as error:
        where = place.path or "the output"
        raise OutputFailed(f"{where} cannot be written: {error.strerror}", "check the folder, its permissions and the room left") from None
    finally:
        _clear(work)


def _beside(place: Place) -> str:
    """The folder in which the result comes to be: on the same disk as its place, where it has one."""
    if place.path:
        return os.path.dirname(place.path)
    import tempfile  # only a stream has no place

    return tempfile.gettempdir()


def _clear(folder: str) -> None:
    """Remove the folder, whole even when Ctrl-C comes in between."""
    try:
        shutil.rmtree(folder, ignore_errors=True)
    except KeyboardInterrupt:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _deliver(place: Place, made: str, work: str, name: str) -> None:
    if place.folder:
        _move_folder(made, place.path, work)
        return
    if place.packed:
        made = _pack(made, os.path.join(work, "packed"))
    elif place.format.main:
        made = os.path.join(made, place.format.main.format(name=name))
    if place.path:
        _move_file(made, place.path)
    else:
        _stream(made)


def _move_file(made: str, path: str) -> None:
    if os.path.exists(path):
        os.chmod(made, os.stat(path).st_mode & 0o7777)
    os.replace(made, path)


def _move_folder(made: str, path: str, work: str) -> None:
    """Put the new folder in the place of the old one; an old one that holds anything else than the new one's files stays, and is an error."""
    if os.path.isdir(path):
        strange = sorted(set(os.listdir(path)) - set(os.listdir(made)))
        if strange:
            raise OutputFailed(f"{path} holds what is no part of this export: {strange[0][:60]}", "name another folder, or empty it")
        os.replace(path, os.path.join(work, "old"))
    os.replace(made, path)


def _pack(made: str, path: str) -> str:
    """The folder as one zip file, the same bytes each time."""
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    with ZipFile(path, "w", ZIP_DEFLATED) as packed:
        for name in sorted(os.listdir(made)):
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o644 << 16
            with open(os.path.join(made, name), "rb") as source, packed.open(entry, "w", force_zip64=True) as target:
                shutil.copyfileobj(source, target, _CHUNK)
    return path


def _stream(made: str) -> None:
    """The finished file to stdout, byte for byte."""
    out = getattr(sys.stdout, "buffer", None)
    if out is None:  # a stream of text alone
        with open(made, encoding="utf-8", newline="") as text:
            sys.stdout.write(text.read())
        return
    sys.stdout.flush()
    with open(made, "rb") as source:
        shutil.copyfileobj(source, out, _CHUNK)
    out.flush()
