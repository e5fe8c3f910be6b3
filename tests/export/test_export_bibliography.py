"""Bibliographies: what `cite` writes can be read again by the programs that it is written for, with nothing lost."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from conftest import MakeDataset, Run
from hypothesis import given
from hypothesis import strategies as st

from timeline.export.bibliography import STYLES, bibtex, ris
from timeline.query.citing import citation
from timeline.query.lens import Lens, NotFound, UsageError
from timeline.store import Store

RECORDS = """
sources:
  report:
    title: "Roles & ranks: 100% of what_they {do} #1 ~ ^ \\\\ $5"
    authority: study
    form: book
    authors: ["Levchenko K.B., Doctor of Law", Shved O.V.]
    editors: [Orlean A.M.]
    publisher: A & B
    place: Kyiv
    year: '2019'
    pages: '98'
    language: en
    ids: {isbn: 978-966-137-124-7}
    checked: 2026-11-23
  page:
    title: {en: A page, uk: Сторінка}
    authority: press
    form: news
    url: "https://example.org/a_page?x=1&y=2#top"
    checked: 2026-11-24
    copy_of: The gazette
    events: [{event: publication, date: 2011-09-20}]
programmes:
  p: {title: A programme, cite: [report §1, page], roles: {one: {title: A role, order: 1}}}
