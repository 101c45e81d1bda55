"""What is said of several at once is one entry, all of it or none: what stands against it is named for each of them."""

from collections.abc import Sequence

from domain.asking import SEVERAL_AT_ONCE
from domain.declaration import declared
from domain.kernel import AnyDecision
from domain.words import OperationId
from service.access.access import Viewer
from service.application import Application
from service.clock import now
from service.commands.names import DECISIONS
from service.commands.schema import MOST
from service.commands.submit import Submission, reasons_against
from service.commands.when import RecordingClock
from web.pages.record.fields import Field
from web.wording import label, refusal

Against = Sequence[tuple[str, tuple[str, ...]]]
"""Whom or what it is about, each with every reason."""


def said_of_several(decision: type[AnyDecision]) -> str | None:
    """The field of which several are named at once; None where one is."""
    return next((name for name, each in declared(decision.event).items() if SEVERAL_AT_ONCE in each.marks), None)


def not_too_many(decision: type[AnyDecision], fields: Sequence[Field]) -> None:
    """An entry holds so many events at most, however it is sent."""
    for field in fields:
        if field.name == said_of_several(decision) and isinstance(field.value, list) and len(field.value) > MOST:
            field.error = f"Choose at most {MOST} at once"


def against_each(app: Application, viewer: Viewer, submission: Submission) -> Against:
    """The reasons against each of several, as it would be by itself; nothing for an entry of one."""
    several = [(each, said_of_several(DECISIONS[each.event])) for each in submission.proposals]
    if len(several) < 2:
        return []
    operation, agency = OperationId(submission.operation), submission.on_behalf_of or viewer.agency
    clock = RecordingClock(now(), submission.device_time)
    at = clock.happened(submission.happened_at, submission.minutes_ago).happened_at
    found = [
        (str(each.fields[name]), reasons_against(app, viewer, operation, each, str(agency), at))
        for each, name in several
        if name
    ]
    return [(about, codes) for about, codes in found if codes]


def in_words(against: Against) -> list[str]:
    """A line for each of them and each reason."""
    return [f"{label(about)}: {refusal(code)}" for about, codes in against for code in codes]
