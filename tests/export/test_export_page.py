"""The page as text: whole, safe, small, the same each time; what a browser makes of it is tested in tests/page."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from conftest import Run, write_dataset
from exporting import SAMPLE, records

LIMIT = {"en": 1_400_000, "uk": 1_700_000}  # bytes: a Ukrainian letter takes two
HOSTILE = """
treaties:
  bad: {title: "<script>alert(1)</script>", number: '"><b onclick=x>', summary: "</style> ]]> <!--", cite: s, note: see other-one}
  other-one: {title: Other, cite: s}
sources:
  s: {title: "<i>", authority: study, url: "javascript:alert(1)"}
"""


class Reader(HTMLParser):
    """Every element with its attributes, and the text of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[str, list[str]] = {"script": [], "style": []}
        self._open = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in self.inside:
            self._open = tag
            self.inside[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        self._open = "" if tag == self._open else self._open

    def handle_data(self, data: str) -> None:
        if self._open:
            self.inside[self._open][-1] += data

    def all(self, name: str) -> list[str]:
        """Every value of an attribute."""
        return [value or "" for _, attributes in self.elements for key, value in attributes.items() if key == name]


@cache
def read(text: str) -> Reader:
    return Reader(text)


@pytest.fixture(params=["en", "uk"])
def page(request: pytest.FixtureRequest, run: Run) -> str:
    """The page of the bundled data, in each language."""
    return run("export", "html", "--lang", str(request.param)).out


@pytest.mark.parametrize("language", LIMIT)
def test_the_page_is_small(run: Run, language: str) -> None:
    assert len(run("export", "html", "--lang", language).out.encode()) < LIMIT[language]


def test_every_record_has_its_address(page: str, run: Run) -> None:
    found = set(read(page).all("id"))
    every = {json.loads(line)["id"] for line in run("export", "jsonl").out.splitlines()[1:]}
    assert every - found == set()


def test_every_address_is_there_once(page: str) -> None:
    found = read(page).all("id")
    assert len(found) == len(set(found))


def test_every_link_within_the_page_leads_somewhere(page: str) -> None:
    reader = read(page)
    targets = set(reader.all("id"))
    assert [link for link in reader.all("href") if link.startswith("#") and link[1:] not in targets] == []


def test_every_part_that_a_name_refers_to_is_there(page: str) -> None:
    reader = read(page)
    assert set(reader.all("aria-labelledby")) | set(reader.all("for")) <= set(reader.all("id"))


def test_nothing_is_loaded(page: str) -> None:
    reader = read(page)
    assert reader.all("src") == []
    assert not {"link", "img", "iframe", "object", "embed", "base"} & {tag for tag, _ in reader.elements}
    assert not re.search(r"@import|url\((?!#)", reader.inside["style"][0])


def test_the_policy_allows_this_style_and_these_scripts_alone(page: str) -> None:
    reader = read(page)
    policy = next(value for value in reader.all("content") if value.startswith("default-src 'none'"))
    digests = [
        "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for name in reader.inside for text in reader.inside[name]
    ]
    assert len(digests) == 3
    assert sorted(re.findall(r"'(sha256-[^']+)'", policy)) == sorted(digests)
    assert "unsafe" not in policy
    assert not [name for _, attributes in reader.elements for name in attributes if name.startswith("on") or name == "style"]


def test_the_page_names_version_date_and_licence(page: str) -> None:
    assert all(part in page for part in ("2026.11", "2026-11-24", "CC BY 4.0"))


def test_headings_go_down_a_step_at_a_time(page: str) -> None:
    levels = [int(tag[1]) for tag, _ in read(page).elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(lower - upper <= 1 for upper, lower in pairwise(levels))


def test_titles_stand_in_both_languages(run: Run) -> None:
    for language in ("en", "uk"):
        out = run("export", "html", "cets-201", "--lang", language).out
        assert "Council of Europe Convention on the Protection of Children" in out
        assert "Конвенція Ради Європи про захист дітей" in out


def test_ukrainian_text_says_its_language(run: Run) -> None:
    out = run("export", "html", "cets-201", "--kind", "treaty").out
    assert re.search(r"<i lang=uk>Конвенція Ради Європи", out)


def test_english_text_on_a_ukrainian_page_says_its_language(run: Run) -> None:
    out = run("export", "html", "cets-201", "--lang", "uk").out
    assert "<html lang=uk>" in out
    assert "<i lang=en>By the Committee of Ministers." in out
    assert "<p>Зобов’язує держави" in out


def test_a_disagreement_tells_both_values_and_their_sources(run: Run) -> None:
    out = run("export", "html", "cets-201").out
    part = out[out.index("Sources differ") :]
    number = re.search(r"\[(\d+) §1\.2 item 3\]", part)
    assert part.index("≠ 2007") < part.index("shown: 2012-06-20")
    assert number is not None
    assert f"<li id=changing-roles-2019 class=r><p id=_{number[1]}>[{number[1]}] " in out


def test_an_event_gives_the_number_of_its_source(run: Run) -> None:
    out = run("export", "html", "cets-201").out
    number = re.search(r"<b>2012-08-27</b> deposit <a href=#_(\d+)>", out)
    assert number is not None
    assert f"<li id=austria-bgbl-iii-167-2012 class=r><p id=_{number[1]}>[{number[1]}] " in out


def test_a_sum_of_money_is_told_as_the_card_tells_it(run: Run) -> None:
    out = run("export", "html", "programme-2012").out
    assert re.search(
        r"<dt>funding<dd>7,300,000 UAH · Forecast in the news at adoption.{0,200} <a href=#_\d+>\[\d+\]</a><dd>4,723,366 UAH, all sources of money",
        out,
    )
    assert "2,867,326 UAH, other sources of money (" in run("programme", "2012").out
    assert "<dd>240\u00a0900 UAH, державний бюджет · " in run("export", "html", "programme-2012", "--lang", "uk").out


def test_a_link_tells_a_long_title_in_short_and_leads_to_the_whole(run: Run, tmp_path: Path) -> None:
    long = "A law on the registers of all that the State and its towns have ever written down"
    laws = f"laws: {{a: {{title: {long}, number: 1-I, cite: s}}, b: {{title: B, cite: s, links: [{{amends: a}}]}}}}"
    out = run("export", "html", "-d", str(write_dataset(tmp_path, f"{laws}\nsources: {{s: {{title: S, authority: study}}}}"))).out
    assert "<dt>amends<dd><a href=#a>1-I A law on the registers of all that the …</a>" in out
    assert f"<h3>{long}</h3>" in out


def test_two_long_titles_that_begin_alike_are_linked_whole(run: Run, tmp_path: Path) -> None:
    long = "Standing council for the coordination of everything there is"
    bodies = f"bodies: {{a: {{title: {long} here, cite: s, links: [{{succeeds: b}}]}}, b: {{title: {long} there, cite: s}}}}"
    out = run("export", "html", "-d", str(write_dataset(tmp_path, f"{bodies}\nsources: {{s: {{title: S, authority: study}}}}"))).out
    assert f"<a href=#b>{long} there</a>" in out


def test_an_id_in_a_remark_is_a_link(run: Run, tmp_path: Path) -> None:
    folder = write_dataset(tmp_path, HOSTILE)
    assert "see <a href=#other-one>Other</a>" in run("export", "html", "-d", str(folder)).out


def test_what_a_dataset_says_is_never_markup(run: Run, tmp_path: Path) -> None:
    out = run("export", "html", "-d", str(write_dataset(tmp_path, HOSTILE))).out
    reader = Reader(out)
    assert len(reader.inside["script"]) == 2
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in out
    assert "onclick" not in {name for _, attributes in reader.elements for name in attributes}
    assert [link for link in reader.all("href") if not link.startswith(("#", "https://", "http://"))] == []


def test_the_page_is_the_same_each_time_and_on_any_day(run: Run, tmp_path: Path) -> None:
    one = run("export", "html", "-d", SAMPLE).out
    other = run("export", "html", "-d", SAMPLE, env={"TIMELINE_TODAY": "2031-05-06"}).out
    assert one == other


def test_a_part_holds_what_was_asked_for_and_the_sources_of_it(run: Run) -> None:
    out = run("export", "html", "--kind", "programme", "-d", SAMPLE).out
    addresses = set(read(out).all("id"))
    assert {item["id"] for item in records(run, "--kind", "programme")} <= addresses
    assert not {item["id"] for item in records(run, "--kind", "treaty")} & addresses
    assert {source for item in records(run, "--kind", "programme") for source in _cited(item)} <= addresses


def _cited(item: dict[str, Any]) -> set[str]:
    return {cite.partition(" ")[0] for cite in item["cite"]}


@pytest.mark.parametrize("filters", [("--kind", "finding"), ("--kind", "source"), ("--topic", "women"), ("--from", "2010", "--to", "2012")])
def test_links_of_a_part_lead_to_what_it_holds(run: Run, filters: tuple[str, ...]) -> None:
    reader = read(run("export", "html", *filters, "-d", SAMPLE).out)
    targets = set(reader.all("id"))
    assert [link for link in reader.all("href") if link.startswith("#") and link[1:] not in targets] == []


def test_a_part_says_that_it_is_one(run: Run) -> None:
    assert "A part of the dataset: kind: programme" in run("export", "html", "--kind", "programme", "-d", SAMPLE).out


def test_one_source_alone_is_named(run: Run) -> None:
    out = run("export", "html", "--according-to", "changing-roles-2019").out
    assert re.search(r"according to: <a href=#changing-roles-2019>", out)
    assert "2012-08-27" not in out


def test_what_the_page_leaves_out_is_told(run: Run, tmp_path: Path) -> None:
    result = run("export", "html", "hotlines", "-o", str(tmp_path / "page.html"))
    assert "links from a topic to its records" in result.err


def test_what_may_match_says_so(run: Run) -> None:
    out = run("export", "html", "--at", "2011-06-01", "--kind", "body").out
    assert "<span class=m>May match</span>" in out


def test_an_existing_page_stays(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("mine", encoding="utf-8")
    assert run("export", "html", "-d", SAMPLE, "-o", str(path)).code == 4
    assert path.read_text(encoding="utf-8") == "mine"
