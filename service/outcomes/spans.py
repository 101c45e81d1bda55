"""Figures merged ahead by local day and month, so that a year is twelve rows; and how they are kept: MessagePack."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

import msgspec
from sqlalchemy import and_, delete, func, insert, or_, select
from sqlalchemy.engine import Connection

from projections.across import Contribution, merge
from service.codec import as_plain
from service.outcomes.tables import OperationTable, SpanTable, table

_DECODER = msgspec.msgpack.Decoder(Contribution)
_OPERATION, _SPAN = table(OperationTable).c, table(SpanTable).c


def packed(contribution: Contribution) -> bytes:
    """A contribution as bytes."""
    return msgspec.msgpack.encode(contribution, enc_hook=as_plain)


def unpacked(data: bytes) -> Contribution:
    """The contribution that was packed."""
    return _DECODER.decode(data)


def renew(db: Connection, dates: Iterable[date]) -> None:
    """Merge the days of these dates again from their operations, and their months from their days."""
    touched = sorted(dates)
    for day in touched:
        found = select(_OPERATION.figures).where(_OPERATION.date == day).order_by(_OPERATION.operation)
        _keep(db, day.isoformat(), merge(unpacked(data) for data in db.execute(found).scalars()))
    for month in dict.fromkeys(month_of(day) for day in touched):
        within = _SPAN.key.between(f"{month}-01", f"{month}-31")
        days = db.execute(select(_SPAN.figures).where(within).order_by(_SPAN.key)).scalars()
        _keep(db, month, merge(unpacked(data) for data in days))


def _keep(db: Connection, key: str, contribution: Contribution) -> None:
    db.execute(delete(table(SpanTable)).where(_SPAN.key == key))
    if contribution.operations:
        db.execute(insert(table(SpanTable)), [{"key": key, "figures": packed(contribution)}])


def of_period(db: Connection, since: date, until: date) -> Contribution:
    """The figures of a period, both days included: whole months as they are, and the days of a month cut off."""
    first, last = month_of(since), month_of(until)
    cut = [first] if since.day > 1 else []
    cut += [last] if until.day < monthrange(until.year, until.month)[1] else []
    whole = and_(func.length(_SPAN.key) == len(first), _SPAN.key.between(first, last), _SPAN.key.not_in(cut))
    month = func.substr(_SPAN.key, 1, len(first))
    days = and_(_SPAN.key.between(since.isoformat(), until.isoformat()), month.in_(cut), _SPAN.key > month)
    found = db.execute(select(_SPAN.figures).where(or_(whole, days)).order_by(_SPAN.key)).scalars()
    return merge(unpacked(data) for data in found)


def month_of(day: date) -> str:
    """The month of a date: "2026-10"."""
    return day.isoformat()[:7]
