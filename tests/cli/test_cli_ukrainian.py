"""Help and errors are told in Ukrainian to who asks in Ukrainian, and none is left out."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from conftest import Run

from timeline.cli.app import COMMANDS, GROUPS, _make, app
from timeline.cli.errors_uk import SENTENCES, sentence
from timeline.cli.help_uk import _METAVARS, LINES, line
from timeline.cli.problems_uk import SENTENCES as OF_PROBLEMS
from timeline.cli.problems_uk import told
from timeline.edtf import EdtfError, parse
from timeline.export.formats import FORMATS

PACKAGE = Path(__file__).parents[2] / "timeline"
UKRAINIAN = re.compile("[а-яіїєґ]", re.IGNORECASE)
RAISED = {"Unusable", "BadCell", "Unread", "UsageError", "NotFound", "OutputFailed", "DataUnreadable"}


# --- help ------------------------------------------------------------------------------------------------------------


def help_lines(name: str) -> Iterator[str]:
    """Every line of help of a command: its own, and those of its arguments and options."""
    command: Any = typer.main.get_command(app) if name == "timeline" else _make(name)
    yield command.help
    yield from (parameter.help for parameter in command.params if getattr(parameter, "help", None))


@pytest.mark.parametrize("name", ["timeline", *COMMANDS])
def test_every_line_of_help_of_a_command_has_a_ukrainian_form(name: str) -> None:
    lines = list(help_lines(name))
    assert len(lines) > 1
    assert [english for english in lines if line(english) == english] == []


def test_every_group_and_every_command_has_a_ukrainian_line() -> None:
    assert [text for group, commands in GROUPS.items() for text in (group, *commands.values()) if line(text) == text] == []


def test_no_line_of_the_table_is_left_over() -> None:
    used = {text for name in ("timeline", *COMMANDS) for text in help_lines(name)} | {app.info.epilog, "Show this message and exit."}
    used |= {text for group, commands in GROUPS.items() for text in (group, *commands.values())}
    assert set(LINES) - used == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_placeholder_has_a_ukrainian_form(name: str) -> None:
    shown = {parameter.metavar for parameter in _make(name).params if parameter.metavar}
    assert shown - set(_METAVARS) - {"en|uk", "time|even"} == set()


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_the_help_of_a_command_is_ukrainian_from_the_first_line_to_the_last(run: Run, name: str) -> None:
    out = run("--lang", "uk", *([name] if name else []), "--help").out
    assert out.startswith("Використання: timeline")
    assert [
        text for text in ("Usage", "Options", "Arguments", "Examples", "OPTIONS", "[required]", "default:", "env var", "Show this") if text in out
    ] == []


@pytest.mark.parametrize("arguments", [("--lang", "uk", "at", "-h"), ("at", "--lang", "uk", "-h"), ("at", "-h", "--lang=uk")], ids=" ".join)
def test_the_language_counts_wherever_it_stands(run: Run, arguments: tuple[str, ...]) -> None:
    assert "Параметри:" in run(*arguments).out


def test_the_language_of_the_environment_counts_for_help(run: Run) -> None:
    assert "Параметри:" in run("--help", env={"LANG": "uk_UA.UTF-8"}).out
    assert "Options:" in run("--help", "--lang", "en", env={"LANG": "uk_UA.UTF-8"}).out


# --- errors ----------------------------------------------------------------------------------------------------------


def skeletons(node: ast.expr) -> Iterator[str]:
    """The texts that an expression may give, every gap filled with a number."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in node.values)
    elif isinstance(node, ast.IfExp):
        yield from (*skeletons(node.body), *skeletons(node.orelse))
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from skeletons(value)


def raised() -> dict[str, str]:
    """Every message and hint that the code raises, with its place; those that are commands to type, and pure gaps, aside."""
    found: dict[str, str] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in RAISED:
                arguments = [*node.args, *(word.value for word in node.keywords if word.arg == "hint")]
                found |= {text: f"{path.name}:{node.lineno}" for argument in arguments for text in skeletons(argument)}
    return {text: place for text, place in found.items() if re.search("[a-z]{2}", re.sub(r"timeline .*|--style 7", "", text))}


