"""Which records stand on the page, and in which order."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.export.page.book import Item
from timeline.query.card import item as whole_item
from timeline.query.lens import Lens
from timeline.query.selection import Selection
from timeline.query.views import BY_SINGULAR

ORDER = (
    "stage", "programme", "role", "treaty", "law", "provision", "body", "organisation", "hotline", "event", "figure", "finding", "recommendation",
    "topic", "party", "source",
)  # fmt: skip

GROUPED = {
    "stage": "series",
    "finding": "theme",
    "recommendation": "for",
    "topic": "scheme",
    "role": "parent",
    "provision": "parent",
    "source": "authority",
}


def gathered(selection: Selection, lens: Lens) -> list[Item]:
    """The chosen records and the sources that they rest on, in the order of the page."""
    return _ordered(lens, [*selection.records(), *_cited(selection)])


def _cited(selection: Selection) -> list[Item]:
    """The sources that the chosen records rest on and that were not chosen themselves."""
    rows = selection.rows(
        "SELECT id FROM record WHERE kind = 'source' AND id NOT IN (SELECT id FROM picked) "
        "AND id IN (SELECT c.source FROM citation c JOIN picked p ON p.id = c.record) ORDER BY id"
    )
    return [whole_item(selection.lens, record) for (record,) in list(rows)]


def _ordered(lens: Lens, items: Sequence[Item]) -> list[Item]:
    """The records in the order of the page: kind by kind, each as its list has it, and those of one group together."""
    place: dict[str, int] = {}
    for kind in ORDER:
        order = BY_SINGULAR[kind].order if kind in BY_SINGULAR else "r.sort, r.id"
        for (record,) in lens.rows(f"SELECT r.id FROM record r WHERE r.kind = ? ORDER BY {order}", kind):
            place[record] = len(place)
    found = sorted(items, key=lambda item: place[item["id"]])
    first: dict[tuple[str, str], int] = {}
    for item in found:
        first.setdefault((item["kind"], group_of(item)), place[item["id"]])
    return sorted(found, key=lambda item: first[item["kind"], group_of(item)])


def group_of(item: Item) -> str:
    """The group within its kind that a record stands in: a theme, a scheme, a series, or the record that it lives in; empty where there are none."""
    return str(item.get(GROUPED.get(item["kind"], ""), ""))
