"""What a correction asks again: those later entries alone whose rules look at what was corrected."""

import pytest

from service.commands import unfit
from tests.given import ADay, people_here


def asked_again(day: ADay, monkeypatch: pytest.MonkeyPatch, entry: str, **changes: str) -> list[str]:
    """The types of the entries that are decided again as an entry is corrected."""
    found: list[str] = []
    against = unfit._against

    def noted(log, later, also):  # type: ignore[no-untyped-def]
        found.append(type(later.event).__name__)
        return against(log, later, also)

    monkeypatch.setattr(unfit, "_against", noted)
    day.correct(entry, **changes)
    return list(dict.fromkeys(found))


def test_talks_by_the_same_telephone_and_in_the_same_room_are_not_decided_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    day = people_here()
    day.enter("PersonDebriefStarted", "P01", entry="first", interpreter="tel", room="R1")
    day.has(*(("PersonDebriefStarted", who, {"interpreter": "tel", "room": "R1"}) for who in ("P02", "P03")))
    day.has(("PersonDebriefCompleted", "P01"))
    assert asked_again(day, monkeypatch, "first", room="R2") == ["PersonDebriefCompleted"]


def test_what_gave_up_the_bed_that_was_given_is_decided_again(monkeypatch: pytest.MonkeyPatch) -> None:
    day = people_here()
    day.enter("BedAllocated", "P01", entry="first", bed="1")
    day.has(("WelfareProvided", "P01", {"kind": "food"}), ("BedReleased", "P01"))
    assert asked_again(day, monkeypatch, "first", bed="2") == ["BedReleased"]
