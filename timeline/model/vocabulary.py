"""The closed lists of words that a dataset may use: events, verbs, forms, themes, authorities.

Every list is written once, here. The loader accepts nothing else, the data dictionary prints them, and the screens
translate them (`timeline/words/lists.py`). Terms are those of the Vienna Convention on the Law of Treaties and of ELI where
they have one.
"""

from __future__ import annotations

from typing import NamedTuple


class EventKind(NamedTuple):
    """What can happen to a record: its name, what it does to the record's life, and what it means."""

    name: str
    effect: str  # "begins", "ends" or "" (neither)
    doc: str


EVENTS: tuple[EventKind, ...] = (
    EventKind("adoption", "", "the text was adopted by the body that could adopt it"),
    EventKind("opening for signature", "", "States could sign from that day"),
    EventKind("signature", "", "a party signed; this alone does not bind it"),
    EventKind("ratification", "", "the domestic act or the party's consent to be bound, where a treaty asks for ratification"),
    EventKind("acceptance", "", "consent to be bound by acceptance"),
    EventKind("accession", "", "consent to be bound without an earlier signature"),
    EventKind("succession", "", "a new State goes on being bound by its predecessor's treaty"),
    EventKind("deposit", "", "the instrument of consent reached the depositary"),
    EventKind("assent", "", "the head of State signed the law"),
    EventKind("publication", "", "the text or the work was made public"),
    EventKind("entry into force", "begins", "the text began to bind (`party: all` for the instrument itself)"),
    EventKind("application", "", "the text began to be applied, where that is another day than its entry into force"),
    EventKind("founding", "begins", "a body, organisation or network came into being"),
    EventKind("registration", "", "an organisation entered the public register, or a treaty the register of treaties"),
    EventKind("opening", "begins", "a hotline or service began to work"),
    EventKind("renaming", "", "the name changed and the record stayed the same"),
    EventKind("designation", "", "an office was given to a body"),
    EventKind("reservation", "", "a party's reservation"),
    EventKind("declaration", "", "a party's declaration or statement"),
    EventKind("objection", "", "a party's objection to another's reservation"),
    EventKind("amendment", "", "the text was changed; derived from the link `amends`, never typed"),
    EventKind("replacement", "ends", "another record took its place; derived from the link `replaces`, never typed"),
    EventKind("suspension", "", "the effect stopped for a time"),
    EventKind("denunciation", "ends", "a party left the treaty as the treaty allows"),
    EventKind("withdrawal", "ends", "a party, member or body left"),
    EventKind("termination", "ends", "the treaty or the undertaking came to its end"),
    EventKind("expiry", "ends", "the term ran out"),
    EventKind("repeal", "ends", "the text was repealed"),
    EventKind("abolition", "ends", "a body was dissolved"),
    EventKind("closing", "ends", "a hotline or service stopped working"),
    EventKind("report", "", "a report on the record was made public"),
    EventKind("visit", "", "a supervising body came to the country"),
    EventKind("review", "", "a supervising body examined the matter"),
    EventKind("approval", "", "a body recommended or approved a text or a work"),
    EventKind("printing", "", "the work was signed to print or printed"),
    EventKind("occurrence", "", "what a record of kind `event` tells of; derived from its `date`, never typed"),
)
EVENT_NAMES: tuple[str, ...] = tuple(event.name for event in EVENTS)
TYPED_EVENTS: tuple[str, ...] = tuple(name for name in EVENT_NAMES if name not in ("amendment", "replacement", "occurrence"))
BEGINNINGS: tuple[str, ...] = tuple(event.name for event in EVENTS if event.effect == "begins")
ENDINGS: tuple[str, ...] = tuple(event.name for event in EVENTS if event.effect == "ends")
CONSENTS: tuple[str, ...] = ("ratification", "acceptance", "accession", "succession")

BASES: tuple[str, ...] = ("in-force", "adopted", "published")  # which date counts
STATUSES: tuple[str, ...] = ("not yet", "in force", "partly", "suspended", "ended", "unknown")
ACTS: tuple[str, ...] = ("treaty", "law", "provision")  # presumed to last until something ends them
STATEFUL: tuple[str, ...] = (*ACTS, "programme", "role", "stage", "body", "organisation", "hotline")  # kinds that have a status


