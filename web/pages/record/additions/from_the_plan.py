"""What a plan says of each part of a briefing, for an audience, one line a thing."""

from collections.abc import Iterator

from domain.texts import Language
from projections.operation.state import OperationState
from projections.views.plan.centre_hours import centre_hours
from projections.views.plan.gap import planned_day
from projections.views.plan.hours import planned_by
from projections.views.plan.languages import languages
from projections.views.plan.partners import coming
from projections.views.plan.pieces import ways
from projections.views.plan.venue import booked
from service.access.plan import shown_plan
from service.access.visibility import reads
from service.days import Days
from web.wording.briefing import HUMAN_RIGHTS
from web.wording.capitals import capitalise, lower_first
from web.wording.gaps import GAPS
from web.wording.labels import label
from web.wording.numbers import counted
from web.wording.plan import WAYS


def from_the_plan(state: OperationState, days: Days, seen_by: frozenset[str]) -> dict[str, str]:
    """Each part in lines; a part of which the plan says nothing is left out."""
    blocking = [GAPS[each.code].says for each in shown_plan(state, seen_by, days.everybody) if each.blocks]
    parts = {
        "information": _information(state, seen_by),
        "method": _method(state),
        "administration": _administration(state),
        "risk": (f"The plan still lacks: {lower_first(each)}." for each in blocking),
        "communications": _communications(state),
        "human_rights": iter(HUMAN_RIGHTS),
    }
    return {name: said for name, lines in parts.items() if (said := "\n".join(lines))}


def _information(state: OperationState, seen_by: frozenset[str]) -> Iterator[str]:
    if day := planned_day(state):
        yield f"Day: {day:%A %-d %B %Y}."
    if state.operation.expected is not None and reads(seen_by, "ExpectedNumberRevised", "expected"):
        yield f"Expected: up to {counted(state.operation.expected, 'person', 'people')}."
    if spoken := [str(label(Language(each.language))) for each in languages(state)]:
        yield f"Languages: {', '.join(spoken)}."
    for centre, (starts, ends) in centre_hours(state).items():
        yield f"Centre {centre.ref}: opens {label(starts)}, closes {label(ends)}."


def _method(state: OperationState) -> Iterator[str]:
    for name, partner in coming(state).items():
        when = "; ".join(f"{label(each.starts)} to {label(each.ends)}" for each in planned_by(state, name))
        yield f"{name.ref}: {label(partner.mode)}{f', {when}' if when else ''}."
    for way, (bed, payer) in ways(state).items():
        slept = f" Tonight: {label(bed)}{f', paid by {payer}' if payer else ''}." if bed else ""
        yield f"{capitalise(label(way))}: {WAYS[way].follows}.{slept}"


def _administration(state: OperationState) -> Iterator[str]:
    for centre, each in booked(state).items():
        yield f"Centre {centre.ref}: {_of(each.beds, 'bed')} for {_of(each.nights, 'night')}."
    for spoken in languages(state):
        yield f"Interpreters, {label(Language(spoken.language))}: {spoken.booked or 'none'} booked."
    partners = coming(state).values()
    if partners:
        yield f"Sharing agreements: {sum(each.signed for each in partners)} of {len(partners)} signed."


def _communications(state: OperationState) -> Iterator[str]:
    on_call = [name.ref for name, each in coming(state).items() if each.mode == "on_call"]
    if on_call:
        yield f"On call: {', '.join(on_call)}."
    yield "Everybody on shift reads the board, the handover and the situation report here."


def _of(n: int | None, one: str) -> str:
    return f"{one}s {label(None)}" if n is None else counted(n, one)
