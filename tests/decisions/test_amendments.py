"""Anything can be put right: voids and corrections of entries, and the rules that follow what then counts."""

from collections.abc import Callable

import pytest

from domain.events.amendments import Becomes, EntryCorrected
from domain.kernel import Refused
from projections.views.board import counts
from projections.views.pathways import stage
from tests.given import a_plan, closed, identified, people_here, referred, two_centres


def against(amend: Callable[[], str]) -> tuple[str, ...]:
    """Every reason against an amendment; empty where it is taken."""
    try:
        amend()
    except Refused as refused:
        return refused.reasons
    return ()


def test_a_voided_entry_no_longer_counts_and_stays_in_the_log() -> None:
    day = people_here()
    day.enter("PersonDebriefStarted", "P01", entry="wrong")
    day.void("wrong")
    assert day.refused("PersonDebriefCompleted", "P01") == ("not_started",)
    assert any(recorded.envelope.entry == "wrong" for recorded in day.recorded_events())


def test_a_voided_void_lets_the_entry_count_again() -> None:
    day = people_here()
    day.enter("BedAllocated", "P01", entry="bed")
    day.void(day.void("bed"))
    assert day.refused("BedAllocated", "P01") == ("has_a_bed",)


def test_an_entry_is_voided_once() -> None:
    day = people_here()
    day.enter("BedAllocated", "P01", entry="bed")
    day.void("bed")
    assert against(lambda: day.void("bed")) == ("already_voided",)
    assert against(lambda: day.correct("bed", person=f"{day.operation}/P03")) == ("already_voided",)


def test_what_nobody_entered_cannot_be_voided() -> None:
    assert against(lambda: people_here().void("nothing")) == ("unknown_entry",)


def test_an_entry_of_another_operation_cannot_be_voided() -> None:
    one = people_here()
    one.enter("BedAllocated", "P01", entry="bed")
    other = people_here(log=one.log)
    assert against(lambda: other.void("bed")) == ("unknown_entry",)
    assert against(lambda: other.correct("bed", at="08:01")) == ("unknown_entry",)


def test_a_void_of_a_void_that_was_itself_voided_leaves_the_entry_voided() -> None:
    """A chain of any length, and a second void whose own undoing brings nothing back while the first one stands."""
    day = people_here()
    day.enter("BedAllocated", "P01", entry="bed")
    first = day.void("bed")
    undone = day.void(first)
    again = day.void(undone)
    assert against(lambda: day.void("bed")) == ("already_voided",)
    assert against(lambda: day.correct("bed", at="08:10")) == ("already_voided",)
    day.void(again)
    second = day.void("bed")
    day.void(undone)
    day.void(second)
    assert against(lambda: day.correct("bed", at="08:10")) == ("already_voided",)


def test_what_proposed_an_operation_is_corrected_and_never_voided() -> None:
    """Without it nobody sees the operation, and nobody brings it back."""
    day = a_plan()
    proposed = day.recorded_events()[0].envelope.entry
    assert against(lambda: day.void(proposed)) == ("proposal_stays",)
    correction = day.correct(proposed, expected_max=3)
    assert against(lambda: day.void(correction)) == ()


def test_an_entry_that_counts_again_can_be_voided_again_and_no_further() -> None:
    day = people_here()
    day.enter("BedAllocated", "P01", entry="bed")
    day.void(day.void("bed"))
    day.void("bed")
    assert against(lambda: day.void("bed")) == ("already_voided",)
    assert day.refused("BedAllocated", "P01") == ()


def test_a_voided_amendment_hides_none_that_was_made_before_it() -> None:
    day = people_here()
    day.enter("BedAllocated", "P01", entry="bed")
    day.void("bed")
    day.enter("HealthScreenCompleted", "P01", entry="screen", need_flagged=False)
    day.void(day.void("screen"))
    (person,) = (each for each in day.day().registered if each.id.ref == "P01")
    assert person.bed is None
    assert person.screened is not None


def test_an_amendment_is_found_by_whatever_its_entry_was_ever_about() -> None:
    day = people_here()
    day.enter("HealthScreenCompleted", "P01", entry="screen", need_flagged=False)
    day.correct("screen", person=f"{day.operation}/P02")
    day.correct("screen", person=f"{day.operation}/P03")
    day.void("screen")
    touched = day.recorded_events()[-1].event.tags
    assert {f"person:{day.operation}/{ref}" for ref in ("P01", "P02", "P03")} <= set(touched)


def test_a_correction_becomes_what_is_decided_and_not_only_what_is_said() -> None:
    day = two_centres().has(("BedAllocated", "P01"), ("BedAllocated", "P03"))
    day.enter("PersonMovedCentre", "P01", entry="moved", centre="C2")
    day.correct("moved", person=f"{day.operation}/P03")
    corrected = day.recorded_events()[-1].event
    assert isinstance(corrected, EntryCorrected)
    assert corrected.becomes[0].recorded.event.bed.ref == "C1.2"  # type: ignore[attr-defined]


