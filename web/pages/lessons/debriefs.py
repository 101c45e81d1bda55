"""The debriefs of an operation in words: whether in time, what was said, and each JESIP question with its answer."""

from collections.abc import Iterator, Mapping
from datetime import date

from domain.declaration import declared
from domain.events.debrief import HotDebriefHeld, StructuredDebriefHeld
from domain.events.planning import ObjectivesSet
from domain.kernel import RecordedEvent
from domain.words import Sealed
from projections.across.lessons import AT_LATEST, QUESTIONS, SOON, timing
from projections.local_time import local_date
from projections.measures.looks import closed as closing
from projections.operation.state import OperationState
from projections.views.aims import FIELDS, aims_in
from service.access.visibility import reads
from service.privacy.ahead import ReadTexts
from web.pages.lessons.words import ERASED, days, opened
from web.wording import label, question
from web.wording.capitals import capitalise
from web.wording.looked_for import label_in

TIMING = {
    "within_4_weeks": "within four weeks",
    "within_6_weeks": "within six weeks, not within four",
    "later": "later than six weeks",
    "before_closing": "before the centre closed",
}


def hot(texts: ReadTexts, recorded: RecordedEvent) -> dict[str, object]:
    """A hot debrief: when, how many took part, what was said."""
    event = recorded.event
    assert isinstance(event, HotDebriefHeld)
    return {"recorded": recorded, "attendees": event.attendees, "said": opened(texts, event.text)}


def structured(
    texts: ReadTexts, state: OperationState, recorded: RecordedEvent, seen_by: frozenset[str]
) -> dict[str, object]:
    """A structured debrief: when, how soon after closing, by whom, and the answer to each JESIP question."""
    event, aims = recorded.event, _aims(texts, state, recorded, seen_by)
    assert isinstance(event, StructuredDebriefHeld)
    closed = closing(state)
    after = (local_date(recorded.at) - local_date(closed)).days if closed and recorded.at >= closed else None
    when = TIMING[timing(closed, recorded.at)]
    return {
        "recorded": recorded,
        "partners": event.partners,
        "chair": event.chair,
        "when": when if after is None else f"{_after(after)} the centre closed, {when}",
        "answers": [
            *((question("StructuredDebriefHeld", name), _answer(texts, event, name)) for name in QUESTIONS),
            *((_asked_of(name, aims), _answer(texts, event, name)) for name in _of_aims(event)),
            *_looked_for(event),
        ],
    }


def _after(number: int) -> str:
    return f"{days(number)} after" if number else "on the day"


def _looked_for(event: StructuredDebriefHeld) -> Iterator[tuple[str, str]]:
    """What was looked for and found none of, where anything was ticked."""
    if event.found_none:
        said = ", ".join(label_in("found_none", each) for each in event.found_none)
        yield "Looked for, and there is none of", capitalise(said)


def _of_aims(event: StructuredDebriefHeld) -> list[str]:
    """The questions about the aims that were answered."""
    return [name for name in declared(type(event)) if name.startswith("aim") and getattr(event, name) is not None]


def _asked_of(name: str, aims: Mapping[str, str]) -> str:
    """The question about an aim, with the aim itself where it can be read."""
    return " ".join(filter(None, (question("StructuredDebriefHeld", name), aims.get(name))))


def _aims(
    texts: ReadTexts, state: OperationState, recorded: RecordedEvent, seen_by: frozenset[str]
) -> Mapping[str, str]:
    """The aims as they stood when they were judged, by their question; none for those who may not read them."""
    stood = [text for position, text in aims_written(state, seen_by) if position < recorded.position]
    said = opened(texts, stood[-1]) if stood else None
    return dict(zip(FIELDS, aims_in(said), strict=False)) if said and said != ERASED else {}


def aims_written(state: OperationState, seen_by: frozenset[str]) -> list[tuple[int, Sealed]]:
    """Every text of the aims with its position, for those who may read them."""
    if not reads(seen_by, ObjectivesSet.__name__, "text"):
        return []
    return [(recorded.position, event.text) for recorded, event in state.events_of(ObjectivesSet) if event.text]


def _answer(texts: ReadTexts, event: StructuredDebriefHeld, name: str) -> str:
    """Yes, no, what was said, or that nothing was recorded."""
    value = getattr(event, name)
    said = opened(texts, value) if isinstance(value, Sealed) else label(value).capitalize()
    return said or "Not recorded"


def due(state: OperationState, today: date) -> str:
    """When the structured debrief is due, where none was held."""
    if state.operation.debriefed:
        return ""
    if (closed := closing(state)) is None:
        return "It is due within four weeks of the centre closing, six at the latest."
    soon, latest = (local_date(closed + each) for each in (SOON, AT_LATEST))
    if today <= latest:
        return f"It is due by {label(soon.isoformat())}, at the latest by {label(latest.isoformat())}."
    return f"It was due by {label(latest.isoformat())}: {days((today - latest).days)} overdue."
