"""The library's own memory recorder, with what our service asks beside it. Nothing survives the process."""

import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from itertools import islice

from eventsourcing.dcb.api import DCBAppendCondition, DCBEvent, DCBQuery, DCBSequencedEvent
from eventsourcing.dcb.popo import InMemoryDCBRecorder

from service.log.interface import SERVER, Append, Row, VaultWrite


def _matches(event: DCBEvent, types: set[str], tags: set[str]) -> bool:
    return (not types or event.type in types) and tags.issubset(event.tags)


class MemoryLog(InMemoryDCBRecorder):
    """See `service.log.interface.Log`."""

    near = True

    def __init__(self) -> None:
        super().__init__()
        self._one_at_a_time = threading.RLock()
        self._heard: list[Callable[[int], None]] = []
        self._keys: dict[str, bytes] = {}
        self._sealed: dict[str, tuple[str, str, bytes]] = {}

    def read_list(
        self, query: DCBQuery | None = None, after: int | None = None, limit: int | None = None
    ) -> tuple[list[Row], int | None]:
        asked = [(set(item.types), set(item.tags)) for item in query.items] if query else []
        with self._one_at_a_time:
            found = (
                (each.position, each.event.type, each.event.data)
                for each in self._after(after or 0)
                if not asked or any(_matches(each.event, *item) for item in asked)
            )
            return list(islice(found, limit)), self.head() or None

    def _after(self, position: int) -> Sequence[DCBSequencedEvent]:
        """What comes after a position, as it is held: the library's own `read` copies each event, through and through.

        Positions have no gaps here, so that an event's place in the list is known from its position.
        """
        return self.events[position:]

    def since(self, position: int, limit: int) -> list[tuple[int, str, bytes, list[str]]]:
        return [
            (each.position, each.event.type, each.event.data, list(each.event.tags))
            for each in self._after(position)[:limit]
        ]

    def head(self) -> int:
        return self.events[-1].position if self.events else 0

    def append(
        self,
        events: Sequence[DCBEvent],
        condition: DCBAppendCondition | None = None,
        sealed: Sequence[VaultWrite] = (),
    ) -> int:
        with self._one_at_a_time:
            position = super().append(events, condition) if events else self.head()
            for write in sealed:
                self._keep(write)
        for heard in self._heard:
            heard(position)
        return position

    def append_all(self, appends: Sequence[Append]) -> list[int | Exception]:
        return [self._answer(each) for each in appends]

    def _answer(self, append: Append) -> int | Exception:
        try:
            return self.append(append.events, append.condition, append.sealed)
        except Exception as error:
            return error

    def _keep(self, write: VaultWrite) -> None:
        if write.reference is None:
            self._keys.pop(write.subject, None)
            gone = {name for name, row in self._sealed.items() if row[0] == write.subject} | {*write.also}
            self._sealed = {name: row for name, row in self._sealed.items() if name not in gone}
        else:
            self._sealed[write.reference] = (write.subject, write.kind, write.sealed)

    def on_commit(self, heard: Callable[[int], None]) -> None:
        self._heard.append(heard)

    def rebuild_tags(self) -> tuple[int, int]:
        rows = self.since(0, max(self.head(), 1))  # they stand with the events themselves
        return sum(len(tags) for *_, tags in rows), len(rows)

    def vault_key(self, subject: str, fresh: bytes | None = None, server: bytes | None = None) -> bytes | None:
        with self._one_at_a_time:
            return self._keys.setdefault(subject, fresh) if fresh is not None else self._keys.get(subject)

    def vault_keys(self, fresh: Sequence[tuple[str, bytes]], server: bytes | None) -> bool:
        for subject, wrapped in fresh:
            self.vault_key(subject, wrapped, server)
        return True

    def vault_sample(self) -> bytes | None:
        return self._keys.get(SERVER)

    def holds_anything(self) -> bool:
        return bool(self.head() or self._keys)

    def alone(self) -> AbstractContextManager[None]:
        return nullcontext()

    def rewrap(self, anew: Callable[[list[tuple[str, bytes]]], list[tuple[str, bytes]]]) -> int:
        raise NotImplementedError("the key of a store in memory goes with the process")

    def vault_row(self, reference: str) -> tuple[str, str, bytes] | None:
        return self._sealed.get(reference)

    def vault_key_file(self) -> str | None:
        return None

    def close(self) -> None:
        """Nothing to let go."""
