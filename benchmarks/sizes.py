"""The rows of made-up datasets: loading, and what does or does not depend on how many records there are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from processes import Bench, Command, progress
from report import Row, memory_row, ms, time_row
from start import RECORD

HERE = Path(__file__).resolve().parent
SMALL, MIDDLE, LARGE, HUGE = 300, 10_000, 100_000, 1_000_000
DENSE = 2  # more links of each record that has some: 400,000 among 100,000 records
SCATTERED = 4_900  # records, two a file: 2,000 files
STREAM = "25000"
LONG = 2  # pairs of a row that takes most of a minute each time
LOAD_ALL = "import pathlib, sys, yaml\nfor p in sorted(pathlib.Path(sys.argv[1]).rglob('*.yaml')): yaml.load(p.read_text('utf-8'), yaml.CSafeLoader)"
SCATTER = (
    "import pathlib, sys; sys.path.insert(0, sys.argv[1]); import generate; generate.RECORDS_A_FILE = 2; "
    "generate.write_dataset(pathlib.Path(sys.argv[2]), int(sys.argv[3]))"
)

_LAWS = ("laws", "--limit", "50", "--json")
_LAW = ("show", "law-000040", "--json")
_SEARCH = ("search", "shelter", "--limit", "50", "--json")  # one record in seven of the synthetic ones
_QUESTIONS = (
    (_LAWS, "≤ 1.3"), (_LAW, "≤ 1.3"), (_SEARCH, "≤ 1.2; 1.7"), (("laws", "--adopted-after", "2010", "--limit", "50", "--json"), "≤ 1.3"),
    (("laws", "--topic", "topic-000002", "--limit", "50", "--json"), "≤ 1.3"), (("laws", "--adopted-after", "2010", "--count"), "≤ 1.3"),
    (("laws", "--count"), "≤ 1.3"), (("info", "--json"), "≤ 1.3"), (("at", "2010-06-01", "--limit", "50", "--json"), "≤ 1.3"),
)  # fmt: skip
_REMEMBERED = (
    _LAW,
    _LAWS,
    ("laws", "--format", "tsv"),
    _SEARCH,
    ("at", "2010-06-01", "--limit", "50", "--json"),
    ("links", "organisation-000020", "--json"),
)


def generated(bench: Bench, records: int, dense: int = 0) -> str:
    """The folder of a synthetic dataset, made in another process so that this one stays small."""
    folder = bench.work / f"synthetic-{records}{'-dense' if dense else ''}"
    if not folder.exists():
        progress(f"making {records:,} records")
        bench.run(bench.python, str(HERE / "generate.py"), str(folder), "--records", str(records), "--dense", str(dense))
    return str(folder)


def _sizes(bench: Bench) -> tuple[int, ...]:
    """The larger datasets of this run."""
    return (*([LARGE] if bench.large else []), *([HUGE] if bench.huge else []))


def independent_of_size(bench: Bench) -> Iterator[Row]:
    """Bar 4: the same question at 300 records and at many; three of them beside the bundled data as well."""
    small = generated(bench, SMALL)
    for size in _sizes(bench):
        large = generated(bench, size)
        for words, bar in _QUESTIONS:
            ask, there = (bench.timeline("-d", folder, *words) for folder in (large, small))
            yield time_row(bench, "4", f"`{_named(words)}`: {size:,} records : {SMALL}", ask, there, bar)
        for words, own, bar in ((_LAWS, _LAWS, "≤ 1.3"), (_LAW, ("show", RECORD, "--json"), "≤ 1.3"), (_SEARCH, _SEARCH, "≤ 3")):
            ask, there = bench.timeline("-d", large, *words), bench.timeline(*own)
            yield time_row(bench, "4b", f"`{_named(words)}`: {size:,} records : bundled data", ask, there, bar)


def _named(words: tuple[str, ...]) -> str:
    """The words of a question that tell it from others."""
    return " ".join(word for word in words if word not in ("--json", "--limit", "50"))


def loading(bench: Bench) -> Iterator[Row]:
    """Bar 6: reading text into a tree and into records, in one process of its own, the best of several."""
    folder = generated(bench, MIDDLE)
    progress(f"loading {MIDDLE:,} records")
    rounds = max(3, bench.runs // 3)
    best: dict[str, float] = json.loads(bench.run(bench.python, str(HERE / "loading.py"), folder, str(rounds)))
    for number, key, other, what, bar in (
        ("6", "tree", "yaml", "with lines and repeated keys : `yaml.load` (C)", "≤ 0.30"),
        ("6b", "records", "yaml", "and decoded, all shapes checked : `yaml.load` (C)", "–"),
        ("6c", "tree", "yaml, collector off", "as 6, garbage collector off on both sides", "–"),
    ):
        a, b = best[key], best[other]
        yield Row(number, f"{MIDDLE:,} records {what}", ms(a), ms(b), f"{a / b:.2f}", f"best of {rounds}", bar)


def building(bench: Bench) -> Iterator[Row]:
    """Bar 7: from files to an answer."""
    large = generated(bench, LARGE)
    what = f"{LARGE:,} records to an answer, no store : `yaml.load` (C) alone"
    yield time_row(bench, "7", what, _build(bench, LARGE), Command((bench.python, "-c", LOAD_ALL, large)), "≤ 0.6 one process, 0.4 two", LONG)


def _build(bench: Bench, records: int) -> Command:
    """The first question to a dataset, which has no store yet."""
    return bench.timeline("-d", generated(bench, records), *_LAW, before=lambda: bench.remove_stores(f"synthetic-{records}"))


def memory(bench: Bench) -> Iterator[Row]:
    """Bar 9: the peak of a question, and of a build."""
    floor = f"`import typer` (`python -c pass`: {bench.peak(bench.nothing) / 1e6:.1f} MB)"
    warm = bench.timeline("show", RECORD, "--json")
    bench.measure(warm)
    yield memory_row(bench, "9", f"peak memory of `show {RECORD}` : {floor}", warm, bench.typer, "≤ 1.35")
    for size, bar in ((LARGE, "≤ 315 MB (300 MiB)"), (HUGE, "≤ 419 MB (400 MiB)")):
        if size in _sizes(bench):
            progress(f"memory of a build of {size:,} records")
            yield memory_row(bench, "9", f"building {size:,} records : `import typer`", _build(bench, size), bench.typer, bar, 1)
    for size in (SMALL, *_sizes(bench)):
        folder = generated(bench, size)
        bench.measure(bench.timeline("-d", folder, "info", "--json"))  # the store is there from here on
        for words in _REMEMBERED:
            progress(f"memory of {words[0]} at {size:,}")
            whole = words[-1] == "tsv"
            what = f"`{_named(words)}`{', whole' if whole else ''}, {size:,} records : `import typer`"
            yield memory_row(bench, "9", what, bench.timeline("-d", folder, *words), bench.typer, "≤ 1.35")


def one_edited_file(bench: Bench) -> Iterator[Row]:
    """Bar 10: the next command after one of 2,000 files was edited."""
    folder = bench.work / f"synthetic-{SCATTERED}-scattered"
    if not folder.exists():
        progress(f"making {SCATTERED:,} records in 2,000 files")
        bench.run(bench.python, "-c", SCATTER, str(HERE), str(folder), str(SCATTERED))
    files = sorted(folder.glob("*/*.yaml"))
    middle, edits = files[len(files) // 2], count(1)
    text = middle.read_text(encoding="utf-8")

    def edit() -> None:
        middle.write_text(f"{text}# edited {next(edits)} times\n", encoding="utf-8")

    warm = bench.timeline("-d", str(folder), *_LAW)
    what = f"one of {len(files):,} files edited, {SCATTERED:,} records: the next command : a warm one"
    yield time_row(bench, "10", what, warm._replace(before=edit), warm, "≤ 1.7 above 5,000 records", max(bench.runs // 3, 1))


def streams(bench: Bench) -> Iterator[Row]:
    """Bar 11: whole lists for machines beside a page for people."""
    large = generated(bench, LARGE)
    shown = bench.timeline("-d", large, "events", terminal=True)
    for format in ("tsv", "jsonl"):
        rows = bench.timeline("-d", large, "events", "--limit", STREAM, "--format", format)
        yield time_row(bench, "11", f"{int(STREAM):,} rows as {format} : a page of 50 on a terminal", rows, shown, "≤ 2")


def links(bench: Bench) -> Iterator[Row]:
    """Bar 13: the first page of what follows links, on a hundred thousand records with four hundred thousand links."""
    large = generated(bench, LARGE, DENSE)
    for words, own in (
        (("links", "organisation-000900", "--depth", "3"), ("links", "la-strada-ukraine", "--depth", "3")),
        (("path", "organisation-000900", "law-012000"), ("path", "cets-197/art-35", "rec-state-order-services")),
        (("search", "shelter"), ("search", "shelter")),
    ):
        here, there = bench.timeline("-d", large, *words, terminal=True), bench.timeline(*own, terminal=True)
        yield time_row(bench, "13", f"`{words[0]}` on a terminal: {LARGE:,} records : bundled data", here, there, "≤ 3")
