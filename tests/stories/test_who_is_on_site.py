"""Two centres, people on foot, people who come back, one moved, some out, missing, voided, merged: heads are right."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from projections.operation.state import OperationState
from projections.views.board import counts
from tests.given import ADay, a_plan
from tests.stories.heads_oracle import Oracle, Row

DAY: tuple[Row, ...] = (
    ("TransportArrived", "T1", {"people": 3}),
    ("PersonRegistered", "P01", {"adult": True}),
    ("PersonRegistered", "P02", {"adult": False}),
    ("WalkInArrived", "op", {"centre": "C2", "people": 2}),
    ("PersonRegistered", "P03", {"centre": "C2"}),
    ("PersonRegistered", "P04", {"centre": "C2"}),
    ("PersonRegistered", "P05", {"centre": "C2"}),
    ("PersonMovedCentre", "P03", {"centre": "C1"}),
    ("TemporaryExitLogged", "P03", {}),
    ("TemporaryExitReturned", "P03", {}),
    ("PersonDeparted", "P03", {}),
    ("PersonReturned", "P03", {}),
    ("PersonMissingReported", "P02", {}),
    ("RegistrationVoided", "P05", {"duplicate_of": "P04"}),
    ("PersonFound", "P02", {}),
    ("PersonDeparted", "P04", {}),
    ("PersonReturned", "P04", {"centre": "C1"}),
    ("RegistrationVoided", "P01", {}),
    ("WalkInArrived", "op", {}),
    ("PersonDeparted", "P04", {}),
)
KINDS = sorted({(kind, tuple(sorted(data.items()))) for kind, _, data in DAY if kind != "TransportArrived"})
PEOPLE = ("P01", "P02", "P03", "P04", "P05")


def two_centres() -> ADay:
    day = a_plan().at("05:30").has("SiteEntered", ("VenueBooked", "op", {"centre": "C2", "beds": 3}))
    return day.at("06:00").has("CentreOpened", ("CentreOpened", "op", {"centre": "C2"}))


def heads(state: OperationState) -> dict[str, int]:
    return {ref.ref: state.on_site_at(ref) for ref in state.centres}


def agrees(day: ADay, live: OperationState, taken: list[Row]) -> None:
    """The oracle, the board kept live and the board folded anew say the same, for each centre and added up."""
    for recorded in day.recorded_events():
        live.apply(recorded)
    expected = Oracle(taken).heads
    assert heads(live) == heads(day.day()) == expected, taken
    assert counts(live) == counts(day.day())
    assert counts(live)["on_site"] == sum(expected.values())


def play(day: ADay, live: OperationState, rows: list[Row]) -> list[Row]:
    taken: list[Row] = []
    for minute, (kind, who, data) in enumerate(rows):
        day.at(f"{7 + minute // 60:02}:{minute % 60:02}")
        if not day.refused(kind, who, **data):
            taken.append((kind, who, data))
        agrees(day, live, taken)
    return taken


def test_heads_are_right_after_every_row_of_a_day_in_two_centres() -> None:
    day = two_centres()
    live = OperationState(day.operation)
    assert play(day, live, list(DAY)) == list(DAY)
    assert heads(live) == {"C1": 5, "C2": 0}


STEP = st.tuples(st.sampled_from(KINDS), st.sampled_from(PEOPLE))


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.lists(STEP, min_size=4, max_size=16))
def test_heads_are_right_after_every_row_of_any_day(steps: list[Any]) -> None:
    day = two_centres()
    rows = [(kind, "op" if kind == "WalkInArrived" else who, dict(data)) for (kind, data), who in steps]
    play(day, OperationState(day.operation), [*DAY[:3], *rows])
