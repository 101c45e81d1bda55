"""Who waits for what, worked out with plain values by somebody who never saw the product: an oracle for tests alone.

Rows come as (minute of day 0, type, person, data), in the order in which they happened.
"""

from typing import Any

Row = tuple[int, str, str, dict[str, Any]]
SIX = 18 * 60
LIMITS = {"health": 30, "conversation": 120, "notification": 24 * 60}
ANSWERS = {
    "NrmConsentGiven": "yes",
    "NrmConsentDeclined": "no",
    "NrmConsentWithdrawn": "no",
    "NrmConsentDeferred": "later",
}


class Someone:
    """What is known of one person: when each thing happened, in minutes."""

    def __init__(self, minute: int) -> None:
        self.registered = self.without_bed = minute
        self.here, self.talking, self.bed = True, False, False
        self.age: str | None = None
        self.language = False
        self.answer: tuple[str, int] | None = None
        self.at: dict[str, int] = {}

    def take(self, minute: int, kind: str, data: dict[str, Any]) -> None:
        if kind in ("PersonRegistered", "PersonDetailsCorrected", "AgeAssessed"):
            if "adult" in data:
                self.age = {True: "adult", False: "child", None: "uncertain"}[data["adult"]]
            self.language |= "language" in data
        elif kind in ANSWERS:
            self.answer = ANSWERS[kind], minute
        elif kind in ("TemporaryExitLogged", "PersonMissingReported", "PersonDeparted"):
            self.here = False
        elif kind in ("TemporaryExitReturned", "PersonFound", "PersonReturned"):
            self.here = True
        elif kind == "BedAllocated":
            self.bed = True
        elif kind.startswith("PersonDebrief"):
            self.talking = kind == "PersonDebriefStarted"
            self.at.setdefault("begun", minute)
        if kind in ("BedReleased", "PersonReturned") or (kind == "PersonDeparted" and self.bed):
            self.bed, self.without_bed = False, minute
        if kind in ("DepartureSafetyCheckDone", "SafeAccommodationAccepted"):
            self.at.setdefault("ready", minute)
        if kind in ("PersonDeparted", "PersonReturned"):
            self.at.pop("ready", None)
        self.at.setdefault(kind, minute)

    def waits(self, now: int) -> tuple[str, int] | None:
        """The first thing that is not there."""
        at, child = self.at, self.age in ("child", "uncertain")
        told = {"PotentialVictimIdentified", "NoIndicatorsFoundRecorded"} & set(at)
        victim = at.get("PotentialVictimIdentified")
        said, since = self.answer or (None, victim or 0)
        referred, notified = "NrmReferralSubmitted" in at, "DutyToNotifySubmitted" in at
        bed = max(SIX, self.without_bed)
        possible = (
            ("health", self.registered, "HealthScreenCompleted" not in at),
            ("bed", bed, not self.bed and now >= bed),
            ("conversation", at.get("HealthScreenCompleted"), "begun" not in at),
            ("finding", at.get("PersonDebriefCompleted"), "PersonDebriefCompleted" in at and not told),
            ("referral", victim, victim is not None and child and not referred),
            ("answer", since, victim is not None and self.age == "adult" and said in (None, "later")),
            ("referral", since, victim is not None and not child and said == "yes" and not referred),
            ("notification", since, victim is not None and not child and said == "no" and not (referred or notified)),
            ("transport", at.get("ready"), "ready" in at),
            ("details", self.registered, self.age is None or not self.language),
        )
        if not self.here or self.talking:
            return None
        return next(((what, start) for what, start, wanted in possible if wanted and start is not None), None)


def oracle(rows: list[Row], now: int) -> dict[str, tuple[str, int, int | None]]:
    """What each person waits for at a minute, since which minute, and how many minutes beyond the limit."""
    people: dict[str, Someone] = {}
    for minute, kind, who, data in rows:
        if kind == "PersonRegistered":
            people[who] = Someone(minute)
        if kind == "RegistrationVoided":
            del people[who]
        else:
            people[who].take(minute, kind, data)
    found = {}
    for who, person in people.items():
        if wait := person.waits(now):
            beyond = now - wait[1] - LIMITS.get(wait[0], now)
            found[who] = (*wait, beyond if beyond > 0 else None)
    return found
