"""Tables across operations, and days to fill them with."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, get_args

import pytest

from service.log import Log, open_log
from service.outcomes import Outcomes
from service.outcomes.reading import By
from tests.given import START, ADay, a_plan, identified, people_here
from tests.postgres import address
from tests.stories.rows import replayed

EVER = (date.min, date.max)


ROOT = Path(__file__).parents[2]


@pytest.fixture
def database(tmp_path: Path) -> str:
    return address(tmp_path / "log.db")


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


KILLED = """
import os, signal, sys
from service.log import open_log
from service.outcomes import Outcomes
log = open_log(sys.argv[1])
Outcomes(sys.argv[1], log).rebuild(lambda done, of: done > of / 2 and os.kill(os.getpid(), signal.SIGKILL))
"""


def spread(log: Log) -> list[ADay]:
    """Operations on many dates, of three counties; the second and third are of two kinds each."""
    made = []
    for number, after in enumerate((-14, -13, -1, 0, 17, 18, 19, 46, 80)):
        day = ADay(log).at((after - 7, "10:00"))
        kinds = {"exploitation_types": [["labour"], ["labour", "sexual"], ["criminal", "labour"]][number % 3]}
        about = {"county": ["Kent", "Essex", None][number % 3], "by": "Police", "premises": "farm"}
        day.enter("OperationProposed", expected_max=number, **kinds, **about)
        day.at((after, "06:00")).has("SiteEntered", "CentreOpened")
        day.has(*[("PersonRegistered", f"P0{each}", {"adult": True}) for each in range(1, number + 1)])
        made.append(day)
    return made


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outcomes]:
    """The reference day, taken in."""
    database = f"sqlite:///{tmp_path_factory.mktemp('reference')}/day.db"
    log = open_log(database)
    replayed(log)
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
