"""The rules and the board go by the same, whatever was told late, voided, corrected, merged and brought back."""

from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from domain.kernel import Refused
from projections.operation.person import Person
from projections.operation.state import OperationState
from service.commands.carry_out import carry_out
from tests.given import ADay, two_centres

PEOPLE = ("P01", "P02")
STEPS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    *((name, who, {}) for who in PEOPLE for name in ("TemporaryExitLogged", "TemporaryExitReturned")),
    *((name, who, {}) for who in PEOPLE for name in ("PersonMissingReported", "PersonFound", "PersonDeparted")),
    *((name, who, {}) for who in PEOPLE for name in ("PersonDebriefStarted", "PersonDebriefCompleted")),
    *((name, who, {"centre": "C2"}) for who in PEOPLE for name in ("PersonMovedCentre", "PersonReturned")),
    *(("PersonMovedCentre", who, {"centre": "C1"}) for who in PEOPLE),
    ("PersonRegistered", "P01", {"centre": "C2"}),
    ("RegistrationVoided", "P02", {"duplicate_of": "P01"}),
    ("RegistrationVoided", "P01", {"duplicate_of": "P02"}),
    *((name, "op", {"centre": "C2"}) for name in ("CentreOpened", "CentreStoodDown", "CentreClosed", "CentreReopened")),
    *((name, "Contractor", {}) for name in ("OnCallPartnerActivated", "OnCallPartnerStoodDown", "PartnerDeclined")),
    ("PartnerCommitted", "Contractor", {"mode": "on_call"}),
    *((name, "Police", {}) for name in ("PartnerArrived", "PartnerLeft")),
)
MINUTE = st.integers(0, 119)
ENTRIES = st.tuples(st.sampled_from(STEPS), MINUTE)
AMENDED = st.tuples(st.sampled_from(("void", "correct")), st.integers(0, 40), MINUTE)


def clock(minute: int) -> str:
    return f"{9 + minute // 60:02}:{minute % 60:02}"


def told(steps: list[Any]) -> ADay:
    """What was taken of a day: entries told when it is over, each with its time, voids, and corrections of a time."""
    day = two_centres()
    made = [str(each.envelope.entry) for each in day.recorded_events() if "PersonRegistered" in str(type(each.event))]
    for what, *which, minute in steps:
        try:
            if not which:
                name, who, data = what
                entry = replace(day.at(clock(minute)).entry(name, who, **data), recorded_at=day.moment("11:00"))
                carry_out(day.log, entry)
                made.append(str(entry.entry))
            elif what == "void":
                made.append(day.at("11:00").void(made[which[0] % len(made)]))
            else:
                made.append(day.at("11:00").correct(made[which[0] % len(made)], at=clock(minute)))
        except Refused:
            pass
        except Exception as wrong:
            if "cannot be corrected" not in str(wrong):
                raise
    return day.at("11:00")


def refuses(day: ADay, code: str, name: str, subject: str, **data: Any) -> bool:
    return code in day.why_not(name, subject, **data)


def agree(day: ADay, person: Person) -> None:
    """What is refused of somebody is what the board says of them."""
    who = person.id.ref
    for code, name, stands in (
        ("departed", "TemporaryExitLogged", person.departed),
        ("not_departed", "PersonReturned", not person.departed),
        ("already_out", "TemporaryExitLogged", person.out),
        ("not_out", "TemporaryExitReturned", not person.out),
        ("already_missing", "PersonMissingReported", person.missing),
        ("not_missing", "PersonFound", not person.missing),
        ("debrief_open", "PersonDebriefStarted", person.session),
        ("not_started", "PersonDebriefCompleted", not person.session),
    ):
        assert refuses(day, code, name, who) == bool(stands), (code, who)
    for centre in ("C1", "C2"):
        at = person.centre is not None and person.centre.ref == centre
        assert refuses(day, "same_centre", "PersonMovedCentre", who, centre=centre) == at, (centre, who)


def of_centres_and_partners(day: ADay, state: OperationState) -> None:
    for reference, centre in state.centres.items():
        running = centre.phase in ("open", "standing_down")
        assert refuses(day, "already_open", "CentreOpened", "op", centre=reference.ref) == running
        assert refuses(day, "not_open", "CentreStoodDown", "op", centre=reference.ref) != running
        assert refuses(day, "not_closed", "CentreReopened", "op", centre=reference.ref) == (centre.phase != "closed")
    assert refuses(day, "not_closed", "OperationArchived", "op") != state.operation.course.closed
    archived = state.operation.course.stage == "archived"
    assert refuses(day, "already_archived", "OperationArchived", "op") == archived
    partners = {reference.ref: partner for reference, partner in state.partners.items()}
    assert refuses(day, "already_here", "PartnerArrived", "Police") == partners["Police"].here
    contractor = partners["Contractor"]
    assert refuses(day, "already_committed", "PartnerCommitted", "Contractor", mode="on_site") == bool(contractor.mode)
    assert refuses(day, "not_on_call", "OnCallPartnerActivated", "Contractor") == (contractor.mode != "on_call")
    assert refuses(day, "already_activated", "OnCallPartnerActivated", "Contractor") == contractor.called_in


MOVED = ("PersonMovedCentre", "P01", {"centre": "C2"})
DECLINED, PROMISED = ("PartnerDeclined", "Contractor", {}), ("PartnerCommitted", "Contractor", {"mode": "on_call"})
CALLED, SENT_AWAY = ("OnCallPartnerActivated", "Contractor", {}), ("OnCallPartnerStoodDown", "Contractor", {})
SHUT, DOWN = ("CentreClosed", "op", {"centre": "C2"}), ("CentreStoodDown", "op", {"centre": "C2"})


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@example([(MOVED, 5), ("correct", 0, 60)]).via("moved before the time at which they were registered")
@example([(DECLINED, 90), (PROMISED, 30)]).via("a promise told late, before it was taken back")
@example([(CALLED, 90), (SENT_AWAY, 30)]).via("sent away before they were called")
@example([(SHUT, 10), ("void", 4, 0), (DOWN, 40), ("void", 5, 0)]).via("stood down after it had closed")
@given(st.lists(st.one_of(ENTRIES, ENTRIES, ENTRIES, AMENDED), min_size=3, max_size=16))
def test_what_is_refused_is_what_the_board_shows(steps: list[Any]) -> None:
    day = told(steps)
    state = day.day()
    assert len({person.id for person in state.registered}) == len(state.registered)
    for person in state.registered:
        agree(day, person)
    of_centres_and_partners(day, state)
