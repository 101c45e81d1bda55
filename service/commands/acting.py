"""Organisations that nobody registered: whoever records, and for whom, is known from then on."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import NamedTuple
from uuid import uuid4
from weakref import WeakKeyDictionary

from domain.events.planning import OperationProposed
from domain.facts.organisations import Standing
from domain.kernel import Event, Refused
from domain.outside import OUTSIDE
from domain.policy.organisations import COUNCIL, FORCES
from domain.words import Agency, EntryId
from service.access.access import Viewer, plays_days
from service.codec import from_plain
from service.commands.boundary import boundary
from service.commands.carry_out import Entry, carry_out
from service.commands.names import DECISIONS, PROPOSE
from service.commands.showing import fold
from service.commands.submission import Submission
from service.log import Log
from service.names import names, usual
from service.stored import events_in

_REGISTERED: WeakKeyDictionary[Log, set[str]] = WeakKeyDictionary()
"""Names that are known to be in a log, so that an entry need not ask again: none ever goes."""


class By(NamedTuple):
    """Who made an organisation known, and when (UTC)."""

    actor: str
    agency: Agency
    at: datetime


def named_in(acting: Agency, events: Iterable[Event]) -> list[Agency]:
    """The organisations that an entry rests on: that which it is recorded for, those it credits, those that lead.

    What an administrator says of an organisation rests on none.
    """
    found: list[Agency] = []
    for each in events:
        if each.operation != OUTSIDE:
            found.append(acting)
        leading = each.lead if isinstance(each, OperationProposed) else None
        found += [name for name in (each.credited, leading) if name]
    return found


def as_played(log: Log, viewer: Viewer, submission: Submission) -> Submission:
    """The same submission; an operation that is made by whoever plays a day has a council that leads it."""
    first = submission.proposals[0]
    if first.event != PROPOSE or not plays_days(viewer):
        return submission
    acting = Agency(submission.on_behalf_of or viewer.agency)
    return replace(
        submission, proposals=[first._replace(fields={**first.fields, **_leading(log, acting, first.fields)})]
    )


def _leading(log: Log, acting: Agency, plain: Mapping[str, object]) -> dict[str, object]:
    """Who leads the operation of a day that is played and names no council, and who else it belongs to."""
    lead = plain.get("lead")
    if _kind(log, acting) == COUNCIL or (lead and _kind(log, Agency(str(lead))) not in FORCES):
        return {}
    others = plain.get("others") or []
    beside = {"others": [lead, *others]} if lead and isinstance(others, list) else {}
    return {"lead": names()["lead"], **beside}


def _kind(log: Log, name: Agency) -> str:
    """Of what kind an organisation is, or will be once it is known."""
    standing = Standing(name)
    rows, _ = log.read_list(boundary([standing], ()))
    fold([standing], list(events_in(log, rows)), datetime.max.replace(tzinfo=UTC))
    return standing.kind or usual(name)["kind"]


def make_known(log: Log, wanted: Iterable[str], by: By) -> None:
    """Register those of these organisations that are not known yet, each as what it is usually."""
    registered = _REGISTERED.setdefault(log, set())
    for folded, name in {Agency(name).folded: name for name in wanted if name.strip()}.items():
        if folded not in registered:
            _register(log, name, by)
            registered.add(folded)


def _register(log: Log, name: str, by: By) -> None:
    event = from_plain({"operation": OUTSIDE, **usual(name)}, DECISIONS["OrganisationRegistered"].event)
    entry = Entry(
        entry=EntryId(uuid4().hex),
        events=[event],
        happened_at=by.at,
        recorded_at=by.at,
        actor=by.actor,
        agency=by.agency,
        on_behalf_of=by.agency,
    )
    try:
        carry_out(log, entry)
    except Refused:  # It is known already.
        return
