"""Tree to records: fields of every type, right and wrong, and what a fault takes out."""

from __future__ import annotations

from typing import Any

import pytest

from timeline.load.decode import Decoder
from timeline.load.problem import Problem
from timeline.load.record import Record
from timeline.load.tree import Mapping, parse
from timeline.model import KINDS, TYPES, Kind

# type, kind, the field as written, the value that is kept
RIGHT: list[tuple[str, str, str, Any]] = [
    ("text", "laws", "summary: One", {"en": "One"}),
    ("text", "laws", "summary: {en: One, uk: Один}", {"en": "One", "uk": "Один"}),
    ("text", "laws", "summary: {uk: Один}", {"uk": "Один"}),
    ("texts", "laws", "note: One", ["One"]),
    ("texts", "laws", "note: [One, Two]", ["One", "Two"]),
    ("string", "bodies", "country: Ukraine", "Ukraine"),
    ("string", "bodies", "country: '  United   Kingdom '", "United Kingdom"),
    ("string", "bodies", "country: NO", "NO"),
    ("string", "sources", "year: 0010", "0010"),
    ("strings", "sources", "authors: A. Author", ["A. Author"]),
    ("strings", "sources", "authors: [A. Author, B. Author]", ["A. Author", "B. Author"]),
    ("integer", "figures", "of: 23", 23),
    ("integer", "figures", "of: -1", -1),
    ("integer", "figures", "of: 0010", 10),
    ("number", "figures", "scale: 5", 5),
    ("number", "figures", "scale: 4.5", 4.5),
    ("number", "figures", "scale: -0.25", -0.25),
    ("word", "laws", "form: decree", "decree"),
    ("word", "bodies", "form: head of state", "head of state"),
    ("day", "sources", "checked: 2026-11-24", "2026-11-24"),
    ("edtf", "roles", "due: 2012", "2012"),
    ("edtf", "roles", "due: '[2010,2012]'", "[2010,2012]"),
    ("edtf", "roles", "due: 2014/..", "2014/.."),
    ("url", "sources", "url: https://example.org/a#b", "https://example.org/a#b"),
    ("url", "sources", "url: http://example.org", "http://example.org"),
    ("ref", "laws", "issuer: parliament", "parliament"),
    ("ref", "laws", "issuer: a/b-1", "a/b-1"),
    ("refs", "laws", "topics: hotlines", ["hotlines"]),
    ("refs", "laws", "topics: [hotlines, training]", ["hotlines", "training"]),
    ("ids", "laws", "ids: {cets: '201', untc: IV-11}", {"cets": "201", "untc": "IV-11"}),
    ("block", "bodies", "donor: {tier: key, item: 1, period: 2010/2012}", {"tier": "key", "item": 1, "period": "2010/2012"}),
    ("blocks", "programmes", "funding: {amount: 5, currency: UAH}", [{"amount": 5, "currency": "UAH"}]),
    ("blocks", "programmes", "funding: [{amount: 5, currency: UAH}, {amount: 1.5, currency: USD}]",
     [{"amount": 5, "currency": "UAH"}, {"amount": 1.5, "currency": "USD"}]),
    ("entries", "sources", "sections: {s1: {title: One, page: 5}}", {"s1": {"title": {"en": "One"}, "page": "5"}}),
]  # fmt: skip

