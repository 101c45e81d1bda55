"""The published paths of the decisions, each derived from its declaration."""

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from service.commands.names import DECISIONS, PROPOSE, slug
from service.commands.schema import schema

KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "schema": {"type": "string", "format": "uuid"},
    "description": "Made by the client; the same key and body are stored once and answered the same.",
}
ELSEWHERE = {
    PROPOSE: "/api/operations",
    "OrganisationRegistered": "/api/organisations",
    "OrganisationChanged": "/api/organisations/change",
}
"""The decisions that are about no operation that is there already, by their address."""
ANSWERS = {
    "200": {"description": "What was stored"},
    "403": {"description": "Not allowed for this user"},
    "404": {"description": "No such operation"},
    "409": {"description": "Refused, with every reason"},
    "422": {"description": "Malformed"},
}


def openapi(app: FastAPI) -> dict[str, object]:
    """The whole contract for programs: the reading routes as FastAPI knows them, and a path for each decision."""
    made = get_openapi(title=app.title, version=app.version, routes=app.routes)
    for name, decision in sorted(DECISIONS.items()):
        path = ELSEWHERE.get(name) or f"/api/operations/{{operation}}/{slug(decision)}"
        made["paths"].setdefault(path, {})["post"] = _operation(name)
    parts = made.setdefault("components", {})
    parts["parameters"] = {"IdempotencyKey": KEY}
    parts["securitySchemes"] = {"session": {"type": "http", "scheme": "bearer"}}
    made["security"] = [{"session": []}]
    return made


def _operation(name: str) -> dict[str, object]:
    decision = DECISIONS[name]
    where = {"name": "operation", "in": "path", "required": True, "schema": {"type": "string"}}
    return {
        "tags": ["decisions"],
        "operationId": decision.__name__,
        "summary": (decision.__doc__ or "").strip().splitlines()[0],
        "parameters": [{"$ref": "#/components/parameters/IdempotencyKey"}, *([] if name in ELSEWHERE else [where])],
        "requestBody": {"required": True, "content": {"application/json": {"schema": schema(name)}}},
        "responses": ANSWERS,
    }
