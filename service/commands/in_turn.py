"""What is entered while others are stored has its turn next: decided one after the other, stored in one go.

One thread at a time decides for all, so that entries stand in the log in the order of their times, and the disk is
waited for once however many wait for it. What holds figures takes long to make: it goes beside the turns.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from eventsourcing.persistence import IntegrityError

from domain.declaration import fields_of
from domain.kernel import EVENTS, Refused
from domain.texts import Figures
from service.access.access import Viewer
from service.commands.carry_out import Attempt, Outcome
from service.commands.numbers import Numbering
from service.commands.store import Store
from service.commands.submission import Submission
from service.commands.submit import prepared, submit
from service.tracing import causes, part, tell_waited

Entered = tuple[Viewer, Submission]
Answer = Outcome | Exception
"""An outcome, or what `submit` raises."""


class InTurn:
    """Those who wait for the event loop's next turn; `carry_out` answers all of a turn."""

    def __init__(self, carry_out: Callable[[Sequence[Entered]], Awaitable[Sequence[Answer]]]) -> None:
        self._carry_out = carry_out
        self._waiting: list[tuple[Entered, asyncio.Future[Outcome]]] = []
        self._turns: asyncio.Task[None] | None = None

    async def submit(self, viewer: Viewer, submission: Submission) -> Outcome:
        """The outcome once it is stored. Raises as `submit` does."""
        if holds_figures(submission):
            (alone,) = await self._carry_out([(viewer, submission)])
            if isinstance(alone, Exception):
                raise alone
            return alone
        answer: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        self._waiting.append(((viewer, submission), answer))
        if self._turns is None or self._turns.done():
            self._turns = asyncio.create_task(self._run())
        return await answer

    async def _run(self) -> None:
        while self._waiting:
            turn, self._waiting = self._waiting, []
            answers: Sequence[Answer]
            try:
                answers = await self._carry_out([entered for entered, _ in turn])
            except Exception as error:
                answers = [error] * len(turn)
            for (_, waiting), answer in zip(turn, answers, strict=True):
                _tell(waiting, answer)


def holds_figures(submission: Submission) -> bool:
    """Whether an event of it holds figures, which are worked out before it is decided: of a year, for seconds."""
    kinds = (EVENTS.get(each.event) for each in submission.proposals)
    return any(kind is not None and fields_of(kind, Figures) for kind in kinds)


def _tell(waiting: "asyncio.Future[Outcome]", answer: Answer) -> None:
    if waiting.done():  # whoever asked is gone
        return
    if isinstance(answer, Exception):
        waiting.set_exception(answer)
    else:
        waiting.set_result(answer)


def submit_all(store: Store, entered: Sequence[Entered]) -> list[Answer]:
    """Carry out several, each for itself, decided by the log as it stands before any of them.

    Where one stands in another's way, or somebody else was quicker, it is submitted again by itself.
    """
    trails = [submission.trail for _, submission in entered]
    tell_waited(trails)
    tried = [_tried(store, *each) for each in entered]
    with part("append", *trails, together=len(entered)):
        stored = iter(store.log.append_all([each.made for each in tried if isinstance(each, Attempt)]))
    answers = [each.answered(store.log, next(stored)) if isinstance(each, Attempt) else each for each in tried]
    return [
        _again(store, *each) if isinstance(answer, IntegrityError) else answer
        for each, answer in zip(entered, answers, strict=True)
    ]


def _tried(store: Store, viewer: Viewer, submission: Submission) -> Attempt | Answer:
    """A submission decided but not stored, or its answer; IntegrityError where somebody was quicker."""
    numbering = Numbering(store.log, submission)
    try:
        with part("decide", submission.trail):
            attempt = Attempt(prepared(store, viewer, numbering))
            causes(attempt.entry.entry, submission.trail)
            return attempt.ready(store.log) or attempt
    except Refused as refused:
        return IntegrityError() if numbering.lost(refused) else refused
    except Exception as error:
        return error


def _again(store: Store, viewer: Viewer, submission: Submission) -> Answer:
    try:
        with part("again", submission.trail):
            return submit(store, viewer, submission)
    except Exception as error:
        return error
