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
        self.gone, self.talking, self.bed = False, False, False
        self.out: tuple[int, bool] | None = None
        self.missing: int | None = None
        self.need: int | None = None
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
        elif kind == "TemporaryExitLogged":
            self.out = minute, data.get("accompanied", False)
        elif kind == "PersonMissingReported":
            self.missing = minute
        elif kind == "HealthScreenCompleted":
            self.need = minute if data.get("need_flagged") else self.need
        elif kind == "HealthActionTaken":
            self.need = None
        elif kind == "BedAllocated":
            self.bed = True
        elif kind.startswith("PersonDebrief"):
            self.talking = kind == "PersonDebriefStarted"
            self.at.setdefault("begun", minute)
        if kind in ("TemporaryExitReturned", "PersonFound", "PersonReturned"):
            self.out = None
        if kind in ("PersonFound", "PersonReturned"):
            self.missing = None
        if kind in ("PersonDeparted", "PersonReturned"):
            self.gone = kind == "PersonDeparted"
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
        if self.gone or self.out or self.missing or self.talking:
            return None
        return next(((what, start) for what, start, wanted in possible if wanted and start is not None), None)

    def to_do(self, now: int) -> list[tuple[str, int, int | None]]:
        """What is to be done about them, since when, and by how much it is over its limit."""
        if self.gone:
            return []
        found: list[tuple[str, int, int | None]] = []
        wait = self.waits(now)
        if self.missing is not None:
            found.append(("missing", self.missing, None))
        elif self.out:
            over = now - self.out[0] - 30
            alone = self.age in ("child", "uncertain") and not self.out[1]
            if alone or over > 0:
                found.append(("child_out_alone" if alone else "over_limit", self.out[0], over if over > 0 else None))
        if self.need is not None:
            found.append(("health_need", self.need, None))
        if wait and wait[0] in ("health", "conversation") and (over := now - wait[1] - LIMITS[wait[0]]) > 0:
            found.append(("over_limit", wait[1], over))
        if self.age is None or not self.language:
            found.append(("details_missing", self.registered, None))
        return found


def told(rows: list[Row]) -> dict[str, Someone]:
    """Everybody whose registration stands, after these rows."""
    people: dict[str, Someone] = {}
    for minute, kind, who, data in rows:
        if kind == "PersonRegistered":
            people[who] = Someone(minute)
        if kind == "RegistrationVoided":
            del people[who]
        else:
            people[who].take(minute, kind, data)
    return people


def oracle(rows: list[Row], now: int) -> dict[str, tuple[str, int, int | None]]:
    """What each person waits for at a minute, since which minute, and how many minutes beyond the limit."""
    found = {}
    for who, person in told(rows).items():
        if wait := person.waits(now):
            beyond = now - wait[1] - LIMITS.get(wait[0], now)
            found[who] = (*wait, beyond if beyond > 0 else None)
    return found
