"""A synthetic dataset of any size, the same for the same seed: what a large national collection would look like.

Everything in it is made up. It uses what real files use (partial dates, rival claims, links, two languages, nested
records), so that loading and asking cost what they would cost in earnest; `timeline check` finds no fault in it.
Knows the format of the files only, nothing of the program.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import NamedTuple

SEED = 2011
RECORDS_A_FILE = 500
WINDOW = 40  # a record points to one of so many before it, which keeps the number of links of each record steady

_NOUNS = (
    "aid", "agency", "border", "campaign", "care", "centre", "child", "citizen", "community", "contract", "council", "court", "crime", "culture",
    "data", "debt", "duty", "education", "employer", "environment", "family", "finance", "forest", "fund", "health", "housing", "identity", "income",
    "information", "inspection", "labour", "land", "language", "licence", "market", "media", "migration", "minister", "mobility", "network", "office",
    "pension", "permit", "police", "privacy", "procedure", "property", "protection", "record", "register", "rehabilitation", "research", "rights",
    "safety", "school", "service", "shelter", "standard", "statistics", "tax", "training", "transport", "treatment", "victim", "volunteer", "water",
    "witness", "worker", "youth",
)  # fmt: skip
_VERBS = ("asks for", "brings together", "changes", "gives", "guards", "names", "orders", "pays for", "plans", "sets out", "supports", "watches")
_ADJECTIVES = ("common", "free", "joint", "local", "national", "open", "public", "regional", "secondary", "social", "temporary", "urgent")
_UK_NOUNS = (
    "допомога", "захист", "праця", "освіта", "громада", "держава", "договір", "дитина", "житло", "закон", "здоров’я", "кордон", "навчання",
    "нагляд", "орган", "податок", "послуга", "право", "програма", "реєстр", "родина", "рух", "свідок", "служба", "суд", "установа", "фонд",
)  # fmt: skip
_UK_ADJECTIVES = ("безоплатна", "відкрита", "державна", "міжнародна", "місцева", "національна", "нова", "соціальна", "спільна", "тимчасова")

# What a hundred records are; `/` marks those that live inside the one before them.
_HUNDRED = """
source topic law /provision organisation event finding figure law source organisation treaty /provision law finding programme /role /role
/role /role law /provision organisation event finding figure law /provision source organisation body law /provision event finding figure
recommendation law organisation treaty /provision law /provision finding source organisation event law hotline law /provision figure
organisation finding body source programme /role /role /role /role law /provision organisation event finding recommendation law source
organisation figure law /provision event finding topic law /provision organisation treaty /provision law source event figure finding
organisation law /provision source event organisation body recommendation law /provision organisation figure finding event
"""
_FIRST = ("party", "source", "topic", "body")  # what the others point to must be there in the smallest dataset
_PLURALS = {
    "party": "parties", "source": "sources", "topic": "topics", "body": "bodies", "law": "laws", "treaty": "treaties", "programme": "programmes",
    "organisation": "organisations", "event": "events", "finding": "findings", "figure": "figures", "recommendation": "recommendations",
    "hotline": "hotlines", "provision": "provisions", "role": "roles",
}  # fmt: skip


class Slot(NamedTuple):
    """A record to be written: its kind, its number among its kind, and how many records there are before it, by kind."""

    kind: str
    number: int
    before: dict[str, int]


def write_dataset(folder: Path, records: int, seed: int = SEED, dense: int = 0) -> int:
    """Write a dataset of `records` records, about 500 to a file; the number of bytes. `folder` must be empty or not there.

    Every record with links of its own gets `dense` more, to any record before it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    written = (folder / "dataset.yaml").write_text(_DATASET, encoding="utf-8")
    for number, text in enumerate(_files(records, seed, dense), 1):
        path = folder / f"{number // 100:02d}" / f"part-{number:05d}.yaml"
        path.parent.mkdir(exist_ok=True)
        written += path.write_bytes(text.encode())
    return written


