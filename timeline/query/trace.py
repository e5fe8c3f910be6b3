"""The chain on which a record stands, as an answer: step by step, with what links each record, where it breaks off and what is missing.

Records on the same function that no link joins to the chain are shown apart.
"""

from __future__ import annotations

from collections.abc import Iterable

from timeline.answer import Answer, Branch, Cell, Column, Row, Table
from timeline.model.vocabulary import READ_BACKWARDS
from timeline.query.cells import places, titles
from timeline.query.chain import ADVICE, CHAIN, Chain, Joint, chain_of, steps_of
from timeline.query.graph import STATED, nodes_of
from timeline.query.held import OnDay
from timeline.query.lens import Lens
from timeline.query.links import happened, how_known, named, sentence
from timeline.query.lists import mark_notes
from timeline.words import count, left_words, say

ROWS = (
    Column("step", "step"), Column("from", "from", "id"), Column("verb", "link"), Column("to", "to", "id"), Column("through", "through", "id"),
    Column("kind", "kind"), Column("title", "title"), Column("derivation", "how known"), Column("sources", "sources"),
)  # fmt: skip
MISSING = (Column("step", "step"), Column("missing", "missing"))
BREAKS = (Column("step", "step"), Column("title", "title"), Column("looked_for", "looked for"))
APART = (Column("step", "step"), Column("title", "title"), Column("function", "function"))
_BROKEN = "no link leads from it to a later step; from what stands before ▶, to an earlier one"
_REASONS = 3  # links that a line names
_MOST_APART = 5


def trace(lens: Lens, record: str, each: int = 0, at: str = "") -> Answer:
    """The chain on which a record stands, in both directions; with `at`, what of it held on that day.

    Raises `UsageError` for a record of a kind that is no step of it.
    """
    when = OnDay(lens, at, [record]) if at else None
    chain = chain_of(lens, record, when)
    missing = [step for step in range(len(CHAIN)) if step not in chain.steps.values()]
    rows = [_row(lens, chain, joint) for name in _in_order(chain) for joint in chain.joints.get(name, ())]
    start = chain.nodes[record]
    title = " · ".join((say("Trace", lens.language), *([f"{say('at', lens.language)} {at}"] if at else []), named(start)))
    question = {"record": record, "step": CHAIN[chain.steps[record]].name, **({"at": at} if at else {})}
    answer = Answer("trace", title, question, lens.basis, [Table(ROWS, rows, "", "items")], len(rows), count(len(rows), "link", lens.language))
    answer.trees = [
        Branch("", _in_short(lens, chain)),
        Branch("", "", "", tuple(_step_branch(lens, chain, step, each) for step in range(len(CHAIN)))),
    ]
    answer.sentences = lambda: list(_sentences(lens, chain))
    answer.drawn = True
    answer.tables += [table for table in (_missing_table(lens, missing), _breaks_table(chain)) if table.rows]
    answer.tables += when.untold() if when else []
    apart = _apart(lens, chain, missing)
    if apart:
        answer.tables.append(Table(APART, apart, say("On the same function, not linked", lens.language), "not_linked"))
    _add_words(lens, chain, answer, each)
    answer.notes += when.notes([record]) if when else []
    return answer


def _add_words(lens: Lens, chain: Chain, answer: Answer, each: int) -> None:
    derivations = {joint.edge.derivation for joints in chain.joints.values() for joint in joints}
    answer.notes += mark_notes(derivations, lens.language)
    answer.notes += [f"{say('breaks off here', lens.language)}: {say(_BROKEN, lens.language)}"] if chain.ends else []
    if each and any(list(chain.steps.values()).count(step) > each for step in range(len(CHAIN))):
        answer.hints.append(say("--each 0 shows all", lens.language))
    answer.hints.append(f"timeline links {chain.start}")


def _in_short(lens: Lens, chain: Chain) -> str:
    """The whole chain in one line: how many records stand on each step, and at how many it breaks off."""
    language = lens.language
    numbers = [list(chain.steps.values()).count(step) for step in range(len(CHAIN))]
    told = [
        f"{say(part.heading, language)}: {number or say('missing', language)}" for part, number in zip(CHAIN, numbers, strict=True)
    ]  # fmt: skip
    return " · ".join([*told, *([f"{say('breaks off here', language)}: {len(chain.ends)}"] if chain.ends else [])])


# --- words and rows --------------------------------------------------------------------------------------------------


def _in_order(chain: Chain) -> list[str]:
    """The records step by step, the nearest to the start first."""
    return sorted(chain.steps, key=lambda name: (chain.steps[name], chain.distances[name], chain.nodes[name].sort, name))


def _step_branch(lens: Lens, chain: Chain, step: int, each: int) -> Branch:
    language = lens.language
    names = [name for name in _in_order(chain) if chain.steps[name] == step]
    heading = say(CHAIN[step].heading, language)
    if not names:
        return Branch("", f"{heading} – {say('missing', language)}: {say(CHAIN[step].missing, language)}")
    shown = names[:each] if each else names
    branches = [_record_branch(lens, chain, name) for name in shown]
    if len(names) > len(shown):
        branches.append(Branch("", left_words(count(len(names) - len(shown), "record", language), language)))
    return Branch(f"{heading} · {len(names)}", "", "", tuple(branches))


