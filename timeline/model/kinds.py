"""The kinds of record and their fields: the one definition of what a dataset may hold.

The loader, the schema, the data dictionary and the screens all follow from `KINDS`. A field's `type` says how it is
written and whether it may carry claims; the types are described in `TYPES`.
"""

from __future__ import annotations

from typing import NamedTuple

from timeline.model import vocabulary as v

TYPES: dict[str, str] = {
    "title": "text, or `{en: …, uk: …}`; each may carry claims",
    "text": "text, or `{en: …, uk: …}`",
    "texts": "a text or a list of texts",
    "string": "one line of text",
    "strings": "a line of text or a list of them",
    "claim": "text that may carry claims",
    "claims": "a list of texts that hold at the same time; each may be `{value, cite, valid, …}`",
    "period": "an EDTF date or interval, covering its end units whole; may carry claims, and `start_part`, `end_part`",
    "date": "an EDTF date; may carry claims",
    "amount": "a number; may carry claims and a `bound`",
    "integer": "a whole number",
    "number": "a number",
    "word": "one word of a closed list",
    "claimed word": "one word of a closed list; may carry claims",
    "flag": "`true` or `false`",
    "day": "a full day, YYYY-MM-DD",
    "edtf": "an EDTF date or interval, without claims",
    "url": "a web address",
    "cite": "one citation or a list: a source's id, then the place in it (`changing-roles-2019 §1.2 item 3`)",
    "ref": "the id of one record",
    "refs": "one id or a list of ids",
    "ids": "a mapping of scheme to identifier",
    "block": "a mapping with the keys listed",
    "blocks": "a mapping, or a list of mappings, with the keys listed",
    "entries": "a mapping of a short id to a mapping with the keys listed",
    "events": "a list of events",
    "links": "a list of links: `{verb: id or list of ids, cite, derivation, valid, note}`",
    "records": "records of another kind, by their short id, which live inside this one",
}


class Field(NamedTuple):
    """One field of a kind: its name, its type (see `TYPES`), what it means and what it may hold."""

    name: str
    type: str
    doc: str
    required: bool = False
    words: tuple[str, ...] = ()  # the closed list of a `word`
    kinds: tuple[str, ...] = ()  # the kinds that a `ref` may point to; the kind of nested `records`
    fields: tuple[Field, ...] = ()  # the keys of a `block`, `blocks` or `entries`


class Kind(NamedTuple):
    """A kind of record: its name, its plural (the key in the files), its fields and the events that place it in time."""

    name: str
    plural: str
    doc: str
    fields: tuple[Field, ...]
    dated_by: tuple[str, ...] = ()  # the first of these events that is dated places the record; else its period
    cited: bool = True  # whether its values need a source

    @property
    def by_name(self) -> dict[str, Field]:
        """The fields by name."""
        return {field.name: field for field in self.fields}


CLAIM_FIELDS: tuple[Field, ...] = (
    Field("value", "string", "the value as this source gives it", required=True),
    Field("cite", "cite", "where it is stated; left out, the record's own `cite` covers it"),
    Field("note", "texts", "a remark on this claim alone"),
    Field("valid", "edtf", "when it held; only claims whose times overlap can conflict"),
    Field("derivation", "word", "stated, derived by us, or computed by a rule", words=v.DERIVATIONS),
    Field("rule", "string", "the rule that computed it"),
    Field("prefer", "flag", "choose this claim whatever the others say; `note` gives the reason"),
    Field("start_part", "word", "`early` 1990s: the part of the unit in which a period begins", words=v.PARTS),
    Field("end_part", "word", "the part of the unit in which a period ends", words=v.PARTS),
    Field("bound", "word", "what the number is a bound of", words=v.BOUNDS),
    Field("purpose", "string", "what a hotline's number is for"),
    Field("period", "edtf", "the time that one value of a figure speaks of"),
)
EVENT_FIELDS: tuple[Field, ...] = (
    Field("event", "word", "what happened", required=True, words=v.TYPED_EVENTS),
    Field("date", "date", "when; an event without a date is legal data"),
    Field("id", "string", "a short name where one record has several events of a kind"),
    Field("party", "ref", "who acted; left out, the dataset's jurisdiction; `all` for the instrument itself", kinds=("party",)),
    Field("by", "claim", "the act or the body that did it: an id, or a name where it has no record"),
    Field("on", "ref", "the provision that it concerns", kinds=("provision",)),
    Field("place", "string", "where"),
    Field("text", "text", "what was said or decided, in our own words"),
    Field("cite", "cite", "where it is stated; left out, the record's own `cite` covers it"),
    Field("derivation", "word", "stated, derived or computed", words=v.DERIVATIONS),
    Field("note", "texts", "a remark"),
)
LINK_FIELDS: tuple[Field, ...] = (
    Field("cite", "cite", "where it is stated; left out, the record's own `cite` covers it"),
    Field("derivation", "word", "stated (the default), derived or computed", words=v.DERIVATIONS),
    Field("valid", "edtf", "when it held"),
    Field("rule", "string", "the rule that computed it"),
    Field("reading", "word", "one of two readings of the same sentence", words=v.READINGS),
    Field("note", "texts", "a remark"),
)

