"""One sentence an event, for timeline, board and screen reader; what an audience may not see drops out of it.

`{field}` is the field's value in words; `[...]` drops out where a field inside it is hidden or was not recorded.
"""

import re
from functools import cache

from domain.kernel import Event, RecordedEvent
from service.access.access import shown
from service.access.visibility import HIDDEN
from web.wording.labels import label

SENTENCES: dict[str, str] = {
    "OperationProposed": "Operation[ {name}] proposed[: up to {expected_max} people][, {exploitation_types}]"
    "[, {premises}]",
    "SinglePointOfContactNamed": "Single point of contact named[: {role}]",
    "InformationRequested": "{service} asked what it holds",
    "InformationReturned": "{service} answered",
    "PlanningMeetingHeld": "Planning meeting held[ by {organisations} organisations]",
    "DecisionRecorded": "Decision {ref} logged",
    "ObjectivesSet": "Objectives set",
    "RiskAssessmentRecorded": "Risk assessment recorded",
    "DpiaApproved": "Data protection impact assessment approved",
    "BudgetApproved": "Budget approved[: up to £{ceiling_pounds}]",
    "SuppliesConfirmed": "Supplies confirmed[: {beds} beds][, {hygiene_packs} hygiene packs]",
    "ExpectedNumberRevised": "{expected} people expected now",
    "ExploitationTypeRevised": "Kind of exploitation revised: {exploitation_types}",
    "BriefingIssued": "Briefing {version} issued",
    "BriefingAcknowledged": "{partner} has read briefing {version}",
    "GoDecisionRecorded": "Go decision[ {ref}]",
    "NoGoDecisionRecorded": "No-go decision[ {ref}]",
    "OperationCancelled": "Operation cancelled[: {reason}]",
    "OperationArchived": "Operation archived",
    "VenueAssessed": "Venue assessed",
    "VenueBooked": "Venue booked[: {beds} beds][ for {nights} nights]",
    "VenueHandoverTaken": "Venue taken over",
    "VenueReleased": "Venue given back[ after {nights_used} nights]",
    "CentreSetToStandby": "Centre on standby",
    "CentreOpened": "Centre open",
    "CentreStoodDown": "Centre standing down",
    "CentreClosed": "Centre closed",
    "CentreReopened": "Centre open again",
    "OnSiteBriefingHeld": "On-site briefing[ for {attendees} people]",
    "SituationReportIssued": "Situation report issued",
    "ShiftHandoverRecorded": "Shift handed over",
    "RollCallTaken": "Roll call: {present} counted",
    "PartnerCommitted": "{partner} committed, {mode}",
    "PartnerDeclined": "{partner} cannot take part",
    "InformationSharingAgreementSigned": "{partner} signed the sharing agreement",
    "InterpretersBooked": "Interpreters booked: {language}[, {on_site} on site]",
    "PartnerArrived": "{partner} here[ with {staff} staff]",
    "PartnerLeft": "{partner} left",
    "OnCallPartnerActivated": "{partner} called in",
    "OnCallPartnerStoodDown": "{partner} stood down",
    "PeopleEncounteredCounted": "{people} people met on the site",
    "TransportDeparted": "{transport} left the site with {people} people",
    "TransportArrived": "{transport} arrived with {people} people",
    "PersonRegistered": "{person} registered[, {age}][, {nationality}]",
    "PersonDetailsCorrected": "{person}: details put right",
    "RegistrationVoided": "{person}: registration voided[, a duplicate of {duplicate_of}]",
    "TemporaryExitLogged": "{person} went out",
    "TemporaryExitReturned": "{person} came back",
    "WelfareProvided": "{everybody}: welfare[, {kind}]",
    "FamilyContactMade": "{everybody} called home",
    "ServiceContactMade": "{everybody} seen by a service[, {service}]",
    "HealthScreenCompleted": "{person}: health screen done",
    "HealthActionTaken": "{person}: health need acted on",
    "RoomBooked": "Room {room} booked[ for {person}]",
    "InterpreterAssigned": "Interpreter {interpreter} assigned[ to {person}]",
    "PersonDebriefStarted": "{person}: conversation began[ in {room}][ with interpreter {interpreter}]",
    "PersonDebriefCompleted": "{person}: conversation finished",
    "PersonDebriefDeclined": "{person} did not want to talk",
    "PotentialVictimIdentified": "{person} identified as a potential victim[: {types}]",
    "NoIndicatorsFoundRecorded": "{person}: no indicators found",
    "SupportSessionHeld": "{person}: one-to-one support",
    "ExhibitReferenceLogged": "{person}: exhibit reference logged",
    "NrmConsentGiven": "{person} agrees to be referred",
    "NrmConsentDeclined": "{person} declines to be referred[: {reason}]",
    "NrmConsentDeferred": "{person} wants time to decide",
    "NrmConsentWithdrawn": "{person} takes consent back",
    "NrmReferralSubmitted": "{person} referred into the NRM",
    "DutyToNotifySubmitted": "{person}: Duty to Notify report sent",
    "EmergencySupportRequested": "{person}: emergency support asked for",
    "ReasonableGroundsDecisionReceived": "{person}: reasonable grounds {outcome}",
    "ConclusiveGroundsDecisionReceived": "{person}: conclusive grounds {outcome}",
    "ReconsiderationRequested": "{person}: reconsideration asked for",
    "CaseSuspended": "{person}: case suspended",
    "CaseWithdrawn": "{person} withdrew from the NRM",
    "DisqualificationRecorded": "{person}: disqualification[ {stage}]",
    "NrmExited": "{person} left the NRM",
    "SupportStarted": "{person}: support started",
    "SupportEnded": "{person}: support ended",
    "CrimeRecordLinked": "{person}: crime record linked",
    "HandedOverToFirstResponder": "{person} handed over[ to {to}]",
    "ReferralReadinessChecked": "{person}: referral checked[, met: {points}]",
    "ExploitationProfileRecorded": "{person}: profile of the exploitation recorded",
    "HousingOptionsAssessed": "{person}: housing options explained[, {options}]",
    "BedAllocated": "{person}: bed given, {kind}[, {bed}]",
    "BedReleased": "{person}: bed released",
    "SafeAccommodationOffered": "{person}: safe accommodation offered",
    "SafeAccommodationAccepted": "{person} accepted safe accommodation",
    "SafeArrivalConfirmed": "{person} arrived safely",
    "AgeAssessed": "{person}: age assessed[, {age}]",
    "AgeUncertaintyRecorded": "{person}: age uncertain, treated as a child",
    "ChildReferralMade": "{person}: children's services told",
    "GuardianReferralMade": "{person}: child guardian asked for",
    "SocialWorkerVisit": "{person} seen by a social worker",
    "CaseReviewHeld": "[{person}: ]case review held[ with {services}]",
    "PersonMissingReported": "{person} is missing",
    "PersonFound": "{person} found",
    "KeepApartFlagSet": "{person}: to be kept apart",
    "PersonBecameSuspect": "{person} became a suspect",
    "SiteEntered": "Police entered the site",
    "SuspectArrested": "{suspect} arrested[, {offence_group}]",
    "DisruptionInterventionRecorded": "{agency}: disruption[, {kind}]",
    "PremisesActionTaken": "Premises[ ({premises})]: {action}",
    "ImmigrationActionRecorded": "{person}: immigration action[, {action}]",
    "ChargeRecorded": "[{suspect} ]charged[, {offence_group}]",
    "CaseOutcomeRecorded": "[{suspect}: ]case outcome[, {outcome}]",
    "DepartureSafetyCheckDone": "{person} checked before leaving",
    "PersonDeparted": "{person} left the centre[ for {destination}]",
    "FollowUpRecorded": "{person}: followed up[, {situation}]",
    "WellbeingRecorded": "{person}: well-being recorded[, better: {improved}][, worse: {worse}]",
    "PriorReferralMatched": "{person}: referred before",
    "HotDebriefHeld": "Hot debrief held[ with {attendees} people]",
    "StructuredDebriefHeld": "Structured debrief held[ with {partners} partners][, chaired by {chair}]",
    "LessonRecorded": "Lesson {lesson} recorded[: {kind}][, {four_p}]",
    "ActionAssigned": "Action assigned for {lesson}[ to {owner}][, due {due}]",
    "ActionClosed": "Action for {lesson} closed",
    "CostsRecorded": "Costs recorded[: £{pounds}][ for {heading}][, paid by {payer}]",
    "TrainingRecorded": "Training recorded[: {trained} of {staff} staff]",
    "DebriefReportPublished": "Debrief report {version} published",
    "EntryVoided": "An entry was voided[: {reason}]",
    "EntryCorrected": "An entry was corrected[: {reason}]",
    "AccessRevoked": "{partner}: access revoked",
    "PersonSealedDataErased": "{person}: sealed data erased",
}
_FIELD = re.compile(r"\{(\w+)\}")
_OPTIONAL = re.compile(r"\[([^\]]*)\]")


