"""Which beds a centre can still give."""

from domain.words import CentreId
from projections.operation.state import OperationState


def shut(state: OperationState, centre: CentreId) -> str:
    """Whether a centre's building was "given back" or it is "closed", so that nobody is given a bed there; else ""."""
    if state.centres[centre].given_back and centre in state.occupancy.shut:
        return "given back"
    return "closed" if centre in state.occupancy.shut or state.centres[centre].phase == "closed" else ""


def beds_to_give(state: OperationState) -> int | None:
    """Centre beds booked, taken or not, but for centres that are shut; None where no booking says how many."""
    booked = [each.beds or 0 for name, each in state.centres.items() if not shut(state, name)]
    return None if state.beds is None else sum(booked)
