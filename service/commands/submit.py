"""The one way in: form, API, replay, correction, publication and command line all submit here.

It authorises, completes references, checks what was typed, computes the digest, seals, applies amendments, decides
and stores. What comes back is the outcome, or an exception that says why not: `Forbidden`, `Malformed`, `Refused`,
`OtherBody`.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from uuid import uuid4

from domain.bounds import KEY
from domain.declaration import fields_of
from domain.events.amendments import EntryCorrected, EntryTextErased, EntryVoided
from domain.events.planning import BriefingAcknowledged
from domain.kernel import EVENTS, Event, Refused
from domain.outside import OUTSIDE
from domain.words import Agency, Credited, EntryId, OperationId
from service.access.access import Forbidden, Viewer, may_do, may_know, must_act_for
from service.clock import now
from service.codec import from_plain
from service.commands.acting import By, as_played, make_known, named_in
from service.commands.amending import NOT_ALLOWED, amendment, moved_to, must_know, takes_back
from service.commands.beside_the_public import drawn_up_to
from service.commands.briefings import confirmed
from service.commands.carry_out import Entry, Outcome, Overtaken, carry_out, why_not
from service.commands.entry_events import events_of
from service.commands.erasing import destroyed
from service.commands.malformed import Malformed, as_meant, malformed, named
from service.commands.names import DECISIONS, PROPOSE, may_stand_together
from service.commands.numbers import Numbering
from service.commands.organisations import under_known_names
from service.commands.references import completed
from service.commands.schema import input_fields
from service.commands.sealing_keys import keys_of_digest, subject_of_proposal
from service.commands.store import Store
from service.commands.submission import Proposal, Submission, body_of
from service.commands.theirs import must_be_a_host
from service.commands.when import RecordingClock
from service.log import Log, VaultWrite
from service.privacy.digest import digest
from service.privacy.sealing import contact_of, seal
from service.publishing_outcomes import filled
from service.tracing import causes

__all__ = ["Proposal", "Store", "Submission", "prepared", "reasons_against", "submit"]


def submit(store: Store, viewer: Viewer, submission: Submission) -> Outcome:
    """Carry out a submission. Raises Forbidden, Malformed, Refused, OtherBody, Meanwhile."""
    numbering = Numbering(store.log, submission)
    while True:
        try:
            entry = prepared(store, viewer, numbering)
            causes(entry.entry, submission.trail)
            return carry_out(store.log, entry)
        except Overtaken:
            continue
        except Refused as refused:
            if not numbering.lost(refused):
                raise


def reasons_against(
    store: Store, viewer: Viewer, operation: OperationId, proposal: Proposal, agency: str, at: datetime
) -> tuple[str, ...]:
    """What would stand against a proposal without texts, at a moment (UTC), for an agency; nothing is stored."""
    kind = DECISIONS[proposal.event].event
    entry = Entry(
        entry=EntryId(uuid4().hex),
        events=[from_plain(_plain(proposal, operation, at), kind)],
        happened_at=at,
        recorded_at=at,
        actor=viewer.user,
        agency=viewer.agency,
        on_behalf_of=Agency(agency),
    )
    return why_not(store.log, entry)


def prepared(store: Store, viewer: Viewer, numbering: Numbering) -> Entry:
    """The entry behind a submission: authorised, numbered, completed, checked and sealed, not yet decided."""
    _authorise(viewer, numbering.submission)
    submission = numbering.filled()
    entry = EntryId(named("entry", submission.entry, KEY) or uuid4().hex)
    recorded_at = submission.recorded_at or now()
    clock = RecordingClock(recorded_at, submission.device_time)
    at = clock.happened(submission.happened_at, submission.minutes_ago)
    operation = _operation(store.log, submission, entry)
    drawn_at = drawn_up_to(store.log, submission)
    entered = as_played(store.log, viewer, under_known_names(store.log, operation, submission))
    acting = Agency(entered.on_behalf_of or viewer.agency)
    store.vault.keys_of(filter(None, (contact_of(EVENTS[each.event], each.fields) for each in entered.proposals)))
    events, writes, subjects = list[Event](), list[VaultWrite](), list[str]()
    for proposal in entered.proposals:
        plain = _plain(proposal, operation, recorded_at)
        subject = subject_of_proposal(store.log, DECISIONS[proposal.event].event, plain)
        event, beside = _event(store, viewer, proposal, plain, subject, clock)
        events.append(filled(store.log, store.outcomes, viewer, event, recorded_at))
        writes.extend(beside)
        subjects.extend(keys_of_digest(event, plain, subject))
    must_be_a_host(store.log, viewer, *events)
    make_known(store.log, named_in(acting, events), By(viewer.user, viewer.agency, recorded_at))
    return Entry(
        entry=entry,
        events=events,
        happened_at=at.happened_at,
        typed_at=at.typed_at,
        recorded_at=recorded_at,
        actor=viewer.user,
        agency=viewer.agency,
        on_behalf_of=acting,
        device=named("device", submission.device),
        digest=digest(store.vault, subjects, body_of(numbering.submission)),  # whichever number it is given
        moved_to=[at for each in zip(entered.proposals, events, strict=True) for at in moved_to(*each)],
        drawn_at=drawn_at,
        seen_up_to=submission.seen_up_to,
        may_know=partial(may_know, viewer),
        sealed=writes,
    )


def _authorise(viewer: Viewer, submission: Submission) -> None:
    """Raises Forbidden, Malformed, unless this user may do all of this, for the agency named and whom it credits."""
    named("on_behalf_of", submission.on_behalf_of)
    if not may_stand_together([each.event for each in submission.proposals]):
        raise Malformed([("events", "Send this by itself: it is not about the operation that the others are about")])
    for proposal in submission.proposals:
        if not may_do(viewer, proposal.event) and not takes_back(proposal):
            raise Forbidden(NOT_ALLOWED)
        for agency in (submission.on_behalf_of, _credit(proposal.event, proposal.fields)):
            must_act_for(viewer, agency)


def _credit(event: str, fields: Mapping[str, object]) -> object:
    """The agency that the fields say did it; None where they say nothing."""
    kind = DECISIONS[event].event
    return next((fields.get(each.name) for each in fields_of(kind, Credited)), None)


def _operation(log: Log, submission: Submission, entry: EntryId) -> OperationId:
    """The operation meant, or none. A proposal sent twice means the operation that it made the first time."""
    if DECISIONS[submission.proposals[0].event].without_operation:
        return OUTSIDE
    if submission.proposals[0].event == PROPOSE and submission.entry:
        before = events_of(log, entry)
        if before and type(before[0].event).__name__ == PROPOSE:
            return before[0].event.operation
    return OperationId(submission.operation)


def _plain(proposal: Proposal, operation: OperationId, now: datetime) -> dict[str, object]:
    """The event's plain fields as they are meant, references in full. Raises Malformed, also for unknown fields."""
    decision = DECISIONS[proposal.event]
    known = {*input_fields(decision), *(("changes",) if proposal.event == "EntryCorrected" else ())}
    if unknown := [name for name in proposal.fields if name not in known]:
        raise Malformed([(None, f"Unknown fields: {', '.join(unknown)}")])
    meant = as_meant(decision.event, proposal.fields, now, proposal.as_json)
    return {"operation": operation, **completed(decision.event, operation, meant)}


def _event(
    store: Store, viewer: Viewer, proposal: Proposal, plain: dict[str, object], subject: str, clock: RecordingClock
) -> tuple[Event, list[VaultWrite]]:
    """The event that is proposed, and what is sealed or destroyed beside it."""
    plain.pop("changes", None)
    kind = DECISIONS[proposal.event].event
    with malformed():
        sealed, writes = seal(store.vault, kind, plain, subject)
        event = from_plain(sealed, kind)
    if isinstance(event, EntryCorrected | EntryVoided):
        amending, beside = amendment(store, viewer, event, proposal, clock)
        return amending, [*writes, *beside]
    if isinstance(event, BriefingAcknowledged):
        return confirmed(store.log, store.access_log, viewer, event), writes
    if isinstance(event, EntryTextErased):
        must_know(store, viewer, event)
    return event, [*writes, *destroyed(store, event)]
