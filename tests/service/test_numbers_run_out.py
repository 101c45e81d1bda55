"""A number has so many digits: the last one is given, one that was passed over too, then it is refused, in words."""

import re
from collections.abc import Collection
from typing import Any

import pytest

from domain.kernel import Refused
from domain.words import Agency
from service.access.access import Forbidden, Viewer
from service.commands.names import DECISIONS, FORMS, may_be, numbered
from service.commands.submission import Proposal, Submission
from service.commands.submit import submit
from tests.given import ADay, an_open_centre
from web.wording.refusals import refusal

OPERATOR = Viewer("somebody", "Somebody", Agency("Council"), frozenset({"operator"}), None)
READER = Viewer("reader", "Reader", Agency("Council"), frozenset({"reader"}), ())
KINDS: dict[str, tuple[str, dict[str, Any]]] = {
    "PersonRegistered": ("person", {}),
    "SuspectArrested": ("suspect", {}),
    "TransportDeparted": ("transport", {"people": 2}),
    "LessonRecorded": ("lesson", {"kind": "improve"}),
    "TaskSet": ("task", {}),
}
LAST = 99
"""The last number here, where each kind has two digits at the most, so that a day is soon full."""


class Here:
    """A store for whoever submits: a day's log and its vault."""

    def __init__(self, day: ADay) -> None:
        self.operation, self.log, self.vault = day.operation, day.log, day.vault
        self.access_log = self.outcomes = None

    def given(self, name: str, numbers: Collection[str | None] = (None,), viewer: Viewer = OPERATOR) -> list[str]:
        """The numbers that some of a kind are given in one entry; None is one that nobody typed."""
        field, fields = KINDS[name]
        proposals = [Proposal(name, {**fields, **({field: number} if number else {})}) for number in numbers]
        stored = submit(self, viewer, Submission(operation=self.operation, proposals=proposals))
        return [getattr(each, field).ref for each in stored.events]


def full(monkeypatch: pytest.MonkeyPatch, name: str, but: Collection[int]) -> Here:
    """A day on which every number of a kind stands on somebody's card but these."""
    ((_, kind),) = numbered(DECISIONS[name])
    monkeypatch.setattr(kind, "pattern", re.compile(r"[A-Z][0-9]{1,2}"))
    day = an_open_centre()
    here, known = Here(day), {tag for each in day.recorded_events() for tag in each.event.tags}
    numbers = [FORMS[kind].format(each) for each in range(1, LAST + 1) if each not in but]
    here.given(name, [each for each in numbers if kind.of(day.operation, each).tag not in known])
    return here


def test_every_kind_goes_up_to_9999() -> None:
    assert {kind for kind in FORMS if may_be(kind, 9999) and not may_be(kind, 10_000)} == set(FORMS)


@pytest.mark.parametrize("name", KINDS)
def test_the_last_number_of_every_kind_is_given_and_then_none(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    here = full(monkeypatch, name, but=(LAST,))
    (last,) = here.given(name)
    assert last[1:] == str(LAST)
    with pytest.raises(Refused) as refused:
        here.given(name)
    assert refused.value.reasons == ("no_number_left",)
    assert "an operation of its own" in refusal("no_number_left")


def test_numbers_that_were_passed_over_are_given_before_none_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cards may be handed out in any order; an entry of several is stored whole or not at all."""
    here = full(monkeypatch, "PersonRegistered", but=(5, 70, LAST - 1))
    with pytest.raises(Refused, match="no_number_left"):
        here.given("PersonRegistered", [None] * 4)
    assert sorted(here.given("PersonRegistered", [None] * 3)) == ["P05", "P70", "P98"]


def test_who_may_not_register_is_not_told_how_many_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    here = full(monkeypatch, "PersonRegistered", but=())
    with pytest.raises(Forbidden):
        here.given("PersonRegistered", viewer=READER)


def test_a_number_of_an_entry_that_was_refused_is_given_to_the_next() -> None:
    """What was typed and not stored stands on nobody's card."""
    here = Here(an_open_centre())
    with pytest.raises(Refused):
        here.given("PersonRegistered", ["P01", "P01", "P02", None])
    assert here.given("PersonRegistered") == ["P01"]


@pytest.mark.parametrize("many", [30, 300])
def test_the_next_number_is_found_by_as_few_looks_on_a_long_day_as_on_a_short_one(many: int) -> None:
    here = Here(an_open_centre())
    here.given("PersonRegistered", [None] * many)
    here.given("PersonRegistered")
    looks = list[object]()
    read, here.log.read_list = here.log.read_list, lambda *asked: looks.append(asked) or read(*asked)  # type: ignore[assignment,method-assign]
    assert here.given("PersonRegistered") == [f"P{many + 2:02}"]
    assert len(looks) <= 6
