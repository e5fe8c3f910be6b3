"""JSON-LD with the terms of schema.org/Legislation and of ELI, the context inlined so that no reader has to fetch anything.

What neither vocabulary has a term for stands under a term of our own (`timeline:`), so no link and no date is lost.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from timeline.edtf import Edtf, parse
from timeline.export.formats import Choices, Losses
from timeline.export.text import lose, plain
from timeline.model.vocabulary import CONSENTS
from timeline.query.lawful import country, official_id
from timeline.query.selection import Selection
from timeline.query.status import status_of
from timeline.render.clean import json_safe
from timeline.words import say

Node = dict[str, Any]
SCHEMA, ELI, OWN = "https://schema.org/", "http://data.europa.eu/eli/ontology#", "urn:policy-timeline:term:"
CONTEXT: Node = {
    "@vocab": SCHEMA,
    "eli": ELI,
    "timeline": OWN,
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
RIVALS = "claims that were not chosen"
NUMBERS = "numbers of hotlines, which must not stand without their years"
LEGAL = ("treaty", "law", "programme", "provision")
_FORCE = {"in force": "InForce", "partly": "PartiallyInForce", "ended": "NotInForce", "not yet": "NotInForce", "suspended": "NotInForce"}
_ELI_FORCE = {"InForce": "inForce", "PartiallyInForce": "partiallyInForce", "NotInForce": "notInForce"}
_TYPES = {
    "treaty": ["Legislation", "eli:LegalResource"], "law": ["Legislation", "eli:LegalResource"], "programme": ["Legislation", "eli:LegalResource"],
    "provision": ["Legislation", "eli:LegalResourceSubdivision"], "role": "CreativeWork", "stage": "Event", "event": "Event", "body": "Organization",
    "organisation": "Organization", "hotline": "Service", "figure": "Observation", "finding": "Claim", "recommendation": "Recommendation",
    "topic": ["DefinedTerm", "skos:Concept"], "source": "CreativeWork", "party": "AdministrativeArea",
}  # fmt: skip
_FORMS = {
    ("source", "book"): "Book", ("source", "report"): "Report", ("source", "news"): "NewsArticle", ("source", "page"): "WebPage",
    ("source", "dataset"): "Dataset", ("source", "database"): "Dataset", ("organisation", "ngo"): "NGO",
}  # fmt: skip
_LINKS: dict[str, tuple[str, ...]] = {
    "amends": ("legislationAmends", "eli:amends"), "repeals": ("legislationRepeals", "eli:repeals"), "replaces": ("legislationChanges", "eli:changes"),
    "implements": ("legislationApplies", "eli:implements"), "cites": ("citation", "eli:cites"), "issued by": ("legislationPassedBy", "eli:passed_by"),
    "part of": ("isPartOf",), "on": ("about",), "about": ("about",), "member of": ("memberOf",), "funded by": ("funder",), "supported by": ("sponsor",),
    "published by": ("publisher",), "run by": ("provider",), "located in": ("location",), "narrower than": ("skos:broader",),
}  # fmt: skip
_DATES: dict[str, tuple[str, ...]] = {  # of an act's own events; for a treaty the State's
    "adoption": ("legislationDate", "eli:date_document"), "publication": ("datePublished", "eli:date_publication"),
    "entry into force": ("eli:first_date_entry_in_force",), "application": ("legislationDateOfApplicability", "eli:date_applicability"),
}  # fmt: skip


def write_jsonld(selection: Selection, path: str, choices: Choices) -> Losses:  # noqa: ARG001 (the signature of every writer)
    """One document: the dataset, then a node a record and a node an event."""
    losses: Losses = {}
    writer = _Writer(selection, losses)
    with open(path, "w", encoding="utf-8", newline="") as out:
        out.write(f'{{"@context": {json.dumps(CONTEXT)},\n "@graph": [\n  {_dump(writer.dataset())}')
        for record in selection.records():
            out.writelines(f",\n  {_dump(node)}" for node in writer.nodes(record))
        out.write("\n ]}\n")
    return losses


def _dump(value: Any) -> str:
    return json_safe(json.dumps(value, ensure_ascii=False))


class _Writer:
    """Records to nodes."""

    def __init__(self, selection: Selection, losses: Losses) -> None:
        self.selection = selection
        self.losses = losses
        self.status = status_of(selection.lens, LEGAL)
        self.country = country(selection.lens)
        self.own = selection.info.get("jurisdiction")

    def iri(self, record: str) -> str:
        """The name of a record, or of an event of it."""
        return f"urn:policy-timeline:{quote(self.selection.name)}:{quote(record, safe='/#')}"

    def dataset(self) -> Node:
        """What it is a part of; the day for which the legal force was computed."""
        about, today = self.selection.about(), self.selection.lens.today
        return {
            "@id": f"urn:policy-timeline:{quote(self.selection.name)}", "@type": "Dataset", "name": about["title"], "version": about["version"],
            **_given("dateModified", about.get("date")), **_given("license", about.get("licence")), **_given("creditText", about.get("attribution")),
            "description": f"{self.selection.headline()} · {about['selection']}",
            "timeline:legalForceOn": {"@value": today, "@type": "xsd:date"}, "timeline:basis": about["basis"],
        }  # fmt: skip

    def nodes(self, record: Node) -> Iterator[Node]:
        """The record, then its events."""
        kind = record["kind"]
        events = list(self._events(record))
        node: Node = {
            "@id": self.iri(record["id"]),
            "@type": _FORMS.get((kind, record.get("form", "")), _TYPES[kind]),
            "name": self._texts(record["title"]),
        }
        node |= _given("description", self._texts(record.get("summary", {})))
        node |= _given("alternateName", [self._plain(alias["value"]) for alias in record.get("aliases", ())])
        node |= _given("identifier", [_identifier(scheme, text) for scheme, text in record.get("ids", {}).items()])
        node |= _given("citation", [{"@id": self.iri(source)} for source in dict.fromkeys(cite.split(" ", 1)[0] for cite in record["cite"])])
        node |= _given("isPartOf", [{"@id": self.iri(record["parent"])}] if "parent" in record else [])
        node |= self._of_kind(record)
        for link in record["links"]:
            if link["direction"] == "out":
                for term in _LINKS.get(link["verb"], (f"timeline:{_camel(link['verb'])}",)):
                    _add(node, term, {"@id": self.iri(link["record"])})
        node |= _given("subjectOf", [{"@id": event["@id"]} for event in events])
        node |= _given("timeline:certainty", record.get("certainty"))
        lose(self.losses, RIVALS, sum(claim.get("chosen") is False for claim in record["claims"]))
        yield node
        yield from events

    # --- what only some kinds have ---------------------------------------------------------------------------------

    def _of_kind(self, record: Node) -> Node:
        kind = record["kind"]
        found: Node = {}
        if kind in LEGAL:
            found = self._legislation(record)
        elif kind in ("stage", "event") and (period := record.get("period")):
            found = {**_given("startDate", _day(record["begin"])), **_given("endDate", _day(record["end"])), "timeline:edtf": period}
        elif kind == "figure":
            found = {
                **_given("value", record.get("value")),
                **_given("unitText", record.get("unit")),
                **_given("timeline:edtf", record.get("period")),
            }
        elif kind == "source":
            found = {
                **_given("url", record.get("url")),
                **_given("inLanguage", record.get("language")),
                **_given("publisher", [record["publisher"]] if "publisher" in record else []),
            }
        elif kind == "topic":
            found = {"inDefinedTermSet": record["scheme"]}
        elif kind == "hotline":
            lose(self.losses, NUMBERS, len(record.get("numbers", ())))
        if kind not in ("stage", "event", "figure"):
            found |= _given("temporalCoverage", _coverage(record))
        return found

    def _legislation(self, record: Node) -> Node:
        """Type, number, dates and legal force; what is not known is left out."""
        node: Node = _given("legislationType", record.get("form"))
        names = [record["number"]] if "number" in record and isinstance(record["number"], str) else []
        official = official_id(self.country, record)
        node |= _given("legislationIdentifier", [*names, *([official] if official else [])])
        if official:
            node["eli:id_local"] = official
        force = _FORCE.get(self.status.get(record["id"], "unknown"))
        if force:
            node["legislationLegalForce"] = {"@id": f"{SCHEMA}{force}"}
            node["eli:in_force"] = {"@id": f"{ELI}InForce-{_ELI_FORCE[force]}"}
        for event in record["events"]:
            if event["event"] in _DATES and self._is_its_own(record, event) and (date := _simple(event["date"])):
                for term in _DATES[event["event"]]:
                    if term.startswith("eli:") and date.precision != "day":
                        continue
                    node.setdefault(term, _typed(date))
        if end := _day(record["end"]):
            node["eli:date_no_longer_in_force"] = {"@value": end, "@type": "xsd:date"}
        if self.own and record["kind"] != "treaty":
            node["legislationJurisdiction"] = {"@id": self.iri(self.own)}
        return node

    def _is_its_own(self, record: Node, event: Node) -> bool:
        """Whether a date is the act's: a treaty is adopted by all, and enters into force for the State."""
        if record["kind"] == "treaty" and event["event"] == "entry into force":
            return event.get("party") == self.own
        return event["event"] != "entry into force" or event.get("party") in (self.own, None)

    def _events(self, record: Node) -> Iterator[Node]:
        for event in record["events"]:
            node: Node = {"@id": self.iri(event["address"]), "@type": "Event", "about": {"@id": self.iri(record["id"])}}
            node["name"] = self._plain(f"{say(event['event'], self.selection.lens.language)}: {self.selection.lens.text(record['title'])}")
            node["additionalType"] = f"{OWN}{_camel(event['event'])}"
            date = _simple(event["date"])
            node |= _given("startDate", _typed(date) if date else None)
            node |= _given("timeline:edtf", event["date"])
            node |= _given("location", event.get("place"))
            node |= _given("description", self._texts(event.get("text", {})))
            if event.get("party") not in (None, "all"):
                node["organizer"] = {"@id": self.iri(event["party"])}
            if event.get("by"):
                node["timeline:by"] = {"@id": self.iri(event["by"])} if self.selection.named(event["by"]) else self._plain(event["by"])
            if event["event"] in CONSENTS:
                node["timeline:consent"] = True
            yield node

    # --- texts -----------------------------------------------------------------------------------------------------

    def _texts(self, texts: dict[str, str]) -> list[Node]:
        return [{"@value": self._plain(text), "@language": language} for language, text in texts.items()]

    def _plain(self, text: str) -> str:
        return plain(text, self.losses)


