"""Records that wait until every source is known: a few in memory, the rest in a file of no name, so that a large dataset needs no more room."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from typing import IO

from timeline.load.record import Record

_ROOM = 2_000  # records that are kept in memory: more than most datasets have


class Waiting:
    """A queue of records, each given back once and in the order in which they came."""

    def __init__(self, room: int = _ROOM) -> None:
        self._room = room
        self._records: list[Record] = []
        self._file: IO[bytes] | None = None
        self._batches = 0

    def append(self, record: Record) -> None:
        """Put a record at the end."""
        self._records.append(record)
        if len(self._records) >= self._room:
            self._put_away()

    def _put_away(self) -> None:
        if self._file is None:
            from tempfile import TemporaryFile  # small datasets never need it

            self._file = TemporaryFile()  # noqa: SIM115 (closed when all is given back, or with the queue)
        pickle.dump(self._records, self._file, pickle.HIGHEST_PROTOCOL)
        self._records.clear()
        self._batches += 1

    def __iter__(self) -> Iterator[Record]:
        if self._file is not None:
            self._file.seek(0)
            for _ in range(self._batches):
                yield from pickle.load(self._file)  # noqa: S301 (written above, by this process)
            self._file.close()
        yield from self._records
        self._records.clear()
