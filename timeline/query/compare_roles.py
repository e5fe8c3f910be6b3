"""Programmes compared by function: which roles each gives under each function, and what was kept, changed, new or dropped.

The rule: a programme is held against the one before it among those compared, function by function, the narrower functions with the wider one.
A function is kept when the roles under it are on the same narrower functions, for the same groups and equally binding, or when they are the
same roles taken over; else it is changed. What only one reading of a text takes over is perhaps kept, new or dropped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.query.card import Entry, read_entry
from timeline.query.cells import titles
from timeline.query.compared import TAKEN, Item, Line, short_name
from timeline.query.functions import Given, Tree, roles_given, tree_of
from timeline.query.lens import Lens
from timeline.words import count, say, term

SIGNS = {
    "new": "+",
    "again": "+",
    "kept": "=",
    "changed": "~",
    "dropped": "−",
    "perhaps new": "?",
    "perhaps kept": "?",
    "perhaps dropped": "?",
    "unknown": "?",
}
_CONTINUES = ("inherits", "continues", "corresponds to")  # links between roles that say: the same as before


class _Under(NamedTuple):
    """The roles that one programme gives under one function; `known` is false where no role of the programme is known."""

    given: tuple[Given, ...]
    known: bool

    @property
    def certain(self) -> tuple[Given, ...]:
        """Those that every reading gives."""
        return tuple(given for given in self.given if given.certain)

    @property
    def level(self) -> int:
        """2 when the programme gives the function for certain, 1 when perhaps, else 0."""
        return 2 if self.certain else 1 if self.given else 0


class _Words(NamedTuple):
    """What words are made with: the lens, the functions, titles of topics, heads of programmes."""

    lens: Lens
    tree: Tree
    names: dict[str, str]
    heads: dict[str, str]


def role_lines(lens: Lens, entries: Sequence[Entry], heads: Sequence[str]) -> list[Line]:
    """A line for each function that one of the programmes gives, and one for roles on no function."""
    tree = tree_of(lens)
    each = [roles_given(lens, entry.id) for entry in entries]
    topics = {topic for given in each for one in given for topic in (*one.role.functions, *one.role.groups)}
    origins = {one.origin for given in each for one in given if one.origin}
    words = _Words(lens, tree, titles(lens, topics), _heads(lens, entries, heads, origins))
    linked = _linked(lens)
    lines = []
    for top in [topic for topic in tree.titles if topic not in tree.broader] + [""]:
        under = [_Under(tuple(_under(tree, given, top)), bool(given)) for given in each]
        if any(one.given for one in under):
            items = tuple(_items(words, top, under, linked))
            lines.append(Line(top or "none", tree.titles.get(top) or say("on no function", lens.language), items))
    return lines


def _heads(lens: Lens, entries: Sequence[Entry], heads: Sequence[str], origins: set[str]) -> dict[str, str]:
    """The head of each programme named, those that are not compared among them."""
    known = {entry.id: head for entry, head in zip(entries, heads, strict=True)}
    return known | {origin: short_name(lens, read_entry(lens, origin)) for origin in origins if origin not in known}


def _under(tree: Tree, given: Sequence[Given], top: str) -> Iterator[Given]:
    """The roles on a function or a narrower one; with an empty `top`, those on none."""
    for one in given:
        tops = {tree.upwards(function)[-1] for function in one.role.functions}
        if top in tops or (not top and not tops):
            yield one


def _linked(lens: Lens) -> set[tuple[str, str]]:
    """Pairs of roles of which the first says that it goes on with the second."""
    marks = ", ".join("?" * len(_CONTINUES))
    sql = (
        "SELECT l.record, l.target FROM link l JOIN record r ON r.id = l.record JOIN record t ON t.id = l.target "
        f"WHERE r.kind = 'role' AND t.kind = 'role' AND l.verb IN ({marks})"
    )
    return {(record, target) for record, target in lens.rows(sql, *_CONTINUES)}


# --- states ----------------------------------------------------------------------------------------------------------


def _items(words: _Words, top: str, under: Sequence[_Under], linked: set[tuple[str, str]]) -> Iterator[Item]:
    before: _Under | None = None
    earlier = False  # whether a programme before the last one gave it
    for one in under:
        if not one.known:
            yield Item("unknown", sign=SIGNS["unknown"])
            continue
        also, no_longer = _differences(words, top, before, one)
        state = _state(before, one, bool(also or no_longer) and not _goes_on(before, one, linked))
        state = "again" if state == "new" and earlier else state
        earlier = earlier or one.level == 2
        told = state == "changed"
        value = {
            "roles": [_role_item(words, top, given) for given in one.given],
            **({"also": also, "no_longer": no_longer} if told else {}),
        }
        lines = tuple(_role_words(words, top, given) for given in one.given)
        changes = (*_change_words(words, "now", also), *_change_words(words, "no longer", no_longer))
        yield Item(state, value if one.given else None, (*lines, *(changes if told else ())), SIGNS.get(state, ""))
        before = one


def _state(before: _Under | None, now: _Under, differs: bool) -> str:
    """What became of a function since the programme before; empty where neither gives it."""
    if before is None:
        return ("", "perhaps", "given")[now.level]
    if now.level == 2:
        return ("new", "perhaps new", "changed" if differs else "kept")[before.level]
    if now.level == 1:
        return "perhaps kept" if before.level else "perhaps new"
    return ("", "perhaps dropped", "dropped")[before.level]


def _goes_on(before: _Under | None, now: _Under, linked: set[tuple[str, str]]) -> bool:
    """Whether every role before is taken over as it was, or is said to go on, and nothing else came."""
    old = {given.role.id for given in before.certain} if before else set()
    new = {given.role.id for given in now.certain}
    taken = {role for role in old if role in new or any((other, role) in linked for other in new)}
    from_old = {role for role in new if role in old or any((role, other) in linked for other in old)}
    return taken == old and from_old == new


def _differences(words: _Words, top: str, before: _Under | None, now: _Under) -> tuple[list[str], list[str]]:
    """What the roles under a function are on, for or bound by now and were not before, and the other way round."""
    if before is None:
        return [], []
    old, new = (_traits(words, top, one) for one in (before, now))
    return [name for name in new if name not in old], [name for name in old if name not in new]


def _traits(words: _Words, top: str, under: _Under) -> list[str]:
    """The narrower functions, groups and strengths of the roles that a programme certainly gives under a function."""
    functions = (function for given in under.certain for function in _narrower(words, top, given))
    groups = (group for given in under.certain for group in given.role.groups)
    strengths = (strength for given in under.certain for strength in given.role.strengths)
    return list(dict.fromkeys((*functions, *groups, *strengths)))


def _narrower(words: _Words, top: str, given: Given) -> list[str]:
    """The functions below `top` that a role is on."""
    tree = words.tree
    return [function for function in tree.narrowest(given.role.functions) if function != top and tree.upwards(function)[-1] == top]


# --- words -----------------------------------------------------------------------------------------------------------


def _change_words(words: _Words, head: str, traits: Sequence[str]) -> Iterator[str]:
    """`now: Media work`, then `no longer for: Women`, then the strength."""
    language = words.lens.language
    sorts: dict[str, list[str]] = {}
    for trait in traits:
        sort = "" if trait in words.tree.titles else " for" if trait in words.names else ", strength"
        sorts.setdefault(sort, []).append(words.names.get(trait) or term(trait, language))
    yield from (f"{say(head + sort, language)}: {', '.join(names)}" for sort, names in sorts.items())


def _role_item(words: _Words, top: str, given: Given) -> dict[str, object]:
    found: dict[str, object] = {"id": given.role.id, "title": given.role.title, "functions": _narrower(words, top, given) or ([top] if top else [])}
    found |= {"groups": list(given.role.groups), "strength": list(given.role.strengths), "inherited_from": given.origin or None}
    return found | {"certain": given.certain}


def _role_words(words: _Words, top: str, given: Given) -> str:
    """`Media campaign (Media work; may)`, `↳ Expert groups (inherited from 2007)`."""
    language = words.lens.language
    remarks = [words.names[function] for function in _narrower(words, top, given)]
    remarks += [f"{say('strength', language)}: {term(strength, language)}" for strength in given.role.strengths]
    if given.origin:
        taken = f"{say('inherited from', language)} {words.heads[given.origin]}"
        remarks.append(taken if given.certain else f"{taken}, {say('wide reading only', language)}")
    text = f"{given.role.title} ({'; '.join(remarks)})" if remarks else given.role.title
    return f"{TAKEN}{text}" if given.origin else text


def legend(lens: Lens, lines: Sequence[Line]) -> list[str]:
    """What the signs mean that stand in the lines, and by which rule."""
    language = lens.language
    used = {item.state for line in lines for item in line.items}
    signs = [f"{SIGNS[state]} {say(state, language)}" for state in ("new", "again", "kept", "changed", "dropped") if state in used]
    signs += [f"? {say('cannot be told', language)}"] if used & {"unknown", "perhaps new", "perhaps kept", "perhaps dropped"} else []
    inherited = any(word.startswith(TAKEN) for line in lines for item in line.items for word in item.words)
    signs += [f"{TAKEN}{say('inherited', language)}"] if inherited else []
    rule = say("each programme is held against the one before it here: kept means the same narrower functions, groups and strength", language)
    given = {line.id for line in lines}
    tree = tree_of(lens)
    missing = [title for topic, title in tree.titles.items() if topic not in tree.broader and topic not in given]
    none = [f"{say('in none of them', language)}: {', '.join(missing)}"] if missing and lines else []
    return ([" · ".join(signs), rule] if signs else []) + none


def role_facts(lens: Lens, programme: str) -> dict[str, tuple[str, ...]]:
    """How many roles a programme gives, how many of them it takes over, and how binding they are."""
    language = lens.language
    given = roles_given(lens, programme)
    if not given:
        return {}
    own, taken = [one for one in given if not one.origin], [one for one in given if one.origin]
    roles = (count(len(own), "role", language), *_taken_words(lens, taken))
    strengths = [strength for one in own for strength in one.role.strengths or ("not stated",)]
    found = {"number of roles": roles}
    if set(strengths) - {"not stated"}:
        found["strength"] = tuple(f"{term(strength, language)}: {strengths.count(strength)}" for strength in dict.fromkeys(strengths))
    return found


def _taken_words(lens: Lens, taken: Sequence[Given]) -> Iterator[str]:
    sure = sum(one.certain for one in taken)
    if taken:
        number = str(sure) if sure == len(taken) else f"{sure}–{len(taken)}"
        yield f"{say('inherited', lens.language)}: {number}"
