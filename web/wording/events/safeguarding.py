"""What the events of this chapter are called: safeguarding."""

from web.wording.events.said import Said

SAFEGUARDING = (
    Said("AgeAssessed", "Age assessed", "{person}: age assessed[, {age}]"),
    Said("AgeUncertaintyRecorded", "Doubt about age", "{person}: age uncertain, treated as a child"),
    Said("ChildReferralMade", "Tell children's services", "{person}: children's services told"),
    Said("GuardianReferralMade", "Ask for a child guardian", "{person}: child guardian asked for"),
    Said("SocialWorkerVisit", "Seen by a social worker", "{person} seen by a social worker"),
    Said("CaseReviewHeld", "Case review held", "[{person}: ]case review held[ with {services}]"),
    Said("PersonMissingReported", "Report missing", "{person} is missing"),
    Said("MissingStepTaken", "Step for a missing person", "{person}, missing: {step}"),
    Said("PersonFound", "Found", "{person} found"),
    Said("KeepApartFlagSet", "Keep apart", "{person}: to be kept apart"),
    Said("PersonBecameSuspect", "Became a suspect", "{person} became a suspect"),
    Said("PeopleLinked", "Belongs with", "{person} belongs with {linked_to}[, {relation}][: {wishes}]"),
    Said("PeopleUnlinked", "Does not belong with", "{person} does not belong with {linked_to}"),
)
