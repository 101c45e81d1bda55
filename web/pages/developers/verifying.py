"""How a receiver proves that a delivery comes from here, as the page shows it: nothing but the standard library."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Mapping
from typing import Any

FIVE_MINUTES = 300


def verified(secret: str, headers: Mapping[str, str], body: bytes) -> Any:
    """The event of a delivery. Raises ValueError for anything that was not signed with the secret just now.

    `headers` by their names in small letters; `body` as it came, before anything has read it.
    """
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    expected = "v1," + base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()
    every = headers["webhook-signature"].split()
    if not any(hmac.compare_digest(expected.encode(), each.encode()) for each in every):
        raise ValueError("This was not signed with our secret.")
    if abs(time.time() - int(headers["webhook-timestamp"])) > FIVE_MINUTES:
        raise ValueError("This was signed too long ago.")
    return json.loads(body)
