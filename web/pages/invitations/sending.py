"""Sending invitations: a link for each organisation that was asked and has not answered, and a letter for it."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from threading import Lock

from fastapi import Request

from domain.words import Agency
from projections.operation.state import OperationState
from projections.views.plan.invited import Invited, invited
from projections.views.plan.quick import opening
from service.access.access import Viewer
from service.application import Application
from service.clock import now
from service.invitations import letters
from service.invitations.contact import mail_of
from service.invitations.invitation import Invitation
from service.invitations.outbox import Letter
from service.waiting import may_wait
from web.http.application import application

OPEN_FOR = timedelta(days=14)
QUICK_FOR = timedelta(days=2)
_ONE_AT_A_TIME = Lock()
NO_CONTACT = "no mail address"


def council_of(state: OperationState, viewer: Viewer) -> str:
    """Who asks: the council that leads, or whose account asks where none does."""
    return state.operation.led_by or viewer.agency


def to_ask(app: Application, state: OperationState, council: str, only: str = "") -> list[Invited]:
    """Whoever was asked, has not answered and has no letter that went out.

    All who have not answered where each has one who can be written to, but nobody whose link was taken back. `only` is
    the one organisation that is named, whatever became of its letter.
    """
    every = [each for each in invited(state) if each.answer is None]
    if only:
        return [each for each in every if each.partner.ref == only]
    made = app.invitations.of(state.id)
    every = [each for each in every if not _taken_back(made, each)]
    without = [each for each in every if not went_out(made.get(Agency(each.partner.ref).folded))]
    to_try = [each for each in without if _not_tried(app, council, made, each)]
    return without if to_try else every


def _taken_back(made: Mapping[str, Invitation], asked: Invited) -> bool:
    known = made.get(Agency(asked.partner.ref).folded)
    return known is not None and known.taken_back


def _not_tried(app: Application, council: str, made: Mapping[str, Invitation], asked: Invited) -> bool:
    """Whether a letter could be sent, or nobody has tried to."""
    known = made.get(Agency(asked.partner.ref).folded)
    reached = mail_of(app.days, app.vault, council, asked.partner.ref, now())
    return reached is not None or known is None or known.not_sent != NO_CONTACT


def went_out(made: Invitation | None) -> bool:
    """Whether a letter went out whose link still stands."""
    return made is not None and bool(made.open) and made.sent_at is not None and made.not_sent is None


async def send(request: Request, viewer: Viewer, state: OperationState, asked: Sequence[Invited]) -> None:
    """Make what links are missing and send a letter for each; what was not sent says so and can be sent again."""
    app, base = application(request), str(request.base_url)
    await may_wait(_send, app, viewer, state, base, asked)


def _send(app: Application, viewer: Viewer, state: OperationState, base: str, asked: Sequence[Invited]) -> None:
    with _ONE_AT_A_TIME:
        _send_in_turn(app, state, base, [opened(app, viewer, state, each) for each in asked])


def _send_in_turn(app: Application, state: OperationState, base: str, made: Sequence[Invitation]) -> None:
    written: list[tuple[Invitation, Letter]] = []
    for each in made:
        if (letter := letter_of(app, state, each, base)) is None:
            app.invitations.was_sent(each, NO_CONTACT)
        elif app.invitations.takes_up(each):
            written.append((each, letter))
    if written:
        told = app.post.send([letter for _, letter in written])
        for (each, _), why_not in zip(written, told, strict=True):
            app.invitations.was_sent(each, why_not)


def opened(app: Application, viewer: Viewer, state: OperationState, asked: Invited) -> Invitation:
    """The invitation of an organisation. How long its link opens says nothing of the hours that it is asked for."""
    until = now() + (QUICK_FOR if opening(state) else OPEN_FOR)
    council = council_of(state, viewer)
    return app.invitations.opened(state.id, asked.partner.ref, council, viewer.name, until.timestamp())


def letter_of(app: Application, state: OperationState, made: Invitation, base: str) -> Letter | None:
    """The letter that asks; None where nobody entered an address."""
    to = mail_of(app.days, app.vault, made.council, made.partner, now())
    link = f"{base}answer/{app.invitations.address(made)}"
    if to is None:
        return None
    return letters.invitation(made, link, letters.Postage(to, app.post.sender, now(), state.operation.exercise))
