"""Dates that may be partial, uncertain or open: read them, bound them, relate them, say them.

The notation is EDTF (Extended Date/Time Format, ISO 8601-2): levels 0 and 1 whole, and of level 2 sets, X in any
place, qualified parts, quarters, quadrimesters and halves. The package knows nothing of records or sources.
"""

from __future__ import annotations

from timeline.edtf.days import Day
from timeline.edtf.periods import Bounds, bounds
from timeline.edtf.reading import parse
from timeline.edtf.relations import Truth, after, agrees, before, overlaps, same, sort_key, within
from timeline.edtf.saying import say
from timeline.edtf.values import Edtf, EdtfError, End

__all__ = [
    "Bounds",
    "Day",
    "Edtf",
    "EdtfError",
    "End",
    "Truth",
    "after",
    "agrees",
    "before",
    "bounds",
    "overlaps",
    "parse",
    "same",
    "say",
    "sort_key",
    "within",
]
