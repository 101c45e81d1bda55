"""A script is somebody's file: whatever its rows look like, the replay stops with the row's number and words."""

from typing import Any

import pytest

from service.log import MemoryLog
from service.privacy.vault import Vault
from service.replay.script import Replay, RowRefused
from tests.given import START
from tests.stories.test_a_replay_by_its_own_clock import DAY, row

WALK_IN = row(0, "08:00", "WalkInArrived", data={"people": 2})


def replayed(*rows: dict[str, Any]) -> Replay:
    day = Replay(MemoryLog(), Vault(MemoryLog()), START)
    for _ in day.run([*DAY, *rows]):
        pass
    return day


def without(column: str) -> dict[str, Any]:
    return {name: said for name, said in WALK_IN.items() if name != column}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (without("day"), "Object missing required field `day`"),
        (without("time"), "Object missing required field `time`"),
        (without("actor"), "Object missing required field `actor`"),
        (without("type"), "Object missing required field `type`"),
        (WALK_IN | {"n": [1]}, "Expected `int | str`, got `array` - at `$.n`"),
        (WALK_IN | {"actor": 1.5}, "Expected `str`, got `float` - at `$.actor`"),
        (WALK_IN | {"type": {}}, "Expected `str`, got `object` - at `$.type`"),
        (WALK_IN | {"subject": ["P01"]}, "Expected `str | null`, got `array` - at `$.subject`"),
        (WALK_IN | {"recorded": "08:00"}, "Expected `array | null`, got `str` - at `$.recorded`"),
        (WALK_IN | {"recorded": [0]}, "Expected `array` of length 2, got 1 - at `$.recorded`"),
        (WALK_IN | {"type": "DanceHeld"}, "There is no event of this name - at `$.type`"),
        (row(0, "08:00", "PersonRegistered", data={"adult": 1}), "Write true, false or null - at `$.data.adult`"),
        (row(0, "08:00", "EntryVoided"), "Object missing required field `n` - at `$.data`"),
        (row(0, "08:00", "EntryCorrected", data={"n": 2}), "Object missing required field `data` - at `$.data`"),
        (
            row(0, "08:00", "EntryCorrected", data={"n": 2, "data": "x"}),
            "Expected `object`, got `str` - at `$.data`",
        ),
        (
            row(0, "08:00", "EntryCorrected", data={"n": 2, "data": {"actor": False}}),
            "Expected `str`, got `bool` - at `$.actor`",
        ),
    ],
)
def test_a_row_that_is_none_stops_the_replay_in_words(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(RowRefused) as refused:
        replayed(wrong)
    assert (refused.value.n, refused.value.reasons) == (wrong.get("n", 4), (f"malformed: {said}",))


def commits(partner: str) -> dict[str, Any]:
    return row(-7, "10:01", "PartnerCommitted", subject=partner, data={"mode": "on_site"})


def declines(partner: str) -> dict[str, Any]:
    return row(-7, "10:02", "PartnerDeclined", subject=partner)


SIGNED = row(-7, "10:03", "InformationSharingAgreementSigned", data={"signed": 1})
TOLD = row(-7, "10:04", "BriefingIssued", data={"acks": 5})


@pytest.mark.parametrize(
    ("before", "counted", "meant"),
    [
        ((commits("A"), declines("A"), commits("B")), SIGNED, ["B"]),
        ((commits("A"), declines("A"), commits("A") | {"time": "10:03"}), SIGNED | {"data": {}}, ["A"]),
        ((commits("A"), commits("B"), SIGNED), SIGNED, ["B"]),
        ((commits("A"), commits("B"), row(-7, "10:02", "EntryVoided", data={"n": 4})), SIGNED, ["B"]),
        ((commits("A"), commits("B"), declines("B")), TOLD, ["A"]),
    ],
)
def test_a_count_stands_for_partners_as_they_are_by_then(
    before: tuple[dict[str, Any], ...], counted: dict[str, Any], meant: list[str]
) -> None:
    *_, (_, outcome) = Replay(MemoryLog(), Vault(MemoryLog()), START).run([*DAY, *before, counted])
    assert [event.partner.ref for event in outcome.events if hasattr(event, "partner")] == meant


@pytest.mark.parametrize("counted", [SIGNED, row(0, "08:00", "InformationRequested", data={"services": 0})])
def test_a_count_that_stands_for_nobody_stops_the_replay(counted: dict[str, Any]) -> None:
    with pytest.raises(RowRefused, match="row 4: malformed: The row stands for no entry"):
        replayed(counted)


def test_a_signature_of_everybody_who_signed_before_is_refused() -> None:
    with pytest.raises(RowRefused, match="already_signed"):
        replayed(commits("A"), SIGNED, SIGNED)


def test_two_rows_of_one_number_stop_the_replay_at_the_second() -> None:
    with pytest.raises(RowRefused, match="row 7: malformed: Another row has this number"):
        replayed(WALK_IN | {"n": 7}, row(0, "08:05", "CentreStoodDown") | {"n": 7})


def test_a_row_that_stands_for_several_entries_is_not_corrected_to_fewer() -> None:
    asked = row(0, "08:00", "InformationRequested", data={"services": 3})
    with pytest.raises(RowRefused, match="another number of entries"):
        replayed(asked | {"n": 7}, row(0, "08:05", "EntryCorrected", data={"n": 7, "data": {"services": 2}}))


def test_the_number_of_a_row_may_be_written_as_a_text() -> None:
    corrected = row(0, "08:05", "EntryCorrected", data={"n": 4, "data": {"people": 3, "time": "07:59"}})
    day = replayed(WALK_IN | {"n": "4"}, corrected)
    assert set(day.rows) == {"1", "2", "3", "4", "5"}
