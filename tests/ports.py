"""The ports of the tests' servers, each held for one test alone among all that run on this machine.

A port that the system gives whoever asks for any is free at that moment only: before the server stands there another
test's may, and answer in its place, or a client's own end of a connection. These lie below what systems give to those
who connect, and each is held by its UDP port, which no server here needs.
"""

import random
import socket
from collections import deque

PORTS = range(10_000, 28_000)
"""Those of the bench lie above them."""
AT_ONCE = 200
"""How many are held; the servers of those before have long ended."""
_held: deque[socket.socket] = deque()


def free_port() -> int:
    """A port that nobody listens on, and that no other test is given meanwhile."""
    while True:
        port = random.choice(PORTS)
        if _is_ours(port) and not _is_listened_on(port):
            return port


def _is_ours(port: int) -> bool:
    held = socket.socket(type=socket.SOCK_DGRAM)
    try:
        held.bind(("127.0.0.1", port))
    except OSError:
        held.close()
        return False
    _held.append(held)
    if len(_held) > AT_ONCE:
        _held.popleft().close()
    return True


def _is_listened_on(port: int) -> bool:
    with socket.socket() as tried:
        try:
            tried.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False
