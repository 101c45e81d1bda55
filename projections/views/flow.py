"""The flow of an operation: from registration to where people went, everybody on exactly one path.

Those who declined, those who left without an answer, those still there and those of whom nothing was recorded are
nodes of their own: a figure of referrals alone says little about what became of people (FACTS 0, fact 8).
"""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from projections.operation.pathway_position import DutyStep, PathwayPosition, Whereabouts, position
from projections.operation.person import Person
from projections.operation.state import OperationState

STAGES: tuple[tuple[str, ...], ...] = (
    ("registered",),
    ("talked_to", "talking", "declined_to_talk", "not_talked_to"),
    ("potential_victim", "no_indicators", "no_finding"),
    ("referred", "notified", "declined", "deciding", "duty_open", "no_duty", "duty_not_known"),
    (
        "safe_accommodation",
        "council_temporary",
        "adult_social_care",
        "childrens_care",
        "friends_or_family",
        "own_arrangement",
        "return_to_home_country",
        "hospital",
        "custody",
        "immigration_detention",
        "return_to_exploiter",
        "missing",
        "unknown",
        "not_recorded",
        "out",
        "still_here",
    ),
)
"""The nodes of each stage, in the order in which they are drawn."""


@dataclass(frozen=True, slots=True)
class Link:
    """How many people went from one node to a node of the next stage; `stage` is that of `start`, from 0."""

    stage: int
    start: str
    end: str
    n: int


NODE_OF_DUTY: dict[DutyStep, str] = {
    "undecided": "duty_open",
    "deciding": "deciding",
    "consented": "duty_open",
    "no_consent_needed": "duty_open",
    "declined": "declined",
    "notified": "notified",
    "referred": "referred",
}
STAYS: dict[Whereabouts, str] = {"here": "still_here", "out": "out", "missing": "missing"}


def path(person: Person) -> tuple[str, ...]:
    """The one node of each stage that a person passed, or stands at."""
    stands = position(person)
    return "registered", _talked(stands), stands.finding or "no_finding", _duty(stands), _destination(person, stands)


def flow(state: OperationState) -> list[Link]:
    """Every link with somebody on it, by stage and in drawing order; what enters a node leaves it."""
    paths = [path(person) for person in state.registered]
    found = []
    for stage, (starts, ends) in enumerate(pairwise(STAGES)):
        counted = Counter((each[stage], each[stage + 1]) for each in paths)
        found += [Link(stage, start, end, n) for start in starts for end in ends if (n := counted[start, end])]
    return found


def _talked(stands: PathwayPosition) -> str:
    """Whoever was talked to stays so while another conversation goes on."""
    if stands.talking and stands.talk != "talked_to":
        return "talking"
    return stands.talk or "not_talked_to"


def _duty(stands: PathwayPosition) -> str:
    """Whether anything is due is said of those alone on whom there is a finding."""
    if stands.finding is None:
        return "duty_not_known"
    return NODE_OF_DUTY[stands.duty] if stands.duty and stands.finding == "potential_victim" else "no_duty"


def _destination(person: Person, stands: PathwayPosition) -> str:
    if stands.whereabouts == "departed":
        return person.destination or "not_recorded"
    return STAYS[stands.whereabouts]
