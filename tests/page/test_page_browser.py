"""The page in a real browser, offline: the same answers as the command line, by mouse, keyboard and ear, in every size and colour."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from conftest import Run, write_dataset
from driving import HOSTILE, PHONE, TOOLS, Browser, Pages, missing

KINDS = ("stage", "treaty", "law", "programme", "body", "organisation", "hotline")
DATES = (
    "1926-01-01", "1953-12-06", "1953-12-07", "1960-06-01", "1981-09-03", "1990-01-01", "1991-08-24", "1993-12-31", "1997-09-11", "1998-12-31",
    "1999-01-01", "2001-09-01", "2002-12-31", "2004-06-20", "2005-12-31", "2006-10-21", "2007-06-01", "2009-05-27", "2010-12-31", "2011-03-01",
    "2011-06-01", "2011-11-15", "2012-12-01", "2013-01-01", "2016-02-24", "2018-01-07", "2019-09-17", "2019-09-18", "2020-12-31", "2022-11-01",
    "2023-06-02", "2026-11-24",
)  # fmt: skip
WORDS = (
    "hotline", "HOTLINE", "traffick", "торгівля людьми", "програмою", "обов'язкову", "обовʼязкову", "art. 149", "3739-VI", "La Strada", "iom ngo",
    "hotline zzzz", "zzzz", "№ 111", "cets-201", "*", "Палермо", "жінка", "жінці", "захід", "заходами", "діти", "torhivlia", "doslidzhennia", "zhinok", "kyiv",
)  # fmt: skip
LISTS = {
    "treaties": ("treaty", ""), "laws --topic legislation": ("law", "legislation"), "findings --topic funding-donors": ("finding", "funding-donors"),
    "roles --topic training": ("role", "training"), "figures": ("figure", ""), "sources": ("source", ""),
    "organisations --topic networking": ("organisation", "networking"),
}  # fmt: skip
SOME = (  # some of each kind, of which every part can be opened and checked
    "cets-201", "law-3739-vi", "programme-1999", "policy-stage-1", "cso-stage-3", "council-of-europe", "la-strada-hotline", "la-strada-ukraine",
    "la-strada-calls", "coalition-members", "barrier-cost-restrictions", "rec-state-committees", "hotlines", "armed-conflict", "ukraine",
)  # fmt: skip


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One browser for all tests, with an empty profile."""
    try:
        import selenium  # noqa: F401 (only whether it is there)
    except ImportError:
        missing("selenium")
    if not shutil.which("chromium") or not shutil.which("chromedriver"):
        missing("chromium with chromedriver")
    opened = Browser(tmp_path_factory.mktemp("profile"))
    yield opened
    opened.driver.quit()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    path = TOOLS / "axe-core" / "axe.min.js"
    if not path.is_file():
        missing("axe-core")
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def vnu() -> list[str]:
    """The command of the HTML validator."""
    path = TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not path.is_file():
        missing("vnu")
    if not shutil.which("java"):
        missing("java")
    return ["java", "-jar", str(path), "--stdout", "--format", "text"]


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory, cache_home: Path) -> Pages:
    """Writes pages of the bundled data."""
    return Pages(tmp_path_factory.mktemp("pages"), cache_home)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory, pages: Pages) -> Path:
    """The page of a dataset that would like to be a program."""
    return pages("-d", str(write_dataset(tmp_path_factory.mktemp("hostile"), HOSTILE)))


@pytest.fixture
def opened(browser: Browser, pages: Pages) -> Browser:
    """The browser with the page of the whole dataset as it is when it has just been opened."""
    browser.open(pages())
    return browser


def answer(run: Run, *args: str) -> dict[str, Any]:
    """What the command line answers in JSON."""
    result = run(*args, "--json")
    assert result.code == 0, result.err
    return dict(json.loads(result.out))


def ids(found: dict[str, Any], *keys: str) -> set[str]:
    """The ids of the items under these keys."""
    return {item["id"] for key in keys or ("items",) for item in found.get(key, ())}


# --- offline ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "uk"])
def test_the_page_opens_without_a_word_on_the_console_and_asks_for_nothing(browser: Browser, pages: Pages, language: str) -> None:
    browser.open(pages("--lang", language))
    assert browser.console() == []
    assert browser.run("return performance.getEntriesByType('resource').map(entry => entry.name)") == []


def test_the_page_is_forbidden_to_ask_for_anything(opened: Browser) -> None:
    blocked = opened.run(
        "const image = new Image(); image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw='; document.body.append(image);"
        "const script = document.createElement('script'); script.textContent = 'window.injected = 1'; document.body.append(script);"
        "return window.injected === undefined"
    )
    opened.until("!document.images[0].complete || document.images[0].naturalWidth === 0")
    assert blocked
    assert any("Content Security Policy" in message for message in opened.console())


