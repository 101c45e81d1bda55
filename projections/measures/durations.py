"""M40 to M48 and the other stretches of time. No target stands on consent: pressure does harm (FACTS 3.3)."""

from domain.events.referrals import (
    ConclusiveGroundsDecisionReceived,
    ReasonableGroundsDecisionReceived,
)
from domain.policy.nrm import reasonable_grounds_due
from projections.day import Day
from projections.local import local_date
from projections.measures.measure import Measure, Span, ids, tally, times, under
from projections.measures.outcomes import victims


def m40(day: Day) -> Measure:
    """From arrival to registration."""
    arrival = day.arrival_of()
    people = [each for each in day.registered if each.registered]
    spans = [(each.registered, arrival[each.id].at) for each in people if each.registered and each.id in arrival]
    return times(spans, "minutes", not_recorded=len(people) - len(spans))


def m41(day: Day) -> Measure:
    """From registration to the health screen."""
    people = day.registered
    spans = [(each.screened, each.registered.at) for each in people if each.screened and each.registered]
    return times(spans, "minutes", not_recorded=len(people) - len(spans))


def m42(day: Day) -> Measure:
    """From arrival to the start of the conversation."""
    arrival = day.arrival_of()
    talked = [each for each in day.registered if each.sessions]
    spans = [(each.sessions[0].started, arrival[each.id].at) for each in talked if each.id in arrival]
    return times(spans, "minutes", not_recorded=len(talked) - len(spans))


def m43(day: Day) -> Measure:
    """From the first encounter to referral or notification."""
    arrival = day.arrival_of()
    spans: list[Span] = []
    for person in victims(day):
        ends = [*person.referrals[:1], *((person.notified,) if person.notified else ())]
        if ends and person.id in arrival:
            spans.append((min(ends, key=lambda past: past.at), arrival[person.id].at))
    return times(spans, "hours", {"24h": under(24), "48h": under(48)})


def m44(day: Day) -> Measure:
    """From referral to the decision on reasonable grounds."""
    referred = [person for person in day.registered if person.referrals]
    spans, outcomes = [], []
    for person in referred:
        decided = next(
            (past for past in person.decisions if isinstance(past.event, ReasonableGroundsDecisionReceived)), None
        )
        if decided:
            spans.append((decided, person.referrals[0].at))
        outcomes.append(person.reasonable_grounds or "pending")
    within = {"5_working_days": lambda length, span: _in_time(span)}
    return times(spans, "hours", within, breakdowns={"outcome": tally(outcomes)})


def _in_time(span: Span) -> bool:
    end, start = span
    return local_date(end.at) <= reasonable_grounds_due(local_date(start))


def m45(day: Day) -> Measure:
    """From the decision on reasonable grounds to the conclusive one."""
    spans: list[Span] = []
    for person in day.registered:
        first = person.latest(ReasonableGroundsDecisionReceived)
        last = person.latest(ConclusiveGroundsDecisionReceived)
        if first and last:
            spans.append((last, first.at))
    return times(spans, "days", {"90_days": under(90)})


def m46(day: Day) -> Measure:
    """Cases without a conclusive decision, of those decided positive on reasonable grounds."""
    positive = [person for person in day.registered if person.reasonable_grounds == "positive"]
    undecided = [person for person in positive if person.conclusive_grounds is None]
    events = ids(person.latest(ReasonableGroundsDecisionReceived) for person in undecided)
    return Measure(len(undecided), len(positive), events=events)


def m47(day: Day) -> Measure:
    """From the first encounter to safe accommodation."""
    arrival = day.arrival_of()
    safe = [each for each in day.registered if each.arrived_safely and each.id in arrival]
    spans = [(each.arrived_safely, arrival[each.id].at) for each in safe if each.arrived_safely]
    return times(spans, "hours", {"72h": under(72)})


def m48(day: Day) -> Measure:
    """From what happened to when it was recorded, entry by entry as entered."""
    first = {past.envelope.entry: past for past in reversed(day.pasts)}
    delays = [(past.envelope.recorded_at - past.at).total_seconds() / 60 for past in first.values()]
    if not delays:
        return Measure(0, unit="minutes")
    late = [past for past, delay in zip(first.values(), delays, strict=True) if delay > 30]
    ordered = sorted(delays)
    middle = len(ordered) // 2
    median = ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
    return Measure(
        len(delays),
        unit="minutes",
        median=round(median, 2),
        shortest=round(ordered[0], 2),
        longest=round(ordered[-1], 2),
        within={"30_minutes": len(delays) - len(late)},
        events=ids(first.values()),
        lengths=tuple(delay * 60 for delay in delays),
    )
