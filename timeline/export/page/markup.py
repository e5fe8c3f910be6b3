"""HTML put together from elements: every text is cleaned and escaped, so that nothing in a dataset can become markup."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from timeline.render.clean import clean

_BARE = re.compile(r"[^\s\"'`=<>]+")  # an attribute's value that HTML takes without quotes
_VOID = frozenset({"input", "link", "meta"})
_OPEN = frozenset({"dd", "dt", "li", "option", "p"})  # HTML ends these itself where the next one begins or their parent ends


class Html(str):
    """Markup that is finished; any other string is text and gets escaped."""

    __slots__ = ()


_FOREIGN = re.compile(r"<i lang=(\w\w)>([^<]*)</i>")  # a text in another language, and nothing else
NEWLINE = Html("\n")


def text(value: str) -> Html:
    """A text as markup: `<script>` is shown, not run.

    >>> text("<script>")
    '&lt;script&gt;'
    """
    return value if isinstance(value, Html) else Html(escape(clean(value), quote=False))


def el(name: str, /, *children: str | None, **attributes: str | int | bool | None) -> Html:
    """An element. An attribute that is None or False is left out, True stands alone; `class_` is `class`, `data_day` is `data-day`.

    >>> el("a", "Law & order", href="#law", class_="t", hidden=True)
    '<a href=#law class=t hidden>Law &amp; order</a>'
    """
    if len(children) == 1 and name in _OPEN and (found := _FOREIGN.fullmatch(children[0] or "")) and isinstance(children[0], Html):
        return el(name, Html(found[2]), **attributes, lang=found[1])
    written = "".join(_attribute(key, value) for key, value in attributes.items() if value is not None and value is not False)
    if name in _VOID:
        return Html(f"<{name}{written}>")
    return Html(f"<{name}{written}>{join(*children)}{'' if name in _OPEN else f'</{name}>'}")


def _attribute(key: str, value: str | int | bool) -> str:
    name = key.rstrip("_").replace("_", "-")
    if value is True:
        return f" {name}"
    written = escape(clean(str(value)))
    return f" {name}={written}" if _BARE.fullmatch(written) else f' {name}="{written}"'


def join(*children: str | None, between: str = "") -> Html:
    """Children one after another; None is left out."""
    return Html(text(between).join(text(child) for child in children if child is not None))


_OWN = re.compile(r"<li lang=(\w\w)>|<li><i lang=(\w\w)>([^<]*)</i>")


def items(entries: Iterable[Html]) -> Html:
    """A list; the language of its entries stands once where all begin in the same one, that is not the page's.

    >>> items([Html("<li lang=en>one"), Html("<li><i lang=en>two</i> [2]")])
    '<ul lang=en><li>one<li>two [2]</ul>'
    """
    shown = list(entries)
    languages = {(found[1] or found[2]) if (found := _OWN.match(entry)) else None for entry in shown}
    if len(languages) != 1 or None in languages:
        return el("ul", *shown)
    return el("ul", *(Html(_OWN.sub(lambda found: f"<li>{found[3] or ''}", entry, count=1)) for entry in shown), lang=languages.pop())


def lines(*children: str | None) -> Html:
    """Children on a line each."""
    return join(*children, between=NEWLINE)
