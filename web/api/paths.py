"""The published paths of the decisions, each derived from its declaration."""

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from domain.events import CHAPTERS as EVENT_CHAPTERS
from domain.kernel import AnyDecision
from service.commands.names import DECISIONS, PROPOSE, slug
from service.commands.schema import input_fields, required_fields, schema
from web.api.headers import ENTERING, PARAMETERS
from web.api.roles import may_enter
from web.api.shapes import STORED, answers_with
from web.api.statuses import PROBLEM_SCHEMA, SIGN_IN, answers
from web.wording import CHAPTERS, question

ELSEWHERE = {
    PROPOSE: "/api/operations",
    "OrganisationRegistered": "/api/organisations",
    "OrganisationChanged": "/api/organisations/change",
    "RightsTextWritten": "/api/organisations/texts",
    "EarlierTextsErased": "/api/organisations/texts/erase-earlier",
    "VenueListed": "/api/directory/venues",
    "ContactListed": "/api/directory/contacts",
    "ContactErased": "/api/directory/contacts/erase",
    "OutcomesPrepared": "/api/outcomes/prepare",
    "OutcomesPublished": "/api/outcomes/publish",
    "PreparedOutcomesVoided": "/api/outcomes/void",
}
"""The decisions that are about no operation that is there already, by their address."""
BEARER = {"type": "http", "scheme": "bearer"}
SECURITY = {
    "session": {**BEARER, "description": "What POST /api/sign-in answers: a person's, for a shift at the most."},
    "token": {**BEARER, "description": "A program's own, made by an administrator of its organisation on /tokens."},
}
"""What may be sent as `Authorization: Bearer`."""


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
            operation["summary"] = operation.pop("description", operation["summary"])
    made["paths"][SIGN_IN]["post"]["security"] = []
    parts = made.setdefault("components", {})
    read = {name: part for name, part in parts["schemas"].items() if not name.endswith("ValidationError")}
    parts["schemas"] = {**read, "Problem": PROBLEM_SCHEMA}
    parts["parameters"] = PARAMETERS
    parts["securitySchemes"] = SECURITY
    made["security"] = [{name: []} for name in SECURITY]
    made["tags"] = [{"name": each} for each in ("Sign in", "Read", "Events", "Several at once", *CHAPTERS.values())]
    return made


def _operation(name: str) -> dict[str, object]:
    decision = DECISIONS[name]
    headers = [{"$ref": f"#/components/parameters/{each}"} for each in ENTERING]
    where = {"name": "operation", "in": "path", "required": True, "schema": {"type": "string"}}
    return {
        "tags": [chapter_of(decision)],
        "x-roles": may_enter(name),
        "operationId": decision.__name__,
        "summary": (decision.__doc__ or "").strip().splitlines()[0],
        "parameters": [*headers, *([] if name in ELSEWHERE else [where])],
        "requestBody": {
            "required": bool(required_fields(decision)),
            "content": {"application/json": {"schema": _asked(name)}},
        },
        "responses": {str(code): said for code, said in answers_with("What was stored", STORED).items()},
    }


def _asked(name: str) -> dict[str, object]:
    """The schema of a body, each field with the question that it answers."""
    made = schema(name)
    titles = {each: {"title": question(name, each)} for each in input_fields(DECISIONS[name])}
    fields = {each: {**titles.get(each, {}), **said} for each, said in made["properties"].items()}
    return {**made, "properties": fields}


def chapter_of(decision: type[AnyDecision]) -> str:
    """The chapter that a decision belongs to, in words."""
    return next(words for code, words in CHAPTERS.items() if EVENT_CHAPTERS[code].__name__ == decision.event.__module__)