def sentence(recorded: RecordedEvent, seen_by: frozenset[str]) -> str:
    """What happened, in the words that this audience may read; empty where it may not know of it."""
    known = shown(seen_by, recorded.event)
    if not known:
        return ""
    words = {name: _words(name, value) for name, value in known.items()}
    words.setdefault("everybody", words.get("person", "Everybody on site"))
    text = _OPTIONAL.sub(lambda found: _filled(found[1], words) or "", SENTENCES[type(recorded.event).__name__])
    text = _FIELD.sub(lambda found: words.get(found[1]) or _without(recorded.event, found[1]), text)
    return text[:1].upper() + text[1:]


def _without(event: Event, field: str) -> str:
    """What stands where a field says nothing: nobody recorded it, or this audience may not see it."""
    return label(None) if getattr(event, field, None) is None else HIDDEN


def _filled(part: str, words: dict[str, str]) -> str | None:
    if any(not words.get(name) for name in _names(part)):
        return None
    return _FIELD.sub(lambda found: words[found[1]], part)


@cache
def _names(part: str) -> list[str]:
    return _FIELD.findall(part)


def _words(name: str, value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(_words(name, each) for each in value)
    text = str(value)
    if text.startswith("op-") and "/" in text:
        ref = text.partition("/")[2]
        return f"bed {ref.rpartition('.')[2]}" if name == "bed" else ref
    return label(value)
