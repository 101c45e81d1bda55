"""Which interpreter suits a person: their language first, their dialect, whom they wish for, who is free."""

from dataclasses import dataclass
from datetime import datetime

from domain.words import InterpreterId
from projections.operation.person import Person
from projections.operation.posts import BookedInterpreter
from projections.operation.state import OperationState
from projections.views.on_duty import Spoken, speaking


@dataclass(frozen=True, slots=True)
class Suggested:
    """An interpreter as one person needs them; None where what would tell was not recorded."""

    id: InterpreterId
    booked: BookedInterpreter | None
    speaks: bool
    dialect: bool | None
    wished: bool | None
    now: Spoken

    @property
    def fits(self) -> bool:
        """Whether they are free, speak the language, and nothing recorded speaks against them."""
        return self.speaks and self.now.free and self.dialect is not False and self.wished is not False


def suggested(state: OperationState, person: Person, now: datetime) -> list[Suggested]:
    """Every interpreter, the one that suits best first. Whoever was brought in with the others is never one."""
    brought = {each.id.ref for each in state.registered}
    found = [
        _suits(who, state.shift.interpreters.get(who), person, each)
        for who, each in speaking(state, now).items()
        if who.ref not in brought
    ]
    return sorted(found, key=_worse)


def _suits(who: InterpreterId, booked: BookedInterpreter | None, person: Person, now: Spoken) -> Suggested:
    speaks = booked is not None and booked.language == person.language
    return Suggested(
        who,
        booked,
        speaks,
        _same(booked.dialect if booked else None, person.dialect),
        _same(booked.gender if booked else None, person.interpreter_wish),
        now,
    )


def _same(one: str | None, other: str | None) -> bool | None:
    return one == other if one and other and other != "unknown" else None


def _worse(each: Suggested) -> tuple[bool, ...]:
    """What speaks against an interpreter, the gravest first."""
    doubts = (each.dialect is False, each.wished is False, each.dialect is None, each.wished is None)
    return (not each.speaks, not each.now.free, *doubts)
