"""The commands that show one record, of one kind each or of any kind."""

from __future__ import annotations

from typing import Any

from timeline.cli import options as o
from timeline.cli.completing import ids
from timeline.cli.examples import EXAMPLES
from timeline.cli.session import deliver, open_lens


def make(name: str) -> Any:
    """The Typer command that shows one record of the kind `name`, or of any kind for `show`."""
    kinds = {"show": (), "donor": ("body", "organisation")}.get(name, (name,))
    what = "The record" if name == "show" else f"The {name}"
    how = "its id, another name, official number, or words of its title"
    how += ", or its number" if name == "stage" else ", or its year" if name in ("programme", "law", "treaty") else ""
    condition = "json_extract(r.body, '$.donor') IS NOT NULL" if name == "donor" else "1"
    argument = o.argument("x", f"{what}: {how}.", list[str], ids(*kinds, where=condition))
    roles = [o.flag("roles", "Every role in full.")] if name == "programme" else []
    help = (
        "One record of any kind, whole: its events, its links both ways, its sources, where they differ."
        if name == "show"
        else (f"One {name}, whole: its events in order, its links both ways, its sources, where they differ.")
    )

    def run(**options: Any) -> None:
        from timeline.query.card import show
        from timeline.query.find import find

        lens = open_lens(options)
        text = " ".join(options["x"])
        if "#" in text.strip("#"):
            from timeline.query.provenance import event_card

            deliver(lens, event_card(lens, text), options)
            return
        record = find(lens, text, kinds, condition)
        deliver(lens, show(lens, record, name, bool(options.get("roles"))), options)

    return o.command_of(name, run, help, [argument, *roles, *o.OUTPUT, *o.SCOPE], EXAMPLES[name])
