"""The same day told in other ways, which must give the same figures: late, and with mistakes put right."""

import random
from collections.abc import Sequence
from typing import Any

from tests.figures.random_script import Row
from tests.figures.random_wrongs import WRONG

AT_THE_END = [400, "12:00"]
AT_ANY_TIME = (
    "WelfareProvided",
    "FamilyContactMade",
    "HealthScreenCompleted",
    "SocialWorkerVisit",
    "SafeArrivalConfirmed",
    "PremisesActionTaken",
)
"""Rows that no other row waits for."""


def all_entered_late(rows: Sequence[Row]) -> list[Row]:
    """Each row happened when it happened and was recorded when everything was over; some out of their order."""
    amended = {row["data"].get("n") for row in rows}
    fixed = {row["subject"] for row in rows if row["type"] == "RegistrationVoided" or row["n"] in amended}
    left = {row["subject"]: (row["day"], row["time"]) for row in rows if row["type"] == "PersonDeparted"}

    def waits(row: Row) -> bool:
        there = row["subject"] not in left or (row["day"], row["time"]) < left[row["subject"]]
        return row["type"] in AT_ANY_TIME and row["subject"] not in fixed and there

    return sorted(({**row, "recorded": AT_THE_END} for row in rows), key=waits)


def told_with_mistakes(rows: Sequence[Row], seed: int) -> list[Row]:
    """The same day with rows that never happened and are voided, and rows entered wrongly and then corrected."""
    dice = random.Random(seed)
    amended = {row["data"].get("n") for row in rows}
    return [said for row in rows for said in _told(row, dice, row["n"] in amended)]


def _told(row: Row, dice: random.Random, amended: bool) -> list[Row]:
    """The row; or the row after a wrong one that is voided; or a wrong one that is corrected to it."""
    number = row["n"]
    wrong = WRONG[row["type"]](dice) if row["type"] in WRONG and dice.random() < 0.3 else {}
    if not wrong:
        return [row]
    mistaken = {**row, "data": {**row["data"], **wrong}}
    if dice.random() < 0.5 and not amended and wrong.keys() <= row["data"].keys():
        return [mistaken, _amendment("EntryCorrected", row, 20_000 + number, n=number, data=row["data"])]
    extra = {**mistaken, "n": 10_000 + number}
    return [extra, _amendment("EntryVoided", row, 30_000 + number, n=10_000 + number), row]


def _amendment(kind: str, row: Row, number: int, **data: Any) -> Row:
    return {
        **row,
        "n": number,
        "actor": "Coordinator",
        "type": kind,
        "subject": "op",
        "data": {**data, "reason": "a mistake"},
    }
