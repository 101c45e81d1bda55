"""The operations of the contract, as a page shows them: grouped, in plain words, each with an example."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from web.pages.developers.examples import sent_as
from web.wording.schemas import described, said

Contract = Mapping[str, Any]
SUCCESS = "200"


@dataclass(frozen=True, slots=True)
class ApiField:
    """What is sent or answered under a name: which question it answers, what it may be, what else is said of it."""

    name: str
    title: str
    may_be: str
    words: str
    required: bool
    otherwise: str | None
    """What it is where it is left out; None where nothing stands for it."""


@dataclass(frozen=True, slots=True)
class ApiOperation:
    """One method of one address."""

    id: str
    method: str
    path: str
    words: str
    roles: tuple[str, ...]
    """None: whoever calls need not be signed in."""
    parameters: tuple[tuple[str, ApiField], ...]
    """Each with where it stands: in the path, in the query or in a header."""
    body: tuple[ApiField, ...]
    answer: str
    answered: tuple[ApiField, ...]
    statuses: tuple[str, ...]
    example: str


def grouped(contract: Contract) -> dict[str, list[ApiOperation]]:
    """Every operation of the contract by its group, in the order of the contract's tags."""
    found: dict[str, list[ApiOperation]] = {each["name"]: [] for each in contract["tags"]}
    for path, methods in contract["paths"].items():
        for method, each in methods.items():
            found.setdefault(each["tags"][0], []).append(_operation(contract, path, method, each))
    return {name: operations for name, operations in found.items() if operations}


def statuses(contract: Contract) -> dict[str, str]:
    """What each status means that is no success."""
    every = (each["responses"] for methods in contract["paths"].values() for each in methods.values())
    found = {status: answer["description"] for answers in every for status, answer in answers.items()}
    return {status: words for status, words in sorted(found.items()) if status != SUCCESS}


def _operation(contract: Contract, path: str, method: str, each: Mapping[str, Any]) -> ApiOperation:
    body = (
        _resolved(contract, each["requestBody"]["content"]["application/json"]["schema"])
        if "requestBody" in each
        else {}
    )
    done = each["responses"][SUCCESS]
    answer = _resolved(contract, next(iter(done["content"].values()))["schema"])
    return ApiOperation(
        id=each["operationId"],
        method=method.upper(),
        path=path,
        words=each["summary"],
        roles=tuple(each.get("x-roles", ())),
        parameters=tuple(_parameters(contract, each)),
        body=fields_of(body),
        answer=f"{done['description']}: {said(answer)}",
        answered=fields_of(answer.get("items", answer)),
        statuses=tuple(each["responses"]),
        example=sent_as(path, method, each, body),
    )


def fields_of(schema: Mapping[str, Any]) -> tuple[ApiField, ...]:
    """The members of an object."""
    needed = schema.get("required", ())
    return tuple(_field(name, each, name in needed) for name, each in schema.get("properties", {}).items())


def _field(name: str, schema: Mapping[str, Any], required: bool) -> ApiField:
    otherwise = json.dumps(schema["default"]) if "default" in schema else None
    return ApiField(name, schema.get("title", ""), said(schema), described(schema), required, otherwise)


def _parameters(contract: Contract, each: Mapping[str, Any]) -> Iterator[tuple[str, ApiField]]:
    for one in each.get("parameters", ()):
        found = _resolved(contract, one)
        schema = {name: part for name, part in found["schema"].items() if name != "title"}
        field = _field(found["name"], {"description": found.get("description", ""), **schema}, found["required"])
        yield found["in"], field


def _resolved(contract: Contract, part: Mapping[str, Any]) -> Mapping[str, Any]:
    """A part of the contract, or what it refers to."""
    found: Any = contract
    if "$ref" not in part:
        return part
    for name in part["$ref"].removeprefix("#/").split("/"):
        found = found[name]
    return found  # type: ignore[no-any-return]