def test_two_that_become_the_same_are_the_same() -> None:
    day = people_here()
    first, second = (Becomes(each) for each in day.recorded_events()[:2])
    again = Becomes(first.recorded)
    assert (first == again, first == second, first == first.recorded) == (True, False, False)
    assert (hash(first) == hash(again), hash(first) == hash(second)) == (True, False)


def test_a_decision_logged_on_the_wrong_person_is_moved_to_the_right_one() -> None:
    """V11 of the variants: both people's status is right, the audit shows both."""
    day = identified("P01", "P03").has(("NrmConsentGiven", "P01"), ("NrmConsentGiven", "P03"))
    day.has(("NrmReferralSubmitted", "P01", {"by": "Police"}), ("NrmReferralSubmitted", "P03", {"by": "Police"}))
    day.enter("ReasonableGroundsDecisionReceived", "P03", entry="mixed", outcome="positive")
    day.correct("mixed", person=f"{day.operation}/P01")
    people = {person.id.ref: person for person in day.day().registered}
    assert stage(people["P01"]) == "decided"
    assert stage(people["P03"]) == "referred"
    assert [type(recorded.event).__name__ for recorded in day.recorded_events()].count(
        "ReasonableGroundsDecisionReceived"
    ) == 1


def test_the_latest_correction_counts() -> None:
    day = people_here()
    day.enter("HealthScreenCompleted", "P01", entry="screen", need_flagged=False)
    day.correct("screen", need_flagged=True)
    day.correct("screen", person=f"{day.operation}/P03")
    people = {person.id.ref: person for person in day.day().registered}
    assert people["P01"].screened is None
    assert people["P03"].screened is not None


def test_a_correction_moves_an_entry_in_time() -> None:
    day = people_here().at("09:30")
    day.enter("TemporaryExitLogged", "P01", entry="out")
    day.correct("out", at="08:15")
    assert counts(day.day(at="08:14"))["on_site"] == 4
    assert counts(day.day(at="08:15"))["on_site"] == 3


def test_what_was_known_before_a_correction_can_still_be_seen() -> None:
    day = people_here().at("09:00")
    day.enter("PersonDeparted", "P01", entry="gone")
    day.at("09:30").void("gone")
    assert counts(day.day(known_at="09:10"))["departed"] == 1
    assert counts(day.day())["departed"] == 0


def test_rules_follow_the_corrected_value() -> None:
    day = identified("P01")
    day.enter("NrmConsentDeclined", "P01", entry="answer")
    day.void("answer")
    assert day.refused("NrmReferralSubmitted", "P01", by="Police") == ("consent_missing",)
    day.has(("NrmConsentGiven", "P01"))
    assert day.refused("NrmReferralSubmitted", "P01", by="Police") == ()


def test_a_voided_departure_gives_the_bed_back_to_nobody_else() -> None:
    day = people_here().has(("BedAllocated", "P01"))
    day.enter("PersonDeparted", "P01", entry="gone")
    day.void("gone")
    assert day.then("BedAllocated", "P03").bed.ref == "C1.2"  # type: ignore[attr-defined]


def test_entries_are_put_right_after_closing_too() -> None:
    day = closed()
    departures = [recorded for recorded in day.recorded_events() if type(recorded.event).__name__ == "PersonDeparted"]
    day.correct(departures[0].envelope.entry, destination="hospital")
    assert day.day().registered[0].destination == "hospital"


def test_a_duplicate_registration_passes_its_entries_on() -> None:
    day = people_here().has(("HealthScreenCompleted", "P04", {"need_flagged": False}))
    day.has(("RegistrationVoided", "P04", {"duplicate_of": "P03"}))
    people = {person.id.ref: person for person in day.day().registered}
    assert set(people) == {"P01", "P02", "P03"}
    assert people["P03"].screened is not None


def test_a_referral_of_a_voided_consent_still_happened() -> None:
    """A gate looks at what the log held when it was decided; what was sent was sent."""
    day = referred()
    consents = [recorded for recorded in day.recorded_events() if type(recorded.event).__name__ == "NrmConsentGiven"]
    day.void(consents[0].envelope.entry)
    assert counts(day.day())["nrm"] == 1
    assert counts(day.day())["consents"] == 0


def test_an_entry_that_was_voided_cannot_be_corrected() -> None:
    day = people_here()
    day.enter("BedAllocated", "P01", entry="bed")
    day.void("bed")
    with pytest.raises(Refused, match="already_voided"):
        day.correct("bed", person=f"{day.operation}/P03")


def test_corrections_that_say_the_same_are_the_same() -> None:
    day = people_here()
    day.enter("HealthScreenCompleted", "P01", entry="screen", need_flagged=False)
    day.correct("screen", need_flagged=True)
    (one,), (other,) = [
        [each.event for each in day.recorded_events() if isinstance(each.event, EntryCorrected)] for _ in range(2)
    ]
    assert one == other
    assert one.becomes != ("something else",)
    assert len({one, other}) == 1


def test_an_entry_of_another_operation_cannot_be_corrected() -> None:
    one = people_here()
    one.enter("BedAllocated", "P01", entry="bed")
    with pytest.raises(Refused, match="unknown_entry"):
        people_here(log=one.log).correct("bed", kind="hotel")
