"""Each request is counted, and its answer carries the number by which somebody may ask about it afterwards."""

from time import perf_counter

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.answering import being_answered
from service.metrics import REQUEST_SECONDS, REQUESTS

NUMBER = "X-Request-Id"
METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
NO_ROUTE = "none"


class Observed:
    """Stands around everything that answers a request. What is told of one is its route's template, never its path."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        status = 500

        with being_answered() as asked:

            async def watched(message: Message) -> None:
                nonlocal status
                if message["type"] == "http.response.start":
                    status = message["status"]
                    MutableHeaders(scope=message)[NUMBER] = asked.number
                await send(message)

            try:
                await self.app(scope, receive, watched)
            finally:
                _count(scope, status, perf_counter() - asked.since)


def _count(scope: Scope, status: int, seconds: float) -> None:
    method = scope["method"] if scope["method"] in METHODS else "other"
    REQUESTS.labels(route_of(scope), method, str(status)).inc()
    REQUEST_SECONDS.labels(f"{status // 100}xx").observe(seconds)


def route_of(scope: Scope) -> str:
    """The template of the route that answered; of the assets their folder alone."""
    template = getattr(scope.get("route"), "path_format", None)
    if template is None:
        return "/static" if scope["path"].startswith("/static/") else NO_ROUTE
    return str(template)
