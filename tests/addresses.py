"""Every address that a running service can be asked for, as its routes write it."""

from collections.abc import Iterator
from typing import Any

from tests.running import Running

FEWEST = 90
"""There are so many at the least: whoever finds fewer has looked past the routers that the service includes."""


def asked_for(running: Running) -> list[str]:
    """The path of each route that answers GET, with what stands in braces."""
    every = routes(running.server.config.app)
    found = [route.path for route in every if "GET" in (getattr(route, "methods", None) or ())]
    assert len(found) >= FEWEST, found
    return found


def routes(app: Any) -> Iterator[Any]:
    """The routes of an application, those of the routers that it includes too."""
    for route in app.routes:
        if included := getattr(route, "original_router", None):
            yield from routes(included)
        elif hasattr(route, "path"):
            yield route
