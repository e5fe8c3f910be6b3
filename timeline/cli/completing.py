"""What the shell offers when Tab is pressed: ids of records with their titles, and the words of closed lists."""

# Typer reads the annotations of completers on every run; as objects they cost nothing, as strings they would have to be compiled
from collections.abc import Callable, Iterable
from typing import Any

import typer

Completer = Callable[..., list[tuple[str, str]]]
_MOST = 500
_HARMLESS = str.maketrans({"\\": "/", '"': "”", "'": "’", "`": "’", "$": "＄", "[": "(", "]": ")"})  # shells read what is offered once more


def ids(*kinds: str, where: str = "1") -> Completer:
    """Completes ids of records of these kinds, or of any; the shells that can show titles beside them do."""

    def complete(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        try:
            return _ids(ctx, incomplete, kinds, where)
        except Exception:  # noqa: BLE001 (completion must never disturb the shell)
            return []

    return complete


def _ids(ctx: Any, begun: str, kinds: tuple[str, ...], where: str) -> list[tuple[str, str]]:
    from timeline.cli.session import open_lens

    lens = open_lens({name: _given(ctx, name) for name in ("data", "lang")})
    of = f"AND r.kind IN ({', '.join('?' * len(kinds))})" if kinds else ""
    sql = f"SELECT r.id, {lens.title} FROM record r WHERE substr(r.id, 1, ?) = ? {of} AND {where} ORDER BY r.id LIMIT {_MOST}"
    return [(id, harmless(title)) for id, title in lens.rows(sql, len(begun), begun, *kinds)]


def _given(ctx: Any, name: str) -> Any:
    """An option that stands on the line already, after the command or before it."""
    return ctx.params.get(name) or (ctx.parent.params.get(name) if ctx.parent else None)


def words(known: Callable[[], Iterable[str]]) -> Completer:
    """Completes the words of a list, which is asked for only then."""

    def complete(incomplete: str) -> list[tuple[str, str]]:
        return [(word, "") for word in known() if word.startswith(incomplete)]

    return complete


def kinds() -> Iterable[str]:
    """The names of the kinds of record."""
    from timeline.model import KINDS

    return (kind.name for kind in KINDS)


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
