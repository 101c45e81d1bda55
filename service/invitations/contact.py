"""At which mail address an organisation is reached at an hour: by the council's directory, else as it is registered."""

import re
from datetime import datetime, time
from typing import NamedTuple

from domain.outside import ContactId
from domain.times import LONDON
from domain.words import Sealed
from service.days import Days
from service.privacy.vault import Erased, Vault

OFFICE = (time(9), time(17))
"""Hours of a weekday in which a contact for office hours is the one to turn to."""
MAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")


class MailAddress(NamedTuple):
    """Where to write to, and whose that is of a directory's contacts; None where it is registered for all."""

    mail: str
    contact: ContactId | None


def mail_of(days: Days, vault: Vault, council: str, partner: str, at: datetime) -> MailAddress | None:
    """The mail address to write to at a moment; None where nobody entered one."""
    contacts = days.directories.of(council).of(partner)
    wanted = "in_hours" if _in_office_hours(at) else "out_of_hours"
    contacts = sorted(contacts, key=lambda each: wanted not in each.reached)
    known = days.organisations.of(partner)
    written = [(each.email, each.contact) for each in contacts] + [(known.contact if known else None, None)]
    found = (MailAddress(mail, whose) for text, whose in written if (mail := _mail_in(vault, text)))
    return next(found, None)


def _mail_in(vault: Vault, text: Sealed | None) -> str | None:
    if text is None:
        return None
    try:
        found = MAIL.search(vault.open(text))
    except Erased:
        return None
    return found[0] if found else None


def _in_office_hours(at: datetime) -> bool:
    local = at.astimezone(LONDON)
    return local.weekday() < 5 and OFFICE[0] <= local.time() < OFFICE[1]