# type, kind, the field as written, the one problem, and the column of the problem in `    FIELD`
WRONG: list[tuple[str, str, str, str, int]] = [
    ("title", "laws", "aliases: {de: Eins}", "unknown-key", 15),
    ("text", "laws", "summary: [One]", "wrong-type", 14),
    ("text", "laws", "summary: {de: Eins}", "unknown-key", 15),
    ("text", "laws", "summary: ''", "wrong-type", 14),
    ("texts", "laws", "note: {a: b}", "wrong-type", 11),
    ("texts", "laws", "note: [[One]]", "wrong-type", 12),
    ("string", "bodies", "country: [A, B]", "wrong-type", 14),
    ("strings", "sources", "authors: [{a: b}]", "wrong-type", 15),
    ("integer", "figures", "of: 1.5", "bad-number", 9),
    ("integer", "figures", "of: twenty", "bad-number", 9),
    ("integer", "figures", "of: '1 000'", "bad-number", 9),
    ("integer", "figures", "of: 9999999999999999999", "bad-number", 9),
    ("number", "figures", "scale: 1e3", "bad-number", 12),
    ("number", "figures", "scale: .5", "bad-number", 12),
    ("number", "figures", "scale: '4,5'", "bad-number", 12),
    ("number", "figures", f"scale: {'9' * 31}", "bad-number", 12),
    ("number", "figures", "scale: ٤", "bad-number", 12),
    ("word", "laws", "form: decre", "unknown-word", 11),
    ("word", "laws", "form: Decree", "unknown-word", 11),
    ("claimed word", "laws", "act: decre", "unknown-word", 10),
    ("claimed word", "laws", "act: {value: decre, cite: s}", "unknown-word", 18),
    ("claimed word", "laws", "act: [{value: decree, cite: s}, {value: edict, cite: s}]", "unknown-word", 45),
    ("day", "sources", "checked: 2026-11", "bad-date", 14),
    ("day", "sources", "checked: 2026-02-30", "bad-date", 22),
    ("edtf", "roles", "due: soon", "bad-date", 10),
    ("edtf", "roles", "due: [2010,2012]", "wrong-type", 10),
    ("edtf", "roles", "due: -0005", "bad-date", 10),
    ("edtf", "roles", "due: Y12345", "bad-date", 10),
    ("url", "sources", "url: example.org", "bad-url", 10),
    ("url", "sources", "url: ftp://example.org", "bad-url", 10),
    ("url", "sources", "url: 'https://'", "bad-url", 10),
    ("cite", "laws", "cite: Some Book", "unknown-source", 11),
    ("cite", "laws", "cite: {s: b}", "wrong-type", 11),
    ("ref", "laws", "issuer: The Parliament", "bad-id", 13),
    ("ref", "laws", "issuer: [a, b]", "wrong-type", 13),
    ("refs", "laws", "topics: [a, B]", "bad-id", 17),
    ("ids", "laws", "ids: [a]", "wrong-type", 10),
    ("ids", "laws", "ids: {a: [b]}", "wrong-type", 14),
    ("block", "bodies", "donor: key", "wrong-type", 12),
    ("block", "bodies", "donor: {tier: key, rank: 1}", "unknown-key", 24),
    ("block", "bodies", "donor: {item: 1}", "missing-key", 12),
    ("blocks", "programmes", "funding: [5 UAH]", "wrong-type", 15),
    ("blocks", "programmes", "funding: {amount: 5}", "missing-key", 14),
    ("entries", "sources", "sections: [a]", "wrong-type", 15),
    ("entries", "sources", "sections: {s1: {page: 5}}", "missing-key", 20),
    ("claim", "laws", "number: [[a]]", "wrong-type", 14),
    ("claim", "laws", "number: {note: a}", "unknown-key", 14),
    ("claim", "laws", "number: {value: a, vaild: 2010}", "unknown-key", 24),
    ("claims", "laws", "aliases: {note: a}", "unknown-key", 15),
    ("claims", "hotlines", "numbers: [{purpose: a}]", "missing-key", 15),
    ("flag", "laws", "number: {value: a, prefer: yes}", "wrong-type", 32),
    ("period", "laws", "period: since 2010", "bad-date", 13),
    ("period", "laws", "period: {value: 2010, start_part: first}", "unknown-word", 39),
    ("amount", "figures", "value: many", "bad-number", 12),
    ("amount", "figures", "value: {value: 1.2.3}", "bad-number", 20),
    ("date", "events", "date: 20.09.2011", "bad-date", 11),
    ("events", "laws", "events: [adoption]", "wrong-type", 14),
    ("events", "laws", "events: [{event: adopted}]", "unknown-word", 22),
    ("events", "laws", "events: [{date: 2010}]", "missing-key", 14),
    ("links", "laws", "links: [palermo-protocol]", "wrong-type", 13),
    ("links", "laws", "links: [{note: a}]", "missing-key", 13),
    ("records", "laws", "provisions: [a]", "wrong-type", 17),
]  # fmt: skip

