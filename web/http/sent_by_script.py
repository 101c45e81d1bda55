"""How a form that our own script sends is told where to go on: a fetch follows no redirect, so it gets the address."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SENT_BY = "x-sent-by"
GO_TO = "X-Go-To"


class GoTo:
    """Turns "see other" into 204 with the address in a header, for whoever sent the form with `X-Sent-By`."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or SENT_BY.encode() not in dict(scope["headers"]):
            await self.app(scope, receive, send)
            return

        async def with_address(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 303:
                headers = MutableHeaders(scope=message)
                headers[GO_TO] = headers["location"]
                del headers["location"], headers["content-length"]
                message["status"] = 204
            await send(message)

        await self.app(scope, receive, with_address)
