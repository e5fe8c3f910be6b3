"""What a record points to and what points to it, as a tree and as rows; on a day, what held then and what cannot be told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from timeline.answer import COMPUTED, DERIVED, Answer, Branch, Cell, Column, Row, Table
from timeline.model.vocabulary import STATED_IN
from timeline.query.cells import cited, date_words, period_words, places
from timeline.query.graph import STATED, Edge, Node, Step, Surroundings, surroundings, verbs_named
from timeline.query.held import OnDay
from timeline.query.kinds import kind_named
from timeline.query.lens import Lens, UsageError
from timeline.query.lists import mark_notes
from timeline.words import count, left_words, say

DEEPEST = 9
COLUMNS = (
    Column("depth", "step", "number"), Column("from", "from", "id"), Column("verb", "link"), Column("to", "to", "id"), Column("kind", "kind"),
    Column("title", "title"), Column("derivation", "how known"), Column("valid", "valid"), Column("events", "events"), Column("note", "note"),
    Column("sources", "sources"), Column("written_in", "written in", "id"),
)  # fmt: skip


class Asked(NamedTuple):
    """What is asked of a record's links: verbs and kinds (any of each), how many steps, on which day, how many of one verb are shown."""

    verbs: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    depth: int = 1
    at: str = ""
    each: int = 0  # 0: all


def asked(verbs: Iterable[str], kinds: Iterable[str], depth: int, at: str, each: int) -> Asked:
    """The question from words that were typed. Raises `UsageError`."""
    if not 1 <= depth <= DEEPEST:
        raise UsageError(f"--depth: {depth} is out of reach", f"give a number from 1 to {DEEPEST}")
    return Asked(tuple(dict.fromkeys(verb for text in verbs for verb in verbs_named(text))), tuple(map(kind_named, kinds)), depth, at, each)


def links(lens: Lens, record: str, question: Asked) -> Answer:
    """The tree of a record's links."""
    when = OnDay(lens, question.at) if question.at else None
    opened = 0 if question.kinds else question.each  # what is asked for may lie behind any of them
    found = surroundings(lens, record, question.depth, question.verbs, when.keep if when else None, opened)
    steps = _of_kinds(found, record, question.kinds) if question.kinds else found.steps
    rows = [link_row(lens, step, found.nodes[step.record]) for step in steps]
    tables = [Table(COLUMNS, rows, "", "items")]
    tables += when.untold(with_origin=question.depth > 1) if when else []
    title = " · ".join((say("Links", lens.language), *_asked_words(lens, question), named(found.nodes[record])))
    answer = Answer("links", title, _question(record, question), lens.basis, tables, len(rows), count(len(rows), "link", lens.language))
    tree = _Tree(lens, found, steps, question.each)
    answer.trees = [Branch("", "", "", tree.below(record))]
    answer.sentences = lambda: [sentence(lens, step.edge, step.origin, found.nodes) for step in steps]
    answer.drawn = True
    answer.empty = "nothing is linked to it that fits" if question.verbs or question.kinds or question.at else "nothing is linked to it"
    _add_words(lens, record, answer, steps, tree, when)
    return answer


def named(node: Node) -> str:
    """A record by its title and id, and by its dataset where several are asked and the id does not say it."""
    return f"{node.title} ({', '.join(filter(None, (node.id, node.home)))})"


def _asked_words(lens: Lens, question: Asked) -> list[str]:
    words = [", ".join(dict.fromkeys(say(verb, lens.language) for verb in question.verbs))] if question.verbs else []
    words += [", ".join(say(kind, lens.language) for kind in question.kinds)] if question.kinds else []
    words += [count(question.depth, "step", lens.language)] if question.depth > 1 else []
    return [*words, f"{say('at', lens.language)} {question.at}"] if question.at else words


def _question(record: str, question: Asked) -> dict[str, Any]:
    given = {"verb": list(question.verbs), "kind": list(question.kinds), "at": question.at, "each": question.each}
    return {"record": record, "depth": question.depth} | {name: value for name, value in given.items() if value}


def _of_kinds(found: Surroundings, record: str, kinds: Sequence[str]) -> list[Step]:
    """The steps that lead to a record of one of the kinds, and those on the way to one."""
    wanted: set[str] = set()
    kept = []
    for step in reversed(found.steps):
        if found.nodes[step.record].kind in kinds or (step.record in wanted and step.record != record):
            wanted.add(step.origin)
            kept.append(step)
    return kept[::-1]


def _add_words(lens: Lens, record: str, answer: Answer, steps: Sequence[Step], tree: _Tree, when: OnDay | None) -> None:
    """What marks mean, what was left out, and what to try next."""
    language = lens.language
    answer.notes += mark_notes({step.edge.derivation for step in steps}, language)
    answer.notes += when.notes([record]) if when else []
    if tree.closed:
        answer.notes.append(f"{say('not opened on the way, for they have too many links', language)}: {', '.join(tree.closed)}")
    if tree.cut:
        answer.hints.append(say("--each 0 shows all", language))
    if tree.nodes[record].kind == "source" and not answer.question.get("verb"):
        cited = lens.one("SELECT count(DISTINCT record) FROM citation WHERE source = ? AND record <> source", record)
        answer.hints.append(f'timeline links {record} --verb "{STATED_IN.inverse}" · {count(cited[0] if cited else 0, "record", language)}')


