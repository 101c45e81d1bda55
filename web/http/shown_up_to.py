"""How much of the log a page shows, as a form on it says when it is sent; and whether that is there any more."""

import asyncio

from fastapi import HTTPException, Request

from projections.operation.state import OperationState
from service.same_log import is_held, latest_mark
from web.http.application import application

ANOTHER_LOG = (
    "Firstlight was put back to an earlier copy of its records after this page was loaded, so what it shows may be "
    "gone. Nothing was stored. Load the page again, and enter what is missing."
)


def mark_of_page(request: Request, state: OperationState | None) -> str:
    """The mark of the last entry that a page shows: of its operation, else of all."""
    return latest_mark(state) if state else application(request).days.followed.mark


async def must_stand(request: Request) -> None:
    """Raises 409 where the page of a form shows what is no longer in the log: P03 may be somebody else by now."""
    sent = (await request.form()).get("mark") if "form" in request.headers.get("content-type", "") else None
    if sent and not await asyncio.to_thread(is_held, application(request).log, str(sent)):
        raise HTTPException(409, ANOTHER_LOG)
