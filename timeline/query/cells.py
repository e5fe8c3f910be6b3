"""Values of the store to cells: the words for people beside the value for machines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from timeline.answer import COMPUTED, DERIVED, DISPUTED, Cell, Value
from timeline.model.kinds import KINDS
from timeline.query.lens import Lens, portions
from timeline.words import place_words, term
from timeline.words import say as word

_WORDED = frozenset(field.name for kind in KINDS for field in kind.fields if field.type == "claimed word")
SEPARATOR = "\x1f"  # between the parts of an event column: date, disputed, derivation, address

# SQL: the day up to which the sources of record r tell of the present
SEEN = "(SELECT max(json_extract(s.body, '$.as_of')) FROM citation c JOIN record s ON s.id = c.source WHERE c.record = r.id)"


def period_words(text: str, language: str, start_part: str = "", end_part: str = "", seen: str = "") -> str:
    """A period or date in words; what still runs is said to run in the year that its source saw."""
    from timeline.edtf import parse, say  # machine formats need no words

    return say(parse(text), language, start_part=start_part or "", end_part=end_part or "", as_of=(seen or "")[:4])


def number_words(number: float, language: str) -> str:
    r"""A number with its thousands set apart; four digits stay together.

    >>> number_words(354500, "en"), number_words(354500, "uk"), number_words(1249, "en"), number_words(4.5, "en")
    ('354,500', '354\xa0500', '1249', '4.5')
    """
    if abs(number) < 10_000:
        return f"{number:g}"
    text = f"{number:,}"
    return text.replace(",", "\u00a0") if language == "uk" else text


def value_name(field: str, value: str, language: str) -> str:
    """What a claim of a field says: a word of a closed list in the reader's language, all else as it was typed.

    >>> value_name("act", "resolution", "uk"), value_name("number", "resolution", "uk")
    ('постанова', 'resolution')
    """
    return term(value, language) if field in _WORDED else value


_WHOSE_MONEY = {"state": "state budget", "local": "local budgets", "other": "other sources of money", "all": "all sources of money"}


def money_words(block: Mapping[str, Any], language: str) -> str:
    """A sum and whose money it is: `647,600 UAH, state budget`."""
    words = f"{number_words(block['amount'], language)} {block['currency']}"
    whose = block.get("money", "")
    return f"{words}, {word(_WHOSE_MONEY.get(whose, whose), language)}" if whose else words


def amount_cell(packed: str, language: str) -> Value:
    """A figure's value with its bound, or its wording, or its series."""
    value, bound, wording, values, scale = json.loads(packed)
    if value is not None:
        words = number_words(value, language)
        if bound:
            words = f"{term(bound, language)} {words}"
        if scale is not None:
            words = f"{words} {word('of', language)} {scale:g}"
        return Cell(value, words)
    if wording:
        return Cell(None, wording.get(language) or wording.get("en") if isinstance(wording, dict) else str(wording))
    if values:
        return Cell(None, series_words(values, language))
    return None


def series_words(values: Iterable[dict[str, Any]], language: str = "en") -> str:
    """`18 (2011), 31 (2019)`."""
    return ", ".join(f"{item['value']} ({period_words(item['period'], language)})" if "period" in item else str(item["value"]) for item in values)


def hotline_numbers(values: Sequence[dict[str, Any]], lens: Lens) -> str:
    """The numbers that were valid last, with the year; the earlier ones are counted."""
    last = max(_valid_until(item) for item in values)
    recent = list(dict.fromkeys(hotline_number({**item, "purpose": ""}, lens) for item in values if _valid_until(item) == last))
    earlier = sum(_valid_until(item) != last for item in values)
    return "; ".join([*recent, f"{word('earlier ones', lens.language)}: {earlier}"] if earlier else recent)


def _valid_until(item: dict[str, Any]) -> tuple[int, int, int]:
    """The last day that a source vouches for; a number without one counts as the oldest."""
    if "valid" not in item:
        return (1, 1, 1)
    from timeline.edtf import parse

    valid = parse(item["valid"])
    stated = [end.date for end in (valid.end, valid.start) if end is not None and end.date is not None]
    return (stated[0].latest if stated else valid.latest) or (1, 1, 1)


def hotline_number(item: dict[str, Any], lens: Lens) -> str:
    """One number; past its time it never looks like one to dial: `0 800 500 335 (2019, not confirmed since)`."""
    valid, purpose = item.get("valid", ""), item.get("purpose", "")
    valid = period_words(valid, lens.language) if "/" in valid else valid
    remarks = [text for text in (valid or word("no date", lens.language), purpose) if text]
    year, month, day = _valid_until(item)
    if f"{year:04d}-{month:02d}-{day:02d}" < lens.today:
        remarks.insert(1, word("not confirmed since", lens.language))
    return f"{item['value']} ({', '.join(remarks)})" if remarks else str(item["value"])