# --- rows and sentences ----------------------------------------------------------------------------------------------


def link_row(lens: Lens, step: Step, node: Node) -> Row:
    """An edge for machines, from the record that it was found from."""
    edge, details = step.edge, step.edge.details
    return Row(step.record, (
        step.depth, step.origin, Cell(step.verb, say(step.verb, lens.language)), step.record, Cell(node.kind, say(node.kind, lens.language)), node.title,
        Cell(edge.derivation, say(how_known(edge), lens.language)), details.get("valid"), happened(details, "en") or None,
        " ".join(details.get("note", ())) or None, places(edge.cites), edge.source,
    ))  # fmt: skip


def how_known(edge: Edge) -> str:
    """In words, how we know of a link."""
    return {DERIVED: "our conclusion", COMPUTED: "computed by a rule"}.get(edge.derivation, "stated")


def happened(details: dict[str, Any], language: str) -> str:
    """What an act or body did, with the dates: `ratification 2010-09-21; entry into force 2011-03-01`."""
    return "; ".join(
        f"{say(kind, language)} {(date_words(date, language) or date) if date else ''}".strip() for kind, date in details.get("events", ())
    )


def besides(lens: Lens, edge: Edge, notes: bool = True) -> list[str]:
    """What is said beside a link: when it held, in which reading, what was done, and, with `notes`, remarks."""
    details = edge.details
    words = [period_words(details["valid"], lens.language)] if "valid" in details else []
    words += [say(f"{details['reading']} reading", lens.language)] if "reading" in details else []
    words += [happened(details, lens.language)] if "events" in details else []
    return [*words, *(details.get("note", ()) if notes else ())]


def sentence(lens: Lens, edge: Edge, origin: str, nodes: dict[str, Node]) -> str:
    """A link as one plain sentence: who, by which verb, to whom, how known, and by which source."""
    language = lens.language
    words = [f"{named(nodes[origin])}, {say(edge.read_from(origin), language)}: {named(nodes[edge.other(origin)])}", *besides(lens, edge)]
    words += [say(how_known(edge), language)] if edge.derivation != STATED else []
    words += [f"{say('source', language)}: {cited(lens, ((source, place) for source, place in edge.cites))}"] if edge.cites else []
    return f"{'; '.join(word.rstrip('.') for word in words)}."


# --- the tree --------------------------------------------------------------------------------------------------------


class _Tree:
    """Branches from steps; each record is opened where it was first reached."""

    def __init__(self, lens: Lens, found: Surroundings, steps: Sequence[Step], each: int) -> None:
        self.lens = lens
        self.nodes = found.nodes
        self.each = each
        self.cut = False
        self.closed: dict[str, None] = {}
        self.deepest = max((step.depth for step in steps), default=0)
        self.by_origin: dict[str, list[Step]] = {}
        self.first: dict[str, Step | None] = {next(iter(found.nodes)): None}  # the start is the root
        for step in steps:
            self.by_origin.setdefault(step.origin, []).append(step)
            self.first.setdefault(step.record, step)

    def below(self, record: str) -> tuple[Branch, ...]:
        """The links of a record, those of one verb together."""
        by_verb: dict[str, list[Step]] = {}
        for step in self.by_origin.get(record, ()):
            by_verb.setdefault(step.verb, []).append(step)
        return tuple(self._group(verb, steps) for verb, steps in by_verb.items())

    def _group(self, verb: str, steps: list[Step]) -> Branch:
        label = say(verb, self.lens.language)
        if len(steps) == 1:
            return self._branch(label, steps[0])
        shown = steps[: self.each] if self.each else steps
        branches = [self._branch("", step) for step in shown]
        left = len(steps) - len(shown)
        if left:
            self.cut = True
            branches.append(Branch("", left_words(count(left, "record", self.lens.language), self.lens.language)))
        return Branch(f"{label} · {len(steps)}", "", "", tuple(branches))

    def _branch(self, label: str, step: Step) -> Branch:
        node = self.nodes[step.record]
        opens_here = self.first.get(step.record) is step
        words = besides(self.lens, step.edge, notes=step.depth == 1)
        if not node.opened and step.depth < self.deepest:
            self.closed[step.record] = None
        elif not opens_here and step.record in self.by_origin:
            words.append(say("its links stand elsewhere in the tree", self.lens.language))
        mark = "" if step.edge.derivation == STATED else step.edge.derivation
        return Branch(label, named(node), mark, self.below(step.record) if opens_here else (), " · ".join(words))
