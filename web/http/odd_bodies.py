"""What nobody can mean: a charset that makes no text, JSON that is too deep, too long or says a thing twice."""

import re

import msgspec
from fastapi import Request

from service.said_once import said_twice

DEEP = 16
LONG = 2_000
"""Members of one list or object."""
FIELDS = 1_000
UTF_8 = re.compile(r"charset=[\"']?(utf-?8|us-ascii)\b")
"""Any other charset is a way to write what is no text at all: half a letter, which no store keeps and no page shows."""


def odd(request: Request, body: bytes) -> str | None:
    """What nobody can mean in a body, in words; a body that says nothing of JSON is left to whoever reads it.

    What is no JSON here is none anywhere: another reader takes half a letter, which no store keeps.
    """
    kind = request.headers.get("content-type", "").lower()
    if "charset=" in kind and not UTF_8.search(kind):
        return "Send it as UTF-8."
    if _is_form(request, kind):
        many = body.count(b"&" if "urlencoded" in kind else b"Content-Disposition")
        return f"At most {FIELDS} fields can be sent." if many > FIELDS else None
    try:
        return (_beyond(msgspec.json.decode(body), 0) or said_twice(body)) if body else None
    except RecursionError:
        return "This is nested too deeply."
    except (msgspec.DecodeError, UnicodeDecodeError) as wrong:
        return f"This is no JSON: {wrong}" if "json" in kind else None


def _is_form(request: Request, kind: str) -> bool:
    """Whether a body is read as a form. The API reads JSON, whatever a request calls it."""
    return ("urlencoded" in kind or "multipart" in kind) and not request.url.path.startswith("/api/")


def _beyond(value: object, depth: int) -> str | None:
    if depth > DEEP:
        return "This is nested too deeply."
    if isinstance(value, dict | list):
        if len(value) > LONG:
            return f"At most {LONG:,} members in one list."
        inside = value.values() if isinstance(value, dict) else value
        for each in inside:
            if words := _beyond(each, depth + 1):
                return words
    return None
