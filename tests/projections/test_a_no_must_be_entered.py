"""For each figure of people or things: one of them and an entry that says no is 0 of 1, and without it not recorded."""

from typing import Any

import pytest

from projections.measures import KINDS, MEASURES, state
from tests.given import ADay, closed

Step = tuple[str, str, dict[str, Any]]
START_TALK: Step = ("PersonDebriefStarted", "P01", {"by": "Police"})
TALKED: tuple[Step, ...] = (START_TALK, ("PersonDebriefCompleted", "P01", {}))
VICTIM: Step = ("PotentialVictimIdentified", "P01", {})
SENT: tuple[Step, ...] = (
    VICTIM,
    ("NrmConsentGiven", "P01", {}),
    ("NrmReferralSubmitted", "P01", {"by": "Police"}),
)
GROUNDS = "ReasonableGroundsDecisionReceived"
LEFT: Step = ("PersonDeparted", "P01", {})


def left(where: str) -> Step:
    return ("PersonDeparted", "P01", {"destination": where})


def asked(said: str) -> Step:
    return ("FollowUpRecorded", "P01", {"situation": said})


NO: dict[str, tuple[tuple[Step, ...], Step]] = {
    "M02b": ((), ("NoIndicatorsFoundRecorded", "P01", {})),
    "M04": ((VICTIM,), ("NrmConsentDeclined", "P01", {})),
    "M09a": ((), ("WelfareProvided", "all", {"kind": "food"})),
    "M13": ((("SuspectArrested", "S01", {}),), ("CaseOutcomeRecorded", "S01", {"outcome": "discontinued"})),
    "M22": ((), ("PersonDebriefDeclined", "P01", {})),
    "M23": (TALKED, ("NoIndicatorsFoundRecorded", "P01", {})),
    "M27": ((), ("ImmigrationActionRecorded", "P01", {"action": "advised"})),
    "M28": ((VICTIM,), left("custody")),
    "M28b": (
        (VICTIM, ("SafeAccommodationOffered", "P01", {}), ("SafeAccommodationAccepted", "P01", {})),
        asked("not_arrived"),
    ),
    "M31": (
        (("HealthScreenCompleted", "P01", {"need_flagged": True}),),
        ("HealthActionTaken", "P01", {"outcome": "refused"}),
    ),
    "M33": ((), LEFT),
    "M34": ((("PersonDetailsCorrected", "P01", {"adult": False}),), ("SocialWorkerVisit", "P01", {})),
    "M56": ((*SENT, (GROUNDS, "P01", {"outcome": "negative"})), ("CaseWithdrawn", "P01", {})),
    "M60": ((*SENT, ("NrmExited", "P01", {})), asked("not_reached")),
    "M61": ((LEFT,), asked("housed")),
    "M63": ((), ("WellbeingRecorded", "P01", {"improved": []})),
    "M65": ((), ("PartnerDeclined", "Police", {})),
    "M66": ((), ("OnCallPartnerStoodDown", "Contractor", {})),
    "M68": ((("PartnerDeclined", "Contractor", {}),), ("BriefingIssued", "op", {"version": 1})),
}
"""What has happened, and the entry that says no."""
NO_INSTEAD: dict[str, tuple[tuple[Step, ...], tuple[Step, ...]]] = {
    "M05": (
        (*SENT, ("NrmConsentDeclined", "P01", {})),
        (VICTIM, ("NrmConsentDeclined", "P01", {})),
    ),
    "M08": ((left("unknown"),), (LEFT,)),
    "M26": ((left("own_arrangement"),), (LEFT,)),
    "M32": (
        (
            ("PersonDetailsCorrected", "P01", {"language": "ro"}),
            ("PersonDebriefStarted", "P01", {"by": "Police", "interpreter": "none"}),
        ),
        (("PersonDetailsCorrected", "P01", {"language": "ro"}), START_TALK),
    ),
}
"""A day on which an entry says no, and the same with an entry that leaves it open."""
NEVER: dict[str, tuple[Step, ...]] = {
    "M03": (("PersonRegistered", "P02", {}), ("PotentialVictimIdentified", "P02", {})),
    "M04b": (VICTIM, ("NrmConsentGiven", "P01", {})),
    "M07": (LEFT,),
    "M25": (VICTIM, ("NrmConsentDeclined", "P01", {})),
    "M29": (),
    "M52": SENT,
    "M67": (("PartnerDeclined", "Contractor", {}),),
}
"""Figures that no entry can answer with no."""
DEFINED = {"M24", "M55"}
"""Whoever is counted in the denominator has answered."""


