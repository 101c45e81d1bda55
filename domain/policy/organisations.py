"""What the law says of each kind of organisation: who refers and who must notify since when, and who sees suspects.

Sources: College of Policing list and the referral form's organisation list of April 2026 (FACTS 1.2); the duty to
notify binds public authorities of England and Wales since 1 November 2015 (Modern Slavery Act 2015 s52). A charity is
a first responder where it is named as one, so its dates are its own. What is recorded of an organisation goes before.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

OrganisationKind = Literal[
    "council",
    "police",
    "nca",
    "immigration",
    "labour_enforcement",
    "nhs",
    "fire",
    "charity",
    "housing",
    "childrens_services",
    "adult_social_care",
    "emergency_planning",
    "other",
]
NRM = date(2009, 4, 1)
"""The National Referral Mechanism began."""
DUTY = date(2015, 11, 1)
FORCES = frozenset({"police", "nca"})
"""The kinds that arrest, and so see suspects."""
COUNCIL = "council"
"""The kind that leads an operation."""
CHILDRENS_SERVICES = "childrens_services"
"""The kind that is called in as soon as a child, or somebody presumed one, is here (FACTS 2.10)."""


HEALTH = "nhs"
"""The kind that gives health care."""
EMERGENCY_PLANNING = "emergency_planning"
"""The kind that makes a centre ready before the day (FACTS 2.3)."""


@dataclass(frozen=True, slots=True)
class Dates:
    """Between which days an organisation is a first responder, and bound to notify; None is open, or never began."""

    first_responder_since: date | None = None
    first_responder_until: date | None = None
    bound_to_notify_since: date | None = None
    bound_to_notify_until: date | None = None

    def may_refer(self, on: date) -> bool:
        """Whether it may refer into the National Referral Mechanism on a day."""
        return _within(self.first_responder_since, on, self.first_responder_until)

    def must_notify(self, on: date) -> bool:
        """Whether it owes the Home Office a notification on a day."""
        return _within(self.bound_to_notify_since, on, self.bound_to_notify_until)


BY_KIND: dict[str, Dates] = {
    "police": Dates(first_responder_since=NRM, bound_to_notify_since=DUTY),
    "council": Dates(first_responder_since=NRM, bound_to_notify_since=DUTY),
    "nca": Dates(first_responder_since=date(2013, 10, 7), bound_to_notify_since=DUTY),
    "immigration": Dates(first_responder_since=NRM, bound_to_notify_since=DUTY),
    "labour_enforcement": Dates(first_responder_since=date(2017, 4, 30), bound_to_notify_since=date(2017, 4, 30)),
}
"""The kinds of which every organisation is one by law; what nobody said otherwise when registering it."""


def _within(since: date | None, on: date, until: date | None) -> bool:
    return since is not None and since <= on and (until is None or on <= until)
