"""A script being written: rows in the replay format, at minutes counted from midnight before the day."""

import random
from datetime import date
from typing import Any

Row = dict[str, Any]
DAY = 24 * 60


class Script:
    """Rows with the minute at which each happened and was recorded; `rows` puts them in the order of the file."""

    def __init__(self, dice: random.Random, start: date) -> None:
        self.dice, self.start = dice, start
        self.written: list[tuple[int, int, Row]] = []

    def chance(self, share: float) -> bool:
        """True in this share of the cases."""
        return self.dice.random() < share

    def add(self, minute: int, actor: str, kind: str, subject: str = "op", /, **data: Any) -> Row:
        """A row at its time; a few are entered later."""
        row: Row = {"actor": actor, "type": kind, "subject": subject, "data": data, **clock(minute)}
        recorded = minute
        if self.chance(0.08) and kind not in ("OperationProposed", "VenueBooked", "PersonRegistered"):
            recorded += self.dice.choice((3, 31, 200, 1500))
        self.written.append((recorded, minute, row))
        return row

    def amend(self, kind: str, row: Row, **data: Any) -> Row:
        """A void or a correction of a row, some time after it was recorded; `n` is filled in later."""
        recorded = next(entered for entered, _, written in self.written if written is row)
        minute = recorded + self.dice.choice((1, 5, 90, 2000))
        amendment: Row = {"actor": "Coordinator", "type": kind, "subject": "op", **clock(minute)}
        amendment["data"] = {"n": row, "reason": "entered by mistake", **data}
        self.written.append((minute, minute, amendment))
        return amendment

    def rows(self) -> list[Row]:
        """The file: in the order of recording, numbered; `recorded` stands only where it is another time."""
        ordered = sorted(self.written, key=lambda each: each[0])
        for number, (recorded, minute, row) in enumerate(ordered, 1):
            row["n"] = number
            if recorded != minute:
                row["recorded"] = list(clock(recorded).values())
        for _, _, row in ordered:
            if isinstance(row["data"].get("n"), dict):
                row["data"]["n"] = row["data"]["n"]["n"]
        return [row for _, _, row in ordered]


def clock(minute: int) -> Row:
    """The day and the local time of a minute."""
    return {"day": minute // DAY, "time": f"{minute % DAY // 60:02}:{minute % 60:02}"}
