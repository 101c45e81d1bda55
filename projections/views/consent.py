"""What somebody was told before they answer whether they want to be referred, and who spoke with them."""

from dataclasses import dataclass

from domain.events.referrals import NrmConsentDeclined, NrmConsentDeferred, NrmConsentGiven
from domain.kernel import RecordedEvent
from domain.vocabulary import ConsentPoint
from domain.words import Agency, InterpreterId
from projections.operation.person import Person

Told = NrmConsentGiven | NrmConsentDeclined | NrmConsentDeferred


def explained(person: Person) -> dict[ConsentPoint, RecordedEvent]:
    """Each point that was explained, with the answer at which it first was; a point left out was not recorded."""
    found: dict[ConsentPoint, RecordedEvent] = {}
    for recorded in person.answers:
        if isinstance(recorded.event, Told):
            for point in recorded.event.explained or ():
                found.setdefault(point, recorded)
    return found


@dataclass(frozen=True, slots=True)
class KnownBefore:
    """What is known before anybody asks, so that nobody asks again; None is not recorded."""

    language: str | None
    interpreter: InterpreterId | None
    agency: Agency | None


def known_before(person: Person) -> KnownBefore:
    """What the latest answer said of language and interpreter, else the latest conversation and the registration."""
    told = [each.event for each in reversed(person.answers) if isinstance(each.event, Told)]
    language = next((each.language for each in told if each.language), person.language)
    of_answers = [each.interpreter for each in told if each.interpreter]
    of_talks = [each.interpreter for each in reversed(person.sessions) if each.interpreter]
    talked = person.sessions[-1].by if person.sessions else person.identified_by
    return KnownBefore(language, next(iter((*of_answers, *of_talks)), None), talked)
