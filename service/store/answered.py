"""What a statement gave, of either store."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class Answered:
    """What a statement gave, read to the end."""

    rows: list[tuple[Any, ...]]
    rowcount: int

    def fetchone(self) -> Any:
        return self.rows.pop(0) if self.rows else None

    def fetchmany(self, size: int) -> list[Any]:
        found, self.rows = self.rows[:size], self.rows[size:]
        return found

    def fetchall(self) -> list[Any]:
        found, self.rows = self.rows, []
        return found

    def __iter__(self) -> Iterator[Any]:
        return iter(self.fetchall())