def _files(records: int, seed: int, dense: int) -> Iterator[str]:
    """The texts of the files; a record and those inside it are never parted."""
    groups: dict[str, list[str]] = {}
    held = 0
    for slots in _families(records):
        if held >= RECORDS_A_FILE and slots[0].kind not in _FIRST:
            yield _file(groups)
            groups, held = {}, 0
        groups.setdefault(slots[0].kind, []).append(_family(slots, seed, dense))
        held += len(slots)
    if held:
        yield _file(groups)


def _file(groups: dict[str, list[str]]) -> str:
    return "# Made up by benchmarks/generate.py\n" + "".join(f"{_PLURALS[kind]}:\n{''.join(texts)}" for kind, texts in groups.items())


def _families(records: int) -> Iterator[list[Slot]]:
    """Each record with those that live inside it; `records` in all."""
    counts = dict.fromkeys(_PLURALS, 0)
    family: list[Slot] = []
    for word in _FIRST[:records]:
        counts[word] += 1
        yield [Slot(word, counts[word], dict(counts))]
    for word in islice(cycle(_HUNDRED.split()), max(0, records - len(_FIRST))):
        kind = word.lstrip("/")
        inside = word != kind
        if family and not inside:
            yield family
            family = []
        counts[kind] += 1
        family.append(Slot(kind, counts[kind], dict(counts) if not inside else family[0].before))
    if family:
        yield family


def _family(slots: list[Slot], seed: int, dense: int) -> str:
    writer = _Writer(slots[0], seed, dense)
    lines = [f"  {writer.id}:", *(f"    {line}" for line in _BODIES[slots[0].kind](writer))]
    if len(slots) > 1:
        lines.append(f"    {_PLURALS[slots[1].kind]}:")
    for order, slot in enumerate(slots[1:], 1):
        inner = _Writer(slot, seed, dense)
        lines += [f"      {inner.id}:", *(f"        {line}" for line in _BODIES[slot.kind](inner)), f"        order: {order}"]
    return "\n".join(lines) + "\n"


