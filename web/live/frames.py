"""The live channel and its frames, as the published contract has them."""

from service.access.table import COUNTS


def frames() -> dict[str, object]:
    """The live channel and its frames."""
    number = {"type": "integer"}
    frame = {
        "type": "object",
        "required": ["seq", "kind"],
        "properties": {
            "seq": {**number, "description": "The position in the log that the frame brings the view to."},
            "kind": {"enum": ["snapshot", "delta", "heartbeat"]},
            "counts": {"type": "object", "properties": dict.fromkeys(COUNTS, number)},
            "alarms": {"type": "array", "items": {"type": "string"}},
            "content": {"type": "string", "description": "HTML parts; left out for view=data."},
            "swap": {"const": "none"},
            "says": {"type": "string", "description": "One line for a screen reader."},
        },
    }
    return {
        "asyncapi": "3.0.0",
        "info": {"title": "Firstlight live views", "version": "1"},
        "channels": {
            "live": {
                "address": "/live/operations/{operation}",
                "parameters": {"operation": {"description": "An operation that the user may see."}},
                "bindings": {
                    "ws": {
                        "query": {
                            "type": "object",
                            "properties": {"view": {"enum": ["board", "wall", "timeline", "data"]}, "after": number},
                        }
                    }
                },
                "messages": {"frame": {"payload": frame}},
            }
        },
        "operations": {"receive": {"action": "receive", "channel": {"$ref": "#/channels/live"}}},
    }
