"""M64 to M68: what it cost, and which partners were there, signed, briefed (FACTS 3.5)."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from domain.events.debrief import CostsRecorded, TrainingRecorded
from domain.events.partners import InformationSharingAgreementSigned
from domain.events.planning import BriefingAcknowledged, BriefingIssued
from domain.kernel import RecordedEvent
from domain.words import INTERPRETERS, PartnerId
from projections.measures.declared import measure
from projections.measures.looks import nobody_looked
from projections.measures.measure import Measure, added, ids, person_by_person
from projections.measures.public import Public
from projections.measures.stay import m30b
from projections.operation.entities import Partner
from projections.operation.state import OperationState


def partners(state: OperationState) -> dict[PartnerId, Partner]:
    """The partners that committed, interpreters left out."""
    return {
        name: each
        for name, each in state.partners.items()
        if each.mode and not each.declined and name.ref != INTERPRETERS
    }


@measure(
    "M64",
    title="Money spent",
    counts="pounds",
    kind="O",
    answered_by="a cost with its amount, £0 included",
    section="Afterwards, cost, partnership",
    public=Public(),
    version=2,
)
def m64(state: OperationState) -> Measure:
    """Pounds entered, by heading and payer; costs without an amount are counted apart."""
    costs = state.events_of(CostsRecorded)
    said = [(recorded, event) for recorded, event in costs if event.pounds is not None]
    if not said:
        unsaid = Measure(None, not_recorded=len(costs)) if costs else nobody_looked(state)
        return replace(unsaid, unit="pounds", events=ids(recorded for recorded, _ in costs))
    sums: dict[tuple[str | None, str | None], Decimal] = {}
    for _, event in said:
        sums[event.heading, event.payer] = sums.get((event.heading, event.payer), Decimal(0)) + (event.pounds or 0)
    per = _spent_on(state)
    rows = tuple(
        {"heading": heading, "payer": payer, "pounds": amount(n), **per} for (heading, payer), n in sums.items()
    )
    paid = ((recorded, amount(event.pounds or Decimal(0))) for recorded, event in said)
    spent = added(paid, not_recorded=len(costs) - len(said), unit="pounds", rows=rows)
    return replace(spent, n=amount(sum(sums.values(), Decimal(0))))


def amount(pounds: Decimal) -> float:
    """Pounds as a figure says them: whole where there are no pence."""
    return int(pounds) if pounds == int(pounds) else float(pounds)


def _spent_on(state: OperationState) -> dict[str, int]:
    """What to divide by for the cost of a person and of a night; they add up over operations, as quotients do not."""
    people, nights = len(state.registered), m30b(state).n
    return {name: int(n) for name, n in (("people", people), ("nights", nights)) if n}


@measure(
    "M65",
    title="Partners that came",
    counts="partners",
    kind="P",
    of="partners committed on site",
    answered_by="the partner's arrival, or that it declined on the day",
    section="Afterwards, cost, partnership",
    public=Public(),
    version=2,
)
def m65(state: OperationState) -> Measure:
    """Partners that promised to be on site and signed in; whether in time is not recorded."""
    promised = [each for each in partners(state).values() if each.mode == "on_site"]
    promised += [
        each for name, each in state.partners.items() if each.cried_off == "on_site" and name.ref != INTERPRETERS
    ]
    came = [each.arrived for each in promised if each.arrived]
    unknown = sum(not each.arrived and not each.cried_off for each in promised)
    return person_by_person(came, len(promised), unknown)


@measure(
    "M66",
    title="On-call partners called in",
    counts="partners",
    kind="P",
    of="partners on call",
    answered_by="that the partner was called in, or was stood down",
    section="Afterwards, cost, partnership",
    public=Public(),
    version=2,
)
def m66(state: OperationState) -> Measure:
    """Partners on call that were called in; those stood down uncalled are the rest."""
    on_call = [each for each in partners(state).values() if each.mode == "on_call"]
    called = [each.activated for each in on_call if each.activated]
    unknown = sum(not each.activated and not each.stood_down for each in on_call)
    return person_by_person(called, len(on_call), unknown)


@measure(
    "M67",
    title="Partners with a sharing agreement",
    counts="partners",
    kind="P",
    of="partners committed",
    answered_by="the signed agreement",
    section="Afterwards, cost, partnership",
    public=Public(),
    version=2,
)
def m67(state: OperationState) -> Measure:
    """Partners that committed and whose signed agreement is entered."""
    signed, committed = _by_partner(state, state.events_of(InformationSharingAgreementSigned)), len(partners(state))
    return person_by_person(signed.values(), committed, committed - len(signed))


@measure(
    "M68",
    title="Partners that confirmed the briefing",
    counts="partners",
    kind="P",
    of="partners committed",
    answered_by="the briefing issued, or a partner's confirmation",
    section="Afterwards, cost, partnership",
    version=2,
)
def m68(state: OperationState) -> Measure:
    """Partners that confirmed here that they read the briefing; others may have read it."""
    briefed, committed = _by_partner(state, state.events_of(BriefingAcknowledged)), len(partners(state))
    unknown = 0 if state.all(BriefingIssued) else committed - len(briefed)
    said = [
        (event.trained, event.staff)
        for _, event in state.events_of(TrainingRecorded)
        if event.trained is not None and event.staff is not None
    ]
    staff = {"trained": sum(trained for trained, _ in said), "staff": sum(staff for _, staff in said)}
    return person_by_person(briefed.values(), committed, unknown, {"kind": staff} if said else {})


def _by_partner(
    state: OperationState,
    said: Iterable[tuple[RecordedEvent, InformationSharingAgreementSigned | BriefingAcknowledged]],
) -> dict[PartnerId, RecordedEvent]:
    """The first of these of each partner that committed."""
    listed, found = partners(state), dict[PartnerId, RecordedEvent]()
    for recorded, event in said:
        if event.partner in listed:
            found.setdefault(event.partner, recorded)
    return found
