"""Whole charts against files, and their bars against the dates. `UPDATE_GOLDEN=1 python -m pytest tests/time` writes the files anew."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import TODAY, Approved, MakeDataset, Run
from daybook import look, one, several
from rich.cells import cell_len

from timeline.answer import Lanes
from timeline.query.chart import chart
from timeline.query.tracks import track
from timeline.render.lanes import draw

CHARTS = Path(__file__).parents[1] / "golden" / "charts"
SHAPES = {"TIMELINE_DATA": str(CHARTS / "dataset")}
SCREENS: dict[str, tuple[str, ...]] = {
    "all-60": ("chart", "--width", "60"),
    "all-80": ("chart", "--width", "80"),
    "all-100": ("chart", "--width", "100"),
    "all-160": ("chart", "--width", "160"),
    "all-60-ascii": ("chart", "--width", "60", "--ascii"),
    "all-100-ascii": ("chart", "--width", "100", "--ascii"),
    "all-80-uk": ("chart", "--width", "80", "--lang", "uk"),
    "all-piped": ("chart",),
    "all-100-even": ("chart", "--scale", "even", "--width", "100"),
    "all-60-even-ascii": ("chart", "--scale", "even", "--width", "60", "--ascii"),
    "stages-programmes-80": ("chart", "stages", "programmes", "--width", "80"),
    "stages-programmes-160": ("chart", "stages", "programmes", "--width", "160"),
    "programmes-80-even": ("chart", "programmes", "--scale", "even", "--width", "80"),
    "treaties-80-folded": ("chart", "treaties", "--width", "80"),
    "treaties-160-folded-ascii": ("chart", "treaties", "--width", "160", "--ascii"),
    "treaties-80-adopted": ("chart", "treaties", "--basis", "adopted", "--width", "80"),
    "one-programme-80": ("chart", "programme-2016", "--width", "80"),
    "one-treaty-100": ("chart", "left", "--width", "100"),
    "one-treaty-60-ascii": ("chart", "left", "--width", "60", "--ascii"),
    "from-1995-to-2010-80": ("chart", "--from", "1995", "--to", "2010", "--width", "80"),
}


@pytest.mark.parametrize("name", SCREENS)
def test_a_chart_is_as_it_was_approved(approved: Approved, name: str) -> None:
    approved(CHARTS / f"{name}.txt", *SCREENS[name], env=SHAPES)


def test_every_approved_chart_is_still_asked_for() -> None:
    assert {path.stem for path in CHARTS.glob("*.txt")} == set(SCREENS)


@pytest.mark.parametrize("name", [name for name, words in SCREENS.items() if "--width" in words])
def test_no_approved_chart_is_wider_than_its_width(name: str) -> None:
    words = SCREENS[name]
    lines = (CHARTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    assert max(map(cell_len, lines)) <= int(words[words.index("--width") + 1])


@pytest.mark.parametrize("name", [name for name in SCREENS if "ascii" in name])
def test_an_approved_ascii_chart_holds_nothing_else(name: str) -> None:
    assert (CHARTS / f"{name}.txt").read_text(encoding="utf-8").isascii()


# --- labels ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name in SCREENS if not name.endswith("uk")])
def test_a_cut_label_has_a_number_under_which_it_stands_whole_below(name: str) -> None:
    text = (CHARTS / f"{name}.txt").read_text(encoding="utf-8")
    above, _, below = text.partition("\n\n(1) ")
    numbered = re.findall(r"^ \((\d+)\) (.*?)[…~]", above, re.MULTILINE)
    listed = dict(re.findall(r"^\((\d+)\) ((?:.|\n    )*)", f"(1) {below}", re.MULTILINE)) if below else {}
    assert [number for number, _ in numbered] == list(listed)
    assert all(" ".join(listed[number].split()).startswith(start.strip()) for number, start in numbered)


# --- bars against dates ----------------------------------------------------------------------------------------------

# what each bar must show: the first and last certain day, worked out by hand; None where no day is certain
BARS = {
    "1 The problem is seen": ("1993-12-31", "1998-12-31"),
    "2 First programmes": ("1999-01-01", "2002-12-31"),
    "4 Modern law": ("2010-01-01", "2013-12-31"),
    "5 Integration": ("2014-01-01", "2019-09-17"),
    "2012 Programme till 2015": ("2012-03-21", "2015-12-31"),
    "2016 Programme till 2020": ("2016-02-24", "2020-12-31"),
    "2007 Programme till 2010": ("2007-03-07", "2010-12-31"),
}


def _columns(lines: list[str]) -> dict[int, int]:
    """The column of each labelled year on a straight axis."""
    years = next(line for line in lines if re.fullmatch(r" +\d{4}( +\d{4})+ *", line))
    return {int(found.group()): found.start() for found in re.finditer(r"\d{4}", years)}


def _place(ticks: dict[int, int], day: str) -> float:
    """Where a day stands, by the first and the last labelled year."""
    first, last = min(ticks), max(ticks)
    share = int(day[:4]) + (int(day[5:7]) - 1) / 12 + int(day[8:]) / 366
    return ticks[first] + (share - first) * (ticks[last] - ticks[first]) / (last - first)


@pytest.mark.parametrize("width", ["80", "100", "120", "160"])
@pytest.mark.parametrize("label", BARS)
def test_a_bar_stands_where_its_dates_are(run: Run, width: str, label: str) -> None:
    lines = run("chart", "stages", "programmes", "--width", width, env=SHAPES).out.splitlines()
    ticks = _columns(lines)
    row = next(line for line in lines if line.startswith(f" {label} "))
    first, last = (_place(ticks, day) for day in BARS[label])
    solid = [place for place, sign in enumerate(row) if sign == "█"]
    assert first - 1.5 <= solid[0] <= first + 2  # an event may stand on the first column
    assert last - 2 <= solid[-1] <= last + 1.5
    assert set(row[solid[0] : solid[-1] + 1]) <= {"█", "◆", "◇"}


def _row(run: Run, label: str, *words: str) -> str:
    lines = run("chart", *words, "--width", "100", env=SHAPES).out.splitlines()
    row = next(line for line in lines if line.startswith(f" {label} ")).removeprefix(f" {label} ")
    return row.partition("  ")[2].strip()  # behind the title, where there is one


@pytest.mark.parametrize(
    ("label", "kind", "bar"),
    [
        ("1 The problem is seen", "stages", r"▒+█+"),  # the beginning fades in
        ("2 First programmes", "stages", r"█+"),
        ("5 Integration", "stages", r"█+▒+▶"),  # not confirmed since 2019
        ("Coalition", "organisations", r"▒*◇▒*█+▒+▶"),  # founded some time in 2011
        ("Ministry for the Family", "bodies", r"\?◆"),  # begun nobody knows when
        ("Old code", "laws", r"▒*◇▒+◆"),  # adopted some time in 1960, replaced
        ("2460-XII", "laws", r"◆█+◆"),
        ("Strategy of 2012", "laws", r"◆\?"),  # its end is not known
        ("New code", "laws", r"◆◆█+▶"),  # lasts
        ("ILO C029", "treaties", r"▒*◇▒+▶"),  # in force nobody knows since when
        ("Armed conflict", "events", r"▒+▶"),
    ],
)
def test_a_bar_looks_as_sure_as_its_dates_are(run: Run, label: str, kind: str, bar: str) -> None:
    assert re.fullmatch(bar, _row(run, label, kind))


def test_what_is_asked_for_alone_is_drawn_alone(run: Run) -> None:
    text = run("chart", "stages", "--width", "80", env=SHAPES).out
    assert "Integration" in text
    assert "Programme" not in text


def test_bounds_leave_out_what_does_not_reach_into_them(run: Run) -> None:
    text = run("chart", "stages", "--from", "2005", "--to", "2008", "--width", "80", env=SHAPES).out
    assert "Tools and prevention" in text
    assert "Integration" not in text


@pytest.mark.parametrize("name", SCREENS)
def test_a_chart_tells_its_basis_and_its_dataset(name: str) -> None:
    text = (CHARTS / f"{name}.txt").read_text(encoding="utf-8")
    wanted = "adopted" if "adopted" in SCREENS[name] else "чинність" if "uk" in SCREENS[name] else "in-force"
    assert wanted in text.split("\n\n")[0]
    assert re.search(r"(dataset|набір даних) dataset 1", text)


def test_what_cannot_be_drawn_is_counted(run: Run) -> None:
    assert "not drawn, since no source dates them: 1 body" in run("chart", env=SHAPES).out


@pytest.mark.parametrize("width", range(60, 170, 5))
def test_years_and_folds_never_run_into_each_other(run: Run, width: int) -> None:
    for what in ("treaties", "left", "programme-2016"):
        scale = run("chart", what, "--width", str(width), env=SHAPES).out.splitlines()[2]
        assert all(re.fullmatch(r"\d{4}|\d{2,3}y", word) for word in scale.split()), scale


def test_a_suspension_does_not_look_like_being_in_force(dataset: MakeDataset) -> None:
    acts = "{event: entry into force, date: 2000-01-01}, {event: suspension, date: 2008-01-01}, {event: entry into force, date: 2012-01-01}"
    lens = look(dataset(one("treaty", f"events: [{acts}]"), "x"))
    bar = draw([Lanes("", (track(lens, "r"),))], 100, TODAY)[2].removeprefix(" R")
    assert "█" not in bar.split("◆")[2]


def test_what_may_have_held_throughout_the_axis_is_drawn(run: Run) -> None:
    lines = run("chart", "bodies", "--from", "1995", "--to", "2005", "--width", "80", env=SHAPES).out.splitlines()
    assert next(line for line in lines if line.startswith(" Ministry")).strip() != "Ministry for the Family"


def test_an_english_chart_has_english_labels(dataset: MakeDataset) -> None:
    text = one(
        "body", "title: An office with a name that is too long to stand beside an axis, aliases: {en: [Coordinator], uk: [національний координатор]}"
    )
    assert track(look(dataset(text.replace("title: R, ", ""), "x")), "r").label == "Coordinator"


def test_an_alias_without_a_language_is_a_label_where_it_can_be_read(dataset: MakeDataset) -> None:
    title = "title: An office with a name that is too long to stand beside an axis"
    store = dataset(one("body", f"{title}, aliases: [координатор, Coord]").replace("title: R, ", ""), "x")
    assert track(look(store), "r").label == "Coord"


def test_two_acts_of_one_number_are_told_apart(run: Run) -> None:
    shown = run("chart", "laws", "--width", "100").out
    assert re.findall(r"^ (CMU 783 \(\d+\))", shown, re.MULTILINE) == ["CMU 783 (2012)", "CMU 783 (2020)"]


def test_a_law_is_not_named_by_its_number_alone(dataset: MakeDataset) -> None:
    store = dataset(
        one("law", "title: Law on the registers of the State, number: 1-I, aliases: [law 1-I of 2001, register law]").replace("title: R, ", ""), "x"
    )
    assert track(look(store), "r").name == "1-I register law"


def test_a_number_has_its_title_where_no_alias_says_it_in_words(dataset: MakeDataset) -> None:
    store = dataset(one("law", "title: Law on registers, number: 1-I, aliases: [закон про реєстри, law 1-I]").replace("title: R, ", ""), "x")
    assert track(look(store), "r").name == "1-I Law on registers"


def test_an_acronym_has_its_title_beside_it(dataset: MakeDataset) -> None:
    store = dataset(one("body", "title: Ministry of Social Policy of the State, aliases: [MSP]").replace("title: R, ", ""), "x")
    assert track(look(store), "r").name == "MSP Ministry of Social Policy of the State"


def test_a_kind_in_the_title_of_a_chart_is_in_the_language_of_the_screen(run: Run) -> None:
    assert run("chart", "laws", "programme", "--lang", "uk", env=SHAPES).out.startswith("Діаграма · Закони та інші акти · Програми · ")


def test_records_of_one_label_and_one_year_are_told_apart_by_their_titles(dataset: MakeDataset) -> None:
    acts = {name: f"number: '7', events: [{{event: adoption, date: 2012-0{n}-01}}]" for n, name in enumerate(("a", "b"), 1)}
    labels = [line.label for line in chart(look(dataset(several("laws", acts), "x")), ["laws"], "", "", "time").lanes[0].tracks]
    assert labels == ["7 (2012) A", "7 (2012) B"]


@pytest.mark.parametrize("width", range(40, 130, 7))
def test_an_axis_tells_its_first_year(run: Run, width: int) -> None:
    for what in ("treaties", "laws", "left"):
        lines = run("chart", what, "--width", str(width), env=SHAPES).out.splitlines()
        scale = next(n for n, line in enumerate(lines) if re.search(r"[┼─╌]{4}", line))
        first = lines[scale].index("┼")
        assert re.match(r"\d{4}", lines[scale - 1][first:])


def test_what_ended_nobody_knows_when_is_drawn_after_all_that_is_known_of_it(dataset: MakeDataset) -> None:
    lens = look(dataset(one("body", "period: 1998/"), "x"))
    lines = draw([Lanes("", (track(lens, "r"),))], 60, TODAY, begin="2005-01-01", end="2010-12-31")
    assert re.search(r"▒+\?$", lines[2])


def test_what_ended_before_the_axis_is_not_drawn(dataset: MakeDataset) -> None:
    lens = look(dataset(one("body", "period: 1998/2001"), "x"))
    other = look(dataset(one("body", "period: 2005/2010"), "x"))
    lines = draw([Lanes("", (track(lens, "r"), track(other, "r")))], 60, TODAY, begin="2005-01-01", end="2010-12-31")
    assert lines[2].strip() == "R"


def test_stages_of_two_series_do_not_stand_among_each_other(run: Run) -> None:
    lines = [line.strip() for line in run("chart", "stages", "--width", "160").out.splitlines()]
    assert [line for line in lines if line.startswith("Stages")] == ["Stages · civil society", "Stages · policy"]
