"""Writes the reference pages of the documentation from the program itself; knows nothing that the program does not say.

`python docs/generate.py` writes them. `python docs/generate.py --check` compares, names the stale ones and exits with 1.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import redirect_stdout
from pathlib import Path

from shipping import shipped

from timeline.check import CATALOGUE, Entry
from timeline.cli.app import GROUPS, run
from timeline.export.schema import json_schema
from timeline.keep.starter import schema_text
from timeline.load.decode import LANGUAGES
from timeline.model import KINDS, TYPES, Field, Kind
from timeline.model.kinds import CLAIM_FIELDS, DATASET_FIELDS, EVENT_FIELDS, LINK_FIELDS
from timeline.model.vocabulary import DONE_BY, EVENTS, FIELD_VERBS, PART_OF, STATED_IN, TYPED_EVENTS, VERBS, Verb
from timeline.store import open_store
from timeline.store.asking import views

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parent / "tests" / "problems"
WIDTH = "80"
LONGEST_LINE, MOST_LINES = 140, 40  # of an example's file; some are large on purpose
EFFECTS = {"begins": "a life begins", "ends": "a life ends"}
MADE = "Made by `docs/generate.py` from the program. Do not edit it by hand.\n"


# --- Markdown --------------------------------------------------------------------------------------------------------


def cell(text: str) -> str:
    """Text for one cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table, with a blank line before and after."""
    lines = (heads, ["--"] * len(heads), *rows)
    return "\n" + "".join(f"| {' | '.join(cell(text) for text in line)} |\n" for line in lines) + "\n"


def fenced(text: str, language: str = "text") -> str:
    """Text as it stands, between fences that it does not hold itself."""
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}{language}\n{text}\n{fence}\n"


def codes(words: Iterable[str]) -> str:
    """Words as code, with commas between."""
    return ", ".join(f"`{word}`" for word in words)


def sentence(text: str) -> str:
    """The text with a capital letter and a full stop."""
    return f"{text[:1].upper()}{text[1:]}" + ("" if text.endswith((".", "…")) else ".")


# --- data-dictionary.md ----------------------------------------------------------------------------------------------


def field_rows(fields: Iterable[Field], prefix: str = "") -> Iterator[list[str]]:
    """A row a field: name, type, whether it must be there, meaning; the keys of a block follow it."""
    for field in fields:
        name = f"{prefix}{field.name}"
        yield [f"`{name}`", field.type, "yes" if field.required else "", meaning(field)]
        yield from field_rows(field.fields, f"{name}.")


def meaning(field: Field) -> str:
    """What a field means and what it may hold."""
    parts = [sentence(field.doc)]
    if field.words:
        parts.append("See [events](#events)." if field.words == TYPED_EVENTS else f"One of: {codes(field.words)}.")
    if field.kinds:
        holds = "Holds" if field.type == "records" else "Points to"
        parts.append(f"{holds}: {', '.join(field.kinds)}.")
    return " ".join(parts)


def field_table(fields: Iterable[Field]) -> str:
    """The table of some fields."""
    return table(("field", "type", "required", "meaning"), field_rows(fields))


def common_fields() -> tuple[Field, ...]:
    """The fields that every kind has."""
    return tuple(field for field in KINDS[0].fields if all(field in kind.fields for kind in KINDS))


def holders(kind: Kind) -> list[str]:
    """The kinds whose records hold records of this kind."""
    return [other.name for other in KINDS for field in other.fields if field.type == "records" and kind.name in field.kinds]


def kind_section(kind: Kind, common: Sequence[Field]) -> str:
    """One kind: what it is, how it is written and dated, and its own fields."""
    lines = [f"### {kind.name}\n\n{sentence(kind.doc)} Written under `{kind.plural}:`."]
    inside = holders(kind)
    if inside:
        lines.append(f"Such a record may live inside a {' or a '.join(inside)}; its id then begins with the id of that record: `holder/own-id`.")
    if kind.dated_by:
        events = ", ".join(kind.dated_by)
        lines.append(
            f"Lists place it by the first of these events that has a date, the jurisdiction's own before others: {events}. Else by its period."
        )
    if not kind.cited:
        lines.append("Its values need no source.")
    own = [field for field in kind.fields if field not in common]
    return "\n".join(lines) + "\n" + (field_table(own) if own else "\n")


def event_rows() -> Iterator[list[str]]:
    """A row an event."""
    for event in EVENTS:
        derived = "" if event.name in TYPED_EVENTS else "no"
        yield [f"`{event.name}`", EFFECTS.get(event.effect, ""), derived, sentence(event.doc)]


def verb_rows(verbs: Iterable[Verb]) -> Iterator[list[str]]:
    """A row a verb."""
    for verb in verbs:
        more = f" It makes the event `{verb.event}` on the other record." if verb.event else ""
        more += "" if verb.circular else " Never in a circle."
        yield [f"`{verb.name}`", verb.inverse, f"{sentence(verb.doc)}{more}", ", ".join(verb.sources) or "any", ", ".join(verb.targets) or "any"]


def field_verb_rows() -> Iterator[list[str]]:
    """A row a field that makes a link."""
    for field, verb in FIELD_VERBS.items():
        yield [f"`{field}`", verb.name, verb.inverse]


DICTIONARY_HEAD = f"""# Data dictionary

