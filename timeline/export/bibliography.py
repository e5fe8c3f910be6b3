"""Bibliographies: CSL-JSON items, and the same as plain text, BibTeX (biblatex) and RIS. One writer for `cite` and for exports."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from timeline.words import say

Item = dict[str, Any]  # a CSL-JSON item: https://docs.citationstyles.org/en/stable/specification.html

_BIBTEX_TYPES = {
    "book": "book",
    "report": "report",
    "webpage": "online",
    "article-newspaper": "online",
    "dataset": "dataset",
    "legislation": "legislation",
}
_RIS_TYPES = {"book": "BOOK", "report": "RPRT", "webpage": "ELEC", "article-newspaper": "NEWS", "dataset": "DATA", "legislation": "STAT"}
_SIGNS = {"\\": "backslash", "~": "asciitilde", "^": "asciicircum", "`": "asciigrave"}
_LATEX = {sign: rf"\text{name}{{}}" for sign, name in _SIGNS.items()} | {sign: f"\\{sign}" for sign in "&%$#_{}"}


def fit(value: Any, mend: Callable[[str], str]) -> Any:
    """An item, or a part of one, whose every text is mended."""
    if isinstance(value, str):
        return mend(value)
    if isinstance(value, dict):
        return {key: fit(inner, mend) for key, inner in value.items()}
    return [fit(inner, mend) for inner in value] if isinstance(value, list) else value


def csl_json(items: Sequence[Item]) -> str:
    """A CSL-JSON array."""
    return json.dumps(list(items), ensure_ascii=False, indent=2) + "\n"


def plain(items: Sequence[Item], language: str = "en") -> str:
    """One paragraph an item: people, title, place: publisher, year, extent, ISBN, address and day of access."""
    return "".join(f"{_plain(item, language)}\n" for item in items)


def _plain(item: Item, language: str) -> str:
    parts = [_people(item, "author"), item["title"]]
    if item.get("editor"):
        parts.append(f"{say('Ed.', language)} {_people(item, 'editor')}")
    if item.get("container-title"):
        version = f", {say('version', language)} {item['version']}" if item.get("version") else ""
        parts.append(f"{say('In:', language)} {item['container-title']}{version}")
    imprint = ": ".join(part for part in (item.get("publisher-place"), item.get("publisher")) if part)
    parts.append(", ".join(part for part in (imprint, _year(item)) if part))
    parts.append(f"{item['number-of-pages']} {say('p', language)}" if item.get("number-of-pages") else "")
    parts.append(f"ISBN {item['ISBN']}" if item.get("ISBN") else "")
    parts.append(item.get("URL", ""))
    parts.append(f"{say('Accessed', language)} {_day(item['accessed'])}" if item.get("accessed") else "")
    parts.append(item.get("note", ""))
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def bibtex(items: Sequence[Item]) -> str:
    """Entries for biblatex and biber, in UTF-8."""
    return "\n".join(_bibtex(item) for item in items)


def _bibtex(item: Item) -> str:
    entry = _entry(item)
    fields = {
        "author": " and ".join(_latex_name(name) for name in item.get("author", ())),
        "editor": " and ".join(_latex_name(name) for name in item.get("editor", ())),
        "title": f"{{{_latex(item['title'])}}}",
        "booktitle": _latex(item.get("container-title", "")) if item["type"] != "dataset" else "",
        "type": "report" if entry == "report" else "",
        "institution" if entry == "report" else "publisher": _latex(item.get("publisher", "")),
        "location": _latex(item.get("publisher-place", "")),
        "date": _day(item["issued"]) if item.get("issued") else "",
        "version": _latex(item.get("version", "")),
        "pagetotal": item.get("number-of-pages", ""),
        "isbn": item.get("ISBN", ""),
        "url": item.get("URL", ""),
        "urldate": _day(item["accessed"]) if item.get("accessed") else "",
        "note": _latex(". ".join(part for part in (item.get("note", ""), _inside(item)) if part)),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join((f"@{entry}{{{item['id'].replace('/', ':')},", *lines, "}", ""))


def _entry(item: Item) -> str:
    """The biblatex type: a report that nobody is known to have published is no `report` there, which needs an institution."""
    if item["type"] == "report" and not item.get("publisher"):
        return "online" if item.get("URL") else "misc"
    return _BIBTEX_TYPES.get(item["type"], "misc")


def _latex_name(name: dict[str, str]) -> str:
    """`Shved, O. V.` for a person; braces keep any other name whole."""
    return (
        _latex(f"{name['family']}, {' '.join(name['given'].replace('.', '. ').split())}")
        if "family" in name
        else f"{{{_latex(name.get('literal', ''))}}}"
    )


def _inside(item: Item) -> str:
    """The dataset that an entry is a part of: biblatex has no field for it."""
    return f"In: {item['container-title']}" if item["type"] == "dataset" and item.get("container-title") else ""


def _latex(text: str) -> str:
    escaped = "".join(_LATEX.get(letter, letter) for letter in text)
    return escaped.replace("--", "-{}-").replace("--", "-{}-")  # two hyphens would become a dash


def ris(items: Sequence[Item]) -> str:
    """RIS records, with the line ends that the format asks for."""
    return "".join(_ris(item) for item in items)


def _ris(item: Item) -> str:
    lines = [("TY", _RIS_TYPES.get(item["type"], "GEN")), ("ID", item["id"])]
    lines += [(tag, name) for tag, role in (("AU", "author"), ("ED", "editor")) for name in _names(item, role, ", ")]
    lines += [
        ("TI", item["title"]), ("T2", item.get("container-title", "")), ("PB", item.get("publisher", "")), ("CY", item.get("publisher-place", "")),
        ("PY", _year(item)), ("ET", item.get("version", "")), ("SP", item.get("number-of-pages", "")), ("SN", item.get("ISBN", "")),
        ("LA", item.get("language", "")),
        ("UR", item.get("URL", "")), ("Y2", _day(item["accessed"]).replace("-", "/") if item.get("accessed") else ""), ("N1", item.get("note", "")),
    ]  # fmt: skip
    text = [f"{tag}  - {' '.join(str(value).split())}" for tag, value in lines if value]
    return "\r\n".join((*text, "ER  - ", "", ""))


def _names(item: Item, role: str, comma: str = " ") -> list[str]:
    """Names with the family name first, `comma` between it and the initials."""
    return [f"{name['family']}{comma}{name['given']}" if "family" in name else name.get("literal", "") for name in item.get(role, ())]


def _people(item: Item, role: str) -> str:
    return "; ".join(_names(item, role))


def _year(item: Item) -> str:
    return _day(item["issued"])[:4] if item.get("issued") else ""


def _day(date: dict[str, Any]) -> str:
    """`2019-09-17` from CSL's date parts."""
    return "-".join(f"{part:02d}" if n else f"{part:04d}" for n, part in enumerate(date["date-parts"][0]))


STYLES: dict[str, Callable[[Sequence[Item]], str]] = {"plain": plain, "bibtex": bibtex, "ris": ris, "csl-json": csl_json}
