"""Sentences of the interface that tell how many."""

from __future__ import annotations

from timeline.words.said import count, say, uk_form


def shown_words(shown: int, total: int, language: str) -> str:
    """That a list goes on: `50 of 91 shown, --limit 0 shows all`."""
    if language == "uk":
        return f"показано {shown} з {total}, усі: --limit 0"
    return f"{shown} of {total} shown, --limit 0 shows all"


def left_words(what: str, language: str) -> str:
    """That so many are not shown.

    >>> left_words("5 records", "en"), left_words("5 записів", "uk")
    ('… 5 records more', '… ще 5 записів')
    """
    more = say("more", language)
    return f"… {more} {what}" if language == "uk" else f"… {what} {more}"


def standing_words(number: int, language: str) -> str:
    """How many records held.

    >>> standing_words(20, "en"), standing_words(22, "uk"), standing_words(20, "uk")
    ('20 records in force', 'діють 22 записи', 'діє 20 записів')
    """
    counted = count(number, "record", language)
    return f"{'діють' if uk_form(number) == 1 else 'діє'} {counted}" if language == "uk" else f"{counted} in force"


def fallback_words(number: int, language: str) -> str:
    """That titles are shown in another language than the asker's.

    >>> fallback_words(13, "uk")
    '13 назв подано англійською: набір даних не має українських'
    """
    if language == "uk":
        noun, adjective = (("назву", "української"), ("назви", "українських"), ("назв", "українських"))[uk_form(number)]
        return f"{number} {noun} подано англійською: набір даних не має {adjective}"
    return f"{number} {'title is' if number == 1 else 'titles are'} in English: the dataset has none in the language asked for"


def more_words(number: int, language: str) -> str:
    """That more records may match than were counted."""
    return f"можливо, відповідає ще {number}" if language == "uk" else f"{number} more may match"


def problem_words(number: int, language: str) -> str:
    """That the data has faults, and what becomes of the records that they touch."""
    left = "того, що вони зачіпають, не показано" if language == "uk" else "what they touch is left out"
    where = "у даних" if language == "uk" else "in the data"
    return f"{count(number, 'problem', language)} {where}, {left}"


def findings_words(errors: int, warnings: int, language: str) -> str:
    """What is certainly wrong, then what may have good reasons.

    >>> findings_words(2, 1, "en"), findings_words(0, 3, "uk"), findings_words(0, 0, "en")
    ('2 problems, 1 warning', '3 попередження', '0 problems')
    """
    parts = [count(errors, "problem", language)] if errors or not warnings else []
    return ", ".join(parts + ([count(warnings, "warning", language)] if warnings else []))


def known_words(number: int, language: str) -> str:
    """That so many findings more are known and may stay."""
    return f"ще {number} у переліку відомих" if language == "uk" else f"{number} more in the baseline"


def waiting_words(number: int, language: str) -> str:
    """That warnings wait for faults to be mended."""
    if language == "uk":
        return f"{count(number, 'warning', language)} буде показано, коли це виправлять: чого через помилку немає, те здається пропущеним"
    what = "1 warning waits" if number == 1 else f"{number} warnings wait"
    return f"{what} until this is mended: what a fault leaves out seems to be missing"


def gone_words(number: int, language: str) -> str:
    """That lines of the baseline fit no finding any more."""
    if language == "uk":
        noun, verb = (("рядок", "не відповідає"), ("рядки", "не відповідають"), ("рядків", "не відповідають"))[uk_form(number)]
        return f"{number} {noun} переліку відомих уже нічому {verb}: timeline check --write-baseline"
    what = "1 line of the baseline fits" if number == 1 else f"{number} lines of the baseline fit"
    return f"{what} nothing any more: timeline check --write-baseline"


def formula_words(number: int, language: str) -> str:
    """That cells which a spreadsheet would take for formulas were made harmless."""
    if language == "uk":
        noun, verb = (("клітинка", "починається"), ("клітинки", "починаються"), ("клітинок", "починаються"))[uk_form(number)]
        return f"{number} {noun}, що {verb} як формула: спереду поставлено апостроф"
    what = "1 cell that begins like a formula" if number == 1 else f"{number} cells that begin like a formula"
    return f"{what} got an apostrophe in front"


def perhaps_more(number: int, language: str) -> str:
    """That more may belong: `perhaps 2 more`.

    >>> perhaps_more(2, "en"), perhaps_more(2, "uk")
    ('perhaps 2 more', 'можливо, ще 2')
    """
    return f"можливо, ще {number}" if language == "uk" else f"perhaps {number} more"
