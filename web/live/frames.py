"""The live channel and its frames, as the published contract has them."""

from service.access.table import COUNTS

CONTENT = (
    "HTML, left out for view=data: for each element that changed an `hx-partial` with its id in `hx-target` and in "
    "`hx-swap` how it is taken in. `outerMorph` takes its place, `innerMorph` the place of all rows of a list, "
    "`beforeend` is a row that a list gets, `delete` takes it away."
)

HEARD = (
    "Of whoever comes back: the last `now` they were told. They get the whole where time alone may have changed the "
    "view since; who says none gets what was recorded since."
)

MARK = (
    "Of whoever comes back: the `mark` of the last frame that had one. The line is closed with 4409, and asked for by "
    "GET answered with 409, where that entry is no longer in the log, an earlier copy having taken its place: begin "
    "anew, without `after`, and keep nothing of what was read."
)

QUERY = {
    "view": {"enum": ["board", "wall", "timeline", "data"]},
    "after": {"type": "integer"},
    "heard": {"type": "integer", "description": HEARD},
    "mark": {"type": "string", "description": MARK},
    "only": {"type": "string", "description": "Of a board: whom of the people."},
    "show": {"type": "integer", "description": "Of a board: how many people, in steps of 60."},
    "version": {"type": "string", "description": "Of a page: its scripts', as their address has it."},
    "centre": {"type": "string", "description": "Of a board: which centre, such as C2; all where there is none."},
}

UPDATED = "`updated` comes once, to a page that says another `version` than the service has."

NOW = "Of a frame without content: the service's clock, in milliseconds since 1970, UTC."

NUMBERS = {
    "type": "object",
    "additionalProperties": {"type": "integer"},
    "description": "Numbers that changed, by the id of their element; a count has `n-` and its key.",
}


def frames() -> dict[str, object]:
    """The live channel and its frames."""
    number = {"type": "integer"}
    frame = {
        "type": "object",
        "required": ["seq", "kind"],
        "properties": {
            "seq": {**number, "description": "The position in the log that the frame brings the view to."},
            "kind": {"enum": ["snapshot", "delta", "heartbeat", "updated"], "description": UPDATED},
            "now": {**number, "description": NOW},
            "mark": {"type": "string", "description": "What stands at that position, by a name that nothing else has."},
            "counts": {"type": "object", "properties": dict.fromkeys(COUNTS, number)},
            "alarms": {"type": "array", "items": {"type": "string"}},
            "content": {"type": "string", "description": CONTENT},
            "numbers": NUMBERS,
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
                            "properties": QUERY,
                        }
                    }
                },
                "messages": {"frame": {"payload": frame}},
            }
        },
        "operations": {"receive": {"action": "receive", "channel": {"$ref": "#/channels/live"}}},
    }
