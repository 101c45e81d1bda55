"""Which methods an address takes: said with every 405, whichever of its routes was tried first."""

from fastapi import Request
from starlette.routing import Match

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")


def allowed(request: Request) -> str:
    """The methods of an address, as the header `Allow` lists them."""
    routes, scope = request.app.router.routes, request.scope
    found = [each for each in METHODS if any(_takes(route.matches({**scope, "method": each})) for route in routes)]
    return ", ".join(found)


def _takes(match: tuple[Match, object]) -> bool:
    return match[0] is Match.FULL
