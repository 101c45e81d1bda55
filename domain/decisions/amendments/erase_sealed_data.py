"""Destroy a person's sealed data; what was counted stays counted."""

from domain.events.amendments import PersonSealedDataErased
from domain.kernel import Gate


class EraseSealedData(Gate[PersonSealedDataErased]):
    """Destroy a person's sealed data; what was counted stays counted."""

    late = True
    correctable = False