# --- the state of play -----------------------------------------------------------------------------------------------

_READ = """
const groups = {};
for (const box of document.querySelectorAll('#_state > .k')) {
  groups[box.dataset.kind] = [...box.querySelectorAll('li')].map(entry => ({
    id: decodeURIComponent(entry.querySelector('a').hash.slice(1)), note: entry.querySelector('small')?.textContent ?? '',
    date: entry.querySelector('b')?.textContent ?? '',
  }));
}
return groups
"""
_SLIDE = """
const slider = document.getElementById('_slide');
slider.value = Date.parse(arguments[0] + 'T00:00Z') / 86400000;
slider.dispatchEvent(new Event('input'));
"""


def slide(browser: Browser, day: str) -> dict[str, list[dict[str, str]]]:
    """Move the slider to a day, and read what the page then says."""
    browser.run(_SLIDE, day)
    assert browser.run("return document.getElementById('_day').value") == day
    return dict(browser.run(_READ))


@pytest.mark.parametrize("language", ["en", "uk"])
def test_on_any_day_the_slider_says_what_the_command_line_says(browser: Browser, pages: Pages, run: Run, language: str) -> None:
    browser.open(pages("--lang", language))
    for day in DATES if language == "en" else DATES[::5]:
        shown, asked = slide(browser, day), answer(run, "at", day, "--lang", language)
        plurals = {"body": "bodies", "treaty": "treaties"}
        for kind in KINDS:
            assert {entry["id"] for entry in shown[kind]} == ids(asked, plurals.get(kind, f"{kind}s")), (day, kind)
        untold = {entry["id"]: entry["note"] for entry in shown.get("untold", ())}
        assert untold == {item["id"]: item["reason"] for item in asked.get("cannot_be_told", ())}, day
        assert [entry["id"] for entry in shown.get("next", ())] == [item["id"].partition("#")[0] for item in asked.get("next", ())], day


def test_on_any_day_the_slider_gives_the_dates_that_the_command_line_gives(opened: Browser, run: Run) -> None:
    for day in DATES[::4]:
        shown, asked = slide(opened, day), answer(run, "at", day)
        notes = {entry["id"]: entry["note"] for kind in KINDS for entry in shown[kind]}
        for item in (item for key in ("treaties", "laws") for item in asked.get(key, ()) if item["since"] and "[" not in item["since"]):
            assert item["since"] in notes[item["id"]], (day, item)


def test_with_another_basis_the_slider_says_what_the_command_line_says(browser: Browser, pages: Pages, run: Run) -> None:
    browser.open(pages("--basis", "adopted"))
    for day in DATES[::6]:
        asked = answer(run, "at", day, "--basis", "adopted")
        assert {entry["id"] for entry in slide(browser, day)["treaty"]} == ids(asked, "treaties"), day


@pytest.mark.parametrize("language", ["en", "uk"])
def test_the_script_writes_what_the_page_says_without_it(browser: Browser, pages: Pages, language: str) -> None:
    page = pages("--lang", language)
    browser.open(page)
    before = browser.run(
        "return new DOMParser().parseFromString(arguments[0], 'text/html').getElementById('_state').innerHTML", page.read_text(encoding="utf-8")
    )
    after = browser.run("return document.getElementById('_state').innerHTML")
    assert after == before


def test_buttons_go_to_the_nearest_days_of_change(opened: Browser) -> None:
    slide(opened, "2012-12-05")
    opened.run("document.getElementById('_before').click()")
    first = opened.run("return document.getElementById('_day').value")
    slide(opened, "2012-12-04")
    opened.run("document.getElementById('_after').click()")
    assert first <= "2012-12-04"
    assert opened.run("return document.getElementById('_day').value") > "2012-12-04"


def test_a_day_can_be_an_address(browser: Browser, pages: Pages) -> None:
    browser.open(pages(), "#on=2011-06-01")
    assert browser.run("return document.getElementById('_day').value") == "2011-06-01"


def test_the_line_on_the_lanes_follows_the_day(opened: Browser) -> None:
    slide(opened, "2001-01-01")
    line = "document.getElementById('_now').getBoundingClientRect().x"
    year = "[...document.querySelectorAll('.years text')].find(text => text.textContent === '2001' || text.textContent === '2000')"
    left = opened.run(f"const box = {year}.getBoundingClientRect(); return {line} - box.x - box.width / 2")
    assert 0 <= left < 40
    slide(opened, "2000-01-01")
    assert abs(opened.run(f"const box = {year}.getBoundingClientRect(); return {line} - box.x - box.width / 2")) < 2


