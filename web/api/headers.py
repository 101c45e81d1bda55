"""What a program may say in the headers of an entry: its key, and the device that it comes from."""

import re

from fastapi import Request

from domain.bounds import KEY as LONGEST_KEY
from domain.bounds import NAME
from service.commands.malformed import Malformed

_DEVICE = re.compile(rf"[ -~]{{0,{NAME.characters}}}")
_KEY = re.compile(rf"[ -~]{{1,{LONGEST_KEY.characters}}}")
KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "schema": {
        "type": "string",
        "pattern": f"^{_KEY.pattern}$",
        "examples": ["4b0f6a4e-5f0e-4d0c-9a57-0f2d6c1c2b6e"],
    },
    "description": "Made by the client, best a new UUID for each entry. The same key and body are stored once and "
    "answered the same, so that it may be sent again whenever no answer came; the same key with another body is 422. "
    "It is kept for good, and no erasure reaches it: never the name of a person.",
}
DEVICE = {
    "name": "X-Device",
    "in": "header",
    "required": False,
    "schema": {"type": "string", "pattern": f"^{_DEVICE.pattern}$"},
    "description": "The name of the device or program that it comes from; it stands beside the entry. It is kept for "
    "good, and no erasure reaches it: never the name of a person.",
}
ENTERING = ("IdempotencyKey", "Device")
PARAMETERS = dict(zip(ENTERING, (KEY, DEVICE), strict=True))
"""The headers of everything that enters something, by the name under which the contract refers to them."""


def key_of(request: Request) -> str | None:
    """The key that came along; None for none. Raises Malformed for what the contract does not take."""
    most = LONGEST_KEY.characters
    return _sent(request, "Idempotency-Key", _KEY, f"Send 1 to {most} letters, digits and signs of ASCII, best a UUID")


def device_of(request: Request) -> str | None:
    """The device that it says it comes from; None for none. Raises Malformed for what the contract does not take."""
    return _sent(request, "X-Device", _DEVICE, f"Send at most {NAME.characters} letters, digits and signs of ASCII")


def _sent(request: Request, name: str, pattern: re.Pattern[str], words: str) -> str | None:
    said = request.headers.get(name)
    if said is not None and pattern.fullmatch(said) is None:
        raise Malformed([(name, words)])
    return said
