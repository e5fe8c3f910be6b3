"""The commands, made when they are called for: lists and single records from their views, and the rest by name."""

from __future__ import annotations

import inspect
from typing import Annotated, Any

import typer

from timeline.cli import options as o
from timeline.cli.session import PAGE, deliver, on_terminal, open_lens, say_count
from timeline.query.lists import RELATIONS, Filters
from timeline.query.views import BY_COMMAND, BY_SINGULAR, View

EXAMPLES: dict[str, tuple[str, ...]] = {
    "stages": ("stages", "stages --series civil-society", "stages --all"),
    "treaties": ("treaties --ratified-after 2000", "treaties --issuer \"Council of Europe\" --json"),
    "laws": ("laws --adopted-in 2012", "laws --form decree"),
    "programmes": ("programmes", "programmes --from 2010 --to 2012"),
    "roles": ("roles --function hotlines", "roles --programme 1999 --all"),
    "provisions": ("provisions --instrument criminal-code-2001",),
    "bodies": ("bodies --form committee", "bodies --level international"),
    "organisations": ("organisations --form network",),
    "donors": ("donors --country Netherlands", "donors --tier key --count"),
    "hotlines": ("hotlines",),
    "events": ("events --from 2010 --to 2012", "events --event ratification"),
    "figures": ("figures --population interviewed-csos", "figures --about la-strada-hotline"),
    "findings": ("findings --theme challenge", "findings --topic funding-donors"),
    "recommendations": ("recommendations --for state",),
    "topics": ("topics --scheme function",),
    "sources": ("sources --authority study",),
    "treaty": ("treaty \"CETS 197\"", "treaty cedaw --json"),
    "law": ("law 3739-VI",),
    "programme": ("programme 2016 --roles", "programme 1999"),
    "stage": ("stage 4",),
    "role": ("role programme-2016/statistics",),
    "provision": ("provision art-149",),
    "body": ("body greta",),
    "organisation": ("organisation la-strada-ukraine",),
    "donor": ("donor winrock",),
    "hotline": ("hotline la-strada-hotline",),
    "event": ("event armed-conflict",),
    "figure": ("figure la-strada-calls",),
    "finding": ("finding weakness-unstable-funding",),
    "recommendation": ("recommendation rec-state-committees",),
    "topic": ("topic hotlines",),
    "source": ("source changing-roles-2019",),
    "show": ("show palermo-protocol", "show \"CETS 201\" --format text"),
    "search": ("search hotline", "search \"торгівля людьми\"", "search volunteer --kind finding"),
    "info": ("info", "info --json"),
    "check": ("check", "check dangling-link bad-date"),
}  # fmt: skip


def make(name: str) -> Any:
    """The Typer command called `name`."""
    if name == "events":
        return _make_events()
    if name in BY_COMMAND:
        return _make_list(BY_COMMAND[name])
    if name in BY_SINGULAR or name in ("event", "show"):
        return _make_single(name)
    function, help, parameters = _OTHERS[name]
    return o.command_of(name, function, help, parameters, EXAMPLES[name])


# --- lists -----------------------------------------------------------------------------------------------------------


def _make_list(view: View) -> Any:
    own = [o.many(f"own_{f.name}", _help_of(f.help, f.words), f.name.upper(), f"--{f.name}") for f in view.filters]
    events = [
        o.option(f"event_{name.replace('-', '_')}_{relation}", str, "", _event_help(name, relation), f"--{name}-{relation}", metavar="DATE")
        for name, _ in view.events
        for relation in RELATIONS
    ]
    issuer = [o.many("issuer", "Adopted or issued by this body.", "BODY")] if any(c.name == "issuer" for c in view.columns) else []
    everything = [o.flag("everything", view.all_help, "--all")] if view.unfolded else []
    parameters = [*own, *events, *o.TIME, *issuer, *o.ABOUT, *everything, *o.ROWS, *o.OUTPUT, *o.SCOPE]

    def run(**options: Any) -> None:
        from timeline.query.lists import count_records, list_records

        lens = open_lens(options)
        filters = _filters(view, options)
        if options["count"]:
            say_count(lens, count_records(lens, view, filters), options)
        else:
            deliver(lens, list_records(lens, view, filters), options)

    return o.command_of(view.command, run, view.help, parameters, EXAMPLES[view.command])


def _event_help(name: str, relation: str) -> str:
    words = {"after": "later than all of", "before": "earlier than all of", "in": "within"}[relation]
    return f"{name.replace('-', ' ').capitalize()} {words} this date."


def _help_of(help: str, words: tuple[str, ...]) -> str:
    if not words or len(words) > 9:
        return help
    return f"{help.rstrip('.')}: {', '.join(words)}." if ":" not in help else help


def _filters(view: View, options: dict[str, Any]) -> Filters:
    filters = _common(options)
    filters.own = {f.name: values for f in view.filters if (values := options.get(f"own_{f.name}"))}
    filters.events = [
        (name, relation, text)
        for name, _ in view.events
        for relation in RELATIONS
        if (text := options[f"event_{name.replace('-', '_')}_{relation}"])
    ]
    return filters


def _common(options: dict[str, Any]) -> Filters:
    limit = options["limit"]
    if limit < 0:
        limit = PAGE if on_terminal(options) else 0
    return Filters(
        begin=options["begin"], end=options["end"], topics=options["topic"] or [], issuers=options.get("issuer") or [],
        sources=options["cites"] or [], everything=bool(options.get("everything")), sort=options["sort"], reverse=options["reverse"], limit=limit,
    )  # fmt: skip


