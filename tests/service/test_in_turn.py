"""What is entered at once has its turn together: decided in order, stored in one go, each answered for itself."""

import asyncio
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest

from domain.kernel import Refused
from domain.words import Agency, EntryId
from projections.operation.state import OperationState
from service.access.access import Viewer
from service.commands import in_turn, submit
from service.commands.carry_out import Outcome
from service.commands.entry_events import events_of
from service.commands.in_turn import Answer, Entered, InTurn, submit_all
from service.commands.submission import Proposal, Submission
from service.log import SqliteLog
from tests.given import ADay, an_open_centre
from tests.running import run_apart

OPERATOR = Viewer("somebody", "Somebody", Agency("Council"), frozenset({"operator"}), None)


class Here:
    """A store for whoever submits: a day's log and its vault."""

    def __init__(self, day: ADay) -> None:
        self.log, self.vault = day.log, day.vault
        self.access_log = self.outcomes = None

    def at_once(self, *entered: Submission) -> list[Answer]:
        return submit_all(self, [(OPERATOR, each) for each in entered])


def entry(day: ADay, name: str, key: str | None = None, **fields: object) -> Submission:
    return Submission(operation=day.operation, proposals=[Proposal(name, fields)], entry=key)


@pytest.fixture
def day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ADay]:
    """A centre that is open, in a file, and a clock that goes on by a second whenever it is asked."""
    log = SqliteLog(str(tmp_path / "log.db"))
    made = an_open_centre(log=log)
    seconds = count()
    monkeypatch.setattr(submit, "now", lambda: made.moment("08:00") + timedelta(seconds=next(seconds)))
    yield made
    log.close()


def test_those_who_register_at_once_get_numbers_of_their_own(day: ADay) -> None:
    answers = Here(day).at_once(*(entry(day, "PersonRegistered", age="adult") for _ in range(5)))
    assert [type(each) for each in answers] == [Outcome] * 5
    assert [person.id.ref for person in day.day().registered] == [f"P{number:02}" for number in range(1, 6)]


def test_one_that_is_refused_or_sent_before_is_no_neighbours_loss(day: ADay) -> None:
    here = Here(day)
    (first,) = here.at_once(entry(day, "PersonRegistered", "tap-1", person="P01"))
    again, taken, other = here.at_once(
        entry(day, "PersonRegistered", "tap-1", person="P01"),
        entry(day, "PersonRegistered", person="P01"),
        entry(day, "PersonRegistered", person="P02"),
    )
    assert isinstance(first, Outcome)
    assert isinstance(again, Outcome)
    assert isinstance(other, Outcome)
    assert (again.position, again.repeated) == (first.position, True)
    assert isinstance(taken, Refused)
    assert taken.reasons == ("already_exists",)
    assert other.position == day.log.head()


def test_who_is_quicker_in_the_same_turn_has_it_and_the_other_hears_the_rule(day: ADay) -> None:
    one, other = Here(day).at_once(*(entry(day, "PersonRegistered", person="P01") for _ in range(2)))
    assert isinstance(one, Outcome)
    assert isinstance(other, Refused)
    assert other.reasons == ("already_exists",)


def test_the_same_key_twice_in_one_turn_is_stored_once(day: ADay) -> None:
    one, again = Here(day).at_once(*(entry(day, "PersonRegistered", "tap-1", person="P01") for _ in range(2)))
    assert isinstance(one, Outcome)
    assert isinstance(again, Outcome)
    assert (again.position, again.repeated) == (one.position, True)


