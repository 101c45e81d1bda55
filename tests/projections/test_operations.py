"""The list of operations: what is planned, live and closed."""

from projections.across.operations import Operations
from tests.given import an_open_centre


def test_an_operation_is_closed_when_its_last_centre_is() -> None:
    day = an_open_centre().has(("VenueBooked", "op", {"centre": "C2"}), ("CentreOpened", "op", {"centre": "C2"}))
    states = []
    for centre in ("C1", "C2"):
        day.has(("CentreClosed", "op", {"centre": centre}))
        listed = Operations()
        for recorded in day.recorded_events():
            listed.apply(recorded)
        states.append(listed.cards[day.operation].state)
    assert states == ["live", "closed"]
