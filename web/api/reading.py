"""The projections to read, for programs: board, report and timeline of an operation, at any time on either clock."""

from datetime import datetime

from fastapi import APIRouter, Request

from domain.policy.small_numbers import Hiding, SmallNumbers
from projections.operation.state import OperationState
from projections.views.board import plain_queue
from projections.views.plan.gaps import plain_plan
from service.access.access import Viewer, audience
from service.access.figures import shown_plain
from service.access.plan import shown_plan
from service.access.queue import shown_do_next, shown_waiting
from service.access.visibility import known, must_see, shown_alarms, shown_counts
from service.clock import end_of_minute
from service.clock_of_a_day import clock_now
from service.commands.malformed import malformed
from service.feed.rows import timeline_rows
from service.kinds import kinds_of_partners
from service.publishing import figures_of
from web.api.answer import Answer
from web.api.roles import read_by
from web.api.shapes import BOARD, FIGURES, OPERATIONS, PLAN, TIMELINE, answers_with
from web.http.application import application
from web.http.sign_in import signed_in
from web.wording import sentence
from web.wording.hiding import today

router = APIRouter(prefix="/api", tags=["Read"])


def moment(field: str, text: str | None) -> datetime | None:
    """A local minute as the end of it, in UTC. Raises Malformed, naming the field."""
    with malformed(field):
        return end_of_minute(text) if text else None


async def day_at(
    request: Request, operation: str, at: str | None, known_at: str | None
) -> tuple[Viewer, OperationState]:
    """Who asks, and the day at the moment that they ask for."""
    viewer = await signed_in(request)
    found = application(request)
    state = found.state_of(viewer, operation)
    if at or known_at:
        state = OperationState.of(state.id, state.recorded_events, moment("at", at), moment("known_at", known_at))
    return viewer, state


@router.get("/operations", responses=answers_with("The operations", OPERATIONS), openapi_extra=read_by("operation"))
async def operations(request: Request) -> Answer:
    """The operations that this user may see. One that cannot be read names the entry that stands in the way."""
    viewer = await signed_in(request)
    must_see(viewer, "operation")
    app = application(request)
    known = app.days.operations.cards
    cards: list[dict[str, object]] = []
    async for state in app.days_of(viewer, list(known)):
        card = known[state.id]
        row = {"operation": card.id, "name": card.name, "state": card.state, "exercise": card.exercise}
        in_the_way = {"cannot_be_read": {"entry": state.broken_by[0].position}} if state.broken_by else {}
        cards.append({**row, **in_the_way})
    return Answer(cards)


@router.get(
    "/operations/{operation}/board",
    responses=answers_with("The board in numbers", BOARD),
    openapi_extra=read_by("numbers"),
)
async def read_board(request: Request, operation: str, at: str | None = None, known_at: str | None = None) -> Answer:
    """The counts, the alarms, what is to be done next, who waits, the position: each as far as this user may see."""
    viewer, state = await day_at(request, operation, at, known_at)
    seen_by = audience(viewer)
    codes = [alarm.code for alarm in shown_alarms(state, seen_by)]
    now = clock_now(state, state.until)
    kinds = kinds_of_partners(state, application(request).days.organisations)
    waits = shown_waiting(state, seen_by, now)
    queue = plain_queue(shown_do_next(state, seen_by, now, kinds, waits), waits, now)
    return Answer({**shown_counts(state, seen_by), "alarms": codes, "seq": state.position, **queue})


@router.get(
    "/operations/{operation}/plan",
    responses=answers_with("What the plan lacks", PLAN),
    openapi_extra=read_by("plan"),
)
async def read_plan(request: Request, operation: str, at: str | None = None, known_at: str | None = None) -> Answer:
    """Each gap of the plan with its owner and date, as far as this user may see; how many of those block."""
    viewer, state = await day_at(request, operation, at, known_at)
    seen_by = must_see(viewer, "plan")
    days = application(request).days
    return Answer(plain_plan(shown_plan(state, seen_by, days.everybody)))


@router.get(
    "/operations/{operation}/report", responses=answers_with("The measures", FIGURES), openapi_extra=read_by("debrief")
)
async def read_report(
    request: Request,
    operation: str,
    at: str | None = None,
    known_at: str | None = None,
    public: bool = False,
    small_numbers: SmallNumbers = "standard",
    hide_suspects: bool = False,
) -> Answer:
    """Every measure under its id, as far as this user may see it; `public` holds small numbers back, `ctdc` up to ten
    people."""
    viewer, state = await day_at(request, operation, at, known_at)
    seen_by = must_see(viewer, "debrief")
    figures = figures_of(state, public, today(Hiding(small_numbers, hide_suspects)))
    return Answer(shown_plain(figures, seen_by))


@router.get(
    "/operations/{operation}/timeline",
    responses=answers_with("The entries", TIMELINE),
    openapi_extra=read_by("operation"),
)
async def read_timeline(request: Request, operation: str, at: str | None = None, known_at: str | None = None) -> Answer:
    """Every entry that counts and that this user may see, in the order in which things happened."""
    viewer, state = await day_at(request, operation, at, known_at)
    seen_by = audience(viewer)
    return Answer(timeline_rows(state, known(state, state.entries, seen_by), seen_by, sentence))
