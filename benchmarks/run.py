"""Measures the bars of the design: whole processes in pairs (A B A B …), medians, one Markdown table on stdout.

Only the ratio of two things measured in the same run means anything: machines drift by half. Nothing here decides whether
a time is good enough; the exit code tells only whether everything could be run. Knows the program by its commands alone.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import sizes
import start
from processes import Bench, CouldNotRun, progress
from report import Row, table


class Part(NamedTuple):
    """Rows of one number: how they are measured, and whether they need 100,000 records."""

    number: str
    measure: Callable[[Bench], Iterator[Row]]
    large: bool = False


PARTS = (
    Part("1", start.short_answer), Part("2", start.imports), Part("3", start.page), Part("5", start.first_run), Part("12", start.help_and_completion),
    Part("6", sizes.loading), Part("10", sizes.one_edited_file), Part("7", sizes.building, large=True), Part("4", sizes.independent_of_size, large=True),
    Part("9", sizes.memory), Part("11", sizes.streams, large=True), Part("13", sizes.links, large=True),
)  # fmt: skip


def collect(bench: Bench, parts: Sequence[Part]) -> tuple[list[Row], list[str]]:
    """All rows that could be measured, and what went wrong with the others."""
    rows: list[Row] = []
    failures: list[str] = []
    for part in parts:
        try:
            rows.extend(part.measure(bench))
        except (CouldNotRun, OSError, subprocess.SubprocessError) as error:
            failures.append(f"row {part.number}: {error}")
    progress("")
    return rows, failures


@contextmanager
def _work_folder(kept: Path | None) -> Iterator[Path]:
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept.resolve()
    else:
        with tempfile.TemporaryDirectory(prefix="timeline-bench-") as name:
            yield Path(name)


def _numbers(text: str) -> list[str]:
    """The numbers of rows, in the order of the table."""
    asked = {number.strip() for number in text.split(",")}
    unknown = asked - {part.number for part in PARTS}
    if unknown:
        raise argparse.ArgumentTypeError(f"no row {', '.join(sorted(unknown))}; there are {', '.join(part.number for part in PARTS)}")
    return [part.number for part in PARTS if part.number in asked]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the bars of the design, as ratios within one run.")
    parser.add_argument("--runs", type=int, default=15, help="pairs for each row (default: 15)")
    parser.add_argument("--rows", type=_numbers, default=[], metavar="N,N", help="only these rows, whole: 100,000 records for those that need them")
    parser.add_argument("--large", action="store_true", help="also 100,000 records: takes minutes")
    parser.add_argument("--huge", action="store_true", help="and 1,000,000: takes most of an hour, 4 GB of disk")
    parser.add_argument(
        "--cpu", action="store_true", help="time of the processor, user and system, in place of the clock's: for a machine that does other work"
    )
    parser.add_argument("--work", type=Path, metavar="DIR", help="keep stores and synthetic data here, and use them again")
    return parser.parse_args()


def main() -> int:
    """Print the table; 1 when something could not be run, whatever the times are."""
    given = _arguments()
    large = given.large or given.huge or bool(given.rows)
    parts = [part for part in PARTS if (part.number in given.rows if given.rows else large or not part.large)]
    with _work_folder(given.work) as work:
        bench = Bench(work, max(given.runs, 3), cpu=given.cpu, large=large, huge=given.huge)
        try:
            bench.compile_bytecode(bench.package)
        except (CouldNotRun, subprocess.SubprocessError) as error:
            print(f"error: {error}", file=sys.stderr)
            return 1
        rows, failures = collect(bench, parts)
    clock = "time of the processor" if given.cpu else "time of the clock"
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {bench.runs} pairs a row, medians, {clock}\n")
    print(table(rows))
    for failure in failures:
        print(f"error: {failure}", file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
