"""What a form that was filled in enters: one proposal, or one for each of several of whom it is said at once."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from domain.kernel import AnyDecision
from projections.operation.state import OperationState
from service.commands.submit import Proposal, Submission
from service.digits import number_in
from web.pages.record.additions.as_said import as_understood
from web.pages.record.additions.coming import walk_in
from web.pages.record.against_each import said_of_several
from web.pages.record.entry.as_counted import DRAWN
from web.pages.record.when import WhenQuestion


def entered(
    state: OperationState | None,
    decision: type[AnyDecision],
    found: dict[str, object],
    when: WhenQuestion,
    beside: Mapping[str, Any],
    happened_at: str | None,
) -> Submission:
    """All of it as one entry; `beside` is what every form asks besides the decision's own fields."""
    return Submission(
        operation=state.id if state else f"op-{uuid4().hex[:12]}",
        proposals=[*walk_in(decision, found, beside["came"]), *_each(decision, as_understood(decision, found))],
        entry=beside["entry"],
        happened_at=happened_at,
        minutes_ago=when.minutes_ago,
        device_time=when.device_time,
        on_behalf_of=beside["on_behalf_of"] or None,
        seen_up_to=number_in(beside[DRAWN]),
    )


def _each(decision: type[AnyDecision], found: dict[str, Any]) -> list[Proposal]:
    """One proposal, or one for each choice where it was done for several at once."""
    event = decision.event.__name__
    several = said_of_several(decision)
    if several is None:
        return [Proposal(event, found)]
    return [Proposal(event, {**found, several: each}) for each in found[several]]
