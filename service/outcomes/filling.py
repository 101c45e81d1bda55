"""The rows of one operation, made from its day."""

from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection

from domain.kernel import Past
from domain.words import OperationId
from projections.day import Day
from projections.outcomes import card, partial, public_texts, standings
from service.outcomes.spans import packed
from service.outcomes.tables import Kind, Lesson, Operation, Stage, table


def replace(db: Connection, operation: OperationId, pasts: list[Past]) -> set[date]:
    """Build the rows of an operation anew; gives the dates whose figures that changes."""
    columns = table(Operation).c
    before = db.execute(select(columns.date).where(columns.operation == operation)).scalar()
    for kind in (Operation, Kind, Stage, Lesson):
        db.execute(delete(table(kind)).where(table(kind).c.operation == operation))
    day = Day.of(operation, pasts)
    figures = partial(day)
    found = card(day, figures)
    dates = {before} if before else set()
    if found is None:
        return dates
    row = {
        "operation": operation,
        **asdict(found),
        "published": next(reversed(public_texts(day)), None),
        "figures": packed(figures),
    }
    db.execute(insert(table(Operation)), [row])
    for kind, rows in ((Kind, _kinds(row)), (Stage, _stages(day)), (Lesson, _lessons(day))):
        if rows:
            db.execute(insert(table(kind)), rows)
    return {found.date, *dates}


def _kinds(row: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"operation": row["operation"], "code": code} for code in row["types"]]


def _stages(day: Day) -> list[dict[str, Any]]:
    return [
        {
            "operation": day.id,
            "ref": each.person.ref,
            "age": each.age,
            "stage": each.stage,
            "since": text(each.since),
            "until": text(each.until) if each.until else None,
        }
        for each in standings(day)
    ]


def _lessons(day: Day) -> list[dict[str, Any]]:
    return [
        {
            "operation": day.id,
            "ref": reference.ref,
            **{name: getattr(each, name) for name in ("kind", "four_p", "owner", "due", "status", "text", "task")},
            "recorded": text(each.recorded.at),
            "closed": text(each.closed.at) if each.closed else None,
        }
        for reference, each in day.lessons.items()
    ]


def text(moment: datetime) -> str:
    """A moment as it is kept: UTC, of one width, so that texts compare as times do."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
