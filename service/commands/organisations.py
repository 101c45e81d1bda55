"""Organisations under one spelling: "british red cross" is the partner that first was written "British Red Cross"."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from eventsourcing.dcb.api import DCBQuery, DCBQueryItem

from domain.declaration import fields_of
from domain.kernel import EVENTS, Event
from domain.names import first_spelling
from domain.words import INTERPRETERS, Agency, EntryId, OperationId, PartnerId, PlaceId
from service.commands.entry_events import stored_events
from service.commands.places import known_places
from service.commands.submission import Proposal, Submission
from service.log import Log
from service.stored import events_in


class Spellings(NamedTuple):
    """The spellings of organisations and of buildings that stand already, the first of each first."""

    organisations: list[str]
    places: Sequence[str]


INTRODUCING = ["PartnerInvited", "PartnerCommitted", "PartnerDeclined"]
"""The events by which an operation comes to know an organisation."""


def known_organisations(log: Log, operation: OperationId) -> list[str]:
    """The organisations that an operation knows, each under its first spelling, in the order in which they came."""
    rows, _ = log.read_list(DCBQuery([DCBQueryItem(types=INTRODUCING, tags=[operation.tag])]))
    partners = (getattr(each.event, "partner", None) for each in events_in(log, rows))
    return [INTERPRETERS, *(each.ref for each in partners if isinstance(each, PartnerId))]


def under_known_names(log: Log, operation: OperationId, submission: Submission) -> Submission:
    """The same submission, each organisation and each building in it under the spelling that is known."""
    known = Spellings(known_organisations(log, operation), _places(log, operation, submission))
    proposals = []
    for each in submission.proposals:
        renamed = each._replace(fields=_renamed(each, log, known))
        proposals.append(renamed)
        partner = renamed.fields.get("partner") if renamed.event in INTRODUCING else None
        known.organisations.extend([partner] if isinstance(partner, str) else [])  # the next may write it otherwise
    by = submission.on_behalf_of
    return replace(submission, proposals=proposals, on_behalf_of=first_spelling(by, known.organisations) if by else by)


def _places(log: Log, operation: OperationId, submission: Submission) -> list[str]:
    """The buildings that are known, where any may be named."""
    named = any(fields_of(EVENTS[each.event], PlaceId) or "changes" in each.fields for each in submission.proposals)
    return known_places(log, operation, submission.proposals) if named else []


def _renamed(proposal: Proposal, log: Log, known: Spellings) -> dict[str, object]:
    """The fields of a proposal; in a correction, those that it changes in the events of its entry."""
    fields = dict(proposal.fields)
    if isinstance(changes := fields.get("changes"), Mapping):
        for each in stored_events(log, EntryId(str(fields.get("entry")))):
            changes = _one_spelling(type(each.event), changes, known)
        fields["changes"] = changes
    return _one_spelling(EVENTS[proposal.event], fields, known)


def _one_spelling(kind: type[Event], fields: Mapping[str, object], known: Spellings) -> dict[str, object]:
    """The same fields, each name under the spelling that is known; what is no text is left to whoever reads."""
    made = dict(fields)
    named = [(each, known.organisations) for each in (*fields_of(kind, PartnerId), *fields_of(kind, Agency))]
    for each, names in [*named, *((each, known.places) for each in fields_of(kind, PlaceId))]:
        value = made.get(each.name)
        if isinstance(value, str):
            made[each.name] = first_spelling(value, names)
        elif isinstance(value, list):
            made[each.name] = [first_spelling(one, names) if isinstance(one, str) else one for one in value]
    return made
