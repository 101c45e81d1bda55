"""How a field is asked for, where that is not told by its type: marks that stand beside it in `Annotated`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SeveralAtOnce:
    """It is usually said of several at once: one event for each, all in one entry."""


@dataclass(frozen=True, slots=True)
class CanWait:
    """It can be asked later: a form folds it away, so that a cold thumb has little to scroll."""


@dataclass(frozen=True, slots=True)
class NotAsked:
    """No form asks for it: it says what somebody typed elsewhere on the same form."""


@dataclass(frozen=True, slots=True)
class KeptAsSaid:
    """What is typed on a form and not understood is sealed in the field named here, and stands as not known."""

    field: str


@dataclass(frozen=True, slots=True)
class OfEach:
    """It says which of several an entry is about: of each the later entry counts, and none replaces another's."""


SEVERAL_AT_ONCE = SeveralAtOnce()
CAN_WAIT = CanWait()
NOT_ASKED = NotAsked()
OF_EACH = OfEach()
AS_SAID = KeptAsSaid("as_said")
