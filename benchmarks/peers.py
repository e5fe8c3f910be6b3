"""The same questions to the program and to what people would use instead, on the same data: one Markdown table of ratios on stdout.

Each tool gets the data in the form that it likes best (one table, made beforehand and not on the clock; those that read YAML get the files).
Time is that of the processor, user and system together, so that other work on the machine counts for little; a tool that is not installed is
left out and named. Nothing here decides whether a ratio is good enough.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import which
from statistics import median
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
DAY, WORD = "2010-12-31", "shelter"
SQL = "SELECT r.id, r.kind, r.title, e.earliest AS adopted, r.summary FROM records r LEFT JOIN events e ON e.record = r.id AND e.address = 'adoption'"
SCRIPT = """import pathlib, sys, yaml
records = {}
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.yaml")):
    for kind, found in yaml.load(path.read_text("utf-8"), getattr(yaml, sys.argv[4])).items():
        if isinstance(found, dict):
            records.update({name: (kind, value) for name, value in found.items() if isinstance(value, dict)})
def adopted(law):
    date = next((event.get("date", "") for event in law.get("events", ()) if event["event"] == "adoption"), "")
    return str(date[0]["value"] if isinstance(date, list) else date)
if sys.argv[2] == "count":
    print(sum(kind == "laws" and adopted(law) > "%s" for kind, law in records.values()))
elif sys.argv[2] == "show":
    print(records[sys.argv[3]])
else:
    print([name for name, (_, record) in records.items() if sys.argv[3] in str(record)])
