"""The names under which decisions are reached: in the addresses of pages and programs alike."""

import re

from domain.decisions import load
from domain.kernel import AnyDecision

DECISIONS = load()
"""Every decision by the name of its event."""
PROPOSE = "OperationProposed"
"""The event that makes an operation, and so the one whose address names none."""


def stands_alone(event: str) -> bool:
    """Whether it is about no operation that is there already: it makes one, or is about an organisation."""
    return event == PROPOSE or DECISIONS[event].without_operation


def slug(decision: type[AnyDecision]) -> str:
    """The name of a decision in an address: AllocateBed is "allocate-bed"."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", decision.__name__).lower()


SLUGS: dict[str, type[AnyDecision]] = {slug(each): each for each in DECISIONS.values()}
"""Every decision under its name in addresses."""