"""
NAME = "Sample"
_UNESCAPED = (
    {r"\textbackslash{}": "\\", r"\textasciitilde{}": "~", r"\textasciicircum{}": "^", r"\textasciigrave{}": "`"}
    | {f"\\{sign}": sign for sign in "&%$#_{}"}
    | {"{}": ""}
)


@pytest.fixture
def store(dataset: MakeDataset) -> Store:
    """The records above."""
    return dataset(RECORDS)


def item(store: Store, text: str, at: str = "", **lens: Any) -> dict[str, Any]:
    """The item that is cited."""
    return citation(Lens(store, **({"today": "2026-11-24"} | lens)), text, at)


# --- readers that know no more of the formats than they need -----------------------------------------------------------


def read_bibtex(text: str) -> tuple[str, str, dict[str, str]]:
    """Type, key and fields of the one entry; every brace must have its partner."""
    head = re.match(r"@(\w+)\{([^,\s{}]+),\n", text)
    assert head is not None
    fields, place = {}, head.end()
    while (begin := re.compile(r"\s*(\w+) = \{").match(text, place)) is not None:
        end = _closing(text, begin.end())
        fields[begin[1]] = text[begin.end() : end]
        assert text[end + 1] == ","
        place = end + 2
    assert text[place:] == "\n}\n"
    return head[1], head[2], fields


def _closing(text: str, place: int) -> int:
    """Where the brace that was opened before `place` is closed."""
    depth = 1
    while True:
        if text[place] == "\\":
            place += 2  # an escaped sign opens and closes nothing
            continue
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        if not depth:
            return place
        place += 1


def plain_latex(text: str) -> str:
    """The text that LaTeX would print."""
    signs = "|".join(re.escape(sign) for sign in _UNESCAPED)
    return re.sub(signs, lambda found: _UNESCAPED[found[0]], text.removeprefix("{").removesuffix("}"))


def read_ris(text: str) -> list[tuple[str, str]]:
    """(tag, value) of the one record, line by line; the line ends are those of the format."""
    assert text.endswith("ER  - \r\n\r\n")
    lines = text.removesuffix("\r\n\r\n").split("\r\n")
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines)
    return [(line[:2], line[6:]) for line in lines]


# --- a source in full --------------------------------------------------------------------------------------------------

TITLE = "Roles & ranks: 100% of what_they {do} #1 ~ ^ \\ $5"


def test_a_source_in_plain_text_has_people_title_place_publisher_year_extent_and_isbn(store: Store) -> None:
    assert STYLES["plain"]([item(store, "report")]) == (
        f"Levchenko K.B.; Shved O.V. {TITLE}. Ed. Orlean A.M. Kyiv: A & B, 2019. 98 p. ISBN 978-966-137-124-7.\n"
    )


def test_a_page_in_plain_text_has_its_address_the_day_it_was_read_and_what_it_copies(store: Store) -> None:
    assert STYLES["plain"]([item(store, "page")]) == (
        "A page. 2011. https://example.org/a_page?x=1&y=2#top. Accessed 2026-11-24. Copy of: The gazette.\n"
    )


def test_a_source_in_csl_json_is_a_list_of_one_item(store: Store) -> None:
    [read] = json.loads(STYLES["csl-json"]([item(store, "report")]))
    assert (read["id"], read["type"], read["title"]) == ("report", "book", TITLE)
    assert read["author"] == [{"family": "Levchenko", "given": "K.B."}, {"family": "Shved", "given": "O.V."}]
    assert read["editor"] == [{"family": "Orlean", "given": "A.M."}]
    assert (read["publisher"], read["publisher-place"], read["ISBN"]) == ("A & B", "Kyiv", "978-966-137-124-7")
    assert read["issued"] == {"date-parts": [[2019]]}


def test_dates_in_csl_json_are_numbers(store: Store) -> None:
    [read] = json.loads(STYLES["csl-json"]([item(store, "page")]))
    assert (read["issued"], read["accessed"]) == ({"date-parts": [[2011, 9, 20]]}, {"date-parts": [[2026, 11, 24]]})


def test_a_source_in_bibtex_has_its_type_key_and_fields(store: Store) -> None:
    kind, key, fields = read_bibtex(bibtex([item(store, "report")]))
    assert (kind, key) == ("book", "report")
    assert (fields["date"], fields["location"], fields["pagetotal"], fields["isbn"]) == ("2019", "Kyiv", "98", "978-966-137-124-7")
    assert fields["author"].split(" and ") == ["Levchenko, K. B.", "Shved, O. V."]


def test_a_name_that_is_no_persons_stays_whole() -> None:
    item = {"id": "x", "type": "book", "title": "T", "author": [{"literal": "Ministry of Social Policy"}]}
    _, _, fields = read_bibtex(bibtex([item]))
    assert fields["author"] == "{Ministry of Social Policy}"
    assert ("AU", "Ministry of Social Policy") in read_ris(ris([item]))


@pytest.mark.parametrize(
    ("more", "kind"), [({"publisher": "P"}, "report"), ({"URL": "https://example.org"}, "online"), ({}, "misc")], ids=["published", "page", "neither"]
)
def test_a_report_without_an_institution_is_no_report_for_biblatex(more: dict[str, str], kind: str) -> None:
    found, _, fields = read_bibtex(bibtex([{"id": "x", "type": "report", "title": "T", **more}]))
    assert (found, fields.get("institution"), fields.get("type")) == (kind, more.get("publisher"), "report" if kind == "report" else None)


def test_signs_that_latex_obeys_are_escaped_and_printed_again(store: Store) -> None:
    _, _, fields = read_bibtex(bibtex([item(store, "report")]))
    assert plain_latex(fields["title"]) == TITLE
    assert fields["publisher"] == r"A \& B"


def test_an_address_in_bibtex_is_left_as_it_is(store: Store) -> None:
    kind, _, fields = read_bibtex(bibtex([item(store, "page")]))
    assert (kind, fields["url"], fields["urldate"]) == ("online", "https://example.org/a_page?x=1&y=2#top", "2026-11-24")


@given(st.text(st.characters(exclude_categories=["C", "Z"]) | st.sampled_from(r"\{}&%$#_~^ "), min_size=1))
def test_whatever_a_title_holds_latex_reads_it_back(title: str) -> None:
    _, _, fields = read_bibtex(bibtex([{"id": "x", "type": "book", "title": title}]))
    assert plain_latex(fields["title"]) == title


def test_a_source_in_ris_has_a_line_for_each_person_and_ends_as_the_format_asks(store: Store) -> None:
    lines = read_ris(ris([item(store, "report")]))
    assert (lines[0], lines[-1]) == (("TY", "BOOK"), ("ER", ""))
    assert [value for tag, value in lines if tag in ("AU", "ED")] == ["Levchenko, K.B.", "Shved, O.V.", "Orlean, A.M."]
    assert {("TI", TITLE), ("PB", "A & B"), ("CY", "Kyiv"), ("PY", "2019"), ("SP", "98"), ("SN", "978-966-137-124-7")} <= set(lines)


def test_a_day_of_reading_in_ris_has_slashes(store: Store) -> None:
    assert {("TY", "NEWS"), ("Y2", "2026/11/24"), ("PY", "2011")} <= set(read_ris(ris([item(store, "page")])))


def test_a_line_break_in_a_title_is_no_line_of_ris() -> None:
    lines = read_ris(ris([{"id": "x", "type": "book", "title": "One\nER  - \r\ntwo"}]))
    assert [tag for tag, _ in lines] == ["TY", "ID", "TI", "ER"]


def test_the_title_of_a_source_is_in_the_language_of_the_asker(store: Store) -> None:
    assert item(store, "page", language="uk")["title"] == "Сторінка"


# --- a record, and what is said of it on a date ------------------------------------------------------------------------


@pytest.mark.parametrize("style", STYLES)
def test_a_record_is_cited_as_a_part_of_this_version_of_the_dataset(store: Store, style: str) -> None:
    text = STYLES[style]([item(store, "p")])
    for part in ("A programme", NAME, "timeline show p", "Rests on: page, report"):
        assert part in text


def test_a_record_is_a_dataset_of_that_version_in_every_format_that_has_types(store: Store) -> None:
    cited = item(store, "p")
    assert (cited["type"], cited["container-title"], cited["version"]) == ("dataset", NAME, "1")
    kind, _, fields = read_bibtex(bibtex([cited]))
    assert (kind, fields["version"]) == ("dataset", "1")
    assert {("TY", "DATA"), ("T2", NAME), ("ET", "1")} <= set(read_ris(ris([cited])))


def test_the_key_of_a_nested_record_has_no_sign_that_a_key_must_not_have(store: Store) -> None:
    _, key, _ = read_bibtex(bibtex([item(store, "p/one")]))
    assert re.fullmatch(r"[a-z0-9-]+", key)
    assert key.endswith("p-one")


def test_a_state_of_play_is_cited_with_its_date_its_basis_and_the_command_that_asks_again(store: Store) -> None:
    cited = item(store, "p", "2018", counts="adopted")
    assert cited["id"].endswith("-p-2018")
    assert "state of play on 2018, basis adopted" in cited["note"]
    assert "timeline at 2018 --kind programme --basis adopted" in cited["note"]


@pytest.mark.parametrize(
    ("record", "day", "language", "status"),
    [
        ("cets-201", "2009", "en", "not yet (start: 2012-12-01)"),
        ("cets-201", "2012", "en", "in part (since 2012-12-01)"),
        ("cets-201", "2014", "uk", "діє (від 2012-12-01)"),
        ("programme-2007", "2012-01-01", "en", "ended (end: 2010)"),
        ("la-strada-hotline", "2021-06-01", "uk", "не можна сказати (востаннє підтверджено 2019-09-17)"),
    ],
)
def test_a_citation_with_a_date_tells_the_status_on_it(run: Run, record: str, day: str, language: str, status: str) -> None:
    assert f": {status}. " in run("cite", record, "--at", day, "--lang", language).out


def test_what_has_no_status_is_cited_without_one(run: Run) -> None:
    out = run("cite", "finding-premises", "--at", "2012").out
    assert "state of play on 2012, basis in-force. Asked as: timeline show finding-premises." in out


def test_a_date_that_is_none_cannot_be_cited(store: Store) -> None:
    with pytest.raises(UsageError, match="--at"):
        item(store, "p", "soon")


def test_what_is_no_record_cannot_be_cited(store: Store) -> None:
    with pytest.raises(NotFound):
        item(store, "nothing at all")


# --- the command -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("style", "begin"), [("plain", "Levchenko"), ("bibtex", "@book{report,"), ("ris", "TY  - BOOK\r\n"), ("csl-json", "[\n")])
def test_the_command_writes_the_style_asked_for(run: Run, store: Store, style: str, begin: str) -> None:
    result = run("cite", "report", "--style", style, "-d", store.folder)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(begin)


def test_the_command_writes_plain_text_unasked(run: Run, store: Store) -> None:
    assert run("cite", "report", "-d", store.folder).out == run("cite", "report", "--style", "plain", "-d", store.folder).out


def test_a_style_that_is_none_is_wrong_usage_and_the_styles_are_given(run: Run, store: Store) -> None:
    result = run("cite", "report", "--style", "mla", "-d", store.folder)
    assert (result.code, result.out) == (2, "")
    assert "--style: `mla` is not known" in result.err
    assert "plain, bibtex, ris, csl-json" in result.err


def test_a_citation_goes_into_a_file_with_its_line_ends(run: Run, store: Store, tmp_path: Any) -> None:
    result = run("cite", "report", "--style", "ris", "-d", store.folder, "-o", str(tmp_path / "out.ris"))
    assert (result.code, result.out) == (0, "")
    assert (tmp_path / "out.ris").read_bytes().decode() == ris([item(store, "report")])