def alone() -> ADay:
    """One adult, registered at 07:30; one partner on site, and one on call."""
    day = ADay().at((-7, "10:00")).has(("OperationProposed", "op", {"expected_max": 1}))
    day.has(
        ("PartnerCommitted", "Police", {"mode": "on_site"}), ("PartnerCommitted", "Contractor", {"mode": "on_call"})
    )
    day.at("05:30").has("SiteEntered").at("06:00").has("CentreOpened")
    day.at("07:00").has(("TransportArrived", "T1", {"people": 1}))
    return day.at("07:30").has(("PersonRegistered", "P01", {"adult": True})).at("09:00")


def said(day: ADay, code: str) -> tuple[float | None, int | None, int, str]:
    figure = MEASURES[code](day.day())
    return figure.n, figure.of, figure.not_recorded, state(figure.plain(), KINDS[code])


NONE, UNKNOWN = (0, 1, 0, "none"), (None, 1, 1, "not_recorded")


@pytest.mark.parametrize("code", NO)
def test_a_no_that_is_entered_is_a_0_and_voided_it_is_not_recorded_again(code: str) -> None:
    given, no = NO[code]
    day = alone().has(*given)
    assert said(day, code) == UNKNOWN
    name, subject, fields = no
    day.at((4, "10:00") if code == "M34" else "10:00").enter(name, subject, entry="look", **fields)
    assert said(day, code) == NONE
    day.void("look")
    assert said(day, code) == UNKNOWN


@pytest.mark.parametrize("code", NO_INSTEAD)
def test_the_same_entry_answers_or_leaves_it_open(code: str) -> None:
    answered, open_still = NO_INSTEAD[code]
    assert said(alone().has(*answered), code) == NONE
    assert said(alone().has(*open_still), code) == UNKNOWN


@pytest.mark.parametrize("code", NEVER)
def test_what_no_entry_can_deny_is_never_0(code: str) -> None:
    assert said(alone().has(*NEVER[code]), code) == UNKNOWN


def test_every_figure_of_people_or_things_is_turned_round() -> None:
    assert {code for code, kind in KINDS.items() if kind == "P"} == {*NO, *NO_INSTEAD, *NEVER, *DEFINED}


def test_an_adult_who_was_not_asked_may_belong_to_those_who_were() -> None:
    assert said(alone().has(VICTIM), "M24") == (None, 0, 1, "not_recorded")
    assert said(alone().has(VICTIM, ("NrmConsentDeclined", "P01", {})), "M24") == NONE


LOOKED: dict[str, tuple[str, float | None, dict[str, Any]]] = {
    "interventions": ("M09b", None, {"n": 0, "of": 1}),
    "premises": ("M11", None, {"n": 0}),
    "immigration": ("M27", None, {"n": 0, "of": 4}),
    "lessons": ("M87", None, {"n": 0}),
}


@pytest.mark.parametrize("what", LOOKED)
def test_looked_for_and_found_none_is_a_look(what: str) -> None:
    code, before, after = LOOKED[what]
    day = closed()
    assert MEASURES[code](day.day()).n == before
    assert MEASURES[code](day.has(("StructuredDebriefHeld", "op", {"found_none": [what]})).day()).plain() == after


def test_arrests_and_people_missing_that_were_looked_for_are_none() -> None:
    """Nobody entered the site; one person is still at a centre that has not closed."""
    day = alone()
    assert MEASURES["M10"](day.day()).n is None
    day.has(("StructuredDebriefHeld", "op", {"found_none": ["arrests", "missing"]}))
    assert (MEASURES["M10"](day.day()).n, said(day, "M33")) == (0, NONE)