NEEDED = {"sources": "authority: press"}  # what the kinds tried here must have besides a title


def _decode(text: str) -> tuple[list[Record], list[Problem]]:
    problems: list[Problem] = []
    root = parse(text, "a.yaml", problems)
    assert isinstance(root, Mapping)
    return list(Decoder("a.yaml", problems).records(root)), problems


def _one(plural: str, field: str) -> tuple[Record, list[Problem]]:
    """The record of a file with the `field` in line 4, and the problems."""
    records, problems = _decode(f"{plural}:\n  a:\n    title: T\n    {field}\n    {NEEDED.get(plural, '')}\n")
    return records[0], problems


def _law(field: str) -> Record:
    record, problems = _one("laws", field)
    assert problems == []
    return record


def _names(text: str) -> list[str]:
    return [problem.name for problem in _decode(text)[1]]


# --- types without claims --------------------------------------------------------------------------------------------


def test_every_type_of_field_is_tried_wrong() -> None:
    assert {row[0] for row in WRONG} == set(TYPES)


@pytest.mark.parametrize(("kind", "field", "value"), [row[1:] for row in RIGHT])
def test_a_right_value_is_kept(kind: str, field: str, value: object) -> None:
    assert _one(kind, field)[0].body[field.partition(":")[0]] == value


@pytest.mark.parametrize(("kind", "field"), [row[1:3] for row in RIGHT])
def test_a_right_value_is_no_problem(kind: str, field: str) -> None:
    assert _one(kind, field)[1] == []


@pytest.mark.parametrize(("kind", "field", "name", "column"), [row[1:] for row in WRONG])
def test_a_wrong_value_is_one_problem_at_its_place(kind: str, field: str, name: str, column: int) -> None:
    assert [(p.name, p.path, p.line, p.column, p.record) for p in _one(kind, field)[1]] == [(name, "a.yaml", 4, column, "a")]


@pytest.mark.parametrize(("kind", "field"), [row[1:3] for row in WRONG])
def test_a_wrong_value_takes_out_no_record(kind: str, field: str) -> None:
    assert _one(kind, field)[0].id == "a"


@pytest.mark.parametrize(("kind", "field"), [row[1:3] for row in WRONG])
def test_a_message_is_one_short_line(kind: str, field: str) -> None:
    assert [p for p in _one(kind, field)[1] if not p.message or not p.message.isprintable() or len(p.message) > 150] == []


def test_of_a_list_only_the_wrong_member_falls() -> None:
    assert _one("laws", "topics: [a, B, c]")[0].body["topics"] == ["a", "c"]


def test_of_a_block_only_the_wrong_key_falls() -> None:
    assert _one("bodies", "donor: {tier: key, item: first}")[0].body["donor"] == {"tier": "key"}


def test_a_block_without_a_key_that_must_be_there_falls() -> None:
    assert "donor" not in _one("bodies", "donor: {tier: best, item: 1}")[0].body


@pytest.mark.parametrize("field", ["summary:", "period:", "events:", "topics: ''", "number: '  '"])
def test_a_field_left_empty_is_a_problem(field: str) -> None:
    assert [problem.name for problem in _one("laws", field)[1]] == ["wrong-type"]


def test_a_bad_date_is_shown_at_the_wrong_character() -> None:
    assert _one("laws", "period: 2010/2011-13")[1][0].column == 23


def test_the_quotes_of_a_bad_date_do_not_shift_its_place() -> None:
    assert _one("laws", "period: '2010/2011-13'")[1][0].column == 24


def test_an_unknown_field_is_a_problem_at_its_key() -> None:
    (problem,) = _one("laws", "colour: red")[1]
    assert (problem.name, problem.line, problem.column) == ("unknown-key", 4, 5)


