"""Measures the bars of the design: whole processes in pairs (A B A B …), medians, one Markdown table on stdout.

Only the ratio of two things measured in the same run means anything: machines drift by half. Nothing here decides whether
a time is good enough; the exit code tells only whether everything could be run. Knows the program by its commands alone.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import platform
import pty
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
RECORD = "cets-197"  # of the bundled data
HEAVY = ("rich", "pydantic", "yaml", "importlib.metadata")
MACHINE_COMMANDS = (
    ("show", RECORD, "--json"), ("treaties", "--json"), ("findings", "--format", "csv"), ("search", "hotline", "--format", "jsonl"), ("info", "--json"),
)  # fmt: skip
SMALL, MIDDLE, LARGE = 300, 10_000, 100_000
DENSE = 2  # more links of each record that has some: 400,000 among 100,000 records
PAIRS_LARGE = 2  # a build of 100,000 records takes most of a minute
_LONG = ("7",)  # the rows that are measured so few times
ROWS, COLUMNS = 50, 120  # of the pseudo-terminal
# The peak that a process reports is never less than that of the one which started it, so the smallest Python starts it.
STARTER = """import os, sys
hush = (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[hush])
_, status, usage = os.wait4(pid, 0)
print(usage.ru_maxrss if status == 0 else -1)"""
LOAD_ALL = "import pathlib, sys, yaml\nfor p in sorted(pathlib.Path(sys.argv[1]).rglob('*.yaml')): yaml.load(p.read_text('utf-8'), yaml.CSafeLoader)"


class CouldNotRun(Exception):
    """A command of the benchmark ended with an error, or a part of it is not there."""


class Command(NamedTuple):
    """A process to be measured: its words, whether its stdout is a terminal, and what is done before it, off the clock."""

    words: tuple[str, ...]
    terminal: bool = False
    before: Callable[[], None] | None = None


class Row(NamedTuple):
    """A line of the table, all of it text."""

    number: str
    what: str
    a: str
    b: str
    ratio: str
    spread: str
    bar: str


class Bench:
    """The interpreter, the environment and the folders of one run of the benchmark."""

    def __init__(self, work: Path, runs: int) -> None:
        self.work = work
        self.runs = runs
        self.cache = work / "cache"
        self.environ = _environment(self.cache)
        self.python = sys.executable
        self.script = _script()
        self.nothing = Command((self.python, "-c", "pass"))

    def timeline(self, *words: str, terminal: bool = False, before: Callable[[], None] | None = None) -> Command:
        """The program, started as the console does."""
        return Command((self.python, *self.script, *words), terminal, before)

    def compile_bytecode(self) -> None:
        """What an installer does once: nobody's every run pays for it."""
        spec = importlib.util.find_spec("timeline")
        if spec is None or not spec.submodule_search_locations:
            raise CouldNotRun("the package timeline is not installed for this interpreter")
        subprocess.run([self.python, "-m", "compileall", "-q", *spec.submodule_search_locations], env=self.environ, check=True)

    def remove_stores(self) -> None:
        """Make the next run the first one."""
        for path in self.cache.glob("policy-timeline/*"):
            path.unlink()

    def measure(self, command: Command) -> float:
        """The milliseconds of one run of a command, all its output thrown away."""
        if command.before is not None:
            command.before()
        return _on_terminal(command.words, self.environ) if command.terminal else _off_terminal(command.words, self.environ)

    def peak(self, command: Command) -> int:
        """The peak memory of one run of a command, in bytes."""
        if command.before is not None:
            command.before()
        words = (self.python, "-I", "-S", "-c", STARTER, *command.words)
        done = subprocess.run(words, env=self.environ, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        peak = int(done.stdout) if done.returncode == 0 else -1
        if peak < 0:
            raise CouldNotRun(f"{_shown(command.words)} could not be started: {done.stderr.strip()[-300:]}")
        return peak * (1 if sys.platform == "darwin" else 1024)

    def pairs(self, what: str, a: Command, b: Command, runs: int) -> tuple[list[float], list[float]]:
        """The times of both commands in turn, after a round that warms the page cache and does not count; few runs go without it."""
        if runs > PAIRS_LARGE:
            for command in (b, a):
                self.measure(command)
        first, second = [], []
        for done in range(runs):
            progress(f"{what}: {done + 1} of {runs}")
            first.append(self.measure(a))
            second.append(self.measure(b))
        return first, second

    def row(self, number: str, what: str, a: Command, b: Command, bar: str) -> Row:
        """A line that compares the times of two commands."""
        first, second = self.pairs(what, a, b, PAIRS_LARGE if number in _LONG else self.runs)
        ratio = median(first) / median(second)
        return Row(number, what, _ms(median(first)), _ms(median(second)), f"{ratio:.2f}", _spread(first, second), bar)

    def memory_row(self, what: str, a: Command, b: Command, bar: str, runs: int) -> Row:
        """A line that compares the peak memory of two commands."""
        first, second = (median(self.peak(command) for _ in range(runs)) for command in (a, b))
        return Row("9", what, _mb(first), _mb(second), f"{first / second:.2f}", f"of {runs}", bar)


# --- processes -------------------------------------------------------------------------------------------------------


def _environment(cache: Path) -> dict[str, str]:
    """The user's environment without what would change what is measured, with a store of its own."""
    dropped = ("PYTHONDONTWRITEBYTECODE", "PYTHONPROFILEIMPORTTIME", "PYTHONUNBUFFERED", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES")
    kept = {name: value for name, value in os.environ.items() if name not in dropped and not name.startswith("TIMELINE_")}
    return kept | {"XDG_CACHE_HOME": str(cache), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}


def _script() -> tuple[str, ...]:
    """The console script beside the interpreter; where there is none, the module."""
    script = Path(sys.executable).parent / "timeline"
    return (str(script),) if script.is_file() else ("-m", "timeline")


def _off_terminal(words: Sequence[str], environ: dict[str, str]) -> float:
    start = time.perf_counter()
    process = subprocess.Popen(words, env=environ, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    with process.stderr as stream:
        complaint = stream.read()
    return _end(process, start, complaint)


def _on_terminal(words: Sequence[str], environ: dict[str, str]) -> float:
    """The same with stdout on a pseudo-terminal, read as fast as it comes."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (ROWS, COLUMNS))
    start = time.perf_counter()
    process = subprocess.Popen(words, env=environ, stdin=subprocess.DEVNULL, stdout=theirs, stderr=subprocess.DEVNULL)
    os.close(theirs)
    try:
        while os.read(ours, 65536):
            pass
    except OSError:
        pass  # Linux tells so that the other side is closed
    finally:
        os.close(ours)
    return _end(process, start, b"")


def _end(process: subprocess.Popen[bytes], start: float, complaint: bytes) -> float:
    code = process.wait()
    ms = (time.perf_counter() - start) * 1000
    if code != 0:
        raise CouldNotRun(f"{_shown(process.args)} ended with {code}: {complaint.decode(errors='replace').strip()[-300:]}")
    return ms


def _shown(words: object) -> str:
    return " ".join(Path(word).name if "/" in word else word[:60] for word in words) if isinstance(words, (list, tuple)) else str(words)


# --- the rows --------------------------------------------------------------------------------------------------------


def start_rows(bench: Bench) -> Iterator[Row]:
    """Bars 1, 2, 3, 5, help and memory: the bundled data."""
    warm = bench.timeline("show", RECORD, "--json")
    yield bench.row("1", f"`show {RECORD} --json` : `python -c pass`", warm, bench.nothing, "≤ 6.5, then 5.5")
    yield _imports_row(bench)
    page = bench.timeline("findings", "--limit", "50", terminal=True)
    nothing = Command(bench.nothing.words, terminal=True)
    yield bench.row("3", "a page of 50 on a terminal : `python -c pass`", page, nothing, "≤ 8 own lines, 11 Rich")
    first = bench.timeline("show", RECORD, "--json", before=bench.remove_stores)
    yield bench.row("5", "very first run, store removed : warm run", first, warm, "≤ 2.0")
    floor = _mb(bench.peak(bench.nothing))
    typer = Command((bench.python, "-c", "import typer"))
    yield bench.memory_row(f"peak memory of the warm run : `import typer` (`python -c pass`: {floor})", warm, typer, "≤ 30 MB, ≤ 1.35", 3)
    yield bench.row("12", "plain `--help` : `python -c pass`", bench.timeline("--help"), bench.nothing, "≤ 6.5")


def _imports_row(bench: Bench) -> Row:
    """The heavy modules that any command with a format for machines loads: exact, no clock."""
    heavy: dict[str, None] = {}
    counts = []
    for words in MACHINE_COMMANDS:
        progress(f"imports of {words[0]}")
        bench.measure(bench.timeline(*words))  # the store must be there: only a warm command is meant
        names = imported((bench.python, "-X", "importtime", *bench.script, *words), bench.environ)
        counts.append(len(names))
        heavy |= {f"{name} ({words[0]})": None for name in HEAVY if any(f"{module}.".startswith(f"{name}.") for module in names)}
    found = ", ".join(heavy) or "none"
    what = f"heavy modules in {len(counts)} machine-format commands (modules in all)"
    return Row("2", what, found, "–", f"({min(counts)}–{max(counts)})", "exact", "none of " + ", ".join(HEAVY))


def imported(words: Sequence[str], environ: dict[str, str]) -> set[str]:
    """The modules that a command imports, by `-X importtime`."""
    done = subprocess.run(words, env=environ, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    if done.returncode != 0:
        raise CouldNotRun(f"{_shown(words)} ended with {done.returncode}")
    lines = done.stderr.decode(errors="replace").splitlines()
    return {line.rsplit("|", 1)[1].strip() for line in lines if line.startswith("import time:") and line.count("|") == 2}


def load_rows(bench: Bench) -> Iterator[Row]:
    """Bar 6: reading text into a tree and into records, in one process of its own, the best of several."""
    folder = _generated(bench, MIDDLE)
    progress(f"loading {MIDDLE:,} records")
    rounds = max(3, bench.runs // 3)
    words = (bench.python, str(HERE / "loading.py"), str(folder), str(rounds))
    done = subprocess.run(words, env=bench.environ, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise CouldNotRun(f"loading.py: {done.stderr.strip()[-300:]}")
    best: dict[str, float] = json.loads(done.stdout)
    b = best["yaml"]
    for number, key, what, bar in (
        ("6", "tree", "with lines and repeated keys : `yaml.load` (C)", "≤ 0.30"),
        ("6b", "records", "and decoded, all shapes checked : `yaml.load` (C)", "–"),
    ):
        yield Row(number, f"{MIDDLE:,} records {what}", _ms(best[key]), _ms(b), f"{best[key] / b:.2f}", f"best of {rounds}", bar)
    quiet = best["yaml, collector off"]
    what = f"{MIDDLE:,} records as 6, garbage collector off on both sides"
    yield Row("6c", what, _ms(best["tree"]), _ms(quiet), f"{best['tree'] / quiet:.2f}", f"best of {rounds}", "–")


def large_rows(bench: Bench) -> Iterator[Row]:
    """Bars 7 and 4: a hundred thousand records."""
    small, large = (str(_generated(bench, records)) for records in (SMALL, LARGE))
    build = bench.timeline("-d", large, "show", "law-000100", "--json", before=bench.remove_stores)
    plain = Command((bench.python, "-c", LOAD_ALL, large))
    yield bench.row("7", f"{LARGE:,} records to an answer, no store : `yaml.load` (C) alone", build, plain, "≤ 0.6 (one process)")
    progress("memory of a build")
    yield bench.memory_row("peak memory of that build : of `yaml.load`, a file at a time", build, plain, "≤ 315 MB (300 MiB)", 1)
    for words, bar in _QUESTIONS:
        what = " ".join(words[:2])
        ask = bench.timeline("-d", large, *words)
        yield bench.row("4", f"`{what}`: {LARGE:,} records : {SMALL}", ask, bench.timeline("-d", small, *words), bar)
    for words, own, bar in ((_LAWS, _LAWS, "≤ 1.3"), (_LAW, ("show", RECORD, "--json"), "≤ 1.3"), (_SEARCH, _SEARCH, "≤ 3")):
        yield bench.row("4", f"`{words[0]}`: {LARGE:,} records : bundled data", bench.timeline("-d", large, *words), bench.timeline(*own), bar)


_LAWS = ("laws", "--limit", "50", "--json")
_LAW = ("show", "law-000040", "--json")
_SEARCH = ("search", "shelter", "--limit", "50", "--json")  # one record in seven of the synthetic ones
_QUESTIONS = ((_LAWS, "≤ 1.3"), (_LAW, "≤ 1.3"), (_SEARCH, "≤ 1.2"))


def linked_rows(bench: Bench) -> Iterator[Row]:
    """Bar 13: the first page of what follows links, on a hundred thousand records with four hundred thousand links."""
    large = str(_generated(bench, LARGE, DENSE))
    for words, own in (
        (("links", "organisation-000900", "--depth", "3"), ("links", "la-strada-ukraine", "--depth", "3")),
        (("path", "organisation-000900", "law-012000"), ("path", "cets-197/art-35", "rec-state-order-services")),
        (("search", "shelter"), ("search", "shelter")),
    ):
        here, there = bench.timeline("-d", large, *words, terminal=True), bench.timeline(*own, terminal=True)
        yield bench.row("13", f"`{words[0]}` on a terminal: {LARGE:,} records : bundled data", here, there, "≤ 3")


def _generated(bench: Bench, records: int, dense: int = 0) -> Path:
    """A synthetic dataset, made in another process so that this one stays small."""
    folder = bench.work / f"synthetic-{records}{'-dense' if dense else ''}"
    if not folder.exists():
        progress(f"making {records:,} records")
        bench.measure(Command((bench.python, str(HERE / "generate.py"), str(folder), "--records", str(records), "--dense", str(dense))))
    return folder


# --- words -----------------------------------------------------------------------------------------------------------


def progress(text: str) -> None:
    """Tell a person who waits what is going on."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()


def _ms(value: float) -> str:
    return f"{value:.1f} ms" if value < 1000 else f"{value / 1000:.2f} s"


def _mb(value: float) -> str:
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


# --- the whole -------------------------------------------------------------------------------------------------------


@contextmanager
def _work_folder(kept: Path | None) -> Iterator[Path]:
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept.resolve()
    else:
        with tempfile.TemporaryDirectory(prefix="timeline-bench-") as name:
            yield Path(name)


def collect(bench: Bench, large: bool) -> tuple[list[Row], list[str]]:
    """All rows that could be measured, and what went wrong with the others."""
    rows: list[Row] = []
    failures: list[str] = []
    for part in (start_rows, load_rows, *([large_rows, linked_rows] if large else [])):
        try:
            rows.extend(part(bench))
        except (CouldNotRun, OSError, subprocess.SubprocessError) as error:
            failures.append(f"{part.__name__}: {error}")
    progress("")
    return rows, failures


def main() -> int:
    """Print the table; 1 when something could not be run, whatever the times are."""
    parser = argparse.ArgumentParser(description="Measure the bars of the design, as ratios within one run.")
    parser.add_argument("--runs", type=int, default=15, help="pairs for each row (default: 15)")
    parser.add_argument("--large", action="store_true", help="also 100,000 records: takes minutes")
    parser.add_argument("--work", type=Path, metavar="DIR", help="keep stores and synthetic data here, and use them again")
    given = parser.parse_args()
    with _work_folder(given.work) as work:
        bench = Bench(work, max(given.runs, 3))
        try:
            bench.compile_bytecode()
        except (CouldNotRun, subprocess.SubprocessError) as error:
            print(f"error: {error}", file=sys.stderr)
            return 1
        rows, failures = collect(bench, given.large)
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {bench.runs} pairs a row, medians\n")
    print(table(rows))
    for failure in failures:
        print(f"error: {failure}", file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
