"""The live board of one operation: its counts, the alarms that stand, what is to be done next and who waits."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from projections.local_time import LONDON
from projections.operation.state import OperationState
from projections.views.alarms import alarms
from projections.views.do_next import ToDo, do_next
from projections.views.limits import Wait
from projections.views.waiting import Waiting, waiting

COUNTS = ("on_site", "registered", "debriefed", "pv", "nrm", "rg_pos", "arrests", "departed", "consents")


def counts(state: OperationState) -> dict[str, int]:
    """Distinct people or suspects under the board's keys; voided registrations are left out."""
    people = state.registered
    return {
        "on_site": state.on_site,
        "registered": len(people),
        "debriefed": sum(person.debriefed is not None for person in people),
        "pv": sum(person.identified is not None for person in people),
        "nrm": sum(bool(person.referrals) for person in people),
        "rg_pos": sum(person.reasonable_grounds == "positive" for person in people),
        "arrests": len(state.suspects),
        "departed": sum(person.departed is not None for person in people),
        "consents": sum(person.age == "adult" and person.answer == "given" for person in people),
    }


def board(state: OperationState, kinds: Mapping[str, str]) -> dict[str, object]:
    """One flat object: the counts, the codes of the alarms that stand, the position in the log, what is to be done
    next and who waits, as the clocks stand; `kinds` is as in `do_next`.
    """
    now = state.now
    waits = waiting(state, now) if now else ()
    to_do = do_next(state, now, kinds, waits) if now else ()
    return {
        **counts(state),
        "alarms": [alarm.code for alarm in alarms(state)],
        "seq": state.position,
        **plain_queue(to_do, waits, now),
    }


def plain_queue(to_do: Iterable[ToDo], waits: Iterable[Waiting], now: datetime | None) -> dict[str, object]:
    """What is to be done next and who waits, as JSON has it: local times, whole minutes."""
    if now is None:
        return {"do_next": [], "waiting": []}
    return {
        "do_next": [{"code": each.code, "about": each.about, **_lasting(each, now)} for each in to_do],
        "waiting": [{"person": each.person.ref, "for": each.what, **_lasting(each, now)} for each in waits],
    }


def _lasting(wait: Wait, now: datetime) -> dict[str, object]:
    return {"since": wait.since.astimezone(LONDON).isoformat(), "minutes": wait.minutes(now), "over": wait.over(now)}
