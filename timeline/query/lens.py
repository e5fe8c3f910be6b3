"""How to look at a dataset: the Lens through which every question is asked, and the errors a question can end in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from timeline.answer import Basis
    from timeline.store import Store

BASES = ("in-force", "adopted", "published")  # which date counts
_PORTION = 400  # values of one statement, or pairs of them
_Asked = TypeVar("_Asked")


def portions(asked: Sequence[_Asked]) -> Iterator[Sequence[_Asked]]:
    """What is asked for, in portions that one statement can hold."""
    yield from (asked[start : start + _PORTION] for start in range(0, len(asked), _PORTION))


class Lens(NamedTuple):
    """An open store, the language and day of the one who asks, and which date counts. `today` is YYYY-MM-DD."""

    store: Store
    language: str = "en"
    today: str = ""
    counts: str = "in-force"  # the basis: in-force, adopted, published
    according_to: str = ""  # the one source that counts; empty: all

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """All rows of a statement."""
        return self.store.db.execute(sql, values).fetchall()

    def one(self, sql: str, *values: Any) -> tuple[Any, ...] | None:
        """The first row of a statement, or None."""
        row: tuple[Any, ...] | None = self.store.db.execute(sql, values).fetchone()
        return row

    @property
    def basis(self) -> Basis:
        """What every answer through this lens rests on."""
        from timeline.answer import ALL_SOURCES, Basis  # help and completion ask through no lens

        return Basis(self.store.name, str(self.store.info.get("version", "")), self.counts, self.according_to or ALL_SOURCES)

    def text(self, value: Any) -> str:
        """A text of the dataset in the asker's language, or in the one that it has."""
        if isinstance(value, dict):
            return str(value.get(self.language) or value.get("en") or next(iter(value.values()), ""))
        return str(value or "")

    @property
    def title(self) -> str:
        """The column of the record table that titles are shown from."""
        return "coalesce(r.title_uk, r.title)" if self.language == "uk" else "r.title"

    @property
    def title_order(self) -> str:
        """What titles are sorted by: in Ukrainian the key that follows the alphabet."""
        return "r.title_key" if self.language == "uk" else "r.title"

    @property
    def name(self) -> str:
        """The dataset's title in the asker's language."""
        return self.text(self.store.info.get("title"))


class NotFound(Exception):
    """No record is meant by what was typed, or several may be; `near` are those it may have been, as (id, title)."""

    def __init__(self, message: str, near: Sequence[tuple[str, str]] = (), several: bool = False, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint or "timeline search WORDS looks through everything"
        self.near = tuple(near)
        self.several = several


class UsageError(Exception):
    """What was typed cannot be asked; `hint` says what to type."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
