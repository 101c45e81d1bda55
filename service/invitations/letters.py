"""What goes out by mail: the invitation, and the code. Neither says what is planned, where, or when.

Where it is an exercise both say so: nobody shall set out because of one.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime

from domain.times import LONDON
from service.invitations.contact import MailAddress
from service.invitations.invitation import Invitation
from service.invitations.outbox import Letter

EXERCISE = "Exercise: "
EXERCISE_SAYS = "This is an exercise. Nothing in it is real."
SUBJECT = "A council asks whether your organisation can help"
INVITATION = """{council} asks whether {partner} can help.

Answer yes, on call, or no:
{link}

The link is for {partner} alone and opens until {until}. Do not pass it on.
What it is about stands behind the link, once you have typed a code that is sent to this address.

{asked_by}
{council}
"""
CODE_SUBJECT = "Your code"
CODE = """{code}

Type it on the page that asked for it, within ten minutes. Nobody will ask you for it in any other way.
If you did not ask for a code, tell {asked_by} at {council}.
"""


@dataclass(frozen=True, slots=True)
class Postage:
    """Where a letter goes, from whom and when, and whether it is part of an exercise."""

    to: MailAddress
    sender: str
    now: datetime
    exercise: bool


def invitation(made: Invitation, link: str, postage: Postage) -> Letter:
    """The letter that asks."""
    until = datetime.fromtimestamp(made.until, UTC).astimezone(LONDON)
    said = {"council": made.council, "partner": made.partner, "asked_by": made.asked_by}
    text = INVITATION.format(link=link, until=f"{until:%A %-d %B, %H:%M}", **said)
    return _letter(SUBJECT, f"{EXERCISE_SAYS}\n\n{text}" if postage.exercise else text, postage)


def code(made: Invitation, digits: str, postage: Postage) -> Letter:
    """The letter that holds the code."""
    text = CODE.format(code=digits, asked_by=made.asked_by, council=made.council)
    return _letter(CODE_SUBJECT, f"{text}\n{EXERCISE_SAYS}\n" if postage.exercise else text, postage)


def _letter(subject: str, text: str, by: Postage) -> Letter:
    made = EmailMessage()
    made["Subject"] = (EXERCISE if by.exercise else "") + subject
    made["From"], made["To"], made["Date"] = by.sender, by.to.mail, format_datetime(by.now)
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(text)
    return Letter(made, by.to.contact)
