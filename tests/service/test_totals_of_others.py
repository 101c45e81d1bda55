"""Two organisations publish their outcomes of one quarter: neither tells what is left of the other's."""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from typing import Any

import pytest

from domain.events.outcomes import OutcomesPublished
from domain.outside import OUTSIDE
from domain.policy.small_numbers import STANDARD
from domain.words import Agency
from service.access.access import Viewer
from service.commands.carry_out import Outcome, Overtaken, carry_out
from service.commands.numbers import Numbering
from service.commands.submit import Proposal, Submission, prepared, submit
from service.log import Log, MemoryLog
from service.outcomes import Outcomes
from service.privacy.vault import Vault
from service.public_totals import to_publish
from service.publishing_outcomes import filled
from service.sent_outcomes import Quarters
from tests.given import ADay, people_here

AUTUMN = Quarters(date(2026, 10, 1), date(2026, 12, 31))
LATER = datetime(2026, 11, 30, 12, tzinfo=UTC)
FORCE, COUNCIL = Agency("Police"), Agency("Council")


@pytest.fixture
def log() -> Log:
    """Three operations that both see, and one that the force alone sees; four people were at each."""
    made = MemoryLog()
    for _ in range(3):
        people_here(log=made)
    elsewhere(made)
    return made


def elsewhere(log: Log, first: int = 0) -> ADay:
    """An operation of another council, so many days later."""
    day = ADay(log=log).at((first - 7, "10:00")).has(("OperationProposed", "op", {"by": "Borough", "expected_max": 4}))
    day.has(("VenueBooked", "op", {"beds": 2, "nights": 2}), ("PartnerCommitted", "Police", {"mode": "on_site"}))
    day.at((first, "05:30")).has("GoDecisionRecorded", "SiteEntered", "CentreSetToStandby")
    day.at((first, "06:00")).has("CentreOpened", ("TransportDeparted", "T1", {"people": 4}))
    day.at((first, "07:00")).has(("TransportArrived", "T1", {"people": 4})).at((first, "07:30"))
    return day.has(*(("PersonRegistered", f"P{number:02}", {"adult": True}) for number in range(1, 5)))


@pytest.fixture
def outcomes(log: Log) -> Iterator[Outcomes]:
    with closing(Outcomes("memory://", log)) as made:
        made.catch_up()
        yield made


def publishes(log: Log, outcomes: Outcomes, agency: Agency, quarters: Quarters = AUTUMN, version: int = 1) -> str:
    """The figures that went out, as they are kept."""
    viewer = Viewer("mo", "Mo", agency, frozenset({"manager"}))
    event = filled(log, outcomes, viewer, OutcomesPublished(**quarters._asdict(), version=version), LATER)
    assert isinstance(event, OutcomesPublished)
    day = ADay(log=log, operation=OUTSIDE).at((40, "12:00"))
    day.enter(
        "OutcomesPublished",
        "op",
        by=agency,
        organisation=agency,
        version=version,
        figures=str(event.figures),
        since=str(quarters.since),
        until=str(quarters.until),
    )
    return str(event.figures)


def shown(log: Log, outcomes: Outcomes, agency: Agency | None, quarters: Quarters = AUTUMN) -> Any:
    """How many people were registered, as the next version says it."""
    own = outcomes.of(agency) if agency else outcomes
    return own.public.of(to_publish(log, own, agency, quarters, STANDARD))["M88"].get("n")


def test_what_a_council_leaves_of_a_force_is_not_told_whichever_goes_out_first(log: Log, outcomes: Outcomes) -> None:
    assert (shown(log, outcomes, FORCE), shown(log, outcomes, COUNCIL)) == (16, 12)
    publishes(log, outcomes, FORCE)
    assert shown(log, outcomes, COUNCIL) is None, "16 less 12 are the four at the operation that the force alone sees"
    assert shown(log, outcomes, None) == 16


def test_what_a_force_counts_beyond_a_council_is_not_told_either(log: Log, outcomes: Outcomes) -> None:
    publishes(log, outcomes, COUNCIL)
    assert shown(log, outcomes, FORCE) is None
    assert shown(log, outcomes, COUNCIL) == 12


def test_a_year_is_held_beside_the_quarters_that_are_public(log: Log, outcomes: Outcomes) -> None:
    elsewhere(log, 120)
    outcomes.catch_up()
    publishes(log, outcomes, FORCE)
    assert shown(log, outcomes, FORCE, Quarters(date(2026, 4, 1), date(2027, 3, 31))) is None


def test_what_an_earlier_version_of_another_s_showed_is_public_still(outcomes: Outcomes, log: Log) -> None:
    publishes(log, outcomes, FORCE)
    elsewhere(log)
    outcomes.catch_up()
    later = json.loads(publishes(log, outcomes, FORCE, version=2))
    assert later["measures"]["M88"]["n"] is None, "four more than before"
    assert shown(log, outcomes, COUNCIL) is None, "the first version said 16"


class Publishing:
    """A store for whoever publishes."""

    access_log = None

    def __init__(self, log: Log, outcomes: Outcomes) -> None:
        self.log, self.outcomes, self.vault = log, outcomes, Vault(log)


def of_autumn() -> Submission:
    said = {name: str(day) for name, day in AUTUMN._asdict().items()}
    return Submission(operation=OUTSIDE, proposals=[Proposal("OutcomesPublished", {**said, "version": 1})])


def test_of_two_who_publish_at_one_moment_the_second_is_held_against_the_first(log: Log, outcomes: Outcomes) -> None:
    store, viewer = Publishing(log, outcomes), Viewer("mo", "Mo", COUNCIL, frozenset({"manager"}))
    mine = prepared(store, viewer, Numbering(log, of_autumn()))
    assert _registered(mine.events[0]) == 12
    publishes(log, outcomes, FORCE)
    with pytest.raises(Overtaken):
        carry_out(log, mine)
    assert _registered(submit(store, viewer, of_autumn()).events[0]) is None, "16 less 12 are the four of one operation"


def test_whoever_is_quicker_between_deciding_and_storing_is_held_against_as_well(
    log: Log, outcomes: Outcomes, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, viewer = Publishing(log, outcomes), Viewer("mo", "Mo", COUNCIL, frozenset({"manager"}))
    stores, quicker = log.append_all, [FORCE]

    def append_all(appends: Any) -> Any:
        while quicker:
            publishes(log, outcomes, quicker.pop())
        return stores(appends)

    monkeypatch.setattr(log, "append_all", append_all)
    stored = submit(store, viewer, of_autumn())
    assert isinstance(stored, Outcome)
    assert _registered(stored.events[0]) is None


def _registered(event: Any) -> Any:
    return json.loads(event.figures)["measures"]["M88"]["n"]