def _record_branch(lens: Lens, chain: Chain, name: str) -> Branch:
    language = lens.language
    if name == chain.start:
        return Branch("", f"▶ {named(chain.nodes[name])}", "", (), say("breaks off here", language) if name in chain.ends else "")
    joints = sorted(chain.joints[name], key=lambda joint: joint.edge.derivation != STATED)
    told = list(dict.fromkeys(_joint_words(lens, joint) for joint in joints))
    words = told[:_REASONS]
    words += [left_words(str(len(told) - _REASONS), language)] if len(told) > _REASONS else []
    words += [say("breaks off here", language)] if name in chain.ends else []
    return Branch("", named(chain.nodes[name]), "", (), " · ".join(words))


def _joint_words(lens: Lens, joint: Joint) -> str:
    """`harmonises cets-197 ∗`, with the record through which it is so."""
    other = joint.through if _is_whole(joint) else joint.origin
    done = happened(joint.edge.details, lens.language)
    words = f"{other}: {done}" if done else f"{say(joint.verb, lens.language)} {other}"
    return words if joint.edge.derivation == STATED else f"{words} ∗"


def _is_whole(joint: Joint) -> bool:
    """Whether it is the whole instrument that the record hangs on."""
    return bool(joint.through) and joint.through != joint.origin


def _sentences(lens: Lens, chain: Chain) -> Iterable[str]:
    """The chain for readers by ear: each step, then each link of it in full."""
    language = lens.language
    yield f"{_in_short(lens, chain)}."
    for step, part in enumerate(CHAIN):
        names = [name for name in _in_order(chain) if chain.steps[name] == step]
        heading = say(part.heading, language)
        yield (
            f"{heading}: {count(len(names), 'record', language)}."
            if names
            else f"{heading} – {say('missing', language)}: {say(part.missing, language)}."
        )
        for name in names:
            end = f" {say('Breaks off here', language)}." if name in chain.ends else ""
            if name == chain.start:
                yield f"{named(chain.nodes[name])}: {say('the record asked for', language)}.{end}"
            for joint in chain.joints.get(name, ()) if name != chain.start else ():
                yield _told(lens, chain, joint) + end


def _told(lens: Lens, chain: Chain, joint: Joint) -> str:
    nodes = chain.nodes
    ends = {joint.edge.source, joint.edge.target}
    if not ends <= nodes.keys():
        nodes = nodes | nodes_of(lens, ends)
    from_record = joint.record if joint.record in ends else joint.edge.other(joint.through or joint.origin)
    return sentence(lens, joint.edge, from_record, nodes)


def _row(lens: Lens, chain: Chain, joint: Joint) -> Row:
    node, edge = chain.nodes[joint.record], joint.edge
    part = CHAIN[chain.steps[joint.record]]
    return Row(joint.record, (
        Cell(part.name, say(part.heading, lens.language)), joint.origin,
        Cell(READ_BACKWARDS[joint.verb], say(READ_BACKWARDS[joint.verb], lens.language)), joint.record, joint.through if _is_whole(joint) else None,
        Cell(node.kind, say(node.kind, lens.language)), node.title, Cell(edge.derivation, say(how_known(edge), lens.language)), places(edge.cites),
    ))  # fmt: skip


def _missing_table(lens: Lens, missing: list[int]) -> Table:
    rows = [
        Row(CHAIN[step].name, (Cell(CHAIN[step].name, say(CHAIN[step].heading, lens.language)), say(CHAIN[step].missing, lens.language)))
        for step in missing
    ]
    return Table(MISSING, rows, "", "missing")


def _breaks_table(chain: Chain) -> Table:
    """For machines: where the chain breaks off, and which steps were looked for from there."""
    rows = []
    for name in _in_order(chain):
        if name in chain.ends:
            step = chain.steps[name]
            onward = step >= chain.steps[chain.start] and step != ADVICE
            sought = range(step + 1, len(CHAIN)) if onward else range(step)
            rows.append(Row(name, (CHAIN[step].name, chain.nodes[name].title, [CHAIN[n].name for n in sought])))
    return Table(BREAKS, rows, "", "breaks_off")


def _apart(lens: Lens, chain: Chain, missing: list[int]) -> list[Row]:
    """Records of the missing steps that share a function with the start, though no link joins them to the chain."""
    rows = []
    for step in missing:
        kinds = CHAIN[step].kinds
        found = lens.rows(
            f"SELECT r.id, {lens.title}, t.id FROM link l JOIN record t ON t.id = l.target JOIN link o ON o.target = t.id AND o.verb = 'on' "
            "JOIN record r ON r.id = o.record WHERE l.record = ? AND l.verb = 'on' AND json_extract(t.body, '$.scheme') = 'function' "
            f"AND r.kind IN ({', '.join('?' * len(kinds))}) ORDER BY r.sort, r.id", chain.start, *kinds,
        )  # fmt: skip
        steps = steps_of(lens, [record for record, *_ in found])
        names = titles(lens, [function for *_, function in found])
        seen: dict[str, Row] = {}
        for record, title, function in found:
            if steps.get(record) == step and record not in chain.steps:
                where = Cell(CHAIN[step].name, say(CHAIN[step].heading, lens.language))
                seen.setdefault(record, Row(record, (where, title, Cell(function, names[function]))))
        rows += list(seen.values())[:_MOST_APART]
    return rows
