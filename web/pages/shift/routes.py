"""The page of a shift: who is where since when, what is to be done, and what happened since this user left."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.responses import Response

from domain.on_shift import TaskId
from projections.local_time import minutes_between
from projections.operation.posts import Task
from projections.operation.state import OperationState
from projections.views.on_duty import breaks_due, speaking
from service.access.access import Viewer, audience, may_do
from service.access.opening import open_text
from service.access.sealed import texts_of
from service.access.visibility import may_see, must_see
from service.application import Application
from service.clock_of_a_day import clock_now
from service.digits import number_in
from service.waiting import may_wait
from web.http.addresses import form_of
from web.http.application import application
from web.http.render import page
from web.http.sign_in import signed_in
from web.pages.shift.since import last_seen, since
from web.wording import ACTIONS

router = APIRouter(include_in_schema=False)
OFFERED = (
    "ShiftHandoverRecorded",
    "SituationReportIssued",
    "DailyBriefingIssued",
    "TaskSet",
    "PostTaken",
    "PostLeft",
    "BreakTaken",
)


@dataclass(frozen=True, slots=True)
class AtWork:
    """A post or an interpreter: what they are called, who is there or with whom, for how long, when a break is due."""

    what: str
    who: str
    minutes: int | None
    due: datetime | None


@dataclass(frozen=True, slots=True)
class ToBeDone:
    """A task with what it says, for those who may read it, and the key of the tap that finishes it."""

    ref: str
    task: Task
    said: str | None
    entry: str


@router.get("/operations/{operation}/shift")
async def shift(request: Request, operation: str, after: str = "") -> Response:
    """The shift as this user may know it; `after` is the position since which they ask what happened."""
    viewer = await signed_in(request)
    app = application(request)
    state = app.state_of(viewer, operation)
    seen_by, now = must_see(viewer, "shift"), clock_now(state)
    asked = last_seen(state, viewer.user) if (said := number_in(after)) is None else said
    return page(
        request,
        "shift/shift.html",
        state=state,
        posts=_posts(state, now),
        interpreters=_interpreters(state, now) if may_see(seen_by, "people") else [],
        tasks=await may_wait(lambda: list(_tasks(app, viewer, state))),
        offered=[(ACTIONS[name], form_of(state.id, name)) for name in OFFERED if may_do(viewer, name)],
        done=form_of(state.id, "TaskDone") if may_do(viewer, "TaskDone") else None,
        since=since(state, asked, audience(viewer)),
    )


def _posts(state: OperationState, now: datetime) -> list[AtWork]:
    due = {who: at for who, _, at in breaks_due(state, now)}
    return [
        AtWork(post, duty.since.envelope.on_behalf_of, minutes_between(duty.at_it_since, now), due.get(post))
        for post, duty in state.shift.posts.items()
    ]


def _interpreters(state: OperationState, now: datetime) -> list[AtWork]:
    due = {who: at for who, _, at in breaks_due(state, now)}
    return [
        AtWork(
            who.ref,
            each.words,
            minutes_between(each.since, now) if each.since else None,
            due.get(who.ref),
        )
        for who, each in speaking(state, now).items()
    ]


def _tasks(app: Application, viewer: Viewer, state: OperationState) -> list[ToBeDone]:
    """What is not done, what is due first on top, then what is; each text that is read here is kept as opened."""
    every: list[tuple[TaskId, Task]] = sorted(state.shift.tasks.items(), key=lambda row: _turn(row[1]))
    return [ToBeDone(ref.ref, task, _said(app, viewer, state, task), uuid4().hex) for ref, task in every]


def _turn(task: Task) -> tuple[Any, ...]:
    return task.done is not None, task.due is None, task.due or task.set.at


def _said(app: Application, viewer: Viewer, state: OperationState, task: Task) -> str | None:
    texts = [each for each in texts_of(state, task.set.position, audience(viewer)) if each.reference]
    return open_text(app, viewer, state, texts[0]).said if texts else None