class _Writer:
    """The parts that records are made of; what it writes depends on the seed and on the record alone."""

    def __init__(self, slot: Slot, seed: int, dense: int) -> None:
        self.slot = slot
        self.dense = dense
        self.random = Random(f"{seed} {slot.kind} {slot.number}")
        self.id = _id(slot.kind, slot.number)
        self.year = self.random.randint(1950, 2025)

    def chance(self, share: float) -> bool:
        """True in `share` of the cases."""
        return self.random.random() < share

    def pick(self, words: tuple[str, ...]) -> str:
        """One of the words."""
        return words[int(self.random.random() * len(words))]

    def other(self, kind: str) -> str:
        """The id of a record of `kind` among the last before this one."""
        last = self.slot.before[kind] - (kind == self.slot.kind)
        return _id(kind, max(1, last - int(self.random.random() * min(WINDOW, max(last, 1)))))

    def topics(self) -> str:
        """One to three topics, as a list."""
        return f"topics: [{', '.join(dict.fromkeys(self.other('topic') for _ in range(self.random.randint(1, 3))))}]"

    def cite(self) -> str:
        """A source and mostly a place in it."""
        place = f" §{self.random.randint(1, 9)}.{self.random.randint(1, 9)}" if self.chance(0.7) else ""
        return self.other("source") + place

    def cites(self) -> str:
        """`cite:` with one citation, or with several."""
        if self.chance(0.6):
            return f"cite: {self.cite()}"
        return f"cite: [{', '.join(self.cite() for _ in range(self.random.randint(2, 3)))}]"

    def name(self) -> str:
        """Words for a title."""
        return f"{self.pick(_ADJECTIVES).capitalize()} {self.pick(_NOUNS)} and {self.pick(_NOUNS)} of {self.pick(_NOUNS)}"

    def sentence(self, least: int, most: int) -> str:
        """A sentence of so many clauses."""
        clauses = (self._clause() for _ in range(self.random.randint(least, most)))
        return ", and ".join(clauses).capitalize() + "."

    def _clause(self) -> str:
        return f"the {self.pick(_ADJECTIVES)} {self.pick(_NOUNS)} {self.pick(_VERBS)} {self.pick(_NOUNS)}"

    def uk_name(self) -> str:
        """A title in Ukrainian."""
        return f"{self.pick(_UK_ADJECTIVES).capitalize()} {self.pick(_UK_NOUNS)} та {self.pick(_UK_NOUNS)} №{self.slot.number}"

    def day(self) -> str:
        """A full day in the record's year or soon after."""
        return f"{self.year + self.random.randint(0, 2):04d}-{self.random.randint(1, 12):02d}-{self.random.randint(1, 28):02d}"

    def date(self) -> str:
        """A date, known to the day as often as in real files: three times in five."""
        draw = self.random.random()
        if draw < 0.60:
            return self.day()
        if draw < 0.72:
            return self.day()[:7]
        if draw < 0.88:
            return str(self.year)
        year = self.year
        return self.pick((f"{year}~", f'"{year}?"', f"{year // 10}X", f'"{self.day()[:7]}?"', f'"[{year},{year + 2}]"', f"{year}-21"))

    def period(self) -> str:
        """A stretch of years, closed, open or of unknown end."""
        draw = self.random.random()
        end = "" if draw < 0.2 else ".." if draw < 0.5 else str(self.year + self.random.randint(1, 12))
        return f"{self.year}/{end}"

    def head(self, what: str = "") -> list[str]:
        """Title (often in two languages), summary, note, aliases: what every kind has."""
        title = f"{what} {self.name()}".strip()
        lines = ["title:", f"  en: {title}", f"  uk: {self._uk_title()}"] if self.chance(0.5) else [f"title: {title}"]
        lines += ["summary: >-", f"  {self.sentence(1, 2)}", f"  {self.sentence(1, 2)}"] if self.chance(0.7) else []
        if self.chance(0.12):
            lines += ["note:", f"  - {self.sentence(1, 1)}", f"  - {self.sentence(1, 2)}"]
        elif self.chance(0.3):
            lines.append(f"note: {self.sentence(1, 2)}")
        if self.chance(0.25):
            lines.append(f"aliases: [{self.name()} {self.slot.number}, {{value: {self.name()}, cite: {self.cite()}}}]")
        return lines

    def _uk_title(self) -> str:
        name = self.uk_name()
        return f"{{value: {name}, cite: {self.cite()}}}" if self.chance(0.3) else name

    def event(self, kind: str, *extra: str) -> list[str]:
        """An event; the date of one in seven is told by several sources, which do not always agree."""
        if self.chance(0.85):
            return [f"  - {{{', '.join((f'event: {kind}', *extra, f'date: {self.date()}', f'cite: {self.cite()}'))}}}"]
        lines = [f"  - event: {kind}", *(f"    {key}" for key in extra), "    date:"]
        day = self.day()
        values = (day, self.pick((day, day[:7], day[:4], self.date())), *([self.date()] if self.chance(0.2) else []))
        claims = [f"      - {{value: {value}, cite: {self.cite()}}}" for value in values]
        return [*lines, *claims, f"    text: {self.sentence(1, 1)}", f"    cite: {self.cite()}"]

    def links(self, *choices: tuple[str, str]) -> list[str]:
        """Up to three links, each a verb and the kind that it points to, and those of a dense dataset."""
        lines = []
        for verb, kind in choices:
            if self.chance(0.5) and not (kind == self.slot.kind and self.slot.number == 1) and self.slot.before[kind]:
                extra = f", note: {self.sentence(1, 1)}".replace(", and", " and") if self.chance(0.2) else ""
                lines.append(f"  - {{{verb}: {self.other(kind)}, cite: {self.cite()}{extra}}}")
        lines += [f"  - {{about: {self.anywhere()}}}" for _ in range(self.dense)]
        return ["links:", *lines] if lines else []

    def anywhere(self) -> str:
        """The id of any record before this one that lives in no other."""
        kinds = tuple(kind for kind, number in self.slot.before.items() if number > 1 and kind not in ("provision", "role"))
        kind = self.pick(kinds) if kinds else "party"
        return _id(kind, self.random.randint(1, max(1, self.slot.before[kind] - 1)))


