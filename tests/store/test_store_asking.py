"""Questions in SQL: they read the documented views, and can do nothing else, nor for too long."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from conftest import MakeDataset, Run, write_dataset

from timeline.store import Store
from timeline.store.asking import MOST_ROWS, SqlFault, ask, views

DATA = """
sources:
  s: {title: A study, authority: study, url: 'https://example.org', checked: 2026-11-24}
topics:
  t: {title: A topic about hotlines, scheme: function}
laws:
  one: {title: {en: Law one, uk: Закон}, cite: s §1, topics: t, events: [{event: adoption, date: 2011-09-20, cite: s}, {event: repeal, date: 2015}]}
  two: {title: Law two, cite: s, links: [{amends: one}], provisions: {art-1: {title: Article 1}}, colour: red}
"""
VIEWS = ("records", "claims", "events", "spells", "links", "citations", "sources", "assertions", "problems", "datasets")


@pytest.fixture
def store(dataset: MakeDataset) -> Store:
    """A few records."""
    return dataset({"data.yaml": DATA, "assertions.yaml": "- {count: laws, is: 2, cite: s}\n"})


def test_the_views_are_those_of_the_field(store: Store) -> None:
    assert tuple(view.name for view in views(store)) == VIEWS


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_says_what_it_and_each_of_its_columns_is(name: str, store: Store) -> None:
    view = next(view for view in views(store) if view.name == name)
    result = ask(store, f"select * from {name}", 5)
    assert [column for column, _ in view.columns] == list(result.columns)
    assert all(meaning for _, meaning in view.columns)
    assert view.doc.endswith(".")


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_has_rows(name: str, store: Store) -> None:
    assert ask(store, f"select * from {name}", 5).rows != []


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("select id, kind, holder, title_uk from records where kind in ('law', 'provision') order by id", [("one", "law", None, "Закон"), ("two", "law", None, None), ("two/art-1", "provision", "two", None)]),
        ("select event, date from events where record = 'one' order by earliest", [("adoption", "2011-09-20"), ("amendment", None), ("repeal", "2015")]),
        ("select record, verb, target from links order by record", [("one", "on", "t"), ("two", "amends", "one")]),
        ("select source, place from citations where record = 'one' and place <> ''", [("s", "§1")]),
        ("select id, citations > 1 from sources", [("s", 1)]),
        ("select name, record, line from problems", [("unknown-key", "two", 8)]),
        ("select name, coverage from datasets", [("sample-1", "1990/2026")]),
        ("select distinct dataset from records", [("sample-1",)]),
        ("with recursive n(x) as (select 1 union all select x + 1 from n where x < 3) select sum(x) from n", [(6,)]),
        ("select d.record from search join document d on d.n = search.rowid where search match 'hotline*'", [("t",)]),
        ("select 1 -- a remark", [(1,)]),
        ("select 1;", [(1,)]),
    ],
)  # fmt: skip
def test_a_question_is_answered(question: str, rows: list[tuple[object, ...]], store: Store) -> None:
    found = ask(store, question, 5).rows
    assert sorted(found, key=str) == sorted(rows, key=str)


CHANGES = [
    "delete from record", "update record set title = 'x'", "insert into record (id) values ('x')", "drop view records", "create table x (a)",
    "create temp table x (a)", "attach ':memory:' as y", "detach main", "pragma query_only = 0", "pragma journal_mode = delete",
    "pragma database_list", "vacuum", "vacuum into '/tmp/never.sqlite'", "begin", "commit", "savepoint a", "reindex", "analyze", "replace into record (id) values ('x')",
    "select load_extension('x')", "insert into search(search) values ('rebuild')", "with x as (select 1) delete from record",
    "create virtual table x using fts5(a)", "alter table record rename to x",
]  # fmt: skip


@pytest.mark.parametrize("statement", CHANGES)
def test_nothing_is_changed_attached_or_set(statement: str, store: Store) -> None:
    before = store.db.execute("SELECT count(*), total(length(title)) FROM record").fetchone()
    with pytest.raises(SqlFault) as fault:
        ask(store, statement, 5)
    assert fault.value.message.startswith(("only questions can be asked", "SQL: "))
    assert store.db.execute("SELECT count(*), total(length(title)) FROM record").fetchone() == before
    assert not Path("/tmp/never.sqlite").exists()


@pytest.mark.parametrize("statement", ["delete from record", "attach ':memory:' as y", "pragma query_only = 0"])
def test_a_refusal_says_what_can_be_asked(statement: str, store: Store) -> None:
    with pytest.raises(SqlFault, match="only questions can be asked") as fault:
        ask(store, statement, 5)
    assert fault.value.hint == "begin with `select` or `with`"


@pytest.mark.parametrize(
    ("statement", "message", "hint"),
    [
        ("select 1; select 2", "there are several statements", "one question at a time"),
        ("select 1; delete from record", "there are several statements", "one question at a time"),
        ("select * from recrods", "SQL: no such table: recrods", "records, claims"),
        ("select tittle from records", "SQL: no such column: tittle", "single quotes"),
        ("select title from events", "SQL: no such column: title", "`title` is a column of records, sources, datasets"),
        ("select title from records where kind = law", "SQL: no such column: law", "single quotes"),
        ("selec 1", 'SQL: near "selec": syntax error', "single quotes"),
        ("select ?", "`?` and `:name` have no values here", "write the values into the question"),
        ("select :name", "`?` and `:name` have no values here", "write the values into the question"),
        ("-- nothing", "this asks nothing", "select id, title from records"),
        ("select zeroblob(20000000)", "a value grows larger than 10 megabytes", "less at a time"),
        ("vacuum into 'copy.sqlite'", "only questions can be asked: nothing is changed, attached or set", "select"),
        (
            "with n(x) as (values (1), (2), (3), (4)) select hex(zeroblob(4000000)) from n a, n b",
            "the answer is longer than 100 megabytes",
            "less at a time",
        ),
        ("select hex(zeroblob(9000000))", "a value grows larger than 10 megabytes", "less at a time"),
    ],
)
def test_a_fault_is_told_with_what_to_do(statement: str, message: str, hint: str, store: Store) -> None:
    with pytest.raises(SqlFault) as fault:
        ask(store, statement, 5)
    assert fault.value.message == message
    assert hint in fault.value.hint


ENDLESS = "with recursive n(x) as (select 1 union all select x + 1 from n) select {} from n"


def test_a_question_without_end_is_given_up(store: Store) -> None:
    with pytest.raises(SqlFault, match=r"longer than 0\.05 seconds"):
        ask(store, ENDLESS.format("count(*)"), 0.05)


def test_an_answer_without_end_is_cut_where_a_limit_is_given(store: Store) -> None:
    result = ask(store, ENDLESS.format("x"), 5, limit=3)
    assert (result.rows, result.more) == ([(1,), (2,), (3,)], True)


def test_an_answer_of_too_many_rows_is_refused(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.store.asking.MOST_ROWS", 10)
    with pytest.raises(SqlFault, match="more than 10 rows"):
        ask(store, ENDLESS.format("x"), 5)
    assert MOST_ROWS >= 100_000


def test_the_guard_is_taken_down_after_a_question(store: Store) -> None:
    with pytest.raises(SqlFault):
        ask(store, "selec 1", 5)
    store.db.execute("CREATE TEMP TABLE x (a)")
    assert store.db.execute("SELECT count(*) FROM x").fetchone() == (0,)


# --- on the command line ---------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """The records as files."""
    return str(write_dataset(tmp_path / "sample", DATA.replace(", colour: red", "")))


def test_the_answer_has_the_columns_of_the_question_and_no_other(folder: str, run: Run) -> None:
    result = run("sql", "select id, title as name from records where kind = 'law' order by id", "-d", folder, "--json")
    assert json.loads(result.out)["items"] == [{"id": "one", "name": "Law one"}, {"id": "two", "name": "Law two"}]
    table = csv.reader(io.StringIO(run("sql", "select kind, count(*) n from records group by 1 order by 1", "-d", folder, "-f", "csv").out))
    assert next(table) == ["kind", "n"]


def test_columns_of_one_name_are_told_apart(folder: str, run: Run) -> None:
    result = run("sql", "select a.id, b.id, 1 as id from records a, records b where a.id = 'one' and b.id = 'two'", "-d", folder, "--json")
    assert json.loads(result.out)["items"] == [{"id": "one", "id_2": "two", "id_3": 1}]


@pytest.mark.parametrize("form", ["table", "text", "json", "jsonl", "csv", "tsv", "markdown"])
def test_an_answer_comes_in_every_format(form: str, folder: str, run: Run) -> None:
    result = run("sql", "select title, x'00ff' as bytes, 9e999 as much, null as void from records where id = 'one'", "-d", folder, "-f", form)
    assert (result.code, result.err) == (0, "")
    assert all(part in result.out for part in ("Law one", "00ff", "inf"))


def test_an_answer_is_cut_counted_and_written(folder: str, run: Run, tmp_path: Path) -> None:
    question = "select id from records order by id"
    assert run("sql", question, "-d", folder, "--count").out == "5\n"
    cut = run("sql", question, "-d", folder, "--limit", "2")
    assert "--limit 0 for all" in cut.out
    assert run("sql", question, "-d", folder, "-f", "csv", "-o", str(tmp_path / "out.csv")).code == 0
    assert (tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()[1:] == ["one", "s", "t", "two", "two/art-1"]


def test_a_question_is_read_from_stdin(folder: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("select count(*) as n from records"))
    assert json.loads(run("sql", "-", "-d", folder, "--json").out)["items"] == [{"n": 5}]


def test_without_a_question_the_views_are_listed(folder: str, run: Run) -> None:
    items = json.loads(run("sql", "-d", folder, "--json").out)["items"]
    assert {item["view"] for item in items} == set(VIEWS)
    assert all(item["meaning"] for item in items)


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["delete from record"], "only questions can be asked"), (["select 1", "--timeout", "never"], "--timeout"), (["select 1", "--timeout", "0"], "--timeout"),
        (["select * from nowhere"], "no such table"), (["select 1", "--columns", "x"], "there is no column `x`"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_ends_with_2(args: list[str], told: str, folder: str, run: Run) -> None:
    result = run("sql", *args, "-d", folder)
    assert (result.code, result.out, told in result.err) == (2, "", True)


def test_a_store_in_memory_is_guarded_as_well(folder: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    env = {"XDG_CACHE_HOME": str(tmp_path / "file")}
    assert run("sql", "delete from record", "-d", folder, env=env).code == 2
    assert run("sql", "select count(*) from records", "-d", folder, env=env).code == 0


def test_datasets_lists_those_asked_and_those_that_come_with_the_program(folder: str, run: Run) -> None:
    items = json.loads(run("datasets", "-d", folder, "--json").out)["items"]
    assert [(item["name"], item["asked"], item["problems"]) for item in items] == [("sample", True, 0), ("ukraine", False, 0)]
    assert items[0]["records"] == 5
    assert [item["name"] for item in json.loads(run("datasets", "--json").out)["items"]] == ["ukraine"]
