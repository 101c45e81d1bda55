"""What is kept for a person, what they were told, and how far their referral is prepared."""

from domain.events import care, referrals
from domain.events.arrivals import PersonRegistered
from domain.kernel import RecordedEvent
from domain.sign_off import sign_off_after
from projections.operation.state import HANDLERS, OperationState


@HANDLERS.register
def taken_in(state: OperationState, recorded: RecordedEvent, event: care.PropertyTakenIn) -> None:
    state.person(event.person).belongings.append(recorded)


@HANDLERS.register
def given_back(state: OperationState, recorded: RecordedEvent, event: care.PropertyReturned) -> None:
    """What the receipt names is no longer kept; all of it where none is named."""
    person = state.person(event.person)
    named = event.receipt.mark if event.receipt else None
    person.belongings = [each for each in person.belongings if named and receipt_of(each) != named]


def receipt_of(recorded: RecordedEvent) -> str | None:
    """By which mark a receipt is told from another one; None where none was recorded."""
    match recorded.event:
        case PersonRegistered(belongings_receipt=receipt) | care.PropertyTakenIn(receipt=receipt) if receipt:
            return receipt.mark
    return None


@HANDLERS.register
def told(state: OperationState, recorded: RecordedEvent, event: care.RightsGiven) -> None:
    state.person(event.person).told.append(recorded)


@HANDLERS.register
def prepared(
    state: OperationState, recorded: RecordedEvent, event: referrals.ReferralPrepared | referrals.ReferralSignedOff
) -> None:
    person = state.person(event.person)
    person.sign_off = sign_off_after(person.sign_off, recorded)
