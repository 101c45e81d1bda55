"""How small a number a public version hides: what the address says, and the same in words."""

from collections.abc import Mapping
from typing import get_args

from fastapi import HTTPException

from domain.policy.small_numbers import Hiding, SmallNumbers, Thresholds
from projections.local_time import local_date
from service.clock import now

SETTINGS: tuple[SmallNumbers, ...] = get_args(SmallNumbers)


def today(hiding: Hiding) -> Thresholds:
    """From how many on a number is shown today."""
    return hiding.on(local_date(now()))


def address_of(hiding: Hiding) -> dict[str, str]:
    """The same in an address; what is usual is left out."""
    chosen = {} if hiding.small_numbers == "standard" else {"small_numbers": hiding.small_numbers}
    return {**chosen, **({"hide_suspects": "yes"} if hiding.hide_suspects else {})}


def asked_hiding(asked: Mapping[str, object]) -> Hiding:
    """What an address or a form chooses. 422 where there is no such setting."""
    setting, suspects = (str(asked.get(name) or "") for name in ("small_numbers", "hide_suspects"))
    found = next((each for each in SETTINGS if each == (setting or "standard")), None)
    if found is None or suspects not in ("", "no", "yes"):
        raise HTTPException(422, f"Choose how small a number is hidden: {' or '.join(SETTINGS)}.")
    return Hiding(found, suspects == "yes")


def hiding_chosen(asked: Mapping[str, object]) -> Hiding | None:
    """The same; None where nothing is said of it."""
    return asked_hiding(asked) if asked.keys() & {"small_numbers", "hide_suspects"} else None


def hidden_words(limits: Thresholds) -> str:
    """What is hidden under these thresholds, for the cover of a file: "1 to 4 people; arrests are shown"."""
    most = f"1 to {limits.people - 1}"
    return f"{most} people; arrests are shown" if limits.suspects == 1 else f"{most} people or arrests"