def test_a_field_that_is_misspelt_gets_a_hint() -> None:
    assert "`period`" in _one("laws", "peroid: 2010")[1][0].hint


def test_a_word_that_is_misspelt_gets_a_hint() -> None:
    assert "`decree`" in _one("laws", "form: decre")[1][0].hint


def test_a_set_without_quotes_gets_the_hint_to_quote_it() -> None:
    assert "quotes" in _one("roles", "due: [2010,2012]")[1][0].hint


@pytest.mark.parametrize("field", ["period: [2010,2012]", "events: [{event: adoption, date: [2010,2012]}]"])
def test_a_set_without_quotes_never_becomes_two_claims(field: str) -> None:
    record, problems = _one("laws", field)
    assert (len(record.claims), len(problems)) == (1, 1)


def test_a_reference_is_a_link_with_the_kinds_it_may_have() -> None:
    (link,) = _law("issuer: parliament").links
    assert (link.field, link.target, link.kinds, link.line, link.column) == ("issuer", "parliament", ("body", "organisation"), 4, 13)


# --- claims ----------------------------------------------------------------------------------------------------------

FORMS = {"scalar": "number: N-1", "mapping": "number: {value: N-1}", "list": "number: [N-1]", "list of mappings": "number: [{value: N-1}]"}


@pytest.mark.parametrize("form", FORMS)
def test_a_claim_reads_alike_in_every_form(form: str) -> None:
    (claim,) = [claim for claim in _law(FORMS[form]).claims if claim.field == "number"]
    assert (claim.value, claim.cites, claim.details) == ("N-1", (), {})


@pytest.mark.parametrize(("form", "column"), [("number: N-1", 13), ("number: {value: N-1}", 21), ("number: [{value: N-1}]", 22)])
def test_a_claim_stands_where_its_value_stands(form: str, column: int) -> None:
    claim = _law(form).claims[1]
    assert (claim.line, claim.column) == (4, column)


def test_a_list_may_mix_the_forms() -> None:
    record = _law("number: [N-1, {value: N-2, cite: s §1}]")
    assert [(claim.value, claim.cites) for claim in record.claims[1:]] == [("N-1", ()), ("N-2", (("s", "§1"),))]


def test_a_claim_keeps_what_is_said_about_it() -> None:
    field = "number: {value: N-1, cite: [s §1, t], note: so, valid: 2010/2012, derivation: computed, rule: r, prefer: true}"
    claim = _law(field).claims[1]
    assert (claim.cites, claim.details) == (
        (("s", "§1"), ("t", "")),
        {"note": ["so"], "valid": "2010/2012", "derivation": "computed", "rule": "r", "prefer": True},
    )


def test_a_period_keeps_its_parts() -> None:
    claim = _law("period: {value: 199X/1998, start_part: early, end_part: late}").claims[1]
    assert claim.details == {"start_part": "early", "end_part": "late"}


def test_a_period_is_read_as_a_date() -> None:
    claim = _law("period: 2016/2020").claims[1]
    assert claim.date is not None
    assert (claim.date.earliest, claim.date.latest) == ((2016, 1, 1), (2020, 12, 31))


def test_a_date_keeps_the_spelling_of_its_author() -> None:
    assert _law("period: 2011~/..").claims[1].value == "2011~/.."


@pytest.mark.parametrize(("typed", "kept"), [("5", "5"), ("4.5", "4.5"), ("-3", "-3")])
def test_an_amount_is_a_claim(typed: str, kept: str) -> None:
    assert _one("figures", f"value: {{value: {typed}, bound: over}}")[0].claims[1].value == kept


def test_a_wrong_claim_leaves_the_others() -> None:
    record, problems = _one("laws", "period: [2010, {value: someday, cite: s}, {value: 2011, cite: s}]")
    assert ([claim.value for claim in record.claims[1:]], len(problems)) == (["2010", "2011"], 1)


