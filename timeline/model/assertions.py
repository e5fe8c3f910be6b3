"""Assertions: facts that the author of a dataset writes down and `timeline check` proves. What one may say, defined once.

An assertion has one of a few forms; the key that names the form leads, and each form has keys that it needs and keys that it may have.
"""

from __future__ import annotations

from typing import NamedTuple

from timeline.model import vocabulary as v
from timeline.model.kinds import BY_NAME, KINDS, Field

HELD: tuple[str, ...] = tuple(BY_NAME[name].plural for name in v.STATEFUL)  # kinds of which one can say which held on a day


class Form(NamedTuple):
    """A form of assertion: its leading keys (one of them is there), the keys it needs and may have, what it says, an example."""

    name: str
    leads: tuple[str, ...]
    needs: tuple[str, ...]
    may: tuple[str, ...]
    doc: str
    example: str


ASSERTION_FIELDS: tuple[Field, ...] = (
    Field("on", "edtf", "the day on which it holds, or the stretch throughout which it does"),
    Field("basis", "word", "which date counts; in-force unless given", words=v.BASES),
    *(Field(plural, "refs", "`none`, or the ids of all records of this kind that held then") for plural in HELD),
    Field("count", "word", "the kind of record that is counted, in the plural", words=tuple(kind.plural for kind in KINDS)),
    Field("where", "ids", "counts only records whose fields have these values; `donor.tier` looks into a block"),
    Field("inside", "ref", "counts only records that live directly inside this one"),
    Field("is", "integer", "how many there are"),
    Field("record", "ref", "the record that it is about"),
    Field("status", "word", "the record's status then", words=v.STATUSES),
    Field("event", "string", "the kind or the address of an event of the record"),
    Field("date", "edtf", "the chosen date of the event lies within this one"),
    Field("link", "links", "a verb, in either direction, and the ids it leads to: `{implements: palermo-protocol}`"),
    Field("cite", "cite", "where a source states it", required=True),
    Field("note", "texts", "a remark"),
)
FORMS: tuple[Form, ...] = (
    Form("held", HELD, ("on",), ("basis",), "what of a kind held on a day, and that nothing else of it did",
         "{on: 2011-06-01, programmes: none, cite: some-source}"),
    Form("count", ("count",), ("is",), ("where", "inside", "on", "basis"), "how many records of a kind there are, or held on a day",
         "{count: stages, where: {series: policy}, is: 5, cite: some-source}"),
    Form("status", ("status",), ("record", "on"), ("basis",), "the status of a record on a day; `unknown` when the sources must not be able to tell",
         "{record: some-treaty, on: 2011-03-01, status: in force, cite: some-source}"),
    Form("event", ("event",), ("record", "date"), (), "when something happened to a record",
         "{record: some-treaty, event: ratification, date: 2010-09, cite: some-source}"),
    Form("link", ("link",), ("record",), (), "that a link is there",
         "{record: some-law, link: {implements: some-treaty}, cite: some-source}"),
)  # fmt: skip
COMMON: tuple[str, ...] = ("cite", "note")  # what every form may have
