"""What a report speaks of: the treaty, the days, and which records bear on them, chosen by links and topics alone."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from timeline.edtf import parse
from timeline.model.vocabulary import CONSENTS
from timeline.query.dates import iso_bounds, read_date
from timeline.query.find import find
from timeline.query.lens import Lens, UsageError
from timeline.query.report.draft import Cite, Sentence
from timeline.query.report.evidence import Cites, Event, Evidence, Facts, Link
from timeline.query.report.wording import tell
from timeline.words import say

TREATY, PROVISION, ROLE = 3, 2, 1  # how much a shared topic weighs: one of the treaty, of its provisions, of the roles in the period
LINK = 10  # a link weighs more than any topics
_CARRIES_OUT = ("implements", "harmonises", "criminalises", "defines", "condition of", "supplements", "cites")
_HELD = "s.may_from <= ? AND s.may_to >= ?"


class Laws(NamedTuple):
    """The acts of a report in three groups, each in the order of time: linked to the treaty, on its topics, and carrying out one of those."""

    linked: tuple[str, ...]
    on_topic: tuple[str, ...]
    carrying: tuple[str, ...]


class Scope:
    """A treaty and a period, looked at through a lens."""

    def __init__(self, lens: Lens, treaty: str, period: str) -> None:
        self.lens = lens
        self.language = lens.language
        self.evidence = Evidence(lens)
        self.treaty = find(lens, treaty, ("treaty",))
        self.first, self.last = days_of(lens, period)
        _require_consent(lens, self.treaty)

    # --- sentences -----------------------------------------------------------------------------------------------

    def tell(self, key: str, **values: object) -> str:
        """The words of a template."""
        return tell(self.language, key, **values)

    def sentence(self, key: str, records: str | Iterable[str], cites: Iterable[Cite], /, **values: object) -> Sentence:
        """A sentence of the table, closed by a full stop."""
        text = self.tell(key, **values)
        ids = (records,) if isinstance(records, str) else tuple(dict.fromkeys(records))
        return Sentence(text if text.endswith((".", "!", "?", "…", ".”", ".»")) else f"{text}.", ids, tuple(dict.fromkeys(cites)))

    def of_dataset(self, key: str, command: str, records: str | Iterable[str] = (), /, **values: object) -> Sentence:
        """A sentence on the dataset itself: its footnote names the dataset and the command that asks the same."""
        return self.sentence(
            key, records or self.treaty, (Cite("", command),), command=f"“{command}”" if self.language == "en" else f"«{command}»", **values
        )

    def plain(self, text: str, record: str, cites: Cites) -> Sentence:
        """A text of the dataset that stands for itself."""
        return Sentence(text, (record,), cites)

    # --- topics --------------------------------------------------------------------------------------------------

    @cached_property
    def facts(self) -> Facts:
        """The treaty's own rows."""
        return self.evidence.facts(self.treaty)

    @cached_property
    def provisions(self) -> tuple[str, ...]:
        """The treaty's provisions, at any depth."""
        return tuple(
            row[0]
            for row in self.lens.rows("SELECT id FROM record WHERE id > ? || '/' AND id < ? || '0' ORDER BY sort, ord", self.treaty, self.treaty)
        )

    @cached_property
    def topics(self) -> frozenset[str]:
        """The treaty's topics and all that are narrower."""
        return self.wide(self.facts.topics)

    def wide(self, topics: Iterable[str]) -> frozenset[str]:
        """Some topics and all that are narrower."""
        found = set(topics)
        while True:
            more = {row[0] for row in self.lens.rows("SELECT record, target FROM link WHERE verb = 'narrower than'") if row[1] in found} - found
            if not more:
                return frozenset(found)
            found |= more

    @cached_property
    def subject(self) -> frozenset[str]:
        """The topics that all State programmes of the dataset share: its subject."""
        every = [self.evidence.facts(record).topics for (record,) in self.lens.rows("SELECT id FROM record WHERE kind = 'programme'")]
        return frozenset.intersection(*every) if every else frozenset()

    @cached_property
    def weights(self) -> dict[str, int]:
        """What a shared topic is worth."""
        found: dict[str, int] = {}
        for topics, weight in (
            (self._topics_of(self.roles), ROLE), (self._topics_of(self.provisions), PROVISION), (self.topics, TREATY),
        ):  # fmt: skip
            found |= dict.fromkeys(topics, weight)
        return found

    def _topics_of(self, records: Iterable[str]) -> frozenset[str]:
        return frozenset(topic for record in records for topic in self.evidence.facts(record).topics)

    def weight(self, record: str, core: frozenset[str]) -> int:
        """How much a record bears on the report: its links to the core, then the topics that it shares."""
        links = sum(LINK for link in self.evidence.links(record) if link.target in core and link.verb != "on")
        return links + sum(self.weights.get(topic, 0) for topic in self.evidence.facts(record).topics)

    # --- what held ---------------------------------------------------------------------------------------------------

    def holding(self, kind: str) -> list[str]:
        """Records of a kind that held, or may have held, on some day of the period, in the order of time."""
        return [
            row[0] for row in self.lens.rows(
                f"SELECT r.id FROM record r WHERE r.kind = ? AND EXISTS (SELECT 1 FROM spell s WHERE s.record = r.id AND s.basis IN (?, 'any') AND {_HELD}) "
                "ORDER BY r.sort, r.id", kind, self.lens.counts, self.last, self.first,
            )
        ]  # fmt: skip

    def sure(self, record: str) -> bool:
        """Whether it held for certain on some day of the period."""
        sql = "SELECT 1 FROM spell s WHERE s.record = ? AND s.basis IN (?, 'any') AND s.state <> 'suspended' AND s.sure_from <= ? AND s.sure_to >= ?"
        return self.lens.one(sql, record, self.lens.counts, self.last, self.first) is not None

    @cached_property
    def programmes(self) -> tuple[str, ...]:
        """The State programmes that ran, or may have run, in the period."""
        return tuple(self.holding("programme"))

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """The roles of these programmes, parts of roles after the role."""
        return tuple(
            role
            for programme in self.programmes
            for (role,) in self.lens.rows(
                "SELECT id FROM record WHERE kind = 'role' AND id > ? || '/' AND id < ? || '0' ORDER BY sort", programme, programme
            )
        )

    def within(self, event: Event) -> str:
        """`yes` when an event lies in the period, `maybe` when it may, `no`, or `undated`."""
        if event.earliest is None and event.latest is None:
            return "undated"
        earliest, latest = event.earliest or "0000-01-01", event.latest or "9999-12-31"
        if latest < self.first or earliest > self.last:
            return "no"
        return "yes" if (self.first <= earliest and latest <= self.last) or len(event.date or "") > 10 else "maybe"

    def spans(self, period: str) -> bool:
        """Whether a stretch of time lies in the period as a whole."""
        first, last = iso_bounds(parse(period))
        return self.first <= first and last <= self.last

    # --- laws --------------------------------------------------------------------------------------------------------

    @cached_property
    def laws(self) -> Laws:
        """The acts of the report. Acts that ratified some treaty, and those that only amend others, are told where their work is told."""
        alive = [record for record in self.holding("law") if record not in self._ratifying]
        linked = [law for law in alive if self._carries(law, {self.treaty})]
        topics = self.topics | self.subject
        near = [law for law in alive if law not in linked and self._themes(law) & topics and not self._only_amends(law)]
        base = {*linked, *near}
        carrying = [law for law in alive if law not in linked and not (law in near and self.is_ground(law)) and self._carries(law, base)]
        return Laws(tuple(linked), tuple(law for law in near if law not in carrying), tuple(carrying))

    @cached_property
    def _carried(self) -> dict[str, set[str]]:
        """What each record, or a part of it, carries out, harmonises with or supplements; parts count as what they stand in."""
        marks = ", ".join("?" * len(_CARRIES_OUT))
        found: dict[str, set[str]] = {}
        for record, target in self.lens.rows(f"SELECT record, target FROM link WHERE verb IN ({marks})", *_CARRIES_OUT):
            found.setdefault(_whole(record), set()).add(_whole(target))
        return found

    @cached_property
    def _grounds(self) -> frozenset[str]:
        return frozenset(target for record, targets in self._carried.items() for target in targets if target != record)

    def is_ground(self, law: str) -> bool:
        """Whether another record carries this one out."""
        return law in self._grounds

    def _carries(self, law: str, targets: set[str]) -> bool:
        return bool(self._carried.get(law, set()) & targets - {law})

    @cached_property
    def undated_laws(self) -> tuple[str, ...]:
        """Acts that no source dates and that carry out the treaty or one of the acts told."""
        rows = self.lens.rows("SELECT id FROM record WHERE kind = 'law' AND spells = 0 ORDER BY sort, id")
        core = {self.treaty, *self.laws.linked, *self.laws.on_topic}
        return tuple(law for (law,) in rows if self._carries(law, core))

    def _themes(self, law: str) -> frozenset[str]:
        """The topics of an act and of its provisions."""
        return self._topics_of((law, *self._inside([law])))

    @cached_property
    def _ratifying(self) -> frozenset[str]:
        marks = ", ".join("?" * len(CONSENTS))
        return frozenset(row[0] for row in self.lens.rows(f"SELECT actor FROM event WHERE kind IN ({marks}) AND actor IS NOT NULL", *CONSENTS))

    def _inside(self, records: Iterable[str]) -> set[str]:
        """The provisions of some laws."""
        return {
            row[0]
            for record in records
            for row in self.lens.rows("SELECT id FROM record WHERE kind = 'provision' AND id > ? || '/' AND id < ? || '0'", record, record)
        }

    def _only_amends(self, law: str) -> bool:
        verbs = {link.verb for link in self.evidence.links(law)} - {"on", "issued by", "part of"}
        return verbs == {"amends"}

    @cached_property
    def law_provisions(self) -> tuple[str, ...]:
        """The provisions of all acts of the report."""
        return tuple(sorted(self._inside((*self.laws.linked, *self.laws.carrying, *self.laws.on_topic))))

    # --- links -------------------------------------------------------------------------------------------------------

    def pointing(self, target: str, *verbs: str) -> list[Link]:
        """The links of these verbs that point to a record."""
        return [link for link in self.evidence.links(target, into=True) if link.verb in verbs]

    @cached_property
    def supervisors(self) -> tuple[Link, ...]:
        """The bodies that watch over the treaty."""
        return tuple(self.pointing(self.treaty, "monitors"))

    @cached_property
    def coordinating(self) -> tuple[str, ...]:
        """Who coordinates the work on the treaty's topics or on the subject of the programmes, in the order of time."""
        topics = self.topics | self.subject
        marks = ", ".join("?" * len(topics))
        return tuple(
            row[0]
            for row in self.lens.rows(
                f"SELECT DISTINCT r.id FROM link l JOIN record r ON r.id = l.record WHERE l.verb = 'coordinates' AND l.target IN ({marks}) "
                "AND r.kind IN ('body', 'organisation') ORDER BY r.sort, r.id", *sorted(topics),
            )
        )  # fmt: skip

    @cached_property
    def core(self) -> frozenset[str]:
        """The records that the report turns on: a link to one of them makes a record part of it."""
        laws = (*self.laws.linked, *self.laws.carrying)
        return frozenset((self.treaty, *self.provisions, *self.programmes, *self.roles, *laws, *self._inside(laws), *self.coordinating))