@pytest.mark.parametrize("field", ["number: [N-1, N-2]", "period: [2010, 2011, {value: 2012, cite: s}]", "title: [A, B]"])
def test_several_values_need_a_source_each(field: str) -> None:
    title = "" if field.startswith("title") else "title: T, "
    problems = _decode(f"laws: {{a: {{{title}{field}}}}}")[1]
    assert [problem.name for problem in problems] == ["wrong-type"]


def test_several_values_hold_at_the_same_time() -> None:
    assert [claim.value for claim in _law("aliases: [A, {value: B, cite: s}]").claims[1:]] == ["A", "B"]


def test_aliases_may_stand_by_language() -> None:
    record = _law("aliases: {en: [A, B], uk: В}")
    assert [(claim.value, claim.language) for claim in record.claims[1:]] == [("A", "en"), ("B", "en"), ("В", "uk")]


TITLES = {
    "One": [("en", "One")],
    "{value: One, cite: s}": [("en", "One")],
    "[One, {value: Two, cite: s}]": [("en", "One"), ("en", "Two")],
    "{en: One, uk: Один}": [("en", "One"), ("uk", "Один")],
    "{en: [One, {value: Two, cite: s}], uk: {value: Один, cite: s}}": [("en", "One"), ("en", "Two"), ("uk", "Один")],
    "{uk: Один}": [("uk", "Один")],
}


@pytest.mark.parametrize("written", TITLES)
def test_a_title_is_read_by_language(written: str) -> None:
    (record,), problems = _decode(f"laws: {{a: {{title: {written}}}}}")
    assert ([(claim.language, claim.value) for claim in record.claims], problems) == (TITLES[written], [])


def test_a_title_in_an_unknown_language_is_a_problem() -> None:
    assert _names("laws: {a: {title: {en: One, de: Eins}}}") == ["unknown-key"]


# --- citations -------------------------------------------------------------------------------------------------------


def test_a_citation_is_a_source_and_a_place_in_it() -> None:
    assert _law("cite: changing-roles-2019 §1.2 item 3").cites == (("changing-roles-2019", "§1.2 item 3"),)


def test_several_citations_keep_their_order() -> None:
    assert _law("cite: [b §1, a]").cites == (("b", "§1"), ("a", ""))


def test_a_citation_points_to_its_source() -> None:
    (link,) = _law("cite: s §1").links
    assert (link.field, link.target, link.kinds, link.details) == ("cite", "s", ("source",), {"at": "§1"})


# --- records ---------------------------------------------------------------------------------------------------------


def test_a_record_stands_where_its_id_stands() -> None:
    records, _ = _decode("laws:\n  a:\n    title: A\n  b:\n    title: B\n")
    assert [(record.id, record.path, record.line, record.column) for record in records] == [("a", "a.yaml", 2, 3), ("b", "a.yaml", 4, 3)]


def test_records_keep_the_order_of_the_file() -> None:
    records, _ = _decode("laws: {b: {title: B}, a: {title: A}}")
    assert [(record.id, record.order) for record in records] == [("b", 1), ("a", 2)]


def test_a_file_may_hold_several_kinds() -> None:
    records, _ = _decode("laws: {a: {title: A}}\ntreaties: {b: {title: B}}")
    assert [(record.id, record.kind) for record in records] == [("a", "law"), ("b", "treaty")]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_can_stand_in_a_file(kind: Kind) -> None:
    records, _ = _decode(f"{kind.plural}: {{a: {{title: A}}}}")
    assert [record.kind for record in records] == [kind.name]


def test_an_unknown_kind_is_a_problem_at_its_key() -> None:
    (problem,) = _decode("statutes:\n  a: {title: A}\nlaws: {}\n")[1]
    assert (problem.name, problem.line, problem.column) == ("unknown-kind", 1, 1)


@pytest.mark.parametrize("name", ["Law-1", "law_1", "law--1", "-law", "law-", "law 1", "закон", "a/b", "a.b", "''"])
def test_an_id_of_other_signs_is_a_problem(name: str) -> None:
    assert _names(f"laws: {{{name}: {{title: T}}}}") == ["bad-id"]


