"""The rows of one operation, made from its day."""

from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Table, delete, insert, select
from sqlalchemy.engine import Connection

from domain.events.enforcement import DisruptionInterventionRecorded
from domain.kernel import RecordedEvent
from domain.words import OperationId
from projections.across import contribution_of, public_texts, row_of, sent, stage_periods
from projections.operation.state import OperationState
from projections.views.sight import organisations_of
from service.blame import blamed
from service.outcomes.spans import packed
from service.outcomes.tables import (
    InterventionTable,
    KindTable,
    LeftOutTable,
    LessonTable,
    OperationTable,
    SentTable,
    SightTable,
    StageTable,
    table,
)

ALL = (OperationTable, KindTable, StageTable, SentTable, LessonTable, InterventionTable, SightTable, LeftOutTable)
"""The tables that hold rows of single operations."""
GREATEST = 10**15
"""A figure beyond this could not be summed with others."""
Rows = dict[Table, list[dict[str, Any]]]


def replace(db: Connection, operation: OperationId, recorded_events: list[RecordedEvent]) -> set[date]:
    """Build the rows of an operation anew; gives the dates whose figures that changes.

    One that cannot be counted is named among those left out, and harms no other.
    """
    columns = table(OperationTable).c
    before = db.execute(select(columns.date).where(columns.operation == operation)).scalar()
    for kind in ALL:
        db.execute(delete(table(kind)).where(table(kind).c.operation == operation))
    state = OperationState.as_far_as_readable(operation, recorded_events)
    try:
        state.must_be_whole()
        rows = _rows(state)
    except Exception:  # Whatever stands in the log harms its own operation alone.
        rows = _left_out(state)
    for into, made in rows.items():
        if made:
            db.execute(insert(into), made)
    dates = {each["date"] for each in rows.get(table(OperationTable), [])}
    return dates | ({before} if before else set())


def _rows(state: OperationState) -> Rows:
    figures = contribution_of(state)
    found = row_of(state, figures)
    if found is None:
        return {}
    for code, each in figures.figures.items():
        if any(n is not None and not abs(n) <= GREATEST for n in (each.n, each.of)):
            raise ValueError(f"{code} is {each.n} of {each.of}")
    row = {
        "operation": state.id,
        **asdict(found),
        "published": next(reversed(public_texts(state)), None),
        "figures": packed(figures),
    }
    return {
        table(OperationTable): [row],
        table(KindTable): _kinds(row),
        table(StageTable): _stages(state),
        table(SentTable): [{"operation": state.id, **each._asdict()} for each in sent(state)],
        table(LessonTable): _lessons(state),
        table(InterventionTable): _interventions(state),
        table(SightTable): _sight(state),
    }


def _left_out(state: OperationState) -> Rows:
    """An exercise, and what was never proposed, count nowhere, and so are missed nowhere."""
    plan, in_the_way = state.operation, blamed(state, _rows)
    if plan.exercise or (plan.proposed is None and not state.broken_by):
        return {}
    position = in_the_way[0].position if in_the_way else None
    return {table(LeftOutTable): [{"operation": state.id, "title": plan.name, "position": position}]}


def _kinds(row: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"operation": row["operation"], "code": code} for code in row["types"]]


def _sight(state: OperationState) -> list[dict[str, Any]]:
    return [{"organisation": name, "operation": state.id} for name in sorted(organisations_of(state))]


def _stages(state: OperationState) -> list[dict[str, Any]]:
    return [
        {
            "operation": state.id,
            "ref": each.person.ref,
            "age": each.age,
            "stage": each.stage,
            "since": text(each.since),
            "until": text(each.until) if each.until else None,
        }
        for each in stage_periods(state)
    ]


def _lessons(state: OperationState) -> list[dict[str, Any]]:
    return [
        {
            "operation": state.id,
            "ref": reference.ref,
            **{name: getattr(each, name) for name in ("kind", "four_p", "owner", "due", "status", "text", "task")},
            "recorded": text(each.recorded.at),
            "closed": text(each.closed.at) if each.closed else None,
        }
        for reference, each in state.lessons.items()
    ]


def _interventions(state: OperationState) -> list[dict[str, Any]]:
    return [
        {"operation": state.id, "position": recorded.position, "four_p": event.four_p}
        for recorded, event in state.events_of(DisruptionInterventionRecorded)
    ]


def text(moment: datetime) -> str:
    """A moment as it is kept: UTC, of one width, so that texts compare as times do."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
