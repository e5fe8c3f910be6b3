"""Times the loader against `yaml.load` in one process, on texts already in memory; prints milliseconds as JSON.

`run.py` starts it. Each way is run in turn, several times over, and the best time of each counts. The program switches
the garbage collector off for bulk work (`store/build.py`), so its own loader is timed so; `yaml.load` is timed both ways.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml

from timeline.load.decode import Decoder
from timeline.load.problem import Problem
from timeline.load.tree import Mapping, parse


@contextmanager
def _collector(on: bool) -> Iterator[None]:
    gc.collect()
    if not on:
        gc.disable()
    try:
        yield
    finally:
        gc.enable()


def load_trees(texts: dict[str, str]) -> int:
    """Every file to a tree; the number of faults."""
    problems: list[Problem] = []
    for name, text in texts.items():
        parse(text, name, problems)
    return len(problems)


def load_records(texts: dict[str, str]) -> int:
    """Every file to records; the number of faults."""
    problems: list[Problem] = []
    for name, text in texts.items():
        root = parse(text, name, problems)
        if isinstance(root, Mapping):
            for _ in Decoder(name, problems).records(root):
                pass
    return len(problems)


def load_yaml(texts: dict[str, str]) -> int:
    """Every file by the library alone."""
    for text in texts.values():
        yaml.load(text, yaml.CSafeLoader)
    return 0


def _time(work: Callable[[dict[str, str]], int], texts: dict[str, str], collector: bool) -> float:
    """Milliseconds of one go."""
    with _collector(collector):
        start = time.perf_counter()
        faults = work(texts)
        elapsed = time.perf_counter() - start
    if faults:
        raise SystemExit(f"the synthetic data has {faults} faults")
    return elapsed * 1000


def main() -> int:
    """Print the best time of each way of loading the folder named on the command line."""
    folder, rounds = Path(sys.argv[1]), int(sys.argv[2])
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.yaml")) if path.name != "dataset.yaml"}
    ways: dict[str, tuple[Callable[[dict[str, str]], int], bool]] = {
        "tree": (load_trees, False), "yaml": (load_yaml, True), "records": (load_records, False), "yaml, collector off": (load_yaml, False),
    }  # fmt: skip
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, (work, collector) in ways.items():
            times[name].append(_time(work, texts, collector))
    print(json.dumps({name: min(found) for name, found in times.items()}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
