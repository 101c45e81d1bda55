"""What each address of the API may answer, in one place: the contract says it, and a test tries it."""

from collections.abc import Iterable

PROBLEM_SCHEMA = {
    "type": "object",
    "required": ["title", "status"],
    "properties": {
        "title": {"type": "string", "description": "What is wrong, in plain words."},
        "status": {"type": "integer"},
        "refusals": {
            "type": "array",
            "description": "Of a 409: every reason, as a code and in words.",
            "items": {
                "type": "object",
                "required": ["code", "says"],
                "properties": {
                    "code": {"type": "string"},
                    "says": {"type": "string"},
                    "events": {
                        "type": "array",
                        "items": {"type": "integer"},
                        "description": "Of an entry of several events: which of them, the first being 0.",
                    },
                },
            },
        },
        "errors": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Of a 422: what cannot be read. Of a 409: put_back, where the log went back.",
        },
        "fields": {
            "type": "array",
            "description": "Of a 422: which fields, and why.",
            "items": {"type": "object", "properties": {"field": {"type": "string"}, "says": {"type": "string"}}},
        },
        "stored": {"type": "object", "description": "What stands under a key that was used with another body."},
    },
}
"""RFC 9457, with what else is said of a problem."""
MEANS = {
    401: "Not signed in, or signed out meanwhile",
    403: "Not allowed for this user",
    404: "There is no such operation or entry, or it is not this user's to see",
    409: "Refused, with every reason; or an entry cannot be read; or the log no longer holds what was read of it",
    413: "Larger than 1 MB (64 KB before signing in)",
    422: "Malformed; or the key was used before with another body",
    429: "Too many wrong passwords from this address, or too many open streams: Retry-After says how long to wait",
    503: "The store is busy or full: nothing was stored, and the same may be sent again after Retry-After",
}
SIGN_IN = "/api/sign-in"
ALL_EVENTS = "/api/events"


def statuses(path: str, method: str) -> Iterable[int]:
    """The statuses that an address may answer with beside its success."""
    if path == SIGN_IN:
        return (401, 413, 422, 429, 503)
    found = [401, 403, 503]
    if "{operation}" in path:
        found += [404, 409]
    if path == ALL_EVENTS:
        found.append(409)
    if path.endswith("/events") and method == "get":
        found.append(429)
    if method != "get":
        found += [404, 409, 413]
    return sorted({*found, 422})


COME_BACK = {"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer", "minimum": 0}}}
CHALLENGE = {"WWW-Authenticate": {"description": "How to sign in: Bearer.", "schema": {"type": "string"}}}
HEADERS = {401: CHALLENGE, 429: COME_BACK, 503: COME_BACK}
"""What an answer says beside its body."""


def answers(path: str, method: str) -> dict[str, object]:
    """The same as OpenAPI writes it: every one is a problem in JSON."""
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        str(status): {"description": MEANS[status], "content": problem}
        | ({"headers": HEADERS[status]} if status in HEADERS else {})
        for status in statuses(path, method)
    }
