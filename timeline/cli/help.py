"""Commands whose help and usage are told in the asker's language; Typer's own words are English."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

from typer.core import TyperCommand, TyperGroup


def asked_language(arguments: Sequence[str], environ: Mapping[str, str] = os.environ) -> str:
    """The language of the one who typed `arguments`, known before they are read: help and errors may come first."""
    from timeline.words import environment_language

    for place, argument in enumerate(arguments):
        if argument == "--lang":
            return arguments[place + 1] if place + 1 < len(arguments) else "en"
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return environment_language(environ)


def is_ukrainian(ctx: Any) -> bool:
    """Whether a command was called by somebody who asks in Ukrainian."""
    return isinstance(ctx.obj, dict) and ctx.obj.get("language") == "uk"


def help_line(ctx: Any, english: str) -> str:
    """A line of help for the one who called the command."""
    if not is_ukrainian(ctx):
        return english
    from timeline.cli.help_uk import line

    return line(english)


class _InTwoLanguages:
    """What a command and a group of commands have in common."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the whole help."""
        if is_ukrainian(ctx):
            from timeline.cli.help_uk import translate

            translate(self, ctx)
        super().format_help(ctx, formatter)  # type: ignore[misc]

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write how the command is called."""
        if not is_ukrainian(ctx):
            super().format_usage(ctx, formatter)  # type: ignore[misc]
            return
        from timeline.cli.help_uk import write_usage

        write_usage(self, ctx, formatter)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the arguments, the options and, for a group, the commands."""
        if not is_ukrainian(ctx):
            super().format_options(ctx, formatter)  # type: ignore[misc]
            return
        from timeline.cli.help_uk import write_options

        write_options(self, ctx, formatter)
        if isinstance(self, TyperGroup):
            self.format_commands(ctx, formatter)


class Command(_InTwoLanguages, TyperCommand):
    """A command with help in two languages."""


class Group(_InTwoLanguages, TyperGroup):
    """A group of commands with help in two languages."""