@pytest.mark.parametrize("name", ["a", "1", "2011", "law-1", "law-3739-vi"])
def test_an_id_of_letters_digits_and_hyphens_is_right(name: str) -> None:
    assert _names(f"laws: {{{name}: {{title: T}}}}") == []


def test_a_record_without_a_title_falls() -> None:
    records, problems = _decode("laws: {a: {form: law}, b: {title: B}}")
    assert ([record.id for record in records], [problem.name for problem in problems]) == (["b"], ["missing-key"])


@pytest.mark.parametrize("title", ["''", "[]", "{}", "{en: []}", "{de: Eins}", "[[a]]", "{note: n}"])
def test_no_record_falls_without_a_word(title: str) -> None:
    records, problems = _decode(f"laws: {{a: {{title: {title}}}}}")
    assert (records, [problem.record for problem in problems]) == ([], ["a"])


@pytest.mark.parametrize("body", ["", "text", "[a]"])
def test_a_record_that_is_no_mapping_falls(body: str) -> None:
    records, problems = _decode(f"laws: {{a: {body}, b: {{title: B}}}}")
    assert ([record.id for record in records], [problem.name for problem in problems]) == (["b"], ["wrong-type"])


def test_a_problem_outside_of_records_names_no_record() -> None:
    problems = _decode("laws: {a: {title: A}}\ntreaties: text\n")[1]
    assert [problem.record for problem in problems] == [""]


REQUIRED = [(kind.plural, field.name) for kind in KINDS for field in kind.fields if field.required and field.name != "title"]


@pytest.mark.parametrize(("plural", "field"), REQUIRED)
def test_a_field_that_must_be_there_is_missed(plural: str, field: str) -> None:
    problems = _decode(f"{plural}: {{a: {{title: A}}}}")[1]
    assert [problem.name for problem in problems if f"`{field}`" in problem.message] == ["missing-key"]


# --- records inside records ------------------------------------------------------------------------------------------

NESTED = """\
programmes:
  p:
    title: P
    cite: s §1
    roles:
      second: {title: Second, order: 2}
      first:
        title: First
        order: 1
        cite: t
        roles:
          inner: {title: Inner}
"""


def _nested() -> dict[str, Record]:
    records, problems = _decode(NESTED)
    assert problems == []
    return {record.id: record for record in records}


def test_a_nested_record_carries_the_id_of_its_parent() -> None:
    assert [(record.id, record.parent) for record in _nested().values()] == [
        ("p", ""), ("p/second", "p"), ("p/first", "p"), ("p/first/inner", "p/first"),
    ]  # fmt: skip


def test_a_nested_record_is_of_the_kind_that_its_field_says() -> None:
    assert {record.kind for record in _nested().values() if record.parent} == {"role"}


def test_an_order_that_is_written_is_kept() -> None:
    nested = _nested()
    assert (nested["p/second"].body["order"], nested["p/first"].body["order"]) == (2, 1)


def test_a_nested_record_without_citation_has_its_parents() -> None:
    assert _nested()["p/second"].cites == (("s", "§1"),)


def test_a_nested_record_with_a_citation_has_its_own() -> None:
    assert _nested()["p/first"].cites == (("t", ""),)


def test_a_citation_is_inherited_from_the_nearest_record() -> None:
    assert _nested()["p/first/inner"].cites == (("t", ""),)


def test_a_citation_below_the_nested_records_is_inherited_too() -> None:
    records, _ = _decode("laws: {a: {title: A, provisions: {art-1: {title: One}}, cite: s}}")
    assert records[1].cites == (("s", ""),)


def test_provisions_live_inside_treaties_and_laws() -> None:
    records, _ = _decode("laws: {a: {title: A, provisions: {art-1: {title: One, provisions: {p-2: {title: Two}}}}}}")
    assert [(record.id, record.kind) for record in records[1:]] == [("a/art-1", "provision"), ("a/art-1/p-2", "provision")]


