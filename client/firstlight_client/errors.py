"""What can go wrong, each with the words that the service says of it."""

from typing import Any

import httpx


class Unexpected(Exception):
    """The service answered something else than what was asked for; `status` is its number, `problem` all it said."""

    def __init__(self, status: int, problem: dict[str, Any]) -> None:
        said = [str(problem.get("title", f"The service answered {status}.")), *problem.get("errors", ())]
        super().__init__(" ".join(map(str, said)))
        self.status, self.problem = status, problem


class SignedOut(Unexpected):
    """The token is wrong, over or revoked."""


class NotAllowed(Unexpected):
    """The token's roles do not see or do this."""


class NotFound(Unexpected):
    """There is no such thing, or it is not this organisation's to see."""


class Refused(Unexpected):
    """The rules are against it; nothing was stored. `reasons` are all of them, by code and in words."""

    @property
    def reasons(self) -> dict[str, str]:
        return {each["code"]: each["says"] for each in self.problem.get("refusals", ())}


class Malformed(Unexpected):
    """It could not be read; nothing was stored. `fields` say what is wrong with which, where that can be told."""

    @property
    def fields(self) -> dict[str, str]:
        return {each["field"]: each["says"] for each in self.problem.get("fields", ())}


class PutBack(Unexpected):
    """The log was put back to an earlier copy, and no longer holds what was read of it.

    Begin anew, from 0, and keep nothing of what was read; what was entered since that copy has to be entered again.
    """


class Unavailable(Unexpected):
    """The service could not be reached, or was busy, as often as it was tried. It may be sent again with its key."""


_BY_STATUS: dict[int, type[Unexpected]] = {
    401: SignedOut,
    403: NotAllowed,
    404: NotFound,
    409: Refused,
    422: Malformed,
}


def error_of(answer: httpx.Response) -> Unexpected:
    """What an answer that is no success says."""
    try:
        said = answer.json()
    except ValueError:
        said = {}
    problem = said if isinstance(said, dict) else {}
    kind = PutBack if "put_back" in problem.get("errors", ()) else _BY_STATUS.get(answer.status_code, Unexpected)
    return kind(answer.status_code, problem)