class Verb(NamedTuple):
    """A link's verb, written from the later or more specific record, its inverse, and the kinds that may stand at each end."""

    name: str
    inverse: str
    doc: str
    sources: tuple[str, ...] = ()  # the kinds that it may be written in; empty: any
    targets: tuple[str, ...] = ()  # the kinds that it may point to; empty: any
    event: str = ""  # the event that the link makes on its target: an amendment when it is adopted, an end when its record begins
    circular: bool = True  # whether links of this verb may lead back to where they began
    ours: bool = False  # whether no source says so: we put the records together

    def joins(self, source: str, target: str) -> bool:
        """Whether a record of the kind `source` may be linked by this verb to one of the kind `target`.

        >>> next(verb for verb in VERBS if verb.name == "run by").joins("hotline", "topic")
        False
        """
        return (not self.sources or source in self.sources) and (not self.targets or target in self.targets)


_TEXTS = ("treaty", "law", "provision")
_ACTS = (*_TEXTS, "programme", "role")
_ACTORS = ("body", "organisation")
_DOERS = (*_ACTORS, "hotline", "event")
_SAID = ("finding", "recommendation")
_REPLACED = (*_TEXTS, "programme", "body", "organisation", "hotline")
_SUCCEEDED = (*_REPLACED, "stage", "party", "figure")
_ANSWERS = (*_SAID, "role", "topic")
_PARTS = (*_ACTS, *_DOERS, "stage", "finding", "figure")

VERBS: tuple[Verb, ...] = (
    Verb("amends", "amended by", "changes the text of", _TEXTS, (*_TEXTS, "programme"), "amendment", circular=False),
    Verb("repeals", "repealed by", "ends the force of", _TEXTS, (*_TEXTS, "programme"), "repeal", circular=False),
    Verb("replaces", "replaced by", "takes the place of, and ends it", _REPLACED, _REPLACED, "replacement", circular=False),
    Verb(
        "succeeds", "succeeded by", "comes after in one line of succession; among programmes this ends the one before, elsewhere it does not",
        _SUCCEEDED, _SUCCEEDED, circular=False,
    ),
    Verb("implements", "implemented by", "carries out", (*_ACTS, *_DOERS), (*_ACTS, "organisation")),
    Verb("supplements", "supplemented by", "adds to, as a protocol does to its convention", (*_TEXTS, "programme"), (*_TEXTS, "programme"), circular=False),
    Verb("cites", "cited by", "names in its text", (*_ACTS, *_SAID, "source"), (*_ACTS, *_DOERS, "source")),
    Verb("harmonises", "harmonised by", "brings into line with", ("law", "provision", "programme"), _TEXTS),
    Verb("condition of", "conditioned on", "had to be done for", (*_ACTS, "event"), (*_ACTS, "event")),
    Verb("continues", "continued by", "is the same person in law as", ("party",), ("party",), circular=False),
    Verb("opens", "opened by", "begins the stage", (*_ACTS, *_DOERS), ("stage",)),
    Verb("closes", "closed by", "ends the stage", (*_ACTS, *_DOERS), ("stage",)),
    Verb("part of", "includes", "belongs to", _PARTS, _PARTS, circular=False),
    Verb("defines", "defined by", "gives the legal meaning of", _TEXTS, ("topic",)),
    Verb("criminalises", "criminalised by", "makes a crime of", _TEXTS, ("topic",)),
    Verb("monitors", "monitored by", "watches over the carrying out of", (*_DOERS, "role"), (*_ACTS, *_ACTORS)),
    Verb("coordinates", "coordinated by", "brings together the work on", _ACTORS, (*_ACTS, *_DOERS, "topic")),
    Verb("established by", "established", "was set up by", (*_ACTS, *_DOERS), (*_ACTS, *_DOERS)),
    Verb("hosted by", "hosts", "works at or under the roof of", _DOERS, _ACTORS),
    Verb("held by", "holds", "is the office of, for the time given", ("body",), _ACTORS),
    Verb("run by", "runs", "is operated by", _DOERS, _ACTORS),
    Verb("supported by", "supports", "gets help from, in money or in kind", (*_DOERS, "programme", "role", "source"), (*_ACTORS, "party")),
    Verb("funded by", "funds", "is paid for by", (*_DOERS, "programme", "role", "source", "finding", "topic"), (*_ACTORS, "party", "topic")),
    Verb("member of", "has member", "belongs to as a member", (*_ACTORS, "party"), _ACTORS),
    Verb("published by", "publishes", "was made public by", ("source", *_ACTS), _ACTORS),
    Verb("produced within", "produced", "is a result of", ("source", "finding", "figure", "law"), (*_DOERS, "finding", "programme", "source")),
    Verb("inherits", "inherited by", "takes over the content of", ("role", "programme"), ("role", "programme")),
    Verb("corresponds to", "corresponds to", "is the same work seen from another side", _ANSWERS, _ANSWERS),
    Verb("evidenced by", "evidence for", "rests on", (*_SAID, "figure", "event", "stage"), ("figure", "finding", "event")),
    Verb("addresses", "addressed by", "is meant to mend", (*_SAID, *_ACTS, *_DOERS), (*_ACTS, *_SAID, "topic")),
    Verb("caused by", "caused", "came about through", (), (*_ACTS, *_DOERS, "finding")),
    Verb("targets", "targeted by", "is meant for", (*_ACTS, *_DOERS, "recommendation"), ("topic", *_ACTORS)),
    Verb("serves", "served by", "works with or helps", _DOERS, ("topic", *_ACTORS)),
    Verb("about", "subject of", "concerns"),
    Verb("located in", "location of", "is or works in", (*_DOERS, "role", "topic", "finding", "figure"), ("topic", "party", *_ACTORS)),
)  # fmt: skip
FIELD_VERBS: dict[str, Verb] = {
    "issuer": Verb("issued by", "issued", "the field `issuer`"),
    "coordinator": Verb("coordinated by", "coordinates", "the field `coordinator`"),
    "topics": Verb("on", "records on it", "the field `topics`", ours=True),
    "about": Verb("about", "subject of", "the field `about`"),
    "population": Verb("counted among", "counted in", "the field `population`"),
    "broader": Verb("narrower than", "wider than", "the field `broader`", circular=False, ours=True),
}
# what joins records beside links: a record inside another, the act or body behind an event, a citation
PART_OF: Verb = next(verb for verb in VERBS if verb.name == "part of")
DONE_BY: Verb = Verb("done by", "acted on", "`by` of an event: the act or the body through which it happened")
STATED_IN: Verb = Verb("stated in", "source of", "a citation: the source that the record rests on")
READ_BACKWARDS: dict[str, str] = {
    name: other
    for verb in (*VERBS, *FIELD_VERBS.values(), DONE_BY, STATED_IN)
    for name, other in ((verb.name, verb.inverse), (verb.inverse, verb.name))
}
VERB_NAMES: tuple[str, ...] = tuple(verb.name for verb in VERBS)