What a dataset may hold: every kind of record, every field, every word. {MADE}
How to write the awkward things, with examples: [encoding.md](encoding.md). What each fault means: [problems.md](problems.md).

In the tables below, *type* says how a field is written: see [types](#types). *Required* means that the field must be there.
Texts may be given in these languages: {codes(LANGUAGES)}. A text without a language is English.
"""
COMMON_INTRO = """## Fields of every record

A record is a mapping with an id. The id is made of lower-case letters, digits and single hyphens: `cets-201`. It never changes.
"""
EVENTS_INTRO = """## Events

What happens to a record stands in its list `events`. The words in the column *life* say whether a record begins or ends to exist,
to run or to be in force with that event. An event with *no* in the column *typed* is made by the program and never typed.
"""
LINKS_INTRO = """## Links

A link is written once, from the later or the more specific record: `- {implements: palermo-protocol}`. The key is a verb, and the value
is an id or a list of ids. The program reads it in both directions. The columns *from* and *to* name the kinds of record that may stand at each
end; another is the fault `impossible-link`. A verb that is *never in a circle* leads one way only; links that come back to where they
began, and any link of a record to itself, are the fault `circular-link`. A link that no source states is written with `derivation: derived`,
and every screen says so.
"""


OTHER_JOINS = f"""`timeline links`, `trace` and `path` follow three more joins. A record inside another is `{PART_OF.name}` it. What happens through an act or a
body (`by` of an event) is `{DONE_BY.name}` it, read backwards `{DONE_BY.inverse}`. A record is `{STATED_IN.name}` each source that it cites, read backwards
`{STATED_IN.inverse}`; these are followed only when they are asked for.
"""


def dictionary() -> str:
    """The page on the model."""
    common = common_fields()
    parts = [
        DICTIONARY_HEAD, "\n## dataset.yaml\n\nThe file that makes a folder a dataset.\n", field_table(DATASET_FIELDS),
        "## Types\n", table(("type", "how it is written"), ([name, sentence(text)] for name, text in TYPES.items())),
        COMMON_INTRO, field_table(common), "## Kinds of record\n\n", *(kind_section(kind, common) for kind in KINDS),
        "## Claims\n\nA value that *may carry claims* is a text, or a mapping with these keys, or a list of either.\n", field_table(CLAIM_FIELDS),
        EVENTS_INTRO, table(("event", "life", "typed", "meaning"), event_rows()), "The keys of an event:\n", field_table(EVENT_FIELDS),
        LINKS_INTRO, table(("verb", "read backwards", "meaning", "from", "to"), verb_rows(VERBS)), "The other keys of a link:\n", field_table(LINK_FIELDS),
        "Some fields make links as well:\n", table(("field", "verb", "read backwards"), field_verb_rows()), OTHER_JOINS,
    ]  # fmt: skip
    return "".join(parts)


# --- problems.md -----------------------------------------------------------------------------------------------------

PROBLEMS_HEAD = f"""# What can be wrong with a dataset

`timeline check` shows every fault with its place, the line as it was typed, and what to do. `timeline check bad-date` shows one sort
only, `timeline check dates` one group. What loading finds takes out the smallest thing that holds the fault; all the rest still answers.
A *warning* may have good reasons: it is shown, and fails only with `--strict`. To let old findings stay while new ones fail, see
[keeping.md](keeping.md#a-baseline).

{MADE}"""
ABOUT_GROUPS = {
    "files": "The files as files and as YAML.",
    "shape": "What a record may hold, and how it is written. An editor shows these as you type: see [keeping.md](keeping.md#your-editor).",
    "links": "What points to other records.",
    "sources": "Where values come from.",
    "dates": "Dates that cannot all be right.",
    "duplicates": "One thing that stands in the data twice.",
    "ties": "Records that stand apart from the rest.",
    "assertions": "Facts that you wrote down in `assertions.yaml`: see [keeping.md](keeping.md#assertions).",
}


def problems() -> str:
    """The page on the problems, group by group: each with its meaning and an example."""
    groups = dict.fromkeys(entry.group for entry in CATALOGUE.values())
    contents = "".join(f"- {group}: {', '.join(f'[{entry.name}](#{entry.name})' for entry in members(group))}\n" for group in groups)
    parts = [PROBLEMS_HEAD, "\n", contents]
    for group in groups:
        parts.append(f"\n## {group.capitalize()}\n\n{ABOUT_GROUPS[group]}\n")
        parts += (f"\n### {entry.name}\n\n{severity(entry)}{entry.doc}\n{example(EXAMPLES / entry.name)}" for entry in members(group))
    return "".join(parts)


def members(group: str) -> list[Entry]:
    """The names of a group."""
    return [entry for entry in CATALOGUE.values() if entry.group == group]


def severity(entry: Entry) -> str:
    """A word before what a warning means."""
    return "Warning. " if entry.severity == "warning" else ""


def example(folder: Path) -> str:
    """Files that provoke a problem, and what the program prints; nothing where there is no example."""
    expected = folder / "expected.txt"
    if not expected.is_file():
        return ""
    printed = expected.read_text(encoding="utf-8").rstrip("\n")
    files = [path for path in sorted(folder.rglob("*")) if path.suffix in (".yaml", ".yml") and not path.is_dir()]
    telling = [path for path in files if path.name in printed or printed.startswith("assertions.yaml")] or [
        path for path in files if path.name != "dataset.yaml"
    ]
    shown = "".join(f"\n`{path.relative_to(folder).as_posix()}`\n\n{fenced(excerpt(path), 'yaml')}" for path in telling)
    return f"{shown}\nThe program prints:\n\n{fenced(printed)}"


def excerpt(path: Path) -> str:
    """A file's text, cut where it is long."""
    try:
        lines = path.read_bytes().decode("utf-8-sig", errors="replace").splitlines()
    except OSError:
        return "# cannot be read"
    cut = [line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]}…" for line in lines[:MOST_LINES]]
    return "\n".join([*cut, "…"] if len(lines) > MOST_LINES else cut)


# --- commands.md -----------------------------------------------------------------------------------------------------

COMMANDS_HEAD = f"""# Commands

The help of every command, as `timeline COMMAND -h` prints it.

{MADE}
{{contents}}
## timeline

"""


def commands() -> str:
    """The page on the commands: what `-h` prints, group by group."""
    contents = "".join(f"- {title}: {', '.join(f'[{name}](#{name})' for name in group)}\n" for title, group in GROUPS.items())
    parts = [COMMANDS_HEAD.format(contents=contents), fenced(help_of())]
    for title, group in GROUPS.items():
        parts.append(f"\n## {title}\n")
        parts += (f"\n### {name}\n\n{fenced(help_of(name))}" for name in group)
    return "".join(parts)


def help_of(*names: str) -> str:
    """What `timeline … -h` prints."""
    out = io.StringIO()
    with redirect_stdout(out):
        run([*names, "-h"])
    return "\n".join(line.rstrip() for line in out.getvalue().strip("\n").splitlines())


# --- sql.md ----------------------------------------------------------------------------------------------------------

SQL_HEAD = f"""# Questions in SQL

Whoever knows some SQL can ask what no command asks. `timeline sql` answers one `select` over the views below, in every format of the other
commands (`--json`, `-f csv`, `-o FILE` …). It reads and does nothing else: nothing can be changed, attached or set, and a question that takes
longer than ten seconds is given up (`--timeout` gives it longer). `timeline sql` without a question lists the views and their columns.

{MADE}
## Examples

How many stages each series has:

```console
$ timeline sql "select json_extract(fields, '$.series') as series, count(*) as stages from records where kind = 'stage' group by 1" -f csv
series,stages
civil-society,3
policy,5
```

Which programme ran for certain on a day, and from which day on:

```console
$ timeline sql "select record, sure_from from spells where kind = 'programme' and basis = 'in-force' and '2018-06-01' between sure_from and sure_to" -f csv
record,sure_from
programme-2016,2016-02-24
```

Values on which sources conflict, each with the sources of the losing claim:

```console
$ timeline sql "select record, field, value, cites from claims where conflicts = 1 and record = 'cets-201'" -f csv
record,field,value,cites
cets-201,ratification,2007,"[[""changing-roles-2019"",""§1.2 item 3""]]"
```

Full text is in the table `search`, which is joined with `document`:

```console
$ timeline sql "select d.record from search join document d on d.n = search.rowid where search match 'ombudsman AND council' order by rank limit 1" -f csv
record
…
```

A text stands in single quotes, a name in none (or in double quotes: `"end"`). Lists and mappings are JSON: `json_extract(fields, '$.form')`,
`json_each(cites)`. Days are text of the form `2011-09-20`, so that `<`, `>` and `between` compare them.

## Looking around in a browser

There is no server in this program. [Datasette](https://datasette.io) is one, made for this:

```sh
timeline export sqlite -o timeline.sqlite
datasette timeline.sqlite
```

It shows every table and view, filters, facets, charts, and takes SQL in the browser; `datasette publish` puts it on the web. The file that
`export sqlite` writes holds the compiled dataset. The views below that tell of records have the same names and columns in it, so that a question
asked here can be asked there.

## Views
"""


def sql_page() -> str:
    """The page on SQL: what can be asked, as the views say themselves."""
    store = open_store(str(HERE.parent / "data" / "ukraine"))
    parts = [SQL_HEAD]
    for view in views(store):
        parts.append(f"\n### {view.name}\n\n{view.doc}\n")
        parts.append(table(("column", "meaning"), ([f"`{name}`", sentence(meaning)] for name, meaning in view.columns)).rstrip("\n") + "\n")
    store.close()
    return "".join(parts)


# --- the pages -------------------------------------------------------------------------------------------------------


def export_schema() -> str:
    """The JSON Schema of the exports json and jsonl, as `timeline export json --schema` prints it."""
    return f"{json.dumps(json_schema(), ensure_ascii=False, indent=1)}\n"


PAGES: dict[str, Callable[[], str]] = {
    "data-dictionary.md": dictionary, "problems.md": problems, "commands.md": commands, "export.schema.json": export_schema,
    "sql.md": sql_page, "dataset.schema.json": schema_text, **shipped(help_of),
}  # fmt: skip


def is_current(name: str, text: str) -> bool:
    """Whether the file holds this text."""
    path = HERE / name
    return path.is_file() and path.read_text(encoding="utf-8") == text


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the pages that are stale, or with `--check` only name them; the exit code."""
    parser = argparse.ArgumentParser(description="Write the reference pages of the documentation.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 when a page is stale")
    check = parser.parse_args(arguments).check
    os.environ["COLUMNS"] = WIDTH
    stale = {name: text for name, make in PAGES.items() if not is_current(name, text := make())}
    for name, text in stale.items():
        shown = f"docs/{name}".replace("docs/../", "")
        print(f"{shown} is stale: run python docs/generate.py" if check else shown)
        if not check:
            (HERE / name).parent.mkdir(parents=True, exist_ok=True)
            (HERE / name).write_text(text, encoding="utf-8", newline="\n")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
