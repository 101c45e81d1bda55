"""The web application over the parts of a service: its addresses, what every request goes through, what runs beside."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import cache

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import BaseRoute

from service.application import Application
from service.composition import make_application
from service.feed.feed import Feed
from service.kinds import kinds_of_partners
from service.sending.turns import Sending
from service.standards.understood import read_all_names
from web.api import decisions, events, paths, previews, reading, texts
from web.api import directory as directory_api
from web.api import outcomes as outcomes_api
from web.api.open_streams import OpenStreams
from web.http import errors, health, sign_in
from web.http.assets import ROOT, Assets
from web.http.broken import Contained
from web.http.head import AnswersHead
from web.http.headers import SafeHeaders
from web.http.kept import forget_old
from web.http.limits import Limits
from web.http.observed import TELEMETRY, Observed
from web.http.passwords import Passwords
from web.http.sent_by_script import GoTo
from web.http.still_theirs import StillTheirs
from web.live import following, lines
from web.live import hub as live
from web.live.broadcast import Sockets
from web.live.measured import measure
from web.pages.accounts import one as one_account
from web.pages.accounts import own as own_password
from web.pages.accounts import routes as accounts
from web.pages.afterwards import routes as afterwards
from web.pages.answer import code, hours, minutes
from web.pages.answer import routes as answer
from web.pages.board import find
from web.pages.board import routes as board
from web.pages.briefing import routes as briefing
from web.pages.capacity import routes as capacity
from web.pages.debrief import beside_plan, downloads, preview, publications
from web.pages.debrief import routes as debrief
from web.pages.developers import routes as developers
from web.pages.directory import brought, erasing, lists, replaced
from web.pages.directory import routes as directory
from web.pages.invitations import routes as invitations
from web.pages.lessons import routes as lessons
from web.pages.looks import routes as looks
from web.pages.money import routes as money
from web.pages.operations import routes as operations
from web.pages.organisations import routes as organisations
from web.pages.outcomes import downloads as outcomes_downloads
from web.pages.outcomes import national, register, taking_back
from web.pages.outcomes import preview as outcomes_preview
from web.pages.outcomes import public as outcomes_public
from web.pages.outcomes import published as outcomes_published
from web.pages.outcomes import routes as outcomes
from web.pages.papers import routes as papers
from web.pages.person import consent, missing, notification, referral, rights
from web.pages.person import routes as person
from web.pages.plan import card, chase, choosing, contacts
from web.pages.plan import routes as plan
from web.pages.programs import hooks, tokens
from web.pages.record import everything
from web.pages.record import routes as forms
from web.pages.record.entry import correct as entry
from web.pages.replay import routes as replay
from web.pages.shift import routes as shift
from web.pages.shown import PROBES, SHAPES, views
from web.pages.start import own as own_templates
from web.pages.start import routes as start
from web.pages.timeline import routes as timeline
from web.pages.wall_pack import routes as wall_pack
from web.wording import sentence

ROUTED = (
    *(decisions, sign_in, previews, outcomes_api, reading, directory_api, texts, events),
    health,
    *(invitations, answer, code, hours, minutes),
    *(start, own_templates),
    *(afterwards, briefing, wall_pack, money),
    *(lines, operations, organisations, plan, board, find, papers, shift, timeline, looks, replay),
    *(everything, forms, entry),
    *(person, missing, consent, referral, notification, rights),
    *(capacity, beside_plan),
    *(downloads, preview, publications, debrief, lessons),
    *(outcomes_downloads, outcomes_preview, taking_back, outcomes_published),
    *(outcomes_public, national, outcomes, register, brought, erasing, replaced, directory, lists),
    *(choosing, card, contacts, chase, developers),
    *(tokens, hooks),
    *(accounts, one_account, own_password),
)
"""What has addresses: decisions first, which are asked for most, then the rest of the API, then the pages."""


def create_app(database: str, mail: str | None = None) -> FastAPI:
    """The application over a database URL, e.g. `sqlite:////data/firstlight.db`."""
    app = FastAPI(
        title="Firstlight",
        version="0.1.0",
        lifespan=_lifespan,
        docs_url=None,
        redoc_url=None,
        generate_unique_id_function=_named,
        telemetry=TELEMETRY,
    )
    app.router.redirect_slashes = False  # such a redirect goes to whatever host the request names
    app.openapi = cache(lambda: paths.openapi(app))  # type: ignore[method-assign]
    app.state.application = make_application(database, mail)
    organisations = app.state.application.days.organisations
    app.state.live = live.Hub(views(lambda state: kinds_of_partners(state, organisations)), SHAPES)
    app.state.passwords, app.state.streams = Passwords(), OpenStreams()
    app.state.sending = Sending(app.state.application.webhooks, Feed(app.state.application, sentence))
    app.state.probe, app.state.stopping = health.StoreProbe(app.state.application), False
    app.state.application.days.heard.append(app.state.live.heard)
    app.state.application.days.watched.append(app.state.live.watches)
    app.state.application.days.changed.append(lambda: app.state.live.changed(app.state.application))
    errors.install(app)
    app.router.routes += [lines.LIVE, *_addresses()]
    app.mount(ROOT, Assets(), name="static")
    _wrap(app)
    return app


def _wrap(app: FastAPI) -> None:
    """What every request goes through: the last one here meets it first, and its answer last."""
    app.add_middleware(StillTheirs)
    app.add_middleware(Contained, probes=PROBES)
    app.add_middleware(Limits, knows=sign_in.is_signed_in)
    app.add_middleware(GoTo)
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    app.add_middleware(sign_in.SameOrigin)
    app.add_middleware(SafeHeaders)
    app.add_middleware(AnswersHead)
    app.add_middleware(Observed)
    app.add_middleware(Sockets, routes=app.router)


@cache
def _addresses() -> list[BaseRoute]:
    """Every page's and program's address, which are the same over any store: what each asks for is read once."""
    bare = FastAPI(openapi_url=None, generate_unique_id_function=_named)
    for router in (*(module.router for module in ROUTED), sign_in.api):
        bare.include_router(router)
    return bare.routes


def _named(route: APIRoute) -> str:
    """The name of a route in the contract: `read_board` is ReadBoard."""
    return "".join(word.capitalize() for word in route.name.split("_"))


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """While the server runs: every commit, of this process or another, reaches every open screen."""
    application: Application = app.state.application
    loop, grown = asyncio.get_running_loop(), asyncio.Event()
    application.days.served = True

    def heard(head: int) -> None:
        app.state.live.committed(head)
        loop.call_soon_threadsafe(grown.set)

    application.log.on_commit(heard)
    hub = app.state.live
    screens = (following.follow(application, hub, grown), following.tell_passed(application, hub), hub.beat())
    beside = (following.watch(application, hub), forget_old(application), measure(application, hub, app.state.probe))
    tasks = [
        asyncio.create_task(each)
        for each in (*screens, *beside, app.state.sending.run(), asyncio.to_thread(read_all_names))
    ]
    yield
    for task in tasks:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
    application.close()
