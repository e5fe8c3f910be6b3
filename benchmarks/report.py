"""What was measured, as one Markdown table."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median, quantiles
from typing import NamedTuple

from processes import Bench, Command


class Row(NamedTuple):
    """A line of the table, all of it text."""

    number: str
    what: str
    a: str
    b: str
    ratio: str
    spread: str
    bar: str


def time_row(bench: Bench, number: str, what: str, a: Command, b: Command, bar: str, runs: int = 0) -> Row:
    """A line that compares the times of two commands; `runs` pairs where the benchmark's own number is too many."""
    first, second = bench.pairs(what, a, b, min(runs or bench.runs, bench.runs))
    ratio = median(first) / median(second)
    return Row(number, what, ms(median(first)), ms(median(second)), f"{ratio:.2f}", _spread(first, second), bar)


def memory_row(bench: Bench, number: str, what: str, a: Command, b: Command, bar: str, runs: int = 3) -> Row:
    """A line that compares the peak memory of two commands."""
    first, second = (median(bench.peak(command) for _ in range(runs)) for command in (a, b))
    return Row(number, what, mb(first), mb(second), f"{first / second:.2f}", f"of {runs}", bar)


def ms(value: float) -> str:
    """Milliseconds, or seconds where they are many."""
    return f"{value:.1f} ms" if value < 1000 else f"{value / 1000:.2f} s"


def mb(value: float) -> str:
    """Bytes as megabytes."""
    return f"{value / 1e6:.1f} MB"


def _spread(a: Sequence[float], b: Sequence[float]) -> str:
    """The middle half of the pairs' ratios: how much to believe the one beside it."""
    ratios = [one / other for one, other in zip(a, b, strict=True)]
    if len(ratios) < 4:
        return f"{min(ratios):.2f}–{max(ratios):.2f}"
    low, _, high = quantiles(ratios, n=4)
    return f"{low:.2f}–{high:.2f}"


def table(rows: Sequence[Row]) -> str:
    """The rows as Markdown, aligned for those who read it as it is."""
    head = Row("#", "A : B", "A", "B", "ratio", "middle half", "bar")
    lines = [head, *rows]
    widths = [max(len(line[n]) for line in lines) for n in range(len(head))]
    drawn = ["| " + " | ".join(cell.ljust(size) for cell, size in zip(line, widths, strict=True)) + " |" for line in lines]
    drawn.insert(1, "|" + "|".join("-" * (size + 2) for size in widths) + "|")
    return "\n".join(drawn)
