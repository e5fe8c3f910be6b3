"""What ends a run: exit codes, and the one place where errors become words."""

from __future__ import annotations

import errno
import sys
from typing import Any

ANSWERED, FOUND, USAGE, UNREADABLE, UNWRITABLE, BUG, INTERRUPTED = 0, 1, 2, 3, 4, 70, 130
REPORT_TO = "the project's issue tracker"


class OutputFailed(Exception):
    """The answer cannot be written where it should go; `hint` says what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def explain(error: Exception) -> int:
    """Print an error of the program's own flow to stderr; the exit code. Anything else is raised again."""
    from timeline.load.places import DataUnreadable
    from timeline.query.lens import NotFound, UsageError

    if isinstance(error, NotFound):
        say_error(error.message, "")
        for name, title in error.near:
            print(f"  {name}  {_plain(title)}", file=sys.stderr)
        if error.near:
            print("hint: type one of these ids" if error.several else "hint: did you mean one of these?", file=sys.stderr)
        else:
            print(f"hint: {error.hint}", file=sys.stderr)
        from timeline.cli.session import warn_last

        warn_last()
        return USAGE
    if isinstance(error, UsageError):
        say_error(error.message, error.hint)
        return USAGE
    if isinstance(error, DataUnreadable):
        say_error(error.message, error.hint)
        if error.problems:
            from timeline.cli.problems import print_problems

            print_problems(error.problems, error.folder, sys.stderr)
        return UNREADABLE
    if isinstance(error, OutputFailed):
        say_error(error.message, error.hint)
        return UNWRITABLE
    if isinstance(error, UnicodeEncodeError):
        say_error("what was typed is no UTF-8 text", "type it again; a name in another encoding can be copied from a list")
        return USAGE
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        say_error(f"the answer cannot be written: {error.strerror}", "make room, or write elsewhere with -o")
        return UNWRITABLE
    raise error


def say_error(message: str, hint: str) -> None:
    """One line for what is wrong, one for what to do."""
    print(f"error: {_plain(message)}", file=sys.stderr)
    if hint:
        print(f"hint: {_plain(hint)}", file=sys.stderr)


def _plain(text: str) -> str:
    """Text without control characters: what was typed is shown, never obeyed."""
    return "".join(letter if letter.isprintable() else "�" for letter in text)


def report_bug(error: BaseException) -> int:
    """A bug of ours: one line, and how to tell us; the traceback only where TIMELINE_DEBUG asks for it."""
    import os

    if os.environ.get("TIMELINE_DEBUG"):
        import traceback

        traceback.print_exception(error)
    else:
        print(
            f"error: this is a bug of timeline: {type(error).__name__}: {_plain(str(error))[:200]}\n"
            f"hint: run it again with TIMELINE_DEBUG=1 and send what it prints to {REPORT_TO}",
            file=sys.stderr,
        )
    return BUG


def is_command_line_error(error: Any) -> bool:
    """Whether Typer refused the command line; its classes are not public, their shape is."""
    return hasattr(error, "exit_code") and hasattr(error, "format_message")
