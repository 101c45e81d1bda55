"""First responder organisations and those bound to notify, with the dates between which they were.

Sources: College of Policing list and the referral form's organisation list of April 2026 (FACTS 1.2); the duty to
notify binds public authorities of England and Wales since 1 November 2015 (Modern Slavery Act 2015 s52). The names
are those that partners go by in this service; `Council`, `Police` and `NCA` stand for the operation's own.
"""

from datetime import date

from domain.words import Agency

START = date(2009, 4, 1)
"""The National Referral Mechanism began."""
DUTY = date(2015, 11, 1)

FIRST_RESPONDERS: tuple[tuple[str, date, date | None], ...] = (
    ("Police", START, None),
    ("Council", START, None),
    ("NCA", date(2013, 10, 7), None),
    ("GLAA", date(2017, 4, 30), None),
    ("Fair Work Agency", date(2026, 4, 7), None),
    ("UK Visas and Immigration", START, None),
    ("Border Force", date(2012, 3, 1), None),
    ("Immigration Enforcement", START, None),
    ("Salvation Army", START, None),
    ("Migrant Help", START, None),
    ("Medaille Trust", START, None),
    ("Kalayaan", START, None),
    ("Barnardo's", START, None),
    ("Unseen", START, None),
    ("TARA", START, None),
    ("NSPCC", START, None),
    ("New Pathways", START, None),
    ("BAWSO", START, None),
)
"""(name, from, until): Red Cross, health providers and victim support services are not on the list."""

BOUND_TO_NOTIFY: tuple[tuple[str, date, date | None], ...] = (
    ("Police", DUTY, None),
    ("Council", DUTY, None),
    ("NCA", DUTY, None),
    ("GLAA", date(2017, 4, 30), None),
    ("UK Visas and Immigration", DUTY, None),
    ("Border Force", DUTY, None),
    ("Immigration Enforcement", DUTY, None),
)


def is_first_responder(agency: Agency, on: date) -> bool:
    """Whether an agency may refer into the National Referral Mechanism on a day."""
    return _listed(FIRST_RESPONDERS, agency, on)


def is_bound_to_notify(agency: Agency, on: date) -> bool:
    """Whether an agency owes the Home Office a notification on a day."""
    return _listed(BOUND_TO_NOTIFY, agency, on)


def _listed(rows: tuple[tuple[str, date, date | None], ...], agency: Agency, on: date) -> bool:
    return any(name == agency and since <= on and (until is None or on <= until) for name, since, until in rows)