# --- search and filters ----------------------------------------------------------------------------------------------

_VISIBLE = "return [...document.querySelectorAll('.r')].filter(box => !box.hidden).map(box => box.id || box.lastElementChild.id)"
_SET = """
document.getElementById('_form').reset();
for (const [name, value] of Object.entries(arguments[0])) {
  const field = document.getElementById(name);
  if (field.type === 'checkbox') field.checked = value; else field.value = value;
}
document.getElementById('_form').dispatchEvent(new Event('input'));
"""


def filtered(browser: Browser, **fields: str | bool) -> set[str]:
    """The ids of the records that are left when the fields of the form are set so."""
    browser.run(_SET, {f"_{name}": value for name, value in fields.items()})
    return set(browser.run(_VISIBLE))


@pytest.mark.parametrize("words", WORDS)
def test_the_search_finds_what_the_command_line_finds(opened: Browser, run: Run, words: str) -> None:
    result = run("search", words, "--json", "--limit", "0")
    expected = ids(json.loads(result.out)) if result.code == 0 else None  # no word at all: the page shows everything
    assert filtered(opened, words=words) == (set(filtered(opened)) if expected is None else expected)


def test_the_search_tells_when_only_some_words_are_held(opened: Browser) -> None:
    filtered(opened, words="hotline zzzz")
    opened.until("document.getElementById('_found').textContent.includes('these hold some')")


@pytest.mark.parametrize("command", LISTS)
def test_kind_and_topic_leave_what_the_list_has(opened: Browser, run: Run, command: str) -> None:
    kind, topic = LISTS[command]
    listed = answer(run, *command.split(), *(["--all"] if command.startswith("roles") else []), "--limit", "0")
    assert filtered(opened, kind=kind, topic=topic) == ids(listed)


def test_only_where_sources_differ_leaves_what_conflicts_has(opened: Browser, run: Run) -> None:
    conflicts = answer(run, "conflicts")["items"]
    assert filtered(opened, differ=True) == {item["id"].partition("#")[0] for item in conflicts}


@pytest.mark.parametrize("day", ["1998-06-01", "2011-06-01", "2024-01-01"])
def test_only_what_held_leaves_what_the_list_on_that_day_has(opened: Browser, run: Run, day: str) -> None:
    slide(opened, day)
    for command, kind in (("treaties", "treaty"), ("laws", "law"), ("provisions", "provision")):
        listed = answer(run, command, "--at", day, "--limit", "0")
        undated = ids(answer(run, command, "--limit", "0")) - dated(run, command)
        assert filtered(opened, held=True, kind=kind) == ids(listed, "items", "may_match") - undated


def dated(run: Run, command: str) -> set[str]:
    """The records of a list of which some source tells a date: the page gives the others no state."""
    out = answer(run, "at", "2011-06-01", "--kind", command)
    undated = {name for row in out.get("undated", ()) for name in row["ids"]}
    return ids(answer(run, command, "--limit", "0")) - undated


@pytest.mark.parametrize("source", ["rada-anot-3739-17", "austria-bgbl-iii-167-2012"])
def test_the_records_that_cite_a_source_are_a_click_away(opened: Browser, run: Run, source: str) -> None:
    opened.run("document.getElementById(arguments[0]).querySelector('.ask').click()", source)
    opened.until("document.activeElement.id === '_clear'")
    assert set(opened.run(_VISIBLE)) == cited(run, source)


def cited(run: Run, source: str) -> set[str]:
    """Every record that cites a source."""
    lines = run("export", "jsonl", "--cites", source).out.splitlines()[1:]
    return {json.loads(line)["id"] for line in lines}


def test_the_number_of_records_left_is_announced(opened: Browser) -> None:
    filtered(opened, kind="treaty")
    opened.until("document.getElementById('_found').textContent.startsWith('26 of ')")
    assert opened.run("return document.getElementById('_found').getAttribute('role')") == "status"


def test_lanes_show_what_the_filters_leave(opened: Browser) -> None:
    left = filtered(opened, kind="programme")
    shown = opened.run(
        "return [...document.querySelectorAll('.lanes li')].filter(row => !row.hidden).map(row => row.querySelector('a').hash.slice(1))"
    )
    assert set(shown) == left


# --- by keyboard -----------------------------------------------------------------------------------------------------


