"""A client of Firstlight: enter what happens, and keep up with what others enter."""

from firstlight_client.client import Firstlight, Operation, Stored
from firstlight_client.errors import (
    Malformed,
    NotAllowed,
    NotFound,
    PutBack,
    Refused,
    SignedOut,
    Unavailable,
    Unexpected,
)
from firstlight_client.events import Event

__all__ = [
    "Event",
    "Firstlight",
    "Malformed",
    "NotAllowed",
    "NotFound",
    "Operation",
    "PutBack",
    "Refused",
    "SignedOut",
    "Stored",
    "Unavailable",
    "Unexpected",
]
