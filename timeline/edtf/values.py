"""The values of the package: a parsed EDTF text, the end of an interval, and the error for a text that is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from timeline.edtf.days import Day

Form = Literal["date", "interval", "set"]
Precision = Literal["day", "month", "season", "quarter", "quadrimester", "half", "year", "decade", "century", "millennium", "none"]
"""The finest unit that a single date states; "none" for `XXXX`, intervals and sets."""

EndState = Literal["stated", "unknown", "open"]
_SHOWN = 40


class Fault(Exception):
    """Why a text is not EDTF, and where: the package's own flow; callers see `EdtfError`."""

    def __init__(self, position: int, message: str) -> None:
        super().__init__(message)
        self.position = position
        self.message = message


class EdtfError(ValueError):
    """A text is not a supported EDTF date.

    `text` is the whole input, `position` the 0-based column of the fault in it, `message` what is wrong in plain
    words, `hint` a suggested spelling ("write 2011-09-20") or "".
    """

    def __init__(self, text: str, position: int, message: str, hint: str = "") -> None:
        super().__init__(text, position, message, hint)
        self.text = text
        self.position = position
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """The input (40 characters at most), what is wrong, and the hint, on one line."""
        return f"{quoted(self.text)}: {self.message}" + (f" ({self.hint})" if self.hint else "")


@dataclass(frozen=True, slots=True)
class End:
    """One end of an interval: "stated" with its date, "unknown" (an empty side) or "open" (`..`)."""

    state: EndState
    date: Edtf | None = None


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date, an interval or a set, as its author wrote it, with the first and last day that it can mean.

    `earliest` or `latest` is None where no bound is stated. `uncertain` and `approximate` say that a qualifier
    stands anywhere in the text; they never widen the bounds. `start` and `end` belong to intervals, `members` to
    sets. A range inside a set (`2010..2012`) is a member of the form "interval".
    There is no `<`: partial dates have no order, see `before` and `sort_key`.
    """

    text: str
    form: Form
    earliest: Day | None
    latest: Day | None
    precision: Precision = "none"
    uncertain: bool = False
    approximate: bool = False
    start: End | None = None
    end: End | None = None
    members: tuple[Edtf, ...] = ()

    def __hash__(self) -> int:
        """The text tells what follows from it."""
        return hash(self.text)


def quoted(text: str) -> str:
    r"""The text in quotation marks, at most 40 characters of it, control characters escaped.

    >>> quoted("20\0")
    '"20\\x00"'
    """
    cut = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return '"' + "".join(char if char.isprintable() else ascii(char)[1:-1] for char in cut) + '"'