def test_every_message_and_every_hint_that_is_raised_has_a_ukrainian_form() -> None:
    messages = raised()
    assert len(messages) > 50  # the walk has found them
    assert {text: place for text, place in messages.items() if not UKRAINIAN.search(sentence(text))} == {}


WRONG_DATES = (
    "", "x" * 300, "-0000", "Y20110-05", "2011-13", "2011-25", "2011-21-05", "2011-02-30", "XXXX-02-31", "2011T10:00", "2011-01-01T1", "2011-01-01T25:00:00",
    "2011-01-01T10:00:00+99:00", "2011/2012/2013", "../..", "2012/2011", "2011-01-01T10:00:00/2012", "[2011", "[2011,,2012]", "[..]", "[2011..2012..]",
    "[2012..2011]", "2011E2", "2011S2", "nonsense", "20 11", "201x", "201Х", "2011–2012", "२०११", "2011\x00", "2011&", "-", "Y2011", "20111", "211",
    "2011-1", "2011-01-1", "2011??", "2011,", "since 2014", "05/06/2011", "early 90s",
)  # fmt: skip


@pytest.mark.parametrize("text", WRONG_DATES)
def test_what_is_wrong_with_a_date_is_told_in_ukrainian(text: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse(text)
    assert UKRAINIAN.search(sentence(caught.value.message).replace(text, "")), caught.value.message
    assert not caught.value.hint or UKRAINIAN.search(sentence(caught.value.hint)), caught.value.hint


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("treaty", "nosuch"), "помилка: немає запису з назвою «nosuch» (вид: договір)"),
        (("show", "nosuch"), "помилка: немає запису з назвою «nosuch»"),
        (("donor", "nosuch"), "помилка: немає запису з назвою «nosuch» (вид: орган або організація)"),
        (("law", "2012"), "помилка: «2012» може означати кілька записів (закони та інші акти)"),
        (("at", "2011-13"), "помилка: ДАТА: немає місяця 13\nпідказка: пишіть 2011/2013"),
        (("treaties", "--from", "х"), "помилка: --from: "),
        (("at", "--nope", "2011"), "Використання: timeline at [ПАРАМЕТРИ] {ДАТА}\nДовідка: timeline at -h\n\nпомилка: немає параметра --nope"),
        (("nosuch",), "помилка: немає команди «nosuch»"),
        (("at",), "помилка: бракує аргументу ДАТА"),
        (("laws", "--limit", "x"), "помилка: --limit: «x» – не ціле число"),
        (("on", "02-20", "x"), "помилка: зайві аргументи: x"),
        (("laws", "--form", "poem"), "помилка: --form: «poem» немає в переліку\nпідказка: одне з цих слів: конвенція"),
        (("laws", "--sort"), "помилка: параметр --sort потребує значення"),
        (("info", "-d", "nosuch/folder"), "помилка: немає теки nosuch/folder"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)  # fmt: skip
def test_an_error_is_told_in_ukrainian(run: Run, arguments: tuple[str, ...], expected: str) -> None:
    result = run("--lang", "uk", *arguments)
    assert result.code in (2, 3)
    assert expected in result.err


def test_an_error_is_english_for_everybody_else(run: Run) -> None:
    assert run("treaty", "nosuch").err.startswith("error: no treaty is called `nosuch`")
    assert "No such option: --nope" in run("at", "--nope", "2011").err


def losses() -> Iterator[str]:
    """What an export may say that it could not carry: the constants that are handed to `lose`, and what the page counts."""
    for path in sorted((PACKAGE / "export").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = {
            node.targets[0].id: node.value.value
            for node in tree.body
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and isinstance(node.value, ast.Constant)
        }
        called = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "lose"]
        yield from (str(constants[node.args[1].id]) for node in called if isinstance(node.args[1], ast.Name) and node.args[1].id in constants)
    yield from ("links beyond 300 of one sort of one record, which are counted there", "links from a topic to its records, which name it themselves")


def test_what_an_export_cannot_carry_is_told_in_ukrainian() -> None:
    said = [f"html: {what}: 12" for what in losses()]
    said += [f"csv: -o FOLDER or -o FILE.zip gives more: {format.rest}" for format in FORMATS if format.rest]
    assert len(said) > 15
    assert [english for english in said if not UKRAINIAN.search(sentence(english))] == []


