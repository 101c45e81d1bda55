"""Checking passwords without holding anybody else up: off the event loop, and at most two at a time."""

import asyncio
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address, ip_network
from typing import TypeVar

from fastapi import HTTPException
from starlette.requests import HTTPConnection

from service.access.guessing import WrongSignIn
from service.access.kept_row import BrokenRow
from service.waiting import may_wait

AT_ONCE = 2
"""Each check takes a processor and tens of megabytes for a moment, by design."""
WAITING = 40
"""Checks that may wait their turn; whoever comes then is asked to come back."""
COME_BACK = 5
"""Seconds after which they are."""
UNREADABLE = "What is kept of your account cannot be read. Whoever runs the service gives it its roles anew."
T = TypeVar("T")


class Passwords:
    """The checks of one server that run and wait."""

    def __init__(self) -> None:
        self._turn = asyncio.Semaphore(AT_ONCE)
        self._waiting = 0

    async def check(self, check: Callable[..., T], *given: object) -> T:
        """What a check gives, once it is its turn. Raises as it does, and HTTPException 503 where too many wait."""
        if self._waiting >= WAITING:
            raise HTTPException(503, "Too many people are signing in. Try again.", {"Retry-After": str(COME_BACK)})
        self._waiting += 1
        try:
            async with self._turn:
                return await may_wait(check, *given)
        finally:
            self._waiting -= 1


def passwords(connection: HTTPConnection) -> Passwords:
    """The checks of the running server, as `web.app` put them together."""
    found: Passwords = connection.app.state.passwords
    return found


def address_of(connection: HTTPConnection) -> str:
    """Where a connection comes from, as far as somebody can choose no other: of IPv6 the /64 that a line is given."""
    host = connection.client.host if connection.client else ""
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if isinstance(address, IPv6Address):
        return str(address.ipv4_mapped or ip_network((address, 64), strict=False))
    return str(address)


def wrong(error: WrongSignIn | BrokenRow) -> tuple[int, str, dict[str, str]]:
    """The status, the words and the headers for a password that was not taken."""
    if isinstance(error, BrokenRow):
        return 401, UNREADABLE, {}
    if not error.wait:
        return 401, "The name or the password is not right. Check both and try again.", {}
    seconds = round(error.wait + 0.5)
    wait = f"{seconds} seconds" if seconds < 100 else f"{round(seconds / 60)} minutes"
    return 429, f"Too many tries. Wait {wait}, then try again.", {"Retry-After": str(seconds)}
