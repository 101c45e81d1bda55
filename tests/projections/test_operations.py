"""The list of operations: what is planned, live and closed."""

from domain.words import Agency, OperationId
from projections.across.operations import Operations
from tests.given import ADay, a_plan, an_open_centre


def listed(day: ADay) -> Operations:
    made = Operations()
    for recorded in day.recorded_events():
        made.apply(recorded)
    return made


def test_an_operation_is_closed_when_its_last_centre_is() -> None:
    day = an_open_centre().has(("VenueBooked", "op", {"centre": "C2"}), ("CentreOpened", "op", {"centre": "C2"}))
    states = []
    for centre in ("C1", "C2"):
        day.has(("CentreClosed", "op", {"centre": centre}))
        states.append(listed(day).cards[day.operation].state)
    assert states == ["live", "closed"]


def test_an_operation_may_concern_whoever_comes_and_whoever_an_entry_is_corrected_to() -> None:
    day = a_plan()
    assert listed(day).may_concern(day.operation, Agency("British Red Cross"))
    assert not listed(day).may_concern(day.operation, Agency("Housing team"))
    assert not listed(day).may_concern(OperationId("op-nowhere"), Agency("British Red Cross"))
    day.has(("PartnerCommitted", "Legal adviser", {"mode": "on_call", "entry": "by-mistake"}))
    day.correct("by-mistake", partner="Housing team")
    assert listed(day).may_concern(day.operation, Agency("Housing team"))
    assert listed(day).may_concern(day.operation, Agency("Legal adviser"))