def date_words(text: str, language: str) -> str | None:
    """Words for a date that is no plain EDTF date, interval or set; None for one that reads well as it is."""
    return period_words(text, language) if any(sign in text for sign in "[{/") else None


def date_mark(disputed: object, derivation: str | None) -> str:
    """The mark of an event's date: that sources conflict on it, else that no source states it as it is."""
    return DISPUTED if disputed else derivation if derivation in (COMPUTED, DERIVED) else ""


def event_dates(lens: Lens, addresses: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Cell]:
    """The dates of events with their marks, by record and address, all asked for at once; undated ones and what is no event are left out."""
    wanted = sorted({(record, address) for record, address in addresses if address not in ("", "period")})
    found: dict[tuple[str, str], Cell] = {}
    for part in portions(wanted):
        marks = ",".join(["(?, ?)"] * len(part))
        rows = lens.rows(
            f"SELECT e.record, e.address, e.date, e.disputed, e.derivation FROM (VALUES {marks}) v "
            "JOIN event e ON e.record = v.column1 AND e.address = v.column2 WHERE e.date IS NOT NULL", *(text for pair in part for text in pair),
        )  # fmt: skip
        for record, address, date, disputed, derivation in rows:
            found[record, address] = Cell(date, date_words(date, lens.language), date_mark(disputed, derivation))
    return found


def places(cites: Iterable[Iterable[str]]) -> list[str]:
    """Citations as they are written in the data: the source's id, then the place in it."""
    return [f"{source} {place}".strip() for source, place in cites]


def page_of(lens: Lens, source: str, place: str) -> str:
    """The page of the section that a place lies in, where the source's list of contents gives one: `§3.1 chart 3.1` lies in section `s3-1`."""
    words = place.split()
    if not words:
        return ""
    section = f"s{words[0][1:].rstrip('.,;').replace('.', '-')}" if words[0].startswith("§") else words[0].casefold()
    row = lens.one("SELECT json_extract(body, '$.sections.\"' || ? || '\".page') FROM record WHERE id = ?", section.replace('"', ""), source)
    return str(row[0]) if row and row[0] else ""


def located(lens: Lens, source: str, place: str) -> str:
    """The place in a source with its page: `§3.1 chart 3.1, p. 9`."""
    page, words = page_of(lens, source, place), place_words(place, lens.language)
    return f"{words}, {word('p.', lens.language)} {page}" if page else words


def cited(lens: Lens, cites: Iterable[tuple[str, str]]) -> str:
    """Citations in short: the source's id and the place with its page."""
    return "; ".join(f"{source} {located(lens, source, place)}".strip() for source, place in cites)


def event_cell(packed: str | None, language: str = "en") -> Value:
    """The date of an event column with its doubts."""
    if not packed:
        return None
    date, disputed, derivation, _ = packed.split(SEPARATOR)
    words = date_words(date, language)
    mark = date_mark(disputed == "1", derivation)
    return Cell(date, words, mark) if words or mark else date


def titles(lens: Lens, ids: Iterable[str]) -> dict[str, str]:
    """Titles of records by id."""
    wanted = list(dict.fromkeys(ids))
    found: dict[str, str] = {}
    for part in portions(wanted):
        marks = ",".join("?" * len(part))
        found.update(lens.rows(f"SELECT r.id, {lens.title} FROM record r WHERE r.id IN ({marks})", *part))
    return found


def citation_words(lens: Lens, cites: Iterable[Iterable[str]]) -> str:
    """`Changing roles in a changing world … (2019) §1.2 item 3`; several are joined by `and`."""
    pairs = [(source, place) for source, place in cites]
    names = titles(lens, (source for source, _ in pairs))
    parts = [f"{names.get(source, source)} {located(lens, source, place)}".strip() for source, place in pairs]
    return f" {word('and', lens.language)} ".join(parts)


def event_words(lens: Lens, kind: str, party: str | None) -> str:
    """What happened, and to whom when that is not the jurisdiction under its own name."""
    words = word(kind, lens.language)
    if party == "all":
        return f"{words} ({word('in general', lens.language)})" if kind == "entry into force" else words
    if party and party != lens.store.info.get("jurisdiction"):
        return f"{words} ({titles(lens, [party]).get(party, party)})"
    return words
