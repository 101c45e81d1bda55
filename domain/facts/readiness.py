"""What a plan lacks."""

from domain.events.partners import InformationSharingAgreementSigned, InterpretersBooked, PartnerCommitted
from domain.events.planning import (
    BriefingIssued,
    BudgetApproved,
    DpiaApproved,
    ObjectivesSet,
    RiskAssessmentRecorded,
    SinglePointOfContactNamed,
    SuppliesConfirmed,
)
from domain.events.venue import VenueAssessed, VenueBooked, VenueHandoverTaken
from domain.kernel import Event, Fact, RecordedEvent
from domain.words import OperationId


class Readiness(Fact):
    """What a plan lacks. It is stored with the go decision and never refuses it."""

    needs: tuple[tuple[str, type[Event]], ...] = (
        ("single_point_of_contact", SinglePointOfContactNamed),
        ("objectives", ObjectivesSet),
        ("venue_assessed", VenueAssessed),
        ("venue_booked", VenueBooked),
        ("venue_handover", VenueHandoverTaken),
        ("budget", BudgetApproved),
        ("partners", PartnerCommitted),
        ("interpreters", InterpretersBooked),
        ("dpia", DpiaApproved),
        ("risk_assessment", RiskAssessmentRecorded),
        ("supplies", SuppliesConfirmed),
        ("briefing", BriefingIssued),
    )
    types = (*(kind for _, kind in needs), InformationSharingAgreementSigned)
    by_time = True

    def __init__(self, about: OperationId) -> None:
        super().__init__(about)
        self.seen: set[type[Event]] = set()
        self.unsigned: set[str] = set()

    def apply(self, recorded: RecordedEvent) -> None:
        self.seen.add(type(recorded.event))
        match recorded.event:
            case PartnerCommitted(partner=partner):
                self.unsigned.add(partner)
            case InformationSharingAgreementSigned(partner=partner):
                self.unsigned.discard(partner)

    @property
    def lacking(self) -> tuple[str, ...]:
        """The codes of what is not there yet, in the order of the plan."""
        missing = [code for code, kind in self.needs if kind not in self.seen]
        return (*missing, "agreements") if self.unsigned else tuple(missing)
