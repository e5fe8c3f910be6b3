"""Events in time for pages and diagrams: TimelineJS, Markwhen, and the timeline of Mermaid."""

from __future__ import annotations

import html
import json
import re
from typing import Any

from timeline.edtf import parse, say
from timeline.export.formats import Choices, Losses
from timeline.export.graphs import mermaid_head, mermaid_text, write_flowchart
from timeline.export.said import ABOUT, Said
from timeline.export.text import lose, plain, ymd
from timeline.model import BY_NAME
from timeline.query.happened import Happened
from timeline.query.selection import KINDS, Selection
from timeline.words import say as word

BEGINLESS = "events whose date has no first day, left out"
HASHES = "signs # of titles, which would be tags and are written ＃"


# --- TimelineJS ------------------------------------------------------------------------------------------------------


def write_timelinejs(selection: Selection, path: str, choices: Choices) -> Losses:  # noqa: ARG001 (the signature of every writer)
    """The JSON of TimelineJS 3. It knows years and months, so every date with a beginning has its place, and is shown as it is written."""
    losses: Losses = {}
    said = Said(selection, losses)
    about = selection.about()
    title = {"text": {"headline": html.escape(plain(about["title"])), "text": f"<p>{html.escape(plain(selection.headline()))}</p>"}}
    events = [slide for event in said.events() if (slide := _slide(said, event))]
    with open(path, "w", encoding="utf-8", newline="") as out:
        json.dump({"title": title, "events": events}, out, ensure_ascii=False, indent=1)
        out.write("\n")
    return losses


def _slide(said: Said, event: Happened) -> dict[str, Any] | None:
    if event.earliest is None:
        lose(said.losses, BEGINLESS)
        return None
    assert event.date is not None
    details = "".join(f"<p>{html.escape(line)}</p>" for line in said.details(event))
    slide = {
        "start_date": _start(event), "end_date": _end(event), "display_date": html.escape(say(parse(event.date), said.lens.language)),
        "text": {"headline": html.escape(said.head(event)), "text": details},
        "group": html.escape(said.kind(event)), "unique_id": event.id.replace("#", "--").replace("/", "_"),
    }  # fmt: skip
    return {name: value for name, value in slide.items() if value}


def _start(event: Happened) -> dict[str, int]:
    assert event.earliest is not None
    year, month, day = ymd(event.earliest)
    if _precision(event) == "year":
        return {"year": year}
    return {"year": year, "month": month} if _precision(event) == "month" else {"year": year, "month": month, "day": day}


def _end(event: Happened) -> dict[str, int] | None:
    """The end of a stretch of time; a day, a month or a year needs none."""
    if _precision(event) in ("day", "month", "year") or event.latest is None:
        return None
    year, month, day = ymd(event.latest)
    return {"year": year, "month": month, "day": day}


def _precision(event: Happened) -> str:
    date = parse(event.date or "")
    return date.precision if date.form == "date" else "none"


# --- Markwhen --------------------------------------------------------------------------------------------------------


def write_markwhen(selection: Selection, path: str, choices: Choices) -> Losses:
    """A Markwhen document, a heading a kind. Its dates are days and stretches of days: a reader passes over a line that it cannot date."""
    losses: Losses = {}
    said = Said(selection, losses)
    lines: dict[str, list[str]] = {}
    for event in said.events():
        line = _dated_line(said, event, choices)
        if line:
            lines.setdefault(event.record_kind, []).append(line)
    with open(path, "w", encoding="utf-8", newline="") as out:
        out.write(f"---\ntitle: {json.dumps(plain(selection.about()['title']), ensure_ascii=False)}\n")
        out.write(f"description: {json.dumps(plain(selection.headline()), ensure_ascii=False)}\ntimezone: UTC\n---\n")
        for kind in (kind for kind in KINDS if kind in lines):
            out.write(f"\n# {word(BY_NAME[kind].plural.capitalize(), said.lens.language)}\n\n")
            out.writelines(f"{line}\n" for line in lines[kind])
    return losses


def _dated_line(said: Said, event: Happened, choices: Choices) -> str:
    """`2011-09-20: Adoption: …`; empty where the date is not to be written."""
    days = said.stretch(event, choices)
    if days is None:
        return ""
    first, last, exact = days
    text = said.head(event)
    lose(said.losses, HASHES, text.count("#"))
    return f"{first if first == last else f'{first}/{last}'}: {'' if exact else ABOUT}{text.replace('#', '＃')}"


# --- Mermaid ---------------------------------------------------------------------------------------------------------


def write_mermaid(selection: Selection, path: str, choices: Choices) -> Losses:
    """A timeline of Mermaid, a period a date as it is written; with `graph` or a depth, the links as a flowchart."""
    if choices.graph or choices.depth is not None:
        return write_flowchart(selection, path, choices)
    losses: Losses = {}
    said = Said(selection, losses)
    with open(path, "w", encoding="utf-8", newline="") as out:
        out.writelines(f"{line}\n" for line in mermaid_head(selection))
        out.write("timeline\n")
        last = ""
        for event in said.events():
            text = mermaid_text(said.head(event))
            date = event.date or ""
            out.write(f"    : {text}\n" if date == last else f"  {_period(date)} : {text}\n")  # a further event of the same date
            last = date
    return losses


def _period(date: str) -> str:
    """A date as the name of a period: signs that mean something to Mermaid are written as numbers."""
    return re.sub(r"[^\w/.~?%,-]", lambda found: f"#{ord(found[0])};", date).replace("%", "#37;")
