"""Of what kind the partners of an operation are: as registered, else as organisations of that name usually are."""

from typing import NamedTuple

from domain.policy.organisations import BY_KIND, Dates
from domain.words import Agency
from projections.across.directory import Directories
from projections.across.organisations import Organisations
from projections.operation.state import OperationState
from projections.views.plan.gap import policy_day
from projections.views.plan.partners import Organised
from service.names import usual


class Everybody(NamedTuple):
    """Who is known beside an operation: every organisation, and whom each council has in its directory."""

    organisations: Organisations
    directories: Directories


def kinds_of_partners(state: OperationState, organisations: Organisations) -> dict[str, str]:
    """The kind of each partner, and of each council and force that runs it too, by its folded name."""
    return {
        each.folded: known.kind if (known := organisations.of(each)) else usual(each)["kind"]
        for each in (*(Agency(name.ref) for name in state.partners), *state.operation.others)
    }


def organised(state: OperationState, everybody: Everybody) -> Organised:
    """The kind of each partner, which are first responder organisations on the planned day, whose role is described.

    A role is described in the directory of the council that leads; at an earlier moment of the day as it was by then.
    """
    organisations, directories = everybody
    kinds, day = kinds_of_partners(state, organisations), policy_day(state)
    dates = {
        name: known.dates if (known := organisations.of(name)) else BY_KIND.get(kind, Dates())
        for name, kind in kinds.items()
    }
    own = directories.of(state.operation.led_by)
    return Organised(
        kinds,
        frozenset(name for name, each in dates.items() if each.may_refer(day)),
        frozenset(name for name in kinds if own.says_what_it_does(name, state.until)),
    )
