"""Which kind of record a word means."""

from __future__ import annotations

from timeline.model import BY_NAME, BY_PLURAL
from timeline.query.lens import UsageError
from timeline.words import meant


def kinds_meant(name: str) -> list[str]:
    """The kind that a word means in the singular or the plural, in English or Ukrainian; empty for none."""
    return meant(name, BY_NAME) or [BY_PLURAL[plural].name for plural in meant(name, BY_PLURAL)]


def kind_named(name: str) -> str:
    """The kind of record that `--kind` names, in the singular or the plural. Raises `UsageError`."""
    if found := kinds_meant(name):
        return found[0]
    raise UsageError(f"--kind: `{name[:40]}` is no kind of record", f"one of these words: {', '.join(BY_NAME)}")
