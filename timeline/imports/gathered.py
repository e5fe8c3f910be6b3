"""Records as far as the rows of a table have made them, kept on a shelf, and written as the text of a file of a dataset."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from timeline.imports.known import Known
from timeline.imports.pieces import Piece
from timeline.imports.yaml_text import yaml_text
from timeline.model import BY_NAME, KINDS
from timeline.store.shelf import Entry, Shelf

Tree = dict[str, Any]
_LISTS = ("events", "links")


class Gathered:
    """All records that come of a table, by id, and which of them live inside which."""

    def __init__(self, shelf: Shelf, known: Known, source: str) -> None:
        self.shelf = shelf
        self.known = known
        self.source = source

    def kind_of(self, record: str) -> str:
        """The kind of the record, of this table or of the dataset; empty where neither has it."""
        found = self.shelf.get(record)
        return found.kind if found else self.known.kinds.get(record, "")

    def add(self, line: int, piece: Piece) -> bool:
        """Put what a row says to its record; whether anything of it is new."""
        entry = self.shelf.get(piece.id)
        if entry is None:
            number, head, is_new = self._place(line, piece.kind, piece.id, piece.holder, packed(piece.head)), piece.head, True
        else:
            number, head = entry.n, json.loads(entry.head)
            is_new = not piece.head.keys() <= head.keys()
            if is_new:
                self.shelf.set_head(number, packed(piece.head | head))
        items = [f"{name} {packed(item)}" for name, several in piece.lists.items() for item in several]
        return bool(items and self.shelf.add_items(number, items)) or is_new

    def _place(self, line: int, kind: str, record: str, holder: str, head: str) -> int:
        """A new record, in the one that holds it, and that in its own, as far up as the dataset has them; its number."""
        if holder and self.shelf.get(holder) is None:
            self._place(line, self.known.kinds[holder], holder, holder.rpartition("/")[0], "{}")
        return self.shelf.add(record, kind, line, holder, head)

    # --- what is written ---------------------------------------------------------------------------------------------

    def says_more(self, entry: Entry) -> bool:
        """Whether the table says more of the record than the name, or the dataset does not have it."""
        if self.known.kinds.get(entry.name) != entry.kind or json.loads(entry.head).keys() - {"title", "cite"} or self.shelf.items(entry.n):
            return True
        return any(map(self.says_more, self.shelf.inside(entry.name)))

    def kept(self, kind: str) -> Iterator[Entry]:
        """The records of a kind that are written."""
        return filter(self.says_more, self.shelf.of_kind(kind))

    def yaml(self) -> Iterator[tuple[str, str]]:
        """The records, each as the plural of its kind and the text of its entry; those that live inside another stand there."""
        for kind in KINDS:
            for entry in self.kept(kind.name):
                if not entry.holder:
                    yield kind.plural, yaml_text({entry.name: self._whole(entry)})

    def _whole(self, entry: Entry, cite: Any = None) -> Tree:
        """The record with all that lives inside it; where it is stated stands behind its own values, and is left out where its holder's is the same."""
        tree = self._tree(entry)
        own = tree.get("cite")
        if own == cite:
            tree.pop("cite", None)
        for inner in self.shelf.inside(entry.name):
            if self.says_more(inner):
                short = inner.name.removeprefix(f"{entry.name}/")
                tree.setdefault(BY_NAME[inner.kind].plural, {})[short] = self._whole(inner, own)
        return tree

    def _tree(self, entry: Entry) -> Tree:
        """The record without those that live inside it."""
        head: Tree = json.loads(entry.head)
        lists = _sorted(self.shelf.items(entry.n))
        says_itself = bool(head) or any(name in lists for name in _LISTS)
        cite = head.pop("cite", self.source if says_itself and BY_NAME[entry.kind].cited else None)
        for name, claims in lists.items():
            if name not in _LISTS:
                _put_claims(head, *name.partition(" ")[::2], claims)
        title = head.pop("title", None) or self.known.title(entry.name)
        events = {name: lists[name] for name in _LISTS if name in lists}
        return {"title": title, **head, **events, **({"cite": cite} if cite is not None else {})}


def packed(value: Any) -> str:
    """A value as JSON on one short line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _sorted(items: list[str]) -> dict[str, list[Any]]:
    """The items of a record by the list that they belong to: `events`, `links`; of claims `number`, `title en`."""
    found: dict[str, list[Any]] = {}
    for item in items:
        at = item.index("{")
        found.setdefault(item[: at - 1], []).append(json.loads(item[at:]))
    return found


def _put_claims(head: Tree, field: str, language: str, claims: list[Tree]) -> None:
    """The claims of a field, or of its text in a language, beside a plain value if it has one."""
    if not language:
        head[field] = _one_or_all([*_plain(head.get(field)), *claims])
        return
    texts = head.get(field, {})
    texts = dict(texts) if isinstance(texts, dict) else {"en": texts}
    head[field] = {**texts, language: _one_or_all([*_plain(texts.get(language)), *claims])}


def _plain(value: Any) -> list[Tree]:
    values = value if isinstance(value, list) else [] if value is None else [value]
    return [one if isinstance(one, dict) else {"value": one} for one in values]


def _one_or_all(claims: list[Tree]) -> Any:
    if len(claims) > 1:
        return claims
    return claims[0]["value"] if set(claims[0]) == {"value"} else claims[0]
