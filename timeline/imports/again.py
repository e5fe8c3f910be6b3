"""Records as `export jsonl` writes them, made into the dataset that they came from.

An export holds values in the order in which the store read them, each in its own list. A record's keys and events are put back into an order
that gives the same lists again, so that export, import and export write the same bytes, but for the places in files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from timeline.imports.order import Parts, Reference, event_order, merged
from timeline.load.values import IS_ID
from timeline.model import BY_NAME, Field, Kind
from timeline.model.assertions import HELD
from timeline.model.kinds import CLAIM_FIELDS, EVENT_FIELDS, LINK_FIELDS

Item = dict[str, Any]
Files = dict[str, Item]  # by the name of the file
_CLAIMED = ("title", "claim", "claims", "claimed word", "amount", "period", "date")
_ABOUT_CHOICE = ("field", "value", "language", "chosen", "rule", "disputed", "line", "cite")
_EVENT_REFS = ("party", "on", "by")
_CLAIM_KEYS = tuple(field.name for field in CLAIM_FIELDS)
_LINK_KEYS = tuple(field.name for field in LINK_FIELDS)
_EVENT_KEYS = {field.name: field for field in EVENT_FIELDS}


class Whole(NamedTuple):
    """A dataset as an export holds it: what dataset.yaml says, its records, and its assertions."""

    about: Item
    items: list[Item]
    assertions: list[Item]


class NotWhole(Exception):
    """A record lives inside one that is not there."""

    def __init__(self, record: str, parent: str) -> None:
        super().__init__(record)
        self.record = record
        self.parent = parent


def dataset_files(about: Item, items: Iterable[Item]) -> Files:
    """The files of the dataset: `dataset.yaml`, and one for each kind. Raises `NotWhole`, and the errors of a mapping that is no record."""
    jurisdiction = str(about.get("jurisdiction", ""))
    found = {item["id"]: item for item in items}
    trees = {name: record_tree(item, found.get(item.get("parent", "")), jurisdiction) for name, item in found.items()}
    files: Files = {"dataset.yaml": about_tree(about)}
    for name, item in found.items():
        parent = item.get("parent")
        if parent and parent not in found:
            raise NotWhole(name, parent)
        for child in item["records"] if not parent else ():
            _nest(child["id"], name, found, trees)
    for name, item in found.items():
        if not item.get("parent"):
            plural = BY_NAME[item["kind"]].plural
            files.setdefault(f"{plural}.yaml", {plural: {}})[plural][name] = trees[name]
    return files


def _nest(record: str, parent: str, found: dict[str, Item], trees: dict[str, Item]) -> None:
    """Put a record, and what lives in it, into the one that holds it; in the order of the holder's own list."""
    if record not in found:
        return  # a part of a dataset need not have all
    trees[parent].setdefault(BY_NAME[found[record]["kind"]].plural, {})[record.removeprefix(f"{parent}/")] = trees[record]
    for child in found[record]["records"]:
        _nest(child["id"], record, found, trees)


def about_tree(about: Item) -> Item:
    """What dataset.yaml says."""
    from timeline.model.kinds import DATASET_FIELDS

    known = {field.name: field for field in DATASET_FIELDS}
    return {name: plain(known[name], value) for name, value in about.items() if name in known}


def assertion_tree(item: Item) -> Item:
    """One assertion as its file writes it."""
    found = {key: _one_or_all(value) if isinstance(value, list) and value else value for key, value in item.items()}
    found |= {key: "none" for key in HELD if found.get(key) == []}
    if "link" in found:
        found["link"] = {verb: _one_or_all(targets) for verb, targets in found["link"].items()}
    return found


def record_tree(item: Item, parent: Item | None, jurisdiction: str) -> Item:
    """The body of one record, without those that live inside it."""
    kind = BY_NAME[item["kind"]]
    fields = kind.by_name
    found: Item = {}
    for key in _keys(item, kind):
        spec = fields[key]
        if spec.type == "events":
            found[key] = events(item, jurisdiction)
        elif spec.type == "links":
            found[key] = [_link(link) for link in _own_links(item)]
        elif spec.type in _CLAIMED:
            found[key] = _claimed(item, spec)
        else:
            found[key] = plain(spec, item[key])
    if item["cite"] and (parent is None or parent["cite"] != item["cite"]):
        found["cite"] = _one_or_all(item["cite"])
    return found