def press(browser: Browser, *keys: str) -> None:
    """Press keys where the focus is."""
    from selenium.webdriver.common.action_chains import ActionChains

    chain: Any = ActionChains(browser.driver)
    for key in keys:
        chain.send_keys(key)
    chain.perform()


def test_the_first_tab_stop_leads_past_everything(opened: Browser) -> None:
    from selenium.webdriver.common.keys import Keys

    press(opened, Keys.TAB)
    assert opened.run("return document.activeElement.className") == "skip"
    assert opened.run("return getComputedStyle(document.activeElement).left") == "0px"
    press(opened, Keys.ENTER)
    assert opened.run("return location.hash") == "#_records"


def test_arrows_move_the_day_by_one(opened: Browser) -> None:
    from selenium.webdriver.common.keys import Keys

    slide(opened, "2011-06-01")
    opened.run("document.getElementById('_slide').focus()")
    press(opened, Keys.ARROW_RIGHT)
    assert opened.run("return document.getElementById('_day').value") == "2011-06-02"
    assert opened.run("return document.getElementById('_slide').getAttribute('aria-valuetext')") == "2 June 2011"


def test_enter_opens_a_record(opened: Browser) -> None:
    from selenium.webdriver.common.keys import Keys

    opened.run("document.getElementById('cets-201').closest('details').querySelector('summary').focus()")
    press(opened, Keys.ENTER)
    assert opened.run("return document.getElementById('cets-201').checkVisibility()")