_COMMON = (
    Field("title", "title", "its name", required=True),
    Field("summary", "text", "what it is, in our own words"),
    Field("note", "texts", "remarks, open questions"),
    Field("aliases", "claims", "other names"),
    Field("ids", "ids", "identifiers in other systems"),
    Field("topics", "refs", "topics that it is about", kinds=("topic",)),
    Field("links", "links", "links to other records"),
    Field("cite", "cite", "the source of everything here that has none of its own"),
)
_ORDER = Field("order", "integer", "its place among its siblings")
_EVENTS = Field("events", "events", "what happened to it")
_PERIOD = Field("period", "period", "when it held, ran or existed")
_COUNTRY = Field("country", "string", "the country, as the source gives it")
_FUNDING = Field(
    "funding", "blocks", "money set aside", fields=(
        Field("amount", "number", "how much", required=True),
        Field("currency", "string", "ISO 4217 code", required=True),
        Field("money", "string", "whose money: state, local, other, all"),
        Field("note", "texts", "a remark"),
        Field("cite", "cite", "where it is stated"),
    ),
)  # fmt: skip
_DONOR = Field(
    "donor", "block", "makes it one of the donors", fields=(
        Field("tier", "word", "how the source ranks it", required=True, words=v.TIERS),
        Field("item", "integer", "its place in the source's list"),
        Field("period", "edtf", "when it gave"),
        Field("note", "texts", "a remark"),
        Field("cite", "cite", "where it is stated"),
    ),
)  # fmt: skip
_ISSUER = Field("issuer", "ref", "the body that adopted or issued it", kinds=("body", "organisation"))
_NUMBER = Field("number", "claim", "its official number")
_FORM = Field("form", "word", "what sort of text it is", words=v.INSTRUMENT_FORMS)
_ACT = Field("act", "claimed word", "what sort of act it is or was approved by, where its form does not say so or sources differ", words=v.ACT_FORMS)
_PROVISIONS = Field("provisions", "records", "its articles and points", kinds=("provision",))
_ROLES = Field("roles", "records", "the roles it gives", kinds=("role",))
_AMBIGUITY = (
    Field("about", "refs", "the records that it touches"),
    Field("text", "text", "what is unclear, in our own words", required=True),
)

