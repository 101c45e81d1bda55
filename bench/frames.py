"""WebSocket frames as they stand on the wire (RFC 6455), as far as counting them needs it."""

PING = 0x9


def control(held: bytes) -> bool:
    """Whether a frame is a ping, a pong or a close, and no content."""
    return bool(held[0] & 0x08)


def payload(held: bytes) -> tuple[int, int] | None:
    """Length of the head and of the payload of an unmasked frame; None where too little of it has come."""
    if len(held) < 2:
        return None
    short = held[1] & 0x7F
    size = {126: 2, 127: 8}.get(short, 0)
    if len(held) < 2 + size:
        return None
    return 2 + size, int.from_bytes(held[2 : 2 + size], "big") if size else short
