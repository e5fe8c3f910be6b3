"""Files made to hurt: each is answered or named as a fault, in bounded time and memory, and hides nothing that stands elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import Run, write_dataset
from ordeal import SAMPLE, SLOW, environment, is_bearable, ordeal

from timeline.load.problem import MOST_FAULTS
from timeline.load.small import LARGEST_FILE
from timeline.store import open_store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="memory is measured as Unix systems tell it")

GOOD = "topics:\n  good: {title: Good, scheme: place}\n"
MANY = 100_000
_RECORD = "topics:\n  a: {title: A, scheme: place}\n"
_TITLE = "laws:\n  a:\n    title: "


def _bomb() -> str:
    names = "abcdefghijklmnop"
    return "a: &a [x, x]\n" + "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in pairwise(names))


def _merge_bomb() -> str:
    merges = "".join(f"  b{n + 1}: &b{n + 1}\n    <<: [{', '.join([f'*b{n}'] * 9)}]\n    title: B\n" for n in range(2000))
    return f"laws:\n  b0: &b0 {{title: A}}\n{merges}"


def _full(unit: str, head: str, tail: str) -> str:
    """A file as large as one may be, made of one piece again and again."""
    return head + unit * ((LARGEST_FILE - len(head) - len(tail)) // len(unit)) + tail


# name: what the file holds, and the fault that is told of it; an empty name for a right file
FILES: dict[str, tuple[str | bytes | Callable[[], str | bytes], str]] = {
    "an alias bomb": (_bomb, "yaml-feature"),
    "a merge-key bomb": (_merge_bomb, "yaml-feature"),
    "100,000 brackets": ("laws: " + "[" * MANY, "too-deep"),
    "100,000 brackets that are closed": (f"laws: {{a: {{title: {'[' * MANY}{']' * MANY}}}}}", "too-deep"),
    "100,000 braces": ("laws: " + "{a: " * MANY, "too-deep"),
    "100,000 dashes": ("laws:\n " + "- " * MANY + "a", "too-deep"),
    "100,000 question marks": ("? " * MANY, "wrong-type"),
    "a stair of keys": ("".join(f"{' ' * n}a:\n" for n in range(2000)), "too-deep"),
    "a tag that would run a program": ("laws: !!python/object/apply:os.system ['id']\n", "yaml-feature"),
    "100,000 tags": (f"zzz: [{'!x y, ' * MANY}]", "too-much"),
    "100,000 unknown keys": (f"{_TITLE}A\n" + "".join(f"    k{n}: v\n" for n in range(MANY)), "too-much"),
    "a key 100,000 times": ("laws:\n" + "  a: {title: A}\n" * MANY, "too-much"),
    "a value of a million letters": (_TITLE + "x" * 1_000_000, "too-much"),
    "a key of a million letters": (f"laws:\n  {'x' * 1_000_000}: {{title: A}}\n", "yaml-syntax"),
    "a number of a million digits": (f"figures:\n  a: {{title: A, value: {'9' * 40_000}}}\n", "bad-number"),
    "a set of 5,000 dates": (f'laws: {{a: {{title: A, events: [{{event: adoption, date: "[{"XXXX-XX-XX," * 4000}2010]"}}]}}}}', "bad-date"),
    "as many values as fit": (lambda: _full("a,", "zzz: [", "]"), "too-much"),
    "as many names of one record as fit": (lambda: _full("a b,", "topics: {a: {title: A, scheme: place, aliases: [", "]}}"), "too-much"),
    "300,000 names of one record": (lambda: f"topics: {{a: {{title: A, scheme: place, aliases: [{'a b,' * 300_000}]}}}}", "too-much"),
    "2,000 claims of one value": (
        lambda: f"laws: {{a: {{title: A, events: [{{event: adoption, date: [{','.join(f'{{value: {1000 + n}}}' for n in range(2000))}]}}]}}}}", "too-much",
    ),
    "as many mappings as fit": (lambda: _full("{a: b},", "zzz: [", "]"), "too-much"),
    "as many blank lines as fit": (lambda: _full("\n", "", ""), "empty-file"),
    "a comment as long as fits": (lambda: _full("x", "# ", "\n" + _RECORD), ""),
    "a ring of 5,000 laws": (lambda: "laws:\n" + "".join(f"  a{n}: {{title: A, links: [{{replaces: a{(n + 1) % 5000}}}]}}\n" for n in range(5000)), "circular-link"),
    "a ring of 5,000 topics": (
        lambda: "topics:\n" + "".join(f"  a{n}: {{title: A, scheme: place, broader: a{(n + 1) % 5000}}}\n" for n in range(5000)), "circular-link",
    ),
    "NUL": (b"laws:\n  a: {title: A\0B}\n", "yaml-syntax"),
    "nothing but NUL": (b"\0" * 1_000_000, "yaml-syntax"),
    "nothing but FF": (b"\xff" * 1_000_000, "not-utf-8"),
    "UTF-16": (_RECORD.encode("utf-16"), "not-utf-8"),
    "UTF-16 without its mark": (_RECORD.encode("utf-16-be"), "yaml-syntax"),
    "UTF-32": (_RECORD.encode("utf-32"), "not-utf-8"),
    "two encodings in one file": ("topics:\n  a: {title: Київ, scheme: place}\n".encode() + "  b: {title: Київ}\n".encode("cp1251"), "not-utf-8"),
    "half of a surrogate pair": ('topics:\n  a: {title: "\\ud800", scheme: place}\n', "yaml-syntax"),
    "tabs": ("topics:\n\ta: {title: A, scheme: place}\n", "yaml-syntax"),
    "a byte order mark": (b"\xef\xbb\xbf" + _RECORD.encode(), ""),
    "line ends of Windows": (_RECORD.replace("\n", "\r\n"), ""),
    "line ends of all systems": ("topics:\r\n  a: {title: A, scheme: place}\r  b: {title: B, scheme: place}\n", ""),
    "ids that are paths": ("topics:\n  ../../etc/passwd: {title: A, scheme: place}\n  a/b: {title: B, scheme: place}\n  c:\\d: {title: C}\n", "bad-id"),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_told_and_hides_nothing_else(name: str, tmp_path: Path) -> None:
    made, fault = FILES[name]
    content = made() if callable(made) else made
    folder = write_dataset(tmp_path / "sample", GOOD)
    (folder / "hostile.yaml").write_bytes(content.encode() if isinstance(content, str) else content)
    first = ordeal(tmp_path / "cache", "topic", "good", "--json", "-d", str(folder))
    check = ordeal(tmp_path / "cache", "check", "-d", str(folder))
    assert (first.code, '"Good"' in first.out) == (0, True)
    assert is_bearable(first), first
    assert is_bearable(check), check
    assert (check.code, fault in check.out) == (1 if fault else 0, True), check.out[-500:]


def test_faults_without_end_are_counted_to_a_thousand_a_file(tmp_path: Path) -> None:
    keys = "".join(f"    k{n}: v\n" for n in range(5000))
    folder = write_dataset(tmp_path / "sample", {"a.yaml": f"topics:\n  a:\n    title: A\n    scheme: place\n{keys}", "good.yaml": GOOD})
    told = ordeal(tmp_path / "cache", "check", "-d", str(folder)).out
    assert told.count("[unknown-key]") == MOST_FAULTS
    assert told.count("the file has more than 1,000 faults") == 1


@pytest.mark.skipif(not SLOW, reason="writes 100 MB: TIMELINE_HOSTILE_SLOW=1")
@pytest.mark.parametrize(
    ("head", "unit"),
    [
        (_TITLE, "x"),
        (f"{_TITLE}'", "x"),
        (_TITLE, "x "),
        ("# ", "x"),
        ("laws:\n  ", "x"),
        ("laws: {", "a: {title: A}, "),
        ("", "\n"),
        ("", "\0"),
        ("", "["),
    ],
)
def test_100_mb_on_one_line_are_refused_at_once(tmp_path: Path, head: str, unit: str) -> None:
    folder = write_dataset(tmp_path / "sample", GOOD)
    with open(folder / "hostile.yaml", "w", encoding="utf-8") as file:
        file.write(head)
        file.writelines(unit * (1_000_000 // len(unit)) for _ in range(100))
    check = ordeal(tmp_path / "cache", "check", "-d", str(folder))
    os.remove(folder / "hostile.yaml")
    assert (check.code, "[too-much]" in check.out, is_bearable(check)) == (1, True, True), check


@pytest.mark.parametrize("name", ["dataset.yaml", "assertions.yaml"])
@pytest.mark.parametrize(
    "content", [b"", b"\0", b"\xff" * 99, b"[" * MANY, b"a: &a [*a]", b"x: y\n" * MANY, b"- " * MANY], ids=lambda content: str(content[:6])
)
def test_the_files_that_hold_no_records_may_be_hostile_too(tmp_path: Path, name: str, content: bytes) -> None:
    folder = write_dataset(tmp_path / "sample", GOOD)
    (folder / name).write_bytes(content)
    check = ordeal(tmp_path / "cache", "check", "-d", str(folder))
    assert (check.code, is_bearable(check)) == (3 if name == "dataset.yaml" else 1, True), check


@pytest.mark.skipif(sys.platform != "linux", reason="needs the devices of Linux")
@pytest.mark.parametrize("path", ["/dev/zero", "/dev/full", "pipe"])
@pytest.mark.parametrize(
    "words", ["check --baseline @", "import csv table.csv --map @ --source a", "new law --append @", "check --write-baseline --baseline @", "init @"]
)
def test_a_device_or_a_pipe_in_the_place_of_a_file_is_refused_at_once(run: Run, tmp_path: Path, words: str, path: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "table.csv").write_text("a\n1\n", encoding="utf-8")
    result = run(*words.replace("@", path).split(), cwd=tmp_path, env={"TIMELINE_DATA": SAMPLE})
    assert (result.code in (2, 4), result.out, result.err.startswith("error: ")) == (True, "", True), result.err


@pytest.mark.skipif(sys.platform != "linux", reason="needs the devices of Linux")
@pytest.mark.parametrize("words", ["sql - < /dev/zero", "import jsonl /dev/zero -o out"])
def test_what_never_ends_is_not_read_for_ever(tmp_path: Path, words: str) -> None:
    line = f'ulimit -v 2000000; exec "{sys.executable}" -m timeline {words}'
    result = subprocess.run(
        ["bash", "-c", line], env=environment(tmp_path, TIMELINE_DATA=SAMPLE), cwd=tmp_path, capture_output=True, timeout=60, check=False
    )
    assert (result.returncode, result.stdout, result.stderr.startswith(b"error: ")) == (2, b"", True), result.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_a_pipe_that_takes_the_place_of_a_file_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_dataset(tmp_path / "sample", GOOD)
    os.mkfifo(folder / "pipe.yaml")
    monkeypatch.setattr(os.path, "isfile", lambda _: True)  # as it was when it was looked at
    store = open_store(str(folder), str(tmp_path / "cache"))
    told = store.db.execute("SELECT name, path FROM problem").fetchall()
    store.close()
    assert told == [("empty-file", "pipe.yaml")]