def _id(kind: str, number: int) -> str:
    return f"{kind}-{number:06d}"


def _source(w: _Writer) -> list[str]:
    authority = w.pick(("official", "official", "intergovernmental", "study", "ngo", "press"))
    lines = [*w.head(), f"authority: {authority}", f"url: https://example.org/{w.id}", f"checked: {w.day()}"]
    return [*lines, f"publisher: {w.name()}", f"year: '{w.year}'", f"language: {w.pick(('en', 'uk'))}"]


def _party(_: _Writer) -> list[str]:
    return ["title: {en: Arcadia, uk: Аркадія}"]


def _topic(w: _Writer) -> list[str]:
    broader = [f"broader: {w.other('topic')}"] if w.slot.number > 1 and w.chance(0.6) else []
    return [*w.head(), f"scheme: {w.pick(('function', 'concept', 'target-group', 'place'))}", f"order: {w.slot.number}", *broader, w.cites()]


def _body(w: _Writer) -> list[str]:
    events = ["events:", *w.event("founding")] if w.chance(0.6) else []
    form, level = w.pick(("ministry", "agency", "council", "office")), w.pick(("national", "regional", "local"))
    return [*w.head(), f"form: {form}", f"level: {level}", *events, w.cites()]


def _law(w: _Writer) -> list[str]:
    number = f"{w.slot.number}-{w.pick(('IV', 'VI', 'IX', 'XII'))}"
    form = w.pick(("law", "law", "code", "resolution", "decree", "order"))
    lines = [*w.head("Law on"), f"number: {{value: {number}, cite: {w.cite()}}}", f"form: {form}"]
    lines += [f"issuer: {w.other('body')}", w.topics(), w.cites(), "events:", *w.event("adoption", f"by: {w.other('body')}")]
    lines += w.event("publication") if w.chance(0.4) else []
    lines += w.event("entry into force") if w.chance(0.7) else []
    return [*lines, *w.links(("amends", "law"), ("implements", "treaty"), ("cites", "law"))]


def _treaty(w: _Writer) -> list[str]:
    lines = [*w.head("Convention on"), f"number: CT {w.slot.number}", "form: convention", f"issuer: {w.other('body')}", w.topics(), w.cites()]
    lines += ["events:", *w.event("adoption", "party: all"), *w.event("entry into force", "id: general-force", "party: all")]
    for kind in ("signature", "ratification", "deposit"):
        lines += w.event(kind)
    return [*lines, *w.links(("supplements", "treaty"))]


def _programme(w: _Writer) -> list[str]:
    lines = [*w.head("State programme of"), f"number: '{w.slot.number}'", f"issuer: {w.other('body')}", f"coordinator: {w.other('body')}"]
    lines += [f"period: {w.year}/{w.year + 4}", w.topics(), w.cites()]
    lines += [f"funding: {{amount: {w.random.randint(1, 900) * 1000}, currency: UAH, cite: {w.cite()}}}"]
    return [*lines, "events:", *w.event("adoption"), *w.links(("succeeds", "programme"), ("implements", "law"))]


def _provision(w: _Writer) -> list[str]:
    return [*w.head(), f"article: art. {w.slot.number % 400 + 1}", w.topics(), w.cites()]


def _role(w: _Writer) -> list[str]:
    strength = w.pick(("must", "shall", "may", "encouraged"))
    return [*w.head(), f"strength: {strength}", f"due: {w.year}", f"performers: [{w.name()}, {w.name()}]", w.topics(), w.cites()]


