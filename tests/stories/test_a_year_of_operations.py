"""A year of 47 operations: Sandwell's published totals come out, and the figures that it lacked."""

import json
from collections import Counter

import pytest

from service.log import open_log
from service.privacy.vault import Vault
from service.replay.script import Replay
from tests.postgres import address
from tests.stories.a_year import AGENCIES, FIRST, LAST, PREMISES, Truth, a_year
from tests.stories.test_command_line import run

Year = tuple[str, Truth]


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Year:
    """The year replayed into one store: (database, what its rows say)."""
    database = address(tmp_path_factory.mktemp("year") / "year.db")
    log = open_log(database)
    scripts, truth = a_year()
    for script in scripts:
        for _ in Replay(log, Vault(log), script.start).run(script.rows):
            pass
    log.close()
    return database, truth


def outcomes(database: str, *more: str) -> dict[str, dict]:  # type: ignore[type-arg]
    said = run("outcomes", "--from", str(FIRST), "--to", str(LAST), "--database", database, *more)
    return json.loads(said)  # type: ignore[no-any-return]


def test_it_prints_what_sandwell_published(year: Year) -> None:
    said = outcomes(year[0])
    assert said["M01"]["n"] == said["M01"]["of"] == 47
    assert said["M01"]["breakdowns"]["exploitation_type"] == {"labour": 35, "sexual": 9, "criminal": 5, "domestic": 1}
    assert said["M12"]["breakdowns"]["exploitation_type"] == said["M01"]["breakdowns"]["exploitation_type"]
    assert said["M01"]["breakdowns"]["premises"] == Counter(PREMISES)
    assert (said["M09b"]["n"], said["M09b"]["of"]) == (126, 47)
    assert set(said["M09b"]["breakdowns"]["agency"]) == set(AGENCIES)
    assert (said["M10"]["n"], said["M10"]["of"]) == (10, 47)
    assert said["M10"]["breakdowns"]["offence_group"] == {"immigration": 7, "modern_slavery": 3}


def test_it_prints_what_sandwell_could_not_say(year: Year) -> None:
    database, truth = year
    said, victims = outcomes(database), truth.victims.total()
    assert (said["M02"]["n"], said["M02"]["of"] + said["M02"]["not_recorded"]) == (victims, 47)
    assert (said["M02b"]["n"], said["M02b"]["of"]) == (victims, truth.people)
    assert said["M03"]["breakdowns"]["age_now"] == truth.victims
    assert (said["M04"]["n"], said["M04"]["of"]) == (truth.referred, victims)
    assert said["M05"]["n"] == truth.notified
    assert (said["M06"]["n"], said["M06"]["of"]) == (victims, victims)
    assert said["M07"]["breakdowns"]["destination"] == truth.destinations
    assert said["M07"]["not_recorded"] == truth.destinations["not_recorded"]
    assert said["M07"]["of"] == truth.people
    assert truth.notified > 0
    assert truth.referred > truth.notified


def test_a_shorter_period_holds_only_its_own_operations(year: Year) -> None:
    said = json.loads(run("outcomes", "--from", str(FIRST), "--to", str(FIRST), "--database", year[0]))
    assert said["M01"]["n"] == 1
    none = json.loads(run("outcomes", "--from", "2020-01-01", "--to", "2020-12-31", "--database", year[0]))
    assert none["M01"]["of"] == 0
    assert set(none) == set(said)
