"""The tables across operations, apart from the log: all of it can be built again from the log.

`x.db` has them in `x.db.outcomes`, PostgreSQL in a schema of their own; a log in memory keeps them in memory. They
never hold the log's writer up.
"""

from datetime import date

from sqlalchemy import JSON, BigInteger, Column, Index, String, Table
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel


class _Kept(SQLModel, registry=registry()):
    """What is kept here is apart from any other tables."""


METADATA = _Kept.metadata


class OperationTable(_Kept, table=True):
    """One operation that counts: what it is, the figures that groups sum, and all of them in mergeable form."""

    __tablename__ = "operation"

    operation: str = Field(primary_key=True)
    title: str | None
    date: date
    live: bool
    state: str
    county: str | None
    premises: str | None
    agency: str | None
    types: list[str] = Field(sa_column=Column(JSON))
    registered: int | None = Field(sa_type=BigInteger)
    potential_victims: int | None = Field(sa_type=BigInteger)
    adults: int | None = Field(sa_type=BigInteger)
    children: int | None = Field(sa_type=BigInteger)
    uncertain: int | None = Field(sa_type=BigInteger)
    age_not_recorded: int | None = Field(sa_type=BigInteger)
    referred: int | None = Field(sa_type=BigInteger)
    notified: int | None = Field(sa_type=BigInteger)
    duty_open: int | None = Field(sa_type=BigInteger)
    arrests: int | None = Field(sa_type=BigInteger)
    disruption: int | None = Field(sa_type=BigInteger)
    services: int | None = Field(sa_type=BigInteger)
    departed: int | None = Field(sa_type=BigInteger)
    pathway_known: int | None = Field(sa_type=BigInteger)
    published: str | None
    figures: bytes

    __table_args__ = (Index("operation_by_date", "date"),)


class KindTable(_Kept, table=True):
    """A kind of exploitation of an operation; it may have several."""

    __tablename__ = "kind"

    operation: str = Field(primary_key=True)
    code: str = Field(primary_key=True)


class SightTable(_Kept, table=True):
    """An organisation that sees an operation, by its folded name."""

    __tablename__ = "sight"
    organisation: str = Field(primary_key=True)
    operation: str = Field(primary_key=True)


class SpanTable(_Kept, table=True):
    """The merged figures of a local day ("2026-10-13") or month ("2026-10")."""

    __tablename__ = "span"

    key: str = Field(primary_key=True)
    figures: bytes


class StageTable(_Kept, table=True):
    """A person at a stage, from when to when (UTC, the end excluded)."""

    __tablename__ = "stage"

    id: int | None = Field(default=None, primary_key=True)
    operation: str = Field(index=True)
    ref: str
    age: str
    stage: str
    since: str = Field(index=True)
    until: str | None


class SentTable(_Kept, table=True):
    """A referral or a notification as the national tables break it down; `on` is the local day on which it was sent."""

    __tablename__ = "sent"

    id: int | None = Field(default=None, primary_key=True)
    operation: str = Field(index=True)
    kind: str
    on: date = Field(index=True)
    responder: str
    age: str
    exploitation: str
    nationality: str
    counts_once: bool


class LessonTable(_Kept, table=True):
    """A lesson and what is done about it; its texts are references into the vault."""

    __tablename__ = "lesson"

    operation: str = Field(primary_key=True)
    ref: str = Field(primary_key=True)
    kind: str | None
    four_p: str | None
    owner: str | None
    due: date | None
    status: str
    text: str | None
    task: str | None
    recorded: str
    closed: str | None


class InterventionTable(_Kept, table=True):
    """An intervention against the exploitation, by the strand of the strategy that it belongs to."""

    __tablename__ = "intervention"

    operation: str = Field(primary_key=True)
    position: int = Field(primary_key=True, sa_type=BigInteger)
    four_p: str | None


class LeftOutTable(_Kept, table=True):
    """An operation that could not be counted, and the position of the entry that stands in the way, if one does."""

    __tablename__ = "left_out"

    operation: str = Field(primary_key=True)
    title: str | None
    position: int | None = Field(sa_type=BigInteger)


class PublicTable(_Kept, table=True):
    """A public total by what it was made of, so that it is made once."""

    __tablename__ = "public"

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(index=True)
    figures: str


class TrackedTable(_Kept, table=True):
    """Up to which position of the log a projection has taken everything in."""

    __tablename__ = "tracked"

    name: str = Field(primary_key=True)
    position: int = Field(sa_type=BigInteger)


for _column in (column for each in METADATA.tables.values() for column in each.columns):
    if isinstance(_column.type, String):  # texts compare letter by letter in both stores, whatever the locale
        _column.type = _column.type.with_variant(String(collation="C"), "postgresql")


def table(kind: type[_Kept]) -> Table:
    """The table behind a class."""
    return METADATA.tables[str(kind.__tablename__)]