def _organisation(w: _Writer) -> list[str]:
    form, country = w.pick(("ngo", "ngo", "network", "foundation", "institute")), w.pick(("Arcadia", "Utopia", "Erewhon"))
    lines = [*w.head(), f"form: {form}", f"country: {country}"]
    lines += [f"contact: {{web: 'https://example.org/{w.id}', phone: '{w.random.randint(10**8, 10**9)}'}}", w.topics(), w.cites()]
    lines += ["events:", *w.event("founding"), *(w.event("registration") if w.chance(0.5) else [])]
    return [*lines, *w.links(("member of", "organisation"), ("supported by", "body"), ("serves", "topic"))]


def _event(w: _Writer) -> list[str]:
    when = f"date: {w.date()}" if w.chance(0.7) else f"period: {w.period()}"
    return [
        *w.head(),
        when,
        f"place: {w.pick(('Arcadia', 'Port', 'Hill'))}",
        w.topics(),
        w.cites(),
        *w.links(("about", "organisation"), ("caused by", "event")),
    ]


def _finding(w: _Writer) -> list[str]:
    theme, amount = w.pick(("funding", "personnel", "strength", "weakness", "challenge", "trend")), w.pick(("most", "some", "all"))
    links = w.links(("evidenced by", "figure"), ("about", "organisation"), ("caused by", "event"))
    return [*w.head(), f"theme: {theme}", f"amount: {amount}", f"period: {w.period()}", w.topics(), w.cites(), *links]


def _figure(w: _Writer) -> list[str]:
    values = [str(w.random.randint(10, 99999)) for _ in range(2)]
    value = f"[{', '.join(f'{{value: {value}, cite: {w.cite()}}}' for value in values)}]" if w.chance(0.15) else values[0]
    lines = [*w.head(), f"value: {value}", "unit: people", f"of: {w.random.randint(100, 9999)}", f"period: {w.year}"]
    return [*lines, f"population: {w.other('topic')}", f"about: [{w.other('organisation')}]", w.topics(), w.cites()]


def _recommendation(w: _Writer) -> list[str]:
    return [*w.head(), f"for: {w.pick(('civil society', 'state', 'international'))}", w.topics(), w.cites(), *w.links(("addresses", "finding"))]


def _hotline(w: _Writer) -> list[str]:
    numbers = [f"  - {{value: 0 800 {w.random.randint(100000, 999999)}, valid: {w.year + n}, cite: {w.cite()}}}" for n in range(2)]
    return [
        *w.head(),
        "numbers:",
        *numbers,
        "hours: 8 to 20",
        w.topics(),
        w.cites(),
        "events:",
        *w.event("opening"),
        *w.links(("run by", "organisation")),
    ]


_BODIES: dict[str, Callable[[_Writer], list[str]]] = {
    "source": _source, "party": _party, "topic": _topic, "body": _body, "law": _law, "treaty": _treaty, "programme": _programme,
    "provision": _provision, "role": _role, "organisation": _organisation, "event": _event, "finding": _finding, "figure": _figure,
    "recommendation": _recommendation, "hotline": _hotline,
}  # fmt: skip
_DATASET = """\
title: {en: "Arcadia: a synthetic collection", uk: "Аркадія: штучний набір"}
summary: Made up by benchmarks/generate.py to measure the program; nothing in it is true.
jurisdiction: party-000001
coverage: 1950/2030
version: '1'
schema_version: 1
licence: CC0-1.0
"""


def main() -> int:
    """Write a dataset as the command line asks."""
    parser = argparse.ArgumentParser(description="Write a synthetic dataset, the same for the same seed.")
    parser.add_argument("folder", type=Path, help="where; must be empty or not there")
    parser.add_argument("-n", "--records", type=int, default=10_000, help="how many records (default: 10000)")
    parser.add_argument("--seed", type=int, default=SEED, help=f"the seed (default: {SEED})")
    parser.add_argument("--dense", type=int, default=0, help="so many more links in each record that has some (default: 0)")
    given = parser.parse_args()
    try:
        size = write_dataset(given.folder, given.records, given.seed, given.dense)
    except FileExistsError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    print(f"{given.records} records, {size / 1e6:.1f} MB, in {given.folder}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
