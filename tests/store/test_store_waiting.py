"""Records that wait for all others: given back in their order, however many there are."""

from __future__ import annotations

import pytest

from timeline.load.record import Claim, Record
from timeline.store.waiting import Waiting


def _record(number: int) -> Record:
    record = Record(f"law-{number}", "law", "", number, "a.yaml", number, 1)
    record.claims.append(Claim("title", "en", f"Law {number}", number, 3))
    return record


@pytest.mark.parametrize("count", [0, 1, 3, 4, 9, 10])
def test_records_come_back_in_the_order_in_which_they_came(count: int) -> None:
    waiting = Waiting(room=3)
    for number in range(count):
        waiting.append(_record(number))
    assert [(record.id, record.claims[0].value) for record in waiting] == [(f"law-{n}", f"Law {n}") for n in range(count)]


def test_few_records_make_no_file() -> None:
    waiting = Waiting(room=3)
    waiting.append(_record(1))
    assert waiting._file is None


def test_no_more_records_than_there_is_room_for_stay_in_memory() -> None:
    waiting = Waiting(room=3)
    for number in range(10):
        waiting.append(_record(number))
    kept = len(waiting._records)
    assert (kept, len(list(waiting))) == (1, 10)
