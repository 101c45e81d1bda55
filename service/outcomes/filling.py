"""The rows of one operation, made from its day."""

from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection

from domain.kernel import RecordedEvent
from domain.words import OperationId
from projections.across import contribution_of, public_texts, row_of, stage_periods
from projections.operation.state import OperationState
from projections.views.sight import organisations_of
from service.outcomes.spans import packed
from service.outcomes.tables import KindTable, LessonTable, OperationTable, SightTable, StageTable, table


def replace(db: Connection, operation: OperationId, recorded_events: list[RecordedEvent]) -> set[date]:
    """Build the rows of an operation anew; gives the dates whose figures that changes."""
    columns = table(OperationTable).c
    before = db.execute(select(columns.date).where(columns.operation == operation)).scalar()
    for kind in (OperationTable, KindTable, StageTable, LessonTable, SightTable):
        db.execute(delete(table(kind)).where(table(kind).c.operation == operation))
    state = OperationState.of(operation, recorded_events)
    figures = contribution_of(state)
    found = row_of(state, figures)
    dates = {before} if before else set()
    if found is None:
        return dates
    row = {
        "operation": operation,
        **asdict(found),
        "published": next(reversed(public_texts(state)), None),
        "figures": packed(figures),
    }
    db.execute(insert(table(OperationTable)), [row])
    for kind, rows in (
        (KindTable, _kinds(row)),
        (StageTable, _stages(state)),
        (LessonTable, _lessons(state)),
        (SightTable, _sight(state)),
    ):
        if rows:
            db.execute(insert(table(kind)), rows)
    return {found.date, *dates}


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


def text(moment: datetime) -> str:
    """A moment as it is kept: UTC, of one width, so that texts compare as times do."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
