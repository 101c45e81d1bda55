"""Which entries made later no longer fit once an entry was corrected: they stand, and an alarm names them.

Each is decided again as of its own place, before and after the correction. What stood against it anyway does not
count; nothing is refused, and nothing is stored of what is decided here.
"""

from eventsourcing.dcb.api import DCBQuery, DCBQueryItem

from domain.amend import AMENDMENTS, amended
from domain.deciding import in_its_place
from domain.events.amendments import EntryCorrected
from domain.events.arrivals import PersonRegistered, RegistrationVoided
from domain.kernel import RecordedEvent
from domain.words import CentreId, EntryId, OperationId
from service.commands.boundary import read
from service.commands.showing import fold
from service.log import Log
from service.stored import events_in

WIDE = (OperationId.prefix, CentreId.prefix, EntryId.prefix)
"""What nearly every entry names: such tags alone do not make one entry rest on another."""


def unfit_after(log: Log, correction: RecordedEvent) -> tuple[EntryId, ...]:
    """The entries about the same people and things that were taken, and would not be taken as things are now."""
    event = correction.event
    assert isinstance(event, EntryCorrected)
    tags = [tag for tag in event.touches if tag.partition(":")[0] not in WIDE]
    if not tags or not event.becomes:
        return ()
    rows, _ = log.read_list(DCBQuery([DCBQueryItem(tags=[tag]) for tag in tags]))
    since = event.becomes[0].recorded.position
    later = [
        each
        for each in amended(events_in(log, rows))
        if each.position > since and each.envelope.entry != event.entry and not isinstance(each.event, AMENDMENTS)
    ]
    resting = (each for each in later if _may_rest_on(each, event))
    return tuple(dict.fromkeys(each.envelope.entry for each in resting if _unfit(log, each, correction)))


def _may_rest_on(later: RecordedEvent, corrected: EntryCorrected) -> bool:
    """Whether a rule about the later one asks for what was corrected: a thousand talks by one telephone ask of nothing
    but their own person. A registration says of whom all the others speak.
    """
    kinds = {type(one.recorded.event) for one in corrected.becomes}
    if kinds & {PersonRegistered, RegistrationVoided}:
        return True
    about = (fact for fact in in_its_place(later).facts if fact.tag in corrected.touches)
    return any(not fact.types or kinds.intersection(fact.types) for fact in about)


def _unfit(log: Log, later: RecordedEvent, correction: RecordedEvent) -> bool:
    return bool(_against(log, later, [correction]) - _against(log, later, []))


def _against(log: Log, later: RecordedEvent, also: list[RecordedEvent]) -> set[str]:
    deciding = in_its_place(later)
    found, _ = read(log, deciding.facts)
    fold(deciding.facts, [*found.every, *also], later.at)
    return set(deciding.reasons())
