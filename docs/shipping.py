"""The files that are installed beside the program: its man page and what shells need to complete its commands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from typer.completion import get_completion_script

from timeline import __released__, __version__
from timeline.cli.app import GROUPS
from timeline.cli.examples import EXAMPLES

_ENVIRONMENT = {
    "TIMELINE_DATA": "The folders of the datasets, as in PATH; the dataset that comes with the program unless given.",
    "TIMELINE_TODAY": "The day that counts as today, YYYY-MM-DD.",
    "XDG_CACHE_HOME": "Where compiled datasets are kept, in the folder policy-timeline; they may be removed at any time.",
    "NO_COLOR": "No colour, whatever the terminal can show.",
    "PAGER": "What long answers are paged with on a terminal; less unless given.",
    "LC_ALL, LC_MESSAGES, LANG": "The language of the answers, unless --lang says otherwise.",
}
_EXIT_CODES = {
    "0": "The question is answered.",
    "1": "check found something.",
    "2": "Wrong usage, or no such record.",
    "3": "No data can be read.",
    "4": "The output cannot be written.",
    "70": "A bug of the program.",
    "130": "Interrupted.",
    "143": "Ended by SIGTERM; by SIGHUP, 129.",
}


def man_page(help_of: Callable[..., str]) -> str:
    """The manual page, in the man macros of roff; `help_of` gives what `-h` prints."""
    return "\n".join(_man_lines(help_of)) + "\n"


def _man_lines(help_of: Callable[..., str]) -> Iterator[str]:
    yield from (
        '.\\" Made by docs/generate.py from the program. Do not edit it by hand.',
        f'.TH TIMELINE 1 "{__released__}" "timeline {__version__}" "User Commands"',
    )
    yield from (".SH NAME", r"timeline \- explore how law and policy on one subject grew", ".SH SYNOPSIS", r".B timeline")
    yield from (r"[\fIOPTION\fR]... [\fICOMMAND\fR [\fIARGUMENT\fR]...]", ".SH DESCRIPTION", *_verbatim(help_of()))
    yield from (".SH ENVIRONMENT", *_terms(_ENVIRONMENT), ".SH EXIT STATUS", *_terms(_EXIT_CODES), ".SH EXAMPLES")
    yield from _verbatim("\n".join(f"timeline {example}" for examples in EXAMPLES.values() for example in examples[:1]))
    yield ".SH COMMANDS IN FULL"
    for commands in GROUPS.values():
        for name in commands:
            yield from (f".SS timeline {roff(name)}", *_verbatim(help_of(name)))


def _terms(entries: dict[str, str]) -> Iterator[str]:
    for term, text in entries.items():
        yield from (".TP", f".B {roff(term)}", roff(text))


def _verbatim(text: str) -> Iterator[str]:
    yield from (".nf", *(roff(line) for line in text.split("\n")), ".fi")


def roff(text: str) -> str:
    r"""Text as roff prints it: nothing in it is a command.

    >>> roff(".B is no-command … \\"), roff("")
    ('\\&.B is no\\-command \\[u2026] \\e', '\\&')
    """
    escaped = text.replace("\\", r"\e").replace("-", r"\-")
    escaped = re.sub(r"[^\x20-\x7e]", lambda found: rf"\[u{ord(found[0]):04X}]", escaped)
    return rf"\&{escaped}" if not escaped or escaped[0] in ".'" else escaped


def completion_script(shell: str) -> str:
    """What the shell reads to complete the program's commands; zsh loads it at the first Tab, which it must serve too."""
    script = get_completion_script(prog_name="timeline", complete_var="_TIMELINE_COMPLETE", shell=shell)
    called = '\n\n[[ ${funcstack[1]} != _timeline ]] || _timeline_completion "$@"' if shell == "zsh" else ""
    return f"{script}{called}\n"


def shipped(help_of: Callable[..., str]) -> dict[str, Callable[[], str]]:
    """The files by their path below `docs/`."""
    return {
        "share/man/man1/timeline.1": lambda: man_page(help_of),
        "share/bash-completion/completions/timeline": lambda: completion_script("bash"),
        "share/zsh/site-functions/_timeline": lambda: completion_script("zsh"),
        "share/fish/vendor_completions.d/timeline.fish": lambda: completion_script("fish"),
    }