def _given(term: str, value: Any) -> Node:
    """The term with its value, or nothing where nothing is known."""
    return {} if value in (None, "", [], {}) else {term: value}


def _add(node: Node, term: str, value: Node) -> None:
    held = node.setdefault(term, [])
    if value not in held:
        held.append(value)


def _identifier(scheme: str, text: str) -> Node:
    return {"@type": "PropertyValue", "propertyID": scheme, "value": text}


def _simple(text: str | None) -> Edtf | None:
    """A date that schema.org can write: a day, a month or a year, without a doubt."""
    date = parse(text) if text else None
    plain_date = date is not None and date.form == "date" and date.precision in ("day", "month", "year") and not (date.uncertain or date.approximate)
    return date if plain_date else None


def _typed(date: Edtf) -> Node:
    kind = {"day": "date", "month": "gYearMonth", "year": "gYear"}[date.precision]
    return {"@value": date.text, "@type": f"xsd:{kind}"}


def _day(bounds: Sequence[str | None]) -> str | None:
    """A bound that is known to the day."""
    return bounds[0] if bounds[0] == bounds[1] else None


def _coverage(record: Node) -> str | None:
    """The record's life as ISO 8601 dates, where both ends are known to the day or the end is open."""
    begin, end = _day(record["begin"]), _day(record["end"])
    if begin is None or (end is None and not record["running"]):
        return None
    return f"{begin}/{end or '..'}"


def _camel(words: str) -> str:
    first, *rest = words.split()
    return first + "".join(word.capitalize() for word in rest)
