"""The rows of the bundled data: how long a command takes to start and answer."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from processes import Bench, Command, progress
from report import Row, time_row

RECORD = "cets-197"  # of the bundled data
HEAVY = ("rich", "pydantic", "yaml", "importlib.metadata")
MACHINE_COMMANDS = (
    ("show", RECORD, "--json"), ("treaties", "--json"), ("findings", "--format", "csv"), ("search", "hotline", "--format", "jsonl"), ("info", "--json"),
)  # fmt: skip
WRITE_SEED = "import sys; from timeline.store.seed import write_seed; write_seed(sys.argv[1])"


def short_answer(bench: Bench) -> Iterator[Row]:
    """Bar 1: a short warm command."""
    yield time_row(
        bench, "1", f"`show {RECORD} --json` : `python -c pass`", bench.timeline("show", RECORD, "--json"), bench.nothing, "≤ 6.5, then 5.5"
    )
    yield time_row(bench, "1b", "the same : `import typer`", bench.timeline("show", RECORD, "--json"), bench.typer, "–")


def imports(bench: Bench) -> Iterator[Row]:
    """Bar 2: the heavy modules that any command with a format for machines loads: exact, no clock."""
    heavy: dict[str, None] = {}
    counts = []
    for words in MACHINE_COMMANDS:
        progress(f"imports of {words[0]}")
        command = bench.timeline(*words)
        bench.measure(command)  # the store must be there: only a warm command is meant
        names = bench.imported(command)
        counts.append(len(names))
        heavy |= {f"{name} ({words[0]})": None for name in HEAVY if any(f"{module}.".startswith(f"{name}.") for module in names)}
    found = ", ".join(heavy) or "none"
    what = f"heavy modules in {len(counts)} machine-format commands (modules in all)"
    yield Row("2", what, found, "–", f"({min(counts)}–{max(counts)})", "exact", "none of " + ", ".join(HEAVY))


def page(bench: Bench) -> Iterator[Row]:
    """Bar 3: a page for people."""
    command = bench.timeline("findings", "--limit", "50", terminal=True)
    nothing = Command(bench.nothing.words, terminal=True)
    yield time_row(bench, "3", "a page of 50 on a terminal : `python -c pass`", command, nothing, "≤ 8 own lines, 11 Rich")


def first_run(bench: Bench) -> Iterator[Row]:
    """Bar 5: the very first run, by a copy of the package that has brought its data compiled, and by one that has not."""
    for seeded, what, bar in ((True, "compiled data present", "≤ 2.0"), (False, "compiled data absent", "–")):
        environ = {"PYTHONPATH": str(_installed(bench, seeded=seeded))}
        warm = bench.timeline("show", RECORD, "--json", environ=environ)
        first = warm._replace(before=bench.remove_stores)
        yield time_row(bench, "5" if seeded else "5b", f"very first run, {what} : warm run", first, warm, bar)


def _installed(bench: Bench, *, seeded: bool) -> Path:
    """A folder with a copy of the package and of the bundled data, as a wheel installs it, with or without the compiled data."""
    folder = bench.work / ("installed-seeded" if seeded else "installed")
    shutil.rmtree(folder, ignore_errors=True)
    package = folder / "timeline"
    shutil.copytree(bench.package, package, ignore=shutil.ignore_patterns("__pycache__", "seed.sqlite*"))
    if not (package / "data").is_dir():  # of a checkout
        shutil.copytree(bench.package.parent / "data", package / "data")
    if seeded:
        bench.run(bench.python, "-c", WRITE_SEED, str(package / "data"), environ={"PYTHONPATH": str(folder)})
    bench.compile_bytecode(package)
    return folder


def help_and_completion(bench: Bench) -> Iterator[Row]:
    """Bar 12: what is asked for before a command is typed out."""
    for words in (("--help",), ("laws", "--help"), ("--help", "--lang", "uk")):
        yield time_row(bench, "12", f"`{' '.join(words)}` : `python -c pass`", bench.timeline(*words), bench.nothing, "≤ 6.5")
    warm = bench.timeline("show", RECORD, "--json")
    for line in ("timeline ", "timeline laws --", "timeline laws --form ", "timeline show cets"):
        typed = {"_TIMELINE_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))}
        yield time_row(bench, "12b", f"completion of `{line}` : the command of row 1", bench.timeline(environ=typed), warm, "≤ 1.3")
