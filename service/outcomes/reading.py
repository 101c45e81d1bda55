"""The questions that are asked across operations, each one statement. Exercises are in none of the tables."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import BigInteger, ColumnElement, Select, String, case, cast, func, or_, select
from sqlalchemy.engine import Connection

from projections.across import AGES, STAGES, Contribution, KeyFigures, Sent, measures, merge, published_measures
from service.outcomes.filling import text
from service.outcomes.rows import (
    Group,
    LessonRow,
    ListedOperation,
    NotCounted,
    OperationFigure,
    PersonRow,
    StageCount,
    Where,
    kept,
)
from service.outcomes.spans import of_period, unpacked
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

By = Literal["month", "county", "exploitation_type", "premises", "agency"]
_OPERATION, _KIND, _STAGE, _LESSON = (table(kind).c for kind in (OperationTable, KindTable, StageTable, LessonTable))
_SIGHT = table(SightTable).c
_UNSAID = "unsaid "
_KEY = tuple(each.name for each in fields(KeyFigures))
Condition = ColumnElement[bool]


def _chosen(where: Where) -> list[Condition]:
    """The conditions on an operation; none where everything is asked for."""
    asked = {"county": where.county, "premises": where.premises, "agency": where.agency}
    found: list[Condition] = [_OPERATION[name] == code for name, code in asked.items() if code is not None]
    if where.exploitation_type is not None:
        of_kind = table(KindTable).alias().c
        found.append(_OPERATION.operation.in_(select(of_kind.operation).where(of_kind.code == where.exploitation_type)))
    if where.organisation is not None:
        found.append(_OPERATION.operation.in_(_seen(where.organisation)))
    return found


def _seen(organisation: str) -> Select[tuple[str]]:
    return select(_SIGHT.operation).where(_SIGHT.organisation == organisation)


def sees_all(db: Connection, organisation: str) -> bool:
    """Whether an organisation sees every operation, so that what is merged ahead is its own."""
    other = select(_OPERATION.operation).where(_OPERATION.operation.not_in(_seen(organisation))).limit(1)
    return db.execute(other).first() is None


def total(db: Connection, since: date, until: date, where: Where) -> Contribution:
    """The merged figures of a period: from those merged ahead, or operation by operation where some are chosen."""
    if not (chosen := _chosen(where)):
        return of_period(db, since, until)
    found = select(_OPERATION.figures).where(_OPERATION.date.between(since, until), *chosen)
    return merge(unpacked(data) for data in db.execute(found.order_by(_OPERATION.operation)).scalars())


def groups(db: Connection, by: By, since: date, until: date, where: Where) -> list[Group]:
    """The key figures by a code: months as they follow each other, anything else the most frequent first."""
    code: Any = {"month": func.substr(cast(_OPERATION.date, String), 1, 7), "exploitation_type": _KIND.code}.get(by)
    code = _OPERATION[by] if code is None else code
    sums = [cast(func.sum(_OPERATION[name]), BigInteger).label(name) for name in _KEY]
    sums += [func.count(_unsaid(name)).label(_UNSAID + name) for name in _KEY]
    found = select(code.label("code"), func.count().label("operations"), *sums)
    if by == "exploitation_type":
        found = found.join_from(
            table(OperationTable), table(KindTable), _KIND.operation == _OPERATION.operation, isouter=True
        )
    found = found.where(_OPERATION.date.between(since, until), *_chosen(where)).group_by(code)
    made = [_group(dict(row)) for row in db.execute(found).mappings()]
    return sorted(made, key=lambda each: (0 if by == "month" else -each.operations, each.code is None, each.code))


def _unsaid(name: str) -> ColumnElement[Any]:
    """Something where an operation went live and this was not recorded in it."""
    return case(((_OPERATION.live & _OPERATION[name].is_(None)), 1))


def _group(row: Mapping[str, Any]) -> Group:
    unsaid = {name: row[_UNSAID + name] for name in _KEY}
    plain = {name: value for name, value in row.items() if not name.startswith(_UNSAID)}
    return kept(Group, {**plain, "not_recorded": {name: n for name, n in unsaid.items() if n}})


def operations(db: Connection, since: date, until: date, where: Where) -> list[ListedOperation]:
    """The operations of a period by date."""
    names = [each.name for each in fields(ListedOperation)]
    found = select(*(_OPERATION[name] for name in names)).where(_OPERATION.date.between(since, until), *_chosen(where))
    rows = db.execute(found.order_by(_OPERATION.date, _OPERATION.operation)).mappings()
    return [kept(ListedOperation, dict(row)) for row in rows]


def by_operation(db: Connection, code: str, since: date, until: date, where: Where) -> list[OperationFigure]:
    """One figure operation by operation, by date."""
    columns = (_OPERATION.operation, _OPERATION.title, _OPERATION.date, _OPERATION.figures)
    found = select(*columns).where(_OPERATION.date.between(since, until), *_chosen(where))
    rows = db.execute(found.order_by(_OPERATION.date, _OPERATION.operation))
    made = []
    for operation, title, day, data in rows:
        made.append(OperationFigure(operation, title, day, measures(unpacked(data))[code]))
    return made


def _standing(as_of: datetime, where: Where) -> list[Condition]:
    """Who stood somewhere at a moment."""
    moment = text(as_of)
    of_operation = _STAGE.operation == _OPERATION.operation
    return [_STAGE.since <= moment, or_(_STAGE.until.is_(None), _STAGE.until > moment), of_operation, *_chosen(where)]


def register(db: Connection, as_of: datetime, where: Where) -> list[StageCount]:
    """How many people stood at each stage at a moment, by age; only what is not zero, in the order of the way."""
    found = select(_STAGE.stage, _STAGE.age, func.count()).where(*_standing(as_of, where))
    rows = db.execute(found.group_by(_STAGE.stage, _STAGE.age))
    made = [kept(StageCount, {"stage": stage, "age": age, "n": n}) for stage, age, n in rows]
    return sorted(made, key=lambda each: (STAGES.index(each.stage), AGES.index(each.age)))


def people(
    db: Connection, as_of: datetime, where: Where, stage: str | None, age: str | None, limit: int
) -> list[PersonRow]:
    """The people who stood at a stage at a moment, by reference alone; the latest to come there first."""
    columns = (_STAGE.operation, _OPERATION.title, _STAGE.ref, _STAGE.stage, _STAGE.age, _STAGE.since)
    found = select(*columns).where(*_standing(as_of, where))
    for column, code in ((_STAGE.stage, stage), (_STAGE.age, age)):
        found = found if code is None else found.where(column == code)
    found = found.order_by(_STAGE.since.desc(), _STAGE.operation, _STAGE.ref).limit(limit)
    return [
        kept(PersonRow, {**row, "since": datetime.fromisoformat(row["since"])}) for row in db.execute(found).mappings()
    ]


def sent(db: Connection, since: date, until: date, where: Where, by_operation: bool) -> list[Sent]:
    """What was sent in a period; `by_operation`: what came of the operations of the period, whenever it was sent."""
    columns = table(SentTable).c
    day = _OPERATION.date if by_operation else columns.on
    found = select(*(columns[name] for name in Sent._fields)).where(columns.operation == _OPERATION.operation)
    found = found.where(day.between(since, until), *_chosen(where)).order_by(columns.on, columns.id)
    return [kept(Sent, tuple(row)) for row in db.execute(found)]


def lessons(db: Connection) -> list[LessonRow]:
    """Every lesson, the latest first."""
    rest = [_LESSON[each.name] for each in fields(LessonRow)[2:]]
    found = select(_LESSON.operation, _OPERATION.title, *rest).where(_LESSON.operation == _OPERATION.operation)
    rows = db.execute(found.order_by(_LESSON.recorded.desc(), _LESSON.operation, _LESSON.ref)).mappings()
    return [kept(LessonRow, {**row, **_moments(row, "recorded", "closed")}) for row in rows]


def interventions(db: Connection, since: date, until: date, where: Where) -> dict[str | None, int]:
    """How many interventions the operations of a period saw, by strand; under None those of which none was said."""
    columns = table(InterventionTable).c
    found = select(columns.four_p, func.count()).where(columns.operation == _OPERATION.operation)
    found = found.where(_OPERATION.date.between(since, until), *_chosen(where)).group_by(columns.four_p)
    return {row[0]: row[1] for row in db.execute(found)}


def _moments(row: Any, *names: str) -> dict[str, datetime | None]:
    return {name: datetime.fromisoformat(row[name]) if row[name] else None for name in names}


def left_out(db: Connection) -> list[NotCounted]:
    """The operations that could not be counted."""
    columns = table(LeftOutTable).c
    found = select(columns.operation, columns.title, columns.position).order_by(columns.operation)
    return [kept(NotCounted, dict(row)) for row in db.execute(found).mappings()]


def published(db: Connection, since: date, until: date, where: Where) -> dict[str, Mapping[str, Any]]:
    """The figures of the latest public report of each operation of a period, as they went out."""
    found = select(_OPERATION.operation, _OPERATION.published).where(_OPERATION.date.between(since, until))
    found = found.where(_OPERATION.published.is_not(None), *_chosen(where)).order_by(_OPERATION.operation)
    return {operation: said for operation, text in db.execute(found) if (said := published_measures(text))}
