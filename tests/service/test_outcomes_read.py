"""What the tables across operations answer: groups, the register, lessons, published versions."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from service.log import Log, open_log
from service.outcomes import Outcomes, StageCount, Where, opening
from service.outcomes.reading import By
from tests.given import a_plan, closed, identified, people_here, referred
from tests.service.given_outcomes import EVER, REGISTER, spread
from tests.service.given_outcomes import database as database
from tests.service.given_outcomes import log as log
from tests.service.given_outcomes import outcomes as outcomes
from tests.service.given_outcomes import reference as reference


def test_operations_are_grouped_and_chosen_by_what_they_are(outcomes: Outcomes, log: Log) -> None:
    spread(log)
    outcomes.catch_up()

    def counted(by: By, where: Where = Where()) -> dict[str | None, tuple[int, int | None]]:
        return {each.code: (each.operations, each.registered) for each in outcomes.groups(by, *EVER, where)}

    months = {"2026-09": (2, 1), "2026-10": (4, 14), "2026-11": (2, 13), "2027-01": (1, 8)}
    assert counted("month") == months
    assert list(counted("month")) == list(months)
    assert counted("county") == {"Essex": (3, 12), "Kent": (3, 9), None: (3, 15)}
    assert counted("exploitation_type") == {"labour": (9, 36), "criminal": (3, 15), "sexual": (3, 12)}
    assert counted("premises") == {"farm": (9, 36)}
    assert counted("agency") == {"Police": (9, 36)}
    kent, sexual = Where(county="Kent"), Where(exploitation_type="sexual", agency="Police", premises="farm")
    assert counted("exploitation_type", kent) == {"labour": (3, 9)}
    assert counted("exploitation_type", sexual) == {"labour": (3, 12), "sexual": (3, 12)}
    assert outcomes.totals(*EVER, kent)["M88"].n == 9
    assert outcomes.totals(*EVER, sexual)["M88"].n == 12
    assert outcomes.totals(*EVER, Where(county="Nowhere"))["M01"].of == 0
    assert [row.types for row in outcomes.operations(*EVER, sexual)] == [("labour", "sexual")] * 3
    assert [row.measure.n for row in outcomes.by_operation("M88", *EVER, kent)] == [0, 3, 6]


def test_a_group_says_in_how_many_of_its_operations_a_figure_was_not_recorded(outcomes: Outcomes, log: Log) -> None:
    """One with findings, one in which nobody looked, one that is only planned."""
    looked = identified("P01", log=log).has(("DisruptionInterventionRecorded", "op", {"agency": "HMRC"}))
    looked.has(("HealthScreenCompleted", "P01", {"need_flagged": True}))
    people_here(log=log)
    a_plan(log=log)
    outcomes.catch_up()
    (group,) = outcomes.groups("premises", *EVER)
    assert (group.operations, group.potential_victims, group.adults, group.disruption) == (3, 1, 1, 1)
    assert {key: group.not_recorded.get(key, 0) for key in ("potential_victims", "adults", "disruption")} == {
        "potential_victims": 1,
        "adults": 1,
        "disruption": 1,
    }
    assert "registered" not in group.not_recorded
    assert [(row.measure.n, row.measure.belongs) for row in outcomes.by_operation("M31", *EVER)] == [
        (0, 0),
        (None, 3),
        (None, 0),
    ]


@pytest.mark.parametrize("minute", REGISTER)
def test_the_register_of_the_reference_day_as_of_a_minute(reference: Outcomes, minute: str) -> None:
    from service.clock import end_of_minute

    found = reference.register(end_of_minute(minute))
    assert {each.stage: each.n for each in found} == REGISTER[minute]
    assert {each.age for each in found} <= {"adult"}
    people = reference.people(end_of_minute(minute))
    assert len(people) == sum(REGISTER[minute].values())
    assert len({each.ref for each in people}) == len(people)


def test_the_register_holds_children_and_uncertain_ages_apart(outcomes: Outcomes, log: Log) -> None:
    day = identified("P01", "P02", log=log).at("11:00").has(("AgeUncertaintyRecorded", "P01"))
    outcomes.catch_up()
    assert outcomes.register(day.moment("10:30")) == [
        StageCount("known", "adult", 1),
        StageCount("known", "not_recorded", 1),
        StageCount("potential_victim", "adult", 1),
        StageCount("potential_victim", "child", 1),
    ]
    uncertain = outcomes.people(day.moment("11:00"), stage="potential_victim", age="uncertain")
    assert [(each.ref, each.since) for each in uncertain] == [("P01", day.moment("11:00"))]
    assert outcomes.people(day.moment("11:00"), Where(premises="brothel")) == []
    assert len(outcomes.people(day.moment("11:00"), limit=3)) == 3


def test_lessons_of_all_operations_stand_together(outcomes: Outcomes, log: Log) -> None:
    first, second = closed(log=log), referred(log=log)
    first.at((14, "12:00")).has(("LessonRecorded", "L1", {"kind": "improve", "four_p": "protect"}))
    first.has(("ActionAssigned", "L1", {"owner": "Council", "due": "2026-11-30"}))
    second.at((15, "12:00")).has(("LessonRecorded", "L1", {"kind": "good_practice"}))
    outcomes.catch_up()
    later, earlier = outcomes.lessons()
    assert (later.operation, later.kind, later.status, later.owner) == (
        second.operation,
        "good_practice",
        "learned",
        None,
    )
    assert (earlier.four_p, earlier.owner, earlier.due, earlier.status) == (
        "protect",
        "Council",
        date(2026, 11, 30),
        "identified",
    )
    first.at((20, "12:00")).has(("ActionClosed", "L1"))
    outcomes.catch_up()
    assert (outcomes.lessons()[1].status, outcomes.lessons()[1].closed) == ("learned", first.moment((20, "12:00")))


def test_of_what_was_published_the_latest_public_version_counts(outcomes: Outcomes, log: Log) -> None:
    day = closed(log=log).at((20, "12:00"))
    for version, public in ((1, True), (2, True), (3, False)):
        figures = f'{{"measures": {{"M88": {{"n": {version}}}}}}}'
        day.enter("DebriefReportPublished", version=version, public=public, figures=figures)
    outcomes.catch_up()
    assert [*outcomes.published(*EVER).values()] == [{"M88": {"n": 2}}]
    assert outcomes.published(date(2027, 1, 1), date.max) == {}


@pytest.mark.file
def test_tables_that_other_code_filled_are_filled_again(
    outcomes: Outcomes, log: Log, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    identified("P01", log=log)
    outcomes.catch_up()
    monkeypatch.setattr(opening, "tables_version", lambda: 7)
    later = Outcomes(database, log)
    assert later.behind() == log.head()
    later.catch_up()
    assert later.totals(*EVER)["M02"].n == 1
    later.close()


@pytest.mark.file
def test_a_log_that_was_put_back_to_an_earlier_copy_is_followed(
    outcomes: Outcomes, log: Log, database: str, tmp_path: Path
) -> None:
    earlier = open_log(f"sqlite:///{tmp_path}/earlier.db")
    people_here(log=earlier)
    identified("P01", "P02", log=log)
    outcomes.catch_up()
    shutil.copy(tmp_path / "log.db.outcomes", tmp_path / "earlier.db.outcomes")
    for end in ("-wal", "-shm"):
        shutil.copy(tmp_path / f"log.db.outcomes{end}", tmp_path / f"earlier.db.outcomes{end}")
    back = Outcomes(f"sqlite:///{tmp_path}/earlier.db", earlier)
    assert back.behind() == earlier.head()
    back.catch_up()
    assert back.totals(*EVER)["M02"].plain() == {"n": None, "not_recorded": 1}
    back.close()
    earlier.close()


def test_a_log_in_memory_keeps_its_tables_in_memory() -> None:
    log = open_log("memory://")
    outcomes = Outcomes("memory://", log)
    identified("P01", log=log)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: outcomes.catch_up(), range(8)))
        found = list(pool.map(lambda _: outcomes.totals(*EVER)["M02"].n, range(8)))
    assert found == [1] * 8
    outcomes.close()
