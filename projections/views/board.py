"""The live board of one operation: its counts, the alarms that stand, what is to be done next and who waits."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import chain

from projections.local_time import LONDON
from projections.operation.person import Person
from projections.operation.state import OperationState
from projections.views.alarms import alarms
from projections.views.do_next import ToDo, do_next
from projections.views.limits import Wait
from projections.views.waiting import Waiting, waiting

COUNTS = ("on_site", "registered", "debriefed", "pv", "nrm", "rg_pos", "arrests", "departed", "consents")


def counts(state: OperationState) -> dict[str, int]:
    """Distinct people or suspects under the board's keys; voided registrations are left out."""
    return dict(state.once(_counts))


def _counts(state: OperationState) -> dict[str, int]:
    found = Counter(chain.from_iterable(state.of_each(_counted_as)))
    whole = {"on_site": state.on_site, "arrests": len(state.suspects)}
    return {name: whole.get(name, found[name]) for name in COUNTS}


def _counted_as(person: Person) -> tuple[str, ...]:
    """The keys under which one person counts."""
    found = {
        "registered": True,
        "debriefed": person.debriefed is not None,
        "pv": person.identified is not None,
        "nrm": bool(person.referrals),
        "rg_pos": person.reasonable_grounds == "positive",
        "departed": person.departed is not None,
        "consents": person.age == "adult" and person.answer == "given",
    }
    return tuple(name for name, counts in found.items() if counts)


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
