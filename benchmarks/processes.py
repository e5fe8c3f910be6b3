"""Whole processes, measured: their time and their peak of memory, off and on a terminal, each with a store of its own folder."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

ROWS, COLUMNS = 50, 120  # of the pseudo-terminal
# The peak that a process reports is never less than that of the one which started it, so the smallest Python starts it.
STARTER = """import os, sys
hush = (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[hush])
_, status, usage = os.wait4(pid, 0)
print(usage.ru_maxrss if status == 0 else -1)"""


class CouldNotRun(Exception):
    """A command of the benchmark ended with an error, or a part of it is not there."""


class Command(NamedTuple):
    """A process to be measured: its words, whether its stdout is a terminal, what is done before it, off the clock, and more of its environment."""

    words: tuple[str, ...]
    terminal: bool = False
    before: Callable[[], None] | None = None
    environ: tuple[tuple[str, str], ...] = ()


class Bench:
    """The interpreter, the environment and the folders of one run of the benchmark.

    `runs` pairs make a row; `cpu` counts the time of the processor, user and system, in place of the clock's.
    """

    def __init__(self, work: Path, runs: int, *, cpu: bool = False, large: bool = False, huge: bool = False) -> None:
        self.work, self.runs, self.cpu, self.large, self.huge = work, runs, cpu, large, huge
        self.cache = work / "cache"
        self.environ = _environment(self.cache)
        self.python = sys.executable
        self.script = _script()
        self.nothing = Command((self.python, "-c", "pass"))
        self.typer = Command((self.python, "-c", "import typer"))

    def timeline(
        self, *words: str, terminal: bool = False, before: Callable[[], None] | None = None, environ: Mapping[str, str] | None = None
    ) -> Command:
        """The program, started as the console does."""
        return Command((self.python, *self.script, *words), terminal, before, tuple((environ or {}).items()))

    @property
    def package(self) -> Path:
        """The folder of the package that is measured."""
        spec = find_spec("timeline")
        if spec is None or not spec.submodule_search_locations:
            raise CouldNotRun("the package timeline is not installed for this interpreter")
        return Path(next(iter(spec.submodule_search_locations)))

    def compile_bytecode(self, package: Path) -> None:
        """What an installer does once: nobody's every run pays for it."""
        self.run(self.python, "-m", "compileall", "-q", str(package))

    def run(self, *words: str, environ: Mapping[str, str] | None = None) -> str:
        """What a command prints that is not measured. Raises `CouldNotRun`."""
        given = {**self.environ, **(environ or {})}
        done = subprocess.run(words, env=given, cwd=self.work, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise CouldNotRun(f"{shown(words)} ended with {done.returncode}: {done.stderr.strip()[-300:]}")
        return done.stdout

    def remove_stores(self, dataset: str = "ukraine") -> None:
        """Make the next run on a dataset the first one; on the bundled data unless another is named."""
        for path in self.cache.glob(f"policy-timeline/{dataset}-{'[0-9a-f]' * 8}-{'[0-9a-f]' * 8}.sqlite"):
            path.unlink()

    def measure(self, command: Command) -> float:
        """The milliseconds of one run of a command, all its output thrown away."""
        if command.before is not None:
            command.before()
        environ = {**self.environ, **dict(command.environ)}
        return (_on_terminal if command.terminal else _off_terminal)(command.words, environ, self.work, self.cpu)

    def peak(self, command: Command) -> int:
        """The peak memory of one run of a command, in bytes."""
        if command.before is not None:
            command.before()
        peak = int(self.run(self.python, "-I", "-S", "-c", STARTER, *command.words))
        if peak < 0:
            raise CouldNotRun(f"{shown(command.words)} ended with an error")
        return peak * (1 if sys.platform == "darwin" else 1024)

    def pairs(self, what: str, a: Command, b: Command, runs: int) -> tuple[list[float], list[float]]:
        """The times of both commands in turn, after a round that makes stores, warms the page cache and does not count."""
        if runs > 1:
            for command in (b, a):
                self.measure(command)
        first, second = [], []
        for done in range(runs):
            progress(f"{what}: {done + 1} of {runs}")
            first.append(self.measure(a))
            second.append(self.measure(b))
        return first, second

    def imported(self, command: Command) -> set[str]:
        """The modules that a command imports, by `-X importtime`."""
        words = (self.python, "-X", "importtime", *command.words[1:])
        done = subprocess.run(words, env=self.environ, cwd=self.work, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        if done.returncode != 0:
            raise CouldNotRun(f"{shown(words)} ended with {done.returncode}")
        lines = done.stderr.decode(errors="replace").splitlines()
        return {line.rsplit("|", 1)[1].strip() for line in lines if line.startswith("import time:") and line.count("|") == 2}


def _environment(cache: Path) -> dict[str, str]:
    """The user's environment without what would change what is measured, with a store of its own."""
    dropped = ("PYTHONDONTWRITEBYTECODE", "PYTHONPROFILEIMPORTTIME", "PYTHONUNBUFFERED", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES")
    kept = {name: value for name, value in os.environ.items() if name not in dropped and not name.startswith("TIMELINE_")}
    if "PYTHONPATH" in kept:  # commands run in the work folder
        kept["PYTHONPATH"] = os.pathsep.join(map(os.path.abspath, kept["PYTHONPATH"].split(os.pathsep)))
    return kept | {"XDG_CACHE_HOME": str(cache), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}


def _script() -> tuple[str, ...]:
    """The console script beside the interpreter; where there is none, the module."""
    script = Path(sys.executable).parent / "timeline"
    return (str(script),) if script.is_file() else ("-P", "-m", "timeline")


def _off_terminal(words: Sequence[str], environ: dict[str, str], folder: Path, cpu: bool) -> float:
    start = time.perf_counter()
    hush = subprocess.DEVNULL
    process = subprocess.Popen(words, env=environ, cwd=folder, stdin=hush, stdout=hush, stderr=subprocess.PIPE)
    assert process.stderr is not None
    with process.stderr as stream:
        complaint = stream.read()
    return _end(process, start, complaint, cpu)


def _on_terminal(words: Sequence[str], environ: dict[str, str], folder: Path, cpu: bool) -> float:
    """The same with stdout on a pseudo-terminal, read as fast as it comes."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (ROWS, COLUMNS))
    start = time.perf_counter()
    process = subprocess.Popen(words, env=environ, cwd=folder, stdin=subprocess.DEVNULL, stdout=theirs, stderr=subprocess.DEVNULL)
    os.close(theirs)
    try:
        while os.read(ours, 65536):
            pass
    except OSError:
        pass  # Linux tells so that the other side is closed
    finally:
        os.close(ours)
    return _end(process, start, b"", cpu)


def _end(process: subprocess.Popen[bytes], start: float, complaint: bytes, cpu: bool) -> float:
    _, status, usage = os.wait4(process.pid, 0)
    seconds = usage.ru_utime + usage.ru_stime if cpu else time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise CouldNotRun(f"{shown(process.args)} ended with {process.returncode}: {complaint.decode(errors='replace').strip()[-300:]}")
    return seconds * 1000


def shown(words: object) -> str:
    """A command in words for people."""
    return " ".join(Path(word).name if "/" in word else word[:60] for word in words) if isinstance(words, (list, tuple)) else str(words)


def progress(text: str) -> None:
    """Tell a person who waits what is going on."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()
