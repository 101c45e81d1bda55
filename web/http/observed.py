"""Each request is counted and written down, and its answer carries the number by which somebody may ask about it."""

import logging
from time import perf_counter

from fastapi.telemetry import TelemetryConfig
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.answering import being_answered
from service.metrics import REQUEST_SECONDS, REQUESTS

NUMBER = "X-Request-Id"
METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
NO_ROUTE = "none"
BROKE_OFF = 499
"""What stands for an answer where the line broke before there was anything to answer; proxies count it so too."""
ASKED_OFTEN = ("/health", "/ready")
LOG = logging.getLogger("firstlight.requests")

TELEMETRY: TelemetryConfig = {
    "metrics": False,
    "logs": False,
    "operation_spans": False,
    "auto_configure": False,
    "exclude": lambda scope: scope["type"] == "websocket" or scope["path"] in ASKED_OFTEN,
}
"""Of what the framework would tell only the span of a request is wanted; the words of errors, above all, are not."""


class Observed:
    """Stands around everything that answers a request. What is told of one is its route's template, never its path."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        status, begun = 500, False

        with being_answered() as asked:

            async def watched(message: Message) -> None:
                nonlocal status, begun
                if message["type"] == "http.response.start":
                    status, begun = message["status"], True
                    headers = MutableHeaders(scope=message)
                    headers[NUMBER] = asked.number
                    if scope["app"].state.stopping:  # whoever keeps a line open comes back by another
                        headers["Connection"] = "close"
                await send(message)

            try:
                await self.app(scope, receive, watched)
                status = status if begun else BROKE_OFF
            finally:
                _tell(scope, status, perf_counter() - asked.since)


def _tell(scope: Scope, status: int, seconds: float) -> None:
    """Count it and write it down; the answers of a process that is well are no news."""
    method, route = scope["method"] if scope["method"] in METHODS else "other", route_of(scope)
    REQUESTS.labels(route, method, str(status)).inc()
    REQUEST_SECONDS.labels(f"{status // 100}xx").observe(seconds)
    if route not in ASKED_OFTEN or status != 200:
        beside = {"method": method, "route": route, "status": status, "ms": round(seconds * 1000, 1)}
        LOG.log(logging.WARNING if status >= 500 else logging.INFO, "request", extra=beside)


def route_of(scope: Scope) -> str:
    """The template of the route that answered; of the assets their folder alone."""
    template = getattr(scope.get("route"), "path_format", None)
    if template is None:
        return "/static" if scope["path"].startswith("/static/") else NO_ROUTE
    return str(template)
