"""The fixed words of the interface in English and Ukrainian, from one place.

English words are their own keys, so the code reads plainly and a missing translation shows as English.
"""

from __future__ import annotations

from timeline.words.said import between_words, by, count, environment_language, field_name, meant, place_words, say, term, unit_words
from timeline.words.sentences import (
    fallback_words,
    findings_words,
    formula_words,
    gone_words,
    known_words,
    left_words,
    more_words,
    perhaps_more,
    problem_words,
    shown_words,
    standing_words,
    waiting_words,
)

LANGUAGES = ("en", "uk")
__all__ = [
    "LANGUAGES",
    "between_words",
    "by",
    "count",
    "environment_language",
    "fallback_words",
    "field_name",
    "findings_words",
    "formula_words",
    "gone_words",
    "known_words",
    "left_words",
    "meant",
    "more_words",
    "perhaps_more",
    "place_words",
    "problem_words",
    "say",
    "shown_words",
    "standing_words",
    "term",
    "unit_words",
    "waiting_words",
]
