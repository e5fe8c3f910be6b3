"""Where sources conflict: what is shown of a value, and what the others say."""

from __future__ import annotations

import json

from timeline.answer import Doubt
from timeline.query.cells import places
from timeline.query.lens import Lens


def doubt_on(lens: Lens, record: str, name: str, column: str = "") -> Doubt | None:
    """The conflict on one field of a record (or one of its events), which a list shows in `column`; None where there is none."""
    field, _, language = name.partition("-") if name.startswith("title") else (name, "", "")
    rows = lens.rows(
        "SELECT c.value, c.cites, c.chosen, r.cites FROM claim c JOIN record r ON r.id = c.record "
        "WHERE c.record = ? AND c.field = ? AND c.language IS ? AND (c.disputed = 1 OR c.chosen = 1) ORDER BY c.rowid",
        record, field, (language or "en") if field == "title" else None,
    )  # fmt: skip
    others = [(value, "; ".join(places(json.loads(cites) or json.loads(own)))) for value, cites, is_chosen, own in rows if not is_chosen]
    shown = next((value for value, _, is_chosen, _ in rows if is_chosen), "")
    if not others:
        return None
    event = lens.one("SELECT kind FROM event WHERE record = ? AND address = ?", record, name)
    return Doubt(record, event[0] if event else name, shown, tuple(others), column)
