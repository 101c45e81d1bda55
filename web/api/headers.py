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
    "answered the same, so that it may be sent again whenever no answer came; the same key with another body is 422.",
}
DEVICE = {
    "name": "X-Device",
    "in": "header",
    "required": False,
    "schema": {"type": "string", "pattern": f"^{_DEVICE.pattern}$"},
    "description": "The name of the device or program that it comes from; it stands beside the entry.",
}
ENTERING = ("IdempotencyKey", "Device")
PARAMETERS = dict(zip(ENTERING, (KEY, DEVICE), strict=True))
"""The headers of everything that enters something, by the name under which the contract refers to them."""


def key_of(request: Request) -> str | None:
    """The key that came along; None for none. Raises Malformed for what the contract does not take."""
    key = request.headers.get("Idempotency-Key")
    if key is not None and _KEY.fullmatch(key) is None:
        most = LONGEST_KEY.characters
        raise Malformed([("Idempotency-Key", f"Send 1 to {most} letters, digits and signs of ASCII, best a UUID")])
    return key


def device_of(request: Request) -> str | None:
    """The device that it says it comes from; None for none. Raises Malformed for what the contract does not take."""
    device = request.headers.get("X-Device")
    if device is not None and _DEVICE.fullmatch(device) is None:
        most = NAME.characters
        raise Malformed([("X-Device", f"Send at most {most} letters, digits and signs of ASCII")])
    return device
