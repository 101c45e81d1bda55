"""The lines of a running server: one that asks for what cannot be read is answered, and let go of; one that does not
come to ask for anything is let go of, too."""

from asyncio import BaseTransport, TimerHandle

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol


class AnsweredLine(WebSocketsSansIOProtocol):
    """Sends what the protocol has ready where it takes no request: 414 for too long an address, 431 for headers.

    Without it such a line stays open, and nobody learns why nothing comes.
    """

    def data_received(self, data: bytes) -> None:
        """Take in what came; where it was no request that can be read, say so and end."""
        super().data_received(data)
        if self.conn.handshake_exc is not None and not self.handshake_initiated:
            self.handshake_complete = self.close_sent = True
            self.transport.write(b"".join(self.conn.data_to_send()))
            self.transport.close()


class AskedInTime(HttpToolsProtocol):
    """Waits so many seconds for the head of a request, and takes so many bytes of it.

    Without it whoever opens lines and sends half a head holds each of them, and its memory, for ever.
    """

    patience = 30.0
    longest = 100_000
    _head_is_open, _came = True, 0
    _late: TimerHandle | None = None

    def connection_made(self, transport: BaseTransport) -> None:
        """A line was opened: something is to be asked for on it."""
        super().connection_made(transport)  # type: ignore[arg-type]
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take in what came; while no request is under way, not for ever and not without end."""
        super().data_received(data)
        if self._asked_nothing():
            self._came += len(data)
            self._wait()
            if self._came > self.longest:
                self.transport.close()

    def on_message_begin(self) -> None:
        """The first byte of a request."""
        self._head_is_open = True
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """The head is there: how long the rest may take is asked by whoever reads it."""
        self._head_is_open, self._came = False, 0
        if self._late:
            self._late.cancel()
            self._late = None
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """The line is gone."""
        if self._late:
            self._late.cancel()
        super().connection_lost(exc)

    def _asked_nothing(self) -> bool:
        answered = self.cycle is None or self.cycle.response_complete
        return self._head_is_open or (answered and self.transport.get_protocol() is self)

    def _wait(self) -> None:
        self._late = self._late or self.loop.call_later(self.patience, self._let_go)

    def _let_go(self) -> None:
        self._late = None
        if self._asked_nothing():
            self.transport.close()
