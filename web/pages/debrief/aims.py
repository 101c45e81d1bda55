"""The aims of the plan in the debrief: each sentence, and whether it was met."""

from collections.abc import Iterator
from dataclasses import dataclass

from domain.events.planning import ObjectivesSet
from domain.words import Sealed
from projections.operation.state import OperationState
from projections.views.aims import aims_in, judged
from service.access.access import sees
from service.access.visibility import reads
from web.pages.debrief.lessons import OpenText
from web.wording import label

COLOURS = {"met": "green", "partly": "yellow", "not_met": "red"}


@dataclass(frozen=True, slots=True)
class AimShown:
    """An aim: its sentence, or its number; what became of it in words, None where unsaid, and by its colour."""

    sentence: str
    became: str | None
    colour: str


def aims_shown(state: OperationState, seen_by: frozenset[str], open_text: OpenText) -> list[AimShown]:
    """Each aim that was written or judged; none where the debrief is not for this reader."""
    if not sees(seen_by, "StructuredDebriefHeld"):
        return []
    read = reads(seen_by, ObjectivesSet.__name__, "text")
    newest = next(aims_texts(state), None)
    sentences = aims_in(open_text(newest)) if newest and read else []
    found = judged(state)
    numbers = range(1, max([len(sentences), *found]) + 1) if sentences or found else ()
    return [
        AimShown(
            sentences[number - 1] if number <= len(sentences) else f"Aim {number}",
            label(found[number]) if number in found else None,
            COLOURS.get(found.get(number, ""), "grey"),
        )
        for number in numbers
    ]


def aims_texts(state: OperationState) -> Iterator[Sealed]:
    """The text of the aims as they stood last."""
    yield from (event.text for _, event in reversed(state.events_of(ObjectivesSet)) if event.text)


def judged_in_words(state: OperationState) -> str | None:
    """How many were met, partly met and not met; None where nobody judged any."""
    found = list(judged(state).values())
    counts = [(label(code), found.count(code)) for code in COLOURS if code in found]
    return ", ".join(f"{n} {words}" for words, n in counts) or None