_PERIOD_HINT = "write two dates with a slash between, 2014/2018, or 2019/.. for up to today"


def days_of(lens: Lens, period: str) -> tuple[str, str]:
    """First and last day of the period; one that is open goes on to today. Raises `UsageError`."""
    try:
        date = read_date(period, "--period")
    except UsageError as error:
        raise UsageError(error.message, error.hint or _PERIOD_HINT) from None
    if date.form == "set" or date.uncertain or date.approximate or "X" in date.text:
        raise UsageError(f"--period: `{period[:40]}` has no certain bounds", _PERIOD_HINT)
    first, last = iso_bounds(date)
    if date.end is not None and date.end.state == "open":
        last = lens.today
    if (date.start is not None and date.start.date is None) or (date.end is not None and date.end.state == "unknown"):
        raise UsageError(f"--period: `{period[:40]}` has no bounds", _PERIOD_HINT)
    if first > last:
        raise UsageError(f"--period: {period[:40]} begins after today, {lens.today}", "give a period that has begun")
    return first, last


def _require_consent(lens: Lens, treaty: str) -> None:
    """Raise `UsageError` when no record says that the State consented to be bound."""
    marks = ", ".join("?" * (len(CONSENTS) + 2))
    if lens.one(f"SELECT 1 FROM event WHERE record = ? AND own = 1 AND kind IN ({marks})", treaty, *CONSENTS, "deposit", "entry into force"):
        return
    title = lens.rows(f"SELECT {lens.title} FROM record r WHERE r.id = ?", treaty)[0][0]
    raise UsageError(
        f"--treaty: no record says that the State is bound by `{treaty}` ({title})", f"timeline treaty {treaty} shows what is known of it"
    )


def _whole(record: str) -> str:
    """The record that stands for itself: a provision's law, a role's programme."""
    return record.partition("/")[0]


def state_of(lens: Lens) -> str:
    """The id of the State whose acts are meant where none is named; empty where the dataset names none."""
    return str(lens.store.info.get("jurisdiction") or "")


def kind_word(kind: str, language: str) -> str:
    """An event's kind with a capital letter."""
    words = say(kind, language)
    return words[:1].upper() + words[1:]
