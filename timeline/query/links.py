"""What a record points to and what points to it, as a tree and as rows; on a day, what held then and what cannot be told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from timeline.answer import COMPUTED, DERIVED, Answer, Branch, Cell, Column, Row, Table
from timeline.edtf import Truth, bounds, overlaps, parse
from timeline.model.vocabulary import STATED_IN
from timeline.query.cells import cited, date_words, period_words, places, titles
from timeline.query.dates import iso_bounds, read_date
from timeline.query.graph import STATED, Edge, Node, Step, Surroundings, nodes_of, surroundings, verb_named
from timeline.query.lens import Lens, UsageError, portions
from timeline.query.lists import mark_notes
from timeline.query.search import kind_named
from timeline.query.status import PART, reason, status_sql
from timeline.query.views import STATEFUL
from timeline.words import count, left_words, say, term

DEEPEST = 9
COLUMNS = (
    Column("depth", "step", "number"), Column("from", "from", "id"), Column("verb", "link"), Column("to", "to", "id"), Column("kind", "kind"),
    Column("title", "title"), Column("derivation", "how known"), Column("valid", "valid"), Column("events", "events"), Column("note", "note"),
    Column("sources", "sources"), Column("written_in", "written in", "id"),
)  # fmt: skip
UNTOLD = (Column("from", "from"), Column("verb", "link"), Column("title", "record"), Column("reason", "why"), Column("kind", "kind", shown=False))
_HOLDS = ("in force", "partly", PART)


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
    return Asked(tuple(map(verb_named, verbs)), tuple(map(kind_named, kinds)), depth, at, each)


def links(lens: Lens, record: str, question: Asked) -> Answer:
    """The tree of a record's links."""
    when = _When(lens, question.at) if question.at else None
    opened = 0 if question.kinds else question.each  # what is asked for may lie behind any of them
    found = surroundings(lens, record, question.depth, question.verbs, when.keep if when else None, opened)
    steps = _of_kinds(found, record, question.kinds) if question.kinds else found.steps
    rows = [link_row(lens, step, found.nodes[step.record]) for step in steps]
    tables = [Table(COLUMNS, rows, "", "items")]
    untold = when.untold(lens) if when else []
    if untold:
        columns = UNTOLD if question.depth > 1 else (UNTOLD[0]._replace(shown=False), *UNTOLD[1:])
        tables.append(Table(columns, untold, f"{say('Cannot be told', lens.language)} · {len(untold)}", "cannot_be_told"))
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
    words = [", ".join(say(verb, lens.language) for verb in question.verbs)] if question.verbs else []
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


def _add_words(lens: Lens, record: str, answer: Answer, steps: Sequence[Step], tree: _Tree, when: _When | None) -> None:
    """What marks mean, what was left out, and what to try next."""
    language = lens.language
    answer.notes += mark_notes({step.edge.derivation for step in steps}, language)
    if when and (state := when.state_of(record)):
        answer.notes.append(f"{record} · {say('status', language)} {say('at', language)} {answer.question['at']}: {state}")
    if when and when.dropped:
        answer.notes.append(f"{count(when.dropped, 'link', language)} {say('not of that day', language)}")
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


# --- on a day --------------------------------------------------------------------------------------------------------


class _When:
    """Tells links that held on a day from those that did not; keeps those of which that cannot be told."""

    def __init__(self, lens: Lens, at: str) -> None:
        self.lens = lens
        self.date = read_date(at, "--at")
        self.first, self.last = iso_bounds(self.date)
        self.dropped = 0
        self.doubtful: list[tuple[Step, str]] = []

    def keep(self, steps: list[Step]) -> list[Step]:
        """The steps whose link held and whose record stood on the day."""
        status = self._status({step.record for step in steps})
        kept = []
        for step in steps:
            details = step.edge.details
            valid = details.get("valid")
            truth = self._held(step.edge, valid) if valid else self._done(details["events"]) if "events" in details else "yes"
            state = status.get(step.record, "yes")
            if "no" in (truth, state):
                self.dropped += 1
            elif "maybe" in (truth, state):
                self.doubtful.append((step, self._why(step, truth, valid)))
            else:
                kept.append(step)
        return kept

    def state_of(self, record: str) -> str:
        """In words, the state of a record that did not hold on the day, or of which nobody can tell; empty for one that held, or has no state."""
        state = self._states([record]).get(record, _HOLDS[0])
        return "" if state in _HOLDS else term(state, self.lens.language)

    def _held(self, edge: Edge, valid: str) -> Truth:
        """Whether the link held; what ran on is certain only up to the day that its source saw."""
        truth = overlaps(parse(valid), self.date)
        if truth != "yes" or not bounds(parse(valid)).running:
            return truth
        sources = [source for source, _ in edge.cites]
        marks = ", ".join("?" * len(sources))
        seen = self.lens.one(f"SELECT max(json_extract(body, '$.as_of')) FROM record WHERE id IN ({marks})", *sources)
        return "maybe" if seen and seen[0] and self.last > seen[0] else truth

    def _done(self, events: list[tuple[str, str | None]]) -> Truth:
        """Whether anything had been done by then; of what is not dated, nobody can tell."""
        known = [iso_bounds(parse(date)) for _, date in events if date]
        if any(last <= self.last for _, last in known):
            return "yes"
        return "maybe" if len(known) < len(events) or any(first <= self.last for first, _ in known) else "no"

    def _status(self, records: set[str]) -> dict[str, str]:
        """Yes, no or maybe for each record of a kind that has a status, and for each event."""
        ids = sorted(records)
        found = {name: "yes" if state in _HOLDS else "maybe" if state == "unknown" else "no" for name, state in self._states(ids).items()}
        for part in portions(ids):
            sql = f"SELECT r.id, r.first, r.last FROM record r WHERE r.id IN ({', '.join('?' * len(part))}) AND r.kind = 'event'"
            for name, first, last in self.lens.rows(sql, *part):
                found[name] = "maybe" if first is None else "no" if first > self.last else "yes" if (last or "9999") <= self.last else "maybe"
        return found

    def _states(self, ids: Sequence[str]) -> dict[str, str]:
        """The status on the day of each record of a kind that has one."""
        sql, values = status_sql(self.lens, self.first, self.last)
        kinds = ", ".join(repr(kind) for kind in STATEFUL)
        found: dict[str, str] = {}
        for part in portions(ids):
            where = f"FROM record r WHERE r.id IN ({', '.join('?' * len(part))}) AND r.kind IN ({kinds})"
            found |= dict(self.lens.rows(f"SELECT r.id, {sql} {where}", *values, *part))
        return found

    def _why(self, step: Step, truth: str, valid: str | None) -> str:
        if truth == "maybe" and valid:
            return f"{say('the link held', self.lens.language)}: {period_words(valid, self.lens.language)}"
        return reason(self.lens, step.record, self.first, self.last)

    def untold(self, lens: Lens) -> list[Row]:
        """A row for each link of which nobody can tell whether it held."""
        names = titles(lens, (name for step, _ in self.doubtful for name in (step.origin, step.record)))
        kinds = nodes_of(lens, (step.record for step, _ in self.doubtful))
        return [
            Row(step.record, (
                Cell(step.origin, names[step.origin]), Cell(step.verb, say(step.verb, lens.language)), names[step.record], why,
                Cell(kinds[step.record].kind, say(kinds[step.record].kind, lens.language)),
            ))
            for step, why in self.doubtful
        ]  # fmt: skip
