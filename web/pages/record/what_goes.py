"""What nothing brings back is said on the form that records it."""

from domain.events.amendments import PersonSealedDataErased

WHAT_GOES: dict[str, str] = {
    PersonSealedDataErased.__name__: (
        "What is sealed about this person is destroyed, for everybody: who they are, how they are reached, and what "
        "was written about them. What was counted stays. Copies made before keep it until they are destroyed."
    ),
}
"""Event by what is gone once it is recorded."""
