"""M64 to M71: cost, partners, and what was learnt (FACTS 3.5)."""

from datetime import timedelta

from domain.events.debrief import CostsRecorded, TrainingRecorded
from domain.words import INTERPRETERS
from projections.day import Day
from projections.local import local_date
from projections.measures.measure import NOTHING, Measure, ids
from projections.things import Partner

IN_TIME = timedelta(weeks=6)


def partners(day: Day) -> dict[str, Partner]:
    """The partners that committed, interpreters left out."""
    return {
        name.ref: each
        for name, each in day.partners.items()
        if each.mode and not each.declined and name.ref != INTERPRETERS
    }


def m64(day: Day) -> Measure:
    """Money spent, by heading and payer."""
    costs = [past for past in day.all(CostsRecorded) if isinstance(past.event, CostsRecorded)]
    said = [past.event for past in costs if isinstance(past.event, CostsRecorded) and past.event.pounds is not None]
    if not said:
        return Measure(None, not_recorded=1, unit="pounds", events=ids(costs))
    rows = tuple({"heading": each.heading, "payer": each.payer, "pounds": each.pounds} for each in said)
    total = sum(each.pounds or 0 for each in said)
    return Measure(total, not_recorded=len(costs) - len(said), unit="pounds", rows=rows, events=ids(costs))


def m65(day: Day) -> Measure:
    """Partners that came, of those committed to be on site; no time was planned, so lateness is not recorded."""
    promised = [each for each in partners(day).values() if each.mode == "on_site"]
    came = [each for each in promised if each.arrived]
    return Measure(len(came), len(promised), events=ids(each.arrived for each in came))


def m66(day: Day) -> Measure:
    """Partners called in, of those on call."""
    on_call = [each for each in partners(day).values() if each.mode == "on_call"]
    called = [each for each in on_call if each.activated]
    return Measure(len(called), len(on_call), events=ids(each.activated for each in called))


def m67(day: Day) -> Measure:
    """Partners with a signed agreement, of all."""
    listed = partners(day)
    return Measure(sum(each.signed for each in listed.values()), len(listed))


def m68(day: Day) -> Measure:
    """Partners that read the briefing, of all; and staff trained, where it was recorded."""
    listed = partners(day)
    briefed = sum(each.briefed is not None for each in listed.values())
    trained = [past.event for past in day.all(TrainingRecorded) if isinstance(past.event, TrainingRecorded)]
    staff = {"trained": sum(each.trained or 0 for each in trained), "staff": sum(each.staff or 0 for each in trained)}
    return Measure(briefed, len(listed), breakdowns={"training": {name: n for name, n in staff.items() if n}})


def m69(day: Day) -> Measure:
    """Actions closed on time, of those assigned."""
    assigned = [lesson for lesson in day.lessons.values() if lesson.assigned]
    done = [
        lesson.closed
        for lesson in assigned
        if lesson.closed and (lesson.due is None or local_date(lesson.closed.at) <= lesson.due)
    ]
    return Measure(len(done), len(assigned), events=ids(done))


def m70(day: Day) -> Measure:
    """Structured debriefs within six weeks, of operations closed."""
    closed = [past for centre in day.centres.values() for past in centre.closed]
    if not closed or any(centre.phase != "closed" for centre in day.centres.values()):
        return Measure(0, 0)
    held = day.operation.debriefed
    in_time = held is not None and held.at - max(past.at for past in closed) <= IN_TIME
    return Measure(int(in_time), 1, events=ids((held,)) if in_time else ())


def m71(day: Day) -> Measure:
    """Case reviews by service; nothing records them yet."""
    return NOTHING


def m87(day: Day) -> Measure:
    """Lessons identified."""
    found = list(day.lessons.values())
    return Measure(len(found), events=ids(lesson.recorded for lesson in found))


def m87b(day: Day) -> Measure:
    """Actions assigned."""
    assigned = [lesson.assigned for lesson in day.lessons.values() if lesson.assigned]
    return Measure(len(assigned), events=ids(assigned))
