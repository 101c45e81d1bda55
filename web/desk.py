"""What every page and route stands on: the log, the vault, the days, the accounts. Made once, in `web.app`."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from fastapi import HTTPException
from starlette.requests import HTTPConnection

from domain.kernel import Event
from domain.words import Agency, EntryId, OperationId
from projections.day import Day
from service.access import Viewer, may_see_operation
from service.access_log import AccessLog
from service.accounts import Accounts
from service.carry_out import Entry, Outcome, carry_out_async
from service.clock import now
from service.days import Days
from service.log import Log
from service.outcomes import Outcomes
from service.vault import Vault, VaultWrite


@dataclass
class Desk:
    """The parts of a running service."""

    log: Log
    vault: Vault
    days: Days
    accounts: Accounts
    access_log: AccessLog
    outcomes: Outcomes
    probe: EntryId = field(default_factory=lambda: EntryId(uuid4().hex))
    """Never stored: the entry under which a page asks what would stand against something."""

    def day(self, viewer: Viewer, operation: str) -> Day:
        """The day of an operation that this viewer may see; 404 for any other, whether it exists or not."""
        day = self.days.get(OperationId(operation))
        if day is None or not may_see_operation(viewer, day):
            raise HTTPException(404, "There is no such operation, or you are not on its plan.")
        return day

    def close(self) -> None:
        """Let go of the store, everything waiting written."""
        self.outcomes.close()
        self.accounts.close()
        self.access_log.close()
        self.log.close()

    async def enter(
        self,
        viewer: Viewer,
        events: Sequence[Event],
        *,
        entry: str | None = None,
        on_behalf_of: str | None = None,
        happened_at: Any = None,
        digest: str | None = None,
        device: str | None = None,
        sealed: Sequence[VaultWrite] = (),
    ) -> Outcome:
        """Carry out what somebody entered and bring every open screen up to it."""
        recorded = now()
        outcome = await carry_out_async(
            self.log,
            Entry(
                entry=EntryId(entry or uuid4().hex),
                events=events,
                happened_at=happened_at or recorded,
                recorded_at=recorded,
                actor=viewer.user,
                agency=viewer.agency,
                on_behalf_of=Agency(on_behalf_of) if on_behalf_of else viewer.agency,
                device=device,
                digest=digest,
                sealed=sealed,
            ),
        )
        self.days.catch_up()
        return outcome


def desk(connection: HTTPConnection) -> Desk:
    """The desk of the running application."""
    found: Desk = connection.app.state.desk
    return found