"""
YQ = {
    "count": '[.laws // {} | .[] | select(any(.events[]?; .event == "adoption" and ((.date | strings) > "2010-12-31")))] | length',
    "show": '.laws["law-000040"] // empty',
    "search": f'.[] | objects | to_entries[] | select(.value | tostring | contains("{WORD}")) | .key',
}

ABOUT = {"count": "-", "show": "{law}", "search": WORD}


class Tool(NamedTuple):
    """A command line for each question, with `{…}` for files; a question that the tool cannot answer is left out."""

    name: str
    python: bool
    asks: dict[str, str]


TOOLS = (
    *(Tool(name, True, {what: f"{{python}} {{work}}/script.py {{data}} {what} {about} {loader}" for what, about in ABOUT.items()})
      for name, loader in (("safe_load script", "SafeLoader"), ("yaml.load script, C loader", "CSafeLoader"))),
    Tool("yq", True, {what: f"sh -c {shlex.quote(f'find {{data}} -name *.yaml | xargs yq {shlex.quote(ask)}')}" for what, ask in YQ.items()}),
    Tool("jq", False, {
        "count": f'jq -n \'[inputs | select(.kind == "law" and (.adopted // "") > "{DAY}")] | length\' {{work}}/flat.jsonl',
        "show": "jq -c 'select(.id == \"{law}\")' {work}/flat.jsonl",
        "search": f'jq -c \'select((.title + " " + (.summary // "")) | contains("{WORD}"))\' {{work}}/flat.jsonl',
    }),
    Tool("mlr", False, {
        "count": f"mlr --icsv --ojson filter '$kind == \"law\" && $adopted > \"{DAY}\"' then count {{work}}/flat.csv",
        "show": "mlr --icsv --ojson filter '$id == \"{law}\"' {work}/flat.csv",
        "search": f"mlr --icsv --ojson filter '$title . $summary =~ \"{WORD}\"' {{work}}/flat.csv",
    }),
    Tool("sqlite-utils", True, {
        "count": f"sqlite-utils {{work}}/flat.db \"SELECT count(*) FROM flat WHERE kind = 'law' AND adopted > '{DAY}'\"",
        "show": "sqlite-utils {work}/flat.db \"SELECT * FROM flat WHERE id = '{law}'\"",
        "search": f"sqlite-utils search {{work}}/flat.db flat {WORD} --limit 50",
    }),
    Tool("datasette --get", True, {
        "count": f"datasette {{work}}/flat.db --get '/flat/flat.json?kind=law&adopted__gt={DAY}&_size=0'",
        "show": "datasette {work}/flat.db --get '/flat/flat/{law}.json'",
        "search": f"datasette {{work}}/flat.db --get '/flat/flat.json?_search={WORD}&_size=50'",
    }),
    Tool("hledger", False, {
        "count": "hledger -f {work}/flat.journal balance kind:law -b 2011-01-01",
        "show": "hledger -f {work}/flat.journal print code:{law}",
        "search": f"hledger -f {{work}}/flat.journal print desc:{WORD}",
    }),
    Tool("vd -b (load, save)", True, {"count": "vd -b {work}/flat.csv -o {work}/saved.tsv"}),
)  # fmt: skip
OURS = {
    "count": f"{{timeline}} -d {{data}} laws --adopted-after {DAY} --count",
    "show": "{timeline} -d {data} show {law} --json",
    "search": f"{{timeline}} -d {{data}} search {WORD} --limit 50 --json",
}


def processor(command: str) -> tuple[float, str]:
    """The milliseconds of the processor that a command took, with its children; and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(shlex.split(command), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        raise RuntimeError(f"{command[:100]} ended with {done.returncode}: {done.stderr.strip()[-300:]}")
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent * 1000, done.stdout


def prepare(work: Path, data: str, ours: str) -> None:
    """The data as each tool likes it: JSON lines, CSV, a database with full text, a journal; and the script."""
    (work / "script.py").write_text(SCRIPT % DAY, encoding="utf-8")
    for ending in ("jsonl", "csv"):
        asked = subprocess.run(
            [*shlex.split(ours), "-d", data, "sql", SQL, "--limit", "0", "--timeout", "900", "-f", ending], capture_output=True, text=True, check=True
        )
        (work / f"flat.{ending}").write_text(asked.stdout, encoding="utf-8")
    rows = [json.loads(line) for line in (work / "flat.jsonl").read_text(encoding="utf-8").splitlines()]
    entries = [f"{row['adopted']} ({row['id']}) {row['title']}\n  kind:{row['kind']}  1\n  all\n" for row in rows if row["adopted"]]
    (work / "flat.journal").write_text("\n".join(entries), encoding="utf-8")
    database = str(work / "flat.db")
    for words in (
        ["insert", database, "flat", str(work / "flat.jsonl"), "--nl", "--pk", "id", "--replace"],
        ["create-index", database, "flat", "kind", "adopted", "--if-not-exists"],
        ["enable-fts", database, "flat", "title", "summary", "--replace"],
    ):
        subprocess.run(["sqlite-utils", *words], check=True, capture_output=True)


def compare(work: Path, data: str, ours: str, runs: int, slow: float, left_out: list[str]) -> Iterator[tuple[str, ...]]:
    """A row for each question and tool; a tool that takes longer than `slow` seconds is asked once."""
    given = {"{work}": str(work), "{data}": data, "{law}": "law-000040", "{timeline}": ours, "{python}": sys.executable}
    for what, own in OURS.items():
        asked = _filled(own, given)
        processor(asked)  # the store is there
        for tool in TOOLS:
            if what not in tool.asks or tool.name in left_out or not (_is_script(tool) or which(tool.name.split()[0])):
                continue
            command = _filled(tool.asks[what], given)
            times: list[tuple[float, float]] = []
            while len(times) < runs and (not times or times[-1][1] < slow * 1000):
                mine = processor(asked)[0]
                theirs, printed = processor(command)
                times.append((mine, theirs))
            mine, theirs = median(one for one, _ in times), median(other for _, other in times)
            told = _counted(printed) if what == "count" else ""
            name = f"{tool.name} (Python)" if tool.python else tool.name
            yield what, name, f"{mine:.0f} ms", f"{theirs:.0f} ms", f"{mine / theirs:.3f}", str(len(times)), told


def _is_script(tool: Tool) -> bool:
    return tool.asks["count"].startswith("{python}")


def _counted(printed: str) -> str:
    """The number that a tool printed, or the sum where it prints one a file."""
    numbers = re.findall(r"(?<![\w.])\d+(?![\w.-])", printed)
    return str(sum(map(int, numbers)))


def _filled(command: str, given: dict[str, str]) -> str:
    for place, text in given.items():
        command = command.replace(place, text)
    return command


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description="The same questions to the program and to its peers.")
    parser.add_argument("data", help="a folder that generate.py made")
    parser.add_argument("--work", type=Path, required=True, metavar="DIR", help="where the other forms of the data are put")
    parser.add_argument("--timeline", default=f"{sys.executable} -m timeline", help="how the program is started")
    parser.add_argument("--runs", type=int, default=5, help="pairs a row (default: 5)")
    parser.add_argument("--slow", type=float, default=10, help="seconds from which on a tool is asked once (default: 10)")
    parser.add_argument("--without", action="append", default=[], metavar="NAME", help="leave a tool out: safe_load takes minutes on 100,000 records")
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    prepare(given.work, given.data, given.timeline)
    print("| question | against | timeline | the other | ratio | pairs | it counts |\n|--|--|--:|--:|--:|--:|--|")
    for row in compare(given.work, given.data, given.timeline, given.runs, given.slow, given.without):
        print(f"| {' | '.join(row)} |", flush=True)
    missing = [tool.name for tool in TOOLS if not _is_script(tool) and not which(tool.name.split()[0])]
    if missing:
        print(f"not installed: {', '.join(missing)}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