# --- the order of keys -----------------------------------------------------------------------------------------------


def _keys(item: Item, kind: Kind) -> list[str]:
    """The keys of the record, in an order that reads its claims, its plain fields and its links as they were read."""
    addresses = {event["address"].partition("#")[2] for event in _own_events(item)}
    claims = [_key_of_claim(claim["field"], kind, addresses) for claim in item["claims"]]
    bare = [name for name in item if (spec := kind.by_name.get(name)) and spec.type not in (*_CLAIMED, "events", "links", "records", "cite")]
    links = [_key_of_link(link, kind) for link in item["links"] if link["direction"] == "out"]
    rest = ["events"] if addresses and "events" in kind.by_name else []
    return merged([claims, bare, links, rest], list(kind.by_name))


def _key_of_claim(field: str, kind: Kind, addresses: set[str]) -> str:
    if field in addresses or field.removesuffix(".by") in addresses:
        return "date" if kind.name == "event" else "events"
    if field not in kind.by_name:
        raise ValueError(field)
    return field


def _key_of_link(link: Item, kind: Kind) -> str:
    name = link.get("field", "")
    if not name:
        return "links"
    if name in kind.by_name:
        return name if kind.by_name[name].type in ("ref", "refs") else _holder(name, kind)
    return "events" if name in _EVENT_REFS else _holder(name, kind)


def _holder(name: str, kind: Kind) -> str:
    """The field whose blocks hold references of that name."""
    return next(field.name for field in kind.fields if any(inner.name == name and inner.type in ("ref", "refs") for inner in field.fields))


# --- values ----------------------------------------------------------------------------------------------------------


def plain(spec: Field, value: Any) -> Any:
    """A value without claims, as it is written: one text for a list of one, a text for a text in English alone."""
    if spec.type == "text":
        return value["en"] if list(value) == ["en"] else value
    if spec.type in ("texts", "strings", "refs", "cite"):
        return _one_or_all(value)
    if spec.type in ("block", "blocks", "entries"):
        known = {field.name: field for field in spec.fields}
        blocks = value.items() if spec.type == "entries" else enumerate(value if spec.type == "blocks" else [value])
        made = {name: {key: plain(known[key], inner) for key, inner in block.items()} for name, block in blocks}
        return made if spec.type == "entries" else list(made.values()) if spec.type == "blocks" else made[0]
    return value


