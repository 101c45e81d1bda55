"""Two people for one referral: who prepared it, and who signed it off for the organisation that sends it.

Bradford's practice (FACTS 4.1): a charity completes the papers, the council's access point signs them off as the public
body responsible. Rules and views both fold by this.
"""

from dataclasses import dataclass, replace

from domain.events.referrals import NrmReferralSubmitted, ReferralPrepared, ReferralSignedOff
from domain.kernel import Event, RecordedEvent

ABOUT_SIGN_OFF: tuple[type[Event], ...] = (ReferralPrepared, ReferralSignedOff, NrmReferralSubmitted)


@dataclass(frozen=True, slots=True)
class SignOff:
    """What was prepared last and not sent yet, and who signed it off since; None is "not recorded"."""

    prepared: RecordedEvent | None = None
    signed: RecordedEvent | None = None


def sign_off_after(held: SignOff, recorded: RecordedEvent) -> SignOff:
    """How it stands after an event: what is prepared anew is signed off anew, and what was sent is done."""
    match recorded.event:
        case ReferralPrepared():
            return SignOff(recorded)
        case ReferralSignedOff():
            return replace(held, signed=recorded)
    return SignOff()
