"""A centre with many registered people, and the requests of those who let them out and in again."""

import asyncio
import json
from collections.abc import Iterator
from itertools import islice

import httpx2

from bench.filling import begun
from bench.raw_http import post, rate
from bench.servers import token_of
from bench.sizes import size

PEOPLE = size(320, tiny=8)
"""Registered people, shared by the connections."""
TURNS = size(2, tiny=1)
"""How often each goes out and comes in again in one round."""
OPENED = 60
"""Rows of the reference day after which the centre is open."""


class Crowd:
    """The people of one operation, over the processes that listen on these ports; who asks may do everything."""

    def __init__(self, http: httpx2.Client, ports: list[int]) -> None:
        self.day, self.token, self.ports = begun(http, OPENED), token_of(http), ports
        self.people = [f"P{number}" for number in range(100, 100 + PEOPLE)]
        self.address = f"/api/operations/{self.day.operation}/{{name}}"

    def register(self) -> float:
        """Everybody is registered, one after the other, over one connection: how many a second."""
        address = self.address.format(name="register-person")
        bodies = (json.dumps({"person": person, "age": "adult"}) for person in self.people)
        return asyncio.run(rate(self.ports, [(post(address, body, self.token) for body in bodies)]))

    def decisions(self, callers: int) -> float:
        """Decisions a second over so many connections; everybody stands as they stood afterwards."""
        return asyncio.run(rate(self.ports, queues(self.address, self.people, self.token, callers)))


def posts(port: int, crowd: Crowd, callers: int) -> float:
    """The same bodies sent to a route that stores nothing."""
    return asyncio.run(rate([port], queues("/empty", crowd.people, crowd.token, callers)))


def queues(address: str, people: list[str], token: str, callers: int) -> list[Iterator[bytes]]:
    """The requests of each connection; people belong to one connection alone."""
    shares = [share for number in range(callers) if (share := people[number::callers])]
    return [islice(in_and_out(address, share, token), 2 * TURNS * len(share)) for share in shares]


def in_and_out(address: str, people: list[str], token: str) -> Iterator[bytes]:
    """Each person out, then each in again, and so on without end."""
    while True:
        for name in ("log-temporary-exit", "log-temporary-return"):
            for person in people:
                yield post(address.format(name=name), json.dumps({"person": person, "on_behalf_of": "Council"}), token)
