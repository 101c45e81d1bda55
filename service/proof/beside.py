"""What is kept beside the log and covered by no entry of the chain: rows of it that cannot be read, by name."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from service.access import kept_row, tokens
from service.invitations import invitation
from service.proof.reading import Fault, is_there, rows_of
from service.store import Db
from service.webhooks import kept as webhooks


@dataclass(frozen=True, slots=True)
class Unread:
    """A row that opens nothing until it is put right, by what its table calls it; the column that cannot be read."""

    table: str
    row: str
    column: str


def unread(db: Db, faults: list[Fault]) -> Iterator[Unread]:
    """Every row of `KEPT` that cannot be read; a table that cannot be read to its end is a fault."""
    for table, (columns, column_of) in KEPT.items():
        for row in rows_of(db, table, f"SELECT {columns} FROM {table}", faults) if is_there(db, table) else ():
            if column := column_of(row):
                yield Unread(table, kept_row.shown(row[0]), column)


def _broken(as_kept: Callable[[tuple[Any, ...]], Any]) -> Callable[[Sequence[Any]], str | None]:
    """The column because of which what is read of a row says that it cannot be read."""
    return lambda row: as_kept(tuple(row)).broken


KEPT: dict[str, tuple[str, Callable[[Sequence[Any]], str | None]]] = {
    "account": (kept_row.ACCOUNT, kept_row.broken_column),
    "api_token": (tokens.COLUMNS, _broken(tokens.as_kept)),
    "webhook": (webhooks.COLUMNS, _broken(webhooks.as_kept)),
    "invitation": (invitation.COLUMNS, _broken(invitation.as_kept)),
}
