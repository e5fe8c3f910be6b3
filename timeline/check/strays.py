"""Rules on what went astray: files that are not read because of their name, parts that stand outside the record that holds them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from timeline.check.rule import Rule
from timeline.load.problem import Problem
from timeline.model import KINDS
from timeline.store import Store

_MISNAMED = re.compile(r"(.+\.ya?ml)\.(?:txt|text|rtf|docx?|odt)", re.IGNORECASE)
_HOLDERS = {  # the kinds that live inside another, and where
    part: " or a ".join(
        kind.name for kind in KINDS if kind.name != part and any(part in field.kinds and field.type == "records" for field in kind.fields)
    )
    for part in ("role", "provision")
}


def unread_files(store: Store) -> Iterator[Problem]:
    """Files of the dataset to whose names an editor has added an ending of its own."""
    for folder, below, names in os.walk(store.folder or os.devnull):
        below[:] = [name for name in below if not name.startswith(".")]
        for name in sorted(names):
            found = _MISNAMED.fullmatch(name)
            if found and not name.startswith("."):
                path = os.path.relpath(os.path.join(folder, name), store.folder).replace(os.sep, "/")
                hint = f"name it {found[1]}; an editor that adds an ending has a choice `All files` when it saves"
                yield Problem("unread-file", "the file is not read: its name does not end in .yaml", hint, path)


def outside_their_holder(store: Store) -> Iterator[Problem]:
    """Roles that no programme gives, provisions of no text."""
    rows = store.db.execute(
        f"SELECT id, kind, path, line, col FROM record WHERE parent IS NULL AND kind IN ({', '.join('?' * len(_HOLDERS))}) ORDER BY rowid",
        tuple(_HOLDERS),
    )
    for record, kind, path, line, column in rows:
        message = f"the {kind} `{record}` stands outside a {_HOLDERS[kind]}"
        yield Problem(
            "outside-holder", message, f"put it below the key `{kind}s` of the {_HOLDERS[kind]} that it is a part of", path, line, column, record
        )


RULES = (
    Rule("unread-file", "files", "A file has a name such as `laws.yaml.txt`, and so is not read.", unread_files),
    Rule("outside-holder", "ties", "A role stands outside its programme, or a provision outside its law or treaty: nothing says where it belongs.",
         outside_their_holder),
)  # fmt: skip
