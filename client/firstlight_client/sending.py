"""Sending a request until it is answered: the same again where no answer came, or where the service was busy."""

import secrets
import time
from typing import Any

import httpx

from firstlight_client.errors import Unavailable, error_of

BUSY = (429, 502, 503, 504)
LONGEST = 30.0
"""Seconds between two tries at the most, unless the service asks for more."""


class Sender:
    """Sends for one token; `tries` is how often at the most."""

    def __init__(self, address: str, token: str, seconds: float, tries: int) -> None:
        headers = {"Authorization": f"Bearer {token}"}
        self.http = httpx.Client(base_url=address, headers=headers, timeout=seconds)
        self._tries = tries

    def send(self, method: str, path: str, **more: Any) -> httpx.Response:
        """The answer, which is a success. Raises what the service said otherwise, and Unavailable.

        Only what may be sent twice is sent by this: reading, and entries with their key.
        """
        wait, status, problem = 0.0, 503, dict[str, Any]()
        for tried in range(self._tries):
            time.sleep(wait)
            wait = _growing(tried)
            try:
                answer = self.http.request(method, path, **more)
            except httpx.TransportError as error:
                status, problem = 503, {"title": f"The service could not be reached ({type(error).__name__})."}
                continue
            if answer.is_success:
                return answer
            if answer.status_code not in BUSY:
                raise error_of(answer)
            status, problem = answer.status_code, error_of(answer).problem
            wait = _asked_for(answer, wait)
        raise Unavailable(status, problem)


def _growing(tried: int) -> float:
    """Seconds before the next try, with some chance in them: not everybody comes back at once."""
    return float(min(LONGEST, 0.5 * 2.0**tried) * (0.5 + secrets.randbelow(1000) / 2000))


def _asked_for(answer: httpx.Response, otherwise: float) -> float:
    said = answer.headers.get("retry-after", "")
    return float(said) if said.isascii() and said.isdecimal() else otherwise
