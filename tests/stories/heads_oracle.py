"""Who is on site, worked out with plain sets by somebody who never saw the product: an oracle for the tests alone."""

from typing import Any

Row = tuple[str, str, dict[str, Any]]


class Oracle:
    """Heads by centre. Rows come in the order in which they happened; merges and voids are worked in at the end."""

    def __init__(self, rows: list[Row]) -> None:
        gone = {who: data.get("duplicate_of") for kind, who, data in rows if kind == "RegistrationVoided"}
        self.came: dict[str, int] = {"C1": 0, "C2": 0}
        self.first: dict[str, str] = {}
        self.now_at: dict[str, str] = {}
        self.out, self.missing, self.left = set[str](), set[str](), set[str]()
        for kind, who, data in rows:
            self.take(kind, self.stands(who, gone), who, data)
        for who in gone:
            self.first.pop(who, None)

    @staticmethod
    def stands(who: str, gone: dict[str, str | None]) -> str | None:
        at: str | None = who
        while at in gone:
            at = gone[at]
        return at

    def take(self, kind: str, who: str | None, written: str, data: dict[str, Any]) -> None:
        if kind in ("TransportArrived", "WalkInArrived"):
            self.came[data.get("centre", "C1")] += data.get("people", 1)
        elif kind == "PersonRegistered":
            self.first[written] = data.get("centre", "C1")
            self.now_at.setdefault(written, self.first[written])
        elif who is not None:
            self.move(kind, who, data)

    def move(self, kind: str, who: str, data: dict[str, Any]) -> None:
        if kind == "TemporaryExitLogged":
            self.out |= {who}
        elif kind == "TemporaryExitReturned":
            self.out -= {who}
        elif kind == "PersonMissingReported":
            self.missing |= {who}
        elif kind == "PersonFound":
            self.out, self.missing = self.out - {who}, self.missing - {who}
        elif kind == "PersonDeparted":
            self.left |= {who}
        elif kind == "PersonReturned":
            self.out, self.missing, self.left = self.out - {who}, self.missing - {who}, self.left - {who}
            self.now_at[who] = data.get("centre", self.now_at[who])
        elif kind == "PersonMovedCentre":
            self.now_at[who] = data["centre"]

    @property
    def heads(self) -> dict[str, int]:
        away = self.out | self.missing | self.left
        found = {}
        for centre in ("C1", "C2"):
            here = {who for who, at in self.first.items() if at == centre}
            elsewhere = {who for who in here if self.now_at[who] != centre}
            moved_in = {who for who in self.first if who not in here and self.now_at[who] == centre}
            not_here = here & (away | elsewhere)
            found[centre] = max(0, max(self.came[centre], len(here)) - len(not_here) + len(moved_in - away))
        return found