def test_what_has_the_focus_is_outlined(opened: Browser) -> None:
    from selenium.webdriver.common.keys import Keys

    press(opened, Keys.TAB, Keys.TAB, Keys.TAB)
    assert opened.run("return parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2


# --- addresses and titles --------------------------------------------------------------------------------------------


def test_the_address_of_a_record_opens_it(browser: Browser, pages: Pages) -> None:
    browser.open(pages(), "#cets-201")
    browser.until("document.getElementById('cets-201').checkVisibility()")
    top = browser.run("return document.getElementById('cets-201').getBoundingClientRect().top")
    assert 0 <= top <= 900


def test_a_link_opens_a_record_that_a_filter_hides(opened: Browser) -> None:
    filtered(opened, kind="law")
    opened.run("location.hash = '#cets-201'")
    opened.until("document.getElementById('cets-201').checkVisibility()")
    assert opened.run("return document.getElementById('_kind').value") == ""


def test_the_number_of_a_source_leads_to_it(opened: Browser) -> None:
    opened.run("location.hash = '#cets-201'")
    opened.until("document.getElementById('cets-201').checkVisibility()")
    opened.run("document.querySelector('#cets-201 ul a[href^=\"#_\"]').click()")
    opened.until("document.activeElement.matches('li.r')")
    assert opened.run("return document.activeElement.querySelector('p a').href").startswith("http")


def test_titles_turn_ukrainian_and_back(opened: Browser) -> None:
    heading = "document.getElementById('cets-201').closest('details').querySelector('h3')"
    link = "document.querySelector('.k a[href=\"#cets-201\"]')"
    english = opened.run(f"return [{heading}.firstChild.textContent.trim(), {link}.textContent]")
    opened.run("document.getElementById('_titles').click()")
    assert opened.run(f"return {heading}.firstChild.textContent").startswith("Конвенція")
    assert opened.run(f"return {link}.firstChild.lang") == "uk"
    slide(opened, "2013-01-01")
    assert opened.run(f"return {link}.textContent").startswith("Конвенція")
    opened.run("document.getElementById('_titles').click()")
    assert opened.run(f"return [{heading}.firstChild.textContent.trim(), {link}.textContent]") == english


# --- without a script, on paper, on a phone --------------------------------------------------------------------------


def test_without_a_script_everything_is_there_and_nothing_asks_for_one(browser: Browser, pages: Pages) -> None:
    browser.look()
    browser.command("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.driver.get(pages(*SOME).as_uri())
        hidden = browser.driver.find_elements("css selector", "form, .controls")
        assert [element.is_displayed() for element in hidden] == [False, False]
        assert browser.driver.find_element("id", "_state").is_displayed()
        assert browser.driver.find_element("css selector", ".lanes").is_displayed()
        summary = browser.driver.find_element("css selector", "#kind_treaty ~ details summary")
        summary.click()
        assert browser.driver.find_element("css selector", "#kind_treaty ~ details > div").is_displayed()
    finally:
        browser.command("Emulation.setScriptExecutionDisabled", value=False)


def test_on_paper_every_record_is_open(browser: Browser, pages: Pages) -> None:
    browser.open(pages(*SOME))
    browser.look(media="print")
    closed = "[...document.querySelectorAll('details.r > div')].filter(box => !box.checkVisibility() || !box.offsetHeight).map(box => box.id)"
    assert browser.run(f"return {closed}") == []
    assert not browser.run("return document.querySelector('form').checkVisibility()")


@pytest.mark.parametrize("size", [PHONE, (768, 900), (1280, 900)])
def test_nothing_reaches_out_of_the_window(browser: Browser, pages: Pages, size: tuple[int, int]) -> None:
    browser.open(pages(*SOME), size=size)
    browser.run("for (const box of document.querySelectorAll('details')) box.open = true")
    assert browser.run("return document.documentElement.scrollWidth") <= size[0]


@pytest.mark.parametrize("size", [PHONE, (1280, 900)])
def test_years_on_the_axis_do_not_touch(browser: Browser, pages: Pages, size: tuple[int, int]) -> None:
    browser.open(pages(), size=size)
    boxes = browser.run(
        "return [...document.querySelectorAll('.years text')].filter(text => text.checkVisibility())"
        ".map(text => [text.getBoundingClientRect().left, text.getBoundingClientRect().right])"
    )
    assert len(boxes) > 3
    assert all(one[1] + 2 < other[0] for one, other in pairwise(boxes))


# --- independent checkers --------------------------------------------------------------------------------------------

_CHECK = """
const done = arguments[0];
axe.run(document, {resultTypes: ['violations']}).then(
  result => done(result.violations.map(rule => `${rule.id}: ${rule.nodes.length} × ${rule.nodes[0].html.slice(0, 200)} ${rule.nodes[0].failureSummary}`)),
  error => done([String(error)]));
"""
LOOKS = {
    "wide": ((1280, 900), False, "en"), "phone": (PHONE, False, "en"), "dark": ((1280, 900), True, "en"),
    "Ukrainian": ((1280, 900), False, "uk"),
}  # fmt: skip


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_when_everything_is_open(browser: Browser, pages: Pages, axe: str, look: str) -> None:
    size, dark, language = LOOKS[look]
    browser.open(pages(*SOME, "--lang", language), size=size, dark=dark)
    browser.run("for (const box of document.querySelectorAll('details')) box.open = true")
    browser.run(axe)
    assert browser.driver.execute_async_script(_CHECK) == []


def test_axe_finds_nothing_on_the_whole_page(opened: Browser, axe: str) -> None:
    opened.run(axe)
    assert opened.driver.execute_async_script(_CHECK) == []


def test_axe_finds_nothing_on_a_hostile_page(browser: Browser, hostile: Path, axe: str) -> None:
    browser.open(hostile, size=PHONE)
    browser.run("for (const box of document.querySelectorAll('details')) box.open = true")
    browser.run(axe)
    assert browser.driver.execute_async_script(_CHECK) == []


def test_the_validator_finds_nothing(pages: Pages, hostile: Path, vnu: list[str]) -> None:
    found = [pages(), pages("--lang", "uk"), hostile]
    result = subprocess.run([*vnu, *map(str, found)], capture_output=True, text=True, check=False)
    assert result.stdout.strip() == "Document checking completed. No errors found."
    assert result.returncode == 0


# --- a dataset that would like to be a program -----------------------------------------------------------------------


def test_a_dataset_cannot_run_anything(browser: Browser, hostile: Path) -> None:
    browser.open(hostile, "#bad-title")
    browser.until("document.getElementById('bad-title').checkVisibility()")
    browser.run("document.getElementById('_titles').click()")
    slide(browser, "2010-01-01")
    filtered(browser, words="script")
    browser.run("for (const element of document.querySelectorAll('main *')) element.dispatchEvent(new Event('click'))")
    assert browser.run("return window.pwned") is None
    assert browser.console() == []
    assert browser.run("return document.querySelectorAll('script').length") == 2
    assert browser.run("return document.querySelectorAll('img, main script, [onclick], a[href^=\"javascript\"]').length") == 0


def test_a_dataset_is_shown_letter_by_letter(browser: Browser, hostile: Path) -> None:
    browser.open(hostile)
    title = browser.run("return document.getElementById('bad-title').closest('details').querySelector('h3').firstChild.textContent.trim()")
    assert title == '<script>window.pwned = 1</script><img src=x onerror="window.pwned = 2">'


def test_a_very_long_word_breaks(browser: Browser, hostile: Path) -> None:
    browser.open(hostile, size=PHONE)
    browser.run("for (const box of document.querySelectorAll('details')) box.open = true")
    assert browser.run("return document.documentElement.scrollWidth") <= PHONE[0]
