"""The page for whoever writes a program: every operation of the API, and the frames of the live views."""

import asyncio
import inspect
from functools import lru_cache
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import JSONResponse, Response

from web.http.render import page, part
from web.http.sign_in import signed_in
from web.live.frames import frames
from web.pages.developers import verifying
from web.pages.developers.operations import fields_of, grouped, statuses

VERIFYING = inspect.getsource(verifying)
router = APIRouter(include_in_schema=False)


@router.get("/developers")
async def developers(request: Request) -> Response:
    """The whole contract in words, for everybody who is signed in."""
    await signed_in(request)
    contract = await asyncio.to_thread(_in_words, request.app)
    base = str(request.base_url).rstrip("/")
    shown: dict[str, Any] = {"contract": contract, "base": base, "verifying": VERIFYING}
    return page(request, "developers/developers.html", here="developers", **shown)


@router.get("/asyncapi.json")
async def live_contract() -> Response:
    """The contract of the live views, beside /openapi.json."""
    return JSONResponse(frames())


@lru_cache(1)
def _in_words(app: FastAPI) -> str:
    """The contract as a part of the page, which is the same as long as the program runs."""
    contract = app.openapi()
    channel: Any = frames()["channels"]["live"]  # type: ignore[index]
    return part(
        "developers/contract.html",
        groups=grouped(contract),
        statuses=statuses(contract),
        live=channel,
        asked=fields_of(channel["bindings"]["ws"]["query"]),
        frame=fields_of(channel["messages"]["frame"]["payload"]),
    )
