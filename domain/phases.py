"""How a centre stands, and when an operation is closed: said once, for rules, boards, lists and figures."""

from collections.abc import Iterable, Mapping

from domain.events.venue import CentreClosed, CentreOpened, CentreReopened, CentreSetToStandby, CentreStoodDown
from domain.kernel import Event

BOOKED = "booked"
"""How a centre stands of which nothing more is recorded."""
PHASES: Mapping[type[Event], str] = {
    CentreSetToStandby: "standby",
    CentreOpened: "open",
    CentreReopened: "open",
    CentreStoodDown: "standing_down",
    CentreClosed: "closed",
}
"""How a centre stands after each event that says so."""
RUNNING = frozenset(("open", "standing_down"))
"""The phases in which people may be there."""


def running(phases: Iterable[str]) -> bool:
    """Whether people may be at any of some centres."""
    return not RUNNING.isdisjoint(phases)


def over(phases: Iterable[str]) -> bool:
    """Whether an operation is closed, by the phases of its centres: one closed, and none is up.

    One that was booked alone keeps nothing open; one on standby does, until it is closed too.
    """
    found = set(phases)
    return "closed" in found and "standby" not in found and not running(found)
