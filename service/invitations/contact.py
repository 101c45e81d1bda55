"""At which mail address an organisation is reached at an hour: by the council's directory, else as it is registered."""

import re
from datetime import datetime, time

from domain.times import LONDON
from domain.words import Sealed
from service.days import Days
from service.privacy.vault import Erased, Vault

OFFICE = (time(9), time(17))
"""Hours of a weekday in which a contact for office hours is the one to turn to."""
MAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")


def mail_of(days: Days, vault: Vault, council: str, partner: str, at: datetime) -> str | None:
    """The mail address to write to at a moment; None where nobody entered one."""
    contacts = days.directories.of(council).of(partner)
    wanted = "in_hours" if _in_office_hours(at) else "out_of_hours"
    contacts = sorted(contacts, key=lambda each: wanted not in each.reached)
    known = days.organisations.of(partner)
    texts = [*(each.email for each in contacts), known.contact if known else None]
    return next((found for text in texts if (found := _mail_in(vault, text))), None)


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
