"""What was read of a tag is kept: every later decision stands on the same events as one that reads all of it anew."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from eventsourcing.dcb.api import DCBEvent, DCBQuery, DCBQueryItem

from domain.kernel import Fact, RecordedEvent
from domain.unreadable import Unreadable
from service.commands import found, kept_reads
from service.commands.boundary import read
from service.commands.carry_out import Attempt, Outcome, carry_out
from service.commands.kept_reads import kept_of
from service.log import SqliteLog
from service.stored import events_in
from tests.given import ADay, people_here


@pytest.fixture
def file(tmp_path: Path) -> str:
    return str(tmp_path / "log.db")


@pytest.fixture
def day(file: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[ADay]:
    """A centre with people, in a file, where little is much."""
    monkeypatch.setattr(kept_reads, "MUCH", 1)
    monkeypatch.setattr(found, "MUCH", 1)
    log = SqliteLog(file)
    yield people_here(log=log)
    log.close()


@pytest.fixture
def elsewhere(day: ADay, file: str) -> Iterator[ADay]:
    """The same day in another process, as far as the file can tell."""
    log = SqliteLog(file)
    yield ADay(log, day.operation)
    log.close()


def facts(day: ADay, name: str, subject: str, **more: object) -> list[Fact]:
    return Attempt(day.entry(name, subject, **more)).deciding.facts


def both(day: ADay, file: str, name: str, subject: str) -> tuple[list[RecordedEvent], list[RecordedEvent]]:
    """What a decision reads where much was kept, and in a process that has just begun."""
    fresh = SqliteLog(file)
    here, there = (read(log, facts(day, name, subject))[0] for log in (day.log, fresh))
    fresh.close()
    assert here.much
    assert not (there.much and there.plain), "it keeps nothing yet, unless a void had it read twice"
    return here.every, there.every


def test_what_is_kept_is_what_the_log_tells_whoever_appends(day: ADay, elsewhere: ADay, file: str) -> None:
    dice = random.Random(7)
    for turn in range(40):
        somewhere = dice.choice([day, elsewhere]).at(f"{8 + turn // 6:02}:{turn % 6}5")
        person = f"P0{dice.randint(1, 4)}"
        somewhere.refused(dice.choice(["BedAllocated", "BedReleased", "TemporaryExitLogged"]), person)
        if turn == 30:
            somewhere.void(day.recorded_events()[-1].envelope.entry)
        if turn > 5:
            for name in ("BedAllocated", "BedReleased"):
                here, there = both(day, file, name, person)
                assert here == there


def test_a_bed_that_another_process_gave_meanwhile_is_taken(day: ADay, elsewhere: ADay) -> None:
    assert day.refused("BedAllocated", "P01", bed="1") == ()
    elsewhere.at("08:10").has(("BedReleased", "P01"), ("BedAllocated", "P02", {"bed": "1"}))
    assert day.at("08:20").refused("BedAllocated", "P03", bed="1") == ("bed_taken",)
    assert day.then("BedAllocated", "P03").bed.ref == "C1.2"  # type: ignore[attr-defined]


def test_who_was_quicker_between_reading_and_storing_has_it(day: ADay, elsewhere: ADay) -> None:
    day.has(("BedAllocated", "P01"))
    late = Attempt(day.at("08:20").entry("BedAllocated", "P03"))
    late.ready(day.log)
    elsewhere.at("08:20").has(("BedAllocated", "P02"))
    (answer,) = day.log.append_all([late.made])
    assert not isinstance(answer, int)


def test_an_entry_that_is_sent_again_is_found_where_much_is_kept(day: ADay) -> None:
    day.has(("BedAllocated", "P01"), ("BedReleased", "P01"))
    entry = day.entry("BedAllocated", "P02")
    first, again = carry_out(day.log, entry), carry_out(day.log, entry)
    assert (again.position, again.repeated) == (first.position, True)


def test_what_cannot_be_read_stands_in_the_way_as_ever(day: ADay, elsewhere: ADay) -> None:
    day.has(("BedAllocated", "P01"), ("BedReleased", "P01"))
    (held,) = elsewhere.log.since(elsewhere.log.head() - 1, 1)
    tags = held[3]
    elsewhere.log.append([DCBEvent("BedAllocated", b"{}", tags)])
    assert day.at("08:30").refused("BedAllocated", "P02") == ("cannot_be_read",)
    found, _ = read(day.log, facts(day, "BedAllocated", "P02"))
    assert isinstance(found.every[-1].event, Unreadable)


def test_no_more_is_kept_than_there_is_room_for(day: ADay, monkeypatch: pytest.MonkeyPatch) -> None:
    day.has(("BedAllocated", "P01"), ("BedReleased", "P01"))
    kept = kept_of(day.log)._told
    assert kept
    monkeypatch.setattr(kept_reads, "KEPT", 0)
    assert day.refused("BedAllocated", "P01") == ()
    assert not kept


def test_what_came_while_the_rest_was_read_is_not_seen_by_half(
    day: ADay, elsewhere: ADay, monkeypatch: pytest.MonkeyPatch
) -> None:
    day.has(("BedAllocated", "P01"))
    reading, asked = day.log.read_list, facts(day, "BedAllocated", "P02")
    heads = []

    def and_somebody_appends(*given: object) -> object:
        found = reading(*given)  # type: ignore[arg-type]
        heads.append(found[1])
        if len(heads) < 3:
            left = ("PersonDeparted", "P02", {"destination": "own_arrangement"})
            elsewhere.at("08:20").has(("BedReleased", "P01") if len(heads) == 1 else left)
        return found

    monkeypatch.setattr(day.log, "read_list", and_somebody_appends)
    found, _ = read(day.log, asked)
    assert found.head == heads[0]
    assert max(each.position for each in found.every) <= heads[0]


def test_what_was_just_stored_is_kept_as_it_will_be_read(day: ADay, file: str) -> None:
    """Nothing is read again, though other types were asked for in between; and it is what another process reads."""
    day.has(("BedAllocated", "P01"), ("BedReleased", "P01"), ("BedAllocated", "P02"), ("WelfareProvided", "P02"))
    kept = kept_of(day.log)._told
    assert {told.up_to for told in kept.values()} == {day.log.head()}
    fresh = SqliteLog(file)
    for (tag, types), told in kept.items():
        rows, _ = fresh.read_list(DCBQuery([DCBQueryItem(types=sorted(types), tags=[tag])]))
        assert list(told.events) == list(events_in(fresh, rows))
    fresh.close()


def test_what_another_process_stored_in_between_is_not_passed_over(day: ADay, elsewhere: ADay, file: str) -> None:
    day.has(("BedAllocated", "P01"))
    attempt = Attempt(day.at("08:20").entry("WelfareProvided", "P02"))
    attempt.ready(day.log)
    elsewhere.at("08:20").has(("BedReleased", "P01"))
    assert isinstance(attempt.answered(day.log, *day.log.append_all([attempt.made])), Outcome)
    here, there = both(day, file, "BedAllocated", "P02")
    assert here == there
