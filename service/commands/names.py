"""The names under which decisions are reached, in addresses of pages and programs alike, and the numbers they give."""

import re
from collections.abc import Sequence

from domain.decisions import load
from domain.declaration import declared, derived
from domain.kernel import AnyDecision
from domain.on_shift import TaskId
from domain.words import LessonId, PersonId, Scoped, SuspectId, TransportId

DECISIONS = load()
"""Every decision by the name of its event."""
PROPOSE = "OperationProposed"
"""The event that makes an operation, and so the one whose address names none."""


def stands_alone(event: str) -> bool:
    """Whether it is about no operation that is there already: it makes one, or is about an organisation."""
    return event == PROPOSE or DECISIONS[event].without_operation


def may_stand_together(events: Sequence[str]) -> bool:
    """Whether these may be entered in one go: what stands alone does, unless all are rows of one file.

    A proposal may be followed by what is about the very operation that it makes.
    """
    kinds = set(events)
    rows_of_a_file = len(kinds) == 1 and DECISIONS[min(kinds)].in_one_file
    follow = events[1:] if events[0] == PROPOSE else events
    return len(events) == 1 or rows_of_a_file or not any(map(stands_alone, follow))


def slug(decision: type[AnyDecision]) -> str:
    """The name of a decision in an address: AllocateBed is "allocate-bed"."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", decision.__name__).lower()


SLUGS: dict[str, type[AnyDecision]] = {slug(each): each for each in DECISIONS.values()}
"""Every decision under its name in addresses."""
FORMS: dict[object, str] = {PersonId: "P{:02}", SuspectId: "S{:02}", TransportId: "T{}", LessonId: "L{}", TaskId: "D{}"}
"""How a number of a kind is written: P03, T1."""


def may_be(kind: type[Scoped], number: int) -> bool:
    """Whether a number of a kind can be so high: it has only so many digits."""
    return kind.pattern.fullmatch(FORMS[kind].format(number)) is not None


@derived
def numbered(decision: type[AnyDecision]) -> list[tuple[str, type[Scoped]]]:
    """The fields of a decision whose number is given where nobody types one, each with its kind."""
    every = declared(decision.event)
    return [(name, kind) for name in decision.makes if isinstance(kind := every[name].kind, type) and kind in FORMS]
