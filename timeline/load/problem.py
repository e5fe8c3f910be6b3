"""What can be wrong with a dataset: problems are values with a name and a place, gathered and never thrown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

PROBLEMS: dict[str, str] = {
    "file-unreadable": "The file cannot be opened or read.",
    "not-utf-8": "The file is not UTF-8 text.",
    "empty-file": "The file holds nothing.",
    "yaml-syntax": "The text is not YAML; what stands before the fault in the file is still read.",
    "lost-after-hash": "` #` in the middle of a value begins a comment: what follows is not read.",
    "yaml-feature": "Anchors, aliases, tags and several documents in one file are not read: each value is written out.",
    "too-much": "A file, a value or a list is too large (8 MB, 500,000 keys and values; 50,000 characters, 20 claims; 10,000 items), or has over 1,000 faults.",
    "too-deep": "Mappings and lists stand more than 40 levels deep.",
    "repeated-key": "The same key stands twice in one mapping; the first one counts.",
    "unknown-kind": "The top of a file names the kinds of record in the plural; this is none of them.",
    "unknown-key": "The kind of record has no such field.",
    "wrong-type": "The value has another form than its field asks for.",
    "missing-key": "A field that must be there is not.",
    "bad-id": "An id is not made of lower-case letters, digits and single hyphens.",
    "repeated-id": "Two records have the same id; the first one counts.",
    "unknown-word": "The word is not in the closed list of its field.",
    "unknown-verb": "The link's verb is not in the list of verbs.",
    "bad-date": "The date is not EDTF, or there is no such day.",
    "contradictory-dates": "By its own dates a record ends before it begins; nobody can tell when it held.",
    "bad-number": "A number is not written in digits.",
    "bad-url": "An address does not begin with http:// or https://.",
    "dangling-link": "A link or reference points to a record that does not exist.",
    "wrong-kind": "A reference points to a record of a kind that its field does not allow.",
    "impossible-link": "The link's verb does not join records of these two kinds; the link is left out.",
    "circular-link": "A link leads to its own record, or links that lead one way only, such as `replaces`, lead back to where they began; none of them counts.",
    "unknown-source": "A citation names a source that does not exist.",
    "undated-number": "A hotline's number does not say when it was valid; somebody in need may dial it.",
    "no-source": "A value has no citation, neither its own nor its record's.",
    "bad-assertion": "An assertion does not say what it asserts, or says two things at once.",
}
GROUPS: dict[str, tuple[str, ...]] = {
    "files": ("file-unreadable", "not-utf-8", "empty-file", "yaml-syntax", "lost-after-hash", "yaml-feature", "too-much", "too-deep", "repeated-key"),
    "shape": (
        "unknown-kind",
        "unknown-key",
        "wrong-type",
        "missing-key",
        "bad-id",
        "repeated-id",
        "unknown-word",
        "bad-date",
        "bad-number",
        "bad-url",
    ),
    "links": ("unknown-verb", "dangling-link", "wrong-kind", "impossible-link", "circular-link", "unknown-source"),
    "sources": ("undated-number", "no-source"),
    "dates": ("contradictory-dates",),
    "assertions": ("bad-assertion",),
}
MOST_FAULTS = 1000  # of one file; of those that are found after its reading, of one name


class Problem(NamedTuple):
    """One fault: its name, what is wrong, what to do, and where (line and column count from 1; 0 is the whole file)."""

    name: str
    message: str
    hint: str
    path: str
    line: int = 0
    column: int = 0
    record: str = ""


def few_of_each(problems: Iterable[Problem]) -> list[Problem]:
    """The problems in order of place; of a name a thousand a file at most, the last of which says how many more there are."""
    found: list[Problem] = []
    counts: Counter[tuple[str, str]] = Counter()
    cut: dict[tuple[str, str], int] = {}  # where the last one that is told stands
    for problem in sorted(problems, key=lambda problem: (problem.path, problem.line, problem.column)):
        of_name = problem.path, problem.name
        counts[of_name] += 1
        if counts[of_name] <= MOST_FAULTS:
            found.append(problem)
        elif of_name not in cut:
            cut[of_name] = len(found)
            found.append(problem)
    for of_name, place in cut.items():
        message = f"{counts[of_name] - MOST_FAULTS:,} more of this name are in the file from here on"
        found[place] = found[place]._replace(message=message, hint="mend these first, and check again", record="")
    return found


class Faults(list[Problem]):
    """The problems of one file: a thousand at most, and one more that says so; a file of faults costs no more than a file of data."""

    __slots__ = ()

    @property
    def full(self) -> bool:
        """Whether a further problem would not be told."""
        return len(self) > MOST_FAULTS

    def append(self, problem: Problem) -> None:
        """Add a problem while there is room."""
        if len(self) < MOST_FAULTS:
            super().append(problem)
        elif not self.full:
            message, hint = f"the file has more than {MOST_FAULTS:,} faults; those from here on are not told", "mend these first, and check again"
            super().append(Problem("too-much", message, hint, problem.path, problem.line, problem.column))
