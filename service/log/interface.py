"""What the rest of the service asks of a log, beside the eventsourcing library's own DCB interface."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from eventsourcing.dcb.api import DCBAppendCondition, DCBEvent, DCBQuery

SERVER = "server"
"""The subject whose key is the server's own. By it a store knows its key-encryption key, whatever else it holds."""


@dataclass(frozen=True, slots=True)
class VaultWrite:
    """A change to the vault that is stored with an event, or not at all: a sealed row, or a subject destroyed.

    `also` are the references of what goes with a subject although it was sealed with another's key.
    """

    subject: str
    reference: str | None = None
    kind: str = ""
    sealed: bytes = b""
    also: tuple[str, ...] = ()

    @property
    def destroys(self) -> bool:
        return self.reference is None


@dataclass(frozen=True, slots=True)
class Append:
    """Events that are stored all or none, with what the vault changes; not where an event matches the condition."""

    events: Sequence[DCBEvent]
    condition: DCBAppendCondition | None = None
    sealed: Sequence[VaultWrite] = ()


Row = tuple[int, str, bytes]
"""Position, type name, data."""


class Log(Protocol):
    """Positions are 1, 2, 3 ... without gaps, in the order of commit."""

    near: bool
    """Whether asking it is no wait: a file of this machine, or memory. The event loop asks no other."""

    def read_list(
        self, query: DCBQuery | None = None, after: int | None = None, limit: int | None = None
    ) -> tuple[list[Row], int | None]:
        """The events that match, in order, and the log's head in the same moment."""

    def append(
        self,
        events: Sequence[DCBEvent],
        condition: DCBAppendCondition | None = None,
        sealed: Sequence[VaultWrite] = (),
    ) -> int:
        """Store all or none, durably, and give the last position. IntegrityError where the condition fails.

        Without events it stores what is sealed alone.
        """

    def append_all(self, appends: Sequence[Append]) -> list[int | Exception]:
        """The same of several at once, each for itself: its last position, or what it would have raised."""

    def head(self) -> int:
        """The last position; 0 where nothing is stored."""

    def since(self, position: int, limit: int) -> list[tuple[int, str, bytes, list[str]]]:
        """The events after a position with their tags, for those who follow the whole log."""

    def on_commit(self, heard: Callable[[int], None]) -> None:
        """Be told the new head after each commit of this process, from the thread that wrote."""

    def rebuild_tags(self) -> tuple[int, int]:
        """Make the tags again from the events: how many tags, of how many events."""

    def vault_key(self, subject: str, fresh: bytes | None = None, server: bytes | None = None) -> bytes | None:
        """The wrapped key of a subject; with `fresh`, that one is kept where there is none yet.

        Nothing is kept, and the answer is None, where the server's own wrapped key is no longer `server`.
        """

    def vault_keys(self, fresh: Sequence[tuple[str, bytes]], server: bytes | None) -> bool:
        """Keep wrapped keys in one go, of those subjects that have none yet.

        Nothing is kept, and the answer is False, where the server's own wrapped key is no longer `server`.
        """

    def vault_sample(self) -> bytes | None:
        """A wrapped key, the server's own where there is one."""

    def holds_anything(self) -> bool:
        """Whether there is any event, any key, any sealed row."""

    def alone(self) -> AbstractContextManager[None]:
        """Nobody else writes meanwhile, in this process or another. Nothing is written either."""

    def rewrap(self, anew: Callable[[list[tuple[str, bytes]]], list[tuple[str, bytes]]]) -> int:
        """Replace every wrapped key by what `anew` makes of them, in one transaction: how many."""

    def vault_row(self, reference: str) -> tuple[str, str, bytes] | None:
        """Subject, kind and sealed bytes behind a reference."""

    def vault_key_file(self) -> str | None:
        """Where the key-encryption key lies; None keeps it in memory."""

    def close(self) -> None:
        """Store what waits, then let go."""
