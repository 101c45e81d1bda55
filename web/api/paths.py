"""The published paths of the decisions, each derived from its declaration."""

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from service.commands.names import DECISIONS, PROPOSE, slug
from service.commands.schema import schema
from web.api.statuses import PROBLEM_SCHEMA, SIGN_IN, answers

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
    "OutcomesPrepared": "/api/outcomes/prepare",
    "OutcomesPublished": "/api/outcomes/publish",
}
"""The decisions that are about no operation that is there already, by their address."""
STORED = {"200": {"description": "What was stored"}}


def openapi(app: FastAPI) -> dict[str, object]:
    """The whole contract for programs: the reading routes as FastAPI knows them, and a path for each decision."""
    made = get_openapi(title=app.title, version=app.version, routes=app.routes)
    for name, decision in sorted(DECISIONS.items()):
        path = ELSEWHERE.get(name) or f"/api/operations/{{operation}}/{slug(decision)}"
        made["paths"].setdefault(path, {})["post"] = _operation(name)
    for path, operations in made["paths"].items():
        for method, operation in operations.items():
            done = {code: said for code, said in operation["responses"].items() if code.startswith("2")}
            operation["responses"] = done | answers(path, method)
    made["paths"][SIGN_IN]["post"]["security"] = []
    parts = made.setdefault("components", {})
    read = {name: part for name, part in parts["schemas"].items() if not name.endswith("ValidationError")}
    parts["schemas"] = {**read, "Problem": PROBLEM_SCHEMA}
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
        "responses": dict(STORED),
    }
