"""Runs the program as a process of its own and measures what it took; what every test of hostile input shares."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

ROUNDS = int(os.environ.get("TIMELINE_HOSTILE_ROUNDS", "10"))  # of those tests that strike at many moments
SLOW = bool(os.environ.get("TIMELINE_HOSTILE_SLOW"))  # whether tests run that write 100 MB
SAMPLE = str(Path(__file__).parents[1] / "golden" / "dataset")
SECONDS, MEGABYTES = 10, 300  # what any run may take
_MEASURE = """
import os, resource, subprocess, sys
code = subprocess.run([sys.executable, "-m", "timeline", *sys.argv[1:]]).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
sys.stderr.write(f"\\n{used.ru_utime + used.ru_stime} {used.ru_maxrss / (1 << 20 if sys.platform == 'darwin' else 1 << 10)}")
sys.exit(code % 256)
"""
# Every call and return of a Python function is a place where a signal may strike: `argv[1]` says at which one, `argv[2]` which signal.
STRUCK = """
import itertools, os, sys
from timeline.__main__ import main

count, last, sign = itertools.count(1), int(sys.argv[1]), int(sys.argv[2])

def strike(frame, event, argument):
    if next(count) == last:
        os.kill(os.getpid(), sign)

def leave(code, leave=os._exit):
    sys.setprofile(None)
    if not last:
        print(next(count) - 1, file=sys.stderr)
    leave(code)

os._exit = leave
sys.argv = ["timeline", *sys.argv[3:]]
sys.setprofile(strike)
main()
"""


class Outcome(NamedTuple):
    """How a run ended, and what it took: seconds of the processor, the peak of memory in MB."""

    code: int
    out: str
    err: str
    seconds: float = 0.0
    megabytes: float = 0.0


def environment(cache: Path | str, **more: str) -> dict[str, str]:
    """The environment of a run."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TIMELINE_", "LC_", "PYTHONUTF8"))}
    return {**kept, "XDG_CACHE_HOME": str(cache), "TIMELINE_TODAY": "2026-11-24", "LANG": "C.UTF-8", **more}


def ordeal(cache: Path, *args: str) -> Outcome:
    """A run of the program, measured."""
    result = _run([sys.executable, "-c", _MEASURE, *args], environment(cache))
    err, _, taken = result.err.rpartition("\n")
    seconds, megabytes = map(float, taken.split())
    return Outcome(result.code, result.out, err, seconds, megabytes)


def struck(cache: Path, at: int, sign: int, *args: str) -> Outcome:
    """A run that a signal strikes at its call number `at`; at 0 none does, and stderr ends with the number of calls."""
    return _run([sys.executable, "-c", STRUCK, str(at), str(int(sign)), *args], environment(cache))


def _run(command: list[str], environ: Mapping[str, str]) -> Outcome:
    result = subprocess.run(command, env=environ, capture_output=True, stdin=subprocess.DEVNULL, timeout=120, check=False)
    return Outcome(result.returncode, result.stdout.decode(), result.stderr.decode())


def is_bearable(outcome: Outcome) -> bool:
    """Whether a run stayed within what any run may take, and told nothing that only a programmer understands."""
    return outcome.seconds < SECONDS and outcome.megabytes < MEGABYTES and "Traceback" not in outcome.err and "this is a bug" not in outcome.err
