"""What every answer tells the browser: only our own scripts and styles, no framing, no guessing, nothing kept."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.http.assets import kept

POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self' ws: wss:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
NOTHING_OF_THE_DEVICE = "camera=(), geolocation=(), microphone=()"
ITS_CAMERA = NOTHING_OF_THE_DEVICE.replace("camera=()", "camera=(self)")
"""What a page says under Permissions-Policy that scans a card. No other page may use anything of the device."""
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000",
}


class SafeHeaders:
    """Sets the headers; pages with data are never stored by a browser or a proxy, assets are."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("Permissions-Policy", NOTHING_OF_THE_DEVICE)
                headers.update(HEADERS)
                headers["Cache-Control"] = kept(scope["path"], message["status"]) or "no-store"
            await send(message)

        await self.app(scope, receive, with_headers)
