"""The tables across operations: each event counts exactly once, whatever is late, corrected, voided or killed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, get_args

import pytest

from projections.across import contribution_of, measures, merge
from service.log import Log, open_log
from service.outcomes import Outcomes, StageCount, Where, opening
from service.outcomes.reading import By
from service.privacy.vault import Vault
from service.replay.script import Replay
from tests.given import START, ADay, a_plan, closed, identified, people_here, referred
from tests.stories.rows import reference_rows

EVER = (date.min, date.max)
ROOT = Path(__file__).parents[2]


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/log.db"


@pytest.fixture
def log(database: str) -> Iterator[Log]:
    opened = open_log(database)
    yield opened
    opened.close()


@pytest.fixture
def outcomes(database: str, log: Log) -> Iterator[Outcomes]:
    opened = Outcomes(database, log)
    yield opened
    opened.close()


def everything(outcomes: Outcomes) -> dict[str, Any]:
    """Whatever anybody could ask."""
    moments = [datetime(2026, 10, 13, hour, tzinfo=UTC) for hour in range(24)]
    return {
        "totals": {code: each.plain() for code, each in outcomes.totals(*EVER).items()},
        "days": [outcomes.totals(START + timedelta(days=n), START + timedelta(days=n)) for n in range(-3, 40)],
        "groups": [outcomes.groups(by, *EVER) for by in get_args(By)],
        "operations": outcomes.operations(*EVER),
        "register": [outcomes.register(moment) for moment in moments],
        "people": [outcomes.people(moment) for moment in moments],
        "lessons": outcomes.lessons(),
        "published": outcomes.published(*EVER),
    }


def a_story(log: Log) -> Iterator[None]:
    """Two operations and an exercise, with everything that can come late or be put right."""
    first, second = people_here(log=log), identified("P01", "P02", log=log)
    yield
    late = second.at("09:30").enter("NrmConsentGiven", "P01", entry="consent-of-P01")
    assert late.position == log.head()
    yield
    second.at("11:00").has(("NrmReferralSubmitted", "P01", {"by": "Police"}))
    second.at("09:40").enter("PotentialVictimIdentified", "P03", entry="by-mistake")
    yield
    second.at("12:00").void("by-mistake")
    yield
    first.at("08:30").has(("RegistrationVoided", "P03", {"duplicate_of": "P01"}))
    second.correct("consent-of-P01", at="10:30")
    yield
    moved = a_plan(log=log).at("05:00")
    moved.enter("SiteEntered", entry=f"entry-of-{moved.operation}")
    yield
    moved.at((40, "12:00")).correct(f"entry-of-{moved.operation}", at=(34, "06:00"))  # type: ignore[arg-type]
    moved.has(("LessonRecorded", "L1", {"kind": "improve"}), ("ActionAssigned", "L1", {"owner": "Council"}))
    yield
    moved.has(("ActionClosed", "L1"), ("DebriefReportPublished", "op", {"version": 1, "figures": "{}"}))
    ADay(log).has(("OperationProposed", "op", {"exercise": True}))
    yield


def test_what_is_taken_in_step_by_step_is_what_is_built_at_once(
    outcomes: Outcomes, log: Log, database: str, tmp_path: Path
) -> None:
    for step, _ in enumerate(a_story(log)):
        outcomes.catch_up()
        assert outcomes.behind() == 0
        anew = Outcomes(f"sqlite:///{tmp_path}/anew-{step}.db", log)
        anew.rebuild()
        assert everything(outcomes) == everything(anew)
        anew.close()
    before = everything(outcomes)
    outcomes.rebuild()
    assert everything(outcomes) == before


def test_an_operation_moves_with_its_entry_to_another_month(outcomes: Outcomes, log: Log) -> None:
    day = a_plan(log=log).at("05:00")
    day.enter("SiteEntered", entry="entry")
    outcomes.catch_up()
    october, november = (date(2026, 10, 1), date(2026, 10, 31)), (date(2026, 11, 1), date(2026, 11, 30))
    assert outcomes.totals(*october)["M01"].plain()["n"] == 1
    day.at((40, "12:00")).correct("entry", at=(34, "06:00"))  # type: ignore[arg-type]
    outcomes.catch_up()
    assert outcomes.totals(*october)["M01"].plain() == {"n": 0, "of": 0}
    assert outcomes.totals(*november)["M01"].n == 1


def test_two_who_take_in_the_same_events_count_them_once(outcomes: Outcomes, log: Log, database: str) -> None:
    other = Outcomes(database, log)
    for _ in a_story(log):
        with ThreadPoolExecutor(4) as pool:
            for done in [pool.submit(each.catch_up) for each in (outcomes, other, outcomes, other)]:
                done.result()
        assert outcomes.behind() == other.behind() == 0
    assert everything(outcomes) == everything(other)
    assert outcomes.totals(*EVER)["M01"].of == 3
    other.close()


def test_what_breaks_off_in_the_middle_leaves_nothing_half_done(outcomes: Outcomes, log: Log) -> None:
    identified("P01", log=log)
    outcomes.catch_up()
    before, behind = everything(outcomes), outcomes.position()
    for _ in range(3):
        identified("P01", "P02", log=log)

    def stop(done: int, of: int) -> None:
        assert of == log.head() - behind
        if done > of // 2:
            raise KeyboardInterrupt

    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            outcomes.catch_up(stop)
        assert everything(outcomes) == before
        assert outcomes.position() == behind
    outcomes.catch_up()
    assert outcomes.totals(*EVER)["M02"].plain() == {"n": 7, "of": 4}


KILLED = """
import os, signal, sys
from service.log import open_log
from service.outcomes import Outcomes
log = open_log(sys.argv[1])
Outcomes(sys.argv[1], log).rebuild(lambda done, of: done > of / 2 and os.kill(os.getpid(), signal.SIGKILL))
"""


def test_a_process_that_is_killed_leaves_the_tables_as_they_were(outcomes: Outcomes, log: Log, database: str) -> None:
    for _ in range(3):
        identified("P01", "P02", log=log)
    outcomes.catch_up()
    before = everything(outcomes)
    people_here(log=log)
    killed = subprocess.run([sys.executable, "-c", KILLED, database], cwd=ROOT, check=False)
    assert killed.returncode == -9
    assert everything(outcomes) == before
    outcomes.catch_up()
    assert outcomes.totals(*EVER)["M88"].n == 16


def test_while_it_is_built_again_the_old_figures_can_be_read(outcomes: Outcomes, log: Log) -> None:
    identified("P01", log=log)
    outcomes.catch_up()
    seen: list[Any] = []
    with ThreadPoolExecutor(1) as pool:
        outcomes.rebuild(lambda done, of: seen.append(pool.submit(outcomes.totals, *EVER).result()["M02"].n))
    assert seen == [1]


def test_an_exercise_is_in_none_of_it_until_it_is_said_to_be_none(outcomes: Outcomes, log: Log) -> None:
    day = ADay(log).at((-7, "10:00"))
    day.enter("OperationProposed", entry="proposal", exercise=True)
    day.at("07:30").has("CentreOpened", ("PersonRegistered", "P01", {"adult": True}))
    day.has(("LessonRecorded", "L1", {"kind": "improve"}))
    outcomes.catch_up()
    assert outcomes.totals(*EVER)["M01"].plain() == {"n": 0, "of": 0}
    assert (outcomes.operations(*EVER), outcomes.lessons()) == ([], [])
    assert outcomes.register(day.moment("12:00")) == []
    day.correct("proposal", exercise=False)
    outcomes.catch_up()
    assert outcomes.totals(*EVER)["M88"].n == 1
    assert len(outcomes.lessons()) == 1


def test_an_operation_that_never_entered_belongs_to_its_planned_date(outcomes: Outcomes, log: Log) -> None:
    ADay(log).has(("OperationProposed", "op", {"planned_for": "2026-12-24"}))
    outcomes.catch_up()
    assert outcomes.totals(date(2026, 12, 24), date(2026, 12, 24))["M01"].plain() == {"n": 0, "of": 1}
    assert outcomes.totals(date(2026, 10, 1), date(2026, 12, 23))["M01"].of == 0


def spread(log: Log) -> list[ADay]:
    """Operations on many dates, of three counties; the second and third are of two kinds each."""
    made = []
    for number, after in enumerate((-14, -13, -1, 0, 17, 18, 19, 46, 80)):
        day = ADay(log).at((after - 7, "10:00"))
        kinds = {"exploitation_types": [["labour"], ["labour", "sexual"], ["criminal", "labour"]][number % 3]}
        about = {"county": ["Kent", "Essex", None][number % 3], "lead": "Police", "premises": "farm"}
        day.enter("OperationProposed", expected_max=number, **kinds, **about)
        day.at((after, "06:00")).has("SiteEntered", "CentreOpened")
        day.has(*[("PersonRegistered", f"P0{each}", {"adult": True}) for each in range(1, number + 1)])
        made.append(day)
    return made


def test_any_period_is_the_sum_of_its_operations_day_by_day(outcomes: Outcomes, log: Log) -> None:
    """Months and days are merged ahead; here each operation is taken by itself instead."""
    days = {each.operation: each.day() for each in spread(log)}
    outcomes.catch_up()
    dates = {row.operation: row.date for row in outcomes.operations(*EVER)}
    ends = [date(2026, 9, 28), date(2026, 9, 30), date(2026, 10, 1), date(2026, 10, 13), date(2026, 10, 31)]
    ends += [date(2026, 11, 1), date(2026, 11, 28), date(2026, 11, 30), date(2026, 12, 31), date(2027, 1, 1)]
    for since in ends:
        for until in ends:
            chosen = [days[each] for each in sorted(days) if since <= dates[each] <= until]
            assert outcomes.totals(since, until) == measures(merge(map(contribution_of, chosen))), (since, until)


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
    assert [row.n for row in outcomes.by_operation("M88", *EVER, kent)] == [0, 3, 6]


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outcomes]:
    """The reference day, taken in."""
    database = f"sqlite:///{tmp_path_factory.mktemp('reference')}/day.db"
    log = open_log(database)
    for _ in Replay(log, Vault(log), START).run(reference_rows()):
        pass
    outcomes = Outcomes(database, log)
    outcomes.catch_up()
    yield outcomes
    outcomes.close()
    log.close()


REGISTER = {
    "2026-10-13T06:00": {},
    "2026-10-13T08:28": {"known": 11},
    "2026-10-13T14:03": {"no_indicators": 5, "potential_victim": 6},
    "2026-10-13T18:00": {"no_indicators": 5, "potential_victim": 1, "deciding": 1, "referred": 4},
    "2026-10-13T20:15": {"no_indicators": 5, "deciding": 1, "referred": 5},
    "2026-10-14T15:10": {"no_indicators": 5, "referred": 3, "reasonable_grounds_positive": 3},
    "2026-11-10T23:59": {"no_indicators": 5, "reasonable_grounds_positive": 6},
}
"""Local minute by who is known at which stage; P12 was P11, and is nobody."""


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
    assert outcomes.published(*EVER) == [{"M88": {"n": 2}}]
    assert outcomes.published(date(2027, 1, 1), date.max) == []


def test_tables_that_other_code_filled_are_filled_again(
    outcomes: Outcomes, log: Log, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    identified("P01", log=log)
    outcomes.catch_up()
    monkeypatch.setattr(opening, "_version", lambda: 7)
    later = Outcomes(database, log)
    assert later.behind() == log.head()
    later.catch_up()
    assert later.totals(*EVER)["M02"].n == 1
    later.close()


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
    assert back.totals(*EVER)["M02"].plain() == {"n": 0, "of": 1}
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


def test_the_bench_runs_over_a_small_year() -> None:
    command = [sys.executable, "-m", "bench.outcomes"]
    environment = {**os.environ, "FIRSTLIGHT_BENCH_OPERATIONS": "20"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "20 operations, 5,720 events" in done.stdout
    assert done.stdout.count("   ratio ") == 7
