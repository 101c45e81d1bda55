"""HEAD is answered wherever GET is: with what GET would say before its content, and without the content.

Who asks that way, a monitor or a server in between, is shown nothing, so that nobody has looked at anybody.
"""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.answering import ANSWERING


class AnswersHead:
    """Asks for what HEAD names as GET does, and ends the answer once its headers are known."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def headers_alone(message: Message) -> None:
            if message["type"] == "http.response.start":
                await send(message)
                await send({"type": "http.response.body", "body": b"", "more_body": False})

        if answering := ANSWERING.get():
            answering.shown = False
        asked = {**scope, "method": "GET"}
        try:
            await self.app(asked, receive, headers_alone)
        finally:
            scope["route"] = asked.get("route")
