"""What somebody enters in one go, as they typed it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple


class Proposal(NamedTuple):
    """The name of an event, and its fields as somebody typed them: references short, texts in clear."""

    event: str
    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """What somebody enters in one go: one or several proposals, stored all or none.

    `entry` is the idempotency key, `happened_at` a local time as typed. `recorded_at` (UTC) is given by a replay
    alone, which has a clock of its own.
    """

    operation: str
    proposals: Sequence[Proposal]
    entry: str | None = None
    happened_at: str | None = None
    on_behalf_of: str | None = None
    device: str | None = None
    recorded_at: datetime | None = None
