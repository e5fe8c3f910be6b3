"""What a record is called and what it says, as rows for finding and searching: every text with the field that it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any, NamedTuple

from timeline.load.record import Record
from timeline.store.fold import fold_name, fold_text
from timeline.store.ukrainian import latin, latin_words

Text = tuple[str, str]  # the field, the text


class Texts(NamedTuple):
    """The texts of one record: its titles, the chosen ones first; its other names and numbers; all that it says besides.

    Every text is one line without blanks at its ends or two in a row, as the loader gives it. `latin`: the Ukrainian words of each title and name
    in Latin letters.
    """

    titles: list[Text]
    names: list[Text]
    body: list[Text]
    latin: list[list[str]]


def texts_of(record: Record, titles: Sequence[str], chosen: dict[str, Any]) -> Texts:
    """The texts of a record with the chosen `titles`."""
    names: list[Text] = []
    if "ids" in record.body:
        names += [("ids", text) for text in record.body["ids"].values()]
    if "aliases" in chosen:
        names += [("aliases", item["value"]) for item in chosen["aliases"]]
    if isinstance(chosen.get("number"), str):
        names.append(("number", chosen["number"]))
    if "numbers" in chosen:  # a hotline is known by its numbers
        names += [("numbers", item["value"]) for item in chosen["numbers"]]
    titled = [("title", text) for text in titles]
    known = {*titles, *[text for _, text in names]}
    titled += [("title", claim.value) for claim in record.claims if claim.field in ("title", "number") and claim.value not in known]
    return Texts(titled, names, _body(record), [latin_words(text) for _, text in titled + names])


def name_rows(record: Record, texts: Texts) -> list[tuple[str, str, str]]:
    """What a record can be called, folded; a Ukrainian name in Latin letters as well."""
    forms = [("id", fold_name(record.id))]
    forms += [("title", fold_name(text)) for _, text in texts.titles]
    forms += [("name", fold_name(text)) for _, text in texts.names]
    forms += [("latin", fold_name(latin(text))) for (_, text), words in zip(texts.titles + texts.names, texts.latin, strict=True) if words]
    if record.parent:
        forms.append(("id", fold_name(record.id.rsplit("/", 1)[1])))
    return [(folded, form, record.id) for form, folded in dict.fromkeys(forms)]


def document_row(record: Record, texts: Texts) -> tuple[str, ...]:
    """The row that is searched: a line a text, and the fields in the order of the lines."""
    names = [("id", record.id), *texts.names]
    fields = " ".join([field for field, _ in texts.titles + names + texts.body])
    in_latin = " ".join(dict.fromkeys(chain.from_iterable(texts.latin)))
    return record.id, _lines(texts.titles), _lines(names), _lines(texts.body), in_latin, fields


def _lines(texts: Sequence[Text]) -> str:
    return "\n".join([fold_text(text) for _, text in texts])


def _body(record: Record) -> list[Text]:
    found: list[Text] = []
    for field, value in record.body.items():
        _add_prose(found, field, value)
    found += [(claim.field, claim.value) for claim in record.claims if claim.field in ("value", "values")]
    for event in record.events:
        if event.details:
            _add_prose(found, "events", event.details)
    for claim in record.claims:
        if "note" in claim.details:
            _add_prose(found, "note", claim.details["note"])
    return found


def _add_prose(found: list[Text], field: str, value: object) -> None:
    """Every text in a JSON value; ids and single words of closed lists are no prose and stay out."""
    if isinstance(value, str):
        if " " in value or not value.islower():
            found.append((field, value))
    elif isinstance(value, dict):
        for inner in value.values():
            _add_prose(found, field, inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            _add_prose(found, field, inner)
