"""Events in words: what every export of time says of an event, and what it counts as left out."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.export.formats import Choices, Losses
from timeline.export.text import lose, plain
from timeline.model import BY_NAME
from timeline.query.happened import Happened, happened, names_in, title_of, when, words_of
from timeline.query.selection import SURE, Selection
from timeline.words import by, say

UNDATED = "events without a date, left out"
VAGUE = "events whose date is not exact, left out (--possible writes them as stretches)"
OPEN = "events whose date has no first or no last day, left out"
RIVALS = "dates on which sources conflict, of which only the chosen one is written"
ABOUT, DOUBT = "≈ ", "? "


class Said:
    """The events of a selection with their words; those without a date are counted and left out."""

    def __init__(self, selection: Selection, losses: Losses) -> None:
        self.selection = selection
        self.lens = selection.lens
        self.losses = losses
        self.names = names_in(selection.lens, selection)

    def events(self) -> Iterator[Happened]:
        """The dated events in the order of time."""
        for number, event in enumerate(happened(self.selection), 1):
            if event.disputed:
                lose(self.losses, RIVALS)
            if event.date is None:
                lose(self.losses, UNDATED)
            else:
                yield event
            if number % 1_000 == 0:
                self.selection.watch(number, "events")

    def stretch(self, event: Happened, choices: Choices) -> tuple[str, str, bool] | None:
        """First and last day of an event, and whether they are exact; None, and counted, where it is not to be written."""
        days = when(event)
        if not days.exact and not choices.possible:
            lose(self.losses, VAGUE)
            return None
        if days.first is None or days.last is None:
            lose(self.losses, OPEN)
            return None
        return days.first, days.last, days.exact

    def head(self, event: Happened) -> str:
        """`Ratification: United Nations Convention …`, marked when it only may match what was asked."""
        what = words_of(self.lens, event, self.names)
        return f"{'' if event.certainty == SURE else DOUBT}{what[:1].upper()}{what[1:]}: {plain(title_of(self.lens, event), self.losses)}"

    def details(self, event: Happened) -> list[str]:
        """Whatever else is said of it: by whom, where, what, and where that is stated."""
        lines = [by(self.names.get(event.actor, event.actor), self.lens.language)] if event.actor else []
        lines += [self.lens.text(event.details[key]) for key in ("place", "text") if key in event.details]
        lines += event.details.get("note", ())
        lines += [f"{say('Sources', self.lens.language)}: {'; '.join(event.cites)}"] if event.cites else []
        return [plain(line, self.losses) for line in lines]

    def kind(self, event: Happened) -> str:
        """The heading under which it stands."""
        return say(BY_NAME[event.record_kind].plural.capitalize(), self.lens.language)
