"""The composition root: everything a running service consists of is put together here, once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles
from starlette.middleware.gzip import GZipMiddleware

from service.access_log import AccessLog
from service.accounts import Accounts
from service.days import Days
from service.log import open_log
from service.outcomes import Outcomes
from service.vault import Vault
from web import errors, live, sign_in
from web.api import decisions, paths, reading
from web.api import outcomes as outcomes_api
from web.desk import Desk
from web.headers import SafeHeaders
from web.pages import (
    board,
    debrief,
    downloads,
    entry,
    forms,
    lessons,
    operations,
    outcomes,
    outcomes_downloads,
    person,
    publications,
    register,
    replay,
    timeline,
)
from web.shared_frame import KeepSend

POLL = 1.0
"""Seconds after which another process's writes are noticed at the latest."""


def make_desk(database: str) -> Desk:
    """Open the store behind a database URL: all share one file, but for what is computed across operations."""
    log = open_log(database)
    return Desk(log, Vault(log), Days(log), Accounts(database), AccessLog(database), Outcomes(database, log))


def create_app(database: str) -> FastAPI:
    """The application over a database URL, e.g. `sqlite:////data/firstlight.db`."""
    app = FastAPI(title="Firstlight", version="0.1.0", lifespan=_lifespan, docs_url=None, redoc_url=None)
    app.openapi = lambda: paths.openapi(app)  # type: ignore[method-assign]
    app.state.desk = make_desk(database)
    app.state.live = live.Live()
    app.state.desk.days.heard.append(app.state.live.heard)
    app.state.desk.days.watched.append(app.state.live.watches)
    errors.install(app)
    app.include_router(sign_in.api)
    for module in (
        *(sign_in, outcomes_api, decisions, reading, live),
        *(operations, forms, board, person, timeline, entry, replay),
        *(downloads, publications, debrief, lessons, outcomes_downloads, outcomes, register),
    ):
        app.include_router(module.router)
    app.add_api_route("/health", _health, methods=["GET"], include_in_schema=False)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    app.add_middleware(sign_in.SameOrigin)
    app.add_middleware(SafeHeaders)
    app.add_middleware(KeepSend)
    return app


async def _health() -> JSONResponse:
    return JSONResponse({"status": "up"})


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """While the server runs: every commit, of this process or another, reaches every open screen."""
    desk: Desk = app.state.desk
    loop = asyncio.get_running_loop()

    def heard(head: int) -> None:
        loop.call_soon_threadsafe(desk.days.catch_up)

    desk.log.on_commit(heard)
    tasks = [asyncio.create_task(_poll(desk)), asyncio.create_task(app.state.live.beat())]
    yield
    for task in tasks:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
    desk.close()


async def _poll(desk: Desk) -> None:
    while True:
        await asyncio.sleep(POLL)
        desk.days.catch_up()
