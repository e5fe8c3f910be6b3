"""The shape of the command line: the same name means the same everywhere, and no command stands without help."""

from __future__ import annotations

import inspect
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest
import typer
from conftest import Run

from timeline.cli import app as program
from timeline.cli import options
from timeline.cli.app import COMMANDS, GROUPS, app
from timeline.cli.examples import EXAMPLES
from timeline.query.views import RELATIONS, VIEWS

root: Any = typer.main.get_command(app)
LISTS, SINGLES = list(GROUPS["Lists"]), list(GROUPS["One record"])
_OWN = {f"--{spec.name}" for view in VIEWS for spec in view.filters} | {"--kind", "--event", "--all"}  # what one list alone asks


def command(name: str) -> Any:
    """The command as Typer makes it."""
    return root.commands.get(name)


def every_option(with_root: bool = False) -> Iterator[tuple[str, Any]]:
    """(command, option) over all commands."""
    for name in COMMANDS:
        for parameter in command(name).params:
            if parameter.param_type_name == "option":
                yield name, parameter
    if with_root:
        yield from (("timeline", parameter) for parameter in root.params)


def by_name(what: Any, with_root: bool = False) -> dict[str, dict[Any, list[str]]]:
    """What each long name means, and in which commands."""
    found: dict[str, dict[Any, list[str]]] = defaultdict(lambda: defaultdict(list))
    for where, option in every_option(with_root):
        found[option.opts[0]][what(option)].append(where)
    return found


def test_the_walk_sees_the_whole_program() -> None:
    assert len(COMMANDS) >= 35
    assert len(list(every_option())) > 500
    assert len(by_name(lambda option: str(option.opts))) > 60


@pytest.mark.parametrize("what", ["opts", "type", "nargs", "multiple", "is_flag", "metavar", "envvar"])
def test_an_option_of_one_name_is_one_option(what: str) -> None:
    meanings = by_name(lambda option: str(getattr(option, what)), with_root=True)
    differing = {name: dict(meant) for name, meant in meanings.items() if len(meant) > 1 and not (what == "metavar" and name in _OWN)}
    assert differing == {}


def test_an_option_of_one_name_has_one_help() -> None:
    differing = {name: dict(meant) for name, meant in by_name(lambda option: option.help).items() if len(meant) > 1 and name not in _OWN}
    assert differing == {}


def test_a_kind_of_record_is_asked_for_in_one_way() -> None:
    helps = by_name(lambda option: option.help)["--kind"]
    assert min(map(len, helps.values())) == 1  # the list of events asks for what the events happened to
    assert len(helps) == 2


def test_no_option_has_an_empty_text_unasked() -> None:
    assert [(where, option.opts) for where, option in every_option() if option.default == ""] == []  # so an empty one was typed


def test_an_option_before_the_command_has_the_help_it_has_after_it() -> None:
    inside = by_name(lambda option: option.help)
    differing = {option.opts[0]: option.help for option in root.params if option.opts[0] in inside and option.help not in inside[option.opts[0]]}
    assert differing == {}


def test_filters_that_choose_from_one_closed_list_have_one_help() -> None:
    meanings: dict[tuple[str, tuple[str, ...]], set[str]] = defaultdict(set)
    for view in VIEWS:
        for spec in view.filters:
            meanings[spec.name, spec.words].add(spec.help)
    assert {name: helps for (name, _), helps in meanings.items() if len(helps) > 1} == {}


def test_a_short_form_belongs_to_one_option() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for _, option in every_option(with_root=True):
        for flag in option.opts:
            if not flag.startswith("--"):
                owners[flag].add(option.opts[0])
    assert {flag: names for flag, names in owners.items() if len(names) > 1} == {}
    assert owners["-h"] == set()  # of help alone
    assert set(owners) - {"-h"} == {"-d", "-f", "-o"}


def test_every_option_has_a_help_that_is_a_sentence() -> None:
    for where, option in every_option(with_root=True):
        assert (option.help or "-")[0].isupper() or (option.help or "-")[0] == "`", (where, option.opts)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_examples(run: Run, name: str) -> None:
    for flag in ("-h", "--help"):
        result = run(name, flag)
        assert (result.code, result.err) == (0, "")
        assert f"Usage: timeline {name}" in result.out
        for example in EXAMPLES[name]:
            assert f"  timeline {example}\n" in result.out + "\n"


def test_examples_are_of_commands_and_begin_with_their_name() -> None:
    assert set(EXAMPLES) == set(COMMANDS)
    for name, examples in EXAMPLES.items():
        assert examples
        assert all(example.split()[0] == name for example in examples)


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_the_help_of_the_program_lists_every_command_with_its_line(run: Run, flag: str) -> None:
    result = run(flag)
    assert (result.code, result.err) == (0, "")
    for name, help in COMMANDS.items():
        assert any(line.split()[:1] == [name] and help.split()[0] in line for line in result.out.splitlines()), name


def test_every_list_has_the_command_of_one_record() -> None:
    singles = {view.command: view.singular for view in VIEWS} | {"events": "event"}
    assert set(singles) == set(LISTS)
    assert set(singles.values()) | {"show"} == set(SINGLES)


@pytest.mark.parametrize("name", [name for name in LISTS if name != "events"])
def test_every_list_asks_for_each_of_its_events_in_three_ways(name: str) -> None:
    view = next(view for view in VIEWS if view.command == name)
    flags = {option.opts[0] for option in command(name).params}
    assert {f"--{event}-{relation}" for event, _ in view.events for relation in RELATIONS} <= flags
    assert {f"--{spec.name}" for spec in view.filters} <= flags


def flags_of(group: tuple[inspect.Parameter, ...]) -> set[str]:
    """The long names of an option group."""
    return {f"--{parameter.name.replace('_', '-')}" for parameter in group} - {"--begin", "--end"}


@pytest.mark.parametrize("name", LISTS)
def test_every_list_has_the_common_options(name: str) -> None:
    flags = {option.opts[0] for option in command(name).params}
    common = flags_of((*options.ROWS, *options.ABOUT, *options.OUTPUT, *options.SCOPE)) | {"--from", "--to"}
    assert common <= flags


@pytest.mark.parametrize("name", SINGLES)
def test_every_record_has_the_options_of_output_and_scope(name: str) -> None:
    flags = {option.opts[0] for option in command(name).params if option.param_type_name == "option"}
    assert flags_of((*options.OUTPUT, *options.SCOPE)) <= flags


def test_commands_are_made_only_when_they_are_called() -> None:
    fresh: Any = typer.main.get_command(program.app)
    assert list(fresh.commands) == list(COMMANDS)
    made = [name for name in fresh.commands if dict.__getitem__(fresh.commands, name) is not None]
    assert made == []
