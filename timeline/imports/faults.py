"""Why a file cannot be imported at all."""

from __future__ import annotations


class Unusable(Exception):
    """A file, or a map, cannot be used; `hint` says what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
