"""Answers to text, for people and machines: the one place that writes rows. A format is loaded when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from timeline.words import formula_words

if TYPE_CHECKING:
    from timeline.answer import Answer, Card
    from timeline.render.style import Style

FORMATS = ("table", "text", "json", "jsonl", "csv", "tsv", "markdown")
MACHINE_FORMATS = ("json", "jsonl", "csv", "tsv")


def render(answer: Answer | Card, style: Style, out: TextIO) -> list[str]:
    """Write the answer to `out` in the style's format; what the format could not carry comes back as warnings."""
    if style.format == "table":
        from timeline.answer import Card
        from timeline.render.screen import write_card, write_list

        if isinstance(answer, Card):
            write_card(answer, style, out)
        else:
            write_list(answer, style, out)
    elif style.format in ("text", "markdown"):
        from timeline.render.prose import write_markdown, write_text

        (write_text if style.format == "text" else write_markdown)(answer, style, out)
    else:
        return _machine(answer, style, out)
    return []


def _machine(answer: Answer | Card, style: Style, out: TextIO) -> list[str]:
    from timeline.render.machine import fallbacks_in, write_json, write_jsonl, write_separated

    if style.format == "json":
        write_json(answer, style, out)  # its notes tell
        return []
    if style.format == "jsonl":
        write_jsonl(answer, style, out)
    else:
        changed = write_separated(answer, style, out, "\t" if style.format == "tsv" else ",")
        if changed:
            return [formula_words(changed, style.language), *fallbacks_in(answer, style)]
    return fallbacks_in(answer, style)
