"""The lists: one specification per list command, from which its columns, filters and order follow.

Columns are SQL over the store's tables, with `r` the record; a column of an event gives its date with its doubts.
"""

from __future__ import annotations

from typing import NamedTuple

from timeline.model import vocabulary as v
from timeline.model.vocabulary import CONSENTS

STATEFUL = ("treaty", "law", "provision", "programme", "role", "stage", "body", "organisation", "hotline")  # kinds that have a status
RELATIONS = ("after", "before", "in")  # how the date of an event can be asked for


class ViewColumn(NamedTuple):
    """A column: `sql` is an expression, or for `event` columns the names of the event's kinds."""

    name: str
    head: str
    sql: str = ""
    kind: str = "text"  # text, title, titles, date, period, number, amount, event, numbers
    events: tuple[str, ...] = ()
    shown: bool = True
    wide: bool = False  # shown to people where there is room


class ViewFilter(NamedTuple):
    """A filter of its own: `--name VALUE`. `sql` has one `?`; `refers` makes the value the id of a record of these kinds."""

    name: str
    help: str
    sql: str
    words: tuple[str, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
    refers: tuple[str, ...] = ()


class View(NamedTuple):
    """A list command: the kinds it shows, its columns and filters, the events that can be asked for, and its order."""

    command: str
    singular: str
    kinds: tuple[str, ...]
    title: str
    help: str
    columns: tuple[ViewColumn, ...]
    filters: tuple[ViewFilter, ...] = ()
    events: tuple[tuple[str, tuple[str, ...]], ...] = ()  # `ratified`: the kinds of event it asks for
    where: str = ""
    order: str = "r.sort, r.id"
    unfolded: str = ""  # a condition that `--all` lifts
    all_help: str = ""
    with_parts: bool = False  # a record is on the topics of its parts too
    strip: str = ""  # SQL of the label of a record's lane; empty: the list has no strip


def body(key: str) -> str:
    """SQL of a field without claims."""
    return f"json_extract(r.body, '$.{key}')"


def chosen(key: str) -> str:
    """SQL of the chosen claim of a field."""
    return f"json_extract(r.chosen, '$.{key}')"


def named(key: str) -> str:
    """SQL of the id in a reference field; a column of kind `title` shows that record's title."""
    return body(key)


def linked(verb: str) -> str:
    """SQL of a JSON list of what a record points to by `verb`: pairs of the id and how the link is known (null: a source states it)."""
    return f"(SELECT json_group_array(json_array(l.target, l.derivation)) FROM link l WHERE l.record = r.id AND l.verb = '{verb}')"


def linking(verb: str) -> str:
    """SQL of a JSON list of what points to a record by `verb`, in the same form."""
    return f"(SELECT json_group_array(json_array(l.record, l.derivation)) FROM link l WHERE l.target = r.id AND l.verb = '{verb}')"


def inside(kind: str) -> str:
    """SQL of the number of records of `kind` that live directly inside a record."""
    return f"(SELECT count(*) FROM record c WHERE c.parent = r.id AND c.kind = '{kind}')"


_NUMBER = ViewColumn("number", "number", chosen("number"))
_FORM = ViewColumn("form", "form", body("form"))
_ISSUER = ViewColumn("issuer", "issuer", named("issuer"), "titles", wide=True)
_PERIOD = ViewColumn("period", "period", chosen("period"), "period")
_COUNTRY = ViewColumn("country", "country", body("country"))
_TOPICS = ViewColumn("topics", "topics", linked("on"), "links", shown=False)
_ADOPTED = ViewColumn("adopted", "adopted", kind="event", events=("adoption",))
_IN_FORCE = ViewColumn("in_force", "in force", kind="event", events=("entry into force",))
_PUBLISHED = ViewColumn("published", "published", kind="event", events=("publication",), shown=False)
_FUNCTIONS = (
    "(SELECT json_group_array(l.target) FROM link l JOIN record t ON t.id = l.target "
    "WHERE l.record = r.id AND l.verb = 'on' AND json_extract(t.body, '$.scheme') = 'function')"
)
_ABOUT_IT = "EXISTS (SELECT 1 FROM link l WHERE l.record = r.id AND l.verb = 'about' AND l.target = ?)"
_COUNTRIES = (("usa", "United States of America"), ("us", "United States of America"), ("uk", "Great Britain"), ("gb", "Great Britain"))
_BY_FORM = "json_extract(r.body, '$.form') = ?"


def narrower(topics: str) -> str:
    """SQL of the topics, as `value`, right below each row `s` of a table of topics.

    As a plain join SQLite would read every link there is before it looks for the first one.
    """
    return f"{topics} s, json_each((SELECT json_group_array(l.record) FROM link l WHERE l.target = s.id AND l.verb = 'narrower than'))"


_WITH_NARROWER = (
    f"(WITH RECURSIVE below(id) AS (SELECT r.id UNION SELECT value FROM {narrower('below')}) "
    "SELECT count(DISTINCT l.record) FROM link l WHERE l.target IN below AND l.verb <> 'narrower than')"
)

VIEWS: tuple[View, ...] = (
    View(
        "stages", "stage", ("stage",), "Stages", "The stages of the policy, or of civil society.",
        columns=(
            ViewColumn("number", "#", body("number"), "number"), _PERIOD, ViewColumn("title", "stage", kind="title"),
            ViewColumn("opened_by", "opened by", linking("opens"), "links"),
            ViewColumn("closed_by", "closed by", linking("closes"), "links"),
            ViewColumn("series", "series", body("series"), shown=False),
        ),
        filters=(ViewFilter("series", "Whose stages.", "json_extract(r.body, '$.series') = ?", v.SERIES,
                            (("cso", "civil-society"), ("csos", "civil-society"))),),
        unfolded="json_extract(r.body, '$.series') = 'policy'", all_help="Every series, not the policy's alone.", strip=body("number"),
        order="json_extract(r.body, '$.series') = 'policy' DESC, json_extract(r.body, '$.series'), json_extract(r.body, '$.number')",
    ),
    View(
        "treaties", "treaty", ("treaty",), "Treaties", "Treaties, and when the State signed, ratified and was bound.",
        columns=(
            ViewColumn("signed", "signed", kind="event", events=("signature",), shown=False),
            ViewColumn("ratified", "ratified", kind="event", events=CONSENTS),
            ViewColumn("deposited", "deposited", kind="event", events=("deposit",), shown=False),
            _IN_FORCE, _NUMBER, ViewColumn("title", "treaty", kind="title"), _ISSUER,
            ViewColumn("form", "form", body("form"), shown=False),
            ViewColumn("adopted", "adopted", kind="event", events=("adoption",), shown=False), _TOPICS,
        ),
        filters=(ViewFilter("form", "The form of the text: convention, law, decree …", _BY_FORM, v.INSTRUMENT_FORMS),),
        events=(("signed", ("signature",)), ("ratified", CONSENTS), ("deposited", ("deposit",)),
                ("in-force", ("entry into force",)), ("adopted", ("adoption",))),
    ),
    View(
        "laws", "law", ("law",), "Laws", "Laws, codes, decrees, strategies, plans and standards.",
        columns=(_ADOPTED, _IN_FORCE, _FORM, _NUMBER, ViewColumn("title", "instrument", kind="title"), _ISSUER, _PUBLISHED,
                 ViewColumn("period", "period", chosen("period"), "period", shown=False), _TOPICS),
        filters=(ViewFilter("form", "The form of the text: convention, law, decree …", _BY_FORM, v.INSTRUMENT_FORMS),),
        events=(("adopted", ("adoption",)), ("published", ("publication",)), ("in-force", ("entry into force",)),
                ("amended", ("amendment",)), ("ended", ("repeal", "replacement", "expiry", "termination"))),
    ),
    View(
        "programmes", "programme", ("programme",), "Programmes", "State programmes, their time and how many roles they give.",
        columns=(_ADOPTED, _PERIOD, _NUMBER, ViewColumn("title", "programme", kind="title"), ViewColumn("roles", "roles", inside("role"), "number"),
                 ViewColumn("coordinator", "coordinator", body("coordinator"), "titles", shown=False),
                 ViewColumn("issuer", "issuer", named("issuer"), "titles", shown=False), _TOPICS),
        events=(("adopted", ("adoption",)), ("in-force", ("entry into force",)), ("ended", ("expiry", "repeal", "replacement"))),
        strip="coalesce(substr(r.first, 1, 4), '?')",
    ),
    View(
        "roles", "role", ("role",), "Roles", "What the programmes ask of civil society.",
        columns=(ViewColumn("programme", "programme", "(SELECT json_array(substr(r.id, 1, instr(r.id, '/') - 1)))", "ids"),
                 ViewColumn("order", "#", body("order"), "number"), ViewColumn("title", "role", kind="title"),
                 ViewColumn("functions", "functions", _FUNCTIONS, "titles"),
                 ViewColumn("strength", "strength", body("strength"), shown=False), ViewColumn("due", "due", body("due"), shown=False)),
        filters=(ViewFilter("programme", "The programme that gives the role.", "r.id LIKE ? || '/%'", refers=("programme",)),),
        unfolded="r.parent NOT LIKE '%/%'", all_help="The parts of roles too.", with_parts=True,
    ),
    View(
        "provisions", "provision", ("provision",), "Provisions", "Articles and points of treaties and laws.",
        columns=(ViewColumn("instrument", "instrument", "(SELECT json_array(r.parent))", "titles"),
                 ViewColumn("article", "article", body("article")), ViewColumn("title", "provision", kind="title"),
                 ViewColumn("period", "period", chosen("period"), "period", shown=False), _TOPICS),
        filters=(ViewFilter("instrument", "The treaty or law that it stands in.", "r.id LIKE ? || '/%'", refers=("treaty", "law")),),
        events=(("in-force", ("entry into force",)), ("amended", ("amendment",)), ("ended", ("repeal", "replacement"))),
    ),
    View(
        "bodies", "body", ("body",), "Bodies", "Public, coordinating and international bodies.",
        columns=(ViewColumn("founded", "founded", kind="event", events=("founding",), shown=False), _PERIOD, ViewColumn("title", "body", kind="title"),
                 _FORM, ViewColumn("level", "level", body("level")), ViewColumn("country", "country", body("country"), shown=False), _TOPICS),
        filters=(ViewFilter("form", "What sort of body: ministry, council, committee …", _BY_FORM, v.BODY_FORMS),
                 ViewFilter("level", "Where it works.", "json_extract(r.body, '$.level') = ?", v.LEVELS)),
        events=(("founded", ("founding",)), ("ended", ("abolition", "replacement"))),
    ),
    View(
        "organisations", "organisation", ("organisation",), "Organisations", "Organisations, networks and coalitions.",
        columns=(_PERIOD, ViewColumn("title", "organisation", kind="title"), _FORM, _COUNTRY,
                 ViewColumn("founded", "founded", kind="event", events=("founding",), shown=False),
                 ViewColumn("registered", "registered", kind="event", events=("registration",), shown=False),
                 ViewColumn("donor", "donor", body("donor.tier"), shown=False), _TOPICS),
        filters=(ViewFilter("form", "What sort of organisation: ngo, network, coalition …", _BY_FORM, v.ORGANISATION_FORMS),
                 ViewFilter("country", "The country.", "json_extract(r.body, '$.country') = ? COLLATE NOCASE", aliases=_COUNTRIES)),
        events=(("founded", ("founding",)), ("registered", ("registration",)), ("ended", ("abolition", "replacement"))),
    ),
    View(
        "donors", "donor", ("body", "organisation"), "Donors", "Who gave money to civil society, as the source ranks them.",
        columns=(ViewColumn("tier", "tier", body("donor.tier")), ViewColumn("title", "donor", kind="title"), _COUNTRY, _FORM,
                 ViewColumn("period", "period", body("donor.period"), shown=False)),
        filters=(ViewFilter("country", "The country.", "json_extract(r.body, '$.country') = ? COLLATE NOCASE", aliases=_COUNTRIES),
                 ViewFilter("tier", "How the source ranks the donor.", "json_extract(r.body, '$.donor.tier') = ?", v.TIERS),
                 ViewFilter("form", "What sort of donor.", _BY_FORM, (*v.ORGANISATION_FORMS, *v.BODY_FORMS))),
        where="json_extract(r.body, '$.donor') IS NOT NULL",
        order="instr('key other former', json_extract(r.body, '$.donor.tier')), json_extract(r.body, '$.donor.item'), r.id",
    ),
    View(
        "hotlines", "hotline", ("hotline",), "Hotlines", "Lines that people in need can call, with the year each number was valid.",
        columns=(_PERIOD, ViewColumn("title", "hotline", kind="title"), ViewColumn("run_by", "run by", linked("run by"), "links"),
                 ViewColumn("numbers", "numbers", chosen("numbers"), "numbers"), ViewColumn("hours", "hours", body("hours"), shown=False)),
        events=(("opened", ("opening", "founding")), ("ended", ("closing",))),
    ),
    View(
        "figures", "figure", ("figure",), "Figures", "Numbers and shares, with what they count and of how many (N).",
        columns=(_PERIOD, ViewColumn("value", "value", "json_array(json_extract(r.chosen, '$.value'), coalesce(json_extract(r.chosen, "
                 "'$.value_bound'), json_extract(r.body, '$.bound')), json_extract(r.body, '$.wording'), json_extract(r.chosen, '$.values'), "
                 "json_extract(r.body, '$.scale'))", "amount"),
                 ViewColumn("of", "N", body("of"), "number"), ViewColumn("unit", "unit", body("unit")),
                 ViewColumn("title", "figure", kind="title"), ViewColumn("population", "population", named("population"), "titles", wide=True),
                 ViewColumn("bound", "bound", f"coalesce(json_extract(r.chosen, '$.value_bound'), {body('bound')})", shown=False),
                 ViewColumn("wording", "wording", body("wording"), "text", shown=False), ViewColumn("scale", "scale", body("scale"), "number", shown=False),
                 ViewColumn("values", "values", chosen("values"), "series", shown=False),
                 ViewColumn("about", "about", body("about"), "titles", shown=False), _TOPICS),
        filters=(ViewFilter("population", "Who was asked or counted.", "json_extract(r.body, '$.population') = ?", refers=("topic",)),
                 ViewFilter("about", "The record that is measured.", _ABOUT_IT,
                            refers=("organisation", "hotline", "body", "programme", "law", "treaty", "source", "topic", "event", "stage"))),
    ),
    View(
        "findings", "finding", ("finding",), "Findings", "What was found, said or concluded: strengths, challenges, trends and more.",
        columns=(ViewColumn("theme", "theme", body("theme")), ViewColumn("title", "finding", kind="title"), ViewColumn("amount", "amount", body("amount")),
                 ViewColumn("said_by", "said by", body("said_by")), ViewColumn("period", "period", chosen("period"), "period", shown=False), _TOPICS),
        filters=(ViewFilter("theme", "What it is about: strength, challenge, funding …", "json_extract(r.body, '$.theme') = ?", v.THEMES,
                            (("strengths", "strength"), ("weaknesses", "weakness"), ("challenges", "challenge"), ("barriers", "barrier"),
                             ("needs", "need"), ("criteria", "criterion"), ("trends", "trend"), ("causes", "cause"), ("methods", "method"))),),
        order="json_extract(r.body, '$.theme'), coalesce(json_extract(r.body, '$.order'), 999), r.id",
    ),
    View(
        "recommendations", "recommendation", ("recommendation",), "Recommendations", "What ought to be done, and by whom.",
        columns=(ViewColumn("for", "for", body("for")), ViewColumn("order", "#", body("order"), "number"),
                 ViewColumn("title", "recommendation", kind="title"),
                 ViewColumn("addresses", "addresses", linked("addresses"), "links", shown=False), _TOPICS),
        filters=(ViewFilter("for", "Who ought to do it: `state`, `civil society` …", "json_extract(r.body, '$.for') = ?", v.ADDRESSEES,
                            (("cso", "civil society"), ("csos", "civil society"), ("ngo", "civil society"), ("ngos", "civil society"),
                             ("civil-society", "civil society"), ("government", "state"))),),
        order="json_extract(r.body, '$.for'), json_extract(r.body, '$.order'), r.id",
    ),
    View(
        "topics", "topic", ("topic",), "Topics", "Functions, groups, forms of exploitation and work, places.",
        columns=(ViewColumn("scheme", "scheme", body("scheme")), ViewColumn("title", "topic", kind="title"),
                 ViewColumn("records", "records", "(SELECT count(DISTINCT l.record) FROM link l WHERE l.target = r.id AND l.verb <> 'narrower than')",
                            "number"),
                 ViewColumn("in_all", "with narrower", _WITH_NARROWER, "number"),
                 ViewColumn("broader", "broader", named("broader"), "titles", wide=True)),
        filters=(ViewFilter("scheme", "The list it belongs to.", "json_extract(r.body, '$.scheme') = ?", v.SCHEMES,
                            (("functions", "function"), ("target-groups", "target-group"), ("places", "place"),
                             ("forms-of-work", "form-of-work"))),),
        order="json_extract(r.body, '$.scheme'), coalesce(json_extract(r.body, '$.order'), 999), r.title, r.id",
    ),
    View(
        "sources", "source", ("source",), "Sources", "The works and pages that values are taken from.",
        columns=(ViewColumn("authority", "authority", body("authority")), ViewColumn("title", "source", kind="title"),
                 ViewColumn("cited", "cited", "(SELECT count(*) FROM citation c WHERE c.source = r.id)", "number"),
                 ViewColumn("checked", "checked", body("checked"), "date"), _FORM, ViewColumn("url", "url", body("url"), shown=False)),
        filters=(ViewFilter("authority", "What its word weighs.", "json_extract(r.body, '$.authority') = ?", v.AUTHORITIES),
                 ViewFilter("form", "What sort of source.", _BY_FORM, v.SOURCE_FORMS)),
        order=f"instr('{' '.join(v.AUTHORITIES)}', json_extract(r.body, '$.authority')), r.id",
    ),
)  # fmt: skip
BY_COMMAND: dict[str, View] = {view.command: view for view in VIEWS}
BY_SINGULAR: dict[str, View] = {view.singular: view for view in VIEWS}