def test_a_problem_in_a_nested_record_names_the_nested_record() -> None:
    problems = _decode("laws: {a: {title: A, provisions: {art-1: {title: One, colour: red}}}}")[1]
    assert [problem.record for problem in problems] == ["a/art-1"]


def test_a_bad_id_of_a_nested_record_is_told_of_its_parent() -> None:
    problems = _decode("laws: {a: {title: A, provisions: {art-1: {title: One}, Art-2: {title: Two}}}}")[1]
    assert [(problem.name, problem.record) for problem in problems] == [("bad-id", "a")]


# --- events ----------------------------------------------------------------------------------------------------------


def _events(*events: str) -> Record:
    record, problems = _one("treaties", f"events: [{', '.join(events)}]")
    assert problems == []
    return record


def test_the_address_of_an_event_is_its_kind() -> None:
    assert _events("{event: ratification}").events[0].address == "ratification"


def test_blanks_in_an_address_are_hyphens() -> None:
    assert _events("{event: entry into force}").events[0].address == "entry-into-force"


def test_later_events_of_a_kind_are_numbered() -> None:
    record = _events("{event: ratification}", "{event: deposit}", "{event: ratification}", "{event: ratification}")
    assert [event.address for event in record.events] == ["ratification", "deposit", "ratification-2", "ratification-3"]


def test_an_id_of_its_own_is_the_address() -> None:
    assert _events("{event: reservation, id: res-13-6}").events[0].address == "res-13-6"


def test_an_event_with_its_own_id_is_counted() -> None:
    record = _events("{event: ratification, id: first}", "{event: ratification}")
    assert [event.address for event in record.events] == ["first", "ratification-2"]


def test_two_events_with_one_address_are_a_problem() -> None:
    record, problems = _one("treaties", "events: [{event: reservation, id: r}, {event: objection, id: r}]")
    assert ([event.kind for event in record.events], [problem.name for problem in problems]) == (["reservation"], ["repeated-id"])


@pytest.mark.parametrize("name", ["Res 13", "a.by", "a/b", "a#b", "title", "number", "cite", "events"])
def test_an_address_that_could_be_mistaken_is_a_problem(name: str) -> None:
    record, problems = _one("treaties", f"events: [{{event: reservation, id: '{name}', date: 2010}}]")
    assert (record.events, [problem.name for problem in problems]) == ([], ["bad-id"])


def test_the_dates_of_an_event_are_claims_under_its_address() -> None:
    record = _events("{event: ratification}", "{event: ratification, date: [2010, {value: 2011-02, cite: s}]}")
    assert [(claim.field, claim.value) for claim in record.claims[1:]] == [("ratification-2", "2010"), ("ratification-2", "2011-02")]


def test_an_event_without_a_date_stays() -> None:
    assert len(_events("{event: ratification}").events) == 1


def test_an_event_with_a_wrong_date_stays() -> None:
    record, problems = _one("treaties", "events: [{event: ratification, date: someday}]")
    assert (len(record.events), [problem.name for problem in problems]) == (1, ["bad-date"])


def test_an_event_keeps_who_where_and_what() -> None:
    (event,) = _events("{event: signature, party: ukraine, place: Palermo, text: T, on: a/art-1, note: n, derivation: derived, cite: s §2}").events
    assert (event.party, event.cites, event.details) == (
        "ukraine",
        (("s", "§2"),),
        {"place": "Palermo", "text": {"en": "T"}, "on": "a/art-1", "note": ["n"], "derivation": "derived"},
    )


def test_all_parties_are_no_reference() -> None:
    assert _events("{event: entry into force, party: all}").links == []


def test_the_act_behind_an_event_is_a_claim() -> None:
    claims = _events("{event: ratification, by: {value: law-1, cite: s}}").claims[1:]
    assert [(claim.field, claim.value, claim.cites) for claim in claims] == [("ratification.by", "law-1", (("s", ""),))]


