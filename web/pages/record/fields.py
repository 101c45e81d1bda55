"""The fields of a decision's form, derived from its event's types."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from domain.asking import CAN_WAIT, NOT_ASKED, SEVERAL_AT_ONCE
from domain.bounds import closed
from domain.declaration import Declared, declared, fields_of
from domain.kernel import AnyDecision
from domain.vocabulary import offered
from domain.words import (
    Agency,
    CentreId,
    Credited,
    InterpreterId,
    InterpreterOrNone,
    PartnerId,
    PersonId,
    RoomId,
    Scoped,
    Sealed,
    TransportId,
)
from projections.operation.state import OperationState
from service.commands.names import numbered
from service.commands.references import FIRST_CENTRE
from service.commands.schema import input_fields, required_fields
from service.standards.understood import is_coded
from web.pages.record.at_centre import centre_of_person
from web.pages.record.choices import Choices, known, organisations
from web.wording import hint, label, question
from web.wording.labels import coded
from web.wording.looked_for import label_in

GIVEN = "Leave empty: the next free number is given. Or type the number on a card or a paper sheet."
FREE = (RoomId, InterpreterId, InterpreterOrNone, TransportId)
"""References that nobody has to enter before they are named: the second room is offered by nothing yet."""
FEW, MANY = 7, 24
"""Up to so many choices stand open as radios, codes and references; more go into a list."""
SHORT = 9
"""Letters that stand beside each other on a phone, four times."""
CONTROLS: dict[object, str] = {
    bool: "yesno",
    int: "number",
    Decimal: "money",
    date: "date",
    datetime: "moment",
    Sealed: "textarea",
}


@dataclass
class Field:
    """One question of a form: how it is asked, what may be chosen, what stands there, what is wrong with it.

    What only a page shows is worked out when it is shown: a tap asks nothing of the day.
    """

    decision: type[AnyDecision]
    declared: Declared
    state: OperationState | None
    value: object = None
    error: str | None = None
    note: str | None = None
    asked: str | None = None
    stood: str | None = None
    kept: bool = False
    """Whether something sealed stands here, which stays where nothing is typed."""
    likely: Sequence[tuple[str, str]] = ()
    """Answers that stand as taps beside the line in which any other is written."""
    single: bool = False
    """Whether one entry is meant, so that what is usually said of several at once is said of one."""

    @property
    def name(self) -> str:
        return self.declared.name

    @property
    def label(self) -> str:
        return question(self.decision.event.__name__, self.name)

    @property
    def hint(self) -> str | None:
        return self.note or (GIVEN if self.numbered_by_itself else hint(self.decision.event.__name__, self.name))

    @property
    def required(self) -> bool:
        several = self.state is not None and len(self.state.centres) > 1
        chosen = several and self.declared.is_a(CentreId) and self.declared.required
        return not self.kept and (chosen or self.name in required_fields(self.decision))

    @property
    def folded(self) -> bool:
        return CAN_WAIT in self.declared.marks

    @cached_property
    def choices(self) -> Choices:
        """What may be chosen, each with its words: references of the day, or codes."""
        kind = self.declared.kind
        if self._refers and self.state is not None and isinstance(kind, type):
            return known(self.state, kind, self.decision.event.__name__)
        if self._named and self.state is not None:
            return organisations(self.state)
        if self.coded:
            return [(words, words) for words in map(self.spoken, offered(self.declared.marks))]
        return [(code, label_in(self.name, code)) for code in self.declared.codes or offered(self.declared.marks)]

    @cached_property
    def kind(self) -> str:
        """The control by which it is asked: its type says so."""
        declared = self.declared
        if declared.many or (SEVERAL_AT_ONCE in declared.marks and not self.single):
            return ("several_or_another" if self.free else "checkboxes") if self.choices else "list"
        if declared.codes:
            return "radios" if len(declared.codes) <= FEW else "select"
        if self.free:
            return "one_or_another" if 0 < len(self.choices) <= MANY else "text"
        if self._refers and self.state is not None:
            if self.required and declared.kind is not CentreId and 0 < len(self.choices) <= MANY:
                return "radios"
            return "select" if declared.kind in (PersonId, PartnerId) or self.choices else "text"
        if closed(declared):
            return "select"  # where nothing else is taken, nothing is typed
        return CONTROLS.get(declared.kind, "text")

    def spoken(self, value: Any) -> Any:
        """A value as it stands in the form: a code of a standard as its English name, which is understood again."""
        return label(coded(self.declared, value)) if self.coded and isinstance(value, str) else value

    @property
    def coded(self) -> bool:
        """Whether it is answered by a name of a standard, which may be typed in many ways."""
        return is_coded(self.declared)

    @property
    def free(self) -> bool:
        """Whether something may be named that is not among the choices."""
        return self._named or (self._refers and self.declared.kind in FREE)

    @property
    def open(self) -> str:
        """What stands in the line for another one, beside the choices."""
        known = dict(self.likely or self.choices)
        every = self.value if isinstance(self.value, list) else [self.value or ""]
        return ", ".join(str(each) for each in every if each not in known)

    @property
    def _named(self) -> bool:
        """Whether it names organisations, of which those that take part are offered."""
        return self.declared.many and self.declared.kind is Agency

    @property
    def side_by_side(self) -> bool:
        """Whether its choices are references, short enough to stand in a row."""
        return self._refers and all(len(words) <= SHORT for _, words in self.choices)

    @property
    def numbered_by_itself(self) -> bool:
        """Whether its number is given where nobody types one."""
        return self.name in dict(numbered(self.decision))

    @property
    def _refers(self) -> bool:
        """Whether it names what may be there already: a vehicle arrives that left, or that nobody saw leave."""
        known = self.name not in self.decision.makes or (self.numbered_by_itself and self.name in self.decision.judges)
        return self.declared.is_a(Scoped) and known


def fields_for(decision: type[AnyDecision], state: OperationState | None, values: Mapping[str, object]) -> list[Field]:
    """The questions of a decision's form, with what was typed before or is likely."""
    found = asked(decision, state)
    for field in found:
        field.value = field.spoken(values.get(field.name))
        if field.value is None:
            field.value = _likely(field, values)
    return found


def asked(decision: type[AnyDecision], state: OperationState | None) -> list[Field]:
    """Who did it is asked once for the whole entry; which centre, only where there is a choice."""
    one_centre = state is not None and len(state.centres) == 1
    every = (declared(decision.event)[name] for name in input_fields(decision))
    left_out = {*fields_of(decision.event, Credited), *(fields_of(decision.event, CentreId) if one_centre else ())}
    return [Field(decision, each, state) for each in every if each not in left_out and NOT_ASKED not in each.marks]


def _likely(field: Field, values: Mapping[str, object]) -> object:
    """What stands in a field before anybody fills it in: the centre at which somebody is, else the first.

    A number is given as it is stored.
    """
    if field.declared.is_a(CentreId):
        theirs = centre_of_person(field.state, values.get("person"))
        return theirs or (field.choices[0][0] if field.choices else FIRST_CENTRE)
    return None
