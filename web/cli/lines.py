"""The live lines of a running server: one that asks for what cannot be read is answered, and let go of."""

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
