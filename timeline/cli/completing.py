"""What the shell offers when Tab is pressed: ids of records with their titles, and the words of closed lists."""

# Typer reads the annotations of completers on every run; as objects they cost nothing, as strings they would have to be compiled
import os
from collections.abc import Callable, Iterable
from typing import Any

import typer

Completer = Callable[..., list[tuple[str, str]]]
_MOST = 500
_HARMLESS = str.maketrans({"\\": "/", '"': "”", "'": "’", "`": "’", "$": "＄", "[": "(", "]": ")"})  # shells read what is offered once more


def ids(*kinds: str, where: str = "1") -> Completer:
    """Completes ids of records of these kinds, or of any; the shells that can show titles beside them do."""
    return _from_dataset("r.id", "{title}", kinds, where)


def values(sql: str, *kinds: str) -> Completer:
    """Completes what records of these kinds have in a field, given as SQL."""
    return _from_dataset(sql, "''", kinds, "1")


def _from_dataset(value: str, title: str, kinds: tuple[str, ...], where: str) -> Completer:
    of = f"AND r.kind IN ({', '.join('?' * len(kinds))})" if kinds else ""
    sql = f"SELECT DISTINCT {value} AS v, {title} FROM record r WHERE substr(v, 1, ?) = ? {of} AND {where} ORDER BY v LIMIT {_MOST}"

    def complete(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        from timeline.cli.session import open_lens

        try:
            lens = open_lens({name: _given(ctx, name) for name in ("data", "lang")})
            found = lens.rows(sql.format(title=lens.title), len(incomplete), incomplete, *kinds)
            return [(name, harmless(title)) for name, title in found]
        except Exception:  # noqa: BLE001 (completion must never disturb the shell)
            return []

    return complete


def _given(ctx: Any, name: str) -> Any:
    """An option that stands on the line already, after the command or before it."""
    return ctx.params.get(name) or (ctx.parent.params.get(name) if ctx.parent else None)


Spoken = Callable[[str, str], str]


def words(known: Callable[[], Iterable[str]], spoken: Spoken | None = None) -> Completer:
    """Completes the words of a list, which is asked for only then; with `spoken`, which says them in Ukrainian, in the language asked for or begun."""

    def complete(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        offered = list(known())
        if spoken is not None and _is_ukrainian(ctx, incomplete):
            offered = list(dict.fromkeys(spoken(word.replace("-", " "), "uk").replace(" ", "-") for word in offered))
        return [(word, "") for word in offered if word.startswith(incomplete)]

    return complete


def any_of(*completers: Completer) -> Completer:
    """Completes what any of these does."""

    def complete(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        return [offer for completer in completers for offer in completer(ctx, incomplete)]

    return complete


def columns(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Completes the columns of a list; behind a comma the next one."""
    before, comma, begun = incomplete.rpartition(",")
    return [(f"{before}{comma}{name}", "") for name in _columns_of(ctx.command.name or "") if name.startswith(begun)]


def _columns_of(command: str) -> Iterable[str]:
    """The columns of a list; none where only the answer tells them."""
    from timeline.query.views import BY_COMMAND

    if command == "events":
        from timeline.query.events import COLUMNS

        return (column.name for column in COLUMNS)
    return (column.name for column in BY_COMMAND[command].columns) if command in BY_COMMAND else ()


def formats() -> Iterable[str]:
    """The formats of answers."""
    from timeline.render import FORMATS

    return FORMATS


def languages() -> Iterable[str]:
    """The languages of the interface."""
    from timeline.words import LANGUAGES

    return LANGUAGES


def _is_ukrainian(ctx: typer.Context, begun: str) -> bool:
    """Whether a word was begun in Cyrillic letters, or none was and the interface speaks Ukrainian."""
    if begun:
        return "\u0400" <= begun[0] <= "\u04ff"
    from timeline.words import environment_language

    return bool((_given(ctx, "lang") or environment_language(os.environ)) == "uk")


def kinds() -> Iterable[str]:
    """The names of the kinds of record."""
    from timeline.model import KINDS

    return (kind.name for kind in KINDS)


def plurals() -> Iterable[str]:
    """The kinds of record by the names of their lists."""
    from timeline.model import BY_PLURAL

    return BY_PLURAL


def statuses() -> Iterable[str]:
    """The words for a status, as they are typed."""
    from timeline.model.vocabulary import STATUSES

    return (status.replace(" ", "-") for status in STATUSES)


def events() -> Iterable[str]:
    """The words for what happens, as they are typed."""
    from timeline.model.vocabulary import EVENT_NAMES

    return (name.replace(" ", "-") for name in EVENT_NAMES)


def verbs() -> Iterable[str]:
    """The verbs of links, from either end."""
    from timeline.model.vocabulary import VERBS

    return (word for verb in VERBS for word in (verb.name, verb.inverse.replace(" ", "-")))


def harmless(title: str) -> str:
    """A title that no shell can take for a command, on one line.

    >>> harmless('On "$HOME" and `ls`')
    'On ”＄HOME” and ’ls’'
    """
    return "".join(letter if letter.isprintable() else " " for letter in title.translate(_HARMLESS))
