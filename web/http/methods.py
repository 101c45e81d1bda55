"""Which methods an address takes: said with every 405, whichever of its routes was tried first.

HEAD is taken wherever GET is, and answered as GET is, without the content.
"""

from fastapi import Request
from starlette.routing import Match

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")


def allowed(request: Request) -> str:
    """The methods of an address, as the header `Allow` lists them."""
    routes, scope = request.app.router.routes, request.scope
    found = [each for each in METHODS if any(_takes(route.matches({**scope, "method": each})) for route in routes)]
    return ", ".join(each for method in found for each in (("GET", "HEAD") if method == "GET" else (method,)))


def _takes(match: tuple[Match, object]) -> bool:
    return match[0] is Match.FULL
