"""The parts of a running service, whatever it is reached by: the log, the vault, the days, the accounts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from domain.kernel import Event
from domain.words import Agency, EntryId, OperationId
from projections.operation.state import OperationState
from service.access.access import Viewer, may_see_operation
from service.access.access_log import AccessLog
from service.access.accounts import Accounts
from service.clock import now
from service.commands.carry_out import Entry, Outcome, carry_out_async
from service.days import Days
from service.log import Log
from service.outcomes import Outcomes
from service.privacy.vault import Vault, VaultWrite


class NoSuchOperation(LookupError):
    """There is no such operation, or it is not this viewer's to see: which of the two is not said."""


@dataclass
class Application:
    """The parts of a running service."""

    log: Log
    vault: Vault
    days: Days
    accounts: Accounts
    access_log: AccessLog
    outcomes: Outcomes
    probe: EntryId = field(default_factory=lambda: EntryId(uuid4().hex))
    """Never stored: the entry under which a page asks what would stand against something."""

    def state_of(self, viewer: Viewer, operation: str) -> OperationState:
        """The state of an operation that this viewer may see. Raises NoSuchOperation for any other."""
        state = self.days.get(OperationId(operation))
        if state is None or not may_see_operation(viewer, state):
            raise NoSuchOperation(operation)
        return state

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
