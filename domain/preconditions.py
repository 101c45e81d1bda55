"""What every decision asks, whatever it decides: is what the entry names there, and is it not too late.

The codes: `unknown_*`, `already_exists`, `other_operation`, `operation_cancelled`, `departed`, `closed`.
Whoever names something of another operation is told that alone, so that nobody learns from it what is there.
A decision marked `late` is also taken after the person has departed or the centre has closed, a record about
somebody who has not left after closing too. Both are asked for
the moment the entry speaks of, so an entry made late about a time before is an entry in time.
"""

from collections.abc import Iterator

from domain.declaration import fields_of
from domain.facts.existence import CentrePhase, OperationExistence, OperationKnown, PersonExistence
from domain.facts.named import NAMED, InterpretersNamed, Named
from domain.kernel import AnyDecision
from domain.words import INTERPRETERS, BedId, CentreId, InterpreterId, PersonId, RoomId, Scoped

SHARED = (BedId, RoomId, InterpreterId)
"""May be used by another operation or another council (Newcastle's memorandum)."""


def foreign(decision: AnyDecision) -> bool:
    """Whether it names something of another operation that is not shared; it learns nothing more than that.

    Whoever gives a shared bed names the centre that it stands in.
    """
    shared = (*SHARED, CentreId) if fields_of(type(decision.what), BedId) else SHARED
    return any(
        reference.operation != decision.what.operation and not isinstance(reference, shared)
        for _, reference in decision.references()
    )


class Preconditions:
    """The preconditions facts of one decision; make it before the facts are read, ask `why_not` after."""

    def __init__(self, decision: AnyDecision) -> None:
        self.decision = decision
        self.people: list[tuple[str, PersonExistence]] = []
        self.named: list[tuple[str, Scoped, Named]] = []
        self.centres: list[CentrePhase] = []
        if not decision.without_operation:
            self._ask()

    def _ask(self) -> None:
        decision = self.decision
        operation = decision.what.operation
        self.known = decision.fact(OperationKnown(operation))
        self.operation = decision.fact(OperationExistence(operation))
        for field, reference in decision.references():
            if field not in decision.judges or isinstance(reference, CentreId):
                self._ask_about(field, reference)

    def _ask_about(self, field: str, reference: Scoped) -> None:
        if isinstance(reference, PersonId):
            self.people.append((field, self.decision.fact(PersonExistence(reference))))
        elif isinstance(reference, CentreId):
            self.centres.append(self.decision.fact(CentrePhase(reference)))
        elif reference.ref == INTERPRETERS:
            asked = InterpretersNamed(self.decision.what.operation)
            self.named.append((field, reference, self.decision.fact(asked)))
        elif type(reference) in NAMED:
            self.named.append((field, reference, self.decision.fact(NAMED[type(reference)](reference))))

    def why_not(self) -> Iterator[str]:
        """Every reason against that does not depend on what is decided, once each."""
        if not self.decision.without_operation:
            yield from dict.fromkeys(self._reasons())

    def _reasons(self) -> Iterator[str]:
        decision = self.decision
        known = self.known.known or bool(self.known.broken_by)
        if known == ("operation" in decision.makes):
            yield "already_exists" if known else "unknown_operation"
        if decision.gate and self.operation.cancelled and not decision.brings_back:
            yield "operation_cancelled"
        yield from self._about_references()
        if not decision.late and self._closed and not self._about_somebody_here:
            yield "closed"

    @property
    def _closed(self) -> bool:
        """What happens at a centre that was booked and has not closed is taken, though every other has closed."""
        if any(each.phase == "closed" for each in self.centres):
            return True
        elsewhere = bool(self.centres) and all(each.expected for each in self.centres)
        return self.operation.closed and (self.decision.gate or not elsewhere)

    @property
    def _about_somebody_here(self) -> bool:
        """A record about a person who has not left is taken after closing as well, with an alarm: they are there."""
        here = [field not in self.decision.makes and not person.gone(self.decision.at) for field, person in self.people]
        return not self.decision.gate and bool(here) and all(here)

    def _about_references(self) -> Iterator[str]:
        decision = self.decision
        for field, person in self.people:
            if field in decision.makes:
                if person.known or person.known_later:
                    yield "already_exists"
            elif not person.known or person.voided:
                yield "unknown_person"
            elif not decision.late and person.gone(decision.at):
                yield "departed"
        for field, reference, named in self.named:
            if field not in decision.makes and not named.known:
                yield f"unknown_{reference.prefix}"
            elif field in decision.makes and (named.known or named.known_later):
                yield "already_exists"
