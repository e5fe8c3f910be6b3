"""What ends a run: exit codes, and the one place where errors become words."""

from __future__ import annotations

import errno
import sys
from typing import Any

from timeline.words import say

ANSWERED, FOUND, USAGE, UNREADABLE, UNWRITABLE, BUG, INTERRUPTED = 0, 1, 2, 3, 4, 70, 130
REPORT_TO = "the project's issue tracker"


class OutputFailed(Exception):
    """The answer cannot be written where it should go; `hint` says what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def explain(error: Exception, language: str = "en") -> int:
    """Print an error of the program's own flow to stderr; the exit code. Anything else is raised again."""
    from timeline.load.places import DataUnreadable
    from timeline.query.lens import NotFound, UsageError

    if isinstance(error, NotFound):
        _explain_not_found(error, language)
        return USAGE
    if isinstance(error, UsageError):
        say_error(error.message, error.hint, language)
        return USAGE
    if isinstance(error, DataUnreadable):
        say_error(error.message, error.hint, language)
        if error.problems:
            from timeline.cli.problems import print_problems

            print_problems(error.problems, error.folder, sys.stderr, language=language)
        return UNREADABLE
    if isinstance(error, OutputFailed):
        say_error(error.message, error.hint, language)
        return UNWRITABLE
    if isinstance(error, UnicodeEncodeError):
        say_error("what was typed is no UTF-8 text", "type it again; a name in another encoding can be copied from a list", language)
        return USAGE
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        say_error(f"the answer cannot be written: {error.strerror}", "make room, or write elsewhere with -o", language)
        return UNWRITABLE
    raise error


def _explain_not_found(error: Any, language: str) -> None:
    """What was not found, and the records that may have been meant."""
    hint = error.hint
    if error.near:
        hint = say("type one of these ids" if error.several else "did you mean one of these?", language)
    say_error(error.message, "", language)
    for name, title in error.near:
        print(f"  {name}  {_plain(title)}", file=sys.stderr)
    print(f"{say('hint:', language)} {_plain(sentence_in(hint, language))}", file=sys.stderr)
    from timeline.cli.session import warn_last

    warn_last()


def explain_usage(error: Any, language: str) -> int:
    """Print what Typer refused; the exit code."""
    if language == "uk":
        from timeline.cli.errors_uk import show

        show(error, sys.stderr.write)
    else:
        error.show()
    return int(error.exit_code)


def say_error(message: str, hint: str, language: str = "en") -> None:
    """One line for what is wrong, one for what to do."""
    print(f"{say('error:', language)} {_plain(sentence_in(message, language))}", file=sys.stderr)
    if hint:
        print(f"{say('hint:', language)} {_plain(sentence_in(hint, language))}", file=sys.stderr)


def say_to(kind: str, message: str, language: str) -> None:
    """One line on stderr that ends nothing: `note:` or `warning:`."""
    print(f"{say(kind, language)} {_plain(sentence_in(message, language))}", file=sys.stderr)


def sentence_in(english: str, language: str) -> str:
    """A message in the language of the one who asks."""
    if language != "uk":
        return english
    from timeline.cli.errors_uk import sentence

    return sentence(english)


def _plain(text: str) -> str:
    """Text without control characters: what was typed is shown, never obeyed."""
    return "".join(letter if letter.isprintable() else "�" for letter in text)


def report_bug(error: BaseException, language: str = "en") -> int:
    """A bug of ours: one line, and how to tell us; the traceback only where TIMELINE_DEBUG asks for it."""
    import os

    if os.environ.get("TIMELINE_DEBUG"):
        import traceback

        traceback.print_exception(error)
    else:
        message = f"this is a bug of timeline: {type(error).__name__}: {str(error)[:200]}"
        say_error(message, f"run it again with TIMELINE_DEBUG=1 and send what it prints to {REPORT_TO}", language)
    return BUG


def is_command_line_error(error: Any) -> bool:
    """Whether Typer refused the command line; its classes are not public, their shape is."""
    return hasattr(error, "exit_code") and hasattr(error, "format_message")