def _make_events() -> Any:
    from timeline.query.events import FILTERS

    own = [o.many(f"own_{name}", help, name.upper(), f"--{name}") for name, help in FILTERS.items()]
    help = "All events of all records, in order of time: what happened, to what, and by which act."
    return o.command_of("events", _run_events, help, [*own, *o.TIME, *o.ABOUT, *o.ROWS, *o.OUTPUT, *o.SCOPE], EXAMPLES["events"])


def _run_events(**options: Any) -> None:
    from timeline.query.events import FILTERS, count_events, list_events

    lens = open_lens(options)
    filters = _common(options)
    filters.own = {name: values for name in FILTERS if (values := options.get(f"own_{name}"))}
    if options["count"]:
        say_count(lens, count_events(lens, filters), options)
    else:
        deliver(lens, list_events(lens, filters), options)


# --- single records --------------------------------------------------------------------------------------------------


def _make_single(name: str) -> Any:
    kinds = () if name == "show" else BY_SINGULAR[name].kinds if name in BY_SINGULAR else (name,)
    what = "The record" if name == "show" else f"The {name}"
    how = "its id, another name, official number, or words of its title"
    how += ", or its number" if name == "stage" else ", or its year" if name in ("programme", "law", "treaty") else ""
    argument = o.argument("x", f"{what}: {how}.", list[str], _complete(kinds))
    roles = [o.flag("roles", "Every role in full.")] if name == "programme" else []
    help = "One record of any kind, whole: its events, its links both ways, its sources, where they differ." if name == "show" else (
        f"One {name}, whole: its events in order, its links both ways, its sources, where they differ."
    )

    def run(**options: Any) -> None:
        from timeline.query.card import show
        from timeline.query.find import find

        lens = open_lens(options)
        record = find(lens, " ".join(options["x"]), kinds)
        deliver(lens, show(lens, record, name, bool(options.get("roles"))), options)

    return o.command_of(name, run, help, [argument, *roles, *o.OUTPUT, *o.SCOPE], EXAMPLES[name])


def _complete(kinds: tuple[str, ...]) -> Any:
    """Completion of record ids, with their titles where the shell shows them."""

    def complete(incomplete: str) -> list[tuple[str, str]]:
        try:
            lens = open_lens({})
        except Exception:
            return []
        of = f"AND kind IN ({', '.join(repr(kind) for kind in kinds)})" if kinds else ""
        sql = f"SELECT id, title FROM record WHERE substr(id, 1, ?) = ? {of} ORDER BY id LIMIT 200"
        return lens.rows(sql, len(incomplete), incomplete)

    return complete


# --- the rest --------------------------------------------------------------------------------------------------------


def _run_search(**options: Any) -> None:
    from timeline.query.search import search

    lens = open_lens(options)
    limit = options["limit"]
    if limit < 0:
        limit = PAGE if on_terminal(options) else 0
    answer = search(lens, " ".join(options["words"]), tuple(options["kind"] or ()), limit)
    if options["count"]:
        say_count(lens, (answer.total, 0), options)
    else:
        deliver(lens, answer, options)


def _run_info(**options: Any) -> None:
    from timeline.query.overview import info

    lens = open_lens(options)
    deliver(lens, info(lens), options)


def _run_check(**options: Any) -> None:
    import json
    import sys

    from timeline.cli.errors import FOUND
    from timeline.cli.problems import print_problems
    from timeline.load.problem import PROBLEMS, Problem
    from timeline.query.lens import UsageError

    asked = options["names"] or []
    for name in asked:
        if name not in PROBLEMS:
            raise UsageError(f"`{name[:40]}` is no name of a problem", f"one of: {', '.join(PROBLEMS)}")
    lens = open_lens(options)
    rows = lens.rows("SELECT name, message, hint, path, line, col, record FROM problem ORDER BY path, line, col, rowid")
    problems = [problem for row in rows if (problem := Problem(*row)).name in asked or not asked]
    if options["json"]:
        keys = ("name", "message", "hint", "path", "line", "column", "record")
        json.dump([dict(zip(keys, (p.name, p.message, p.hint, p.path, p.line, p.column, p.record), strict=True)) for p in problems],
                  sys.stdout, ensure_ascii=False, indent=2)  # fmt: skip
        sys.stdout.write("\n")
    else:
        print_problems(problems, lens.store.folder, sys.stdout)
    if problems:
        what = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        print(what, file=sys.stderr)
        raise typer.Exit(FOUND)


_SEARCH_ROWS = tuple(parameter for parameter in o.ROWS if parameter.name in ("columns", "limit", "count"))
_OTHERS: dict[str, tuple[Any, str, tuple[inspect.Parameter, ...]]] = {
    "search": (
        _run_search, "Full text in English and Ukrainian: every word may be the beginning of one; the best matches first.",
        (o.argument("words", "What to look for.", list[str]), o.many("kind", "Only this kind of record.", "KIND"), *_SEARCH_ROWS, *o.OUTPUT, *o.SCOPE),
    ),
    "info": (_run_info, "What the dataset is, where its files are, and how many records of each kind it holds.", (*o.OUTPUT, *o.SCOPE)),
    "check": (
        _run_check, "Every fault of the dataset with its place and what to do; silent when there is none.",
        (inspect.Parameter("names", inspect.Parameter.KEYWORD_ONLY, default=None,
                           annotation=Annotated[list[str], typer.Argument(help="Only the problems of these names.", metavar="[NAME]...")]),
         o.flag("json", "As JSON."), *o.SCOPE),
    ),
}  # fmt: skip
