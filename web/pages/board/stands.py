"""How somebody stands on the board: what they are at, in which group and column, under which chips, where."""

from collections.abc import Iterable
from typing import Literal

from projections.views.waiting import Waiting
from service.access.people import PersonShown
from web.wording.stages import STAGES
from web.wording.waits import AT

Group = Literal[0, 1, 2, 3, 4]
"""Who waits, who is out or missing, who talks, who wants nothing, who is gone: in this order they stand."""

CHILD, UNCERTAIN = AS_A_CHILD = ("child", "age uncertain")
"""The flags of a child, and of whom the law treats as one."""


def at(shown: PersonShown, wait: Waiting | None) -> str | None:
    """What somebody is at, or waits for; None is nothing."""
    if shown.departed:
        return None
    if shown.missing:
        return "missing"
    if shown.out:
        return "out"
    if shown.stage == "talking":
        return "talking"
    return wait.what if wait else None


def words(shown: PersonShown, at: str | None) -> str:
    """The same in words."""
    if at == "out" and shown.child and shown.alone:
        return "out, alone"
    return AT[at] if at else STAGES[shown.stage].lower()


def group(shown: PersonShown, at: str | None) -> Group:
    """Where in the order of the board they stand."""
    if shown.departed:
        return 4
    if at in ("missing", "out"):
        return 1
    if at == "talking":
        return 2
    return 0 if at else 3


def column(shown: PersonShown, at: str | None) -> int:
    """The stage of a desk at which somebody stands; whoever is away stands where they wait when they are back."""
    if at == "details":
        return 1
    if not shown.screened:
        return 2
    if shown.stage in ("waiting", "talking"):
        return 3
    return 4 if shown.stage in ("talked", "identified", "deciding", "consented", "declined") else 5


def chips(shown: PersonShown, wait: Waiting | None, own: bool) -> str:
    """The chips under which they stand, and what they wait for; *details* while nobody asked, whatever they are at."""
    if shown.departed:
        return "gone"
    away = shown.out or shown.missing
    chips = ("all", "waiting" if wait and not away else "", "out" if away else "here", "mine" if own else "")
    unasked = shown.details and None in (shown.details.age, shown.details.language)
    found = (*chips, wait.what if wait and not away else "", "details" if unasked else "")
    return " ".join(dict.fromkeys(each for each in found if each))


def place(shown: PersonShown) -> str:
    """Where they are to be found."""
    if shown.departed or shown.missing:
        return ""
    if shown.out:
        return "out"
    if shown.stage == "talking":
        return ", ".join(each for each in (shown.room, shown.interpreter) if each)
    return f"bed {shown.bed}" if shown.bed is not None else "hall"


def flags(shown: PersonShown) -> Iterable[tuple[str, str]]:
    """Short words with a tone: what anybody who meets this person should know."""
    if shown.departed:
        return
    if shown.details and shown.details.age == "uncertain":
        yield UNCERTAIN, "blue"
    elif shown.child:
        yield CHILD, "blue"
    if shown.keep_apart:
        yield "keep apart", "grey"
    if shown.open_need:
        yield "health need", "grey"
