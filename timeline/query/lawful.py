"""Names of acts that other systems of law understand: Akoma Ntoso identifiers, where country, date and number are known."""

from __future__ import annotations

import json
import re
from typing import Any

from timeline.query.lens import Lens

COUNTRY = "iso-3166-1"  # the identifier of a party that gives its country's code
_OF_PARLIAMENT = ("law", "code", "constitution")  # acts of the parliament need neither type nor author


def country(lens: Lens) -> str:
    """The two letters of the jurisdiction's country, small; empty where the dataset does not give them."""
    row = lens.one("SELECT body FROM record WHERE id = ?", lens.store.info.get("jurisdiction", ""))
    return str(json.loads(row[0]).get("ids", {}).get(COUNTRY, "")).lower() if row else ""


def official_id(land: str, record: dict[str, Any]) -> str:
    """The Akoma Ntoso name of an act, `/akn/ua/act/2011-09-20/3739-VI`; empty where a part of it is not known.

    What is no act of parliament has its type and its author between: `/akn/ua/act/resolution/cabinet-of-ministers/2012-03-21/350`.
    Akoma Ntoso Naming Convention 1.0, section 4.4.
    """
    number, form = record.get("number"), record.get("form", "")
    day = _adopted(record)
    if not (land and day and isinstance(number, str) and record["kind"] in ("law", "programme")):
        return ""
    if form in _OF_PARLIAMENT:
        return f"/akn/{land}/act/{day}/{_part(number)}"
    issuer = record.get("issuer")
    if not (form and issuer):
        return ""
    bare = re.sub(r"^[^\W\d]+ +", "", number)  # `CMU 350`: the author's short name is said already
    return f"/akn/{land}/act/{_part(form)}/{_part(issuer)}/{day}/{_part(bare)}"


def _adopted(record: dict[str, Any]) -> str:
    """The day of adoption, when it is known to the day."""
    days = [event["date"] for event in record["events"] if event["event"] == "adoption" and event.get("date")]
    return days[0] if days and re.fullmatch(r"\d{4}-\d\d-\d\d", days[0]) else ""


def _part(text: str) -> str:
    """A part of a name: what would separate parts, or is no sign of an address, becomes a hyphen."""
    return re.sub(r"[^\w.-]+", "-", text).strip("-")
