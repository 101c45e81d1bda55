"""Why something cannot be done, and what to do next."""

REFUSALS: dict[str, str] = {
    "age_not_recorded": "This person's age is not recorded. Correct their details first: adult, child or uncertain.",
    "already_activated": "This partner has been called in already. If it was stood down since, record that first.",
    "already_archived": "The operation is archived already.",
    "already_arrived": (
        "This vehicle has arrived already. If it made a second journey, give that one a number of its own."
    ),
    "already_closed": "The centre is closed already. If it opened again in between, record that first, with its time.",
    "already_committed": "This partner has committed already. If it said something else, correct that entry.",
    "already_departed": (
        "This vehicle has left already. If it made a second journey, give that one a number of its own."
    ),
    "already_done": "This task is done already.",
    "already_read": "You have said already that you read it.",
    "already_exists": "There is one under this number or name already. Choose another.",
    "already_here": "This partner is here already. If it left in between, record that first, with its time.",
    "already_identified": (
        "This person has been identified as a potential victim already. If that entry says something wrong, correct it."
    ),
    "already_live": "The operation is live, so this is no longer open. If it ends, close its centres.",
    "already_missing": (
        "This person has been reported missing already. If they were found in between, record that first."
    ),
    "already_notified": (
        "A Duty to Notify report has been made for this person already. If it was about somebody else, correct that "
        "entry."
    ),
    "already_open": "The centre is open already. If it was set to standing down by mistake, void that entry.",
    "already_out": "This person is out already. If they came back in between, record that first.",
    "already_signed": "This partner has signed the agreement already. If another did, correct that entry.",
    "already_standby": "The centre is on standby already.",
    "already_suspect": "This person has been recorded as a suspect already. If it was another, correct that entry.",
    "already_voided": "This has been voided already. If it counts after all, void the entry that voided it.",
    "bed_taken": "Somebody has this bed. Choose another, or leave the choice to the board.",
    "cannot_be_read": (
        "An entry of this operation cannot be read. Open the operation to see which, and void it; all else goes on."
    ),
    "child_is_referred": (
        "A child, or a person whose age is uncertain, is always referred into the NRM. Submit the referral."
    ),
    "child_needs_no_consent": (
        "A child, or a person whose age is uncertain, is not asked for consent. Refer them, and tell the council."
    ),
    "closed": (
        "The centre was closed at that time. If it happened earlier, give the time when it happened. "
        "If the centre is in use again, reopen it first."
    ),
    "consent_given": "This adult has agreed to be referred. Submit the referral; no Duty to Notify report is due.",
    "consent_missing": (
        "This adult has not agreed to be referred. Record their answer first; if they decline, "
        "a Duty to Notify report is due."
    ),
    "debrief_open": "A conversation with this person is still going on. Record its end first.",
    "departed": "This person had left by then. If it happened earlier, give the time when it happened.",
    "duplicate_not_registered": (
        "Nobody would be left: the number you give is not registered, or was itself voided. "
        "Give the number that this person keeps."
    ),
    "ends_before_it_starts": "This ends before it starts. Check both times.",
    "fewer_than_seen": "More people were seen by number than were counted. Count again.",
    "has_a_bed": "This person has a bed in the centre. Release it first.",
    "has_no_bed": "This person has no bed in the centre. Give them one instead.",
    "in_the_future": "This lies in the future. Give the time when it happened; leave it empty for now.",
    "interpreter_taken": (
        "The interpreter is assigned elsewhere at that time. Choose another, the telephone, or another time."
    ),
    "lead_council": "The council that leads the operation always sees it.",
    "legal_hold": "A legal hold keeps what is sealed here. Ask the data protection officer whether to lift it.",
    "never_missing": "This person has never been reported missing. Record that first.",
    "no_number_left": (
        "Every number of this kind has been given in this operation, and none is given twice. "
        "Go on in an operation of its own for whoever or whatever is new."
    ),
    "no_session": "No such session with this person is going on. Record its start first.",
    "no_bed_free": "No bed of the centre is free, or it is closed. Release one, or place the person elsewhere.",
    "not_assigned": "No action has been assigned for this lesson. Assign it first.",
    "not_bound": "Only an organisation that was bound to notify on that day can. An administrator says which are.",
    "not_closed": "The centre is not closed. If it never opened, open it; before it is archived, close it.",
    "not_departed": "This person has not left, so there is nothing to come back from.",
    "not_first_responder": (
        "Only a first responder organisation can refer. Hand over to police, NCA or the council, "
        "or record on behalf of the one that did it."
    ),
    "not_here": "This partner is not here. If it came and nobody entered it, record that first, with its time.",
    "not_identified": "Nobody has identified this person as a potential victim. Record that first.",
    "not_issued": "This version of the briefing has not been issued. Issue it first, or give the version that was.",
    "not_missing": "This person has not been reported missing. If they were, record that first, with its time.",
    "not_offered": "Safe accommodation has not been offered to this person. Record the offer first.",
    "not_on_call": "This partner is not on call. If it promised to be, record that first.",
    "nothing_to_change": "No decision on these grounds is recorded. Record that first.",
    "not_opened": "You have not opened this version of the briefing. Open and read it, then confirm.",
    "not_open": "The centre is not open. If it was opened and nobody entered it, record that first, with its time.",
    "not_out": "This person is not out. If they went out and nobody entered it, record that first, with its time.",
    "not_referred": "This person has not been referred into the NRM. If they were, record that first, with its time.",
    "not_requested": "This service has not been asked. If it was, record that first.",
    "not_revoked": "This partner's access has not been revoked.",
    "not_started": "No conversation with this person is going on. Record its start first.",
    "bed_given_since": (
        "Somebody else was given that bed since. Leave this entry as it is, and give the person another bed."
    ),
    "booked_since": (
        "The building would be held again, on a night that others have booked since. Leave this entry, and book the "
        "centre where it is now. If the operation was cancelled, first record that the building is given back."
    ),
    "number_given_anew": (
        "The number was given again since, so two entries would give it. Leave this one, or void the later one first."
    ),
    "number_in_use": (
        "Other entries stand under this number and would be left with nobody. Register the person under the right "
        "number; then “Void a registration” of this one, as a duplicate of that one, takes its entries along. Where it "
        "is not a person, void those entries first."
    ),
    "one_of_two": "Name the post or the interpreter who had the break: one of the two.",
    "operation_cancelled": "The operation is cancelled. If it goes on after all, void the entry that cancelled it.",
    "other_operation": "This belongs to another operation.",
    "place_taken": "This place is held for one of these nights already. Choose other nights or another place.",
    "post_empty": (
        "Nobody is in this post. If somebody took it and nobody entered it, record that first, with its time."
    ),
    "not_the_lead": "Only the council that leads the operation erases what was written. Ask its manager.",
    "already_held": "A legal hold keeps this already. It stands until it is lifted.",
    "not_held": "No legal hold stands here. Hold and lift by the same number, or both for everybody.",
    "hold_stays": "A legal hold stays in the log. Lift it where it no longer counts, or set it again.",
    "erasure_stays": "What was erased is gone for good, and that it was erased stays in the log.",
    "proposal_stays": "The operation stands on this entry. Correct it, or cancel the operation.",
    "referral_open": ("This person has a referral that is still open. Record how that one ended first, or correct it."),
    "room_taken": "The room is booked at that time. Choose another room or another time.",
    "same_centre": "This person is at that centre already. If they were moved in between, record that first.",
    "session_open": "A session with this person is still going on. Record its end first.",
    "taken_since": (
        "Somebody else was given that room or interpreter since, for that time. Leave this entry as it is, and book "
        "another room, interpreter or time."
    ),
    "support_consent_refused": "This person does not want support. If they do by now, record their answer anew.",
    "unknown_bed": "The centre has no such bed, or is closed. Choose another, or leave the choice to the board.",
    "too_long_ago": "This lies before 2015. Check the year.",
    "unknown_contact": "The directory lists no such contact.",
    "unknown_entry": "There is no such entry in this operation. Look for it on the timeline.",
    "unknown_interpreter": "There is no such interpreter. Book interpreters first, or choose the telephone.",
    "unknown_lesson": "There is no such lesson. Record it first, or check its number.",
    "unknown_operation": "There is no such operation.",
    "unknown_organisation": (
        "There is no organisation of this name. Register it first; a name that is registered stays as it is."
    ),
    "unknown_partner": "This partner has not committed. Record that first.",
    "unknown_person": (
        "Nobody is registered under this number, or the registration was voided. Check the number on their card."
    ),
    "unknown_report": "There is no such report in this operation.",
    "unknown_task": "There is no such task. Set it first, or check its number.",
    "unknown_suspect": "There is no such suspect. Record the arrest first, or check the number.",
    "unknown_transport": "No vehicle with this number has left the site. Record that it left, or check the number.",
    "not_its_directory": "Each council writes its own directory alone.",
    "not_its_own": "An organisation writes its own texts. Choose it under who did it.",
    "not_linked": "These two are not recorded as belonging together. Check both numbers.",
    "not_signed_off": (
        "Your organisation asks for two people: one prepares a referral, another signs it off. Have it signed off."
    ),
    "nothing_prepared": "No referral of this person is prepared. Prepare it first.",
    "same_person": "This is the same person. Give the number of the other one.",
    "you_prepared_it": "You prepared this referral yourself. Somebody else signs it off.",
    "not_as_seen": "Something changed since this was shown to you. Nothing went out. Look at it as it stands now.",
    "not_waiting": "Nothing waits under this number: nobody prepared it, or it was taken back already.",
    "not_prepared": "Two people send out what is public: one prepares it, another releases it. Prepare it first.",
    "prepared_by_you": "You prepared this version yourself. Somebody else who may publish has to release it.",
    "changed_since_prepared": "Something in it changed since it was prepared. Nothing went out. Prepare it again.",
    "not_whole_quarters": "What is published covers whole quarters, such as 1 October to 31 December.",
    "overlaps_published": "A period that overlaps this one is public already; one could be subtracted from the other. "
    "Publish that period again as its next version, or quarters that no published period covers.",
    "tells_of_others": "Outcomes that are public already count an operation that is counted here. With this version "
    "beside them, what was held back of another operation could be worked out, whatever it hides.",
    "released_since": "It was released since: that version is public. To withdraw it, void what published it.",
    "version_exists": "This version exists already. Choose the next number.",
}


def refusal(code: str) -> str:
    """The words for a refusal code; raises KeyError for one that nobody has worded."""
    return REFUSALS[code]


WAYS_OUT: dict[str, tuple[str, str]] = {
    "not_opened": ("papers", "Open the briefing"),
}
"""Refusal by the page of the operation on which it can be put right, and the words of the link to it."""
