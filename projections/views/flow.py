"""The flow of a day: from registration to where people went, everybody on exactly one path.

Those who declined, those who left without an answer, those still there and those of whom nothing was recorded are
nodes of their own: a figure of referrals alone says little about what became of people (FACTS 0, fact 8).
"""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from projections.operation.person import Person
from projections.operation.state import OperationState

STAGES: tuple[tuple[str, ...], ...] = (
    ("registered",),
    ("talked_to", "talking", "declined_to_talk", "not_talked_to"),
    ("potential_victim", "no_indicators", "no_finding"),
    ("referred", "notified", "declined", "deciding", "duty_open", "no_duty"),
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


def path(person: Person) -> tuple[str, ...]:
    """The one node of each stage that a person passed, or stands at."""
    return "registered", _talked(person), _finding(person), _duty(person), _destination(person)


def flow(state: OperationState) -> list[Link]:
    """Every link with somebody on it, by stage and in drawing order; what enters a node leaves it."""
    paths = [path(person) for person in state.registered]
    found = []
    for stage, (starts, ends) in enumerate(pairwise(STAGES)):
        counted = Counter((each[stage], each[stage + 1]) for each in paths)
        found += [Link(stage, start, end, n) for start in starts for end in ends if (n := counted[start, end])]
    return found


def _talked(person: Person) -> str:
    if person.debriefed:
        return "talked_to"
    if person.session:
        return "talking"
    return "declined_to_talk" if person.sessions else "not_talked_to"


def _finding(person: Person) -> str:
    if person.identified:
        return "potential_victim"
    return "no_indicators" if person.no_indicators else "no_finding"


def _duty(person: Person) -> str:
    if person.identified is None:
        return "no_duty"
    if person.referrals:
        return "referred"
    if person.notified:
        return "notified"
    answers = {"declined": "declined", "withdrawn": "declined", "deferred": "deciding"}
    return answers.get(person.answer or "", "duty_open")


def _destination(person: Person) -> str:
    if person.departed:
        return person.destination or "not_recorded"
    if person.missing:
        return "missing"
    return "out" if person.out else "still_here"
