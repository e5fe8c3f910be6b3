"""The command that holds a dataset against the rules: options in, findings out, each with the line of its file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Any

import typer

from timeline.check import CATALOGUE, chosen_names, find_all, hold_back, is_warning
from timeline.check.baseline import BASELINE_FILE, Sifted, is_baseline, sift, write_baseline
from timeline.check.report import Findings, counted, findings_answer
from timeline.cli import completing
from timeline.cli import options as o
from timeline.cli.errors import FOUND, OutputFailed
from timeline.cli.examples import EXAMPLES
from timeline.cli.problems import print_problems
from timeline.cli.session import deliver_quietly, deliver_text, folders_of, open_lens, option_of, style_of, write_file
from timeline.load.places import DATASET_FILE
from timeline.load.small import small_file
from timeline.query.lens import Lens, UsageError
from timeline.words import gone_words, known_words, say, waiting_words

HELP = (
    "Every fault of the dataset with its place and what to do, and every fact of assertions.yaml that the data does not prove; "
    "silent when there is none. Exit code 1 when a fault is found. The names are explained in docs/problems.md."
)


def make(name: str) -> Any:
    """The Typer command."""
    parameters = (
        o.optional("names", "Only what bears these names, or belongs to these groups: files, shape, links, dates, sources, duplicates, ties, assertions.",
                   completing.words(_bearing)),
        o.flag("strict", "Warnings fail as well."),
        o.option("baseline", str, "", f"The file of findings that are known and may stay; {BASELINE_FILE} in the dataset's folder unless given.",
                 metavar="FILE"),
        o.flag("write_baseline", "Write what is found now to the baseline: from then on only new findings fail."),
    )  # fmt: skip
    return o.command_of(name, run, HELP, [*parameters, *o.OUTPUT, *o.SCOPE], EXAMPLES[name])


def _bearing() -> Iterable[str]:
    """The names of all that can be wrong, and of their groups."""
    return (*CATALOGUE, *dict.fromkeys(entry.group for entry in CATALOGUE.values()))


def run(**options: Any) -> None:
    """Check each dataset by itself, and end with 1 when one has a fault."""
    names = _names(options["names"] or [])
    lenses = [open_lens({**options, "data": [folder]}) for folder in folders_of(options)]
    if options["write_baseline"]:
        _write_baselines(lenses, names, options)
        return
    every = [_findings(lens, names, options) for lens in lenses]
    _show(lenses[0], every, options)
    problems = [problem for one in every for problem in one.problems]
    _tell(every, problems, lenses[0].language)
    _tell_of_this_folder(options, lenses)
    if any(options["strict"] or not is_warning(problem.name) for problem in problems):
        raise typer.Exit(FOUND)


def _tell_of_this_folder(options: dict[str, Any], lenses: list[Lens]) -> None:
    """Say that the dataset of this folder was not checked, when none was named: silence would be taken for praise."""
    if option_of(options, "data") or os.environ.get("TIMELINE_DATA") or not os.path.exists(DATASET_FILE):
        return
    here = os.path.realpath(os.curdir)
    if here not in [os.path.realpath(lens.store.folder) for lens in lenses]:
        words = say("this folder is a dataset too, and was not checked: timeline check -d .", lenses[0].language)
        print(f"{say('note:', lenses[0].language)} {words}", file=sys.stderr)


def _names(asked: Sequence[str]) -> frozenset[str]:
    try:
        return chosen_names(asked)
    except KeyError as unknown:
        groups = dict.fromkeys(entry.group for entry in CATALOGUE.values())
        raise UsageError(
            f"`{unknown.args[0][:40]}` is no name of a problem", f"one of: {', '.join(CATALOGUE)}; or a group: {', '.join(groups)}"
        ) from None


def _findings(lens: Lens, names: frozenset[str], options: dict[str, Any]) -> Findings:
    store = lens.store
    sifted = _sift(store.folder, find_all(store, names), names, options["baseline"])
    shown, waiting = hold_back(sifted.new)
    return Findings(store.name, store.folder, shown, sifted.known, sifted.gone, waiting)


def _sift(folder: str, found: list[Any], names: frozenset[str], given: str) -> Sifted:
    path = given or os.path.join(folder, BASELINE_FILE)
    if not given and not os.path.exists(path):
        return Sifted(found, 0, 0)
    try:
        return sift(found, small_file(path).decode("utf-8-sig"), names)
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise UsageError(f"--baseline: {path} cannot be read: {reason}", "write it with --write-baseline") from None


def _write_baselines(lenses: list[Lens], names: frozenset[str], options: dict[str, Any]) -> None:
    if len(names) < len(CATALOGUE):
        raise UsageError("--write-baseline knows all findings or none", "leave the names out")
    if options["baseline"] and len(lenses) > 1:
        raise UsageError("--baseline: one file cannot serve several datasets", "check them one by one")
    for lens in lenses:
        path = options["baseline"] or os.path.join(lens.store.folder, BASELINE_FILE)
        found = find_all(lens.store, names)
        if not (options["force"] or _is_baseline(path)):
            raise OutputFailed(f"{path} is there already, and is no baseline", "give another name, or --force to overwrite it")
        write_file(path, write_baseline(found), force=True)
        print(f"{path}: {counted(found)} may stay", file=sys.stderr)


def _is_baseline(path: str) -> bool:
    """Whether nothing is lost when a baseline is written there: an older one stands there, or no file."""
    try:
        return not os.path.isfile(path) or is_baseline(small_file(path).decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        return False


def _show(lens: Lens, every: list[Findings], options: dict[str, Any]) -> None:
    """For people each finding as compilers tell them, which is plain text already; everything else as any answer."""
    if style_of(options, lens).format not in ("table", "text"):
        question = {"names": options["names"] or [], "strict": options["strict"]}
        deliver_quietly(lens, findings_answer(every, question, lens.basis, lens.language), options)
        return
    text = StringIO()
    for one in every:
        print_problems(one.problems, one.folder, text, is_warning, lens.language)
    deliver_text(text.getvalue(), options)


def _tell(every: list[Findings], problems: list[Any], language: str) -> None:
    """The count on stderr, and what became of the baseline."""
    known, gone, waiting = (sum(numbers) for numbers in zip(*((one.known, one.gone, one.waiting) for one in every), strict=True))
    if problems:
        print(counted(problems, language) + (f"; {known_words(known, language)}" if known else ""), file=sys.stderr)
    for number, words in ((waiting, waiting_words), (gone, gone_words)):
        if number:
            print(f"{say('note:', language)} {words(number, language)}", file=sys.stderr)