def test_those_who_are_in_each_others_way_stand_in_the_order_of_their_times(
    day: ADay, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An entry that comes late has its whole day folded again; nobody is late for having come at once."""
    Here(day).at_once(*(entry(day, "PersonRegistered", age="adult") for _ in range(4)))
    *before, one, two, three, four = day.recorded_events()
    times = [each.at for each in (one, two, three, four)]
    assert times == sorted(times)
    state = OperationState.of(day.operation, before)
    monkeypatch.setattr(OperationState, "_rebuild", None)
    for each in (one, two, three, four):
        state.apply(each)


def test_what_comes_while_others_are_stored_has_the_next_turn_together() -> None:
    turns: list[int] = []

    async def everybody() -> list[Outcome | BaseException]:
        first_is_under_way, go_on = asyncio.Event(), asyncio.Event()

        async def carry_out(entered: Sequence[Entered]) -> list[Answer]:
            turns.append(len(entered))
            first_is_under_way.set()
            await go_on.wait()
            if len(turns) == 3:
                raise sqlite3.OperationalError("database is locked")
            return [Outcome(len(turns), ()) for _ in entered]

        in_turn = InTurn(carry_out)
        submission = Submission(operation="op-1", proposals=[])

        def tap() -> "asyncio.Task[Outcome]":
            return asyncio.create_task(in_turn.submit(OPERATOR, submission))

        taps = [tap()]
        await first_is_under_way.wait()
        taps += [tap() for _ in range(5)]
        await asyncio.sleep(0)
        taps[5].cancel()  # whoever sent it is gone
        go_on.set()
        answers = await asyncio.gather(*taps, return_exceptions=True)
        return [*answers, *await asyncio.gather(tap(), tap(), return_exceptions=True)]

    found = run_apart(everybody())
    assert turns == [1, 5, 2]
    assert [each.position for each in found if isinstance(each, Outcome)] == [1, 2, 2, 2, 2]
    assert [type(each) for each in found[5:]] == [asyncio.CancelledError, *[sqlite3.OperationalError] * 2]


def test_figures_that_take_long_keep_nobodys_tap_waiting() -> None:
    async def tapped() -> list[Outcome]:
        made = asyncio.Event()

        async def carry_out(entered: Sequence[Entered]) -> list[Answer]:
            if any(each.event == "OutcomesPublished" for _, one in entered for each in one.proposals):
                await made.wait()
            return [Outcome(1, ()) for _ in entered]

        turns = InTurn(carry_out)
        published, tap = (
            Submission(operation="op-1", proposals=[Proposal(name, {})])
            for name in ("OutcomesPublished", "RollCallTaken")
        )
        slow = asyncio.create_task(turns.submit(OPERATOR, published))
        await asyncio.sleep(0)
        first = await asyncio.wait_for(turns.submit(OPERATOR, tap), 10)
        assert not slow.done()
        made.set()
        return [first, await slow]

    assert run_apart(tapped()) == [Outcome(1, ())] * 2


def test_what_is_against_figures_is_told_to_whoever_sent_them() -> None:
    async def refused(_: Sequence[Entered]) -> list[Answer]:
        return [Refused(("version_exists",))]

    published = Submission(operation="op-1", proposals=[Proposal("DebriefReportPublished", {})])
    with pytest.raises(Refused, match="version_exists"):
        run_apart(InTurn(refused).submit(OPERATOR, published))


@pytest.mark.parametrize("together", [True, False])
def test_a_correction_that_another_process_was_quicker_with_takes_nothing_of_it_back(
    day: ADay, monkeypatch: pytest.MonkeyPatch, together: bool
) -> None:
    """The other is stored after what the first makes of the entry was drawn from it, and before it is decided."""
    here, drawn = Here(day), submit.prepared
    given = entry(day, "WelfareProvided", "meal", person="P01", kind="food")
    for each in (entry(day, "PersonRegistered", person="P01"), entry(day, "PersonRegistered", person="P02"), given):
        here.at_once(each)
    mine, theirs = (
        entry(day, "EntryCorrected", None, entry="meal", reason="a slip", changes=each)
        for each in ({"kind": "clothing"}, {"person": "P02"})
    )

    def overtaken(*what: object) -> object:
        made = drawn(*what)  # type: ignore[arg-type]
        monkeypatch.setattr(submit, "prepared", drawn)
        monkeypatch.setattr(in_turn, "prepared", drawn)
        submit.submit(here, OPERATOR, theirs)  # type: ignore[arg-type]
        return made

    monkeypatch.setattr(submit, "prepared", overtaken)
    monkeypatch.setattr(in_turn, "prepared", overtaken)
    if together:
        here.at_once(mine)
    else:
        submit.submit(here, OPERATOR, mine)  # type: ignore[arg-type]
    (meal,) = (each.event for each in events_of(day.log, EntryId("meal")))
    assert (meal.person.ref, meal.kind) == ("P02", "clothing")  # type: ignore[attr-defined]