def test_a_note_of_an_export_is_ukrainian(run: Run) -> None:
    told = run("export", "jsonld", "cets-201", "-d", str(Path(__file__).parents[1] / "golden" / "dataset"), env={"LANG": "uk_UA.UTF-8"}).err
    assert told == "примітка: jsonld: необраних тверджень: 1\n"


@pytest.mark.parametrize(("table", "tell"), [(SENTENCES, sentence), (OF_PROBLEMS, told)], ids=["errors", "problems"])
def test_no_sentence_hides_behind_an_earlier_one(table: tuple[tuple[str, str], ...], tell: Callable[[str], str]) -> None:
    for english, ukrainian in table:
        gaps = english.count("{}")
        typed = english.replace("{}", "7")
        assert tell(typed) == re.sub(r"\{\d(:kind|:words|:verbs|:quoted)?\}", "7", ukrainian), (english, gaps)


def faults() -> dict[str, str]:
    """Every message and hint on a dataset's files that stands where a problem is made, with its place; what goes on after a gap aside."""
    found: dict[str, str] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) else ""
            if isinstance(node, ast.Call) and name in ("Problem", "note", "_note", "_Fault"):
                arguments = node.args[:2] if name == "_Fault" else node.args[1:3]
                found |= {text: f"{path.name}:{node.lineno}" for argument in arguments for text in skeletons(argument)}
    return {text: place for text, place in found.items() if re.search("[a-z]{2}", text) and not re.match("7[:;] ", text)}


def test_every_message_on_a_file_has_a_ukrainian_form() -> None:
    messages = faults()
    assert len(messages) > 100  # the walk has found them
    assert {text: place for text, place in messages.items() if not UKRAINIAN.search(told(text))} == {}


# --- words typed as a Ukrainian screen shows them ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "english"),
    [
        (("links", "law-3739-vi", "--verb", "впроваджується"), ("links", "law-3739-vi", "--verb", "implemented by")),
        (("links", "law-3739-vi", "--kind", "програми"), ("links", "law-3739-vi", "--kind", "programme")),
        (("laws", "--form", "указ"), ("laws", "--form", "decree")),
        (("laws", "--status", "діє"), ("laws", "--status", "in-force")),
        (("at", "2012", "--kind", "закони"), ("at", "2012", "--kind", "laws")),
        (("events", "--event", "Прийняття", "--kind", "договір"), ("events", "--event", "adoption", "--kind", "treaty")),
        (("recommendations", "--for", "державі"), ("recommendations", "--for", "state")),
        (("matrix", "--down", "програми", "--across", "етапи"), ("matrix", "--down", "programmes", "--across", "stages")),
        (("chart", "Програми"), ("chart", "programmes")),
        (("search", "hotline", "--kind", "Гарячі лінії"), ("search", "hotline", "--kind", "hotlines")),
    ],
    ids=" ".join,
)
def test_a_word_may_be_typed_as_the_ukrainian_screen_shows_it(run: Run, typed: tuple[str, ...], english: tuple[str, ...]) -> None:
    asked, known = (run(*words, "--json") for words in (typed, english))
    assert (asked.code, asked.err) == (0, known.err)
    assert _items(asked.out) == _items(known.out) != ""


def _items(out: str) -> str:
    return out[out.index('"basis"') :]


def test_a_word_that_stands_for_two_verbs_means_either(run: Run) -> None:
    assert run("links", "verkhovna-rada", "--verb", "видав", "--json").out.count('"verb": "issued"') > 3
    out = run("links", "law-3739-vi", "--verb", "видано", "--lang", "uk").out
    assert out.startswith("Зв’язки · видано · ")


@pytest.mark.parametrize(
    ("words", "listed"),
    [
        (("links", "law-3739-vi", "--verb", "дружить"), "одне з цих дієслів: змінює, скасовує"),
        (("laws", "--form", "лист"), "одне з цих слів: конвенція, протокол"),
        (("at", "2012", "--kind", "лист"), "одне з цих слів: договір, закон"),
        (("laws", "--status", "спить"), "одне з цих слів: ще не діє, діє"),
    ],
)
def test_the_words_that_may_be_typed_are_listed_in_ukrainian(run: Run, words: tuple[str, ...], listed: str) -> None:
    result = run(*words, "--lang", "uk")
    assert result.code == 2
    assert listed in result.err
