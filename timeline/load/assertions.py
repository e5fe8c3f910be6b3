"""The assertions of a dataset: `assertions.yaml` to values with their places, ready to be proved once the records are compiled."""

from __future__ import annotations

import os
from typing import Any, NamedTuple

from timeline.load.files import _text
from timeline.load.places import ASSERTIONS_FILE
from timeline.load.problem import Problem
from timeline.load.tree import Mapping, Node, Scalar, Sequence, parse
from timeline.load.values import FIND_ID, IS_ID, Values
from timeline.model.assertions import ASSERTION_FIELDS, COMMON, FORMS, HELD, Form
from timeline.model.kinds import BY_PLURAL
from timeline.model.vocabulary import FIELD_VERBS, VERBS

_FIELDS = {spec.name: spec for spec in ASSERTION_FIELDS}
_LEADS = tuple(lead for form in FORMS for lead in form.leads)
_VERBS = dict.fromkeys(name for verb in (*VERBS, *FIELD_VERBS.values()) for name in (verb.name, verb.inverse))


class Assertion(NamedTuple):
    """One assertion: its form, what it says, what states it, and where it stands."""

    form: str
    says: dict[str, Any]
    cites: tuple[tuple[str, str], ...]
    line: int
    column: int

    @property
    def ids(self) -> list[str]:
        """Every record that it names."""
        named = [self.says[key] for key in ("record", "inside") if key in self.says]
        for plural in HELD:
            named += self.says.get(plural, ())
        return [*named, *(target for targets in self.says.get("link", {}).values() for target in targets)]


def read_assertions(folder: str, problems: list[Problem]) -> list[Assertion]:
    """The assertions of the dataset in `folder`; none where it has no file of them."""
    if not os.path.lexists(os.path.join(folder, ASSERTIONS_FILE)):
        return []
    text = _text(folder, ASSERTIONS_FILE, problems)
    before = len(problems)
    root = None if text is None else parse(text, ASSERTIONS_FILE, problems)
    if root is None or (isinstance(root, Scalar) and not root.text.strip()):
        if text is not None and len(problems) == before:
            problems.append(Problem("empty-file", "the file holds nothing", "fill it, or remove it", ASSERTIONS_FILE))
        return []
    reader = _Reader(ASSERTIONS_FILE, problems)
    if not isinstance(root, Sequence):
        reader.note("wrong-type", "the file is no list of assertions", "begin each with `- `: `- {on: 2011-06-01, programmes: none, cite: …}`", root)
        return []
    return [found for node in root.items if (found := reader.assertion(node)) is not None]


class _Reader(Values):
    """Reads assertions; what one says is checked as far as the file alone can tell."""

    def assertion(self, node: Node) -> Assertion | None:
        """One assertion; None after a fault."""
        if not isinstance(node, Mapping):
            self.note("wrong-type", "an assertion must be a mapping", f"write it like `{FORMS[0].example}`", node)
            return None
        form = self._form(node)
        if form is None:
            return None
        before = len(self.problems)
        says = {key: self._value(key, child) for key, child in node.items.items() if key in _FIELDS}
        for key in (*form.needs, "cite"):
            if key not in node.items:
                self.note("missing-key", f"the assertion has no `{key}`", f"add `{key}:`", node)
        for key, value in says.items():
            if len(self.problems) == before and value in (None, (), {}):
                self.note("wrong-type", f"`{key}` is empty", "give it a value, or take the key out", node.keys[key])
        if len(self.problems) > before:
            return None
        return Assertion(form.name, says, says.pop("cite"), node.line, node.column)

    def _form(self, node: Mapping) -> Form | None:
        """The form that the leading key names; None when there is none, or two, or a key that does not go with it."""
        leads = [key for key in node.items if key in _LEADS]
        if len(leads) != 1:
            what = f"`{leads[0]}` and `{leads[1]}` are two assertions" if leads else "it does not say what it asserts"
            self.note("bad-assertion", what, f"use one of: {', '.join(_LEADS)}", node.keys[leads[1]] if leads else node)
            return None
        form = next(form for form in FORMS if leads[0] in form.leads)
        known = (leads[0], *form.needs, *form.may, *COMMON)
        strange = [key for key in node.items if key not in known]
        for key in strange:
            if key in _FIELDS:
                self.note("bad-assertion", f"`{key}` does not go with `{leads[0]}`", f"it takes: {', '.join(known[1:])}", node.keys[key])
            else:
                self.unknown_key(key, {name: _FIELDS[name] for name in known}, node.keys[key], "an assertion")
        return None if strange else form

    def _value(self, key: str, node: Node) -> Any:
        spec = _FIELDS[key]
        if key in HELD:
            return [] if isinstance(node, Scalar) and node.text == "none" else self.refs(spec, node) or []
        if key == "link":
            return self._link(node)
        if key == "where":
            return self.ids(spec, node)
        if isinstance(node, Scalar) and not node.text.strip():
            self.note("wrong-type", f"`{key}` is empty", "give it a value, or take the key out", node)
            return None
        return self.plain(spec, node)

    def _link(self, node: Node) -> dict[str, list[str]] | None:
        if not isinstance(node, Mapping):
            self.note("wrong-type", "`link` must be a mapping of a verb to ids", "write `link: {implements: palermo-protocol}`", node)
            return None
        found = {}
        for verb, child in node.items.items():
            if verb not in _VERBS:
                self.note("unknown-verb", f"`{verb[:40]}` is no verb of a link", self.advice("one_of", verb, _VERBS), node.keys[verb])
            elif isinstance(child, (Scalar, Sequence)):
                found[verb] = self._targets(child)
        return found

    def _targets(self, node: Scalar | Sequence) -> list[str]:
        nodes = node.items if isinstance(node, Sequence) else [node]
        texts = [text for child in nodes if (text := self.line(_FIELDS["record"], child)) is not None]
        for text in texts:
            if not IS_ID(text):
                self.note("bad-id", f"`{text[:60]}` is no id", FIND_ID, node)
        return texts


def unknown_field(assertion: Assertion) -> str:
    """A key of `where` that the counted kind has no field for; empty when it has all."""
    fields = BY_PLURAL[assertion.says["count"]].by_name if "count" in assertion.says else {}
    return next((key for key in assertion.says.get("where", {}) if key.partition(".")[0] not in fields), "")