@pytest.mark.parametrize(("by", "targets"), [("law-1", ["law-1"]), ("The Parliament of Ukraine", [])])
def test_the_act_behind_an_event_is_a_reference_where_it_is_an_id(by: str, targets: list[str]) -> None:
    assert [link.target for link in _events(f"{{event: ratification, by: {by}}}").links] == targets


@pytest.mark.parametrize("name", ["amendment", "replacement", "occurrence"])
def test_an_event_that_is_derived_cannot_be_typed(name: str) -> None:
    assert [problem.name for problem in _one("laws", f"events: [{{event: {name}}}]")[1]] == ["unknown-word"]


def test_one_event_needs_no_list() -> None:
    assert len(_one("laws", "events: {event: adoption}")[0].events) == 1


def test_a_wrong_event_leaves_the_others() -> None:
    record, problems = _one("laws", "events: [{event: adoption}, {event: nonsense}, {event: repeal}]")
    assert ([event.kind for event in record.events], len(problems)) == (["adoption", "repeal"], 1)


def test_the_date_of_a_standalone_event_is_its_one_event() -> None:
    record, problems = _one("events", "date: [2014, {value: 2014-02, cite: s}]")
    assert ([event.address for event in record.events], [claim.field for claim in record.claims[1:]], problems) == (
        ["occurrence"], ["occurrence", "occurrence"], [],
    )  # fmt: skip


# --- links -----------------------------------------------------------------------------------------------------------


def test_a_link_has_a_verb_and_a_target_with_its_place() -> None:
    (link,) = _law("links: [{implements: palermo-protocol}]").links
    assert (link.verb, link.target, link.line, link.column) == ("implements", "palermo-protocol", 4, 26)


def test_a_link_may_have_several_targets() -> None:
    assert [link.target for link in _law("links: [{implements: [a, b/c]}]").links] == ["a", "b/c"]


def test_what_a_link_says_holds_for_all_its_targets() -> None:
    links = _law("links: [{implements: [a, b], derivation: derived, valid: 2010/2012, reading: wide, note: n, cite: s §1}]").links
    assert [(link.cites, link.details) for link in links if link.verb] == [
        ((("s", "§1"),), {"derivation": "derived", "valid": "2010/2012", "reading": "wide", "note": ["n"]})
    ] * 2


def test_a_target_may_have_a_citation_of_its_own() -> None:
    links = _law("links: [{implements: [a, {value: b, cite: t, note: own}], cite: s}]").links
    assert [(link.target, link.cites, link.details) for link in links if link.verb] == [
        ("a", (("s", ""),), {}),
        ("b", (("t", ""),), {"note": ["own"]}),
    ]


def test_one_link_needs_no_list() -> None:
    assert len(_law("links: {implements: a}").links) == 1


def test_a_link_may_hold_several_verbs() -> None:
    assert [(link.verb, link.target) for link in _law("links: [{amends: a, implements: b}]").links] == [("amends", "a"), ("implements", "b")]


def test_an_unknown_verb_is_a_problem_at_the_verb() -> None:
    (problem,) = _one("laws", "links: [{derivation: derived, implement: a}]")[1]
    assert (problem.name, problem.column) == ("unknown-verb", 35)


def test_a_verb_that_is_misspelt_gets_a_hint() -> None:
    assert "`implements`" in _one("laws", "links: [{implement: a}]")[1][0].hint


def test_an_inverse_gets_the_hint_to_write_the_link_from_the_other_side() -> None:
    assert "`amends`" in _one("laws", "links: [{amended by: a}]")[1][0].hint


@pytest.mark.parametrize(("target", "name"), [("Some Law", "bad-id"), ("{note: n}", "missing-key"), ("''", "wrong-type"), ("[[a]]", "wrong-type")])
def test_a_wrong_target_is_one_problem(target: str, name: str) -> None:
    record, problems = _one("laws", f"links: [{{implements: {target}}}]")
    assert (record.links, [problem.name for problem in problems]) == ([], [name])


def test_a_wrong_target_leaves_the_others() -> None:
    assert [link.target for link in _one("laws", "links: [{implements: [a, B, c]}]")[0].links] == ["a", "c"]