def _one_or_all(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else list(values)


def _claimed(item: Item, spec: Field) -> Any:
    """The claims of a field: a scalar, a mapping or a list; by language where they have one."""
    name = "occurrence" if spec.type == "date" else spec.name
    claims = [claim for claim in item["claims"] if claim["field"] == name]
    languages = list(dict.fromkeys(claim.get("language", "") for claim in claims))
    if languages in ([""], ["en"]) and not (spec.type == "claims" and languages == ["en"]):
        return _claims(claims)
    return {language: _claims([claim for claim in claims if claim.get("language", "") == language]) for language in languages}


def _claims(claims: list[Item]) -> Any:
    """One claim, or all; of several none is a bare scalar, which would have no source that tells it from the others."""
    if len(claims) == 1:
        return _claim(claims[0])
    return [made if isinstance(made := _claim(claim), dict) else {"value": made} for claim in claims]


def _claim(claim: Item) -> Any:
    said = {"rule" if key == "derivation_rule" else key: value for key, value in claim.items() if key not in _ABOUT_CHOICE}
    unknown = set(said) - set(_CLAIM_KEYS)
    if unknown:
        raise ValueError(min(unknown))
    found = {"value": _digits(claim["value"]), **{key: _one_or_all(value) if key == "note" else value for key, value in said.items()}}
    if claim["cite"]:
        found["cite"] = _one_or_all(claim["cite"])
    return found if len(found) > 1 else found["value"]


def _digits(value: str) -> str:
    """A number that the store keeps with an exponent, in digits: nothing else is read."""
    from timeline.imports.yaml_text import number

    head, exponent, tail = value.partition("e")
    is_number = exponent and head.replace(".", "", 1).removeprefix("-").isdigit() and tail.lstrip("+-").isdigit()
    return number(float(value)) if is_number and tail[:1] in "+-" else value


# --- links and events ------------------------------------------------------------------------------------------------


def _own_links(item: Item) -> Iterator[Item]:
    return (link for link in item["links"] if link["direction"] == "out" and "field" not in link)


def _link(link: Item) -> Item:
    said = {key: value for key, value in link.items() if key not in ("verb", "record", "kind", "direction")}
    said = {key: _one_or_all(value) if key in ("note", "cite") else value for key, value in said.items()}
    if set(said) <= set(_LINK_KEYS):
        return {link["verb"]: link["record"], **said}
    return {link["verb"]: {"value": link["record"], **said}}


def _own_events(item: Item) -> list[Item]:
    """The events that the record itself tells of."""
    return [event for event in item["events"] if not event.get("implied")]


def events(item: Item, jurisdiction: str) -> list[Item]:
    """The events in the order in which they were written."""
    seen = [(link["field"], link["record"]) for link in item["links"] if link["direction"] == "out" and link.get("field") in _EVENT_REFS]
    known = set(seen)
    by_address = {event["address"].partition("#")[2]: event for event in _own_events(item)}
    claimed = list(
        dict.fromkeys(field.removesuffix(".by") for claim in item["claims"] if (field := claim["field"]).removesuffix(".by") in by_address)
    )
    undated = [address for address, event in by_address.items() if "earliest" not in event and "latest" not in event]
    silent = [address for address in by_address if address not in claimed]
    refers = {address: _refers(address, event, item, known, jurisdiction) for address, event in by_address.items()}
    found: list[Item] = []
    for address, names_party in event_order(Parts(claimed, silent, {address: at for at, address in enumerate(undated)}), refers, seen):
        tree = _event(address, by_address[address], item, found)
        if not names_party:
            tree.pop("party", None)
        found.append(tree)
    return found


def _refers(address: str, event: Item, item: Item, known: set[tuple[str, str]], jurisdiction: str) -> Reference:
    """What an event points to: the party, which may be left out where it is the jurisdiction; the provision; who did it."""
    party, on = event.get("party", ""), event.get("on", "")
    by = [claim["value"] for claim in item["claims"] if claim["field"] == f"{address}.by"]
    return Reference(
        ("party", party) if ("party", party) in known else None, ("on", on) if ("on", on) in known else None,
        tuple(("by", value) for value in by if IS_ID(value) and ("by", value) in known), optional=party in ("", jurisdiction),
    )  # fmt: skip


def _event(address: str, event: Item, item: Item, before: list[Item]) -> Item:
    stem = event["event"].replace(" ", "-")
    count = sum(1 for other in before if other["event"] == event["event"])
    found: Item = {"event": event["event"]}
    if address != (stem if count == 0 else f"{stem}-{count + 1}"):
        found["id"] = address
    if event.get("party"):
        found["party"] = event["party"]
    claims = [claim for claim in item["claims"] if claim["field"] in (address, f"{address}.by")]
    for name in dict.fromkeys(claim["field"] for claim in claims):  # the one that was written first comes first
        mine = [claim for claim in claims if claim["field"] == name]
        found["date" if name == address else "by"] = _event_claims(mine, event.get("cite", []))
    for key, value in event.items():
        if key in _EVENT_KEYS and key not in ("event", "party", "date", "by", "derivation", "id"):
            found[key] = plain(_EVENT_KEYS[key], value)
    if "derivation" in event and not _is_of_claim(event["derivation"], address, item):
        found["derivation"] = event["derivation"]
    return found


def _event_claims(claims: list[Item], cites: list[str]) -> Any:
    """Claims of an event; one without a citation of its own has the event's."""
    return _claims([{**claim, "cite": [] if claim["cite"] == cites else claim["cite"]} for claim in claims])


def _is_of_claim(derivation: str, address: str, item: Item) -> bool:
    return any(claim["field"] == address and claim.get("chosen") and claim.get("derivation") == derivation for claim in item["claims"])
