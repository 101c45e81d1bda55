"""The parts of a running service, whatever it is reached by: the log, the vault, the days, the accounts."""

import sqlite3
from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from domain.events.organisations import ContactErased
from domain.words import OperationId
from projections.operation.state import OperationState
from service.access.access import Viewer, may_see_operation
from service.access.access_log import AccessLog
from service.access.accounts import Accounts
from service.access.held_sessions import Session
from service.access.tokens import ApiTokens, is_api_token
from service.access.visibility import must_see
from service.clock import now
from service.clock_of_a_day import recording_clock
from service.commands.acting import By, make_known
from service.commands.carry_out import Outcome
from service.commands.in_turn import Answer, Entered, InTurn, submit_all
from service.commands.measured import measured
from service.commands.submission import Submission, traced
from service.days import Days
from service.invitations.kept import Invitations
from service.invitations.post import Carrier
from service.invitations.unsent import letters_gone
from service.log import Log, NotStored
from service.outcomes import Outcomes
from service.plan_templates.kept import OwnTemplates
from service.privacy.kept import KeptForms
from service.privacy.vault import Vault
from service.simulation.beside import Simulations
from service.waiting import may_wait
from service.webhooks.kept import Webhooks


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
    kept: KeptForms
    templates: OwnTemplates
    invitations: Invitations
    post: Carrier
    tokens: ApiTokens
    webhooks: Webhooks
    simulations: Simulations = field(default_factory=Simulations)

    def __post_init__(self) -> None:
        self._in_turn = InTurn(self._carry_out)

    def session(self, token: str) -> Session | None:
        """Who sent a token, a person's or a program's; None where it is over, or is none."""
        return self.tokens.get(token) if is_api_token(token) else self.accounts.session(token)

    def session_held(self, token: str) -> Session | None:
        """The same as it was read a moment ago; None where somebody has to look at the file."""
        return self.tokens.held(token) if is_api_token(token) else self.accounts.sessions.held(token)

    def check(self, sessions: Iterable[Session]) -> None:
        """Look again at those whose live views are open; those that are over are `ended`."""
        every = list(sessions)
        self.accounts.check(each for each in every if not each.viewer.by_token)
        self.tokens.check(each for each in every if each.viewer.by_token)

    def state_of(self, viewer: Viewer, operation: str) -> OperationState:
        """The state of an operation that this viewer may see. Raises NoSuchOperation for any other, CannotBeRead.

        Raises Forbidden for a role that sees nothing of an operation but what was published of it.
        """
        state = self.as_far_as_readable(viewer, operation)
        state.must_be_whole()
        return state

    def as_far_as_readable(self, viewer: Viewer, operation: str) -> OperationState:
        """The same where some entries cannot be read: for those who put it right."""
        must_see(viewer, "operation")
        return self._day(viewer, operation)

    def published_of(self, viewer: Viewer, operation: str) -> OperationState:
        """The state of an operation for somebody who sees what was published of it. Raises as `state_of` does."""
        must_see(viewer, "published")
        state = self._day(viewer, operation)
        state.must_be_whole()
        return state

    def _day(self, viewer: Viewer, operation: str) -> OperationState:
        state = self.day_of(viewer, OperationId(operation))
        if state is None:
            raise NoSuchOperation(operation)
        return state

    def day_of(self, viewer: Viewer, operation: OperationId) -> OperationState | None:
        """The same, or None: one that is not there and one that never was theirs are found out in the same way."""
        self.days.catch_up()
        return self._as_taken_in(viewer, operation)

    def _as_taken_in(self, viewer: Viewer, operation: OperationId) -> OperationState | None:
        if not self.days.operations.may_concern(operation, viewer.agency):
            return None
        state = self.days.as_taken_in(operation)
        return state if state is not None and may_see_operation(viewer, state) else None

    async def load(self, viewer: Viewer, operation: str) -> None:
        """Have a day in memory, where it may be this viewer's: whoever asks for it then waits for nothing."""
        if self.days.operations.may_concern(OperationId(operation), viewer.agency):
            await self.days.load(OperationId(operation))

    async def days_of(self, viewer: Viewer, operations: Iterable[OperationId]) -> AsyncIterator[OperationState]:
        """The days of those of some operations that are this viewer's to see, one after the other."""
        for operation in operations:
            await self.load(viewer, operation)
            if (state := self.day_of(viewer, operation)) is not None:
                yield state

    async def known(self, viewer: Viewer) -> Viewer:
        """Somebody signed in, with what their organisation is at this moment; it is known from then on."""
        await self.days.follow()
        if self.days.organisations.of(viewer.agency) is None:
            await may_wait(make_known, self.log, [viewer.agency], By(viewer.user, viewer.agency, now()))
            await self.days.follow()
        return self.viewer(viewer)

    def viewer(self, viewer: Viewer) -> Viewer:
        """The same by what is taken in of the log."""
        known = self.days.organisations.of(viewer.agency)
        return replace(viewer, is_force=known is not None and known.is_force)

    def close(self) -> None:
        """Let go of the store, everything waiting written."""
        self.simulations.close()
        self.outcomes.close()
        self.kept.close()
        self.templates.close()
        self.invitations.close()
        self.accounts.close()
        self.tokens.close()
        self.webhooks.close()
        self.access_log.close()
        self.log.close()

    def _by_its_own_clock(self, viewer: Viewer, submission: Submission) -> Submission:
        state = self._as_taken_in(viewer, OperationId(submission.operation))
        own = own_clock(state, typed=submission.happened_at is not None)
        return replace(submission, recorded_at=own) if own else submission

    async def submit(self, viewer: Viewer, submission: Submission) -> Outcome:
        """Carry out what somebody entered and bring every open screen up to it. Raises as `submit` does."""
        with measured():
            await self.load(viewer, submission.operation)
            try:
                outcome = await self._in_turn.submit(viewer, self._by_its_own_clock(viewer, traced(submission)))
            except sqlite3.OperationalError as error:  # a key or a look beside the entry could not be stored
                raise NotStored(str(error)) from error
        if any(each.event == ContactErased.__name__ for each in submission.proposals):
            await may_wait(letters_gone, self.post, self.days.directories)
        return outcome

    def forget_old(self) -> None:
        """What was kept of a form goes when its hour is over, a letter that lies ready with whom it was for."""
        self.kept.forget_old()
        letters_gone(self.post, self.days.directories)

    async def _carry_out(self, entered: Sequence[Entered]) -> list[Answer]:
        answers = await may_wait(submit_all, self, entered)
        await self.days.follow()
        return answers


SET_BACK = timedelta(days=1)
"""So far a clock is set back at the most; a day that is further ahead was replayed so."""


def own_clock(state: OperationState | None, typed: bool = False) -> datetime | None:
    """The clock of its own (UTC) that a day replayed ahead of its time has; None for any other.

    An exercise goes on by it, and so does an entry whose time was typed. Where the server's clock was set back since
    the last entry, everything does: what comes next did not happen before it.
    """
    own = recording_clock(state)
    if state is None or own != state.written:
        return None
    return own if state.operation.exercise or typed or own - now() < SET_BACK else None