KINDS: tuple[Kind, ...] = (
    Kind("source", "sources", "a work or page that values are taken from", (*_COMMON,
        Field("authority", "word", "what its word weighs", required=True, words=v.AUTHORITIES),
        Field("form", "word", "what sort of source it is", words=v.SOURCE_FORMS),
        Field("url", "url", "its address"),
        Field("checked", "day", "the day it was last read"),
        Field("as_of", "day", "the day to which what it calls present is confirmed"),
        Field("copy_of", "string", "the work that it faithfully copies"),
        Field("language", "string", "language of the text"),
        Field("authors", "strings", "authors"), Field("editors", "strings", "editors"),
        Field("publisher", "string", "publisher"), Field("place", "string", "place of publication"),
        Field("year", "string", "year of publication"), Field("pages", "string", "extent"),
        Field("imprint", "ids", "further lines of the imprint, by name"),
        Field("terms", "text", "what may be done with it"),
        Field("audience", "strings", "who it is written for"),
        Field("sections", "entries", "its sections; `s3-1` is §3.1: what cites it shows the page", fields=(
            Field("title", "text", "heading", required=True), Field("page", "string", "page"))),
        Field("charts", "entries", "its charts and pictures", fields=(
            Field("title", "text", "what it shows", required=True), Field("cite", "cite", "where it stands"), Field("note", "texts", "its state"))),
        Field("quotes", "entries", "the people it quotes: who speaks and about what, never the words", fields=(
            Field("about", "text", "what the speaker speaks of", required=True),
            Field("speaker", "string", "role of the speaker, or `not given`", required=True),
            Field("section", "string", "section"), Field("links", "refs", "the records that it bears on"))),
        Field("ambiguities", "entries", "what the source leaves unclear, shown on every record that it touches", fields=_AMBIGUITY),
        _EVENTS,
    ), dated_by=("publication", "printing"), cited=False),
    Kind("party", "parties", "a State, or another subject of treaties", (*_COMMON, _EVENTS, _PERIOD), cited=False),
    Kind("treaty", "treaties", "an international instrument and what the parties did with it", (*_COMMON,
        _NUMBER, _FORM, _ISSUER, _EVENTS, _PROVISIONS,
    ), dated_by=(*v.CONSENTS, "deposit", "entry into force", "signature", "adoption")),
    Kind("law", "laws", "a national instrument of any form: code, law, decree, strategy, standard", (*_COMMON,
        _NUMBER, _FORM, _ACT, _ISSUER, _PERIOD, _EVENTS, _PROVISIONS,
    ), dated_by=("adoption", "assent", "publication", "entry into force")),
    Kind("programme", "programmes", "a state programme and the roles it gives", (*_COMMON,
        _NUMBER, _FORM, _ACT, _ISSUER, _PERIOD, _EVENTS, _ROLES, _FUNDING,
        Field("coordinator", "refs", "who answers for it", kinds=("body", "organisation")),
        Field("performers", "strings", "who carries it out, as the text names them"),
    ), dated_by=("adoption",)),
    Kind("role", "roles", "what a programme asks of civil society", (*_COMMON, _ORDER, _FUNDING, _ROLES,
        Field("strength", "word", "how binding the wording is", words=v.STRENGTHS),
        Field("due", "edtf", "when it is to be done"),
        Field("indicator", "string", "how it is measured"),
        Field("coordinator", "refs", "who answers for it", kinds=("body", "organisation")),
        Field("performers", "strings", "who carries it out, as the text names them"),
    )),
    Kind("provision", "provisions", "an article or a point of an instrument", (*_COMMON, _ORDER,
        Field("article", "string", "how it is cited: art. 149"), _PERIOD, _EVENTS, _PROVISIONS,
    ), dated_by=("entry into force", "adoption")),
    Kind("stage", "stages", "a stage of a policy or of a movement", (*_COMMON, _PERIOD,
        Field("series", "word", "whose stages they are", required=True, words=v.SERIES),
        Field("number", "integer", "its number in the series", required=True),
    )),
    Kind("body", "bodies", "a public or international body", (*_COMMON, _PERIOD, _EVENTS, _COUNTRY, _DONOR,
        Field("form", "word", "what sort of body it is", words=v.BODY_FORMS),
        Field("level", "word", "where it works", words=v.LEVELS),
    ), dated_by=("founding",)),
    Kind("organisation", "organisations", "an organisation, network, donor or group", (*_COMMON, _PERIOD, _EVENTS, _COUNTRY, _DONOR,
        Field("form", "word", "what sort of organisation it is", words=v.ORGANISATION_FORMS),
        Field("contact", "ids", "how to reach it, by means"),
    ), dated_by=("founding", "registration")),
    Kind("hotline", "hotlines", "a line that people in need can call", (*_COMMON, _PERIOD, _EVENTS,
        Field("numbers", "claims", "its numbers, each with the time it was valid and what it is for"),
        Field("hours", "string", "when it answers"),
    ), dated_by=("opening", "founding")),
    Kind("event", "events", "something that happened and that no other record owns", (*_COMMON, _PERIOD,
        Field("date", "date", "when it happened"), Field("place", "string", "where"),
    ), dated_by=("occurrence",)),
    Kind("figure", "figures", "a number, or a share told in words, with what it counts", (*_COMMON, _PERIOD,
        Field("value", "amount", "the number"), Field("bound", "word", "what the number is a bound of", words=v.BOUNDS),
        Field("of", "integer", "the base: how many there were to count (N)"),
        Field("scale", "number", "the highest mark, where the number is a mark"),
        Field("unit", "string", "what is counted"),
        Field("wording", "text", "the amount in words, where the source gives no number"),
        Field("population", "ref", "who was asked or counted", kinds=("topic",)),
        Field("about", "refs", "the record that it measures"),
        Field("series", "string", "the series it belongs to: figures of several counters with one name stand side by side"),
        Field("counted_by", "string", "who counted"),
        Field("values", "claims", "a series: values, each with its period"),
    )),
    Kind("finding", "findings", "what was found, said or concluded", (*_COMMON, _PERIOD, _ORDER,
        Field("theme", "word", "what it is about", required=True, words=v.THEMES),
        Field("said_by", "string", "who says so"),
        Field("amount", "string", "the share in the source's own words: most, some, all"),
    )),
    Kind("recommendation", "recommendations", "what ought to be done, and by whom", (*_COMMON, _ORDER,
        Field("for", "word", "who ought to do it", required=True, words=v.ADDRESSEES),
    )),
    Kind("topic", "topics", "a subject, function, group or place that records are about", (*_COMMON, _PERIOD, _ORDER,
        Field("scheme", "word", "which list it belongs to", required=True, words=v.SCHEMES),
        Field("broader", "ref", "the wider topic", kinds=("topic",)),
    ), cited=False),
)  # fmt: skip

BY_NAME: dict[str, Kind] = {kind.name: kind for kind in KINDS}
BY_PLURAL: dict[str, Kind] = {kind.plural: kind for kind in KINDS}

DATASET_FIELDS: tuple[Field, ...] = (
    Field("title", "text", "what the dataset is about", required=True),
    Field("summary", "text", "a paragraph for people who see it for the first time"),
    Field("jurisdiction", "ref", "the party whose acts are meant where none is named", kinds=("party",)),
    Field("coverage", "edtf", "the time that it covers", required=True),
    Field("version", "string", "its version", required=True),
    Field("schema_version", "integer", "the version of this model that it is written for", required=True),
    Field("reviewed", "day", "the day it was last gone through"),
    Field("licence", "string", "licence of the data", required=True),
    Field("attribution", "text", "whom to credit, and how"),
    Field("examples", "strings", "commands worth trying, without the program's name"),
)
