"""What stands in the log and cannot be read stops its own operation until it is voided, and no other."""

import json
from typing import Any

import pytest
from eventsourcing.dcb.api import DCBEvent

from domain.kernel import RecordedEvent
from domain.unreadable import Unreadable
from domain.words import OperationId
from projections.across.operations import Operations
from projections.operation.state import HANDLERS, CannotBeRead, OperationState
from tests.given import ADay, a_plan, people_here


def spoil(day: ADay, kind: str, *tags: str, **fields: object) -> None:
    """Put an entry into the log past every check, without the fields that its type must have, or with wrong ones."""
    at = day.moment().isoformat()
    envelope = {"event_id": "e", "entry": "spoilt", "happened_at": at, "recorded_at": at, "actor": "a", "agency": "A"}
    data = {"e": {**envelope, "on_behalf_of": "A"}, "d": {"operation": day.operation, **fields}}
    day.log.append([DCBEvent(kind, json.dumps(data).encode(), [f"operation:{day.operation}", "entry:spoilt", *tags])])


def test_what_rests_on_an_entry_that_cannot_be_read_waits_until_it_is_voided() -> None:
    day = people_here()
    spoil(day, "PersonDeparted", f"person:{day.operation}/P01")
    assert day.refused("WelfareProvided", "P01", kind="food") == ("cannot_be_read",)
    assert day.refused("WelfareProvided", "P02", kind="food") == ()
    day.void("spoilt")
    assert day.refused("WelfareProvided", "P01", kind="food") == ()


def test_what_nobody_can_read_is_voided_in_a_cancelled_operation_too() -> None:
    day = a_plan().has("OperationCancelled")
    spoil(day, "PersonDeparted")
    day.void("spoilt")
    assert day.day().operation.cancelled
    assert not day.day().broken_by


def test_an_entry_that_nobody_can_fold_is_named_and_harms_its_own_operation_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    broken, sound = people_here(), people_here()
    events, fold = broken.recorded_events(), HANDLERS.apply

    def breaks(state: OperationState, recorded: RecordedEvent) -> Any:
        if recorded is events[-1]:
            raise ZeroDivisionError
        return fold(state, recorded)

    monkeypatch.setattr(HANDLERS, "apply", breaks)
    state = OperationState.as_far_as_readable(broken.operation, events)
    assert state.broken_by == [events[-1]]
    assert list(state.people) == [f"{broken.operation}/P0{n}" for n in (1, 2, 3)]
    with pytest.raises(CannotBeRead):
        OperationState.of(broken.operation, events)
    assert len(sound.day().people) == 4


def test_an_operation_of_which_nothing_can_be_read_is_listed_but_not_an_entry_of_no_operation() -> None:
    envelope = people_here().recorded_events()[0].envelope
    listed = Operations()
    listed.apply(RecordedEvent(1, Unreadable(operation=OperationId("op-lost"), kind="OperationProposed"), envelope))
    listed.apply(RecordedEvent(2, Unreadable(operation=OperationId(""), kind="NoSuchThing"), envelope))
    assert list(listed.cards) == ["op-lost"]
