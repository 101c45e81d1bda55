"""How a field is asked for, where that is not told by its type: marks that stand beside it in `Annotated`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SeveralAtOnce:
    """It is usually said of several at once: one event for each, all in one entry."""


@dataclass(frozen=True, slots=True)
class CanWait:
    """It can be asked later: a form folds it away, so that a cold thumb has little to scroll."""


SEVERAL_AT_ONCE = SeveralAtOnce()
CAN_WAIT = CanWait()
