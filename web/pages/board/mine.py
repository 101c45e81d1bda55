"""Whom a role finds under *Mine*: those who are at, or wait for, what it is there for."""

from web.wording.person import NEED
from web.wording.waits import AT

OWN: dict[str, str] = {
    "coordinator": "missing answer referral notification",
    "registrar": "details",
    "front_desk": "missing out transport",
    "health": "health health_need",
    "interviewer": "talking conversation finding",
    "first_responder": "talking finding answer referral notification",
    "housing": "bed transport",
    "welfare": "bed",
}
"""Role by what it is there for: the people whom it finds under *Mine*."""
OPERATOR_AS = "coordinator"
WAITS = "waiting for "


def is_own(roles: frozenset[str], at: str) -> bool:
    """Whether one of these roles is there for it."""
    return at in _own(roles)


def mine_in_words(roles: frozenset[str]) -> str:
    """Whom these roles find there, as the board says it: "missing; waiting for answer, referral, notification"."""
    words = [AT.get(at, NEED) for at in _own(roles)]
    at = [each for each in words if not each.startswith(WAITS)]
    for_what = ", ".join(each.removeprefix(WAITS) for each in words if each.startswith(WAITS))
    return "; ".join([*at, f"{WAITS}{for_what}"] if for_what else at)


def _own(roles: frozenset[str]) -> list[str]:
    played = {OPERATOR_AS if role == "operator" else role for role in roles}
    return list(dict.fromkeys(at for role, own in OWN.items() if role in played for at in own.split()))
