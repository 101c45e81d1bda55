"""Whoever is named twice in one list is named once, by whichever way in, also where that was stored before."""

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from domain.kernel import EVENTS, Envelope
from domain.words import Agency, EntryId
from projections.measures import report
from projections.operation.state import OperationState
from service.codec import decode, encode, from_plain
from tests.given import ADay, people_here

MOMENT = datetime(2026, 10, 13, 9, tzinfo=UTC)


def stored(name: str, **fields: Any) -> bytes:
    """An entry as an earlier version of the service wrote it down, whatever it holds."""
    envelope = Envelope(
        event_id="e", entry=EntryId("e"), happened_at=MOMENT, recorded_at=MOMENT, actor="a", agency=Agency("Council"),
        on_behalf_of=Agency("Council"),
    )  # fmt: skip
    plain = msgspec.json.decode(encode(from_plain({"operation": "op-1", **fields}, EVENTS[name]), envelope))
    plain["d"] |= fields
    return msgspec.json.encode(plain)


TWICE: list[tuple[str, dict[str, Any], list[str]]] = [
    ("RollCallTaken", {"centre": "op-1/C1", "present": 2, "seen": ["op-1/P02", "op-1/P01", "op-1/P02"]}, ["seen"]),
    ("PlanningMeetingHeld", {"came": ["Police", "British Red Cross", "british  red cross"]}, ["came"]),
    ("PotentialVictimIdentified", {"person": "op-1/P01", "types": ["prostitution", "prostitution"]}, ["types"]),
    ("RoomsPrepared", {"centre": "op-1/C1", "rooms": ["op-1/R1", "op-1/R1"]}, ["rooms"]),
]


@pytest.mark.parametrize(("name", "fields", "lists"), TWICE, ids=[each[0] for each in TWICE])
def test_what_was_stored_with_somebody_twice_is_read_with_them_once(
    name: str, fields: dict[str, Any], lists: list[str]
) -> None:
    read = decode(1, name, stored(name, **fields)).event
    assert read == from_plain({"operation": "op-1", **fields}, EVENTS[name])
    for each in lists:
        assert getattr(read, each) == tuple(fields[each][:-1])


def test_a_roll_call_that_names_one_twice_is_the_same_live_and_reloaded_after_two_were_one() -> None:
    day = people_here()
    day.has(("PersonRegistered", "P09", {"age": "adult"})).at("09:00")
    day.enter("RegistrationVoided", "P09", duplicate_of="P01")
    live = OperationState.of(day.operation, day.recorded_events())
    seen = [f"{day.operation}/{ref}" for ref in ("P01", "P02", "P01", "P03")]
    day.at("09:10").enter("RollCallTaken", present=3, seen=seen)
    live.apply(*day.recorded_events())
    fresh = day.day()
    (told,), (anew,) = (
        [call.seen for centre in each.centres.values() for call in centre.roll_calls] for each in (live, fresh)
    )
    assert told == anew
    assert [each.ref for each in anew or ()] == ["P01", "P02", "P03"]
    assert report(live) == report(fresh)


def test_a_kind_of_exploitation_that_is_ticked_twice_counts_once() -> None:
    day = ADay().at("05:00")
    day.has(("OperationProposed", "op", {"exploitation_types": ["labour", "labour"]}), "SiteEntered")
    assert report(day.day())["M12"]["breakdowns"]["exploitation_type"] == {"labour": 1}
