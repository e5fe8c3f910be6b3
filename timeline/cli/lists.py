"""The list commands, made from the view specifications: one way to filter, sort and count for all of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from timeline.cli import completing
from timeline.cli import options as o
from timeline.cli.completing import Completer, ids, words
from timeline.cli.examples import EXAMPLES
from timeline.cli.session import deliver, is_streamed, open_lens, page_limit, say_count
from timeline.query.views import BY_COMMAND, RELATIONS, STATEFUL, View, ViewFilter
from timeline.words import say, term

if TYPE_CHECKING:  # help needs no question
    from timeline.query.filters import Filters


def make(name: str) -> Any:
    """The Typer command of the list called `name`."""
    return _make_events() if name == "events" else _make_list(BY_COMMAND[name])


def _make_list(view: View) -> Any:
    own = [
        o.many(f"own_{f.name}", _help_of(f.help, f.words), f.name.upper(), f"--{f.name}", complete=_completer(f, view.kinds)) for f in view.filters
    ]
    events = [
        o.option(f"event_{name.replace('-', '_')}_{relation}", str, "", _event_help(name, relation), f"--{name}-{relation}", metavar="DATE")
        for name, _ in view.events
        for relation in RELATIONS
    ]
    issuer = (
        [o.many("issuer", "Adopted or issued by this body.", "BODY", complete=ids("body"))] if any(c.name == "issuer" for c in view.columns) else []
    )
    everything = [o.flag("everything", view.all_help, "--all")] if view.unfolded else []
    status = [o.STATUS] if set(view.kinds) <= set(STATEFUL) else []
    parameters = [*own, *events, *o.TIME, *status, o.BASIS, *issuer, *o.ABOUT, *everything, *o.ROWS, *o.OUTPUT, *o.SCOPE]

    def run(**options: Any) -> None:
        from timeline.query.lists import count_records, list_records

        lens = open_lens(options)
        filters = _filters(view, options)
        if options["count"]:
            say_count(lens, count_records(lens, view, filters), options)
        else:
            deliver(lens, list_records(lens, view, filters, streamed=is_streamed(options)), options)

    return o.command_of(view.command, run, view.help, parameters, EXAMPLES[view.command])


def _completer(filter: ViewFilter, kinds: tuple[str, ...]) -> Completer:
    """Completes the values of a filter: the words of its list, records, or what there is in the field."""
    if filter.words:
        return words(partial(iter, filter.words), term)
    return ids(*filter.refers) if filter.refers else completing.values(filter.sql.partition(" = ")[0], *kinds)


def _event_help(name: str, relation: str) -> str:
    words = {"after": "later than all of", "before": "earlier than all of", "in": "within"}[relation]
    what = {"in-force": "entered into force"}.get(name, name)
    return f"{what.capitalize()} {words} this date."


def _help_of(help: str, words: tuple[str, ...]) -> str:
    if not words or len(words) > 9:
        return help
    return f"{help.rstrip('.')}: {', '.join(words)}." if ":" not in help else help


def _filters(view: View, options: dict[str, Any]) -> Filters:
    filters = _common(options)
    filters.own = {f.name: values for f in view.filters if (values := options.get(f"own_{f.name}"))}
    filters.events = [
        (name, relation, text) for name, _ in view.events for relation in RELATIONS if (text := options[f"event_{name.replace('-', '_')}_{relation}"])
    ]
    return filters


def _common(options: dict[str, Any]) -> Filters:
    from timeline.query.filters import Filters

    return Filters(
        at=options.get("at", ""), status=options.get("status") or [], begin=options["begin"], end=options["end"],
        topics=options["topic"] or [], functions=options["function"] or [], issuers=options.get("issuer") or [],
        sources=options["cites"] or [], everything=bool(options.get("everything")), sort=options["sort"], reverse=options["reverse"], limit=page_limit(options),
    )  # fmt: skip


def _make_events() -> Any:
    from timeline.query.events import FILTERS

    known = {"kind": words(completing.kinds, say), "event": words(completing.events, say)}
    own = [o.many(f"own_{name}", help, name.upper(), f"--{name}", complete=known[name]) for name, help in FILTERS.items()]
    help = "All events of all records, in order of time: what happened, to what, and by which act."
    return o.command_of("events", _run_events, help, [*own, *o.TIME[1:], *o.ABOUT, *o.ROWS, *o.OUTPUT, *o.SCOPE], EXAMPLES["events"])


def _run_events(**options: Any) -> None:
    from timeline.query.events import FILTERS, count_events, list_events

    lens = open_lens(options)
    filters = _common(options)
    filters.own = {name: values for name in FILTERS if (values := options.get(f"own_{name}"))}
    if options["count"]:
        say_count(lens, count_events(lens, filters), options)
    else:
        deliver(lens, list_events(lens, filters, streamed=is_streamed(options)), options)
