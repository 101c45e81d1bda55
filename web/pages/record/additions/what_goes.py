"""What nothing brings back, and what follows that nobody would guess, is said on the form that records it."""

from domain.events.amendments import PersonSealedDataErased
from domain.events.planning import OperationArchived

WHAT_GOES: dict[str, str] = {
    PersonSealedDataErased.__name__: (
        "What is sealed about this person is destroyed, for everybody: who they are, how they are reached, and what "
        "was written about them. What was counted stays. Copies made before keep it until they are destroyed."
    ),
}
"""Event by what is gone once it is recorded."""
WHAT_FOLLOWS: dict[str, str] = {
    OperationArchived.__name__: (
        "Nobody is asked for it any more: no letter goes out, and no link of an invitation opens. What is not recorded "
        "by now is no longer said to be still to come. It can be read as before, and entered late; voiding this entry "
        "brings it back."
    ),
}
"""Event by what follows once it is recorded."""
