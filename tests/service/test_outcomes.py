"""The tables across operations: each event counts exactly once, whatever is late, corrected, voided or killed."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from projections.across import contribution_of, measures, merge
from service.log import Log
from service.outcomes import Outcomes
from tests.given import ADay, a_plan, identified, people_here
from tests.postgres import address
from tests.service.given_outcomes import EVER, KILLED, ROOT, a_story, everything, spread
from tests.service.given_outcomes import database as database
from tests.service.given_outcomes import log as log
from tests.service.given_outcomes import outcomes as outcomes
from tests.service.given_outcomes import reference as reference


def test_what_is_taken_in_step_by_step_is_what_is_built_at_once(
    outcomes: Outcomes, log: Log, database: str, tmp_path: Path
) -> None:
    for step, _ in enumerate(a_story(log)):
        outcomes.catch_up()
        assert outcomes.behind() == 0
        anew = Outcomes(address(tmp_path / f"anew-{step}.db"), log)
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


def test_an_operation_of_which_it_is_recorded_who_paid_is_in_every_total(outcomes: Outcomes, log: Log) -> None:
    for _ in range(2):
        day = people_here(log=log).at("12:00")
        day.has(("CostsRecorded", "op", {"heading": "food", "payer": "Council", "pounds": 100}))
    outcomes.catch_up()
    assert outcomes.left_out() == []
    spent = outcomes.totals(*EVER)["M64"]
    assert (spent.n, spent.rows) == (200, ({"heading": "food", "payer": "Council", "pounds": 200, "people": 8},))


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
