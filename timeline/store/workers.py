"""The files of a large dataset read by several processes: each takes every n-th of them and hands its rows over, in the order of the files.

A worker is this interpreter once more. It knows no database, writes nothing but its answers, and ends when nobody reads them any more. What it
cannot hand over, for whatever reason, the program reads itself: then a worker makes nothing but haste.
"""

from __future__ import annotations

import gc
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from typing import IO, NamedTuple, Self

from timeline.load.files import FileStamp, read_records
from timeline.load.problem import Problem
from timeline.load.record import Record
from timeline.store.rows import Lesson, Row, Rows, lesson_of, must_wait

LARGE = 16_000_000  # bytes of all files together: less is read before it is shared out
_MOST_WORKERS = 4  # the rows of more could not be written as fast
_START = "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); from timeline.store.workers import serve; serve()"


class Task(NamedTuple):
    """What a worker is to read, and what it must know of the dataset."""

    folder: str
    files: tuple[FileStamp, ...]
    jurisdiction: str
    parties: tuple[str, ...]


class Batch(NamedTuple):
    """What one file holds: its records by id and line, their rows, those that must wait for other files, and what is wrong."""

    records: list[tuple[str, int]]
    tables: dict[str, list[Row]]
    lessons: list[Lesson]
    waiting: list[Record]
    problems: list[Problem]


def read_batch(task: Task, stamp: FileStamp) -> Batch:
    """What one file holds."""
    problems: list[Problem] = []
    rows = Rows(task.jurisdiction, task.parties, problems)
    batch = Batch([], rows.tables, [], [], problems)
    for record in read_records(task.folder, [stamp], problems):
        batch.records.append((record.id, record.line))
        lesson = lesson_of(record)
        if lesson is not None:
            batch.lessons.append(lesson)
        if must_wait(record):
            batch.waiting.append(record)
        else:
            rows.add(record)
    return batch


def serve() -> None:
    """Do the task that stands in the input: a batch for each file, one after the other, to the output."""
    gc.disable()
    task: Task = pickle.load(sys.stdin.buffer)  # noqa: S301 (from the process that started this one)
    for stamp in task.files:
        pickle.dump(read_batch(task, stamp), sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)
        sys.stdout.buffer.flush()


def count_for(files: Sequence[FileStamp]) -> int:
    """How many workers are worth their start: none for what is soon read, or where there is one processor."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if processors < 2 or sum(stamp.size for stamp in files) < LARGE or not sys.executable or getattr(sys, "frozen", False):
        return 0
    return min(processors, _MOST_WORKERS, len(files))


class Workers:
    """Some workers with their shares of a task. Within `with`; at its end none is left."""

    def __init__(self, task: Task, count: int) -> None:
        self.task = task
        self.count = count
        self.processes: list[subprocess.Popen[bytes] | None] = []

    def __enter__(self) -> Self:
        """Start them."""
        try:
            for first in range(self.count):
                self.processes.append(_start(self.task._replace(files=self.task.files[first :: self.count])))
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """End them, whatever they are doing."""
        self._end()

    def batches(self) -> Iterator[tuple[FileStamp, Batch | None]]:
        """Every file with what it holds, in order; None for one that no worker has read."""
        for number, stamp in enumerate(self.task.files):
            yield stamp, self._next(number % self.count)

    def _next(self, which: int) -> Batch | None:
        process = self.processes[which]
        if process is None or process.stdout is None:
            return None
        try:
            batch: Batch = pickle.load(process.stdout)  # noqa: S301 (from a process that this one has started)
        except (EOFError, OSError, pickle.UnpicklingError):
            self.processes[which] = None
            _stop(process)
            return None
        return batch

    def _end(self) -> None:
        for process in self.processes:
            if process is not None:
                _stop(process)
        self.processes.clear()


def _start(task: Task) -> subprocess.Popen[bytes] | None:
    """A worker that has its task; None where no process can be started."""
    try:
        process = subprocess.Popen(  # noqa: S603 (this interpreter, with the code above)
            [sys.executable, "-P", "-c", _START], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    except OSError:
        return None
    try:
        _tell(process.stdin, task)
    except OSError:  # it has ended already
        _stop(process)
        return None
    return process


def _tell(pipe: IO[bytes] | None, task: Task) -> None:
    if pipe is not None:
        with pipe:
            pickle.dump(sys.path, pipe)
            pickle.dump(task, pipe)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    if process.stdout is not None:
        process.stdout.close()
    process.wait()
