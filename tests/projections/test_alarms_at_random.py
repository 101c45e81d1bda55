"""Days at random: nothing rests on what was voided where nothing was, and nothing is sent twice without a merge."""

from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.kernel import Refused
from domain.words import Agency
from projections.views.alarms import alarms
from service.commands.acting import By, make_known
from service.commands.carry_out import carry_out
from tests.given import ADay, people_here

PEOPLE = ("P01", "P02", "P03", "P04")
SENT = {"by": "Police"}
STEPS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("PotentialVictimIdentified", {}),
    *((name, {}) for name in ("NrmConsentGiven", "NrmConsentDeclined", "NrmConsentDeferred", "NrmConsentWithdrawn")),
    ("NrmReferralSubmitted", SENT),
    ("DutyToNotifySubmitted", SENT),
    *(("ReasonableGroundsDecisionReceived", {"outcome": outcome}) for outcome in ("positive", "negative")),
    ("ConclusiveGroundsDecisionReceived", {"outcome": "negative"}),
    *(
        (name, {})
        for name in ("CaseWithdrawn", "NrmExited", "PersonDeparted", "PersonReturned", "AgeUncertaintyRecorded")
    ),
    *(("AgeAssessed", {"adult": adult}) for adult in (True, False)),
)
ROWS = st.lists(
    st.tuples(st.sampled_from(STEPS), st.sampled_from(PEOPLE), st.integers(0, 13 * 60)), min_size=5, max_size=40
)
MERGES = st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)), max_size=2)


def played(rows: list[Any]) -> ADay:
    """What was taken of a day, told late and in any order, each with its time."""
    day = people_here()
    make_known(day.log, [Agency("Police")], By("somebody", Agency("Council"), day.moment()))
    for (name, data), who, minute in rows:
        try:
            entry = day.at(f"{9 + minute // 60:02}:{minute % 60:02}").entry(name, who, **data)
            carry_out(day.log, replace(entry, recorded_at=day.moment("23:00")))
        except Refused:
            pass
    return day


def codes(day: ADay) -> set[str]:
    return {alarm.code for alarm in alarms(day.day())}


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(ROWS, MERGES)
def test_nothing_rests_on_what_was_voided_where_nothing_was(rows: list[Any], merges: list[tuple[str, str]]) -> None:
    day = played(rows)
    assert not codes(day) & {"rests_on_voided", "sent_twice"}
    for who, other in merges:
        day.at("23:00").refused("RegistrationVoided", who, duplicate_of=other)
    assert "rests_on_voided" not in codes(day), "what both rest on passes to the one that stands"
