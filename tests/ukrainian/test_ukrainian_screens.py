"""Asked in Ukrainian, the program says nothing in English: every command on a dataset whose every text is Ukrainian."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import Run

DATASET = Path(__file__).parent / "dataset"
LISTS = (
    "stages", "treaties", "laws", "programmes", "roles", "provisions", "bodies", "organisations", "donors", "hotlines", "events", "figures", "findings",
    "recommendations", "topics", "sources",
)  # fmt: skip
RECORDS = (
    "zvit", "reiestr", "krai", "inshyi", "linii", "zhinky", "rada", "uriad", "stara-rada", "spilka", "dohovir", "dohovir/art-1", "zakon", "novyi-zakon",
    "staryi-zakon", "prohrama", "prohrama/navchannia", "prohrama-2/yak-ranishe", "etap-1", "liniia", "podiia", "chysla", "chastka", "ocinka", "slova",
    "vysnovok", "porada",
)  # fmt: skip
COMMANDS = (
    (), ("info",), *((name,) for name in LISTS), *((name, "--from", "2003", "--to", "2004") for name in LISTS), *(("show", name) for name in RECORDS),
    *(("why", name) for name in RECORDS), ("programme", "prohrama", "--roles"), ("show", "dohovir#ratification"), ("stages", "--all"), ("roles", "--all"),
    ("at", "2003-06"), ("at", "2010"), ("at", "2020"), ("at", "2003", "--explain"), ("at", "1980"), ("diff", "1998", "2013"),
    ("diff", "1998", "2013", "--basis", "adopted"), ("chart",), ("chart", "prohrama"), ("gaps",), ("on", "02-20"), ("on", "01-05"), ("conflicts",),
    ("conflicts", "--depends"), ("series", "lik"), ("stale",), ("search", "лінія"), ("search", "лініян"), ("search", "чогонема", "лінії"),
    ("search", "лінія", "--from", "2003", "--kind", "hotline"), ("treaties", "--status", "ended"), ("treaties", "--ratified-in", "2004"),
    ("laws", "--status", "in-force", "--at", "2001"), ("laws", "--adopted-after", "1990"), ("treaties", "--topic", "linii"),
    ("findings", "--theme", "strength"), ("laws", "--form", "code"), ("sources", "--according-to", "zvit"), ("laws", "--limit", "1"),
)  # fmt: skip
NO_WORDS = re.compile(
    r"timeline [^·\n]*|[\w/]+\.yaml:\d+:\d+|/\S+|--\w+|[\w/.-]+#[\w-]+|CC0-1\.0|The treaty|\bUAH\b|\bN\b"  # commands, places in files, ids, a title
)


def ids() -> set[str]:
    """Every id, and name of an entry, that the dataset's files give."""
    text = (DATASET / "records.yaml").read_text(encoding="utf-8")
    return {
        *re.findall(r"([a-z][a-z0-9-]*):", text),
        *re.findall(r"(?:id|series): ([a-z0-9-]+)", text),
        "dataset",
        "uk",
        "en",
        "body",
    }  # `body`: the row of a kind among what no source dates


def english_in(text: str) -> list[str]:
    """The words in Latin letters that are no ids."""
    known = ids()
    return [word for word in re.findall(r"[A-Za-z][A-Za-z0-9-]+", NO_WORDS.sub(" ", text)) if word not in known]


@pytest.mark.parametrize("format", ["table", "text", "markdown"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_word_is_english(run: Run, command: tuple[str, ...], format: str) -> None:
    result = run("--lang", "uk", "-d", str(DATASET), "-f", format, *command)
    assert result.code == 0
    assert english_in(result.out + result.err) == []


@pytest.mark.parametrize("command", [("cite", "dohovir"), ("cite", "zvit"), ("cite", "prohrama", "--at", "2003")], ids=" ".join)
def test_no_word_of_a_citation_is_english(run: Run, command: tuple[str, ...]) -> None:
    result = run(*command, "--lang", "uk", "-d", str(DATASET))
    text = result.out.replace("«", "").replace("prohrama --at 2003 --basis in-force", "")
    assert (result.code, english_in(re.sub(r"timeline [^.]*", "", text))) == (0, [])


def names_in(text: str) -> list[str]:
    """The names of the problems that `check` told, in its order."""
    return re.findall(r"\[([a-z-]+)\]$", text, re.MULTILINE)


def test_the_dataset_of_these_tests_has_no_fault(run: Run) -> None:
    result = run("check", "-d", str(DATASET))
    assert (result.code, ": error: " in result.out) == (0, False)
    in_ukrainian = run("check", "-d", str(DATASET), "--lang", "uk").out
    assert (names_in(in_ukrainian), "warning" in in_ukrainian, "hint" in in_ukrainian) == (names_in(result.out), False, False)


def test_an_english_word_would_be_seen() -> None:
    assert english_in("Договір · in force · dohovir · timeline show x") == ["in", "force"]