AUTHORITIES: tuple[str, ...] = ("depositary", "official", "intergovernmental", "study", "ngo", "press")
DERIVATIONS: tuple[str, ...] = ("stated", "derived", "computed")
PARTS: tuple[str, ...] = ("early", "mid", "late")
BOUNDS: tuple[str, ...] = ("over", "under", "about", "at least", "at most", "up to")
STRENGTHS: tuple[str, ...] = ("must", "shall", "may", "encouraged")
READINGS: tuple[str, ...] = ("narrow", "wide")
SERIES: tuple[str, ...] = ("policy", "civil-society")
LEVELS: tuple[str, ...] = ("international", "national", "regional", "local")
TIERS: tuple[str, ...] = ("key", "other", "former")
ADDRESSEES: tuple[str, ...] = ("civil society", "state", "international")
SCHEMES: tuple[str, ...] = (
    "function", "form-of-work", "target-group", "exploitation", "audience", "population", "funding", "place", "concept",
)  # fmt: skip
THEMES: tuple[str, ...] = (
    "capacity", "funding", "personnel", "cooperation", "influence", "work", "target groups", "training", "monitoring", "evaluation",
    "visibility", "legislation", "strength", "weakness", "challenge", "barrier", "need", "training gap", "criterion",
    "trend", "cause", "success", "practice", "method",
)  # fmt: skip
INSTRUMENT_FORMS: tuple[str, ...] = (
    "convention", "protocol", "constitution", "code", "law", "resolution", "order", "ministerial order", "decree", "strategy", "concept", "plan",
    "programme", "standard", "mechanism", "principles", "acts", "agreement",
)  # fmt: skip
ACT_FORMS: tuple[str, ...] = ("law", "resolution", "order", "decree")  # what a strategy or a programme is approved by
BODY_FORMS: tuple[str, ...] = (
    "parliament", "head of state", "government", "ministry", "agency", "police", "ombudsman", "committee", "council", "commission",
    "working group", "administration", "service", "mission", "centre", "office", "treaty body", "international organisation",
)  # fmt: skip
ORGANISATION_FORMS: tuple[str, ...] = (
    "ngo", "network", "coalition", "programme", "institute", "foundation", "intergovernmental", "un agency", "government",
    "foreign ministry", "development agency", "church", "company", "group", "project", "not stated",
)  # fmt: skip
SOURCE_FORMS: tuple[str, ...] = (
    "book", "report", "official text", "official card", "database", "legal database", "news", "page", "dataset",
)  # fmt: skip
