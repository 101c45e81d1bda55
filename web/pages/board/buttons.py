"""The one button of a row: what this role does next about somebody; nothing is offered that it may not do."""

from dataclasses import dataclass

from domain.texts import Language
from service.access.access import roles_may
from service.access.people import PersonShown
from web.http.addresses import form_of
from web.http.render import part
from web.pages.record.next_actions import ONE_TAP
from web.wording.labels import label

SHORT: dict[str, str] = {
    "PersonFound": "Found",
    "TemporaryExitReturned": "Came back",
    "TemporaryExitLogged": "Goes out",
    "PersonDebriefCompleted": "Finish",
    "PersonDebriefStarted": "Start",
    "HealthActionTaken": "Acted on",
    "HealthScreenCompleted": "Screened",
    "PersonDetailsCorrected": "Details",
    "PotentialVictimIdentified": "Finding",
    "NrmConsentGiven": "Answer",
    "NrmReferralSubmitted": "Refer",
    "DutyToNotifySubmitted": "Notify",
    "BedAllocated": "Give bed",
    "PersonDeparted": "Leaves",
    "DepartureSafetyCheckDone": "Leaving",
    "PersonReturned": "Is back",
    "PersonRegistered": "Register",
    "SocialWorkerVisit": "Seen",
    "TransportArrived": "Arrived",
    "RollCallTaken": "See who",
    "PartnerArrived": "Here",
    "PartnerLeft": "Left",
    "OnCallPartnerActivated": "Call in",
    "InterpretersBooked": "Book",
}
"""Event by the words of its button, which stand in 92 pixels."""
FOR: dict[str, str] = {
    "missing": "PersonFound",
    "out": "TemporaryExitReturned",
    "talking": "PersonDebriefCompleted",
    "health_need": "HealthActionTaken",
    "health": "HealthScreenCompleted",
    "conversation": "PersonDebriefStarted",
    "finding": "PotentialVictimIdentified",
    "answer": "NrmConsentGiven",
    "referral": "NrmReferralSubmitted",
    "notification": "DutyToNotifySubmitted",
    "bed": "BedAllocated",
    "transport": "PersonDeparted",
    "details": "PersonDetailsCorrected",
    "social_worker": "SocialWorkerVisit",
}
"""What somebody is at, or waits for, by what ends it."""
AT_ONCE = frozenset({*ONE_TAP, "PartnerArrived", "PartnerLeft", "OnCallPartnerActivated", "PersonReturned"})
"""What is stored by the tap itself; everything else is asked for in a form."""
DONE = ("no_indicators", "notified", "referred", "decided")
"""Stages after which nothing is left to do here but to leave."""


@dataclass(frozen=True, slots=True)
class Button:
    """What a tap does about somebody or something: at once, or by a form, of which `also` fills in more."""

    operation: str
    event: str
    field: str
    value: str
    also: str = ""
    at_once: bool = False

    def html(self) -> str:
        """The button, or the link to the form, with words that fit."""
        form = form_of(self.operation, self.event)
        at_once = self.at_once or self.event in AT_ONCE
        return part(
            "board/button.html", b=self, form=form, words=SHORT[self.event], one_tap=at_once, whose=self._whose()
        )

    def _whose(self) -> str:
        """Whom or what it is about, for whoever hears one button after the other and not the row beside it."""
        return label(Language(self.value)) if self.field == "language" else self.value


def about(operation: str, event: str, person: PersonShown, also: str = "") -> Button:
    """The button about somebody; only of a child, and of whom nobody asked their age, it is asked who goes along."""
    return Button(operation, event, "person", person.ref, also, event == "TemporaryExitLogged" and person.adult)


def next_event(person: PersonShown, at: str | None, roles: frozenset[str]) -> str | None:
    """What is next about a person and this role's to do: what ends their wait, or else what it is there for."""
    if person.departed:
        return "PersonReturned" if roles_may(roles, "PersonReturned") else None
    wanted = [FOR[at]] if at else []
    if at == "transport" and not person.checked:
        wanted = ["DepartureSafetyCheckDone", *wanted]
    if at not in ("missing", "out", "talking"):
        wanted = [FOR["health_need"]] * bool(person.open_need) + wanted
        wanted += ["HealthScreenCompleted"] * (not person.screened)
        wanted += ["PersonDebriefStarted"] * (person.stage == "waiting")
        wanted += ["BedAllocated"] * (person.bed is None)
        wanted += ["DepartureSafetyCheckDone"] * (person.stage in DONE and not person.checked)
        wanted += ["TemporaryExitLogged"]
    return next((event for event in wanted if roles_may(roles, event)), None)
