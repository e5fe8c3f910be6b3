"""The threads of the report: from one record its links lead to another, verb by verb. Written down by hand, from what the report says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Approved, Run

from timeline.cli.session import bundled_data
from timeline.load.places import find_dataset
from timeline.query.chain import chain_of, steps_of
from timeline.query.graph import edges_of
from timeline.query.lens import Lens
from timeline.query.links import asked, links
from timeline.store import open_store

GOLDEN = Path(__file__).parent / "trace-art-35.txt"
# from, verbs as they are read on the way, to
THREADS: tuple[tuple[str, str, str], ...] = (
    # §2, §1.3, §3.1, recommendations: convention article → law → programme → role → barrier or need → recommendation
    ("cets-197/art-35", "part of, harmonised by, implemented by, includes, subject of", "barrier-state-preference"),
    ("cets-197/art-35", "part of, harmonised by, implemented by, includes, subject of, addressed by", "rec-state-order-services"),
    ("cets-197/art-35", "part of, harmonised by, implemented by, includes, inherits, includes, implemented by, run by", "la-strada-ukraine"),
    ("cets-197/art-35", "subject of, addressed by", "rec-state-committees"),
    ("cets-197/art-35", "implemented by, implemented by", "interagency-working-group"),
    ("cets-197/art-35", "addressed by", "rec-cso-equal-partnership"),
    ("cets-197", "done by", "law-2530-vi"),
    ("cets-197", "monitored by", "greta"),
    ("palermo-protocol", "implemented by, amends", "criminal-code-2001"),
    ("palermo-protocol", "implemented by, caused", "finding-revitalisation-2006"),
    # §1.3: the crime, the units, the law and what carries it out
    ("criminal-code-1960/art-124-1", "replaced by", "criminal-code-2001/art-149"),
    ("criminal-code-1960/art-124-1", "criminalises", "trafficking-in-human-beings"),
    ("criminal-code-2001", "caused, about", "ministry-of-interior"),
    ("law-3739-vi", "condition of, caused", "visa-free-2017"),
    ("law-3739-vi", "implemented by", "protection-standards"),
    ("law-3739-vi", "includes, about", "ministry-of-social-policy"),
    ("protection-standards", "implements", "cets-197/art-35"),
    # §3.1: law on associations and the strategies
    ("civil-society-strategy-2012", "implemented by, includes, implemented by, subject of, addressed by", "rec-state-order-services"),
    ("law-4572-vi", "includes, subject of, evidenced by", "finding-conclusion-state-role-small"),
    ("participation-resolution-2004", "succeeded by, established", "public-councils"),
    ("revolution-of-dignity", "caused", "civil-society-strategy-2016"),
    ("armed-conflict", "caused", "civil-society-strategy-2016"),
    # §1.4, §3.2: stages and the acts that open and close them
    ("iron-curtain-fall", "opens, includes", "criminal-code-1960/art-124-1"),
    ("programme-1999", "opens, closed by", "programme-2002"),
    ("policy-stage-1", "succeeded by, succeeded by, succeeded by, succeeded by", "policy-stage-5"),
    ("policy-stage-4", "opened by, harmonised by", "law-3739-vi"),
    ("armed-conflict", "opens, succeeds, succeeds", "cso-stage-1"),
    ("cso-withdrawal-2013", "part of", "policy-stage-4"),
    # chart 3.1, §3.3, §3.4: programme → role → hotline or organisation → figure → weakness → recommendation
    ("programme-1999", "includes, implemented by, run by", "la-strada-ukraine"),
    ("programme-1999", "includes, implemented by, subject of", "la-strada-calls"),
    ("programme-1999", "includes, implemented by, subject of, evidence for, addressed by", "rec-cso-donors"),
    ("programme-1999", "includes, subject of, evidence for, addressed by", "rec-cso-inform"),
    ("programme-1999", "succeeded by, succeeded by, succeeded by, succeeded by", "programme-2016"),
    ("programme-1999", "subject of", "csos-initiate-programmes"),
    ("programme-2002", "includes, subject of, evidenced by", "research-share"),
    ("programme-2007", "includes, subject of, about", "la-strada-ukraine"),
    ("programme-2007", "includes, subject of, evidenced by", "working-group-members"),
    ("programme-2012", "includes, inherits, includes, implemented by", "la-strada-hotline"),
    ("programme-2016", "includes, subject of, caused by", "armed-conflict"),
    ("programme-2016", "includes, addressed by", "rec-cso-data"),
    ("programme-2016", "coordinated by, holds", "national-coordinator"),
    # §3.1, §4.2: bodies, their predecessors and successors
    ("committee-2002", "succeeded by", "council-2007"),
    ("committee-2002", "established by", "cabinet-of-ministers"),
    ("committee-1998", "hosted by", "ombudsman"),
    ("committee-1998", "has member, succeeds", "la-strada-programme"),
    ("oblast-committees", "subject of, about, addressed by", "rec-state-committees"),
    # §3.2 – §3.4: donors → organisation, hotline, event
    ("norway-mfa", "funds, produced", "changing-roles-2019"),
    ("iom", "supports, run by", "revival-of-the-nation"),
    ("iom", "supports, subject of, evidence for", "finding-identification"),
    ("mobile-operators", "supports, subject of", "la-strada-calls"),
    ("ecpat-netherlands", "supports, member of", "ecpat-international"),
    ("winrock", "funds", "third-sector"),
    ("sida", "funds", "third-sector"),
    ("denmark-mfa", "funds, monitors", "oblast-administrations"),
    # §4, §5, conclusions: figure or event → finding → weakness or challenge → recommendation
    ("armed-conflict", "caused, evidenced by", "quote-lost-orgs"),
    ("ngo-coalition", "subject of, evidence for", "finding-capacity-growth"),
    ("committee-score", "about, addressed by", "rec-state-committees"),
    ("weakness-unstable-funding", "caused, addressed by", "rec-cso-donors"),
    ("challenge-funding", "caused, addressed by", "rec-cso-coalitions"),
    ("barrier-no-access-to-funds", "evidenced by, evidenced by, evidenced by", "quote-oblast-budget-share"),
    ("visa-free-2017", "caused", "trend-visa-free"),
    ("trend-men-victims", "caused", "trend-donor-labour-men"),
)  # fmt: skip


@pytest.fixture(scope="module")
def lens(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lens]:
    """The bundled data."""
    store = open_store(find_dataset(bundled_data()), str(tmp_path_factory.mktemp("threads")))
    yield Lens(store)
    store.close()


def test_there_are_threads_enough() -> None:
    assert len(set(THREADS)) >= 40


@pytest.mark.parametrize(("start", "verbs", "goal"), THREADS, ids=[f"{start} to {goal}" for start, _, goal in THREADS])
def test_a_thread_of_the_report_is_whole(lens: Lens, start: str, verbs: str, goal: str) -> None:
    reached = {start}
    for verb in verbs.split(", "):
        edges = edges_of(lens, sorted(reached))
        reached = {edge.other(name) for edge in edges for name in (edge.source, edge.target) if name in reached and edge.read_from(name) == verb}
    assert goal in reached


def test_the_trace_of_article_35_is_as_it_was_approved(approved: Approved) -> None:
    approved(GOLDEN, "trace", "cets-197/art-35", "--each", "6", "--width", "100")


def test_the_trace_of_article_35_reaches_every_step(run: Run) -> None:
    answer = json.loads(run("trace", "cets-197/art-35", "--json").out)
    assert {row["step"] for row in answer["items"]} >= {"law", "programme", "role", "doer", "found", "weakness", "recommendation"}
    assert "missing" not in answer


def test_the_chain_of_the_first_programme_breaks_off_before_it_since_no_source_names_its_law(run: Run) -> None:
    answer = json.loads(run("trace", "programme-1999/counselling", "--json").out)
    assert [row["id"] for row in answer["missing"]] == ["obligation", "law"]
    assert {"id": "programme-1999", "looked_for": ["obligation", "law"]}.items() <= next(
        row for row in answer["breaks_off"] if row["id"] == "programme-1999"
    ).items()


def test_no_link_of_the_bundled_data_is_impossible_or_goes_in_a_circle(run: Run) -> None:
    assert run("check", "impossible-link", "circular-link").code == 0


def test_links_that_no_source_states_are_many_and_each_is_marked(run: Run) -> None:
    rows = [json.loads(line) for line in run("links", "programme-2016", "-f", "jsonl").out.splitlines()]
    assert {row["derivation"] for row in rows} == {"stated", "derived"}
    text = run("links", "programme-2016", "-f", "text").out
    assert text.count("our conclusion") == sum(row["derivation"] == "derived" for row in rows)


def test_every_record_can_be_followed_in_depth_and_on_a_day(lens: Lens) -> None:
    for (record,) in lens.rows("SELECT id FROM record WHERE kind <> 'source'"):
        answer = links(lens, record, asked((), (), 2, "2012", 0))
        assert record not in {row.record for row in answer.tables[0].rows}


def test_every_record_that_is_a_step_of_the_chain_can_be_traced(lens: Lens) -> None:
    records = [record for (record,) in lens.rows("SELECT id FROM record")]
    for record in steps_of(lens, records):
        chain = chain_of(lens, record)
        assert {joint.origin for joints in chain.joints.values() for joint in joints} <= chain.steps.keys()
