"""What somebody enters in one go, as they typed it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NamedTuple

from domain.outside import OUTSIDE
from service.codec import to_json
from service.commands.names import DECISIONS, PROPOSE
from service.tracing import Trail, here


class Proposal(NamedTuple):
    """The name of an event, and its fields as somebody typed them: references short, texts in clear.

    What a program says `as_json` has numbers, true and false as JSON has them, as its contract says; a form, a file
    and a day's script may write them as texts.
    """

    event: str
    fields: Mapping[str, object]
    as_json: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """What somebody enters in one go: one or several proposals, stored all or none.

    Where the first one makes an operation, the others are about that one.

    `entry` is the idempotency key, `happened_at` a local time as typed, `device_time` what the clock showed by which
    it was typed. `minutes_ago` says instead how long before its recording it was, so that what is sent again says the
    same. `recorded_at` (UTC) is given where an operation has a clock of its own: a replay, an exercise.
    `seen_up_to` is how much of the log its user saw, where a form says so: what others recorded since about the same
    is told to them first.
    `trail` is the trace that is taken of it, if one is.
    """

    operation: str
    proposals: Sequence[Proposal]
    entry: str | None = None
    happened_at: object = None
    minutes_ago: int | None = None
    device_time: object = None
    on_behalf_of: str | None = None
    device: str | None = None
    recorded_at: datetime | None = None
    seen_up_to: int | None = None
    trail: Trail | None = field(default=None, compare=False)


def traced(submission: Submission) -> Submission:
    """The same with the trace that is taken here, if one is."""
    trail = here()
    return replace(submission, trail=trail) if trail else submission


def body_of(submission: Submission) -> bytes:
    """What was entered, as one line of bytes.

    A proposal's operation is made here, and so no part of it; what is about no operation says none, whoever sent it.
    """
    first = submission.proposals[0].event
    outside = DECISIONS[first].without_operation
    return to_json(
        {
            "operation": None if first == PROPOSE else OUTSIDE if outside else submission.operation,
            "events": [[each.event, dict(sorted(each.fields.items()))] for each in submission.proposals],
            "happened_at": submission.happened_at if submission.minutes_ago is None else submission.minutes_ago,
            "on_behalf_of": submission.on_behalf_of,
        }
    )
