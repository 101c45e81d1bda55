"""Random valid days in the replay format, carried out as a replay carries them out."""

import copy
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.kernel import RecordedEvent
from service.days import events_of_operation
from service.log import MemoryLog
from service.privacy.vault import Vault
from service.replay.script import Replay, RowRefused
from tests.figures.random_case import identify, others
from tests.figures.random_person import care, leave, register, talk, whereabouts
from tests.figures.random_plan import afterwards, enforcement, plan
from tests.figures.random_script import Row, Script
from tests.figures.random_wrongs import amendments

STARTS = (date(2018, 10, 16), date(2026, 10, 13), date(2026, 10, 23), date(2026, 12, 21))
"""Before and after the recovery period changed; over the end of summer time; over Christmas."""


@dataclass(frozen=True)
class Carried:
    """A day that was carried out: its rows that were taken, and what the log holds of it."""

    start: date
    operation: str
    rows: Sequence[Row]
    recorded_events: Sequence[RecordedEvent]


def a_random_day(seed: int) -> tuple[date, list[Row]]:
    """The first day and the rows of its script; some of them will be refused."""
    dice = random.Random(seed)
    script = Script(dice, dice.choice(STARTS))
    people = 60 if seed == 0 else dice.choice((5, 6, 8, 12, 16))
    plan(script, people)
    enforcement(script)
    _people(script, people)
    for hours in dice.sample(range(9, 60), dice.randint(0, 5)):
        called = _roll_call(random.Random(seed * 100 + hours), people, dice.randint(0, people))
        script.add(hours * 60 + 30, "Coordinator", "RollCallTaken", **called)
        script.add(hours * 60 + 31, "British Red Cross", "WelfareProvided", "all", kind="food")
    afterwards(script)
    amendments(script)
    return script.start, script.rows()


def _roll_call(dice: random.Random, people: int, heads: int) -> Row:
    """Heads alone, or who was seen by number, with nobody, one or two more who are not registered."""
    if dice.random() < 0.4:
        return {"present": heads}
    seen = sorted(dice.sample(range(1, people + 1), dice.randint(people // 2, people)))
    return {"seen": [f"P{number:02}" for number in seen], "present": len(seen) + dice.randint(0, 2)}


def _people(script: Script, people: int) -> None:
    """They come in one to three vehicles; one or two are sometimes not registered."""
    dice, left, number = script.dice, people, 0
    for vehicle in range(1, 4):
        brought = left if vehicle == 3 else dice.randint(0, left)
        left -= brought
        if not brought:
            continue
        starts = 6 * 60 + 30 * vehicle
        script.add(starts, "Transport lead", "TransportDeparted", f"T{vehicle}", people=brought)
        arrived = starts + dice.randint(10, 25)
        script.add(arrived, "Front desk", "TransportArrived", f"T{vehicle}", people=brought)
        for _ in range(brought):
            number += 1
            if script.chance(0.97):
                _person(script, f"P{number:02}", arrived + dice.randint(3, 90))


def _person(script: Script, person: str, minute: int) -> None:
    register(script, person, minute)
    care(script, person, minute)
    talked = talk(script, person, minute)
    if talked:
        identify(script, person, talked)
    others(script, person, minute)
    whereabouts(script, person, minute)
    leave(script, person)


def carry_out(start: date, rows: Sequence[Row]) -> Carried:
    """The day in a log of its own. Rows that are refused are left out."""
    log = MemoryLog()
    replay = Replay(log, Vault(log), start)
    taken = [row for row in rows if _taken(replay, row)]
    return Carried(start, replay.operation, taken, list(events_of_operation(log, replay.operation)))


def _taken(replay: Replay, row: Row) -> bool:
    try:
        replay.carry_out(copy.deepcopy(row))
    except RowRefused as refused:
        never = any("clocks go forward" in reason for reason in refused.reasons)
        if any(reason.startswith("malformed") for reason in refused.reasons) and not never:
            raise
        return False
    return True
