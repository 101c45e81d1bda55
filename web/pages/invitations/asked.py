"""Who is asked to take part, what became of the letter to each, and what each has answered."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from domain.events.partners import PartnerCommitted, PartnerDeclined
from domain.words import Agency
from projections.local_time import LONDON, local_clock, local_date
from projections.operation.state import OperationState
from projections.views.plan.invited import NO, Invited, invited
from service.application import Application
from service.clock import now
from service.invitations.contact import mail_of
from service.invitations.invitation import WRONG_CODES, Invitation
from service.invitations.kept import ACTOR

REPLIES = {"on_site": "Yes, on site", "on_call": "Yes, on call", "no": "No", None: "No answer yet"}
UNREADABLE = "Cannot be read, so its link opens nothing. Send it again"
TONES = {"on_site": "green", "on_call": "green", "no": "red", None: "grey"}


@dataclass(frozen=True, slots=True)
class AskedRow:
    """A partner that was asked: for when, how, what it answered and when, and what became of its letter.

    `by_link` is whether it answered by its link, which may have been passed on. `sent` says so in words; `failed` is
    whether it did not go out. `link` is whether a link is out, `mail` where a letter goes to, `who` the entry that
    holds who answered, where somebody said so. `taken_back` is whether its link was: *Invite all* leaves it out.
    """

    name: str
    when: str
    hours: bool
    mode: str | None
    reply: str
    tone: str
    at: datetime | None
    sent: str
    failed: bool
    link: bool
    by_link: bool
    mail: str | None
    who: int | None = None
    taken_back: bool = False


def asked_rows(app: Application, state: OperationState, council: str) -> list[AskedRow]:
    """Everybody whom a council asked, those who have not answered first."""
    made = app.invitations.of(state.id)
    rows = []
    for each in invited(state):
        name, said = each.partner.ref, each.said
        link = made.get(Agency(name).folded)
        sent, failed = _letter(link)
        at, hours = each.answered.at if each.answered else None, bool(said.starts and said.ends)
        is_open = bool(link and link.open and link.sent_at and link.until > app.invitations.clock())
        reply, tone = REPLIES[each.answer], TONES[each.answer]
        when = _when(said.starts, said.ends, state.operation.planned_for)
        by_link = each.answered is not None and each.answered.envelope.actor == ACTOR
        to = mail_of(app.days, app.vault, council, name, now())
        letter = (sent, failed, is_open, by_link, to.mail if to else None)
        rows.append(
            AskedRow(
                name,
                when,
                hours,
                said.mode,
                reply,
                tone,
                at,
                *letter,
                _who(state, each),
                bool(link and link.taken_back),
            )
        )
    return sorted(rows, key=lambda row: row.at is not None)


def _who(state: OperationState, said: Invited) -> int | None:
    """The entry that says who gave the answer that stands; one that only adds how soon they are here names nobody."""
    for recorded in reversed(state.all(PartnerCommitted, PartnerDeclined) if said.answered else []):
        event = recorded.event
        assert isinstance(event, PartnerCommitted | PartnerDeclined)
        if event.partner != said.partner:
            continue
        no = isinstance(event, PartnerDeclined)
        if event.answered_by and (not no or said.answer == NO):
            return recorded.position
        if no:
            return None
    return None


def _letter(made: Invitation | None) -> tuple[str, bool]:
    if made is None:
        return "Not sent yet", True
    if made.broken:
        return UNREADABLE, True
    if made.wrong >= WRONG_CODES:
        return "Closed after five wrong codes", True
    if made.not_sent:
        return f"Not sent: {made.not_sent.rstrip('.')}", True
    if made.sent_at is None:
        return "Not sent yet", True
    at = datetime.fromtimestamp(made.sent_at, UTC).astimezone(LONDON)
    return f"Sent {at:%a %-d %b, %H:%M}" + ("" if made.open else ", taken back"), not made.open


def _when(starts: datetime | None, ends: datetime | None, planned: date | None) -> str:
    """ "19:00 to 20:00", with the days where they are two, and with its day where that is not the planned one."""
    if starts is None:
        return "no hours said"
    day = "" if local_date(starts) == planned else f"{local_date(starts):%a %-d %b}, "
    if ends is None:
        return f"{day}from {local_clock(starts)}"
    later = "" if local_date(starts) == local_date(ends) else f" on {local_date(ends):%a %-d %b}"
    return f"{day}{local_clock(starts)} to {local_clock(ends)}{later}"
