"""What is true of a day, straight from its rows: voids and corrections worked in by hand, both clocks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

LONDON, UTC = ZoneInfo("Europe/London"), ZoneInfo("UTC")
COUNCIL = ("CSM", "Coordinator", "Front desk", "Registrar", "Transport lead", "Debrief facilitator")
RESPONDERS = {"police": "Police", "NCA": "NCA", "council": "Council"}


@dataclass(frozen=True)
class Fact:
    """A row that counts: what, about whom, when it happened, and on whose behalf."""

    n: int
    type: str
    subject: str
    data: dict[str, Any]
    at: datetime
    agency: str

    def get(self, name: str) -> Any:
        """What the row says under this name; None where it says nothing."""
        return self.data.get(name)

    @property
    def day(self) -> date:
        """The local date on which it happened."""
        return self.at.astimezone(LONDON).date()


def moment(start: date, day: int, clock: str) -> datetime:
    """A row's local time in UTC."""
    local = datetime.combine(start + timedelta(days=day), time.fromisoformat(clock), LONDON)
    return local.astimezone(UTC)


def happened(start: date, row: dict[str, Any]) -> datetime:
    """When the row says that it happened."""
    return moment(start, row["day"], row["time"])


def recorded(start: date, row: dict[str, Any]) -> datetime:
    """When the row was entered."""
    return moment(start, *(row.get("recorded") or (row["day"], row["time"])))


def agency(row: dict[str, Any]) -> str:
    """On whose behalf the row's actor acts (DESIGN section 8)."""
    actor = row["actor"]
    if actor in COUNCIL or actor.startswith("Information governance"):
        return "Council"
    if actor.startswith("First responder"):
        return RESPONDERS[actor.partition("(")[2].rstrip(")")]
    if actor.startswith("Competent authority"):
        return "NCA"
    return "Police" if actor.startswith("Police") else str(row["subject"] if actor == "Each partner" else actor)


def facts(start: date, rows: Sequence[dict[str, Any]]) -> list[Fact]:
    """The rows that count, as they should have been, in the order in which they happened.

    An amendment may itself be voided; of several corrections of a row that stand, the latest holds. A time that lies
    ahead of its own entry is taken as the time of that entry (EVENTS).
    """
    voided: set[int] = set()
    right: dict[int, dict[str, Any]] = {}
    for row in reversed(rows):
        if row["n"] not in voided and row["type"] == "EntryVoided":
            voided.add(row["data"]["n"])
        if row["n"] not in voided and row["type"] == "EntryCorrected":
            right.setdefault(row["data"]["n"], row)
    counted = []
    for row in rows:
        if row["n"] not in voided and row["type"] not in ("EntryVoided", "EntryCorrected"):
            said = right.get(row["n"], row)
            data = {**row["data"], **(said["data"]["data"] if said is not row else {})}
            by = data.get("by") if row["actor"] == "Police / NCA interviewer" else None
            at = min(happened(start, {**row, "time": data.pop("time", row["time"])}), recorded(start, said))
            counted.append(Fact(row["n"], row["type"], row["subject"], data, at, by or agency(row)))
    return sorted(counted, key=lambda fact: fact.at)


@dataclass(frozen=True, eq=False)
class Truth:
    """A day as of a moment, as known at another: what happened, in order, and the rows as they were entered."""

    start: date
    facts: list[Fact]
    rows: list[dict[str, Any]]
    until: datetime

    def of(self, *types: str) -> list[Fact]:
        """What happened of these types."""
        return [fact for fact in self.facts if fact.type in types]

    def about(self, person: str, *types: str) -> list[Fact]:
        """The same about one person."""
        return [fact for fact in self.by_subject.get(person, ()) if fact.type in types]

    @property
    def today(self) -> date:
        """The local date on which the clocks stand."""
        return self.until.astimezone(LONDON).date()

    @cached_property
    def by_subject(self) -> dict[str, list[Fact]]:
        """What happened, by whom it is about."""
        found: dict[str, list[Fact]] = {}
        for fact in self.facts:
            found.setdefault(fact.subject, []).append(fact)
        return found


def truth(
    start: date, rows: Sequence[dict[str, Any]], at: datetime | None = None, known_at: datetime | None = None
) -> Truth:
    """The day; `at` and `known_at` in UTC, both inclusive."""
    known = [row for row in rows if known_at is None or recorded(start, row) <= known_at]
    standing = facts(start, known)
    lost = {row["subject"] for row in known if row["type"] == "PersonRegistered"}
    lost -= {fact.subject for fact in standing if fact.type == "PersonRegistered"}
    counted = [fact for fact in standing if at is None or fact.at <= at]
    entered = [row for row in known if at is None or happened(start, row) <= at]
    ends = [fact.at for fact in counted] + [happened(start, row) for row in known if row["type"].startswith("Entry")]
    return Truth(start, merged(counted, lost), entered, at or max(ends))


def merged(counted: list[Fact], lost: set[str]) -> list[Fact]:
    """Without what was entered on a voided registration, or with it passed to the person it duplicates.

    Those that are `lost` have no registration any more, because its row was voided.

    Where that person is not registered either, the merge does not count, so that nobody vanishes.
    """
    known = {None, *(fact.subject for fact in counted if fact.type == "PersonRegistered")}
    voids = [fact for fact in counted if fact.type == "RegistrationVoided"]
    passes = dict.fromkeys(lost) | {
        fact.subject: fact.get("duplicate_of") for fact in voids if fact.get("duplicate_of") in known
    }
    counted = [fact for fact in counted if fact not in voids or fact.subject in passes]
    kept = []
    for fact in counted:
        person = fact.subject
        if fact.get("seen"):
            stands = [passes[one] for one in fact.get("seen") if passes.get(one)]
            fact = replace(fact, data={**fact.data, "seen": [*fact.get("seen"), *stands]})
        if person in passes and fact.type != "RegistrationVoided":
            to, kind = passes[person], fact.type
            if kind == "PersonRegistered":
                to, kind = person, "RegisteredUntilVoided"
            if to is None:
                continue
            fact = Fact(fact.n, kind, to, fact.data, fact.at, fact.agency)
        kept.append(fact)
    return kept
